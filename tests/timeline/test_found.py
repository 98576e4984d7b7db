"""What was searched for and found no room is counted where it lies."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.timeline.detail import Request, draw, members
from tests.timeline.columns import crowd
from tests.timeline.test_drawing import request, requests


@given(requests(), st.randoms(use_true_random=False))
def test_a_count_says_how_many_were_found(asked: Request, choice) -> None:
    every = sorted({int(n) for n in asked.columns.entity})
    found = frozenset(n for n in every if choice.random() < 0.4)
    plain = draw(asked)
    drawing = draw(Request(**{name: getattr(asked, name) for name in asked.__dataclass_fields__} | {"found": found}))
    assert [(c.lane, c.x, c.number) for c in drawing.counts] == [(c.lane, c.x, c.number) for c in plain.counts]
    assert (drawing.marks, drawing.bars, drawing.labels) == (plain.marks, plain.bars, plain.labels), "no place changes"
    for count in drawing.counts:
        inside = members(asked.columns, asked.window, drawing, count)
        assert count.found == len([n for n in inside if n in found])


def test_nothing_searched_for_is_nothing_found() -> None:
    data = crowd(400, 1)
    assert draw(request(data)).counts and not any(c.found for c in draw(request(data)).counts)
    every = draw(request(data, found=frozenset(data.entity.tolist())))
    assert all(c.found == c.number for c in every.counts)
