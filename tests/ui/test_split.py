"""The documents keep a height in which they can be read, wherever the handle above them is dragged."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF

from tests.ui.hands import CTRL, Key, drag, press, press_focused, settle


def least(window) -> int:
    return min(window.desk.theme.px(172), int(sum(window.whole.sizes()) * 0.4))


def drag_down(window) -> None:
    handle = window.whole.handle(1)
    drag(handle, QPointF(200, 2), QPointF(200, 1500))


@pytest.mark.parametrize("size", [pytest.param((1366, 768), marks=pytest.mark.slow), (1000, 560)])
def test_dragged_to_the_bottom_a_statement_can_still_be_read(start, small_dataset, size):
    window = start(small_dataset, size=size)
    drag_down(window)
    assert window.whole.sizes()[1] == least(window) > 100
    buttons = [window.reading.side.documents, window.reading.side.lock]
    assert all(b.height() >= b.minimumSizeHint().height() for b in buttons)
    assert window.reading.columns[0].text.viewport().height() > 40


def test_the_buttons_beside_low_documents_stand_close_before_they_take_a_second_row(window):
    side = window.reading.side
    side.offer_words(True)  # as where an original is at hand: six buttons
    there = [side.alone, side.documents, side.lock, *side.words.values()]

    def stand(height: int) -> tuple[int, list[int]]:
        """How many beside each other, and how far apart."""
        side.resize(side.width(), height)
        side.box.activate()
        first = [b for b in there if b.x() == there[0].x()]
        return len({b.x() for b in there}), [b.y() - a.geometry().bottom() - 1 for a, b in pairwise(first)]

    need = sum(b.sizeHint().height() for b in there)
    assert stand(need + 60) == (1, [4] * 5)
    assert stand(need + 2) == (1, [0] * 5)
    assert stand(need - 2)[0] == 2


def test_so_it_is_at_the_next_start_whatever_was_left(start, small_dataset):
    window = start(small_dataset)
    window.whole.setSizes([10_000, 1])
    settle()
    window.close()
    later = start(small_dataset)
    assert later.whole.sizes()[1] >= least(later)


def test_a_room_that_is_alone_has_all_of_it(small):
    small.alone(small.room)
    settle()
    assert small.below.isHidden() and small.room.height() > 400


def share(window) -> float:
    """How much of the height the upper room has."""
    above, below = window.whole.sizes()
    return above / (above + below)


def drag_handle(window, by: int) -> None:
    handle = window.whole.handle(1)
    drag(handle, QPointF(200, 2), QPointF(200, 2 + by))


def test_what_is_compared_has_more_of_the_height_than_the_line(small):
    line = share(small)
    for key in (Key.Key_C, Key.Key_D):
        press(small.timeline.canvas, key)
        settle()
        assert share(small) > line + 0.05 and share(small) > 0.65
        text = small.reading.columns[0].text
        assert text.viewport().height() >= 5 * text.fontMetrics().height(), "five lines of the documents"
        press_focused(small, Key.Key_Escape)
        settle()
        assert share(small) == pytest.approx(line, abs=0.01)


@pytest.mark.slow
def test_each_keeps_the_share_that_it_was_dragged_to(start, small_dataset):
    window = start(small_dataset)
    drag_handle(window, -80)
    line = share(window)
    press(window.timeline.canvas, Key.Key_C)
    drag_handle(window, -120)
    compared = share(window)
    assert compared != pytest.approx(line, abs=0.03)
    press(window.room.compare.grid.view, Key.Key_Escape)
    assert share(window) == pytest.approx(line, abs=0.01)
    press(window.timeline.canvas, Key.Key_C)
    assert share(window) == pytest.approx(compared, abs=0.01)
    window.close()
    later = start(small_dataset, size=None)
    assert share(later) == pytest.approx(line, abs=0.03), "it begins with the line"
    press(later.timeline.canvas, Key.Key_C)
    assert share(later) == pytest.approx(compared, abs=0.03)


def test_so_it_is_for_who_comes_from_the_documents_alone(small):
    press(small, Key.Key_3, CTRL)
    press_focused(small, Key.Key_C)
    settle()
    assert small.rooms.texts_alone is False and share(small) > 0.65
    press(small.room.compare.grid.view, Key.Key_Escape)
    press_focused(small, Key.Key_Escape)
    assert small.timeline.isVisible() and share(small) < 0.65
