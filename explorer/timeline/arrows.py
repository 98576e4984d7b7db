"""How the chosen is linked with other things, as somebody claims: arrows of a kind between what is drawn.

An arrow is read along its way: from what led, answered, amended… to what was led to, answered, amended. What
has no mark in view is pointed at: at the count it is among, or at the edge beyond which it lies.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from math import hypot

from explorer.model.schema import Flag
from explorer.model.vocabulary import RELATIONS
from explorer.timeline.columns import Columns, Ints
from explorer.timeline.drawing import Drawing, Tag
from explorer.timeline.pick import pick
from explorer.timeline.scale import Scale
from explorer.timeline.tags import Room, obstacles, place

LINKS = tuple(r for r in RELATIONS if r not in ("at", "about"))
"""Relations that are drawn, in this order of right. Where something happened and what it is about is told in words."""
MOST = 12
"""So many arrows are drawn; the rest is counted."""
_LOW = 16
"""In a line of fewer rows words are brief."""
_ROWS_A_TAG = 3.5
"""So many rows there are for each arrow that has words; of the others, one who points at them is told."""
_STEPS = 24
"""Pieces that a curve is taken for where something is to be near it."""
_SILENT = int(Flag.SILENT)

Point = tuple[float, float]
Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Style:
    """What tells a kind: `line` solid, dashed, dotted, mixed; `head` and `tail` full, open, diamond, stop, none."""

    line: str
    head: str
    tail: str = "none"


STYLES = {
    "led to": Style("solid", "full"), "in response to": Style("solid", "open"),
    "in exchange for": Style("dashed", "full", "full"), "part of": Style("dotted", "diamond"),
    "amended": Style("mixed", "open"), "replaced": Style("solid", "stop"), "preceded": Style("dotted", "open"),
    "extended": Style("mixed", "full")}


@dataclass(frozen=True, slots=True)
class Link:
    """That one entity led to, answered, amended… another, as is claimed."""

    kind: str
    begin: int
    end: int
    words: str
    """The kind and who claims it: `led to · RCSP paper`."""
    titles: tuple[str, str]
    """Of begin and end."""
    claims: tuple[str, ...] = ()
    brief: str = ""
    """The same where there is little room: `led to · RCSP paper +1`."""

    @property
    def style(self) -> Style:
        """How its line looks."""
        return STYLES[self.kind]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item that may not be drawn stands: its lane, and its days in pixels."""

    lane: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link as it is drawn: a cubic curve, and its words where there is room for them."""

    link: Link
    curve: tuple[Point, Point, Point, Point]
    tag: Tag | None = None

    def at(self, t: float) -> Point:
        """The point of the curve at a share of its way."""
        u = 1 - t
        weights = u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3
        return (sum(w * p[0] for w, p in zip(weights, self.curve, strict=True)),
                sum(w * p[1] for w, p in zip(weights, self.curve, strict=True)))

    def away(self, x: float, y: float) -> float:
        """How far a point is from the curve."""
        points = [self.at(n / _STEPS) for n in range(_STEPS + 1)]
        return min(_away(a, b, (x, y)) for a, b in pairwise(points))


@dataclass(frozen=True, slots=True)
class Arrows:
    """All that is drawn of the links of one entity."""

    arrows: tuple[Arrow, ...] = ()
    rest: tuple[Link, ...] = ()
    """Links that are not drawn: of more than a dozen, or with what has no place on the line now."""
    more: Tag | None = None
    """How many the rest are, beside what they are links of."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What of the line is seen: its drawing, from which height to which, and how wide and high words are."""

    drawing: Drawing
    """With pinned lanes where they are seen (`held.as_seen`)."""
    top: float
    bottom: float
    measure: Measure

    @property
    def low(self) -> bool:
        """Whether there is so little height that words must be few."""
        return self.bottom - self.top < _LOW * self.drawing.metrics.row


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


def draw_arrows(sight: Sight, links: Sequence[Link], current: int, where: Mapping[int, list[Place]],
                more: Callable[[int], str]) -> Arrows:
    """The arrows of one entity's links, at most a dozen; `more` says in words how many are not drawn."""
    ends = _Ends(sight, where)
    ways: list[tuple[Link, _End, _End]] = []
    rest: list[Link] = []
    for link in sorted(links, key=lambda link: LINKS.index(link.kind)):
        pair = ends.nearest(link.begin, link.end) if len(ways) < MOST else None
        if pair is None:
            rest.append(link)
        else:
            ways.append((link, *pair))
    room = Room(obstacles(sight.drawing, sight.top, sight.bottom),
                (5.0, sight.top + 2, sight.drawing.width - 5, sight.bottom - 2))
    own = next((end for link, a, b in ways for n, end in ((link.begin, a), (link.end, b)) if n == current), None) \
        or ends.only(current)
    titled = {label.entity for label in sight.drawing.labels}
    beside: dict[frozenset[int], int] = {}
    arrows: list[Arrow] = []
    tagged = max(2, int((sight.bottom - sight.top) / (sight.drawing.metrics.row * _ROWS_A_TAG)))
    for link, a, b in ways:
        pair_key = frozenset((link.begin, link.end))
        nth = beside[pair_key] = beside.get(pair_key, -1) + 1
        top = sight.top if a.stays or b.stays else sight.top + sight.drawing.held
        arrow = Arrow(link, _curve(a, b, nth, sight, top))
        room.bounds = (room.bounds[0], top + 2, *room.bounds[2:])
        other, end = (link.end, b) if link.begin == current else (link.begin, a)
        name = link.titles[other == link.end] if end.edge or other not in titled else ""
        if sum(arrow.tag is not None for arrow in arrows) < tagged:
            arrow = _tagged(arrow, name, 0.85 if end is b else 0.15, bool(end.edge), sight, room)
        arrows.append(arrow)
    tag = None
    if rest and own is not None and not own.edge:
        room.bounds = (room.bounds[0], sight.top + 2 + (0 if own.stays else sight.drawing.held), *room.bounds[2:])
        tag = place([more(len(rest))], [own.middle], _size(sight), sight.measure, room)
    return Arrows(tuple(arrows), tuple(rest), tag)


def linked_at(found: Arrows, drawing: Drawing, x: float, y: float, slack: float = 4.0,
              shift: float = 0.0) -> Arrow | tuple[Link, ...]:
    """The arrow at a point, or the links that are only counted there; mostly none.

    Words come first; a line only where no mark, title or count is, though over bars. The drawing, if it is of lanes
    that stay, lies `shift` higher than the arrows.
    """
    if found.more and found.more.holds(x, y):
        return found.rest
    for arrow in found.arrows:
        if arrow.tag and arrow.tag.holds(x, y):
            return arrow
    picked = pick(replace(drawing, bars=()), x, y - shift, shift=shift)
    if picked.entity is not None or picked.count is not None:
        return ()
    near = [(away, n) for n, arrow in enumerate(found.arrows) if (away := arrow.away(x, y)) <= slack]
    return found.arrows[min(near)[1]] if near else ()


# Where the ends are

@dataclass(frozen=True, slots=True)
class _End:
    """What an arrow begins or ends at: a box; or a point of the edge, and at which edge."""

    x0: float
    x1: float
    y0: float
    y1: float
    edge: str = ""
    stays: bool = False
    """Whether it is in a lane that stays while others are scrolled."""

    @property
    def middle(self) -> Point:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    @property
    def small(self) -> bool:
        """Whether it is as a mark is, not as a bar."""
        return not self.edge and self.x1 - self.x0 <= 2 * (self.y1 - self.y0)

    def towards(self, x: float) -> float:
        """Where a line from or to `x` meets it: of a mark the middle, of a bar what is nearest."""
        if self.small or self.edge:
            return self.middle[0]
        inset = (self.y1 - self.y0) / 2
        return min(max(x, self.x0 + inset), self.x1 - inset)


class _Ends:
    """Entities -> where their arrows may end."""

    def __init__(self, sight: Sight, where: Mapping[int, list[Place]]) -> None:
        self.sight, self.where = sight, where
        self.lanes = {lane.index: lane for lane in sight.drawing.lanes}

    def nearest(self, begin: int, end: int) -> tuple[_End, _End] | None:
        """The two ends that are nearest to each other; None if either has no place, or both are out of view."""
        pairs = [(a, b) for a, b in product(self._of(begin), self._of(end)) if not (a.edge and b.edge)]

        def apart(pair: tuple[_End, _End]) -> tuple[bool, float]:
            (ax, ay), (bx, by) = pair[0].middle, pair[1].middle
            return bool(pair[0].edge or pair[1].edge), abs(ax - bx) + abs(ay - by)

        return min(pairs, key=apart, default=None)

    def only(self, entity: int) -> _End | None:
        """Where an entity stands, if it does."""
        return min(self._of(entity), key=lambda end: bool(end.edge), default=None)

    def _of(self, entity: int) -> list[_End]:
        drawing = self.sight.drawing
        drawn = [(m.lane, _End(m.x - m.radius - 3, m.x + m.radius + 3, m.y - m.radius - 3, m.y + m.radius + 3))
                 for m in drawing.marks if m.entity == entity and not m.flags & _SILENT]
        whole: dict[tuple[int, float], _End] = {}
        for bar in drawing.bars:
            if bar.entity == entity and not bar.flags & _SILENT:
                x0, x1 = max(bar.x0, 0.0), min(bar.x1, drawing.width)
                old = whole.get((bar.lane, bar.y))
                whole[bar.lane, bar.y] = _End(min(x0, old.x0) if old else x0, max(x1, old.x1) if old else x1,
                                              bar.y - 1, bar.y + bar.height + 1)
        drawn += [(lane, end) for (lane, _), end in whole.items()]
        lanes = {lane for lane, _ in drawn}
        drawn += [(p.lane, self._counted(p)) for p in self.where.get(entity, ())
                  if p.lane not in lanes and p.lane in self.lanes]
        return [self._in_view(end, lane) for lane, end in drawn]

    def _counted(self, place: Place) -> _End:
        """What is not drawn: the nearest count of its lane, or the middle of the lane."""
        drawing, lane = self.sight.drawing, self.lanes[place.lane]
        low, high = max(place.low, 0.0), min(place.high, drawing.width)
        x, y = (place.low + place.high) / 2 if low > high else (low + high) / 2, lane.top + lane.height / 2
        counts = [c for c in drawing.counts if c.lane == place.lane]
        if low <= high and counts:
            nearest = min(counts, key=lambda c: abs(c.x - x))
            x, y = nearest.x, nearest.y
        half = drawing.metrics.strip / 2 + 1
        return _End(x - half, x + half, y - half, y + half)

    def _in_view(self, end: _End, lane: int) -> _End:
        """The same, or the point of the edge beyond which it is; of lanes that are scrolled, below those that stay."""
        (x, y), width, held = end.middle, self.sight.drawing.width, self.sight.drawing.held
        stays = lane in self.lanes and self.lanes[lane].held
        top, bottom = self.sight.top + 2 + (0 if stays else held), self.sight.bottom - 2
        if end.x1 < 0 or end.x0 > width:
            x, y = (2.0 if end.x1 < 0 else width - 2), min(max(y, top + 8), bottom - 8)
            return _End(x, x, y, y, "left" if end.x1 < 0 else "right", stays)
        if y < top or y > bottom:
            x, y = min(max(x, 8.0), width - 8), (top if y < top else bottom)
            return _End(x, x, y, y, "up" if y == top else "down", stays)
        return replace(end, stays=stays)


# The way between them

_OUT = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def _curve(a: _End, b: _End, nth: int, sight: Sight, top: float) -> tuple[Point, Point, Point, Point]:
    """From one end to the other, below `top`; the `nth` between the same two, from 0, keeps clear of those before."""
    row = sight.drawing.metrics.row
    side = 1 if nth % 2 else -1
    aside = (nth + 1) // 2 * side * row * 1.6
    (ax, ay), (bx, by) = a.middle, b.middle
    ax, bx = a.towards(bx + aside), b.towards(ax + aside)
    level = abs(by - ay) < row
    bow = min(max(abs(bx - ax) * 0.25, row * 1.5), row * 4)
    if level and min(ay, by) - bow * 0.75 < top:
        ways = (1.0, 1.0)  # no room for a bow above
    elif level:
        ways = (-1.0, -1.0)
    else:
        ways = (1.0, -1.0) if by > ay else (-1.0, 1.0)
    reach = bow if level else min(max(abs(by - ay) * 0.5, row), row * 8)
    beside = nth > 0 and not level and a.small and b.small and abs(bx - ax) < row * 2
    points = []
    for end, x, way in ((a, ax, ways[0]), (b, bx, ways[1])):
        if end.edge:
            dx, dy = _OUT[end.edge]
            points.append((end.middle, (end.x0 - dx * reach, end.y0 - dy * reach + aside * abs(dx))))
        elif beside:
            edge, y = (end.x1 if side > 0 else end.x0), end.middle[1]
            points.append(((edge, y), (edge + aside + side * reach * 0.4, y)))
        else:
            y = end.y0 if way < 0 else end.y1
            points.append(((x, y), (x + aside, y + way * reach)))
    return points[0][0], points[0][1], points[1][1], points[1][0]


def _away(a: Point, b: Point, at: Point) -> float:
    """How far a point is from the stretch between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    share = min(max(((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / long, 0.0), 1.0) if long else 0.0
    return hypot(at[0] - a[0] - share * dx, at[1] - a[1] - share * dy)


# Their words

def _size(sight: Sight) -> float:
    """How high words are."""
    return sight.drawing.metrics.strip * 1.35


def _tagged(arrow: Arrow, name: str, end: float, out: bool, sight: Sight, room: Room) -> Arrow:
    """The arrow with its words, and the title of what it points to where that does not stand there."""
    forms = list(dict.fromkeys((arrow.link.brief or arrow.link.words,) if sight.low else
                               (arrow.link.words, arrow.link.brief or arrow.link.words)))
    texts = [text for words in forms for text in ((f"{words}: {name}", words) if name else (words,))]
    shares = (end, 0.5 + (end - 0.5) * 0.6) if out else ()
    spots = [arrow.at(t) for t in (*shares, 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)]
    return replace(arrow, tag=place(texts, spots, _size(sight), sight.measure, room))


def links_of(claims: Iterable[tuple[str, int, int, str, str]], titles: Mapping[int, str],
             words: Callable[[str, Sequence[str], bool], str]) -> tuple[Link, ...]:
    """Claims (kind, begin, end, who, key) as links: those that claim the same make one, which names them all.

    `words` says a kind and who claims it, at length or in brief.
    """
    found: dict[tuple[str, int, int], list[tuple[str, str]]] = {}
    for kind, begin, end, who, key in claims:
        if begin != end:
            found.setdefault((kind, begin, end), []).append((who, key))
    tellers = {at: list(dict.fromkeys(who for who, _ in told)) for at, told in found.items()}
    return tuple(
        Link(kind, begin, end, words(kind, tellers[kind, begin, end], False),
             (titles.get(begin, ""), titles.get(end, "")), tuple(key for _, key in told),
             words(kind, tellers[kind, begin, end], True))
        for (kind, begin, end), told in found.items())
