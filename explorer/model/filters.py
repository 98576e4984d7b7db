"""What a reader may filter by, as values. `store.where` says them in SQL, `ui.wording` in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words, all of which must be found, in order and side by side if a phrase."""

    text: str
    phrase: bool = False
    exact: bool = False
    """Spelled as they are: ң is no н."""
    others: tuple[str, ...] = ()
    """What is as good: other spellings, as phrases."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """`kind:`, `actor:`, `source:` …: a field and what it must hold."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Within:
    """Days [first, last] in which something happens, begins or ends; None is without bound."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these holds."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class All:
    """Each of these holds."""

    terms: tuple["Term", ...] = ()


Term = Words | Narrow | Within | Not | Either | All


@dataclass(frozen=True, slots=True)
class Filters:
    """The ticked boxes: within a field any, between fields all. Empty lets everything through."""

    kinds: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    verdicts: frozenset[str] = frozenset()
    """Names of states: whether the documents agree."""
    disagreements: frozenset[str] = frozenset()
    """Kinds of disagreements, or keys of single ones; these are no boxes, but count as one."""

    def __bool__(self) -> bool:
        return self.count() > 0

    def count(self) -> int:
        """How many boxes are ticked."""
        boxes = (self.kinds, self.actors, self.sources, self.verdicts)
        return sum(map(len, boxes)) + bool(self.disagreements)

    def term(self) -> All:
        """The same as a query."""
        fields = (("kind", self.kinds), ("actor", self.actors), ("source", self.sources),
                  ("verdict", self.verdicts), ("disagreement", self.disagreements))
        return All(tuple(Either(tuple(Narrow(name, v) for v in sorted(values)))
                         for name, values in fields if values))
