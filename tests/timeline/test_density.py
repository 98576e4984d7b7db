"""The curve of a whole period: each thing counted once, where it lies; the same in any lanes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.schema import Flag
from explorer.timeline.columns import Columns
from explorer.timeline.density import curve, density
from tests.timeline.columns import bar, columns, crowd, mark, pictures


def places(data: Columns) -> np.ndarray:
    """Where each thing lies, in days: the middle of a mark, the beginning of a bar; without what was planned."""
    kept = ~data.has(Flag.PLANNED)
    return np.where(data.has(Flag.BAR), data.start_earliest, (data.start_earliest + data.end_latest) / 2)[kept]


@given(pictures(), st.integers(1, 300))
def test_each_is_counted_once_where_it_lies(data, steps):
    first, last = data.extent or (0, 1)
    last = max(last, first + 1)
    found = density(data, first - 10, last + 10, steps)
    edges = np.linspace(first - 10, last + 10, steps + 1)
    assert found.sum() == len(places(data))
    expected = np.histogram(places(data), edges)[0]
    assert np.abs(np.cumsum(found) - np.cumsum(expected)).max(initial=0) <= np.isin(edges, places(data)).sum() + (
        np.abs(np.subtract.outer(edges, places(data))) <= 0.5).sum()


def test_what_lies_in_a_year_raises_that_year():
    data = columns([mark(100 * n) for n in range(10)] + [mark(5000 + n) for n in range(40)] + [bar(2000, 9000)], 1)
    found = density(data, 0, 10_000, 10)
    assert found.tolist() == [10, 0, 1, 0, 0, 40, 0, 0, 0, 0]


def test_what_was_only_planned_does_not_count():
    data = columns([mark(10), mark(20, flags=int(Flag.PLANNED)), bar(30, 900, flags=int(Flag.PLANNED))], 1)
    assert density(data, 0, 1000, 1).tolist() == [1]


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=400))
def test_the_curve_goes_from_nothing_to_one(counts):
    found = curve(np.array(counts, dtype=np.float64))
    assert len(found) == len(counts)
    assert found.min() >= 0
    assert found.max() == 0 if not any(counts) else abs(found.max() - 1) < 1e-9


def test_the_curve_is_highest_where_most_lies():
    data = crowd(5000)
    first, last = data.extent
    found = density(data, first, last, 100)
    assert abs(int(curve(found).argmax()) - int(found.argmax())) <= 5
