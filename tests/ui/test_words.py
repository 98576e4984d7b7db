"""Words chosen in a column with mouse and keys, and words that are marked there for good."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCursor

from explorer.ui.reading.words import Highlight, Selected
from tests.ui.hands import SHIFT, Key, click, column, drag, picture, press, settle, statement_place, tip


@pytest.fixture
def text(small):
    return column(small, "memoir").text


def words_place(text, key: str, at: int, scroll: bool = True) -> QPointF:
    """Where a letter of a statement stands in the view."""
    if scroll:
        statement_place(text, key)
    cursor = QTextCursor(text.document().findBlockByNumber(text.block_of[key]))
    cursor.setPosition(cursor.position() + at)
    return QPointF(text.cursorRect(cursor).center())


def test_words_chosen_by_mouse_are_known_by_their_statement(small, text):
    assert text.selection() is None
    drag(text.viewport(), words_place(text, "mm010", 6), words_place(text, "mm010", 14))
    assert text.selection() == Selected("mm010", 6, 14, "were 12 ")


def test_words_chosen_by_keys_begin_where_the_reader_is(small, text):
    click(text.viewport(), words_place(text, "mm010", 10))
    for _ in range(3):
        press(text, Key.Key_Right, SHIFT)
    assert text.selection() == Selected("mm010", 10, 13, " 12")


def test_words_over_several_statements_are_told_apart(small, text):
    begin = words_place(text, "mm010", 6)
    drag(text.viewport(), begin, words_place(text, "mm011", 3, scroll=False))
    first, last = text.selections()
    assert (first.passage, first.start, last.passage, last.start, last.end) == ("mm010", 6, "mm011", 0, 3)
    assert first.words == small.desk.library.passage("mm010").text[6:]
    assert text.selection() == first


def test_who_speaks_is_no_part_of_the_words(small, text):
    key = next(k for k in text.script.order if small.desk.library.passage(k).stance == "alleges")
    cursor = QTextCursor(text.document().findBlockByNumber(text.block_of[key]))
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    text.setTextCursor(cursor)
    said = small.desk.library.passage(key).text
    assert text.selections()[-1] == Selected(key, 0, len(said), said)


def test_marked_words_are_seen_said_and_clicked(small, text):
    place = words_place(text, "mm010", 10)
    plain = picture(text.viewport())
    mark = Highlight("mm010", 6, 14, "note-1", "How many?")
    text.set_highlights([mark, Highlight("sv001", 0, 4)])
    settle()
    assert picture(text.viewport()) != plain
    assert text.highlight_at(place.toPoint()) == mark
    assert tip(text.viewport(), place) == "How many?"
    clicked = []
    text.highlight_clicked.connect(clicked.append)
    click(text.viewport(), place)
    assert clicked == [mark]
    text.set_highlights([])
    assert text.highlight_at(place.toPoint()) is None


def test_what_can_be_done_with_words_is_added_to_their_menu(small, text):
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    from tests.ui.hands import open_menu, pick_action
    done = []
    text.menu_opening.connect(lambda menu: menu.addAction("Underline", lambda: done.append(text.selection().words)))
    drag(text.viewport(), words_place(text, "mm010", 6), words_place(text, "mm010", 10))
    at = words_place(text, "mm010", 8).toPoint()
    QTimer.singleShot(0, lambda: pick_action(open_menu(), "Underline"))
    QApplication.sendEvent(text.viewport(), QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, text.viewport().mapToGlobal(at)))
    assert done == ["were"]
