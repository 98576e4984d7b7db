"""Which file is the notebook; and that it outlives new versions, the next reader, and being killed."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from explorer.notes import notebook
from explorer.notes.edits import made, notes_in, write
from explorer.notes.notebook import APPLICATION_ID, NAME, VERSION, Notebook, NotebookError
from tests.notes.made import on_thing

ROOT = Path(__file__).parents[2]


def old_notebook(path: Path, version: int) -> bytes:
    """A notebook as an earlier version has written it, with a place and perhaps a view."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for step in notebook._STEPS[:version]:
            db.execute(step)
        db.execute(f"PRAGMA user_version = {version}")
        db.execute("INSERT INTO place VALUES ('place', '{\"a\": 1}')")
        if version > 1:
            db.execute("INSERT INTO view VALUES ('k', 'one', '{\"b\": 2}')")
        db.commit()
    return path.read_bytes()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [str(db.execute("PRAGMA user_version").fetchone()), *db.iterdump()]


# Versions

@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_older_notebook_is_read_as_it_is_and_a_copy_kept_before_it_is_brought_up_to_date(tmp_path, version):
    book = Notebook(tmp_path)
    before = old_notebook(book.path, version)
    was = dump(book.path)
    assert book.read("place") == {"a": 1} and notes_in(book) == []
    assert book.views("k") == ({"one": {"b": 2}} if version > 1 else {})
    assert book.path.read_bytes() == before
    note = on_thing("vik")
    write(book, made(note))
    assert notes_in(book) == [note] and book.read("place") == {"a": 1}
    kept = tmp_path / f"notebook.bak-{version}"
    assert dump(kept) == was
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([NAME, kept.name])
    kept.unlink()
    write(book, made(on_thing("kos")))
    assert not kept.exists()


def test_where_no_copy_can_be_kept_nothing_is_changed(tmp_path):
    book = Notebook(tmp_path)
    before = old_notebook(book.path, 2)
    (tmp_path / "notebook.bak-2").mkdir()
    with pytest.raises(NotebookError, match="no copy can be saved there"):
        write(book, made(on_thing("vik")))
    assert book.path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notebook.bak-2", NAME]


# Which file

def test_another_notebook_is_opened_and_where_one_left_off_stays_at_home(tmp_path):
    book, other = Notebook(tmp_path / "mine"), tmp_path / "stick" / "anna.sqlite"
    book.write("place", {"a": 1})
    write(book, made(on_thing("vik")))
    book.begin(other)
    assert book.path == other and notes_in(book) == []
    write(book, made(on_thing("kos")))
    book.save_view("k", "one", {"b": 2})
    book.write("place", {"a": 2})
    assert [n.target.key for n in notes_in(book)] == ["kos"]
    book.open(book.home)
    assert [n.target.key for n in notes_in(book)] == ["vik"] and book.views("k") == {}
    book.open(other)
    assert [n.target.key for n in notes_in(book)] == ["kos"] and book.views("k") == {"one": {"b": 2}}
    assert book.read("place") == {"a": 2}


def test_what_is_no_notebook_is_not_opened_and_the_present_one_stays(tmp_path):
    book = Notebook(tmp_path)
    (tmp_path / "text.sqlite").write_text("dear diary")
    (tmp_path / "folder").mkdir()
    with closing(sqlite3.connect(tmp_path / "recipes.sqlite")) as db:
        db.execute("CREATE TABLE recipe (words TEXT)")
    for name, why in (("gone.sqlite", "is not there"), ("text.sqlite", "cannot be read"), ("folder", "cannot be read"),
                      ("recipes.sqlite", "is no notebook")):
        with pytest.raises(NotebookError, match=why):
            book.open(tmp_path / name)
        assert book.path == book.home


def test_a_new_notebook_takes_no_others_place(tmp_path):
    book = Notebook(tmp_path / "mine")
    there = tmp_path / "there.sqlite"
    there.write_text("precious")
    with pytest.raises(NotebookError, match="is there already"):
        book.begin(there)
    with pytest.raises(NotebookError, match="cannot be made"):
        book.begin(there / "below.sqlite")
    assert there.read_text() == "precious" and book.path == book.home


def test_a_new_notebook_that_cannot_be_written_is_not_left_behind(tmp_path, monkeypatch):
    book = Notebook(tmp_path / "mine")
    plain = notebook._connect
    monkeypatch.setattr(notebook, "_connect", lambda path, mode: plain(path, "ro"))
    with pytest.raises(NotebookError, match="may only be read"):
        book.begin(tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists() and book.path == book.home


def test_the_version_changes_with_each_writing_of_any_window(tmp_path):
    book, other = Notebook(tmp_path), Notebook(tmp_path)
    seen = [book.version()]
    for key in ("vik", "kos"):
        write(other, made(on_thing(key)))
        seen.append(book.version())
    assert len(set(seen)) == 3
    notes_in(book)
    assert book.version() == seen[-1]


# Copies, and the next reader

def test_a_copy_is_the_same_and_the_notebook_goes_on(tmp_path):
    book, stick = Notebook(tmp_path / "mine"), tmp_path / "stick.sqlite"
    with pytest.raises(NotebookError, match="nothing has been written yet"):
        book.copy(stick)
    note = on_thing("vik")
    write(book, made(note))
    stick.write_text("an older one")
    book.copy(stick)
    assert dump(stick) == dump(book.path) and book.path == book.home
    with pytest.raises(NotebookError, match="is the notebook itself"):
        book.copy(book.path)
    with pytest.raises(NotebookError, match="no copy can be saved there"):
        book.copy(tmp_path / "nowhere" / "copy.sqlite")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine", "stick.sqlite"]


def test_after_clearing_nothing_of_the_reader_is_in_the_file_or_beside_it(tmp_path):
    book = Notebook(tmp_path)
    old_notebook(book.path, 2)
    write(book, made(on_thing("vik", "a secret that is long enough to be looked for " * 50)))
    book.save_view("k", "my secret view", {})
    book.write("place", {"secret": True})
    assert b"secret" in book.path.read_bytes() and (tmp_path / "notebook.bak-2").exists()
    book.clear()
    assert notes_in(book) == [] and book.views("k") == {} and book.read("place") == {}
    assert b"secret" not in book.path.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_clearing_leaves_a_notebook_elsewhere_alone_and_goes_home(tmp_path):
    book, stick = Notebook(tmp_path / "mine"), tmp_path / "stick.sqlite"
    write(book, made(on_thing("vik")))
    book.begin(stick)
    write(book, made(on_thing("kos")))
    before = stick.read_bytes()
    book.clear()
    assert book.path == book.home and notes_in(book) == []
    assert stick.read_bytes() == before


def test_clearing_that_fails_leaves_everything(tmp_path):
    book = Notebook(tmp_path)
    write(book, made(on_thing("vik")))
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotebookError, match="locked"):
            book.clear()
    assert len(notes_in(book)) == 1


# Killed

IN_THE_MIDDLE = """
import os, sys
from pathlib import Path
from explorer.notes.notebook import Notebook
with Notebook(Path(sys.argv[1])).writing() as db:
    db.execute("PRAGMA cache_size = 1")
    db.execute("PRAGMA cache_spill = 1")
    db.execute("UPDATE note SET body = 'half'")
    for n in range(200):
        db.execute("INSERT INTO note VALUES (?, 'k', '', '{}', ?, '', '', '')", [str(n), "x" * 5000])
    os._exit(9)
"""
WITHOUT_END = """
import sys
from pathlib import Path
from explorer.notes.edits import changed, made, removed, write
from explorer.notes.notebook import Notebook
from tests.notes.made import on_thing
book = Notebook(Path(sys.argv[1]))
while True:
    note = on_thing("vik", "begun")
    write(book, made(note))
    print("made", note.key, flush=True)
    edit = changed(note, body="done " * 3000)
    write(book, edit)
    print("done", note.key, flush=True)
"""


def elsewhere(code: str, folder: Path) -> list[str]:
    return [sys.executable, "-c", code, str(folder)]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_what_was_half_written_when_the_program_was_killed_is_not_there_and_the_rest_is(tmp_path):
    book, note = Notebook(tmp_path), on_thing("vik", "whole")
    write(book, made(note))
    done = subprocess.run(elsewhere(IN_THE_MIDDLE, tmp_path), env=ENVIRONMENT, check=False)
    assert done.returncode == 9
    assert (tmp_path / f"{NAME}-journal").stat().st_size > 0, "nothing was half written"
    assert notes_in(book) == [note]
    write(book, made(on_thing("kos")))
    assert len(notes_in(book)) == 2


@pytest.mark.slow
def test_killed_at_any_moment_it_has_all_that_was_written_before(tmp_path):
    chance = random.Random(7)
    book, halves = Notebook(tmp_path), 0
    for _ in range(40):
        with subprocess.Popen(elsewhere(WITHOUT_END, tmp_path), env=ENVIRONMENT, stdout=subprocess.PIPE,
                              text=True) as child:
            said = [child.stdout.readline().split()]
            time.sleep(chance.uniform(0, 0.15))
            child.kill()
            said += [line.split() for line in child.stdout if line.endswith("\n")]  # the last may be cut off
        halves += (tmp_path / f"{NAME}-journal").exists()
        there = {note.key: note.body[:4] for note in notes_in(book)}
        told = {key: what for what, key in said if key}
        for key, what in told.items():
            assert there[key] in ({"made": ("begu", "done"), "done": ("done",)}[what])
        with closing(sqlite3.connect(book.path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert halves, "it was never killed in the middle of writing"
