"""Which dates to mark on the line, and at what precision to write them."""

from dataclasses import dataclass
from math import ceil

from explorer.model.days import to_date, to_day
from explorer.timeline.scale import Scale

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LEAST_PIXELS = 56.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A day to mark; `unit` (day, month, year) says how to write it."""

    day: int
    unit: str


def ticks(scale: Scale, spacing: float = _LEAST_PIXELS) -> list[Tick]:
    """Ticks of one unit, at least `spacing` pixels apart."""
    days = scale.days_per_pixel * spacing
    first, last = to_date(int(scale.first)), to_date(ceil(scale.last))
    if days <= 15:
        step = next(s for s in (1, 2, 5, 7, 14, 15) if s >= days) if days > 1 else 1
        return _days(scale, step)
    if days <= 184:
        step = next(s for s in (1, 2, 3, 6) if s * 30.4 >= days) if days <= 182 else 6
        months = range(first[0] * 12, last[0] * 12 + 12, step)
        found = [Tick(to_day(m // 12, m % 12 + 1), "year" if m % 12 == 0 else "month") for m in months]
    else:
        step = next((s for s in _YEARS if s * 365 >= days), _YEARS[-1])
        begin = first[0] // step * step
        found = [Tick(to_day(y), "year") for y in range(begin, last[0] + step + 1, step)]
    return [t for t in found if scale.first <= t.day <= scale.last]


def _days(scale: Scale, step: int) -> list[Tick]:
    found = []
    for day in range(ceil(scale.first), int(scale.last) + 1):
        _, month, number = to_date(day)
        near_end = step > 1 and number > 31 - step // 2
        if (number - 1) % step == 0 and not near_end:
            unit = "year" if (month, number) == (1, 1) else "month" if number == 1 else "day"
            found.append(Tick(day, unit))
    return found
