"""All that a window has for notes: the book, the pane in its drawer, marks in texts, signs on the line, the menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTabWidget, QWidget
from shiboken6 import isValid

from explorer.model.records import Entity, Moment, Note, Quote, Thing
from explorer.notes.notebook import Notebook
from explorer.notes.placing import Found, Placed
from explorer.ui.desk import Desk
from explorer.ui.notes.book import Book
from explorer.ui.notes.marking import Marking
from explorer.ui.notes.menu import NotebookMenu
from explorer.ui.notes.signs import LineSigns
from explorer.ui.panes.detail import DetailPane
from explorer.ui.reading.pane import ReadingPane
from explorer.ui.rich import escape, link
from explorer.ui.taborder import stand_before
from explorer.ui.timeline.pane import TimelinePane

if TYPE_CHECKING:
    from explorer.ui.notes.pane import NotesPane

_WIDE = 340
"""Pixels, at 100%, that the drawer takes when it is first opened."""
_BESIDE = 1100
"""In a window narrower than this, at 100%, the notes are a tab over the documents."""


class _Drawer(QSplitter):
    """The rooms and the notes at their right, which do not hold the window wide."""

    def minimumSizeHint(self) -> QSize:
        rooms = self.widget(0)
        return super().minimumSizeHint() if rooms is None else rooms.minimumSizeHint()


class Notes(QObject):
    """Belongs to a window; the pane stands to the right of all rooms, or among them where there is little width."""

    moved = Signal()
    """The drawer was opened or closed: there is less width for the rooms, or more."""

    def __init__(self, desk: Desk, notebook: Notebook, line: TimelinePane, reading: ReadingPane, detail: DetailPane,
                 window: QMainWindow) -> None:
        super().__init__(window)
        self.desk, self.line, self.detail, self.window = desk, line, detail, window
        self.book = Book(desk, notebook, self)
        self.marking = Marking(self.book, reading)
        self.signs = LineSigns(self.book, line)
        self._pane: NotesPane | None = None
        self.drawer = _Drawer(Qt.Orientation.Horizontal)
        self.drawer.setChildrenCollapsible(False)
        self.drawer.setHandleWidth(5)
        self.drawer.splitterMoved.connect(self._dragged)
        self.shown = False
        self._width = _WIDE
        self._tabs: QTabWidget | None = None
        self._from: QWidget | None = None
        self._closing = False
        self._told: tuple[str, list[tuple[str, str]]] | None = None
        self.book.said.connect(lambda words: window.statusBar().showMessage(words, 5000))
        self.book.troubled.connect(self._troubled)
        for part in (self.marking, self.signs):
            part.note_asked.connect(self._show_note)
        detail.more = self._on_thing
        detail.page.anchorClicked.connect(self._followed)
        self.book.changed.connect(self._show_on_thing)
        self._show_on_thing()
        window.installEventFilter(self)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._offer)
        for source in (self.marking.chosen, QApplication.instance().focusChanged):  # type: ignore[union-attr]
            source.connect(self._look.start)
        self.marking.met.connect(lambda note: self.pane.editor.say_met())
        desk.session.listen(lambda before, after: self._look.start())
        for part in (line.canvas, line.canvas.viewport()):  # days are pointed at with keys and fingers
            part.installEventFilter(self)
        if self.book.trouble:
            window.statusBar().showMessage(self.book.trouble, 15000)

    @property
    def pane(self) -> NotesPane:
        """Made when it is first opened."""
        return self._pane or self._made_pane()

    def _made_pane(self) -> NotesPane:
        from explorer.ui.notes.pane import NotesPane
        self._pane = pane = NotesPane(self.book)
        pane.gone_to.connect(self.go)
        pane.new.asked.connect(lambda: self.write(anew=True))
        pane.editor.another.connect(self._another)
        pane.closed.connect(lambda: self.show_pane(False))
        pane.escaped.connect(self._back)
        pane.hide()
        self.drawer.addWidget(pane)
        if (rooms := self.drawer.widget(0)) is not None:
            stand_before(rooms, pane)
        return pane

    def _leave(self) -> None:
        """What is typed is saved, if anything is."""
        if self._pane is not None:
            self._pane.editor.leave()

    # What one can do

    def make_actions(self, make: Callable[..., QAction]) -> None:
        """The actions of the window that are about notes."""
        marking = self.marking
        self.toggle = make("notes", self.tr("Notes"), lambda: self.show_pane(not self.shown), "Ctrl+Shift+N",
                           icon="notebook-pen")
        self.toggle.setCheckable(True)
        self._actions = [
            make("highlight", self.tr("Highlight the chosen words"), lambda: marking.highlight(marking.here()), "H"),
            make("note", self.tr("Note on the chosen words, or on what is chosen…"), self.write, "N"),
            make("cite", self.tr("Copy with citation"), lambda: marking.copy(marking.here()), "Ctrl+Shift+C"),
            make("cite fully", self.tr("Copy with full citation"), lambda: marking.copy(marking.here(), True),
                 "Ctrl+Alt+C")]
        self._make = make

    def menu(self, start_anew: Callable[[], None]) -> NotebookMenu:
        """The menu of the notebook; `start_anew` forgets what the last reader looked at."""
        return NotebookMenu(self.book, self.window, self._make, [self.toggle, *self._actions, None], start_anew)

    def write(self, anew: bool = False) -> None:
        """Write on what a note would hang on now; `anew`, also where one is there."""
        match self.on_what():
            case None:
                self.book.said.emit(self.tr("Choose words, an event or a date first."))
            case Thing() | Moment() as target:
                self.write_on(target)
            case quotes:
                self.marking.write(quotes, anew)

    def on_what(self) -> tuple[Quote, ...] | Thing | Moment | None:
        """The words or the statement one is in, the days one points at, or what is chosen."""
        return self.marking.here() or self.signs.target()

    def _offer(self) -> None:
        """Say in the drawer what a note would hang on."""
        if self.shown:
            self.pane.new.offer(self.on_what())

    def _another(self, note: Note) -> None:
        """One more on what a note hangs on."""
        self._show_note(self.book.draft(note.target, note.tag), True)

    def write_on(self, target: Thing | Moment) -> None:
        """Write a new note on a thing or a moment."""
        self._show_note(self.book.draft(target), True)

    def _on_thing(self, entity: Entity) -> str:
        """Below the details: the notes on it, and a way to write one."""
        html = [f"<h3>{escape(self.tr('Your notes'))}</h3>"]
        for note in self.book.on_thing(entity.key):
            words = escape(note.body).replace("\n", "<br>")
            html.append(f"<p>{words} &nbsp;{link('note', note.key, self.tr('Change'))}</p>")
        html.append(f"<p>{link('write', entity.key, self.tr('Write a note on this…'))}</p>")
        return "".join(html)

    def _show_on_thing(self) -> None:
        """What the details say of notes has changed, perhaps."""
        current = self.desk.session.state.current
        told = [(note.key, note.body) for note in self.book.on_thing(current)]
        if (current, told) != self._told:
            self._told = current, told
            self.detail.show_again()

    def _followed(self, url: QUrl) -> None:
        if url.scheme() == "note" and (found := self.book.find(url.path())):
            self._show_note(found.note, True)
        elif url.scheme() == "write" and (entity := self.desk.entity(url.path())):
            self.write_on(Thing(entity.key, entity.title))

    def go(self, one: Placed) -> None:
        """To the place of a note."""
        match one.note.target:
            case Thing(key=key):
                self.desk.open(key)
            case Moment(first=first, last=last):
                self.line.canvas.go_to(first, last)
            case _:
                found = next((p for p in one.places if p.found is not Found.LOST), None)
                if found is not None and self.desk.library.passage(found.passage):
                    self.desk.open_passage(found.passage)
        if one.orphan:
            self.book.said.emit(self.tr("What this note hangs on is no longer in the dataset; the note is kept."))

    # Where it stands

    def around(self, rooms: QWidget, tabs: QTabWidget) -> QWidget:
        """The rooms of the window with the drawer at their right."""
        self._tabs = tabs
        self.drawer.addWidget(rooms)
        self.drawer.setStretchFactor(0, 1)
        return self.drawer

    def fold(self, width: int) -> int:
        """Stand where there is room in a window this wide; answers with the width that is left for the rest."""
        assert self._tabs is not None
        if not self.shown and self._pane is None:
            return width
        tabs, least = self._tabs, self.drawer.minimumSizeHint().width() + self.pane.minimumWidth()
        beside = width >= max(self.desk.theme.px(_BESIDE), least + self.drawer.handleWidth())
        in_tabs = tabs.indexOf(self.pane) >= 0
        if self.shown and not beside and not in_tabs:
            tabs.addTab(self.pane, self.tr("Notes"))
        elif in_tabs and (beside or not self.shown):
            tabs.removeTab(tabs.indexOf(self.pane))
            self.drawer.addWidget(self.pane)
        if beside or not self.shown:
            self.pane.setVisible(self.shown)
        if not (self.shown and beside):
            return width
        taken = self.desk.theme.px(self._width)
        return width - min(taken, width // 2)

    def show_pane(self, shown: bool) -> None:
        """Open the drawer, or close it."""
        if shown != self.shown:
            if shown:
                self.book.look()
            else:
                self._leave()
            self.shown = shown
            self.moved.emit()
            if shown and self._tabs is not None and self._tabs.indexOf(self.pane) < 0:
                whole, own = self.drawer.width(), self.desk.theme.px(self._width)
                self.drawer.setSizes([whole - min(own, whole // 2), min(own, whole // 2)])
        if shown and self._tabs is not None and self._tabs.indexOf(self.pane) >= 0:
            self._tabs.setCurrentWidget(self.pane)
        self.toggle.setChecked(shown)
        self._offer()
        if not shown:
            self._back()

    def _show_note(self, note: Note, write: bool) -> None:
        if write:
            focused = self.window.focusWidget()
            if focused is not None and not self.pane.isAncestorOf(focused):
                self._from = focused
            self.show_pane(True)
        if self.shown:
            self.pane.show_note(note, write)

    def _back(self) -> None:
        """The focus goes back to where one read."""
        self._leave()
        there = self._from
        if there is None or not isValid(there) or not there.isVisible():
            there = self.line.canvas
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        if self._pane is not None:
            self._pane.restyle()
        self.marking.bar.hide()

    def _dragged(self) -> None:
        self._width = max(round(self.pane.width() / self.desk.theme.scale), 1)
        self.moved.emit()

    def place(self) -> dict[str, object]:
        """Whether the drawer is open, and how wide."""
        return {"shown": self.shown, "width": self._width}

    def arrange(self, place: object) -> None:
        """Open it as it was left; whatever is malformed is passed over."""
        if isinstance(place, dict):
            width = place.get("width")
            self._width = width if isinstance(width, int) and 100 < width < 4000 else _WIDE
            self.show_pane(place.get("shown") is True)

    # What may go wrong

    def _troubled(self) -> None:
        if self.book.pending:
            self.show_pane(True)
        elif self.book.trouble:
            self.window.statusBar().showMessage(self.book.trouble, 15000)

    def may_close(self) -> bool:
        """Save what is typed; once, say that it could not be saved, and stay."""
        self._leave()
        if not self.book.pending or self.book.retry() or self._closing:
            return True
        self._closing = True
        self.book.said.emit(self.tr("Not everything is saved. Close again to leave it."))
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.book.look()
        elif event.type() in (QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease) and watched is not self.window:
            self._look.start()
        return False
