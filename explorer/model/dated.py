"""When each document says that a thing was, began, ended or was to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from explorer.model.edtf import parse
from explorer.model.records import Claim
from explorer.model.vocabulary import DATES, ENDS, NOT_DONE, PHASES, STARTS

DATING = tuple(p for p in DATES + PHASES if p != "holds office")
"""Properties that say when something that stands on the line was."""
_STANDING = (*DATES, *STARTS, *ENDS, "lasted", "in use", "in force")


@dataclass(frozen=True, slots=True)
class Dated:
    """One date that one document gives; `source` is the document's place among all, from 0."""

    source: int
    property: str
    edtf: str
    status: str = "happened"
    inferred: bool = False


S = TypeVar("S", Claim, Dated)


def standing(said: Iterable[S]) -> list[S]:
    """The dates at which a mark stands: of the event itself before those of a beginning before others, of what
    was done before what was only to be, and never what is denied unless nothing else is said."""
    dated = [s for s in said if s.edtf and s.property in _STANDING]
    kept = [s for s in dated if s.property in DATES] or [s for s in dated if s.property in STARTS] or dated
    kept = [s for s in kept if s.status != "denied"] or kept
    return [s for s in kept if s.status not in NOT_DONE] or kept


def status(said: Sequence[S]) -> str:
    """What became of something that is not drawn as done: as most of the dates have it, the first of equals."""
    found = [s.status for s in said if s.status in NOT_DONE]
    return max(found, key=found.count) if found else ""


def apart(said: Sequence[S]) -> bool:
    """Whether two of the dates cannot both hold."""
    days = [parse(edtf) for edtf in dict.fromkeys(s.edtf for s in said)]
    return any(not a.may_overlap(b) for a, b in combinations(days, 2))
