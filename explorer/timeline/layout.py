"""How high each lane is. Depends on what the lane holds and the room, never on the zoom."""

from dataclasses import dataclass, replace
from statistics import median

from explorer.model.arrangement import AS_IT_WAS, Arrangement
from explorer.timeline.columns import Columns
from explorer.timeline.drawing import LaneBox, Metrics

_MOST_ROWS = 7
_MARKS_A_ROW = 7
_IN_VIEW = 3
"""So many lanes of middling height are to be in view before any has more than one row of marks: a line of which one
sees a single lane says nothing of the others."""
_HELD = 0.6
"""Pinned lanes take no more of the height than this share while there are others."""


@dataclass
class _Rows:
    """Rows of one lane: of bars with fixed rows, of bars without, of marks."""

    fixed: int
    loose: int
    marks: int
    bars: int
    """How many bars are without."""
    many: int
    """How many marks."""
    collapsed: bool = False

    def collapse(self) -> None:
        """Make do with one row for all."""
        self.collapsed, self.loose, self.marks = True, min(self.loose, 1), min(self.marks, 1)

    @property
    def full(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.fixed or self.bars or self.many)

    def height(self, metrics: Metrics) -> float:
        if self.collapsed:
            return metrics.row + 2 * metrics.padding
        strip = metrics.strip if self.many or self.bars else 0.0
        content = (self.fixed + self.loose + self.marks) * metrics.row + strip
        return max(content, metrics.row) + 2 * metrics.padding

    def crowding(self) -> tuple[float, str]:
        """How much one more row is wanted, and of which sort; nothing where there is no want."""
        if self.collapsed:
            return 0.0, ""
        wants = [(self.bars / (self.loose or 1), "loose")] if self.loose < min(self.bars, _MOST_ROWS) else []
        if self.marks < _MOST_ROWS and self.many > self.marks * (1 if self.marks < 2 else _MARKS_A_ROW / 2):
            wants.append((self.many / (self.marks or 1), "marks"))
        return max(wants, default=(0.0, ""))


def lane_boxes(columns: Columns, height: float, metrics: Metrics,
               arrangement: Arrangement = AS_IT_WAS) -> tuple[LaneBox, ...]:
    """The lanes that are shown, from the top; together as high as `height`, or higher if they cannot do with it.

    A lane that is collapsed, or holds nothing where others hold something, is one row high.
    """
    index = {key: n for n, (key, _) in enumerate(columns.lanes)}
    shown = arrangement.shown(list(index))
    strips = [columns.strips[index[key]] for key in shown]
    rows = [_Rows(len(s.rows), _least_rows(len(s.bars)), _least_rows(len(s.marks)), len(s.bars), len(s.marks))
            for s in strips]
    for key, own in zip(shown, rows, strict=True):
        if key in arrangement.collapsed:
            own.collapse()
    _shrink(rows, height, metrics)
    held = _held(rows, sum(key in arrangement.pinned for key in shown), height, metrics)
    _grow(rows, [index[key] for key in shown], height, metrics)
    something = any(r.full for r in rows)
    wide = [not r.collapsed and (r.full or not something) for r in rows]
    spare = max(0.0, height - sum(r.height(metrics) for r in rows)) / max(sum(wide), 1)
    boxes, top = [], 0.0
    for n, (key, own, strip) in enumerate(zip(shown, rows, strips, strict=True)):
        high = own.height(metrics) + spare * wide[n]
        boxes.append(LaneBox(index[key], key, columns.lanes[index[key]][1], top, high, own.fixed + own.loose, own.marks,
                             own.loose, strip.rows, own.collapsed, n < held))
        top += high
    return tuple(boxes)


def _shrink(rows: list[_Rows], height: float, metrics: Metrics) -> None:
    """Leave no more than two rows of marks, and of bars without rows, in each lane, or one, where all lanes come into
    view by that; or else where too few would be in view. The order of the lanes does not matter, so that none changes
    when another is moved."""
    some = [[replace(own, loose=min(own.loose, most), marks=min(own.marks, most)) for own in rows]
            for most in (_MOST_ROWS, 2, 1)]
    total = [sum(own.height(metrics) for own in those) for those in some]
    enough = min(_IN_VIEW, len(rows))
    middling = [min(whole / max(len(rows), 1), median(own.height(metrics) for own in those) if those else 0.0)
                for whole, those in zip(total, some, strict=True)]  # a few high lanes must not make all others low
    n = next((n for n, whole in enumerate(total) if whole <= height), None)
    if n is None:
        n = next((n for n, high in enumerate(middling) if enough * high <= height), len(some) - 1)
    rows[:] = some[n]


def _held(rows: list[_Rows], pinned: int, height: float, metrics: Metrics) -> int:
    """How many of the pinned lanes, which are the first, stay in view and leave room for the others.

    If they are too high, they are collapsed, the highest first; if that is not enough, the last are scrolled.
    """
    def total(some: list[_Rows]) -> float:
        return sum(r.height(metrics) for r in some)

    if pinned == len(rows):
        return 0
    while pinned and total(rows[:pinned]) > _HELD * height and total(rows) > height:
        highest = max(rows[:pinned], key=lambda r: (r.height(metrics), not r.collapsed))
        if highest.collapsed:
            pinned -= 1
        highest.collapse()
    return pinned


def _grow(rows: list[_Rows], places: list[int], height: float, metrics: Metrics) -> None:
    """Give what room there is, row by row, to the lane that is most crowded."""
    spent = sum(r.height(metrics) for r in rows)
    wants = [r.crowding() for r in rows]
    while spent + metrics.row <= height:
        n = max(range(len(rows)), key=lambda n: (wants[n], places[n]), default=-1)
        if n < 0 or not wants[n][0]:
            break
        sort = wants[n][1]
        setattr(rows[n], sort, getattr(rows[n], sort) + 1)
        wants[n] = rows[n].crowding()
        spent += metrics.row


def _least_rows(things: int) -> int:
    """Rows that so many have though the lanes must then be scrolled, if enough lanes are in view."""
    return 0 if not things else 1 if things <= 4 else 2 if things <= 12 else 3
