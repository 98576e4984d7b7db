"""What the window has for originals: adding by menu and by dropping files, the list of them, and a line that tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu

from explorer.model.rights import forbids
from explorer.notes.notebook import Notebook
from explorer.session.state import BOTH, OURS, THEIRS
from explorer.ui.desk import Desk
from explorer.ui.originals.notice import Notice
from explorer.ui.originals.shelf import Shelf
from explorer.ui.reading.pane import ReadingPane
from explorer.ui.rich import OWN_WORDS

if TYPE_CHECKING:
    from explorer.ui.originals.dialog import OriginalsDialog

_SAID = 5000
"""Milliseconds that something is said at the foot of the window."""


class Originals(QObject):
    """Belongs to a window, and brings the shelf and the columns together."""

    def __init__(self, desk: Desk, shelf: Shelf, reading: ReadingPane, window: QMainWindow) -> None:
        super().__init__(window)
        self.desk, self.shelf, self.reading, self.within = desk, shelf, reading, window
        self.notice = Notice(desk)
        self.dialog: OriginalsDialog | None = None
        self._turned = False
        """Whether the columns have turned to the words of what was added; it is to be said."""
        self.newcomer = False
        """Whether nobody has read here yet: originals that lie ready, as for a class, are what one is to read."""
        self.notice.stopped.connect(shelf.stop)
        shelf.working.connect(self.notice.work)
        shelf.said.connect(self._say)
        shelf.added.connect(self._added)
        shelf.changed.connect(reading.take_originals)
        shelf.changed.connect(self._lie_ready)
        reading.original_asked.connect(self.ask)
        reading.original_unwanted.connect(shelf.remove)
        QGuiApplication.clipboard().dataChanged.connect(self._left)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def fill(self, menu: QMenu, do: Callable[..., QAction]) -> None:
        """Put what can be done into a menu."""
        menu.addAction(do("add original", self.tr("Add original…"), self.ask))
        menu.addAction(do("originals", self.tr("Originals…"), self.show_list))

    def ask(self) -> None:
        """Ask for files, and add them."""
        names, _ = QFileDialog.getOpenFileNames(self.within, self.tr("Add originals"), "", self.tr(
            "Documents (*.txt *.md *.html *.htm *.pdf *.docx);;All files (*)"))
        self.shelf.add([Path(name) for name in names])

    def begin_anew(self, before: Notebook | None) -> None:
        """Another notebook was opened. In a new one the originals of the one `before` are missed, and can be had."""
        self.notice.hide()
        self.shelf.begin_anew()
        if before is not None and (left := self.shelf.left_in(before)):
            self.notice.offer(
                self.tr("Your %n original(s) stay(s) in the notebook that you come from.", "", left),
                self.tr("Take the %n original(s) along", "", left), lambda: self.shelf.take_along(before))

    def show_list(self) -> None:
        """List the originals at hand."""
        from explorer.ui.originals.dialog import OriginalsDialog  # needed by few, and not at the start

        if self.dialog is None:
            self.dialog = OriginalsDialog(self.shelf, self.within)
            self.dialog.asked.connect(self.ask)
        self.dialog.start()

    def _added(self) -> None:
        """Whoever adds an original wants to read it: in a low column our wording above would hide it."""
        if self.reading.words == OURS:
            self.reading.show_words(THEIRS)
            self._turned = True

    def _lie_ready(self) -> None:
        if self.newcomer and any(held.kept in ("folder", "dataset") for held in self.shelf.held.values()):
            self.newcomer = False
            if self.reading.words == OURS:
                self.reading.show_words(THEIRS)

    def _say(self, words: str) -> None:
        """What came of it; and where the columns have turned to other words, the way to see ours beside them."""
        if self._turned:
            self._turned = False
            self.notice.offer(words, self.tr("Show our wording too"), lambda: self.reading.show_words(BOTH))
        else:
            self.notice.say(words)

    def _left(self) -> None:
        """Something has been copied; words that are only chosen change another clipboard, where there is one. It is
        said at the foot of the window, where nothing moves under the hand."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where another program has emptied it
        if self.within.isActiveWindow() and data is not None and data.hasFormat(OWN_WORDS):
            self._copied(data.data(OWN_WORDS).toStdString().split("\n"))

    def _copied(self, sources: list[str]) -> None:
        rights = list(dict.fromkeys(self.desk.source(source).rights for source in sources))
        words = self.tr("Copied, with a note of its rights: {rights}").format(rights="; ".join(rights))
        if any(map(forbids, rights)):
            words = self.tr("These words may not simply be passed on. {copied}").format(copied=words)
        self.within.statusBar().showMessage(words, _SAID)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.within, words))

    # Files dropped on the window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and _files(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and (files := _files(event.mimeData())):
            event.acceptProposedAction()
            self.shelf.add(files)
            return True
        return super().eventFilter(watched, event)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
