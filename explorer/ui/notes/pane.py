"""All notes beside the documents: listed, searched, and written in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.records import TAGS, Note
from explorer.notes.edits import removed
from explorer.notes.placing import Placed
from explorer.notes.search import search
from explorer.ui.flow import FlowLayout
from explorer.ui.notes.book import Book
from explorer.ui.notes.editor import NoteEditor
from explorer.ui.notes.new import NewNote
from explorer.ui.notes.rows import NoteDelegate, NoteRows
from explorer.ui.tags import tag_icon, tag_words

_LOW = 330
"""Pixels at 100%: in less height there is no room to write below the list."""
_KINDS = ("all", "note", "highlight", "lost")


class _List(QListView):
    deleted = Signal()
    """The Delete key."""
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # rows are as high as their words are at this width

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window here."""


class Banner(QFrame):
    """What could not be written or read, said once, with what can be done about it."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book = book
        self.setObjectName("hint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words = QLabel()
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again, self.leave = QToolButton(), QToolButton()
        self.again.setText(self.tr("Try again"))
        self.again.clicked.connect(book.retry)
        self.leave.setText(self.tr("Do without"))
        self.leave.clicked.connect(book.give_up)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.addWidget(self.words)
        row = FlowLayout(None, 0, 6, 0)
        box.addLayout(row)
        for button in (self.again, self.leave):
            button.setProperty("shape", "quiet")
            row.addWidget(button)
        book.troubled.connect(self.say)
        self.say()

    def say(self) -> None:
        """Say what is the matter, or go."""
        waiting = len(self.book.pending)
        kept = self.tr("Not saved yet: %n change(s), kept here.", "", waiting) if waiting else ""
        self.words.setText("\n".join(part for part in (self.book.trouble, kept) if part))
        self.leave.setVisible(bool(waiting))
        self.setVisible(bool(self.book.trouble))


class NotesPane(QWidget):
    """Search and filter above, the list, and the note one is in below."""

    gone_to = Signal(object)
    """The place of a note (Placed) was asked for."""
    closed = Signal()
    escaped = Signal()
    """Esc: back to where one read."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book, self.desk = book, book.desk
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Notes"))
        self.setMinimumWidth(220)
        self.title = QLabel(self.tr("Notes"))
        self.title.setProperty("role", "head")
        self.away = QToolButton()
        self.away.setProperty("shape", "quiet")
        self.away.setToolTip(self.tr("Close the notes"))
        self.away.setAccessibleName(self.tr("Close the notes"))
        self.away.clicked.connect(self.closed)
        self.new = NewNote(self.desk)
        self.banner = Banner(book)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("Search your notes"))
        self.typed.setAccessibleName(self.tr("Search your notes"))
        self.typed.setClearButtonEnabled(True)
        for button in self.typed.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        self.typed.textChanged.connect(lambda _: self.fill())
        self.kind = "all"
        self.kinds = QToolButton()
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kinds.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.kinds.setToolTip(self.tr("Which notes are listed"))
        self.kinds.setMenu(QMenu(self.kinds))
        self.kinds.menu().aboutToShow.connect(self._fill_kinds)
        self.empty = QLabel()
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # in the list's place
        self.rows = NoteRows(self.desk)
        self.list = _List()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(NoteDelegate(self.desk, self.list))
        self.list.setAccessibleName(self.tr("Your notes"))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._activated)
        self.list.deleted.connect(self._delete)
        self.list.escaped.connect(self.escaped)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.editor = NoteEditor(book)
        self.editor.gone_to.connect(self.gone_to)
        self.editor.escaped.connect(self.escaped)
        self.editor.deleted.connect(self._to_list)
        self._lay_out()
        self._filling = False
        book.changed.connect(self.fill)
        self.restyle()

    def _lay_out(self) -> None:
        self.head, self.asked = QHBoxLayout(), QHBoxLayout()
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.away)
        self.asked.addWidget(self.typed, 1)
        self.asked.addWidget(self.kinds)
        above = QWidget()
        self.above = QVBoxLayout(above)
        self.above.addLayout(self.head)
        self.above.addWidget(self.new)
        self.above.addWidget(self.banner)
        self.above.addLayout(self.asked)
        self.above.addWidget(self.empty)
        self.above.addWidget(self.list, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setChildrenCollapsible(False)
        self.parts.setHandleWidth(5)
        self.parts.addWidget(above)
        self.parts.addWidget(self.editor)
        self.parts.setStretchFactor(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.parts)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        px, theme = self.desk.theme.px, self.desk.theme
        self.above.setContentsMargins(px(12), px(10), px(4), 0)
        self.above.setSpacing(px(6))
        self.away.setIcon(self.desk.icons.icon("x", theme.colours.muted, theme.colours.line, px(16)))
        self.away.setIconSize(QSize(px(18), px(18)))
        self.list.setMinimumHeight(px(24))  # it gives way to what one writes: Qt's own left large letters no room
        self.editor.restyle()
        self.new.restyle()
        self.kinds.setIcon(self.desk.icons.icon("list-filter", theme.colours.text, theme.colours.line, px(16)))
        self.kinds.setIconSize(QSize(px(18), px(18)))
        self.fill()
        self.list.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.desk.theme.px
        wide = self.width() > self.height() and (self.width() > px(560) or self.height() < px(_LOW))
        if wide != (self.parts.orientation() == Qt.Orientation.Horizontal):
            self.parts.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
            self.editor.stand(wide)
            self._share()

    def _share(self) -> None:
        """Most of the room is for what one writes, where it stands beside the list; below it, what it needs."""
        wide = self.parts.orientation() == Qt.Orientation.Horizontal
        high = self.editor.sizeHint().height()
        self.parts.setStretchFactor(0, 2 if wide else 1)
        self.parts.setStretchFactor(1, 3 if wide else 0)
        self.parts.setSizes([2 * self.width(), 3 * self.width()] if wide else [self.height() - high, high])

    # What is listed

    def _kind_words(self, kind: str) -> str:
        """What the list is narrowed to, with how many there are."""
        words = {"all": self.tr("All ({n})"), "note": self.tr("Written ({n})"),
                 "highlight": self.tr("Only marked ({n})"), "lost": self.tr("Place lost ({n})")}
        form = words[kind] if kind in words else tag_words(kind) + " ({n})"
        return form.format(n=sum(self._is(kind, one) for one in self.book.notes))

    def _fill_kinds(self) -> None:
        menu = self.kinds.menu()
        menu.clear()
        for kind in (*_KINDS, *TAGS):
            action = menu.addAction(self._kind_words(kind), partial(self.narrow, kind))
            action.setCheckable(True)
            action.setChecked(kind == self.kind)
            if kind in TAGS:
                action.setIcon(tag_icon(kind, self.desk.theme, self.desk.theme.px(16)))

    def narrow(self, kind: str) -> None:
        """List only the notes of a kind, or with a tag; `all` lists all."""
        self.kind = kind
        self.fill()

    @staticmethod
    def _is(kind: str, one: Placed) -> bool:
        if kind in TAGS:
            return one.note.tag == kind
        return kind == "all" or (one.orphan if kind == "lost" else one.note.kind == kind)

    def fill(self) -> None:
        """List the notes that are asked for, the newest first."""
        if self._filling:
            return
        self.kinds.setText(" " + self._kind_words(self.kind))
        asked = [one for one in self.book.notes if self._is(self.kind, one)]
        found = {note.key for note in search([one.note for one in asked], self.typed.text())}
        self.rows.fill([one for one in reversed(asked) if one.note.key in found])
        self._filling = True
        self._point_at(self.editor.note)
        self._filling = False
        some = bool(self.book.notes)
        self.empty.setVisible(not self.rows.shown)
        self.empty.setText(self.tr("No note of yours is like this.") if some else self.tr(
            "No notes yet. Choose words in a document, then press H to mark them or N to write on them. "
            "With nothing chosen there, N writes on the event that is chosen on the line."))
        self.list.setVisible(bool(self.rows.shown))
        self.typed.setVisible(some)
        self.kinds.setVisible(some)

    def _point_at(self, note: Note | None) -> None:
        row = self.rows.row_of(note.key) if note is not None else -1
        index = self.rows.index(row) if row >= 0 else QModelIndex()
        if index != self.list.currentIndex():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if row >= 0:  # when the list is as high as the note below leaves it
                QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))

    # What one is in

    def show_note(self, note: Note, write: bool = False) -> None:
        """Show a note or a draft, whatever the list is narrowed to, and perhaps let the reader write."""
        if self.book.find(note.key) is not None and self.rows.row_of(note.key) < 0:
            self.typed.clear()
            self.narrow("all")
        self._show(note)
        self._filling = True
        self._point_at(note)
        self._filling = False
        if write:
            self.editor.write()
            QTimer.singleShot(0, self.editor, self.editor.write)  # when the pane has come into view

    def _current_changed(self, index: QModelIndex) -> None:
        if not self._filling:
            self._show(self.rows.shown[index.row()].note if index.isValid() else None)

    def _show(self, note: Note | None) -> None:
        was_hidden = self.editor.isHidden()
        self.editor.show_note(note)
        if was_hidden and self.parts.orientation() == Qt.Orientation.Horizontal:
            self._share()

    def _clicked(self, index: QModelIndex) -> None:
        self.gone_to.emit(self.rows.shown[index.row()])

    def _activated(self, index: QModelIndex) -> None:
        """Enter or a double click: to its place, and to what is written."""
        self.gone_to.emit(self.rows.shown[index.row()])
        self.editor.write()

    def _to_list(self) -> None:
        """Where no letters are typed, and so a key brings back what was deleted; but to no other note."""
        if not self.rows.shown:
            self.escaped.emit()
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setCurrentIndex(QModelIndex())

    def _delete(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            row, note = index.row(), self.rows.shown[index.row()].note
            self.editor.show_note(None)
            self.book.do(removed([note]))
            if self.rows.shown:
                self.list.setCurrentIndex(self.rows.index(min(row, len(self.rows.shown) - 1)))
