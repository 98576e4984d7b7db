"""Days and pixels; zooming and panning within what there is to see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.timeline.scale import LEAST_DAYS, Scale, around, kept, panned, zoomed

days = st.floats(-1e6, 1e6)
extents = st.tuples(days, st.floats(0, 1e6)).map(lambda e: (e[0], e[0] + e[1]))
windows = st.tuples(days, st.floats(0.01, 1e6)).map(lambda w: (w[0], w[0] + w[1]))


def inside(window: tuple[float, float], extent: tuple[float, float]) -> None:
    air = max(0.0, LEAST_DAYS - (extent[1] - extent[0])) / 2
    slack = 1e-6
    assert extent[0] - air - slack <= window[0] < window[1] <= extent[1] + air + slack
    assert window[1] - window[0] >= LEAST_DAYS - slack


@given(windows, st.floats(1, 4000), st.floats(-500, 5000))
def test_pixels_and_days_are_inverse(window: tuple[float, float], width: float, x: float) -> None:
    scale = Scale(*window, 0.0, width)
    assert scale.x(scale.day(x)) == pytest.approx(x, abs=1e-3)
    assert scale.x(window[0]) == pytest.approx(0, abs=1e-3)
    assert scale.x(window[1]) == pytest.approx(width, abs=1e-3)


def test_no_width_is_no_error() -> None:
    assert Scale(0.0, 10.0, 5.0, 0.0).x(0.0) == 5.0


@given(windows, extents)
def test_a_window_is_kept_inside(window: tuple[float, float], extent: tuple[float, float]) -> None:
    found = kept(window, extent)
    inside(found, extent)
    assert kept(found, extent) == pytest.approx(found)


@given(windows, extents, st.floats(-1e6, 1e6))
def test_panning_keeps_the_width(window: tuple[float, float], extent: tuple[float, float], by: float) -> None:
    before = kept(window, extent)
    after = panned(before, by, extent)
    inside(after, extent)
    assert after[1] - after[0] == pytest.approx(before[1] - before[0])


@given(windows, extents, st.floats(0.01, 100), st.floats(0, 1))
def test_zooming_stays_inside(window: tuple[float, float], extent: tuple[float, float], factor: float,
                              share: float) -> None:
    before = kept(window, extent)
    at = before[0] + share * (before[1] - before[0])
    after = zoomed(before, factor, at, extent)
    inside(after, extent)
    width = (before[1] - before[0]) * factor
    assert after[1] - after[0] == pytest.approx(
        min(max(width, LEAST_DAYS), max(extent[1] - extent[0], LEAST_DAYS)), rel=1e-6)


@given(st.floats(0.05, 3), st.floats(0, 1), st.floats(100, 10_000))
def test_the_day_under_the_pointer_stays(factor: float, share: float, width: float) -> None:
    before = (0.0, width)
    at = share * width
    after = zoomed(before, factor, at, (-1e7, 1e7))
    assert (at - after[0]) / (after[1] - after[0]) == pytest.approx(share, abs=1e-6)


@given(windows)
def test_in_and_out_again(window: tuple[float, float]) -> None:
    extent = (-1e7, 1e7)
    before = kept(window, extent)
    at = sum(before) / 2
    assert zoomed(zoomed(before, 2.0, at, extent), 0.5, at, extent) == pytest.approx(before, abs=1e-3)


def test_one_day_is_given_air() -> None:
    assert kept((100.0, 100.0), (100.0, 100.0)) == (93.0, 107.0)
    assert zoomed((93.0, 107.0), 0.5, 100.0, (100.0, 100.0)) == (93.0, 107.0)
    assert panned((93.0, 107.0), 50.0, (100.0, 101.0)) == pytest.approx((93.5, 107.5))


@given(extents, windows, st.floats(0, 1), st.floats(0, 1))
def test_some_days_are_gone_to(extent: tuple[float, float], window: tuple[float, float], one: float,
                               other: float) -> None:
    low, high = (extent[0] + share * (extent[1] - extent[0]) for share in sorted((one, other)))
    wanted = low, high
    found = around(wanted, kept(window, extent), extent)
    inside(found, extent)
    slack = 1e-6
    assert found[0] - slack <= wanted[0] and wanted[1] <= found[1] + slack
    assert around(wanted, found, extent) == pytest.approx(found, abs=slack)


def test_a_date_is_shown_as_wide_as_it_is_known() -> None:
    extent = (0.0, 20_000.0)
    for length, narrowest, widest in ((1, 28, 120), (30, 50, 240), (365, 420, 1900), (3652, 4000, 19_000)):
        wanted = (8000.0, 8000.0 + length)
        for window in ((0.0, 20_000.0), (100.0, 115.0)):
            first, last = around(wanted, window, extent)
            assert narrowest <= last - first <= widest
            assert wanted[0] - first == pytest.approx(last - wanted[1])


def test_a_window_that_suits_keeps_its_width() -> None:
    assert around((8000.0, 8365.0), (0.0, 700.0), (0.0, 20_000.0)) == pytest.approx((7832.5, 8532.5))
