"""The line through a lens: all that a document tells, in the right lane, and once; in the order of a picture."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.agreement import State
from explorer.model.rows import GAP
from explorer.model.schema import LOOSE, MARK, MOST_BARS, Flag
from explorer.timeline.columns import Columns, Ints
from explorer.timeline.detail import Request, draw
from explorer.timeline.lens import Told, through_one, through_two
from tests.timeline.columns import FLAGS, Standing, bar, columns, mark

FIVE = tuple((told.name, told.name) for told in Told)


def document(standing: dict[int, list[Standing]], number: int) -> Columns:
    """The rows of one document, by entity, as the builder stores them by document."""
    flat = [(entity, item) for entity, own in standing.items() for item in own]
    found = columns([item for _, item in flat], 1)
    # the builder of columns numbers the items as they come, from 1
    entity = np.array([flat[n - 1][0] for n in found.entity.tolist()], dtype=np.int64)
    return replace(found, lanes=tuple((f"d{n}", "") for n in range(4)), entity=entity, rank=entity.copy(),
                   lane=np.full(len(found), number, dtype=np.int16),
                   sources=np.full(len(found), 15, dtype=np.uint32), flags=found.flags.astype(np.uint8))


def both(states: dict[int, State]) -> tuple[Ints, Ints]:
    return np.array(sorted(states), dtype=np.int32), np.array([states[k] for k in sorted(states)], dtype=np.uint8)


def seen(found: Columns) -> list[tuple[int, int, int, int, int]]:
    """(entity, lane, first day, last day, documents) of every item."""
    return sorted(zip(found.entity.tolist(), found.lane.tolist(), found.start_earliest.tolist(),
                      found.end_latest.tolist(), found.sources.tolist(), strict=True))


def in_order(found: Columns) -> None:
    """What a picture asks of columns."""
    place = np.where(found.row == MARK, found.start_earliest + found.end_latest, 2 * found.start_earliest)
    keys = list(zip(found.lane.tolist(), found.row.tolist(), place.tolist(), strict=True))
    assert keys == sorted(keys)
    assert ((found.row != MARK) == found.has(Flag.BAR)).all()


# One document

def test_one_document_has_its_own_dates_in_the_lanes_of_the_scheme() -> None:
    scheme = replace(columns([mark(100, lane=1), mark(200, lane=0), mark(300, lane=2)], 3))
    lanes = dict(zip(scheme.entity.tolist(), scheme.lane.tolist(), strict=True))
    own = document({1: [mark(150)], 3: [mark(310, flags=int(Flag.SILENT))]}, 2)
    found = through_one(own, scheme)
    assert found.lanes == scheme.lanes  # empty ones too
    assert seen(found) == [(1, lanes[1], 150, 150, 15), (3, lanes[3], 310, 310, 15)]
    assert found.has(Flag.SILENT).tolist() == (found.entity == 3).tolist()


def test_what_stands_in_no_lane_is_passed_over() -> None:
    found = through_one(document({1: [mark(100)], 9: [mark(100)]}, 0), columns([mark(100)], 1))
    assert found.entity.tolist() == [1]


def test_of_nothing_there_is_nothing() -> None:
    assert len(through_one(document({}, 0), columns([mark(100)], 1))) == 0
    assert len(through_one(document({1: [mark(1)]}, 0), columns([], 0))) == 0
    assert len(through_two(document({}, 0), document({}, 1), both({}), FIVE)) == 0


ITEMS = st.one_of(
    st.builds(lambda d, n, f: mark(d, d + n, flags=f), st.integers(0, 900), st.sampled_from([0, 0, 30, 365]), FLAGS),
    st.builds(lambda d, n, f: bar(d, d + n, flags=f & ~int(Flag.SILENT)), st.integers(0, 9000), st.integers(400, 900),
              FLAGS))
DOCUMENTS = st.dictionaries(st.integers(1, 30), st.lists(ITEMS, min_size=1, max_size=2), max_size=20)


@given(DOCUMENTS, st.integers(1, 5))
def test_nothing_of_a_document_is_lost(standing: dict[int, list[Standing]], lanes: int) -> None:
    scheme = columns([mark(n, lane=n % lanes) for n in range(30)], lanes)
    own = document(standing, 3)
    found = through_one(own, scheme)
    assert Counter(found.entity.tolist()) == Counter(own.entity.tolist())
    lane_of = dict(zip(scheme.entity.tolist(), scheme.lane.tolist(), strict=True))
    assert [lane_of[e] for e in found.entity.tolist()] == found.lane.tolist()
    in_order(found)
    bars_apart(found, found.entity)


def bars_apart(found: Columns, whose: Ints) -> None:
    """Bars of a row, each with all its segments, do not overlap."""
    for lane, row in {(int(a), int(b)) for a, b in zip(found.lane, found.row, strict=True) if b >= 0}:
        here = (found.lane == lane) & (found.row == row)
        spans = sorted((int(found.start_earliest[here & (whose == w)].min()),
                        int(found.end_latest[here & (whose == w)].max())) for w in set(whose[here].tolist()))
        assert all(a[1] + GAP < b[0] for a, b in pairwise(spans))


def test_a_lane_with_too_many_bars_has_no_rows() -> None:
    scheme = columns([mark(n) for n in range(MOST_BARS + 1)], 1)
    own = document({n + 1: [bar(n * 500, n * 500 + 400)] for n in range(MOST_BARS + 1)}, 0)
    assert set(through_one(own, scheme).row.tolist()) == {LOOSE}
    assert set(through_one(own.only(own.entity > 1), scheme).row.tolist()) == {0}


# Two documents

def compared(first: dict[int, list[Standing]], second: dict[int, list[Standing]],
             states: dict[int, State] | None = None) -> Columns:
    shared = dict.fromkeys(first.keys() & second.keys(), State.AGREE)
    return through_two(document(first, 0), document(second, 2), both(states or shared), FIVE)


def test_five_lanes() -> None:
    day = [mark(100)]
    found = compared({1: day, 2: day, 3: day, 4: day}, {2: day, 3: day, 4: day, 5: day},
                     {2: State.AGREE, 3: State.DIFFER, 4: State.MENTIONED})
    assert seen(found) == [(1, Told.FIRST_ALONE, 100, 100, 1), (2, Told.AGREE, 100, 100, 5),
                           (3, Told.DIFFER, 100, 100, 5), (4, Told.NOTHING_TO_COMPARE, 100, 100, 5),
                           (5, Told.SECOND_ALONE, 100, 100, 4)]
    assert dict(zip(found.entity.tolist(), found.state.tolist(), strict=True)) == {
        1: State.ALONE, 2: State.AGREE, 3: State.DIFFER, 4: State.MENTIONED, 5: State.ALONE}


def test_three_lanes_where_it_is_not_to_be_seen_if_they_agree() -> None:
    day = [mark(100)]
    first, second = (dict.fromkeys(some, day) for some in ((1, 2, 3, 4), (2, 3, 4, 5)))
    states = {2: State.AGREE, 3: State.DIFFER, 4: State.MENTIONED}
    found = through_two(document(first, 0), document(second, 2), both(states), (FIVE[0], ("both", "Both"), FIVE[4]))
    assert seen(found) == [(1, 0, 100, 100, 1), (2, 1, 100, 100, 5), (3, 1, 100, 100, 5), (4, 1, 100, 100, 5),
                           (5, 2, 100, 100, 4)]


def test_what_is_left_out_is_not_compared() -> None:
    assert seen(compared({1: [mark(100)]}, {1: [mark(100, flags=int(Flag.SILENT))]}, {9: State.AGREE})) == [
        (1, Told.FIRST_ALONE, 100, 100, 1)]


GUESS, PLAN = int(Flag.INFERRED | Flag.APPROXIMATE), int(Flag.PLANNED)


@pytest.mark.parametrize(("first", "second", "wanted"), [
    (mark(100, 130), mark(110), [(110, 110, 5)]),  # the month and a day in it
    (mark(110), mark(100, 130), [(110, 110, 5)]),
    (mark(100, 130), mark(120, 150), [(120, 130, 5)]),
    (mark(100), mark(101), [(100, 100, 1), (101, 101, 4)]),  # two dates: both stand, each with who gives it
    (mark(100, 130), mark(110, flags=GUESS), [(100, 130, 5)]),
    (mark(110, flags=GUESS), mark(100, 130), [(100, 130, 5)]),
    (mark(100, flags=PLAN), mark(100), [(100, 100, 1), (100, 100, 4)]),  # planned is not done
    (bar(100, 900), bar(100, 900), [(100, 900, 5)]),
    (bar(100, 900, flags=GUESS), bar(100, 900), [(100, 900, 5)]),
    (bar(100, 900), bar(100, 800), [(100, 800, 4), (100, 900, 1)]),
    (bar(100, 900), bar(100, 900, flags=PLAN), [(100, 900, 1), (100, 900, 4)]),
    (bar(100, 900), mark(100), [(100, 100, 4), (100, 900, 1)])])
def test_what_both_date(first: Standing, second: Standing, wanted: list[tuple[int, int, int]]) -> None:
    found = compared({7: [first]}, {7: [second]})
    assert [(a, b, who) for _, _, a, b, who in seen(found)] == wanted
    if GUESS in (first.flags, second.flags):
        assert not found.has(Flag.INFERRED).any()


def test_two_bars_of_one_thing_stand_in_two_rows() -> None:
    found = compared({7: [bar(100, 900), bar(900, 1500, flags=PLAN)]}, {7: [bar(100, 800)]})
    assert sorted(zip(found.row.tolist(), found.sources.tolist(), strict=True)) == [(0, 1), (0, 1), (1, 4)]


@given(DOCUMENTS, DOCUMENTS, st.randoms(use_true_random=False))
def test_everything_told_is_in_the_lane_of_who_tells(
        first: dict[int, list[Standing]], second: dict[int, list[Standing]], random: object) -> None:
    states = {k: random.choice([State.AGREE, State.DIFFER, State.MENTIONED])  # type: ignore[attr-defined]
              for k in first.keys() & second.keys()}
    one, other = document(first, 0), document(second, 2)
    found = through_two(one, other, both(states), FIVE)
    in_order(found)
    bars_apart(found, found.entity * 2 + (found.sources == 4))
    told = [set(c.entity[~c.has(Flag.SILENT)].tolist()) for c in (one, other)]
    lanes: dict[int, set[int]] = {}
    who: dict[int, int] = {}
    for entity, lane, _, _, sources in seen(found):
        lanes.setdefault(entity, set()).add(lane)
        who[entity] = who.get(entity, 0) | sources
    assert lanes.keys() == told[0] | told[1]
    place = {State.AGREE: Told.AGREE, State.DIFFER: Told.DIFFER, State.MENTIONED: Told.NOTHING_TO_COMPARE}
    for entity, own in lanes.items():
        assert own == {place[states[entity]] if entity in states else
                       Told.FIRST_ALONE if entity in told[0] else Told.SECOND_ALONE}
        assert who[entity] == (entity in told[0]) + 4 * (entity in told[1])


@given(DOCUMENTS, DOCUMENTS)
def test_a_picture_can_be_made_of_it(first: dict[int, list[Standing]], second: dict[int, list[Standing]]) -> None:
    found = compared(first, second)
    drawing = draw(Request(found, (-100.0, 12_000.0), 900.0, 600.0, lambda ids: dict.fromkeys(ids, "Title"),
                           lambda text, strong: 7.0 * len(text)))
    assert [lane.title for lane in drawing.lanes] == [told.name for told in Told]
    assert len(drawing.bars) + len(drawing.marks) + sum(c.number for c in drawing.counts) == len(found)


def test_what_both_give_stands_one_below_the_other_and_the_rest_below_it() -> None:
    first = {7: [bar(100, 900)], 8: [bar(150, 800)], 9: [bar(120, 300)]}
    found = compared(first, {7: [bar(300, 950)], 8: [bar(500, 700)]})
    rows = {(entity, who): row for entity, who, row in zip(
        found.entity.tolist(), found.sources.tolist(), found.row.tolist(), strict=True)
            if found.lane[found.entity == entity][0] != Told.FIRST_ALONE}
    assert rows == {(7, 1): 0, (7, 4): 1, (8, 1): 2, (8, 4): 3}
    in_order(found)


def test_where_there_are_too_few_rows_for_that_bars_stand_where_there_is_room() -> None:
    """Seven things in fourteen rows, and one that only fits beside them."""
    first = {n: [bar(0, 900)] for n in range(1, 8)} | {8: [bar(2000, 3000)]}
    second = {n: [bar(0, 1000)] for n in range(1, 8)} | {8: [bar(2000, 3000)]}
    found = compared(first, second)
    assert sorted(set(found.row.tolist())) == list(range(14))
    bars_apart(found, found.entity * 2 + (found.sources == 4))
    fewer = compared({n: first[n] for n in range(1, 8)}, {n: second[n] for n in range(1, 8)})
    for n in range(1, 8):
        a, b = sorted(fewer.row[fewer.entity == n].tolist())
        assert b == a + 1
