"""What is typed, and what it means."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.days import to_day
from explorer.model.edtf import EdtfError
from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words
from explorer.model.query import FIELDS, MOST, folded_key, met, parse_query, sought, wanted_words, within

A, B, C = Words("a"), Words("b"), Words("c")


@pytest.mark.parametrize(("typed", "terms"), [
    ("", ()), ("   ", ()), ("!!! ---", ()), ("|", ()), ("-", ()), ('"', ()), ('""', ()), ('-""', ()),
    ("a b", (A, B)), ("a b a A", (A, B)), ("a | b | a", (Either((A, B)),)), ("a | a", (A,)), ("A Ё", (A, Words("е"))),
    ('"a b"', (Words("a b", True),)), ('"a', (A,)), ('a "b c', (A, Words("b c"))),
    ("air-base", (Words("air base"),)),
    ("-a", (Not(A),)), ("--a", (Not(A),)), ('-"a b"', (Not(Words("a b", True)),)), ("-kind:event", (
        Not(Narrow("kind", "event")),)),
    ("a | b", (Either((A, B)),)), ("a|b", (Either((A, B)),)), ("a |b", (Either((A, B)),)),
    ("a| b", (Either((A, B)),)), ("a | | b", (Either((A, B)),)), ("| a", (A,)), ("a |", (A,)),
    ("a | - b", (Either((A, B)),)),
    ("a | b | c", (Either((A, B, C)),)), ("a b | c", (A, Either((B, C)))), ("a | b c", (Either((A, B)), C)),
    ("a | -b", (Either((A, Not(B))),)),
    ("KIND:Event", (Narrow("kind", "Event"),)), ('actor:"Anna Berg"', (Narrow("actor", "Anna Berg"),)),
    ("kind:", (Words("kind"),)), ('kind:""', (Words("kind"),)),
    ("colour:red", (Words("colour red"),)), ("http://a", (Words("http a"),)),
    ('topic:"a | b"', (Narrow("topic", "a | b"),)),
    ("when:2001/2014", (Within(to_day(2001), to_day(2014, 12, 31)),)),
    ("when:2001/..", (Within(to_day(2001), None),)), ("when:../2001", (Within(None, to_day(2001, 12, 31)),)),
    ("when:2003-03-12", (Within(to_day(2003, 3, 12), to_day(2003, 3, 12)),)),
    ("-when:2003", (Not(Within(to_day(2003), to_day(2003, 12, 31))),)),
    ("when:soon", (Words("when soon"),)), ("when:1935-02-29", (Words("when 1935 02 29"),)),
])
def test_what_is_meant(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse_query(typed) == All(terms)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_narrows(name: str) -> None:
    assert parse_query(f"{name}:x") == All((Narrow(name, "x"),))


def terms_of(term: Term) -> list[Term]:
    match term:
        case Not(term=inner):
            return [term, *terms_of(inner)]
        case Either(terms=terms) | All(terms=terms):
            return [term, *(t for inner in terms for t in terms_of(inner))]
        case _:
            return [term]


typed_texts = st.one_of(st.text(), st.text('ab "|-:*^()ё\n', max_size=30), st.text(st.characters(), max_size=20),
                        st.lists(st.sampled_from(["a", '"', "-", "|", "kind:", "when:", "2003", "/", "..", " ", "\n"]),
                                 max_size=15).map("".join))


@given(typed_texts)
@example('when:"a\nb"')
@example("-" * 5000 + "a")
@example("a " * 5000)
@example("a|" * 5000)
@example("\udcff source:\udcff")
@example("when:Y999999999")
def test_anything_typed_is_safe(typed: str) -> None:
    term = parse_query(typed)
    found = terms_of(term)
    assert sum(not isinstance(t, All | Either | Not) for t in found) <= MOST
    for inner in found:
        if isinstance(inner, Words):
            assert inner.text and '"' not in inner.text
        if isinstance(inner, Narrow):
            assert inner.value and inner.field in FIELDS
            inner.value.encode()
        if isinstance(inner, Not):
            assert not isinstance(inner.term, Not)
    wanted_words(term)


@given(st.lists(st.text("abcабв", min_size=1, max_size=6), max_size=8))
def test_plain_words_are_all_wanted_each_once(plain: list[str]) -> None:
    assert wanted_words(parse_query(" ".join(plain))) == list(dict.fromkeys(plain))


def test_what_a_hit_shows() -> None:
    assert wanted_words(parse_query('a -b kind:event "c d" | e when:2003')) == ["a", "c", "d", "e"]


def test_within_says_what_is_wrong() -> None:
    with pytest.raises(EdtfError, match="is no date"):
        within("soon")


def test_keys_titles_and_names_compare_folded() -> None:
    assert folded_key("Anna-Berg ") == folded_key("anna  BERG") == "anna berg"


@pytest.mark.parametrize(("typed", "whole"), [
    ("of Russia", [True, False]), ("of", [False]), ("bases of", [False, False]), ("the bases", [False, False]),
    ('"of the" in base', [True, True, False])])
def test_a_short_word_with_others_behind_it_is_marked_alone(typed: str, whole: list[bool]) -> None:
    assert [w.phrase for w in met(sought(parse_query(typed)))] == whole
