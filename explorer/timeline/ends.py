"""Where arrows may end: at what is drawn, at the count it is among, or at the edge beyond which it lies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import product

from explorer.model.schema import Flag
from explorer.timeline.columns import Columns, Ints
from explorer.timeline.drawing import Bar, Drawing
from explorer.timeline.scale import Scale

_SILENT = int(Flag.SILENT)

Point = tuple[float, float]
OUT = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, -1.0), "down": (0.0, 1.0)}
"""The ways out of a picture."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item that may not be drawn stands: its lane, and its days in pixels."""

    lane: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the line is seen: its drawing, from which height to which, and how wide and high words are."""

    drawing: Drawing
    """With pinned lanes where they are seen (`held.as_seen`)."""
    top: float
    bottom: float
    measure: Callable[[str], float]


def places(columns: Columns, items: Ints, scale: Scale) -> dict[int, list[Place]]:
    """Where some items stand, by entity; what a document leaves out only where nothing else is."""
    found: dict[int, list[Place]] = {}
    left_out: dict[int, list[Place]] = {}
    for item in items.tolist():
        entity = int(columns.entity[item])
        own = Place(int(columns.lane[item]), scale.x(float(columns.start_earliest[item])),
                    scale.x(float(columns.end_latest[item]) + 1))
        (left_out if columns.flags[item] & _SILENT else found).setdefault(entity, []).append(own)
    return left_out | found


@dataclass(frozen=True, slots=True)
class End:
    """What an arrow begins or ends at: a box, of a bar the one around its ring or its visible beginning; or a point of
    the edge, and at which edge."""

    x0: float
    x1: float
    y0: float
    y1: float
    lane: int
    edge: str = ""
    stays: bool = False
    """Whether it is in a lane that stays while others are scrolled."""
    of_bar: bool = False
    begun: bool = False
    """Whether it is a bar that has begun before what is seen: where it is seen to begin, nothing has."""

    @property
    def middle(self) -> Point:
        """Its middle."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def side(self, way: Point) -> Point:
        """Where a line that leaves in this direction begins."""
        (x, y), (dx, dy) = self.middle, way
        return x + dx * (self.x1 - self.x0) / 2, y + dy * (self.y1 - self.y0) / 2


class Ends:
    """Entities -> where their arrows may end."""

    def __init__(self, sight: Sight, where: Mapping[int, list[Place]]) -> None:
        self.sight, self.where = sight, where
        self.lanes = {lane.index: lane for lane in sight.drawing.lanes}

    def nearest(self, begin: int, end: int) -> tuple[End, End] | None:
        """The two ends that are nearest to each other; None if either has no place, or both are out of view, or both
        have begun before it: a line down the edge would say nothing."""
        pairs = [(a, b) for a, b in product(self._of(begin), self._of(end))
                 if not (a.edge and b.edge) and not (a.begun and b.begun)]

        def apart(pair: tuple[End, End]) -> tuple[bool, float]:
            (ax, ay), (bx, by) = pair[0].middle, pair[1].middle
            return bool(pair[0].edge or pair[1].edge), abs(ax - bx) + abs(ay - by)

        return min(pairs, key=apart, default=None)

    def only(self, entity: int) -> End | None:
        """Where an entity stands, if it does."""
        return min(self._of(entity), key=lambda end: bool(end.edge), default=None)

    def _of(self, entity: int) -> list[End]:
        drawing = self.sight.drawing
        drawn = [End(m.x - m.radius - 3, m.x + m.radius + 3, m.y - m.radius - 3, m.y + m.radius + 3, m.lane)
                 for m in drawing.marks if m.entity == entity and not m.flags & _SILENT]
        rows: dict[tuple[int, float], list[Bar]] = {}
        for bar in drawing.bars:
            if bar.entity == entity and not bar.flags & _SILENT:
                rows.setdefault((bar.lane, bar.y), []).append(bar)
        drawn += [self._beginning(segments) for segments in rows.values()]
        lanes = {end.lane for end in drawn}
        drawn += [self._counted(p) for p in self.where.get(entity, ()) if p.lane not in lanes and p.lane in self.lanes]
        return [self._in_view(end) for end in drawn]

    def _beginning(self, segments: list[Bar]) -> End:
        """Where a bar begins to be seen: there it has its ring and its title, wherever else it goes."""
        width = self.sight.drawing.width
        seen = [b for b in segments if b.x1 > 0 and b.x0 < width] or segments
        first = min(seen, key=lambda b: b.x0)
        x0 = max(first.x0, 0.0) if first.x1 > 0 else first.x0
        x1 = min(x0 + first.height, max(first.x1, x0 + 3)) if first.ring is None else first.ring + first.height / 2
        return End(x0 - 1, x1, first.y - 1, first.y + first.height + 1, first.lane, of_bar=True,
                   begun=first.x0 < 0)

    def _counted(self, place: Place) -> End:
        """What is not drawn: the nearest count of its lane, or the middle of the lane."""
        drawing, lane = self.sight.drawing, self.lanes[place.lane]
        low, high = max(place.low, 0.0), min(place.high, drawing.width)
        x, y = (place.low + place.high) / 2 if low > high else (low + high) / 2, lane.top + lane.height / 2
        counts = [c for c in drawing.counts if c.lane == place.lane]
        if low <= high and counts:
            nearest = min(counts, key=lambda c: abs(c.x - x))
            x, y = nearest.x, nearest.y
        half = drawing.metrics.strip / 2 + 1
        return End(x - half, x + half, y - half, y + half, place.lane)

    def _in_view(self, end: End) -> End:
        """The same, or the point of the edge beyond which it is; of lanes that are scrolled, below those that stay."""
        (x, y), width, held = end.middle, self.sight.drawing.width, self.sight.drawing.held
        stays = end.lane in self.lanes and self.lanes[end.lane].held
        top, bottom = self.sight.top + 2 + (0 if stays else held), self.sight.bottom - 2
        if end.x1 < 0 or end.x0 > width:
            x, y = (2.0 if end.x1 < 0 else width - 2), min(max(y, top + 8), bottom - 8)
            return End(x, x, y, y, end.lane, "left" if end.x1 < 0 else "right", stays)
        if y < top or y > bottom:
            x, y = min(max(x, 8.0), width - 8), (top if y < top else bottom)
            return End(x, x, y, y, end.lane, "up" if y == top else "down", stays)
        return replace(end, stays=stays)
