"""Starts, ends, lanes, rows and ranks of everything on the line, as arrays."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from explorer.model.schema import Flag

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Columns:
    """One lane scheme. All arrays have one entry an item, in the order of lane, row and start.

    Days are day numbers; `rank` is 0 for the most salient entity; `sources` has bit n set if the nth
    document tells of it.
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

    @property
    def extent(self) -> tuple[int, int] | None:
        """First and last day of all items; None of none."""
        if not len(self):
            return None
        return int(self.start_earliest.min()), int(self.end_latest.max())
