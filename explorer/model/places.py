"""Where each document tells of what is looked at, and which of its statements to go to first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.model.agreement import UNMARKED
from explorer.model.comparison import in_grid
from explorer.model.records import Claim, Disagreement

_DECISIVE = ("figure", "actor", "decider")
"""Kinds of disagreement that a class will ask about first."""


@dataclass(frozen=True, slots=True)
class Places:
    """What one document tells of it."""

    keys: frozenset[str]
    """The statements that do."""
    wanted: tuple[frozenset[str], ...]
    """Some of them, the best to go to first."""
    to_the_point: bool
    """Whether it speaks of the point that a statement makes, which is looked at."""

    def first(self, order: Sequence[str]) -> str:
        """The one to go to, where statements stand in this order; empty if there is none."""
        return next((key for keys in (*self.wanted, self.keys) for key in order if key in keys), "")


def places(about: Iterable[Claim], naming: Iterable[Claim], disagreements: Iterable[Disagreement],
           statement: str = "") -> dict[str, Places]:
    """Document -> what it tells of an entity, from the claims about it, and those about something else that name it.

    To go to first: what speaks of the same point as the `statement` that is looked at, best against it; else what is
    at odds with it in another way; else what is in dispute, best with a date; else what gives a date; else what is
    about the entity itself.
    """
    own, every = list(about), [*about, *naming]
    told: dict[str, set[str]] = {}
    for claim in every:
        told.setdefault(claim.source, set()).update(claim.passages)
    told.pop("", None)
    disputed = {k for d in disagreements if d.kind in _DECISIVE for side in d.sides for k in side}
    plain = [c for c in own if not c.inferred]
    in_dispute = [c for c in plain if c.key in disputed]
    point = _same_point(every, disagreements, statement)
    ranked = [*point, [c for c in in_dispute if c.edtf], in_dispute,
              [c for c in plain if c.edtf], plain, own]
    return {source: Places(frozenset(keys), tuple(
        frozenset(k for c in claims if c.source == source for k in c.passages) for claims in ranked),
        any(c.source == source for claims in point for c in claims))
        for source, keys in told.items()}


def at_odds(claims: Iterable[Claim], told: Mapping[str, Places], statement: str = "") -> dict[str, Places]:
    """The same where one looks at a disagreement that has these claims: each document on a side goes to what it says
    there first, unless a `statement` that none of them rests on is looked at."""
    sides = [c for c in claims if c.source]
    if statement and not any(statement in c.passages for c in sides):
        return dict(told)
    found = dict(told)
    for source in dict.fromkeys(c.source for c in sides):
        keys = frozenset(k for c in sides if c.source == source for k in c.passages)
        before = told.get(source, Places(frozenset(), (), True))
        found[source] = Places(before.keys | keys, (keys, *before.wanted), True)
    return found


def points(about: Iterable[Claim], statement: str) -> list[Claim]:
    """What a statement says of an entity that other documents may say nothing of, although they tell of it."""
    return [claim for claim in about if statement in claim.passages and in_grid(claim)]


def _same_point(claims: Sequence[Claim], disagreements: Iterable[Disagreement], statement: str) -> list[list[Claim]]:
    """What speaks of the point that a statement makes, the closest first."""
    points = [c for c in claims if statement in c.passages]
    keys = {c.key for c in points}
    against = {k for d in disagreements if d.kind not in UNMARKED for side in d.sides if not keys.isdisjoint(side)
               for other in d.sides if other is not side for k in other}
    same = {(c.entity, c.property, c.object) for c in points}
    alike = {(c.entity, c.property) for c in points}
    of_kind = [c for c in claims if (c.entity, c.property) in alike]
    return [[c for c in of_kind if c.key in against],
            [c for c in of_kind if (c.entity, c.property, c.object) in same], of_kind,
            [c for c in claims if c.key in against]]
