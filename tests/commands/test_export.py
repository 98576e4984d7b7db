"""`export`: the answer, the exit codes, the file."""

from pathlib import Path

import pytest

from tests.commands.conftest import Call


def test_a_selection_becomes_a_file(ask: Call, tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    answer = ask("export", "--select", "harbour", "--format", "pdf", "-o", out, "--json")
    assert answer.code == 0
    assert answer.data == {"files": [str(out)], "events": answer.data["events"], "warnings": []}
    assert answer.data["events"] >= 1
    assert out.read_bytes().startswith(b"%PDF")


def test_a_span_narrows(ask: Call, tmp_path: Path) -> None:
    def count(*words: str) -> int:
        return int(ask("export", *words, "--format", "pdf", "-o", tmp_path / "a.pdf", "--json").data["events"])

    assert 0 < count("--span", "2003") < count()
    assert count("--span", "2003") == count("--select", "when:2003")


def test_without_json_it_says_what_it_wrote(ask: Call, tmp_path: Path) -> None:
    answer = ask("export", "--select", "id:vik", "--format", "pdf", "-o", tmp_path / "a.pdf")
    assert answer.out == f"{tmp_path / 'a.pdf'}: 1 event\n"


@pytest.mark.parametrize("json", [True, False])
def test_nothing_selected_writes_nothing_and_ends_with_1(ask: Call, tmp_path: Path, json: bool) -> None:
    out = tmp_path / "a.pdf"
    answer = ask("export", "--select", "zzzz", "--format", "pdf", "-o", out, *["--json"] * json)
    assert answer.code == 1
    assert not out.exists()
    if json:
        assert (answer.data["files"], answer.data["events"], len(answer.data["warnings"])) == ([], 0, 1)
    else:
        assert "nothing is selected" in answer.err


@pytest.mark.parametrize("words", [
    ("--format", "pdf", "-o", "nowhere/at/all/a.pdf"),
    ("--format", "pdf", "-o", "."),
    ("--format", "pdf", "-o", "/dev/null/a.pdf"),
    ("--format", "papyrus", "-o", "a.pdf"),
    ("--format", "pdf"),
    ("--format", "pdf", "-o", "a.pdf", "--span", "yesterday"),
    ("--format", "pdf", "-o", "a.pdf", "--lang", "tlh"),
])
def test_what_cannot_be_done_ends_with_2(ask: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                         words: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask("export", *words).code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_same_selection_gives_the_same_file(ask: Call, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        ask("export", "--select", "kind:base", "--format", "pdf", "-o", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_was_selected_is_said_in_words(ask: Call, tmp_path: Path) -> None:
    import pypdfium2
    out = tmp_path / "a.pdf"
    ask("export", "--select", "actor:norland source:memoir", "--span", "1990/2014", "--format", "pdf", "-o", out)
    document = pypdfium2.PdfDocument(out)
    assert "Actor: Norland, Document: Memoir, 1990 to 2014" in document[0].get_textpage().get_text_range()
    document.close()
