"""A handout of only what a search has found: what is seen of it side by side, and no more."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from explorer import paths
from explorer.handout.along import linked, notes_along
from explorer.handout.gather import gather
from explorer.handout.handout import Handout
from explorer.handout.pdf import to_pdf
from explorer.handout.through import Found, OnlyFound, Seen
from explorer.model.agreement import State
from explorer.model.records import Note, Quote, Thing
from explorer.model.wording import Wording
from explorer.store.comparing import Together, together
from explorer.store.grouped import grouped, marked
from explorer.store.library import Library


def laid_out(library: Library, typed: str) -> Together:
    """What a search finds, side by side."""
    found = grouped(library, typed)
    keys = frozenset(key for thing in found.things for key in thing.keys)
    return together(library, marked(library, found, found.things), keys, found.words)


def only(library: Library, seen: Together, typed: str) -> Found:
    """The same, for a handout of nothing else."""
    return Found(typed, {part.entity: frozenset(claim.key for told in part.told for one in told for _, cell in one.of
                                                for claim in cell.claims) for part in seen.parts},
                 tuple(library.entity(key).title for key in seen.besides))


def made_of(library: Library, typed: str, *documents: str) -> Handout:
    found = only(library, laid_out(library, typed), typed)
    return gather(library, found.claims, Wording(), seen=Seen(documents, found=found))


def statements(made: Handout) -> list[set[str]]:
    """Of each entry."""
    return [{one.text for voice in entry.voices for one in voice.statements} for entry in made.entries]


SEARCHES = ["debt written off", *(pytest.param(typed, marks=pytest.mark.slow) for typed in (
    "debt", "Akayev Russia", "Manas", "Kant", "15 years", "loyalty"))]


@pytest.mark.parametrize("typed", SEARCHES)
def test_it_has_the_statements_that_are_seen_side_by_side_and_no_others(typed: str) -> None:
    with Library(paths.bundled_dataset()) as library:
        seen, made = laid_out(library, typed), made_of(library, typed)
        assert [entry.key for entry in made.entries] == [part.entity for part in seen.parts]
        shown = [{library.passage(key).text for told in part.told for one in told for key in one.passages}
                 for part in seen.parts]
        assert set().union(*statements(made)) == set().union(*shown)
        assert all(printed >= there for printed, there in zip(statements(made), shown, strict=True))
        whole = gather(library, [entry.key for entry in made.entries], Wording())
        for entry, every in zip(made.entries, whole.entries, strict=True):
            for name in ("title", "dates", "when", "stretch", "summary", "participants", "told", "told_words"):
                assert getattr(entry, name) == getattr(every, name), name
            assert {row.label for row in entry.rows} <= {row.label for row in every.rows}
            assert len(entry.differences) <= len(every.differences) and set(every.silent) <= set(entry.silent)
            named = [voice.document for voice in entry.voices] + [one.document for one in entry.silent]
            assert sorted(named) == sorted(card.short_title for card in made.sources), "each says it or is silent"
            assert all(voice.said and voice.statements for voice in entry.voices)


@pytest.mark.parametrize("typed", SEARCHES)
def test_nothing_leads_to_what_is_not_printed(typed: str) -> None:
    with Library(paths.bundled_dataset()) as library:
        made = made_of(library, typed)
    rows = [{row.label for row in entry.rows} for entry in made.entries]
    for number, entry in enumerate(made.entries):
        for one in entry.differences:
            if not one.sides:
                there = made.entries[int(re.findall(r"\d+", one.note)[0]) - 1]
                assert any(other.sides and other.kind == one.kind for other in there.differences)
            for said in (said for side in one.sides for _, said in side.said if said.in_table and not one.seeming):
                place = re.search(r"\(entry (\d+)\), ", said.label)
                names = said.label.split("), ")[-1].split(", ")
                assert rows[int(place[1]) - 1 if place else number].issuperset(names), said.label
        for row in entry.rows:
            for _, others in row.elsewhere:
                assert all("(entry " in said.label for said in others), "of what else it speaks is printed there"


def test_a_document_that_tells_of_it_and_not_of_what_was_sought_is_named() -> None:
    with Library(paths.bundled_dataset()) as library:
        made = made_of(library, "debt written off")
        bargain = next(entry for entry in made.entries if entry.key == "debt-and-bases-2012")
        assert {s.document: s.why for s in bargain.silent}["Relations page"] == \
            "Tells of it too, but nothing of that was found."
        assert [voice.document for voice in bargain.voices] == ["Country briefing", "RCSP paper"]
        assert [one.label for one in bargain.ours] == ["Debt written off"], "a sum of ours, of what was found"
        assert {row.label for row in bargain.rows} == {"Debt written off", "Motive", "In exchange for"}


def test_whether_documents_agree_is_said_of_what_was_found() -> None:
    with Library(paths.bundled_dataset()) as library:
        made = made_of(library, "Manas")
        states = {entry.key: entry.state for entry in made.entries}
        spoken = {entry.key: len(entry.voices) for entry in made.entries}
        alone = [key for key in states if spoken[key] == 1 and len(library.telling(key)) > 1]
        assert alone and all(states[key] in ("", "differ", "contradicts itself") for key in alone)
        assert any(states[key] == "" and library.state(key) is State.DIFFER for key in alone)
        assert all((state == "alone") == (len(library.telling(key)) == 1) for key, state in states.items()
                   if state != "contradicts itself")


def test_with_all_that_is_said_found_it_is_as_without(library: Library) -> None:
    keys = library.select()
    every = {key: frozenset(c.key for c in (*library.claims_about(key), *library.claims_naming(key))) for key in keys}
    made = gather(library, keys, Wording(), seen=Seen(found=Found("all", every)))
    for entry, other in zip(made.entries, gather(library, keys, Wording()).entries, strict=True):
        assert entry == replace(other, state=entry.state, state_words=entry.state_words)
        assert entry.state in (other.state, "")


def test_through_the_eyes_of_one_document_the_others_stay_out() -> None:
    with Library(paths.bundled_dataset()) as library:
        made = made_of(library, "debt written off", "rcsp")
        assert {voice.document for entry in made.entries for voice in entry.voices} == {"RCSP paper"}
        assert set().union(*statements(made)) < set().union(*statements(made_of(library, "debt written off")))
        assert len(made.left_out) == 3, "the lens, the search, and what has no entry"


def test_the_first_page_says_that_there_is_more_and_a_dash_what_it_means() -> None:
    with Library(paths.bundled_dataset()) as library:
        besides = [library.entity(key).title for key in laid_out(library, "debt written off").besides]
        document = pypdfium2.PdfDocument(to_pdf(made_of(library, "debt written off"), paths.resources()).data)
        text = document[0].get_textpage()
        words = " ".join(text.get_text_range().split())
        text.close()
        assert len(document) <= 5
        document.close()
    assert "Only what the search found for “debt written off” is printed. The documents say more of these events." in \
        words
    assert besides and f"Told in the same sentences: {', '.join(besides)}." in words
    assert "“–” in a table: nothing of this was found there." in words and "but not of this" not in words


def test_of_much_that_has_no_entry_some_is_named() -> None:
    found = Found("x", {}, tuple("abcdefgh"), 12, 3)
    with Library(paths.bundled_dataset()) as library:
        _, *said = gather(library, [], Wording(), seen=Seen(found=found)).left_out
    assert said == ["Told in the same sentences: a, b, c, d, e, f, and 2 more.",
                    "Events and other things found that are not printed: 12.",
                    "Statements found that are not printed: 3."]


def test_nothing_comes_along_of_which_nothing_was_found() -> None:
    with Library(paths.bundled_dataset()) as library:
        found = only(library, laid_out(library, "debt written off"), "debt written off")
        keys = [*found.claims]
        assert linked(library, keys) and not linked(OnlyFound(library, found), keys)
        there, not_there = "rc058", next(
            key for c in library.claims_about("russian-package-2009") if c.property == "grant" for key in c.passages)
        notes = [Note("1", "k", "1", (Quote("rcsp", there, 0, 6, "Russia"),), "Seen?"),
                 Note("2", "k", "1", (Quote("relations", not_there, 0, 5, "Early"),), "Unseen?"),
                 Note("3", "k", "1", Thing("debt-and-bases-2012", "Bargain"), "All?")]
        seen = Seen(found=found)
        assert notes_along(library, keys, notes, None) == notes
        assert notes_along(library, keys, notes, None, seen) == [notes[0], notes[2]]
        made = gather(library, keys, Wording(), notes=notes, seen=seen)
        assert sorted(line for e in made.entries for r in e.notes for line in r.lines) == ["All?", "Seen?"]
