"""The dates below the line: each under its tick."""

import pytest

from explorer.model.days import to_day
from explorer.ui.timeline import sight

pytestmark = pytest.mark.documents(1)


def placed(window, monkeypatch, days):
    """Place of each tick, and of its words, as they are painted."""
    found = []

    def seen(words, *more):
        places = middles(words, *more)
        found[:] = [(x, place) for (x, _), place in zip(words, places, strict=True)]
        return places

    middles = sight.middles
    monkeypatch.setattr(sight, "middles", seen)
    window.timeline.canvas.set_window(days)
    window.timeline.canvas.grab()
    return found


def test_a_year_that_has_no_room_at_the_edge_is_not_written(window, monkeypatch):
    found = placed(window, monkeypatch, (to_day(1990) - 5, to_day(2031)))
    assert found[0][0] < 6 and found[0][1] is None
    assert all(place == x for x, place in found[1:-1]) and len(found) > 4


def test_where_days_are_shown_the_first_date_stays_for_it_says_the_year(window, monkeypatch):
    found = placed(window, monkeypatch, (to_day(2010, 4, 1) - 0.1, to_day(2010, 7, 1)))
    (x, place), *others = found
    assert place is not None and place > x
    assert all(there in (None, at) for at, there in others)
