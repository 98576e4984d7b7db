"""A date typed in the search box: the first row goes there, and whatever is found stands below it."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from explorer.model.days import to_day
from explorer.ui.dates import Place
from explorer.ui.hits import Head
from tests.ui.hands import CTRL, Key, back_to, empty_spot, open_menu, pick_action, press, settle, tip, type_text
from tests.ui.test_search import click_row, listed, search_for

pytestmark = pytest.mark.documents(1)


def going(window) -> list[str]:
    """What the rows that lead to a date say, with their places in the list."""
    hits = window.search.panel.hits
    return [f"{n} {hits.said(n)}" for n, entry in enumerate(hits.entries) if isinstance(entry, Place)]


@pytest.mark.parametrize("typed, words, first, last", [
    ("2010", "2010", (2010, 1, 1), (2010, 12, 31)),
    ("September 2012", "September 2012", (2012, 9, 1), (2012, 9, 30)),
    ("20.09.2012", "20 September 2012", (2012, 9, 20), (2012, 9, 20)),
    ("2012-09", "September 2012", (2012, 9, 1), (2012, 9, 30))])
def test_enter_goes_where_the_key_for_dates_goes(small, typed, words, first, last):
    canvas, opening = small.timeline.canvas, small.desk.session.state.window
    press(canvas, Key.Key_G, CTRL)
    type_text(small.moves.goto_dialog.box, typed)
    press(small.moves.goto_dialog.box, Key.Key_Return)
    back_to(small)
    there = small.desk.session.state.window
    assert there != opening
    canvas.set_window(opening)
    canvas.span.clear()
    search_for(small, typed)
    assert going(small) == [f"0 Go to {words} on the line"]
    press(small.search, Key.Key_Return)
    assert small.desk.session.state.window == there
    assert canvas.span.days == (to_day(*first), to_day(*last))
    assert canvas.hasFocus() and not small.search.showing()
    assert small.search.text() == typed


def test_no_hit_is_lost_and_the_first_is_one_step_below(window):
    search_for(window, "2010")
    found = window.search.found
    assert going(window) == ["0 Go to 2010 on the line"]
    assert found.total > 5 and listed(window)[1:] == [
        name for name in listed(window) if name != "2010"]
    heads = [entry for entry in window.search.panel.hits.entries if isinstance(entry, Head)]
    assert sum(int(head.number) for head in heads) == found.total
    press(window.search, Key.Key_Down)
    press(window.search, Key.Key_Down)
    assert window.search.panel.current() == 1


def test_a_click_goes_there_though_nothing_is_found(small):
    search_for(small, "199X")
    assert not small.search.found.total
    assert going(small) == ["0 Go to the 1990s on the line"] and len(listed(small)) == 1
    click_row(small, 0)
    assert small.timeline.canvas.span.days == (to_day(1990), to_day(1999, 12, 31))


def test_what_is_no_date_of_the_line_is_only_searched_for(small):
    for typed in ("riots", "september", "1850", "40", "30.02.2012", "when:2012", "2014 to 2001"):
        search_for(small, "2012")
        assert going(small)
        search_for(small, typed)
        assert not going(small), typed


def test_the_date_goes_when_one_types_on(small):
    search_for(small, "2012")
    assert going(small)
    type_text(small.search, " riots")
    settle()
    small.search.look()
    assert not going(small)
    assert "harbour-riots" in listed(small)


def test_where_one_looks_for_a_date_the_key_is_named(small):
    for name in ("Zoom in", "Zoom out", "Show all years"):
        button = next(b for b in small.bar._zoom if b.accessibleName() == name)
        assert tip(button, button.rect().center().toPointF()).endswith("Ctrl+G")
    canvas = small.timeline.canvas.viewport()
    spot = empty_spot(small.timeline.canvas)
    where = spot.toPoint()
    QTimer.singleShot(0, lambda: QApplication.sendEvent(canvas, QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, canvas.mapToGlobal(where))))
    menu = open_menu()
    pick_action(menu, "Go to a date…")
    settle()
    assert small.moves.goto_dialog.isVisible()
    small.moves.goto_dialog.close()


@pytest.mark.parametrize("width, words", [(1920, "Search names, events, statements, dates"),
                                          (1366, "Search words, dates"), (480, "Search")])
def test_the_box_says_as_much_of_what_it_takes_as_has_room(start, small_dataset, width, words):
    box = start(small_dataset, size=(width, 768)).search
    assert box.placeholderText() == words
    margins = box.textMargins()
    assert box.fontMetrics().horizontalAdvance(words) < box.width() - margins.left() - margins.right()
