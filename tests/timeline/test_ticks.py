"""Dates to mark: never crowded, never outside, of one unit and coarser."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.days import to_date, to_day
from explorer.timeline.scale import LEAST_DAYS, Scale
from explorer.timeline.ticks import first_says_year, middles, ticks

scales = st.builds(
    lambda first, days, width: Scale(first, first + days, 0.0, width), st.floats(-4e8, 4e8).map(round),
    st.one_of(st.floats(1, 400), st.floats(100, 60_000), st.floats(1e4, 3e8)), st.floats(100, 4000))
near = st.builds(lambda first, days, width: Scale(first, first + days, 0.0, width), st.floats(-60_000, 60_000),
                 st.floats(1, 9000), st.floats(100, 3000))


@given(st.one_of(scales, near), st.sampled_from([40.0, 56.0, 112.0]))
@example(Scale(to_day(2011, 1, 20), to_day(2011, 3, 20), 0.0, 700.0), 56.0)
@example(Scale(to_day(2012, 2, 10), to_day(2012, 3, 10), 0.0, 900.0), 56.0)
@example(Scale(-10.5, -5.5, 0.0, 400.0), 56.0)
@example(Scale(0.0, 3e8, 0.0, 1000.0), 56.0)
def test_ticks_never_crowd_and_are_inside(scale: Scale, spacing: float) -> None:
    found = ticks(scale, spacing)
    assert all(scale.first <= t.day <= scale.last for t in found)
    assert all(scale.x(b.day) - scale.x(a.day) >= spacing - 1e-6 for a, b in pairwise(found))
    for tick in found:
        _, month, day = to_date(tick.day)
        assert tick.unit == ("year" if (month, day) == (1, 1) else "month" if day == 1 else "day")


@given(near)
def test_there_are_enough(scale: Scale) -> None:
    """One can always read where one is."""
    if scale.width >= 600 and scale.last - scale.first >= LEAST_DAYS:
        assert len(ticks(scale)) >= 2


@pytest.mark.parametrize(("first", "last", "expected"), [
    ((2000,), (2021,), [(y, 1, 1) for y in range(2000, 2022, 2)]),
    ((1500,), (2000,), [(y, 1, 1) for y in range(1500, 2001, 50)]),
    ((2010, 1, 1), (2011, 1, 1), [(2010, m, 1) for m in range(1, 13)] + [(2011, 1, 1)]),
    ((-50,), (51,), [(y, 1, 1) for y in range(-50, 60, 10)]),
])
def test_round_dates(first: tuple[int, ...], last: tuple[int, ...], expected: list[tuple[int, ...]]) -> None:
    found = ticks(Scale(to_day(*first), to_day(*last), 0.0, 800.0))
    assert [to_date(t.day) for t in found] == expected


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(5, 60)), max_size=20).map(sorted), st.floats(0, 200),
       st.floats(300, 900), st.booleans())
def test_words_stand_at_their_ticks_or_nowhere_and_over_no_others(words, low, high, first_stays) -> None:
    found = middles(words, low, high, first_stays)
    written = [(m, x, half) for m, (x, half) in zip(found, words, strict=True) if m is not None]
    assert len(found) == len(words)
    for n, (middle, x, half) in enumerate(written):
        assert middle == x or (first_stays and n == 0)
        assert low <= middle - half and middle + half <= high
    for (a, _, half), (b, _, other) in pairwise(written):
        assert a + half + 8 <= b - other + 1e-6


def test_the_first_date_is_pushed_in_only_where_it_alone_says_the_year() -> None:
    words = [(5.0, 30.0), (60.0, 15.0), (100.0, 15.0)]
    assert middles(words, 0.0, 300.0, False) == [None, 60.0, 100.0]
    assert middles(words, 0.0, 300.0, True) == [32.0, None, 100.0]
    assert middles(words, 20.0, 300.0, True)[0] == 52.0
    assert middles([(299.0, 15.0)], 0.0, 300.0, False) == [None]


@pytest.mark.parametrize(("first", "last", "expected"), [
    ((2012, 2, 10), (2013, 3, 1), True), ((2011, 12, 1), (2013, 2, 1), False), ((2011, 11, 20), (2013, 1, 20), False),
    ((2012, 1, 1), (2012, 9, 1), False), ((1991, 1, 1), (2032, 1, 1), False), ((2012, 9, 1), (2012, 9, 20), True)])
def test_the_first_date_must_say_the_year_unless_a_new_year_begins_beside_it(first, last, expected) -> None:
    assert first_says_year(ticks(Scale(to_day(*first), to_day(*last), 0.0, 760.0))) is expected
