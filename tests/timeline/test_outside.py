"""What lies outside a window is counted there, each thing once; and a few far away do not make the line narrow."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.schema import Flag
from explorer.timeline.columns import Columns
from explorer.timeline.outside import nearly_all, stood
from tests.timeline.columns import bar, columns, crowd, mark, pictures, silent


@given(pictures(), st.floats(-900_000, 500_000), st.floats(1, 30_000))
def test_everything_is_before_in_or_after_the_window(data: Columns, first: float, wide: float) -> None:
    window = first, first + wide
    before, after = stood(data, range(len(data.lanes))).beyond(window)
    told = ~data.has(Flag.SILENT)
    inside = told & (data.start_earliest <= window[1]) & (data.end_latest >= window[0])
    assert before + after + len(set(data.entity[inside].tolist())) == len(set(data.entity[told].tolist()))


@given(pictures(), st.floats(-900_000, 500_000))
def test_going_to_the_nearest_leaves_nothing_between(data: Columns, first: float) -> None:
    where = stood(data, range(len(data.lanes)))
    window = first, first + 100.0
    before, after = where.beyond(window)
    for number, way in ((before, -1), (after, 1)):
        found = where.nearest(window, way)
        assert (found is None) == (number == 0)
        if found is not None:
            assert found[1] < window[0] if way < 0 else found[0] > window[1]
            grown = (found[1], window[1]) if way < 0 else (window[0], found[0])
            assert where.beyond(grown)[way > 0] < number
            edge = (found[1] + 1, window[1]) if way < 0 else (window[0], found[0] - 1)
            assert where.beyond(edge)[way > 0] == number


def test_what_stands_in_two_lanes_is_one_thing_and_hidden_lanes_do_not_count() -> None:
    data = columns([mark(100, lane=0), mark(100, lane=1), bar(900, 950, lane=1), silent(mark(10, lane=0))], 2)
    data = replace(data, entity=np.where(data.entity <= 2, 1, data.entity))
    assert stood(data, [0, 1]).beyond((500.0, 600.0)) == (1, 1)
    assert stood(data, [0]).beyond((500.0, 600.0)) == (1, 0)
    assert stood(data, []).beyond((500.0, 600.0)) == (0, 0)


def test_a_thing_reaches_from_its_first_item_to_its_last() -> None:
    data = columns([mark(100), mark(300, lane=1), mark(500), bar(50, 700, lane=1)], 2)
    for entity in ([1, 1, 1, 2], [2, 1, 1, 1], [1, 2, 1, 2], [3, 3, 3, 3]):
        own = replace(data, entity=np.array(entity))
        found = stood(own, [0, 1])
        expected = {(min(own.start_earliest[own.entity == e]), max(own.end_latest[own.entity == e])) for e in entity}
        assert set(zip(found.first.tolist(), found.last.tolist(), strict=True)) == expected
        assert len(found.first) == len(set(entity))


def test_one_mark_far_away_is_no_reason_to_show_it_with_all() -> None:
    near = [mark(10_000 + n * 7) for n in range(200)]
    assert nearly_all(columns([mark(0), *near], 1)) == (10_000.0, 10_000 + 199 * 7)
    assert nearly_all(columns(near, 1)) == (10_000.0, 10_000 + 199 * 7)
    assert nearly_all(columns([mark(5), mark(70_000)], 1)) == (5.0, 70_000.0)
    assert nearly_all(columns([], 1)) is None


def test_of_a_crowd_a_sample_will_do() -> None:
    data = crowd(40_000)
    found = nearly_all(data)
    assert found is not None and data.extent is not None
    inside = (data.start_earliest >= found[0]) & (data.end_latest <= found[1])
    assert inside.mean() > 0.95
