"""Moves that are seen: short, the newest wins, none where nobody wants them."""

import time

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle

from explorer.model.days import to_day
from explorer.ui.timeline import glide
from explorer.ui.timeline.glide import LONGEST
from tests.ui.hands import (
    LEFT,
    NONE,
    Key,
    button_named,
    click,
    drag,
    empty_spot,
    from_menu,
    press,
    settle,
    wait_until,
    wheel,
)

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def lively(start, small_dataset):
    """A window whose moves are seen."""
    return start(small_dataset, animated=True)


def arrive(window) -> None:
    wait_until(lambda: not window.timeline.canvas.glide.running)


def width(window) -> float:
    first, last = window.desk.session.state.window
    return last - first


def seen(window, do) -> list[tuple[float, float]]:
    """Every window from a deed to its end."""
    found: list[tuple[float, float]] = [window.desk.session.state.window]
    window.desk.session.listen(lambda before, after: found.append(after.window))
    do()
    arrive(window)
    return found


def test_moves_are_seen_unless_the_reader_says_otherwise(lively):
    canvas = lively.timeline.canvas
    wheel(canvas.viewport(), canvas.area.center(), 5)
    for do in (lambda: press(canvas, Key.Key_Home), lambda: press(canvas, Key.Key_Plus),
               lambda: click(button_named(lively.bar, "Zoom in")), lambda: press(canvas, Key.Key_PageDown),
               lambda: press(canvas, Key.Key_F), lambda: canvas.go_to(to_day(2012), to_day(2012, 12, 31)),
               lambda: QTest.mouseDClick(canvas.viewport(), LEFT, NONE, empty_spot(canvas).toPoint())):
        windows = seen(lively, do)
        assert len(dict.fromkeys(windows)) > 2, do


def test_a_move_is_fast_at_first_and_over_in_time(lively):
    canvas = lively.timeline.canvas
    wheel(canvas.viewport(), canvas.area.center(), 8)
    moments = [(time.monotonic(), width(lively))]
    lively.desk.session.listen(lambda before, after: moments.append((time.monotonic(), width(lively))))
    canvas.fit()
    arrive(lively)
    assert lively.desk.session.state.window == canvas.content.extent
    begin, end = moments[0], moments[-1]
    assert end[0] - begin[0] < LONGEST / 1000 + 0.25  # and one frame of a busy machine
    half = next(t for t, w in moments if w - begin[1] > (end[1] - begin[1]) / 2)
    assert half - begin[0] < 0.8 * (end[0] - begin[0])
    assert LONGEST <= 150


def test_the_newest_move_wins_and_none_waits(lively):
    canvas = lively.timeline.canvas
    canvas.zoom(0.5)
    canvas.zoom(0.5)
    first, last = canvas.content.extent
    assert canvas.glide.target[1] - canvas.glide.target[0] == pytest.approx(width(lively) / 4, rel=0.2)
    begin = time.monotonic()
    for _ in range(20):
        canvas.go_to(to_day(2000), to_day(2000, 12, 31))
    canvas.fit()
    arrive(lively)
    assert time.monotonic() - begin < 1
    settle(60)
    assert lively.desk.session.state.window == (first, last)


def test_the_wheel_and_the_hand_move_at_once_and_stop_what_moves(lively):
    canvas = lively.timeline.canvas
    before = width(lively)
    wheel(canvas.viewport(), canvas.area.center(), 3)
    assert width(lively) == pytest.approx(before / 1.25 ** 3)
    canvas.fit()
    wheel(canvas.viewport(), canvas.area.center(), 1)
    assert not canvas.glide.running
    now = lively.desk.session.state.window
    settle(2 * LONGEST)
    assert lively.desk.session.state.window == now
    canvas.fit()
    drag(canvas.viewport(), canvas.area.center(), canvas.area.center() - QPointF(80, 0))
    assert not canvas.glide.running
    assert width(lively) == pytest.approx(now[1] - now[0], rel=0.01)


def test_another_who_moves_the_window_is_not_contradicted(lively):
    canvas = lively.timeline.canvas
    wheel(canvas.viewport(), canvas.area.center(), 5)
    canvas.fit()
    there = (float(to_day(2000)), float(to_day(2004)))
    lively.desk.session.change(window=there)
    settle(2 * LONGEST)
    assert lively.desk.session.state.window == there


def test_an_event_stepped_to_is_in_view_in_the_end(lively):
    canvas = lively.timeline.canvas
    canvas.set_window((float(to_day(2012)), float(to_day(2014))))
    windows = seen(lively, lambda: [press(canvas, Key.Key_Comma) for _ in range(6)])
    assert len(dict.fromkeys(windows)) > 3
    where = canvas.place_of(lively.desk.session.state.current)
    assert where is not None and canvas.area.contains(where)


def test_switched_off_in_the_menu_and_remembered(start, small_dataset, folder):
    window = start(small_dataset, folder, animated=True)
    assert window.moves.animate.isChecked()
    from_menu(window.bar.menu, "View", "Move along the line", "Animate moves")
    wheel(window.timeline.canvas.viewport(), window.timeline.canvas.area.center(), 5)
    press(window.timeline.canvas, Key.Key_Home)
    assert window.desk.session.state.window == window.timeline.canvas.content.extent
    window.close()
    later = start(small_dataset, folder, animated=True)
    assert not later.moves.animate.isChecked()
    assert not later.timeline.canvas.glide.wanted
    from_menu(later.bar.menu, "View", "Move along the line", "Animate moves")
    later.close()
    assert start(small_dataset, folder, animated=True).timeline.canvas.glide.wanted


def test_no_motion_where_the_system_asks_for_none(lively, monkeypatch):
    canvas = lively.timeline.canvas
    wheel(canvas.viewport(), canvas.area.center(), 5)
    monkeypatch.setattr(glide, "motion_unwanted", lambda: True)
    canvas.fit()
    assert lively.desk.session.state.window == canvas.content.extent


def test_a_style_without_motion_tells_so(application, monkeypatch):
    class Still(QProxyStyle):
        def styleHint(self, hint, option=None, widget=None, data=None):
            return 0 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else 1

    assert not glide.motion_unwanted()
    still = Still()
    monkeypatch.setattr(QApplication, "style", lambda: still)
    assert glide.motion_unwanted()


@pytest.mark.parametrize("asked", [0, 1])
def test_qt_is_asked_where_it_can_tell(application, monkeypatch, asked):
    class Hints:
        def accessibility(self):
            return self

        def motionPreference(self):
            return type("Preference", (), {"value": asked})

    monkeypatch.setattr(glide.QGuiApplication, "styleHints", Hints)
    assert glide.motion_unwanted() is bool(asked)
