"""Notes are undone and redone; and the button in the drawer that begins a new one."""

import pytest

from explorer.model.records import Moment
from explorer.notes.edits import notes_in
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    click,
    click_on_line,
    column,
    press,
    settle,
)
from tests.ui.note_hands import (
    choose_words,
    in_file,
    listed,
    open_notes,
)
from tests.ui.note_hands import write as type_note

BASE = "mm010"


def state(window):
    return window.desk.session.state


def all_notes(window):
    return notes_in(window.notes.book.notebook)


# Undo and redo

def test_everything_is_undone_and_redone(small):
    canvas = small.timeline.canvas
    press(choose_words(small, "memoir", BASE, 6, 13), Key.Key_H)
    click_on_line(small, "vik")
    press(canvas, Key.Key_N)
    type_note(small, "Who pays?")
    press(small.notes.pane.editor.field, Key.Key_Escape)
    whole = in_file(small)
    assert whole == [("highlight", ""), ("note", "Who pays?")]
    canvas.setFocus()
    press(canvas, Key.Key_Z, CTRL)
    assert in_file(small) == whole[:1] and len(listed(small)) == 1
    press(canvas, Key.Key_Z, CTRL)
    assert in_file(small) == [] and not column(small, "memoir").text.highlights
    press(canvas, Key.Key_Z, CTRL)
    press(canvas, Key.Key_Z, CTRL | SHIFT)
    press(canvas, Key.Key_Y, CTRL)
    assert in_file(small) == whole
    assert not small.actions_by_name["redo"].isEnabled() and small.actions_by_name["undo"].isEnabled()


def test_undo_while_typing_is_of_the_letters(small):
    press(choose_words(small, "memoir", BASE, 6, 13), Key.Key_H)
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_N)
    type_note(small, "Who")
    press(small.notes.pane.editor.field, Key.Key_Z, CTRL)
    assert small.notes.pane.editor.field.toPlainText() != "Who"
    assert len(column(small, "memoir").text.highlights) == 1


@pytest.mark.parametrize(("key", "modifiers"), [
    pytest.param(Key.Key_Y, CTRL, marks=pytest.mark.slow), (Key.Key_Z, CTRL | SHIFT)])
def test_redo_while_typing_is_of_the_letters(small, key, modifiers):
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_N)
    type_note(small, "Who")
    field = small.notes.pane.editor.field
    press(field, Key.Key_Z, CTRL)
    assert field.toPlainText() == ""
    press(field, key, modifiers)
    assert field.toPlainText() == "Who"


# The button for a new one

def test_the_drawer_offers_a_note_on_what_is_chosen_and_names_it(small):
    open_notes(small)
    new = small.notes.pane.new
    small.desk.session.change(current="", selected=(), passage="")
    settle()
    assert not new.button.isEnabled() and new.on.text() == "Choose words, an event or a date first."
    assert new.button.accessibleDescription() == new.on.text()
    click_on_line(small, "vik")
    settle()
    assert new.button.isEnabled() and new.on.text() == "on: Vik air base"
    assert new.button.accessibleName() == "New note on: Vik air base"
    click(new.button)
    type_note(small, "Who pays?")
    assert in_file(small) == [("note", "Who pays?")] and small.notes.book.on_thing("vik")


def test_words_that_are_chosen_are_what_the_button_writes_on(small):
    open_notes(small)
    new = small.notes.pane.new
    text = choose_words(small, "memoir", BASE, 6, 13)
    settle()
    assert new.on.text() == "on: “were 12”"
    click(new.button)
    type_note(small, "All?")
    assert [note.target[0].exact for note in notes_in(small.notes.book.notebook, small.notes.book.dataset)] == [
        "were 12"]
    text.setFocus()
    click_on_line(small, "vik")
    settle()
    assert new.on.text() == "on: Vik air base", "the words are no longer what one is in"


def test_days_that_are_pointed_at_are_named_too(small):
    open_notes(small)
    canvas = small.timeline.canvas
    canvas.setFocus()
    press(canvas, Key.Key_Right, SHIFT)
    settle()
    moment = small.notes.on_what()
    assert isinstance(moment, Moment)
    assert small.notes.pane.new.on.text() == f"on: {small.desk.wording.date(moment.edtf)}"
