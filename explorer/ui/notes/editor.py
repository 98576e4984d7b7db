"""One note to be written in: what is typed is saved as it is typed, or kept here where that cannot be."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.records import TAGS, Note
from explorer.notes.edits import changed, made, now, removed
from explorer.notes.placing import Placed, placed
from explorer.ui.flow import FlowLayout
from explorer.ui.notes.book import Book
from explorer.ui.notes.rows import row_words
from explorer.ui.tags import tag_icon, tag_words

_PAUSE = 300
"""Milliseconds without a key after which what is typed is saved."""
_SHOWN = 160
"""Letters of what a note hangs on."""


class _Field(QPlainTextEdit):
    left = Signal()
    """The reader has gone elsewhere."""
    escaped = Signal()
    """The reader wants to go back to where they came from."""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _again(event):
            event.accept()  # of the letters typed here, as Ctrl+Shift+Z is everywhere, and not of the notebook
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif _again(event):
            self.redo()
        else:
            super().keyPressEvent(event)


def _again(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Y, which is no key for redo to Qt on every system."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class NoteEditor(QFrame):
    """Shows a note of the book, or a draft, which becomes a note with its first letter."""

    gone_to = Signal(object)
    """The place of a note (Placed) was asked for."""
    escaped = Signal()
    another = Signal(object)
    """Another note was asked for on what this one (Note) hangs on."""
    deleted = Signal()
    """What was shown is gone: the keys are to be where they can bring it back."""

    def __init__(self, book: Book) -> None:
        super().__init__()
        self.book, self.desk = book, book.desk
        self.note: Note | None = None
        self._going_on = False
        self._kept = False
        """Whether what is shown is in the notebook."""
        self.setObjectName("pane")
        self.on = QLabel()
        self.on.setWordWrap(True)
        self.on.setTextFormat(Qt.TextFormat.PlainText)
        self.where = QToolButton()
        self.where.setProperty("shape", "link")
        self.where.setAccessibleName(self.tr("Go there"))
        self.where.clicked.connect(lambda: self.note and self.gone_to.emit(self._placed(self.note)))
        self.field = _Field()
        self.field.setAccessibleName(self.tr("Your note"))
        self.field.setPlaceholderText(self.tr("Write here; it is saved as you type."))
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self.leave)
        self.field.escaped.connect(self.escaped)
        self.met = QWidget()
        self.met.setAccessibleName(self.tr("You have written on this before."))
        said, more = QLabel(self.met.accessibleName()), QToolButton()
        said.setProperty("role", "muted")
        said.setWordWrap(True)
        more.setText(self.tr("Another note"))
        more.setToolTip(self.tr("Write another note on the same"))
        more.clicked.connect(lambda: self.note and self.another.emit(self.note))
        row = FlowLayout(self.met, 0, 6, 0)
        row.addWidget(said)
        row.addWidget(more)
        self.remove = QToolButton()
        self.remove.setProperty("shape", "round")
        self.remove.setToolTip(self.tr("Delete this note"))
        self.remove.setAccessibleName(self.tr("Delete this note"))
        self.remove.clicked.connect(self.delete)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.save)
        self._lay_out()
        book.changed.connect(self._book_changed)
        book.leaving.connect(lambda: self.show_note(None))
        self.restyle()
        self.show_note(None)

    def _lay_out(self) -> None:
        self.tags = QButtonGroup(self)
        self.below = QWidget()
        row = QHBoxLayout(self.below)
        row.setSpacing(4)
        for n, tag in enumerate(TAGS):
            button = QToolButton()
            button.setProperty("shape", "round")
            button.setCheckable(True)
            button.setToolTip(tag_words(tag))
            button.setAccessibleName(tag_words(tag))
            button.clicked.connect(lambda _=False, t=tag: self._tag(t))
            self.tags.addButton(button, n)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        self.about = QWidget()
        self.about_box = QVBoxLayout(self.about)
        self.about_box.addWidget(self.on)
        self.about_box.addWidget(self.where, 0, Qt.AlignmentFlag.AlignLeft)
        self.about_box.addWidget(self.met)
        self.about_box.addStretch(1)
        self.box = QGridLayout(self)
        for layout in (row, self.about_box):
            layout.setContentsMargins(0, 0, 0, 0)
        self.stand(False)

    def stand(self, beside: bool) -> None:
        """Have what one writes beside what it is about, where there is more width than height, or below it."""
        for part in (self.about, self.field, self.below):
            self.box.removeWidget(part)
        self.box.addWidget(self.about, 0, 0)
        self.box.addWidget(self.field, *((0, 1, 2, 1) if beside else (1, 0)))
        self.box.addWidget(self.below, 1 if beside else 2, 0)
        for n, share in enumerate((2, 3) if beside else (1, 0)):
            self.box.setColumnStretch(n, share)
            self.box.setRowStretch(n, int(n == (0 if beside else 1)))

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        theme, px = self.desk.theme, self.desk.theme.px
        self.box.setContentsMargins(px(12), px(8), px(12), px(10))
        self.box.setSpacing(px(5))
        self.about_box.setSpacing(px(5))
        self.field.setMinimumHeight(px(56))
        for n, tag in enumerate(TAGS):
            self.tags.button(n).setIcon(tag_icon(tag, theme, px(18)))
        self.remove.setIcon(self.desk.icons.icon("trash-2", theme.colours.text, theme.colours.line, px(18)))
        for button in (*self.tags.buttons(), self.remove):
            button.setIconSize(QSize(px(18), px(18)))

    # What is shown

    def show_note(self, note: Note | None) -> None:
        """Show a note, a draft, or nothing; what was typed in the one before is saved first."""
        if note is not None and self.note is not None and note.key == self.note.key:
            return
        self.leave()
        self.met.hide()
        if note is None:
            self._close()
            return
        self.note, self._going_on, self._kept = note, False, self.book.find(note.key) is not None
        self._fill()
        self.setVisible(True)

    def say_met(self) -> None:
        """Say that what is shown was there when a note was asked for, and offer another."""
        self.met.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, self.met.accessibleName()))

    def _fill(self) -> None:
        note = self.note
        assert note is not None
        words = row_words(self.desk, self._placed(note))
        self.on.setText(words.on if len(words.on) <= _SHOWN else words.on[:_SHOWN].rstrip() + "…”")
        self.where.setText("→ " + words.where)
        self.where.setAccessibleName(self.tr("Go there: {place}").format(place=words.where))
        self.where.setToolTip(self.tr("Go there"))
        self.tags.button(TAGS.index(note.tag) if note.tag in TAGS else 0).setChecked(True)
        if self.field.toPlainText() != note.body:
            self._put(note.body)

    def _put(self, text: str) -> None:
        self.field.blockSignals(True)
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.blockSignals(False)
        self._timer.stop()

    def _placed(self, note: Note) -> Placed:
        return self.book.find(note.key) or placed(
            [note], self.book.words, lambda key: self.desk.entity(key) is not None)[0]

    def _book_changed(self) -> None:
        """Follow what was changed elsewhere, unless something is typed that is not saved yet."""
        if self.note is None:
            return
        found = self.book.find(self.note.key)
        typed = self.field.toPlainText() != self.note.body
        if found is not None:
            self.note, self._kept = found.note, True
            if not typed:
                self._fill()
        elif self._kept and not typed:
            self._close()
        else:
            self._kept = False

    def _close(self) -> None:
        self.note = None
        self._put("")
        self.setVisible(False)

    # What is done

    def _typed(self) -> None:
        self._timer.start()

    def save(self) -> bool:
        """Write what was typed; where it cannot be written it stays here."""
        self._timer.stop()
        if self.note is None:
            return True
        body, found = self.field.toPlainText(), self.book.find(self.note.key)
        empty = not body.strip()
        if found is None and empty:
            return True
        if found is None:
            edit = made(replace(self.note, body=body, modified=now()))
        elif empty and not isinstance(self.note.target, tuple):
            return True  # nothing would be left of it; it is removed when the reader leaves it so
        else:
            edit = changed(found.note, body=body)
        if not edit:
            return True
        done = self.book.do(edit, self._going_on)
        self._going_on = self._going_on or done
        return done

    def leave(self) -> None:
        """The reader goes on to something else: save, and end what one undo takes back."""
        self.save()
        self._going_on = False
        found = self.book.find(self.note.key) if self.note else None
        if found and not isinstance(found.note.target, tuple) and not self.field.toPlainText().strip():
            self.book.do(removed([found.note]))

    def delete(self) -> None:
        """Delete what is shown."""
        found = self.book.find(self.note.key) if self.note else None
        self._close()
        if found is not None:
            self.book.do(removed([found.note]))
        self.deleted.emit()

    def _tag(self, tag: str) -> None:
        if self.note is None:
            return
        self.save()
        found = self.book.find(self.note.key)
        if found is None:
            self.note = replace(self.note, tag=tag)
        else:
            self.book.do(changed(found.note, tag=tag))

    def write(self) -> None:
        """Let the reader type."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

