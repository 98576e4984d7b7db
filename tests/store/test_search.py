"""What is typed, what it selects, and where the words stand."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from explorer.model.filters import All, Filters
from explorer.model.fold import find_words, fold, fold_more
from explorer.model.query import WRITTEN, parse_query
from explorer.store import library as opened
from explorer.store import looking
from explorer.store import search as searching
from explorer.store.library import Library
from explorer.store.looking import look
from explorer.store.opening import Limit
from explorer.store.search import search

EVERYTHING = ("event", "actor", "base", "treaty", "office")


@pytest.fixture(scope="module")
def library(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as library:
        yield library


def selected(library: Library, typed: str) -> set[str]:
    """Keys of events, bases and treaties that pass."""
    return set(library.select(parse_query(typed)))


def found(library: Library, typed: str) -> list[str]:
    return [hit.key for hit in search(library, typed).hits]


ALL_DRAWN = {"independence", "harbour-riots", "debt-written-off", "grain-talks", "north-railway", "election-2013",
             "dykes-broken", "vik", "kolm", "friendship-treaty"}


@pytest.mark.parametrize(("typed", "keys"), [
    ("", ALL_DRAWN),
    ("harbour", {"harbour-riots"}), ("HARB", {"harbour-riots"}), ("riots harbour", {"harbour-riots"}),
    ("riots railway", set()), ("riots | railway", {"harbour-riots", "north-railway"}),
    ("vik", {"vik", "harbour-riots"}), ("vik -riots", {"vik"}), ('"air base"', {"vik"}), ('"base air"', set()),
    ("-vik", ALL_DRAWN - {"vik", "harbour-riots"}), ("-zzz", ALL_DRAWN),
    ("kind:base", {"vik", "kolm"}), ("KIND:BASE", {"vik", "kolm"}),
    ("-kind:event", {"vik", "kolm", "friendship-treaty"}),
    ("kind:base | kind:treaty", {"vik", "kolm", "friendship-treaty"}), ("kind:colour", set()),
    ("actor:norland", {"friendship-treaty", "vik", "debt-written-off", "grain-talks"}),
    ('actor:"Северный край"', {"friendship-treaty", "vik", "debt-written-off", "grain-talks"}),
    ("actor:NORLAND kind:base", {"vik"}), ("actor:anna-berg", set()), ("actor:vik", set()), ("actor:nobody", set()),
    ("-actor:nobody", ALL_DRAWN), ("-actor:norland kind:base", {"kolm"}), ("actor:!!!", set()),
    ("base:vik", {"vik"}), ('base:"Vik airfield"', {"vik"}), ("base:norland", set()),
    ("treaty:friendship-treaty", {"friendship-treaty", "debt-written-off"}),
    ("source:memoir", {"independence", "harbour-riots", "vik", "grain-talks", "north-railway", "election-2013",
                       "dykes-broken"}),
    ("source:Survey -source:memoir", {"friendship-treaty", "kolm", "debt-written-off"}), ("source:diary", set()),
    ("topic:sea", {"dykes-broken"}), ('topic:"The sea"', {"dykes-broken"}), ("topic:SEA", set()),
    ("status:planned", {"north-railway"}), ("status:promised", {"vik", "friendship-treaty"}),
    ("disagreement:date", {"harbour-riots"}), ("disagreement:vik-aircraft", {"vik"}), ("disagreement:figure", {
        "vik", "harbour-riots"}),
    ("id:kolm", {"kolm"}), ("id:Kolm", set()),
    ("when:2003", {"harbour-riots"}), ("when:2003-03-12", {"harbour-riots"}), ("when:2003-03-15", {"harbour-riots"}),
    ("when:1998", {"vik", "dykes-broken"}), ("when:2005", {"kolm", "friendship-treaty"}), ("when:2006", set()),
    ("when:2003-04 kind:event", set()), ("when:../1990-06", {"independence", "dykes-broken"}),
    ("when:2016/..", {"north-railway", "vik"}), ("when:2100", set()), ("when:1850", set()),
    ("when:1990/2016 kind:event -when:1990/1999", {"harbour-riots", "debt-written-off", "election-2013",
                                                   "north-railway"}),
    ("ёлкина", {"election-2013"}), ("ЕЛКИНА", {"election-2013"}),
    ("өлкөсү", {"friendship-treaty", "vik", "debt-written-off", "grain-talks"}),
    ("олкосу", {"friendship-treaty", "vik", "debt-written-off", "grain-talks"}),
    ("край -id:vik", {"friendship-treaty", "debt-written-off", "grain-talks"}), ("краи", set()),
])
def test_what_a_query_selects(library: Library, typed: str, keys: set[str]) -> None:
    assert selected(library, typed) == keys


TERMS = st.sampled_from(["vik", '"air base"', "kind:base", "actor:norland", "source:memoir", "topic:sea", "when:2003",
                         "status:planned", "zzz", "disagreement:date", "id:kolm", "ёлкина"])


@given(TERMS, TERMS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_and_or_not(library: Library, a: str, b: str) -> None:
    one, other = selected(library, a), selected(library, b)
    assert selected(library, f"{a} {b}") == one & other
    assert selected(library, f"{a} | {b}") == one | other
    assert selected(library, f"-{a}") == ALL_DRAWN - one
    assert selected(library, f"{a} -{b}") == one - other


QUERIES = st.lists(st.tuples(st.sampled_from(["", "-", "| "]), TERMS), min_size=1, max_size=4).map(
    lambda terms: " ".join(sign + term for sign, term in terms))


@given(QUERIES)
@example("vik | base -riots")
@example("-vik base")
@example("vik source:memoir -base")
@example("vik topic:bases -status:planned")
def test_what_is_found_is_what_is_selected(library: Library, typed: str) -> None:
    answer = search(library, typed, 1000)
    kept = {h.key for h in answer.hits if h.kind != "passage"}
    if not answer.missed and not answer.alike:
        assert kept == set(library.select(parse_query(typed), EVERYTHING))


@pytest.mark.parametrize("typed", ["vik", "vik | base", "kind:event", "source:memoir vik"])
def test_no_more_than_one_is_looked_for_beyond_what_is_counted(
        library: Library, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    whole, every = search(library, typed, 1000), look(library, typed)
    for module in (looking, searching):
        monkeypatch.setattr(module, "COUNTED", 2)
    some, few = search(library, typed, 1), look(library, typed)
    assert (some.total, some.more) == (2, True) and not whole.more and whole.total > 2
    assert some.hits[0].key in [h.key for h in whole.hits] and some.hits[0].kind != "passage"
    assert len(few.entities) == min(3, len(every.entities)) and set(few.entities) <= set(every.entities)
    assert few.passages == every.passages[:3]


@pytest.mark.parametrize("typed", [
    "kind:base", "-kind:base", "source:memoir", "topic:bases", "status:planned", "status:nothing", "when:1993",
    "when:../1993", "when:1890", "actor:norland", "actor:nobody", "-actor:nobody kind:base", "kind:event | when:1993"])
def test_what_few_have_is_looked_up_and_found_as_what_many_have(
        small_dataset: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    term = parse_query(typed)
    with Library(small_dataset) as library:
        looked_up = looking.passing_ids(library, term)
    monkeypatch.setattr(opened, "FEW", 0)
    with Library(small_dataset) as library:
        assert looking.passing_ids(library, term) == looked_up


@given(TERMS)
def test_statements_are_found_or_not(library: Library, term: str) -> None:
    every = {p.key for s in library.sources for b in library.blocks(s.key) for p in b.passages}

    def passages(typed: str) -> set[str]:
        return {h.key for h in search(library, typed).hits if h.kind == "passage"}

    assert passages(term) | passages(f"-{term}") == every
    assert not passages(term) & passages(f"-{term}")


def test_ticked_boxes_are_a_query(library: Library) -> None:
    ticked = Filters(frozenset(("base", "treaty")), frozenset(("norland",)), frozenset(("survey",)))
    assert set(library.select(ticked.term())) == {"vik", "friendship-treaty"}
    assert set(library.select(Filters().term())) == ALL_DRAWN == set(library.select(All()))


def test_hits_say_what_they_are_and_where(library: Library) -> None:
    answer = search(library, "harbour")
    assert answer.query == "harbour" and answer.total == len(answer.hits)
    first = answer.hits[0]
    assert (first.key, first.kind, first.title, first.source) == ("harbour-riots", "event", "Riots in the harbour", "")
    statement = next(h for h in answer.hits if h.key == "sv015")
    assert (statement.kind, statement.title, statement.source) == ("passage", "Survey", "survey")
    assert statement.snippet == "14 people were killed in the harbour."
    assert statement.snippet[statement.start:statement.end] == "harbour"


def test_entities_come_before_statements_and_titles_before_the_rest(library: Library) -> None:
    hits = search(library, "vik").hits
    kinds = [h.kind == "passage" for h in hits]
    assert kinds == sorted(kinds)
    assert hits[0].key == "vik" and "harbour-riots" in [h.key for h in hits]


def test_a_limit_leaves_the_total(library: Library) -> None:
    whole = search(library, "vik")
    for limit in range(whole.total + 1):
        some = search(library, "vik", limit)
        assert some.total == whole.total and some.hits == whole.hits[:limit]


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "-", "|", '"'])
def test_nothing_typed_finds_nothing(library: Library, typed: str) -> None:
    assert search(library, typed).total == 0


def test_a_name_that_is_found_is_shown(library: Library) -> None:
    hit = next(h for h in search(library, "airfield").hits if h.key == "vik")
    assert hit.snippet[hit.start:hit.end] == "airfield"
    hit = next(h for h in search(library, "елкина").hits if h.key == "maria-yolkina")
    assert hit.snippet[hit.start:hit.end] == "Ёлкина"


TYPED = st.one_of(
    st.text(max_size=30), st.text(st.characters(), max_size=12), st.text('vikéё"-|:*^(){}+~\'\\;%_ \n\0', max_size=25),
    st.lists(st.one_of(TERMS, st.sampled_from(
        ["AND", "OR", "NOT", "NEAR(a b)", "title:", "rowid:1", "words : vik", '"', "-", "|", "*", "kind:", "';--"])),
        max_size=8).map(" ".join))


@given(TYPED)
@example("a " * 5000)
@example("-" * 5000 + "vik")
@example("a|" * 3000)
@example("\udcff source:\udcff topic:\udc80")
@example("½ ⅷ ² 𞥐 ﷺ ㎏ ﬁ")
@example("when:Y999999")
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_anything_typed_is_answered(library: Library, typed: str) -> None:
    answer = search(library, typed)
    looked = look(library, typed)
    wanted = [word for w in looked.words for spelled in (w.text, *w.others) for word in spelled.split()]
    assert len(answer.hits) <= answer.total
    exact = not answer.missed and not any(w in WRITTEN for w in wanted)
    for hit in answer.hits:
        assert 0 <= hit.start <= hit.end <= len(hit.snippet)
        if hit.end and exact:
            shown = hit.snippet[hit.start:hit.end]
            assert any(fold(shown).startswith(w) or fold_more(shown).startswith(w) for w in wanted)
            assert (hit.start, hit.end) == find_words(hit.snippet, wanted)[0]
    library.select(parse_query(typed), EVERYTHING)


def test_a_search_that_takes_too_long_is_ended(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "SECONDS", -1.0)
    monkeypatch.setattr(Limit, "__enter__", lambda self: self.db.set_progress_handler(lambda: True, 1))
    begun = time.monotonic()
    assert search(library, "vik").total == 0
    assert time.monotonic() - begun < 1
    monkeypatch.undo()
    assert search(library, "vik").total > 0


def test_the_very_name_comes_first(library: Library) -> None:
    for typed, key in (("Norland", "norland"), ("vik", "vik"), ("Election of 2013", "election-2013"),
                       ("airfield vik", "vik"), ("treaty of friendship", "friendship-treaty")):
        title = library.entity(key).title if library.entity(key) else ""  # type: ignore[union-attr]
        assert found(library, typed)[0] == key, (typed, title)


def test_where_nothing_has_all_words_what_has_most_is_shown(library: Library) -> None:
    whole = search(library, "riots harbour")
    assert whole.missed == 0
    answer = search(library, "riots harbour zeppelin")
    assert answer.missed == 1 and answer.hits[0].key == "harbour-riots"
    assert search(library, "zeppelin submarine").missed == 0 == search(library, "zeppelin submarine").total
    assert search(library, "zeppelin kind:base").total == 0, "what narrows is never left out"


def test_numbers_that_are_written_out_are_found(library: Library) -> None:
    figures = search(library, "14 people")
    assert figures.total and not figures.missed
    assert [h.key for h in search(library, "fourteen people").hits] == [h.key for h in figures.hits]
    assert search(library, "fourteen people").missed == 0
