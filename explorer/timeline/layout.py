"""How high each lane is. Depends on what the lane holds and the room, never on the zoom."""

from dataclasses import dataclass

from explorer.timeline.columns import Columns
from explorer.timeline.drawing import LaneBox, Metrics

_MOST_ROWS = 7
_MARKS_A_ROW = 7


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

    def height(self, metrics: Metrics) -> float:
        strip = metrics.strip if self.many or self.bars else 0.0
        content = (self.fixed + self.loose + self.marks) * metrics.row + strip
        return max(content, metrics.row) + 2 * metrics.padding

    def crowding(self) -> tuple[float, str]:
        """How much one more row is wanted, and of which sort; nothing where there is no want."""
        wants = [(self.bars / (self.loose or 1), "loose")] if self.loose < min(self.bars, _MOST_ROWS) else []
        if self.marks < _MOST_ROWS and self.many > self.marks * (1 if self.marks < 2 else _MARKS_A_ROW / 2):
            wants.append((self.many / (self.marks or 1), "marks"))
        return max(wants, default=(0.0, ""))


def lane_boxes(columns: Columns, height: float, metrics: Metrics) -> tuple[LaneBox, ...]:
    """The lanes, from the top; together as high as `height`, or higher if they cannot do with it.

    A lane that holds nothing is one row high where others hold something.
    """
    rows = [_Rows(len(s.rows), _least_rows(len(s.bars)), _least_rows(len(s.marks)), len(s.bars), len(s.marks))
            for s in columns.strips]
    something = [bool(r.fixed or r.bars or r.many) for r in rows]
    full = [own or not any(something) for own in something]

    def total() -> float:
        return sum(r.height(metrics) for r in rows)

    while total() + metrics.row <= height:
        (wanted, sort), fullest = max(((r.crowding(), n) for n, r in enumerate(rows)), default=((0.0, ""), 0))
        if not wanted:
            break
        setattr(rows[fullest], sort, getattr(rows[fullest], sort) + 1)
    spare = max(0.0, height - total()) / max(sum(full), 1)
    boxes, top = [], 0.0
    for index, ((key, title), own, strip) in enumerate(zip(columns.lanes, rows, columns.strips, strict=True)):
        high = own.height(metrics) + spare * full[index]
        boxes.append(LaneBox(index, key, title, top, high, own.fixed + own.loose, own.marks,
                             own.loose, strip.rows))
        top += high
    return tuple(boxes)


def _least_rows(things: int) -> int:
    """Rows that so many have in any case, though the lanes must then be scrolled."""
    return 0 if not things else 1 if things <= 4 else 2 if things <= 12 else 3
