"""What holds for all commands: options, help, no Qt."""

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.commands import options
from tests.commands.conftest import Call

WITHOUT_A_WINDOW = ("build", "check", "stamp", "search", "show", "disagreements", "export", "originals")


@pytest.mark.parametrize("command", WITHOUT_A_WINDOW)
def test_help_names_the_options_of_every_command(call: Call, command: str) -> None:
    answer = call(command, "--help")
    assert answer.code == 0
    for option in ("--dataset", "--data-dir", "--lang", "--help"):
        assert option in answer.out


@pytest.mark.parametrize("command", WITHOUT_A_WINDOW)
def test_an_unknown_option_is_refused_in_one_line(call: Call, command: str) -> None:
    assert call(command, "--frobnicate").code == 2


def test_no_command_imports_qt(small_dataset: Path, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "class Refuse:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('PySide6', 'pyqtgraph', 'pandas'):\n"
        "            raise AssertionError(name)\n"
        "sys.meta_path.insert(0, Refuse())\n"
        "from explorer.__main__ import main\n"
        "data = sys.argv[1]\n"
        "assert main(['search', 'vik', '--dataset', data]) == 0\n"
        "assert main(['show', 'vik', '--dataset', data]) == 0\n"
        "assert main(['disagreements', 'vik', '--dataset', data]) == 0\n"
        "assert main(['export', '--format', 'pdf', '-o', sys.argv[2], '--dataset', data]) == 0\n"
        "assert main(['check', sys.argv[3]]) in (0, 1)\n"
        "assert main(['build', sys.argv[3], '-o', sys.argv[4]]) == 0\n"
        "import explorer.commands.stamp\n")
    text = Path(__file__).parents[1] / "datasets" / "small"
    done = subprocess.run([sys.executable, "-c", program, str(small_dataset), str(tmp_path / "a.pdf"), str(text),
                           str(tmp_path / "a.sqlite")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_translation_is_taken_from_its_file(ask: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "explorer_ru.ts").write_text(
        '<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="ru"><context><name>Other</name><message>'
        "<source>Lease</source><translation>wrong</translation></message></context><context><name>Wording</name>"
        "<message><source>Lease</source><translation>Аренда</translation></message>"
        "<message><source>Used by</source><translation type=\"unfinished\"></translation></message></context></TS>",
        encoding="utf-8")
    monkeypatch.setattr(options.paths, "resources", lambda: tmp_path)
    out = ask("show", "vik", "--lang", "ru").out
    assert "Аренда" in out
    assert "Used by" in out
