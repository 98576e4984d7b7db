"""Which parts of what several sides say are not the same."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.differing import differing


def parts(*sides: list[str], **how: bool) -> list[list[list[str]]]:
    """The words that are marked, text by text, side by side."""
    return [[[text[a:b] for a, b in ranges] for text, ranges in zip(side, found, strict=True)]
            for side, found in zip(sides, differing(sides, **how), strict=True)]


def test_numbers_that_are_not_the_same() -> None:
    assert parts(["2/5 of a debt of $500 million"], ["$500 million was written off"]) == [[["2/5"]], [[]]]
    assert parts(["14 men"], ["1,400 men"]) == [[["14"]], [["1,400"]]]
    assert parts(["50% of it"], ["50 of it"]) == [[["50%"]], [["50"]]]


def test_a_number_is_told_from_the_same_with_what_it_counts() -> None:
    assert parts(["5 million"], ["5 billion"]) == [[["5 million"]], [["5 billion"]]]
    assert parts(["in 2,000"], ["in 2000."]) == [[[]], [[]]]


def test_a_number_in_words_is_the_same_in_figures() -> None:
    for figures, told in (("2/5", "two-fifths"), ("2/5", "Two fifths"), ("15", "fifteen"), ("25", "twenty-five"),
                          ("$500 million", "five hundred million"), ("1/2", "half"), ("3", "three")):
        for how in ({"much": True, "names": False}, {}, {"every_word": True}):
            assert parts([f"it was {figures} of it"], [f"it was {told} of it"], **how) == [[[]], [[]]], (figures, told)
    assert parts(["two-fifths of it"], ["3/5 of it"]) == [[["two-fifths"]], [["3/5"]]]
    assert parts(["a fifteen-year lease"], ["a 15-year lease"]) == [[[]], [[]]]
    assert parts(["one of the bases"], ["a base"]) == [[[]], [[]]], "who counts nothing gives no figure"


def test_who_names_no_year_does_not_differ_on_it() -> None:
    assert parts(["2/5 (September 2012)"], ["all of it (2012)"], ["almost all"]) == [
        [["2/5", "September"]], [[]], [[]]]
    assert parts(["2,000 men"], ["many men"]) == [[["2,000"]], [[]]], "that is no year"
    assert parts(["in 2012"], ["in 2012"], ["in 2014"]) == [[["2012"]], [["2012"]], [["2014"]]]


def test_dates_by_day_month_and_year() -> None:
    assert parts(["on 12 March 2003"], ["on 21 March 2003"]) == [[["12"]], [["21"]]]
    assert parts(["in March 2003"], ["in April 2003"]) == [[["March"]], [["April"]]]


def test_names_but_not_the_word_that_begins_a_sentence() -> None:
    assert parts(["Then Berg signed it"], ["Later Lind signed it"]) == [[["Berg"]], [["Lind"]]]
    assert parts(["Berg signed"], ["it was Lind, not Berg"], ["Berg and Lind did"]) == [[[]], [["Lind"]], [["Lind"]]]


def test_spellings_are_names_that_differ() -> None:
    assert parts(["when Bakiev fell"], ["when Bakiyev fell"]) == [[["Bakiev"]], [["Bakiyev"]]]


def test_a_possessive_is_the_same_name() -> None:
    assert parts(["of Talvia’s debt"], ["the debt of Talvia"]) == [[[]], [[]]]


def test_in_short_texts_every_word_that_means_something() -> None:
    assert parts(["unpaid wages"], ["the work of agents"], every_word=True) == [
        [["unpaid wages"]], [["work", "agents"]]]
    assert parts(["unpaid wages"], ["the work of agents"]) == [[[]], [[]]]


def test_of_figures_and_dates_it_is_how_much_and_how_sure_and_no_name() -> None:
    told = ["Norland agreed to write off almost $500 million"], ["Berg in Vik wrote off $500 million in March"]
    assert parts(*told, names=False, much=True) == [[["agreed", "almost"]], [["March"]]]
    assert parts(*told) == [[[]], [["Vik", "March"]]]
    assert parts(["in early March"], ["at the end of March"], names=False, much=True) == [[["early"]], [["end"]]]
    assert parts(["Nearly half of Talvia"], ["a third of it"], names=False, much=True) == [
        [["Nearly half"]], [["third"]]]


def test_a_part_that_one_of_three_sides_lacks() -> None:
    assert parts(["to 2032"], ["to 2032"], ["to 2033"]) == [[["2032"]], [["2032"]], [["2033"]]]


def test_a_side_has_what_any_of_its_texts_has() -> None:
    assert parts(["in 2003", "in 2004"], ["in 2004"]) == [[["2003"], []], [[]]]


texts = st.lists(st.text("aB1 2.,’'$%/é\u202f-", max_size=20) | st.text(max_size=8), min_size=1, max_size=3)


@given(st.lists(texts, min_size=2, max_size=3), st.booleans())
def test_ranges_lie_in_their_text_in_order(sides: list[list[str]], every: bool) -> None:
    for side, found in zip(sides, differing(sides, every, not every, every), strict=True):
        for text, ranges in zip(side, found, strict=True):
            edges = [edge for one in ranges for edge in one]
            assert edges == sorted(edges) and all(a < b for a, b in ranges)
            assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@given(texts)
def test_who_says_the_same_differs_in_nothing(side: list[str]) -> None:
    assert differing([side, side], every_word=True) == [[[] for _ in side]] * 2
