"""The columns of what passes are those of the whole without the rest, though they are not copied."""

from dataclasses import fields, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.schema import LOOSE, MARK, Flag
from explorer.timeline.columns import Columns, Strip
from tests.timeline.columns import pictures

NAMES = [f.name for f in fields(Columns) if f.name != "lanes"]


def copied(data: Columns, shown: np.ndarray) -> Columns:
    """The same in the slow way: every column by itself, and nothing known of a whole."""
    return replace(data, **{name: np.array([v for v, passes in zip(getattr(data, name), shown, strict=True) if passes],
                                           dtype=getattr(data, name).dtype) for name in NAMES})


@st.composite
def parts(draw: st.DrawFn) -> tuple[Columns, Columns]:
    """A part, of a whole or of a part, and the same copied."""
    data = draw(pictures())
    plain = data
    for _ in range(draw(st.integers(1, 2))):
        shown = np.array(draw(st.lists(st.booleans(), min_size=len(plain), max_size=len(plain))), dtype=np.bool_)
        data, plain = data.only(shown), copied(plain, shown)
    return data, plain


def held(strip: Strip) -> tuple[object, ...]:
    return strip.rows, *((loose.offset, loose.first.tolist(), loose.last.tolist(), loose.weight.tolist(),
                          loose.place.tolist()) for loose in (strip.bars, strip.marks))


@given(parts(), st.data())
def test_a_part_is_read_like_a_copy(both: tuple[Columns, Columns], data: st.DataObject) -> None:
    part, plain = both
    assert len(part) == len(plain) and part.extent == plain.extent
    some = np.array(data.draw(st.lists(st.integers(0, max(len(plain) - 1, 0)), max_size=5) if len(plain) else
                              st.just([])), dtype=np.intp)
    for name in NAMES:
        own, copy = getattr(part, name), getattr(plain, name)
        assert np.array_equal(own, copy) and np.array_equal(own[some], copy[some])
        assert np.array_equal(own[1:3], copy[1:3]) and np.array_equal(own[copy > 2], copy[copy > 2])
        assert np.array_equal(own + 1, copy + 1) and np.array_equal(own <= own, copy <= copy)
        assert own.tolist() == copy.tolist() and own.dtype == copy.dtype
    for flag in Flag:
        assert np.array_equal(part.has(flag), plain.has(flag))


@given(parts())
def test_what_is_known_of_a_part_is_what_a_copy_says(both: tuple[Columns, Columns]) -> None:
    part, plain = both
    assert [held(strip) for strip in part.strips] == [held(strip) for strip in plain.strips]
    assert part.fixed.tolist() == plain.fixed.tolist() and part.planned.tolist() == plain.planned.tolist()
    assert part.bounds.tolist() == plain.bounds.tolist()


@given(pictures())
def test_bounds_part_a_lane_into_loose_bars_marks_and_rows(data: Columns) -> None:
    assert len(data.bounds) == len(data.lanes)
    assert data.bounds.ravel().tolist() == sorted(data.bounds.ravel().tolist())
    for lane, (first, a, b, last) in enumerate(data.bounds.tolist()):
        assert (data.lane[first:last] == lane).all() and last - first == np.count_nonzero(data.lane == lane)
        assert (data.row[first:a] == LOOSE).all() and (data.row[a:b] == MARK).all() and (data.row[b:last] >= 0).all()


@given(parts(), st.sets(st.integers(1, 12), max_size=4), st.sets(st.integers(1, 60), max_size=1))
def test_entities_are_found_in_a_part(both: tuple[Columns, Columns], some: set[int], one: set[int]) -> None:
    part, plain = both
    for wanted in (frozenset(some), frozenset(one)):
        expected = [n for n, entity in enumerate(plain.entity.tolist()) if entity in wanted]
        assert part.items_of(wanted).tolist() == plain.items_of(wanted).tolist() == expected
