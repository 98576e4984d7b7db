"""What nobody ends goes on as dots up to the day by which the documents were written, and over nothing else."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.dated import Dated
from explorer.model.days import to_day
from explorer.model.vocabulary import PHASES
from explorer.timeline.detail import draw
from explorer.timeline.drawing import Bar, Drawing, Trail
from explorer.timeline.pick import pick
from explorer.timeline.trails import sign_width, unended
from tests.timeline.columns import Standing, bar, columns
from tests.timeline.test_forms import asked, x


def own_of(drawing: Drawing, trail: Trail) -> Bar:
    return next(b for b in drawing.bars if b.entity == trail.entity)


JOINED = [Dated(0, "joined", "2000-06")]
FADING = Standing(0, True, (to_day(2000, 6), to_day(2000, 6, 30)), (to_day(2000, 6, 30), to_day(2001, 6)))
WRITTEN = to_day(2002, 1)


def drawn(told: list[Dated] = JOINED, *more: Standing, **options: object) -> Drawing:
    options = {"written": float(WRITTEN)} | options
    return draw(asked(columns([FADING, *more], 1), dict(zip(count(1), (told, *([JOINED] * len(more))), strict=False)),
                      **options))


def test_what_nobody_ends_goes_on_up_to_what_was_written_last():
    drawing = drawn()
    trail, = drawing.trails
    own, = drawing.bars
    assert trail.entity == own.entity
    assert trail.x1 == pytest.approx(x(2002, 1, 2), abs=1) and trail.x0 > own.x1
    assert own.y < trail.y < own.y + own.height


def test_what_was_there_last_in_some_year_goes_on_too():
    crisp = Standing(0, True, (to_day(2000, 6), to_day(2000, 6, 30)), (to_day(2001), to_day(2001)))
    told = [*JOINED, Dated(0, "in force", "2001")]
    drawing = draw(asked(columns([crisp], 1), {1: told}, written=float(WRITTEN)))
    trail, = drawing.trails
    own, = drawing.bars
    assert own.x1 - own.solid1 < 1 and own.x1 < trail.x0
    assert pick(drawing, own.x1 - 1, trail.y).signs != ("untold end",), "it does not fade"


def test_what_somebody_ends_or_what_lasted_does_not():
    for told in ([*JOINED, Dated(1, "left", "2001")], [*JOINED, Dated(0, "in force", "2000/2001")],
                 [Dated(0, "lasted", "2000")], []):
        assert not unended(told) and not drawn(told).trails
    assert unended([*JOINED, Dated(1, "left", "2001", "planned")])
    assert unended([Dated(0, "in use", "2000/..")])


def test_nothing_is_drawn_where_nobody_knows_up_to_when_documents_speak():
    assert not drawn(written=None).trails
    assert not drawn(written=float(to_day(2001, 5))).trails


def test_what_fades_as_far_as_documents_can_speak_has_its_question_mark_too():
    drawing = drawn(written=float(FADING.end[1]))
    trail, = drawing.trails
    own = own_of(drawing, trail)
    assert own.x1 < trail.x0 and trail.x1 - trail.x0 == pytest.approx(sign_width(drawing.metrics))


def test_it_stops_before_the_next_bar_of_its_row():
    drawing = drawn(JOINED, bar(to_day(2001, 9), to_day(2002, 6)))
    trail, = drawing.trails
    assert own_of(drawing, trail).x1 < trail.x0 < trail.x1 <= x(2001, 9) - drawing.metrics.row


def test_its_question_mark_stands_alone_where_there_is_room_for_no_more():
    near = drawn(JOINED, bar(to_day(2001, 7, 19), to_day(2002, 6)))
    trail, = near.trails
    assert trail.x1 - trail.x0 == pytest.approx(sign_width(near.metrics)) and trail.x1 < x(2001, 7, 19)


def test_its_question_mark_moves_closer_where_there_is_less_room_still():
    near = asked(columns([FADING, bar(to_day(2001, 7, 19), to_day(2002, 6))], 1), {1: JOINED}, written=float(WRITTEN))
    seen = []
    for width in range(200, 900, 20):
        drawing = draw(replace(near, width=float(width)))
        own, following = sorted(drawing.bars, key=lambda b: b.x0)
        sign = sign_width(drawing.metrics)
        for trail in drawing.trails:
            assert own.x1 <= trail.x0 < trail.x1 < following.x0 and trail.x1 - trail.x0 >= sign * 0.6
            seen.append((following.x0 - own.x1) / sign)
    assert min(seen) < 1 < max(seen)


def test_its_question_mark_stands_before_a_title_behind_the_bar():
    drawing = draw(replace(asked(columns([FADING], 1), {1: JOINED}, written=float(WRITTEN)),
                           titles=lambda ids: dict.fromkeys(ids, "Title " * 9)))
    trail, = drawing.trails
    own, title = drawing.bars[0], drawing.labels[0]
    assert title.x > own.x1 and own.x1 < trail.x0 < trail.x1 < title.x - drawing.metrics.gap / 2


def test_it_is_pointed_at_and_says_so():
    drawing = drawn()
    trail, = drawing.trails
    picked = pick(drawing, (trail.x0 + trail.x1) / 2, trail.y)
    assert (picked.entity, picked.signs) == (trail.entity, ("unended",))
    own, = drawing.bars
    assert pick(drawing, own.x1 - 2, trail.y).signs == ("untold end",)
    ended, = drawn([*JOINED, Dated(1, "left", "2001")]).bars
    assert pick(drawn([*JOINED, Dated(1, "left", "2001")]), ended.x1 - 2, trail.y).signs == ("soft end",)


STANDING = st.builds(
    lambda first, known, long: Standing(0, True, (first, first + known), (first + known, first + known + long)),
    st.integers(to_day(2000), to_day(2002)), st.integers(0, 90), st.integers(0, 500))
TOLD = st.lists(st.builds(Dated, st.integers(0, 2), st.sampled_from(PHASES), st.sampled_from(["2000", "2000-06/2001"])),
                max_size=3)


@given(st.lists(st.tuples(STANDING, TOLD), max_size=8), st.integers(to_day(2000), to_day(2004)))
def test_it_lies_over_no_bar_and_no_title(things: list[tuple[Standing, list[Dated]]], written: int) -> None:
    drawing = draw(asked(columns([s for s, _ in things], 1), dict(enumerate((t for _, t in things), 1)),
                         written=float(written)))
    for trail in drawing.trails:
        assert trail.x0 < trail.x1
        for own in drawing.bars:
            if own.y <= trail.y <= own.y + own.height:
                assert trail.x1 <= own.x0 or own.x1 <= trail.x0
        for title in drawing.labels:
            if abs(title.y - trail.y) < drawing.metrics.row / 2:
                assert trail.x1 <= title.x or title.x + title.width <= trail.x0
