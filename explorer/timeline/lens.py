"""The line through a lens: as one document tells it, and two documents against each other.

Both are made of the rows of documents in the lane scheme by document. Nothing here looks at them one by one
but at the few bars of a lane that are laid into rows.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from enum import IntEnum

import numpy as np

from explorer.model.agreement import State
from explorer.model.rows import laid
from explorer.model.schema import LOOSE, MARK, MOST_BARS, MOST_ROWS, Flag
from explorer.timeline.columns import Columns, Ints

Lanes = tuple[tuple[str, str], ...]
SHARED = ("agree", "differ", "nothing to compare", "both")
"""Keys of the lanes of what two documents both tell."""


class Told(IntEnum):
    """The lanes of two documents against each other, from the top."""

    FIRST_ALONE = 0
    AGREE = 1
    DIFFER = 2
    NOTHING_TO_COMPARE = 3
    SECOND_ALONE = 4


def through_one(told: Columns, scheme: Columns) -> Columns:
    """What one document tells, and leaves out, in the lanes of a scheme in which each entity has one lane."""
    size = 1 + max((int(c.entity.max()) for c in (told, scheme) if len(c)), default=0)
    lane_of = np.full(size, -1, dtype=np.int16)
    lane_of[scheme.entity] = scheme.lane
    lane = lane_of[told.entity]
    return _standing(replace(told, lanes=scheme.lanes, lane=lane).only(lane >= 0))


def through_two(first: Columns, second: Columns, both: tuple[Ints, Ints], lanes: Lanes) -> Columns:
    """What two documents tell, in five lanes (Told), or in three where it is not to be seen if they agree: only the
    one, both, only the other; `both` are the entities of which both do, with states.

    Where they give one date, or dates that meet, it stands once; where they give two, both stand. `sources` says
    who gives this date, and leaves the other documents aside.
    """
    told = [c.only(~c.has(Flag.SILENT)) for c in (first, second)]
    size = 1 + max((int(ids.max()) for ids in (told[0].entity, told[1].entity, both[0]) if len(ids)), default=0)
    state_of = np.full(size, int(State.ALONE), dtype=np.uint8)
    state_of[both[0]] = both[1]
    found = []
    whole = len(lanes) == len(Told)
    between = (Told.AGREE, Told.DIFFER, Told.NOTHING_TO_COMPARE) if whole else (1, 1, 1)
    for own, alone in zip(told, (Told.FIRST_ALONE, Told.SECOND_ALONE if whole else 2), strict=True):
        lane_of = np.zeros(len(State), dtype=np.int16)
        lane_of[[State.ALONE, State.AGREE, State.DIFFER, State.MENTIONED]] = [alone, *between]
        state = state_of[own.entity]
        own_bit = np.left_shift(np.uint32(1), own.lane.astype(np.uint32))  # by document, a lane is a document's number
        found.append(replace(own, lanes=lanes, lane=lane_of[state], state=state, sources=own_bit))
    one, other = _met(*found)
    teller = np.repeat(np.array((0, 1)), (len(one), len(other)))
    every = {f.name: np.concatenate((getattr(one, f.name), getattr(other, f.name)))
             for f in fields(one) if f.name != "lanes"}
    return _standing(Columns(lanes, **every), teller)


def _met(first: Columns, second: Columns) -> tuple[Columns, Columns]:
    """The two without what would stand twice: dates that meet are narrowed to what both leave open, and stand with
    the first; what is only inferred gives way to what is told."""
    marks, low, high = _meeting_marks(first, second)
    pairs = [np.concatenate(both) for both in zip(marks, _same_bars(first, second), strict=True)]
    guessed, guessed_too = ((c.flags[i] & int(Flag.INFERRED)) != 0 for c, i in zip((first, second), pairs, strict=True))
    yielding = guessed & ~guessed_too
    narrowed = np.flatnonzero((guessed == guessed_too)[:len(low)])
    fresh = {}
    for name, bound in (("start_earliest", low), ("start_latest", high), ("end_earliest", low), ("end_latest", high)):
        fresh[name] = getattr(first, name).copy()
        fresh[name][marks[0][narrowed]] = bound[narrowed]
    found = []
    for own, mine, other, theirs, away in ((replace(first, **fresh), pairs[0], second, pairs[1], yielding),
                                           (second, pairs[1], first, pairs[0], ~yielding)):
        sources = own.sources.copy()
        sources[mine] |= other.sources[theirs]
        kept = np.ones(len(own), dtype=np.bool_)
        kept[mine[away]] = False
        found.append(replace(own, sources=sources).only(kept))
    return found[0], found[1]


def _meeting_marks(first: Columns, second: Columns) -> tuple[tuple[Ints, Ints], Ints, Ints]:
    """Marks of one entity whose dates meet, both done or both not; and the first and last day of what both leave."""
    a, b = _shared(first, second, bars=False)
    low = np.maximum(first.start_earliest[a], second.start_earliest[b])
    high = np.minimum(first.end_latest[a], second.end_latest[b])
    met = (low <= high) & (((first.flags[a] ^ second.flags[b]) & int(Flag.PLANNED)) == 0)
    return (a[met], b[met]), low[met], high[met]


def _same_bars(first: Columns, second: Columns) -> tuple[Ints, Ints]:
    """Bars of one entity with the same bounds, both done or both not, though one may only be inferred."""
    a, b = _shared(first, second, bars=True)
    may_differ = int(Flag.INFERRED | Flag.APPROXIMATE)
    same = (first.flags[a] | may_differ) == (second.flags[b] | may_differ)
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        same &= getattr(first, name)[a] == getattr(second, name)[b]
    return a[same], b[same]


def _shared(first: Columns, second: Columns, bars: bool) -> tuple[Ints, Ints]:
    """Items of the entities that have one mark, or one segment of a bar, in each."""
    size = 1 + max((int(c.entity.max()) for c in (first, second) if len(c)), default=0)
    at = np.zeros((2, size), dtype=np.intp)
    number = np.zeros((2, size), dtype=np.intp)
    for n, columns in enumerate((first, second)):
        items = np.flatnonzero(columns.has(Flag.BAR) == bars)
        at[n, columns.entity[items]] = items
        number[n] = np.bincount(columns.entity[items], minlength=size)
    both = np.flatnonzero((number == 1).all(axis=0))
    return at[0, both], at[1, both]


def _standing(columns: Columns, teller: Ints | None = None) -> Columns:
    """The same with bars in rows of their lanes, and in the order that a picture is made from.

    Segments of a bar stand in one row; those of two tellers are two bars, one below the other.
    """
    row = np.full(len(columns), MARK, dtype=np.int16)
    bars = np.flatnonzero(columns.has(Flag.BAR))
    row[bars] = LOOSE
    whose = columns.entity[bars].astype(np.int64) * 2 + (0 if teller is None else teller[bars])
    for lane in range(len(columns.lanes)):
        own = bars[columns.lane[bars] == lane]
        units, unit = np.unique(whose[columns.lane[bars] == lane], return_inverse=True)
        if 0 < len(units) <= MOST_BARS:
            start = np.full(len(units), np.iinfo(np.int64).max)
            end = np.full(len(units), np.iinfo(np.int64).min)
            np.minimum.at(start, unit, columns.start_earliest[own])
            np.maximum.at(end, unit, columns.end_latest[own])
            bars_of = list(zip(start.tolist(), end.tolist(), strict=True))
            row[own] = np.array(_rows(bars_of, (units // 2).tolist()))[unit]
    place = np.where(row == MARK, columns.start_earliest + columns.end_latest, 2 * columns.start_earliest)
    line = columns.lane.astype(np.int32) * (MOST_ROWS - LOOSE) + row  # one key of two: half the time
    order = np.lexsort((place, line))  # what is at one place keeps its order, of rank
    taken = {f.name: getattr(columns, f.name)[order] for f in fields(columns) if f.name not in ("lanes", "row")}
    return replace(columns, row=row[order], **taken)


def _rows(bars: Sequence[tuple[int, int]], entities: Sequence[int]) -> list[int]:
    """Rows of the bars of a lane: those of one entity, which follow each other, in two rows that do so too, if there
    are rows enough for that."""
    first = [n for n in range(1, len(bars)) if entities[n] == entities[n - 1]]
    pairs = laid([(min(bars[n - 1][0], bars[n][0]), max(bars[n - 1][1], bars[n][1])) for n in first])
    alone = [n for n in range(len(bars)) if n not in first and n + 1 not in first]
    others = laid([bars[n] for n in alone])
    below = 2 * (1 + max(pairs, default=-1))
    if not first or LOOSE in (*pairs, *others) or below + max(others, default=-1) >= MOST_ROWS:
        return laid(bars)
    rows = dict(zip(alone, (below + row for row in others), strict=True))
    for n, row in zip(first, pairs, strict=True):
        rows[n - 1], rows[n] = 2 * row, 2 * row + 1
    return [rows[n] for n in range(len(bars))]
