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


@pytest.mark.parametrize("typed", ["russia", "press", "off", "kyrgyz", "2012", "казах", "bus"])
def test_what_is_no_form_brings_nothing(typed: str) -> None:
    assert inflected(typed) == ()


def test_a_short_word_is_not_meant_by_a_long_one() -> None:
    assert "unit" not in inflected("united") and "unite" in inflected("united")


@given(st.text(max_size=12))
def test_none_is_found_by_what_is_typed_anyway(typed: str) -> None:
    assert not any(form.startswith(typed) for form in inflected(typed))
