"""Which titles fit: measured, never over one another nor over a mark; the salient first."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar, Form, Label, Mark, Metrics
from explorer.timeline.trails import sign_width

_SILENT, _ENDLESS = int(Flag.SILENT), int(Flag.OPEN_END | Flag.NOT_BEFORE)
"""Plain numbers: an enum would be asked a thousand times a frame."""

MISSES = 25
"""So many in a row without room: the lane is full, and the rest, less salient, are not tried."""

Measure = Callable[[str, bool], float]
"""(text, strong) -> width in pixels."""


_CLEAR = 1.25
"""So many rows' heights are free before a title that stands ahead of its own mark: closer, it would read as that of the
mark before it."""
_LEFT, _FAR = 64, 16_384
"""Pixels that are told apart left of the picture, and from its left edge on; what lies beyond lies there."""


class Taken:
    """Pixels of some rows that are in use, each row as bits, one a pixel: whether a stretch is free is one operation,
    however full the row. Two stretches may have less than a pixel in common."""

    __slots__ = ("rows",)

    def __init__(self, rows: int = 1) -> None:
        self.rows = [0] * rows

    def take(self, first: float, last: float) -> int | None:
        """Put a stretch in use in the first row where nothing stands in it, and say in which."""
        begin = int(first) if -_LEFT < first < _FAR else -_LEFT if first < 0 else _FAR
        end = int(last) if -_LEFT < last < _FAR else -_LEFT if last < 0 else _FAR
        wanted = ((1 << (end - begin if end > begin else 1)) - 1) << begin + _LEFT
        for n, row in enumerate(self.rows):
            if not row & wanted:
                self.rows[n] = row | wanted
                return n
        return None


@dataclass(slots=True)
class Candidate:
    """What may be drawn as a mark: where it is and may be (pixels), what the ring shows, its title."""

    item: int
    entity: int
    x: float
    low: float
    high: float
    flags: int
    state: int
    sources: int
    text: str
    width: float
    """Of the title, at the most."""
    form: Form = field(default_factory=Form)

    def ends(self, radius: float, spread: bool) -> tuple[float, float]:
        """From where to where it stands in its row, with the dates of the documents or without."""
        return self.form.reach if spread and self.form.reach else (self.x - radius, self.x + radius)

    def spreads(self) -> tuple[bool, ...]:
        """How it is tried: with the dates of the documents beside it if there are any, then without."""
        return (True, False) if self.form.reach else (False,)

    def mark(self, lane: int, y: float, radius: float, spread: bool = False) -> Mark:
        """As it is drawn there."""
        form = self.form if spread or not self.form.reach else replace(self.form, reach=None)
        return Mark(self.entity, lane, self.x, y, radius, self.low, self.high, self.flags, self.state, self.sources,
                    self.item, form)


@dataclass(frozen=True)
class Room:
    """Where the marks of one lane may stand: the middles of its rows, and how wide the picture is."""

    lane: int
    middles: tuple[float, ...]
    width: float
    metrics: Metrics
    patient: bool = True
    """Whether each is tried, however many before it have found no room."""


def place_marks(candidates: list[Candidate], room: Room,
                strong: frozenset[int]) -> tuple[list[Mark], list[Label], list[Candidate]]:
    """Marks with their titles, marks without, and those for which no row has room, in that order of right.

    What is chosen keeps its place and its neighbours theirs, so that nothing jumps under the hand that
    clicks; only titles give way to the title of what is chosen.
    """
    marks, labels, left = _placed(candidates, room)
    for candidate in [c for c in left if c.entity in strong]:
        marks, labels, left = _let_in(candidate, marks, labels, left, room, strong)
    titled = {label.entity for label in labels}
    chosen = {c.entity: c for c in candidates if c.entity in strong}
    for mark in marks:
        if mark.entity in chosen and mark.entity not in titled and not mark.flags & _SILENT:
            labels = _made_room(mark, marks, labels, chosen[mark.entity], room, strong)
    return marks, [replace(x, strong=True) if x.entity in strong else x for x in labels], left


def _placed(candidates: list[Candidate], room: Room) -> tuple[list[Mark], list[Label], list[Candidate]]:
    """A first pass gives each mark a place for itself and its title; a second puts what is left as marks
    or dots into the gaps."""
    rows = Taken(len(room.middles))
    metrics, lane = room.metrics, room.lane
    marks: list[Mark] = []
    labels: list[Label] = []
    waiting: list[Candidate] = []
    most = len(candidates) if room.patient else MISSES
    misses = 0
    for candidate in candidates:
        place = None if misses > most or candidate.flags & _SILENT else _with_title(candidate, rows, room)
        if place is None:
            waiting.append(candidate)
            misses += 1
            continue
        misses = 0
        y, x, spread = place
        marks.append(candidate.mark(lane, y, metrics.radius, spread))
        labels.append(Label(candidate.entity, candidate.text, x, y, candidate.width, False, False))
    left: list[Candidate] = []
    misses = 0
    for n, candidate in enumerate(waiting):
        alone = _alone(candidate, rows, room)
        if alone is not None:
            marks.append(alone)
            misses = 0
            continue
        left.append(candidate)
        misses += 1
        if misses > most:
            left += waiting[n + 1:]
            break
    return marks, labels, left


def _alone(candidate: Candidate, rows: Taken, room: Room) -> Mark | None:
    """The mark without its title, or as a dot, in the first row that has a gap for it."""
    metrics = room.metrics
    for radius, spread in (*((metrics.radius, s) for s in candidate.spreads()), (metrics.dot, False)):
        first, last = candidate.ends(radius, spread)
        row = rows.take(first - 1, last + 1)
        if row is not None:
            return candidate.mark(room.lane, room.middles[row], radius, spread)
    return None


def _sides(first: float, last: float, width: float, metrics: Metrics) -> tuple[float, float]:
    """Where a title begins on the right and on the left of a mark that stands from `first` to `last`."""
    return last + 2 + metrics.gap, first - 2 - metrics.gap - width


def _with_title(candidate: Candidate, rows: Taken, room: Room) -> tuple[float, float, bool] | None:
    """The row, where the title begins in it, and whether the dates of the documents stand beside the mark."""
    x, width = candidate.x, candidate.width
    for spread in candidate.spreads():
        first, last = candidate.ends(room.metrics.radius, spread)
        right, left = _sides(first, last, width, room.metrics)
        if x >= 0 and right + width <= room.width:
            row = rows.take(first - 4, right + width + 6)
            if row is not None:
                return room.middles[row], right, spread
        if left >= 0 and x <= room.width:
            row = rows.take(left - _CLEAR * room.metrics.row, last + 4 + 6)
            if row is not None:
                return room.middles[row], left, spread
    return None


def _let_in(chosen: Candidate, marks: list[Mark], labels: list[Label], left: list[Candidate], room: Room,
            strong: frozenset[int]) -> tuple[list[Mark], list[Label], list[Candidate]]:
    """The same with a mark that had found no room, in the row where fewest have to give way to it."""
    radius = room.metrics.radius

    def in_the_way(y: float) -> list[Mark]:
        return [m for m in marks if m.y == y and m.left < chosen.x + radius + 2 and m.right > chosen.x - radius - 2]

    y = min(room.middles, key=lambda y: (any(m.entity in strong for m in in_the_way(y)), len(in_the_way(y))))
    out = in_the_way(y)
    if any(m.entity in strong for m in out):
        return marks, labels, left
    gone = {m.entity for m in out}
    reach = radius + 2
    ahead = {m.entity: _CLEAR * room.metrics.row for m in marks if m.y == y and m.x > chosen.x}
    kept = [o for o in labels if o.entity not in gone and not (
        o.y == y and o.x - ahead.get(o.entity, 0.0) < chosen.x + reach and chosen.x - reach < o.x + o.width)]
    counted = [Candidate(m.item, m.entity, m.x, m.low, m.high, m.flags, m.state, m.sources, "", 0.0, m.form)
               for m in out]
    return ([m for m in marks if m not in out] + [chosen.mark(room.lane, y, radius)], kept,
            [c for c in left if c is not chosen] + counted)


def _made_room(mark: Mark, marks: list[Mark], labels: list[Label], chosen: Candidate, room: Room,
               strong: frozenset[int]) -> list[Label]:
    """The titles with this mark's among them, on the side where only titles of others have to give way."""
    words, long = chosen.text, chosen.width
    right, left = _sides(mark.left, mark.right, long, room.metrics)
    for x in (right, left):
        others = [m for m in marks if m is not mark and m.y == mark.y
                  and x - (_CLEAR * room.metrics.row if x == left else 2) < m.right + 1 and m.left - 1 < x + long + 2]
        if others or x < 0 or x + long > room.width:
            continue
        under = [o for o in labels if o.y == mark.y and x < o.x + o.width + 4 and o.x < x + long + 4]
        if not any(o.entity in strong for o in under):
            return [o for o in labels if o not in under] + [Label(mark.entity, words, x, mark.y, long, True, False)]
    return labels


@dataclass(slots=True)
class _Whole:
    """All segments of one bar in one row."""

    entity: int
    x0: float
    x1: float
    ring: float | None
    muted: bool
    signed: bool
    """Whether a sign stands at its end."""

    def add(self, bar: Bar) -> None:
        self.x0, self.x1 = min(self.x0, bar.x0), max(self.x1, bar.x1)
        self.ring = bar.ring if self.ring is None else self.ring
        self.muted = self.muted or bool(bar.flags & _SILENT)
        self.signed = self.signed or bool(bar.flags & _ENDLESS)

    def reach(self, half: float) -> tuple[float, float]:
        """From where to where it is seen; of a short bar the ring, of half such a width, is wider."""
        return ((self.x0, self.x1) if self.ring is None else
                (min(self.x0, self.ring - half), max(self.x1, self.ring + half)))


def bar_labels(bars: list[Bar], titles: Mapping[int, str], measure: Measure, width: float, metrics: Metrics,
               strong: frozenset[int], begun: Sequence[Bar] = ()) -> list[Label]:
    """The title of each bar: inside it and kept in view, or behind it where the row is free, or out over its end, but
    ahead of it if a sign stands there and the row is free; of one that has only begun behind its question mark, if
    there is room for both."""
    asked = {(bar.entity, bar.x1) for bar in begun}
    by_row: dict[tuple[int, float], dict[int, _Whole]] = defaultdict(dict)
    for bar in bars:
        row = by_row[bar.lane, bar.y]
        own = row.get(bar.entity)
        if own is None:
            row[bar.entity] = _Whole(bar.entity, bar.x0, bar.x1, bar.ring, bool(bar.flags & _SILENT),
                                     bool(bar.flags & _ENDLESS))
        else:
            own.add(bar)
    labels = []
    gap, half = metrics.gap, metrics.bar / 2
    for (_, y), row in sorted(by_row.items()):
        ordered = sorted(row.values(), key=lambda own: (own.x0, own.x1))
        used = 0.0
        for own, following in zip(ordered, (*(other.reach(half)[0] for other in ordered[1:]), width), strict=True):
            text, (x0, x1) = titles.get(own.entity, ""), own.reach(half)
            long = measure(text, True)  # as wide as it can become
            inside = max(x0, 0.0) + gap + 2 if own.ring is None else own.ring + half + gap
            behind, ahead = x1 + gap + 2, x0 - gap - long
            limit = min(following - gap, width)
            if (own.entity, own.x1) in asked and behind + sign_width(metrics) + gap + long <= limit:
                behind += sign_width(metrics) + gap
            place = None
            out = own.ring is not None and inside + long <= limit and x1 - inside >= long / 2
            free = ahead >= used + (_CLEAR * metrics.row if used else gap) and x0 <= width
            if inside + long + gap <= min(x1, width):
                place = inside
            elif x1 >= 0 and behind + long <= limit:
                place = behind
            elif out and not (own.signed and free):
                place = inside
            elif free:
                place = ahead
            if place is not None:
                labels.append(Label(own.entity, text, place, y + half, long, own.entity in strong, place == inside,
                                    own.muted))
            used = max(used, x1, (place or 0.0) + long)
    return labels
