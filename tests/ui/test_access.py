"""For readers who see nothing of it: names of all controls; and nothing but keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from tests.ui.hands import CTRL, Key, click_on_line, press, press_focused, settle, type_text, wait_until

pytestmark = pytest.mark.documents(2)

_CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QTextBrowser, QAbstractSpinBox)


def nameless(parent: QWidget) -> list[str]:
    """Controls that a screen reader has no name for."""
    found = []
    for kind in _CONTROLS:
        for control in parent.findChildren(kind):
            if control.objectName().startswith("qt_") or isinstance(control.parent(), QAbstractSpinBox):
                continue  # the inside of a control of Qt's own
            said = QAccessible.queryAccessibleInterface(control)
            if not (said and said.text(QAccessible.Text.Name).strip()):
                found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found


def test_every_control_has_a_name(window):
    click_on_line(window, "manas-closure-2014")
    press(window, Key.Key_L, CTRL)
    assert nameless(window) == []
    assert nameless(window.panel) == []
    press(window.panel, Key.Key_Escape)
    press(window, Key.Key_E, CTRL)
    assert nameless(window.export_dialog) == []
    type_text(window.search, "debt")
    wait_until(window.search.showing)
    assert nameless(window.search.panel) == []


def test_every_control_of_what_is_compared_has_a_name(window):
    click_on_line(window, "manas-closure-2014")
    for key in (Key.Key_C, Key.Key_D):
        press_focused(window, key)
        assert nameless(window.room.compare) == []
    window.desk.session.change(beside=("document", "rcsp"))
    settle()
    assert nameless(window.room.compare) == []


def test_every_control_for_notes_has_a_name(small):
    press(small.timeline.canvas, Key.Key_N)
    settle()
    assert small.notes.pane.isVisible() and nameless(small.notes.pane) == []
    assert nameless(small.notes.marking.bar) == []
    seen: list[QWidget] = []
    for _ in range(80):  # with the drawer open Tab reaches it, and comes round
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        press(focused, Key.Key_Tab)
    pane = small.notes.pane
    assert {pane.editor.field, pane.editor.remove, pane.away, small.timeline.canvas,
            small.reading.columns[0].text} <= set(seen)


def test_names_and_tips_are_said_in_words(window):
    for button in window.findChildren(QAbstractButton):
        name = button.accessibleName() or button.text()
        assert "&" not in name and "%" not in name and "{" not in name, name


def test_the_line_has_a_name_and_says_its_keys(small):
    said = QAccessible.queryAccessibleInterface(small.timeline.canvas)
    assert said.text(QAccessible.Text.Name) == "Timeline"
    assert "arrows" in said.text(QAccessible.Text.Description)


def test_rooms_have_names(small):
    assert [r.accessibleName() for r in (small.timeline.canvas, small.detail, small.reading)] == [
        "Timeline", "Details", "Documents side by side"]
    assert [c.accessibleName() for c in small.reading.columns] == ["A survey of Talvia", "My years on the quay"]


def test_tab_reaches_every_room_and_comes_round(small):
    seen: list[QWidget] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is small.timeline.canvas and seen:
            break
        seen.append(focused)
        press(focused, Key.Key_Tab)
    else:
        raise AssertionError("Tab does not come round")
    for wanted in (small.search, small.bar.lanes, small.bar.filters, small.bar.export, small.bar.menu,
                   small.detail.page, small.timeline.shelf, *(c.text for c in small.reading.columns)):
        assert wanted in seen, wanted


def test_what_has_the_focus_shows_it(small):
    plain = small.bar.filters.grab().toImage()
    small.bar.filters.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert small.bar.filters.grab().toImage() != plain
    plain = small.timeline.canvas.grab().toImage()
    small.timeline.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert small.timeline.canvas.grab().toImage() != plain
