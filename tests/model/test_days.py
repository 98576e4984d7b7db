"""Day numbers against the calendar of the standard library, and beyond its ends."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.days import is_leap, month_length, to_date, to_day, years_and_days

EPOCH = date(1970, 1, 1)


@given(st.dates())
def test_every_day_of_the_standard_calendar(day: date) -> None:
    assert to_day(day.year, day.month, day.day) == (day - EPOCH).days
    assert to_date((day - EPOCH).days) == (day.year, day.month, day.day)


@given(st.integers(-10**9, 10**9))
def test_round_trip_far_before_and_after(number: int) -> None:
    year, month, day = to_date(number)
    assert 1 <= month <= 12
    assert 1 <= day <= month_length(year, month)
    assert to_day(year, month, day) == number


@given(st.integers(-10**7, 10**7))
def test_days_follow_one_another(number: int) -> None:
    assert to_date(number) < to_date(number + 1)


@given(st.integers(-10**6, 10**6))
def test_a_year_has_365_or_366_days(year: int) -> None:
    assert to_day(year + 1) - to_day(year) == 365 + is_leap(year)
    assert sum(month_length(year, m) for m in range(1, 13)) == 365 + is_leap(year)


def test_the_turn_from_bc() -> None:
    assert to_date(to_day(1) - 1) == (0, 12, 31)
    assert is_leap(0) and is_leap(2000) and not is_leap(1900)
    assert to_day(1970) == 0
    assert EPOCH + timedelta(to_day(2012, 2, 29)) == date(2012, 2, 29)


@given(st.integers(-10**6, 10**6), st.integers(0, 10**5))
def test_years_and_days_add_up(first: int, length: int) -> None:
    years, days = years_and_days(first, first + length)
    year, month, day = to_date(first)
    assert to_day(year + years, month, day) + days == first + length + 1
    assert 0 <= days <= 366 and years >= 0
    assert to_day(year + years + 1, month, day) > first + length + 1


def test_years_and_days_as_one_counts_them() -> None:
    for first, last, found in (((2012, 9, 20), (2012, 9, 20), (0, 1)), ((2001, 1, 1), (2001, 12, 31), (1, 0)),
                               ((2001, 1, 1), (2002, 1, 1), (1, 1)), ((2012, 2, 29), (2013, 2, 28), (1, 0)),
                               ((2001, 12, 1), (2014, 6, 3), (12, 185))):
        assert years_and_days(to_day(*first), to_day(*last)) == found
