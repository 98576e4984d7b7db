"""When each document says that a thing was, began, ended or was to be."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from explorer.model.edtf import parse
from explorer.model.records import Claim
from explorer.model.vocabulary import DATES, ENDS, NOT_DONE, PHASES, SINGLE_DATE, SPANS, STARTS

DATING = tuple(p for p in DATES + PHASES if p != "holds office")
"""Properties that say when something that stands on the line was."""
_NEVER = 10**9
"""More days than any date leaves open."""
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


def usual(said: Sequence[S]) -> S:
    """Of dates the one that most give, the first of equals; of what was done before what was only to be."""
    ordered = sorted(said, key=lambda s: (s.status in NOT_DONE, s.source))
    given = Counter(s.edtf for s in {(s.source, s.edtf): s for s in ordered}.values())
    return min(ordered, key=lambda s: (s.status in NOT_DONE, -given[s.edtf]))


def lasted(said: Iterable[S]) -> tuple[str, str]:
    """When something began that lasted, and when it ended; the latter is empty where it goes on, both are where that is
    not known."""
    done = [s for s in said if s.edtf and s.status not in NOT_DONE]
    began = likeliest([s for s in done if s.property in STARTS])
    ended = likeliest([s for s in done if s.property in ENDS])
    goes_on = any(parse(s.edtf).open_end for s in done if s.property in PHASES and s.property not in STARTS + ENDS)
    return (began, ended) if began and (ended or goes_on) else ("", "")


def goes_on(claim: Claim, now: int | None) -> bool:
    """Whether it says that something that lasts goes on: without an end, or at the day `now` up to which it speaks."""
    if claim.property not in SPANS or claim.status in NOT_DONE or not claim.edtf:
        return False
    date = parse(claim.edtf)
    used = claim.property in ("in use", "in force") and not date.interval
    return date.open_end or (used and now is not None and (date.end_latest or date.latest or now - 1) >= now)


def likeliest(said: Sequence[S]) -> str:
    """The most exact of dates that can all hold, or else the one that most give; nothing for none, or for one that is
    only known within bounds: “from some time between” says little."""
    if not said:
        return ""
    given = Counter(s.edtf for s in said)
    days = {edtf: parse(edtf) for edtf in given}
    best = given.most_common(1)[0][0] if apart(said) else min(
        given, key=lambda e: (days[e].latest or 0) - (days[e].earliest or 0) if days[e].earliest else _NEVER)
    return "" if best.startswith("[") else best


def met(bounds: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Where all bounds meet, or else all that they span."""
    low, high = max(first for first, _ in bounds), min(last for _, last in bounds)
    return (low, high) if low <= high else (min(first for first, _ in bounds), max(last for _, last in bounds))


def status(said: Sequence[S]) -> str:
    """What became of something that is not drawn as done: as most of the dates have it, the first of equals."""
    found = [s.status for s in said if s.status in NOT_DONE]
    return max(found, key=found.count) if found else ""


def apart(said: Sequence[S]) -> bool:
    """Whether two of the dates cannot both hold."""
    days = [parse(edtf) for edtf in dict.fromkeys(s.edtf for s in said)]
    return any(not a.may_overlap(b) for a, b in combinations(days, 2))


def contradict(said: Iterable[S]) -> bool:
    """Whether two of the dates of one property, of which there is but one, cannot both hold."""
    held: dict[tuple[str, bool], list[S]] = defaultdict(list)
    for one in said:
        if one.edtf and one.property in SINGLE_DATE:
            held[one.property, one.status in NOT_DONE].append(one)
    return any(apart(group) for group in held.values())
