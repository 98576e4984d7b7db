"""Do the sources that tell of a thing agree, differ, stand alone; who is silent, and why.

Sources are counted, never claims. Dates agree if their bounds meet, figures if their ranges meet in one
unit, objects if they are the same; words differ only where a disagreement says so.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from itertools import combinations

from explorer.model.dated import DATING
from explorer.model.edtf import Edtf, parse
from explorer.model.records import Claim, Disagreement, Layer, Scope, Source
from explorer.model.vocabulary import NOT_DONE, PARTICIPANTS, SINGLE_DATE, SINGLE_OBJECT, WORDS

UNMARKED = frozenset(("seeming", "name"))
"""Kinds of disagreement that do not make documents differ."""


class State(IntEnum):
    """Of an entity, over all documents that tell of it."""

    UNTOLD = 0
    ALONE = 1
    MENTIONED = 2
    AGREE = 3
    DIFFER = 4
    CONTRADICTS_ITSELF = 5


    @property
    def word(self) -> str:
        """How filters and lanes call it."""
        return self.name.lower()


class Silence(IntEnum):
    """Why a document says nothing of an entity."""

    COULD_HAVE_SPOKEN = 0
    OUTSIDE_ITS_SUBJECT = 1
    COULD_NOT_KNOW = 2
    TEXT_LOST = 3


def comparable(a: Claim, b: Claim) -> bool:
    """Whether two claims speak of the same property at the same "now", one done or both not done."""
    if (a.entity, a.property) != (b.entity, b.property) or "editor" in (a.basis, b.basis):
        return False
    if (a.status in NOT_DONE) != (b.status in NOT_DONE):
        return False
    return not (a.as_of and b.as_of) or parse(a.as_of).may_overlap(parse(b.as_of))


def agree(a: Claim, b: Claim) -> bool | None:
    """Whether two comparable claims agree; None where neither dates, figures nor objects compare."""
    if not comparable(a, b):
        return None
    if _counts(a) and _counts(b) and a.unit == b.unit:
        return _meet(a.number_low, a.number_high, b.number_low, b.number_high)
    if a.property in SINGLE_DATE and a.edtf and b.edtf and a.object == b.object:
        return parse(a.edtf).may_overlap(parse(b.edtf))
    if a.object and b.object and a.property not in WORDS and (a.property in SINGLE_OBJECT or a.object == b.object):
        return a.object == b.object
    return None


def _counts(claim: Claim) -> bool:
    return claim.number_low is not None or claim.number_high is not None


def _meet(a_low: float | None, a_high: float | None, b_low: float | None, b_high: float | None) -> bool:
    return not ((a_high is not None and b_low is not None and a_high < b_low)
                or (b_high is not None and a_low is not None and b_high < a_low))


def differences(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of claims that cannot both hold, of different sources or of one."""
    kept = [c for c in claims if c.basis == "document"]
    return [(a, b) for i, a in enumerate(kept) for b in kept[i + 1:] if agree(a, b) is False]


def state_of(claims: Iterable[Claim], disagreements: Iterable[Disagreement],
             source_of: Mapping[str, str], naming: Iterable[str] = ()) -> State:
    """The state of one entity, from all claims about it and all disagreements that touch them.

    `naming` are the sources that tell of it, be it only in claims about something else.

    `source_of` gives the source of every claim, so that a disagreement that reaches over two entities is
    told from one within a single source; it takes two sources that tell of this one, on two sides, to make it
    differ. Spellings and what only seems to differ leave no mark.
    """
    kept = [c for c in claims if c.basis == "document"]
    sources = {c.source for c in kept} | set(naming)
    crossing = itself = False
    for disagreement in disagreements:
        if disagreement.kind in UNMARKED:
            continue
        crossing |= among(disagreement, sources, source_of) is not None
        itself |= len({source_of[k] for side in disagreement.sides for k in side if source_of.get(k)}) == 1
    pairs = [(a, b, agree(a, b)) for i, a in enumerate(kept) for b in kept[i + 1:] if a.source != b.source]
    if crossing or any(verdict is False for *_, verdict in pairs):
        return State.DIFFER
    if itself:
        return State.CONTRADICTS_ITSELF
    if len(sources) < 2:
        return State.ALONE if sources else State.UNTOLD
    return State.AGREE if any(verdict for *_, verdict in pairs) else State.MENTIONED


def among(disagreement: Disagreement, sources: Collection[str], source_of: Mapping[str, str]) -> Disagreement | None:
    """A disagreement as these sources alone have it; None where no two of them stand on two sides of it."""
    sides = tuple(own for side in disagreement.sides if (own := tuple(k for k in side if source_of.get(k) in sources)))
    several = len(sides) > 1 and len({source_of[k] for side in sides for k in side}) > 1
    return replace(disagreement, sides=sides) if several else None


def concerns(disagreement: Disagreement, telling: Collection[str], source_of: Mapping[str, str]) -> bool:
    """Whether a disagreement that has a claim about a thing is on the thing itself, for the sources that tell of it;
    and not between one of them and another that speaks only of something else."""
    alone = len({source_of[k] for side in disagreement.sides for k in side if source_of.get(k)}) == 1
    return alone or among(disagreement, telling, source_of) is not None


def touches(disagreement: Disagreement, name: str) -> bool:
    """Whether it is one on a property that its claims have: who took part is no matter of when."""
    return disagreement.kind != "date" or name not in PARTICIPANTS


def elsewhere(disagreements: Iterable[Disagreement], silent: Collection[str],
              claim_of: Callable[[str], Claim]) -> dict[str, tuple[str, ...]]:
    """For each of the sources that are silent on a thing: of what they speak where they take a side in one of its
    disagreements all the same, as one on a treaty may be over a meeting."""
    return {source: tuple(dict.fromkeys(claim.entity for claim in claims))
            for source, claims in claims_elsewhere(disagreements, silent, claim_of).items()}


def claims_elsewhere(disagreements: Iterable[Disagreement], silent: Collection[str],
                     claim_of: Callable[[str], Claim]) -> dict[str, tuple[Claim, ...]]:
    """The same, by the claims that take these sides."""
    found: dict[str, dict[str, Claim]] = {}
    for disagreement in disagreements:
        for claim in (claim_of(key) for side in disagreement.sides for key in side):
            if claim.source in silent:
                found.setdefault(claim.source, {})[claim.key] = claim
    return {source: tuple(claims.values()) for source, claims in found.items()}


def state_between(two: tuple[str, str], claims: Iterable[Claim], disagreements: Iterable[Disagreement],
                  source_of: Mapping[str, str]) -> State:
    """Whether two sources that both tell of an entity agree on it, differ, or say nothing that compares.

    What the others say is not looked at, nor where one of the two contradicts itself alone.
    """
    between = [kept for d in disagreements if (kept := among(d, two, source_of))]
    return state_of([c for c in claims if c.source in two], between, source_of, two)


def first_date(claims: Iterable[Claim]) -> Edtf | None:
    """The earliest date that is claimed of what was done, for telling whether a document could know of it."""
    dates = [parse(c.edtf) for c in claims if c.edtf and c.status not in NOT_DONE and c.basis == "document"]
    return min((d for d in dates if d.earliest is not None), key=lambda d: d.earliest or 0, default=None)


def row_state(claims: Sequence[Claim], disagreements: Iterable[Disagreement]) -> State:
    """Of the claims of one property of an entity: they differ, agree, or nothing can be said (UNTOLD).

    They differ if a disagreement has claims of theirs on two sides, or two of them cannot both hold.
    """
    if _opposed(claims, disagreements):
        return State.DIFFER
    kept = [c for c in claims if c.basis == "document"]
    verdicts = [(agree(a, b), a.source != b.source) for i, a in enumerate(kept) for b in kept[i + 1:]]
    if any(verdict is False for verdict, _ in verdicts):
        return State.DIFFER
    return State.AGREE if (True, True) in verdicts else State.UNTOLD


def differ_on(claims: Sequence[Claim], disagreements: Iterable[Disagreement]) -> tuple[str, ...]:
    """The kinds of what the claims of one property differ on, where that is not what they say themselves: both of two
    exchanges may be for a loan, and the cause be another."""
    if any(agree(a, b) is False for a, b in combinations(claims, 2)):
        return ()
    found = _opposed(claims, disagreements)
    between = [d.kind for d, sources in found if len(sources) > 1] or [d.kind for d, _ in found]
    return tuple(dict.fromkeys(kind for kind in between if kind != "date" or claims[0].property not in DATING))


def _opposed(claims: Sequence[Claim], disagreements: Iterable[Disagreement]) -> list[tuple[Disagreement, set[str]]]:
    """The disagreements that have claims of one property on two sides, and whose these are."""
    found = []
    for disagreement in disagreements:
        sides = [own for side in disagreement.sides if (own := {c.source for c in claims if c.key in side})]
        if disagreement.kind not in UNMARKED and len(sides) > 1 and all(
                touches(disagreement, c.property) for c in claims[:1]):
            found.append((disagreement, set().union(*sides)))
    return found


def done_and_not(claims: Iterable[Claim]) -> bool:
    """Whether of one thing some document tells as done, and another as promised, planned or the like: the two are not
    compared. Who is named for each must be the same."""
    told = [c for c in claims if c.basis == "document"]
    return any((a.entity, a.property) == (b.entity, b.property) and a.source != b.source and (
        a.object == b.object or not a.object or not b.object or a.property in WORDS) and (
        a.status in NOT_DONE) != (b.status in NOT_DONE) for a, b in combinations(told, 2))


def in_order(claims: Iterable[Claim], disagreements: Iterable[Disagreement]) -> bool:
    """Whether documents differ on the order of events where these claims take a side, be it as dates that agree."""
    keys = {c.key for c in claims}
    return any(d.kind == "order" and any(not keys.isdisjoint(side) for side in d.sides) for d in disagreements)


def silence_of(source: Source, layers: Iterable[Layer], scopes: Iterable[Scope],
               topics: Iterable[str], when: Edtf | None) -> Silence:
    """Why `source`, which says nothing of a thing with these topics at that time, is silent.

    A layer covers what its own scope says and knows what had happened by its own "now"; what no layer
    is named for is covered by the whole document, up to the latest "now" in it.
    """
    own = [layer for layer in layers if layer.source == source.key and layer.edtf]
    nows = {layer.key: parse(layer.edtf).end_latest for layer in own}
    dates = [*nows.values(), parse(source.published).end_latest if source.published else None]
    latest = max((d for d in dates if d is not None), default=None)

    def knew(now: int | None) -> bool:
        return when is None or when.earliest is None or now is None or when.earliest <= now

    if not knew(latest):
        return Silence.COULD_NOT_KNOW
    wanted = set(topics)
    about = [s for s in scopes if s.source == source.key and s.topic in wanted]
    known = [s for s in about if knew(nows.get(s.layer, latest))]
    covering = [s for s in known if when is None or not s.edtf or parse(s.edtf).may_overlap(when)]
    if any(s.lost for s in covering):
        return Silence.TEXT_LOST
    if covering:
        return Silence.COULD_HAVE_SPOKEN
    return Silence.OUTSIDE_ITS_SUBJECT if known or not about else Silence.COULD_NOT_KNOW
