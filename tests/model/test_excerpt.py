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
