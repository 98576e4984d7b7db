"""What is chosen is always named: beside its mark, or in a box near by that covers no mark."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.arrangement import Arrangement
from explorer.timeline.detail import Request, draw
from explorer.timeline.drawing import Drawing, Metrics, Tag
from explorer.timeline.held import parts
from explorer.timeline.pick import pick
from tests.timeline.columns import bar, columns, crowd, mark
from tests.timeline.test_drawing import WORDS, request, requests

CROWD = crowd(3000)


@st.composite
def chosen(draw_: st.DrawFn) -> Request:
    asked = draw_(requests())
    if not len(asked.columns):
        return asked
    entity = draw_(st.sampled_from(sorted(asked.columns.entity.tolist())))
    lanes = [key for key, _ in asked.columns.lanes]
    boxes = st.sets(st.sampled_from(lanes)).map(frozenset)
    arrangement = Arrangement(collapsed=draw_(boxes), pinned=draw_(boxes))
    found = replace(asked, strong=frozenset((entity,)), arrangement=arrangement, width=max(asked.width, 420.0))
    top = draw_(st.floats(0, max(draw(found).height - found.height, 0.0)))
    return replace(found, view=(top, top + found.height))


def in_view(asked: Request, drawing: Drawing) -> bool:
    """Whether what is chosen is drawn where it can be seen."""
    held = {lane.index for lane in drawing.lanes if lane.held}
    low, high = asked.view or (0.0, drawing.height)
    things = [(m.lane, m.y) for m in drawing.marks if m.entity in asked.strong]
    things += [(b.lane, b.y + b.height / 2) for b in drawing.bars if b.entity in asked.strong]
    return any(0 <= y <= drawing.held if lane in held else low + drawing.held <= y <= high for lane, y in things)


def title_of(asked: Request) -> str:
    return WORDS[next(iter(asked.strong)) % len(WORDS)]


@given(chosen())
@example(replace(request(CROWD), strong=frozenset((1500,))))
@example(replace(request(CROWD), strong=frozenset((1500,)), arrangement=Arrangement(collapsed=frozenset(
    key for key, _ in CROWD.lanes))))
def test_what_is_chosen_and_drawn_is_named(asked: Request) -> None:
    drawing = draw(asked)
    named = [o for o in drawing.labels if o.entity in asked.strong]
    tag = drawing.callout
    if asked.strong and in_view(asked, drawing) and title_of(asked) and asked.height > 40:
        assert named or tag
    if tag is None:
        return
    assert in_view(asked, drawing) and tag.entity in asked.strong and tag.text == title_of(asked)
    high = (asked.view or (0.0, drawing.height))[1]
    assert tag.x >= 0 and tag.x + tag.width <= asked.width and tag.y >= 0 and tag.y + tag.height <= high + 1e-6
    line = 0.5 * asked.metrics.strip
    for o in (*drawing.labels, *drawing.who):
        assert not tag.covers((o.x, o.y - line, o.x + o.width, o.y + line))
    assert pick(drawing, tag.x + 1, tag.y + 1).entity == tag.entity


def covered(drawing: Drawing, tag: Tag) -> list[int]:
    """Marks and counts that a box lies over."""
    return [m.entity for m in drawing.marks
            if tag.covers((m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius))]


def test_choosing_in_a_crowd_covers_no_mark_and_moves_none() -> None:
    asked = request(crowd(400), width=1200.0, height=400.0)
    before = draw(asked)
    boxes = 0
    for one in before.marks:
        after = draw(replace(asked, strong=frozenset((one.entity,))))
        assert (after.marks, after.counts) == (before.marks, before.counts)
        if title_of(replace(asked, strong=frozenset((one.entity,)))):
            assert (after.callout is not None) != any(o.entity == one.entity for o in after.labels)
        if after.callout is not None:
            boxes += 1
            assert covered(after, after.callout) == []
    assert boxes > 20


def test_a_line_leads_to_the_mark_where_the_box_stands_off() -> None:
    asked = request(CROWD, width=900.0, height=300.0)
    strays = [tag for one in draw(asked).marks
              if (tag := draw(replace(asked, strong=frozenset((one.entity,)))).callout) and tag.stray]
    assert strays
    for tag in strays:
        (x0, y0), (x1, y1) = tag.stray or ((0, 0), (0, 0))
        assert tag.holds(x1, y1) and not tag.holds(x0, y0)


def test_over_lanes_that_stay_it_is_where_they_are_seen() -> None:
    data = columns([*(mark(3000 + 70 * n, lane=0) for n in range(80)), *(bar(n, 9000 + n, 1) for n in range(30))], 2)
    asked = request(data, height=200.0, arrangement=Arrangement(pinned=frozenset((data.lanes[0][0],))))
    found = 0
    for entity in range(1, 81):
        still, scrolled = (draw(replace(asked, strong=frozenset((entity,)), view=(y, y + 200.0))) for y in (0.0, 90.0))
        tag = scrolled.callout
        assert (tag is None) == (still.callout is None)
        if tag is None:
            continue
        found += 1
        y = next(m.y for m in scrolled.marks if m.entity == entity)
        assert y < scrolled.held and abs(tag.spot[1] - (y + 90.0)) <= Metrics().radius + 5
        assert tag.y >= 90.0 and tag.y + tag.height <= 290.0
        assert pick(scrolled, tag.x + 1, tag.y + 1 - 90.0, shift=90.0).entity == entity
        assert all(thing.callout == tag for thing in parts(scrolled))
    assert found > 10


def test_it_stands_beside_bars_and_not_on_them_where_there_is_room() -> None:
    marks = [mark(100 + 300 * n, lane=0) for n in range(30)]
    asked = request(columns([*marks, bar(2000, 5500, 1)], 2), arrangement=Arrangement(collapsed=frozenset({"lane-0"})))
    named = [drawing.callout for n in range(8, 18)
             if (drawing := draw(replace(asked, strong=frozenset((n,))))).callout is not None]
    beam = next(b for b in draw(asked).bars if b.entity == 31)
    assert len(named) > 5
    assert not any(tag.covers((beam.x0, beam.y, beam.x1, beam.y + beam.height)) for tag in named if tag)
