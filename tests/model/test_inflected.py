"""Other forms of a word: what one types is seldom the very form that a statement has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.inflected import inflected


@pytest.mark.parametrize(("typed", "also"), [
    ("debts", "debt"), ("bases", "base"), ("treaties", "treaty"), ("written", "write"), ("written", "writes"),
    ("writes", "written"), ("forgave", "forgiven"), ("forgive", "forgave"), ("leased", "lease"), ("closing", "closes"),
    ("leaving", "left"), ("women", "woman")])
def test_a_form_brings_the_others(typed: str, also: str) -> None:
    assert also in inflected(typed)


@pytest.mark.parametrize("typed", ["russia", "press", "united", "off", "kyrgyz", "2012", "казах", "bus"])
def test_what_is_no_form_brings_no_word_of_another_meaning(typed: str) -> None:
    assert {"unit", "pres", "bu"}.isdisjoint(inflected(typed))


@given(st.text(max_size=12))
def test_none_is_found_by_what_is_typed_anyway(typed: str) -> None:
    assert not any(form.startswith(typed) for form in inflected(typed))
