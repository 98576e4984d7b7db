"""The notes of the open notebook, on the dataset that is open: where each stands now, and what is done to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from explorer.model.quoting import read
from explorer.model.records import DRAWN, TAGS, Moment, Note, Quote, Thing
from explorer.notes.edits import Edit, History, Overtaken, new_key, notes_in, now, taken_in
from explorer.notes.notebook import Notebook, NotebookError
from explorer.notes.placing import Found, Place, Placed, placed
from explorer.notes.placing import place as place_of
from explorer.ui.desk import Desk
from explorer.ui.reading.words import Highlight

_RECENT = 8


class Book(QObject):
    """Every edit goes through here; whoever shows notes listens."""

    changed = Signal()
    """Other notes are there, or they stand elsewhere."""
    troubled = Signal()
    """Something could not be written, or now it could."""
    leaving = Signal()
    """Another notebook or another dataset is about to be opened: what is typed goes into this one."""
    moved = Signal(object)
    """Another notebook has been opened; with the one before (Notebook) if this one is new, else with None."""
    said = Signal(str)
    """Something worth a line at the foot of the window."""

    def __init__(self, desk: Desk, notebook: Notebook, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.notebook = desk, notebook
        self.history = History(notebook)
        self.notes: tuple[Placed, ...] = ()
        self.trouble = ""
        """Why something could not be read or written; empty where all is well."""
        self.pending: list[tuple[Edit, bool]] = []
        """What could not be written, to be tried again."""
        self.noted: frozenset[int] = frozenset()
        """The numbers of what stands on the line and has notes, or rests on statements that have."""
        self.highlights: dict[str, list[Highlight]] = {}
        """Document -> the words that are marked in it."""
        self._seen = -1
        self._texts: dict[str, Mapping[str, str]] = {}
        self._resting: dict[tuple[str, bool], list[str]] = {}
        self._left = self._last_left()
        self.load()
        desk.watchers.append(self._library_changed)

    # What there is

    @property
    def dataset(self) -> str:
        """The key of the dataset that is open."""
        return self.desk.library.info.get("key", "")

    @property
    def edition(self) -> str:
        """Its edition."""
        return self.desk.library.info.get("edition", "")

    def all_notes(self) -> list[Note]:
        """The notes on other datasets too; raises NotebookError."""
        return notes_in(self.notebook)

    def all_here(self) -> list[Note]:
        """The notes on the dataset that is open."""
        return [one.note for one in self.notes]

    def find(self, key: str) -> Placed | None:
        """A note by its key."""
        return next((p for p in self.notes if p.note.key == key), None)

    def on_thing(self, key: str) -> list[Note]:
        """The notes that hang on an event, actor, base, treaty or office."""
        return [p.note for p in self.notes if isinstance(p.note.target, Thing) and p.note.target.key == key]

    def moments(self) -> list[tuple[Note, Moment]]:
        """The notes that hang on the line itself."""
        return [(p.note, p.note.target) for p in self.notes if isinstance(p.note.target, Moment)]

    def draft(self, target: tuple[Quote, ...] | Thing | Moment, tag: str = TAGS[0]) -> Note:
        """A note that is not written yet."""
        time = now()
        return Note(new_key(), self.dataset, self.edition, target, "", tag, time, time)

    def load(self) -> None:
        """Read the notes anew, and look where they stand."""
        self._seen = self.notebook.version()
        try:
            notes = notes_in(self.notebook, self.dataset)
        except NotebookError as error:
            self.notes = ()
            self._trouble(str(error))
        else:
            self.notes = placed(notes, self.words, lambda key: self.desk.library.entity(key) is not None, self._mended)
        self.highlights = {}
        for one in self.notes:
            self._mark(one)
        self.noted = self._noted()
        self.changed.emit()

    def look(self) -> None:
        """Read the notes anew if another window has written some."""
        if self.notebook.version() != self._seen:
            self.load()

    def words(self, source: str, original: bool) -> Mapping[str, str] | None:
        """The statements of a document, by key, in our wording or as its original has them, if that is here."""
        if original:
            held = self.desk.held(source)
            return {key: shown.text for key, shown in held.words.items()} if held else None
        if source not in self._texts:
            self._texts[source] = {p.key: p.text for block in self.desk.library.blocks(source) for p in block.passages}
        return self._texts[source]

    def _mended(self, quoted: Quote) -> Place | None:
        """Where words of a statement stand that were once shown mended, or in the place of which a reading stood."""
        held = self.desk.held(quoted.source) if quoted.original else None
        if held is None or quoted.passage not in held.words:
            return None
        for readings in (held.meant, [(start, end, e.reading) for start, end, e in held.placement.emendations]):
            now = read(held.words[quoted.passage], readings)
            texts = {quoted.passage: now.text}
            found = place_of(quoted, partial(_only, texts))
            if found.found is not Found.LOST:
                return Place(found.passage, *now.printed(found.start, found.end), Found.AGAIN)
        return None

    def _mark(self, one: Placed) -> None:
        if not isinstance(one.note.target, tuple):
            return
        tip = one.note.body if len(one.note.body) < 400 else one.note.body[:400] + "…"
        for quoted, place in zip(one.note.target, one.places, strict=True):
            if place.found in (Found.AS_MADE, Found.AGAIN):
                self.highlights.setdefault(quoted.source, []).append(Highlight(
                    place.passage, place.start, place.end, one.note.key, tip, quoted.original, one.note.tag))

    def _noted(self) -> frozenset[int]:
        keys = {p.note.target.key for p in self.notes if isinstance(p.note.target, Thing)}
        passages = {place.passage for p in self.notes for place in p.places if place.found is not Found.LOST}
        keys |= {key for passage in passages for key in self.resting_on(passage, inferred=False)}
        return frozenset(number for key in keys if (number := self.desk.library.id_of(key)) is not None)

    def resting_on(self, passage: str, *, inferred: bool = True) -> list[str]:
        """What stands on the line and is told by a statement; also where the editors only infer it from that."""
        if (passage, inferred) not in self._resting:
            keys = dict.fromkeys(c.entity for c in self.desk.library.claims_on(passage) if inferred or not c.inferred)
            self._resting[passage, inferred] = [
                k for k in keys if (entity := self.desk.entity(k)) and entity.kind in DRAWN]
        return self._resting[passage, inferred]

    def _library_changed(self) -> None:
        self.leaving.emit()
        self._texts.clear()
        self._resting.clear()
        self.history.forget()
        self.load()

    # What is done

    def do(self, edit: Edit, goes_on: bool = False) -> bool:
        """Write an edit; where that cannot be, it is kept to be tried again."""
        if not edit:
            return True
        keys = {key_of(edit, n) for n in range(len(edit))}
        self.pending = [(old, on) for old, on in self.pending if not keys & {key_of(old, n) for n in range(len(old))}]
        try:
            self.history.do(edit, goes_on)
        except Overtaken as error:
            self.load()
            self._trouble(str(error))
            return False
        except NotebookError as error:
            self.pending.append((edit, goes_on))
            self._trouble(str(error))
            return False
        self._well()
        self.load()
        self._say_gone([c.before for c in edit if c.before is not None and c.after is None])
        return True

    def _say_gone(self, notes: list[Note]) -> None:
        """What is deleted goes without a question: the way back is said at once."""
        if not notes:
            return
        words = self.tr("%n highlight(s) deleted.", "", len(notes)) if all(n.kind == "highlight" for n in notes) else \
            self.tr("%n note(s) deleted.", "", len(notes))
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText) or "Ctrl+Z"
        self.said.emit(self.tr("{deleted} Back with {keys}.").format(deleted=words, keys=keys))

    def retry(self) -> bool:
        """Try again to write what could not be written; or to read what could not be read."""
        if not self.pending:
            self._well()
            self.load()
        for edit, goes_on in tuple(self.pending):
            if not self.do(edit, goes_on):
                return False
        return not self.trouble

    def give_up(self) -> None:
        """Forget what could not be written."""
        self.pending = []
        self._well()
        self.load()

    def undo(self) -> None:
        """Take back the last edit."""
        self._move(self.history.undo, self.tr("Undone"))

    def redo(self) -> None:
        """Do again what was undone."""
        self._move(self.history.redo, self.tr("Done again"))

    def _move(self, way: Callable[[], Edit], words: str) -> None:
        try:
            done = way()
        except NotebookError as error:
            self._trouble(str(error))
        else:
            self._well()
            if done:
                self.said.emit(words)
        self.load()

    def _trouble(self, words: str) -> None:
        if words != self.trouble or self.pending:
            self.trouble = words
            self.troubled.emit()

    def _well(self) -> None:
        if self.trouble and not self.pending:
            self.trouble = ""
            self.troubled.emit()

    # Which notebook

    @property
    def recent(self) -> list[Path]:
        """Notebooks opened lately, the last first, without the present one."""
        return [path for path in self._left if path != self.notebook.path]

    def open(self, path: Path) -> None:
        """Go on in another notebook; raises NotebookError, and stays in this one."""
        self.leaving.emit()
        self.notebook.open(path)
        self._moved()

    def begin(self, path: Path) -> None:
        """Go on in a new notebook; raises NotebookError, and stays in this one."""
        self.leaving.emit()
        before = copy(self.notebook)
        self.notebook.begin(path)
        self._moved(before)

    def clear(self) -> None:
        """Leave nothing of the reader on this computer; raises NotebookError."""
        self.leaving.emit()
        self.notebook.clear()
        self._left = []
        self._begin_anew()

    def _moved(self, before: Notebook | None = None) -> None:
        path, kept = self.notebook.path, [c.after for edit, _ in self.pending for c in edit if c.after is not None]
        self._left = [path, *(other for other in self._left if other != path)][:_RECENT]
        away = "" if path == self.notebook.home else str(path)  # home may be on a stick, and elsewhere next time
        try:
            self.notebook.write("notebook", {"open": away, "recent": [str(other) for other in self._left]})
        except NotebookError as error:
            self.said.emit(str(error))
        self._begin_anew(before)
        if kept:  # what could not be written in the one before
            self.do(taken_in(self.all_notes(), kept))

    def _begin_anew(self, before: Notebook | None = None) -> None:
        self.history.forget()
        self.give_up()
        self.moved.emit(before)

    def _last_left(self) -> list[Path]:
        """Go on in the notebook that was open last; answers with those opened lately."""
        left: dict[str, object] = {}
        try:
            left = self.notebook.read("notebook")
            if isinstance(last := left.get("open"), str) and last:
                self.notebook.open(Path(last))
        except NotebookError as error:
            self.trouble = str(error)
        recent = left.get("recent")
        return [Path(name) for name in recent if isinstance(name, str)][:_RECENT] if isinstance(recent, list) else []


def _only(texts: Mapping[str, str], source: str, original: bool) -> Mapping[str, str]:
    """These statements, whatever is asked for."""
    return texts


def key_of(edit: Edit, n: int) -> str:
    """The note that a part of an edit is about."""
    note = edit[n].before or edit[n].after
    assert note is not None
    return note.key
