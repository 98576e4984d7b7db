"""Lanes below those in view are counted under the names, and one click away."""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtWidgets import QApplication

from tests.ui.hands import click, picture, pixels_of, settle

pytestmark = pytest.mark.documents(1)


def names_in_view(window) -> list[str]:
    """Lanes whose whole name can be read."""
    canvas, below = window.timeline.canvas, window.timeline.below
    foot = below.geometry().top() if below.isVisible() and below.text() else canvas.area.bottom() + 1
    high = window.desk.theme.px(24)
    return [lane.title for lane in canvas.draw_now().lanes if canvas.seen(lane.top) + high <= foot + 4]


def test_they_are_counted_and_named(window):
    below, every = window.timeline.below, [lane.title for lane in window.timeline.canvas.draw_now().lanes]
    rest = [title for title in every if title not in names_in_view(window)]
    assert rest and below.isVisible() and below.text() == f"{len(rest)} lanes below ▾"
    assert below.toolTip().split("\n") == rest and below.accessibleName() == f"{len(rest)} lanes below"


def test_a_click_goes_to_the_next_until_all_are_in_view(window):
    below, seen = window.timeline.below, names_in_view(window)
    for _ in range(8):
        if not below.isVisible() or not below.text():
            break
        first = below.toolTip().split("\n")[0]
        click(below)
        settle()
        assert first in names_in_view(window)
        seen += names_in_view(window)
    assert not below.text() and below.toolTip() == ""
    assert set(seen) == {lane.title for lane in window.timeline.canvas.draw_now().lanes}


def test_one_click_more_collapses_no_lane_and_the_place_is_free_when_the_pointer_has_left(window):
    below, canvas = window.timeline.below, window.timeline.canvas
    at = below.mapTo(window.timeline, below.rect().center())
    for _ in range(20):
        under = window.timeline.childAt(at)
        assert under is below, "something else stands where one has been clicking"
        click(below)
        settle()
    assert canvas.scroll == canvas.most_scroll and not window.desk.session.state.arrangement.collapsed
    assert not below.text() and below.accessibleName() == "No lanes below"
    QApplication.sendEvent(below, QEvent(QEvent.Type.Leave))
    assert not below.isVisible()


@pytest.mark.parametrize("step", [9, pytest.param(2, marks=pytest.mark.slow)])
def test_it_covers_no_half_of_a_name(window, step):
    canvas, below = window.timeline.canvas, window.timeline.below
    for scroll in range(0, round(canvas.most_scroll), step):
        canvas.set_scroll(float(scroll))
        settle()
        if not below.isVisible():
            continue
        box = below.geometry()
        for lane in canvas.draw_now().lanes:
            top, bottom = canvas.seen(lane.top) + 4, canvas.seen(lane.top) + window.desk.theme.px(24)
            whole = bottom <= box.top() + 4
            assert whole or top >= box.top() - 2, (scroll, lane.title)


def test_one_is_said_as_one_and_none_not_at_all(start):
    window = start(size=(1920, 1080))
    canvas, below = window.timeline.canvas, window.timeline.below
    lanes = canvas.draw_now().lanes
    canvas.set_scroll(max(lanes[-1].top - canvas.area.height(), 0.0))
    settle()
    assert below.text() == "1 lane below ▾"
    canvas.set_scroll(canvas.most_scroll)
    settle()
    assert not below.isVisible()


def test_it_stands_over_the_names_and_bears_large_text(window):
    for scale in (1.0, 2.0):
        window.desk.theme.set_scale(scale)
        settle()
        below, area = window.timeline.below, window.timeline.canvas.area
        box = below.geometry()
        assert below.isVisible() and box.right() < area.left() and box.bottom() <= area.bottom()
        assert below.width() >= below.fontMetrics().horizontalAdvance(below.text())
        image = picture(below)
        assert pixels_of(image, window.desk.theme.colours.accent, below.rect().center().toPointF(), 30, 60) > 20


def test_no_number_is_cut_through_at_the_lower_edge(window):
    canvas = window.timeline.canvas
    canvas.set_scroll(canvas.area.height() / 2)
    drawing = canvas.draw_now()
    count = next(c for c in drawing.counts if c.y > canvas.area.height() + 20)
    hue = canvas.content.colours.lane(count.lane)
    for seen, painted in ((drawing.metrics.strip * 1.5, True), (0.0, False)):
        canvas.set_scroll(count.y - canvas.area.height() + seen)
        settle()
        at = QPointF(canvas.area.left() + count.x, canvas.seen(count.y) - drawing.metrics.strip / 2 + 1)
        assert bool(pixels_of(picture(canvas.viewport()), hue, at, 4, 60)) is painted


def test_what_lies_above_is_said_in_the_place_of_the_office(window):
    """Two words over each other could not be read."""
    canvas, above = window.timeline.canvas, window.timeline.above
    canvas.set_scroll(canvas.most_scroll)
    settle()
    assert above.isVisible() and canvas.content.office
    corner = canvas.rect().adjusted(0, 0, canvas.gutter - canvas.width() - 4, canvas.head - canvas.height() - 4)
    shown = picture(canvas).copy(corner)
    canvas.content.office = ""
    canvas.viewport().update()
    settle()
    assert picture(canvas).copy(corner) == shown
