"""How high the lanes are where there is little room."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.arrangement import Arrangement
from explorer.timeline.drawing import LaneBox, Metrics
from explorer.timeline.layout import lane_boxes
from tests.timeline.columns import bar, columns, mark

ROW, PADDING, STRIP = Metrics().row, Metrics().padding, Metrics().strip
CROWDED = columns([thing for lane in range(6) for thing in (
    *(bar(n, 9000, lane) for n in range(4)), *(mark(n, lane=lane) for n in range(40)))], 6)
SCATTERED = columns([thing for lane in range(6) for thing in (
    *(bar(400 * n, 400 * n + 9000, lane) for n in range(20)), *(mark(n, lane=lane) for n in range(40)))], 6,
    loose=range(6))


def lanes(height: float, arrangement: Arrangement | None = None) -> tuple[LaneBox, ...]:
    return lane_boxes(CROWDED, height, Metrics(), arrangement or Arrangement())


def high(marks: int) -> float:
    """A lane of the crowded with so many rows of marks."""
    return (4 + marks) * ROW + STRIP + 2 * PADDING


@pytest.mark.parametrize(("height", "marks"), [
    (high(3) * 3, 3), (high(3) * 3 - 1, 2), (high(2) * 3, 2), (high(2) * 3 - 1, 1), (high(1) * 2, 1), (10.0, 1)])
def test_rows_of_marks_give_way_until_three_lanes_are_in_view(height: float, marks: int) -> None:
    found = lanes(height)
    assert [lane.mark_rows for lane in found] == [marks] * 6
    assert [lane.bar_rows for lane in found] == [4] * 6
    assert [lane.height for lane in found] == pytest.approx([high(marks)] * 6)


def test_rows_of_bars_that_have_none_of_their_own_give_way_too() -> None:
    for height, rows in ((320.0, 2), (300.0, 1), (10.0, 1)):
        found = lane_boxes(SCATTERED, height, Metrics())
        assert [(lane.loose_rows, lane.mark_rows) for lane in found] == [(rows, rows)] * 6


@pytest.mark.parametrize("marks", [1, 2])
def test_rows_of_marks_give_way_where_that_brings_all_lanes_into_view(marks: int) -> None:
    every = high(marks) * 6
    found = lanes(every)
    assert sum(lane.height for lane in found) == pytest.approx(every)
    found = lanes(every + ROW)
    assert sorted(lane.mark_rows for lane in found) == [marks] * 5 + [marks + 1]
    assert sum(lane.height for lane in found) == pytest.approx(every + ROW)


def test_where_all_lanes_have_room_none_gives_way() -> None:
    assert [lane.mark_rows for lane in lanes(high(3) * 6)] == [3] * 6
    two = replace(CROWDED, lanes=CROWDED.lanes[:2]).only(CROWDED.lane < 2)
    assert [lane.mark_rows for lane in lane_boxes(two, high(3) * 2, Metrics())] == [3, 3]
    assert next(lane.mark_rows for lane in lane_boxes(two, high(3) * 2 - 1, Metrics())) < 3


@given(st.permutations([f"lane-{n}" for n in range(6)]), st.floats(50, 1200))
def test_a_lane_that_is_moved_changes_no_other(order: list[str], height: float) -> None:
    def rows(found: tuple[LaneBox, ...]) -> list[tuple[str, float]]:
        return sorted((lane.key, lane.height) for lane in found)

    assert rows(lanes(height)) == rows(lanes(height, Arrangement(tuple(order))))
