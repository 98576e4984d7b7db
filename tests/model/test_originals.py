"""An original as it is shown, and the way back from the screen to the raw text."""

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.originals import GAP, Kind, Original, Shown
from explorer.model.placing import Found, Placed, Placement, Sure
from explorer.model.records import Emendation, SetAside, Span
from tests.invented import document

NARROW = """A short history

This country left the Un-
ion in May, and the neigh-
bours wel-comed it.

The the harbour was let
 for ten years.

PULL QUOTE

Then the fleet came back and
"""


def placement(spans: dict[str, list[tuple[int, int]]], aside: tuple[tuple[int, int], ...] = (),
              mended: tuple[tuple[int, int, str], ...] = (), order: tuple[tuple[int, int], ...] = ()) -> Placement:
    """Places as they are given."""
    return Placement("x", True, {key: Placed(key, Sure.EXACT, 1.0, tuple(Found(a, b, Sure.EXACT, 1.0) for a, b in at))
                                 for key, at in spans.items()},
                     tuple((a, b, SetAside("x", Span(a, b), "pull quote")) for a, b in aside),
                     tuple((a, b, Emendation("x", Span(a, b), reading, "why", "certain")) for a, b, reading in mended),
                     order)


def at(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_lines_that_a_page_has_broken_are_made_whole() -> None:
    text = NARROW + "one more line of words\n" * 20
    shown = Original(placement({}), text).whole.text
    assert shown.startswith("A short history\n\nThis country left the Un-ion in May, and the neigh-bours wel-comed "
                            "it.\n\nThe the harbour was let for ten years.\n\nPULL QUOTE\n\nThen the fleet came back "
                            "and one ")


def test_lines_that_somebody_has_broken_stay() -> None:
    text = "First item\nSecond item\n  Third item, which is " + "very " * 40 + "long\n\n\n\nAfter that"
    shown = Original(placement({}), text).whole.text
    assert shown == re.sub(r"\n +", "\n", re.sub(r"\n{2,}", "\n\n", text))


def test_a_damaged_place_is_mended_and_its_raw_text_is_kept() -> None:
    mended = (*at(NARROW, "wel-comed"), "welcomed")
    original = Original(placement({}, mended=(mended,)), NARROW)
    shown = original.whole
    assert "bours welcomed it" in shown.text
    [remark] = shown.remarks
    assert (remark.raw, remark.reading, remark.why, remark.certainty) == ("wel-comed", "", "why", "certain")
    assert shown.text[remark.first:remark.last] == "welcomed"
    assert shown.ranges(*at(NARROW, "comed it")) == [(remark.first, remark.first + len("welcomed it"))]
    assert shown.raw(remark.first, remark.first + 10) == [(mended[0], mended[1] + 2)]
    assert original.as_in_copy.text == Original(placement({}), NARROW).whole.text and not original.as_in_copy.remarks


def test_the_words_of_a_passage_are_quoted_as_they_are_in_the_copy() -> None:
    spans = {"a": [at(NARROW, "bours wel-comed it")]}
    original = Original(placement(spans, mended=((*at(NARROW, "wel-comed"), "welcomed"),)), NARROW)
    assert original.words("a").text == "bours wel-comed it"
    assert original.words("a", mended=True).text == "bours welcomed it"


def test_a_reading_that_says_something_else_leaves_the_words_as_they_are() -> None:
    plain = Original(placement({}), NARROW).whole
    shown = Original(placement({}, mended=((*at(NARROW, "This country"), "The Union"),)), NARROW).whole
    assert shown.text == plain.text
    [remark] = shown.remarks
    assert (shown.text[remark.first:remark.last], remark.raw, remark.reading) == ("This country", "", "The Union")


def test_what_is_remarked_on_a_place_is_not_said_of_a_part_of_it() -> None:
    spans = {"a": [at(NARROW, "This country left")], "b": [at(NARROW, "This country"), at(NARROW, "in May")],
             "c": [at(NARROW, "the Un-\nion")]}
    place = at(NARROW, "country left the Un-\nion in May")
    original = Original(placement(spans, mended=((*place, "reading"),)), NARROW)
    assert {key: len(original.words(key, mended=True).remarks) for key in spans} == {"a": 0, "b": 1, "c": 0}
    assert len(original.whole.remarks) == 1


def test_a_remark_without_a_reading_changes_nothing() -> None:
    plain = Original(placement({}), NARROW).whole
    shown = Original(placement({}, mended=((*at(NARROW, "in May"), ""),)), NARROW).whole
    assert shown.text == plain.text
    assert [(shown.text[r.first:r.last], r.raw) for r in shown.remarks] == [("in May", "")]


def test_what_is_set_aside_is_a_paragraph_and_says_why() -> None:
    pull = at(NARROW, "PULL QUOTE\n")
    shown = Original(placement({}, aside=(pull,)), NARROW).whole
    [piece] = [p for p in shown.pieces if p.kind is Kind.ASIDE]
    assert (piece.text, piece.note) == ("PULL QUOTE", "pull quote")


COLUMNS = "second column ends. Third paragraph\n\nAside\n\nFirst paragraph. And the\n"


def columns() -> Placement:
    first, second = COLUMNS.index("First"), COLUMNS.index("Aside")
    return placement({"a": [(first + 17, len(COLUMNS) - 1), (0, 19)], "b": [(first, first + 16), (20, 35)]},
                     aside=((second, second + 5),), order=((first, len(COLUMNS)), (0, second)))


def test_columns_are_read_in_their_order_and_the_rest_stands_behind() -> None:
    shown = Original(columns(), COLUMNS).whole
    assert shown.text == "First paragraph. And the second column ends. Third paragraph\n\nAside"
    assert [p.text for p in shown.pieces if p.kind is Kind.ASIDE] == ["Aside"]
    assert shown.ranges(0, 19) == [at(shown.text, "second column ends.")]
    assert shown.raw(*at(shown.text, "the second")) == [(len(COLUMNS) - 4, len(COLUMNS) - 1), (0, 6)]


def test_a_heading_at_the_head_of_a_column_is_a_paragraph() -> None:
    text = "A Heading\n\nIts text\n\nwords that go on\n"
    shown = Original(placement({}, order=((21, len(text)), (0, 21))), text).whole.text
    assert shown == "words that go on\n\nA Heading\n\nIts text"


def test_the_words_of_a_passage() -> None:
    original = Original(columns(), COLUMNS)
    assert original.words("a").text == "And the second column ends."
    assert original.words("b").text == f"First paragraph.{GAP}Third paragraph"
    assert original.words("nobody").text == ""


def test_what_is_set_aside_parts_no_words() -> None:
    words = placement({"a": [at(NARROW, "for ten years."), at(NARROW, "Then the fleet")]}, (at(NARROW, "PULL QUOTE"),))
    assert Original(words, NARROW).words("a").text == "for ten years. Then the fleet"


def test_a_missing_passage_has_no_words_and_a_missing_place_is_left_out() -> None:
    some = placement({"a": [(0, 5), (8, 15)], "b": [(0, 5)]})
    lost = Found(0, 0, Sure.MISSING, 0.0)
    placed = {"a": replace(some.passages["a"], sure=Sure.NEAR, spans=(lost, some.passages["a"].spans[1])),
              "b": replace(some.passages["b"], sure=Sure.MISSING, spans=(lost,))}
    original = Original(replace(some, passages=placed), NARROW)
    assert (original.words("a").text, original.words("b").text) == ("history", "")


def test_nothing_is_shown_of_nothing() -> None:
    assert Original(placement({}), " \n\n ").whole.text == ""
    assert Shown(()).ranges(0, 5) == [] and Shown(()).raw(0, 5) == []


TEXT = document(3, 12).text


@given(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=8, unique=True).map(sorted), st.randoms())
def test_every_character_is_shown_once_and_found_again(cuts: list[int], r: object) -> None:
    """Whatever the order, whatever is set aside: what is shown is the text, and the way back is the way there."""
    edges = sorted({0, *cuts, len(TEXT)})
    order = list(pairwise(edges))
    r.shuffle(order)  # type: ignore[attr-defined]
    aside, *rest = order
    shown = Original(placement({}, aside=(aside,), order=tuple(rest)), TEXT).whole
    together = "".join(TEXT[a:b] for a, b in (*rest, aside))
    assert "".join(shown.text.split()) == "".join(together.split())
    for a, b in order:
        parts = shown.ranges(a, b)
        assert "".join("".join(shown.text[x:y] for x, y in parts).split()) == "".join(TEXT[a:b].split())
        back = [stretch for x, y in parts for stretch in shown.raw(x, y)]
        assert all(a <= first < last <= b for first, last in back)
        assert "".join("".join(TEXT[x:y] for x, y in back).split()) == "".join(TEXT[a:b].split())
