"""A picture is the dearest thing there is: whatever is chosen or ticked, it is made once."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from explorer.model.filters import Filters
from explorer.timeline.detail import draw
from explorer.ui.timeline import sight
from tests.ui.hands import settle

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def pictures(window, monkeypatch):
    """How often the line was drawn since it was last asked."""
    made = []

    def draw(request):
        made.append(request)
        return drawn(request)

    drawn = sight.unnamed
    monkeypatch.setattr(sight, "unnamed", draw)
    settle()
    made.clear()
    return made


def far_apart(window) -> list[str]:
    """Something in the first lane and something in the last, which are not in view together."""
    canvas, content = window.timeline.canvas, window.timeline.content
    canvas.set_window(content.extent)
    settle()
    assert canvas.most_scroll > 0
    columns = content.columns
    return [content.key_of(int(columns.entity[columns.bounds[lane][0]])) for lane in (0, len(columns.lanes) - 1)]


def test_what_stands_in_a_lane_out_of_view_is_scrolled_to_and_drawn_once(window, pictures):
    canvas, content = window.timeline.canvas, window.timeline.content
    first, last = far_apart(window)
    drawn = []
    for key in (first, last, first):
        pictures.clear()
        before = canvas.scroll
        window.desk.open(key)
        settle()
        low, high = canvas.scroll, canvas.scroll + canvas.area.height()
        seen = {lane.index for lane in canvas.drawing.lanes if lane.top < high and lane.top + lane.height > low}
        items = content.columns.items_of(content.ids_of((key,)))
        assert seen & set(content.columns.lane[items].tolist()), key
        if before != canvas.scroll:
            drawn.append(len(pictures))
    assert min(drawn) == 1 and max(drawn) <= 2  # once more where the mark is at the edge of a high lane


def test_a_tick_draws_once_though_its_chip_takes_a_row(window, pictures):
    for filters in (Filters(sources=frozenset(("briefing",))), Filters(sources=frozenset(("briefing", "rcsp"))),
                    Filters()):
        pictures.clear()
        high = window.timeline.canvas.height()
        window.desk.session.change(filters=filters)
        settle()
        assert len(pictures) == 1, filters
    assert high != window.timeline.canvas.height()


def test_lanes_that_are_scrolled_are_not_drawn_anew_while_the_same_are_in_view(window, pictures):
    """What is seen is what would be drawn there, with the name of what is chosen where it has room then."""
    canvas = window.timeline.canvas
    far_apart(window)
    canvas.set_scroll(0.0)
    canvas.draw_now()
    asked, often = pictures[-1], []
    for step in range(1, int(canvas.most_scroll), 7):
        before = canvas.lanes_in_view()
        pictures.clear()
        canvas.set_scroll(float(step))
        shown = canvas.draw_now()
        often.append(len(pictures))
        assert often[-1] == (before != canvas.lanes_in_view())
        assert shown == draw(replace(asked, view=(canvas.scroll, canvas.scroll + canvas.area.height())))
    assert set(often) == {0, 1}


def test_a_tick_paints_the_rows_once(window):
    window.room.show_table(True)
    window.desk.session.change(current="", selected=())  # or going to its row puts them in order
    settle()
    painted = []
    window.room.table.view.painted.connect(lambda: painted.append(True))
    for filters in (Filters(sources=frozenset(("briefing",))), Filters(sources=frozenset(("rcsp",)))):
        settle()
        painted.clear()
        window.desk.session.change(filters=filters)
        QApplication.processEvents()
    assert len(painted) == 1  # the second time: its row is there already
