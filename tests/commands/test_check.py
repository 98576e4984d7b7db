"""`check`: problems with file and line, and at the end the table of what each document gives."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Call

SMALL = Path(__file__).parents[1] / "datasets" / "small"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def test_a_clean_text_ends_with_the_table(call: Call, text: Path) -> None:
    answer = call("check", str(text), "--originals", str(text / "originals"))
    assert answer.code == 0
    *_, head, survey, memoir, every, last = answer.out.splitlines()
    assert last == "0 errors, 0 warnings"
    columns = head.split()
    assert columns[0] == "document" and {"passages", "events", "claims", "disagreements"} <= set(columns)
    rows = {line.split()[0]: dict(zip(columns[1:], map(int, line.split()[1:]), strict=True))
            for line in (memoir, survey, every)}
    assert rows["all"]["passages"] == rows["memoir"]["passages"] + rows["survey"]["passages"]
    assert rows["all"]["claims"] == rows["memoir"]["claims"] + rows["survey"]["claims"] + 1, "one of the editors"
    for name in columns[1:]:
        assert max(rows["memoir"][name], rows["survey"][name]) <= rows["all"][name]
    assert "characters accounted for by" in answer.out


def test_the_same_as_data(call: Call, text: Path) -> None:
    answer = json.loads(call("check", str(text), "--originals", str(text / "originals"), "--json").out)
    assert answer["problems"] == []
    for row in answer["sources"]:
        assert row["characters"] == row["accounted"] > 0
    assert sum(row["passages"] for row in answer["sources"]) == answer["counts"]["passages"]
    assert {row["key"]: row["bases"] for row in answer["sources"]} == {"memoir": 1, "survey": 2}


def test_a_problem_names_file_line_and_field(call: Call, text: Path) -> None:
    with (text / "claims" / "more.yaml").open("w") as file:
        file.write("- about: nobody\n")
    answer = call("check", str(text))
    assert answer.code == 1
    assert f"{text}/claims/more.yaml:1: about: there is no entry “nobody”" in answer.out
    assert answer.out.splitlines()[-1] == "1 error, 0 warnings"
