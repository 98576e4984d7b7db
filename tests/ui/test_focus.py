"""Where keys go: a letter alone only where one looks at something, and back to the line after a date or the details."""

import pytest
from PySide6.QtCore import Qt

from explorer.model.days import to_day
from tests.ui.hands import CTRL, Key, back_to, press, press_focused, settle, type_text, wait_until

pytestmark = pytest.mark.documents(1)


def seen(window) -> bool:
    return window.desk.session.state.verdicts


def test_a_letter_is_a_key_where_one_looks_and_none_on_a_button(window):
    for n, widget in enumerate((window.timeline.canvas, window.detail.page, window.reading.columns[0].text)):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        press_focused(window, Key.Key_V)
        assert seen(window) == (n == 1), widget
    press_focused(window, Key.Key_V)
    window.bar.menu.setFocus(Qt.FocusReason.TabFocusReason)
    press_focused(window, Key.Key_V)
    press_focused(window, Key.Key_N)
    assert seen(window) and not window.notes.shown
    press_focused(window, Key.Key_E, CTRL)
    assert window.export_dialog is not None


def test_enter_reads_and_escape_goes_back(window):
    canvas = window.timeline.canvas
    press(canvas, Key.Key_Return)
    assert window.detail.page.hasFocus()
    current = window.desk.session.state.current
    press_focused(window, Key.Key_Escape)
    assert canvas.hasFocus() and window.desk.session.state.current == current


def test_of_details_that_stand_alone_escape_first_brings_all_back(window):
    window.alone(window.detail)
    window.detail.page.setFocus()
    press_focused(window, Key.Key_Escape)
    assert window.timeline.isVisible() and window.detail.page.hasFocus()


def test_after_a_date_the_keys_go_on_from_there(window):
    window.detail.page.setFocus()
    press_focused(window, Key.Key_G, CTRL)
    type_text(window.moves.goto_dialog.box, "2005")
    press(window.moves.goto_dialog.box, Key.Key_Return)
    back_to(window)
    wait_until(window.timeline.canvas.hasFocus)
    press_focused(window, Key.Key_Right)
    days = window.timeline.content.days_of_current()
    assert days is not None and to_day(2005) <= days[0] < to_day(2007)


def test_and_back_from_there(window):
    window.timeline.canvas.go_to(to_day(2005), to_day(2005, 12, 31))
    press(window.timeline.canvas, Key.Key_Left)
    days = window.timeline.content.days_of_current()
    assert days is not None and days[0] < to_day(2005)


@pytest.mark.slow
def test_larger_text_that_folds_the_window_leaves_the_keys_on_the_line(window):
    assert window.focusWidget() is window.timeline.canvas
    window.desk.theme.set_scale(2.0)
    settle()
    assert window.below.indexOf(window.room) >= 0 and window.focusWidget() is window.timeline.canvas
    window.desk.theme.set_scale(1.0)
    settle()
    assert window.below.indexOf(window.room) < 0 and window.focusWidget() is window.timeline.canvas
