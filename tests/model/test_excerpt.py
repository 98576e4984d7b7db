"""A long sentence made short around what matters."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.model.excerpt import excerpt
from explorer.model.figures import whole_figures

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


DEBTS = ("In the autumn of that year the harbour agreed to write off 2/5 of what the valley owed it, a debt of "
         "roughly $500 million, and gave at least $1.7 billion more; of almost 15 % of it the papers of 7 May 2012 say "
         "nothing.")


@pytest.mark.parametrize("value", ["roughly $500 million", "$1,700 million", "15 %", "7 May 2012"])
def test_a_figure_that_the_value_has_is_shown_whole(value: str) -> None:
    held = {"roughly $500 million": "roughly $500 million", "$1,700 million": "at least $1.7 billion",
            "15 %": "almost 15 %", "7 May 2012": "7 May 2012"}
    for most in range(30, 120):
        assert held[value] in excerpt(DEBTS, value, most)


@given(st.integers(10, 200), st.sampled_from(["debt", "valley", "harbour", "nothing", "papers", "500", "1.7 billion"]))
def test_no_cut_falls_inside_a_figure(most: int, about: str) -> None:
    shown = excerpt(DEBTS, about, most).strip("…")
    begin = DEBTS.index(shown)
    for whole in ("2/5", "roughly $500 million", "at least $1.7 billion", "almost 15 %", "7 May 2012"):
        start = DEBTS.index(whole)
        assert not start < begin < start + len(whole) and not start < begin + len(shown) < start + len(whole), shown


@given(st.lists(st.text("abcdé1", min_size=1, max_size=9), min_size=1, max_size=40), st.integers(10, 60), st.data())
def test_whole_words_no_more_than_asked_for_but_for_a_figure(words: list[str], most: int, data: st.DataObject) -> None:
    text = " ".join(words)
    about = data.draw(st.sampled_from(words))
    shown = excerpt(text, about, most)
    assert len(shown.strip("…")) <= most + max((b - a for a, b in whole_figures(text)), default=0)
    assert shown.strip("…") in text
    assume(len(text) > most)
    assert set(shown.strip("…").split()) <= set(words)
