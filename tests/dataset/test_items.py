"""What of the claims stands on the line: nothing planned as done, open ends open, dates met or spanned."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.dataset.check import check
from explorer.dataset.items import LONG, Item, items, pair_states, periods, tellings
from explorer.dataset.lanes import lanes, placed, placed_by_source
from explorer.model.agreement import Silence, State
from explorer.model.days import to_day
from explorer.model.edtf import EdtfError, parse
from explorer.model.records import DRAWN, Claim, Dataset, Entity, Source
from explorer.model.vocabulary import DATES, ENDS, NOT_DONE, PHASES, SPANS, STARTS, STATUSES
from tests.model.dates import candidates

SOURCES = tuple(Source(key, key, key, "", "", published, False, "", "", "", "")
                for key, published in (("x", "2010-06"), ("y", "2014")))


def dataset(*claims: Claim, kind: str = "base") -> Dataset:
    numbered = tuple(replace(c, key=f"it.{n}") for n, c in enumerate(claims))
    return Dataset({}, {}, {}, {}, {}, SOURCES, entities=(Entity("it", kind, "It", lane="home"),), claims=numbered)


def drawn(*claims: Claim, kind: str = "base") -> list[Item]:
    data = dataset(*claims, kind=kind)
    return items(data, tellings(data)).get("it", [])


def told(what: str, when: str, status: str = "happened", source: str = "x", **fields: object) -> Claim:
    return replace(Claim("", "it", what, edtf=when, status=status, source=source), **fields)


def bounds(item: Item) -> tuple[int, int, int, int]:
    return item.start_earliest, item.start_latest, item.end_earliest, item.end_latest


def year(number: int, *rest: int) -> int:
    return to_day(number, *rest)


def test_one_date_is_a_mark() -> None:
    assert drawn(told("date", "2003-03"), kind="event") == [Item(
        "it", False, year(2003, 3, 1), year(2003, 3, 31), year(2003, 3, 1), year(2003, 3, 31),
        sources=frozenset(("x",)), state=State.ALONE)]


def test_dates_that_meet_are_narrowed() -> None:
    item, = drawn(told("date", "2003"), told("date", "2003-03-12/2003-05", source="y"), kind="event")
    assert bounds(item)[:2] == (year(2003, 3, 12), year(2003, 5, 31))
    assert item.sources == {"x", "y"} and item.state is State.AGREE


def test_dates_that_do_not_meet_are_spanned() -> None:
    item, = drawn(told("date", "2003-03-12"), told("date", "2003-03-21", source="y"), kind="event")
    assert bounds(item)[:2] == (year(2003, 3, 12), year(2003, 3, 21))
    assert not item.bar and item.state is State.DIFFER


def test_a_bar_from_opening_to_closing() -> None:
    item, = drawn(told("opened", "1995"), told("closed", "2005-06"))
    assert item.bar and not item.open_end and not item.planned
    assert bounds(item) == (year(1995), year(1995, 12, 31), year(2005, 6, 1), year(2005, 6, 30))


def test_two_openings_that_meet_and_two_closings_that_do_not() -> None:
    item, = drawn(told("opened", "1995"), told("opened", "1995-04", source="y"), told("closed", "2005"),
                  told("closed", "2007", source="y"))
    assert bounds(item) == (year(1995, 4, 1), year(1995, 4, 30), year(2005), year(2007, 12, 31))


def test_an_open_end_is_drawn_to_when_it_was_told() -> None:
    item, = drawn(told("in use", "1998/.."), told("in use", "1998/..", source="y"))
    assert item.open_end and not item.planned
    assert bounds(item)[2:] == (year(2014, 12, 31),) * 2


def test_a_closing_ends_what_was_open() -> None:
    item, = drawn(told("in use", "1998/.."), told("closed", "2012", source="y"))
    assert not item.open_end
    assert bounds(item)[2:] == (year(2012), year(2012, 12, 31))


def test_what_was_in_force_later_did_not_begin_then() -> None:
    item, = drawn(told("joined", "[1991..2001]"), told("in force", "2008~"), kind="treaty")
    assert bounds(item) == (year(1991), year(2001, 12, 31), year(2008, 12, 31), year(2010, 6, 30))
    assert item.moments() == [(year(1991), year(2001, 12, 31))]
    item, = drawn(told("in use", "1999-06"), told("in use", "2003", source="y"))
    assert bounds(item)[:2] == (year(1999, 6, 1), year(1999, 6, 30))
    item, = drawn(told("opened", "1999"), told("in use", "2003/..", source="y"))
    assert bounds(item)[:2] == (year(1999), year(2003, 12, 31)), "they differ on when it began"


def test_a_promise_to_close_does_not_end_it() -> None:
    use, promise = drawn(told("in use", "1998/.."), told("closed", "2020", "promised"))
    assert use.open_end and not use.planned and use.end_latest == year(2010, 6, 30)
    assert promise.planned and promise.bar and promise.start_earliest >= use.end_earliest


def test_a_lease_lies_ahead_of_what_was_told() -> None:
    use, lease = drawn(told("in use", "1998/.."), told("lease", "2005/2025"))
    assert lease.planned and bounds(lease)[0] == use.end_earliest
    assert lease.end_latest == year(2025, 12, 31)


def test_a_lease_alone_is_planned() -> None:
    item, = drawn(told("lease", "2005/2025", "agreed"))
    assert item.planned and bounds(item)[0] == year(2005)


def test_what_was_denied_is_drawn_as_not_done_and_no_bar_for_it() -> None:
    for item in (*drawn(told("opened", "2003", "denied")), *drawn(told("date", "2003", "denied"), kind="event")):
        assert item.planned and not item.bar
    assert drawn(told("lease", "2005/2025", "denied")) == []


def test_a_date_with_one_bound_says_which() -> None:
    by, = drawn(told("date", "[..2009]"), kind="event")
    assert by.not_after and not by.not_before and by.end_latest == year(2009, 12, 31)
    since, = drawn(told("date", "[1990..]"), kind="event")
    assert since.not_before and not since.not_after and since.start_earliest == year(1990)
    both, = drawn(told("date", "[..2010-04-01]"), told("date", "[2009-07..2010-04-01]", source="y"), kind="event")
    assert not both.not_after and bounds(both)[0] == year(2009, 7, 1)


def test_a_bar_that_began_by_a_day_says_so() -> None:
    bar, = drawn(told("opened", "[..1995]"), told("closed", "2005"))
    assert bar.bar and bar.not_after
    bar, = drawn(told("opened", "1995"), told("closed", "2005"))
    assert not bar.not_after


def test_a_plan_beside_a_deed_leaves_the_deed() -> None:
    item, = drawn(told("date", "2003"), told("date", "2001", "planned"), kind="event")
    assert not item.planned and bounds(item)[0] == year(2003)


def test_undated_is_not_drawn() -> None:
    assert drawn(told("cause", ""), kind="event") == []
    assert drawn(told("cause", "2003"), kind="event") == []


@pytest.mark.parametrize("kind", ["actor", "office"])
def test_actors_and_offices_do_not_stand_on_the_line(kind: str) -> None:
    assert drawn(told("date", "2003"), kind=kind) == []


def test_long_events_are_bars() -> None:
    short, = drawn(told("lasted", "2003-03/2003-05"), kind="event")
    long, = drawn(told("lasted", "2003/2005"), kind="event")
    assert not short.bar and long.bar
    assert year(2003, 5, 31) - year(2003, 3, 1) < LONG


def test_what_lasted_the_nineties_ended_in_them() -> None:
    decade, = drawn(told("lasted", "199X"), kind="event")
    assert decade.bar and decade.end_told
    assert bounds(decade) == (year(1990), year(1999, 12, 31), year(1990), year(1999, 12, 31))
    on, = drawn(told("lasted", "199X"), told("lasted", "1995/..", source="y"), kind="event")
    assert on.open_end


def test_what_is_in_use_at_the_time_a_document_speaks_goes_on() -> None:
    """No more is known of its end than where somebody says in so many words that it goes on."""
    since = told("in use", "2003")
    for used, source in (("2010-06", "x"), ("2014", "y")):
        item, = drawn(since, told("in use", used, source=source))
        assert item.open_end and item.end_earliest == parse(used).end_latest and not item.end_told
    item, = drawn(since, told("in use", "2009-02", as_of="2009"))
    assert not item.open_end and item.end_latest == year(2010, 6, 30), "as it was before the document was written"
    item, = drawn(since, told("in use", "2008", as_of="2008"))
    assert item.open_end and item.end_latest == year(2008, 12, 31)
    item, = drawn(since, told("in use", "2008", as_of="2008"), told("in use", "2012-03", source="y"))
    assert item.open_end and item.end_latest == year(2012, 3, 31), "it was seen later than it is said to go on"
    item, = drawn(since, told("in use", "2014", source="y"), told("closed", "2012"))
    assert not item.open_end
    mark, = drawn(told("in use", "2010-06"))
    assert not mark.bar


def test_what_was_to_end_in_the_year_in_which_it_ended_was_not_to_go_on() -> None:
    done = told("in use", "2001/2014-06"), told("closed", "2014-06")
    assert len(drawn(*done, told("closed", "2014", "planned", "y"))) == 1
    assert len(drawn(*done, told("lease", "../2014", source="y"))) == 1
    bar, on = drawn(*done, told("lease", "../2015", source="y"))
    assert on.planned and bar.end_latest == year(2014, 6, 30) <= on.start_earliest + 30 and on.end_latest == year(
        2015, 12, 31)


def test_doubt_and_inference_are_kept() -> None:
    item, = drawn(told("date", "2003~", inferred=True), kind="event")
    assert item.approximate and item.inferred
    item, = drawn(told("date", "2003", inferred=True), told("date", "2003", source="y"), kind="event")
    assert not item.inferred


TOLD = st.builds(told, st.sampled_from(DATES + STARTS + ENDS + SPANS), candidates, st.sampled_from(STATUSES),
                 st.sampled_from("xy"), inferred=st.booleans())


def valid(claim: Claim) -> bool:
    try:
        return parse(claim.edtf) is not None
    except EdtfError:
        return False


@given(st.lists(TOLD.filter(valid), max_size=6), st.sampled_from(["event", "base", "treaty"]))
def test_what_must_hold_of_everything_drawn(claims: list[Claim], kind: str) -> None:
    for item in drawn(*claims, kind=kind):
        assert item.start_earliest <= item.start_latest
        assert item.end_earliest <= item.end_latest
        assert item.start_earliest <= item.end_latest
        assert item.bar or (item.start_earliest, item.start_latest) == (item.end_earliest, item.end_latest)
        assert not (item.planned and item.open_end)


@given(st.lists(st.builds(told, st.sampled_from(DATES + STARTS + ENDS + SPANS), candidates,
                          st.sampled_from(sorted(NOT_DONE)), st.sampled_from("xy")).filter(valid), max_size=5),
       st.sampled_from(["event", "base", "treaty"]))
def test_what_was_not_done_is_never_drawn_as_done(claims: list[Claim], kind: str) -> None:
    assert all(item.planned for item in drawn(*claims, kind=kind))


def test_periods_are_the_phases_with_a_date() -> None:
    claims = [told(name, "2003/..") for name in PHASES] + [told("date", "2003"), told("opened", "")]
    found = periods(claims)
    assert [p.kind for p in found] == list(PHASES)
    assert all(p.open and p.start_earliest == year(2003) and p.end_latest is None for p in found)


def test_the_small_dataset(small_text: Path) -> None:
    data = check(small_text).dataset
    who = tellings(data)
    found = items(data, who)
    assert {key for key, own in found.items() if not own} == {"grain-talks"}
    assert [i.planned for i in found["vik"]] == [False, True]
    assert found["vik"][0].open_end
    assert [i.planned for i in found["north-railway"]] == [True]
    assert who["kolm"].silences == {"memoir": Silence.COULD_HAVE_SPOKEN}
    assert who["election-2013"].silences == {"survey": Silence.COULD_NOT_KNOW}
    assert who["dykes-broken"].silences == {"survey": Silence.OUTSIDE_ITS_SUBJECT}
    assert who["debt-written-off"].counts == {"survey": 3}
    assert {key: t.state for key, t in who.items() if t.state > State.MENTIONED} == {
        "anna-berg": State.AGREE, "otto-lind": State.AGREE, "independence": State.AGREE,
        "harbour-riots": State.DIFFER, "vik": State.CONTRADICTS_ITSELF}


@pytest.mark.parametrize("scheme", ["partner", "kind", "level", "agreement"])
def test_everything_stands_in_one_lane_of_the_scheme(small_text: Path, scheme: str) -> None:
    data = check(small_text).dataset
    who = tellings(data)
    found = items(data, who)
    standing = list(placed(data, scheme, found, who))
    assert {lane for lane, _ in standing} <= set(lanes(data, scheme, who))
    assert sorted(i.entity for _, i in standing) == sorted(i.entity for own in found.values() for i in own)


def test_by_level_what_has_none_stands_in_lanes_of_its_own(small_text: Path) -> None:
    data = check(small_text).dataset
    who = tellings(data)
    assert list(lanes(data, "level", who)) == ["internal", "external", "both", "base", "treaty"]
    found = {i.entity: lane for lane, i in placed(data, "level", items(data, who), who)}
    wanted = {e.key: e.level or e.kind for e in data.entities}
    assert found == {key: wanted[key] for key in found} and {"base", "treaty", "both"} < set(found.values())
    astray = replace(data, entities=(*data.entities, Entity("new", "event", "New")))
    assert list(lanes(astray, "level", tellings(astray)))[-1] == "event"


def test_by_agreement_each_thing_stands_where_its_state_is(small_text: Path) -> None:
    data = check(small_text).dataset
    who = tellings(data)
    assert list(lanes(data, "agreement", who)) == ["agree", "differ", "contradicts_itself", "mentioned", "alone"]
    found = {i.entity: lane for lane, i in placed(data, "agreement", items(data, who), who)}
    assert (found["independence"], found["harbour-riots"], found["vik"], found["kolm"]) == (
        "agree", "differ", "contradicts_itself", "alone")
    assert all(who[key].state.name.lower() == lane for key, lane in found.items())
    untold = replace(data, entities=(*data.entities, Entity("new", "event", "New", level="both")))
    assert list(lanes(untold, "agreement", tellings(untold)))[-1] == "untold"


@given(st.lists(TOLD.filter(valid), max_size=6), st.sampled_from(["event", "base", "treaty"]))
@example([told("opened", "2003"), told("date", "2003", "denied", "y")], "event")
def test_what_one_document_puts_on_the_line_is_on_the_whole_line(claims: list[Claim], kind: str) -> None:
    """Or a lens would show what has no lane."""
    data = dataset(*claims, kind=kind)
    who = tellings(data)
    alone = any(items(data, who, source.key)["it"] for source in data.sources)
    assert not alone or items(data, who)["it"]


def test_of_three_that_tell_each_two_are_compared() -> None:
    third = Source("z", "z", "z", "", "", "2015", False, "", "", "", "")
    data = dataset(told("date", "2003"), told("date", "2003-05", source="y"), told("date", "2004", source="z"),
                   told("cause", "", source="y", value="rent"), kind="event")
    data = replace(data, sources=(*SOURCES, third))
    who = tellings(data)
    assert who["it"].state is State.DIFFER
    assert pair_states(data, who) == {
        "it": {("x", "y"): State.AGREE, ("x", "z"): State.DIFFER, ("y", "z"): State.DIFFER}}
    assert pair_states(dataset(told("date", "2003")), tellings(dataset(told("date", "2003")))) == {}


def test_by_document_each_thing_stands_where_that_document_dates_it(small_text: Path) -> None:
    data = check(small_text).dataset
    who = tellings(data)
    standing = list(placed_by_source(data, items(data, who), who))
    assert {lane for lane, _ in standing} == set(lanes(data, "source", who)) == {"memoir", "survey"}
    told = {(lane, i.entity) for lane, i in standing if not i.silent}
    drawn = {e.key for e in data.entities if e.kind in DRAWN}
    own = {s: {key for key, found in items(data, who, s).items() if found} for s in ("memoir", "survey")}
    assert told == {(s, key) for key, t in who.items() for s in t.counts if key in drawn & own[s]}
    assert {s for s in own for key, t in who.items() if key in drawn and s in t.counts and key not in own[s]}
    assert {(lane, i.entity) for lane, i in standing if i.silent} == {
        ("memoir", "debt-written-off"), ("memoir", "friendship-treaty"), ("memoir", "kolm"),
        ("survey", "north-railway")}
    days = {lane: i.start_earliest for lane, i in standing if i.entity == "harbour-riots"}
    assert days == {"survey": year(2003, 3, 12), "memoir": year(2003, 3, 21)}


def test_what_a_document_does_not_date_has_no_place_among_what_it_dates() -> None:
    data = dataset(told("date", "2003"), told("cause", "", source="y"), kind="event")
    who = tellings(data)
    assert [lane for lane, _ in placed_by_source(data, items(data, who), who)] == ["x"]


def test_what_goes_on_is_open_as_late_as_who_says_so() -> None:
    goes_on, opened = told("in use", "2003/..", source="x"), told("opened", "2003", source="y")
    first, second = (parse(s.published).end_latest for s in SOURCES[:2])
    assert first != second
    assert drawn(goes_on, opened)[0].end_latest == first
    assert drawn(replace(goes_on, source="y"), replace(opened, source="x"))[0].end_latest == second


def test_where_a_bar_ends_nothing_begins() -> None:
    bar, ahead = drawn(told("in use", "2003/.."), told("lease", "2003/2025", status="promised"))
    assert ahead.start_earliest == bar.end_earliest
    assert bar.moments() == [(year(2003), year(2003, 12, 31))]
    assert ahead.moments() == [(year(2025), year(2025, 12, 31))]


def test_a_bar_that_goes_on_ends_at_the_now_of_who_says_so() -> None:
    item, = drawn(told("in use", "1995/..", as_of="1996"))
    assert item.open_end and item.end_latest == year(1996, 12, 31)
    item, = drawn(told("in use", "1995/..", as_of="1996"), told("in use", "1995/..", source="y"))
    assert item.end_latest > year(2000)
