"""Dates, figures and claims in words."""

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model import wording
from explorer.model.agreement import Silence, State
from explorer.model.days import to_day
from explorer.model.edtf import EdtfError, parse
from explorer.model.records import Claim
from explorer.model.vocabulary import DISAGREEMENTS, FIXED, KINDS, STANCES, STATUSES, TURNED
from explorer.model.wording import Wording
from tests.model.dates import candidates

SAY = Wording()


@pytest.mark.parametrize(("edtf", "words"), [
    ("2012-09-20", "20 September 2012"), ("2005-03", "March 2005"), ("1995", "1995"), ("1995~", "about 1995"),
    ("2005?", "perhaps 2005"), ("2005%", "perhaps about 2005"), ("199X", "the 1990s"),
    ("19XX", "1900 to 1999"), ("2010-21", "spring 2010"), ("2010-24", "winter 2010"), ("2012-XX", "2012"),
    ("2012-04-XX", "April 2012"), ("2003/2014", "2003 to 2014"), ("1992/..", "since 1992"), ("1992/", "from 1992"),
    ("../2013-06", "until June 2013"), ("/2013", "until 2013"), ("[2001..2003]", "some time between 2001 and 2003"),
    ("[..1993-06]", "by June 1993"), ("[2001..]", "not before 2001"), ("2003~/2014", "about 2003 to 2014"),
    ("-0043", "44 BC"), ("0000", "1 BC"), ("-0043-03-15", "15 March 44 BC"), ("-0043-22", "summer 44 BC"),
    ("-199X", "2000 BC to 1991 BC"), ("-19XX", "2000 BC to 1901 BC"), ("Y12345", "12345"), ("soon", "soon")])
def test_dates_in_words(edtf: str, words: str) -> None:
    assert SAY.date(edtf) == words


def test_a_day_in_words() -> None:
    assert SAY.day(to_day(2012, 9, 20)) == "20 September 2012"


@given(candidates)
def test_every_date_can_be_said(text: str) -> None:
    words = SAY.date(text)
    assert words
    with contextlib.suppress(EdtfError):
        parse(text)
        assert not re.search(r"[~?%X\[\]{}]|\.\.|/", words)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(SAY.date(text), str)


@pytest.mark.parametrize(("low", "high", "unit", "words"), [
    (5e8, 5e8, "USD", "$500 million"), (500, 600, "people", "500 to 600 people"), (0.4, 0.4, "of debt", "2/5 of debt"),
    (50, None, "% of arms imports", "at least 50% of arms imports"), (None, 20, "aircraft", "at most 20 aircraft"),
    (1971, 1971, "km", "1,971 km"), (1.5e9, 2e9, "USD per year", "$1.5 billion to $2 billion per year"),
    (0, 0, "people", "0 people"), (0.04, 0.04, "USD per kWh", "$0.04 per kWh"), (0.001, 0.001, "of it", "0.001 of it"),
    (1234567, 1234567, "people", "1.234567 million people"), (1234567890, 1234567890, "USD", "$1.23456789 billion"),
    (None, None, "people", ""), (1 / 3, 1 / 3, "of debt", "1/3 of debt"), (3.5, 3.5, "%", "3.5%")])
def test_figures_in_words(low: float | None, high: float | None, unit: str, words: str) -> None:
    assert SAY.figure(low, high, unit) == words


@given(st.floats(0, 1e12), st.text(max_size=12))
def test_every_figure_can_be_said(number: float, unit: str) -> None:
    assert SAY.figure(number, number, unit)
    assert SAY.figure(number, None, unit) and SAY.figure(None, number, unit)


@pytest.mark.parametrize(("claim", "words"), [
    (Claim("1", "it", "date", edtf="2003"), "2003"),
    (Claim("1", "it", "opened", edtf="2003", value="leave given"), "leave given (2003)"),
    (Claim("1", "it", "killed", number_low=14, number_high=14, unit="people"), "14 people"),
    (Claim("1", "it", "aircraft", number_low=3, number_high=3, unit="squadrons", value="3 squadrons of fighters"),
     "3 squadrons of fighters"),
    (Claim("1", "it", "loan", number_low=3e8, number_high=3e8, unit="USD", value="at low interest", edtf="2009-02"),
     "$300 million – at low interest (February 2009)"),
    (Claim("1", "it", "description", number_low=3, number_high=3, unit="decades", value="built across three decades"),
     "built across three decades"),
    (Claim("1", "it", "party", object="norland"), "NORLAND"),
    (Claim("1", "it", "holds office", object="norland", edtf="1990/2004"), "NORLAND (1990 to 2004)"),
    (Claim("1", "it", "by", object="norland", value="alone"), "NORLAND – alone")])
def test_claims_in_words(claim: Claim, words: str) -> None:
    assert SAY.claim(claim, str.upper) == words


def test_statuses() -> None:
    assert SAY.status(Claim("1", "it", "date")) == ""
    assert SAY.status(Claim("1", "it", "date", status="forecast")) == "expected"


def test_every_word_of_the_lists_has_its_words() -> None:
    assert set(wording.STANCES) == set(STANCES)
    assert set(wording.STATUSES) == set(STATUSES)
    assert set(wording.STATES) == set(State)
    assert set(wording.SILENCES) == set(wording.SILENCES_SHORT) == set(Silence)
    assert set(wording.KINDS) >= set(KINDS)
    assert set(wording.LACKING) == set(KINDS)
    assert set(wording.DIFFERENCES) == set(DISAGREEMENTS)
    assert set(wording.PROPERTIES) == {*FIXED, *TURNED.values()}


@pytest.mark.parametrize(("first", "last", "words"), [
    ((2012, 9, 20), (2012, 9, 20), "20 September 2012"), ((2012, 9, 1), (2012, 9, 30), "September 2012"),
    ((2012, 2, 1), (2012, 2, 29), "February 2012"), ((2012, 2, 1), (2012, 2, 28), "1 February 2012 – 28 February 2012"),
    ((2011, 12, 1), (2011, 12, 31), "December 2011"), ((2010, 1, 1), (2010, 12, 31), "2010"),
    ((2010, 1, 1), (2019, 12, 31), "2010 – 2019"), ((2012, 9, 1), (2012, 10, 31), "1 September 2012 – 31 October 2012"),
    ((2012, 9, 2), (2012, 10, 1), "2 September 2012 – 1 October 2012"), ((0, 1, 1), (0, 12, 31), "1 BC")])
def test_days_are_named_by_their_month_or_years_if_they_are_all_of_them(first, last, words) -> None:
    assert SAY.days(to_day(*first), to_day(*last)) == words


def test_properties_by_name() -> None:
    assert SAY.property_name("in use", {}) == "In use"
    assert SAY.property_name("killed", {"killed": "Killed"}) == "Killed"
    assert SAY.property_name("killed", {}) == "killed"


def test_a_translator_is_asked_for_every_part() -> None:
    german = {"{day} {month} {year}": "{day}. {month} {year}", "September": "Herbstmonat",
              "about {date}": "etwa {date}"}
    say = Wording(lambda text: german.get(text, text))
    assert say.date("2012-09-20~") == "etwa 20. Herbstmonat 2012"
