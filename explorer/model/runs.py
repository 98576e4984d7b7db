"""Where stretches of a known text stand in another: anchors met one after the other at a steady distance.

A hash of 16 bits is met by chance all the time. Three of them in the same order and at the same distances are not
(four in a long text); and what a longer stretch has taken, a shorter one that looks like it cannot have.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from explorer.model.anchors import GRAM, hashes

_FARTHEST = 240
"""Letters from one anchor of a run to the next, at the most."""
_CLOSE = 128
"""What lies between two anchors of a run may be something else, if they are farther apart than this: unharmed, one
stands every 18 letters."""
_PHRASE = 36
"""A run is longer than this: shorter phrases are used by anybody."""
_SLACK, _LOOSENESS = 10, 0.08
"""The distance of two anchors may be so many letters off, and so much of itself besides."""
_BAND = 32
"""Wider than any two anchors of a run can be off: 10 and 8 % of 240 are 29."""
_LONG = 100_000
"""A text of more letters meets runs of three by chance: of a million, a hundred; of four, two."""


class Hit(NamedTuple):
    """An anchor that is met: its place in the copy, and in the known text, in letters."""

    here: int
    there: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the known text in the copy."""

    hits: tuple[Hit, ...]

    def take(self, here: bytearray, there: bytearray) -> None:
        """Mark its letters in the copy and in the known text, those between two hits too, if these are close."""
        for hit, after in zip(self.hits, (*self.hits[1:], self.hits[-1]), strict=True):
            for marked, first, last in ((here, hit.here, after.here), (there, hit.there, after.there)):
                end = last if GRAM < last - first <= _CLOSE else first + GRAM
                marked[first:end] = b"\1" * (end - first)


def hits_of(texts: Sequence[Sequence[tuple[int, int]]], folded: str, stopped: Callable[[], bool]) -> list[list[Hit]]:
    """For each text, by its anchors: where they are met in folded letters, ascending; raises Stopped."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, anchors in enumerate(texts):
        for offset, value in anchors:
            index[value].append((number, offset))
    found: list[list[Hit]] = [[] for _ in texts]
    look_up = index.get
    for here, value in enumerate(hashes(folded, stopped)):
        if known := look_up(value):
            for number, offset in known:
                found[number].append(Hit(here, offset))
    return found


def runs(hits: Sequence[Hit], length: int) -> list[Run]:
    """The runs in a copy of `length` letters, longest first; no two of them share a place in the copy.

    A stretch of the known text that has been found is found again only where nothing else fits.
    """
    least = 3 if length <= _LONG else 4
    chains = sorted((c for c in _chains(hits, _FARTHEST, _SLACK) if len(c) >= least and _extent(c) >= _PHRASE),
                    key=lambda c: -len(c))
    kept: list[Run] = []
    here, there = bytearray(length), bytearray(max((hit.there for hit in hits), default=0) + GRAM)
    for once in (True, False):
        for chain in chains:
            free = tuple(hit for hit in chain if not here[hit.here] and not (once and there[hit.there]))
            if len(free) >= least:
                kept.append(found := Run(free))
                found.take(here, there)
    return kept


def taken_by(found: Sequence[Run], length: int) -> tuple[bytearray, bytearray]:
    """For each letter of the copy, and of the known text, whether a run has it."""
    here = bytearray(length)
    there = bytearray(max((run.hits[-1].there for run in found), default=0) + GRAM)
    for run in found:
        run.take(here, there)
    return here, there


def pairs(free: Sequence[Hit], length: int) -> list[Run]:
    """Two or more anchors close together, among those that no run has: too few to recognise a document by, enough
    to find a short paragraph of one that is recognised."""
    chains = _chains(free, _CLOSE // 2, _SLACK // 2) if length <= _LONG else []
    return [Run(tuple(c)) for c in chains if _extent(c) >= 2 * GRAM]


def _extent(chain: Sequence[Hit]) -> int:
    """Letters of the copy from the beginning of a chain to its end."""
    return chain[-1].here + GRAM - chain[0].here


def _chains(hits: Sequence[Hit], farthest: int, slack: int) -> list[list[Hit]]:
    """Each hit behind the one that it follows best, ascending by place in the copy."""
    open_by_band: dict[int, list[list[Hit]]] = defaultdict(list)
    found: list[list[Hit]] = []
    for hit in hits:
        band = (hit.here - hit.there) // _BAND
        best: tuple[int, int] | None = None
        chain: list[Hit] | None = None
        for near in (band - 1, band, band + 1):
            chains = open_by_band.get(near)
            if not chains:
                continue
            chains[:] = [c for c in chains if hit.here - c[-1].here <= farthest]
            for candidate in chains:
                here, there = hit.here - candidate[-1].here, hit.there - candidate[-1].there
                off = abs(here - there)
                if here > 0 and there > 0 and off <= slack + _LOOSENESS * there and (
                        best is None or (off, here) < best):
                    best, chain = (off, here), candidate
        if chain is None:
            chain = []
            found.append(chain)
        else:
            open_by_band[(chain[-1].here - chain[-1].there) // _BAND].remove(chain)
        chain.append(hit)
        open_by_band[band].append(chain)
    return found
