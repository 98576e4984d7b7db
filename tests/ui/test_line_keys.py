"""The line under the keys: from event to event, from lane to lane, in and out."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from explorer.model.days import to_date, to_day
from tests.ui.hands import (
    ALT,
    SHIFT,
    Key,
    click,
    click_on_line,
    drawn_marks,
    empty_spot,
    picture,
    press,
    settle,
    wheel,
)

pytestmark = pytest.mark.documents(1)


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


def test_an_actor_that_is_chosen_is_named_for_no_event_is(small, line):
    small.desk.open("norland")
    assert small.status.text().startswith("Norland is chosen · ") and "selected" not in small.status.text()
    press(line, Key.Key_Escape)
    assert "0 events selected" in small.status.text()
    click_on_line(small, "independence")
    click_on_line(small, "election-2013", SHIFT)
    small.desk.open("norland")
    assert small.status.text().startswith("2 events selected"), "as the details list them still"



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


# Years chosen by key

def spanned(window) -> tuple[int, int] | None:
    return window.timeline.canvas.span.days


def items_of_lane(line, key: str) -> list[tuple[int, int]]:
    """First and last day of each event in the lane of one, by date."""
    columns = line.content.columns
    lane = int(columns.lane[columns.items_of(line.content.ids_of((key,)))[0]])
    inside = columns.lane == lane
    return sorted(zip(columns.start_earliest[inside].tolist(), columns.end_latest[inside].tolist(), strict=True))


def test_shift_and_arrows_grow_years_from_the_chosen_and_enter_chooses_them(small, line):
    click_on_line(small, "harbour-riots")
    own = line.content.days_of([line.content.id_of("harbour-riots")])
    days = [day for item in items_of_lane(line, "harbour-riots") for day in item]
    press(line, Key.Key_Right, SHIFT)
    first, last = spanned(small)
    assert first == own[0] and last > own[1] and last in days
    assert current(small) == "harbour-riots", "nothing is chosen yet"
    press(line, Key.Key_Right, SHIFT)
    press(line, Key.Key_Right, SHIFT)
    grown = spanned(small)
    assert grown[0] == own[0] and grown[1] > last
    press(line, Key.Key_Left, SHIFT)
    assert spanned(small)[1] < grown[1]
    said = line.span.text()
    assert said[0].count("–") == 1 and ("year" in said[1] or "day" in said[1])
    taken = spanned(small)
    press(line, Key.Key_Return)
    chosen = small.desk.session.state.selected
    assert len(chosen) > 1 and "harbour-riots" in chosen and spanned(small) == taken
    assert small.timeline.canvas.hasFocus(), "it chose them and did not go on to read"
    for key in chosen:
        a, b = line.content.days_of([line.content.id_of(key)])
        assert a <= grown[1] and b >= grown[0]


def test_it_shrinks_and_grows_the_other_way(small, line):
    click_on_line(small, "harbour-riots")
    own = line.content.days_of([line.content.id_of("harbour-riots")])
    press(line, Key.Key_Left, SHIFT)
    first, last = spanned(small)
    assert first < own[0] and last == own[1]
    seen = [spanned(small)]
    while spanned(small)[1] == own[1]:
        press(line, Key.Key_Right, SHIFT)
        assert spanned(small) != seen[-1]
        seen.append(spanned(small))
    assert own in seen, "it has shrunk to what it began with before it grew again"


def test_shift_and_page_keys_go_from_date_to_date_and_choose_whole_years(small, line):
    click_on_line(small, "harbour-riots")
    for _ in range(3):
        press(line, Key.Key_PageDown, SHIFT)
    first, last = spanned(small)
    assert (to_date(last)[1:], to_date(last + 1)[1:]) == ((12, 31), (1, 1))
    for _ in range(6):
        press(line, Key.Key_PageUp, SHIFT)
    first, last = spanned(small)
    assert to_date(first)[1:] == (1, 1) and last == line.content.days_of([line.content.id_of("harbour-riots")])[1]


def test_the_line_follows_and_ends_where_all_ends(small, line):
    click_on_line(small, "harbour-riots")
    line.zoom(0.02)
    settle()
    for _ in range(30):
        press(line, Key.Key_Right, SHIFT)
        first, last = small.desk.session.state.window
        assert first <= line.span.moving <= last
    assert spanned(small)[1] == max(day for item in items_of_lane(line, "harbour-riots") for day in item)


def test_escape_lets_go_of_years_and_of_nothing_else(small, line):
    click_on_line(small, "harbour-riots")
    press(line, Key.Key_Right, SHIFT)
    press(line, Key.Key_Escape)
    assert spanned(small) is None and current(small) == "harbour-riots"
    press(line, Key.Key_Right, SHIFT)
    press(line, Key.Key_Right)
    assert spanned(small) is None and current(small) != "harbour-riots"
    press(line, Key.Key_Return)
    assert small.detail.page.hasFocus()


def test_with_nothing_chosen_it_begins_in_the_middle(small, line):
    press(line, Key.Key_Escape)
    press(line, Key.Key_Right, SHIFT)
    first, last = small.desk.session.state.window
    days = spanned(small)
    assert first < days[0] < days[1] < last
    small.desk.session.change(filters=small.desk.session.state.filters.__class__(actors=frozenset({"nobody"})))
    press(line, Key.Key_Escape)
    press(line, Key.Key_Right, SHIFT)
    assert spanned(small) is None


def test_the_span_is_seen_and_heard(small, line, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
                        if isinstance(event, QAccessibleAnnouncementEvent) else None)
    click_on_line(small, "harbour-riots")
    before = picture(line.viewport())
    press(line, Key.Key_PageDown, SHIFT)
    assert heard[-1] == "; ".join(line.span.text())
    heights = range(round(line.area.top()), round(line.area.bottom()))
    x = round(line.scale_now.x(spanned(small)[1]) - 3)
    after = picture(line.viewport())
    assert any(before.pixelColor(x, y) != after.pixelColor(x, y) for y in heights)


def test_with_nothing_chosen_the_keys_begin_with_what_is_in_view(small, line):
    for key, last in ((Key.Key_Right, False), (Key.Key_Period, False), (Key.Key_Down, False), (Key.Key_Left, True),
                      (Key.Key_Up, True)):
        window = float(to_day(1993)), float(to_day(2014))
        small.desk.session.change(current="", selected=(), window=window)
        columns, content = line.content.columns, line.content
        press(line, key)
        assert small.desk.session.state.window == window, key
        lane = line.lanes_in_view()[0]
        inside = (columns.lane == lane) & (columns.start_earliest >= window[0]) & (columns.start_earliest <= window[1])
        begins = columns.start_earliest[inside].tolist()
        assert len(set(begins)) > 1
        n = begins.index((max if last else min)(begins))
        assert current(small) == content.key_of(int(columns.entity[inside][n])), key


def test_with_nothing_in_view_the_keys_begin_with_the_first_of_all(small, line):
    small.desk.session.change(current="", selected=(), window=(float(to_day(1800)), float(to_day(1801))))
    press(line, Key.Key_Right)
    assert current(small)
