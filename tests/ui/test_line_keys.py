"""The line under the keys: from event to event, from lane to lane, in and out."""

import pytest

from explorer.model.days import to_day
from tests.ui.hands import ALT, SHIFT, Key, click, click_on_line, drawn_marks, empty_spot, press, settle, wheel


@pytest.fixture
def line(small):
    canvas = small.timeline.canvas
    assert canvas.hasFocus()  # from the start
    return canvas


def current(window) -> str:
    return window.desk.session.state.current


def dates(window, keys: list[str]) -> list[int]:
    columns, content = window.timeline.content.columns, window.timeline.content
    first: dict[str, int] = {}
    for entity, day in zip(columns.entity, columns.start_earliest, strict=True):
        key = content.key_of(int(entity))
        first[key] = min(first.get(key, 10**9), int(day))
    return [first[k] for k in keys]


def test_right_and_left_go_from_event_to_event_in_a_lane(small, line):
    click_on_line(small, "harbour-riots")
    columns = line.content.columns
    lane = int(columns.lane[columns.items_of(line.content.ids_of(("harbour-riots",)))[0]])
    there = {line.content.key_of(int(e)) for e in columns.entity[columns.lane == lane]}
    gone = []
    for _ in range(9):
        press(line, Key.Key_Left)
    for _ in range(9):
        gone.append(current(small))
        press(line, Key.Key_Right)
    order = list(dict.fromkeys(gone))
    assert set(order) == there and len(order) > 3
    assert dates(small, order) == sorted(dates(small, order))
    assert small.desk.session.state.selected == (order[-1],)
    assert small.detail.title.text() == small.desk.title(order[-1])


def test_down_and_up_change_lanes(small, line):
    click_on_line(small, "debt-written-off")
    lanes = {m.entity: m.lane for m in line.draw_now().marks} | {b.entity: b.lane for b in line.draw_now().bars}
    at = [lanes[line.content.id_of(current(small))]]
    for _ in range(3):
        press(line, Key.Key_Down)
        at.append(lanes[line.content.id_of(current(small))])
    assert at == [0, 1, 2, 2]
    press(line, Key.Key_Up)
    assert lanes[line.content.id_of(current(small))] == 1


def test_an_event_gone_to_is_brought_into_view(small, line):
    for _ in range(14):
        wheel(line.viewport(), line.area.center(), 1)
    for _ in range(12):
        press(line, Key.Key_Left)
    settle()
    first, last = small.desk.session.state.window
    assert current(small) in drawn_marks(line)
    assert first < to_day(1992) < last or first < to_day(1990, 5, 4) < last


def test_a_lane_out_of_sight_is_scrolled_to(window):
    line = window.timeline.canvas
    for _ in range(8):
        press(line, Key.Key_Down)
    where = line.place_of(current(window))
    assert where is not None
    assert line.area.contains(where)
    assert line.scroll > 0


def test_home_shows_all_years(small, line):
    wheel(line.viewport(), line.area.center(), 6)
    assert small.desk.session.state.window != pytest.approx(line.content.extent)
    press(line, Key.Key_Home)
    assert small.desk.session.state.window == pytest.approx(line.content.extent)


def test_plus_and_minus_zoom(small, line):
    wide = line.scale_now.days_per_pixel
    press(line, Key.Key_Plus)
    assert line.scale_now.days_per_pixel < wide
    press(line, Key.Key_Minus)
    assert line.scale_now.days_per_pixel == pytest.approx(wide)


def test_page_down_and_up_move_a_quarter(small, line):
    wheel(line.viewport(), line.area.center(), 5)
    first, last = small.desk.session.state.window
    press(line, Key.Key_PageDown)
    assert small.desk.session.state.window[0] == pytest.approx(first + (last - first) / 4)
    press(line, Key.Key_PageUp)
    assert small.desk.session.state.window == pytest.approx((first, last))


def test_enter_goes_to_the_details(small, line):
    for key in (Key.Key_Return, Key.Key_Enter):
        line.setFocus()
        press(line, key)
        assert small.detail.page.hasFocus()


def test_escape_selects_nothing(small, line):
    click_on_line(small, "independence")
    click_on_line(small, "election-2013", SHIFT)
    press(line, Key.Key_Escape)
    assert small.desk.session.state.selected == ()
    assert "0 events selected" in small.status.text()
    assert small.detail.title.text() == "Nothing chosen yet"
    press(small, Key.Key_Left, ALT)
    assert small.detail.title.text() == "Election of 2013"


def test_a_click_gives_the_line_the_focus(small, line):
    small.search.setFocus()
    click(line.viewport(), empty_spot(line))
    assert line.hasFocus()


def test_stepping_passes_over_what_filters_hide(small, line):
    small.desk.session.change(filters=small.desk.session.state.filters.__class__(sources=frozenset({"memoir"})))
    seen = set()
    for _ in range(15):
        press(line, Key.Key_Right)
        seen.add(current(small))
    assert seen
    assert all("memoir" in small.desk.library.telling(k) for k in seen)
