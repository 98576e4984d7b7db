"""The ticked boxes as a query."""

from explorer.model.filters import All, Either, Filters, Narrow


def test_empty_lets_everything_through() -> None:
    assert not Filters()
    assert Filters().term() == All()
    assert Filters().count() == 0


def test_any_within_a_field_and_all_between() -> None:
    ticked = Filters(frozenset(("event", "base")), sources=frozenset(("memoir",)),
                     verdicts=frozenset(("differ",)))
    assert ticked and ticked.count() == 4
    assert ticked.term() == All((
        Either((Narrow("kind", "base"), Narrow("kind", "event"))), Either((Narrow("source", "memoir"),)),
        Either((Narrow("verdict", "differ"),))))


def test_equal_boxes_are_equal() -> None:
    assert Filters(frozenset(("event", "base"))) == Filters(frozenset(("base", "event")))
