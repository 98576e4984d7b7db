"""The documents keep a height in which they can be read, wherever the handle above them is dragged."""

import pytest
from PySide6.QtCore import QPointF

from tests.ui.hands import drag, settle


def least(window) -> int:
    return min(window.desk.theme.px(172), int(sum(window.whole.sizes()) * 0.4))


def drag_down(window) -> None:
    handle = window.whole.handle(1)
    drag(handle, QPointF(200, 2), QPointF(200, 1500))


@pytest.mark.parametrize("size", [(1366, 768), (1000, 560)])
def test_dragged_to_the_bottom_a_statement_can_still_be_read(start, small_dataset, size):
    window = start(small_dataset, size=size)
    drag_down(window)
    assert window.whole.sizes()[1] == least(window) > 100
    buttons = [window.reading.side.documents, window.reading.side.lock]
    assert all(b.height() >= b.minimumSizeHint().height() for b in buttons)
    assert window.reading.columns[0].text.viewport().height() > 40


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
