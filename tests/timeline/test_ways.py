"""The way of an arrow: short, and around what is to be read where that is near."""

from itertools import pairwise
from math import hypot

import numpy as np
import pytest

from explorer.timeline.drawing import Box, Drawing
from explorer.timeline.ends import End, Sight
from explorer.timeline.ways import Curve, boxes_along, way

SIGHT = Sight(Drawing(width=900.0, height=400.0), 0.0, 400.0, len)
TITLE = (300.0, 170.0, 412.0, 190.0)


def end(x: float, y: float, of_bar: bool = False) -> End:
    return End(x - 10, x + 10, y - 10, y + 10, 0, of_bar=of_bar)


def gone(a: End, b: End, taken: list[Box] | None = None, before: list[Curve] | None = None) -> Curve:
    return way(a, b, SIGHT, 0.0, np.array(taken or [], dtype=float).reshape(-1, 4), before or [])[0]


def points(curve: Curve) -> list[tuple[float, float]]:
    return [((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in boxes_along(curve, 1.0)]


def inside(curve: Curve, box: Box) -> int:
    return sum(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points(curve))


def long(curve: Curve) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points(curve)))


def test_with_nothing_in_the_way_it_is_straight():
    found = gone(end(400, 100), end(400, 300))
    assert (found[0], found[3]) == ((400, 110), (400, 290))
    assert long(found) == pytest.approx(180, rel=0.1)


def test_around_a_title_that_reaches_a_little_into_the_way():
    a, b = end(400, 100), end(400, 300)
    assert inside(gone(a, b), TITLE)
    assert not inside(gone(a, b, [TITLE]), TITLE)


def test_through_a_title_that_is_far_to_go_around():
    a, b = end(400, 100), end(400, 300)
    wide = (0.0, 170.0, 900.0, 190.0)
    assert inside(gone(a, b, [wide]), wide) and long(gone(a, b, [wide])) < 250


@pytest.mark.parametrize("x", [100, 300, 500, 700])
@pytest.mark.parametrize("y", [100, 180, 200, 300])
def test_it_stays_in_view_and_off_what_it_links(x, y):
    a, b = end(400, 200), end(x, y, of_bar=True)
    for found in (gone(a, b), gone(b, a)):
        assert all(0 <= at[0] <= 900 and 0 <= at[1] <= 400 for at in points(found))
        assert not [e for e in (a, b) if inside(found, (e.x0, e.y0, e.x1, e.y1))]


def test_another_arrow_between_the_same_goes_elsewhere():
    a, b = end(200, 100), end(600, 300)
    first = gone(a, b)
    second = gone(b, a, before=[first])
    near = [hypot(x - u, y - v) for x, y in points(second)[8:-8] for u, v in points(first)[8:-8]]
    assert min(near) > 5


def test_a_bar_is_left_at_its_beginning_and_never_along_it():
    for y in (200, 205, 300):
        assert gone(end(100, 200, of_bar=True), end(700, y))[0] != (110, 200)
