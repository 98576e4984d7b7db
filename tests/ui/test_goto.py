"""Going to a date: typed in words or figures, understood or explained while one types."""

import pytest
from PySide6.QtGui import QAccessible

from explorer.model.days import to_day
from tests.ui.hands import (
    CTRL,
    Key,
    back_to,
    click,
    click_on_line,
    follow,
    from_menu,
    links,
    press,
    press_focused,
    settle,
    tip,
    type_text,
)

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def goto(small):
    press(small.timeline.canvas, Key.Key_G, CTRL)
    return small.moves.goto_dialog


def type_date(goto, text: str) -> None:
    goto.box.clear()
    type_text(goto.box, text)
    settle()


def go(small, text: str) -> tuple[float, float]:
    """Open it by its key, type, press Enter."""
    press(small.timeline.canvas, Key.Key_G, CTRL)
    type_text(small.moves.goto_dialog.box, text)
    press(small.moves.goto_dialog.box, Key.Key_Return)
    back_to(small)
    return small.desk.session.state.window


def test_it_asks_and_does_not_block(goto, small):
    assert goto.isVisible() and not goto.isModal()
    assert goto.box.hasFocus() and goto.box.text() == ""
    assert not goto.go.isEnabled()
    assert "September 2012" in goto.says.text() and "mid-1993" in goto.says.text()


WRITTEN = (
    ("September 2012", (2012, 9, 1), (2012, 9, 30)), ("mid-1993", (1993, 5, 1), (1993, 8, 31)),
    ("20 September 2012", (2012, 9, 20), (2012, 9, 20)), ("20.09.2012", (2012, 9, 20), (2012, 9, 20)),
    ("2012-09-20", (2012, 9, 20), (2012, 9, 20)), ("autumn 2005", (2005, 9, 1), (2005, 11, 30)),
    ("199X", (1990, 1, 1), (1999, 12, 31)), ("2012", (2012, 1, 1), (2012, 12, 31)))


def test_every_way_of_writing_a_date_leads_there(small):
    opening = small.desk.session.state.window
    for typed, first, last in WRITTEN:
        small.timeline.canvas.set_window(opening)
        window = go(small, typed)
        days = to_day(*first), to_day(*last)
        assert window[0] <= days[0] and days[1] + 1 <= window[1], typed
        assert window[1] - window[0] < 4 * max(days[1] - days[0], 30) + 60, typed
        assert small.timeline.canvas.span.days == days, typed
        assert not small.moves.goto_dialog.isVisible(), typed


def test_a_year_has_air_and_a_window_that_suits_keeps_its_width(small):
    first, last = go(small, "2005")
    assert 15 < to_day(2005) - first < 120 and 15 < last - to_day(2005, 12, 31) < 120
    width = last - first
    first, last = go(small, "2012")
    assert last - first == pytest.approx(width, rel=0.01)
    canvas = small.timeline.canvas
    canvas.set_window((float(to_day(2000)), float(to_day(2003))))
    first, last = go(small, "2012")
    assert last - first == pytest.approx(to_day(2003) - to_day(2000))


def test_what_is_understood_is_said_while_one_types(goto):
    for typed, says in (("sept 2012", "September 2012"), ("20.9.2012", "20 September 2012"),
                        ("mid 1993", "May 1993 to August 1993"), ("since 2001", "Since 2001")):
        type_date(goto, typed)
        assert goto.says.text() == says
        assert goto.go.isEnabled()
        assert goto.says.property("role") == ""


def test_what_is_wrong_is_said_while_one_types_and_enter_does_nothing(goto, small):
    before = small.desk.session.state.window
    for typed, says in (("30.02.2012", "February 2012 has no day 30; its last is 29."),
                        ("Smarch 2012", "“Smarch” is no month."), ("1850", "The line goes from 1989 to"),
                        ("2014 to 2001", "This would end before it begins.")):
        type_date(goto, typed)
        assert goto.says.text().startswith(says), goto.says.text()
        assert goto.says.property("role") == "wrong"
        assert QAccessible.queryAccessibleInterface(goto.box).text(QAccessible.Text.Description) == goto.says.text()
        press(goto.box, Key.Key_Return)
        assert goto.isVisible()
    assert small.desk.session.state.window == before


def test_what_is_not_finished_is_not_yet_wrong(goto):
    for typed, says in (("Sep", "Add the year."), ("20 Sept", "Add the year."), ("20", "Write a date as")):
        type_date(goto, typed)
        assert goto.says.text().startswith(says)
        assert goto.says.property("role") == "muted"
        assert not goto.go.isEnabled()


def test_by_mouse_and_away_with_escape(small):
    from_menu(small.bar.menu, "View", "Go to a date…")
    goto = small.moves.goto_dialog
    type_text(goto.box, "2012")
    click(goto.go)
    assert not goto.isVisible()
    back_to(small)
    before = small.desk.session.state.window
    press(small.timeline.canvas, Key.Key_G, CTRL)
    assert goto.box.text() == ""
    press_focused(goto, Key.Key_Escape)
    assert not goto.isVisible()
    assert small.desk.session.state.window == before


@pytest.mark.slow
def test_it_bears_large_text(small):
    small.desk.theme.set_scale(3.0)
    press(small.timeline.canvas, Key.Key_G, CTRL)
    goto = small.moves.goto_dialog
    type_date(goto, "05/06/2012")
    assert goto.width() <= goto.screen().availableGeometry().width()
    for widget in (goto.box, goto.says, goto.go, goto.close_button):
        assert goto.rect().contains(widget.geometry())
    assert goto.says.heightForWidth(goto.says.width()) <= goto.says.height()


def test_with_nothing_chosen_the_details_tell_of_the_days(small):
    press(small.timeline.canvas, Key.Key_Escape)
    assert small.detail.title.text() == "Nothing chosen yet"
    go(small, "2005")
    state, page = small.desk.session.state, small.detail.page
    assert state.current == "" and state.selected
    assert small.detail.title.text() == f"{len(state.selected)} events, 2005"
    assert links(page) == [f"among:{key}" for key in small.desk.library.in_order(state.selected)]
    go(small, "February 2001")
    assert small.detail.title.text() == "0 events, February 2001"
    assert small.desk.session.state.selected == () and not links(page)
    assert page.toPlainText().startswith("Nothing that is shown begins, happens or ends in these days.")
    go(small, "2005")
    follow(page, f"among:{state.selected[0]}")
    assert small.detail.title.text().startswith(f"{len(state.selected)} event")
    assert small.desk.session.state.current == state.selected[0]


def test_esc_forgets_the_days_also_where_nothing_lies_in_them(small):
    press(small.timeline.canvas, Key.Key_Escape)
    go(small, "February 2001")
    assert "February 2001" in small.detail.title.text()
    press(small.timeline.canvas, Key.Key_Escape)
    assert small.detail.title.text() == "Nothing chosen yet" and small.timeline.canvas.span.days is None


def test_a_click_on_what_is_said_of_the_days_takes_it_away_and_opens_no_name_below_it(small):
    canvas = small.timeline.canvas
    for chosen in ("", "harbour-riots"):
        press(canvas, Key.Key_Escape)
        if chosen:
            small.desk.open(chosen)
        go(small, "2005")
        settle()
        words, box = canvas.span.flag
        assert words.startswith("2005 · ") and words.endswith("×")
        assert tip(canvas.viewport(), box.center()) == "2005\n1 year\nClick to take it away."
        click(canvas.viewport(), box.center())
        assert canvas.span.days is None and small.desk.session.state.days is None
        assert small.desk.session.state.current == chosen
        assert small.detail.title.text() == (small.desk.title(chosen) if chosen else "Nothing chosen yet")


def test_what_the_program_has_chosen_at_the_start_gives_way(small):
    assert small.desk.session.state.offered and small.desk.session.state.current
    go(small, "2005")
    assert small.detail.title.text().endswith("events, 2005")
    small.desk.session.back()
    assert small.detail.title.text() == small.desk.title("harbour-riots")


def test_what_is_chosen_stays_so(small):
    click_on_line(small, "harbour-riots")
    go(small, "2005")
    assert small.desk.session.state.selected == ("harbour-riots",)
    assert small.detail.title.text() == small.desk.title("harbour-riots")


@pytest.mark.slow
def test_the_line_is_brought_forth_where_something_hides_it(small):
    click_on_line(small, "harbour-riots")
    press(small.timeline.canvas, Key.Key_C)
    assert small.room.comparing
    days = to_day(2005), to_day(2005, 12, 31)
    press(small, Key.Key_G, CTRL)
    type_text(small.moves.goto_dialog.box, "2005")
    press(small.moves.goto_dialog.box, Key.Key_Return)
    back_to(small)
    assert small.timeline.canvas.isVisible() and small.timeline.canvas.span.days == days
    small.desk.theme.set_scale(2.0)
    settle()
    small.below.setCurrentWidget(small.reading)
    press(small, Key.Key_F, CTRL)
    type_text(small.search, "2012")
    settle()
    press(small.search, Key.Key_Return)
    assert small.below.currentWidget() is small.room and small.timeline.canvas.hasFocus()
    assert small.timeline.canvas.span.days[0] == to_day(2012)
    small.desk.theme.set_scale(1.0)
