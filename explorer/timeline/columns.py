"""Starts, ends, lanes, rows and ranks of everything on the line, as arrays."""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from explorer.model.schema import LOOSE, MARK, Flag
from explorer.timeline.loose import Loose

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
_KEPT = 8


@dataclass(frozen=True)
class Strip:
    """What one lane holds."""

    rows: tuple[int, ...]
    """The builder's rows of bars that hold something, from the top."""
    bars: Loose
    """Bars too many for rows of their own."""
    marks: Loose


@dataclass(frozen=True, eq=False)
class Columns:
    """One lane scheme. All arrays have one entry an item, in the order of lane, row and place in time.

    Days are day numbers; `row` is LOOSE for a bar in a lane that has too many for fixed rows, MARK for
    what is no bar; `rank` is 0 for the most salient entity; `sources` has bit n set if the nth document
    tells of it.
    """

    lanes: tuple[tuple[str, str], ...]
    """(key, title), from the top."""
    entity: Ints
    lane: Ints
    row: Ints
    start_earliest: Ints
    start_latest: Ints
    end_earliest: Ints
    end_latest: Ints
    rank: Ints
    flags: Ints
    state: Ints
    sources: Ints

    def __len__(self) -> int:
        return len(self.entity)

    def has(self, flag: Flag) -> Bools:
        """Which items have the flag."""
        found: Bools = (self.flags & int(flag)) != 0
        return found

    def only(self, shown: Bools) -> "Columns":
        """The items that pass, in the same lanes."""
        kept = np.flatnonzero(shown)  # taking by number is five times as fast as by truth
        return replace(self, **{f.name: getattr(self, f.name).take(kept) for f in fields(self) if f.name != "lanes"})

    def items_of(self, entities: frozenset[int]) -> Ints:
        """Where some entities stand. The last answers are kept: a frame asks for what is chosen, as the one before."""
        if not entities:
            return np.empty(0, dtype=np.intp)
        if entities not in self._places:
            if len(self._places) >= _KEPT:
                self._places.clear()
            self._places[entities] = np.flatnonzero(
                np.isin(self.entity, np.fromiter(entities, dtype=self.entity.dtype)))
        return self._places[entities]

    @cached_property
    def _places(self) -> dict[frozenset[int], Ints]:
        return {}

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """First and last day of all items; None of none."""
        if not len(self):
            return None
        return int(self.start_earliest.min()), int(self.end_latest.max())

    @cached_property
    def fixed(self) -> Ints:
        """The bars that have rows of their own."""
        found: Ints = np.flatnonzero(self.row >= 0)
        return found

    @cached_property
    def strips(self) -> tuple[Strip, ...]:
        """What each lane holds, from the top."""
        weight = self.rank + np.where(self.has(Flag.SILENT), np.int32(1 << 30), np.int32(0))
        edges = np.searchsorted(self.lane, np.arange(len(self.lanes) + 1))
        found = []
        for first, last in pairwise(edges.tolist()):
            rows = self.row[first:last]
            a, b = (first + int(n) for n in np.searchsorted(rows, [LOOSE + 1, MARK + 1]))
            bars = Loose(first, self.start_earliest[first:a], self.end_latest[first:a], weight[first:a], bars=True)
            marks = Loose(a, self.start_earliest[a:b], self.end_latest[a:b], weight[a:b])
            found.append(Strip(tuple(int(r) for r in np.unique(self.row[b:last])), bars, marks))
        return tuple(found)
