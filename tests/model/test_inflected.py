"""Other forms of a word: what one types is seldom the very form that a statement has."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.inflected import continued, inflected


@pytest.mark.parametrize(("typed", "also"), [
    ("debts", "debt"), ("bases", "base"), ("treaties", "treaty"), ("written", "write"), ("written", "writes"),
    ("writes", "written"), ("leased", "lease"), ("closing", "closes"),
    ("leaving", "left"), ("women", "woman"), ("write", "writing"), ("wrote", "writing"), ("written", "wrote"),
    ("writing", "wrote"), ("close", "closing"), ("closing", "closed"), ("moving", "move"), ("using", "use"),
    ("planned", "planning"), ("running", "ran"), ("set", "setting"), ("setting", "set"), ("carry", "carried"),
    ("carrying", "carries"), ("treaty", "treaties"), ("go", "went"), ("paying", "paid"), ("winning", "won"),
    ("won", "winning"), ("opened", "opening")])
def test_a_form_brings_the_others(typed: str, also: str) -> None:
    assert also in inflected(typed) or also.startswith(typed)


@pytest.mark.parametrize("family", [
    "forgive forgave forgiven forgiving forgiveness", "relieve relieved relief", "agree agreed agreement agreements",
    "withdraw withdrew withdrawn withdrawal", "close closed closure", "sell sold sale", "deny denied denial denials",
    "expel expelled expulsion", "decide deciding decision", "recognise recognize recognition", "lose lost losses",
    "democracy democratic", "promise promised promises", "independent independence"])
def test_all_words_of_a_family_find_each_other(family: str) -> None:
    for typed, also in permutations(family.split(), 2):
        assert also in inflected(typed) or also.startswith(typed), (typed, also)


@pytest.mark.parametrize(("typed", "other"), [
    ("agreement", "agrarian"), ("relief", "relies"), ("relieve", "believe"), ("statement", "state"),
    ("commission", "commit"), ("department", "depart"), ("closure", "clothes"), ("closet", "close"),
    ("business", "busy"), ("party", "part"), ("resolution", "resolve"), ("presence", "present"), ("sale", "salt"),
    ("movement", "move"), ("government", "govern"), ("security", "secure"), ("university", "universe"),
    ("office", "off"), ("forge", "forgave")])
def test_what_looks_like_a_family_and_is_none_is_not_found(typed: str, other: str) -> None:
    assert other not in inflected(typed) and typed not in inflected(other)


def test_forms_that_go_on_are_told_from_what_only_begins_so() -> None:
    assert {"debts"} <= set(continued("debt")) and "agreement" in continued("agree")
    assert not {"offer", "offers", "office"} & set(continued("off"))
    assert continued("казах") == continued("2012") == ()


@pytest.mark.parametrize("typed", ["russia", "press", "off", "kyrgyz", "2012", "казах", "bus"])
def test_what_is_no_form_brings_nothing(typed: str) -> None:
    assert inflected(typed) == ()


def test_a_short_word_is_not_meant_by_a_long_one() -> None:
    assert "unit" not in inflected("united") and "unite" in inflected("united")


@pytest.mark.parametrize(("typed", "other"), [
    ("the", "thing"), ("bases", "based"), ("states", "stated"), ("founding", "find"), ("founded", "find"),
    ("willing", "will"), ("string", "stre"), ("speed", "spee"), ("being", "bee"), ("men", "manning")])
def test_what_only_looks_like_a_form_is_none(typed: str, other: str) -> None:
    assert other not in inflected(typed)


@given(st.text("bcdfglmnprst", min_size=1, max_size=3), st.sampled_from("aiou"), st.sampled_from(
    ["t", "n", "rk", "nd", "te", "ve", "se", "ry"]))
def test_what_one_does_and_did_is_found_by_what_one_is_doing(first: str, vowel: str, last: str) -> None:
    verb = f"{first}{vowel}{last}"
    if len(verb) < 5:
        return  # whether united means unit is not to be known
    doing = verb[:-1] + "ing" if verb.endswith("e") else verb + "ing"
    did = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") else verb + "ed"
    for typed in (verb, doing, did):
        assert all(form.startswith(typed) or form in inflected(typed) for form in (verb, doing, did))


@given(st.text(max_size=12))
def test_none_is_found_by_what_is_typed_anyway(typed: str) -> None:
    assert not any(form.startswith(typed) for form in inflected(typed))
