"""Before the next reader comes: all that the present one leaves goes, with a last chance to save it to a stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.notes.notebook import NotebookError
from explorer.ui.flow import FlowLayout
from explorer.ui.notes.book import Book


class ClearDialog(QDialog):
    """Not modal; what cannot be done is said, and leaves it open."""

    cleared = Signal()

    def __init__(self, book: Book, parent: QWidget) -> None:
        super().__init__(parent)
        self.book = book
        self.setWindowTitle(self.tr("Clear for the next reader"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = QLabel(self._words())
        self.says = QLabel()
        self.says.hide()
        for label in (self.words, self.says):
            label.setWordWrap(True)
        self.save = QPushButton(self.tr("Save a copy first…"))
        self.save.clicked.connect(self.ask_copy)
        self.save.setEnabled(book.notebook.path.exists())
        self.go = QPushButton(self.tr("Clear"))
        self.go.clicked.connect(self._clear)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setDefault(True)
        self.cancel.clicked.connect(self.close)
        px = book.desk.theme.px
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(20), px(24), px(20))
        box.setSpacing(px(10))
        box.addWidget(self.words)
        box.addWidget(self.says)
        row = FlowLayout(None, 0, px(8), 0)
        box.addLayout(row)
        for button in (self.save, self.go, self.cancel):
            row.addWidget(button)
        self.setMinimumWidth(px(430))

    def _words(self) -> str:
        notebook = self.book.notebook
        words = [self.tr("Everything that this reader leaves on this computer goes: notes, named views, originals, and "
                         "where one left off. It cannot be brought back.")]
        if notebook.path != notebook.home:
            words.append(self.tr("The notebook {file} is closed, and stays as it is.").format(file=notebook.path))
        try:
            number = len(self.book.all_notes())
        except NotebookError as error:
            return "\n\n".join((*words, str(error)))
        words.append(self.tr("%n note(s) are in the open notebook.", "", number))
        return "\n\n".join(words)

    def ask_copy(self) -> None:
        """Ask for a place, perhaps on a stick, and save a copy there."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a copy of the notebook"), str(Path.home() / (self.tr("notes") + ".sqlite")),
            self.tr("Notebooks (*.sqlite)"))
        if name:
            path = Path(name)
            self.copy(path if path.suffix.lower() == ".sqlite" else path.with_name(path.name + ".sqlite"))

    def copy(self, path: Path) -> None:
        """Save a copy of the open notebook."""
        try:
            self.book.notebook.copy(path)
        except NotebookError as error:
            self._tell(str(error), wrong=True)
        else:
            self._tell(self.tr("Saved: {file}").format(file=path))

    def _clear(self) -> None:
        try:
            self.book.clear()
        except NotebookError as error:
            self._tell(str(error), wrong=True)
            return
        self.cleared.emit()
        self.book.said.emit(self.tr("Cleared: the next reader begins anew."))
        self.close()

    def _tell(self, words: str, wrong: bool = False) -> None:
        self.says.setText(words)
        self.says.setProperty("role", "wrong" if wrong else "")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)
        self.says.show()
        self.adjustSize()
