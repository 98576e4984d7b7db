"""EDTF: examples, errors, and what must hold of every date."""

import contextlib
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.days import to_day
from explorer.model.edtf import Edtf, EdtfError, parse, written
from tests.model.dates import candidates, singles
from tests.model.oracles import bounds, valid


def days(first: tuple[int, ...], last: tuple[int, ...]) -> tuple[int, int]:
    return to_day(*first), to_day(*last)


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2012-09-20", (2012, 9, 20), (2012, 9, 20)),
    ("2005-03", (2005, 3, 1), (2005, 3, 31)),
    ("2012-02", (2012, 2, 1), (2012, 2, 29)),
    ("1995", (1995, 1, 1), (1995, 12, 31)),
    ("1995~", (1995, 1, 1), (1995, 12, 31)),
    ("199X", (1990, 1, 1), (1999, 12, 31)),
    ("19XX", (1900, 1, 1), (1999, 12, 31)),
    ("-199X", (-1999, 1, 1), (-1990, 12, 31)),
    ("-0044-03-15", (-44, 3, 15), (-44, 3, 15)),
    ("2010-21", (2010, 3, 1), (2010, 5, 31)),
    ("2010-22", (2010, 6, 1), (2010, 8, 31)),
    ("2010-23", (2010, 9, 1), (2010, 11, 30)),
    ("2010-24", (2010, 12, 1), (2011, 2, 28)),
    ("2011-24", (2011, 12, 1), (2012, 2, 29)),
    ("2012-XX", (2012, 1, 1), (2012, 12, 31)),
    ("2012-XX-XX", (2012, 1, 1), (2012, 12, 31)),
    ("2012-04-XX", (2012, 4, 1), (2012, 4, 30)),
    ("Y12345", (12345, 1, 1), (12345, 12, 31)),
    ("Y-12345", (-12345, 1, 1), (-12345, 12, 31)),
    ("[2001..2003]", (2001, 1, 1), (2003, 12, 31)),
])
def test_bounds_of_a_date(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    found = parse(text)
    assert (found.earliest, found.latest) == days(first, last)
    assert (found.end_earliest, found.end_latest) == (found.earliest, found.latest)
    assert not found.interval and not found.open_end and not found.open_start
    assert found.text == text


def test_bounds_of_an_interval() -> None:
    found = parse("2003-05/2014")
    assert (found.earliest, found.latest) == days((2003, 5, 1), (2003, 5, 31))
    assert (found.end_earliest, found.end_latest) == days((2014,), (2014, 12, 31))
    assert found.interval and not found.exact


def test_open_and_unknown_ends_are_two_things() -> None:
    going_on, unknown = parse("1992/.."), parse("1992/")
    assert (going_on.end_latest, going_on.open_end) == (None, True)
    assert (unknown.end_latest, unknown.open_end) == (None, False)
    until, unsaid = parse("../2013-06"), parse("/2013-06")
    assert (until.earliest, until.open_start) == (None, True)
    assert (unsaid.earliest, unsaid.open_start) == (None, False)


def test_by_and_not_before() -> None:
    assert parse("[..1993-06]") == Edtf("[..1993-06]", None, to_day(1993, 6, 30), None, to_day(1993, 6, 30))
    assert parse("[2001..]").earliest == to_day(2001) and parse("[2001..]").latest is None


@pytest.mark.parametrize(("text", "approximate", "uncertain"), [
    ("2005", False, False), ("2005~", True, False), ("2005?", False, True), ("2005%", True, True),
    ("2003~/2014", True, False), ("2003/2014?", False, True), ("[2001~..2003?]", True, True)])
def test_marks_of_doubt(text: str, approximate: bool, uncertain: bool) -> None:
    assert (parse(text).approximate, parse(text).uncertain) == (approximate, uncertain)


def test_exact() -> None:
    assert parse("2012-09-20").exact
    assert not parse("2012-09").exact
    assert not parse("2012-09-20/2012-09-20").exact
    assert not parse("[..2012]").exact


@pytest.mark.parametrize(("text", "says"), [
    ("", "is no date"), ("soon", "is no date"), ("20 September 2012", "is no date"), ("2012-9", "is no date"),
    ("2012-09-20T10:00", "is no date"), ("99", "is no date"), ("199X-05", "is no date"), ("Y12345-01", "is no date"),
    ("2012\n", "is no date"), ("\n\n", "is no date"), ("２０１２", "is no date"), ("2012-０９", "is no date"),
    ("Y1234567", "is no date"), ("2012~~", "is no date"),
    ("2012-13", "has no such month or season"), ("2012-00", "has no such month or season"),
    ("2012-25", "has no such month or season"), ("2012-21-03", "has no such month or season"),
    ("2012-02-30", "is a day that the calendar does not have"),
    ("1935-02-29", "is a day that the calendar does not have"), ("2012-04-00", "is a day that the calendar"),
    ("2012-XX-03", "has a day but no month"),
    ("[2003..2001]", "ends before it begins"), ("2014/2003", "ends before it begins"),
    ("[]", "should look like [2001..2003]"), ("[..]", "should look like [2001..2003]"),
    ("[2001]", "should look like [2001..2003]"),
    ("/", "should look like 2003/2014"), ("../..", "should look like 2003/2014"),
    ("2001/2002/2003", "should look like 2003/2014"), ("/..", "should look like 2003/2014")])
def test_what_is_wrong_is_said(text: str, says: str) -> None:
    with pytest.raises(EdtfError, match=re.escape(says)) as raised:
        parse(text)
    assert f"“{text}" in str(raised.value) or "“" in str(raised.value)


@given(st.one_of(st.text(), st.text("0123456789-X~?%./[]Y \n", max_size=14)))
def test_any_text_is_a_date_or_an_edtf_error(text: str) -> None:
    with contextlib.suppress(EdtfError):
        assert parse(text).text == text


def ordered(*found: int | None) -> bool:
    known = [day for day in found if day is not None]
    return known == sorted(known)


@given(candidates)
def test_bounds_are_ordered(text: str) -> None:
    try:
        found = parse(text)
    except EdtfError:
        return
    assert ordered(found.earliest, found.latest)
    assert ordered(found.end_earliest, found.end_latest)
    assert ordered(found.earliest, found.end_latest)
    assert not (found.open_end and found.end_latest is not None)
    assert not (found.open_start and found.earliest is not None)
    if not found.interval:
        assert (found.earliest, found.latest) == (found.end_earliest, found.end_latest)


@given(candidates, candidates)
def test_before_and_overlap_exclude_each_other(a: str, b: str) -> None:
    try:
        first, second = parse(a), parse(b)
    except EdtfError:
        return
    assert first.may_overlap(second) == second.may_overlap(first)
    assert not (first.surely_before(second) and second.surely_before(first))
    assert first.may_overlap(second) != (first.surely_before(second) or second.surely_before(first))
    assert first.may_overlap(first)


@given(singles, st.sampled_from("~?%"))
def test_doubt_never_widens_the_bounds(text: str, mark: str) -> None:
    plain = text.rstrip("~?%")
    assert parse(plain + mark).earliest == parse(plain).earliest
    assert parse(plain + mark).latest == parse(plain).latest


COMMON = [
    "2012-09-20", "2005-03", "1995", "1995~", "199X", "2005?", "2003/2014", "2012-02", "2011-02", "1900-02", "2000-02",
    "2010-21", "2010-22", "2010-23", "19XX", "2012-XX", "2012-04-XX", "2003-05/2014-01-02", "1582-10", "9999-12-31",
    "2001~/2003?", "1999-12-31/2000-01-01"]


@pytest.mark.parametrize("text", COMMON)
def test_agrees_with_the_published_parser(text: str) -> None:
    assert bounds(text) == (parse(text).earliest, parse(text).end_latest)
    assert valid(text)


@settings(max_examples=20)
@given(st.builds("{:04d}-{:02d}".format, st.integers(1, 9999), st.integers(1, 12)), st.booleans())
def test_agrees_with_the_published_parser_on_months(text: str, interval: bool) -> None:
    asked = f"{text}/{text}" if interval else text
    assert bounds(asked) == (parse(asked).earliest, parse(asked).end_latest)


@settings(max_examples=60)
@given(st.builds("{:04d}-{:02d}-{:02d}".format, st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32)))
def test_accepts_days_as_the_calendar_has_them(text: str) -> None:
    try:
        date.fromisoformat(text)
        real = True
    except ValueError:
        real = False
    try:
        parse(text)
        ours = True
    except EdtfError:
        ours = False
    assert ours == real
    if ours:
        assert valid(text)


def test_where_the_published_ones_are_wrong() -> None:
    """Should this fail, an oracle has been mended, and the tests above may ask more of it."""
    assert bounds("2010-24") == days((2010, 12, 1), (2010, 12, 31))
    assert valid("1935-02-29")
    assert bounds("2003/2001") is not None


@pytest.mark.parametrize(("first", "last", "text"), [
    ((2001, 1, 1), (2001, 12, 31), "2001"), ((2001, 1, 1), (2014, 12, 31), "2001/2014"),
    ((2001, 3, 1), (2001, 3, 31), "2001-03"), ((2012, 2, 1), (2012, 2, 29), "2012-02"),
    ((2001, 3, 5), (2001, 3, 5), "2001-03-05"), ((2001, 1, 1), (2001, 1, 1), "2001-01-01"),
    ((2001, 1, 1), (2014, 5, 6), "2001/2014-05-06"), ((-44, 3, 15), (33, 4, 3), "-0044-03-15/0033-04-03"),
    ((12345, 6, 7), (12345, 6, 8), "Y12345")])
def test_days_are_written_as_short_as_can_be(first, last, text):
    assert written(to_day(*first), to_day(*last)) == text


@given(st.integers(to_day(-9999), to_day(9999, 12, 31)), st.integers(0, 400_000))
def test_what_is_written_of_days_is_those_days(first, length):
    last = min(first + length, to_day(9999, 12, 31))
    found = parse(written(first, last))
    assert (found.earliest, found.end_latest) == (first, last)
