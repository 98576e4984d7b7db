"""Finding what is typed in a text that one reads."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.finding import folded


def hits(text: str, typed: str) -> list[str]:
    return [text[a:b] for a, b in folded(text).find(folded(typed))]


@pytest.mark.parametrize(("text", "typed", "found"), [
    ("The base at Kant; basement, database.", "BASE", ["base", "base", "base"]),
    ("Ёлка и елка", "елка", ["Ёлка", "елка"]), ("Край, краи", "край", ["Край"]),
    ("Ысык-Көл", "кол", ["Көл"]), ("Ысык-Көл", "көл", ["Көл"]), ("кол", "көл", []),
    ("“Great Game”", '"great', ["“Great"]), ("Issyk–Kul", "issyk-kul", ["Issyk–Kul"]),
    ("two\n  words", "two words", ["two\n  words"]), ("$150\u202fmillion", "150 million", ["150\u202fmillion"]),
    ("mili\u00adtary", "military", ["mili\u00adtary"]), ("Straße", "strasse", ["Straße"]), ("aaa", "aa", ["aa"]),
    ("nothing", "", []), ("nothing", "\u00ad", []), ("a b", " ", [" "])])
def test_what_is_found(text: str, typed: str, found: list[str]) -> None:
    assert hits(text, typed) == found


def test_accents_behind_their_letters_belong_to_them() -> None:
    text = unicodedata.normalize("NFD", "Sarı naïve край")
    assert hits(text, "naive") == [unicodedata.normalize("NFD", "naïve")]
    assert hits(text, "край") == [unicodedata.normalize("NFD", "край")]


@given(st.text(), st.text("abcйёң –“ß\u0301\u00ad"), st.text())
@example("", "й", "")
def test_a_part_of_a_text_is_found_in_it(before: str, part: str, after: str) -> None:
    text = f"{before} {part} {after}"
    wanted = folded(f" {part} ")
    ranges = folded(text).find(wanted)
    assert ranges or not wanted.text
    assert all(0 <= a < b <= len(text) for a, b in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
