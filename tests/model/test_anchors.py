"""Anchors: found again in another copy, and too few to rebuild a text."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.anchors import anchors, fingerprint, hashes, letters, traced

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
def test_every_letter_knows_where_it_comes_from(text: str) -> None:
    folded, places = traced(text)
    assert folded == letters(text) and len(places) == len(folded)
    assert list(places) == sorted(places)
    assert all(c in letters(text[place]) for c, place in zip(folded, places, strict=True))


def test_a_ligature_is_two_letters_of_one_place() -> None:
    assert traced("oﬃce – Ёл") == ("officeел", traced("oﬃce – Ёл")[1])
    assert list(traced("oﬃce – Ёл")[1]) == [0, 1, 1, 1, 2, 3, 7, 8]


@given(st.text(max_size=40))
def test_every_anchor_is_the_hash_of_its_gram(text: str) -> None:
    found = list(hashes(letters(text)))
    assert len(found) == max(0, len(letters(text)) - 8)
    assert all(found[start] == value for start, value in anchors(text))


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


def test_there_are_anchors_between_what_is_said_often() -> None:
    text = " ".join(f"the same words again and again, {n * 7919} times" for n in range(40))
    starts = [start for start, _ in anchors(text)]
    assert max(b - a for a, b in pairwise(starts)) <= 64
