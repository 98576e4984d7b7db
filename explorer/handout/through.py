"""A library through a lens: as some of its documents have it, and as if the others were not there; or as far as a
search has found it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from explorer.model.agreement import Silence, State, state_between, state_of
from explorer.model.comparison import turned
from explorer.model.records import Claim, Disagreement, Entity, Layer, Passage, Source
from explorer.model.wording import QT_TRANSLATE_NOOP, Wording

_NAMED = 6
"""So many things are named that were found and have no entry of their own."""


class Told(Protocol):
    """What a handout asks of a library."""

    @property
    def info(self) -> Mapping[str, str]: ...
    @property
    def figures(self) -> Mapping[str, str]: ...
    @property
    def sources(self) -> tuple[Source, ...]: ...
    @property
    def layers(self) -> tuple[Layer, ...]: ...
    @property
    def entity(self) -> Callable[[str], Entity | None]: ...
    @property
    def claims_about(self) -> Callable[[str], tuple[Claim, ...]]: ...
    def claims_naming(self, key: str) -> Sequence[Claim]: ...
    def claims_on(self, passage: str) -> Sequence[Claim]: ...
    def claims_of_figure(self, name: str, but: str) -> Sequence[Claim]: ...
    def claim(self, key: str) -> Claim: ...
    def passage(self, key: str) -> Passage | None: ...
    def state(self, key: str) -> State | None: ...
    def telling(self, key: str) -> Mapping[str, int]: ...
    def silences(self, key: str) -> Mapping[str, Silence]: ...
    def disagreements(self, key: str) -> Sequence[Disagreement]: ...
    def in_order(self, keys: Iterable[str]) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found of each thing, of which alone a handout is to be."""

    typed: str
    claims: Mapping[str, frozenset[str]]
    """Thing -> those about it, or about what is linked with it, that rest on the statements found."""
    besides: tuple[str, ...] = ()
    """The titles of things of which the statements say nothing that is not said of another."""
    things: int = 0
    """So many more were found and not looked at."""
    statements: int = 0
    """Of so many nothing can be printed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a library goes into a handout."""

    documents: tuple[str, ...] = ()
    """Those through whose eyes it is seen; all, if none is named."""
    verdicts: bool = True
    """Whether it is printed if they agree."""
    found: Found | None = None
    """If it is only what a search has found."""


def said_of(seen: Seen, titles: Mapping[str, str], wording: Wording) -> tuple[str, ...]:
    """What is left out, in words; `titles` are the short ones of the documents."""
    found = []
    names = [titles[key] for key in seen.documents]
    if len(names) == 1:
        found.append(wording.say(QT_TRANSLATE_NOOP(
            "Wording", "As one document tells it: {document}. What other documents say is left out."),
            document=names[0]))
    elif names:
        found.append(wording.say(QT_TRANSLATE_NOOP(
            "Wording", "Documents against each other: {documents}. What others say is left out."),
            documents=", ".join(names)))
    if not seen.verdicts:
        found.append(wording.say(QT_TRANSLATE_NOOP(
            "Wording", "Whether the documents agree is not said: it is left to be found out.")))
    return (*found, *(_said_of_found(seen.found, wording) if seen.found is not None else ()))


def _said_of_found(found: Found, wording: Wording) -> Iterable[str]:
    yield wording.say(QT_TRANSLATE_NOOP(
        "Wording", "Only what the search found for “{typed}” is printed. The documents say more of these events."),
        typed=found.typed)
    if found.besides:
        names = list(found.besides[:_NAMED])
        if more := len(found.besides) - len(names):
            names.append(wording.say(QT_TRANSLATE_NOOP("Wording", "and {number} more"), number=more))
        yield wording.say(QT_TRANSLATE_NOOP("Wording", "Told in the same sentences: {things}."),
                          things=", ".join(names))
    if found.things:
        yield wording.say(QT_TRANSLATE_NOOP("Wording", "Events and other things found that are not printed: {number}."),
                          number=found.things)
    if found.statements:
        yield wording.say(QT_TRANSLATE_NOOP("Wording", "Statements found that are not printed: {number}."),
                          number=found.statements)


def seen_through(library: Told, seen: Seen) -> Told:
    """A library as a handout has it."""
    kept = Through(library, seen.documents) if seen.documents else library
    return OnlyFound(kept, seen.found) if seen.found is not None else kept


class Through:
    """What only other documents say is left out; whether some agree is told of these alone."""

    def __init__(self, library: Told, documents: Sequence[str]) -> None:
        self._library, self._documents = library, documents
        self.info, self.figures, self.entity = library.info, library.figures, library.entity
        self.layers = library.layers
        self.claim, self.passage, self.in_order = library.claim, library.passage, library.in_order
        self.sources = tuple(s for s in library.sources if s.key in documents)

    def claims_about(self, key: str) -> tuple[Claim, ...]:
        """Those of these documents, and the editors' own."""
        return tuple(c for c in self._library.claims_about(key) if not c.source or c.source in self._documents)

    def claims_of_figure(self, name: str, but: str) -> list[Claim]:
        """Those of these documents that give a figure."""
        return [c for c in self._library.claims_of_figure(name, but) if c.source in self._documents]

    def claims_on(self, passage: str) -> list[Claim]:
        """Those of these documents that rest on a statement."""
        return [c for c in self._library.claims_on(passage) if c.source in self._documents]

    def claims_naming(self, key: str) -> list[Claim]:
        """Of what is claimed of something else, that of these documents, and the editors' own."""
        return [c for c in self._library.claims_naming(key) if not c.source or c.source in self._documents]

    def telling(self, key: str) -> Mapping[str, int]:
        """Those of them that tell of an entity."""
        return {source: n for source, n in self._library.telling(key).items() if source in self._documents}

    def silences(self, key: str) -> Mapping[str, Silence]:
        """Why those of them that do not tell are silent."""
        return {source: why for source, why in self._library.silences(key).items() if source in self._documents}

    def disagreements(self, key: str) -> Sequence[Disagreement]:
        """Those of which two sides are left."""
        found = []
        for one in self._library.disagreements(key):
            sides = (tuple(k for k in side if self.claim(k).source in self._documents) for side in one.sides)
            kept = tuple(filter(None, sides))
            if len(kept) > 1:
                found.append(replace(one, sides=kept))
        return found

    def state(self, key: str) -> State:
        """Whether those of them that tell of it agree."""
        claims, telling, found = self.claims_about(key), self.telling(key), self.disagreements(key)
        source_of = {c.key: c.source for c in claims} | {
            k: self.claim(k).source for one in found for side in one.sides for k in side}
        if len(telling) == 2:
            first, second = telling
            return state_between((first, second), claims, found, source_of)
        return state_of(claims, found, source_of, telling)


class OnlyFound:
    """Of each thing only what was found is said, by whom it is said; and told is of whether these agree in it."""

    def __init__(self, library: Told, found: Found) -> None:
        self._library, self._found = library, found
        self.info, self.figures, self.entity = library.info, library.figures, library.entity
        self.sources, self.layers = library.sources, library.layers
        self.claim, self.passage, self.in_order = library.claim, library.passage, library.in_order
        self.silences = library.silences

    def _of(self, key: str) -> frozenset[str]:
        return self._found.claims.get(key, frozenset())

    def claims_about(self, key: str) -> tuple[Claim, ...]:
        """Those that were found."""
        return tuple(c for c in self._library.claims_about(key) if c.key in self._of(key))

    def claims_naming(self, key: str) -> list[Claim]:
        """Of what is claimed of something else, what was found."""
        return [c for c in self._library.claims_naming(key) if c.key in self._of(key)]

    def claims_on(self, passage: str) -> list[Claim]:
        """Those that were found and rest on a statement."""
        return [c for c in self._library.claims_on(passage) if c.key in self._of(c.entity) | self._of(c.object)]

    def claims_of_figure(self, name: str, but: str) -> list[Claim]:
        """Those that were found and give a figure, of documents that do not give it of the thing itself."""
        giving = {c.source for c in self._library.claims_about(but) if c.property == name}
        return [c for c in self._library.claims_of_figure(name, but)
                if c.key in self._of(c.entity) and c.source not in giving]

    def telling(self, key: str) -> Mapping[str, int]:
        """The documents in which anything of it was found."""
        found = Counter(c.source for c in (*self.claims_about(key), *filter(None, map(turned, self.claims_naming(key))))
                        if c.basis == "document")
        return {s.key: found[s.key] for s in self.sources if found[s.key]}

    def disagreements(self, key: str) -> Sequence[Disagreement]:
        """Those of which a side was found."""
        return [d for d in self._library.disagreements(key) if any(
            not self._of(key).isdisjoint(side) for side in d.sides)]

    def state(self, key: str) -> State | None:
        """Whether the documents agree in what was found; None where only one of several says any of it."""
        telling, found = self._library.telling(key), self.disagreements(key)
        claims = [*self.claims_about(key), *self.claims_naming(key)]
        source_of = {c.key: c.source for c in claims} | {
            k: self.claim(k).source for one in found for side in one.sides for k in side}
        state = state_of(claims, found, source_of, telling)
        return None if state is State.MENTIONED and len(self.telling(key)) < 2 else state
