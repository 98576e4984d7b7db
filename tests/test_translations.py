"""Texts that count have their plural forms, and what is loaded is what is written."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
UI = sorted((ROOT / "explorer").rglob("*.py"))


def messages(path: Path) -> dict[tuple[str, str], list[str]]:
    """(context, text) -> its forms."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            forms = [f.text or "" for f in message.iter("numerusform")]
            found[context.findtext("name", ""), message.findtext("source", "")] = forms
    return found


@pytest.fixture(scope="module")
def counted() -> dict[tuple[str, str], str]:
    """(class, text) -> where, for every text with %n that the program asks Qt to translate."""
    found = {}
    for path in UI:
        words = path.read_text(encoding="utf-8")
        for holder in ast.walk(ast.parse(words)) if "%n" in words else ():
            if not isinstance(holder, ast.ClassDef):
                continue
            for call in ast.walk(holder):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr":
                    text = call.args[0]
                    if isinstance(text, ast.Constant) and "%n" in str(text.value):
                        found[holder.name, str(text.value)] = f"{path.relative_to(ROOT)}:{call.lineno}"
    return found


ENGLISH = messages(TRANSLATIONS / "explorer_en.ts")


@pytest.fixture
def english(qapp) -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(TRANSLATIONS / "explorer_en.qm"))
    return translator


def test_the_program_counts_things(counted):
    assert len(counted) >= 6


def test_every_text_that_counts_has_both_forms_in_english(counted, english):
    for (context, text), where in counted.items():
        assert (context, text) in ENGLISH, f"{where}: {text!r} has no plural forms in explorer_en.ts"
        forms = ENGLISH[context, text]
        assert len(forms) == 2 and all(forms), where
        assert "%n" in forms[1], where
        for number, form in ((1, 0), (0, 1), (2, 1), (21, 1)):
            assert english.translate(context, text, "", number), where
            assert english.translate(context, text, "", number) == forms[form], where
        assert "(s)" not in "".join(forms), where


def test_no_form_is_left_of_a_text_that_is_gone(counted):
    assert set(ENGLISH) == set(counted)


def test_the_compiled_file_is_made_from_the_text(tmp_path):
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    if not tool.exists():
        pytest.skip("no lrelease here")
    out = tmp_path / "explorer_en.qm"
    subprocess.run([str(tool), str(TRANSLATIONS / "explorer_en.ts"), "-qm", str(out)], check=True, capture_output=True)
    assert out.read_bytes() == (TRANSLATIONS / "explorer_en.qm").read_bytes(), "run pyside6-lrelease"


def test_a_text_that_counts_is_given_its_number():
    """tr("%n…") without a number shows %n to the reader."""
    for path in UI:
        for call in re.findall(r'\.tr\(\s*"[^"]*%n[^"]*"([^)]*)\)?', path.read_text(encoding="utf-8")):
            assert call.startswith(', "",'), f"{path}: {call}"
