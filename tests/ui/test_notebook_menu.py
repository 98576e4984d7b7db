"""Which notebook is open, what goes in and out of it, and clearing everything for the next reader."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from explorer.model.records import Quote, Thing
from explorer.notes import notebook as files
from explorer.notes.edits import made, notes_in
from explorer.notes.notebook import NAME, Notebook
from explorer.ui.notes.clear import ClearDialog
from tests.ui.hands import (
    CTRL,
    Key,
    agree_to,
    back_to,
    button_named,
    click,
    column,
    from_menu,
    message,
    press,
    settle,
    type_text,
    wait_until,
)
from tests.ui.note_hands import choose_words, in_file, listed, open_notes, write


@pytest.fixture
def answer(monkeypatch):
    """Sets what the next file dialogs answer."""
    def set_it(path) -> None:
        for name in ("getSaveFileName", "getOpenFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *a, **k: (str(path), ""))
    return set_it


def menu(window, *path: str) -> None:
    back_to(window)
    QTest.mouseMove(window, QPoint(5, window.height() - 5))  # a menu takes no click where the pointer rested before
    from_menu(window.bar.menu, "Notebook", *path)
    settle()


@pytest.fixture
def said(small):
    """What is said at the foot of the window; Qt wipes it there while a menu closes."""
    words: list[str] = []
    small.notes.book.said.connect(words.append)
    return words


def note(window, body: str, key: str = "vik"):
    there = replace(window.notes.book.draft(Thing(key, key)), body=body)
    assert window.notes.book.do(made(there))
    return there


# Which file

def test_a_new_notebook_is_begun_kept_for_the_next_start_and_left_again(
        small, tmp_path, answer, start, small_dataset, said):
    note(small, "at home")
    answer(tmp_path / "stick" / "anna")
    (tmp_path / "stick").mkdir()
    menu(small, "New notebook…")
    stick = tmp_path / "stick" / "anna.sqlite"
    assert small.notes.book.notebook.path == stick and "anna.sqlite" in said[-1]
    open_notes(small)
    assert listed(small) == []
    note(small, "on the stick")
    small.close()
    again = start(small_dataset)
    assert again.notes.book.notebook.path == stick
    assert [n.body for n in notes_in(again.notes.book.notebook)] == ["on the stick"]
    menu(again, "Recent notebooks", "The notebook of this computer")
    assert [n.body for n in notes_in(again.notes.book.notebook)] == ["at home"]
    menu(again, "Recent notebooks", str(stick))
    assert again.notes.book.notebook.path == stick


def test_a_notebook_is_opened_from_a_file_and_nothing_of_the_other_can_be_undone(small, tmp_path, answer):
    other = Notebook(tmp_path / "other")
    from explorer.notes.edits import write as write_edit
    write_edit(other, made(replace(small.notes.book.draft(Thing("vik", "Vik")), body="theirs")))
    note(small, "mine")
    answer(other.path)
    menu(small, "Open a notebook…")
    assert small.notes.book.notebook.path == other.path
    assert not small.actions_by_name["undo"].isEnabled()
    assert in_file(small) == [("note", "theirs")]


def test_what_is_no_notebook_is_said_and_the_present_one_stays(small, tmp_path, answer):
    note(small, "mine")
    for name, content in (("text.sqlite", "dear diary"), ("gone.sqlite", None)):
        if content:
            (tmp_path / name).write_text(content)
        answer(tmp_path / name)
        menu(small, "Open a notebook…")
        assert name in message(small).text()
        agree_to(message(small))
    (tmp_path / "there.sqlite").write_text("precious")
    answer(tmp_path / "there.sqlite")
    menu(small, "New notebook…")
    assert "is there already" in message(small).text()
    agree_to(message(small))
    assert in_file(small) == [("note", "mine")]


def test_what_is_typed_goes_into_the_notebook_that_was_open(small, tmp_path, answer):
    small.desk.open("vik")
    press(small.timeline.canvas, Key.Key_N)
    type_text(small.notes.pane.editor.field, "still mine")
    answer(tmp_path / "new.sqlite")
    menu(small, "New notebook…")
    assert in_file(small) == []
    menu(small, "Recent notebooks", "The notebook of this computer")
    assert in_file(small) == [("note", "still mine")]


def test_a_stick_that_is_not_there_at_the_start_is_said_and_one_s_own_notebook_opened(
        small, tmp_path, answer, start, small_dataset):
    answer(tmp_path / "anna.sqlite")
    menu(small, "New notebook…")
    small.close()
    (tmp_path / "anna.sqlite").unlink()
    again = start(small_dataset)
    assert "anna.sqlite: is not there" in again.statusBar().currentMessage()
    assert again.notes.book.notebook.path == again.notes.book.notebook.home


# Clearing

def asking(window) -> ClearDialog:
    menu(window, "Clear for the next reader…")
    [found] = [d for d in window.findChildren(ClearDialog) if d.isVisible()]
    assert not found.isModal()
    return found


def test_clearing_leaves_nothing_and_the_window_as_at_the_first_start(small, folder, tmp_path, answer):
    from explorer.model.filters import Filters
    note(small, "a secret")
    press(choose_words(small, "memoir", "mm010", 6, 13), Key.Key_H)
    small.notebook.save_view("talvia", "mine", {})
    small.desk.session.change(current="vik", selected=("vik",), filters=Filters(sources=frozenset({"memoir"})))
    type_text(small.search, "debt")
    dialog = asking(small)
    assert "2 notes are in the open notebook" in dialog.words.text()
    answer(tmp_path / "copy")
    click(button_named(dialog, "Save a copy first…"))
    assert "copy.sqlite" in dialog.says.text()
    click(button_named(dialog, "Clear"))
    settle()
    assert in_file(small) == [] and small.notebook.views("talvia") == {}
    assert not column(small, "memoir").text.highlights
    state = small.desk.session.state
    assert (state.current, state.filters, small.search.text()) == ("harbour-riots", Filters(), "")
    assert b"a secret" not in (folder / NAME).read_bytes()
    assert len(notes_in(_opened(tmp_path / "copy.sqlite"))) == 2
    assert not small.actions_by_name["undo"].isEnabled()


def _opened(path) -> Notebook:
    book = Notebook(path.parent)
    book.open(path)
    return book


def test_clearing_can_be_thought_better_of(small):
    note(small, "mine")
    click(button_named(asking(small), "Cancel"))
    assert in_file(small) == [("note", "mine")]


def test_clearing_leaves_a_notebook_on_a_stick_as_it_is(small, tmp_path, answer):
    note(small, "at home")
    answer(tmp_path / "anna.sqlite")
    menu(small, "New notebook…")
    note(small, "on the stick")
    dialog = asking(small)
    assert "anna.sqlite is closed, and stays as it is" in dialog.words.text()
    click(button_named(dialog, "Clear"))
    settle()
    assert in_file(small) == [] and small.notes.book.notebook.path == small.notes.book.notebook.home
    assert [n.body for n in notes_in(_opened(tmp_path / "anna.sqlite"))] == ["on the stick"]
    assert small.notes.book.recent == []


def test_clearing_that_fails_says_so_and_leaves_all(small, folder, monkeypatch):
    note(small, "mine")
    plain = files._connect
    dialog = asking(small)
    with monkeypatch.context() as patch:
        patch.setattr(files, "_connect", lambda path, mode: plain(path, "ro"))
        click(button_named(dialog, "Clear"))
    assert "may only be read" in dialog.says.text() and dialog.isVisible()
    click(button_named(dialog, "Cancel"))
    assert in_file(small) == [("note", "mine")]


# In and out

def test_notes_go_out_and_come_back(small, tmp_path, answer, said):
    press(choose_words(small, "memoir", "mm010", 6, 13), Key.Key_H)
    note(small, "mine")
    before = notes_in(small.notes.book.notebook)
    answer(tmp_path / "notes")
    menu(small, "Export notes as annotations…")
    out = tmp_path / "notes.jsonld"
    assert json.loads(out.read_text(encoding="utf-8"))["total"] == 2
    assert str(out) in said[-1]
    answer(out)
    menu(small, "Import annotations…")
    assert said[-1] == "All of them were here already"
    for _ in range(2):
        press(small.timeline.canvas, Key.Key_Z, CTRL)
    assert in_file(small) == []
    menu(small, "Import annotations…")
    assert said[-1] == "2 notes taken in"
    assert {n.key: n for n in notes_in(small.notes.book.notebook)} == {n.key: n for n in before}
    assert len(column(small, "memoir").text.highlights) == 1
    press(small.timeline.canvas, Key.Key_Z, CTRL)
    assert in_file(small) == []


def test_words_of_the_documents_themselves_leave_with_their_rights(small, tmp_path, answer):
    quoted = Quote("memoir", "mm010", 0, 5, "Twelve", original=True)
    assert small.notes.book.do(made(small.notes.book.draft((quoted,))))
    answer(tmp_path / "notes.jsonld")
    menu(small, "Export notes as annotations…")
    assert "My years on the quay\nInvented for tests" in message(small).text()
    agree_to(message(small))
    assert "Invented for tests" in (tmp_path / "notes.jsonld").read_text(encoding="utf-8")


def test_what_is_of_something_else_is_counted(small, tmp_path, answer, said):
    items = [{"type": "Annotation", "id": "urn:a", "target": "urn:x-tlex:talvia:entity:vik", "body": "one"},
             {"type": "Annotation", "id": "urn:b", "target": "urn:x-tlex:elsewhere:entity:x", "body": "two"},
             {"type": "Annotation", "target": "https://example.org"}]
    (tmp_path / "in.json").write_text(json.dumps(items))
    answer(tmp_path / "in.json")
    menu(small, "Import annotations…")
    assert said[-1] == (
        "2 notes taken in · 1 of another dataset · 1 left out: of something else")
    open_notes(small)
    assert len(listed(small)) == 1


@pytest.mark.parametrize(("content", "says"), [
    (b'{\n "a": }', "in.json: line 2, column 7: is no JSON"), (b"{}", "in.json: is no collection"), (None, "in.json")])
def test_a_file_that_cannot_be_read_is_said_with_its_place(small, tmp_path, answer, content, says):
    if content is not None:
        (tmp_path / "in.json").write_bytes(content)
    answer(tmp_path / "in.json")
    menu(small, "Import annotations…")
    assert says in message(small).text()
    agree_to(message(small))
    assert in_file(small) == []


def test_a_place_where_nothing_can_be_written_is_said(small, tmp_path, answer):
    note(small, "mine")
    answer(tmp_path / "nowhere" / "notes.jsonld")
    menu(small, "Export notes as annotations…")
    assert "nowhere" in message(small).text()
    agree_to(message(small))


# What cannot be written

def locked(folder):
    db = sqlite3.connect(folder / NAME, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    return closing(db)


@pytest.mark.slow
def test_a_locked_notebook_is_said_once_and_what_was_typed_is_kept_and_tried_again(small, folder):
    note(small, "there already")
    small.desk.open("vik")
    press(small.timeline.canvas, Key.Key_N)
    pane = small.notes.pane
    with locked(folder):
        type_text(pane.editor.field, "Do not lose this")
        wait_until(pane.banner.isVisible)
        assert "locked by another window" in pane.banner.words.text()
        assert "Not saved yet: 1 change" in pane.banner.words.text()
        type_text(pane.editor.field, "!")
        settle(400)
        assert "Not saved yet: 1 change" in pane.banner.words.text()
        click(button_named(pane.banner, "Try again"))
        assert pane.banner.isVisible() and pane.editor.field.toPlainText() == "Do not lose this!"
    assert in_file(small) == [("note", "there already")]
    click(button_named(pane.banner, "Try again"))
    assert not pane.banner.isVisible()
    assert in_file(small) == [("note", "there already"), ("note", "Do not lose this!")]
    pane.editor.write()
    write(small, " More")
    assert in_file(small)[-1] == ("note", "Do not lose this! More")


def test_a_mark_that_cannot_be_written_opens_the_notes_and_can_be_left(small, folder):
    note(small, "there already")
    text = choose_words(small, "memoir", "mm010", 6, 13)
    with locked(folder):
        press(text, Key.Key_H)
        assert small.notes.pane.banner.isVisible() and text.selection() is not None
        click(button_named(small.notes.pane.banner, "Do without"))
    assert not small.notes.pane.banner.isVisible() and len(in_file(small)) == 1


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_full_disk_and_a_notebook_to_be_read_only_keep_what_was_typed(small, monkeypatch, how):
    note(small, "there already")
    plain = files._connect

    def full(path, mode):
        db = plain(path, mode)
        db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
        return db

    small.desk.open("vik")
    press(small.timeline.canvas, Key.Key_N)
    pane = small.notes.pane
    with monkeypatch.context() as patch:
        patch.setattr(files, "_connect", full if how == "full" else lambda path, mode: plain(path, "ro"))
        long = "long words " * 1000
        pane.editor.field.setPlainText(long)
        wait_until(pane.banner.isVisible)
        assert ("disk is full" if how == "full" else "may only be read") in pane.banner.words.text()
        assert pane.editor.field.toPlainText() == long
    click(button_named(pane.banner, "Try again"))
    assert in_file(small)[-1] == ("note", long)


def test_closing_with_something_unsaved_says_so_once(small, folder, capsys):
    note(small, "there already")
    small.desk.open("vik")
    press(small.timeline.canvas, Key.Key_N)
    with locked(folder):
        type_text(small.notes.pane.editor.field, "Do not lose this")
        small.close()
        assert small.isVisible() and "Close again" in small.statusBar().currentMessage()
        assert small.notes.pane.banner.isVisible()
    small.close()
    assert not small.isVisible()
    assert in_file(small)[-1] == ("note", "Do not lose this")
    assert capsys.readouterr().err == ""


def test_an_edit_that_another_window_has_overtaken_is_said_and_theirs_is_kept(small):
    mine = note(small, "mine")
    from explorer.notes.edits import changed
    from explorer.notes.edits import write as write_edit
    open_notes(small)
    small.notes.pane.show_note(mine, write=True)
    settle()
    write_edit(Notebook(small.notes.book.notebook.home.parent), changed(mine, body="theirs"))
    type_text(small.notes.pane.editor.field, " and more")
    settle(400)
    assert in_file(small) == [("note", "theirs")]
    assert "changed in another window" in small.statusBar().currentMessage()
    assert small.notes.pane.editor.field.toPlainText() == "mine and more"


def test_what_could_not_be_written_goes_along_into_another_notebook(small, folder, tmp_path, answer):
    there = note(small, "there already")
    open_notes(small)
    small.notes.pane.show_note(there, write=True)
    pane = small.notes.pane
    with locked(folder):
        type_text(pane.editor.field, ", and more")
        wait_until(pane.banner.isVisible)
        assert "--data-dir" not in pane.banner.words.text()
        answer(tmp_path / "anna")
        menu(small, "New notebook…")
        assert not pane.banner.isVisible()
        assert in_file(small) == [("note", "there already, and more")]
    assert [one.body for one in notes_in(Notebook(folder), there.dataset)] == ["there already"]
