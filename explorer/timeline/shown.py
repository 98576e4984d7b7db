"""Which lanes are shown, and what stands in none of them."""

from dataclasses import dataclass

import numpy as np

from explorer.model.arrangement import Arrangement
from explorer.timeline.columns import Bools, Columns, Ints


@dataclass(frozen=True, eq=False)
class Shown:
    """What an arrangement leaves of some columns."""

    lanes: tuple[int, ...]
    """Those that are shown, from the top."""
    out: tuple[int, ...]
    """Those that are hidden, from the top."""
    lost: Ints
    """Entities that stand only in lanes that are hidden, ascending."""


def shown(columns: Columns, arrangement: Arrangement) -> Shown:
    """What of the columns is shown."""
    index = {key: n for n, (key, _) in enumerate(columns.lanes)}
    lanes = tuple(index[key] for key in arrangement.shown(list(index)))
    out = tuple(index[key] for key in arrangement.out(list(index)))
    if not out:
        return Shown(lanes, out, np.empty(0, dtype=np.intp))
    items: Bools = np.isin(np.arange(len(columns.lanes)), lanes)[columns.lane]
    lost = np.zeros(int(columns.entity.max(initial=0)) + 1, dtype=np.bool_)
    lost[columns.entity[~items]] = True
    lost[columns.entity[items]] = False
    return Shown(lanes, out, np.flatnonzero(lost))
