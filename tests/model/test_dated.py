"""At which of its dates a thing stands, and whether they can all hold."""

import pytest

from explorer.model.dated import Dated, apart, standing, status


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
