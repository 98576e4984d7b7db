"""Columns, window and size -> what to draw. A pure function; nothing here knows Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, inf, log2

import numpy as np
import numpy.typing as npt

from explorer.model.arrangement import AS_IT_WAS, Arrangement
from explorer.model.dated import status
from explorer.model.schema import Flag
from explorer.timeline.callout import named
from explorer.timeline.collapsed import fixed_in, squeezed, uncovered
from explorer.timeline.columns import Columns, Ints, Strip
from explorer.timeline.drawing import Bar, Count, Density, Drawing, Label, LaneBox, Mark, Metrics
from explorer.timeline.eras import Term, eras
from explorer.timeline.forms import FADING, Said, Told, beyond, form, said
from explorer.timeline.labels import MISSES, Candidate, Measure, Room, Taken, bar_labels, place_marks
from explorer.timeline.layout import lane_boxes
from explorer.timeline.loose import Grid
from explorer.timeline.phases import phases
from explorer.timeline.scale import Scale
from explorer.timeline.ticks import ticks
from explorer.timeline.trails import left_open, trails
from explorer.timeline.who import Who, behind_titles

TRIES = 110
"""So many marks and bars are tried one by one in a picture, shared out by rows; the rest, by salience, are
counted. A try costs about 10 microseconds, and a frame has 16 milliseconds."""
_LEAST = 12
"""So many are tried in any lane."""
_FEW, _IN_ALL = 160, 700
"""A lane that holds no more than so many has them all tried, where such lanes in view hold no more than so many
together: nothing is kept from a reader to save time."""
# plain numbers: an enum would be asked a thousand times a frame
_SILENT, _PLANNED = int(Flag.SILENT), int(Flag.PLANNED)
_CROWD = 60
"""From so many in a lane and window on, it shows how dense they lie."""
_STEP = 8.0
_LAID_OUT = 4
"""For so many heights, sizes and arrangements lanes are kept."""

Titles = Callable[[Sequence[int]], Mapping[int, str]]
"""Entities -> their titles."""


@dataclass(frozen=True)
class Request:
    """All that a picture depends on."""

    columns: Columns
    window: tuple[float, float]
    width: float
    height: float
    titles: Titles
    measure: Measure
    metrics: Metrics = field(default_factory=Metrics)
    strong: frozenset[int] = frozenset()
    """Entities that are titled whatever else is not: the current one."""
    chosen: frozenset[int] = frozenset()
    """Entities that are selected: where they are counted, the count says so."""
    eras: tuple[Term, ...] = ()
    view: tuple[float, float] | None = None
    """What of the height is in view: lanes above and below are not filled. None: all is."""
    arrangement: Arrangement = AS_IT_WAS
    told: Told = lambda entities: {}
    """Asked of bars, and of marks on which documents differ or that stand for what was not done."""
    verdicts: bool = True
    """Whether it may be seen that documents differ."""
    who: Who = lambda entities: {}
    """Asked of what is titled, where days are shown."""
    tellers: tuple[int, ...] = ()
    """Whose dates are drawn in each lane, as bits, and no other's; none where all are."""
    found: frozenset[int] = frozenset()
    """Entities that were searched for: where they are counted, the count says how many."""
    written: float | None = None
    """The day up to which the documents can speak; None where it is not theirs together that is shown."""


def height_of(request: Request) -> float:
    """How high the picture is, before it is drawn."""
    return max(request.height, sum(lane.height for lane in lanes_of(request)))


def in_view(lanes: Sequence[LaneBox], view: tuple[float, float] | None) -> list[LaneBox]:
    """The lanes that are filled where so much of the height is in view."""
    top, bottom = view or (0.0, inf)
    return [lane for lane in lanes if lane.held or (lane.top < bottom and lane.top + lane.height > top)]


def draw(request: Request) -> Drawing:
    """The picture."""
    return with_name(unnamed(request), request)


def with_name(drawing: Drawing, request: Request) -> Drawing:
    """A picture of the same, in which as many lanes are in view, with the name of what is chosen."""
    return named(drawing, request.strong, request.titles, request.measure, request.view or (0.0, drawing.height))


def unnamed(request: Request) -> Drawing:
    """The picture but for the name of what is chosen: the same for all views in which the same lanes are."""
    columns, metrics = request.columns, request.metrics
    scale = Scale(*request.window, 0.0, request.width)
    lanes = lanes_of(request)
    by_index = {lane.index: lane for lane in lanes}
    fixed = columns.fixed[(columns.start_earliest[columns.fixed] <= scale.last)
                          & (columns.end_latest[columns.fixed] >= scale.first)]
    spread = np.zeros(len(columns.lanes), dtype=np.bool_)
    spread[[lane.index for lane in lanes if not lane.collapsed]] = True
    fixed = fixed[spread[columns.lane[fixed]]]
    filled = in_view(lanes, request.view)
    strong, chosen, found = map(columns.items_of, (request.strong, request.chosen, request.found))
    share = TRIES / max(sum(lane.loose_rows + lane.mark_rows for lane in filled), 1)
    whole = _tried_whole(columns, filled)
    tried = [_tried(request, scale, lane, inf if lane.index in whole else share, strong) for lane in filled]
    every = np.concatenate((fixed, *(part for lane, both in zip(filled, tried, strict=True) if not lane.collapsed
                                     for part in both)))
    titles = request.titles(columns.entity[every].tolist())
    own = [by_index[n] for n in columns.lane[fixed].tolist()]
    told = said(columns, every, scale.days_per_pixel, request.told, request.tellers)
    bars = _bars(request, scale, fixed, own, [
        lane.rows.index(row) for lane, row in zip(own, columns.row[fixed].tolist(), strict=True)], told)
    crowd = _Crowd(request, scale)
    thin: list[Bar] = []
    marks: list[Mark] = []
    titled: list[Label] = []
    counts: list[Count] = []
    densities: list[Density] = []
    for lane, (loose, single) in zip(filled, tried, strict=True):
        if lane.collapsed:
            packed, placed = _squeezed(request, scale, lane, loose, single)
            thin += packed
        else:
            packed = _packed(request, scale, lane, loose, titles, told)
            placed, labels, _ = place_marks(_candidates(request, scale, single, titles, told),
                                            _room(request, lane, lane.index in whole), request.strong)
            bars += packed
            titled += labels
        marks += placed
        if lane.index in whole and _all_drawn(lane, columns.strips[lane.index], len(loose) + len(single),
                                              len(packed) + len(placed)):
            continue
        hidden = _Hidden(crowd, lane, [b.item for b in packed], [m.item for m in placed])
        counts += hidden.counts(chosen, found)
        densities += hidden.density()
    begun = left_open(bars, told, request.written)
    labels = bar_labels(bars, titles, request.measure, request.width, metrics, request.strong, begun) + titled
    return Drawing(
        request.width, height_of(request), lanes, tuple(bars + thin), tuple(marks),
        tuple(labels), behind_titles(labels, marks, bars, scale, metrics, request.measure, request.who),
        None, tuple(counts), tuple(densities),
        tuple((scale.x(t.day), t) for t in ticks(scale, 56 * metrics.row / 24)),
        eras(request.eras, scale), phases(bars, told, scale, metrics, request.strong),
        trails(begun, bars, labels, scale, request.written, metrics),
        frozenset(b.item for b in begun if b.x1 - b.solid1 > 1), metrics,
        sum(lane.height for lane in lanes if lane.held))


def lanes_of(request: Request) -> tuple[LaneBox, ...]:
    """The lanes, which depend on nothing that zooming and panning change: those of an earlier frame, if they fit."""
    key = request.height, request.metrics, request.arrangement
    kept = request.columns.boxes
    if key not in kept:
        if len(kept) >= _LAID_OUT:
            kept.clear()
        kept[key] = lane_boxes(request.columns, *key)
    return kept[key]


def _tried_whole(columns: Columns, lanes: Sequence[LaneBox]) -> frozenset[int]:
    """The lanes of which all is tried, however little of it finds room."""
    held = {lane.index: columns.strips[lane.index] for lane in lanes}
    short = {n: len(s.bars) + len(s.marks) for n, s in held.items() if max(len(s.bars), len(s.marks)) <= _FEW}
    return frozenset(short) if sum(short.values()) <= _IN_ALL else frozenset()


def _tried(request: Request, scale: Scale, lane: LaneBox, share: float, strong: Ints) -> tuple[Ints, Ints]:
    """Bars without rows, and marks, that are tried one by one in a lane: the most salient, so many a row, and what is
    chosen."""
    strip = request.columns.strips[lane.index]
    found = []
    for loose, rows in ((strip.bars, lane.loose_rows), (strip.marks, lane.mark_rows)):
        wanted = 0 if not rows else len(loose) if share == inf else max(_LEAST, int(rows * share))
        top = loose.top(scale.first, scale.last, wanted)
        own = loose.among(strong, scale.first, scale.last) if len(strong) else strong
        found.append(np.concatenate((top, own[~np.isin(own, top)])) if len(own) else top)
    return found[0], found[1]


def _all_drawn(lane: LaneBox, strip: Strip, tried: int, drawn: int) -> bool:
    """Whether of a lane of which all is tried nothing is left to be counted, and too little is there to show how dense
    it lies."""
    room = (lane.loose_rows or not len(strip.bars)) and (lane.mark_rows or not len(strip.marks))
    return bool(room and drawn == tried < _CROWD and not lane.collapsed)


def _packed(request: Request, scale: Scale, lane: LaneBox, items: Ints, titles: Mapping[int, str],
            told: Said) -> list[Bar]:
    """Bars without rows of their own, laid where there is room, the most salient first: those that can with
    their titles, then the rest."""
    rows = Taken(lane.loose_rows)
    columns = request.columns
    x0 = np.maximum((columns.start_earliest[items] - scale.first) / scale.days_per_pixel, -50.0) - 3
    x1 = (columns.end_latest[items] + 1 - scale.first) / scale.days_per_pixel + 3
    stretches = list(zip(items.tolist(), columns.entity[items].tolist(), x0.tolist(), x1.tolist(), strict=True))
    placed: dict[int, int] = {}
    for with_title in (True, False):
        misses = 0
        for item, entity, first, last in stretches:
            if item in placed:
                continue
            title = request.measure(titles.get(entity, ""), True) + 2 * request.metrics.row if with_title else 0.0
            end = max(last, first + title)
            row = rows.take(first, end)
            if row is not None:
                placed[item], misses = row, 0
                continue
            misses += 1
            if misses > MISSES:
                break
    return _bars(request, scale, np.array(list(placed), dtype=np.intp), [lane] * len(placed), list(placed.values()),
                 told)


def _squeezed(request: Request, scale: Scale, lane: LaneBox, loose: Ints,
              single: Ints) -> tuple[list[Bar], list[Mark]]:
    """What a collapsed lane has room for, the most salient first."""
    columns = request.columns
    beams = np.concatenate((fixed_in(columns, lane, request.window), loose))
    beams = beams[np.argsort(columns.rank[beams], kind="stable")]
    return squeezed(_bars(request, scale, beams, [lane] * len(beams), [0] * len(beams), {}),
                    _candidates(request, scale, single, {}, {}), lane, request.metrics, request.strong)


def _bars(request: Request, scale: Scale, items: Ints, lanes: Sequence[LaneBox], rows: Sequence[int],
          told: Said) -> list[Bar]:
    """Bars, each in its lane and row."""
    columns, metrics = request.columns, request.metrics
    first, days = scale.first, scale.days_per_pixel
    at = [((day[items] + more - first) / days).tolist() for day, more in (
        (columns.start_earliest, 0), (columns.end_latest, 1), (columns.start_latest, 0), (columns.end_earliest, 1))]
    own = [column[items].tolist() for column in (columns.entity, columns.flags, columns.state, columns.sources)]
    found = []
    for item, lane, row, x0, x1, solid0, solid1, entity, flags, state, sources in zip(
            items.tolist(), lanes, rows, *at, *own, strict=True):
        y = lane.top + metrics.padding + row * metrics.row + (metrics.row - metrics.bar) / 2
        middle = (x0 + x1) / 2
        if solid0 > solid1:
            solid0 = solid1 = min(max(middle, solid1), solid0)
        word = status(told.get(item, ())) if flags & _PLANNED else ""
        before, behind = beyond(flags, metrics) if flags & FADING else (0.0, 0.0)
        found.append(Bar(entity, lane.index, x0, max(x1, x0 + 3), min(solid0, x1), max(solid1, x0), y,
                         metrics.bar, flags, state, sources, None, item, word, before, behind))
    _ring(found, request.width, metrics)
    return found


def _ring(bars: Sequence[Bar], width: float, metrics: Metrics) -> None:
    """Give each bar its ring where it begins to be seen, or around the middle of a short one if that covers no other;
    of what was done, and goes on as planned, only what was done has one."""
    half = metrics.bar / 2
    ringed: set[tuple[int, float, int]] = set()
    for bar in sorted(bars, key=lambda bar: bar.flags & _PLANNED):
        whole = bar.entity, bar.y, bar.sources
        if bar.flags & _SILENT or (bar.flags & _PLANNED and whole in ringed):
            continue
        centre = max(bar.x0, 0.0) + metrics.gap + half
        if centre + half > min(bar.x1, width):
            centre = (bar.x0 + bar.x1) / 2
            if not half <= centre <= width - half or any(
                    other.y == bar.y and other.entity != bar.entity and other.x0 < centre + half + 1
                    and other.x1 > centre - half - 1 for other in bars):
                continue
        bar.ring = centre
        ringed.add(whole)


def _candidates(request: Request, scale: Scale, items: Ints, titles: Mapping[int, str],
                told: Said) -> list[Candidate]:
    """Marks, each where its date may be, as near to the middle as the window allows."""
    columns = request.columns
    low = (columns.start_earliest[items] - scale.first) / scale.days_per_pixel
    high = (columns.end_latest[items] + 1 - scale.first) / scale.days_per_pixel
    edge = request.metrics.radius + 2
    inside = np.minimum(np.maximum((low + high) / 2, edge), request.width - edge)
    x = np.minimum(np.maximum(inside, low), high)
    measure, metrics, verdicts = request.measure, request.metrics, request.verdicts
    own = [column[items].tolist() for column in (columns.entity, columns.flags, columns.state, columns.sources)]
    found = []
    for i, entity, flags, state, sources, *where in zip(
            items.tolist(), *own, x.tolist(), low.tolist(), high.tolist(), strict=True):
        text = titles.get(entity, "")
        found.append(Candidate(i, entity, where[0], where[1], where[2], flags, state, sources, text,
                               measure(text, True),  # as wide as it can become
                               form(where[0], where[1], where[2], flags, told.get(i, ()), scale, metrics, verdicts)))
    return found


def _room(request: Request, lane: LaneBox, patient: bool) -> Room:
    top = lane.top + request.metrics.padding + (lane.bar_rows + 0.5) * request.metrics.row
    return Room(lane.index, tuple(top + n * request.metrics.row for n in range(lane.mark_rows)), request.width,
                request.metrics, patient)


class _Crowd:
    """Where numbers and the crowd are counted, alike in all lanes."""

    def __init__(self, request: Request, scale: Scale) -> None:
        self.request, self.scale = request, scale
        self.steps = np.linspace(scale.first, scale.last, max(int(scale.width / _STEP), 1) + 1)
        self._grids: dict[bool, tuple[npt.NDArray[np.float64], Grid]] = {}

    def grid(self, collapsed: bool) -> tuple[npt.NDArray[np.float64], Grid]:
        """Between which days one number stands for all, farther apart in a collapsed lane; and these with the steps."""
        if collapsed not in self._grids:
            edges = bins(self.scale, (3.2 if collapsed else 2.2) * self.request.metrics.row)
            self._grids[collapsed] = edges, Grid(self.scale.first, self.scale.last, edges, self.steps)
        return self._grids[collapsed]


class _Hidden:
    """What of one lane is in the window and not drawn: how many, where."""

    def __init__(self, crowd: _Crowd, lane: LaneBox, bars: list[int], marks: list[int]) -> None:
        request, scale = crowd.request, crowd.scale
        strip = request.columns.strips[lane.index]
        self.scale, self.lane, self.metrics = scale, lane, request.metrics
        beams: Ints = np.array(bars, dtype=np.intp)
        self.uncovered = uncovered(request.columns, lane, request.window, beams)
        if lane.collapsed:  # there bars with rows of their own are among them
            beams = strip.bars.among(beams, scale.first, scale.last)
        self.loose = [both for both in ((strip.bars, beams), (strip.marks, np.array(marks, dtype=np.intp)))
                      if len(both[0])]
        self.columns = request.columns
        self.y = lane.top + lane.height - self.metrics.padding / 2 - self.metrics.strip / 2
        self.edges, grid = crowd.grid(lane.collapsed)
        counted = [loose.count(grid) for loose, _ in self.loose]
        self.all = [numbers for numbers, _ in counted]
        self.dense = sum((numbers for _, numbers in counted), np.zeros(len(crowd.steps) - 1, dtype=np.int64))

    def counts(self, chosen: Ints, found: Ints) -> list[Count]:
        """Counts that are never closer than a word is wide."""
        edges = self.edges
        hidden = np.zeros(len(edges) - 1, dtype=np.int64)
        for (loose, drawn), numbers in zip(self.loose, self.all, strict=True):
            hidden += numbers
            if len(drawn):
                hidden -= np.bincount(loose.bins(drawn, edges), minlength=len(hidden))
        if len(self.uncovered):
            hidden += np.bincount(bins_of(self.columns.start_earliest[self.uncovered], edges), minlength=len(hidden))
        selected, sought = self._among(chosen, edges), self._among(found, edges)
        there = np.flatnonzero(hidden)
        first, last = edges[there], edges[there + 1]
        x = ((first + last) / 2 - self.scale.first) / self.scale.days_per_pixel + self.scale.left
        found_there = (column.tolist() for column in (
            x, hidden[there], first, last, selected[there] > 0, sought[there]))
        return [Count(self.lane.index, x, self.y, number, a, b, chosen, many)
                for x, number, a, b, chosen, many in zip(*found_there, strict=True)]

    def _among(self, items: Ints, edges: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """How many of some items each count stands for."""
        number = np.zeros(len(edges) - 1, dtype=np.int64)
        if not len(items):
            return number
        for loose, drawn in self.loose:
            own = loose.among(items, self.scale.first, self.scale.last)
            if len(own):  # mostly none: one thing is chosen, in one lane
                number += np.bincount(loose.bins(own[~np.isin(own, drawn)], edges), minlength=len(number))
        if len(self.uncovered):
            among = np.isin(self.columns.entity[self.uncovered], self.columns.entity[items])
            place = bins_of(self.columns.start_earliest[self.uncovered[among]], edges)
            number += np.bincount(place, minlength=len(number))
        return number

    def density(self) -> list[Density]:
        """How dense a crowd lies; nothing where there is none."""
        if self.dense.sum() < _CROWD:
            return []
        shares = np.sqrt(self.dense / self.dense.max())
        return [Density(self.lane.index, 0.0, self.scale.width / len(shares), self.y - self.metrics.strip / 2,
                        self.metrics.strip, tuple(shares.tolist()))]


def bins(scale: Scale, apart: float) -> npt.NDArray[np.float64]:
    """Edges in days, the window's own first and last; those between stay where they are when it is moved.

    The middles of two neighbouring stretches are at least `apart` pixels from each other.
    """
    width = 2.0 ** ceil(log2(apart * scale.days_per_pixel) - 1e-9)  # panning must not tip it
    inner = np.arange(floor(scale.first / width) + 1, ceil(scale.last / width)) * width
    if len(inner) and (inner[0] - scale.first + width) / 2 < apart * scale.days_per_pixel:
        inner = inner[1:]
    if len(inner) and (scale.last - inner[-1] + width) / 2 < apart * scale.days_per_pixel:
        inner = inner[:-1]
    return np.concatenate(((scale.first,), inner, (scale.last,)))


def bins_of(days: Ints, edges: npt.NDArray[np.float64]) -> Ints:
    """Between which two edges each day lies; what is outside lies at the edge."""
    return np.clip(np.searchsorted(edges, days, "right") - 1, 0, len(edges) - 2)


def members(columns: Columns, window: tuple[float, float], drawing: Drawing, count: Count,
            most: int | None = None) -> list[int]:
    """Entities that a count stands for, the most salient first: all, or no more than so many."""
    strip = columns.strips[count.lane]
    edges = np.array((window[0], count.first, count.last, window[1]))
    drawn = np.array([b.item for b in drawing.bars if b.lane == count.lane]
                     + [m.item for m in drawing.marks if m.lane == count.lane], dtype=np.intp)
    low, high = 0 if count.first <= window[0] else 1, 2 if count.last >= window[1] else 1
    found = []
    for loose in (strip.bars, strip.marks):
        inside = loose.within(*window) if len(loose) else np.empty(0, dtype=np.intp)
        place = loose.bins(inside, edges) if len(inside) else inside
        found.append(inside[(place >= low) & (place <= high)] if low <= high else inside[:0])
    lane = next(lane for lane in drawing.lanes if lane.index == count.lane)
    left = uncovered(columns, lane, window, drawn)
    place = bins_of(columns.start_earliest[left], edges)
    found.append(left[(place >= low) & (place <= high)])
    items = np.concatenate(found)  # of which none is twice
    items = items[~np.isin(items, drawn)]
    if most is not None and most < len(items):
        items = items[np.argpartition(columns.rank[items], most)[:most]]
    entities: list[int] = columns.entity[items[np.argsort(columns.rank[items], kind="stable")]].tolist()
    return entities
