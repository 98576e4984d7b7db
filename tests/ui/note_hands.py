"""What a reader does who takes notes: choosing words, marking, writing."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCursor

from explorer.notes.edits import notes_in
from explorer.ui.reading.text import DocumentText
from explorer.ui.window import Window
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    back_to,
    click,
    column,
    drag,
    press,
    settle,
    statement_place,
    type_text,
    wait_until,
)


def letter_place(text: DocumentText, key: str, at: int) -> QPointF:
    """Where a letter of a statement stands in the view, scrolled to."""
    statement_place(text, key)
    cursor = QTextCursor(text.document().findBlockByNumber(text.block_of[key]))
    cursor.setPosition(cursor.position() + at)
    return QPointF(text.cursorRect(cursor).center())


def choose_words(window: Window, source: str, key: str, start: int, end: int) -> DocumentText:
    """Drag over words of a statement, as a hand does that has clicked there."""
    back_to(window)
    text = column(window, source).text
    text.setFocus()
    drag(text.viewport(), letter_place(text, key, start), letter_place(text, key, end))
    found = text.selection()
    assert found is not None and (found.passage, found.start, found.end) == (key, start, end)
    return text


def write(window: Window, words: str) -> None:
    """Type into the note that is open for it, and wait until it is saved."""
    field = window.notes.pane.editor.field
    assert field.hasFocus()
    type_text(field, words)
    saved(window)


def saved(window: Window) -> None:
    """Let the pause pass after which what is typed is saved."""
    editor = window.notes.pane.editor
    if editor._timer.isActive():
        wait_until(lambda: not editor._timer.isActive())
    settle()


def in_file(window: Window) -> list[tuple[str, str]]:
    """(kind, what is written) of the notes in the notebook file, the oldest first."""
    return [(note.kind, note.body) for note in notes_in(window.notes.book.notebook)]


def listed(window: Window) -> list[str]:
    """The rows of the list, as they are read out."""
    rows = window.notes.pane.rows
    return [str(rows.data(rows.index(n))) for n in range(rows.rowCount())]


def open_notes(window: Window) -> None:
    """Open the drawer by its key."""
    back_to(window)
    press(window, Key.Key_N, CTRL | SHIFT)
    assert window.notes.pane.isVisible()


def click_row(window: Window, n: int) -> None:
    """Click a row of the list."""
    pane = window.notes.pane
    pane.list.scrollTo(pane.rows.index(n))
    click(pane.list.viewport(), pane.list.visualRect(pane.rows.index(n)).center())
