"""`search`: the shape others rely on."""

from pathlib import Path

import pytest

from tests.commands.conftest import Call


def test_the_shape(ask: Call) -> None:
    answer = ask("search", "Vik", "--json")
    assert answer.code == 0
    assert list(answer.data) == ["query", "total", "hits"]
    assert answer.data["query"] == "Vik"
    assert answer.data["total"] == len(answer.data["hits"])
    for hit in answer.data["hits"]:
        assert list(hit) == ["key", "kind", "title", "source", "snippet", "start", "end"]
        assert hit["snippet"][hit["start"]:hit["end"]].lower().startswith("vik")


def test_entries_come_before_statements(ask: Call) -> None:
    kinds = [hit["kind"] == "passage" for hit in ask("search", "Vik", "--json").data["hits"]]
    assert kinds == sorted(kinds)
    assert True in kinds
    assert False in kinds


def test_words_are_taken_together(ask: Call) -> None:
    apart = ask("search", "Norland", "Vik", "--json").data
    assert apart["query"] == "Norland Vik"
    assert apart["hits"] == ask("search", "Norland Vik", "--json").data["hits"]


def test_other_letters_are_found(ask: Call) -> None:
    assert ask("search", "ёлкина", "--json").data["total"] >= 1


@pytest.mark.parametrize("typed", ["zzzz", "", '"', "a OR", "*", "'; DROP TABLE entity", "\x00", "(((", "kind:"])
def test_whatever_is_typed_is_safe(ask: Call, typed: str) -> None:
    answer = ask("search", typed, "--json")
    assert answer.code == (0 if answer.data["total"] else 1)


def test_as_text_the_word_found_is_marked(ask: Call) -> None:
    assert "[Vik]" in ask("search", "vik").out


def test_what_only_sounds_so_is_said_to(ask: Call) -> None:
    assert ask("search", "Yolkeena").out.startswith("Nothing is spelled so; names that sound like it:\n")
    assert "Nothing is spelled so" not in ask("search", "Yolkina").out


def test_originals_that_were_added_are_searched(ask: Call, small_text: Path, tmp_path: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.paths.shared_originals", lambda: [])
    mine = ("--data-dir", tmp_path / "mine")
    typed = ("search", '"nobody has named a day"', "--json", *mine)
    assert ask(*typed).data["total"] == 0
    assert ask("originals", "add", small_text / "originals" / "survey.txt", *mine).code == 0
    answer = ask(*typed).data
    assert answer["total"] == len(answer["hits"]) == 1
    hit = answer["hits"][0]
    assert list(hit) == ["key", "kind", "title", "source", "snippet", "start", "end"]
    assert (hit["kind"], hit["title"], hit["source"]) == ("original", "Survey", "survey")
    assert hit["snippet"][hit["start"]:hit["end"]] == "nobody has named a day" and hit["key"].startswith("sv")
    assert "Original words: Survey" in ask("search", '"nobody has named a day"', *mine).out
    monkeypatch.setattr("explorer.paths.shared_originals", lambda: [small_text / "originals" / "memoir.txt"])
    assert {h["source"] for h in ask("search", "the", "--json", *mine).data["hits"] if h["kind"] == "original"} == {
        "survey", "memoir"}


def test_a_notebook_that_cannot_be_read_is_said(ask: Call, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notebook.sqlite").write_text("no notebook", encoding="utf-8")
    answer = ask("search", "vik", "--json", "--data-dir", tmp_path / "mine")
    assert answer.code == 2 and "notebook.sqlite" in answer.err


def test_a_file_that_is_no_dataset(call: Call, tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    bad.write_text("no dataset", encoding="utf-8")
    answer = call("search", "vik", "--dataset", bad)
    assert answer.code == 2
    assert str(bad) in answer.err
