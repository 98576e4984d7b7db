"""The title of what is chosen where it has no room beside its mark: in a box near by, which covers no mark."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from explorer.timeline.drawing import Box, Drawing, Label, Tag
from explorer.timeline.held import as_seen
from explorer.timeline.labels import Measure
from explorer.timeline.tags import Room, obstacles, place


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a mark or a bar is seen, how far it reaches, and below what its box stands."""

    entity: int
    x: float
    y: float
    reach: float
    top: float


def named(drawing: Drawing, strong: frozenset[int], titles: Callable[[Sequence[int]], Mapping[int, str]],
          measure: Measure, view: tuple[float, float]) -> Drawing:
    """The same with such a box, if what is chosen is drawn in view and bears no title; other titles give way to it."""
    spot = _spot(drawing, strong, view) if strong else None
    text = titles([spot.entity]).get(spot.entity, "") if spot is not None else ""
    if spot is None or not text:
        return drawing
    tag = _placed(as_seen(drawing, view[0]), spot, text, measure, view)
    if tag is None:
        return drawing
    half, held = drawing.metrics.strip * 0.6, drawing.held

    def clear(labels: tuple[Label, ...]) -> tuple[Label, ...]:
        return tuple(o for o in labels for y in [o.y + view[0] if o.y < held else o.y]
                     if not tag.covers((o.x, y - half, o.x + o.width, y + half)))

    return replace(drawing, callout=tag, labels=clear(drawing.labels), who=clear(drawing.who))


def _spot(drawing: Drawing, strong: frozenset[int], view: tuple[float, float]) -> _Spot | None:
    """Where the first of them is that is in view, if none of them bears a title there."""
    held = {lane.index for lane in drawing.lanes if lane.held}
    low = view[0] + drawing.held
    things = [(m.entity, m.lane, m.x, m.y, m.radius + 4) for m in drawing.marks if m.entity in strong]
    things += [(b.entity, b.lane, (max(b.x0, 0.0) + min(b.x1, drawing.width)) / 2, b.y + b.height / 2, b.height / 2 + 2)
               for b in drawing.bars if b.entity in strong]
    spots = [_Spot(entity, x, y + view[0], reach, view[0]) if lane in held else _Spot(entity, x, y, reach, low)
             for entity, lane, x, y, reach in things if lane in held or low <= y <= view[1]]
    titled = any(o.entity in strong and (o.y < drawing.held or low <= o.y <= view[1]) for o in drawing.labels)
    return None if titled or not spots else spots[0]


def _placed(drawing: Drawing, spot: _Spot, text: str, measure: Measure, view: tuple[float, float]) -> Tag | None:
    """Near by where nothing is; or where only titles are, or else only bars; or, in the thickest crowd, over the
    mark."""
    high = drawing.metrics.strip * 1.5
    wide = measure(text, True) + high * 0.7
    low, top, right, bottom = bounds = 2.0, spot.top + 1, drawing.width - 2, view[1] - 1
    if wide > right - low or high > bottom - top:
        return None
    x, y, aside = spot.x, spot.y, spot.reach + wide / 2
    beside = ((x + aside, y), (x - aside, y), (x, y - spot.reach - high / 2), (x, y + spot.reach + high / 2))
    bars: list[Box] = [(b.x0 - 2, b.y - 1, b.x1 + 2, b.y + b.height + 1) for b in drawing.bars
                       if b.entity != spot.entity and b.y < view[1] and b.y + b.height > view[0]]
    for with_titles, with_bars in ((True, True), (False, True), (True, False), (False, False)):
        taken = obstacles(drawing, *view, with_titles) + bars * with_bars
        tag = place([text], beside, high, lambda words: measure(words, True), Room(taken, bounds), not with_titles)
        if tag is not None:
            break
    else:
        above, below = y - spot.reach - high, min(y + spot.reach, bottom - high)
        tag = Tag(text, min(max(x - wide / 2, low), right - wide), above if above >= top else below, wide, high, (x, y))
    to_x, to_y = min(max(x, tag.x), tag.x + wide) - x, min(max(y, tag.y), tag.y + high) - y
    share = min(spot.reach / (hypot(to_x, to_y) or 1.0), 1.0)
    return replace(tag, spot=(x + to_x * share, y + to_y * share), entity=spot.entity)
