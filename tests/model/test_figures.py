"""Figures as an editor writes them, and numbers as a sentence has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.figures import figure_at, numbers_in, parse_figure, whole_figures


@pytest.mark.parametrize(("text", "figure"), [
    ("500 million USD", (5e8, 5e8, "USD")), ("500..600 people", (500, 600, "people")),
    ("2/5 of debt", (0.4, 0.4, "of debt")), ("50..  % of arms imports", (50, None, "% of arms imports")),
    ("..20 aircraft", (None, 20, "aircraft")), ("1,971 km", (1971, 1971, "km")), ("3.5 %", (3.5, 3.5, "%")),
    ("1.5..2 billion USD", (1.5e9, 2e9, "USD")), ("20 thousand people", (20000, 20000, "people")),
    ("0 people", (0, 0, "people")), ("12 millionaires", (12, 12, "millionaires"))])
def test_a_figure(text: str, figure: tuple[float | None, float | None, str]) -> None:
    assert parse_figure(text) == figure


@pytest.mark.parametrize(("text", "says"), [
    ("many people", "holds no number"), ("", "holds no number"), (".. people", "holds no number"),
    ("600..500 people", "ends below where it begins"), ("500", "has no unit"), ("5 million", "has no unit"),
    ("1/0 of debt", "divides by zero")])
def test_what_is_wrong_with_a_figure(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_figure(text)


@given(st.text())
def test_any_text_is_a_figure_or_a_value_error(text: str) -> None:
    try:
        low, high, unit = parse_figure(text)
    except ValueError:
        return
    assert unit and (low is not None or high is not None)
    assert low is None or high is None or low <= high


@pytest.mark.parametrize(("sentence", "numbers"), [
    ("Norland wrote off $180 million of debt in 2008.", [180e6]),
    ("On 12 March 2003 they fought; March 21 was quiet.", []),
    ("20 to 30 dead, 2/5 of the debt, 1,971 km, 3.5 %.", [20, 30, 0.4, 1971, 3.5]),
    ("In the 1990s the F-16 flew over the 4x4 road.", []),
    ("15 years, 1 million people", [15, 1e6]),
    ("1999 and 2050 are years, 1499 and 2100 are not", [1499, 2100]),
    ("No number.", []), ("", []), ("0 people", [0]),
    ("1/0 of it", [])])
def test_numbers_of_a_sentence(sentence: str, numbers: list[float]) -> None:
    assert numbers_in(sentence) == pytest.approx(numbers)


@given(st.integers(1, 1400), st.sampled_from(["people", "km", "soldiers"]))
def test_a_figure_stands_in_the_sentence_that_has_it(number: int, unit: str) -> None:
    low, _, _ = parse_figure(f"{number} {unit}")
    assert numbers_in(f"There were {number:,} {unit}.") == [low]


@given(st.text())
def test_any_sentence_has_numbers_or_none(sentence: str) -> None:
    assert all(n >= 0 for n in numbers_in(sentence))


@pytest.mark.parametrize(("sentence", "wholes"), [
    ("It wrote off 2/5 of a debt of roughly $500 million in 2012.", ["2/5", "roughly $500 million", "2012"]),
    ("Nearly 15 years after 20 September 2012", ["Nearly 15 years", "20 September 2012"]),
    ("more than 50 % of it, USD 4.5 million a year", ["more than 50 %", "USD 4.5 million"]),
    ("from 500 to 600 people, between 5 and 7 aircraft", ["500 to 600 people", "between 5 and 7 aircraft"]),
    ("the dam Kolm-1 and a 15-year lease", ["15-year"]), ("about nobody", [])])
def test_a_figure_with_what_belongs_to_it(sentence: str, wholes: list[str]) -> None:
    assert [sentence[a:b] for a, b in whole_figures(sentence)] == wholes


@given(st.text(st.sampled_from("a 1$.,/%-\n")), st.integers(0, 40))
def test_a_cut_tears_at_most_one_figure(text: str, cut: int) -> None:
    torn = figure_at(text, cut)
    assert torn is None or (torn in whole_figures(text) and torn[0] < cut < torn[1])
