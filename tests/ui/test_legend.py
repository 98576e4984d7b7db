"""What the marks say stands below them, as far as there is room, and gives way to what has to be said."""

import pytest
from PySide6.QtCore import QPointF

from explorer.model.filters import Filters
from tests.ui.hands import Key, picture, pixels_of, press, settle


def words(window) -> list[str]:
    return [said for _, said, _ in window.legend.fitting()]


def test_every_sign_has_its_words_on_a_projector(window):
    assert words(window) == [said for _, said in window.legend.signs()]
    assert len(words(window)) == 6 and window.legend.accessibleName().count(";") == 5
    image = picture(window.legend)
    wide = sum(width for *_, width in window.legend.fitting())
    x = window.legend.width() - wide
    for _, _, width in window.legend.fitting():
        at = QPointF(x + 7, window.legend.height() / 2)
        assert pixels_of(image, window.desk.theme.colours.muted, at, 7, 60) > 5
        x += width


def test_of_verdicts_it_says_nothing_where_they_are_not_seen(window):
    press(window.timeline.canvas, Key.Key_V)
    assert len(words(window)) == 3 and not any("agree" in said or "differ" in said for said in words(window))
    assert "agree" not in window.legend.accessibleName()
    press(window.timeline.canvas, Key.Key_V)
    assert len(words(window)) == 6


def test_what_finds_no_room_is_left_out_whole_and_the_window_may_be_narrow(window):
    window.desk.theme.set_scale(1.7)
    settle()
    some = words(window)
    assert 0 < len(some) < 6 and some == [said for _, said in window.legend.signs()][:len(some)]
    window.desk.theme.set_scale(3.0)
    window.resize(1024, 600)
    settle()
    assert sum(width for *_, width in window.legend.fitting()) <= window.legend.width()


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
