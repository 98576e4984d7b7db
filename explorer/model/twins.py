"""Which stretches of a document may stand in it more than once, as far as its anchors tell.

Captions come twice, pull quotes repeat a sentence. Where a copy has only what two places share, nothing says which of
them it is.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from explorer.model.anchors import GRAM

_MARGIN = 32
"""Letters around anchors that stand twice that may be the same too: two equal stretches have all their anchors in
common but those within a window of their ends."""


class Twins:
    """The stretches of a document, in letters, that share anchors with another, each as far as it is the same."""

    def __init__(self, anchors: Sequence[tuple[int, int]]) -> None:
        same: dict[int, list[int]] = defaultdict(list)
        for offset, value in anchors:
            same[value].append(offset)
        apart: dict[int, list[int]] = defaultdict(list)
        for offsets in same.values():
            for one, other in combinations(offsets, 2):
                apart[other - one].append(one)
        found: set[tuple[int, int]] = set()
        for distance, offsets in apart.items():
            for first, last in _joined(sorted(offsets)):
                found |= {(first, last), (first + distance, last + distance)}
        self._stretches = sorted((max(0, first), last) for first, last in found)
        self._longest = max((last - first for first, last in found), default=0)

    def of(self, first: int, last: int) -> list[tuple[int, int]]:
        """The stretches that letters [first, last) are wholly in: what is partly in one is told by the rest of it."""
        begin = bisect_left(self._stretches, (last - self._longest, 0))
        end = bisect_right(self._stretches, first, key=lambda stretch: stretch[0])
        return [stretch for stretch in self._stretches[begin:end] if stretch[1] >= last]


def _joined(offsets: Sequence[int]) -> list[tuple[int, int]]:
    """Anchors ascending to stretches around them; those that touch are one."""
    found: list[tuple[int, int]] = []
    for offset in offsets:
        first, last = offset - _MARGIN, offset + GRAM + _MARGIN
        if found and first <= found[-1][1]:
            first = found.pop()[0]
        found.append((first, last))
    return found
