"""Which readings mend how a place is spelt, and which say something else than the document does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.mending import mends

LETTERS = st.text("abcdefgh", min_size=1, max_size=9)
WORDS = st.lists(LETTERS, min_size=1, max_size=6)


@pytest.mark.parametrize(("raw", "reading"), [
    ("Talviya.The harbour", "Talviya. The harbour"), ("h a r b o u r", "harbour"), ("low-\ninterest", "low-interest"),
    ("Bergs lease", "Berg's lease"), ("central Talvia", "Central Talvia"), ("’suffer’", "‘suffer’"),
    ("The harbor\u00a0was", "the harbor was"), ("$ 1.7 billion", "$1.7 billion"),
    ("In 2012. a ship", "In 2012, a ship"),
    ("Talivan", "Talvian"), ("Talvhian", "Talvian"), ("Pn 20 May", "On 20 May"), ("the Airpor is", "the Airport is"),
    ("millon", "million"), ("Zürich", "Zurich")])
def test_what_only_mends_the_spelling(raw: str, reading: str) -> None:
    assert mends(raw, reading, "certain")
    assert not mends(raw, reading, "likely") and not mends(raw, reading, "unsure")


@pytest.mark.parametrize(("raw", "reading"), [
    ("gave $150 million and 48% of it", "gave all of what is listed"), ("he signed", "Berg signed"),
    ("President Anna", "President Berg"), ("on September 20 to", "on September 20, 2012, to"), ("1992", "no year"),
    ("back Talvia", "back to Talvia"), ("Another 20 other", "Another 20"), ("the Berg’s lease", "Berg’s lease"),
    ("totally dependency", "total dependence"), ("was accepted", "was adopted"), ("13 ships", "18 ships"),
    ("10 5 ships", "105 ships"), ("1.5 million", "15 million"), ("5% of it", "5 of it"), ("$5", "€5"),
    ("4th", "5th"), ("countries abstained", "… countries abstained"), ("‚Äč", "(nothing)"), ("word", ""),
    ("Mai Lin", "Mia Lyn"), ("two slips", "tow slpis")])
def test_what_says_something_else(raw: str, reading: str) -> None:
    assert not mends(raw, reading, "certain")


@given(WORDS, st.data())
def test_no_word_comes_or_goes(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    more = [*words[:at], "xyz", *words[at:]]
    assert not mends(" ".join(words), " ".join(more), "certain")
    assert not mends(" ".join(more), " ".join(words), "certain")


@given(WORDS, st.lists(st.sampled_from([" ", "-", "\n", "–", ", ", ". "]), min_size=6, max_size=6))
def test_blanks_hyphens_and_points_are_no_words(words: list[str], between: list[str]) -> None:
    apart = "".join(word + mark for word, mark in zip(words, between, strict=False))
    assert mends(" ".join(words), apart, "certain")


@given(LETTERS, LETTERS, st.text("0123456789", min_size=1, max_size=4), st.text("0123456789", min_size=1, max_size=4))
def test_no_figure_changes(one: str, other: str, number: str, instead: str) -> None:
    assert mends(f"{one} {number} {other}", f"{one} {instead}, {other}", "certain") == (number == instead)
