"""Dates as people type them."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.model.edtf import EdtfError, parse
from explorer.model.when import When, WhenError
from explorer.model.wording import Wording
from tests.model.dates import candidates

WHEN, SAY = When(lambda text: text), Wording()


@pytest.mark.parametrize(("typed", "edtf"), [
    ("September 2012", "2012-09"), ("mid-1993", "1993-05/1993-08"), ("20 September 2012", "2012-09-20"),
    ("autumn 2005", "2005-23"), ("20.09.2012", "2012-09-20"), ("2012-09-20", "2012-09-20"), ("2012", "2012"),
    ("  sept.  2012 ", "2012-09"), ("SEPTEM 2012", "2012-09"), ("20th of September, 2012", "2012-09-20"),
    ("2012?", "2012?"), ("the 20th of September, 2012", "2012-09-20"), ("September 20, 2012", "2012-09-20"),
    ("2012 May", "2012-05"), ("20. 9. 2012", "2012-09-20"), ("9.2012", "2012-09"), ("09/2012", "2012-09"),
    ("2012-9-2", "2012-09-02"),
    ("2012/09/20", "2012-09-20"), ("20/09/2012", "2012-09-20"), ("09/20/2012", "2012-09-20"),
    ("5/5/2012", "2012-05-05"), ("fall of 2005", "2005-23"), ("winter 2005/06", "2005-24"),
    ("winter 1999/2000", "1999-24"),
    ("the 1990s", "199X"), ("1990's", "199X"), ("20th century", "19XX"), ("mid-1990s", "1994/1996"),
    ("early 1990s", "1990/1993"), ("late 20th century", "1967/1999"), ("late 2012", "2012-09/2012-12"),
    ("end of February 2012", "2012-02-21/2012-02-29"), ("early in 2001", "2001-01/2001-04"),
    ("44 BC", "-0043"), ("15 March 44 BC", "-0043-03-15"), ("about 2001", "2001~"), ("c. 2001", "2001~"),
    ("perhaps about 2005", "2005%"), ("2001–2014", "2001/2014"), ("2001-2014", "2001/2014"),
    ("2012-09-20 – 2012-10-01", "2012-09-20/2012-10-01"), ("from March 2001 to mid-2003", "2001-03/2003-08"),
    ("since 2001", "2001/.."), ("until 2013", "../2013"), ("by mid-1993", "[..1993-08]"), ("after 2001", "[2001..]"),
    ("between 2001 and 2003", "[2001..2003]"), ("199x", "199X"), ("[..2003]", "[..2003]"), ("2012-21", "2012-21")])
def test_what_is_typed_is_understood(typed, edtf):
    assert WHEN.read(typed) == parse(edtf)


@pytest.mark.parametrize(("typed", "says", "unfinished"), [
    ("", "Write a date as", True), ("Se", "Write a date as", True), ("20", "Write a date as", True),
    ("mid-", "Write a date as", True), ("early", "Write a date as", True), ("ju 2012", "Write a date as", True),
    ("September", "Add the year.", True), ("20 September", "Add the year.", True), ("20.09.", "Add the year.", True),
    ("spring", "Add the year.", True), ("20.09.12", "Write the year in full", False), ("'12", "year in full", False),
    ("Smarch 2012", "“Smarch” is no month.", False), ("2012-13", "There is no month 13.", False),
    ("31.13.2012", "There is no month 13.", False),
    ("30 February 2012", "February 2012 has no day 30; its last is 29.", False),
    ("31 April 44 BC", "April 44 BC has no day 31", False), ("0.9.2012", "September 2012 has no day 0", False),
    ("05/06/2012", "Write 05.06.2012 if it is the day.", False), ("2014 to 2001", "end before it begins", False),
    ("between 2014 and 2001", "end before it begins", False), ("winter 2005/08", "two years", False),
    ("early 20 September 2012", "Only a month, a year or more", False), ("Kant", "Write a date as", False),
    ("about about 2001", "Write a date as", False), ("May 12345", "Write a date as", False), ("½", "Write a", False)])
def test_what_is_wrong_is_said_in_one_sentence(typed, says, unfinished):
    with pytest.raises(WhenError) as error:
        WHEN.read(typed)
    assert says in str(error.value)
    assert str(error.value).endswith(".")
    assert error.value.unfinished is unfinished


@given(st.one_of(st.text(), st.text("0123456789 -./[]~?'–XYbcsept,of").map(str.strip)))
def test_anything_typed_is_a_date_or_explained(typed):
    try:
        date = WHEN.read(typed)
    except WhenError as error:
        assert str(error)
    else:
        assert parse(date.text) == date


@given(candidates)
def test_what_is_said_of_a_date_can_be_typed_back(edtf):
    try:
        date = parse(edtf)
    except EdtfError:
        assume(False)
    days = [d for d in (date.earliest, date.latest, date.end_earliest, date.end_latest) if d is not None]
    assume(not any(-719528 < d < -683000 for d in days))  # “5” alone is no year to us
    said = SAY.date(edtf)
    assume(said.count(" to ") < 2)  # a century within a stretch, “1900 to 1999 to 2012”
    assume(" to " not in said or not re.match("by|since|until|from|not before|some time", said))
    again = WHEN.read(said)
    assert (again.earliest, again.end_latest) == (date.earliest, date.end_latest)
    assert (again.approximate, again.uncertain) == (date.approximate, date.uncertain)


GERMAN = {
    "September": "September", "March": "März", "march|mar": "märz|mrz", "{day} {month} {year}": "{day}. {month} {year}",
    "early in {date}|early {date}|beginning of {date}|start of {date}": "anfang {date}",
    "mid-{date}|mid {date}|the mid-{date}|middle of {date}": "mitte {date}",
    "autumn {year}|autumn of {year}|fall {year}|fall of {year}": "herbst {year}|im herbst {year}",
    "Add the year.": "Es fehlt das Jahr."}


def test_another_language_is_added_by_translating():
    when = When(lambda text: GERMAN.get(text, text))
    for typed, edtf in (("20. März 2012", "2012-03-20"), ("Mrz 2012", "2012-03"), ("Mitte 1993", "1993-05/1993-08"),
                        ("Anfang März 2012", "2012-03-01/2012-03-10"), ("im Herbst 2005", "2005-23")):
        assert when.read(typed).text == edtf
    with pytest.raises(WhenError, match="Es fehlt das Jahr"):
        when.read("20. März")
