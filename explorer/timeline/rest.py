"""Where the lanes come to rest when they are scrolled: so that the upper edge cuts through no row."""

from collections.abc import Sequence

from explorer.timeline.drawing import LaneBox, Metrics


def rest_at(lanes: Sequence[LaneBox], metrics: Metrics, most: float, scroll: float, way: int = 0) -> float:
    """How far the lanes are scrolled when they rest: nearest to `scroll`, or not before it (`way` 1), or not after it
    (-1); no farther than `most`, where the last row ends at the lower edge."""
    held = sum(lane.height for lane in lanes if lane.held)
    places = [0.0, max(most, 0.0)]
    for lane in lanes:
        if not lane.held:
            rows = 1 if lane.collapsed else max(lane.bar_rows + lane.mark_rows, 1)
            places += [lane.top - held, *(lane.top - held + metrics.padding + n * metrics.row for n in range(1, rows))]
    scroll = min(max(scroll, 0.0), places[1])
    return min((place for place in places if 0 <= place <= places[1] and (place - scroll) * way >= 0),
               key=lambda place: (abs(place - scroll), place))
