"""Who gives what, where two documents give a thing a bar or a mark each."""

from dataclasses import replace

import numpy as np

from explorer.model.arrangement import Arrangement
from explorer.timeline.columns import Columns
from explorer.timeline.detail import draw
from explorer.timeline.tellers import tellers
from tests.timeline.columns import Standing, bar, columns, mark, silent
from tests.timeline.test_drawing import request


def given(*things: tuple[int, int, Standing], lanes: int = 1) -> Columns:
    """(entity, documents, item) as columns."""
    made = columns([item for _, _, item in things], lanes)
    at = made.entity - 1
    return replace(made, entity=np.array([things[n][0] for n in at]), sources=np.array([things[n][1] for n in at]))


def test_each_bar_of_a_thing_that_two_give_is_signed_at_its_ring() -> None:
    drawing = draw(request(given((1, 1, bar(100, 8000)), (1, 4, bar(200, 9000)), (2, 1, bar(300, 900)))))
    found = tellers(drawing)
    assert sorted((one.entity, one.sources) for one in found) == [(1, 1), (1, 4)]
    for one in found:
        own = next(b for b in drawing.bars if b.entity == 1 and b.sources == one.sources)
        assert (one.x, one.y) == (own.ring, own.y + own.height / 2)


def test_of_segments_only_the_first_that_is_seen_is_signed() -> None:
    data = given((1, 1, bar(0, 900)), (1, 1, bar(1000, 8000)), (1, 4, bar(200, 9000)))
    data = replace(data, row=np.where(data.sources == 1, 0, 1))
    whole, later = tellers(draw(request(data))), tellers(draw(request(data, window=(2000.0, 9000.0))))
    assert [one.sources for one in whole] == [one.sources for one in later] == [1, 4]
    assert all(0 < one.x < 40 for one in later)


def test_a_mark_and_a_bar_of_two_are_signed_and_what_is_given_alike_is_not() -> None:
    drawing = draw(request(given((1, 1, bar(100, 8000)), (1, 4, mark(5000)), (2, 5, mark(2000)), (3, 1, mark(9000)))))
    assert sorted((one.entity, one.sources) for one in tellers(drawing)) == [(1, 1), (1, 4)]


def test_what_both_tell_and_one_dates_is_signed_by_that_one() -> None:
    drawing = draw(request(given((1, 4, bar(100, 8000)), (2, 5, mark(2000)), (3, 1, mark(9000)))))
    assert not tellers(drawing) and not tellers(drawing, ("elsewhere",))
    assert sorted((one.entity, one.sources) for one in tellers(drawing, ("lane-0",))) == [(1, 4), (3, 1)]


def test_what_is_left_out_and_what_is_small_bears_no_sign() -> None:
    data = given((1, 1, bar(100, 8000)), (1, 4, silent(mark(5000))))
    assert not tellers(draw(request(data)))
    data = given((1, 1, bar(100, 8000)), (1, 4, mark(5000)))
    assert not tellers(draw(request(data, arrangement=Arrangement(collapsed=frozenset(("lane-0",))))))


def test_a_bar_without_a_ring_is_signed_before_it() -> None:
    data = given((1, 1, bar(4000, 4001)), (3, 1, bar(4020, 4900)), (1, 4, bar(5000, 9000)))
    drawing = draw(request(replace(data, row=np.where(data.sources == 1, 0, 1)), (0.0, 10_000.0)))
    short = next(b for b in drawing.bars if b.sources == 1 and b.entity == 1)
    assert short.ring is None, "it would cover the next"
    assert {one.sources: one.x + one.radius < short.x0 for one in tellers(drawing)}[1]
