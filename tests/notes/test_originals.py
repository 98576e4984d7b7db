"""The originals in a reader's notebook: what is put in comes out, and only there."""

import sqlite3
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from explorer.notes.notebook import APPLICATION_ID, NAME, Notebook, NotebookError
from explorer.notes.originals import Originals

TEXT = "Words, “quoted”,\r\nЁлкина, ң ө ү, \x00 and 👍\n"


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "mine")


def add(originals: Originals, source: str, text: str = TEXT, identical: bool = False) -> None:
    originals.add(source, f"{source}.pdf", text, sha256(text.encode()).hexdigest(), identical)


def test_reading_makes_no_file(notebook):
    originals = Originals(notebook, "k")
    assert originals.all() == [] and originals.text("sari") is None and not originals.remove("sari")
    assert not notebook.path.exists()


def test_what_is_put_in_comes_out(notebook):
    before = datetime.now().astimezone().replace(microsecond=0)
    add(Originals(notebook, "k"), "sari", identical=True)
    originals = Originals(Notebook(notebook.path.parent), "k")
    assert originals.text("sari") == TEXT
    [added] = originals.all()
    assert (added.source, added.name, added.identical) == ("sari", "sari.pdf", True)
    assert added.sha256 == sha256(TEXT.encode()).hexdigest()
    assert before <= datetime.fromisoformat(added.added) <= datetime.now().astimezone()


def test_each_dataset_has_its_own_and_another_copy_replaces(notebook):
    one, two = Originals(notebook, "k"), Originals(notebook, "talvia")
    add(one, "sari", "first")
    add(one, "sari", "second")
    add(one, "profile")
    add(two, "sari", "other")
    assert [a.source for a in one.all()] == ["profile", "sari"]
    assert (one.text("sari"), two.text("sari"), two.text("profile")) == ("second", "other", None)
    assert one.remove("sari") and not one.remove("sari")
    assert (one.text("sari"), two.text("sari")) == (None, "other")


def test_an_older_notebook_is_read_and_brought_up_to_date_when_written(notebook):
    notebook.path.parent.mkdir(parents=True)
    with sqlite3.connect(notebook.path) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 2")
        db.execute("CREATE TABLE place (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.execute("CREATE TABLE view (dataset TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, "
                   "PRIMARY KEY (dataset, name))")
        db.execute("INSERT INTO view VALUES ('k', 'one', '{\"a\": 1}')")
    db.close()
    before = notebook.path.read_bytes()
    originals = Originals(notebook, "k")
    assert originals.all() == [] and originals.text("sari") is None
    assert notebook.views("k") == {"one": {"a": 1}}
    assert notebook.path.read_bytes() == before
    add(originals, "sari")
    assert originals.text("sari") == TEXT and notebook.views("k") == {"one": {"a": 1}}


@pytest.mark.slow
def test_what_cannot_be_written_leaves_what_was(notebook):
    originals = Originals(notebook, "k")
    add(originals, "sari", "first")
    other = sqlite3.connect(notebook.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        for attempt in (lambda: add(originals, "sari", "second"), lambda: originals.remove("sari")):
            with pytest.raises(NotebookError, match=r"locked.*open another notebook from the menu"):
                attempt()
    finally:
        other.close()
    assert originals.text("sari") == "first"
    assert [p.name for p in notebook.path.parent.iterdir()] == [NAME]


def test_a_file_that_is_no_notebook_is_said(notebook):
    notebook.path.parent.mkdir(parents=True)
    notebook.path.write_text("dear diary " * 100)
    originals = Originals(notebook, "k")
    for attempt in (originals.all, lambda: originals.text("sari"), lambda: add(originals, "sari")):
        with pytest.raises(NotebookError, match="cannot be"):
            attempt()
