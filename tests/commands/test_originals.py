"""`originals add`, `list`, `remove`; `build --with-originals`."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explorer.commands import originals as command
from explorer.dataset.check import check
from explorer.dataset.originals import stamp
from explorer.notes.notebook import Notebook
from explorer.store.library import Library
from tests.commands.conftest import Answer, Call
from tests.dataset import papers

Originals = Callable[..., Answer]


@pytest.fixture
def originals(ask: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Originals:
    """The command, with a reader's folder of its own and none beside the app."""
    monkeypatch.setattr(command.paths, "shared_originals", lambda: [])
    return lambda *words: ask("originals", *words, "--data-dir", tmp_path / "mine")


@pytest.fixture
def held(small_text: Path) -> Path:
    return small_text / "originals"


def counts(data: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    return [tuple(one[k] for k in ("source", "passages", "exact", "near", "missing", "identical")) for one in data]


def test_originals_are_added_listed_and_removed(originals: Originals, held: Path) -> None:
    assert originals("list").out == "No originals have been added\n"
    added = originals("add", held / "memoir.txt", held / "survey.txt", "--json")
    assert added.code == 0
    assert counts(added.data) == [("memoir", 16, 16, 0, 0, True), ("survey", 21, 21, 0, 0, True)]
    assert [one["file"] for one in added.data] == [str(held / "memoir.txt"), str(held / "survey.txt")]
    listed = originals("list", "--json")
    assert listed.code == 0
    assert counts(listed.data) == [("survey", 21, 21, 0, 0, True), ("memoir", 16, 16, 0, 0, True)]
    assert [one["file"] for one in listed.data] == ["survey.txt", "memoir.txt"]
    assert {one["kept"] for one in listed.data} == {"notebook"}
    assert originals("remove", "survey", "--json").data == [{"file": "survey.txt", "source": "survey"}]
    assert [one["source"] for one in originals("list", "--json").data] == ["memoir"]


def test_options_may_stand_anywhere(ask: Call, held: Path, tmp_path: Path) -> None:
    mine = ("--data-dir", tmp_path / "mine")
    assert ask("originals", "--json", "add", *mine, held / "memoir.txt", "--spans", held / "survey.txt").code == 0
    assert ask("originals", *mine, "remove", "--json", "memoir").code == 0


def test_what_is_said_of_a_file_and_of_where_it_is_kept(originals: Originals, held: Path, tmp_path: Path) -> None:
    answer = originals("add", held / "memoir.txt")
    kept = tmp_path / "mine" / "notebook.sqlite"
    assert answer.out == (f"{held / 'memoir.txt'}: memoir (Memoir), 16 passages: 16 exact, 0 near, 0 missing\n"
                          f"Kept in {kept}\n")
    assert {one["notebook"] for one in originals("list", "--json").data} == {str(kept)}


def test_where_a_window_has_another_notebook_open_that_is_said(originals: Originals, held: Path,
                                                               tmp_path: Path) -> None:
    other = tmp_path / "stick" / "other.sqlite"
    Notebook(tmp_path / "mine").write("notebook", {"open": str(other), "recent": []})
    answer = originals("add", held / "memoir.txt")
    assert answer.code == 0
    assert answer.out.splitlines()[1:] == [
        f"Kept in {tmp_path / 'mine' / 'notebook.sqlite'}",
        f"The window was last used with {other}, where this changes nothing: add them there with File › Add original…"]
    assert not other.exists()
    assert "Kept in" not in originals("list").out
    Notebook(tmp_path / "mine").write("notebook", {"open": "", "recent": []})
    assert "The window" not in originals("add", held / "memoir.txt").out


def test_where_nothing_was_added_nothing_is_said_of_a_notebook(originals: Originals, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Something else\n\nIt tells of other things. " * 30)
    assert "Kept in" not in originals("add", tmp_path / "a.md").out


def test_spans_of_the_known_copy_are_those_of_the_register(originals: Originals, held: Path, small_text: Path) -> None:
    [answer] = originals("add", held / "memoir.txt", "--spans", "--json").data
    wanted = [{"passage": p.key, "position": n, "state": "exact", "share": 1.0, "start": s.start, "end": s.end}
              for b in check(small_text).dataset.blocks for p in b.passages if p.source == "memoir"
              for n, s in enumerate(p.spans)]
    assert answer["spans"] == wanted
    assert "mm004  exact  33-59, 73-117\n" in originals("list", "--spans").out


def test_another_copy_is_placed_and_what_is_lost_is_missing(originals: Originals, held: Path, tmp_path: Path) -> None:
    text = (held / "memoir.txt").read_text(encoding="utf-8")
    lost = text.index("At Vik the guests"), text.index("About grain")
    (tmp_path / "a.docx").write_bytes(papers.docx(papers.paragraphs(text[:lost[0]] + text[lost[1]:])))
    answer = originals("add", tmp_path / "a.docx", "--spans", "--json")
    assert answer.code == 1
    [one] = answer.data
    assert (one["source"], one["identical"]) == ("memoir", False)
    missing = {s["passage"] for s in one["spans"] if s["state"] == "missing"}
    assert missing == {"mm009", "mm010", "mm011", "mm012"}
    assert all((s["start"] is None) == (s["state"] == "missing") for s in one["spans"])
    printed = originals("list", "--spans").out
    assert "  mm010  missing\n" in printed and "4 missing\n" in printed


def test_a_copy_replaces_another(originals: Originals, held: Path, tmp_path: Path) -> None:
    text = (held / "memoir.txt").read_text(encoding="utf-8")
    (tmp_path / "other.txt").write_text(text + "\n\nThe end.", encoding="utf-8")
    originals("add", tmp_path / "other.txt")
    originals("add", held / "memoir.txt")
    assert [(one["file"], one["identical"]) for one in originals("list", "--json").data] == [("memoir.txt", True)]


def test_a_document_of_no_known_source_is_declined(originals: Originals, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Something else\n\nIt tells of other things. " * 30)
    answer = originals("add", tmp_path / "a.md")
    assert answer.code == 2
    assert answer.err == (f"timeline-explorer: {tmp_path / 'a.md'}: is none of the documents of this dataset, which "
                          "has Survey; Memoir\n")
    assert originals("list", "--json").data == []


def test_the_others_are_added_where_one_is_declined(originals: Originals, held: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(papers.locked_pdf())
    answer = originals("add", tmp_path / "a.pdf", held / "memoir.txt", "--json")
    assert answer.code == 2
    assert "a.pdf: is locked with a password; save it without one" in answer.err
    assert [one["source"] for one in answer.data] == [None, "memoir"]
    assert answer.data[0]["problem"].endswith("is locked with a password; save it without one")
    assert len(originals("list", "--json").data) == 1


@pytest.mark.parametrize("words", [("add",), ("remove",), ("list", "memoir"), ("lend", "memoir"),
                                   ("remove", "memoir"), ()])
def test_wrong_usage_is_said_in_one_line(originals: Originals, words: tuple[str, ...]) -> None:
    assert originals(*words).code == 2


def test_a_notebook_that_cannot_be_written(originals: Originals, held: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    answer = originals("add", held / "memoir.txt")
    assert answer.code == 2 and "choose another folder with --data-dir" in answer.err


def test_what_lies_beside_the_app_is_listed(originals: Originals, held: Path, tmp_path: Path,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command.paths, "shared_originals", lambda: [held / "survey.txt"])
    [one] = originals("list", "--json").data
    assert (one["source"], one["kept"]) == ("survey", "folder")
    (tmp_path / "other.txt").write_text("Nothing of use")
    monkeypatch.setattr(command.paths, "shared_originals", lambda: [held / "survey.txt", tmp_path / "other.txt"])
    answer = originals("list", "--json")
    assert answer.code == 1 and "other.txt: is none of the documents" in answer.err


def test_an_original_that_the_dataset_no_longer_has(originals: Originals, held: Path, small_text: Path, call: Call,
                                                    tmp_path: Path) -> None:
    originals("add", held / "memoir.txt", held / "survey.txt")
    shutil.copytree(small_text, folder := tmp_path / "small")
    (folder / "originals" / "memoir.txt").write_text("Quite another text. " * 40)
    for name in ("sources/memoir.stamp.json",):
        (folder / name).unlink()
    stamp(check(folder), folder / "originals", folder)
    assert call("build", folder, "-o", tmp_path / "new.tlex").code == 0
    answer = call("originals", "list", "--dataset", tmp_path / "new.tlex", "--data-dir", tmp_path / "mine")
    assert answer.code == 1
    assert "memoir.txt: is none of the documents of this dataset" in answer.err and "survey (Survey)" in answer.out


# A dataset that contains them

def test_a_dataset_with_its_originals(call: Call, small_text: Path, tmp_path: Path,
                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command.paths, "shared_originals", lambda: [])
    out = tmp_path / "with.tlex"
    built = call("build", small_text, "-o", out, "--with-originals", small_text / "originals")
    assert built.code == 0 and built.out.endswith(", 2 originals\n")
    with Library(out) as library:
        assert library.originals.text("memoir") == (small_text / "originals" / "memoir.txt").read_text(encoding="utf-8")
    listed = call("originals", "list", "--json", "--dataset", out, "--data-dir", tmp_path / "mine")
    assert [(one["source"], one["exact"], one["kept"]) for one in listed.data] == [
        ("survey", 21, "dataset"), ("memoir", 16, "dataset")]
    assert call("search", "vik", "--dataset", out).code == 0


def test_a_dataset_with_some_of_them(call: Call, small_text: Path, tmp_path: Path) -> None:
    shutil.copy(small_text / "originals" / "memoir.txt", tmp_path)
    answer = call("build", small_text, "-o", tmp_path / "with.tlex", "--with-originals", tmp_path)
    assert answer.code == 1
    assert answer.err == f"timeline-explorer: {tmp_path}: lacks survey.txt; the dataset was built without\n"
    assert (tmp_path / "with.tlex").exists()


def test_a_dataset_with_none_of_them_is_not_built(call: Call, small_text: Path, tmp_path: Path) -> None:
    answer = call("build", small_text, "-o", tmp_path / "with.tlex", "--with-originals", tmp_path)
    assert answer.code == 2 and "holds none of the documents" in answer.err
    assert not (tmp_path / "with.tlex").exists()
