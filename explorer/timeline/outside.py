"""What lies before and after a window: how much, and where the nearest is; and the years in which nearly all lies."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explorer.model.schema import Flag
from explorer.timeline.columns import Columns, Ints

_SAMPLE = 10_000
_OUTLIERS = 100
"""One in so many, at either end, may lie outside the years that are shown as all of them."""
_NEAR = 0.1
"""What is no farther off, in shares of those years, is shown with them all the same."""
_WORTH = 1.3
"""Only where showing all would make the years that hold nearly all so much narrower, nearly all are shown."""

Days = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Stood:
    """First and last day of each thing that is shown; what a document leaves out is not among them."""

    first: Ints
    last: Ints

    def beyond(self, window: Days) -> tuple[int, int]:
        """How many things lie before a window, and how many after it."""
        return (int(np.count_nonzero(self.last < window[0])), int(np.count_nonzero(self.first > window[1])))

    def nearest(self, window: Days, way: int) -> Days | None:
        """First and last day of what lies nearest before (-1) or after (1) a window."""
        there = np.flatnonzero(self.last < window[0] if way < 0 else self.first > window[1])
        if not len(there):
            return None
        at = there[self.last[there].argmax() if way < 0 else self.first[there].argmin()]
        return float(self.first[at]), float(self.last[at])


def stood(columns: Columns, lanes: Sequence[int]) -> Stood:
    """Where all things stand in some lanes, each once."""
    entity, first, last = (np.asarray(c) for c in (columns.entity, columns.start_earliest, columns.end_latest))
    shown = ~columns.has(Flag.SILENT)
    if len(lanes) < len(columns.lanes):
        shown &= np.isin(columns.lane, lanes)
    if not shown.all():
        items = np.flatnonzero(shown)
        entity, first, last = entity[items], first[items], last[items]
    there = np.zeros(int(entity.max(initial=-1)) + 1, dtype=np.bool_)
    there[entity] = True
    things = np.flatnonzero(there)
    if len(things) == len(entity):  # nothing stands twice
        return Stood(first, last)
    return Stood(_extreme(np.minimum, entity, first, len(there))[things],
                 _extreme(np.maximum, entity, last, len(there))[things])


def _extreme(which: np.ufunc, entity: Ints, days: Ints, size: int) -> Ints:
    """The least or the greatest of the days of each entity.

    First the day of any item, for most have one only; then those that have more are looked at one by one.
    """
    found = np.zeros(size, dtype=days.dtype)
    found[entity] = days
    others = np.flatnonzero(found[entity] != days)
    which.at(found, entity[others], days[others])
    return found


def nearly_all(columns: Columns) -> Days | None:
    """The days between which nearly everything lies, where a few far away would make it all narrow; else all days."""
    if columns.extent is None:
        return None
    low, high = columns.extent
    step = max(len(columns) // _SAMPLE, 1)
    first, last = np.sort(columns.start_earliest[::step]), np.sort(columns.end_latest[::step])
    out = len(first) // _OUTLIERS
    a, b = float(first[out]), float(last[len(last) - 1 - out])
    near = _NEAR * (b - a)
    a, b = float(first[first >= a - near].min()), float(last[last <= b + near].max())
    return (a, b) if b > a and (high - low) > _WORTH * (b - a) else (float(low), float(high))
