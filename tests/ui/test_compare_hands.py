"""The grid under mouse and keyboard: what opens, what stays in view, what can be done with a cell."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from explorer.model.agreement import State
from tests.ui.hands import (
    Key,
    click,
    column,
    open_menu,
    pick_action,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
    statement_place,
    tip,
    wheel,
)
from tests.ui.test_compare import RIOTS, compare, heads, place, spot


@pytest.fixture
def grid(small):
    return compare(small, RIOTS)



def test_a_click_opens_the_text_there(small, grid):
    for claim in ("harbour-riots.2", "harbour-riots.6"):
        row, n = place(grid.view, claim)
        click(grid.view.viewport(), spot(grid.view, row, n))
        (passage,) = small.desk.library.claim(claim).passages
        text = column(small, ("survey", "memoir")[n]).text
        assert text.chosen == passage == small.desk.session.state.passage
        box = text._box(text.block_of[passage])
        assert box.bottom() > 0 and box.top() < text.viewport().height()
    assert grid.isVisible() and small.desk.session.state.current == RIOTS


def test_the_cell_of_the_present_statement_is_marked_and_gone_to(small, grid):
    view = grid.view
    text = column(small, "memoir").text
    click(text.viewport(), statement_place(text, "mm008"))
    row, n = place(view, "harbour-riots.6")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row, n)
    box = view.visualRect(view.rows.index(row, n))
    assert view.viewport().rect().intersects(box)
    image, colours = picture(view.viewport()), small.desk.theme.colours
    corner = QPointF(box.right() - 20, box.top() + 12)
    assert pixels_of(image, colours.highlight, corner, 5, 3) == 121
    bar = QPointF(box.left() + 2, box.top() + 12)
    assert pixels_of(image, colours.accent, bar, 1, 3) == 9, "and not by colour only"
    other = view.visualRect(view.rows.index(row, 1 - n))
    assert pixels_of(image, colours.highlight, QPointF(other.right() - 20, other.top() + 12), 5, 3) == 0


def test_arrows_go_from_cell_to_cell_and_enter_opens(small, grid):
    view = grid.view
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 0)
    press(view, Key.Key_Down)
    press(view, Key.Key_Right)
    assert small.desk.session.state.passage == "", "looking is not yet opening"
    press(view, Key.Key_Return)
    assert small.desk.session.state.passage == "mm007"
    press(view, Key.Key_Left)
    press(view, Key.Key_Space)
    assert small.desk.session.state.passage == "sv015"


def test_enter_again_goes_to_the_next_place_where_it_is_said(small):
    view = compare(small, "kolm").view
    row, n = place(view, "kolm.3")
    view.setCurrentIndex(view.rows.index(row, n))
    seen = []
    for _ in range(3):
        press(view, Key.Key_Return)
        seen.append(small.desk.session.state.passage)
    assert seen == ["sv010", "sv011", "sv010"]
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row, n)


def test_tab_goes_in_and_out(small, grid):
    press(grid.view, Key.Key_Tab)
    assert not grid.view.hasFocus()
    seen = []
    for _ in range(60):
        seen.append(QApplication.focusWidget())
        if grid.view.hasFocus():
            break
        press_focused(small, Key.Key_Tab)
    assert seen[-1] is grid.view
    assert {grid.whole, small.room.compare.tabs, small.room.compare.close_button} <= set(seen)


def test_the_heads_stay_in_view(window):
    view = compare(window, "kyrgyzstan").view
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    above, beside = picture(view.documents), picture(view.properties)
    bar.setValue(bar.maximum())
    settle()
    assert view.documents.isVisible() and picture(view.documents) == above
    assert view.properties.isVisible() and picture(view.properties) != beside, "it goes with its rows"
    assert view.documents.y() < view.viewport().y() + 3


def test_a_row_keeps_its_name_and_its_short_cells_in_view(window):
    view = compare(window, "manas").view
    row, quiet = next((row, n) for row in range(3, view.rows.rowCount()) if view.rowHeight(row) > 130
                      for n in range(5) if view.rows.words(row, n).mark is State.UNTOLD)
    view.verticalScrollBar().setValue(view.rowViewportPosition(row) + view.verticalScrollBar().value() + 60)
    settle()
    assert view.rowViewportPosition(row) == -60
    ink = window.desk.theme.colours
    assert pixels_of(picture(view.properties), ink.text, QPointF(35, 16), 10, 60) > 20, "its name"
    there = view.columnViewportPosition(quiet)
    assert pixels_of(picture(view.viewport()), ink.muted, QPointF(there + 50, 16), 10, 60) > 20, "that it says nothing"
    longest = max(range(5), key=lambda c: view.cells.height(view.rows.words(row, c), view.columnWidth(c), False))
    assert longest != quiet
    assert view.visualRect(view.rows.index(row, longest)).top() == -60, "what fills it goes with it"


def test_a_notch_of_the_wheel_is_six_lines_and_less_than_half_the_view(window):
    view = compare(window, "manas").view
    bar, line = view.verticalScrollBar(), QFontMetrics(view.cells.plain).lineSpacing()
    before = bar.value()
    wheel(view.viewport(), QPointF(200, 100), -1)
    assert bar.value() - before == 6 * line < view.viewport().height() / 2


def test_the_heads_are_low(window):
    view = compare(window, "russian-package-2009").view
    assert any("silent" in head for head in heads(view))
    assert view.documents.height() <= 3 * QFontMetrics(view.cells.bold).lineSpacing()


def test_a_head_leads_to_its_document(small, grid):
    head = grid.view.documents
    click(head.viewport(), QPoint(head.sectionViewportPosition(1) + 30, head.height() // 2))
    assert small.room.compare.document.isVisible()
    assert small.desk.session.state.beside == ("document", "memoir")


def test_what_can_be_done_with_a_cell(small, grid):
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QContextMenuEvent
    where = spot(grid.view, *place(grid.view, "harbour-riots.5"))
    QTimer.singleShot(0, lambda: pick_action(open_menu(), "About Memoir"))
    QApplication.sendEvent(grid.view.viewport(), QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, grid.view.viewport().mapToGlobal(where)))
    settle()
    assert small.desk.session.state.beside == ("document", "memoir")


def test_the_tip_has_the_whole_statement(small, grid):
    at = spot(grid.view, *place(grid.view, "harbour-riots.2"))
    assert small.desk.library.passage("sv015").text in tip(grid.view.viewport(), QPointF(at))
