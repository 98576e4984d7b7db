"""What the signs on the line say stands below it, as far as there is room, and gives way to what has to be said."""

import pytest
from PySide6.QtCore import QPointF

from explorer.model.filters import Filters
from tests.ui.hands import Key, picture, pixels_of, press, settle, wait_until


def words(window) -> list[str]:
    return [sign.brief for sign, _ in window.legend.fitting()]


def all_words(window) -> list[str]:
    return [sign.brief for sign in window.legend.signs()]


def test_it_explains_the_signs_that_are_on_the_line(window):
    wait_until(lambda: "hatched: not done" in words(window))
    assert {"they differ", "arcs: who tells", "date inferred"} <= set(words(window))
    assert window.legend.accessibleName() == "; ".join(all_words(window))
    window.timeline.canvas.show_lane("organisations")
    wait_until(lambda: "hatched: not done" not in all_words(window))
    assert words(window)[0] == "end not told"


def test_each_is_painted_as_the_line_paints_it(window):
    wait_until(lambda: bool(words(window)))
    image = picture(window.legend)
    x = window.legend.width() - sum(width for _, width in window.legend.fitting())
    for sign, width in window.legend.fitting():
        at = QPointF(x + sign.narrow / 2, window.legend.height() / 2)
        assert pixels_of(image, window.desk.theme.colours.lanes[0], at, sign.narrow / 2, 60) > 5, sign.name
        x += width


def test_of_verdicts_it_says_nothing_where_they_are_not_seen(window):
    wait_until(lambda: "they differ" in words(window))
    press(window.timeline.canvas, Key.Key_V)
    assert not any("agree" in said or "differ" in said or "alone" in said for said in all_words(window))
    assert "arcs: who tells" in words(window) and "agree" not in window.legend.accessibleName()
    press(window.timeline.canvas, Key.Key_V)
    assert "they differ" in words(window)


def test_what_finds_no_room_is_left_out_whole_and_the_window_may_be_narrow(window):
    window.desk.theme.set_scale(1.7)
    wait_until(lambda: 0 < len(words(window)) < len(all_words(window)))
    assert words(window)[0] == all_words(window)[0]
    window.desk.theme.set_scale(3.0)
    window.resize(1024, 600)
    settle()
    assert sum(width for _, width in window.legend.fitting()) <= window.legend.width()


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_what_stands_beside_it_is_not_cut_off(window, scale):
    window.desk.session.change(filters=Filters(kinds=frozenset({"base"})))
    window.desk.theme.set_scale(scale)
    settle()
    for label in (window.status, window.edition):
        assert not label.isVisible() or label.width() >= label.sizeHint().width(), label.text()
    assert window.status.isVisible() and window.legend.button.isVisible()


def test_it_gives_way_to_what_is_said(window):
    window.statusBar().showMessage("Saved: /a/rather/long/name/of/a/file.pdf")
    assert not window.legend.isVisible()
    window.statusBar().clearMessage()
    assert window.legend.isVisible()
