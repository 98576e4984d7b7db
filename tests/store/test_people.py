"""Who takes part in what is drawn: for many at once, who acts before whom it befell, and by whom it is told."""

from explorer.store.library import Library
from explorer.store.people import People


def test_who_acts_stands_first_and_each_once_with_who_says_so(small_dataset):
    with Library(small_dataset) as library:
        ids = [library.id_of(key) for key in ("vik", "harbour-riots", "friendship-treaty")]
        found = library.people([*ids, 10**6])
        for number, key in zip(ids, ("vik", "harbour-riots", "friendship-treaty"), strict=True):
            claims = [c for c in library.claims_about(key) if c.object and c.basis == "document"
                      and library.entity(c.object).kind == "actor"]
            told = {}
            for c in claims:
                told.setdefault(library.entity(c.object).title, set()).add(c.source)
            order = [s.key for s in library.sources]
            assert dict(found[number]) == {title: sum(1 << order.index(s) for s in who) for title, who in told.items()}
        assert found[10**6] == ()


def test_those_whom_it_only_befell_stand_last():
    rows = [{"entity_id": 1, "role": role, "title": title, "source_id": source} for role, title, source in (
        ("affected", "The town", 1), ("with", "Norland", 1), ("by", "Talvia", 2), ("by", "The king", 1),
        ("affected", "Talvia", 1), ("by", "The king", 2))]
    assert People(lambda sql, values: rows)([1])[1] == (
        ("Talvia", 3), ("The king", 3), ("Norland", 1), ("The town", 1))


def test_what_is_known_is_not_asked_again(small_dataset):
    with Library(small_dataset) as library:
        asked: list[str] = []

        def ask(sql, values=()):
            asked.append(sql)
            return library.ask(sql, values)

        known = People(ask)
        assert known([1, 2]) == known([2, 1]) and len(asked) == 1
