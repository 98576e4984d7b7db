"""What was found in groups, with counts by document, contexts, and marks for the line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.model.filters import Filters
from explorer.model.fold import fold
from explorer.model.intext import Searchable, Statement, Text
from explorer.paths import bundled_dataset
from explorer.store import grouped as grouping
from explorer.store import looking
from explorer.store.grouped import ENTITIES, GROUPS, Grouped, grouped, marked, on_line, rows
from explorer.store.library import Library
from explorer.store.opening import Limit
from explorer.store.search import search
from tests.store.test_search import TYPED


@pytest.fixture(scope="module")
def library(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as library:
        yield library


@pytest.fixture(scope="module")
def original(library: Library) -> Searchable:
    """An original of the survey in words of its own: every statement of it is `Word n of the survey.`"""
    statements, text = [], ""
    for block in library.blocks("survey"):
        for passage in block.passages:
            begin = len(text)
            text += f"Word {len(statements)} of the survey. "
            statements.append(Statement(passage.key, block.position, ((begin, len(text) - 1),)))
    return Searchable("survey", Text(text), statements)


def keys(library: Library, found: Grouped, group: str = "", document: int = -1) -> list[str]:
    return [row.key for row in rows(library, found, found.listed(group, document))]


def test_groups_and_what_is_in_them(library: Library) -> None:
    found = grouped(library, "vik")
    assert found.counts["event", -1] == len(found.listed("event")) > 0 < found.counts["base", -1]
    assert keys(library, found, "base") == ["vik"] and "harbour-riots" in keys(library, found, "event")
    assert found.things[0].group == "base", "the nearest comes first: it is its name"
    assert sum(found.counts[g, -1] for g in GROUPS) == found.total == len(found.things) == found.counts["", -1]
    assert set(keys(library, found)) == {h.key for h in search(library, "vik", 1000).hits}


def test_counts_are_what_one_gets(library: Library, original: Searchable) -> None:
    for typed in ("vik", "e", "survey", "kind:base", "-vik", "14 people"):
        found = grouped(library, typed, [original])
        for group in ("", *GROUPS):
            for document in range(-1, len(library.sources)):
                assert found.counts[group, document] == len(found.listed(group, document)), (typed, group, document)


def test_a_document_is_not_counted_for_words_that_only_another_has() -> None:
    """An event counts where it is told in these words; what bears them as its name, for all who tell of it."""
    with Library(bundled_dataset()) as bundled:
        order = [s.key for s in bundled.sources]
        found = grouped(bundled, "193 million")
        assert {order[n] for n in range(len(order)) if found.counts["", n]} == {"relations"}
        (event,) = [t for t in found.listed("event") if bundled.keys([t.id]) == ["russian-package-2009"]]
        assert len(bundled.telling("russian-package-2009")) > 1 and event.documents == 1 << order.index("relations")
        named = next(t for t in grouped(bundled, "Manas air base").listed("base") if bundled.keys([t.id]) == ["manas"])
        assert {order[n] for n in range(len(order)) if named.documents >> n & 1} == set(bundled.telling("manas"))


def test_a_document_is_not_counted_for_words_that_only_the_editors_have() -> None:
    """An event that is told of there may have them in its title or summary; unless nobody has them."""
    with Library(bundled_dataset()) as bundled:
        order, told = [s.key for s in bundled.sources], bundled.telling("russian-package-2009")
        profile = order.index("profile")

        def tellers(typed: str, key: str, *originals: Searchable) -> set[str]:
            (thing,) = [t for t in grouped(bundled, typed, originals).things
                        if t.group in ENTITIES and bundled.keys([t.id]) == [key]]
            return {order[n] for n in range(len(order)) if thing.documents >> n & 1}

        assert "debt" in bundled.entity("russian-package-2009").summary and "profile" in told
        assert grouped(bundled, "debt").counts["", profile] == 0
        assert tellers("debt", "russian-package-2009") == told.keys() - {"profile"}
        statement = next(k for c in bundled.claims_about("russian-package-2009") if c.source == "profile"
                         for k in c.passages)
        position = bundled.passage(statement).position
        own = Searchable("profile", Text("All debts are forgiven."), [Statement(statement, position, ((0, 23),))])
        assert tellers("debt", "russian-package-2009", own) == told.keys(), "it has them in its own words"
        assert tellers("bases", "russia") == set(order), "where claims about something else name it too"
        title = '"side by side"'
        assert not grouped(bundled, title).listed("passage")
        assert tellers(title, "two-bases-side-by-side") == bundled.telling("two-bases-side-by-side").keys()


def test_a_statement_is_found_by_the_words_for_the_figure_it_gives() -> None:
    """Forgiven, cancelled, written off: who looks for one finds the others, and sees why."""
    with Library(bundled_dataset()) as bundled:
        found = grouped(bundled, "debt written off")
        said = {row.key: row for row in rows(bundled, found, found.listed("passage"))}
        forgiven = [row for row in said.values() if "writ" not in row.context and "wrote" not in row.context]
        assert len({row.source for row in forgiven}) > 1
        for row in forgiven:
            document, _, figure = row.title.partition(" · ")
            assert document == bundled.source(row.source).short_title
            assert figure == "Debt written off"
            assert [row.title[a:b] for a, b in row.title_marks] == ["Debt", "written", "off"]
        assert any(row.title == bundled.source(row.source).short_title and not row.title_marks
                   for row in said.values()), "where its own words are met, they say why"


def test_a_document_has_its_own_statements_and_what_it_tells_of(library: Library) -> None:
    found = grouped(library, "vik")
    order = [s.key for s in library.sources]
    for n, source in enumerate(order):
        for row in rows(library, found, found.listed("", n)):
            assert row.source == source if row.group == "passage" else source in library.telling(row.key)
    every = rows(library, found, found.listed("passage"))
    assert {row.source for row in every} == {order[n] for n in range(len(order)) if found.counts["passage", n]}


def test_a_row_shows_the_words_met(library: Library) -> None:
    for typed in ("harbour", "norland", "ёлкина", "14 people", '"air base"', "airfield"):
        found = grouped(library, typed)
        assert found.total
        for row in rows(library, found, found.things):
            marks = [row.context[a:b] for a, b in row.marks] + [row.title[a:b] for a, b in row.title_marks]
            assert marks, (typed, row)


def test_an_entity_is_shown_with_the_statement_it_was_found_by(library: Library) -> None:
    found = grouped(library, "killed")
    row = next(r for r in rows(library, found, found.things) if r.key == "harbour-riots")
    assert "killed" in row.context and [row.context[a:b] for a, b in row.marks] == ["killed"]
    assert row.source in ("survey", "memoir"), "the document that says so is named"
    found = grouped(library, "harbour")
    assert next(r for r in rows(library, found, found.things) if r.key == "harbour-riots").title_marks


def test_a_statement_says_who_speaks(library: Library) -> None:
    found = grouped(library, "-zzz")
    said = {row.key: row for row in rows(library, found, found.listed("passage"))}
    for source in library.sources:
        for passage in (p for b in library.blocks(source.key) for p in b.passages):
            assert (said[passage.key].speaker, said[passage.key].stance) == (passage.speaker, passage.stance)


def test_original_words_are_a_group_of_their_own(library: Library, original: Searchable) -> None:
    found = grouped(library, "word", [original])
    assert found.counts["original", -1] == len(original.statements) == found.counts["original", 0]
    row = rows(library, found, found.listed("original"))[3]
    assert (row.group, row.source, row.title) == ("original", "survey", "Survey")
    assert row.context == "Word 3 of the survey." and row.marks == ((0, 4),)
    assert row.key == original.statements[3].key
    assert not grouped(library, "word").counts["original", -1]


def test_what_is_marked(library: Library, original: Searchable) -> None:
    found = grouped(library, "riots")
    ids = marked(library, found, found.things)
    assert library.id_of("harbour-riots") in ids
    resting = {library.id_of(c.entity) for row in rows(library, found, found.listed("passage"))
               for c in library.claims_on(row.key)}
    assert resting <= ids
    claim = next(c for c in library.claims_about("harbour-riots") if c.source == "survey")
    n = next(n for n, s in enumerate(original.statements) if s.key in claim.passages)
    found = grouped(library, f'"word {n} of"', [original])
    assert library.id_of("harbour-riots") in marked(library, found, found.things)
    assert marked(library, found, []) == frozenset()
    narrowed = grouped(library, "kind:base")
    assert set(library.keys(marked(library, narrowed, narrowed.things))) == {"vik", "kolm"}


def test_how_many_stand_on_the_line(library: Library) -> None:
    ids = [library.id_of(key) for key in ("harbour-riots", "vik", "norland", "grain-talks")]
    assert on_line(library, [n for n in ids if n], Filters()) == 2, "an actor does not, and what has no date does not"
    assert on_line(library, [n for n in ids if n], Filters(kinds=frozenset(("base",)))) < 2


def test_more_than_is_counted(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = grouped(library, "-zzz")
    for module in (looking, grouping):
        monkeypatch.setattr(module, "COUNTED", 3)
    found = grouped(library, "-zzz")
    assert found.capped == {*ENTITIES, "passage"} and not whole.capped
    assert sum(found.counts[g, -1] for g in ENTITIES) == 3 == found.counts["passage", -1]


def test_what_takes_too_long_is_said(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Limit, "__enter__", lambda self: self.db.set_progress_handler(lambda: True, 1))
    assert grouped(library, "vik").stopped


@given(TYPED, st.booleans())
@example('"', False)
@settings(deadline=None)
def test_anything_typed_is_grouped(library: Library, original: Searchable, typed: str, added: bool) -> None:
    found = grouped(library, typed, [original] if added else [])
    assert not found.stopped and found.total == len(found.things)
    made = rows(library, found, found.things)
    assert [row.group for row in made] == [thing.group for thing in found.things]
    for row in made:
        assert all(0 <= a < b <= len(row.context) for a, b in row.marks)
        assert all(row.title[a:b] and fold(row.title[a:b]) for a, b in row.title_marks)
    marked(library, found, found.things)
