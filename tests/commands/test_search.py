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


def test_a_file_that_is_no_dataset(call: Call, tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite"
    bad.write_text("no dataset", encoding="utf-8")
    answer = call("search", "vik", "--dataset", bad)
    assert answer.code == 2
    assert str(bad) in answer.err
