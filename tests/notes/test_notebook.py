"""The reader's own file: what is put in comes out, and nothing that is not ours is touched."""

import sqlite3
from pathlib import Path

import pytest

from explorer.notes.notebook import APPLICATION_ID, NAME, VERSION, Notebook, NotebookError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "a" / "b"


def change(path: Path, sql: str, *values: object) -> None:
    db = sqlite3.connect(path)
    db.execute(sql, values)
    db.commit()
    db.close()


def test_reading_makes_no_file(folder):
    assert Notebook(folder).read("place") == {}
    assert not folder.exists()


@pytest.mark.parametrize("value", [
    {}, {"current": "kant", "window": [1.5, -3.25], "text": 1.1, "on": True, "none": None},
    {"words": "Ёлкина, ң ө ү, \u0301, 👍, \"quoted\", \n"}, {"deep": {"er": [{"est": []}]}}])
def test_what_is_put_in_comes_out(folder, value):
    Notebook(folder).write("place", value)
    assert Notebook(folder).read("place") == value
    assert [p.name for p in folder.iterdir()] == [NAME]


def test_the_last_writing_counts_and_keys_are_kept_apart(folder):
    notebook = Notebook(folder)
    notebook.write("place", {"a": 1})
    notebook.write("other", {"b": 2})
    notebook.write("place", {"c": 3})
    assert notebook.read("place") == {"c": 3}
    assert notebook.read("other") == {"b": 2}
    assert notebook.read("third") == {}


def test_the_file_says_whose_it_is(folder):
    Notebook(folder).write("place", {})
    db = sqlite3.connect(folder / NAME)
    assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION
    db.close()


def test_a_folder_with_odd_letters(tmp_path):
    folder = tmp_path / "мои записи #1 100% ?"
    Notebook(folder).write("place", {"a": 1})
    assert Notebook(folder).read("place") == {"a": 1}


def refused(notebook: Notebook, why: str) -> None:
    """Neither read nor written, for a reason in one line that names the file."""
    before = notebook.path.read_bytes()
    for attempt in (lambda: notebook.read("place"), lambda: notebook.write("place", {"a": 1})):
        with pytest.raises(NotebookError, match=why) as caught:
            attempt()
        assert str(notebook.path) in str(caught.value)
        assert "\n" not in str(caught.value)
    assert notebook.path.read_bytes() == before


def test_one_of_a_newer_program_is_left_as_it_is(folder):
    notebook = Notebook(folder)
    notebook.write("place", {"a": 1})
    change(notebook.path, f"PRAGMA user_version = {VERSION + 1}")
    refused(notebook, "newer Timeline Explorer")


def test_the_file_of_another_program_is_left_as_it_is(folder):
    folder.mkdir(parents=True)
    change(folder / NAME, "PRAGMA application_id = 7")
    change(folder / NAME, "CREATE TABLE recipe (words TEXT)")
    refused(Notebook(folder), "no notebook of Timeline Explorer")


def test_a_database_that_does_not_say_whose_it_is_is_left_as_it_is(folder):
    folder.mkdir(parents=True)
    change(folder / NAME, "CREATE TABLE recipe (words TEXT)")
    refused(Notebook(folder), "no notebook of Timeline Explorer")


def test_what_is_no_database_is_left_as_it_is(folder):
    folder.mkdir(parents=True)
    (folder / NAME).write_text("dear diary, " * 100)
    refused(Notebook(folder), "cannot be (read|written)")


def test_an_empty_file_is_a_notebook_to_be(folder):
    folder.mkdir(parents=True)
    (folder / NAME).touch()
    Notebook(folder).write("place", {"a": 1})
    assert Notebook(folder).read("place") == {"a": 1}


@pytest.mark.parametrize("text", ["", "{", "nul", "[1, 2", b"\xff\xfe"])
def test_what_is_no_json_is_said(folder, text):
    notebook = Notebook(folder)
    notebook.write("place", {})
    change(notebook.path, "UPDATE place SET value = ?", text)
    with pytest.raises(NotebookError, match="cannot be read"):
        notebook.read("place")
    notebook.write("place", {"a": 1})
    assert notebook.read("place") == {"a": 1}


@pytest.mark.parametrize("text", ["[1, 2]", "3", '"x"', "null"])
def test_json_of_another_shape_is_nothing(folder, text):
    notebook = Notebook(folder)
    notebook.write("place", {})
    change(notebook.path, "UPDATE place SET value = ?", text)
    assert notebook.read("place") == {}


def test_a_notebook_without_its_table_is_said(folder):
    notebook = Notebook(folder)
    notebook.write("place", {})
    change(notebook.path, "DROP TABLE place")
    with pytest.raises(NotebookError, match="no such table"):
        notebook.read("place")


@pytest.mark.slow
def test_a_notebook_that_another_window_writes_is_said_after_a_second(folder):
    notebook = Notebook(folder)
    notebook.write("place", {"a": 1})
    other = sqlite3.connect(notebook.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(NotebookError, match="locked"):
            notebook.read("place")
        with pytest.raises(NotebookError, match=r"locked.*open another notebook from the menu"):
            notebook.write("place", {"a": 2})
    finally:
        other.close()
    assert notebook.read("place") == {"a": 1}


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    notebook = Notebook(tmp_path / "file" / "mine")
    assert notebook.read("place") == {}
    with pytest.raises(NotebookError, match="open another notebook from the menu"):
        notebook.write("place", {})


def test_a_writing_that_fails_leaves_the_older(folder):
    notebook = Notebook(folder)
    notebook.write("place", {"a": 1})
    with pytest.raises(TypeError):
        notebook.write("place", {"a": object()})
    assert notebook.read("place") == {"a": 1}


def test_no_connection_is_left_open(folder):
    """The file can be taken away at once, on every system."""
    notebook = Notebook(folder)
    notebook.write("place", {"a": 1})
    notebook.read("place")
    notebook.path.unlink()
    assert list(folder.iterdir()) == []


# Named views

def test_a_view_is_kept_under_its_name_and_for_its_dataset(folder):
    notebook = Notebook(folder)
    assert notebook.views("kyrgyzstan") == {}
    assert not folder.exists()
    notebook.save_view("kyrgyzstan", "Базы", {"a": 1})
    notebook.save_view("kyrgyzstan", "alone", {"b": [2]})
    notebook.save_view("talvia", "alone", {"c": 3})
    assert Notebook(folder).views("kyrgyzstan") == {"alone": {"b": [2]}, "Базы": {"a": 1}}
    assert list(notebook.views("kyrgyzstan")) == ["alone", "Базы"]
    assert notebook.views("talvia") == {"alone": {"c": 3}}
    assert notebook.views("other") == {}


def test_the_same_name_replaces(folder):
    notebook = Notebook(folder)
    notebook.save_view("k", "one", {"a": 1})
    notebook.save_view("k", "one", {"a": 2})
    assert notebook.views("k") == {"one": {"a": 2}}


def test_renaming_and_deleting(folder):
    notebook = Notebook(folder)
    for name in ("one", "two", "three"):
        notebook.save_view("k", name, {"was": name})
        notebook.save_view("other", name, {"was": name})
    notebook.rename_view("k", "one", "four")
    notebook.rename_view("k", "two", "three")
    assert notebook.views("k") == {"four": {"was": "one"}, "three": {"was": "two"}}
    notebook.delete_view("k", "four")
    notebook.delete_view("k", "never there")
    assert list(notebook.views("k")) == ["three"]
    assert len(notebook.views("other")) == 3


def test_a_notebook_of_the_first_version_is_read_and_brought_up_to_date_when_written(folder):
    folder.mkdir(parents=True)
    path = folder / NAME
    change(path, f"PRAGMA application_id = {APPLICATION_ID}")
    change(path, "PRAGMA user_version = 1")
    change(path, "CREATE TABLE place (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    change(path, "INSERT INTO place VALUES ('place', '{\"a\": 1}')")
    notebook, before = Notebook(folder), path.read_bytes()
    assert notebook.read("place") == {"a": 1} and notebook.views("k") == {}
    assert path.read_bytes() == before
    notebook.save_view("k", "one", {"b": 2})
    assert notebook.read("place") == {"a": 1} and notebook.views("k") == {"one": {"b": 2}}


@pytest.mark.slow
def test_a_view_that_cannot_be_written_leaves_the_others(folder):
    notebook = Notebook(folder)
    notebook.save_view("k", "one", {"a": 1})
    other = sqlite3.connect(notebook.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        for attempt in (lambda: notebook.save_view("k", "one", {}), lambda: notebook.delete_view("k", "one"),
                        lambda: notebook.rename_view("k", "one", "two")):
            with pytest.raises(NotebookError, match=r"locked.*open another notebook from the menu"):
                attempt()
    finally:
        other.close()
    assert notebook.views("k") == {"one": {"a": 1}}


def test_a_file_that_is_no_notebook_is_said_to_be_none(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_bytes(b"this is no notebook" * 100)
    with pytest.raises(NotebookError, match=r"cannot be read .it is no notebook.; it is left as it is"):
        Notebook(folder).read("place")
