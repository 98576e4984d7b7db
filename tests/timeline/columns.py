"""Columns of the line as hypothesis makes them."""

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st

from explorer.model.rows import pack
from explorer.model.schema import LOOSE, MARK, Flag
from explorer.timeline.columns import Columns


@dataclass(frozen=True)
class Standing:
    """One mark or bar, before it has a row."""

    lane: int
    bar: bool
    start: tuple[int, int]
    end: tuple[int, int]
    flags: int = 0


def columns(standing: list[Standing], lanes: int, loose: Container[int] = ()) -> Columns:
    """The items in the order of the file: each an entity of its own, bars laid into rows save in some lanes."""
    rows: dict[int, int] = {}
    by_lane: dict[int, list[int]] = defaultdict(list)
    for n, item in enumerate(standing):
        if item.bar:
            by_lane[item.lane].append(n)
    for lane, members in by_lane.items():
        if lane in loose:
            rows.update(dict.fromkeys(members, LOOSE))
            continue
        rows.update(zip(members, pack([(standing[n].start[0], standing[n].end[1]) for n in members]), strict=True))
    order = sorted(range(len(standing)), key=lambda n: (
        standing[n].lane, rows.get(n, MARK), standing[n].start[0] + (0 if n in rows else standing[n].end[1] -
                                                                    standing[n].start[0]) / 2, n))

    def array(values: list[int]) -> np.ndarray:
        return np.array(values, dtype=np.int64)

    return Columns(
        tuple((f"lane-{n}", f"Lane {n}") for n in range(lanes)), array([n + 1 for n in order]),
        array([standing[n].lane for n in order]), array([rows.get(n, MARK) for n in order]),
        array([standing[n].start[0] for n in order]), array([standing[n].start[1] for n in order]),
        array([standing[n].end[0] for n in order]), array([standing[n].end[1] for n in order]),
        array([(n * 7919) % len(standing) for n in order]),
        array([standing[n].flags | (int(Flag.BAR) if standing[n].bar else 0) for n in order]),
        array([n % 6 for n in order]), array([1 + n % 7 for n in order]))


def mark(first: int, last: int | None = None, lane: int = 0, flags: int = 0) -> Standing:
    """A mark between two days."""
    both = (first, first if last is None else last)
    return Standing(lane, False, both, both, flags)


def bar(first: int, last: int, lane: int = 0, flags: int = 0) -> Standing:
    """A bar with sharp ends."""
    return Standing(lane, True, (first, first), (last, last), flags)


FLAGS = st.sampled_from([0, 0, 0, Flag.PLANNED, Flag.APPROXIMATE, Flag.SILENT, Flag.INFERRED | Flag.OPEN_END]).map(int)


def _bar(first: int, a: int, b: int, c: int, lane: int, flags: int) -> Standing:
    return Standing(lane, True, (first, first + a), (first + a + b, first + a + b + c), flags)


def _standing(days: st.SearchStrategy[int], lanes: int) -> st.SearchStrategy[Standing]:
    short = st.sampled_from([0, 0, 0, 1, 30, 365, 4000])
    marks = st.builds(lambda d, n, lane, flags: mark(d, d + n, lane, flags), days, short,
                      st.integers(0, lanes - 1), FLAGS)
    bars = st.builds(_bar, days, short, st.integers(0, 9000), short, st.integers(0, lanes - 1),
                     FLAGS.map(lambda f: f & ~int(Flag.SILENT)))
    return st.one_of(marks, marks, bars)


@st.composite
def pictures(draw: st.DrawFn) -> Columns:
    """Anything between nothing and a crowd: decades, one day, centuries, far before and after."""
    lanes = draw(st.integers(1, 4))
    middle = draw(st.sampled_from([12_000, 0, -200_000, 60_000, -700_000]))
    width = draw(st.sampled_from([0, 40, 9000, 9000, 400_000]))
    days = st.integers(middle - width, middle + width)
    most = draw(st.sampled_from([0, 1, 12, 60]))
    return columns(draw(st.lists(_standing(days, lanes), max_size=most)), lanes, draw(st.sampled_from([(), (0,)])))


def crowd(number: int, lanes: int = 3) -> Columns:
    """Many marks and some bars in thirty years, clumped, the same each time."""
    random = np.random.default_rng(7)
    days = (random.normal(0.5, 0.12, number) * 11_000 + 8000).astype(int)
    made = [bar(int(d), int(d) + 900, n % lanes) if n % 29 == 0 else mark(int(d), int(d) + n % 3, n % lanes)
            for n, d in enumerate(days)]
    return columns(made, lanes)


def silent(item: Standing) -> Standing:
    """The same, of a document that leaves it out."""
    return replace(item, flags=item.flags | int(Flag.SILENT))
