"""What the documents say of one thing, asked of a library and laid beside each other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from explorer.model.agreement import UNMARKED, Silence, State, first_date, silence_of
from explorer.model.comparison import CAUSES, WHY, Cell, Line, lines, same_figures, turned
from explorer.model.edtf import Edtf
from explorer.model.filters import Words
from explorer.model.intext import places
from explorer.model.records import DRAWN, Claim, Entity, Passage
from explorer.model.vocabulary import DATES, DISAGREEMENTS, PARTICIPANTS
from explorer.store.differences import sources_of
from explorer.store.library import Library

MOST = 40
"""So many things are laid beside each other."""
_COMPARED = (State.AGREE, State.DIFFER, State.CONTRADICTS_ITSELF)
_NOWHERE = (9, 0, "")
_FOR_WHAT = ("in exchange for", "condition")


def grid(library: Library, key: str, only: Collection[str] = ()) -> tuple[Line, ...]:
    """The lines of an event, actor, base, treaty or office, with what answers why and was claimed of something else; of
    an office also who holds it. Nothing for no such key. Of some documents `only`, as if there were no others."""
    entity = library.entity(key)
    if entity is None:
        return ()
    claims, naming = list(library.claims_about(key)), library.claims_naming(key)
    claims += [link for c in naming if c.property in WHY and (link := turned(c))]
    if entity.kind == "office":
        claims += [c for c in naming if c.property == "holds office"]
    sources = [s.key for s in library.sources if not only or s.key in only]
    claims = [c for c in claims if not c.source or c.source in sources]
    disagreements = {d.key: d for about in dict.fromkeys(c.entity for c in claims)
                     for d in library.disagreements(about)}.values()

    def why(source: str, when: Edtf | None) -> Silence:
        return _why(library, entity, source, when)

    sides = {k: source for k, source in sources_of(library, disagreements).items() if source in sources}
    silences = {source: reason for source, reason in library.silences(key).items() if source in sources}
    others = same_figures(library, key)

    def beside(line: Line, cell: Cell) -> Cell:
        found = others.get(line.property, {}).get(cell.source, ()) if cell.state is State.UNTOLD else ()
        return replace(cell, beside=found) if found else cell

    return tuple(replace(line, about=key, cells=tuple(beside(line, cell) for cell in line.cells)
                         if line.property in others else line.cells)
                 for line in lines(claims, sources, disagreements, sides, silences, why))


def figures_elsewhere(library: Library, key: str) -> tuple[str, ...]:
    """The figures of a thing that some document tells of others akin to it, as the dataset orders them."""
    others = same_figures(library, key)
    return tuple(name for name in library.figures if others.get(name))


def written_before(library: Library, key: str, source: str, claims: Iterable[Claim]) -> bool:
    """Whether a document tells of a thing, but not of what some claims say of it because it was written before."""
    entity, when = library.entity(key), first_date(claims)
    return (entity is not None and when is not None
            and _why(library, entity, source, when) is Silence.COULD_NOT_KNOW)


def _why(library: Library, entity: Entity, source: str, when: Edtf | None) -> Silence:
    return silence_of(library.source(source), library.layers, library.scopes, entity.topics, when)


Entry = tuple[tuple[str, ...], list[tuple[Line, Cell]]]
"""(statements, what is said in them)."""


class Said(NamedTuple):
    """Statements of one document that are read together."""

    passages: tuple[str, ...]
    of: tuple[tuple[Line, Cell], ...]
    """What is said in them: in which line of the thing, and how it stands to what others say there."""
    on: tuple[str, ...] = ()
    """The kinds of the disagreements in which another document is against it, on this line or another."""


class Part(NamedTuple):
    """What documents say of one of several things, as far as it rests on certain statements."""

    entity: str
    told: tuple[tuple[Said, ...], ...]
    """By document; nothing of one that is silent."""


@dataclass(frozen=True, slots=True)
class Together:
    """What documents say of several things, as far as it rests on certain statements."""

    parts: tuple[Part, ...] = ()
    """By date, the undated last."""
    besides: tuple[str, ...] = ()
    """Of these things nothing is said in the statements that is not said of another."""
    unsaid: int = 0
    """On so many of the statements rests nothing that can be laid beside each other."""
    left: int = 0
    """So many things more were not looked at."""


def together(library: Library, things: Collection[int], statements: Collection[str],
             words: Collection[Words] = ()) -> Together:
    """What each document says of several things in certain statements, and what others say of the same.

    A statement about several things stands with the one of which more is in these statements than of another, and
    there beside its figures rather than what was for what, and beside these rather than the dates and who took part.
    Of what was found by its name alone, and stands on the line, there is what has most of the `words` sought in it, or
    is to be read first. At most `MOST` of the things, which are numbers, are looked at, the most salient.
    """
    resting: dict[str, list[Line]] = {}
    share: dict[str, float] = {}
    wanted = set(statements)
    for key in library.foremost(things, MOST) if wanted else ():
        every = grid(library, key)
        own = [line for line in every if not _passages(line).isdisjoint(statements)]
        if every and not own and (entity := library.entity(key)) is not None and entity.kind in DRAWN:
            own = [min(every, key=lambda line: (-_met(library, line, words), _rank(library, line)))]
            wanted |= _passages(own[0])
        resting[key], share[key] = own, len(own) / max(len(every), 1)
    kept: dict[str, list[Line]] = {}
    left, home = set(wanted), dict[str, tuple[int, int, str]]()
    for place, key in enumerate(sorted(resting, key=lambda k: -share[k])):
        chosen = []
        for n, line in sorted(enumerate(resting[key]), key=lambda item: _rank(library, item[1])):
            if not left.isdisjoint(_passages(line)):
                left.difference_update(_passages(line))
                chosen.append(n)
        kept[key] = [line for n, line in enumerate(resting[key])
                     if n in chosen or (chosen and line.property in CAUSES)]  # why is no aside
        for line in kept[key]:
            for passage in _passages(line):
                home[passage] = min(home.get(passage, _NOWHERE), (_rank(library, line), place, key))
    ordered, at = library.in_order(kept), {passage: best[2] for passage, best in home.items()}
    columns = range(len(library.sources))
    parts = _once([Part(key, tuple(_said(library, key, kept[key], n, at, wanted) for n in columns))
                   for key in ordered if kept[key]], kept)
    rows = {part.entity for part in parts}
    return Together(tuple(parts), tuple(key for key in ordered if resting[key] and key not in rows), len(left),
                    max(len(things) - MOST, 0))


def _once(parts: Sequence[Part], kept: Mapping[str, Sequence[Line]]) -> list[Part]:
    """Without those of which nothing is compared, and nothing said in statements that do not stand with another of
    which more is said: one would read the same sentences again."""
    left = list(parts)
    for part in sorted(parts, key=lambda p: len(kept[p.entity])):
        others = {key for other in left if other is not part for said in other.told for one in said
                  for key in one.passages}
        if others.issuperset(key for said in part.told for one in said for key in one.passages) and not any(
                cell.state in _COMPARED for said in part.told for one in said for _, cell in one.of):
            left.remove(part)
    return left


def _said(library: Library, key: str, own: Iterable[Line], document: int, at: Mapping[str, str],
          wanted: Collection[str]) -> tuple[Said, ...]:
    """What one document says of one thing in some lines, each statement once: those that are wanted, those without
    which these do not say it, and what is compared with them; one that is `at` home with another thing only where a
    line has no other, or it makes up a sentence with another."""
    found: list[Entry] = []
    for line in own:
        cell = line.cells[document]
        shown = {passage for passages, _ in found for passage in passages}
        new = [passage for passage in dict.fromkeys(
            passage for claim in cell.claims for passage in claim.passages
            if cell.state in _COMPARED or any(one in wanted for one in claim.passages)) if passage not in shown]
        if not shown.isdisjoint(cell.passages):
            there = library.passages(shown)
            new = [p.key for p in library.passages(new)
                   if at[p.key] == key or any(p.overlaps(other) for other in there)]
        if new:
            found.append((tuple(new), [(line, cell)]))
        elif not shown.isdisjoint(cell.passages):
            next(of for passages, of in found if not set(passages).isdisjoint(cell.passages)).append((line, cell))
    source = library.sources[document].key
    return tuple(Said(passages, tuple(of), _apart(library, key, source, of)) for passages, of in _sentences(
        library, found))


def _apart(library: Library, key: str, source: str, of: Iterable[tuple[Line, Cell]]) -> tuple[str, ...]:
    """On what another document differs from what one says of a thing: a motive there, and a bargain here, have no line
    in common."""
    own = {claim.key for _, cell in of for claim in cell.claims}
    kinds = set()
    for disagreement in library.disagreements(key):
        others = [side for side in disagreement.sides if own.isdisjoint(side)]
        if disagreement.kind not in UNMARKED and len(others) < len(disagreement.sides) and any(
                claim.entity == key and claim.source not in ("", source)
                for side in others for claim in map(library.claim, side)):
            kinds.add(disagreement.kind)
    return tuple(kind for kind in DISAGREEMENTS if kind in kinds)


def _sentences(library: Library, found: Iterable[Entry]) -> list[Entry]:
    """What is made of some of the same words of the document is read as one: a sentence would stand there twice."""
    whole: list[tuple[list[Passage], list[tuple[Line, Cell]]]] = []
    for keys, of in found:
        own = library.passages(keys)
        touched = [n for n, (passages, _) in enumerate(whole) if any(a.overlaps(b) for a in passages for b in own)]
        joined = [whole[n] for n in touched]
        merged = ([*(p for passages, _ in joined for p in passages), *own],
                  [*(pair for _, pairs in joined for pair in pairs), *of])
        rest = [one for n, one in enumerate(whole) if n not in touched]
        at = touched[0] if touched else len(rest)
        whole = [*rest[:at], merged, *rest[at:]]
    return [(tuple(p.key for p in sorted(passages, key=lambda p: (p.block, p.position))), of) for passages, of in whole]


def _passages(line: Line) -> set[str]:
    return {passage for cell in line.cells for passage in cell.passages}


def _met(library: Library, line: Line, words: Collection[Words]) -> int:
    """How many of some words are in what a line says."""
    said = [library.figures.get(line.property, line.property), *(c.value for cell in line.cells for c in cell.claims)]
    return sum(bool(places(" · ".join(said), [word])) for word in words)


def _rank(library: Library, line: Line) -> int:
    """What of one thing a statement stands with rather than with something else."""
    if line.property in library.figures:
        return 0
    return next((n for n, names in enumerate((_FOR_WHAT, ("content",)), 1) if line.property in names),
                5 if line.property in PARTICIPANTS else 4 if line.property in DATES else 3)
