"""The marks of the grid, and the switch that hides them."""

import pytest
from PySide6.QtCore import QPointF, Qt

from explorer.model.agreement import State
from explorer.ui.panes.body import body_html
from tests.ui.hands import (
    Key,
    click,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
)
from tests.ui.test_compare import RIOTS, compare, compare_again, marks, place, words

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def grid(small):
    return compare(small, RIOTS)



def test_a_date_that_others_give_in_another_row_says_who_does(window):
    told = words(compare(window, "manas").view, "manas.51")
    assert told.mark_words == "differs"
    assert "dated otherwise in another row by: Sarı article, Relations page, Country profile" in told.small
    press(window.room.compare.grid.view, Key.Key_V)
    settle()
    hidden = words(window.room.compare.grid.view, "manas.51")
    assert not hidden.mark_words and "otherwise" not in hidden.small


@pytest.mark.documents(5)
def test_who_dates_it_in_another_row_does_not_say_nothing(window):
    view = compare(window, "manas").view
    row, n = next((row, n) for row, (line, _, cells) in enumerate(view.rows.rows) if line.property == "opened"
                  for n, cell in enumerate(cells) if cell.source == "profile")
    said = view.rows.words(row, n)
    assert (said.mark, said.mark_words) == (State.DIFFER, "dates it otherwise")
    assert said.value == "see “Used by”" and "11 September 2001" in said.words  # it gives no date of its own
    page = next(n for n, cell in enumerate(view.rows.rows[row][2]) if cell.source == "relations")
    assert view.rows.words(row, page).value == "2002 (inferred), see “Used by”"
    click(view.viewport(), view.visualRect(view.rows.index(row, n)).center())
    there = view.currentIndex()
    assert view.rows.headerData(there.row(), Qt.Orientation.Vertical) == "Used by" and there.column() == n
    assert window.desk.session.state.passage in view.rows.cell(there.row(), there.column()).passages
    details = body_html(window.desk, window.desk.entity("manas"), 700)
    assert f'dates it otherwise:</span> <a href="passage:{said.passages[0]}">{said.value}</a>' in details
    window.desk.session.change(verdicts=False)
    settle()
    hidden, details = view.rows.words(row, n), body_html(window.desk, window.desk.entity("manas"), 700)
    assert hidden.value == said.value and hidden.mark is None and not hidden.mark_words  # a class is told nothing wrong
    assert "dates it otherwise" not in details and said.value in details


def test_who_says_the_same_and_differs_all_the_same_says_on_what(window):
    view = compare(window, "debt-and-bases-2012").view
    told = words(view, "debt-and-bases-2012.107")
    assert told.value.startswith("15 years")
    assert (told.mark_words, told.on) == ("differs", "on: what is included") and told.on in told.said
    figures = words(view, "debt-and-bases-2012.104")
    assert (figures.mark_words, figures.on) == ("differs", "on: figure, what is included")
    details = body_html(window.desk, window.desk.entity("debt-and-bases-2012"), 700)
    assert 'Extension <span class="small">differs on: what is included</span>' in details
    window.desk.session.change(verdicts=False)
    settle()
    assert "differs on" not in body_html(window.desk, window.desk.entity("debt-and-bases-2012"), 700)
    assert not words(view, "debt-and-bases-2012.107").on


def test_marks_are_shapes_with_words(small, grid):
    view, colours = grid.view, small.desk.theme.colours
    box = view.visualRect(view.rows.index(*place(view, "harbour-riots.1")))
    image = picture(view.viewport())
    shape = QPointF(box.left() + 14, box.top() + 15)
    assert 10 < pixels_of(image, colours.differs, shape, 6) < 90, "two halves are no disc"
    assert pixels_of(image, colours.differs, QPointF(box.left() + 42, box.top() + 15), 14) > 20, "the word"
    view = compare_again(small, "anna-berg")
    assert words(view, "anna-berg.1").mark_words == words(view, "anna-berg.2").mark_words == "agrees"
    box = view.visualRect(view.rows.index(*place(view, "anna-berg.1")))
    assert pixels_of(picture(view.viewport()), colours.agrees, QPointF(box.left() + 14, box.top() + 15), 3) > 30


def test_the_switch_hides_the_marks_until_compare_is_pressed(small):
    small.desk.open(RIOTS)
    press(small.timeline.canvas, Key.Key_V)
    press(small.timeline.canvas, Key.Key_C)
    grid = small.room.compare.grid
    assert marks(grid.view) == set() and grid.reveal.isVisible()
    assert "differs" not in words(grid.view, "harbour-riots.2").said + words(grid.view, "harbour-riots.2").tip
    before = picture(grid.view.viewport())
    click(grid.reveal)
    assert marks(grid.view) == {"differs"} and picture(grid.view.viewport()) != before
    assert not small.desk.session.state.verdicts, "the switch stays"
    compare_again(small, "vik")
    assert marks(grid.view) == set() and not grid.reveal.isChecked(), "for that grid only"
    compare_again(small, RIOTS)
    assert marks(grid.view) == {"differs"} and grid.reveal.isChecked()
    press(grid.view, Key.Key_Escape)
    assert "Where they differ" not in small.detail.page.toPlainText()
    press_focused(small, Key.Key_V)
    press_focused(small, Key.Key_C)
    assert marks(grid.view) == {"differs"} and not grid.reveal.isVisible()
    press(grid.view, Key.Key_V)
    assert marks(grid.view) == set(), "hidden anew, all of it is"


def test_who_is_silent_can_be_seen_with_the_switch_off(small):
    small.desk.session.change(verdicts=False)
    assert compare(small, "kolm").view.rows.words(0, 1).mark_words == "says nothing"
