"""What the documents say of one thing, asked of a library and laid beside each other."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from explorer.model.agreement import Silence, State, first_date, silence_of
from explorer.model.comparison import WHY, Cell, Line, lines, same_figures, turned
from explorer.model.edtf import Edtf
from explorer.model.records import Claim, Entity
from explorer.store.differences import sources_of
from explorer.store.library import Library


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

    return tuple(replace(line, cells=tuple(beside(line, cell) for cell in line.cells)) if line.property in others
                 else line for line in lines(claims, sources, disagreements, sides, silences, why))


def written_before(library: Library, key: str, source: str, claims: Iterable[Claim]) -> bool:
    """Whether a document tells of a thing, but not of what some claims say of it because it was written before."""
    entity, when = library.entity(key), first_date(claims)
    return (entity is not None and when is not None
            and _why(library, entity, source, when) is Silence.COULD_NOT_KNOW)


def _why(library: Library, entity: Entity, source: str, when: Edtf | None) -> Silence:
    return silence_of(library.source(source), library.layers, library.scopes, entity.topics, when)
