"""The menu of the notebook: which file it is, what goes in and out, undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from explorer.model.fold import words
from explorer.notes.annotations import MOST_BYTES, AnnotationError, from_json, to_json
from explorer.notes.edits import taken_in
from explorer.notes.notebook import NotebookError
from explorer.ui.dialogs import messages
from explorer.ui.notes.book import Book
from explorer.ui.notes.clear import ClearDialog

_Make = Callable[..., QAction]


class NotebookMenu(QMenu):
    """Its first entries are given; what belongs to the file is its own."""

    def __init__(self, book: Book, within: QWidget, make: _Make, entries: list[QAction | None],
                 start_anew: Callable[[], None]) -> None:
        super().__init__(within)
        self.book, self.within, self._start_anew = book, within, start_anew
        self.setTitle(self.tr("&Notebook"))
        for entry in entries:
            if entry is None:
                self.addSeparator()
            else:
                self.addAction(entry)
        self.undo = make("undo", self.tr("Undo"), book.undo, "Ctrl+Z")
        self.redo = make("redo", self.tr("Redo"), book.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self.addActions([self.undo, self.redo])
        self.addSeparator()
        self.addAction(self.tr("New notebook…"), self.ask_new)
        self.addAction(self.tr("Open a notebook…"), self.ask_open)
        self.recent = self.addMenu(self.tr("Recent notebooks"))
        self.addAction(self.tr("Clear for the next reader…"), self.ask_clear)
        self.addSeparator()
        self.addAction(self.tr("Export notes as annotations…"), self.ask_export)
        self.addAction(self.tr("Import annotations…"), self.ask_import)
        self.recent.aboutToShow.connect(self._fill_recent)
        self._fill_recent()
        book.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.undo.setEnabled(bool(self.book.history.undoable))
        self.redo.setEnabled(bool(self.book.history.redoable))

    # Which file

    def _fill_recent(self) -> None:
        self.recent.clear()
        home = self.book.notebook.home
        if self.book.notebook.path != home:
            self.recent.addAction(self.tr("The notebook of this computer"), partial(self.open, home))
        for path in self.book.recent:
            if path != home:
                self.recent.addAction(str(path).replace("&", "&&"), partial(self.open, path))
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("No other notebooks yet")).setEnabled(False)

    def ask_new(self) -> None:
        """Ask where a new notebook is to be, and go on in it."""
        name, _ = QFileDialog.getSaveFileName(
            self.within, self.tr("New notebook"), str(Path.home() / (self.tr("notes") + ".sqlite")),
            self.tr("Notebooks (*.sqlite)"), options=QFileDialog.Option.DontConfirmOverwrite)
        if name:
            self._go(lambda: self.book.begin(_suffixed(Path(name), ".sqlite")))

    def ask_open(self) -> None:
        """Ask for a notebook, and go on in it."""
        name, _ = QFileDialog.getOpenFileName(self.within, self.tr("Open a notebook"), "",
                                              self.tr("Notebooks (*.sqlite);;All files (*)"))
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Go on in a notebook; what cannot be opened is said, and the present one stays."""
        if path == self.book.notebook.home and not path.exists():
            self._go(lambda: self.book.begin(path))
        else:
            self._go(lambda: self.book.open(path))

    def _go(self, to: Callable[[], None]) -> None:
        try:
            to()
        except NotebookError as error:
            messages.complain(self.within, self.tr("This notebook cannot be opened"), str(error))
        else:
            self.book.said.emit(self.tr("Your notebook is now {file}").format(file=self.book.notebook.path))

    def ask_clear(self) -> None:
        """Ask whether everything of this reader is to go."""
        asking = ClearDialog(self.book, self.within)
        asking.cleared.connect(self._start_anew)
        asking.show()

    # In and out

    def ask_export(self) -> None:
        """Ask for a file, and write all notes on this dataset into it."""
        info = self.book.desk.library.info
        name = "-".join(words(f"{info.get('title', '')} {self.tr('notes')}")) + ".jsonld"
        chosen, _ = QFileDialog.getSaveFileName(self.within, self.tr("Export notes as annotations"),
                                                str(Path.home() / name), self.tr("Annotations (*.jsonld *.json)"))
        if chosen:
            self.write(_suffixed(Path(chosen), ".jsonld", ".json"))

    def write(self, path: Path) -> None:
        """Write all notes on this dataset into a file, with the rights of documents whose own words are in it."""
        notes = [one.note for one in self.book.notes]
        sources = self.book.desk.library.sources
        rights = {s.key: s.rights for s in sources}
        text = to_json(notes, self.tr("Notes on {title}").format(
            title=self.book.desk.library.info.get("title", "")), rights)
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            messages.complain(self.within, self.tr("The notes cannot be saved there"),
                              f"{path}: {error.strerror or error}")
            return
        self.book.said.emit(self.tr("Saved: {file}").format(file=path))
        quoted = {quote.source for note in notes if isinstance(note.target, tuple)
                  for quote in note.target if quote.original}
        if quoted:
            messages.complain(self.within, self.tr("There are words of the documents in this file"), "\n\n".join(
                f"{s.title}\n{s.rights}" for s in sources if s.key in quoted))

    def ask_import(self) -> None:
        """Ask for a file of annotations, and take its notes in."""
        name, _ = QFileDialog.getOpenFileName(self.within, self.tr("Import annotations"), "",
                                              self.tr("Annotations (*.jsonld *.json);;All files (*)"))
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take in the notes of a file; what cannot be read is said with its place, and nothing is taken."""
        title = self.tr("These annotations cannot be read")
        try:
            with path.open("rb") as file:
                found = from_json(file.read(MOST_BYTES + 1))
        except OSError as error:
            messages.complain(self.within, title, f"{path}: {error.strerror or error}")
            return
        except AnnotationError as error:
            messages.complain(self.within, title, f"{path}: {error}")
            return
        try:
            edit = taken_in(self.book.all_notes(), found.notes)
        except NotebookError as error:
            messages.complain(self.within, title, str(error))
            return
        if not self.book.do(edit):
            return
        elsewhere = sum(note.dataset != self.book.dataset for note in found.notes)
        said = [self.tr("%n note(s) taken in", "", len(edit)) if edit else self.tr("All of them were here already")]
        if elsewhere:
            said.append(self.tr("%n of another dataset", "", elsewhere))
        if found.others:
            said.append(self.tr("%n left out: of something else", "", found.others))
        self.book.said.emit(" · ".join(said))


def _suffixed(path: Path, *suffixes: str) -> Path:
    return path if path.suffix.lower() in suffixes else path.with_name(path.name + suffixes[0])
