"""What is chosen and not to be seen is pointed out, with a button that shows it; the line stays usable meanwhile."""

import pytest

from explorer.model.filters import Filters
from tests.ui.hands import ALT, Key, button_named, click, click_on_line, press, settle, type_text

pytestmark = pytest.mark.documents(1)

KEY, LANE = "manas-closure-2014", "united-states"


def search_for(window, words: str) -> None:
    """Type it, and open the first hit."""
    window.search.setFocus()
    window.search.clear()
    type_text(window.search, words)
    settle(90)
    press(window.search, Key.Key_Return)
    settle()


def seen(window) -> bool:
    """Whether the chosen is drawn in view."""
    canvas = window.timeline.canvas
    place = canvas.place_of(window.desk.session.state.current)
    return place is not None and canvas.area.contains(place)


@pytest.fixture
def lanes(window):
    return window.timeline.names.lanes


def test_in_a_hidden_or_a_collapsed_lane(window, lanes):
    lanes.toggle("hidden", LANE)
    search_for(window, "closure of manas")
    notice = window.out_of_sight
    assert window.desk.session.state.current == KEY and not seen(window)
    assert notice.isVisible() and notice.words.text() == "“Closure of Manas” stands in a hidden lane: United States."
    click(notice.button)
    assert notice.button.text() == "Show the lane" and not notice.isVisible()
    assert seen(window) and not window.desk.session.state.arrangement.hidden
    window.desk.session.change(current="")
    lanes.toggle("collapsed", LANE)
    search_for(window, "closure of manas")
    notice = window.out_of_sight
    assert notice.isVisible() and "collapsed lane: United States" in notice.words.text()
    click(notice.button)
    assert not notice.isVisible() and seen(window) and not window.desk.session.state.arrangement.collapsed


def test_who_clicks_it_in_a_collapsed_lane_sees_it_there(window, lanes):
    lanes.toggle("collapsed", LANE)
    settle()
    click_on_line(window, KEY)
    assert window.desk.session.state.current == KEY and not window.out_of_sight.isVisible()


def test_behind_filters_and_then_in_a_hidden_lane(window, lanes):
    lanes.toggle("hidden", LANE)
    window.desk.session.change(filters=Filters(kinds=frozenset(("treaty",))))
    search_for(window, "closure of manas")
    notice = window.out_of_sight
    assert notice.words.text() == "“Closure of Manas” is hidden by the filters."
    click(button_named(notice, "Show it on the line"))
    assert not window.desk.session.state.filters and "hidden lane" in notice.words.text()
    click(notice.button)
    assert seen(window) and not notice.isVisible()


def test_not_told_through_the_lens(window):
    canvas = window.timeline.canvas
    canvas.setFocus()
    while window.desk.session.state.lens != ("sari",):
        press(canvas, Key.Key_L)
    search_for(window, "closure of manas")
    notice = window.out_of_sight
    assert notice.isVisible() and "not told through this lens" in notice.words.text()
    click(notice.button)
    assert window.desk.session.state.lens == () and seen(window) and not notice.isVisible()


def test_it_goes_with_the_choice_with_its_reason_and_when_sent_away(window, lanes):
    notice = window.out_of_sight
    lanes.toggle("hidden", LANE)
    assert not notice.isVisible(), "who hides a lane knows it"
    for away in (lambda: click_on_line(window, "kant"), lambda: lanes.show_hidden(),
                 lambda: click(button_named(notice, "Leave it hidden"))):
        if LANE not in window.desk.session.state.arrangement.hidden:
            lanes.toggle("hidden", LANE)
        window.desk.session.change(current="")
        search_for(window, "closure of manas")
        assert notice.isVisible()
        away()
        settle()
        assert not notice.isVisible()


def test_back_to_something_hidden_is_pointed_out_too(window, lanes):
    click_on_line(window, KEY)
    click_on_line(window, "kant")
    lanes.toggle("hidden", LANE)
    press(window.timeline.canvas, Key.Key_Left, ALT)
    assert window.desk.session.state.current == KEY and window.out_of_sight.isVisible()


def test_what_has_no_place_on_the_line_is_no_matter_and_the_undated_are_on_their_shelf(window, lanes):
    lanes.toggle("hidden", LANE)
    for key in ("russia", "akayev", ""):
        window.desk.session.change(current=key)
        assert not window.out_of_sight.isVisible(), key
    window.desk.session.change(filters=Filters(kinds=frozenset(("base",))))
    undated = window.desk.library.undated[0][1]
    window.desk.open(undated)
    assert not window.out_of_sight.isVisible()


@pytest.mark.slow
def test_at_three_hundred_per_cent_in_a_narrow_window(window, lanes):
    window.desk.theme.set_scale(3.0)
    window.resize(900, 700)
    settle()
    wide = window.width()
    lanes.toggle("hidden", LANE)
    search_for(window, "closure of manas")
    notice = window.out_of_sight
    assert notice.isVisible() and window.width() == wide
    for button in (notice.button, notice.away):
        assert button.width() >= button.minimumSizeHint().width()
        assert notice.rect().contains(button.geometry())
    assert notice.words.height() >= notice.words.heightForWidth(notice.words.width())
