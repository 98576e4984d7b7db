"""The table as it is heard and seen: cells, heads, rows as high as they need."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication

from explorer.timeline.listing import BY
from tests.ui.hands import Key, click, picture, pixels_of, press, settle, tip
from tests.ui.test_table import cell, click_head, column, open_table, row_of

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def view(small):
    return open_table(small)


def test_every_cell_is_heard_as_it_is_seen(small, view):
    click(view.viewport(), cell(view, "Riots in the harbour"))
    table, row = QAccessible.queryAccessibleInterface(view), row_of(view, "Riots in the harbour")
    heard = [table.child(n).text(QAccessible.Text.Name) for n in range(table.childCount())]
    across = len(BY) + 1
    assert len(heard) == 11 * across  # the heads, and ten rows, each with its name before it
    assert heard[1:3] == ["Date, sorted ascending", "Title"] and all(heard[1:])
    name, *cells = heard[(row + 1) * across:(row + 2) * across]
    assert name == "Riots in the harbour" and "they differ" in cells
    assert cells == [view.model().index(row, n).data() for n in range(len(BY))]


def test_the_order_is_heard_at_the_head(small, view):
    click_head(view, "told")
    said = [view.model().headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
            for n in range(len(BY))]
    assert said[BY.index("told")] == "Told by, sorted ascending" and said[BY.index("date")] == "Date"
    click_head(view, "told")
    assert view.model().headerData(BY.index("told"), Qt.Orientation.Horizontal,
                                   Qt.ItemDataRole.AccessibleTextRole) == "Told by, sorted descending"


def test_how_many_there_are_is_said(small, view):
    said = QAccessible.queryAccessibleInterface(view)
    assert said.text(QAccessible.Text.Name) == "Table of events"
    assert said.text(QAccessible.Text.Description) == "10 entries · 1 undated · by “Date”, ascending"


def test_a_date_with_its_month_and_its_doubt_has_room_beside_the_details(window):
    """At 1366 pixels with the details beside the table: no word of a plain date is cut off."""
    view = open_table(window)
    metrics, room = QFontMetrics(view.font()), view.columnWidth(BY.index("date")) - 16
    for words in ("Signed: September 2012", "by 28 February 2013 (inferred)", "Signed: 20 September 2012"):
        box = metrics.boundingRect(QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap), words)
        assert box.height() <= 2 * metrics.lineSpacing() + 1 and box.width() <= room, words
    assert any("(inferred)" in words for words in column(view, "date"))
    assert not any("by the editors" in words for words in column(view, "date"))


def test_a_word_cut_short_is_told_in_full(small, view):
    view.setColumnWidth(BY.index("told"), 48)
    settle()
    assert tip(view.viewport(), cell(view, "Riots in the harbour", "told").toPointF()) == "2 of 2: Survey, Memoir"
    assert tip(view.viewport(), cell(view, "Riots in the harbour").toPointF()) == ""


def test_the_chosen_row_and_the_cell_one_is_in_are_marked_by_shape(small, view):
    click(view.viewport(), cell(view, "Independence"))
    view.setFocus()
    settle()
    image, accent = picture(view.viewport()), small.desk.theme.colours.accent
    box = view.visualRect(view.model().index(row_of(view, "Independence"), 0))
    other = view.visualRect(view.model().index(row_of(view, "Independence") + 1, 0))
    assert pixels_of(image, accent, QPoint(box.left() + 1, box.center().y()), 1) == 9
    assert pixels_of(image, accent, QPoint(other.left() + 1, other.center().y()), 1) == 0
    frame = view.visualRect(view.currentIndex())
    assert pixels_of(image, accent, QPoint(frame.center().x(), frame.top() + 1), 1)


def test_tab_goes_on_from_it(small, view):
    press(view, Key.Key_Tab)
    assert not view.hasFocus() and QApplication.focusWidget() is not None


def test_a_row_is_as_high_as_its_date_needs(window):
    window.room.switch()
    settle()
    view, rows = window.room.table.view, window.room.table.rows
    long = max(range(rows.rowCount()), key=lambda row: len(rows.words(row)[0]))
    view.scrollTo(rows.index(long, 0), view.ScrollHint.PositionAtTop)
    settle()
    picture(view)
    lines = len(rows.words(long)[0]) // 24
    assert lines > 4 and view.rowHeight(long) > lines * view.fontMetrics().lineSpacing()
    short = next(row for row in range(long, rows.rowCount()) if len(rows.words(row)[0]) < 15)
    assert view.rowHeight(short) < 3 * view.fontMetrics().lineSpacing()


def test_no_cell_of_a_row_is_cut(window):
    window.room.switch()
    settle()
    view, rows = window.room.table.view, window.room.table.rows
    told, measure = BY.index("told"), view.fontMetrics()
    five = [row for row in range(rows.rowCount()) if rows.words(row)[told].startswith("5 of 5")]
    assert len(five) > 2
    for row in five:
        view.scrollTo(rows.index(row, 0), view.ScrollHint.PositionAtTop)
        settle()
        picture(view)
        wide = view.columnWidth(told) - 24
        needs = measure.boundingRect(QRect(0, 0, wide, 10_000), int(Qt.TextFlag.TextWordWrap), rows.words(row)[told])
        assert needs.height() <= view.rowHeight(row), rows.words(row)
