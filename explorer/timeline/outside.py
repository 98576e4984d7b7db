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
_NO_DAY = np.iinfo(np.int64)

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
    items = np.flatnonzero(~columns.has(Flag.SILENT))
    if len(lanes) < len(columns.lanes):
        items = items[np.isin(columns.lane[items], lanes)]
    entity = columns.entity[items]
    size = int(entity.max(initial=-1)) + 1
    first, last = np.full(size, _NO_DAY.max), np.full(size, _NO_DAY.min)
    np.minimum.at(first, entity, columns.start_earliest[items])
    np.maximum.at(last, entity, columns.end_latest[items])
    there = last >= first
    return Stood(first[there], last[there])


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
