"""A library through a lens: as some of its documents have it, and as if the others were not there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from explorer.model.agreement import Silence, State, state_between, state_of
from explorer.model.records import Claim, Disagreement, Entity, Layer, Passage, Source
from explorer.model.wording import QT_TRANSLATE_NOOP, Wording


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
    def state(self, key: str) -> State: ...
    def telling(self, key: str) -> Mapping[str, int]: ...
    def silences(self, key: str) -> Mapping[str, Silence]: ...
    def disagreements(self, key: str) -> Sequence[Disagreement]: ...
    def in_order(self, keys: Iterable[str]) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a library goes into a handout."""

    documents: tuple[str, ...] = ()
    """Those through whose eyes it is seen; all, if none is named."""
    verdicts: bool = True
    """Whether it is printed if they agree."""


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
    return tuple(found)


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
