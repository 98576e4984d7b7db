"""The way back from one room alone: seen, by mouse and by Esc, which no other use of Esc loses."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.hands import CTRL, SHIFT, Key, button_named, click, drag, press, press_focused, settle, type_text

pytestmark = pytest.mark.documents(1)


def rooms(window) -> list[str]:
    return [name for name in ("timeline", "detail", "reading") if getattr(window, name).isVisible()]


ALL = ["timeline", "detail", "reading"]
ROOMS = [(Key.Key_1, "timeline", "Timeline alone"), (Key.Key_2, "detail", "Details alone"),
         (Key.Key_3, "reading", "Documents alone")]
BACK = {"timeline": "Back to the documents", "detail": "Back to the line", "reading": "Back to the line"}


def test_a_room_alone_says_so_and_leads_back(small):
    assert not small.way_back.isVisible()
    for key, room, words in ROOMS:
        press(small, key, CTRL)
        assert rooms(small) == [room] and small.way_back.isVisible()
        assert small.way_back.words.text() == words
        click(button_named(small, BACK[room]))
        assert rooms(small) == ALL and not small.way_back.isVisible(), room


@pytest.mark.parametrize(("key", "room", "words"), ROOMS)
def test_esc_leads_back_and_nothing_else_is_lost(small, key, room, words):
    chosen = small.desk.session.state.current
    press(small, key, CTRL)
    focus = {"timeline": small.timeline.canvas, "detail": small.detail.page,
             "reading": small.reading.columns[0].text}[room]
    focus.setFocus()
    press_focused(small, Key.Key_Escape)
    assert rooms(small) == ALL and small.desk.session.state.current == chosen != ""
    small.timeline.canvas.setFocus()
    press_focused(small, Key.Key_Escape)
    assert small.desk.session.state.current == ""


def test_esc_in_the_search_box_and_while_years_are_chosen_comes_first(small):
    press(small, Key.Key_1, CTRL)
    small.search.setFocus()
    type_text(small.search, "riots")
    settle(90)
    assert small.search.showing()
    press_focused(small, Key.Key_Escape)
    assert not small.search.showing() and rooms(small) == ["timeline"]
    press_focused(small, Key.Key_Escape)
    assert small.search.text() == "" and rooms(small) == ["timeline"]
    press_focused(small, Key.Key_Escape)
    assert rooms(small) == ALL


def test_the_table_alone_leads_back_too(small):
    press(small, Key.Key_T, CTRL)
    press(small, Key.Key_1, CTRL)
    assert small.way_back.isVisible() and small.room.table.view.isVisible()
    small.room.table.view.setFocus()
    press_focused(small, Key.Key_Escape)
    assert rooms(small) == ["detail", "reading"]
    assert small.room.table.view.isVisible() and not small.way_back.isVisible()


def test_in_a_narrow_window_and_when_it_grows_again(small):
    small.resize(1024, 600)
    settle()
    press(small, Key.Key_2, CTRL)
    assert rooms(small) == ["detail"] and small.way_back.words.text() == "Details alone"
    press(small, Key.Key_Escape)
    assert rooms(small) == ["timeline", "detail"]
    press(small, Key.Key_1, CTRL)
    assert rooms(small) == ["timeline"] and small.way_back.isVisible()
    small.resize(1366, 768)
    settle()
    assert small.way_back.isVisible() == (len(rooms(small)) == 1)


def test_the_documents_stay_alone_while_a_note_is_written_beside_them(small):
    press(small, Key.Key_3, CTRL)
    click(small.reading.columns[0].text.viewport())
    press_focused(small, Key.Key_N)
    assert small.notes.pane.isVisible() and rooms(small) == ["reading"] and small.way_back.isVisible()
    small.actions_by_name["notes"].trigger()
    settle()
    assert rooms(small) == ["reading"] and small.rooms.texts_alone
    press(small, Key.Key_Escape)
    assert rooms(small) == ALL


def test_where_there_is_but_one_room_there_is_nowhere_to_go_back_to(small):
    small.desk.theme.set_scale(3.0)
    settle()
    assert len(rooms(small)) == 1
    press(small, Key.Key_3, CTRL)
    assert rooms(small) == ["reading"] and not small.way_back.isVisible()
    assert not small.upper.isVisible(), "nothing stands above"
    small.all_three()
    assert not small.upper.isVisible()


def test_at_two_hundred_per_cent_it_has_its_words(small):
    small.resize(1920, 1080)
    small.desk.theme.set_scale(1.7)
    press(small, Key.Key_3, CTRL)
    button = small.way_back.button
    assert button.width() >= button.sizeHint().width() and button.height() >= button.minimumSizeHint().height()
    assert small.way_back.height() <= small.desk.theme.px(48)


def test_years_that_are_dragged_are_let_go_first(small):
    press(small, Key.Key_1, CTRL)
    canvas = small.timeline.canvas
    area = canvas.area
    drag(canvas.viewport(), area.center(), area.center() + (area.topRight() - area.center()) / 4, SHIFT)
    canvas.setFocus()
    canvas.span.point_at(11_000, 11_400)
    press(canvas, Key.Key_Escape)
    assert rooms(small) == ["timeline"] and canvas.span.days is None


def test_the_button_says_what_comes_back(small):
    press(small, Key.Key_T, CTRL)
    small.resize(1366, 500)
    settle()
    assert not small.timeline.isVisible()
    press(small, Key.Key_2, CTRL)
    click(button_named(small, "Back to the table"))
    assert small.room.table.view.isVisible() and not small.timeline.isVisible()
    press(small, Key.Key_T, CTRL)
    small.resize(1366, 768)
    settle()
    press(small.timeline.canvas, Key.Key_C)
    press(small, Key.Key_2, CTRL)
    assert rooms(small) == ["detail"] and small.room.comparing
    click(button_named(small, "Back to the comparison"))
    assert small.room.compare.isVisible()


def test_esc_closes_who_speaks_and_nothing_else(small):
    chosen, head = small.desk.session.state.current, small.reading.columns[0].head

    def closes(keys: QWidget) -> None:
        keys.setFocus()
        click(head.card_button)
        if keys is head.card:
            head.card.setFocus()
        assert head.card.isVisible()
        press_focused(small, Key.Key_Escape)
        assert not head.card.isVisible() and not head.card_button.isChecked()
        assert small.desk.session.state.current == chosen != ""
        assert small.focusWidget() is (head.card_button if keys is head.card else keys)

    for place in (small.timeline.canvas, small.detail.page, small.reading.columns[0].text, head.card,
                  small.bar.filters):
        closes(place)
        assert not small.room.comparing
    press(small, Key.Key_T, CTRL)
    closes(small.room.table.view)
    press(small, Key.Key_T, CTRL)
    press(small.timeline.canvas, Key.Key_C)
    closes(small.room.compare.grid.view)
    assert small.room.comparing


def test_with_who_speaks_open_the_documents_alone_stay_alone(small):
    press(small, Key.Key_3, CTRL)
    click(small.reading.columns[0].head.card_button)
    press_focused(small, Key.Key_Escape)
    assert rooms(small) == ["reading"] and not small.reading.columns[0].head.card.isVisible()
    press_focused(small, Key.Key_Escape)
    assert rooms(small) == ALL
