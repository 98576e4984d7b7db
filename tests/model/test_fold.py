"""Folding: what is found as what."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.fold import find_word, find_words, fold, fold_more, words


@pytest.mark.parametrize(("typed", "stored"), [
    ("ёлкина", "Елкина"), ("ЁЛКИНА", "елкина"), ("Akaev", "akaev"), ("Müller", "MULLER"), ("straße", "STRASSE"),
    ("naïve", "naive"), ("ﬁnance", "finance"), ("Ｋａｎｔ", "kant"), ("ℌelsinki", "helsinki"), ("\u0407", "\u0456")])
def test_the_same_word(typed: str, stored: str) -> None:
    assert fold(typed) == fold(stored)


@pytest.mark.parametrize(("a", "b"), [("край", "краи"), ("ў", "у"), ("өлкө", "олко"), ("таң", "тан"), ("чүй", "чуй")])
def test_letters_of_their_own(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize(("stored", "typed"), [
    ("Ысык-Көл", "ысык-кол"), ("Чүй", "чуй"), ("өлкөсү", "олкосу"), ("таң", "тан"), ("Қазақстан", "казакстан"),
    ("Ғалым", "галым"), ("Һуннар", "хуннар")])
def test_the_second_tier_is_for_keyboards_that_lack_letters(stored: str, typed: str) -> None:
    assert fold_more(stored) == fold(typed)
    assert fold(stored) != fold(typed)


@given(st.one_of(st.text(), st.text("еЕёЁиИйЙңүөґўЎéñçıİßﬁ̈̆̃́")))
@example("й")
@example("Ё")
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
@example("ℌ")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_short_i_survives_decomposed() -> None:
    assert fold(unicodedata.normalize("NFD", "Край")) == "край"


def test_words() -> None:
    assert words("Ысык-Көл, 2012: “the debt_relief”") == ["ысык", "көл", "2012", "the", "debt", "relief"]
    assert words("--- !!! ") == []


def test_where_words_begin() -> None:
    text = "The base at Kant; basement, database."
    assert [text[a:b] for a, b in find_words(text, ["bas"])] == ["base", "basement"]
    assert find_words(text, []) == []
    assert find_words(text, [""]) == []


def test_a_word_is_found_by_either_tier() -> None:
    assert find_words("Чүй облусу", ["чуй"]) == [(0, 3)]
    assert find_words("Чүй облусу", ["чүй"]) == [(0, 3)]
    assert find_words("Чуй", ["чүй"]) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_those_of_the_text_itself(form: str) -> None:
    text = unicodedata.normalize(form, "Мария Ёлкина и Йелкина")
    assert [unicodedata.normalize("NFC", text[a:b]) for a, b in find_words(text, ["елк"])] == ["Ёлкина"]


@given(st.one_of(st.text(max_size=60), st.text("abA1_- ½é́ү", max_size=30)),
       st.lists(st.one_of(st.text(min_size=1, max_size=4).map(fold), st.text("ab1_ -у", max_size=3)), max_size=3))
@example("a_b ab", ["b"])
@example("ab a", ["a", "ab"])
def test_places_are_those_of_words_taken_one_by_one(text: str, wanted: list[str]) -> None:
    places = []
    for match in re.finditer(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*", text):
        tiers = fold(match.group()), fold_more(match.group())
        if any(word.startswith(w) for word in tiers for w in wanted if w):
            places.append(match.span())
    assert find_words(text, wanted) == places
    assert find_word(text, wanted) == (places[0] if places else None)


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=4).map(fold), max_size=3))
def test_places_are_within_the_text_and_ascend(text: str, wanted: list[str]) -> None:
    found = find_words(text, wanted)
    assert all(0 <= a < b <= len(text) for a, b in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
