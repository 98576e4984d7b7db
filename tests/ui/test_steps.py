"""From hit to hit without the list: by mouse and by key, from the details, from the grid and above the documents."""

import pytest
from PySide6.QtCore import QPoint

from explorer.ui.hits import Head, group_words
from explorer.ui.steps import StepsRow
from tests.ui.hands import CTRL, SHIFT, Key, button_named, click, click_on_line, press, press_focused, settle
from tests.ui.test_search import listed, pick, search_for

pytestmark = pytest.mark.documents(1)


def rows(window) -> list[StepsRow]:
    return [row for row in window.findChildren(StepsRow) if row.isVisible()]


def seen(window) -> str:
    """Which of how many is looked at; nothing where that is not said."""
    return " ".join(row.number.text() for row in rows(window))


def order(window) -> list[str]:
    """The hits of every group, the groups as they stand below each other."""
    panel, found = window.search.panel, []
    for group in [e.group for e in panel.hits.entries if isinstance(e, Head)]:
        pick(panel.groups, group_words(group))
        found += listed(window)
    pick(panel.groups, "Everything")
    return found


def test_with_one_click_to_the_next_and_the_one_before(small):
    search_for(small, "vik")
    keys = order(small)
    total = len(keys)
    assert total > 3 and seen(small) == ""
    press(small.search, Key.Key_Return)
    assert not small.search.showing() and seen(small) == f"1 of {total} found"
    assert not button_named(small.detail, "Previous found").isEnabled()
    state = small.desk.session.state
    assert state.current == keys[0]
    ahead = button_named(small.detail, "Next found")
    at = ahead.mapTo(small, QPoint(0, 0))
    for n in range(1, total):
        click(ahead)
        state = small.desk.session.state
        assert keys[n] in (state.current, state.passage) and seen(small) == f"{n + 1} of {total} found"
        assert ahead.mapTo(small, QPoint(0, 0)) == at or not small.detail.isVisible(), "the hand can stay"
    assert not ahead.isEnabled()
    click(button_named(small.detail, "Previous found"))
    assert seen(small) == f"{total - 1} of {total} found"


def test_by_key_and_the_keys_stay_where_they_are(small):
    search_for(small, "vik")
    keys = order(small)
    press(small.search, Key.Key_Escape)
    small.reading.columns[0].text.setFocus()
    for n, (modifier, at) in enumerate([(None, 0), (None, 1), (None, 2), (SHIFT, 1), (SHIFT, 0), (SHIFT, 0)]):
        press_focused(small, Key.Key_F3, *([modifier] if modifier else []))
        state = small.desk.session.state
        assert keys[at] in (state.current, state.passage), n
        assert seen(small) == f"{at + 1} of {len(keys)} found"
        assert small.reading.columns[0].text.hasFocus()


def test_all_found_lists_them_again_with_the_one_that_is_looked_at(small):
    search_for(small, "vik")
    press(small.search, Key.Key_Return)
    click(button_named(small.detail, "Next found"))
    current = small.desk.session.state.current
    click(button_named(small.detail, "Hit list"))
    panel = small.search.panel
    assert panel.isVisible() and panel.hits.row(panel.current()).key == current and small.search.hasFocus()
    press(small.search, Key.Key_Escape)
    assert not panel.isVisible() and seen(small)


@pytest.mark.documents(5)
def test_one_that_is_looked_at_already_comes_into_view_again(window):
    """One has read on; the hit is chosen from the list once more, or the mark clicked."""
    search_for(window, "kant")
    press(window.search, Key.Key_Return)
    read = next(c for c in window.reading.columns if c.text.told and c.text.verticalScrollBar().maximum() > 500)
    bar, there = read.text.verticalScrollBar(), read.text.verticalScrollBar().value()
    for again in ("list", "mark"):
        bar.setValue(0 if there > bar.maximum() / 2 else bar.maximum())
        settle()
        if again == "list":
            click(button_named(window.detail, "Hit list"))
            press(window.search, Key.Key_Return)
        else:
            click_on_line(window, window.desk.session.state.current)
        settle()
        assert bar.value() == there, again


def test_it_goes_with_the_search_and_with_another_choice_and_comes_back_by_back(small):
    search_for(small, "vik")
    press(small.search, Key.Key_Return)
    said = seen(small)
    assert said
    click_on_line(small, "election-2013")
    assert seen(small) == ""
    small.actions_by_name["back"].trigger()
    settle()
    assert seen(small) == said
    click(button_named(small.search, "Clear the search"))
    assert seen(small) == "" and small.desk.session.state.current
    press_focused(small, Key.Key_F3)
    assert seen(small) == "", "there is nothing to go through"
    search_for(small, "riots")
    assert seen(small) == ""


def test_what_is_clicked_in_the_texts_is_another_choice_only_where_a_statement_was_found(small):
    search_for(small, "vik")
    press(small.search, Key.Key_Return)
    said = seen(small)
    click(button_named(small.reading.columns[0], "Next place in this document"))
    assert seen(small) == said, "it is the same that is looked at"


def test_it_stands_above_the_documents_alone_and_above_the_grid(small):
    search_for(small, "vik")
    press(small.search, Key.Key_Return)
    press_focused(small, Key.Key_3, CTRL)
    assert seen(small).startswith("1 of") and rows(small) == [small.way_back.steps]
    high = small.way_back.height()
    click(button_named(small.way_back, "Next found"))
    assert seen(small).startswith("2 of") and small.rooms.texts_alone and small.way_back.height() == high
    click(button_named(small.way_back, "Compare"))
    settle()
    assert seen(small).startswith("2 of")
    click(button_named(small.room.compare, "Next found"))
    assert seen(small).startswith("3 of") and small.room.compare.isVisible()


@pytest.mark.parametrize("scale", [*(pytest.param(scale, marks=pytest.mark.slow) for scale in (1.0, 2.0)), 3.0])
def test_it_has_room_at_every_size_of_the_text(small, scale):
    small.desk.theme.set_scale(scale)
    small.resize(1024, 600)
    settle()
    search_for(small, "vik")
    press(small.search, Key.Key_Return)
    if not small.detail.isVisible():
        small.below.setCurrentWidget(small.detail)
    settle()
    row = rows(small)[0]
    for widget in (row.previous, row.number, row.next, row.all):
        assert row.rect().contains(widget.geometry()) and widget.width() >= widget.minimumSizeHint().width()
        assert widget.accessibleName() or widget.text()


def test_what_an_event_is_about_is_read_to_its_end_where_a_line_is_too_short(window):
    """A second line only where it is needed."""
    search_for(window, "debt")
    listing, model = window.search.panel.list, window.search.panel.hits
    events = [n for n in range(model.rowCount()) if model.entries[n] in window.search.found.listed("event")]
    heights = {len(model.row(n).context): listing.visualRect(model.index(n)).height() for n in events}
    assert len(set(heights.values())) == 2
    assert heights[max(heights)] > heights[min(heights)]
