"""A document's own words: what is found in them, with which statements, and what is shown of it."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.model.filters import Term, Words
from explorer.model.fold import fold
from explorer.model.intext import Range, Searchable, Statement, Text, excerpt, places
from explorer.model.query import otherwise, parse_query

OWN = ("The ferry to Talvia sank in May. Nobody, said Berg, was to blame.\n\n"
       "Later the ferry-\nman was tried; the ferry\u00admaster was not. Чүй valley, Ёлка inn.\n")


def at(text: str, words: str, after: int = 0) -> Range:
    start = text.index(words, after)
    return start, start + len(words)


def found(text: Text, typed: str) -> list[str]:
    term = parse_query(typed).terms[0]
    assert isinstance(term, Words)
    return [text.text[a:b] for a, b in text.find(term)]


@pytest.mark.parametrize(("typed", "met"), [
    ("ferry", ["ferry", "ferry-\nman", "ferry\u00admaster"]), ("FERR", ["ferry"]),
    ("man", ["man"]), ("ferryman", ["ferry-\nman"]), ("ferrymaster", ["ferry\u00admaster"]), ("errie", []),
    ('"said Berg"', ["said Berg"]), ('"berg said"', []), ('"said Ber"', []), ("said-be", ["said Berg"]),
    ("чүй", ["Чүй"]), ("чуй", ["Чүй"]), ("елка", ["Ёлка"]), ("Ёл", ["Ёлка"]), ("чий", [])])
def test_words_in_a_text(typed: str, met: list[str]) -> None:
    words = found(Text(OWN), typed)
    assert set(words) >= set(met) and bool(words) == bool(met)


def test_letters_as_they_are_typed() -> None:
    text = Text("Көл and кол")
    assert text.find(Words("кол", exact=True)) == [at(text.text, "кол")]
    assert text.find(Words("кол")) == [at(text.text, "Көл"), at(text.text, "кол")]
    assert text.find(Words("көл")) == [at(text.text, "Көл")]


def test_other_spellings_are_as_good() -> None:
    text = Text("Zhaparov met J. Collins of the Foreign Office")
    assert text.find(Words("жапаров", others=("zhaparov", "foreign office"))) == [
        at(text.text, "Zhaparov"), at(text.text, "Foreign Office")]
    assert text.find(Words("жапаров", others=("zhap",))) == [], "another spelling is whole"


def test_a_damaged_place_is_found_as_it_stands_and_as_it_is_mended() -> None:
    text = "The Krygyz kettle"
    mended = Text(text, [(*at(text, "Krygyz"), "Kyrgyz")])
    for typed in ("kyrgyz", "krygyz"):
        assert mended.find(Words(typed)) == [at(text, "Krygyz")]
        assert mended.find(Words(f"{typed} kettle")) == mended.find(Words(f"{typed} kettle", phrase=True)) == [
            (4, len(text))]
    assert Text(text).find(Words("kyrgyz")) == []


def test_words_run_together_or_torn_apart_are_found_both_ways() -> None:
    text = "some timeAt one p l a c e of it"
    mended = Text(text, [(*at(text, "timeAt one"), "time. At one"), (*at(text, "p l a c e"), "place")])
    for typed in ("time", "at", "timeat", "one"):
        places_met = mended.find(Words(typed))
        assert places_met and all(5 <= start < end <= 15 for start, end in places_met), typed
    assert mended.find(Words("place")) == [at(text, "p l a c e")]
    assert mended.find(Words("place of", phrase=True)) == [(at(text, "p l a c e")[0], at(text, " of")[1])]


STATEMENTS = (
    Statement("a1", 0, (at(OWN, "The ferry to Talvia sank in May."),)),
    Statement("a2", 0, (at(OWN, "The ferry to Talvia"), at(OWN, "in May"))),
    Statement("a3", 0, (at(OWN, "Nobody, said Berg, was to blame."),)),
    Statement("a4", 1, (at(OWN, "Later the ferry-\nman was tried"),)),
    Statement("a5", 1, (at(OWN, "the ferry\u00admaster was not"),)), Statement("a6", 2, ()))
ORIGINAL = Searchable("ours", Text(OWN), STATEMENTS)


def keys(typed: str, passing: frozenset[str] = frozenset()) -> list[tuple[str, ...]]:
    asked: list[Term] = []

    def passes(term: Term) -> frozenset[str]:
        asked.append(term)
        return passing

    return [hit.keys for hit in ORIGINAL.find(parse_query(typed), passes)]


@pytest.mark.parametrize(("typed", "hits"), [
    ("ferry", [("a1", "a2"), ("a4",), ("a5",)]), ("sank", [("a1",)]), ("berg", [("a3",)]),
    ("ferry may", [("a1", "a2")]), ("ferry -may", [("a4",), ("a5",)]), ("berg | tried", [("a3",), ("a4",)]),
    ("valley", []), ("zeppelin", []), ("-ferry", []), ("", []), ('"to blame"', [("a3",)])])
def test_which_statements_are_made_of_the_words(typed: str, hits: list[tuple[str, ...]]) -> None:
    assert keys(typed) == hits


def test_words_of_one_paragraph_are_found_together() -> None:
    assert keys("sank berg") == [("a1", "a3")] and keys("berg tried") == []
    hit = ORIGINAL.find(parse_query("sank berg"), lambda term: frozenset())[0]
    assert [OWN[a:b] for a, b in hit.marks] == ["sank", "Berg"]
    assert OWN[hit.start:hit.end].startswith("The ferry") and OWN[hit.start:hit.end].endswith("blame.")


def test_what_narrows_is_asked_of_the_statements() -> None:
    assert keys("ferry kind:event", frozenset({"a5"})) == [("a5",)]
    assert keys("ferry -kind:event", frozenset({"a5"})) == [("a1", "a2"), ("a4",)]
    assert keys("kind:event", frozenset({"a5"})) == [], "only words are found in a text"


def test_another_spelling_counts() -> None:
    term = otherwise(parse_query("паром"), lambda word: ("talvia",))
    assert [hit.keys for hit in ORIGINAL.find(term, lambda t: frozenset())] == [("a1", "a2")]


def test_hits_say_where() -> None:
    hit = ORIGINAL.find(parse_query("tried"), lambda term: frozenset())[0]
    assert (hit.source, hit.text[hit.start:hit.end]) == ("ours", "Later the ferry-\nman was tried")
    assert [hit.text[a:b] for a, b in hit.marks] == ["tried"]
    assert excerpt(hit.text, hit.start, hit.end, hit.marks, 80) == (
        "Later the ferry- man was tried", ((25, 30),))


def test_a_long_stretch_is_cut_around_the_first_word_met() -> None:
    text = "word " * 100 + "Talvia " + "more " * 100
    said, marks = excerpt(text, 0, len(text), [at(text, "Talvia")], 60)
    assert said.startswith("…") and said.endswith("…") and len(said) <= 62
    assert [said[a:b] for a, b in marks] == ["Talvia"]
    assert excerpt("short enough", 0, 12, [(0, 5)], 60) == ("short enough", ((0, 5),))


SUMS = ("Talvia agreed in the end to write off what was owed, a debt of roughly $500 million, and to lend at least "
        "$1.1 billion more in the years to come, for the dam above all.")


@given(st.integers(8, 160), st.sampled_from(["Talvia", "debt", "lend", "dam", "500", "roughly", "billion"]))
def test_what_is_found_is_never_cut_inside_a_figure(most: int, met: str) -> None:
    said, marks = excerpt(SUMS, 0, len(SUMS), [at(SUMS, met)], most)
    shown = said.strip("…")
    begin = SUMS.index(shown)
    assert len(shown) <= most and [said[a:b] for a, b in marks] == [met]
    for whole in ("roughly $500 million", "at least $1.1 billion"):
        start = SUMS.index(whole)
        if most > len(whole) or met not in whole:
            assert not start < begin < start + len(whole) and not start < begin + len(shown) < start + len(whole), said


TEXTS = st.text(st.sampled_from("ab ёЕ-\n.\u00adүу\u0301"), max_size=60)
TYPED = st.text(st.sampled_from('ab "ёу|-'), min_size=1, max_size=8)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))),
       st.integers(1, 40))
@example("  ", 0, 2, [], 1)
def test_an_excerpt_shows_what_is_there(text: str, a: int, b: int, marks: list[Range], most: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    inside = [(x, y) for x, y in marks if start <= x < y <= end]
    said, shown = excerpt(text, start, end, inside, most)
    assert "".join(said.strip("…").split()) in "".join(text[start:end].split())
    assert all(0 <= x < y <= len(said) for x, y in shown) and all(p[1] <= q[0] for p, q in pairwise(shown))


@given(TEXTS, TYPED)
def test_what_is_found_is_what_was_typed(text: str, typed: str) -> None:
    for term in parse_query(typed).terms:
        if isinstance(term, Words):
            for a, b in Text(text).find(term):
                assert 0 <= a < b <= len(text)
            spots = places(text, [term])
            assert all(p[1] <= q[0] for p, q in pairwise(spots)) and bool(spots) == bool(Text(text).find(term))


@given(st.text(st.sampled_from("abc .-'\n"), max_size=60), st.lists(
    st.tuples(st.sampled_from(["a", "ab", "c", "a b", "abc", "c a"]), st.booleans()), max_size=3))
def test_plain_texts_are_read_as_all_others(text: str, wanted: list[tuple[str, bool]]) -> None:
    text = text.replace("-\n", "\n")  # a word that a line breaks is one word in a document, not in a statement
    words = [Words(w, phrase) for w, phrase in wanted]
    covered = {n for a, b in places(text, words) for n in range(a, b)}
    assert covered <= {n for w in words for a, b in Text(text).find(w) for n in range(a, b)}
    assert all(any(a in covered for a, _ in Text(text).find(w)) or not Text(text).find(w) for w in words)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 3)), max_size=6), TYPED)
def test_any_text_and_any_statements(text: str, spans: list[tuple[int, int, int]], typed: str) -> None:
    statements = [Statement(f"s{n}", block, (tuple(sorted((a, b))),)) for n, (a, b, block) in enumerate(spans)]
    hits = Searchable("ours", Text(text), statements).find(parse_query(typed), lambda term: frozenset())
    for hit in hits:
        assert hit.keys and hit.marks and all(text[a:b] and fold(text[a:b]) for a, b in hit.marks)


@pytest.mark.parametrize(("typed", "text", "marked"), [
    ("off", "He offers to write it off.", ["off"]), ("off", "He offers to sign.", ["offers"]),
    ("off", "Write-offs, an offer and “offers” too", ["offs"]), ("offe", "He offers to write it off.", ["offers"]),
    ("debt", "Debts and a debt", ["Debts", "debt"]),
    ("write off", "Write an offer: write it off", ["Write", "write", "off"]),
    ('"write off"', "We write off offers", ["write off"])])
def test_a_whole_word_is_marked_before_what_only_begins_so(typed: str, text: str, marked: list[str]) -> None:
    wanted = [w for w in parse_query(typed).terms if isinstance(w, Words)]
    assert [text[a:b] for a, b in places(text, wanted)] == marked
    original = Searchable("survey", Text(text), (Statement("s1", 0, ((0, len(text)),)),))
    hits = original.find(parse_query(typed), lambda _: frozenset())
    assert [text[a:b] for hit in hits for a, b in hit.marks] == marked
