"""The picture, as a value: nothing over anything else, nothing lost, the same lanes at any zoom."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.schema import Flag
from explorer.timeline.columns import Columns
from explorer.timeline.detail import Request, draw, members
from explorer.timeline.drawing import Drawing, Metrics
from explorer.timeline.eras import Term
from explorer.timeline.pick import pick
from explorer.timeline.scale import kept
from tests.timeline.columns import bar, columns, crowd, mark, pictures, silent

EMPTY = columns([], 0)
WORDS = ("Talks", "Independence", "Riots in the harbour", "An agreement on the status of the northern railway", "")


def measure(text: str, strong: bool) -> float:
    return len(text) * (7.5 if strong else 6.5)


def titles(entities: Sequence[int]) -> dict[int, str]:
    return {e: WORDS[e % len(WORDS)] for e in entities}


def request(data: Columns, window: tuple[float, float] | None = None, width: float = 900.0, height: float = 500.0,
            **more: object) -> Request:
    extent = data.extent or (0, 10_000)
    return Request(data, window or kept(extent, extent), width, height, titles, measure,
                   **more)  # type: ignore[arg-type]


@st.composite
def requests(draw: st.DrawFn) -> Request:
    data = draw(pictures())
    extent = data.extent or (0, 10_000)
    span = max(extent[1] - extent[0], 14)
    middle = extent[0] + span * draw(st.floats(0, 1))
    width = span * draw(st.sampled_from([1.1, 1.0, 0.3, 0.02]))
    found = request(data, kept((middle - width / 2, middle + width / 2), extent), draw(st.floats(60, 2000)),
                    draw(st.floats(0, 900)), metrics=Metrics().scaled(draw(st.sampled_from([1.0, 1.0, 1.5, 0.7]))))
    if len(data) and draw(st.booleans()):
        entity = draw(st.sampled_from(sorted(data.entity.tolist())))
        found = replace(found, strong=frozenset((entity,)))
        if draw(st.booleans()):
            shown = np.array(draw(st.lists(st.booleans(), min_size=len(data), max_size=len(data))), dtype=bool)
            found = replace(found, columns=data.only(shown))
    return found


def visible(asked: Request) -> Counter[int]:
    """Entities of every item that the window touches."""
    data = asked.columns
    seen = (data.start_earliest <= asked.window[1]) & (data.end_latest >= asked.window[0])
    return Counter(data.entity[seen].tolist())


@given(requests())
@example(request(crowd(3000)))
@example(request(EMPTY))
def test_every_visible_item_is_drawn_or_counted_once(asked: Request) -> None:
    drawing = draw(asked)
    counted = {c: members(asked.columns, asked.window, drawing, c) for c in drawing.counts}
    found = Counter([b.entity for b in drawing.bars] + [m.entity for m in drawing.marks]
                    + [e for entities in counted.values() for e in entities])
    assert all(c.number == len(entities) for c, entities in counted.items())
    assert found == visible(asked)
    lanes = dict(zip(asked.columns.entity.tolist(), asked.columns.lane.tolist(), strict=True))
    assert all(lanes[x.entity] == x.lane for x in (*drawing.bars, *drawing.marks))
    assert all(lanes[e] == c.lane for c, entities in counted.items() for e in entities)


def boxes(drawing: Drawing) -> list[tuple[float, float, float]]:
    """(left, right, middle) of every title."""
    return [(label.x, label.x + label.width, label.y) for label in drawing.labels]


@given(requests())
@example(request(crowd(3000)))
def test_titles_are_over_no_other_title_and_no_mark(asked: Request) -> None:
    drawing = draw(asked)
    line = 12 * asked.metrics.row / 24
    for (a0, a1, ay), (b0, b1, by) in combinations(boxes(drawing), 2):
        assert abs(ay - by) >= line or a1 <= b0 + 1e-6 or b1 <= a0 + 1e-6
    for left, right, y in boxes(drawing):
        for m in drawing.marks:
            assert abs(m.y - y) >= line or m.x + m.radius <= left + 1e-6 or m.x - m.radius >= right - 1e-6


@given(requests())
@example(request(crowd(400), width=1200.0, height=400.0))
def test_a_title_ahead_of_its_mark_is_clear_of_a_foreign_one(asked: Request) -> None:
    drawing = draw(asked)
    for label in drawing.labels:
        row = [m for m in drawing.marks if m.y == label.y]
        own = [m for m in row if m.entity == label.entity]
        if own and all(label.x < m.x for m in own):
            assert not [m for m in row if m.entity != label.entity
                        and label.x - 1.1 * drawing.metrics.row < m.right <= label.x]


@given(requests())
@example(request(crowd(3000)))
def test_titles_are_within_the_picture(asked: Request) -> None:
    for label in draw(asked).labels:
        assert label.x >= -1e-6 and label.x + label.width <= asked.width + 1e-6
        assert label.text == titles([label.entity])[label.entity]
        assert label.strong == (label.entity in asked.strong)


@given(requests())
@example(request(crowd(3000)))
def test_titles_beside_a_bar_are_over_no_other_bar(asked: Request) -> None:
    drawing = draw(asked)
    for label in drawing.labels:
        for b in drawing.bars:
            same_row = b.y <= label.y <= b.y + b.height
            if same_row and b.entity != label.entity:
                assert b.x1 <= label.x + 1e-6 or b.x0 >= label.x + label.width - 1e-6


@given(requests())
@example(request(crowd(3000)))
def test_marks_stand_apart_in_their_lanes(asked: Request) -> None:
    drawing = draw(asked)
    for lane in drawing.lanes:
        marks = [m for m in drawing.marks if m.lane == lane.index]
        assert all(lane.top <= m.y - m.radius and m.y + m.radius <= lane.top + lane.height for m in marks)
        for a, b in combinations(marks, 2):
            assert abs(a.y - b.y) >= a.radius + b.radius or abs(a.x - b.x) >= a.radius + b.radius - 1e-6
        assert all(lane.top <= c.y <= lane.top + lane.height for c in drawing.counts if c.lane == lane.index)
        bars = [b for b in drawing.bars if b.lane == lane.index]
        assert all(lane.top <= b.y and b.y + b.height <= lane.top + lane.height for b in bars)
        assert all(b.y + b.height <= m.y - m.radius + 1e-6 for b in bars for m in marks)


@given(requests())
def test_marks_stand_where_they_may_have_been(asked: Request) -> None:
    drawing = draw(asked)
    for m in drawing.marks:
        assert m.low - 1e-6 <= m.x <= m.high + 1e-6
        assert m.high >= -1e-6 and m.low <= asked.width + 1e-6
        if m.low >= 0 and m.high <= asked.width:
            assert 0 <= m.x <= asked.width
    for b in drawing.bars:
        assert b.x0 <= b.solid0 + 1e-6 and b.solid0 <= b.solid1 + 1e-6 and b.x1 - b.x0 >= 3 - 1e-6


@given(requests())
@example(request(crowd(3000)))
def test_a_mark_is_picked_at_its_middle(asked: Request) -> None:
    drawing = draw(asked)
    for m in drawing.marks:
        found = pick(drawing, m.x, m.y)
        assert found.lane == m.lane
        assert found.entity == m.entity or any(
            n.entity == found.entity and abs(n.x - m.x) + abs(n.y - m.y) <= 1e-6 for n in drawing.marks)


@given(requests())
def test_lanes_follow_one_another_and_fill_the_height(asked: Request) -> None:
    drawing = draw(asked)
    assert [lane.key for lane in drawing.lanes] == [key for key, _ in asked.columns.lanes]
    top = 0.0
    for lane in drawing.lanes:
        assert lane.top == pytest.approx(top) and lane.height > 0
        top += lane.height
    if drawing.lanes:
        assert drawing.height == pytest.approx(top) and top >= asked.height - 1e-6


@given(requests(), st.floats(0.02, 1), st.floats(0, 1))
def test_lanes_keep_their_place_at_any_zoom(asked: Request, factor: float, share: float) -> None:
    first, last = asked.window
    width = (last - first) * factor
    begin = first + share * (last - first - width)
    assert draw(replace(asked, window=(begin, begin + max(width, 1.0)))).lanes == draw(asked).lanes


@given(requests())
def test_the_same_request_gives_the_same_picture(asked: Request) -> None:
    assert draw(asked) == draw(asked)


@given(requests())
def test_ticks_and_eras_are_in_the_picture(asked: Request) -> None:
    first, last = asked.window
    eras = tuple(Term(key, a, a, b, b, key) for key, a, b in (
        ("in", first, last), ("before", first - 20, first - 10), ("after", last + 10, last + 20)))
    drawing = draw(replace(asked, eras=eras))
    assert [e.title for e in drawing.eras] == ["in"]
    assert all(-1e-6 <= x <= asked.width + 1e-6 for x, _ in drawing.ticks)


def test_nothing_at_all() -> None:
    drawing = draw(request(EMPTY))
    assert (drawing.lanes, drawing.bars, drawing.marks, drawing.labels, drawing.counts) == ((), (), (), (), ())
    assert drawing.ticks and drawing.height == 500.0
    assert draw(request(columns([], 2))).lanes[1].key == "lane-1"
    assert pick(drawing, 5, 5) == pick(Drawing(), 5, 5)


def test_one_event() -> None:
    drawing = draw(request(columns([mark(12_000)], 1)))
    only, = drawing.marks
    title, = drawing.labels
    assert only.radius == Metrics().radius and title.entity == only.entity == 1
    assert 0 < only.x < 900 and title.text == "Independence"


def test_all_on_one_day() -> None:
    drawing = draw(request(columns([mark(12_000) for _ in range(200)], 1)))
    assert len(drawing.marks) + sum(c.number for c in drawing.counts) == 200
    assert len({m.y for m in drawing.marks}) == len(drawing.marks)
    assert len(drawing.counts) == 1
    picked = pick(drawing, drawing.counts[0].x, drawing.counts[0].y)
    assert picked.count == drawing.counts[0] and picked.entity is None


@pytest.mark.parametrize("middle", [-700_000, -25_600, 47_800, 200_000])
def test_before_1900_and_after_2100(middle: int) -> None:
    drawing = draw(request(columns([mark(middle), bar(middle - 9000, middle + 9000)], 1)))
    assert len(drawing.marks) == len(drawing.bars) == 1 and len(drawing.ticks) > 2


def test_a_window_beside_everything() -> None:
    drawing = draw(request(crowd(300), window=(500_000.0, 510_000.0)))
    assert (drawing.bars, drawing.marks, drawing.labels, drawing.counts) == ((), (), (), ())


def test_who_is_silent_gets_no_title_and_stands_behind() -> None:
    drawing = draw(request(columns([silent(mark(12_000)), mark(12_100)], 1)))
    assert [label.entity for label in drawing.labels] == [2]
    told, quiet = drawing.marks
    assert told.entity == 2 and quiet.flags & Flag.SILENT


def test_the_chosen_are_never_counted_away() -> None:
    data = columns([mark(12_000 + n // 4) for n in range(1200)], 1)
    for entity in (1, 200, 400, 1200):
        drawing = draw(request(data, strong=frozenset((entity,))))
        assert entity in [m.entity for m in drawing.marks]
        assert [label.strong for label in drawing.labels if label.entity == entity] in ([], [True])


def test_choosing_what_is_drawn_moves_nothing() -> None:
    asked = request(crowd(300))
    before = draw(asked)
    for chosen in before.marks:
        after = draw(replace(asked, strong=frozenset((chosen.entity,))))
        assert (after.marks, after.bars, after.lanes, after.counts) == (
            before.marks, before.bars, before.lanes, before.counts)
        tag = after.callout
        assert {label.entity for label in after.labels} >= {
            o.entity for o in before.labels if o.y != chosen.y and not (
                tag and tag.covers((o.x, o.y - 8, o.x + o.width, o.y + 8)))}


def test_a_lane_of_which_nothing_is_shown_is_low() -> None:
    data = columns([*(bar(n, 9000) for n in range(3)), *(mark(n, lane=1) for n in range(9))], 2)
    asked = request(data, height=0.0)
    nothing = draw(replace(asked, columns=data.only(np.zeros(len(data), dtype=bool))))
    assert [lane.height for lane in nothing.lanes] == [Metrics().row + 2 * Metrics().padding] * 2
    assert all(a.height < b.height for a, b in zip(nothing.lanes, draw(asked).lanes, strict=True))


def test_the_most_salient_come_before_the_rest() -> None:
    data = crowd(5000, 1)
    asked = request(data)
    drawing = draw(asked)
    rank = dict(zip(data.entity.tolist(), data.rank.tolist(), strict=True))
    titled = [rank[label.entity] for label in drawing.labels if not label.on_bar]
    assert min(titled) <= min(rank[e] for c in drawing.counts for e in members(data, asked.window, drawing, c))
    assert len(drawing.marks) < 300


def test_what_is_uncertain_is_inside_its_bounds_and_in_view() -> None:
    drawing = draw(request(columns([mark(10_000, 20_000), mark(11_000)], 1), window=(10_900.0, 11_100.0)))
    wide = next(m for m in drawing.marks if m.entity == 1)
    assert (wide.low, wide.high) != (wide.x, wide.x) and wide.low < 0 and wide.high > 900
    assert 0 < wide.x < 900


def test_a_title_ahead_of_its_bar_is_clear_of_a_foreign_one() -> None:
    ahead = []
    for end in range(600, 950, 2):
        drawing = draw(request(columns([bar(100, end), bar(965, 995)], 1), (0.0, 1000.0)))
        first, second = sorted(drawing.bars, key=lambda b: b.x0)
        ahead += [label.x - first.x1 for label in drawing.labels
                  if label.entity == second.entity and label.x < second.x0 and first.y == second.y]
    assert ahead and min(ahead) > 1.1 * drawing.metrics.row


def test_titles_of_bars_stay_in_view() -> None:
    drawing = draw(request(columns([bar(0, 20_000)], 1), window=(9000.0, 11_000.0)))
    assert [(label.on_bar, label.x >= 0) for label in drawing.labels] == [(True, True)]


def test_no_title_is_cut_off() -> None:
    titled = 0
    for day in range(170):
        drawing = draw(request(columns([mark(day)], 1), window=(0.0, 170.0), width=170.0))
        assert len(drawing.marks) == 1
        assert all(label.x >= 0 and label.x + label.width <= 170 for label in drawing.labels)
        titled += len(drawing.labels)
    assert 60 < titled < 170


def test_each_lane_has_rows_for_its_own() -> None:
    data = columns([bar(0, 9000, 0), bar(1, 9000, 0), bar(2, 9000, 0), bar(0, 9000, 1), mark(5, lane=2)], 4)
    drawing = draw(request(data))
    assert [(lane.bar_rows, lane.mark_rows) for lane in drawing.lanes] == [(3, 0), (1, 0), (0, 1), (0, 0)]


def test_between_marks_the_nearest_is_picked() -> None:
    drawing = draw(request(crowd(3000)))
    far = {m.entity: m for m in drawing.marks}
    for m in drawing.marks:
        for by in (-m.radius - 1, m.radius + 1):
            x = m.x + by
            found = pick(drawing, x, m.y).entity
            assert found is not None
            assert abs(far[found].x - x) + abs(far[found].y - m.y) == pytest.approx(
                min(abs(n.x - x) + abs(n.y - m.y) for n in drawing.marks
                    if max(abs(n.x - x), abs(n.y - m.y)) <= n.radius + 3))


def test_a_bar_of_two_segments_has_one_title() -> None:
    data = columns([bar(0, 10_000), bar(10_100, 20_000, flags=int(Flag.PLANNED))], 1)
    one = replace(data, entity=np.array([1, 1]), row=np.array([0, 0]))
    drawing = draw(request(one))
    assert len(drawing.bars) == 2 and len(drawing.labels) == 1


def test_picking() -> None:
    drawing = draw(request(columns([mark(12_000), bar(11_000, 13_000, 1)], 2)))
    only, beam = drawing.marks[0], drawing.bars[0]
    assert pick(drawing, only.x + only.radius + 2, only.y).entity == 1
    title = next(label for label in drawing.labels if label.entity == 1)
    assert pick(drawing, title.x + title.width / 2, title.y).entity == 1
    assert pick(drawing, beam.x1 - 1, beam.y + 2).entity == 2
    assert pick(drawing, beam.x0 - 50, beam.y) == pick(drawing, beam.x0 - 60, beam.y)
    assert pick(drawing, beam.x0 - 50, beam.y).lane == 1
    assert pick(drawing, 10, -5).lane is None and pick(drawing, 10, 5000).lane is None


def test_a_title_longer_than_its_bar_goes_on_over_its_end_where_the_row_is_free() -> None:
    """The bar, with its ring, is nearly as long as its title, which has no room behind it before the next."""
    over = 0
    for first in range(200, 500, 2):
        drawing = draw(request(columns([bar(100, 180), bar(first, 900)], 1), (0.0, 1000.0)))
        one, other = sorted(drawing.bars, key=lambda b: b.x0)
        label = next((x for x in drawing.labels if x.entity == one.entity), None)
        if one.y != other.y or label is None:
            continue
        assert label.x + label.width <= other.x0 - drawing.metrics.gap
        over += label.x < one.x1 < label.x + label.width
    assert over


def test_a_title_does_not_lie_over_the_sign_at_the_end_of_its_bar_where_it_can_stand_ahead_of_it() -> None:
    over = []
    for flags in (0, int(Flag.OPEN_END)):
        drawn = [draw(request(columns([bar(first, first + 80, flags=flags)], 1), (0.0, 1000.0)))
                 for first in range(780, 920, 2)]
        over.append(sum(label.x < beam.x1 < label.x + label.width for d in drawn
                        for beam, label in zip(d.bars, d.labels, strict=True)))
    assert over[0] > 0 == over[1]
