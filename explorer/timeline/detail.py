"""Columns, window and size -> what to draw. A pure function; nothing here knows Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from explorer.model.records import Period
from explorer.model.schema import Flag
from explorer.model.vocabulary import NOT_DONE
from explorer.timeline.columns import Bools, Columns
from explorer.timeline.drawing import Bar, Count, Drawing, Era, Label, LaneBox, Mark, Metrics
from explorer.timeline.labels import bar_labels, place_marks
from explorer.timeline.layout import lane_boxes
from explorer.timeline.scale import Scale
from explorer.timeline.ticks import ticks

MOST_MARKS = 800
"""Marks that are laid out one by one in a window; the rest, by salience, are counted."""

Measure = Callable[[str, bool], float]
"""(text, strong) -> width in pixels."""


@dataclass(frozen=True)
class Request:
    """All that a picture depends on."""

    columns: Columns
    window: tuple[float, float]
    width: float
    height: float
    titles: Mapping[int, str]
    measure: Measure
    metrics: Metrics = field(default_factory=Metrics)
    shown: Bools | None = None
    """Which items pass the filters; None: all."""
    strong: frozenset[int] = frozenset()
    """Entities that are titled whatever else is not: the current one."""
    eras: tuple[tuple[str, float, float], ...] = ()
    """(title, first day, last day)."""


def draw(request: Request) -> Drawing:
    """The picture."""
    columns, metrics = request.columns, request.metrics
    scale = Scale(*request.window, 0.0, request.width)
    lanes = lane_boxes(columns, request.height, metrics, request.shown)
    seen = (columns.start_earliest <= scale.last) & (columns.end_latest >= scale.first)
    if request.shown is not None:
        seen &= request.shown
    bars = _bars(request, scale, lanes, seen)
    labels = bar_labels(bars, request.titles, request.measure, request.width, metrics, request.strong)
    marks: list[Mark] = []
    counts: list[Count] = []
    for lane in lanes:
        placed, titled, hidden = _lane_marks(request, scale, lane, seen)
        marks += placed
        labels += titled
        counts += hidden
    return Drawing(
        request.width, max(request.height, sum(lane.height for lane in lanes)), lanes, tuple(bars), tuple(marks),
        tuple(labels), tuple(counts), tuple((scale.x(t.day), t) for t in ticks(scale, 56 * metrics.row / 24)),
        tuple(Era(title, scale.x(a), scale.x(b)) for title, a, b in request.eras
              if a <= scale.last and b >= scale.first), metrics)


def _bars(request: Request, scale: Scale, lanes: tuple[LaneBox, ...], seen: Bools) -> list[Bar]:
    columns, metrics = request.columns, request.metrics
    found = []
    for i in np.flatnonzero(seen & columns.has(Flag.BAR)):
        lane = lanes[int(columns.lane[i])]
        row = lane.rows.index(int(columns.row[i]))
        y = lane.top + metrics.padding + row * metrics.row + (metrics.row - metrics.bar) / 2
        x0, x1 = scale.x(int(columns.start_earliest[i])), scale.x(int(columns.end_latest[i]) + 1)
        solid0, solid1 = scale.x(int(columns.start_latest[i])), scale.x(int(columns.end_earliest[i]) + 1)
        middle = (x0 + x1) / 2
        centre = max(x0, 0.0) + metrics.gap + metrics.bar / 2
        untold = columns.flags[i] & int(Flag.SILENT | Flag.PLANNED)
        ring = None if untold or centre + metrics.bar / 2 > min(x1, request.width) else centre
        found.append(Bar(int(columns.entity[i]), lane.index, x0, max(x1, x0 + 3), min(solid0, middle),
                         max(solid1, middle), y, metrics.bar, int(columns.flags[i]), int(columns.state[i]),
                         int(columns.sources[i]), ring))
    return found


def _lane_marks(request: Request, scale: Scale, lane: LaneBox,
                seen: Bools) -> tuple[list[Mark], list[Label], list[Count]]:
    columns, metrics = request.columns, request.metrics
    here = np.flatnonzero(seen & (columns.lane == lane.index) & ~columns.has(Flag.BAR))
    if not len(here) or not lane.mark_rows:
        return [], [], []
    strong = np.isin(columns.entity[here], list(request.strong))
    silent = (columns.flags[here] & int(Flag.SILENT)) != 0
    order = np.lexsort((here, columns.rank[here], silent))
    here = here[order]
    if len(here) > MOST_MARKS:  # what is chosen is among those laid out
        here = np.concatenate((here[strong[order]], here[~strong[order]]))
    candidates = [_mark(request, scale, lane, int(i)) for i in here[:MOST_MARKS]]
    top = lane.top + metrics.padding + (lane.bar_rows + 0.5) * metrics.row
    middles = tuple(top + n * metrics.row for n in range(lane.mark_rows))
    marks, labels, left = place_marks(candidates, middles, request.width, request.titles, request.measure, metrics,
                                      request.strong)
    left += [_mark(request, scale, lane, int(i)) for i in here[MOST_MARKS:]]
    y = lane.top + lane.height - metrics.padding / 2 - metrics.strip / 2
    return marks, labels, _counts(left, lane.index, y, 2.2 * metrics.row)


def _mark(request: Request, scale: Scale, lane: LaneBox, i: int) -> Mark:
    columns, metrics = request.columns, request.metrics
    low, high = scale.x(int(columns.start_earliest[i])), scale.x(int(columns.end_latest[i]) + 1)
    middle, edge = (low + high) / 2, metrics.radius + 2
    inside = min(max(middle, edge), request.width - edge)
    x = min(max(inside, low), high) if low <= request.width and high >= 0 else middle
    return Mark(int(columns.entity[i]), lane.index, x, 0.0, metrics.radius, low, high, int(columns.flags[i]),
                int(columns.state[i]), int(columns.sources[i]))


def _counts(left: list[Mark], lane: int, y: float, apart: float) -> list[Count]:
    """What found no room, gathered so that two counts are never closer than `apart`."""
    groups: list[list[Mark]] = []
    for mark in sorted(left, key=lambda m: m.x):
        if groups and mark.x - groups[-1][0].x < apart:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [Count(lane, group[0].x, y, tuple(m.entity for m in group)) for group in groups]


def era_days(periods: list[Period], last_day: float) -> list[tuple[str, float, float]]:
    """(entity key, first day, last day) of each holder of an office, from all that is claimed of it.

    The start is the earliest that a claim gives, in the middle of its bounds; an open or unknown end runs
    to the next holder, or to `last_day`. Who was only to hold it has no era.
    """
    spans: dict[str, tuple[float, float | None]] = {}
    for period in (p for p in periods if p.status not in NOT_DONE):
        starts = [d for d in (period.start_earliest, period.start_latest) if d is not None]
        ends = [d for d in (period.end_earliest, period.end_latest) if d is not None]
        start = sum(starts) / len(starts) if starts else None
        end = sum(ends) / len(ends) if ends and not period.open else None
        old = spans.get(period.entity)
        if start is None and old is None and end is None:
            continue
        first = start if start is not None else (old[0] if old else (end or 0.0))
        spans[period.entity] = (min(first, old[0]) if old else first, end if end is not None else (old and old[1]))
    ordered = sorted(spans.items(), key=lambda s: s[1][0])
    found = []
    for n, (key, (first, last)) in enumerate(ordered):
        following = ordered[n + 1][1][0] if n + 1 < len(ordered) else last_day
        found.append((key, first, last if last is not None else following))
    return found
