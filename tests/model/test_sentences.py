"""Whole sentences around words: they hold the words, end where sentences end, and stay in their paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.sentences import around, ended

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


@pytest.mark.parametrize(("words", "whole"), [
    ("He went.", True), ("He said “no.”", True), ("It is so.13", True), ("It is so [1, 2].", True),
    ("It is so. [3]", True),
    ("He went", False), ("It cost $1.7", False), ("a base,", False), ("and then the", False)])
def test_whether_a_sentence_ends_there(words, whole):
    assert ended(words) is whole
