"""Eras: who held an office when, as far as it is told; those that overlap stand beside each other."""

from dataclasses import replace
from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.records import Period
from explorer.timeline.drawing import Drawing
from explorer.timeline.eras import Term, eras, terms
from explorer.timeline.scale import Scale

TODAY = 5000.0


def held(entity: str, start: tuple[int | None, int | None], end: tuple[int | None, int | None], still: bool = False,
         status: str = "happened") -> Period:
    return Period(entity, "holds office", "president", "", *start, *end, still, status, "c")


def seen_on(entity: str, first: int, last: int) -> Period:
    """A claim that somebody was in office some time between two days."""
    return held(entity, (first, last), (first, last))


def test_a_term_is_doubtful_where_the_claims_leave_it_open() -> None:
    first, second = held("a", (0, 10), (1000, 1010)), held("b", (1000, 1020), (None, None), True)
    assert terms([second, first], TODAY) == (
        Term("a", 0, 10, 1000, 1010), Term("b", 1000, 1020, TODAY, TODAY))
    assert terms([], TODAY) == ()


def test_where_documents_give_other_dates_it_is_doubtful_from_one_to_the_other() -> None:
    assert terms([held("a", (0, 0), (900, 900)), held("a", (100, 100), (1200, 1200))], TODAY) == (
        Term("a", 0, 100, 900, 1200),)


def test_an_end_that_nobody_tells_fades_until_the_next_begins() -> None:
    found = terms([held("a", (0, 0), (None, None)), held("b", (700, 700), (900, 900))], TODAY)
    assert found == (Term("a", 0, 0, 0, 700), Term("b", 700, 700, 900, 900))
    assert terms([held("a", (0, 0), (None, None))], TODAY) == (Term("a", 0, 0, 0, TODAY),)


def test_one_told_as_going_on_lasts_until_the_next() -> None:
    found = terms([held("a", (0, 0), (None, None), True), held("b", (700, 750), (900, 900))], TODAY)
    assert found[0] == Term("a", 0, 0, 700, 750)


def test_one_told_as_going_on_is_sure_no_longer_than_documents_speak() -> None:
    going_on = held("a", (0, 0), (None, None), True)
    assert terms([going_on], TODAY, TODAY - 300) == (Term("a", 0, 0, TODAY - 300, TODAY),)
    assert terms([going_on], TODAY, TODAY + 300) == (Term("a", 0, 0, TODAY, TODAY),)


def test_a_beginning_that_nobody_tells_fades_in_from_who_was_before() -> None:
    found = terms([held("b", (None, None), (900, 950)), held("a", (0, 0), (600, 600))], TODAY)
    assert found == (Term("a", 0, 0, 600, 600), Term("b", 600, 900, 900, 950))
    assert terms([held("b", (None, None), (900, 950))], TODAY) == (Term("b", 900, 900, 900, 950),)


def test_a_known_end_is_taken_over_an_open_one() -> None:
    still, ended = held("a", (0, 0), (None, None), True), held("a", (0, 0), (800, 800))
    assert terms([still, ended], TODAY) == terms([ended, still], TODAY) == (Term("a", 0, 0, 800, 800),)


def test_to_have_been_in_office_some_day_ends_nothing() -> None:
    whole = held("a", (0, 364), (5000, 5364))
    assert terms([whole, seen_on("a", 4000, 4030)], TODAY) == (Term("a", 0, 364, 5000, 5364),)
    assert terms([whole, seen_on("a", 100, 110)], TODAY) == (Term("a", 0, 110, 5000, 5364),)
    assert terms([whole, seen_on("a", 5200, 5210)], TODAY) == (Term("a", 0, 364, 5200, 5364),)


def test_who_comes_back_has_two_terms() -> None:
    found = terms([held("a", (0, 0), (400, 400)), held("b", (400, 400), (800, 800)), held("a", (800, 800), (900, 900)),
                   seen_on("a", 300, 310), seen_on("a", 850, 850)], TODAY)
    assert [(t.key, t.first, t.last) for t in found] == [("a", 0, 400), ("b", 400, 800), ("a", 800, 900)]


def test_who_was_only_to_hold_office_has_no_era() -> None:
    assert terms([held("a", (0, 0), (800, 800), status="planned")], TODAY) == ()


def test_two_at_once_stand_in_two_rows_and_both_whole() -> None:
    found = terms([held("a", (0, 0), (800, 800)), held("b", (500, 500), (1200, 1200)),
                   held("c", (1200, 1200), (1500, 1500))], TODAY)
    assert [(t.key, t.row, t.first, t.last) for t in found] == [
        ("a", 0, 0, 800), ("b", 1, 500, 1200), ("c", 0, 1200, 1500)]
    drawn = eras(found, Scale(0, 1500, 0.0, 1500.0))
    assert [(e.key, e.row, e.tint) for e in drawn] == [("a", 0, 0), ("b", 1, 0), ("c", 0, 1)]


def test_a_tint_stays_when_the_line_is_moved() -> None:
    found = terms([held(k, (n, n), (n + 100, n + 100)) for n, k in ((0, "a"), (100, "b"), (200, "c"))], TODAY)
    every, some = eras(found, Scale(0, 300, 0.0, 300.0)), eras(found, Scale(150, 300, 0.0, 300.0))
    assert {e.key: e.tint for e in some}.items() <= {e.key: e.tint for e in every}.items()
    assert [e.key for e in some] == ["b", "c"]


bounds = st.tuples(st.integers(0, 3000), st.integers(0, 900)).map(lambda two: (two[0], two[0] + two[1]))
maybe = st.one_of(st.just((None, None)), bounds, bounds)
whole = st.tuples(bounds, st.integers(0, 2000), st.integers(0, 900)).map(
    lambda b: (b[0], (b[0][1] + b[1], b[0][1] + b[1] + b[2])))
claims = st.lists(st.one_of(
    st.builds(held, st.sampled_from("abc"), maybe, maybe, st.booleans()),
    st.builds(lambda who, both: held(who, *both), st.sampled_from("abc"), whole)), max_size=7)


@given(claims)
@example([held("a", (0, 0), (900, 900)), held("a", (0, 10), (5, 5))])
@example([held("a", (0, 0), (800, 800)), held("b", (10, 10), (20, 20)), held("c", (15, 15), (900, 900))])
def test_every_holder_is_drawn_whole_and_no_two_stand_over_each_other(periods: list[Period]) -> None:
    found = terms(periods, TODAY)
    told = [p for p in periods if {p.start_earliest, p.end_earliest if not p.open else None} != {None}]
    assert {t.key for t in found} == {p.entity for p in told}
    assert [t.sure_first for t in found] == sorted(t.sure_first for t in found)
    for term in found:
        assert term.first <= term.sure_first <= term.sure_last <= term.last
    for one, other in combinations(found, 2):
        apart = one.sure_last <= other.sure_first or other.sure_last <= one.sure_first
        assert apart or one.row != other.row
    for period in told:
        own = [t for t in found if t.key == period.entity]
        starts = [d for d in (period.start_earliest, period.start_latest) if d is not None]
        ends = [d for d in (period.end_earliest, period.end_latest) if d is not None and not period.open]
        assert any(t.first <= day <= t.last for t in own for day in starts + ends)
        if starts and ends and starts != ends and starts[-1] <= ends[0]:
            assert any(t.first <= starts[0] and ends[-1] <= t.last for t in own), "nobody's end is cut at the next"
    scale = Scale(-10.0, 7000.0, 0.0, 700.0)
    drawn = Drawing(eras=eras([replace(t, title=t.key) for t in found], scale))
    assert [e.key for e in drawn.eras] == [t.key for t in found]
    assert all(e.x0 <= e.begin <= e.solid0 <= e.solid1 <= e.end <= e.x1 for e in drawn.eras)
