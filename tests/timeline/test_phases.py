"""The phases of a bar: along it, where they have room, each with who tells of it."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.dated import Dated
from explorer.model.days import to_day
from explorer.model.vocabulary import PHASES
from explorer.timeline.detail import draw
from explorer.timeline.drawing import Drawing, Metrics, Phase
from explorer.timeline.meaning import of_phase
from explorer.timeline.pick import pick
from tests.timeline.columns import bar, columns
from tests.timeline.test_forms import asked, x

BASE = bar(to_day(2000, 6), to_day(2002, 6))
LIFE = [Dated(0, "signed", "2000-09-01"), Dated(1, "signed", "2000-09-02"), Dated(0, "opened", "2001-01-15"),
        Dated(1, "lease", "2001-02/2001-08"), Dated(0, "demanded", "2001-10/2002-02"),
        Dated(2, "closed", "2002-05-01", "planned"), Dated(0, "in use", "2000-06/2002-06")]


def drawn(told: list[Dated], *more: object, **options: object) -> Drawing:
    return draw(asked(columns([BASE, *more], 1), {1: told}, **options))  # type: ignore[list-item]


def named(drawing: Drawing) -> dict[str, Phase]:
    return {p.kind: p for p in drawing.phases}


def test_steps_and_stretches_stand_at_their_dates_with_who_tells():
    """What the bar itself says is not said twice."""
    found = named(drawn(LIFE))
    assert set(found) == {"signed", "opened", "lease", "demanded", "closed"}
    assert found["signed"].sources == 0b011 and found["signed"].moment
    assert found["opened"].x0 == pytest.approx(x(2001, 1, 15))
    lease = found["lease"]
    assert not lease.moment and lease.x0 == pytest.approx(x(2001, 2), abs=1) and lease.x1 == pytest.approx(
        x(2001, 9), abs=1)


def test_what_was_to_be_is_not_like_what_was():
    found = named(drawn(LIFE))
    assert found["demanded"].not_done and found["closed"].not_done
    assert not found["opened"].not_done and not found["lease"].not_done


def test_a_step_that_documents_date_apart_is_two_though_nobody_may_see_who_agrees():
    told = [Dated(0, "opened", "2000-08-01"), Dated(1, "opened", "2001-08-01")]
    assert [p.sources for p in drawn(told).phases] == [1, 2]
    assert drawn(told, verdicts=False).phases == drawn(told).phases


def test_where_decades_are_seen_only_what_is_chosen_has_its_phases():
    near = asked(columns([bar(to_day(1992), to_day(2012))], 1), {1: LIFE})
    for first, chosen, shown in ((1960, 0, False), (1960, 1, True), (1990, 0, True)):
        drawing = draw(replace(near, window=(float(to_day(first)), float(to_day(2020))), strong=frozenset((chosen,))))
        assert bool(drawing.phases) == shown, (first, chosen)


def test_a_phase_is_pointed_at():
    drawing = drawn(LIFE)
    for phase in drawing.phases:
        picked = pick(drawing, (phase.x0 + phase.x1) / 2, phase.y)
        assert (picked.entity, picked.phase) == (1, phase)
    bare = drawing.bars[0]
    assert pick(drawing, bare.x1 - 4, bare.y + bare.height / 2).phase is None


def test_beyond_its_bar_a_phase_stands_where_no_other_bar_does():
    told = [Dated(0, "negotiated", "2000-01/2000-04")]
    found, = drawn(told).phases
    assert found.tie == drawn(told).bars[0].x0
    assert all(p.tie is None for p in drawn(LIFE).phases)
    assert not drawn(told, bar(to_day(2000), to_day(2000, 3))).phases


def test_a_step_known_only_to_within_years_is_drawn_as_wide_as_it_is_known():
    wide, = drawn([Dated(0, "joined", "[2000-08..2001-09]")]).phases
    assert wide.moment and wide.known is not None
    assert wide.known == (pytest.approx(x(2000, 8), abs=1), pytest.approx(x(2001, 10), abs=1))
    assert of_phase(wide) == ("long step",)
    sharp, = drawn([Dated(0, "joined", "2001-03-04")]).phases
    assert sharp.known is None and of_phase(sharp) == ("step",)
    both = drawn([Dated(0, "joined", "[2000-08..2001-09]"), Dated(0, "opened", "2000-10-05")])
    at = {p.kind: p for p in both.phases}
    assert pick(both, at["opened"].x0, wide.y).phase == at["opened"]
    assert pick(both, at["joined"].reach[1] - 2, wide.y).phase == at["joined"]


def test_a_step_that_one_tells_exactly_is_drawn_there():
    told = [Dated(0, "joined", "[2000-08..2001-09]"), Dated(1, "joined", "2001-02-28")]
    one, = drawn(told, verdicts=False).phases
    assert one.known is None and one.x0 == pytest.approx(x(2001, 2, 28)) and one.sources == 3


WHEN = st.integers(0, 30).map(lambda n: f"{2000 + n // 12}-{n % 12 + 1:02}")
TOLD = st.builds(Dated, st.integers(0, 2), st.sampled_from(PHASES),
                 st.one_of(WHEN, st.tuples(WHEN, WHEN).map(lambda p: "/".join(sorted(p))),
                           WHEN.map(lambda w: f"{w}/.."), WHEN.map(lambda w: f"[..{w}]")),
                 st.sampled_from(["happened", "planned"]))


@given(st.lists(TOLD, max_size=20))
def test_phases_never_cover_one_another(told):
    found = drawn(told).phases
    for a, b in combinations(found, 2):
        room = Metrics().tick if a.moment else 0.0
        assert a.y != b.y or a.x1 + room <= b.x0 - room or b.x1 + room <= a.x0 - room
    assert all(p.x0 <= p.x1 for p in found)
