"""Every message that a dataset's text can earn, each planted once; and none for a clean text."""

import ast
import re
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from explorer import dataset
from explorer.dataset.check import MOST_SOURCES, SourceError, check, counts
from explorer.dataset.read import Problem
from tests.dataset.faults import CARD, FAULTS, ODD, SOURCE, Fault, claim, swap

SMALL = Path(__file__).parents[1] / "datasets" / "small"
HEAD = "key: bare\ntitle: Bare\nedition: 1\nlicence: none\n"
LISTS = "topics: {sea: The sea}\nlanes: {}\ncategories: {}\nfigures: {}\n"


@cache
def outcome(name: str) -> tuple[list[Problem], list[Problem]]:
    """What `check` finds with a fault, and what it should (messages shortened)."""
    with tempfile.TemporaryDirectory() as place:
        return planted(FAULTS[name], Path(place) / "small")


def planted(fault: Fault, folder: Path) -> tuple[list[Problem], list[Problem]]:
    shutil.copytree(SMALL, folder)
    fault.plant(folder)
    expected = [Problem(e.file, e.line(folder), e.field, e.message, e.level) for e in fault.expected]
    return check(folder).problems, sorted(expected)


def test_a_clean_text_has_no_problems(small_text: Path) -> None:
    checked = check(small_text)
    assert checked.problems == [] and checked.errors == []
    assert counts(checked) == {
        "sources": 2, "passages": 37, "events": 7, "actors": 6, "bases": 2, "treaties": 1, "offices": 1, "claims": 39,
        "disagreements": 4}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str) -> None:
    found, expected = outcome(name)
    assert [(p.file, p.line, p.field, p.level) for p in found] == [
        (p.file, p.line, p.field, p.level) for p in expected], "\n".join(map(str, found))
    for problem, wanted in zip(found, expected, strict=True):
        assert wanted.message in problem.message
        assert str(problem).startswith(f"{problem.file}:{problem.line}: {problem.field}: ")


def all_of(*plants: Callable[[Path], None]) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        for each in plants:
            each(folder)
    return plant


QUIET = {
    "unclaimed": swap("sources/memoir.yaml", "A feeling; no claim is made of it.", "Another note."),
    "year": swap("claims/survey.yaml", "when: 2008", "when: 2009\n      note: So it says."),
    "term": swap("claims/survey.yaml", "when: 2010/2025", "when: 2010/2032\n      note: So it says."),
    "office": swap("claims/survey.yaml", "when: 1990/2004", "when: 1990/2006\n      note: So it says."),
    "birth": all_of(FAULTS["odd: birth"].plant, *(
        swap(f"claims/{name}.yaml", "when: 1990/2004", "when: 1990/2004\n      note: So it says.")
        for name in ("memoir", "survey"))),
    "name": swap("entities/all.yaml", "  site: naval station",
                 "  site: naval station\n  names: [{name: Vik airfield, note: Both are called so.}]")}


@pytest.mark.parametrize("name", ODD)
def test_a_note_silences_a_warning(name: str, tmp_path: Path) -> None:
    found, _ = planted(Fault(QUIET[name], ()), tmp_path / "small")
    assert found == []


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    shutil.copytree(SMALL, folder := tmp_path / "small")
    chosen = [CARD["scope date"], FAULTS["claims: needs words"], FAULTS["fields: range"], ODD["year"], CARD["works"]]
    for fault in chosen:
        fault.plant(folder)
    found = check(folder).problems
    assert found == sorted(found)
    assert len(found) == len(chosen)


def bare(folder: Path, head: str, sources: int = 0) -> list[Problem]:
    (folder / "sources").mkdir()
    (folder / "dataset.yaml").write_text(head, encoding="utf-8")
    for n in range(sources):
        text = SOURCE.format(key=f"s{n}", passage=f"zz{n:03d}")
        (folder / "sources" / f"s{n}.yaml").write_text(text, encoding="utf-8")
    return check(folder).problems


def test_a_document_may_tell_of_a_figure_without_giving_it(tmp_path: Path) -> None:
    """Else it would have to speak of it under another head, and be called silent where the others give theirs."""
    worded = claim("vik.9: aircraft", "value: aircraft; no number", "rests on: sv009")
    assert planted(Fault(worded, ()), tmp_path / "small")[0] == []


def test_a_dataset_may_be_bare(tmp_path: Path) -> None:
    assert bare(tmp_path, HEAD + LISTS) == []


def test_lists_are_asked_for(tmp_path: Path) -> None:
    assert bare(tmp_path, HEAD) == [
        Problem("dataset.yaml", 1, name, "is missing; list “key: words shown” for each")
        for name in ("categories", "figures", "lanes", "topics")]


def test_an_empty_head(tmp_path: Path) -> None:
    found = bare(tmp_path, "")
    assert {p.field for p in found} == {
        "key", "title", "edition", "licence", "categories", "figures", "lanes", "topics"}


def test_too_many_documents(tmp_path: Path) -> None:
    found = bare(tmp_path, HEAD + LISTS, MOST_SOURCES + 1)
    assert [(p.file, p.line, p.field) for p in found] == [("dataset.yaml", 1, "sources")]
    assert f"there are {MOST_SOURCES + 1} documents" in found[0].message


def test_no_dataset_at_all(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere: no such folder; give"):
        check(tmp_path / "nowhere")
    with pytest.raises(SourceError, match=r"holds no dataset\.yaml; give"):
        check(tmp_path)


ELSEWHERE = ("is missing; list “key: words shown” for each", f"there are {MOST_SOURCES + 1} documents, and a dataset "
             f"tells {MOST_SOURCES} apart; make two datasets of it")
"""Messages seen by tests of their own above."""


def templates() -> list[tuple[str, str]]:
    """(where, pattern) of every message that the modules of the check can emit."""
    folder = Path(str(dataset.__file__)).parent
    found = []
    for module in ("read", "fields", "entries", "registers", "check", "evidence", "oddities"):
        for node in ast.walk(ast.parse((folder / f"{module}.py").read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            message = max(map(pattern, node.args), key=len, default="")
            if name in ("wrong", "_wrong", "odd", "Problem") and " " in message:
                found.append((f"{module}.py:{node.lineno}", message + ".*" * (name == "odd")))
    return found


def pattern(node: ast.expr) -> str:
    """A regular expression for what an expression of text gives."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value).replace(r"\ ", " ")
    if isinstance(node, ast.JoinedStr):
        return "".join(".*" if isinstance(v, ast.FormattedValue) else pattern(v) for v in node.values)
    return ""


def test_every_message_is_planted() -> None:
    seen = [p.message for name in FAULTS for p in outcome(name)[0]] + list(ELSEWHERE)
    known = templates()
    assert len(known) > 60
    assert [where for where, p in known if not any(re.fullmatch(p, m, re.DOTALL) for m in seen)] == []
