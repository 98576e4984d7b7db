"""A date is drawn as what is known of it, and each document's own where they cannot all hold."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.agreement import State
from explorer.model.dated import Dated, apart
from explorer.model.days import to_day
from explorer.model.schema import Flag
from explorer.timeline.columns import Columns
from explorer.timeline.detail import Request, draw
from explorer.timeline.drawing import Drawing, Mark, Metrics
from explorer.timeline.forms import span
from explorer.timeline.pick import pick
from tests.timeline.columns import Standing, bar, columns, mark

METRICS = Metrics()
FROM, TO = to_day(2000), to_day(2003)
PER_DAY = 900 / (TO - FROM)


def asked(data: Columns, told: dict[int, list[Dated]], **more: object) -> Request:
    return Request(data, (float(FROM), float(TO)), 900.0, 300.0, lambda ids: {i: f"Event {i}" for i in ids},
                   lambda text, strong: 7.0 * len(text), told=lambda ids: {i: told.get(i, []) for i in ids},
                   **more)  # type: ignore[arg-type]


def differing(standing: list[Standing]) -> Columns:
    data = columns(standing, 1)
    return replace(data, state=np.full(len(data), int(State.DIFFER)))


def x(year: int, month: int = 1, day: int = 1) -> float:
    return (to_day(year, month, day) + 0.5 - FROM) * PER_DAY


def the_mark(drawing: Drawing) -> Mark:
    found, = drawing.marks
    return found


# How wide

lows = st.floats(-5000, 5000)
FORMS = st.sampled_from([0, Flag.APPROXIMATE, Flag.NOT_AFTER, Flag.NOT_BEFORE, Flag.APPROXIMATE | Flag.NOT_AFTER])


@given(lows, st.floats(0, 3000), st.floats(0.01, 80), FORMS)
def test_a_span_runs_from_left_to_right_and_covers_what_is_known(low, wide, day, flags):
    first, solid0, solid1, last = span(low, low + wide, day, flags, METRICS)
    assert first <= solid0 <= solid1 + 1e-6 and solid1 <= last + 1e-6
    assert first <= low + 1e-6 and last >= low + wide - 1e-6


@given(lows, st.floats(0.1, 80))
def test_a_day_has_sharp_ends(low, day):
    assert span(low, low + day, day, 0, METRICS) == (low, low, low + day, low + day)


@given(lows, st.floats(28, 3000))
def test_a_month_or_a_year_is_soft_within_its_width(low, wide):
    first, solid0, solid1, last = span(low, low + wide, 1.0, 0, METRICS)
    assert (first, last) == (low, low + wide)
    assert first < solid0 < solid1 < last


@given(lows, st.floats(1, 3000))
def test_about_then_fades_beyond_at_both_ends(low, wide):
    first, solid0, solid1, last = span(low, low + wide, 1.0, Flag.APPROXIMATE, METRICS)
    assert first < low == solid0 and solid1 == low + wide < last


@given(lows, st.floats(0.1, 300))
def test_by_then_fades_to_the_left_only_and_not_before_to_the_right_only(low, wide):
    first, solid0, _, last = span(low, low + wide, wide, Flag.NOT_AFTER, METRICS)
    assert first < solid0 == low and last == low + wide
    first, _, solid1, last = span(low, low + wide, wide, Flag.NOT_BEFORE, METRICS)
    assert first == low and solid1 == low + wide < last


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_an_interval_is_solid_between_its_inner_bounds(a, b, c):
    """From the last day it can have begun to the first it can have ended; where they cross it only fades."""
    standing = Standing(0, True, (FROM, FROM + a), (FROM + b, FROM + max(a, b) + c + 30))
    found, = draw(asked(columns([standing], 1), {})).bars
    assert found.x0 == pytest.approx(0) and found.x1 == pytest.approx((max(a, b) + c + 31) * PER_DAY)
    if a <= b:
        assert found.solid0 == pytest.approx(a * PER_DAY) and found.solid1 == pytest.approx((b + 1) * PER_DAY)
    assert found.x0 <= found.solid0 <= found.solid1 <= found.x1


def test_a_bar_that_is_about_then_fades_on_beyond_and_one_known_by_its_latest_start_to_the_left():
    day = to_day(2001)
    data = columns([bar(day, day + 400, 0, Flag.APPROXIMATE), bar(day, day + 400, 1, Flag.NOT_AFTER),
                    bar(day, day + 400, 2)], 3)
    about, by, plain = draw(asked(data, {})).bars
    assert about.fade0 > 0 and about.fade1 > 0
    assert by.fade0 > 0 and by.fade1 == 0
    assert plain.fade0 == plain.fade1 == 0


# What was not done

@pytest.mark.parametrize("how", ["planned", "promised", "demanded", "discussed", "denied"])
def test_what_was_not_done_says_how(how):
    day = to_day(2001)
    data = columns([mark(day, lane=0, flags=Flag.PLANNED), bar(day, day + 300, 1, Flag.PLANNED), mark(day, lane=2)], 3)
    told = {1: [Dated(0, "date", "2001-01-01", how)], 2: [Dated(0, "lease", "2001/2002", how)],
            3: [Dated(0, "date", "2001-01-01", how)]}
    drawing = draw(asked(data, told))
    assert [m.form.status for m in sorted(drawing.marks, key=lambda m: m.entity)] == [how, ""]
    assert drawing.bars[0].status == how


# What documents differ on

TWO = [Dated(0, "date", "2001-02-01"), Dated(1, "date", "2001-09-01"), Dated(2, "date", "2001-09-01")]


def two(**more: object) -> Drawing:
    return draw(asked(differing([mark(to_day(2001, 2), to_day(2001, 9))]), {1: TWO}, **more))


def test_each_date_is_drawn_with_who_gives_it():
    found = the_mark(two())
    assert [(d.x, d.sources) for d in found.form.dates] == [
        (pytest.approx(x(2001, 2)), 0b001), (pytest.approx(x(2001, 9)), 0b110)]
    assert found.form.reach is not None
    assert found.left < x(2001, 2) < found.x < x(2001, 9) < found.right


def test_dates_that_can_all_hold_and_a_single_one_are_not_drawn_apart():
    day = to_day(2001, 9, 20)
    for told in ([Dated(0, "date", "2001-09"), Dated(1, "date", "2001-09-20")], TWO[:1]):
        assert the_mark(draw(asked(differing([mark(day)]), {1: told}))).form.dates == ()


def test_the_dates_are_not_drawn_where_nobody_may_see_who_differs():
    assert the_mark(two(verdicts=False)).form.dates == ()
    assert the_mark(two(verdicts=False)).form.span[0] == pytest.approx((to_day(2001, 2) - FROM) * PER_DAY)


def test_in_the_lane_of_a_document_only_its_own_date_counts():
    assert the_mark(two(tellers=(2,))).form.dates == ()


def test_a_date_that_is_pointed_at_is_that_of_its_event():
    drawing = two()
    found = the_mark(drawing)
    for dot in found.form.dates:
        assert pick(drawing, dot.x, found.y).entity == found.entity


def test_dates_that_lie_close_stand_small_below_the_mark():
    told = [Dated(0, "date", "2001-02-01"), Dated(1, "date", "2001-02-09")]
    found = the_mark(draw(asked(differing([mark(to_day(2001, 2), to_day(2001, 2, 9))]), {1: told})))
    assert len(found.form.dates) == 2 and found.form.reach is None


months = st.integers(0, 35).map(lambda n: f"{2000 + n // 12}-{n % 12 + 1:02}-15")


@given(st.lists(st.lists(st.tuples(st.integers(0, 4), months), min_size=1, max_size=4), max_size=25),
       st.floats(200, 1500))
def test_no_title_and_no_other_mark_stands_on_a_named_date(given_dates, width):
    told = {n + 1: [Dated(s, "date", when) for s, when in dates] for n, dates in enumerate(given_dates)}
    days = [[to_day(*map(int, d.edtf.split("-"))) for d in dates] for dates in told.values()]
    drawing = draw(replace(asked(differing([mark(min(d), max(d)) for d in days]), told), width=width))
    for m in drawing.marks:
        assert bool(m.form.dates) == apart(told[m.entity])
        for dot in m.form.dates if m.form.reach else ():
            box = dot.x - METRICS.dot_named, dot.x + METRICS.dot_named
            assert m.left - 1e-6 <= box[0] and box[1] <= m.right + 1e-6
            for label in drawing.labels:
                assert abs(label.y - m.y) > 10 or label.x >= box[1] or label.x + label.width <= box[0]
            for other in drawing.marks:
                assert other is m or abs(other.y - m.y) > 10 or other.left >= box[1] or other.right <= box[0]
