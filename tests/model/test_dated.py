"""At which of its dates a thing stands, and whether they can all hold."""

import pytest

from explorer.model.dated import Dated, apart, lasted, met, standing, status, usual


def said(what: str, when: str, how: str = "happened", source: int = 0) -> Dated:
    return Dated(source, what, when, how)


def test_its_own_date_goes_before_that_of_its_beginning_and_what_was_done_before_what_was_to_be():
    dates = [said("opened", "2003"), said("date", "2004", "planned"), said("date", "2005"), said("lasted", "2003/2009")]
    assert standing(dates) == [dates[2]]
    assert standing(dates[:2]) == [dates[1]]
    assert standing([dates[0], dates[3]]) == [dates[0]]


def test_what_is_denied_stands_only_where_nothing_else_is_said():
    denied, planned = said("date", "2003", "denied"), said("date", "2004", "planned")
    assert standing([denied, planned]) == [planned]
    assert standing([denied]) == [denied]


def test_a_date_in_a_finer_word_is_not_apart():
    assert not apart([said("date", "2012-09"), said("date", "2012-09-20")])
    assert not apart([said("date", "2012-09-20")])
    assert apart([said("date", "2012-09"), said("date", "2012"), said("date", "2012-10-01")])


@pytest.mark.parametrize("how", ["planned", "promised", "demanded", "discussed", "denied", "agreed", "forecast"])
def test_what_was_not_done_says_how(how):
    assert status([said("date", "2003", how)]) == how
    assert status([said("date", "2003")]) == ""


def test_of_several_dates_the_one_that_most_give_is_the_usual():
    said = [Dated(0, "date", "2012"), Dated(1, "date", "2012-09"), Dated(2, "date", "2012-09"),
            Dated(2, "date", "2012-09-20"), Dated(3, "date", "2011", "planned"), Dated(4, "date", "2011", "planned"),
            Dated(5, "date", "2011", "planned")]
    assert usual(said).edtf == "2012-09"
    assert usual(said[:1] + said[3:]).edtf == "2012" and usual(said[4:]).edtf == "2011"


def test_what_lasted_has_a_beginning_and_an_end_or_goes_on():
    began, ended = Dated(0, "opened", "2001"), Dated(1, "ended", "2014-06")
    assert lasted([began, ended, Dated(2, "ended", "2014")]) == ("2001", "2014-06")
    assert lasted([began]) == lasted([ended]) == lasted([began, Dated(1, "ended", "2014", "planned")]) == ("", "")
    assert lasted([began, Dated(1, "in use", "2005/..")]) == ("2001", "")


def test_bounds_meet_or_else_span():
    assert met([(0, 10), (4, 20), (5, 6)]) == (5, 6)
    assert met([(0, 3), (5, 9)]) == (0, 9)
