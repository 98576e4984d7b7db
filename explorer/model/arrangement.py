"""How a reader has arranged the lanes of one scheme, as a value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

_SETS = ("collapsed", "hidden", "pinned")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Lanes by key; what names no lane that there is means nothing."""

    order: tuple[str, ...] = ()
    """All lanes from the top, as the reader put them; empty where the dataset's own order stands."""
    collapsed: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()

    def shown(self, keys: Sequence[str]) -> list[str]:
        """Those of the lanes that are shown, from the top: the pinned, then the others."""
        there = [key for key in self._ordered(keys) if key not in self.hidden]
        return sorted(there, key=lambda key: key not in self.pinned)

    def block(self, keys: Sequence[str], key: str) -> list[str]:
        """The lanes among which one can be moved: the pinned, or the others; from the top."""
        return [other for other in self.shown(keys) if (other in self.pinned) == (key in self.pinned)]

    def out(self, keys: Sequence[str]) -> list[str]:
        """Those of the lanes that are hidden, from the top."""
        return [key for key in self._ordered(keys) if key in self.hidden]

    def toggled(self, what: str, key: str) -> "Arrangement":
        """With one lane `collapsed`, `hidden` or `pinned`, or no longer so."""
        return replace(self, **{what: getattr(self, what) ^ {key}})

    def moved(self, keys: Sequence[str], key: str, to: int) -> "Arrangement":
        """With one lane at place `to` of its block, from 0."""
        others = [other for other in self.block(keys, key) if other != key]
        to = min(max(to, 0), len(others))
        if not others or self.block(keys, key).index(key) == to:
            return self
        whole = [other for other in self._ordered(keys) if other != key]
        at = whole.index(others[to]) if to < len(others) else whole.index(others[-1]) + 1
        return replace(self, order=(*whole[:at], key, *whole[at:]))

    def stored(self) -> dict[str, list[str]]:
        """The same as lists of keys, for a file."""
        return {"order": list(self.order), **{name: sorted(getattr(self, name)) for name in _SETS}}

    def _ordered(self, keys: Sequence[str]) -> list[str]:
        place = {key: n for n, key in enumerate(self.order)}
        return sorted(keys, key=lambda key: place.get(key, len(place)))


AS_IT_WAS = Arrangement()
"""The lanes as the dataset has them."""


def restored(value: object) -> Arrangement:
    """An Arrangement from what `stored` gave; whatever is malformed is passed over."""
    boxes = value if isinstance(value, dict) else {}

    def keys(name: str) -> list[str]:
        found = boxes.get(name)
        return [key for key in found if isinstance(key, str)] if isinstance(found, list) else []

    return Arrangement(tuple(dict.fromkeys(keys("order"))), *(frozenset(keys(name)) for name in _SETS))
