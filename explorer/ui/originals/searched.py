"""The originals at hand, ready to be searched."""

from explorer.model.intext import Searchable, searchable
from explorer.ui.desk import Desk
from explorer.ui.originals.held import Held


class Searched:
    """Asked with each letter typed; a copy is made ready once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._ready: dict[str, tuple[Held, Searchable]] = {}

    def __call__(self) -> list[Searchable]:
        """Those there are, in the order of the documents."""
        library = self.desk.library
        for source in library.sources:
            held = self.desk.held(source.key)
            if held is None:
                self._ready.pop(source.key, None)
            elif source.key not in self._ready or self._ready[source.key][0] is not held:
                self._ready[source.key] = held, searchable(
                    held.placement, held.as_in_copy, library.blocks(source.key), held.meant)
        return [self._ready[s.key][1] for s in library.sources if s.key in self._ready]
