"""What documents say of one thing, beside each other: a line for what compares, a cell for each document.

Every property has one line or several. What compares, be it that it agrees or differs, shares a line; what is left
shares lines with what is left of other documents, so that the grid is no longer than it must be.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Protocol

from explorer.model.agreement import UNMARKED, Silence, State, agree, first_date, touches
from explorer.model.dated import DATING
from explorer.model.edtf import Edtf
from explorer.model.records import Claim, Disagreement, Entity
from explorer.model.vocabulary import DATES, PARTICIPANTS, PHASES, RELATIONS, TURNED, WORDS

WHY = ("led to", "in response to", "in exchange for")
"""Links that answer why, or what followed, and so stand beside causes and consequences."""
CAUSES = ("cause", "motive", "reason given", "purpose", "in response to", "followed from", "in exchange for",
          "condition")
_FOLLOWED = ("consequence", "led to", "answered by")
_PART = "of "
_AKIN = 2
"""So many topics have two things in common of which it is worth saying that a document gives a figure of the other."""
_LAST = ("description", "position", "role", "assessment", "outlook")

Why = Callable[[str, Edtf | None], Silence]
"""(document, when) -> why it says nothing of what was then."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says on one line."""

    source: str
    claims: tuple[Claim, ...] = ()
    """The first says it in words; what the others say is no more than that. None where the document is silent, or
    has said it on another line."""
    state: State | None = None
    """How it stands to what the others say; UNTOLD where the document is silent, None where there is nothing."""
    differs: tuple[str, ...] = ()
    """The documents from which it differs."""
    agrees: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What the editors note of how it differs, here or elsewhere."""
    elsewhere: tuple[str, ...] = ()
    """The documents that tell it otherwise where they speak of something else, on another line or in another grid."""
    only_here: bool = False
    """Whether it stands alone in whom it names, while others name somebody else there."""
    when: tuple[str, ...] = ()
    """The documents that tell of the thing and date this otherwise, wherever they do; it differs from these too."""
    on: tuple[str, ...] = ()
    """The kinds of what it differs on, where that is not what it says itself: two that both have 15 years may differ on
    the scope of it."""
    why: Silence | None = None
    """Why the document is silent; None where it tells of the thing, but not of this."""
    dated: tuple[str, ...] = ()
    """The claims by which a document dates this otherwise, that says nothing of it on this line."""
    beside: tuple[str, ...] = ()
    """The claims by which a document that says nothing of this figure gives the same of something else."""

    @property
    def passages(self) -> tuple[str, ...]:
        """The statements that it rests on, those of the first claim first."""
        return tuple(dict.fromkeys(key for claim in self.claims for key in claim.passages))


@dataclass(frozen=True, slots=True)
class Line:
    """Cells beside each other, one a document."""

    entity: str
    """What the claims are about."""
    property: str
    first: bool
    """Whether it is the first of its property."""
    cells: tuple[Cell, ...]
    about: str = ""
    """The thing in whose grid it stands, which may have lines of others too."""


def in_grid(claim: Claim) -> bool:
    """Whether a claim has a place in a grid: what a document says, or a sum of ours beside what it is made of; links
    left out that answer no why."""
    return bool(claim.source) and (claim.property not in RELATIONS or claim.property in WHY)


def turned(claim: Claim) -> Claim | None:
    """A link as it is seen from its other end, without words and sums, which say what this end is to that; None for
    what is no link between two things that happened."""
    if claim.property not in TURNED or not claim.object or claim.basis != "document":
        return None
    return replace(claim, entity=claim.object, object=claim.entity, property=TURNED[claim.property], value="",
                   number_low=None, number_high=None, unit="", edtf="")


def order(name: str) -> tuple[int, int]:
    """When, how much, who, why, what, what followed, and what is thought of it; when it was, from first to last."""
    when = (*DATES, *PHASES)
    if name in when:
        return 0, when.index(name)
    groups = (PARTICIPANTS, CAUSES, ("content",), _FOLLOWED, _LAST)
    return next((n for n, names in enumerate(groups, 2) if name in names), 1), 0


class Figures(Protocol):
    """What is asked of a library for figures."""

    @property
    def figures(self) -> Mapping[str, str]: ...
    @property
    def entity(self) -> Callable[[str], Entity | None]: ...
    @property
    def claims_about(self) -> Callable[[str], tuple[Claim, ...]]: ...
    def claims_of_figure(self, name: str, but: str) -> Sequence[Claim]: ...


def same_figures(library: Figures, key: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Figure that is told of a thing -> document -> the claims by which it gives the same, in the same unit or as a
    part of a whole, of others in the same lane that are akin; in numbers, if it has any: whoever asks what a document
    says of a debt is not to read that it says nothing."""
    entity, figures = library.entity(key), library.figures
    units: dict[str, set[str]] = defaultdict(lambda: {""})
    for claim in library.claims_about(key):
        if claim.property in figures:
            units[claim.property].add(claim.unit)
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    if entity is None or not entity.lane:
        return found
    for name, own in units.items():
        given: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in library.claims_of_figure(name, key):
            other = library.entity(claim.entity)
            alike = claim.unit in own or len(own) == 1 or any(_parts(claim.unit, unit) for unit in own)
            if (claim.source and claim.basis == "document" and alike and other is not None
                    and other.lane == entity.lane and len({*other.topics} & {*entity.topics}) >= _AKIN):
                given[claim.source, claim.entity].append(claim)
        keys: dict[str, tuple[str, ...]] = {}
        for (source, _), claims in given.items():
            numbers = [claim for claim in claims if claim.number_low is not None]
            keys[source] = (*keys.get(source, ()), *(claim.key for claim in numbers or claims))
        found[name] = keys
    return found


def _parts(one: str, other: str) -> bool:
    """Whether one of two units says which part (`of debt`), and the other how much that is (`USD`)."""
    return bool(one and other) and one.startswith(_PART) != other.startswith(_PART) and f" {_PART}" not in one + other


def lines(claims: Iterable[Claim], sources: Sequence[str], disagreements: Iterable[Disagreement],
          source_of: Mapping[str, str], silences: Mapping[str, Silence], why: Why) -> tuple[Line, ...]:
    """The grid, its properties in the order of `order`.

    `source_of` gives the source of every claim that the disagreements name, `silences` the documents that tell
    nothing at all of the thing, and why.
    """
    sides = _Sides(disagreements, source_of, silences)
    rows: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if in_grid(claim):
            rows.setdefault((claim.entity, claim.property), []).append(claim)
    found: list[Line] = []
    for (entity, name), row in sorted(rows.items(), key=lambda item: order(item[0][1])):
        when = first_date(row)
        silent = {source: _silent(source, silences, why, when) for source in sources
                  if not any(c.source == source for c in row)}
        elsewhere = sides.dating(row)
        for n, beside in enumerate(_laid(_cells(row, sources, sides), sources, sides)):
            blank = {s: _dated(cell, elsewhere) for s, cell in silent.items()} if n == 0 else {}
            found.append(Line(entity, name, n == 0, tuple(
                beside.get(s) or blank.get(s) or Cell(s) for s in sources)))
    return tuple(found)


def _silent(source: str, silences: Mapping[str, Silence], why: Why, when: Edtf | None) -> Cell:
    reason = silences.get(source)
    if reason is None and when is not None and why(source, when) is Silence.COULD_NOT_KNOW:
        reason = Silence.COULD_NOT_KNOW
    return Cell(source, state=State.UNTOLD, why=reason)


def _dated(silent: Cell, elsewhere: Mapping[str, Sequence[str]]) -> Cell:
    """One that is said to date it otherwise does not say nothing of it."""
    keys = elsewhere.get(silent.source, ())
    return replace(silent, state=State.DIFFER, why=None, dated=tuple(keys)) if keys else silent


def dated_apart(found: Iterable[Line]) -> list[str]:
    """The properties that say when it was, and are dated otherwise by another document; these, and no others, are
    marked as differing on it."""
    return list(dict.fromkeys(line.property for line in found if any(cell.when for cell in line.cells)))


class _Sides:
    """The disagreements that leave a mark, asked claim by claim; and all of them, for what stands side by side."""

    def __init__(self, disagreements: Iterable[Disagreement], source_of: Mapping[str, str],
                 silent: Collection[str]) -> None:
        self.source_of, self.silent = source_of, silent
        self.of: dict[str, list[tuple[Disagreement, int]]] = {}
        for disagreement in disagreements:
            for n, side in enumerate(disagreement.sides):
                for key in side:
                    self.of.setdefault(key, []).append((disagreement, n))

    def against(self, claim: Claim, row: Sequence[Claim]) -> tuple[
            set[str], set[str], set[str], list[str], list[str]]:
        """The documents on other sides than a claim of a row, those that are there elsewhere, those that date it
        otherwise, the notes on it, and of which kinds it is in the row. One that has claims in the row counts with
        these only: an order told otherwise is no other date."""
        keys, told = {c.key for c in row}, {c.source for c in row if c.basis == "document"}
        here: set[str] = set()
        elsewhere: set[str] = set()
        when: set[str] = set()
        notes: list[str] = []
        kinds: list[str] = []
        for disagreement, n in self.of.get(claim.key, ()):
            if disagreement.kind in UNMARKED:
                continue
            other = [key for m, side in enumerate(disagreement.sides) if m != n for key in side
                     if self.source_of.get(key)]
            opposed = {self.source_of[key] for key in other if key in keys}
            away = {self.source_of[key] for key in other} - told
            if not touches(disagreement, claim.property):
                opposed, away = set(), opposed | away
            if opposed or away:
                notes.append(disagreement.note)
                kinds += [disagreement.kind] if opposed - {claim.source} else []
                here |= opposed
                elsewhere |= away
                if disagreement.kind == "date" and claim.property in DATING:
                    when |= opposed | away.difference(self.silent)
        return here, elsewhere, when, notes, kinds

    def dating(self, row: Sequence[Claim]) -> dict[str, list[str]]:
        """Of the documents that are not in a row, but tell of the thing: the claims by which they date it otherwise."""
        there, found = {c.source for c in row}, dict[str, list[str]]()
        for disagreement, n in (of for c in row if c.property in DATING for of in self.of.get(c.key, ())):
            others = (key for m, side in enumerate(disagreement.sides) if m != n for key in side)
            for key in others if disagreement.kind == "date" else ():
                source = self.source_of.get(key)
                if source and source not in there and source not in self.silent:
                    kept = found.setdefault(source, [])
                    kept += [key] if key not in kept else []
        return found

    def oppose(self, a: Claim, b: Claim) -> bool:
        """Whether two claims stand on two sides of one disagreement, be it only a seeming one."""
        own = {(d.key, n) for d, n in self.of.get(a.key, ())}
        return any(key == d.key and side != n for key, side in own for d, n in self.of.get(b.key, ()))


def _cells(row: Sequence[Claim], sources: Sequence[str], sides: _Sides) -> dict[str, list[Cell]]:
    """What each document says of one property, and how it stands to the rest."""
    return {source: [_judged(Cell(source, tuple(group)), row, sides, sources)
                     for group in merged([c for c in row if c.source == source])] for source in sources}


def merged(claims: Iterable[Claim]) -> list[list[Claim]]:
    """One document's claims of one property; those that only repeat another's words behind that one."""
    groups: list[list[Claim]] = []
    for claim in claims:
        group = next((g for g in groups if _repeats(claim, g[0])), None)
        if group is not None:
            group.append(claim)
            continue
        group = next((g for g in groups if _repeats(g[0], claim)), None)
        if group is not None:
            group.insert(0, claim)
        else:
            groups.append([claim])
    return groups


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether a claim says nothing that the other does not."""
    if (claim.object, claim.status, claim.inferred, claim.basis) != (
            other.object, other.status, other.inferred, other.basis):
        return False
    if claim.value or claim.unit:
        return (claim.value, claim.number_low, claim.number_high, claim.unit, claim.edtf) == (
            other.value, other.number_low, other.number_high, other.unit, other.edtf)
    return claim.edtf in ("", other.edtf) or claim.property in PARTICIPANTS


def _judged(cell: Cell, row: Sequence[Claim], sides: _Sides, sources: Sequence[str]) -> Cell:
    differs: set[str] = set()
    agrees: set[str] = set()
    elsewhere: set[str] = set()
    when: set[str] = set()
    notes: dict[str, None] = {}
    kinds: dict[str, None] = {}
    plain = False
    for claim in cell.claims:
        here, away, dated, said, on = sides.against(claim, row)
        differs |= here
        when |= dated
        elsewhere |= away
        notes.update(dict.fromkeys(said))
        kinds.update(dict.fromkeys(kind for kind in on if kind != "date" or claim.property not in DATING))
        for other in row:
            verdict = agree(claim, other) if other is not claim else None
            if verdict is False:
                differs.add(other.source)
                plain |= other.source != cell.source
                when |= {other.source} if claim.property in DATING else set()
            elif verdict and other.source != cell.source:
                agrees.add(other.source)
    itself = cell.source in differs
    differs.discard(cell.source)
    when.discard(cell.source)
    if differs or when:
        state = State.DIFFER
    elif itself:
        state = State.CONTRADICTS_ITSELF
    elif agrees:
        state = State.AGREE
    else:
        state = State.ALONE if cell.claims[0].basis == "document" and _alone(cell, row) else State.MENTIONED
    named_elsewhere = any(c.source != cell.source and c.basis == "document" for c in row)
    return replace(cell, state=state, only_here=state is State.ALONE and named_elsewhere,
                   differs=tuple(s for s in sources if s in differs),
                   agrees=tuple(s for s in sources if s in agrees), notes=tuple(notes),
                   on=() if plain or state is not State.DIFFER else tuple(kinds),
                   elsewhere=tuple(s for s in sources if s in elsewhere - {cell.source}),
                   when=tuple(s for s in sources if s in when))


def _alone(cell: Cell, row: Sequence[Claim]) -> bool:
    """Whether no other document speaks of this property, or, where it names somebody, of this one."""
    lead = cell.claims[0]
    others = [c for c in row if c.source != cell.source and c.basis == "document"]
    if lead.object and lead.property not in WORDS:
        others = [c for c in others if c.object == lead.object]
    return not others


def _laid(cells: Mapping[str, Sequence[Cell]], sources: Sequence[str], sides: _Sides) -> list[dict[str, Cell]]:
    """Cells that compare on one line, the best matches first; then those that are left."""
    found: list[dict[str, Cell]] = []
    for source in sources:
        left = list(cells[source])
        near = sorted(((_nearness(cell, other, sides), n, m) for n, cell in enumerate(left)
                       for m, line in enumerate(found) for other in line.values()), key=lambda x: (-x[0], x[1], x[2]))
        placed: set[int] = set()
        for nearness, n, m in near:
            if nearness and n not in placed and source not in found[m]:
                found[m][source] = left[n]
                placed.add(n)
        found += [{source: cell} for n, cell in enumerate(left) if n not in placed]
    alone: dict[str, list[Cell]] = {s: [line[s] for line in found if list(line) == [s]] for s in sources}
    together = [line for line in found if len(line) > 1]
    rest = ({cell.source: cell for cell in line if cell} for line in zip_longest(*alone.values()))
    return [*together, *rest]


def _nearness(cell: Cell, other: Cell, sides: _Sides) -> int:
    """0 where two cells have nothing to do with each other; the higher, the more they belong side by side."""
    best = 0
    for a in cell.claims:
        for b in other.claims:
            verdict = agree(a, b)
            best = max(best, 3 if verdict else 2 if sides.oppose(a, b) else 1 if verdict is False or (
                a.object and a.object == b.object) else 0)
    return best
