"""A handout through the lens, and one that leaves a class to find out whether the documents agree."""

import json
from dataclasses import asdict
from itertools import combinations

import pypdfium2
import pytest

from explorer import paths
from explorer.handout.gather import gather
from explorer.handout.handout import Handout
from explorer.handout.pdf import to_pdf
from explorer.handout.through import Seen, Through
from explorer.model.agreement import State
from explorer.model.wording import DIFFERENCES, STATES, Wording
from explorer.store.library import Library


def made(library: Library, *documents: str, verdicts: bool = True) -> Handout:
    return gather(library, library.select(), Wording(), seen=Seen(documents, verdicts))


def text_of(handout: Handout) -> str:
    """What stands on the pages."""
    opened = pypdfium2.PdfDocument(to_pdf(handout, paths.resources()).data)
    found = []
    for page in opened:
        text = page.get_textpage()
        found.append(" ".join(text.get_text_range().split()))
        text.close()
        page.close()
    opened.close()
    return " ".join(found)


def test_as_one_document_tells_it_there_is_nothing_of_the_others(library: Library) -> None:
    for source in library.sources:
        others = [s for s in library.sources if s is not source]
        handout = made(library, source.key)
        assert [card.short_title for card in handout.sources] == [source.short_title]
        words = json.dumps(asdict(handout), ensure_ascii=False)
        assert all(other.title not in words for other in others)
        for entry in handout.entries:
            own = [c for c in library.claims_about(entry.key) if c.source == source.key]
            tells = source.key in library.telling(entry.key)
            assert [v.document for v in entry.voices] == [source.short_title] * tells
            assert sum(len(v.said) for v in entry.voices) == len(own)
            assert len(entry.told) == 1 and entry.state not in ("agree", "differ", "mentioned")
            assert all(date.documents == () or date.documents == (source.short_title,) for date in entry.dates)
            assert [s.document for s in entry.silent] == [source.short_title] * (not entry.told[0])
            assert source.short_title in entry.told_words
        assert handout.left_out == (
            f"As one document tells it: {source.short_title}. What other documents say is left out.",)


def test_of_two_it_says_whether_these_two_agree(library: Library) -> None:
    for first, second in combinations([s.key for s in library.sources], 2):
        both, states = library.pair(first, second)
        between = dict(zip(library.keys(both.tolist()), states.tolist(), strict=True))
        handout = made(library, first, second)
        for entry in handout.entries:
            if entry.key in between:
                assert entry.state == State(between[entry.key]).name.lower().replace("_", " ")
            for difference in entry.differences:
                told = {document for side in difference.sides for document, _ in side.said}
                assert len(difference.sides) > 1 and told <= {c.short_title for c in handout.sources}
        assert handout.left_out[0].startswith("Documents against each other: ")


def test_through_all_documents_is_as_through_none(library: Library) -> None:
    every = Through(library, [s.key for s in library.sources])
    for key in library.select():
        assert every.claims_about(key) == library.claims_about(key)
        assert dict(every.telling(key)) == library.telling(key) and every.silences(key) == library.silences(key)
        assert [*every.disagreements(key)] == [*library.disagreements(key)]
        if len(library.telling(key)) != 2:  # of two, what one of them contradicts itself in is left aside
            assert every.state(key) == library.state(key)


def test_where_verdicts_are_hidden_none_is_said_and_that_is_said(library: Library) -> None:
    open_, hidden = made(library), made(library, verdicts=False)
    assert open_.left_out == ()
    for shown, entry in zip(open_.entries, hidden.entries, strict=True):
        assert (entry.state, entry.state_words, entry.differences) == ("", "", ())
        assert all(row.verdict == row.verdict_words == "" for row in entry.rows)
        assert entry.voices == shown.voices and entry.told == shown.told, "who says what stays"
        labels = [date.label for date in entry.dates]
        assert len(labels) == len(set(labels)) and all(date.documents == () for date in entry.dates)
    riots = next(e for e in hidden.entries if e.key == "harbour-riots")
    assert [d.words for d in riots.dates] == ["some time between 12 March 2003 and 21 March 2003"]
    words = text_of(hidden)
    assert "it is left to be found out" in words
    for said in (*STATES.values(), "Where they differ", "Where they only seem to differ"):
        assert said not in words
    assert not any(f"{kind}." in words for kind in ("Figure", "Cause") if kind in DIFFERENCES.values())
    assert STATES[State.DIFFER] in text_of(open_)


@pytest.mark.parametrize("documents", [("memoir",), ("memoir", "survey")])
def test_it_can_be_laid_out_and_says_on_the_first_page_what_is_left_out(library: Library, documents) -> None:
    handout = made(library, *documents, verdicts=False)
    words = text_of(handout)
    for said in handout.left_out:
        assert said in words
    assert len(handout.left_out) == 2 and "What is shown" in words
