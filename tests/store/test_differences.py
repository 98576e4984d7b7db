"""Where the documents of the small dataset differ, as a query finds it, and on the line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.model.filters import Filters
from explorer.store.differences import Differences, sources_of
from explorer.store.library import Library

DATE, KILLED, CAUSE, AIRCRAFT = "harbour-riots-date", "harbour-riots-killed", "harbour-riots-cause", "vik-aircraft"


@pytest.fixture(scope="module")
def library(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as library:
        yield library


@pytest.fixture(scope="module")
def differences(library: Library) -> Differences:
    return Differences(library)


def keys(differences: Differences, typed: str) -> set[str]:
    return {d.key for d in differences.matching(typed)}


def test_all_of_them_by_kind_with_their_sides(differences: Differences) -> None:
    assert [(d.key, d.kind) for d in differences.all] == [
        (KILLED, "figure"), (AIRCRAFT, "figure"), (DATE, "date"), (CAUSE, "cause")]
    killed = differences.all[0]
    assert [[c.source for c in side] for side in killed.sides] == [["survey"], ["memoir"]]
    assert killed.entities == ("harbour-riots",)
    assert {k for d in differences.all for side in d.sides for c in side for k in c.passages} \
        == set(differences.passages)


@pytest.mark.parametrize(("typed", "found"), [
    ("", {DATE, KILLED, CAUSE, AIRCRAFT}), ("dead", {KILLED}), ("FEWER dead", {KILLED}), ("wages", {CAUSE}),
    ("harbour", {DATE, KILLED, CAUSE}), ("airfield", {AIRCRAFT}), ('"two days"', {DATE}), ('"days two"', set()),
    ("14 people", {KILLED}), ("14 aircraft", set()),
    ("agents -wages", set()), ("dead | wages", {KILLED, CAUSE}),
    ("nothing of it", set()),
    ("disagreement:figure", {KILLED, AIRCRAFT}), (f"disagreement:{CAUSE}", {CAUSE}), ("disagreement:Date", {DATE}),
    ("source:survey", {DATE, KILLED, CAUSE}), ("source:memoir -source:survey", {AIRCRAFT}), ("kind:base", {AIRCRAFT}),
    ("base:vik", {AIRCRAFT}), ("when:2003", {DATE, KILLED, CAUSE}), ("topic:unrest cause", set()),
    ("topic:unrest", {DATE, KILLED, CAUSE}), ("disagreement:none", set())])
def test_what_is_typed_finds_them(differences: Differences, typed: str, found: set[str]) -> None:
    assert keys(differences, typed) == found


def test_the_statements_are_searched_too(differences: Differences) -> None:
    assert keys(differences, "behind the riot") == {CAUSE}, "in a statement of the memoir, and nowhere else"


def test_who_says_what_of_a_side(library: Library) -> None:
    found = sources_of(library, library.disagreements("harbour-riots"))
    assert found["harbour-riots.1"] == "survey" and found["harbour-riots.4"] == "memoir"


@pytest.mark.parametrize(("values", "left"), [
    ({"figure"}, {"vik", "harbour-riots"}), ({AIRCRAFT}, {"vik"}), ({"cause", AIRCRAFT}, {"vik", "harbour-riots"}),
    ({"name"}, set())])
def test_the_line_can_be_left_with_these_alone(library: Library, values: set[str], left: set[str]) -> None:
    filters = Filters(disagreements=frozenset(values))
    assert set(library.keys(library.passing(filters).nonzero()[0].tolist())) == left
    assert set(library.select(filters.term())) == left, "and a handout has the same"
    both = Filters(kinds=frozenset(("base",)), disagreements=frozenset(values))
    assert set(library.select(both.term())) == left & {"vik"}
    assert filters and filters.count() == 1
