"""The originals that a reader holds are searched too: their words, in which document, with which statements."""

from pathlib import Path

import pytest

from explorer.model.intext import searchable
from explorer.model.placing import place
from explorer.session.state import BOTH, OURS, THEIRS
from explorer.store.grouped import rows
from explorer.ui.originals.held import Held, held
from tests.ui.hands import Key, column, press, settle
from tests.ui.test_search import counts, every, listed, pick, search_for

ORIGINALS = Path(__file__).parents[1] / "datasets" / "small" / "originals"


@pytest.fixture
def copies(small) -> dict[str, Held]:
    """Both originals, as if the reader had added them."""
    made = {}
    for path in sorted(ORIGINALS.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        copy = held(path.name, "notebook", place(small.desk.library.originals.known, text), text)
        made[copy.source] = copy
    small.desk.held = made.get
    return made


def original_word(small, copies) -> str:
    """A word of the survey's own that our wording has nowhere."""
    ours = {w.strip(".,").lower() for s in small.desk.library.sources for b in small.desk.library.blocks(s.key)
            for p in b.passages for w in p.text.split()}
    own = [w.strip(".,:;()“”").lower() for key in copies["survey"].words
           for w in copies["survey"].words[key].text.split()]
    return next(w for w in own if w.isalpha() and len(w) > 5 and not any(o.startswith(w) for o in ours))


def test_words_of_the_originals_are_found(small, copies):
    word = original_word(small, copies)
    search_for(small, word)
    hits = [row for row in every(small) if row.group == "original"]
    assert hits and counts(small.search.panel.groups)["Original words"] == str(len(hits))
    for row in hits:
        assert row.source == "survey" and row.title == "Survey"
        assert all(row.context[a:b].lower().startswith(word) for a, b in row.marks) and row.marks
        assert row.key in copies["survey"].placement.passages
        assert word in copies["survey"].words[row.key].text.lower()
    assert small.search.panel.hits.said(small.search.panel.current()).startswith("Original words: Survey: ¶\u00a0")


def test_statements_and_words_add_up_over_the_documents(small, copies):
    search_for(small, "harbour")
    panel = small.search.panel
    texts, said = counts(panel.groups), counts(panel.documents)
    assert panel.by_document.text() == "Statements and original words in"
    of_each = [int(said[s.short_title]) for s in small.desk.library.sources]
    assert sum(of_each) == int(said["All documents"]) == int(texts["Statements"]) + int(texts["Original words"]) > 2


def test_without_originals_they_are_not(small, copies):
    word = original_word(small, copies)
    small.desk.held = lambda source: None
    search_for(small, word)
    assert "Original words" not in counts(small.search.panel.groups)


def test_where_nothing_is_found_it_is_said_that_they_were_searched(small, copies):
    search_for(small, "qqqq")
    said = "Nothing found, in the editors’ words or in your {}. Try a name or a place."
    assert small.search.panel.count.text() == said.format("2 originals")
    copies.pop("survey")
    search_for(small, "qqqqq")
    assert small.search.panel.count.text() == said.format("original")


def test_what_is_mended_is_found_in_both_spellings_and_shown_as_it_is_printed(small, copies):
    for word in ("millon", "million"):
        search_for(small, word)
        [hit] = [row for row in every(small) if row.group == "original" and row.source == "survey"]
        assert {hit.context[a:b] for a, b in hit.marks} == {"millon"}
    small.reading.take_originals(set(copies))
    small.reading.show_words(OURS)
    small.reading.show_originals()
    small.reading.sought.mark()
    text = column(small, "survey").text
    assert {text.lines[s.line].text[s.start:s.end] for s in text.marked.sought
            if text.lines[s.line].own is not None} == {"million"}


def test_a_hit_in_an_original_leads_to_its_statement(small, copies):
    word = original_word(small, copies)
    small.reading.take_originals(set(copies))
    search_for(small, word)
    pick(small.search.panel.groups, "Original words")
    wanted = listed(small)[0]
    press(small.search, Key.Key_Return)
    settle()
    assert small.desk.session.state.passage == wanted
    text = column(small, "survey").text
    assert text.words != OURS, "they are to be seen"
    small.reading.sought.mark()
    assert {text.lines[s.line].text[s.start:s.end].lower()[:len(word)] for s in text.marked.sought} == {word}
    assert all(text.lines[s.line].own is not None for s in text.marked.sought)


def test_what_rests_on_original_words_is_marked(small, copies):
    library = small.desk.library
    search_for(small, original_word(small, copies))
    found = small.search.found
    keys = [row.key for row in rows(library, found, found.listed("original"))]
    resting = {library.id_of(c.entity) for key in keys for c in library.claims_on(key)}
    assert resting <= small.desk.session.state.sought.things
    assert set(keys) <= small.desk.session.state.sought.statements


def test_every_statement_is_found_by_its_own_words(small, copies):
    for source, copy in copies.items():
        original = searchable(copy.placement, copy.as_in_copy, small.desk.library.blocks(source))
        assert original.source == source and len(original.statements) == len(copy.placement.passages)
        for statement in original.statements:
            shown = " ".join(original.text.text[a:b] for a, b in statement.spans)
            assert "".join(shown.split()) == "".join(copy.words[statement.key].text.replace("…", "").split())


def test_a_copy_is_made_ready_once(small, copies):
    one, again = small.search.originals(), small.search.originals()
    assert [o.source for o in one] == [s.key for s in small.desk.library.sources]
    assert all(a is b for a, b in zip(one, again, strict=True))
    copies.pop("survey")
    assert [o.source for o in small.search.originals()] == ["memoir"]


@pytest.mark.parametrize("first", [OURS, THEIRS, BOTH])
def test_what_was_found_is_marked_in_whatever_words_are_shown(small, copies, first):
    small.reading.show_words(first)
    search_for(small, "base")
    for words in (THEIRS, BOTH, OURS, BOTH):
        small.reading.show_words(words)
        assert [c.text.words for c in small.reading.columns] == [words] * 2
        small.reading.sought.mark()
        for text in (c.text for c in small.reading.columns):
            assert all("base" in text.lines[s.line].text[s.start:s.end].lower() for s in text.marked.sought)
    assert any(c.text.marked.sought for c in small.reading.columns)


def test_an_original_in_other_letters_is_searched_and_nothing_else_is_said(small, copies):
    said = "Nothing found. The texts are in Latin letters: in Cyrillic letters only names are found."
    search_for(small, "списание")
    assert small.search.panel.count.text() == said, "a name in them is not enough"
    known = small.desk.library.originals.known
    text = (ORIGINALS / "survey.txt").read_bytes().decode("utf-8") + "\n\nО списании долга ничего не известно. " * 40
    copies["survey"] = held("survey.txt", "notebook", place(known, text), text)
    search_for(small, "кредиты")
    assert small.search.panel.count.text().startswith("Nothing found, in the editors’ words or in your 2 originals")
