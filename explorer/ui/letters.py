"""Why nothing is found of what is typed in other letters than those the texts are written in, in words."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from explorer.model.scripts import scripts, written_in
from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.store.library import Library
from explorer.ui.desk import Desk, translate

_NAMES = {"LATIN": QT_TRANSLATE_NOOP("Search", "Latin"), "CYRILLIC": QT_TRANSLATE_NOOP("Search", "Cyrillic"),
          "GREEK": QT_TRANSLATE_NOOP("Search", "Greek"), "ARABIC": QT_TRANSLATE_NOOP("Search", "Arabic"),
          "HEBREW": QT_TRANSLATE_NOOP("Search", "Hebrew"), "CJK": QT_TRANSLATE_NOOP("Search", "Chinese")}
"""Those that readers of our datasets are likeliest to type; others have the name that Unicode gives them."""
_SOME = 500
"""So many statements of a document show in which letters it is written."""


class OtherLetters:
    """Asked where nothing is found; the statements of a dataset are looked at once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._ours: tuple[Library | None, frozenset[str]] = None, frozenset()

    def __call__(self, typed: str) -> str:
        """A sentence where something is typed in letters in which neither the statements nor any original at hand is
        written; else nothing."""
        desk = self.desk
        there = self._statements().union(*(_of(held.whole.text) for s in desk.library.sources
                                           if (held := desk.held(s.key))))
        other = scripts(typed) - there
        return translate("Search", "The texts are in {there} letters: in {typed} letters only names are found.").format(
            there=_named(there), typed=_named(other)) if there and other else ""

    def _statements(self) -> frozenset[str]:
        library = self.desk.library
        if self._ours[0] is not library:
            self._ours = library, frozenset().union(*(written_in(
                p.text for p in islice((p for block in library.blocks(s.key) for p in block.passages), _SOME))
                for s in library.sources))
        return self._ours[1]


@lru_cache(maxsize=16)
def _of(text: str) -> frozenset[str]:
    return written_in([text])


def _named(found: Iterable[str]) -> str:
    return ", ".join(translate("Search", _NAMES.get(name, name.capitalize())) for name in sorted(found))
