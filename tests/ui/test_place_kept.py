"""One's place is kept where only widths change: in each column, and in the grid."""

from PySide6.QtCore import QPoint, QPointF

from tests.ui.hands import CTRL, SHIFT, Key, button_named, click, column, drag, press, press_focused, settle, wheel
from tests.ui.test_compare import compare
from tests.ui.test_search import search_for


def heights(window) -> dict[str, float]:
    """At which height of its view the chosen statement of each column begins."""
    return {c.source: c.text.top_of_statement(c.text.chosen) - c.text.verticalScrollBar().value()
            for c in window.reading.columns if c.text.chosen}


def lines(window) -> dict[str, int]:
    """The line of each column that stands where one reads."""
    return {c.source: c.text.line_read() for c in window.reading.columns}


def read_apart(window) -> None:
    """One column a little further down, another far away from what is marked in it."""
    wheel(column(window, "briefing").text.viewport(), QPointF(30, 30), -1)
    wheel(column(window, "rcsp").text.viewport(), QPointF(30, 30), -60)
    settle()


def alike(one: dict[str, float], other: dict[str, float], window) -> None:
    for source in one.keys() & other.keys():
        if 0 <= one[source] < column(window, source).text.viewport().height():
            assert abs(one[source] - other[source]) <= 2, source


def test_the_notes_open_and_close_without_losing_one_s_place_locked_too(window):
    read_apart(window)
    places, read, wide = heights(window), lines(window), column(window, "sari").width()
    assert len({round(h) for h in places.values()}) > 2
    press(window, Key.Key_N, CTRL | SHIFT)
    assert column(window, "sari").width() < wide - 20
    alike(places, heights(window), window)
    press_focused(window, Key.Key_N, CTRL | SHIFT)
    assert column(window, "sari").width() == wide
    alike(places, heights(window), window)
    assert lines(window) == read
    click(button_named(window, "Scroll together"))
    places = heights(window)
    press(window, Key.Key_N, CTRL | SHIFT)
    alike(places, heights(window), window)


def test_neither_dragging_what_parts_two_columns_nor_closing_one_moves_words_that_are_marked(window):
    read_apart(window)
    places, handle = heights(window), window.reading.splitter.handle(2)
    middle = QPointF(handle.rect().center())
    drag(handle, middle, middle + QPointF(30, 0))
    alike(places, heights(window), window)
    places = heights(window)
    window.reading.close_document("relations")
    settle()
    alike(places, heights(window), window)
    window.reading.open_document("relations")
    settle()
    alike(places, heights(window), window)
    text = column(window, "relations").text
    assert text.begins_in_view(text.chosen), "what is opened goes to what it says"


def test_the_grid_keeps_the_row_that_is_first_in_view(window):
    window.desk.open("debt-and-bases-2012")
    settle()
    view = compare(window, "debt-and-bases-2012").view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * 2 // 3)
    settle()
    row = view.rowAt(0)
    assert row > 2
    for run in (lambda: press(window, Key.Key_N, CTRL | SHIFT), lambda: window.reading.close_document("sari"),
                lambda: press_focused(window, Key.Key_N, CTRL | SHIFT), lambda: window.resize(1280, 768)):
        wide = view.width(), view.columnWidth(1), window.reading.documents
        run()
        settle()
        assert wide != (view.width(), view.columnWidth(1), window.reading.documents)
        assert view.rowAt(0) == row


def in_view(window, source: str) -> bool:
    """Whether all the width of a column is in view."""
    view, one = window.reading.sideways.viewport(), column(window, source)
    left = one.mapTo(view, QPoint(0, 0)).x()
    return left >= 0 and left + one.width() <= view.width()


def test_a_hit_in_the_last_column_stays_in_view_where_the_notes_leave_too_little_room(window):
    window.resize(1280, 768)
    window.desk.open("debt-and-bases-2012")
    window.desk.session.change(beside=("grid", ""))
    search_for(window, "write off")
    press(window.search, Key.Key_Return)
    while (passage := window.desk.library.passage(window.desk.session.state.passage)) is None or \
            passage.source != "rcsp":
        press_focused(window, Key.Key_F3)
    place, wide = heights(window)["rcsp"], column(window, "sari").width()
    assert in_view(window, "rcsp")
    bar = window.reading.sideways.horizontalScrollBar()
    for opened in (True, False):
        press_focused(window, Key.Key_N, CTRL | SHIFT)
        assert (column(window, "sari").width() < wide - 20, bar.maximum() > 0) == (opened, opened)
        assert abs(heights(window)["rcsp"] - place) <= 2 and in_view(window, "rcsp")


def test_one_who_moves_the_columns_sideways_is_left_there(window):
    window.resize(1280, 768)
    window.desk.open_passage(column(window, "rcsp").text.told[0])
    settle()
    press(window, Key.Key_N, CTRL | SHIFT)
    bar = window.reading.sideways.horizontalScrollBar()
    assert bar.maximum() > 0 and in_view(window, "rcsp")
    bar.setValue(0)
    window.resize(window.width() - 8, window.height())
    settle()
    assert bar.value() == 0 and not in_view(window, "rcsp")
    wheel(column(window, "rcsp").text.viewport(), QPointF(30, 30), -1)
    assert bar.value() == 0
