"""What the documents say of one thing, asked of a library and laid beside each other."""

from explorer.model.agreement import Silence, silence_of
from explorer.model.comparison import Line, lines
from explorer.model.edtf import Edtf
from explorer.store.differences import sources_of
from explorer.store.library import Library


def grid(library: Library, key: str) -> tuple[Line, ...]:
    """The lines of an event, actor, base, treaty or office; of an office also who holds it. Nothing for no such key."""
    entity = library.entity(key)
    if entity is None:
        return ()
    claims = list(library.claims_about(key))
    if entity.kind == "office":
        claims += [c for c in library.claims_naming(key) if c.property == "holds office"]
    disagreements = {d.key: d for about in dict.fromkeys(c.entity for c in claims)
                     for d in library.disagreements(about)}.values()

    def why(source: str, when: Edtf | None) -> Silence:
        return silence_of(library.source(source), library.layers, library.scopes, entity.topics, when)

    return lines(claims, [s.key for s in library.sources], disagreements, sources_of(library, disagreements),
                 library.silences(key), why)
