"""Lanes that are collapsed, hidden, pinned and put in another order, in the picture."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.arrangement import AS_IT_WAS, Arrangement
from explorer.timeline.detail import Request, draw, members
from explorer.timeline.drawing import Drawing, Metrics
from explorer.timeline.held import drawn, parts, seen
from explorer.timeline.pick import pick
from tests.timeline.columns import bar, columns, crowd, mark
from tests.timeline.test_drawing import request, requests, visible

LANES = [f"lane-{n}" for n in range(4)]
some = st.frozensets(st.sampled_from(LANES), max_size=3)
arrangements = st.builds(Arrangement, st.one_of(st.just(()), st.permutations(LANES).map(tuple)), some, some, some)
CROWD = crowd(3000)
LOW = Arrangement(("lane-2", "lane-0", "lane-1"), frozenset(("lane-0", "lane-1")), frozenset(), frozenset(("lane-1",)))


@st.composite
def arranged(draw_: st.DrawFn) -> Request:
    """A request with its lanes arranged somehow."""
    return replace(draw_(requests()), arrangement=draw_(arrangements))


def found(asked: Request, drawing: Drawing) -> Counter[int]:
    """Entities of all that is drawn or counted."""
    counted = [members(asked.columns, asked.window, drawing, c) for c in drawing.counts]
    assert [c.number for c in drawing.counts] == [len(entities) for entities in counted]
    return Counter([b.entity for b in drawing.bars] + [m.entity for m in drawing.marks]
                   + [e for entities in counted for e in entities])


@given(arranged())
@example(request(CROWD, arrangement=LOW))
@example(request(columns([bar(n * 20, 9000 + n) for n in range(9)], 1), arrangement=LOW))
def test_what_is_visible_in_a_lane_that_is_shown_is_drawn_or_counted_once(asked: Request) -> None:
    drawing = draw(asked)
    shown = {n for n, (key, _) in enumerate(asked.columns.lanes) if key not in asked.arrangement.hidden}
    lane = dict(zip(asked.columns.entity.tolist(), asked.columns.lane.tolist(), strict=True))
    assert found(asked, drawing) == Counter({e: n for e, n in visible(asked).items() if lane[e] in shown})
    assert all(lane[x.entity] == x.lane for x in (*drawing.bars, *drawing.marks))


@given(arranged())
@example(request(CROWD, arrangement=LOW))
def test_the_lanes_stand_as_they_were_arranged_at_any_zoom(asked: Request) -> None:
    drawing = draw(asked)
    assert [lane.key for lane in drawing.lanes] == asked.arrangement.shown([key for key, _ in asked.columns.lanes])
    assert all(asked.columns.lanes[lane.index] == (lane.key, lane.title) for lane in drawing.lanes)
    top = 0.0
    for lane in drawing.lanes:
        assert lane.top == pytest.approx(top)
        top += lane.height
    first, last = asked.window
    assert draw(replace(asked, window=(first, first + (last - first) / 7))).lanes == drawing.lanes


@given(arranged())
@example(request(CROWD, arrangement=LOW))
@example(request(columns([mark(12_000) for _ in range(200)], 1), arrangement=Arrangement(collapsed=frozenset(LANES))))
def test_a_collapsed_lane_is_one_row_high_and_bears_no_title(asked: Request) -> None:
    drawing, metrics = draw(asked), asked.metrics
    low = {lane.index: lane for lane in drawing.lanes if lane.collapsed}
    assert {lane.key for lane in low.values()} >= asked.arrangement.collapsed & {lane.key for lane in drawing.lanes}
    assert all(lane.height == pytest.approx(metrics.row + 2 * metrics.padding) for lane in low.values())
    tops = [(lane.top, lane.top + lane.height) for lane in low.values()]
    assert not [label for label in drawing.labels for top, bottom in tops if top < label.y < bottom]
    for lane in low.values():
        marks = [m for m in drawing.marks if m.lane == lane.index]
        bars = [b for b in drawing.bars if b.lane == lane.index]
        counts = [c for c in drawing.counts if c.lane == lane.index]
        for a, b in combinations(marks, 2):
            assert abs(a.x - b.x) >= a.radius + b.radius - 1e-6
        assert all(lane.top <= b.y and b.y + b.height <= m.y - m.radius for b in bars for m in marks)
        assert all(m.y + m.radius <= c.y - metrics.strip / 2 + 1e-6 for m in marks for c in counts)
        assert all(c.y + metrics.strip / 2 <= lane.top + lane.height for c in counts)


@given(arranged())
@example(request(CROWD, arrangement=LOW))
def test_heights_fit_what_the_lanes_hold(asked: Request) -> None:
    drawing, metrics = draw(asked), asked.metrics
    for lane in drawing.lanes:
        strip = asked.columns.strips[lane.index]
        if not lane.collapsed:
            rows = len(strip.rows) + bool(len(strip.bars)) + bool(len(strip.marks))
            assert lane.height >= max(rows, 1) * metrics.row + 2 * metrics.padding - 1e-6
            assert (lane.bar_rows, lane.mark_rows) >= (len(strip.rows) + lane.loose_rows, min(len(strip.marks), 1))
    held = {lane.index: (len(s.rows), len(s.bars), len(s.marks)) for lane, s in (
        (lane, asked.columns.strips[lane.index]) for lane in drawing.lanes if not lane.collapsed)}
    height = {lane.index: lane.height for lane in drawing.lanes}
    for a, b in combinations(held, 2):
        if all(x <= y for x, y in zip(held[a], held[b], strict=True)) and held[a] != held[b]:
            assert height[a] <= height[b] + metrics.row + 1e-6


@given(arranged(), st.floats(0, 1))
@example(request(CROWD, height=200.0, arrangement=replace(LOW, collapsed=frozenset())), 1.0)
def test_pinned_lanes_are_in_view_at_any_scroll(asked: Request, share: float) -> None:
    drawing = draw(asked)
    scroll = share * (drawing.height - asked.height)
    held = [lane for lane in drawing.lanes if lane.held]
    pinned = [lane for lane in drawing.lanes if lane.key in asked.arrangement.pinned]
    assert held == pinned[:len(held)]
    room = 0.6 * asked.height
    if len(pinned) < len(drawing.lanes) and len(pinned) * (asked.metrics.row + 2 * asked.metrics.padding) <= room:
        assert held == pinned
    assert drawing.held == pytest.approx(sum(lane.height for lane in held))
    for lane in held:
        assert seen(drawing, lane.top, scroll) >= 0
        assert seen(drawing, lane.top + lane.height * 0.99, scroll) <= asked.height + 1e-6
    if drawing.height > asked.height:
        assert drawing.held <= room + 1e-6


@given(arranged(), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
@example(request(CROWD, height=200.0, arrangement=replace(LOW, collapsed=frozenset())), 0.7, 0.1, 0.5)
def test_a_pixel_picks_what_is_painted_there(asked: Request, share: float, at: float, across: float) -> None:
    drawing = draw(asked)
    scroll = share * (drawing.height - asked.height)
    y = at * asked.height
    picked = pick(drawing, across * asked.width, drawn(drawing, y, scroll))
    below, above = parts(drawing)
    part, place = (above, y) if y < drawing.held else (below, y + scroll)
    assert picked == pick(part, across * asked.width, place)
    assert seen(drawing, drawn(drawing, y, scroll), scroll) == pytest.approx(y)


@given(arranged())
@example(request(CROWD, height=200.0, arrangement=LOW))
def test_everything_is_in_one_part(asked: Request) -> None:
    drawing = draw(asked)
    below, above = parts(drawing)
    for name in ("lanes", "bars", "marks", "labels", "counts", "densities"):
        both = [*getattr(above, name), *getattr(below, name)]
        assert Counter(map(repr, both)) == Counter(map(repr, getattr(drawing, name)))
    assert all(label.y < drawing.held for label in above.labels)
    assert {m.lane for m in above.marks} <= {lane.index for lane in above.lanes}


def test_pinned_lanes_are_filled_however_far_one_scrolls() -> None:
    asked = request(CROWD, height=200.0, arrangement=Arrangement(pinned=frozenset(("lane-1",))))
    whole = draw(asked)
    far = draw(replace(asked, view=(whole.height - 60, whole.height)))
    assert [m for m in far.marks if m.lane == 1] and [c for c in far.counts if c.lane == 1]
    assert not [m for m in far.marks if m.lane == 0]


def test_pinned_lanes_that_would_leave_no_room_are_collapsed_the_highest_first() -> None:
    data = columns([bar(n, 9000, 0) for n in range(8)] + [mark(5, lane=1)] + [mark(n, lane=2) for n in range(90)], 3)
    both = Arrangement(pinned=frozenset(("lane-0", "lane-1")))
    high, low, rest = draw(request(data, height=160.0, arrangement=both)).lanes
    assert (high.collapsed, low.collapsed, rest.collapsed) == (True, False, False)
    assert (high.held, low.held, rest.held) == (True, True, False)
    assert not any(lane.collapsed for lane in draw(request(data, height=900.0, arrangement=both)).lanes)
    every = Arrangement(pinned=frozenset(LANES))
    assert not any(lane.held or lane.collapsed for lane in draw(request(data, height=160.0, arrangement=every)).lanes)
    assert not any(lane.held for lane in draw(request(data, height=20.0, arrangement=both)).lanes)


def test_the_chosen_are_never_counted_away_in_a_collapsed_lane() -> None:
    data = columns([mark(12_000 + n // 40) for n in range(400)] + [bar(12_000, 12_400 + n) for n in range(9)], 1)
    low = Arrangement(collapsed=frozenset(LANES))
    for entity in (1, 77, 400, 401, 409):
        drawing = draw(request(data, strong=frozenset((entity,)), arrangement=low))
        assert entity in [m.entity for m in drawing.marks] + [b.entity for b in drawing.bars]
        asked = request(data, chosen=frozenset((entity,)), arrangement=low)
        drawing = draw(asked)
        if entity not in [x.entity for x in (*drawing.marks, *drawing.bars)]:
            count, = (c for c in drawing.counts if entity in members(data, asked.window, drawing, c))
            assert count.chosen


def test_a_bar_of_two_segments_is_drawn_whole_or_counted_once_in_a_collapsed_lane() -> None:
    data = columns([bar(0, 10_000), bar(10_100, 20_000), bar(100, 19_000)], 1)
    data = replace(data, entity=np.where(data.row == 0, 1, 2), rank=np.where(data.row == 0, 1, 0))
    asked = request(data, arrangement=Arrangement(collapsed=frozenset(LANES)))
    drawing = draw(asked)
    assert [b.entity for b in drawing.bars] == [2]
    assert [members(data, asked.window, drawing, c) for c in drawing.counts] == [[1]]
    other = draw(replace(asked, columns=replace(data, rank=1 - data.rank)))
    assert [b.entity for b in other.bars] == [1, 1]


def test_dots_are_of_the_most_salient() -> None:
    data = crowd(3000, 1)
    drawing = draw(request(data, arrangement=Arrangement(collapsed=frozenset(LANES))))
    rank = dict(zip(data.entity.tolist(), data.rank.tolist(), strict=True))
    marks = {e for e, row in zip(data.entity.tolist(), data.row.tolist(), strict=True) if row < 0}
    best = min(marks, key=lambda e: rank[e])
    assert best in [m.entity for m in drawing.marks] and len(drawing.densities) == 1
    assert all(m.radius == Metrics().dot for m in drawing.marks)


def test_a_lane_shown_again_is_as_it_was() -> None:
    asked = request(CROWD)
    gone = draw(replace(asked, arrangement=Arrangement(hidden=frozenset(("lane-1",)))))
    assert [lane.index for lane in gone.lanes] == [0, 2]
    assert not [x for x in (*gone.bars, *gone.marks, *gone.counts, *gone.densities) if x.lane == 1]
    assert draw(replace(asked, arrangement=AS_IT_WAS)) == draw(asked)


def test_a_line_of_which_every_lane_is_hidden_is_empty() -> None:
    drawing = draw(request(CROWD, arrangement=Arrangement(hidden=frozenset(LANES))))
    assert (drawing.lanes, drawing.bars, drawing.marks, drawing.labels, drawing.counts) == ((), (), (), (), ())
    assert drawing.ticks and drawing.height == 500.0
