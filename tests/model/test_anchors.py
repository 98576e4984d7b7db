"""Anchors: found again in another copy, and too few to rebuild a text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.anchors import anchors, fingerprint, letters

TEXT = " ".join(f"Sentence {n} tells of ship {n * 7919 % 1000} that came from harbour {n * 104729 % 997}."
                for n in range(60))


def test_letters() -> None:
    assert letters("Çà-et là, № 5!\n") == letters(unicodedata.normalize("NFD", "çàet là no5"))
    assert letters("A b,\r\nC") == "abc"


@given(st.text())
def test_layout_and_case_change_no_fingerprint(text: str) -> None:
    assert fingerprint(text) == fingerprint("\n " + text.replace(" ", "\r\n  ") + " -")
    assert 0 <= fingerprint(text) < 2**16


def test_other_words_have_another_fingerprint() -> None:
    assert fingerprint("The rent is paid") != fingerprint("The rent is unpaid")


@given(st.text())
def test_anchors_ascend_and_are_16_bits(text: str) -> None:
    found = anchors(text)
    assert list(found) == sorted(set(found))
    assert all(0 <= start < max(1, len(letters(text))) and 0 <= value < 2**16 for start, value in found)


def test_short_texts_have_few_or_none() -> None:
    assert anchors("") == () and anchors("eight le") == ()
    assert len(anchors("nine letters")) == 1


def test_sparse() -> None:
    found = anchors(TEXT)
    assert 0 < len(found) <= len(letters(TEXT)) / 10


def test_a_copy_with_other_line_ends_has_the_same() -> None:
    assert anchors(TEXT) == anchors(TEXT.upper().replace(" ", "\r\n"))


def test_a_piece_in_another_place_shares_most_with_a_constant_shift() -> None:
    front = "Something else that stands before it. "
    shift = len(letters(front))
    moved = {(start - shift, value) for start, value in anchors(front + TEXT)}
    own = set(anchors(TEXT))
    assert len(own & moved) > 0.9 * len(own)


def test_what_is_said_often_is_no_anchor() -> None:
    assert anchors("the same words again and again " * 20) == ()
