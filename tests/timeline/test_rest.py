"""Where lanes come to rest: never in the middle of a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.timeline.drawing import LaneBox, Metrics
from explorer.timeline.rest import rest_at

METRICS = Metrics()
LANES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans(), st.floats(0, 40)), min_size=1,
                 max_size=8)


def boxes(lanes: list[tuple[int, int, bool, float]], pinned: int) -> list[LaneBox]:
    made, top = [], 0.0
    for n, (bars, marks, collapsed, spare) in enumerate(lanes):
        rows = 1 if collapsed else max(bars + marks, 1)
        high = rows * METRICS.row + 2 * METRICS.padding + (0 if collapsed else METRICS.strip + spare)
        made.append(LaneBox(n, f"lane{n}", f"Lane {n}", top, high, bars, marks, collapsed=collapsed, held=n < pinned))
        top += high
    return made


@given(LANES, st.integers(0, 2), st.floats(0, 400), st.floats(-50, 900), st.sampled_from([-1, 0, 1]))
def test_the_edge_cuts_through_no_row(lanes, pinned, area, scroll, way) -> None:
    made = boxes(lanes, pinned if pinned < len(lanes) else 0)
    most = max(sum(lane.height for lane in made) - area, 0.0)
    there = rest_at(made, METRICS, most, scroll, way)
    assert 0 <= there <= most
    edge = there + sum(lane.height for lane in made if lane.held)
    rows = [(lane.top + METRICS.padding + n * METRICS.row, lane) for lane in made if not lane.held
            for n in range(1 if lane.collapsed else lane.bar_rows + lane.mark_rows)]
    assert there in (0, most) or not any(top + 0.01 < edge < top + METRICS.row - 0.01 for top, _ in rows)
    wanted = min(max(scroll, 0.0), most)
    assert (there - wanted) * way >= 0
    assert rest_at(made, METRICS, most, there, way) == there


def test_it_is_the_nearest_row_or_the_next_on_the_way() -> None:
    made = boxes([(3, 0, False, 0.0), (2, 1, False, 0.0)], 0)
    row, padding = METRICS.row, METRICS.padding
    first, second = padding + row, padding + 2 * row
    for scroll, way, there in ((first + 2, 0, first), (first + 2, 1, second), (second - 2, 0, second),
                               (second - 2, -1, first), (2, 0, 0.0), (made[1].top + 1, -1, made[1].top)):
        assert rest_at(made, METRICS, 150.0, scroll, way) == pytest.approx(there)


def test_where_all_is_in_view_nothing_is_scrolled() -> None:
    assert rest_at(boxes([(3, 0, False, 0.0)], 0), METRICS, 0.0, 30.0, 1) == 0.0
