"""Many things in one lane: what is found without looking at all is what looking at all would find."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.timeline.detail import bins
from explorer.timeline.loose import Grid, Loose
from explorer.timeline.scale import Scale

DAYS = st.integers(-5000, 5000)
WINDOWS = st.tuples(st.floats(-6000, 6000), st.floats(0.5, 9000)).map(lambda w: (w[0], w[0] + w[1]))


def loose(items: list[tuple[int, int]], bars: bool, offset: int = 0) -> Loose:
    """Items of these bounds, in the order of their places; weights that have nothing to do with it."""
    ordered = sorted(items, key=lambda i: i[0] if bars else i[0] + i[1])
    first, last = (np.array([i[n] for i in ordered], dtype=np.int32) for n in (0, 1))
    weight = np.array([n * 7919 % 10_007 for n in range(len(items))], dtype=np.int32)
    return Loose(offset, first, last, weight, bars)


@st.composite
def things(draw: st.DrawFn) -> Loose:
    pairs = draw(st.lists(st.tuples(DAYS, st.sampled_from([0, 0, 1, 30, 365, 4000])), max_size=60))
    return loose([(d, d + n) for d, n in pairs], draw(st.booleans()), draw(st.integers(0, 9)))


def seen(these: Loose, window: tuple[float, float]) -> list[int]:
    return [n + these.offset for n in range(len(these))
            if these.first[n] <= window[1] and these.last[n] >= window[0]]


@given(things(), WINDOWS)
def test_within_is_what_touches_the_window(these: Loose, window: tuple[float, float]) -> None:
    assert these.within(*window).tolist() == seen(these, window)


@given(things(), WINDOWS, st.integers(0, 70))
def test_top_is_the_most_salient(these: Loose, window: tuple[float, float], wanted: int) -> None:
    expected = sorted(seen(these, window), key=lambda n: these.weight[n - these.offset])[:wanted]
    assert these.top(*window, wanted).tolist() == expected


@given(things(), WINDOWS, st.integers(1, 9))
def test_counts_are_of_all_and_each_is_where_its_bin_is(these: Loose, window: tuple[float, float], number: int) -> None:
    edges = np.linspace(*window, number + 1)
    inside = np.array(seen(these, window), dtype=np.intp)
    expected = np.bincount(these.bins(inside, edges), minlength=number) if len(inside) else np.zeros(number)
    if len(these):
        finer = np.linspace(*window, 2 * number + 1)
        coarse, fine = these.count(Grid(*window, edges, finer))
        assert coarse.tolist() == expected.tolist()
        assert (fine[::2] + fine[1::2]).sum() == coarse.sum()
        assert fine.tolist() == np.bincount(these.bins(inside, finer), minlength=2 * number).tolist()


@given(things(), WINDOWS, st.lists(st.integers(0, 80)))
def test_among_are_those_of_these_in_the_window(these: Loose, window: tuple[float, float], items: list[int]) -> None:
    assert set(these.among(np.array(items, dtype=np.intp), *window).tolist()) == set(items) & set(seen(these, window))


def test_a_crowd_is_not_looked_through() -> None:
    these = loose([(n // 100, n // 100) for n in range(100_000)], bars=False)
    assert these.top(0, 1000, 50).tolist() == sorted(range(100_000), key=lambda n: these.weight[n])[:50]
    assert len(these._levels[0][0]) < 20_000


@given(WINDOWS, st.floats(50, 2000), st.floats(10, 120))
def test_middles_of_bins_are_apart_and_edges_stay_when_panned(window: tuple[float, float], width: float,
                                                              apart: float) -> None:
    scale = Scale(*window, 0.0, width)
    edges = bins(scale, apart)
    assert (edges[0], edges[-1]) == window and np.all(np.diff(edges) > 0)
    middles = [scale.x((a + b) / 2) for a, b in pairwise(edges)]
    if len(middles) > 2:
        assert np.diff(middles).min() >= apart * (1 - 1e-6)
    little = (window[1] - window[0]) / 1000
    moved = bins(Scale(window[0] + little, window[1] + little, 0.0, width), apart)
    assert set(edges[2:-2].tolist()) <= set(moved.tolist())
