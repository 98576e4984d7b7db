"""Comparing takes the place of the line and the details, and gives it back."""

import pytest

from tests.ui.hands import (
    CTRL,
    Key,
    button_named,
    click,
    click_on_line,
    follow,
    from_menu,
    press,
    press_focused,
    settle,
)
from tests.ui.test_compare import RIOTS, compare, words

pytestmark = pytest.mark.documents(1)


def test_it_takes_the_place_of_line_and_details_and_gives_it_back(small):
    click_on_line(small, RIOTS)
    press_focused(small, Key.Key_C)
    pane = small.room.compare
    assert pane.isVisible() and small.reading.isVisible()
    assert not small.timeline.isVisible() and not small.detail.isVisible()
    assert pane.width() == small.width() and pane.grid.view.hasFocus()
    assert button_named(small.bar, "Compare the documents").isChecked()
    press_focused(small, Key.Key_Escape)
    assert small.timeline.isVisible() and small.detail.isVisible() and not pane.isVisible()
    assert small.timeline.canvas.hasFocus()
    assert small.desk.session.state.current == RIOTS


def test_by_button_by_menu_and_back_by_button(small):
    click(button_named(small.bar, "Compare the documents"))
    assert small.room.compare.isVisible()
    click(small.room.compare.close_button)
    assert not small.room.compare.isVisible()
    from_menu(small.bar.menu, "View", "Compare the documents")
    assert small.room.compare.isVisible()
    click(button_named(small.bar, "Compare the documents"))
    assert small.timeline.isVisible()


def test_from_the_details(small):
    click_on_line(small, RIOTS)
    follow(small.detail.page, "grid:")
    assert small.room.compare.grid.isVisible()
    assert small.room.compare.grid.title.text() == "Riots in the harbour"


def test_one_room_alone_and_all_again(small):
    compare(small, RIOTS)
    press_focused(small, Key.Key_1, CTRL)
    assert small.room.isVisible() and not small.reading.isVisible() and not small.detail.isVisible()
    press_focused(small, Key.Key_1, CTRL)
    assert small.room.compare.isVisible() and small.reading.isVisible() and not small.detail.isVisible()
    press_focused(small, Key.Key_2, CTRL)
    assert small.detail.isVisible() and not small.room.isVisible()
    press_focused(small, Key.Key_2, CTRL)
    assert small.room.compare.isVisible() and not small.detail.isVisible()
    press(small.room.compare.grid.view, Key.Key_Escape)
    assert small.detail.isVisible() and small.timeline.isVisible()


def test_the_way_back_names_what_it_leads_to(small):
    press(small.timeline.canvas, Key.Key_T, CTRL)
    small.actions_by_name["grid"].trigger()
    click(button_named(small.room.compare, "Back to the table"))
    assert small.room.table.view.isVisible() and not small.timeline.isVisible()
    small.actions_by_name["grid"].trigger()
    small.resize(1366, 1500)
    settle()
    click(button_named(small.room.compare, "Back to the line"))
    assert small.room.table.view.isVisible() and small.timeline.isVisible(), "there is room for both"


def test_escape_gives_the_rooms_back_before_it_leaves(small):
    view = compare(small, RIOTS).view
    press_focused(small, Key.Key_1, CTRL)
    assert small.way_back.words.text() == "Compare alone"
    press(view, Key.Key_Escape)
    assert small.room.compare.isVisible() and small.reading.isVisible() and not small.detail.isVisible()
    press(view, Key.Key_Escape)
    assert small.timeline.isVisible() and small.detail.isVisible()


def test_the_table_comes_and_goes_beside_it(small):
    compare(small, RIOTS)
    press_focused(small, Key.Key_T, CTRL)
    assert small.room.table.isVisible() and not small.room.compare.isVisible() and small.detail.isVisible()
    press(small.room.table.view, Key.Key_Escape)
    click(button_named(small.bar, "Compare the documents"))
    assert small.room.compare.isVisible() and not small.room.table.isVisible()
    press_focused(small, Key.Key_Escape)
    assert small.room.table.isVisible()


def test_another_choice_is_compared_at_once(small):
    view = compare(small, RIOTS).view
    press_focused(small, Key.Key_Period)
    current = small.desk.session.state.current
    assert small.room.compare.grid.title.text() == small.desk.title(current) != "Riots in the harbour"
    assert {line.about for line in view.rows.lines} == {current}
    press_focused(small, Key.Key_Escape)
    assert small.detail.title.text() == small.desk.title(current), "the details have followed"
    press_focused(small, Key.Key_C)
    small.desk.session.change(current="", selected=())
    assert not view.isVisible() and "Nothing chosen yet" in small.room.compare.grid.nothing.text()


def test_another_dataset_is_compared_at_once(small, reckoned_dataset):
    view = compare(small, "debt-written-off").view
    small.open_dataset(reckoned_dataset)
    settle()
    assert small.timeline.isVisible()  # it begins where the dataset begins
    press(small.timeline.canvas, Key.Key_C)
    small.desk.open("debt-written-off")
    settle()
    assert "calculated by us" in words(view, "debt-written-off.6").small
