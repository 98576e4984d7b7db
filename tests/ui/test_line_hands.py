"""The line under fingers, and what dragging with Shift says and catches on."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from explorer.model.days import to_date, to_day
from explorer.timeline.snap import catch
from explorer.ui.timeline import counted
from tests.ui.hands import (
    ALT,
    CTRL,
    LEFT,
    NONE,
    SHIFT,
    Key,
    click,
    click_on_line,
    drag,
    empty_spot,
    follow,
    open_menu,
    picture,
    pixels_of,
    place,
    press,
    send_mouse,
    settle,
    wheel,
)

pytestmark = pytest.mark.documents(1)

PRESS, MOVE, RELEASE = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)


@pytest.fixture
def line(small):
    canvas = small.timeline.canvas
    canvas.set_window((float(to_day(1995)), float(to_day(2015))))
    return canvas


# Fingers

def touchpad(line, kind: Qt.NativeGestureType, at: QPointF, value: float = 0.0, way: QPointF | None = None) -> bool:
    event = QNativeGestureEvent(kind, QPointingDevice.primaryPointingDevice(), 2, at, at,
                                QPointF(line.viewport().mapToGlobal(at)), value, way or QPointF())
    return QApplication.sendEvent(line.viewport(), event)


def test_pinching_a_touchpad_zooms_where_the_pointer_is(line):
    at = line.area.center() + QPointF(150, 0)
    day, wide = line.scale_now.day(at.x()), line.scale_now.days_per_pixel
    for _ in range(3):
        assert touchpad(line, Qt.NativeGestureType.ZoomNativeGesture, at, 0.1)
    assert line.scale_now.days_per_pixel == pytest.approx(wide / 1.1 ** 3)
    assert line.scale_now.day(at.x()) == pytest.approx(day, abs=0.01)
    for _ in range(3):
        touchpad(line, Qt.NativeGestureType.ZoomNativeGesture, at, 1 / 1.1 - 1)
    assert line.scale_now.days_per_pixel == pytest.approx(wide)


def test_two_fingers_that_slide_or_tap_on_a_touchpad(line):
    at = line.area.center()
    day, wide = line.scale_now.day(at.x()), line.scale_now.days_per_pixel
    touchpad(line, Qt.NativeGestureType.BeginNativeGesture, at)
    touchpad(line, Qt.NativeGestureType.PanNativeGesture, at, way=QPointF(-40, 0))
    touchpad(line, Qt.NativeGestureType.EndNativeGesture, at)
    assert line.scale_now.day(at.x() - 40) == pytest.approx(day, abs=0.01)
    touchpad(line, Qt.NativeGestureType.SmartZoomNativeGesture, at)
    assert line.scale_now.days_per_pixel == pytest.approx(wide / 2.5)


def test_a_gesture_that_means_nothing_here_changes_nothing(line):
    before = line.desk.session.state
    touchpad(line, Qt.NativeGestureType.RotateNativeGesture, line.area.center(), 20.0)
    touchpad(line, Qt.NativeGestureType.ZoomNativeGesture, line.area.center(), -5.0)  # as far as it goes, no error
    assert line.desk.session.state.change(window=before.window) == before
    assert line.desk.session.state.window == pytest.approx(line.content.extent)


def test_a_pinch_gesture_zooms_between_the_fingers(line):
    at = line.area.center() - QPointF(100, 0)
    day, wide = line.scale_now.day(at.x()), line.scale_now.days_per_pixel
    pinch = QPinchGesture()
    pinch.setCenterPoint(QPointF(line.viewport().mapToGlobal(at)))
    pinch.setScaleFactor(1.5)
    pinch.setChangeFlags(QPinchGesture.ChangeFlag.ScaleFactorChanged)
    QApplication.sendEvent(line.viewport(), QGestureEvent([pinch]))
    assert line.scale_now.days_per_pixel == pytest.approx(wide / 1.5)
    assert line.scale_now.day(at.x()) == pytest.approx(day, abs=line.scale_now.days_per_pixel)


@pytest.fixture(scope="module")
def screen(application):
    return QTest.createTouchDevice()


def touch(line, device, points: list[tuple[QPointF, QPointF]]) -> None:
    """Two fingers go down, move in steps and are lifted; (where from, where to) of each."""
    window = line.window().windowHandle()
    origin = line.viewport().mapTo(line.window(), QPointF(0, 0))
    for step in range(13):
        events = QTest.touchEvent(window, device, False)
        for n, (start, end) in enumerate(points):
            at = (origin + start + (end - start) * min(step / 11, 1)).toPoint()
            if step == 0:
                events.press(n, at, window)
            elif step < 12:
                events.move(n, at, window)
            else:
                events.release(n, at, window)
        events.commit()
        settle()


def test_two_fingers_on_the_screen_zoom_and_choose_nothing(line, screen):
    middle = line.area.center()
    before, wide = line.desk.session.state, line.scale_now.days_per_pixel
    day = line.scale_now.day(middle.x())
    touch(line, screen, [(middle - QPointF(60, 0), middle - QPointF(180, 0)),
                         (middle + QPointF(60, 0), middle + QPointF(180, 0))])
    assert wide / 4 < line.scale_now.days_per_pixel < wide / 2
    assert line.scale_now.day(middle.x()) == pytest.approx(day, abs=20 * line.scale_now.days_per_pixel)
    assert line.desk.session.state.selected == before.selected


# Shift and dragging

def hold(line, start: QPointF, end: QPointF) -> None:
    """Drag with Shift, and do not let go."""
    send_mouse(line.viewport(), PRESS, start, SHIFT)
    for n in range(1, 6):
        send_mouse(line.viewport(), MOVE, start + (end - start) * (n / 5), SHIFT)


def at_day(line, day: int, beside: float = 0.0) -> QPointF:
    return QPointF(line.scale_now.x(day) + beside, line.area.bottom() - 3)


def free(line, day: int) -> QPointF:
    """A point near a day where nothing is caught."""
    for beside in range(0, 300, 3):
        at = at_day(line, day, beside)
        if catch(line.draw_now(), line.content.columns, at.x() - line.area.left(), at.y(), 6.0) is None:
            return at
    raise AssertionError("marks everywhere")


def test_the_length_is_said_in_years_and_days(line):
    start, end = free(line, to_day(1999, 6)), free(line, to_day(2012, 6))
    hold(line, start, end)
    first, last = line.span.days
    days, length = line.span.text()
    assert first == int(line.scale_now.day(start.x())) and last == int(line.scale_now.day(end.x()))
    years = int(length.split()[0])
    assert years in (12, 13) and "years, " in length and length.endswith(("days", "day"))
    assert days == f"{line.desk.wording.day(first)} – {line.desk.wording.day(last)}"
    send_mouse(line.viewport(), RELEASE, end, SHIFT)
    assert line.span.days == (first, last) and line.span.text() == (days, length), "they stay until the next click"
    click(line.viewport(), empty_spot(line))
    assert line.span.days is None


def test_days_that_were_chosen_stay_until_escape(line):
    start, end = free(line, to_day(1999)), free(line, to_day(2012))
    hold(line, start, end)
    days = line.span.days
    send_mouse(line.viewport(), RELEASE, end, SHIFT)
    line.set_window((float(to_day(1990)), float(to_day(2020))))
    assert line.span.days == days
    press(line, Key.Key_Escape)
    assert line.span.days is None


def test_the_details_say_how_many_events_of_which_days(small, line):
    start, end = free(line, to_day(1999)), free(line, to_day(2014))
    hold(line, start, end)
    send_mouse(line.viewport(), RELEASE, end, SHIFT)
    state = small.desk.session.state
    assert len(state.selected) > 2
    assert small.detail.title.text() == f"{len(state.selected)} events, {small.desk.wording.days(*line.span.days)}"
    assert small.detail.kind.text() == "" and not small.detail.ring.isVisible()
    page = small.detail.page.toPlainText()
    assert all(small.desk.title(key) in page for key in state.selected)
    other = state.selected[1]
    follow(small.detail.page, f"among:{other}")
    page = small.detail.page.toPlainText()
    assert page.count(small.desk.title(other)) >= 2, "in the list, and above what is said of it"
    assert small.desk.session.state.current == other and small.detail.title.text().startswith(f"{len(state.selected)} ")
    click_on_line(small, "harbour-riots")
    assert small.detail.title.text() == small.desk.title("harbour-riots") and small.detail.ring.isVisible()


def test_days_choose_none_of_what_lies_in_them(window):
    line = window.timeline.canvas
    click_on_line(window, "manas-closure-2014")
    assert line.draw_now() and line.arrows.arrows
    line.choose_days(to_day(2010), to_day(2014, 12, 31))
    state = window.desk.session.state
    assert "manas-closure-2014" in state.selected and state.current == ""
    assert line.draw_now() and not line.arrows.arrows
    assert window.detail.title.text().startswith(f"{len(state.selected)} events, 2010 – 2014")
    assert not window.detail.ring.isVisible()
    day = next(n for n in range(to_day(1992), to_day(2020)) if len(line.content.keys_within(n, n)) == 1)
    line.choose_days(day, day)
    alone = window.desk.session.state.selected
    assert len(alone) == 1 and window.detail.title.text() == f"1 event, {window.desk.wording.day(day)}"
    follow(window.detail.page, f"among:{alone[0]}")
    assert window.detail.title.text() == window.desk.title(alone[0])


def test_an_edge_catches_on_the_year_from_either_side(line):
    one, other = at_day(line, to_day(1999), 3), at_day(line, to_day(2012), -2)
    for start, end in ((one, other), (other, one)):
        hold(line, start, end)
        assert line.span.days == (to_day(1999), to_day(2011, 12, 31))
        assert line.span.text()[1] == "13 years"
        send_mouse(line.viewport(), RELEASE, end, SHIFT)
    hold(line, one, one + QPointF(5, 0))
    first, last = line.span.days
    assert first <= last
    send_mouse(line.viewport(), RELEASE, one + QPointF(5, 0), SHIFT)


def test_a_year_is_had_whole_beside_what_ends_on_the_eve_of_it(small, line):
    line.set_window((float(to_day(1993)), float(to_day(2030))))
    bar = next(b for b in line.draw_now().bars if 60 < b.x1 < line.area.width() - 60 and b.x1 - b.x0 > 40)
    ended = int(line.content.columns.end_latest[bar.item])
    assert ended == to_day(to_date(ended)[0], 12, 31), "a bar that ends with a year"
    end = line.scale_now.x(to_day(to_date(ended)[0] + 3))
    y = line.area.top() + bar.y + bar.height / 2 - line.scroll
    hold(line, QPointF(line.area.left() + bar.x1, y), QPointF(end, y))
    assert line.span.days == (ended + 1, to_day(to_date(ended)[0] + 3) - 1)
    send_mouse(line.viewport(), RELEASE, QPointF(end, y), SHIFT)


def test_words_of_a_year_and_of_a_day(line):
    line.span.point_at(to_day(2012), to_day(2012, 12, 31))
    assert line.span.text() == ("2012", "1 year")
    line.span.point_at(to_day(2012, 9, 20), to_day(2012, 9, 20))
    assert line.span.text() == ("20 September 2012", "1 day")


def test_an_edge_catches_on_a_mark_and_shows_it(small, line):
    key = "harbour-riots"
    mark = place(small, key)
    item = line.content.columns.items_of(line.content.ids_of((key,)))[0]
    days = int(line.content.columns.start_earliest[item]), int(line.content.columns.end_latest[item])
    end = free(line, to_day(2013))
    hold(line, mark + QPointF(4, 0), end)
    assert line.span.days[0] == days[0]
    assert [c.entity for c in line.span.caught] == [line.content.id_of(key)]
    accent = small.desk.theme.colours.accent
    radius = line.drawing.metrics.radius + 5
    image = picture(line.viewport())
    assert pixels_of(image, accent, mark - QPointF(radius, 0), 2, 90) > 4
    send_mouse(line.viewport(), RELEASE, end, SHIFT)
    assert key in small.desk.session.state.selected
    press(line, Key.Key_Escape)
    assert pixels_of(picture(line.viewport()), accent, end, 4, 90) == 0


def test_an_edge_catches_on_the_end_of_a_bar(small, line):
    line.set_window((float(to_day(1993)), float(to_day(2030))))
    bar = next(b for b in line.draw_now().bars if 60 < b.x1 < line.area.width() - 60 and b.x1 - b.x0 > 40)
    y = line.area.top() + bar.y + bar.height / 2 - line.scroll
    start = QPointF(line.area.left() + bar.x0 + 3, y)
    end = QPointF(line.area.left() + bar.x1 - 4, y)
    hold(line, start, end)
    assert line.span.days == (int(line.content.columns.start_earliest[bar.item]),
                              int(line.content.columns.end_latest[bar.item]))
    send_mouse(line.viewport(), RELEASE, end, SHIFT)


def test_escape_lets_go_of_what_is_dragged_and_keeps_the_selection(small, line):
    before = small.desk.session.state.selected
    assert before
    start, end = free(line, to_day(1999)), free(line, to_day(2012))
    hold(line, start, end)
    press(line, Key.Key_Escape)
    assert line.span.days is None
    send_mouse(line.viewport(), RELEASE, end, SHIFT)
    assert small.desk.session.state.selected == before


def double_click(window, where: QPointF) -> None:
    """As the window system tells it: two presses, and that they were a double click."""
    at = window.timeline.canvas.viewport().mapTo(window, where.toPoint())
    QTest.mouseDClick(window.windowHandle(), LEFT, NONE, at)
    settle()


def test_a_double_click_on_a_count_zooms_to_what_it_stands_for(window):
    canvas = window.timeline.canvas
    count = next(c for c in canvas.draw_now().counts if c.number > 1)
    members = canvas.content.members(canvas.drawing, count)
    double_click(window, QPointF(canvas.area.left() + count.x, canvas.area.top() + count.y - canvas.scroll))
    assert QApplication.activePopupWidget() is None
    assert window.desk.session.state.window == canvas.content.window_on(members)


def test_a_double_click_beside_everything_zooms_once(line, small):
    wide = line.scale_now.days_per_pixel
    double_click(small, empty_spot(line))
    assert line.scale_now.days_per_pixel == pytest.approx(wide / 2.5)


def test_a_late_click_on_a_list_is_not_a_double_click(window, monkeypatch):
    canvas = window.timeline.canvas
    count = canvas.draw_now().counts[0]
    where = QPointF(canvas.area.left() + count.x, canvas.area.top() + count.y - canvas.scroll)
    before = window.desk.session.state.window
    click(canvas.viewport(), where)
    assert open_menu().actions()
    monkeypatch.setattr(counted, "monotonic", lambda: float("inf"))
    QTest.mousePress(open_menu(), LEFT, NONE, QPoint(0, 0))
    settle()
    assert window.desk.session.state.window == before
    while popup := QApplication.activePopupWidget():
        popup.close()


def test_control_and_click_add(small, line):
    click_on_line(small, "harbour-riots")
    click_on_line(small, "election-2013", CTRL)
    assert small.desk.session.state.selected == ("harbour-riots", "election-2013")


# Keys

def test_period_and_comma_step_while_reading(small, line):
    click_on_line(small, "harbour-riots")
    small.detail.page.setFocus()
    press(small.detail.page, Key.Key_Period)
    after = small.desk.session.state.current
    assert after != "harbour-riots"
    press(small.detail.page, Key.Key_Comma)
    assert small.desk.session.state.current == "harbour-riots"
    line.setFocus()
    press(line, Key.Key_Period)
    assert small.desk.session.state.current == after


def test_f_fits_what_is_chosen(small, line):
    click_on_line(small, "harbour-riots")
    click_on_line(small, "election-2013", CTRL)
    line.fit()
    press(line, Key.Key_F)
    first, last = small.desk.session.state.window
    days = line.content.days_of(line.content.ids_of(("harbour-riots", "election-2013")))
    assert first < days[0] and days[1] < last
    assert last - first < 2 * (days[1] - days[0])
    press(line, Key.Key_Escape)
    press(line, Key.Key_F)
    assert small.desk.session.state.window == (first, last)


def test_home_and_control_0_fit_all(small, line):
    for key, modifiers in ((Key.Key_Home, Qt.KeyboardModifier.NoModifier), (Key.Key_0, CTRL)):
        wheel(line.viewport(), line.area.center(), 4)
        press(line, key, modifiers)
        assert small.desk.session.state.window == pytest.approx(line.content.extent)


def test_letters_do_nothing_to_the_line_while_one_types(small, line):
    before = small.desk.session.state
    for key in (Key.Key_F, Key.Key_Period, Key.Key_Comma, Key.Key_Question, Key.Key_Home):
        small.search.setFocus()
        QTest.keyClick(small.search, key)
    assert small.search.text() == "f.,?"
    press(small, Key.Key_E, CTRL)
    QTest.keyClicks(small.export_dialog.title, "f.,?")
    small.export_dialog.first.setFocus()
    QTest.keyClicks(small.export_dialog.first, "f.,?")
    assert small.export_dialog.title.text() == "f.,?"
    assert small.desk.session.state.change(typed="", sought=before.sought) == before
    assert small.moves.keys_dialog is None
    small.search.wait.stop()


def test_a_click_on_nothing_takes_away_what_was_pointed_at(line):
    line.go_to(to_day(2005), to_day(2005, 12, 31))
    assert line.span.days == (to_day(2005), to_day(2005, 12, 31))
    spot = empty_spot(line)
    send_mouse(line.viewport(), PRESS, spot)
    send_mouse(line.viewport(), RELEASE, spot)
    assert line.span.days is None


# Days that are chosen, afterwards

def chosen(line) -> tuple[int, int]:
    """Years dragged over with Shift."""
    start, end = at_day(line, to_day(1999)), at_day(line, to_day(2010))
    hold(line, start, end)
    send_mouse(line.viewport(), RELEASE, end, SHIFT)
    assert line.span.days == line.desk.session.state.days == (to_day(1999), to_day(2009, 12, 31))
    return line.span.days


def hover(line, at: QPointF) -> Qt.CursorShape:
    send_mouse(line.viewport(), MOVE, at)
    return line.cursor().shape()


def test_what_moves_the_line_leaves_the_days_that_are_chosen(small, line):
    days, selected = chosen(line), small.desk.session.state.selected
    spot = empty_spot(line)
    window = small.desk.session.state.window
    drag(line.viewport(), spot, spot + QPointF(90, 0))
    assert small.desk.session.state.window != window and line.span.days == days
    wheel(line.viewport(), spot, 1)
    wheel(line.viewport(), spot, -2, SHIFT)
    press(line, Key.Key_Plus)
    double_click(small, empty_spot(line))
    assert line.span.days == days and small.desk.session.state.selected == selected
    follow(small.detail.page, f"among:{selected[1]}")
    assert line.span.days == days, "one of them is looked at, and the list stays"
    press(line, Key.Key_L)
    press(line, Key.Key_Escape)
    assert small.desk.session.state.lens == () and line.span.days == days, "the lens goes first"
    press(line, Key.Key_Escape)
    assert line.span.days is None and small.desk.session.state.selected == ()


def test_another_choice_takes_the_days_away_and_going_back_brings_them_again(small, line):
    days = chosen(line)
    follow(small.detail.page, f"among:{small.desk.session.state.selected[1]}")
    click_on_line(small, "harbour-riots")
    assert small.desk.session.state.current == "harbour-riots" and line.span.days is None
    press(small, Key.Key_Left, ALT)
    assert small.desk.session.state.days == line.span.days == days
    click(line.viewport(), empty_spot(line))
    assert line.span.days is None


@pytest.mark.parametrize(("edge", "to", "days"), [
    (1999, 2002, (to_day(2002), to_day(2009, 12, 31))), (2010, 2013, (to_day(1999), to_day(2012, 12, 31))),
    (2010, 1997, (to_day(1997), to_day(1998, 12, 31))), (1999, 2012, (to_day(2010), to_day(2011, 12, 31)))])
def test_an_edge_of_the_days_is_pulled(small, line, edge, to, days):
    chosen(line)
    start, end = at_day(line, to_day(edge), 3), at_day(line, to_day(to), 2)
    assert hover(line, start) is Qt.CursorShape.SizeHorCursor
    window, before = small.desk.session.state.window, small.desk.session.state.days
    send_mouse(line.viewport(), PRESS, start)
    for n in range(1, 6):
        send_mouse(line.viewport(), MOVE, start + (end - start) * (n / 5))
    assert line.span.days == days and line.cursor().shape() is Qt.CursorShape.SizeHorCursor
    assert small.desk.session.state.days == before, "the choice follows when it is let go"
    send_mouse(line.viewport(), RELEASE, end)
    state = small.desk.session.state
    assert line.span.days == state.days == days and state.window == window
    assert set(state.selected) == set(line.content.keys_within(*days))
    assert hover(line, at_day(line, to_day(edge), 9)) is not Qt.CursorShape.SizeHorCursor


def test_escape_puts_back_the_edge_that_is_pulled(small, line):
    days = chosen(line)
    start, end = at_day(line, to_day(2010)), at_day(line, to_day(2013))
    send_mouse(line.viewport(), PRESS, start)
    send_mouse(line.viewport(), MOVE, end)
    assert line.span.days != days
    press(line, Key.Key_Escape)
    assert line.span.days == small.desk.session.state.days == days
    send_mouse(line.viewport(), RELEASE, end)
    assert line.span.days == days


def test_a_click_on_an_edge_chooses_the_mark_that_stands_there(small, line):
    mark = place(small, "harbour-riots")
    end = at_day(line, to_day(2013))
    hold(line, mark, end)
    send_mouse(line.viewport(), RELEASE, end, SHIFT)
    assert len(small.desk.session.state.selected) > 1
    click(line.viewport(), place(small, "harbour-riots"))
    assert small.desk.session.state.current == "harbour-riots" and line.span.days is None
