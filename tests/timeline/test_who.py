"""Who took part stands behind the titles where days are shown: over nothing, and never instead of a title."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from explorer.timeline.detail import Request, draw
from explorer.timeline.pick import pick
from explorer.timeline.scale import kept
from tests.timeline.columns import bar, columns, crowd, mark, pictures
from tests.timeline.test_drawing import measure, request

NAMES = (("Talvia",), ("Norland", "Talvia", "The Lady of the Lake", "Nobody"), (), ("A", "B"))


def who(entities: Sequence[int]) -> dict[int, tuple[str, ...]]:
    return {e: NAMES[e % len(NAMES)] for e in entities}


@st.composite
def near(draw: st.DrawFn) -> Request:
    """Pictures of some weeks, in which something is."""
    data = draw(pictures())
    at = float(draw(st.sampled_from(data.start_earliest.tolist()))) if len(data) else 0.0
    wide = draw(st.floats(14, 150))
    found = request(data, kept((at - wide * draw(st.floats(0, 1)), at + wide), (-800_000, 800_000)),
                    draw(st.floats(600, 2000)), draw(st.floats(100, 900)), who=who)
    return replace(found, strong=frozenset(data.entity[:1].tolist())) if draw(st.booleans()) else found


@given(near())
@example(request(crowd(3000), (14_000.0, 14_060.0), 1600.0, who=who))
def test_it_stands_over_nothing_and_changes_nothing_else(asked: Request) -> None:
    drawing = draw(asked)
    assert replace(drawing, who=()) == draw(replace(asked, who=lambda entities: {}))
    titled = {label.entity: label for label in drawing.labels}
    row = asked.metrics.row / 2
    for label in drawing.who:
        title = titled[label.entity]
        assert label.y == title.y and label.x >= title.x + measure(title.text, title.strong) and label.muted
        assert label.x >= 0 and label.x + label.width <= asked.width
        others = [(o.x, o.x + (0 if o is title else o.width), o.y) for o in drawing.labels]
        others += [(m.left, m.right, m.y) for m in drawing.marks]
        others += [(b.x0, b.x1, b.y + b.height / 2) for b in drawing.bars if b.entity != label.entity]
        for left, right, y in others:
            assert abs(y - label.y) >= row or right <= label.x + 1e-6 or label.x + label.width <= left + 1e-6
    for one, other in combinations(drawing.who, 2):
        assert abs(one.y - other.y) >= row or one.x + one.width <= other.x or other.x + other.width <= one.x


def test_only_where_days_are_shown() -> None:
    data = columns([mark(10_001), bar(9000, 11_000)], 1)
    assert not draw(request(data, (9000.0, 11_000.0), who=who)).who
    drawing = draw(request(data, (9950.0, 10_050.0), who=who))
    assert {label.entity: label.text for label in drawing.who} == {1: "· Norland, Talvia, The Lady of the Lake …"}
    label, = drawing.who
    assert pick(drawing, label.x + 5, label.y).entity == 1


def test_as_many_as_there_is_room_for_and_the_rest_is_an_ellipsis() -> None:
    texts = set()
    for gap in range(4, 60):
        drawing = draw(request(columns([mark(10_005), mark(10_005 + gap)], 1), (10_000.0, 10_070.0), 1000.0, 40.0,
                               who=who))
        texts |= {label.text for label in drawing.who if label.entity == 1}
    assert texts == {"· Norland …", "· Norland, Talvia …", "· Norland, Talvia, The Lady of the Lake …"}


def test_behind_the_mark_of_a_title_that_stands_before_it() -> None:
    data = columns([mark(10_090)], 1)
    drawing = draw(request(data, (10_000.0, 10_100.0), 800.0, 40.0,
                           who=lambda entities: {1: ("A",)}))
    title = next(label for label in drawing.labels if label.entity == 1)
    stands = next(m for m in drawing.marks if m.entity == 1)
    label, = drawing.who
    assert title.x < stands.x < stands.right < label.x
