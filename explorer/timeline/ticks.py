"""Which dates to mark on the line, and at what precision to write them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from explorer.model.days import month_length, to_date, to_day
from explorer.timeline.scale import Scale

_MONTHS = ((1, 28), (2, 59), (3, 90), (6, 181))
"""Months between two ticks, and the fewest days that they have."""
_LEAST_PIXELS = 56.0
_APART = 8.0
"""Pixels between the words of two ticks."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day to mark; `unit` (day, month, year) says how to write it."""

    day: int
    unit: str


def ticks(scale: Scale, spacing: float = _LEAST_PIXELS) -> list[Tick]:
    """Ticks of one unit, at least `spacing` pixels apart."""
    days = scale.days_per_pixel * spacing
    first, last = to_date(floor(scale.first)), to_date(ceil(scale.last))
    if days <= 15:
        step = next(s for s in (1, 2, 5, 7, 14, 15) if s >= days) if days > 1 else 1
        return _days(scale, step)
    if days <= _MONTHS[-1][1]:
        step = next(months for months, fewest in _MONTHS if fewest >= days)
        months = range(first[0] * 12, last[0] * 12 + 12, step)
        found = [Tick(to_day(m // 12, m % 12 + 1), "year" if m % 12 == 0 else "month") for m in months]
    else:
        power = 10 ** max(0, floor(log10(days / 365)))
        step = next(power * n for n in (1, 2, 5, 10) if power * n * 365 >= days)
        begin = first[0] // step * step
        found = [Tick(to_day(y), "year") for y in range(begin, last[0] + step + 1, step)]
    return [t for t in found if scale.first <= t.day <= scale.last]


def first_says_year(found: Sequence[Tick]) -> bool:
    """Whether the first tick must be read, for no other beside it says which year it is."""
    return any(tick.unit != "year" for tick in found) and all(tick.unit != "year" for tick in found[:2])


def middles(words: Sequence[tuple[float, float]], low: float, high: float, first_stays: bool) -> list[float | None]:
    """Where the words of ticks stand, given the place of each tick and half the width of its words, from left to right:
    at the tick itself, or nowhere where there is no room between `low` and `high` or behind those before; but the first
    is pushed in from the edge if it stays."""
    found: list[float | None] = []
    taken = low - _APART
    for n, (x, half) in enumerate(words):
        middle = min(max(x, low + half + 2), high - half - 2) if n == 0 and first_stays else x
        free = low <= middle - half and middle - half > taken + _APART and middle + half <= high - 2
        found.append(middle if free else None)
        taken = middle + half if free else taken
    return found


def _days(scale: Scale, step: int) -> list[Tick]:
    found = []
    for day in range(ceil(scale.first), floor(scale.last) + 1):
        year, month, number = to_date(day)
        near_end = number + step > month_length(year, month) + 1
        if (number - 1) % step == 0 and not near_end:
            unit = "year" if (month, number) == (1, 1) else "month" if number == 1 else "day"
            found.append(Tick(day, unit))
    return found
