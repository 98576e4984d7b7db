"""Bars laid into rows."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.rows import GAP, pack

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


def test_nothing_and_one() -> None:
    assert pack([]) == []
    assert pack([(5, 5)]) == [0]
