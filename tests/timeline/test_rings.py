"""Every bar says who tells of it: by a ring where it begins to be seen, or around the middle of a short one."""

from itertools import combinations

import numpy as np
from hypothesis import given

from explorer.model.schema import Flag
from explorer.timeline.detail import draw
from explorer.timeline.drawing import Bar, Drawing
from tests.timeline.columns import bar, columns, silent
from tests.timeline.test_drawing import request, requests

PLANNED = int(Flag.PLANNED)


def ringed(drawing: Drawing) -> list[Bar]:
    return [bar for bar in drawing.bars if bar.ring is not None]


def test_what_was_not_done_says_who_tells_of_it() -> None:
    (planned,) = draw(request(columns([bar(1000, 8000, flags=PLANNED)], 1))).bars
    assert planned.ring is not None and planned.x0 < planned.ring < planned.x1


def test_what_was_done_and_goes_on_as_planned_says_it_once() -> None:
    data = columns([bar(1000, 4000), bar(4000, 8000, flags=PLANNED)], 1)
    data.entity[:], data.sources[:], data.row[:] = 1, 1, 0
    drawing = draw(request(data))
    assert len(drawing.bars) == 2
    (one,) = ringed(drawing)
    assert not one.flags & PLANNED


def test_a_short_bar_has_its_ring_around_its_middle_and_its_title_behind_it() -> None:
    drawing = draw(request(columns([bar(4000, 4010)], 1), (0.0, 10_000.0)))
    (short,) = ringed(drawing)
    assert short.ring == (short.x0 + short.x1) / 2 and short.x1 - short.x0 < short.height
    (label,) = drawing.labels
    assert label.x > short.ring + short.height / 2


def test_a_document_that_is_silent_gives_no_ring() -> None:
    assert not ringed(draw(request(columns([silent(bar(1000, 8000))], 1))))


@given(requests())
def test_no_ring_covers_another_or_another_bar(asked) -> None:
    drawing = draw(asked)
    rings = ringed(drawing)
    for one, other in combinations(rings, 2):
        if one.y == other.y and one.height == other.height and one.entity != other.entity:
            if np.intersect1d((one.x0, one.x1), (other.x0, other.x1)).size or (one.x0 < other.x1 and other.x0 < one.x1):
                continue  # the bars themselves lie over each other
            assert abs(one.ring - other.ring) >= one.height - 1e-6
    for one in rings:
        assert one.height / 2 <= one.ring <= drawing.width - one.height / 2 + 1e-6
