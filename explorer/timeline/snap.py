"""What an edge that is dragged over the line catches on: marks, and the ends of bars."""

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.timeline.columns import Columns
from explorer.timeline.drawing import Bar, Drawing, Mark


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
