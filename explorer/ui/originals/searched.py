"""The originals that the reader has, ready to be searched: as they are shown, mended and in the order of reading."""

from explorer.model.intext import Original, Statement, Text
from explorer.model.placing import Sure
from explorer.store.library import Library
from explorer.ui.desk import Desk
from explorer.ui.originals.held import Held


class Searched:
    """Asked with each letter typed; a copy is made ready once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._made: dict[str, tuple[Held, Original]] = {}

    def __call__(self) -> list[Original]:
        """Those there are, in the order of the documents."""
        found = []
        for source in self.desk.library.sources:
            if (held := self.desk.held(source.key)) is None:
                continue
            known = self._made.get(source.key)
            if known is None or known[0] is not held:
                known = self._made[source.key] = held, searched(held, self.desk.library)
            found.append(known[1])
        return found


def searched(held: Held, library: Library) -> Original:
    """A copy as its words, and where in them the statements stand; those that were not found in it are left out."""
    block_of = {p.key: block.position for block in library.blocks(held.source) for p in block.passages}
    statements = [Statement(key, block_of.get(key, -1), tuple(
        place for span in placed.spans if span.sure is not Sure.MISSING
        for place in held.whole.ranges(span.start, span.end))) for key, placed in held.placement.passages.items()]
    return Original(held.source, Text(held.whole.text), statements)
