"""A long sentence made short around what matters."""

from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.model.excerpt import excerpt

LONG = ("After long talks on fish, grain and the lights along the coast the two governments agreed in the autumn that "
        "a sum of 180 million was to be written off, as the harbour had asked.")


def test_what_is_short_stays() -> None:
    assert excerpt("A sum of 180 million.", "180 million", 40) == "A sum of 180 million."


def test_it_shows_where_the_words_stand() -> None:
    shown = excerpt(LONG, "180 million", 60)
    assert "180 million" in shown and shown.startswith("…") and shown.endswith("…")
    assert excerpt(LONG, "long talks", 60).startswith("After long talks")


def test_where_they_stand_apart_it_shows_most_of_them_and_numbers_first() -> None:
    text = ("When in February 2009 the president came to the capital he signed a package of help that, beside much "
            "else, held cheap loans of 300 million and more for the harbour, of which nothing was paid in February.")
    shown = excerpt(text, "$300 million – cheap loans (February 2009)", 60)
    assert "cheap loans of 300 million" in shown
    assert "February 2009" in excerpt(text, "February 2009", 60)


def test_an_ellipsis_is_never_doubled() -> None:
    text = "A grant of 150 million, … a loan of 300 million and, … 1.7 billion for a power station on the river."
    for most in range(20, len(text)):
        for about in ("150 million", "300 million", "power station", "nothing"):
            shown = excerpt(text, about, most)
            assert "……" not in shown and "… …" not in shown and ", …" not in shown[-3:], shown


def test_without_such_words_it_shows_the_beginning() -> None:
    assert excerpt(LONG, "nothing of it", 40) == "After long talks on fish, grain and the…"


@given(st.lists(st.text("abcdé1", min_size=1, max_size=9), min_size=1, max_size=40), st.integers(10, 60), st.data())
def test_whole_words_no_more_than_asked_for(words: list[str], most: int, data: st.DataObject) -> None:
    text = " ".join(words)
    about = data.draw(st.sampled_from(words))
    shown = excerpt(text, about, most)
    assert len(shown.strip("…")) <= most
    assert shown.strip("…") in text
    assume(len(text) > most)
    assert set(shown.strip("…").split()) <= set(words)
