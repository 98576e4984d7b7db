"""Many things in one lane: the most salient in a window, and how many there are where, without looking at all."""

from itertools import accumulate
from math import floor
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer[Any]]
_LEAST = 1024
"""How many of all the ranks the first level holds; each level after holds four times as many."""


class Grid:
    """Rows of edges in days, of each of which the first is the first day of a window and the last its last. Made once
    for all lanes that are counted by it."""

    def __init__(self, first: float, last: float, *edges: npt.NDArray[np.float64]) -> None:
        self.first, self.last = first, last
        stops = list(accumulate(len(row) for row in edges))
        self.rows = list(zip([0, *stops[:-1]], stops, strict=True))
        self._at = np.ceil(2 * np.concatenate(edges))
        self._at[[stop - 1 for stop in stops]] = floor(2 * last) + 1
        self._as: dict[np.dtype[Any], Ints] = {}

    def at(self, kind: np.dtype[Any]) -> Ints:
        """The edges in half days, in the type of what is searched, or it would be copied."""
        if kind not in self._as:
            limits = np.iinfo(kind)
            self._as[kind] = np.clip(self._at, limits.min, limits.max).astype(kind)
        return self._as[kind]


class Loose:
    """Items in order of their places: of a mark the middle of its bounds, of a bar its start.

    Places are counted in half days, so that the middle of two days is one. A window is [first, last] in
    days. An item is in a window if any day of its bounds is; one whose place lies outside is counted at
    the edge.

    What is a part of others, as after a filter, says of which and where its items stand in their columns: what was
    worked out for those need not be again.
    """

    def __init__(self, offset: int, first: Ints, last: Ints, weight: Ints, bars: bool = False,
                 of: "tuple[Loose, Ints] | None" = None) -> None:
        self.offset = offset
        """Index of the first in the columns."""
        self.first, self.last, self.weight = first, last, weight
        self._of = (of[0], of[1] - of[0].offset) if of else None
        self.place: Ints = self._of[0].place[self._of[1]] if self._of else 2 * first if bars else first + last
        limits = np.iinfo(self.place.dtype)
        self._limits = float(limits.min), float(limits.max)
        self._reach: tuple[int, int] | None = None
        self._levels: list[tuple[Ints, Ints]] = []

    def __len__(self) -> int:
        return len(self.first)

    @property
    def reach(self) -> tuple[int, int]:
        """How far at most, in half days, the bounds of any item reach before and behind its place."""
        if self._of:
            return self._of[0].reach
        if self._reach is None:
            self._reach = ((int((self.place - 2 * self.first).max()), int((2 * self.last - self.place).max()))
                           if len(self) else (0, 0))
        return self._reach

    def within(self, first: float, last: float) -> Ints:
        """All in the window, by place; indices into the columns."""
        return self._within(None, first, last) + self.offset

    def top(self, first: float, last: float, wanted: int) -> Ints:
        """The most salient in the window, the most salient first; indices into the columns."""
        found: Ints = np.empty(0, dtype=np.intp)
        level = 0
        while len(self):
            whole = self._level(level)
            found = self._within(whole, first, last)
            if len(found) >= wanted or len(whole[0]) == len(self):
                break
            level += 1
        order = np.argsort(self.weight[found], kind="stable")[:wanted]
        return found[order] + self.offset

    def count(self, grid: Grid) -> tuple[npt.NDArray[np.int64], ...]:
        """How many in the window have their places between each two of some edges, once for each row of them."""
        before, behind = self.reach
        cuts = self.place.searchsorted(grid.at(self.place.dtype))
        low, high = self._cuts(self.place, np.array((2 * grid.first - behind, floor(2 * grid.last + before) + 1)))
        found = []
        for begin, stop in grid.rows:
            own = cuts[begin:stop]
            numbers = own[1:] - own[:-1]
            numbers[0] += np.count_nonzero(self.last[low:own[0]] >= grid.first)
            numbers[-1] += np.count_nonzero(self.first[own[-1]:high] <= grid.last)
            found.append(numbers)
        return tuple(found)

    def among(self, items: Ints, first: float, last: float) -> Ints:
        """Which of some items are of these, and in the window."""
        own = items[(items >= self.offset) & (items < self.offset + len(self))] - self.offset
        kept: Ints = own[(self.first[own] <= last) & (self.last[own] >= first)] + self.offset
        return kept

    def bins(self, items: Ints, edges: npt.NDArray[np.float64]) -> Ints:
        """Between which two edges each of some items, which are in the window, is counted."""
        found: Ints = np.searchsorted(2 * edges, self.place[items - self.offset], "right") - 1
        return np.minimum(np.maximum(found, 0), len(edges) - 2)  # as clip does, in a quarter of the time

    def _cuts(self, places: Ints, at: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
        """How many places lie before each number. Asked in the array's own type, or it would be copied."""
        low, high = self._limits
        return places.searchsorted(np.minimum(np.maximum(np.ceil(at), low), high).astype(places.dtype))

    def _level(self, number: int) -> tuple[Ints, Ints]:
        """(indices, places) of the items that rank high enough for a level."""
        while len(self._levels) <= number:
            limit = _LEAST << (2 * len(self._levels))
            indices: Ints
            if limit >= 1 << 29:
                indices = np.arange(len(self))
            elif self._of:
                whole, kept = self._of
                among = whole._level(len(self._levels))[0]
                at = np.searchsorted(kept, among)
                indices = at[kept.take(at, mode="clip") == among] if len(kept) else kept
            else:
                indices = np.flatnonzero(self.weight < limit)
            self._levels.append((indices, self.place[indices]))
        return self._levels[number]

    def _within(self, level: tuple[Ints, Ints] | None, first: float, last: float) -> Ints:
        before, behind = self.reach
        places = self.place if level is None else level[1]
        a, b = self._cuts(places, np.array((2 * first - behind, floor(2 * last + before) + 1)))
        found = np.arange(a, b) if level is None else level[0][a:b]
        kept: Ints = found[(self.first[found] <= last) & (self.last[found] >= first)]
        return kept
