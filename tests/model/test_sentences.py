"""Whole sentences around words: they hold the words, end where sentences end, and stay in their paragraph."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.sentences import around, ended, filled

LETTERS = st.text("abc XYZ.!?”[]1230\n", min_size=1, max_size=60)


def told(text: str, words: str) -> str:
    first = text.index(words)
    begin, end = around(text, first, first + len(words))
    return text[begin:end].strip()


@pytest.mark.parametrize(("text", "words", "whole"), [
    ("One is here. Two is there. Three is not.", "is there", "Two is there."),
    ("One is here. Two is there. Three is not.", "here. Two", "One is here. Two is there."),
    ("They closed the U.S. Embassy in May. It opened again.", "Embassy", "They closed the U.S. Embassy in May."),
    ("It cost $1.7 Billion. Nobody paid.", "cost", "It cost $1.7 Billion."),
    ("A lease was signed.13 In other words, it was long.14 Then", "lease", "A lease was signed.13"),
    ("It ended in 2012. Then all was well.", "ended", "It ended in 2012."),
    ("“We agree.” He left [1]. “So be it!” they said.", "left", "He left [1]."),
    ("He spoke of approx. two dams. And went.", "approx", "He spoke of approx. two dams."),
    ("A heading\n\nThe text of it goes on", "text", "The text of it goes on"),
    ("Первое. Второе сказано! Третье.", "сказано", "Второе сказано!")])
def test_what_is_said_around_words(text, words, whole):
    assert told(text, words) == whole


@given(LETTERS, st.data())
def test_it_holds_the_words_and_is_as_large_as_it_gets_at_once(text, data):
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    begin, end = around(text, first, last)
    assert 0 <= begin <= first and last <= end <= len(text)
    assert "\n" not in text[begin:first] and "\n" not in text[last:end], "another paragraph has another sentence"
    assert around(text, begin, end) == (begin, end)


@pytest.mark.parametrize(("chosen", "few", "whole"), [
    (("lease",), 3, "The lease ended in 2017."), (("lease",), 2, "The lease"), (("ended", "2017"), 1, "ended in 2017."),
    (("lease", "2017"), 1, "The lease … 2017."),
    (("lease", "planes"), 9, "The lease ended in 2017. Then the planes left.")])
def test_few_words_left_out_are_put_in(chosen, few, whole):
    text = "It began.\n\nThe lease ended in 2017. Then the planes left.\n\nIt was over."
    places = [(text.index(word), text.index(word) + len(word)) for word in chosen]
    assert " … ".join(text[a:b].strip() for a, b in filled(text, places, few)) == whole


@given(LETTERS, st.data())
def test_what_is_filled_holds_what_was_chosen_and_no_more_than_its_sentences(text, data):
    edges = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(sorted))
    places = list(zip(edges[::2], edges[1::2], strict=False))
    found = filled(text, places, data.draw(st.integers(0, 4)))
    assert found == sorted(found) and all(a[1] <= b[0] for a, b in pairwise(found))
    for first, last in places:
        assert any(a <= first and last <= b for a, b in found)
    least, most = min(around(text, *place)[0] for place in places), max(around(text, *place)[1] for place in places)
    assert least <= found[0][0] and found[-1][1] <= most
    assert filled(text, places, 10**6)[0][0] == least


@pytest.mark.parametrize(("words", "whole"), [
    ("He went.", True), ("He said “no.”", True), ("It is so.13", True), ("It is so [1, 2].", True),
    ("It is so. [3]", True),
    ("He went", False), ("It cost $1.7", False), ("a base,", False), ("and then the", False)])
def test_whether_a_sentence_ends_there(words, whole):
    assert ended(words) is whole
