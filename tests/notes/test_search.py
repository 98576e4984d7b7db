"""Notes are found by the beginnings of words, in any spelling."""

import pytest

from explorer.model.records import Quote
from explorer.notes.search import search
from tests.notes.made import marked, on_days, on_thing

QUOTED = marked(Quote("a", "a1", 0, 5, "Gönül’s boats"), body="Ёлки: who paid?")
THING, DAYS = on_thing("harbour", "So what"), on_days(0, 0, "The first day")


@pytest.mark.parametrize(("typed", "found"), [
    ("", [QUOTED, THING, DAYS]), ("who", [QUOTED]), ("WHO boat", [QUOTED]), ("boat who harbour", []),
    ("елки", [QUOTED]),
    ("gonul", [QUOTED]), ("oats", []), ("harb", [THING]), ("1970-01-01", [DAYS]), ("?!", [QUOTED, THING, DAYS]),
    ("first (day", [DAYS])])
def test_what_is_typed_finds(typed, found):
    assert search([QUOTED, THING, DAYS], typed) == found
