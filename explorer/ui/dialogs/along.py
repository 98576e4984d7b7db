"""What goes into a handout along with the chosen entries: what is linked with them, notes, and original words."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from explorer.handout.along import linked, notes_along
from explorer.handout.through import Seen, Told, seen_through
from explorer.model.citing import paragraphs
from explorer.model.quoting import repeats
from explorer.model.records import Moment, Note, Passage, Source, Thing
from explorer.model.rights import forbids
from explorer.session.state import OURS
from explorer.ui.desk import Desk
from explorer.ui.dialogs.contents import quoted, rights_words
from explorer.ui.originals.spoken import own_words

_NAMED = 3
"""Of notes that stay out, so many things that they are on are named."""


class Along(QWidget):
    """A box for each; one that would bring nothing is not there."""

    changed = Signal()
    """A box was ticked or cleared."""

    def __init__(self, desk: Desk, notes: Callable[[], list[Note]]) -> None:
        super().__init__()
        self.desk, self.notes = desk, notes
        self.links, self.noted, self.own, self.forbidden = (QCheckBox() for _ in range(4))
        self.noted.setText(self.tr("With my notes on them"))
        self.own.setText(self.tr("With the original words where you have added them"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(desk.theme.px(8))
        for button in (self.links, self.noted, self.own, self.forbidden):
            box.addWidget(button)
            button.toggled.connect(lambda _: self.changed.emit())

    def begin(self) -> None:
        """Propose what is likeliest: notes, and original words if they are read; never those that may not be passed on,
        nor what is not chosen."""
        for button, on in ((self.links, False), (self.noted, True), (self.forbidden, False),
                           (self.own, self.desk.session.state.words != OURS)):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)

    def links_of(self, keys: Sequence[str], seen: Seen) -> list[str]:
        """What is linked with these entries, if that is wanted; says on its box how much it is."""
        found = linked(self.library(seen), keys)
        self.links.setText(self.tr("With what is linked to them (%n)", "", len(found)))
        self.links.setVisible(bool(found))
        return found if self.links.isChecked() else []

    def library(self, seen: Seen) -> Told:
        """What the handout is drawn from."""
        return seen_through(self.desk.library, seen)

    def fill(self, seen: Seen, keys: Collection[str]) -> None:
        """Offer what there is for these entries."""
        held = self._held(seen)
        below = [s for s in held if self.own.isChecked()]
        noted = quoted(self.library(seen), self.chosen_notes(), keys)
        barred = [s.short_title for s in self.desk.library.sources if (s in below or s in noted) and forbids(s.rights)]
        self.noted.setVisible(bool(self.notes()))
        self.own.setVisible(bool(held))
        self.forbidden.setVisible(bool(barred))
        self.forbidden.setText((self.tr("Also those of: {documents}, whose rights forbid it") if below else self.tr(
            "With the original words that notes quote of: {documents}, whose rights forbid it")).format(
            documents=", ".join([*barred[:2], *(["…"] if len(barred) > 2 else [])]).replace("&", "&&")))

    def instead(self, seen: Seen, keys: Collection[str]) -> str:
        """Whose words are wanted in it, below statements or in notes, and stand there in the editors’ wording only."""
        library = self.library(seen)
        telling = {source for key in keys for source in library.telling(key)}
        noted, barred = quoted(library, self.chosen_notes(), keys), self.barred()
        kept = [s.short_title for s in self.desk.library.sources if (
            s.key in self.withheld(seen) & telling or (s in noted and s.key in barred))]
        return self.tr("Only in the editors’ wording, as the rights forbid more: {documents}.").format(
            documents=", ".join(kept)) if kept else ""

    def _held(self, seen: Seen) -> list[Source]:
        return [s for s in self.desk.library.sources if self.desk.held(s.key) and (
            not seen.documents or s.key in seen.documents)]

    def quoted(self, seen: Seen) -> list[Source]:
        """The documents whose own words are to be printed below each statement."""
        return [s for s in self._held(seen) if self.own.isChecked() and (
            self.forbidden.isChecked() or not forbids(s.rights))]

    def withheld(self, seen: Seen) -> set[str]:
        """The documents whose own words would be printed below each statement, did their rights not forbid it."""
        held = self._held(seen) if self.own.isChecked() else []
        return {s.key for s in held} - {s.key for s in self.quoted(seen)}

    def barred(self) -> set[str]:
        """The documents whose own words go into no note of it either."""
        return set() if self.forbidden.isChecked() else {s.key for s in self.desk.library.sources if forbids(s.rights)}

    def words_of(self, seen: Seen) -> Callable[[Sequence[Passage]], tuple[str, str]]:
        """For statements of a document its own words, if they are to be printed."""
        wanted = {s.key for s in self.quoted(seen)}
        return lambda told: own_words(self.desk, told) if told[0].source in wanted else ("", "")

    def chosen_notes(self) -> list[Note]:
        """The notes that go into it."""
        return self.notes() if self.noted.isChecked() else []

    def takes_more(self, keys: Collection[str], than: Collection[str]) -> bool:
        """Whether more notes go into the handout of some entries than into that of others."""
        notes, library = self.notes(), self.desk.library
        return len(notes_along(library, keys, notes, None)) > len(notes_along(library, than, notes, None))

    def say(self, keys: Collection[str], seen: Seen, days: tuple[int, int] | None) -> str:
        """Whose original words go into it, and with what rights; and which notes do not."""
        notes = self.chosen_notes()
        words = [rights_words(self.library(seen), notes, keys, self.quoted(seen), self.barred())]
        along = notes_along(self.desk.library, keys, notes, days, seen)
        if held := list(dict.fromkeys(s for note in along for s in self.held_in(note.body))):
            words.append(self.tr("In what you have written stand words that may not be passed on, and stay there: "
                                 "{documents}.").format(documents=" · ".join(
                                     f"{s.short_title}: {s.rights}".rstrip(".") for s in held)))
        if aside := [note for note in notes if note not in along]:
            words.append(self.tr("%n note(s) on what is not in it stay(s) out: {which}.", "", len(aside)).format(
                which=self._which(aside)))
        return " ".join(words)

    def _which(self, notes: Sequence[Note]) -> str:
        """What notes are on, each once: `Vik air base, 2005, Memoir ¶ 3 and 2 more`."""
        found = list(dict.fromkeys(map(self._on, notes)))
        more = [self.tr("and %n more", "", len(found) - _NAMED)] if len(found) > _NAMED else []
        return " ".join([", ".join(found[:_NAMED]), *more])

    def _on(self, note: Note) -> str:
        match note.target:
            case Thing(key=key, title=title):
                return self.desk.title(key) if self.desk.entity(key) else title
            case Moment(edtf=edtf):
                return self.desk.wording.date(edtf)
        told = [p for quote in note.target if (p := self.desk.library.passage(quote.passage))]
        sources = {quote.source for quote in note.target}
        names = ", ".join(s.short_title for s in self.desk.library.sources if s.key in sources)
        return f"{names} {paragraphs(p.paragraph for p in told)}".strip()

    def held_in(self, text: str) -> list[Source]:
        """The documents whose own words stand in a text, though their rights forbid to pass them on."""
        return [s for s in self.desk.library.sources if forbids(s.rights) and (held := self.desk.held(s.key)) and any(
            repeats(text, shown.text) for shown in (held.as_in_copy, held.whole))]
