"""Where the results of a search are listed, and what stays in view beside them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF

from tests.ui.hands import SHIFT, Key, button_named, click, column, press, press_focused, settle, wait_until, wheel
from tests.ui.test_search import click_row, every, listed, pick, row_of, search_for

pytestmark = pytest.mark.documents(1)


@pytest.mark.parametrize("size", [
    (1366, 768), *(pytest.param(size, marks=pytest.mark.slow) for size in ((1920, 1080), (1000, 700))), (640, 480)])
def test_results_lie_inside_the_window_and_leave_the_line(start, small_dataset, size):
    window = start(small_dataset, size=size)
    for scale in (1.0, 2.0, 3.0):
        window.desk.theme.set_scale(scale)
        settle()
        search_for(window, "e")
        panel = window.search.panel
        assert window.rect().contains(panel.geometry()), scale
        line = window.timeline.canvas
        if line.isVisible() and scale == 1.0 and size[0] > 1000:
            box = line.rect().translated(line.mapTo(window, QPoint(0, 0)))
            assert not panel.geometry().intersects(box)
        assert panel.list.isVisible() and panel.list.viewport().height() > 0
        press(window.search, Key.Key_Escape)


def test_a_wide_window_keeps_the_documents_in_view(window):
    search_for(window, "debt")
    box, covers = window.search.place()
    reading = window.reading.rect().translated(window.reading.mapTo(window, QPoint(0, 0)))
    assert not covers and not box.intersects(reading)
    assert box == window.search.panel.geometry()


def test_the_documents_stay_in_view_while_they_are_compared(window):
    press(window.timeline.canvas, Key.Key_C)
    wait_until(lambda: window.room.compare.grid.view.isVisible())
    search_for(window, "debt")
    box, covers = window.search.place()
    reading = window.reading.rect().translated(window.reading.mapTo(window, QPoint(0, 0)))
    assert not covers and not box.intersects(reading) and box.width() < window.width() / 2


@pytest.mark.documents(5)
@pytest.mark.parametrize("by_key", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_the_list_gives_way_to_what_is_compared(window, by_key):
    window.desk.open("debt-and-bases-2012")
    window.desk.session.change(beside=("grid", ""))
    settle(30)
    search_for(window, "write off")
    settle(30)
    hits = [row.key for row in every(window) if row.group == "passage" and row.source == "rcsp"]
    number = row_of(window, hits[0])
    if by_key:
        window.search.panel.list.setCurrentIndex(window.search.panel.hits.index(number))
        press(window.search, Key.Key_Return)
    else:
        click_row(window, number)
    view, state = window.room.compare.grid.view, window.desk.session.state
    assert state.passage == hits[0] and state.beside == ("grid", "") and not window.search.showing()
    last = view.viewport().mapTo(window, view.visualRect(view.rows.index(0, view.rows.columnCount() - 1)).center())
    assert window.childAt(last) is view.viewport()
    press_focused(window, Key.Key_F3)
    assert window.desk.session.state.passage not in ("", hits[0]) and not window.search.showing()
    press_focused(window, Key.Key_F3, SHIFT)
    assert window.desk.session.state.passage == hits[0]
    click(button_named(window.room.compare, "Hit list"))
    assert window.search.showing()


def test_another_search_is_listed_from_its_beginning(start, small_dataset):
    window = start(small_dataset, size=(1000, 560))
    search_for(window, "a")
    panel = window.search.panel
    bars = panel.list.verticalScrollBar(), panel.side.verticalScrollBar()
    wait_until(lambda: all(bar.maximum() > 0 for bar in bars))
    for area in (panel.list, panel.side):
        wheel(area.viewport(), QPointF(20, 20), -30)
    assert all(bar.value() > 0 for bar in bars)
    search_for(window, "an")
    assert [bar.value() for bar in bars] == [0, 0]


def test_in_a_narrow_window_the_list_gives_way_to_the_text(start, small_dataset):
    window = start(small_dataset, size=(1000, 700))
    search_for(window, "killed")
    row = next(row for row in every(window) if row.group == "passage")
    click_row(window, row_of(window, row.key))
    assert window.desk.session.state.passage == row.key and not window.search.showing()


def test_the_list_goes_along_when_the_rooms_change(window):
    search_for(window, "debt")
    panel = window.search.panel
    places = [panel.geometry()]
    for change in (lambda: window.upper.setSizes([600, 766]), window.actions_by_name["notes"].trigger):
        change()
        settle(30)
        assert panel.isVisible() and panel.geometry() == window.rooms.place_of_results()[0] not in places
        places.append(panel.geometry())


def test_a_statement_that_is_opened_is_seen_where_the_documents_share_a_place(window):
    window.actions_by_name["notes"].trigger()
    window.below.setCurrentWidget(window.detail)
    settle()
    search_for(window, "debt")
    row = next(n for n, entry in enumerate(listed(window)) if entry.startswith("passage ")) + 1
    key = listed(window)[row]
    click_row(window, row)
    assert window.reading.isVisible() and window.desk.session.state.passage == key


def test_that_nothing_was_found_is_said_at_the_top(window):
    search_for(window, "qqqq")
    panel = window.search.panel
    assert panel.count.mapTo(panel, QPoint(0, 0)).y() < 20 < panel.height() / 3
    search_for(window, "debt")
    settle()
    assert panel.list.geometry().bottom() > panel.height() - 40, "what is found has all the room"


def words_met(window) -> list[tuple[int, int]]:
    """From where to where the words met in the statement that was opened stand, in pixels of its column."""
    key = window.desk.session.state.passage
    text = column(window, window.desk.library.passage(key).source).text
    wait_until(lambda: text.marked.sought)
    found = [text.cursorRect(text.cursor_of(s)) for s in text.marked.sought if any(
        s.line == spot.line and spot.start <= s.start < spot.end for spot in text.script.spots[key])]
    return sorted((box.top(), box.bottom() - text.viewport().height() + 1) for box in found)


def open_hits(window, words: str) -> Iterator[str]:
    """Open the statements that a search finds, one after another."""
    search_for(window, words)
    pick(window.search.panel.groups, "Statements")
    for n, key in enumerate(k for k in listed(window) if not k.startswith("passage")):
        press(window.search, Key.Key_Return) if n == 0 else press_focused(window, Key.Key_F3)
        assert window.desk.session.state.passage == key
        yield key


@pytest.mark.slow
@pytest.mark.documents(5)
def test_the_word_found_is_in_view_in_a_column_lower_than_its_statement(start):
    window, below = start(size=(1366, 620)), 0
    for key in open_hits(window, "debt"):
        text = column(window, window.desk.library.passage(key).source).text
        top, beyond = words_met(window)[0]
        assert top >= 0 and beyond <= 0, key
        begins = text.top_of_statement(key) - text.verticalScrollBar().value()
        below += begins < 0
        assert begins >= 0 or beyond > -3 * text.fontMetrics().height(), "no more of the beginning is gone than must be"
    assert below, "some statement is higher than its column"


@pytest.mark.slow
@pytest.mark.documents(5)
def test_the_word_found_stays_in_view_where_the_window_gets_smaller_until_one_reads_on(window):
    for key in open_hits(window, "debt"):
        if key == "rp102":
            break
    text = column(window, "relations").text
    assert words_met(window)[0][0] > text.viewport().height() / 3
    for width, height in ((1366, 640), (1366, 590), (1200, 590), (1200, 680)):
        window.resize(width, height)
        settle()
        top, beyond = words_met(window)[0]
        assert top >= 0 and beyond <= 0, (width, height)
    wheel(text.viewport(), QPointF(30, 30), -9)
    top, _ = words_met(window)[0]
    assert top < 0
    window.resize(1366, 768)
    settle()
    assert words_met(window)[0][0] < 0, "one who has read on is left there"
