"""Laying bars into rows that do not overlap: at build time, once a lane scheme, and for a lens when it is put on."""

from collections.abc import Sequence
from heapq import heappop, heappush

from explorer.model.schema import LOOSE, MOST_BARS, MOST_ROWS

GAP = 45
"""Days left free between two bars of a row, so that edges stay apart at the scale of decades."""


def pack(bars: Sequence[tuple[int, int]]) -> list[int]:
    """Row of each (first day, last day), greedily from the top; within a row starts and ends ascend."""
    rows = [0] * len(bars)
    free: list[int] = []
    busy: list[tuple[int, int]] = []
    used = 0
    for index in sorted(range(len(bars)), key=lambda i: (bars[i][0], bars[i][1], i)):
        first, last = bars[index]
        while busy and busy[0][0] + GAP < first:
            heappush(free, heappop(busy)[1])
        if free:
            row = heappop(free)
        else:
            row, used = used, used + 1
        rows[index] = row
        heappush(busy, (last, row))
    return rows


def laid(bars: Sequence[tuple[int, int]]) -> list[int]:
    """Row of each (first day, last day) of one lane; LOOSE for all of them where they are too many for rows."""
    rows = pack(bars) if len(bars) <= MOST_BARS else []
    return rows if rows and max(rows) < MOST_ROWS else [LOOSE] * len(bars)
