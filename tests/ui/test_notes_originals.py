"""Notes on a document's own words: marked where they stand, kept when the original goes, never without its rights."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from explorer.model.placing import place
from explorer.notes.edits import notes_in
from explorer.notes.placing import Found
from explorer.session.state import BOTH, OURS, THEIRS
from explorer.ui.originals.held import held
from tests.ui.hands import CTRL, SHIFT, Key, column, press, settle
from tests.ui.note_hands import choose_words, open_notes, write

ORIGINALS = Path(__file__).parents[1] / "datasets" / "small" / "originals"
BASE = "mm010"


@pytest.fixture
def original(small):
    """The memoir in its own words, as if the reader had added it."""
    text = (ORIGINALS / "memoir.txt").read_bytes().decode("utf-8")
    copy = held("memoir.txt", "notebook", place(small.desk.library.originals.known, text), text)
    small.shelf.held[copy.source] = copy
    small.shelf.changed.emit({copy.source})
    small.reading.show_words(THEIRS)
    settle()
    return copy


def choose_statement(window, key: str):
    """Choose the words of a statement as they stand on screen."""
    text = column(window, "memoir").text
    text.setFocus()
    text.setTextCursor(text.cursor_of(text.script.spots[key][0]))
    return text


def test_words_of_the_document_itself_are_marked_where_they_stand(small, original):
    text = choose_statement(small, BASE)
    words = "".join(s.words for s in text.selections())
    press(text, Key.Key_H)
    [note] = notes_in(small.notes.book.notebook)
    [quote] = note.target
    assert quote.original and quote.passage == BASE and quote.exact == words.strip()
    assert original.words[BASE].text[quote.start:quote.end] == quote.exact
    assert [(h.passage, h.original) for h in text.highlights] == [(BASE, True)]
    assert text.marked._kept
    small.reading.show_words(BOTH)
    settle()
    assert column(small, "memoir").text.marked._kept
    small.reading.show_words(OURS)
    settle()
    assert not column(small, "memoir").text.marked._kept


def test_a_mark_on_our_wording_is_not_seen_in_their_words(small, original):
    small.reading.show_words(BOTH)
    settle()
    text = column(small, "memoir").text
    assert small.notes.book.notes == ()
    text.setFocus()
    text.setTextCursor(text.cursor_of(text.script.spots[BASE][0]))
    press(text, Key.Key_H)
    [note] = notes_in(small.notes.book.notebook)
    spots = {spot for spot, _ in text.marked._kept}
    assert spots and all((text.lines[spot.line].own is not None) is note.target[0].original for spot in spots)


def test_what_is_copied_carries_the_rights(small, original):
    press(choose_statement(small, BASE), Key.Key_C, CTRL | SHIFT)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“") and "[Rights: Invented for tests; free for every use.]" in copied


def test_a_note_outlives_the_original(small, original):
    press(choose_statement(small, BASE), Key.Key_H)
    del small.shelf.held["memoir"]
    small.shelf.changed.emit({"memoir"})
    settle()
    [one] = small.notes.book.notes
    assert [p.found for p in one.places] == [Found.UNSEEN] and not one.orphan
    open_notes(small)
    rows = small.notes.pane.rows
    assert "in words that are not here" in rows.words(0).where
    small.shelf.held["memoir"] = original
    small.shelf.changed.emit({"memoir"})
    settle()
    assert [p.found for p in small.notes.book.notes[0].places] == [Found.AS_MADE]


def test_another_notebook_has_other_originals(small, original, tmp_path):
    small.notes.book.begin(tmp_path / "other.sqlite")
    settle()
    assert small.shelf.held == {} and column(small, "memoir").text.held is None


def test_what_is_offered_is_offered_once_however_often_the_words_change(small, original):
    from PySide6.QtWidgets import QMenu
    for words in (OURS, BOTH, OURS):
        small.reading.show_words(words)
    text = column(small, "memoir").text
    text.asked = BASE
    menu = QMenu(small)
    text.menu_opening.emit(menu)
    assert [a.text() for a in menu.actions()].count("Note…") == 1
    menu.deleteLater()


@pytest.mark.parametrize("key", [Key.Key_H, Key.Key_N])
def test_what_is_noted_begins_and_ends_with_whole_words(small, key):
    press(choose_words(small, "memoir", BASE, 7, 12), key)
    if key == Key.Key_N:
        write(small, "How many?")
    [note] = notes_in(small.notes.book.notebook)
    [quote] = note.target
    assert (quote.start, quote.end, quote.exact) == (6, 13, "were 12")
