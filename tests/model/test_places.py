"""Which statements tell of a thing, and which of them to go to first."""

from dataclasses import replace

from explorer.model.places import places, points
from explorer.model.records import Claim, Disagreement

FIRST = Claim("it.1", "it", "date", edtf="2001", source="x", passages=("x1", "x2"))
OTHER = Claim("it.2", "it", "cause", value="rain", source="x", passages=("x3",))
THEIRS = Claim("it.3", "it", "date", edtf="2003", source="y", passages=("y4",))
CAUSE = Claim("it.4", "it", "cause", value="wind", source="y", passages=("y1",))
WITHIN = Claim("that.1", "that", "part of", object="it", source="z", passages=("z7",))
ORDER = {"x": ("x1", "x2", "x3"), "y": ("y1", "y4"), "z": ("z1", "z7")}
DATES = Disagreement("when", "date", "", (("it.1",), ("it.3",)))
SUMS = Disagreement("how-many", "figure", "", (("it.2",), ("it.4",)))


def first(found, source: str) -> str:
    return found[source].first(ORDER[source])


def test_every_statement_that_tells_of_it() -> None:
    found = places([FIRST, OTHER, THEIRS, CAUSE], [WITHIN], [])
    assert {s: p.keys for s, p in found.items()} == {"x": {"x1", "x2", "x3"}, "y": {"y1", "y4"}, "z": {"z7"}}


def test_what_is_the_editors_own_is_no_document() -> None:
    assert not places([replace(FIRST, source="", passages=())], [], [])


def test_a_date_comes_first_and_what_only_names_it_last() -> None:
    found = places([OTHER, CAUSE, FIRST, THEIRS], [WITHIN], [])
    assert [first(found, s) for s in "xyz"] == ["x1", "y4", "z7"]


def test_what_is_in_dispute_comes_before_a_date() -> None:
    found = places([FIRST, OTHER, THEIRS, CAUSE], [], [SUMS])
    assert [first(found, s) for s in "xy"] == ["x3", "y1"]
    assert first(places([FIRST, OTHER, THEIRS, CAUSE], [], [DATES]), "x") == "x1"  # dates are gone to anyway


def test_an_inferred_date_waits_for_what_is_said() -> None:
    found = places([replace(FIRST, inferred=True), OTHER], [], [])
    assert first(found, "x") == "x3"


def test_what_speaks_of_the_same_point_as_a_statement_comes_first() -> None:
    every = [FIRST, OTHER, THEIRS, CAUSE]
    assert first(places(every, [], [], "x3"), "y") == "y1"
    assert first(places(every, [], [], "x2"), "y") == "y4"
    assert first(places(every, [], [SUMS], "x1"), "y") == "y4"
    across = Disagreement("why", "cause", "", (("it.2",), ("it.3",)))
    assert first(places(every, [], [across], "x3"), "y") == "y1"  # it is of another kind
    assert first(places([OTHER, THEIRS], [], [across], "x3"), "y") == "y4"


def test_what_is_at_odds_with_a_statement_comes_before_what_is_like_it() -> None:
    more = Claim("it.5", "it", "date", edtf="2002", source="y", passages=("y1",))
    every = [FIRST, more, THEIRS]
    assert first(places(every, [], [], "x1"), "y") == "y1"
    assert first(places(every, [], [DATES], "x1"), "y") == "y4"


def test_what_only_seems_to_be_at_odds_is_not() -> None:
    more = Claim("it.5", "it", "date", edtf="2002", source="y", passages=("y1",))
    seeming = Disagreement("when", "seeming", "", (("it.1",), ("it.3",)))
    assert first(places([FIRST, more, THEIRS], [], [seeming], "x1"), "y") == "y1"


def test_the_same_object_comes_before_the_same_property() -> None:
    def party(key: str, source: str, who: str, at: str) -> Claim:
        return Claim(key, "it", "party", object=who, source=source, passages=(at,))

    every = [party("1", "x", "east", "x1"), party("2", "y", "west", "y1"), party("3", "y", "east", "y4")]
    assert first(places(every, [], [], "x1"), "y") == "y4"
    assert first(places(every[:2], [], [], "x1"), "y") == "y1"


def test_there_is_nothing_first_of_nothing() -> None:
    assert places([FIRST], [], [])["x"].first(()) == ""


def test_who_tells_of_it_but_not_of_the_point() -> None:
    every = [FIRST, OTHER, THEIRS]

    def to_the_point(statement: str, *disagreements: Disagreement) -> set[str]:
        found = places(every, [WITHIN], disagreements, statement)
        assert found.keys() == {"x", "y", "z"}
        return {source for source, told in found.items() if told.to_the_point}

    assert to_the_point("x1") == {"x", "y"}
    assert to_the_point("x3") == {"x"}
    across = Disagreement("why", "cause", "", (("it.2",), ("it.3",)))
    assert to_the_point("x3", across) == {"x", "y"}  # what is set against it speaks of it too
    assert to_the_point("") == set()


def test_the_points_of_a_statement() -> None:
    at = Claim("it.6", "it", "at", object="there", source="x", passages=("x3",))
    sums = Claim("it.7", "it", "cause", value="wind", passages=("x3",), basis="editor")
    assert points([FIRST, OTHER, at, sums], "x3") == [OTHER]
    assert points([FIRST, OTHER], "y9") == []
