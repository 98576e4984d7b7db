"""Which titles fit: measured, never over one another nor over a mark; the salient first."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar, Label, Mark, Metrics

_SILENT = int(Flag.SILENT)  # a plain number: an enum would be asked a thousand times a frame

Measure = Callable[[str, bool], float]


class Taken:
    """Stretches of one row that are in use."""

    def __init__(self) -> None:
        self.stretches: list[tuple[float, float]] = []

    def free(self, first: float, last: float) -> bool:
        """Whether nothing stands between the two."""
        at = bisect_left(self.stretches, (first, first))
        return ((at == 0 or self.stretches[at - 1][1] <= first)
                and (at == len(self.stretches) or self.stretches[at][0] >= last))

    def take(self, first: float, last: float) -> None:
        """Put it in use; it must be free."""
        insort(self.stretches, (first, last))


class Rows:
    """The rows of marks in one lane: the middle of each, and what is taken in it."""

    def __init__(self, middles: tuple[float, ...], width: float) -> None:
        self.middles = middles
        self.width = width
        self.taken = [Taken() for _ in middles]


def place_marks(candidates: list[Mark], middles: tuple[float, ...], width: float, titles: Mapping[int, str],
                measure: Measure, metrics: Metrics,
                strong: frozenset[int]) -> tuple[list[Mark], list[Label], list[Mark]]:
    """Marks with their titles, marks without, and those for which no row has room, in that order of right.

    What is chosen keeps its place and its neighbours theirs, so that nothing jumps under the hand that
    clicks; only titles give way to the title of what is chosen.
    """
    def text(mark: Mark) -> tuple[str, float]:
        words = titles.get(mark.entity, "")
        return words, max(measure(words, False), measure(words, True))

    marks, labels, left = _placed(candidates, Rows(middles, width), text, metrics)
    for mark in [m for m in left if m.entity in strong]:
        marks, labels, left = _let_in(mark, marks, labels, left, middles, strong)
    titled = {label.entity for label in labels}
    for mark in marks:
        if mark.entity in strong and mark.entity not in titled and not mark.flags & _SILENT:
            labels = _made_room(mark, marks, labels, text(mark), width, metrics, strong)
    return marks, [replace(label, strong=label.entity in strong) for label in labels], left


Text = Callable[[Mark], tuple[str, float]]
"""A mark's title, and how wide it is at the most."""


def _placed(candidates: list[Mark], rows: Rows, text: Text,
            metrics: Metrics) -> tuple[list[Mark], list[Label], list[Mark]]:
    """A first pass gives each mark a place for itself and its title; a second puts what is left as marks
    or dots into the gaps."""
    marks: list[Mark] = []
    labels: list[Label] = []
    waiting: list[Mark] = []
    for mark in candidates:
        placed = None if mark.flags & _SILENT else _with_title(mark, rows, text(mark), metrics)
        if placed:
            marks.append(placed[0])
            labels.append(placed[1])
        else:
            waiting.append(mark)
    left: list[Mark] = []
    for mark in waiting:
        for radius in (metrics.radius, metrics.dot):
            alone = _alone(mark, rows, radius)
            if alone:
                marks.append(alone)
                break
        else:
            left.append(mark)
    return marks, labels, left


def _sides(mark: Mark, width: float, metrics: Metrics) -> tuple[float, float, float]:
    """How far the mark reaches, and where a title begins on its right and on its left."""
    reach = metrics.radius + 4
    return reach, mark.x + reach + metrics.gap - 2, mark.x - reach - metrics.gap + 2 - width


def _with_title(mark: Mark, rows: Rows, text: tuple[str, float], metrics: Metrics) -> tuple[Mark, Label] | None:
    words, width = text
    reach, right, left = _sides(mark, width, metrics)
    for on_right in (True, False):
        first = mark.x - reach if on_right else left
        last = right + width if on_right else mark.x + reach
        if first < (-reach if on_right else 0) or last > rows.width + (0 if on_right else reach):
            continue
        for y, taken in zip(rows.middles, rows.taken, strict=True):
            if taken.free(first, last + 6):
                taken.take(first, last + 6)
                x = right if on_right else left
                return replace(mark, y=y), Label(mark.entity, words, x, y, width, False, False)
    return None


def _let_in(mark: Mark, marks: list[Mark], labels: list[Label], left: list[Mark], middles: tuple[float, ...],
            strong: frozenset[int]) -> tuple[list[Mark], list[Label], list[Mark]]:
    """The same with a mark that had found no room, in the row where fewest have to give way to it."""
    def in_the_way(y: float) -> list[Mark]:
        return [m for m in marks if m.y == y and abs(m.x - mark.x) < m.radius + mark.radius + 2]

    y = min(middles, key=lambda y: (any(m.entity in strong for m in in_the_way(y)), len(in_the_way(y))))
    out = [m for m in in_the_way(y) if m.entity not in strong]
    if len(out) < len(in_the_way(y)):
        return marks, labels, left
    gone = {m.entity for m in out}
    reach = mark.radius + 2
    kept = [o for o in labels if o.entity not in gone and not (
        o.y == y and o.x < mark.x + reach and mark.x - reach < o.x + o.width)]
    return ([m for m in marks if m not in out] + [replace(mark, y=y)], kept,
            [m for m in left if m is not mark] + out)


def _made_room(mark: Mark, marks: list[Mark], labels: list[Label], text: tuple[str, float], width: float,
               metrics: Metrics, strong: frozenset[int]) -> list[Label]:
    """The titles with this mark's among them, on the side where only titles of others have to give way."""
    words, long = text
    _, right, left = _sides(mark, long, metrics)
    for x in (right, left):
        others = [m for m in marks if m is not mark and m.y == mark.y
                  and x - 2 < m.x + m.radius + 1 and m.x - m.radius - 1 < x + long + 2]
        if others or x < 0 or x + long > width:
            continue
        under = [o for o in labels if o.y == mark.y and x < o.x + o.width + 4 and o.x < x + long + 4]
        if not any(o.entity in strong for o in under):
            return [o for o in labels if o not in under] + [Label(mark.entity, words, x, mark.y, long, True, False)]
    return labels


def _alone(mark: Mark, rows: Rows, radius: float) -> Mark | None:
    for y, taken in zip(rows.middles, rows.taken, strict=True):
        first, last = mark.x - radius - 1, mark.x + radius + 1
        if taken.free(first, last):
            taken.take(first, last)
            return replace(mark, y=y, radius=radius)
    return None


def bar_labels(bars: list[Bar], titles: Mapping[int, str], measure: Measure, width: float, metrics: Metrics,
               strong: frozenset[int]) -> list[Label]:
    """The title of each bar: inside it and kept in view, or behind it where the row is free."""
    by_row: dict[tuple[int, float], list[Bar]] = defaultdict(list)
    for bar in bars:
        by_row[bar.lane, bar.y].append(bar)
    labels = []
    for (_, y), row in sorted(by_row.items()):
        whole: dict[int, tuple[float, float]] = {}
        for bar in row:
            a, b = whole.get(bar.entity, (bar.x0, bar.x1))
            whole[bar.entity] = min(a, bar.x0), max(b, bar.x1)
        ordered = sorted(whole.items(), key=lambda item: item[1])
        used = 0.0
        for n, (entity, (x0, x1)) in enumerate(ordered):
            bold = entity in strong
            text = titles.get(entity, "")
            long = max(measure(text, False), measure(text, True))
            following = ordered[n + 1][1][0] if n + 1 < len(ordered) else width
            ring = next((b.ring for b in row if b.entity == entity and b.ring is not None), None)
            inside = max(x0, 0.0) + metrics.gap + 2 if ring is None else ring + metrics.bar / 2 + metrics.gap
            behind, ahead = x1 + metrics.gap + 2, x0 - metrics.gap - long
            muted = any(b.flags & _SILENT for b in row if b.entity == entity)
            place = None
            if inside + long + metrics.gap <= min(x1, width):
                place = inside
            elif x1 >= 0 and behind + long <= min(following - metrics.gap, width):
                place = behind
            elif ahead >= used + metrics.gap and x0 <= width:
                place = ahead
            if place is not None:
                labels.append(Label(entity, text, place, y + metrics.bar / 2, long, bold, place == inside, muted))
            used = max(used, x1, (place or 0.0) + long)
    return labels
