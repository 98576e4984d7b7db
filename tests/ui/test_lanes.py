"""Lanes under the reader's hands: collapsed, hidden, pinned, put in another order, and as they were."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from explorer.model.arrangement import AS_IT_WAS
from explorer.model.days import to_day
from explorer.ui.window import Window
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    button_named,
    click,
    click_on_line,
    drag,
    drawn_marks,
    from_menu,
    menu_words,
    open_menu,
    pick_action,
    picture,
    press,
    send_mouse,
    settle,
    tip,
    wheel,
)

pytestmark = pytest.mark.documents(1)


def titles(window: Window) -> list[str]:
    return [lane.title for lane in window.timeline.canvas.draw_now().lanes]


def lane(window: Window, title: str):
    return next(x for x in window.timeline.canvas.draw_now().lanes if x.title == title)


def name_of(window: Window, title: str) -> QPointF:
    """A point on the name of a lane, scrolled to if need be."""
    window.timeline.canvas.show_lane(lane(window, title).key)
    names = window.timeline.names
    box = names.box_of(lane(window, title))
    return QPointF(names.width() / 2, max(box.top(), 0) + 10)


def chevron(window: Window, title: str) -> None:
    click(window.timeline.names, window.timeline.names.chevron_of(lane(window, title)).center())


def choose(window: Window, title: str, words: str) -> None:
    """Click a lane's name and what the menu has."""
    click(window.timeline.names, name_of(window, title))
    pick_action(open_menu(), words)
    settle()


def current(window: Window) -> str:
    return window.desk.session.state.current


def lanes_of(window: Window, key: str) -> set[int]:
    content = window.timeline.content
    return set(content.columns.lane[content.columns.items_of(content.ids_of((key,)))].tolist())


def all_drawn(window: Window) -> Counter[int]:
    """Entities drawn or counted, in all lanes that are in view."""
    canvas = window.timeline.canvas
    drawing = canvas.draw_now()
    return Counter([m.entity for m in drawing.marks] + [b.entity for b in drawing.bars] + [
        e for c in drawing.counts for e in canvas.content.members(drawing, c)])


def test_a_hidden_lane_is_gone_is_counted_and_can_be_brought_back_and_all_of_them_by_the_bar(small):
    before, drawn = titles(small), all_drawn(small)
    assert not small.timeline.names.hidden.isVisible()
    choose(small, before[1], "Hide")
    assert titles(small) == [before[0], *before[2:]]
    gone = set(drawn) - set(all_drawn(small))
    assert gone and all(lanes_of(small, small.timeline.content.key_of(e)) == {1} for e in gone)
    assert f"{len(gone)} hidden by lanes" in small.status.text()
    button = button_named(small, "1 lane hidden")
    choose(small, before[0], "Hide")
    assert button.text().strip() == "2 lanes hidden"
    assert titles(small) == before[2:]
    from_menu(button, f"Show {before[1]}")
    assert titles(small) == before[1:]
    from_menu(button, "Show hidden lanes")
    assert titles(small) == before and all_drawn(small) == drawn
    assert not button.isVisible() and "by lanes" not in small.status.text()
    before = titles(small)
    for title in before:
        choose(small, title, "Hide")
    assert titles(small) == [] and small.timeline.names.hidden.isVisible()
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Menu):
        press(small.timeline.canvas, key)
    assert QApplication.activePopupWidget() is None
    from_menu(small.bar.lanes, "Show hidden lanes")
    assert titles(small) == before


def test_what_filters_hide_is_not_said_to_be_hidden_by_lanes(small):
    state = small.desk.session.state
    small.desk.session.change(filters=state.filters.__class__(sources=frozenset({"memoir"})))
    choose(small, titles(small)[0], "Hide")
    content = small.timeline.content
    entities = {int(e) for e, n in zip(content.columns.entity, content.columns.lane, strict=True) if n == 0}
    assert entities and f"{len(entities)} hidden by lanes" in small.status.text()


def test_lanes_keep_their_hues_wherever_they_stand(small):
    before = {x.title: x.index for x in small.timeline.canvas.draw_now().lanes}
    choose(small, titles(small)[0], "Move down")
    choose(small, titles(small)[-1], "Move up")
    assert titles(small) != list(before)
    assert {x.title: x.index for x in small.timeline.canvas.draw_now().lanes} == before


def test_dragging_a_name_shows_where_the_lane_will_stand_and_puts_it_there(small):
    names = small.timeline.names
    plain = picture(names)
    start, end = name_of(small, titles(small)[0]), name_of(small, titles(small)[1]) + QPointF(0, 60)
    send_mouse(names, QEvent.Type.MouseButtonPress, start)
    send_mouse(names, QEvent.Type.MouseMove, end)
    assert picture(names) != plain
    send_mouse(names, QEvent.Type.MouseButtonRelease, start)
    settle()
    names, (a, b, c, *rest) = small.timeline.names, titles(small)
    drag(names, name_of(small, a), name_of(small, b) + QPointF(0, lane(small, b).height))
    assert titles(small) == [b, a, c, *rest]
    drag(names, name_of(small, c), name_of(small, b) - QPointF(0, 8))
    assert titles(small) == [c, b, a, *rest]
    drag(names, name_of(small, c), name_of(small, c) + QPointF(0, 3))  # no drag: a click
    open_menu().close()
    settle()
    assert titles(small) == [c, b, a, *rest]


def test_pinned_lanes_stay_while_others_are_scrolled_under_them_what_is_seen_is_clicked_or_stepped_to(window):
    canvas = window.timeline.canvas
    choose(window, "China", "Pin to the top")
    assert titles(window)[0] == "China"
    pinned = lane(window, "China")
    assert pinned.held and canvas.most_scroll > 100
    before = picture(canvas.viewport())
    canvas.set_scroll(canvas.most_scroll)
    settle()
    after, area = picture(canvas.viewport()), canvas.area
    strip = (round(area.left()) + 1, round(area.top()), 700, round(pinned.height) - 2)
    assert before.copy(*strip) == after.copy(*strip)
    assert before.copy(strip[0], strip[1] + strip[3] + 4, 700, 60) != after.copy(
        strip[0], strip[1] + strip[3] + 4, 700, 60)
    assert window.timeline.names.box_of(pinned).top() == 0
    canvas.set_scroll(0.0)
    scroll, (above, below, covered) = 0.0, marks_by_place(window)
    while not (len(below) > 1 and covered):
        assert scroll < canvas.most_scroll
        scroll += 10
        canvas.set_scroll(scroll)
        above, below, covered = marks_by_place(window)
    assert above
    for spot in covered:
        assert canvas.at(spot).lane == lane(window, "China").index
    for key in (above[0], below[0], below[-1]):
        scroll = canvas.scroll
        click(canvas.viewport(), QPointF(canvas.place_of(key)))
        assert current(window) == key
        assert key not in above or canvas.scroll == scroll
    click_on_line(window, "manas-closure-2014")
    for _ in range(4):
        press(canvas, Key.Key_Down)
        where = canvas.place_of(current(window))
        assert canvas.area.top() + canvas.draw_now().held < where.y() < canvas.area.bottom()
    for _ in range(6):
        press(canvas, Key.Key_Up)
    assert lanes_of(window, current(window)) == {lane(window, "China").index}


def marks_by_place(window: Window) -> tuple[list[str], list[str], list[QPointF]]:
    """Marks seen in pinned lanes, seen in others, and where others lie under the pinned."""
    canvas = window.timeline.canvas
    drawing, area, key_of = canvas.draw_now(), canvas.area, canvas.content.key_of
    held = area.top() + drawing.held
    spots = [(key_of(m.entity), QPointF(area.left() + m.x, canvas.seen(m.y)), m.y < drawing.held)
             for m in drawing.marks]
    return ([key for key, _, stays in spots if stays],
            [key for key, at, stays in spots if not stays and held + 12 < at.y() < area.bottom() - 12],
            [at for _, at, stays in spots if not stays and area.top() < at.y() < held - 12])


def test_lanes_pinned_in_a_low_window_are_collapsed_and_say_so(window):
    choose(window, "Russia", "Pin to the top")
    low = lane(window, "Russia")
    assert low.collapsed and low.held
    names = window.timeline.names
    assert "Low for now" in tip(names, name_of(window, "Russia"))
    press(window, Key.Key_1, CTRL)
    settle()
    assert not lane(window, "Russia").collapsed
    press(window, Key.Key_1, CTRL)
    settle()


def test_steps_pass_over_hidden_lanes_and_go_through_collapsed_ones(small):
    _, second, third = titles(small)[:3]
    choose(small, second, "Hide")
    choose(small, third, "Collapse")
    click_on_line(small, "debt-written-off")
    press(small.timeline.canvas, Key.Key_Down)
    assert lanes_of(small, current(small)) == {2}
    assert lane(small, third).collapsed
    assert small.timeline.canvas.place_of(current(small)) is not None
    press(small.timeline.canvas, Key.Key_Up)
    assert lanes_of(small, current(small)) == {0}


def test_each_thing_in_a_collapsed_lane_can_be_stepped_to_and_is_drawn_then(window):
    canvas = window.timeline.canvas
    choose(window, "Russia", "Collapse")
    click_on_line(window, "debt-and-bases-2012")
    seen = set()
    for _ in range(12):
        press(canvas, Key.Key_Left)
        where = canvas.place_of(current(window))
        assert where is not None and canvas.area.contains(where)
        seen.add(current(window))
    assert len(seen) > 6 and lane(window, "Russia").collapsed


def test_dragging_with_shift_selects_nothing_of_hidden_lanes(small):
    canvas = small.timeline.canvas
    choose(small, titles(small)[0], "Hide")
    scale, y = canvas.scale_now, canvas.area.center().y()
    drag(canvas.viewport(), QPointF(scale.x(to_day(2002)), y), QPointF(scale.x(to_day(2014)), y), SHIFT)
    chosen = small.desk.session.state.selected
    assert chosen and all(lanes_of(small, key) - {0} for key in chosen)


# The rest of the mouse

def test_the_right_button_on_a_lane_tells_too(small):
    canvas, names = small.timeline.canvas, small.timeline.names
    second = lane(small, titles(small)[1])
    for widget, where in ((canvas.viewport(), QPointF(canvas.area.left() + 40, canvas.seen(second.top + 9))),
                          (names, name_of(small, second.title))):
        at = where.toPoint()
        QApplication.sendEvent(widget, QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at)))
        assert open_menu().accessibleName() == second.title
        open_menu().close()
        settle()


def test_the_wheel_on_the_names_scrolls_the_lanes_and_collapsed_far_below_they_leave_nothing_blank(window):
    canvas, before = window.timeline.canvas, window.desk.session.state.window
    wheel(window.timeline.names, QPointF(20, 40), -2)
    assert canvas.scroll == pytest.approx(96, abs=12) and window.desk.session.state.window == before
    wheel(window.timeline.names, QPointF(20, 40), 9)
    assert canvas.scroll == 0
    canvas = window.timeline.canvas
    canvas.set_scroll(canvas.most_scroll)
    settle()
    for title in titles(window)[-2:]:
        canvas.show_lane(lane(window, title).key)
        chevron(window, title)
    assert canvas.scroll <= canvas.most_scroll
    drawing, low = canvas.draw_now(), canvas.scroll
    for box in drawing.lanes:
        if box.top < low + canvas.area.height() and box.top + box.height > low and box.mark_rows:
            assert [x for x in (*drawing.marks, *drawing.counts) if x.lane == box.index], box.title


def test_a_name_says_how_much_its_lane_holds_its_chevron_collapses_it_and_its_menu_follows(small):
    first = titles(small)[0]
    said = tip(small.timeline.names, name_of(small, first))
    columns = small.timeline.content.columns
    number = len({int(e) for e, n in zip(columns.entity, columns.lane, strict=True) if n == 0})
    assert said.split("\n")[0] == f"{first} · {number} events"
    names = small.timeline.names
    assert tip(names, names.chevron_of(lane(small, first)).center()) == f"Collapse {first}"
    first = titles(small)[0]
    high, before = lane(small, first).height, all_drawn(small)
    chevron(small, first)
    low = lane(small, first)
    assert low.collapsed and low.height < high
    labels = small.timeline.canvas.draw_now().labels
    assert not [x for x in labels if low.top < x.y < low.top + low.height]
    assert set(all_drawn(small)) == set(before)
    chevron(small, first)
    assert lane(small, first).height == high and not lane(small, first).collapsed
    first, *_, last = titles(small)
    click(small.timeline.names, name_of(small, first))
    menu = open_menu()
    assert menu_words(menu) == [first, "Collapse", "Hide", "Pin to the top", "Move up", "Move down",
                                "Show hidden lanes", "All lanes as they were"]
    assert [a.text() for a in menu.actions() if a.text() and not a.isEnabled()] == [
        first, "Move up", "Show hidden lanes", "All lanes as they were"]
    assert menu.accessibleName() == first
    menu.close()
    settle()
    click(small.timeline.names, name_of(small, last))
    assert "Move down" in [a.text() for a in open_menu().actions() if not a.isEnabled()]
    open_menu().close()
    settle()
    first = titles(small)[0]
    choose(small, first, "Collapse")
    choose(small, first, "Pin to the top")
    click(small.timeline.names, name_of(small, first))
    assert {"Expand", "Unpin"} < set(menu_words(open_menu()))
    pick_action(open_menu(), "All lanes as they were")
    settle()
    assert small.desk.session.state.arrangement == AS_IT_WAS


@pytest.mark.parametrize("scale", [*(pytest.param(scale, marks=pytest.mark.slow) for scale in (1.0, 2.0)), 3.0])
def test_names_and_what_is_hidden_fit_at_any_size_of_the_text(window, scale):
    window.desk.theme.set_scale(scale)
    press(window, Key.Key_1, CTRL)
    settle()
    choose(window, "China", "Hide")
    choose(window, titles(window)[0], "Pin to the top")
    button, names = window.timeline.names.hidden, window.timeline.names
    assert button.sizeHint().width() <= button.width()
    assert names.width() == window.timeline.canvas.gutter
    assert names.chevron_of(lane(window, titles(window)[0])).bottom() <= names.box_of(
        lane(window, titles(window)[0])).bottom()


def test_marks_in_lanes_that_are_shown_are_where_they_can_be_clicked(small):
    choose(small, titles(small)[1], "Hide")
    choose(small, titles(small)[0], "Collapse")
    for key, where in drawn_marks(small.timeline.canvas).items():
        click(small.timeline.canvas.viewport(), where)
        assert current(small) == key


def test_up_and_down_go_through_the_lanes_as_they_stand_collapsed_and_pinned_ones_too(window):
    canvas, lanes = window.timeline.canvas, window.timeline.names.lanes
    lanes.toggle("pinned", "home")
    lanes.toggle("collapsed", "united-states")
    lanes.toggle("hidden", "china")
    settle()
    order = [lane.key for lane in canvas.draw_now().lanes]
    assert order[0] == "home" and "china" not in order
    click_on_line(window, "revolution-2010")
    content = window.timeline.content

    def lane_of_chosen() -> str:
        lane = content.lane_of_current()
        assert lane is not None
        return content.lanes[lane][0]

    gone = [lane_of_chosen()]
    for key, way in ((Key.Key_Down, len(order) + 1), (Key.Key_Up, len(order) + 1)):
        for _ in range(way):
            press(canvas, key)
            gone.append(lane_of_chosen())
            where = canvas.place_of(window.desk.session.state.current)
            assert where is not None and canvas.area.contains(where), "what is gone to is in view"
            drawing = canvas.draw_now()
            number = content.id_of(window.desk.session.state.current)
            assert drawing.callout or any(label.entity == number for label in drawing.labels)
    assert [lane for n, lane in enumerate(gone) if n == 0 or lane != gone[n - 1]] == [*order, *order[-2::-1]]


def names_seen(window: Window) -> list[str]:
    """The lanes of which the name can be read, or is said to be above or below."""
    canvas, high = window.timeline.canvas, window.desk.theme.px(24)
    drawing, found = canvas.draw_now(), []
    for one in drawing.lanes:
        edge = canvas.area.top() + (0 if one.held else drawing.held)
        if canvas.seen(one.top) + one.height >= edge + high - 1 and canvas.seen(one.top) + 4 < canvas.area.bottom():
            found.append(one.title)
    return found


def test_collapsing_and_pinning_by_hand_loses_no_lane_from_view(window):
    canvas = window.timeline.canvas
    first, second, third = titles(window)[:3]
    canvas.set_scroll(60.0)
    settle()
    assert canvas.scroll == 60.0
    chevron(window, first)
    settle()
    assert {first, second, third} <= set(names_seen(window))
    choose(window, second, "Pin to the top")
    settle()
    assert {first, second, third} <= set(names_seen(window))
    assert not window.timeline.above.isVisible()


def test_arranging_one_lane_leaves_the_others_where_they_are(window):
    canvas = window.timeline.canvas
    canvas.set_scroll(60.0)
    settle()
    last = titles(window)[1]
    window.timeline.names.lanes.toggle("collapsed", lane(window, last).key)
    settle()
    assert canvas.scroll == 60.0


def test_lanes_above_are_told_as_those_below_are(window):
    canvas, above = window.timeline.canvas, window.timeline.above
    assert not above.isVisible()
    canvas.set_scroll(canvas.most_scroll)
    settle()
    out = titles(window)[:len(titles(window)) - len(names_seen(window))]
    assert len(out) > 1 and above.isVisible() and above.text() == f"{len(out)} lanes above ▴"
    assert above.accessibleName() == f"{len(out)} lanes above" and above.toolTip().split("\n") == out
    assert above.width() >= above.fontMetrics().horizontalAdvance(above.text())
    for _ in out:
        last = above.toolTip().split("\n")[-1]
        click(above)
        settle()
        assert last in names_seen(window)
    assert not above.isVisible() and canvas.scroll == 0
