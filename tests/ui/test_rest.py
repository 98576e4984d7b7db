"""The lanes rest on whole rows, whichever hand has scrolled them; and no title is cut in half."""

import pytest
from PySide6.QtCore import QEvent, QPointF

from tests.ui.hands import Key, click, click_on_line, drag, picture, pixels_of, press, send_mouse, settle, wheel

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def canvas(window):
    """A line whose lanes have to be scrolled."""
    assert window.timeline.canvas.most_scroll > 150
    return window.timeline.canvas


def cut(canvas) -> list[str]:
    """Titles of what the upper edge cuts, unless the last row ends at the lower edge."""
    drawing = canvas.draw_now()
    edge, half = canvas.scroll + drawing.held, drawing.metrics.bar / 2
    if canvas.scroll >= canvas.most_scroll:
        return []
    rows = {mark.y: mark.entity for mark in drawing.marks} | {bar.y + half: bar.entity for bar in drawing.bars}
    collapsed = {lane.index for lane in drawing.lanes if lane.collapsed}
    assert not collapsed
    return [canvas.content.key_of(entity) for y, entity in rows.items() if y - half + 1 < edge < y + half - 1]


def test_a_drag_ends_on_a_row_keeps_the_lanes_under_the_hand_and_to_the_side_moves_none(canvas):
    at = canvas.area.center()
    for way in (5, 17, 28, 39, 50, 61, 83, 94):
        canvas.set_scroll(0)
        drag(canvas.viewport(), at, at - QPointF(0, way))
        assert not cut(canvas), way
        assert abs(canvas.scroll - way) < 24, way
    canvas.set_scroll(0)
    at = canvas.area.center()
    send_mouse(canvas.viewport(), QEvent.Type.MouseButtonPress, at)
    for way in (10, 30, 33):
        send_mouse(canvas.viewport(), QEvent.Type.MouseMove, at - QPointF(0, way))
        assert canvas.scroll == pytest.approx(way)
    send_mouse(canvas.viewport(), QEvent.Type.MouseButtonRelease, at - QPointF(0, 33))
    assert not cut(canvas)
    canvas.set_scroll(0)
    canvas.set_scroll(30.0)
    at = canvas.area.center()
    before = canvas.desk.session.state.window
    drag(canvas.viewport(), at, at - QPointF(40, 0))
    assert canvas.scroll == 30.0 and canvas.desk.session.state.window != before


def test_bar_and_wheel_go_by_rows_and_a_touchpad_in_the_end_too(window, canvas):
    bar, seen = window.timeline.scroll_bar, [0]
    for _ in range(6):
        bar.triggerAction(bar.SliderAction.SliderSingleStepAdd)
        settle()
        assert not cut(canvas) and bar.value() == round(canvas.scroll) > seen[-1]
        seen.append(bar.value())
    for _ in range(6):
        bar.triggerAction(bar.SliderAction.SliderSingleStepSub)
        settle()
    assert bar.value() == round(canvas.scroll) == 0
    names, at, seen = window.timeline.names, QPointF(20, 40), set()
    for _ in range(4):
        wheel(names, at, -1)
        assert not cut(canvas)
        seen.add(canvas.scroll)
    assert len(seen) == 4
    before, steps = canvas.scroll, 0
    while canvas.scroll == before and steps < 40:
        wheel(names, at, 1 / 10)
        steps += 1
    assert canvas.scroll < before and steps > 1 and not cut(canvas)


def test_what_is_brought_into_view_stands_whole(window, canvas):
    click_on_line(window, "manas-closure-2014")
    assert not cut(canvas)
    for _ in range(8):
        press(canvas, Key.Key_Down)
        assert not cut(canvas)
        assert canvas.place_of(window.desk.session.state.current) is not None


@pytest.mark.slow
def test_larger_letters_rest_on_their_rows(window, canvas):
    drag(canvas.viewport(), canvas.area.center(), canvas.area.center() - QPointF(0, 60))
    for scale in (1.5, 1.0):
        window.desk.theme.set_scale(scale)
        settle()
        assert not cut(canvas)


def test_no_title_is_painted_in_part(window, canvas):
    press(canvas, Key.Key_Escape)
    title = next(n for n in canvas.draw_now().labels if n.y > 100 and n.x > 0 and not n.muted)
    ink = window.desk.theme.colours.text

    def inked() -> int:
        settle()
        middle = canvas.seen(title.y)
        return sum(pixels_of(picture(canvas.viewport()), ink, QPointF(canvas.area.left() + title.x + n, middle + 4), 3)
                   for n in range(5, round(title.width) - 5, 7) if middle + 4 > canvas.area.top())

    whole = inked()
    canvas.set_scroll(title.y - 1)  # a half is above the upper edge
    assert canvas.seen(title.y) - canvas.area.top() == pytest.approx(1)
    assert whole > 20 and inked() < whole / 5


@pytest.mark.slow
def test_with_room_for_one_row_the_chosen_is_in_it(start):
    window = start(size=(800, 542))
    canvas = window.timeline.canvas
    window.desk.theme.set_scale(3.0)
    settle(50)
    window.resize(800, 100)  # as low as it can be
    settle(50)
    assert canvas.area.height() < 2 * canvas.draw_now().metrics.row
    for _ in range(6):
        press(canvas, Key.Key_Right)
        where = canvas.place_of(window.desk.session.state.current)
        assert where is not None and canvas.area.contains(where)


def wholly_seen(canvas) -> dict[int, QPointF]:
    """What is wholly in view and is not told apart from others by a second one in another lane, and where."""
    drawing, area = canvas.draw_now(), canvas.area
    top, bottom = canvas.scroll + drawing.held, canvas.scroll + area.height()
    found = {mark.entity: QPointF(mark.x, mark.y) for mark in drawing.marks
             if top + mark.radius <= mark.y <= bottom - mark.radius}
    found |= {bar.entity: QPointF(max(bar.x0, 0.0) + 12, bar.y + bar.height / 2) for bar in drawing.bars
              if bar.x1 - bar.x0 > 30 and bar.y >= top and bar.y + bar.height <= bottom and bar.x0 < drawing.width - 30}
    spots = {entity: QPointF(area.left() + spot.x(), canvas.seen(spot.y())) for entity, spot in found.items()}
    return {entity: spot for entity, spot in spots.items() if canvas.at(spot).entity == entity
            and not canvas.linked_at(spot) and not canvas.taken_at(spot)}


@pytest.mark.parametrize("scheme", ["partner", pytest.param("source", marks=pytest.mark.slow)])
def test_choosing_what_is_wholly_seen_moves_no_lane(window, canvas, scheme):
    window.desk.session.change(scheme=scheme)
    settle()
    window.resize(1366, 640)
    settle()
    chosen = 0
    for place in (0.0, 7.0, 40.0, 61.0):
        canvas.set_scroll(place)
        assert canvas.scroll == place
        spots = wholly_seen(canvas)
        for entity in sorted(spots, key=lambda e: spots[e].y())[:2] + sorted(spots, key=lambda e: spots[e].y())[-2:]:
            if entity not in (now := wholly_seen(canvas)):
                continue
            click(canvas.viewport(), now[entity])
            chosen += 1
            assert window.desk.session.state.current == canvas.content.key_of(entity)
            assert canvas.scroll == place, window.desk.session.state.current
    assert chosen > 12


def test_choosing_what_is_cut_by_the_edge_brings_the_whole_of_it(window, canvas):
    drawing = canvas.draw_now()
    bar = max((bar for bar in drawing.bars if bar.x1 - bar.x0 > 60 and bar.y < 150), key=lambda bar: bar.y)
    canvas.set_scroll(bar.y + 4)
    window.desk.open(canvas.content.key_of(bar.entity))
    settle()
    assert canvas.scroll <= bar.y
