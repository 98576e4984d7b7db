"""What every pane is given: the library, the session, the look and the words."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from explorer.handout.through import Through
from explorer.model.agreement import State
from explorer.model.records import DRAWN, Entity, Source
from explorer.model.wording import Wording
from explorer.session.session import Session
from explorer.store.library import Library
from explorer.ui.icons import Icons
from explorer.ui.originals.held import Held
from explorer.ui.theme import Theme

translate = QCoreApplication.translate
"""(context, text) -> the text in the reader's language; for words that stand in no widget's class. The name is the one
that the tools that gather texts for translation look for."""


def _translate(text: str) -> str:
    return translate("Wording", text)


@dataclass
class Desk:
    """One reader's desk. The library may be exchanged for another; panes ask for it anew each time."""

    library: Library
    session: Session
    theme: Theme
    icons: Icons
    wording: Wording = field(default_factory=lambda: Wording(_translate))
    watchers: list[Callable[[], None]] = field(default_factory=list)
    """Called when another library was opened."""
    held: Callable[[str], Held | None] = lambda source: None
    """The original of a document, if the reader has added it."""
    offer: Callable[[QMenu, str, Sequence[str], Collection[str]], None] = lambda menu, source, passages, about: None
    """Puts what can be done with statements of a document about some things into a menu, once there is somebody who
    does it."""

    go_back_to_it: Callable[[], None] = lambda: None
    """Brings what is looked at into view again, where one asks for it once more, once there are documents."""

    years: Callable[[], tuple[int, int]] = lambda: (0, 0)
    """First and last year that the line shows, once there is one."""

    @property
    def days_chosen(self) -> tuple[int, int] | None:
        """The days by which things were chosen, as long as these are, and not one of them alone is looked at."""
        state = self.session.state
        return state.days if len(state.selected) > 1 or not state.current else None

    @property
    def nothing_chosen(self) -> bool:
        """Whether the reader has chosen nothing, or only whatever lies in some days."""
        state = self.session.state
        return state.offered or (not state.current and (not state.selected or state.days is not None))

    def title(self, key: str) -> str:
        """The title of an entity; its key where there is none."""
        entity = self.library.entity(key) if key else None
        return entity.title if entity else key

    def entity(self, key: str) -> Entity | None:
        """An entity by key."""
        return self.library.entity(key) if key else None

    def source(self, key: str) -> Source:
        """A document by key."""
        return self.library.source(key)

    def compared(self, key: str) -> tuple[str, ...]:
        """The two documents of the lens, where they alone count: one of them tells of the entity; none otherwise."""
        lens = self.session.state.lens
        return lens if len(lens) == 2 and not self.library.telling(key).keys().isdisjoint(lens) else ()

    def telling(self, key: str) -> list[str]:
        """The documents that tell of an entity; of two that are compared, these."""
        two = self.compared(key)
        return [source for source in self.library.telling(key) if not two or source in two]

    def verdict(self, key: str) -> State | None:
        """Whether the documents that tell of an entity agree, or the two that are compared; None where that is not to
        be seen."""
        if not self.session.state.verdicts:
            return None
        two = self.compared(key)
        return Through(self.library, two).state(key) if two else self.library.state(key)

    def sources_mask(self, key: str) -> int:
        """A bit for each document that tells of an entity, in the documents' order."""
        telling = self.library.telling(key)
        return sum(1 << n for n, s in enumerate(self.library.sources) if s.key in telling)

    def open(self, key: str) -> None:
        """Look at an entity; what stands on the line becomes the selection."""
        entity = self.entity(key)
        if entity is not None:
            self._look(current=key, passage="", selected=self._selection(entity))

    def _look(self, **fields: object) -> None:
        """Look there; where one does already, one has read on, and asks for the way back."""
        before = self.session.state
        self.session.change(**fields)
        if self.session.state == before:
            self.go_back_to_it()

    def open_of(self, key: str, passage: str, asked: tuple[str, ...]) -> None:
        """Look at a statement as one of several in which something is said of an entity."""
        entity = self.entity(key)
        if entity is not None and key != self.session.state.current:
            self._look(current=key, passage=passage, selected=self._selection(entity), asked=asked)
        else:
            self._look(passage=passage, asked=asked)

    def seek_figure(self, name: str) -> None:
        """Lay out what is said of a figure, whatever it is told of."""
        self.session.change(typed=self.library.figures[name])
        self.session.change(beside=("found", ""))

    def _selection(self, entity: Entity) -> tuple[str, ...]:
        """What is selected when an entity is looked at: itself, or several as they were chosen."""
        kept = self.session.state.selected
        if entity.kind in DRAWN:
            return (entity.key,)
        return kept if len(kept) > 1 else ()

    def open_passage(self, key: str, *, again: bool = False) -> None:
        """Look at a statement, and at what rests on it: the present entity if it does, or the most salient; `again`
        where it is to come into view though it is looked at already."""
        claims = self.library.claims_on(key)
        state = self.session.state
        keys = list(dict.fromkeys(c.entity for c in claims))
        look = self._look if again else self.session.change
        look(passage=key, **({} if state.current in keys or not keys else self._best(keys)))

    def open_disagreement(self, key: str, about: Sequence[str]) -> None:
        """Look at the sides of a disagreement, and at what it is about: the present entity, or the most salient."""
        fields = {} if self.session.state.current in about else self._best(about)
        self.session.change(beside=("disagreements", key), passage="", **fields)

    def _best(self, keys: Sequence[str]) -> dict[str, object]:
        """What changes where the most salient of some entities is looked at."""
        entities = [e for k in keys if (e := self.entity(k))]
        best = min(entities, key=lambda e: (e.kind not in DRAWN, e.kind != "event", -e.salience))
        return {"current": best.key, "selected": self._selection(best)}

    def open_claim(self, key: str) -> None:
        """Look at what a claim is about, and at the statement it rests on."""
        claim = self.library.claim(key)
        entity = self.entity(claim.entity)
        if entity is not None and claim.passages:
            kept = self.session.state.selected if claim.entity == self.session.state.current else \
                self._selection(entity)
            self._look(current=claim.entity, passage=claim.passages[0], selected=kept)

    def exchange(self, library: Library) -> None:
        """Open another dataset."""
        old, self.library = self.library, library
        old.close()
        for watcher in tuple(self.watchers):
            watcher()
