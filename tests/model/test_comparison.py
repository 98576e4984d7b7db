"""Claims laid beside each other: what shares a line, how each stands to the rest, and who is silent."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.agreement import Silence, State, agree
from explorer.model.comparison import Cell, Line, dated_apart, in_grid, lines, order
from explorer.model.edtf import Edtf
from explorer.model.records import Claim, Disagreement
from explorer.model.vocabulary import ENDS, FIXED, PHASES, SPANS, STARTS

SOURCES = ("x", "y", "z")


def claim(key: str, source: str, name: str = "date", **fields: object) -> Claim:
    return replace(Claim(key, "it", name, source=source, passages=(f"{source}{key}",)), **fields)


def laid(*claims: Claim, disagreements: Sequence[Disagreement] = (), silences: dict[str, Silence] | None = None,
         why: Silence = Silence.COULD_HAVE_SPOKEN, others: dict[str, str] | None = None) -> tuple[Line, ...]:
    def reason(source: str, when: Edtf | None) -> Silence:
        return why

    source_of = {c.key: c.source for c in claims} | (others or {})
    return lines(claims, SOURCES, disagreements, source_of, silences or {}, reason)


def told(line: Line) -> dict[str, tuple[str, State | None]]:
    """Document -> (key of what it says, how it stands), for those that say anything."""
    return {c.source: (c.claims[0].key, c.state) for c in line.cells if c.claims}


def cell(line: Line, source: str) -> Cell:
    return next(c for c in line.cells if c.source == source)


def test_what_agrees_and_what_differs_shares_a_line() -> None:
    found = laid(claim("1", "x", edtf="2003"), claim("2", "y", edtf="2003-03"), claim("3", "z", edtf="2004"))
    assert [told(line) for line in found] == [
        {"x": ("1", State.DIFFER), "y": ("2", State.DIFFER), "z": ("3", State.DIFFER)}]
    assert (cell(found[0], "x").differs, cell(found[0], "x").agrees) == (("z",), ("y",))
    assert (cell(found[0], "z").differs, cell(found[0], "z").agrees) == (("x", "y"), ())


def test_who_says_the_same_of_somebody_stands_side_by_side() -> None:
    found = laid(claim("1", "x", "by", object="a"), claim("2", "x", "by", object="b"),
                 claim("3", "y", "by", object="b"))
    assert [told(line) for line in found] == [
        {"x": ("2", State.AGREE), "y": ("3", State.AGREE)}, {"x": ("1", State.ALONE)}]
    assert [line.first for line in found] == [True, False]


def test_words_are_packed_and_not_compared() -> None:
    found = laid(claim("1", "x", "content", value="a"), claim("2", "x", "content", value="b"),
                 claim("3", "y", "content", value="c"))
    assert [told(line) for line in found] == [
        {"x": ("1", State.MENTIONED), "y": ("3", State.MENTIONED)}, {"x": ("2", State.MENTIONED)}]


def test_who_alone_speaks_of_something_stands_alone() -> None:
    found = laid(claim("1", "x", "content", value="a"), claim("2", "y", "cause", value="b"))
    assert [(line.property, told(line)) for line in found] == [
        ("cause", {"y": ("2", State.ALONE)}), ("content", {"x": ("1", State.ALONE)})]


def test_who_alone_names_somebody_is_not_alone_where_others_name_another() -> None:
    found = laid(claim("1", "x", "recipient", object="a"), claim("2", "y", "recipient", object="b"),
                 claim("3", "z", "host", object="c"))
    cells = {c.source: (c.state, c.only_here) for line in found for c in line.cells if c.claims}
    assert cells == {"x": (State.ALONE, True), "y": (State.ALONE, True), "z": (State.ALONE, False)}


def test_words_differ_where_a_disagreement_says_so() -> None:
    one, other = claim("1", "x", "cause", value="wages"), claim("2", "y", "cause", value="agents")
    differ = Disagreement("why", "cause", "One says wages.", (("1",), ("2",)))
    (line,) = laid(one, other, disagreements=[differ])
    assert told(line) == {"x": ("1", State.DIFFER), "y": ("2", State.DIFFER)}
    assert cell(line, "x").notes == ("One says wages.",)
    (line,) = laid(one, other, disagreements=[replace(differ, kind="seeming")])
    assert told(line) == {"x": ("1", State.MENTIONED), "y": ("2", State.MENTIONED)}


def test_a_disagreement_over_two_things_makes_nothing_differ_but_what_stands_in_the_row() -> None:
    """An order of events that is told otherwise makes no other date; a reward that is a price elsewhere stands alone
    in its row, and it is said who tells it otherwise."""
    dates = claim("1", "x", edtf="2012"), claim("2", "y", edtf="2012")
    order_told = Disagreement("order", "order", "Another order.", (("1",), ("9",)))
    (line,) = laid(*dates, disagreements=[order_told], others={"9": "y"})
    assert told(line) == {"x": ("1", State.AGREE), "y": ("2", State.AGREE)}
    motive = claim("1", "x", "motive", value="a reward")
    (line,) = laid(motive, disagreements=[replace(order_told, kind="cause")], others={"9": "y"})
    assert told(line) == {"x": ("1", State.ALONE)}
    assert (cell(line, "x").differs, cell(line, "x").elsewhere) == ((), ("y",))
    assert cell(line, "x").notes == ("Another order.",)


def test_a_date_told_otherwise_where_another_says_who_used_it_is_a_matter_of_the_date() -> None:
    """Which both say alike; and it is none of a document that tells of something else only."""
    claims = (claim("1", "x", "opened", edtf="2001"), claim("2", "y", "user", object="a", edtf="2002"),
              claim("3", "z", "user", object="a"))
    begun = Disagreement("begun", "date", "Another year.", (("1",), ("2",), ("3", "9")))
    found = laid(*claims, disagreements=[begun], others={"9": "w"}, silences={"w": Silence.COULD_HAVE_SPOKEN})
    assert [(line.property, told(line)) for line in found] == [
        ("opened", {"x": ("1", State.DIFFER)}), ("user", {"y": ("2", State.AGREE), "z": ("3", State.AGREE)})]
    assert (cell(found[0], "x").when, cell(found[1], "y").when) == (("y", "z"), ())
    assert cell(found[1], "y").elsewhere == ("x", "z") and dated_apart(found) == ["opened"]
    assert [(cell(found[0], s).dated, cell(found[0], s).state) for s in "yz"] == [
        (("2",), State.DIFFER), (("3",), State.DIFFER)]
    worded = replace(begun, kind="wording")
    found = laid(*claims, disagreements=[worded], others={"9": "w"})
    assert {cell(found[0], s).state for s in "yz"} == {State.UNTOLD}, "in other words, but not at another time"
    found = laid(claims[0], disagreements=[begun], others={"2": "y", "3": "z", "9": "w"},
                 silences=dict.fromkeys("yzw", Silence.COULD_HAVE_SPOKEN))
    assert told(found[0]) == {"x": ("1", State.ALONE)} and dated_apart(found) == []


def test_dates_that_cannot_both_hold_are_dated_apart_and_words_of_a_date_are_not() -> None:
    dates = claim("1", "x", edtf="2003"), claim("2", "y", edtf="2004")
    assert dated_apart(laid(*dates)) == ["date"]
    same = dates[0], replace(dates[1], edtf="2003")
    assert dated_apart(laid(*same)) == []
    worded = laid(*same, disagreements=[Disagreement("w", "wording", "In other words.", (("1",), ("2",)))])
    assert told(worded[0])["x"][1] is State.DIFFER and dated_apart(worded) == []


def test_one_that_contradicts_itself_has_two_lines() -> None:
    found = laid(claim("1", "x", edtf="2003"), claim("2", "x", edtf="2004"))
    assert [told(line) for line in found] == [
        {"x": ("1", State.CONTRADICTS_ITSELF)}, {"x": ("2", State.CONTRADICTS_ITSELF)}]


def test_what_only_repeats_another_stands_behind_it_with_its_statements() -> None:
    (line,) = laid(claim("1", "x", "by", object="a"), claim("2", "x", "by", object="a"))
    assert [c.key for c in cell(line, "x").claims] == ["1", "2"]
    assert cell(line, "x").passages == ("x1", "x2")


def test_who_is_silent_and_why() -> None:
    (line,) = laid(claim("1", "x", edtf="2003"), silences={"z": Silence.OUTSIDE_ITS_SUBJECT})
    assert (cell(line, "z").state, cell(line, "z").why) == (State.UNTOLD, Silence.OUTSIDE_ITS_SUBJECT)
    assert (cell(line, "y").state, cell(line, "y").why) == (State.UNTOLD, None), "it tells of the thing, not of this"
    (line,) = laid(claim("1", "x", edtf="2003"), why=Silence.COULD_NOT_KNOW)
    assert cell(line, "y").why is Silence.COULD_NOT_KNOW


def test_a_sum_of_ours_stands_beside_what_it_is_made_of_and_is_never_compared() -> None:
    def sum_of(key: str, source: str, number: float, **fields: object) -> Claim:
        return claim(key, source, "debt", number_low=number, number_high=number, unit="USD", **fields)

    ours = sum_of("2", "x", 200.0, basis="editor", inferred=True, calculated=True)
    found = laid(claim("1", "x", "debt", value="2/5", number_low=0.4, unit="of debt"), ours, sum_of("3", "y", 500.0))
    states = {key: state for line in found for key, state in told(line).values()}
    assert states == {"1": State.MENTIONED, "2": State.MENTIONED, "3": State.MENTIONED}
    found = laid(ours, sum_of("3", "y", 500.0))
    assert {key: state for line in found for key, state in told(line).values()}["3"] is State.ALONE
    assert not in_grid(replace(ours, source="", passages=()))


def test_properties_stand_in_the_order_of_the_questions() -> None:
    names = ["assessment", "consequence", "by", "cause", "killed", "content", "date"]
    assert sorted(names, key=order) == ["date", "killed", "by", "cause", "content", "consequence", "assessment"]
    life = ["closed", "term", "lease", "in use", "opened", "promised", "date"]
    assert sorted(life, key=order) == ["date", "promised", "opened", "in use", "lease", "term", "closed"]
    assert set(PHASES) == {*STARTS, *SPANS, *ENDS} and len(set(PHASES)) == len(PHASES)
    assert order("aircraft") == order("killed"), "every figure of a dataset's own"


claims = st.builds(
    lambda n, source, name, when, who, low, value: claim(
        str(n), source, name, edtf=when, object=who, number_low=low, number_high=low, unit="people" if low else "",
        value=value),
    st.integers(0, 10**6), st.sampled_from(SOURCES), st.sampled_from(("date", "by", "killed", "cause", "led to")),
    st.sampled_from(("", "2003", "2003-03", "2004")), st.sampled_from(("", "a", "b")),
    st.sampled_from((None, 1.0, 2.0)), st.sampled_from(("", "v", "w")))


@given(st.lists(claims, max_size=9, unique_by=lambda c: c.key))
def test_nothing_is_lost_and_nothing_stands_twice(some: list[Claim]) -> None:
    found = laid(*some)
    keys = [c.key for line in found for one in line.cells for c in one.claims]
    assert sorted(keys) == sorted(c.key for c in some if in_grid(c))
    for line in found:
        assert tuple(c.source for c in line.cells) == SOURCES
        assert all(c.source == one.source and c.property == line.property for one in line.cells for c in one.claims)
        assert any(one.claims for one in line.cells)
    assert len({(line.entity, line.property) for line in found if line.first}) == sum(line.first for line in found)


@given(st.lists(claims, max_size=7, unique_by=lambda c: c.key))
def test_marks_are_true(some: list[Claim]) -> None:
    for line in laid(*some):
        for one, other in combinations([c for c in line.cells if c.claims], 2):
            verdicts = {agree(a, b) for a in one.claims for b in other.claims}
            assert (False not in verdicts) or (other.source in one.differs and one.source in other.differs)
            assert (True not in verdicts) or (other.source in one.agrees and one.source in other.agrees)
        for one in line.cells:
            assert (one.state is State.DIFFER) == bool(one.differs)
            assert one.state is not State.AGREE or one.agrees


def test_every_property_has_a_place() -> None:
    assert {order(name)[0] for name in FIXED} <= set(range(7))
