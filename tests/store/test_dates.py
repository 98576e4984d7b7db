"""The dates of what is drawn: for many at once, each document's, from one index."""

import sqlite3

from explorer.model.dated import Dated
from explorer.store import dates
from explorer.store.library import Library


def test_each_documents_dates_are_found_for_many_at_once(small_dataset):
    with Library(small_dataset) as library:
        riots, railway = library.id_of("harbour-riots"), library.id_of("north-railway")
        found = library.dates([riots, railway, 10**6])
        assert [(d.source, d.edtf) for d in found[riots]] == [(0, "2003-03-12"), (1, "2003-03-21")]
        assert found[railway] == (Dated(1, "date", "2016", "planned"),)
        assert found[10**6] == ()


def test_what_is_known_is_not_asked_again(small_dataset):
    with Library(small_dataset) as library:
        asked: list[str] = []

        def ask(sql, values=()):
            asked.append(sql)
            return library.ask(sql, values)

        known = dates.Dates(ask)
        assert known([1, 2]) == known([2, 1])
        assert known([1]) == {1: known([1, 2])[1]}
        assert len(asked) == 1


def test_the_index_alone_answers(small_dataset):
    db = sqlite3.connect(small_dataset)
    plan = " ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {dates.SQL}", ["[1]"]))
    db.close()
    assert "COVERING INDEX claim_dated" in plan
