"""Who agrees, who differs, and who is silent."""

from dataclasses import replace

import pytest

from explorer.model.agreement import (
    Silence,
    State,
    agree,
    comparable,
    concerns,
    differ_on,
    differences,
    elsewhere,
    first_date,
    row_state,
    silence_of,
    state_between,
    state_of,
)
from explorer.model.edtf import parse
from explorer.model.records import Claim, Disagreement, Layer, Scope, Source


def claim(key: str, source: str, what: str = "date", **fields: object) -> Claim:
    return replace(Claim(key, "it", what, source=source), **fields)


def dated(key: str, source: str, when: str, **fields: object) -> Claim:
    return claim(key, source, edtf=when, **fields)


def counted(key: str, source: str, low: float | None, high: float | None, unit: str = "people",
            **fields: object) -> Claim:
    return claim(key, source, "killed", number_low=low, number_high=high, unit=unit, **fields)


@pytest.mark.parametrize(("a", "b", "verdict"), [
    ("2003-03-12", "2003-03-21", False), ("2015", "2015-08", True), ("1998~", "1998", True), ("1998?", "1999", False),
    ("199X", "1995-05-01", True), ("[..2003]", "2004", False), ("[2001..]", "2004", True), ("2003/2005", "2004", True)])
def test_dates_agree_if_their_bounds_meet(a: str, b: str, verdict: bool) -> None:
    assert agree(dated("1", "x", a), dated("2", "y", b)) is verdict
    assert agree(dated("2", "y", b), dated("1", "x", a)) is verdict


@pytest.mark.parametrize(("a", "b", "verdict"), [
    ((14, 14), (20, 30), False), ((500, 600), (600, 700), True), ((50, None), (80, 80), True),
    ((50, None), (40, 40), False), ((None, 20), (30, 30), False), ((0, 0), (5, 5), False), ((0, 0), (0, None), True)])
def test_numbers_agree_if_their_ranges_meet(a: tuple[float | None, float | None], b: tuple[float | None, float | None],
                                            verdict: bool) -> None:
    assert agree(counted("1", "x", *a), counted("2", "y", *b)) is verdict
    assert agree(counted("2", "y", *b), counted("1", "x", *a)) is verdict


def test_numbers_of_two_units_do_not_compare() -> None:
    assert agree(counted("1", "x", 14, 14), counted("2", "y", 20, 20, "soldiers")) is None


def test_words_about_the_same_thing_are_not_yet_the_same_words() -> None:
    one, other = (claim(key, key, "position", object="a", value=words) for key, words in (("x", "near"), ("y", "far")))
    assert agree(one, other) is None


def test_objects_agree_if_they_are_the_same() -> None:
    one, other = claim("1", "x", "decided by", object="a"), claim("2", "y", "decided by", object="b")
    assert agree(one, other) is False
    assert agree(one, replace(other, object="a")) is True
    party, second = claim("1", "x", "party", object="a"), claim("2", "y", "party", object="b")
    assert agree(party, second) is None
    assert agree(party, replace(second, object="a")) is True


def test_words_never_compare_by_themselves() -> None:
    assert agree(claim("1", "x", "cause", value="a"), claim("2", "y", "cause", value="b")) is None


def test_what_is_comparable() -> None:
    a, b = dated("1", "x", "2003"), dated("2", "y", "2004")
    assert comparable(a, b)
    assert not comparable(a, replace(b, property="opened"))
    assert not comparable(a, replace(b, entity="other"))
    assert not comparable(a, replace(b, basis="editor"))
    assert not comparable(a, replace(b, status="planned"))
    assert comparable(replace(a, status="planned"), replace(b, status="promised"))
    assert not comparable(replace(a, as_of="2001"), replace(b, as_of="2010"))
    assert comparable(replace(a, as_of="2010"), replace(b, as_of="2010-05~"))
    assert comparable(replace(a, as_of="2001"), b)


def test_differences_are_found_between_sources_and_in_one() -> None:
    a, b, c = dated("1", "x", "2003"), dated("2", "y", "2004"), dated("3", "y", "2005")
    editors = dated("4", "", "2009", basis="editor")
    assert differences([a, b, c, editors]) == [(a, b), (a, c), (b, c)]


def between(*sides: str, kind: str = "cause") -> Disagreement:
    return Disagreement("d", kind, "They differ.", tuple((s,) for s in sides))


CASES = [
    ([], [], State.UNTOLD),
    ([dated("1", "", "2003", basis="editor")], [], State.UNTOLD),
    ([dated("1", "x", "2003")], [], State.ALONE),
    ([dated("1", "x", "2003"), claim("2", "x", "cause", value="a")], [], State.ALONE),
    ([dated("1", "x", "2003"), dated("2", "", "2009", basis="editor")], [], State.ALONE),
    ([dated("1", "x", "2003"), claim("2", "y", "cause", value="a")], [], State.MENTIONED),
    ([dated("1", "x", "2003"), dated("2", "y", "2003-05")], [], State.AGREE),
    ([dated("1", "x", "2003"), dated("2", "y", "2004")], [], State.DIFFER),
    ([claim("1", "x", "cause", value="a"), claim("2", "y", "cause", value="b")], [between("1", "2")], State.DIFFER),
    ([claim("1", "x", "cause", value="a"), claim("2", "y", "cause", value="b")],
     [between("1", "2", kind="seeming")], State.MENTIONED),
    ([claim("1", "x", "cause", value="a"), claim("2", "x", "cause", value="b")], [between("1", "2")],
     State.CONTRADICTS_ITSELF),
    ([dated("1", "x", "2003"), dated("2", "y", "2003"), counted("3", "y", 1, 1), counted("4", "y", 2, 2)],
     [between("3", "4", kind="figure")], State.CONTRADICTS_ITSELF),
    ([dated("1", "x", "2003"), dated("2", "y", "2004"), counted("3", "y", 1, 1), counted("4", "y", 2, 2)],
     [between("3", "4", kind="figure")], State.DIFFER),
]


@pytest.mark.parametrize(("claims", "disagreements", "state"), CASES)
def test_states(claims: list[Claim], disagreements: list[Disagreement], state: State) -> None:
    source_of = {c.key: c.source for c in claims}
    assert state_of(claims, disagreements, source_of) is state
    assert state_of(reversed(claims), reversed(disagreements), source_of) is state


def test_on_what_claims_of_one_property_differ() -> None:
    words = [claim(key, source, "cause", value=key) for key, source in (("1", "x"), ("2", "y"), ("3", "y"))]
    assert differ_on(words, []) == () and row_state(words, []) is State.UNTOLD
    apart, itself = between("1", "2"), between("2", "3", kind="wording")
    assert differ_on(words, [apart, apart, itself]) == ("cause",), "what one document does not say alike is no matter"
    assert differ_on(words, [itself]) == ("wording",) and row_state(words, [itself]) is State.DIFFER
    assert differ_on(words, [between("1", "2", kind="seeming"), between("1", "4")]) == ()
    figures = [counted("1", "x", 1, 1), counted("2", "y", 2, 2)]
    assert row_state(figures, [apart]) is State.DIFFER and differ_on(figures, [apart]) == (), "they say it themselves"
    dates = [dated("1", "x", "2001"), dated("2", "y", "2001")]
    assert differ_on(dates, [between("1", "2", kind="date"), between("1", "2", kind="scope")]) == ("scope",)


def test_a_disagreement_may_reach_over_two_entities() -> None:
    told = [claim("1", "x", "cause", value="a")]
    both = [*told, claim("3", "y", "motive", value="b")]
    assert state_of(both, [between("1", "2")], {"1": "x", "2": "y", "3": "y"}) is State.DIFFER
    assert state_of(told, [between("1", "2")], {"1": "x", "2": "y"}) is State.ALONE
    assert state_of(told, [between("1", "2")], {"1": "x", "2": "x"}) is State.CONTRADICTS_ITSELF
    assert state_of(told, [between("1", "2", kind="name")], {"1": "x", "2": "y"}) is State.ALONE


def test_two_that_tell_do_not_differ_because_a_third_that_does_not_differs_with_one() -> None:
    """Else it would be said that they differ, and of the third that it says nothing."""
    told = [dated("1", "x", "2003"), dated("2", "z", "2003")]
    source_of = {"1": "x", "2": "z", "9": "y"}
    assert state_of(told, [between("1", "9")], source_of) is State.AGREE
    assert state_of(told, [between("1", "9")], source_of, ("y",)) is State.DIFFER, "it is named in what y says"


def test_what_a_disagreement_is_on_and_of_what_the_silent_speak() -> None:
    source_of = {"1": "x", "2": "x", "3": "z", "8": "y", "9": "y"}
    assert concerns(between("1", "3"), ("x", "z"), source_of)
    assert concerns(between("1", "2"), ("x", "z"), source_of), "within one"
    assert not concerns(between("1", "9"), ("x", "z"), source_of)
    claims = {k: replace(claim(k, source), entity={"8": "visit", "9": "pact"}.get(k, "it"))
              for k, source in source_of.items()}
    found = [between("1", "9"), Disagreement("e", "scope", "", (("2", "3"), ("8", "9")))]
    assert elsewhere(found, ("y", "w"), claims.__getitem__) == {"y": ("pact", "visit")}
    assert elsewhere([between("1", "3")], ("y",), claims.__getitem__) == {}


@pytest.mark.parametrize(("disagreements", "state"), [
    ([], State.MENTIONED),
    ([between("1", "2")], State.DIFFER),
    ([between("1", "3")], State.MENTIONED),  # between one of the two and another
    ([between("1", "4")], State.MENTIONED),  # within one of the two
    ([Disagreement("d", "cause", "", (("1", "2"), ("3",)))], State.MENTIONED),  # both on one side
    ([Disagreement("d", "cause", "", (("1", "3"), ("2",)))], State.DIFFER),
    ([between("1", "2", kind="seeming")], State.MENTIONED)])
def test_between_two_the_others_say_nothing(disagreements: list[Disagreement], state: State) -> None:
    words = [claim("1", "x", "cause", value="a"), claim("2", "y", "cause", value="b"),
             claim("3", "z", "cause", value="c"), claim("4", "x", "cause", value="d")]
    source_of = {c.key: c.source for c in words}
    dates = [dated("5", "x", "2003"), dated("6", "z", "2009")]
    assert state_between(("x", "y"), words + dates, disagreements, source_of) is state
    met = [*dates, dated("7", "y", "2003-05")]
    assert state_between(("x", "y"), words + met, disagreements, source_of) is max(state, State.AGREE)
    assert state_between(("x", "z"), dates, disagreements, source_of) is State.DIFFER


def test_every_state_is_met() -> None:
    assert {state for *_, state in CASES} == set(State)


def source(published: str) -> Source:
    return Source("x", "", "", "", "", published, False, "", "", "", "")


SCOPES = (Scope("x", "", "bases", "1999/2010"), Scope("x", "", "debt", ""), Scope("x", "", "unrest", "1999/2010", True),
          Scope("other", "", "sea", "1900/2000"))


@pytest.mark.parametrize(("topics", "when", "why"), [
    (("bases",), "2005", Silence.COULD_HAVE_SPOKEN), (("bases",), None, Silence.COULD_HAVE_SPOKEN),
    (("sea", "bases"), "1990/2003", Silence.COULD_HAVE_SPOKEN), (("debt",), "1850", Silence.COULD_HAVE_SPOKEN),
    (("bases",), "1998", Silence.OUTSIDE_ITS_SUBJECT), (("sea",), "2005", Silence.OUTSIDE_ITS_SUBJECT),
    ((), "2005", Silence.OUTSIDE_ITS_SUBJECT), (("bases",), "2013", Silence.COULD_NOT_KNOW),
    (("sea",), "2013", Silence.COULD_NOT_KNOW), (("unrest", "bases"), "2005", Silence.TEXT_LOST),
    (("unrest",), "1990", Silence.OUTSIDE_ITS_SUBJECT)])
def test_four_kinds_of_silence(topics: tuple[str, ...], when: str | None, why: Silence) -> None:
    assert silence_of(source("2010"), (), SCOPES, topics, parse(when) if when else None) is why


def test_a_later_layer_could_know() -> None:
    layers = (Layer("annex", "x", "2014", False, ""), Layer("annex", "other", "2020", False, ""))
    scopes = (Scope("x", "", "bases", ""),)
    assert silence_of(source("2010"), layers, scopes, ["bases"], parse("2013")) is Silence.COULD_HAVE_SPOKEN
    assert silence_of(source("2010"), layers, scopes, ["bases"], parse("2015")) is Silence.COULD_NOT_KNOW


LAYERED = (Scope("x", "early", "bases", "1991/1996"), Scope("x", "late", "bases", "2009/2013"),
           Scope("x", "early", "debt", "1991/1996"), Scope("x", "late", "energy", "2010", True))


@pytest.mark.parametrize(("topic", "when", "why"), [
    ("bases", "1995", Silence.COULD_HAVE_SPOKEN), ("bases", "2012", Silence.COULD_HAVE_SPOKEN),
    ("bases", "2003", Silence.OUTSIDE_ITS_SUBJECT), ("bases", "2014", Silence.COULD_NOT_KNOW),
    ("debt", "1995", Silence.COULD_HAVE_SPOKEN), ("debt", "2003", Silence.COULD_NOT_KNOW),
    ("debt", None, Silence.COULD_HAVE_SPOKEN), ("energy", "2010", Silence.TEXT_LOST),
    ("energy", "1995", Silence.OUTSIDE_ITS_SUBJECT), ("sea", "1995", Silence.OUTSIDE_ITS_SUBJECT)])
def test_a_layer_covers_its_own_scope_up_to_its_own_now(topic: str, when: str | None, why: Silence) -> None:
    layers = (Layer("early", "x", "1996~", True, ""), Layer("late", "x", "2013", False, ""))
    assert silence_of(source("2013"), layers, LAYERED, [topic], parse(when) if when else None) is why


def test_the_first_date_is_of_what_was_done() -> None:
    claims = [dated("1", "x", "2010"), dated("2", "x", "2003/2004"), dated("3", "x", "1999", status="planned"),
              dated("4", "x", "../1950"), claim("5", "x")]
    assert first_date(claims) == parse("2003/2004")
    assert first_date(claims[2:]) is None
