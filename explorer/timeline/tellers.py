"""Who gives what, where two documents each give a thing a bar or a mark of its own: at the start of each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar, Drawing

_SILENT = int(Flag.SILENT)


@dataclass(frozen=True, slots=True)
class Teller:
    """The documents that give what begins at (`x`, `y`); their sign has so much room about it."""

    entity: int
    lane: int
    x: float
    y: float
    radius: float
    sources: int


def tellers(drawing: Drawing, both: Collection[str] = ()) -> list[Teller]:
    """One for each bar and mark of whatever stands in the picture more than once, as different documents give it; and
    in the lanes of what `both` tell, by key, of what only one of them dates."""
    metrics = drawing.metrics
    found: dict[int, list[Teller]] = defaultdict(list)
    for mark in drawing.marks:
        if mark.radius >= metrics.radius and not mark.flags & _SILENT:
            found[mark.entity].append(Teller(mark.entity, mark.lane, mark.x, mark.y, mark.radius, mark.sources))
    rows: dict[tuple[int, int, float, int], list[Bar]] = defaultdict(list)
    for bar in drawing.bars:
        if bar.height >= metrics.bar and not bar.flags & _SILENT:
            rows[bar.entity, bar.lane, bar.y, bar.sources].append(bar)
    for (entity, lane, y, sources), segments in rows.items():
        first = min((b for b in segments if b.x1 > 0), key=lambda b: b.x0, default=segments[0])
        radius = first.height / 2 - 0.5
        x = first.x0 - radius - 2 if first.ring is None else first.ring  # without a ring the title stands there
        found[entity].append(Teller(entity, lane, x, y + first.height / 2, radius, sources))
    shared = {lane.index for lane in drawing.lanes if lane.key in both}
    return [own for several in found.values() for own in several if own.radius <= own.x <= drawing.width and (
        len({one.sources for one in several}) > 1 or (own.lane in shared and own.sources.bit_count() == 1))]
