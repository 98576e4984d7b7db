"""What an edge that is dragged over the line catches on: marks, the ends of bars, and where years and months begin."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.timeline.columns import Columns
from explorer.timeline.drawing import Bar, Drawing, Mark
from explorer.timeline.scale import Scale
from explorer.timeline.ticks import ticks

_YEAR = 364.0
_ROOM = 5.0
"""So many times as far as it reaches are months apart where they are caught, so that days between them can be had."""


@dataclass(frozen=True, slots=True)
class Catch:
    """A mark or the end of a bar at (`x`, `y`) of the drawing, which takes the days `first` to `last`."""

    entity: int
    x: float
    y: float
    first: int
    last: int


def catch(drawing: Drawing, columns: Columns, x: float, y: float, reach: float,
          view: tuple[float, float] = (float("-inf"), float("inf"))) -> Catch | None:
    """What is nearest to a pixel, no more than `reach` to its left or right; of several the nearest in height.

    Only what can be seen, in the part of the height that is in view, is caught.
    """
    found = [c for c in _all(drawing, columns, reach)
             if abs(c.x - x) <= reach and 0 <= c.x <= drawing.width and view[0] <= c.y <= view[1]]
    return min(found, key=lambda c: (round(abs(c.x - x)), abs(c.y - y)), default=None)


def boundary(scale: Scale, x: float, reach: float) -> int | None:
    """The day with which a year, or a shorter stretch where there is room for those, begins no more than `reach` from
    a pixel; None where none does."""
    year = _YEAR / scale.days_per_pixel
    found = ticks(scale, min(_ROOM * reach, max(2 * reach, year)))
    near = min(found, key=lambda tick: abs(scale.x(tick.day) - x), default=None)
    return near.day if near is not None and abs(scale.x(near.day) - x) <= reach else None


def coarse(scale: Scale) -> bool:
    """Whether so much is in view that no dates but those of years are written."""
    return all(tick.unit == "year" for tick in ticks(scale))


def gives_way(found: Catch, boundary_x: float, x: float, y: float, reach: float, years: bool = False) -> bool:
    """Whether what was caught at a pixel gives way to where a year or month begins near it, or whole years could not be
    had: it does where it is no nearer, unless the pixel is on it and it stands elsewhere.

    Where only `years` are written it gives way though the pixel is on it, and where it is too near to tell apart: a
    pixel is a week or more there, and who drags means the year.
    """
    if abs(found.x - boundary_x) <= 1 and found.first == found.last:
        return True
    if years and (abs(found.x - boundary_x) <= reach / 2 or abs(boundary_x - x) <= abs(found.x - x) + 1):
        return True
    return abs(boundary_x - x) <= abs(found.x - x) + 1 and abs(found.y - y) > reach


def _all(drawing: Drawing, columns: Columns, reach: float) -> Iterator[Catch]:
    things: tuple[Mark | Bar, ...] = (*drawing.marks, *drawing.bars)
    for thing in things:
        first, last = int(columns.start_earliest[thing.item]), int(columns.end_latest[thing.item])
        ends, y = _ends(thing, reach)
        if len(ends) == 1:
            yield Catch(thing.entity, ends[0], y, first, last)
        else:
            yield Catch(thing.entity, ends[0], y, first, first)
            yield Catch(thing.entity, ends[1], y, last, last)


def _ends(thing: Mark | Bar, reach: float) -> tuple[tuple[float, ...], float]:
    """Where something can be caught: a bar at both ends, and so a mark whose date is a long stretch of doubt."""
    if isinstance(thing, Bar):
        return (thing.x0, thing.x1), thing.y + thing.height / 2
    if thing.high - thing.low > 2 * (thing.radius + reach):
        return (thing.low, thing.high), thing.y
    return (thing.x,), thing.y
