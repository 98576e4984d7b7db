"""The names of the lanes under the keys: chosen, collapsed, moved, hidden, without a mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from explorer.ui.window import Window
from tests.ui.hands import ALT, SHIFT, Key, click_on_line, open_menu, pick_action, picture, press, press_focused, settle
from tests.ui.test_lanes import lane, lanes_of, titles

pytestmark = pytest.mark.documents(1)


@pytest.mark.parametrize(("key", "modifiers"), [
    (Key.Key_F10, SHIFT), pytest.param(Key.Key_Menu, Qt.KeyboardModifier.NoModifier, marks=pytest.mark.slow)])
def test_a_key_on_the_line_tells_what_can_be_done_with_the_lane_of_what_is_chosen(small, key, modifiers):
    click_on_line(small, "harbour-riots")
    press(small.timeline.canvas, key, modifiers)
    index, = lanes_of(small, "harbour-riots")
    title = small.timeline.content.lanes[index][1]
    menu = open_menu()
    assert menu.accessibleName() == title
    for wanted in (Key.Key_Down, Key.Key_Down, Key.Key_Return):  # Collapse is chosen; Hide; Pin to the top
        press(menu, wanted)
    assert title in [small.timeline.names.lanes.title(k) for k in small.desk.session.state.arrangement.pinned]
    assert small.timeline.canvas.hasFocus()


def names_by_tab(window: Window):
    names = window.timeline.names
    for _ in range(60):
        if names.hasFocus():
            return names
        press_focused(window, Key.Key_Tab)
    raise AssertionError("Tab does not come there")


def test_everything_can_be_done_with_keys_on_the_names(small):
    before = titles(small)
    names = names_by_tab(small)
    press(names, Key.Key_Home)
    assert names.at == lane(small, before[0]).key
    press(names, Key.Key_Left)
    assert lane(small, before[0]).collapsed
    press(names, Key.Key_Left)  # It is already.
    assert lane(small, before[0]).collapsed
    press(names, Key.Key_Right)
    assert not lane(small, before[0]).collapsed
    press(names, Key.Key_Down, ALT)
    assert titles(small)[:2] == [before[1], before[0]] and names.at == lane(small, before[0]).key
    press(names, Key.Key_Up, ALT)
    assert titles(small) == before
    press(names, Key.Key_Down)
    press(names, Key.Key_Down)
    press(names, Key.Key_Up)
    press(names, Key.Key_Return)
    menu = open_menu()
    assert menu.accessibleName() == before[1]
    press(menu, Key.Key_Down)
    press(menu, Key.Key_Return)
    assert titles(small) == [before[0], *before[2:]]
    press(names, Key.Key_End)
    assert names.at == lane(small, before[-1]).key


def test_after_the_lane_under_the_keys_is_hidden_they_go_on(small):
    names = names_by_tab(small)
    press(names, Key.Key_Home)
    press(names, Key.Key_Space)
    pick_action(open_menu(), "Hide")
    settle()
    press(names, Key.Key_Down)
    assert names.at in [x.key for x in small.timeline.canvas.draw_now().lanes]


def test_the_names_show_where_the_keys_are_and_have_a_name(small):
    plain = picture(small.timeline.names)
    names = names_by_tab(small)
    settle()
    assert picture(names) != plain
    said = QAccessible.queryAccessibleInterface(names)
    assert said.text(QAccessible.Text.Name) == "Lanes" and "Enter" in said.text(QAccessible.Text.Description)
    press(names, Key.Key_Home)
    one = picture(names)
    press(names, Key.Key_Down)
    assert picture(names) != one


def test_what_the_keys_come_to_is_scrolled_to(window):
    names = names_by_tab(window)
    press(names, Key.Key_End)
    last = lane(window, titles(window)[-1])
    assert names.box_of(last).top() < names.height() - 10
    press(names, Key.Key_Home)
    assert window.timeline.canvas.scroll == 0
