"""Who may import whom, and how large a file may be: the plan of the house, held to by a test.

The table is that of the plan: `model` is the ground floor; `dataset`, `store`, `notes`, `session`, `timeline`
and `handout` stand side by side on it; `ui` is the top floor; only `app.py` and `commands` see all.
"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
QT = ("PySide6", "shiboken6", "pyqtgraph")
FLOOR = ("model", "dataset", "store", "notes", "session", "timeline", "handout")
BELOW_UI = (*FLOOR, "commands", "paths", "surroundings")
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
MOST_LINES, MOST_OF_A_FUNCTION = 500, 60


@dataclass(frozen=True)
class May:
    """What the modules of one room may import, besides themselves and the standard library."""

    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    """Of the standard library."""


TABLE = {
    "model": May(but_not=("sqlite3",)),
    "session": May(("model",), but_not=("sqlite3",)),
    "dataset": May(("model",), ("ruamel",)),
    "store": May(("model",), ("numpy",), ()),
    "notes": May(("model",)),
    "timeline": May(("model",), ("numpy",), ("sqlite3",)),
    "handout": May(("model", "timeline.drawing"), ("typst",), ("sqlite3",)),
    "commands": May((*FLOOR, "app", "paths", "surroundings", "__init__"), ("numpy",)),
    "ui": May((*FLOOR, "paths", "surroundings", "__init__"), (*QT, "numpy")),
    "app": May((*FLOOR, "ui", "paths", "surroundings", "__init__"), QT),
    "paths": May(), "surroundings": May(), "__init__": May(),
    "__main__": May(("commands", "__init__", "paths", "surroundings")),
}
ONLY_THERE = {"dataset/tables.py": ("pandas",), "dataset/documents.py": ("charset_normalizer", "ftfy"),
              "dataset/pages.py": ("pypdfium2",)}
"""Modules that may take more than their room."""
PANDAS = ("handout", "ui", "commands", "dataset/tables.py")
"""Where the exporters, the table view and the importers are; never at module level."""


_FUNCTIONS = ast.FunctionDef, ast.AsyncFunctionDef


@dataclass(frozen=True)
class Import:
    """One import: the module, as it is called, and whether it happens when the file is loaded."""

    name: str
    line: int
    at_start: bool


def imports(tree: ast.Module, package: str) -> Iterator[Import]:
    """Every import of a module in `package`, those inside functions and by name too."""
    nodes = [n for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom, ast.Call, *_FUNCTIONS))]
    functions = [range(n.lineno, (n.end_lineno or n.lineno) + 1) for n in nodes if isinstance(n, _FUNCTIONS)]

    def found(node: ast.stmt | ast.expr, *names: str) -> Iterator[Import]:
        at_start = not any(node.lineno in lines for lines in functions)
        return (Import(name, node.lineno, at_start) for name in names)

    for node in nodes:
        if isinstance(node, ast.Import):
            yield from found(node, *(a.name for a in node.names))
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[:len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*up, node.module] if node.module else up)
            yield from found(node, *(f"{base}.{a.name}" for a in node.names))
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in ("import_module", "__import__") and isinstance(node.args[0].value, str):
                yield from found(node, node.args[0].value)


def _room(place: str) -> str:
    first, *rest = place.split("/")
    return first if rest else first.removesuffix(".py")


def _panes(package: Path) -> set[str]:
    """The modules of `ui/panes` that are panes: those with a widget."""
    return {path.stem for path in (package / "ui" / "panes").glob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef) and any(ast.unparse(b).startswith("Q") for b in node.bases)}


def _wrong(place: str, found: Import, panes: set[str]) -> str:
    """Why one import may not stand there; empty where it may."""
    room = _room(place)
    may = TABLE.get(room)
    if may is None:
        return f"{room} is no room of the house"
    top, _, rest = found.name.partition(".")
    if top == "explorer":
        other = rest.split(".")[0] if rest else ""
        if (other or "__init__") not in TABLE:
            other = "__init__"
        if other != room and other not in may.ours and not any(
                rest == name or rest.startswith(f"{name}.") for name in may.ours):
            return f"{room} may not import {found.name}"
        if place.startswith("ui/panes/") and rest.startswith("ui.panes.") and rest.split(".")[2] in panes:
            return f"a pane imports another, {found.name}"
        return ""
    if top == "pandas":
        if found.at_start:
            return "pandas is loaded at the start"
        return "" if place in PANDAS or room in PANDAS else f"{room} may not import pandas"
    if top in sys.stdlib_module_names:
        return f"{room} may not import {top}" if top in may.but_not else ""
    return "" if top in (*may.theirs, *ONLY_THERE.get(place, ())) else f"{room} may not import {top}"


def breaches(package: Path) -> list[str]:
    """Every breach of the plan in a package, as `file:line: what`."""
    found = []
    panes = _panes(package)
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).as_posix()
        if place.startswith("_bundled"):
            continue
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        within = ".".join([package.name, *place.split("/")[:-1]])
        found += [f"{place}:{i.line}: {why}" for i in imports(tree, within) if (why := _wrong(place, i, panes))]
        if NAMELESS & set(place.removesuffix(".py").split("/")):
            found.append(f"{place}:1: a name that says nothing")
        if (lines := text.count("\n")) > MOST_LINES:
            found.append(f"{place}:1: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, _FUNCTIONS):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_OF_A_FUNCTION:
                    found.append(f"{place}:{node.lineno}: {node.name} has {length} lines")
    return found


def test_the_plan_is_kept() -> None:
    assert breaches(ROOT / "explorer") == []


LONG = "def long() -> None:\n" + "    pass\n" * 60
BREACHES = {
    "the ground floor takes a library": ("model/x.py", "import numpy\n", "model may not import numpy"),
    "the ground floor reads a database": ("model/x.py", "import sqlite3\n", "model may not import sqlite3"),
    "the ground floor looks up": ("model/x.py", "from explorer.store.library import Library\n",
                                  "model may not import explorer.store.library.Library"),
    "side by side": ("dataset/x.py", "from explorer.store import library\n", "dataset may not import explorer.store"),
    "inside a function": ("store/x.py", "def f():\n    from explorer.dataset.check import check\n",
                          "store may not import explorer.dataset.check.check"),
    "upwards and over": ("notes/x.py", "from ..timeline import detail\n", "notes may not import explorer.timeline"),
    "from the whole": ("session/x.py", "from explorer import store\n", "session may not import explorer.store"),
    "by name": ("timeline/x.py", 'import importlib\nimportlib.import_module("explorer.dataset.check")\n',
                "timeline may not import explorer.dataset.check"),
    "more than the drawing": ("handout/x.py", "from explorer.timeline.detail import draw\n",
                              "handout may not import explorer.timeline.detail.draw"),
    "up the stairs": ("timeline/x.py", "from explorer.ui.theme import Theme\n", "timeline may not import explorer.ui"),
    "to the app": ("store/x.py", "import explorer.app\n", "store may not import explorer.app"),
    "Qt below": ("timeline/x.py", "from PySide6.QtCore import QRectF\n", "timeline may not import PySide6"),
    "Qt in a command": ("commands/x.py", "def f():\n    import PySide6\n", "commands may not import PySide6"),
    "pyqtgraph below": ("handout/x.py", "import pyqtgraph as pg\n", "handout may not import pyqtgraph"),
    "a command in the window": ("ui/x.py", "from explorer.commands.build import run\n",
                                "ui may not import explorer.commands.build.run"),
    "a database in the session": ("session/x.py", "import sqlite3\n", "session may not import sqlite3"),
    "arrays in the builder": ("dataset/x.py", "import numpy\n", "dataset may not import numpy"),
    "YAML in the store": ("store/x.py", "import ruamel.yaml\n", "store may not import ruamel"),
    "pandas at the start": ("handout/x.py", "import pandas\n", "pandas is loaded at the start"),
    "pandas at the start of the importer": ("dataset/tables.py", "from pandas import read_csv\n",
                                            "pandas is loaded at the start"),
    "pandas elsewhere": ("store/x.py", "def f():\n    import pandas\n", "store may not import pandas"),
    "a pane and another": ("ui/panes/x.py", "from explorer.ui.panes.detail import Detail\n",
                           "a pane imports another, explorer.ui.panes.detail.Detail"),
    "a pane beside it": ("ui/panes/x.py", "from .detail import Detail\n",
                         "a pane imports another, explorer.ui.panes.detail.Detail"),
    "a name that says nothing": ("ui/utils.py", "", "a name that says nothing"),
    "a folder that says nothing": ("model/helpers/x.py", "", "a name that says nothing"),
    "a new room": ("attic/x.py", "import os\n", "attic is no room of the house"),
    "a long file": ("model/x.py", "\n" * 501, "501 lines"),
    "a long function": ("model/x.py", LONG, "long has 61 lines"),
}


def house(folder: Path, place: str, text: str) -> None:
    """A package of one pane, and the module that is tested."""
    files = {"ui/panes/detail.py": "from PySide6.QtWidgets import QWidget\nclass Detail(QWidget): ...\n",
             "ui/panes/body.py": "def html(): ...\n", place: text}
    for name, content in files.items():
        path = folder / "explorer" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("name", BREACHES)
def test_a_planted_breach_is_caught(name: str, tmp_path: Path) -> None:
    place, text, says = BREACHES[name]
    house(tmp_path, place, text)
    found = breaches(tmp_path / "explorer")
    assert len(found) == 1
    assert found[0].startswith(f"{place}:") and says in found[0]


@pytest.mark.parametrize(("place", "text"), [
    ("model/x.py", "import re\nfrom explorer.model.days import to_day\nfrom . import edtf\n"),
    ("handout/x.py", "from explorer.timeline.drawing import Drawing\ndef f():\n    import pandas\n"),
    ("dataset/tables.py", "import sqlite3\ndef f():\n    import pandas\n"),
    ("ui/panes/x.py", "import pyqtgraph\nfrom explorer.ui.theme import Theme\nfrom explorer.store.search import Hit\n"),
    ("ui/panes/x.py", "from explorer.ui.panes.body import html\n"),
    ("commands/x.py", "from explorer import __version__\nfrom explorer.app import open_window\n"),
    ("app.py", "from PySide6.QtCore import Qt\nfrom explorer.ui.window import Window\n")])
def test_what_is_allowed_is_no_breach(place: str, text: str, tmp_path: Path) -> None:
    house(tmp_path, place, text)
    assert breaches(tmp_path / "explorer") == []


WITHOUT_QT = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ImportError(f"{{name}} is blocked")

sys.meta_path.insert(0, Blocked())
import explorer
seen = []
for module in pkgutil.walk_packages(explorer.__path__, "explorer."):
    if module.name.split(".")[1] in {rooms!r}:
        importlib.import_module(module.name)
        seen.append(module.name)
early = sorted({{"pandas", "typst", "PySide6", "pyqtgraph", "pypdfium2", "ftfy"}} & set(sys.modules))
print(len(seen), *early)
"""


def run_without(blocked: tuple[str, ...], folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    code = WITHOUT_QT.format(blocked=blocked, rooms=BELOW_UI)
    return subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False,
                          cwd=folder)


def test_everything_below_the_window_works_without_qt() -> None:
    done = run_without(QT)
    assert (done.returncode, done.stderr) == (0, "")
    number, *early = done.stdout.split()
    assert int(number) > 40
    assert early == []


def planted(folder: Path, change: Callable[[Path], object]) -> Path:
    shutil.copytree(ROOT / "explorer", folder / "explorer", ignore=shutil.ignore_patterns("__pycache__", "_bundled"))
    change(folder / "explorer")
    return folder


def test_qt_below_the_window_is_noticed(tmp_path: Path) -> None:
    folder = planted(tmp_path, lambda p: (p / "timeline" / "extra.py").write_text("import PySide6.QtCore\n"))
    done = run_without(QT, folder)
    assert done.returncode == 1 and "PySide6 is blocked" in done.stderr
