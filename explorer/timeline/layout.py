"""How high each lane is. Depends on what the lane holds, the filters and the room, never on the zoom."""

import numpy as np

from explorer.model.schema import Flag
from explorer.timeline.columns import Bools, Columns
from explorer.timeline.drawing import LaneBox, Metrics

_MOST_ROWS = 7
_MARKS_A_ROW = 7


def lane_boxes(columns: Columns, height: float, metrics: Metrics, shown: Bools | None = None) -> tuple[LaneBox, ...]:
    """The lanes, from the top; together as high as `height`, or higher if they cannot do with it.

    A lane of which the filters let nothing through is one row high.
    """
    is_bar = columns.has(Flag.BAR)
    used, counts = [], []
    for index in range(len(columns.lanes)):
        here = columns.lane == index
        if shown is not None:
            here &= shown
        used.append(tuple(int(row) for row in np.unique(columns.row[here & is_bar])))
        counts.append(int(np.count_nonzero(here & ~is_bar)))
    bar_rows = [len(rows) for rows in used]
    mark_rows = [_least_rows(n) for n in counts]
    full = [bool(b or n or (not any(used) and not any(counts))) for b, n in zip(bar_rows, counts, strict=True)]

    def total() -> float:
        return sum(_height(b, m, metrics) for b, m in zip(bar_rows, mark_rows, strict=True))

    while True:
        wanting = [i for i, n in enumerate(counts)
                   if mark_rows[i] < _MOST_ROWS and n > mark_rows[i] * (1 if mark_rows[i] < 2 else _MARKS_A_ROW / 2)]
        if not wanting or total() + metrics.row > height:
            break
        fullest = max(wanting, key=lambda i: counts[i] / mark_rows[i])
        mark_rows[fullest] += 1
    spare = max(0.0, height - total()) / max(sum(full), 1)
    boxes, top = [], 0.0
    for index, (key, title) in enumerate(columns.lanes):
        own = _height(bar_rows[index], mark_rows[index], metrics) + spare * full[index]
        boxes.append(LaneBox(index, key, title, top, own, bar_rows[index], mark_rows[index], used[index]))
        top += own
    return tuple(boxes)


def _least_rows(marks: int) -> int:
    """Rows that so many marks have in any case, though the lanes must then be scrolled."""
    return 0 if not marks else 1 if marks <= 4 else 2 if marks <= 12 else 3


def _height(bars: int, marks: int, metrics: Metrics) -> float:
    content = (bars + marks) * metrics.row + (metrics.strip if marks else 0.0)
    return max(content, metrics.row) + 2 * metrics.padding
