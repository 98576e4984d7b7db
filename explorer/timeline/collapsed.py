"""What a collapsed lane shows: bars as a thin line, below it dots, below them counts of what finds no room."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from explorer.timeline.columns import Columns, Ints
from explorer.timeline.drawing import Bar, LaneBox, Mark, Metrics
from explorer.timeline.labels import Candidate, Taken


def squeezed(bars: Sequence[Bar], marks: Sequence[Candidate], lane: LaneBox, metrics: Metrics,
             strong: frozenset[int]) -> tuple[list[Bar], list[Mark]]:
    """Those that have room in one row, in this order of right; what is chosen has it in any case."""
    whole: dict[int, list[Bar]] = defaultdict(list)
    for bar in bars:
        whole[bar.entity].append(bar)
    beams = list(whole.values())
    high = metrics.strip / 3
    top = lane.top + metrics.padding / 2
    thin = [replace(bar, y=top, height=high, ring=None) for n in _fitting(
        [(b[0].entity, min(s.x0 for s in b) - 1, max(s.x1 for s in b) + 1) for b in beams], strong) for bar in beams[n]]
    dot = metrics.dot
    middle = top + high + 1 + dot
    return thin, [marks[n].mark(lane.index, middle, dot) for n in _fitting(
        [(c.entity, c.x - dot - 1, c.x + dot + 1) for c in marks], strong)]


def uncovered(columns: Columns, lane: LaneBox, window: tuple[float, float], drawn: Ints) -> Ints:
    """Bars with rows of their own that a collapsed lane has no room for, one item for each entity."""
    items = fixed_in(columns, lane, window) if lane.collapsed else drawn[:0]
    if not len(items):
        return items
    items = items[~np.isin(items, drawn)]
    _, first = np.unique(columns.entity[items], return_index=True)
    found: Ints = items[np.sort(first)]
    return found


def fixed_in(columns: Columns, lane: LaneBox, window: tuple[float, float]) -> Ints:
    """Bars of a lane that have rows of their own, in a window."""
    items = columns.fixed
    found: Ints = items[(columns.lane[items] == lane.index) & (columns.start_earliest[items] <= window[1])
                        & (columns.end_latest[items] >= window[0])]
    return found


def _fitting(stretches: Sequence[tuple[int, float, float]], strong: frozenset[int]) -> list[int]:
    """Which of some (entity, first, last) are free of one another; the first come first, but for the chosen."""
    def fit(order: Sequence[int]) -> list[int]:
        row = Taken()
        return [n for n in order if row.take(stretches[n][1], stretches[n][2]) is not None]

    found = fit(range(len(stretches)))
    chosen = {n for n, (entity, _, _) in enumerate(stretches) if entity in strong}
    return found if chosen <= set(found) else fit(sorted(range(len(stretches)), key=lambda n: n not in chosen))
