"""What leaves the program between quotation marks: the document's own characters, and an ellipsis only for what is
left out."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.originals import Original, Stretch
from explorer.model.placing import Found, Placed, Placement, Sure
from explorer.model.quoting import (
    Cut,
    cut,
    excerpted,
    left_out_around,
    printed_so,
    quotation,
    read,
    repeats,
    unbroken,
    whole_words,
    with_marks,
)
from explorer.model.records import Emendation, Quote, SetAside, Span

TEXT = ("Norland agreed to forgive a debt, to build a quay and to lend a milion more.\n\n"
        "The minister said nothing of it.\n\nPULL QUOTE\n\nLater he did.")


def at(words: str) -> Stretch:
    return TEXT.index(words), TEXT.index(words) + len(words)


def original(spans: dict[str, list[str]], aside: str = "") -> Original:
    """The text with statements that are made of these words of it."""
    passages = {key: Placed(key, Sure.EXACT, 1.0, tuple(Found(*at(words), Sure.EXACT, 1.0) for words in parts))
                for key, parts in spans.items()}
    return Original(Placement("x", True, passages, tuple((*at(words), SetAside("x", Span(*at(words)), "pull quote"))
                                                         for words in (aside,) if words),
                              ((*at("milion"), Emendation("x", Span(*at("milion")), "million", "why", "certain")),)),
                    TEXT)


BRAIDED = {"forgives": ["Norland agreed", "to forgive a debt,"], "builds": ["Norland agreed", "to build a quay"],
           "lends": ["Norland agreed", "and to lend a milion more."], "silent": ["The minister said nothing of it."],
           "later": ["Later he did."]}


def quoted(of: Original, chosen: list[str], among: tuple[str, ...] = ()) -> tuple[str, list[Cut]]:
    words = {key: of.words(key) for key in of.placement.passages}
    cuts = cut(of.as_in_copy, words, of.placement, [at(c) for c in chosen], among)
    assert all(words[c.passage].text[c.start:c.end] == c.words for c in cuts)
    return quotation([Quote("x", c.passage, c.start, c.end, c.words, original=True, link=c.link) for c in cuts]), cuts


def test_a_sentence_of_interleaved_statements_is_quoted_whole() -> None:
    whole = "Norland agreed to forgive a debt, to build a quay and to lend a milion more."
    words, cuts = quoted(original(BRAIDED), [whole])
    assert words == whole and {c.passage for c in cuts} == {"forgives", "builds", "lends"}


@pytest.mark.parametrize(("chosen", "said"), [
    (["agreed to for"], "agreed to for"), (["lend a milion"], "lend a milion"),
    (["Norland agreed", "to build a quay"], "Norland agreed … to build a quay"),
    (["to build a quay", "Norland agreed"], "Norland agreed … to build a quay"),
    (["more.\n\nThe minister"], "more. The minister"),
    (["The minister said nothing of it.\n\nPULL QUOTE\n\nLater"], "The minister said nothing of it. Later"),
    (["said", "said nothing"], "said nothing"), (["PULL QUOTE"], "")])
def test_an_ellipsis_stands_where_and_only_where_something_is_left_out(chosen: list[str], said: str) -> None:
    assert quoted(original(BRAIDED, "PULL QUOTE"), chosen)[0] == said


def test_what_no_statement_tells_is_left_out_and_said_to_be() -> None:
    assert quoted(original({"a": ["agreed"], "b": ["forgive"]}), ["Norland agreed to forgive a"])[0] == (
        "agreed … forgive")


def test_words_are_quoted_from_as_few_statements_as_will_do() -> None:
    of = original({"long": ["Norland agreed to forgive a debt, to build a quay"], "short": ["to forgive a debt"]})
    assert [c.passage for c in quoted(of, ["agreed to forgive a debt, to"])[1]] == ["long"]
    assert [c.passage for c in quoted(of, ["forgive"])[1]] == ["short"]
    assert [c.passage for c in quoted(of, ["forgive"], ("long",))[1]] == ["long"]


def test_where_both_wordings_are_chosen_the_documents_own_is_quoted() -> None:
    own, ours = Quote("x", "a", 0, 4, "said", original=True), Quote("x", "a", 0, 4, "They said so")
    assert quotation((ours, own)) == "said" and quotation((ours,)) == "They said so"
    other = Quote("x", "b", 0, 4, "They did so", link=" ")
    assert quotation((ours, own, other)) == "said [They did so]", "ours is no word of the document"
    assert quotation((own, Quote("x", "b", 0, 4, "more", original=True))) == "said … more", "as older notes have it"


@pytest.mark.parametrize(("words", "before", "behind", "marked"), [
    ("They said so.", "", "", "They said so."), ("said so.", "", "", "… said so."),
    ("They said,", "", "", "They said …"), ("Bakiyev said so.", "When ", "", "… Bakiyev said so."),
    ("He said so.", "They did. ", "", "He said so."), ("They had 15.", "", "2 million", "They had 15."),
    ("They had (15)", "", " million", "They had (15) …"), ("They said …", "", "", "They said …"),
    ("They said [so]", "", "", "They said [so] …"), ("They said. [2]", "", "", "They said. [2]"),
    ("[They did so.]", "", "", "[They did so.]"), ("“Never!”", "", "", "“Never!”"), ("", "", "", "")])
def test_where_a_sentence_begins_before_or_goes_on_an_ellipsis_says_so(
        words: str, before: str, behind: str, marked: str) -> None:
    one, more = Quote("x", "a", 0, 4, words, before, behind, original=True), Quote("x", "b", 0, 3, "And so on.")
    assert excerpted((one,)) == marked
    if words:
        begun = "… " if marked.startswith("… ") else ""
        assert excerpted((one, more)) == f"{begun}{words} … [And so on.]", "only at its ends"
    assert excerpted(()) == ""


@pytest.mark.parametrize(("chosen", "around"), [
    ("The minister said nothing of it.", (False, False)), ("said nothing", (True, True)),
    ("The minister", (False, True)),
    ("nothing of it", (True, False)), ("forgive a debt, to build a quay", (True, True))])
def test_what_is_left_out_of_a_sentence_is_seen_in_the_text_itself(chosen: str, around: tuple[bool, bool]) -> None:
    """A sentence may begin with a name in the midst of it."""
    whole = original(BRAIDED).as_in_copy
    at = TEXT.index(chosen)
    assert left_out_around(whole, [(at, at + len(chosen))]) == around
    assert left_out_around(whole, []) == (False, False)


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted), min_size=1, max_size=3))
def test_what_is_quoted_is_what_was_chosen(chosen: list[list[int]]) -> None:
    """Whatever is chosen: its characters, in the order of the document, each once; an ellipsis for each hole."""
    of = original({**BRAIDED, "aside": ["PULL QUOTE"]})
    words = {key: of.words(key) for key in of.placement.passages}
    cuts = cut(of.as_in_copy, words, of.placement, [(a, b) for a, b in chosen])
    said = quotation([Quote("x", c.passage, c.start, c.end, c.words, original=True, link=c.link) for c in cuts])
    held = sorted({n for a, b in chosen for n in range(a, b) if not TEXT[n].isspace()})
    assert "".join(said.replace("…", "").split()) == "".join(TEXT[n] for n in held)
    holes = sum(bool(re.sub(r"\s", "", TEXT[a + 1:b])) for a, b in pairwise(held))
    assert said.count(" … ") == holes


def test_words_as_they_were_read_are_traced_to_what_is_printed() -> None:
    words = original({"lends": ["and to lend a milion more."]}).words("lends")
    now = read(words, [(*at("milion"), "million crowns"), (*at("lend"), "give"), (*at("quay"), "pier")])
    assert now.text == "and to give a million crowns more."
    assert now.printed(*_in(now.text, "million crowns")) == _in(words.text, "milion")
    assert now.printed(*_in(now.text, "crowns more.")) == _in(words.text, "milion more.")
    assert now.printed(*_in(now.text, "to give")) == _in(words.text, "to lend")
    assert read(words, []).printed(3, 9) == (3, 9)


def _in(text: str, words: str) -> Stretch:
    return text.index(words), text.index(words) + len(words)


@given(st.lists(st.tuples(st.sampled_from(("Norland", "agreed", "debt", "build", "lend", "milion")),
                          st.text("abc ", max_size=12)), max_size=4), st.data())
def test_what_no_reading_touches_is_traced_to_itself(readings: list[tuple[str, str]], data: st.DataObject) -> None:
    whole = "Norland agreed to forgive a debt, to build a quay and to lend a milion more."
    words = original({"all": [whole]}).words("all")
    now = read(words, [(*at(printed), reading) for printed, reading in readings])
    kept = data.draw(st.sampled_from([w for w in ("forgive", "quay", "more") if w in now.text]))
    assert words.text[slice(*now.printed(*_in(now.text, kept)))] == kept
    start, end = now.printed(0, len(now.text))
    assert (start, end) == (0, len(words.text))


@pytest.mark.parametrize(("words", "kept"), [
    ('the heart of it."', "the heart of it."), ('he said "stop."', 'he said "stop."'), ('"now, he', "now, he"),
    ("as “one” says”", "as “one” says"), ("“one", "one"), ("“one”", "“one”"), ('5" of "snow', '5" of "snow'), ("", "")])
def test_a_mark_that_stands_alone_at_an_end_goes(words: str, kept: str) -> None:
    assert unbroken(words) == kept


@pytest.mark.parametrize(("chosen", "whole"), [
    ("oats wer", "boats were"), ("boats", "boats"), (" wer", " were"), ("couldn", "couldn’t"),
    ("t hol", "couldn’t hold"), ("4", "42"), ("two", "two"), (", ", ", ")])
def test_words_begin_and_end_whole(chosen: str, whole: str) -> None:
    text = "The boats were 42, couldn’t hold two-masters"
    at = text.index(chosen)
    start, end = whole_words(text, at, at + len(chosen))
    assert text[start:end] == whole


@given(st.text("ab ’-.", max_size=12), st.data())
def test_whole_words_stay_so_and_hold_what_was_chosen(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    low, high = data.draw(st.integers(0, start)), data.draw(st.integers(end, len(text)))
    first, last = whole_words(text, start, end, low, high)
    assert low <= first <= start <= end <= last <= high
    assert whole_words(text, first, last, low, high) == (first, last)


# Words of a document in what a reader writes

_LINE = "The ferry left at nine o'clock, and nobody on the quay knew where it was bound."


@pytest.mark.parametrize("text", [
    _LINE, "He writes: “the FERRY left at nine o’clock and nobody” – why?", "left at nine o'clock,\nand nobody on the"])
def test_eight_words_in_a_row_are_repeated_however_they_are_written(text: str) -> None:
    assert repeats(text, _LINE)


@pytest.mark.parametrize("text", [
    "", "The ferry left at nine", "The ferry left at ten o'clock, and nobody on the pier knew",
    "Nobody knew where the ferry was bound when it left the quay at nine o'clock."])
def test_fewer_or_others_are_not(text: str) -> None:
    assert not repeats(text, _LINE)


@pytest.mark.parametrize("text", [
    "Departure: at nine\n“The ferry left at … on the quay” (Log 1999, ¶ 3)", "“… nobody on the quay … was bound.”",
    "“The ferry left at nine o’clock, [ed.] and nobody”", "“The ferry [from Kolm] left at nine o’clock, and nobody”",
    "The ferry left at ... why?", "“The ferry left at […] bound”", "He: [The ferry left at nine o'clock, and nobody]"])
def test_what_was_cut_or_marked_in_copying_is_known_by_its_parts(text: str) -> None:
    assert repeats(text, _LINE)


@pytest.mark.parametrize("text", [
    "“The ferry left”", "“The ferry left at”", "“The ferry … the pier … was bound”", "the ferry left … a pier",
    "“The [ed.] ferry left at nine”", "I wonder … the ferry left at ten"])
def test_few_words_between_marks_are_not(text: str) -> None:
    assert not repeats(text, _LINE)


@given(st.lists(st.sampled_from("abcdefghij"), max_size=30), st.lists(st.sampled_from("abcdefghij"), max_size=30))
def test_it_is_so_where_a_window_of_eight_is_in_both(text: list[str], original: list[str]) -> None:
    windows = [[words[n:n + 8] for n in range(len(words) - 7)] for words in (text, original)]
    assert repeats(" ".join(text), ", ".join(original)) is any(one in windows[1] for one in windows[0])
    if len(original) >= 8:
        assert repeats(" ".join([*text, *original[-8:]]), " ".join(original))


_WORDS = [m.span() for m in re.finditer(r"\S+", TEXT)]


@given(st.lists(st.sets(st.integers(0, len(_WORDS) - 1), min_size=1, max_size=9), min_size=1, max_size=4))
def test_statements_that_share_words_are_quoted_once_and_in_order(told: list[set[int]]) -> None:
    """Whatever words they are made of, what stands between two ellipses is in the document, behind what stood before;
    and no word is left out."""
    passages = {f"p{n}": Placed(f"p{n}", Sure.EXACT, 1.0, tuple(Found(*_WORDS[w], Sure.EXACT, 1.0) for w in sorted(
        words))) for n, words in enumerate(told)}
    of = Original(Placement("x", True, passages, (), ()), TEXT)
    words = {key: of.words(key) for key in passages}
    cuts = cut(of.as_in_copy, words, of.placement, [_WORDS[w] for some in told for w in some], list(passages))
    said = quotation([Quote("x", c.passage, c.start, c.end, c.words, original=True, link=c.link) for c in cuts])
    raw, at = " ".join(TEXT.split()), 0
    for part in said.split(" … "):
        assert part in raw[at:], (part, said)
        at = raw.index(part, at) + len(part)
    assert said.replace("… ", "").split() == [TEXT[slice(*_WORDS[w])] for w in sorted(set().union(*told))]


@pytest.mark.parametrize(("words", "marked"), [
    ("“[The base] was set up,” he said.", "“[The base] <so> was set up,” he said."),
    ("It left … at nine ... why?", "It left … <so> at nine ... <so> why?"),
    ("It left […] at [...] nine.", "It left […] <so> at [...] <so> nine."),
    ("It left at nine [3]. Why?", "It left at nine [3]. Why?")])
def test_what_a_document_puts_in_or_leaves_out_itself_is_marked_and_the_numbers_of_its_notes_are_not(
        words: str, marked: str) -> None:
    assert with_marks(words, [(end, "<so>") for end in printed_so(words)]) == marked


def test_several_marks_at_one_place_stand_in_their_order() -> None:
    assert with_marks("milion", [(6, "[a]"), (6, "[b]"), (3, "[c]")]) == "mil [c]ion [a] [b]"
