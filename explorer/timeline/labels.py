"""Which titles fit: measured, never over one another nor over a mark; the salient first."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar, Label, Mark, Metrics

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


def place_marks(candidates: list[Mark], rows: Rows, titles: Mapping[int, str], measure: Measure, metrics: Metrics,
                strong: frozenset[int]) -> tuple[list[Mark], list[Label], list[Mark]]:
    """Marks with their titles, marks without, and those for which no row has room, in that order of right.

    A first pass gives each mark a place for itself and its title; a second puts what is left as dots
    into the gaps.
    """
    marks: list[Mark] = []
    labels: list[Label] = []
    waiting: list[Mark] = []
    for mark in candidates:
        placed = None if mark.flags & Flag.SILENT else _with_title(mark, rows, titles, measure, metrics, strong)
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


def _with_title(mark: Mark, rows: Rows, titles: Mapping[int, str], measure: Measure, metrics: Metrics,
                strong: frozenset[int]) -> tuple[Mark, Label] | None:
    bold = mark.entity in strong
    text = titles.get(mark.entity, "")
    width = measure(text, bold)
    reach = metrics.radius + 1
    reach += 3 * bold
    right = mark.x + reach + metrics.gap
    left = mark.x - reach - metrics.gap - width
    for on_right in (True, False):
        first = mark.x - reach if on_right else left
        last = right + width if on_right else mark.x + reach
        if first < (-reach if on_right else 0) or last > rows.width + (0 if on_right else reach):
            continue
        for y, taken in zip(rows.middles, rows.taken, strict=True):
            if taken.free(first - 2, last + 6):
                taken.take(first - 2, last + 6)
                return replace(mark, y=y), Label(mark.entity, text, right if on_right else left, y, width, bold, False)
    return None


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
        for n, (entity, (x0, x1)) in enumerate(ordered):
            bold = entity in strong
            text = titles.get(entity, "")
            long = measure(text, bold)
            following = ordered[n + 1][1][0] if n + 1 < len(ordered) else width
            ring = next((b.ring for b in row if b.entity == entity and b.ring is not None), None)
            inside = max(x0, 0.0) + metrics.gap + 2 if ring is None else ring + metrics.bar / 2 + metrics.gap
            behind = x1 + metrics.gap + 2
            middle = y + metrics.bar / 2
            muted = any(b.flags & Flag.SILENT for b in row if b.entity == entity)
            if inside + long + metrics.gap <= min(x1, width):
                labels.append(Label(entity, text, inside, middle, long, bold, True, muted))
            elif x1 >= 0 and behind + long <= min(following - metrics.gap, width):
                labels.append(Label(entity, text, behind, middle, long, bold, False, muted))
    return labels
