"""What stands above the documents that are alone: the chosen, what they differ on, the way to the grid and back."""

import pytest

from tests.ui.hands import CTRL, Key, button_named, click, press, press_focused, settle

pytestmark = pytest.mark.documents(1)


def said(window) -> list[str]:
    """The words of the line, as they are read aloud; those that are cut only end in an ellipsis."""
    at_issue = window.way_back.at_issue
    for label in (at_issue.title, at_issue.words):
        whole, shown = label.accessibleName(), label.text()
        assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]) and label.toolTip() == whole)
    return [label.accessibleName() for label in (at_issue.title, at_issue.words) if at_issue.isVisible()]


def test_it_says_what_is_chosen_and_what_the_documents_differ_on(small):
    press(small, Key.Key_3, CTRL)
    assert said(small) == ["Riots in the harbour", "They differ on: “When”, “Killed”, “Why”"]
    high = small.way_back.height()
    small.desk.open("debt-written-off")
    settle()
    assert said(small) == [small.desk.title("debt-written-off"), ""]
    small.desk.open("harbour-riots")
    press(small.reading.columns[0].text, Key.Key_V)
    assert said(small) == ["Riots in the harbour", ""], "a class is to find it out for itself"
    small.desk.session.change(current="", selected=())
    settle()
    assert said(small) == [] and small.way_back.height() == high
    for key in (Key.Key_1, Key.Key_2):
        press(small, Key.Key_Escape)
        small.desk.open("harbour-riots")
        press(small, key, CTRL)
        assert said(small) == []


@pytest.mark.parametrize(("size", "scale"), [
    ((800, 500), 1.0), pytest.param((1366, 768), 1.0, marks=pytest.mark.slow),
    pytest.param((1920, 1080), 2.0, marks=pytest.mark.slow), ((1366, 768), 3.0)])
def test_it_is_one_line_however_little_room_there_is(small, size, scale):
    small.resize(*size)
    small.desk.theme.set_scale(scale)
    settle()
    press(small, Key.Key_3, CTRL)
    if not small.way_back.isVisible():
        return  # there is but one room
    high = small.way_back.height()
    small.desk.session.change(current="", selected=())
    settle()
    assert small.way_back.height() == high
    small.desk.open("harbour-riots")
    settle()
    at_issue = small.way_back.at_issue
    assert small.way_back.height() == high
    assert at_issue.geometry().right() <= small.way_back.width()
    assert at_issue.words.geometry().right() <= at_issue.width()


def test_compare_leads_to_the_grid_and_this_back_to_the_documents(small):
    press(small, Key.Key_3, CTRL)
    click(button_named(small.way_back, "Compare"))
    compare = small.room.compare
    assert compare.grid.view.isVisible() and small.reading.isVisible() and not small.way_back.isVisible()
    click(button_named(compare, "Back to the documents"))
    assert small.rooms.texts_alone and small.way_back.isVisible() and not small.room.isVisible()
    assert small.reading.columns[0].text.hasFocus()
    press_focused(small, Key.Key_C)
    assert compare.grid.view.hasFocus()
    press_focused(small, Key.Key_Escape)
    assert small.rooms.texts_alone and small.reading.columns[0].text.hasFocus()
    press_focused(small, Key.Key_Escape)
    assert small.timeline.isVisible() and small.detail.isVisible()
    press_focused(small, Key.Key_C)
    click(button_named(compare, "Back to the line"))
    assert small.timeline.isVisible() and small.detail.isVisible(), "only whoever came from there goes back there"


def test_the_grid_that_lies_behind_the_documents_comes_too(small):
    press(small.timeline.canvas, Key.Key_C)
    press_focused(small, Key.Key_3, CTRL)
    assert small.rooms.texts_alone
    click(button_named(small.way_back, "Compare"))
    assert small.room.compare.grid.view.isVisible() and small.room.compare.grid.view.hasFocus()
