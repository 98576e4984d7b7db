"""How much there is when, over a whole period: counted, never looked at one by one."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from explorer.model.schema import Flag
from explorer.timeline.columns import Columns
from explorer.timeline.loose import Grid

_PLANNED = int(Flag.PLANNED)
_SPREAD = 2.5
"""Steps over which what lies in one is spread, so that a year's doubt makes no spike."""


def density(columns: Columns, first: float, last: float, steps: int,
            lanes: Sequence[int] | None = None) -> npt.NDArray[np.float64]:
    """How many marks lie, and bars begin, in each of some steps of a period, in some lanes or in all; what was only
    planned does not count."""
    edges = np.linspace(first, last, steps + 1)
    grid = Grid(first, last, edges)
    found = np.zeros(steps, dtype=np.int64)
    shown = range(len(columns.lanes)) if lanes is None else lanes
    for strip in (columns.strips[n] for n in shown):
        for loose in (strip.bars, strip.marks):
            if len(loose):
                found += loose.count(grid)[0]
                out = loose.among(columns.planned, first, last)
                if len(out):
                    found -= np.bincount(loose.bins(out, edges), minlength=steps)
    fixed = columns.fixed[(columns.flags[columns.fixed] & _PLANNED == 0) & np.isin(columns.lane[columns.fixed], shown)]
    starts = columns.start_earliest[fixed]
    inside = starts[(starts <= last) & (columns.end_latest[fixed] >= first)]
    found += np.histogram(np.clip(inside, first, last), edges)[0]
    return found.astype(np.float64)


def curve(found: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The same smoothed, from 0 to 1; the root of it, or a crowd would make all else invisible."""
    reach = np.arange(-8, 9)
    weights = np.exp(-0.5 * (reach / _SPREAD) ** 2)
    smooth = np.convolve(found, weights / weights.sum(), "full")[8:-8]
    most = smooth.max(initial=0.0)
    return np.sqrt(np.maximum(smooth, 0.0) / most) if most > 0 else np.zeros(len(found))
