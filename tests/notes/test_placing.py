"""Words are found again exactly, or said to be lost; never placed at what only looks alike."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.records import Quote
from explorer.notes.placing import CONTEXT, Found, Place, place, placed, quote
from tests.notes.made import marked, on_days, on_thing

TEXTS = {"a1": "Two fishing boats sank off the northern cape.", "a2": "The harbour froze. The harbour froze again.",
         "a3": "Nobody was paid."}


def words(texts):
    """One document, in our wording only."""
    return lambda source, original: (None if original else texts) if source == "a" else {}


def quoted(key: str, exact: str, nth: int = 0) -> Quote:
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[key].index(exact, start + 1)
    return quote("a", key, TEXTS[key], start, start + len(exact))


def test_words_are_quoted_with_what_stands_around_them():
    found = quoted("a1", "boats")
    assert (found.exact, found.prefix, found.suffix) == ("boats", "Two fishing ", " sank off the northern cape.")
    text = "x" * 100 + "here" + "y" * 100
    found = quote("a", "k", text, 100, 104, original=True)
    assert (found.prefix, found.suffix, found.original) == ("x" * CONTEXT, "y" * CONTEXT, True)


@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_what_has_not_changed_is_where_it_was(key, data):
    start = data.draw(st.integers(0, len(TEXTS[key]) - 1))
    end = data.draw(st.integers(start + 1, len(TEXTS[key])))
    assert place(quote("a", key, TEXTS[key], start, end), words(TEXTS)) == Place(key, start, end, Found.AS_MADE)


@given(st.text("ab .", max_size=60), st.text("ab .", min_size=1, max_size=60), st.text("ab .", max_size=60), st.data())
def test_whatever_is_found_has_the_very_words(text, other, third, data):
    start = data.draw(st.integers(0, len(other) - 1))
    end = data.draw(st.integers(start + 1, len(other)))
    texts = {"k1": text, "k2": third}
    found = place(quote("a", "k1", other, start, end), words(texts))
    if found.found is not Found.LOST:
        assert texts[found.passage][found.start:found.end] == other[start:end]


@pytest.mark.parametrize(("key", "exact", "now", "expected"), [
    ("a1", "boats", {"a1": "In winter two fishing boats sank off the northern cape."},
     ("a1", 22, 27)),
    ("a1", "fishing boats sank", {"a1": "Four boats sank.", "a9": "Two fishing boats sank."}, None),
    ("a1", "fishing boats sank off", {"a1": "Four boats sank.", "a9": "Two fishing boats sank off here."},
     ("a9", 4, 26)),
    ("a3", "Nobody was paid.", {"a8": "Nobody was paid."}, None),
    ("a1", "Two fishing boats sank off the northern cape.",
     dict.fromkeys(("a8", "a9"), "Two fishing boats sank off the northern cape."), None),
    ("a1", "northern", {"a7": "Two fishing boats sank off the northern cape."}, ("a7", 31, 39)),
    ("a1", "northern", {"a7": "He was a northern man."}, None),
    ("a1", "boats", {}, None),
    ("a1", "boats", {"a1": ""}, None)])
def test_in_another_text_they_are_found_where_it_can_be_told_and_only_there(key, exact, now, expected):
    found = place(quoted(key, exact), words(now))
    if expected is None:
        assert found.found is Found.LOST
    else:
        assert found == Place(*expected, Found.AGAIN)


def test_of_two_alike_in_one_statement_that_with_the_same_words_around_it_counts():
    second = quoted("a2", "The harbour froze", 1)
    before = {"a2": "It was cold. " + TEXTS["a2"]}
    assert place(second, words(before)) == Place("a2", 13 + second.start, 13 + second.end, Found.AGAIN)
    neither = {"a2": "The harbour froze, they say. The harbour froze, they write."}
    assert place(second, words(neither)).found is Found.LOST


def test_alike_words_elsewhere_do_not_count_while_the_statement_has_them_twice():
    lost = place(quoted("a1", "fishing boats sank off"), words({
        "a1": "Old fishing boats sank off it, new fishing boats sank off it.", "a9": "9 fishing boats sank off it."}))
    assert lost.found is Found.LOST


def test_words_of_an_original_that_is_not_here_are_neither_found_nor_lost():
    there = replace(quoted("a1", "boats"), original=True)
    assert place(there, words(TEXTS)) == Place("a1", there.start, there.end, Found.UNSEEN)


def test_a_document_that_is_gone():
    assert place(replace(quoted("a1", "boats"), source="b"), words(TEXTS)).found is Found.LOST


def test_notes_and_what_they_hang_on():
    partly = marked(quoted("a1", "boats"), quoted("a3", "paid"))
    notes = [partly, on_thing("vik"), on_thing("gone"), on_days(1, 2)]
    found = placed(notes, words({"a1": TEXTS["a1"]}), {"vik"}.__contains__)
    assert [p.note for p in found] == notes
    assert [p.orphan for p in found] == [True, False, True, False]
    assert [p.found for p in found[0].places] == [Found.AS_MADE, Found.LOST]
    assert not found[0].moved
    moved = placed([partly], words({"a1": "Once " + TEXTS["a1"], "a3": TEXTS["a3"]}), bool)
    assert moved[0].moved and not moved[0].orphan
