"""How the chosen is linked with other things, as somebody claims: arrows of a kind between what is drawn.

An arrow runs, and is read, from what came first to what came of it: from what was answered to what answers it; from
a part to its whole. What has no mark in view is pointed at: at the count it is among, or at the edge beyond which it
lies.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

import numpy as np

from explorer.model.vocabulary import LATER, RELATIONS
from explorer.timeline.drawing import Box, Drawing, Tag
from explorer.timeline.ends import End, Ends, Place, Point, Sight
from explorer.timeline.pick import pick
from explorer.timeline.tags import Room, obstacles, place
from explorer.timeline.ways import Curve, boxes_along, way

LINKS = tuple(r for r in RELATIONS if r not in ("at", "about"))
"""Relations that are drawn, in this order of right. Where something happened and what it is about is told in words."""
MOST = 12
"""So many arrows are drawn; the rest is counted."""
_ROWS_A_TAG = 3.5
"""So many rows there are for each arrow that has words; of the others, one who points at them is told."""
_STEPS = 24
"""Pieces that a curve is taken for where something is to be near it."""
_LETTERS = 22
"""So many letters of a title are written where there is no room for all."""
_SIGNS = {"left": "‹ {}", "right": "{} ›", "up": "{} ▴", "down": "{} ▾", "": "{}"}
"""How words say at which edge something lies."""


@dataclass(frozen=True, slots=True)
class Style:
    """What tells a kind: `line` solid, dashed, dotted, mixed; `head` and `tail` full, open, stop, none."""

    line: str
    head: str
    tail: str = "none"


STYLES = {
    "led to": Style("solid", "full"), "in response to": Style("solid", "open"),
    "in exchange for": Style("dashed", "full", "full"), "part of": Style("dotted", "full"),
    "amended": Style("mixed", "open"), "replaced": Style("solid", "stop"), "preceded": Style("dotted", "open"),
    "extended": Style("mixed", "full")}


@dataclass(frozen=True, slots=True)
class Link:
    """That one entity led to another, was answered, amended… by it, as is claimed."""

    kind: str
    begin: int
    end: int
    words: str
    """The kind, as it is read from begin to end, and who claims it: `led to · RCSP paper`."""
    titles: tuple[str, str]
    """Of begin and end."""
    claims: tuple[str, ...] = ()
    brief: str = ""
    """The same in brief: `led to · RCSP paper +1`."""

    @property
    def style(self) -> Style:
        """How its line looks."""
        return STYLES[self.kind]

    def texts(self, name: str, edge: str, before: bool = False) -> list[str]:
        """What may be written beside it, what is wanted most first: the kind, with the name of an end that does not
        stand there, `before` it if it begins there, at which edge that lies, and who claims it."""
        kind, dot, who = (self.brief or self.words).partition(" · ")
        if not name:
            return [kind + dot + who, kind]
        cut = name[:_LETTERS].rstrip(" ,") + "…"
        names = [name, cut] if len(cut) < len(name) else [name]
        return [_SIGNS[edge].format((f"{words} – {kind}" if before else f"{kind}: {words}") + more)
                for more in (dot + who, "") for words in names]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A link as it is drawn: a cubic curve, and its words where there is room for them."""

    link: Link
    curve: Curve
    tag: Tag | None = None
    beyond: str = ""
    """At which edge it begins or ends, if at any: `begin` or `end`."""
    way: int = -1
    """Which of all ways it goes."""

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


def draw_arrows(sight: Sight, links: Sequence[Link], current: int, where: Mapping[int, list[Place]],
                more: Callable[[int], str], moving: Arrows | None = None) -> Arrows:
    """The arrows of one entity's links, at most a dozen; `more` says in words how many are not drawn.

    While the window is `moving` they go the ways they went, without words: these would jump about, and take as long as
    all the rest of the picture.
    """
    ends = Ends(sight, where)
    pairs: list[tuple[Link, End, End]] = []
    rest: list[Link] = []
    for link in sorted(links, key=lambda link: LINKS.index(link.kind)):
        pair = ends.nearest(link.begin, link.end) if len(pairs) < MOST else None
        if pair is None:
            rest.append(link)
        else:
            pairs.append((link, *pair))
    own = next((end for link, a, b in pairs for n, end in ((link.begin, a), (link.end, b)) if n == current), None) \
        or ends.only(current)
    hard = obstacles(sight.drawing, sight.top, sight.bottom)
    arrows = _ways(pairs, sight, hard, {arrow.link: arrow for arrow in moving.arrows} if moving else {})
    if moving:
        return Arrows(tuple(arrows), tuple(rest))
    arrows = _tagged(arrows, pairs, current, sight, Room(hard, _bounds(sight, own)))
    tag = None
    if rest and own is not None and not own.edge:
        room = Room(hard + [a.tag.box for a in arrows if a.tag], _bounds(sight, own))
        tag = place([more(len(rest))], [own.middle], _size(sight), sight.measure, room)
    return Arrows(tuple(arrows), tuple(rest), tag)


def _bounds(sight: Sight, *ends: End | None) -> Box:
    """Where words may stand: of what is in no lane that stays, below those."""
    held = 0.0 if any(end is not None and end.stays for end in ends) else sight.drawing.held
    return 5.0, sight.top + held + 2, sight.drawing.width - 5, sight.bottom - 2


def _ways(pairs: Sequence[tuple[Link, End, End]], sight: Sight, hard: Sequence[Box],
          kept: Mapping[Link, Arrow]) -> list[Arrow]:
    """The arrows without words; those that are kept go as they went, unless an end has come to an edge or left it."""
    taken = np.array(hard, dtype=np.float64).reshape(-1, 4)
    arrows: list[Arrow] = []
    for link, a, b in pairs:
        beyond, old = "begin" if a.edge else "end" if b.edge else "", kept.get(link)
        curve, which = way(a, b, sight, _bounds(sight, a, b)[1], taken, [arrow.curve for arrow in arrows],
                           old.way if old is not None and old.beyond == beyond else -1)
        arrows.append(Arrow(link, curve, None, beyond, which))
    return arrows


def _tagged(arrows: Sequence[Arrow], pairs: Sequence[tuple[Link, End, End]], current: int, sight: Sight,
            room: Room) -> list[Arrow]:
    """The same with words: as many as do not crowd the picture, and all that tell what lies out of view."""
    drawing = sight.drawing
    titled = {label.entity for label in drawing.labels}
    left = max(2, int((sight.bottom - sight.top) / (drawing.metrics.row * _ROWS_A_TAG)))
    lines = [boxes_along(arrow.curve, 3.0)[::2] for arrow in arrows]
    air = drawing.metrics.row  # beside the end of a bar, words would look like its title
    bars = [(bar.lane, (bar.x0 - air, bar.y, bar.x1 + air, bar.y + bar.height)) for bar in drawing.bars]
    found = []
    for n, (arrow, (link, a, b)) in enumerate(zip(arrows, pairs, strict=True)):
        other, end = (link.end, b) if link.begin == current else (link.begin, a)
        if not end.edge and not left:
            found.append(arrow)
            continue
        name = link.titles[other == link.end] if end.edge or other not in titled else ""
        room.bounds = _bounds(sight, a, b)
        foreign = [box for lane, box in bars if lane not in (a.lane, b.lane)]
        own = [box for lane, box in bars if lane in (a.lane, b.lane)]
        room.avoid(foreign + [box for m, line in enumerate(lines) if m != n for box in line], own)
        shares = (0.85, 0.7, 0.5) if end is b else (0.15, 0.3, 0.5)
        spots = [arrow.at(t) for t in (shares if end.edge else (0.5, 0.35, 0.65, 0.2, 0.8))]
        texts = link.texts(name, end.edge, before=other == link.begin)
        tag = place(texts, spots, _size(sight), sight.measure, room, everywhere=bool(end.edge),
                    over=texts if name else texts[-1:])
        left -= tag is not None and not end.edge
        found.append(replace(arrow, tag=tag))
    return found


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


def _away(a: Point, b: Point, at: Point) -> float:
    """How far a point is from the stretch between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = dx * dx + dy * dy
    share = min(max(((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / long, 0.0), 1.0) if long else 0.0
    return hypot(at[0] - a[0] - share * dx, at[1] - a[1] - share * dy)


def _size(sight: Sight) -> float:
    """How high words are."""
    return sight.drawing.metrics.strip * 1.35


def links_of(claims: Iterable[tuple[str, int, int, str, str]], titles: Mapping[int, str],
             words: Callable[[str, Sequence[str], bool], str]) -> tuple[Link, ...]:
    """Claims (kind, of what, towards what, who, key) as links, each from what came first: those that claim the same
    make one, which names them all.

    `words` says a kind, as it is read along the arrow, and who claims it, at length or in brief.
    """
    found: dict[tuple[str, int, int], list[tuple[str, str]]] = {}
    for kind, one, other, who, key in claims:
        begin, end = (other, one) if kind in LATER else (one, other)
        if begin != end:
            found.setdefault((kind, begin, end), []).append((who, key))
    tellers = {at: list(dict.fromkeys(who for who, _ in told)) for at, told in found.items()}
    return tuple(
        Link(kind, begin, end, words(kind, tellers[kind, begin, end], False),
             (titles.get(begin, ""), titles.get(end, "")), tuple(key for _, key in told),
             words(kind, tellers[kind, begin, end], True))
        for (kind, begin, end), told in found.items())
