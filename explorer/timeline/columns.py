"""Starts, ends, lanes, rows and ranks of everything on the line, as arrays."""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar, cast

import numpy as np
import numpy.typing as npt
from numpy.lib.mixins import NDArrayOperatorsMixin

from explorer.model.arrangement import Arrangement
from explorer.model.schema import LOOSE, MARK, Flag
from explorer.timeline.drawing import LaneBox, Metrics
from explorer.timeline.loose import Loose

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
_KEPT = 8


class Part(NDArrayOperatorsMixin):
    """A column of the items that pass. Of a few of them it is read from the whole, and a slice is one like it; a column
    of its own, which costs a millisecond at 1,000,000, is made when all of it is asked for, which is seldom."""

    def __init__(self, whole: Ints, kept: Ints) -> None:
        self._whole, self._kept = whole, kept

    @cached_property
    def _all(self) -> Ints:
        return self._whole[self._kept]

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, which: Any) -> Any:
        kept = self._kept[which]
        return Part(self._whole, kept) if isinstance(which, slice) else self._whole[kept]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        return np.array(self._all, dtype=dtype, copy=copy)

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **more: Any) -> Any:
        return getattr(ufunc, method)(*(x._all if isinstance(x, Part) else x for x in inputs), **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._all, name)


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
    _of: ClassVar["tuple[Columns, Ints] | None"] = None
    """Of a part: what it is a part of, and which items of that it has."""

    def __len__(self) -> int:
        return len(self.entity)

    def has(self, flag: Flag) -> Bools:
        """Which items have the flag."""
        found: Bools = (self.flags & int(flag)) != 0
        return found

    def only(self, shown: Bools) -> "Columns":
        """The items that pass, in the same lanes."""
        kept = np.flatnonzero(shown)  # taking by number is five times as fast as by truth
        columns: dict[str, Any] = {f.name: Part(getattr(self, f.name), kept) for f in fields(self) if f.name != "lanes"}
        part = replace(self, **columns)
        vars(part)["_of"] = self, kept
        return part

    def _passing(self, items: Ints) -> Ints:
        """Where some items of the whole stand among these, if they pass."""
        assert self._of
        kept = self._of[1]
        if not len(kept):
            return kept
        at = np.searchsorted(kept, items)
        found: Ints = at[kept.take(at, mode="clip") == items]
        return found

    def items_of(self, entities: frozenset[int]) -> Ints:
        """Where some entities stand. The last answers are kept: a frame asks for what is chosen, as the one before."""
        if not entities:
            return np.empty(0, dtype=np.intp)
        if entities not in self._places:
            if len(self._places) >= _KEPT:
                self._places.clear()
            self._places[entities] = (self._passing(self._of[0].items_of(entities)) if self._of else
                                      self._found(entities))
        return self._places[entities]

    def _found(self, entities: frozenset[int]) -> Ints:
        if len(entities) == 1:  # mostly: three times as fast
            return np.flatnonzero(self.entity == next(iter(entities)))
        return np.flatnonzero(np.isin(self.entity, np.fromiter(entities, dtype=self.entity.dtype)))

    @cached_property
    def boxes(self) -> "dict[tuple[float, Metrics, Arrangement], tuple[LaneBox, ...]]":
        """Lanes that were laid out for these, by what else they depend on."""
        return {}

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
        return self._passing(self._of[0].fixed) if self._of else np.flatnonzero(self.row >= 0)

    @cached_property
    def planned(self) -> Ints:
        """What was only planned."""
        return self._passing(self._of[0].planned) if self._of else np.flatnonzero(self.has(Flag.PLANNED))

    @cached_property
    def bounds(self) -> Ints:
        """For each lane where it begins, its bars without rows end, its marks end, and it ends."""
        if self._of:
            return np.searchsorted(self._of[1], self._of[0].bounds)
        edges = np.searchsorted(self.lane, np.arange(len(self.lanes) + 1))
        return np.array([(first, *(first + np.searchsorted(self.row[first:last], [LOOSE + 1, MARK + 1])), last)
                         for first, last in pairwise(edges.tolist())], dtype=np.intp).reshape(-1, 4)

    @cached_property
    def _weight(self) -> Ints:
        """By what right each is drawn: by its rank, and after all the others what a document leaves out."""
        if self._of:
            return cast(Ints, Part(self._of[0]._weight, self._of[1]))
        return self.rank + np.where(self.has(Flag.SILENT), np.int32(1 << 30), np.int32(0))

    @cached_property
    def strips(self) -> tuple[Strip, ...]:
        """What each lane holds, from the top."""
        whole, kept = (self._of[0].strips, self._of[1]) if self._of else ((), np.empty(0, dtype=np.intp))
        found = []
        for lane, (first, a, b, last) in enumerate(self.bounds.tolist()):
            of = ((whole[lane].bars, kept[first:a]), (whole[lane].marks, kept[a:b])) if whole else (None, None)
            bars, marks = (Loose(n, self.start_earliest[n:m], self.end_latest[n:m], self._weight[n:m], are_bars, its)
                           for n, m, are_bars, its in ((first, a, True, of[0]), (a, b, False, of[1])))
            found.append(Strip(tuple(int(r) for r in np.unique(self.row[b:last])), bars, marks))
        return tuple(found)
