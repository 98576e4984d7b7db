"""Bars laid into rows."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.rows import GAP, laid, pack
from explorer.model.schema import LOOSE, MOST_BARS, MOST_ROWS

bars = st.lists(st.tuples(st.integers(-800_000, 800_000), st.integers(0, 20_000)).map(lambda b: (b[0], b[0] + b[1])))
crowded = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)).map(lambda b: (b[0], b[0] + b[1])))


@given(st.one_of(bars, crowded))
def test_rows_do_not_overlap_and_ascend(spans: list[tuple[int, int]]) -> None:
    rows = pack(spans)
    assert len(rows) == len(spans)
    for row in set(rows):
        inside = sorted(span for span, own in zip(spans, rows, strict=True) if own == row)
        assert all(a[1] + GAP < b[0] for a, b in pairwise(inside))
        assert [b[1] for b in inside] == sorted(b[1] for b in inside)


@given(crowded)
def test_no_more_rows_than_are_needed_at_once(spans: list[tuple[int, int]]) -> None:
    most = max((sum(a <= first <= b + GAP for a, b in spans) for first, _ in spans), default=0)
    assert sorted(set(pack(spans))) == list(range(most))


@given(bars, st.randoms(use_true_random=False))
def test_the_order_of_different_bars_does_not_matter(spans: list[tuple[int, int]], random: object) -> None:
    unique = sorted(set(spans))
    mixed = list(unique)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert dict(zip(unique, pack(unique), strict=True)) == dict(zip(mixed, pack(mixed), strict=True))


@given(st.one_of(bars, crowded))
def test_a_lane_has_rows_or_none_of_its_bars_has(spans: list[tuple[int, int]]) -> None:
    rows = laid(spans)
    assert rows == (pack(spans) if max(pack(spans), default=0) < MOST_ROWS else [LOOSE] * len(spans))


def test_too_many_bars_are_loose() -> None:
    one_after_another = [(n * 100, n * 100 + 1) for n in range(MOST_BARS + 1)]
    assert laid(one_after_another[:-1]) == [0] * MOST_BARS
    assert laid(one_after_another) == [LOOSE] * (MOST_BARS + 1)
    assert laid([]) == []


def test_nothing_and_one() -> None:
    assert pack([]) == []
    assert pack([(5, 5)]) == [0]
