"""What was written is what the library reads."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dataset.check import check
from explorer.dataset.items import items, periods, tellings
from explorer.model.agreement import Silence, State
from explorer.model.filters import Filters
from explorer.model.fold import title_key
from explorer.model.records import DRAWN, Dataset
from explorer.model.schema import COLUMNS, Flag
from explorer.paths import bundled_dataset
from explorer.store.library import Library
from explorer.store.opening import DatasetError


@pytest.fixture(scope="module")
def data(small_text: Path) -> Dataset:
    return check(small_text).dataset


@pytest.fixture(scope="module")
def library(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as library:
        yield library


def test_the_head(data: Dataset, library: Library) -> None:
    assert data.info.items() <= library.info.items()
    assert library.figures == data.figures and list(library.figures) == list(data.figures)
    assert library.topics == data.topics and list(library.topics) == list(data.topics)


def test_documents(data: Dataset, library: Library) -> None:
    assert library.sources == tuple(replace(s, original_file="") for s in data.sources)
    assert library.layers == data.layers
    assert library.scopes == data.scopes
    for source in data.sources:
        assert library.source(source.key).title == source.title
        assert library.blocks(source.key) == tuple(b for b in data.blocks if b.source == source.key)


def test_statements(data: Dataset, library: Library) -> None:
    for block in data.blocks:
        for passage in block.passages:
            assert library.passage(passage.key) == passage
    assert library.passage("zz999") is None
    promise = library.passage("sv012")
    assert promise is not None
    assert (promise.speaker, promise.via, promise.stance) == ("anna-berg", "Vik Courier", "pledges")
    assert promise.references == ("Holm 2009, The field at Vik", "Vik Courier of 3 May 2009")
    assert library.passage("mm015").speaker == "The author himself"  # type: ignore[union-attr]


def test_entities(data: Dataset, library: Library) -> None:
    for entity in data.entities:
        assert library.entity(entity.key) == replace(entity, topics=tuple(sorted(entity.topics)))
        assert library.keys([library.id_of(entity.key) or 0]) == [entity.key]
    assert library.entity("nothing") is None and library.id_of("nothing") is None
    ids = [library.id_of(e.key) or 0 for e in data.entities]
    for _ in range(2):  # asked, then remembered
        assert library.titles([*ids, 10**6]) == {i: e.title for i, e in zip(ids, data.entities, strict=True)}


def test_claims(data: Dataset, library: Library) -> None:
    for claim in data.claims:
        assert library.claim(claim.key) == claim
    for entity in data.entities:
        assert library.claims_about(entity.key) == tuple(c for c in data.claims if c.entity == entity.key)
        assert list(library.claims_naming(entity.key)) == [c for c in data.claims if c.object == entity.key]
    for block in data.blocks:
        for passage in block.passages:
            assert library.claims_on(passage.key) == [c for c in data.claims if passage.key in c.passages]


def test_disagreements(data: Dataset, library: Library) -> None:
    assert [*library.disagreements("harbour-riots")] == [d for d in data.disagreements if d.key.startswith("harbour")]
    assert not library.disagreements("kolm")


def test_tellings_are_those_of_the_builder(data: Dataset, library: Library) -> None:
    for key, telling in tellings(data).items():
        assert library.state(key) is telling.state
        assert library.telling(key) == telling.counts
        assert library.silences(key) == telling.silences
    assert library.state("nothing") is State.UNTOLD
    assert library.silences("nothing") == {}


def test_a_plan_does_not_say_when_it_could_be_known(library: Library) -> None:
    assert library.silences("north-railway") == {"survey": Silence.COULD_HAVE_SPOKEN}
    assert library.silences("election-2013") == {"survey": Silence.COULD_NOT_KNOW}


def test_holders_of_an_office(data: Dataset, library: Library) -> None:
    found = library.periods("holds office", "president")
    assert [(p.entity, p.claim) for p in found] == [
        ("anna-berg", "anna-berg.2"), ("anna-berg", "anna-berg.1"), ("otto-lind", "otto-lind.2"),
        ("otto-lind", "otto-lind.1")]
    assert sorted(found, key=lambda p: p.claim) == sorted(
        (p for p in periods(data.claims) if p.kind == "holds office"), key=lambda p: p.claim)
    assert library.periods("holds office", "vik") == []


def test_the_line(data: Dataset, library: Library) -> None:
    who = tellings(data)
    drawn = items(data, who)
    assert library.schemes() == sorted(("partner", "kind", "source", "level", "agreement"))
    for scheme in ("partner", "kind", "level", "agreement"):
        columns = library.columns(scheme)
        assert columns.keys() == COLUMNS.keys()
        assert all(a.dtype.kind in "iu" and len(a) == sum(map(len, drawn.values())) for a in columns.values())
        assert np.all(np.diff(columns["lane"]) >= 0)
        seen = {key: [] for key in drawn if drawn[key]}  # type: ignore[var-annotated]
        for n, entity in enumerate(library.keys(columns["entity"].tolist())):
            seen[entity].append(tuple(int(columns[c][n]) for c in (
                "start_earliest", "start_latest", "end_earliest", "end_latest")))
            flags = Flag(int(columns["flags"][n]))
            item = next(i for i in drawn[entity] if i.start_earliest == columns["start_earliest"][n])
            assert (Flag.BAR in flags, Flag.PLANNED in flags, Flag.OPEN_END in flags, Flag.SILENT in flags) == (
                item.bar, item.planned, item.open_end, False)
            assert int(columns["state"][n]) == item.state
            assert {s.key for b, s in enumerate(data.sources) if int(columns["sources"][n]) >> b & 1} == item.sources
        assert {k: sorted(v) for k, v in seen.items()} == {k: sorted(
            (i.start_earliest, i.start_latest, i.end_earliest, i.end_latest) for i in own) for k, own in drawn.items()
            if own}
    assert library.lanes("partner") == tuple(data.lanes.items())
    assert [key for key, _ in library.lanes("source")] == ["survey", "memoir"]  # the older first


def test_what_a_document_leaves_out_is_in_its_lane(library: Library) -> None:
    columns = library.columns("source")
    silent = columns["flags"] & int(Flag.SILENT) != 0
    lanes = [library.lanes("source")[n][0] for n in columns["lane"][silent]]
    assert sorted(zip(lanes, library.keys(columns["entity"][silent].tolist()), strict=True)) == [
        ("memoir", "debt-written-off"), ("memoir", "friendship-treaty"), ("memoir", "kolm"),
        ("survey", "north-railway")]


@pytest.mark.parametrize("scheme", ["partner", "source", "agreement"])
def test_a_lane_can_be_read_alone(library: Library, scheme: str) -> None:
    whole = library.columns(scheme)
    for n in range(len(library.lanes(scheme))):
        own = library.lane_columns(scheme, n)
        assert own.keys() == whole.keys()
        for name, column in own.items():
            assert column.dtype == whole[name].dtype
            assert np.array_equal(column, whole[name][whole["lane"] == n])


def test_what_two_documents_both_tell(data: Dataset, library: Library) -> None:
    ids, states = library.pair("survey", "memoir")
    assert [ids.tolist(), states.tolist()] == [a.tolist() for a in library.pair("memoir", "survey")]
    who = tellings(data)
    both = [key for key, t in who.items() if len(t.counts) == 2]
    assert library.keys(ids.tolist()) == both and ids.tolist() == sorted(ids.tolist())
    found = dict(zip(both, states.tolist(), strict=True))
    assert (found["independence"], found["harbour-riots"]) == (State.AGREE, State.DIFFER)
    assert found == {key: who[key].state for key in both if who[key].state is not State.CONTRADICTS_ITSELF} | {
        key: State.MENTIONED for key in both if who[key].state is State.CONTRADICTS_ITSELF}
    with pytest.raises(DatasetError, match="is damaged"):
        library.pair("survey", "nobody")


def test_an_unknown_scheme_has_no_columns(library: Library) -> None:
    with pytest.raises(DatasetError, match="lacks columns of its line; get a fresh copy"):
        library.columns("colour")
    with pytest.raises(DatasetError, match="lacks columns of its line; get a fresh copy"):
        library.lane_columns("colour", 0)


def test_the_shelf_and_the_order(library: Library) -> None:
    assert library.undated == [(library.id_of("grain-talks"), "grain-talks")]
    everything = library.select()
    assert everything[0] == "dykes-broken" and everything[-1] == "grain-talks"
    assert len(everything) == 10
    assert library.in_order(["grain-talks", "nothing", "vik", "vik", "independence"]) == [
        "independence", "vik", "grain-talks"]


def test_undated_is_what_no_date_is_stored_of() -> None:
    with Library(bundled_dataset()) as library:
        rows = library.ask("SELECT e.id, e.key FROM entity e LEFT JOIN entity_date d ON d.entity_id = e.id "
                           "WHERE d.entity_id IS NULL AND kind IN ('event', 'base', 'treaty') ORDER BY rank")
        assert library.undated == [(r["id"], r["key"]) for r in rows] and rows


def test_the_table_has_the_same_by_date_and_knows_their_titles(library: Library) -> None:
    table = library.table()
    keys = library.keys(table["entity"].tolist())
    assert keys == library.select()
    titles = [library.entity(key).title for key in keys]  # type: ignore[union-attr]
    assert [t for _, t in sorted(zip(table["title"].tolist(), titles, strict=True))] == sorted(titles, key=title_key)
    assert [State(s) for s in table["state"].tolist()] == [library.state(key) for key in keys]
    order = {s.key: n for n, s in enumerate(library.sources)}
    assert table["sources"].tolist() == [sum(1 << order[s] for s in library.telling(key)) for key in keys]
    entities = [e for key in keys if (e := library.entity(key))]
    level = {(n, e.level) for n, e in zip(table["level"].tolist(), entities, strict=True)}
    assert len(level) == len(dict(level)) == len({name for _, name in level}) and (3, "") in level
    kinds = [e.kind for _, e in sorted(zip(table["what"].tolist(), entities, strict=True), key=lambda pair: pair[0])]
    assert kinds == sorted(kinds, key=DRAWN.index) and len(set(kinds)) > 1


def test_a_table_that_lacks_a_column_is_said_to_be_damaged(small_dataset: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    shutil.copy(small_dataset, broken)
    db = sqlite3.connect(broken)
    db.execute("DELETE FROM table_column WHERE name = 'level'")
    db.commit()
    db.close()
    with pytest.raises(DatasetError), Library(broken) as library:
        library.table()


def test_what_may_be_ticked(data: Dataset, library: Library) -> None:
    facets = {field: {v: set(library.keys(ids.tolist())) for v, ids in values.items()}
              for field, values in library.facets.items()}
    assert facets["kinds"]["base"] == {"vik", "kolm"}
    assert facets["sources"]["memoir"] >= {"dykes-broken", "grain-talks"}
    assert facets["actors"]["norland"] == {"vik", "debt-written-off", "friendship-treaty", "grain-talks"}
    sizes = [len(keys) for keys in facets["actors"].values()]
    assert sizes == sorted(sizes, reverse=True)


def test_verdicts_are_ticked_as_the_line_has_them(library: Library) -> None:
    drawn = library.select()
    verdicts = library.facets["verdicts"]
    found = {word: library.keys(ids.tolist()) for word, ids in verdicts.items()}
    assert {key: word for word, keys in found.items() for key in keys} == {k: library.state(k).word for k in drawn}
    assert verdicts.counts() == {word: len(keys) for word, keys in found.items()} and next(iter(found)) == "differ"
    passes = library.passing(Filters(sources=frozenset(("survey",))))
    told = set(library.keys(np.flatnonzero(passes).tolist()))
    assert verdicts.counts(passes) == {word: len(told & set(keys)) for word, keys in found.items()}


@given(st.builds(Filters, *(st.sets(st.sampled_from(values), max_size=2).map(frozenset) for values in (
    ("event", "base", "treaty"), ("norland", "vik-guards", "nobody"), ("survey", "memoir"),
    ("differ", "agree", "alone")))))
def test_ticks_let_the_same_through_as_the_query_they_stand_for(library: Library, filters: Filters) -> None:
    passing = np.flatnonzero(library.passing(filters)).tolist()
    assert set(library.keys(passing)) == set(library.select(filters.term()))


def test_of_many_the_most_salient_are_selected(library: Library) -> None:
    every = library.select()
    few = library.select(most=3)
    assert few == [k for k in every if k in few] and len(few) == 3
    assert min(library.entity(k).salience for k in few) >= max(  # type: ignore[union-attr]
        library.entity(k).salience for k in every if k not in few)  # type: ignore[union-attr]
