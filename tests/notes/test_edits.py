"""Notes are kept as they were made, every edit can be undone and redone, and nothing is written by halves."""

import sqlite3
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.records import TAGS, Quote
from explorer.notes import edits, notebook
from explorer.notes.edits import Change, History, Overtaken, changed, made, notes_in, removed, taken_in, undone, write
from explorer.notes.notebook import NAME, Notebook, NotebookError
from tests.notes.made import DATASET, marked, notes, on_days, on_thing

BASE = Quote("memoir", "mm010", 0, 5, "There", "", " were")


@pytest.fixture
def book(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path)


def test_a_notebook_that_is_not_there_holds_none(book):
    assert notes_in(book) == []
    assert not book.path.exists()


@given(st.lists(notes, max_size=5, unique_by=lambda note: note.key))
def test_notes_come_out_as_they_were_put_in(tmp_path_factory, some):
    book = Notebook(tmp_path_factory.mktemp("book"))
    write(book, tuple(Change(None, note) for note in some))
    assert sorted(notes_in(book), key=lambda n: n.key) == sorted(some, key=lambda n: n.key)


def test_each_dataset_has_its_own_the_oldest_first(book):
    later = marked(BASE, created="2025-05-05T05:05:05Z")
    first, other = marked(BASE), replace(marked(BASE), dataset="elsewhere")
    for note in (later, other, first):
        write(book, made(note))
    assert notes_in(book, DATASET) == [first, later]
    assert notes_in(book, "elsewhere") == [other]
    assert len(notes_in(book)) == 3


def test_an_edit_says_when_and_nothing_if_nothing_changes(monkeypatch):
    note = marked(BASE, body="one")
    monkeypatch.setattr(edits, "now", lambda: "2030-01-01T00:00:00Z")
    [change] = changed(note, body="two", tag=TAGS[1])
    assert change.before == note
    assert change.after == replace(note, body="two", tag=TAGS[1], modified="2030-01-01T00:00:00Z")
    assert changed(note, body="one") == ()


def test_undo_and_redo_go_all_the_way_there_and_back(book):
    history, seen = History(book), [[]]
    a, b, c = marked(BASE), on_thing("vik"), on_days(100, 200)
    b2 = changed(b, body="Because")
    for edit in (made(a), made(b), made(c), b2, removed([a, c]), changed(b2[0].after, tag=TAGS[2])):
        history.do(edit)
        seen.append(notes_in(book))
    for before in reversed(seen[:-1]):
        history.undo()
        assert by_key(notes_in(book)) == by_key(before)
    assert history.undo() == () and history.undoable == ()
    for after in seen[1:]:
        history.redo()
        assert by_key(notes_in(book)) == by_key(after)
    assert history.redo() == () and history.redoable == ()


def by_key(some):
    return {note.key: note for note in some}


@given(st.data())
def test_whatever_is_done_undoing_all_of_it_leaves_what_was_there(tmp_path_factory, data):
    book = Notebook(tmp_path_factory.mktemp("book"))
    history, kept = History(book), on_thing("kept")
    write(book, made(kept))
    for _ in range(data.draw(st.integers(0, 12))):
        there = notes_in(book)
        one = data.draw(st.sampled_from(there)) if there else None
        match data.draw(st.sampled_from(["make", "change", "remove", "undo", "redo"])):
            case "make":
                history.do(made(data.draw(notes)))
            case "change" if one:
                history.do(changed(one, body=data.draw(st.text(st.characters(exclude_categories=("Cs",))))),
                           goes_on=data.draw(st.booleans()))
            case "remove" if one:
                history.do(removed([one]))
            case "undo":
                history.undo()
            case "redo":
                history.redo()
    while history.undoable:
        history.undo()
    assert notes_in(book) == [kept]


def test_a_new_edit_leaves_nothing_to_redo(book):
    history = History(book)
    history.do(made(marked(BASE)))
    history.undo()
    history.do(made(on_thing("vik")))
    assert history.redoable == () and history.redo() == ()
    assert len(notes_in(book)) == 1


def test_typing_that_goes_on_is_undone_at_once(book):
    history, note = History(book), on_thing("vik", "W")
    history.do(made(note))
    for text in ("Wh", "Why", "Why?"):
        [now] = notes_in(book)
        history.do(changed(now, body=text), goes_on=text != "Wh")
    history.undo()
    assert notes_in(book) == [note]
    history.redo()
    assert notes_in(book)[0].body == "Why?"


def test_typing_on_another_note_does_not_join(book):
    history, one, two = History(book), on_thing("vik", "1"), on_thing("kos", "2")
    history.do(made(one))
    history.do(made(two))
    history.do(changed(one, body="11"), goes_on=True)
    history.undo()
    assert by_key(notes_in(book)) == by_key([one, two])


def test_what_another_window_changed_is_not_overwritten_and_bars_no_way(book):
    mine, theirs = History(book), History(Notebook(book.path.parent))
    first, note = on_days(1, 2), on_thing("vik", "mine")
    mine.do(made(first))
    mine.do(made(note))
    theirs.do(changed(note, body="theirs"))
    with pytest.raises(Overtaken, match="changed in another window"):
        mine.do(changed(note, body="mine again"))
    with pytest.raises(Overtaken):
        mine.undo()
    assert {n.body for n in notes_in(book)} == {"Then", "theirs"}
    mine.undo()
    assert [n.body for n in notes_in(book)] == ["theirs"]


def test_an_edit_of_many_is_made_whole_or_not_at_all(book):
    there, gone = on_thing("vik"), on_thing("kos")
    write(book, made(there))
    with pytest.raises(Overtaken):
        write(book, (*made(on_days(1, 2)), *removed([there, gone])))
    assert notes_in(book) == [there]


def test_undoing_an_edit_twice_is_the_edit():
    a, b = on_thing("vik"), on_thing("kos")
    edit = (*made(a), *changed(a, body="x"), *removed([b]))
    assert undone(undone(edit)) == edit


# What cannot be written

def failing(monkeypatch, how) -> None:
    """From now on connections are such as `how` makes them."""
    plain = notebook._connect
    monkeypatch.setattr(notebook, "_connect", lambda path, mode: how(plain, path, mode))


def full(plain, path, mode):
    db = plain(path, mode)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    return db


def read_only(plain, path, mode):
    return plain(path, "ro")


@pytest.mark.parametrize(("how", "why"), [
    (full, "the disk is full.*make room and try again"), (read_only, "it may only be read.*open another notebook")])
def test_a_full_disk_and_a_notebook_that_may_only_be_read_are_said_and_nothing_is_lost(book, monkeypatch, how, why):
    history, note = History(book), on_thing("vik")
    history.do(made(note))
    long = changed(note, body="long " * 10_000)
    with monkeypatch.context() as patch:
        failing(patch, how)
        for attempt in (lambda: history.do(long), lambda: history.do(made(on_thing("kos", "long " * 10_000)))):
            with pytest.raises(NotebookError, match=why) as said:
                attempt()
            assert str(book.path) in str(said.value) and "\n" not in str(said.value)
        assert notes_in(book) == [note] and history.undoable == made(note)
    history.do(long)
    assert notes_in(book)[0].body == long[0].after.body


@pytest.mark.slow
def test_a_locked_notebook_is_said_and_the_edit_can_be_made_again(book):
    history, note = History(book), on_thing("vik")
    history.do(made(note))
    other = sqlite3.connect(book.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(NotebookError, match=r"locked by another window.*try again when that is done"):
        history.do(changed(note, body="kept"))
    with pytest.raises(NotebookError, match="locked"):
        history.undo()
    other.close()
    history.do(changed(note, body="kept"))
    history.undo()
    history.undo()
    assert notes_in(book) == []


def test_a_stick_that_was_taken_out_is_said_and_no_other_file_is_made(tmp_path):
    book = Notebook(tmp_path / "mine")
    (tmp_path / "stick").mkdir()
    book.begin(tmp_path / "stick" / "anna.sqlite")
    history, note = History(book), on_thing("vik")
    history.do(made(note))
    (tmp_path / "stick").rename(tmp_path / "taken out")
    with pytest.raises(NotebookError, match="it is not there"):
        history.do(changed(note, body="kept"))
    assert not (tmp_path / "stick").exists() and not (tmp_path / "mine").exists()
    (tmp_path / "taken out").rename(tmp_path / "stick")
    history.do(changed(note, body="kept"))
    assert notes_in(book)[0].body == "kept"


def test_a_target_that_was_meddled_with_is_said(book):
    note = on_thing("vik")
    write(book, made(note))
    for text in ("", "[]", "{}", '{"quotes": 3}', '{"thing": {"key": "a"}}', '{"other": {}}', '{"thing": null}'):
        db = sqlite3.connect(book.path)
        db.execute("UPDATE note SET target = ?", [text])
        db.commit()
        db.close()
        with pytest.raises(NotebookError, match=f"{note.key} cannot be read"):
            notes_in(book)


def test_no_connection_is_left_open(book):
    write(book, made(on_thing("vik")))
    notes_in(book)
    with suppress(NotebookError):
        write(book, removed([on_thing("kos")]))
    book.path.unlink()
    assert list(book.path.parent.iterdir()) == []


# From elsewhere

def test_what_is_taken_in_twice_makes_no_doubles_and_the_newer_counts(book):
    old = replace(on_thing("vik", "old"), modified="2025-01-01T00:00:00Z")
    new = replace(old, body="new", modified="2025-02-01T00:00:00Z")
    other = on_days(1, 2)
    write(book, taken_in(notes_in(book), [old, other]))
    assert taken_in(notes_in(book), [old, other]) == ()
    assert taken_in(notes_in(book), [new, old, new]) == (Change(old, new),)
    write(book, taken_in(notes_in(book), [new]))
    assert taken_in(notes_in(book), [old]) == ()
    assert by_key(notes_in(book)) == by_key([new, other])


def test_what_is_taken_in_is_undone_at_once(book):
    history = History(book)
    history.do(taken_in([], [on_thing("vik"), on_days(1, 2), marked(BASE)]))
    assert len(notes_in(book)) == 3
    history.undo()
    assert notes_in(book) == []
    history.redo()
    assert len(notes_in(book)) == 3
    history.forget()
    assert history.undo() == () and len(notes_in(book)) == 3 and book.path.name == NAME
