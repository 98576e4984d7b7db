"""Starting the program: what it loads, what it touches, how it refuses; and PySide6's count of None."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from explorer.__main__ import main
from explorer.paths import bundled_dataset

ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def python(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-W", "error", "-c", code, *map(str, words)], env=ENVIRONMENT,
                          capture_output=True, text=True, timeout=120, check=False)


START = """
import sys
touched = []
sys.addaudithook(lambda name, of: touched.append(name) if name.startswith(("socket.", "urllib.", "http.")) else None)
from explorer.__main__ import main
code = main([*sys.argv[1:], "--print-first-picture"])
heavy = [m for m in ("pandas", "typst", "ruamel.yaml", "PySide6.QtNetwork", "socket", "urllib.request", "http.client",
                     "asyncio", "matplotlib", "scipy") if m in sys.modules]
print(code, [t for t in touched], heavy)
"""


def test_a_start_loads_no_pandas_touches_no_network_and_tells_the_time_of_the_first_picture(tmp_path):
    begin = time.time()
    done = python(START, "--data-dir", tmp_path, "--theme", "dark")
    assert done.returncode == 0, done.stderr
    first, last = done.stdout.splitlines()
    assert first.startswith("first picture ")
    assert begin < float(first.split()[-1]) < time.time()
    code, touched, heavy = last.split(" ", 1)[0], *eval(last.split(" ", 1)[1].replace("] [", "], ["))
    assert (code, touched) == ("0", [])
    assert not {"pandas", "typst", "ruamel.yaml", "PySide6.QtNetwork"} & set(heavy), heavy
    assert [x for x in done.stderr.splitlines() if "propagateSizeHints" not in x] == []


COPY_AND_END = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from explorer import app
from explorer.paths import bundled_dataset
from explorer.store.library import Library

def copy():
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, app.Window))
    window.actions_by_name["disagreements"].trigger()
    QTest.keyClick(window.focusWidget(), "c", app.Qt.KeyboardModifier.ControlModifier)
    print(len(QGuiApplication.clipboard().text()))
    window.close()

app.make_application([])
QTimer.singleShot(0, copy)
sys.exit(app.open_window(Library(bundled_dataset()), Path(sys.argv[1]), "light", None))
"""


@pytest.mark.slow
def test_it_ends_well_after_something_was_copied(tmp_path):
    done = python(COPY_AND_END, tmp_path)
    assert int(done.stdout.splitlines()[0]) > 100, done.stderr
    assert done.returncode == 0, done.stderr


def bad(kind: str, folder: Path) -> Path:
    path = folder / f"{kind}.sqlite"
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("no dataset at all, " * 100)
    elif kind in ("newer", "short", "damaged"):
        shutil.copy(bundled_dataset(), path)
        if kind == "newer":
            db = sqlite3.connect(path)
            db.execute("PRAGMA user_version = 99")
            db.close()
        elif kind == "short":
            path.write_bytes(path.read_bytes()[:70_001])
        else:
            content = bytearray(path.read_bytes())
            content[200_000:200_400] = b"\xff" * 400
            path.write_bytes(bytes(content))
    elif kind == "foreign":
        db = sqlite3.connect(path)
        db.execute("CREATE TABLE recipe (words TEXT)")
        db.commit()
        db.close()
    return path


@pytest.mark.parametrize(("kind", "why"), [
    ("missing", "there is no such file"), ("empty", "is empty"), ("folder", "is a folder"),
    ("text", "is no dataset of Timeline Explorer"), ("newer", "a newer Timeline Explorer"),
    ("short", "is cut short"), ("damaged", "is damaged"), ("foreign", "belongs to another program")])
@pytest.mark.parametrize("option", [(), ("--dataset",)], ids=["FILE", "--dataset"])
def test_a_bad_dataset_is_refused_in_one_line(tmp_path, capsys, kind, why, option):
    path = bad(kind, tmp_path)
    assert main([*option, str(path), "--data-dir", str(tmp_path / "mine")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"timeline-explorer: {path}: ") and why in err
    assert err.count("\n") == 1
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("kind", ["missing", "newer"])
def test_so_it_is_from_a_shell(tmp_path, kind):
    path = bad(kind, tmp_path)
    done = subprocess.run([sys.executable, "-m", "explorer", str(path)], env=ENVIRONMENT, capture_output=True,
                          text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "Traceback" not in done.stderr


def test_none_is_counted_rightly(qapp):
    """PySide6 6.12.0 on Python 3.11 gives back a None too many at each call that answers nothing."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QBrush, QImage, QPainter, QPen
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    pen, brush = QPen(Qt.GlobalColor.red), QBrush(Qt.GlobalColor.blue)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawRect(0, 0, 4, 4)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - 100, f"{before - after} references to None were lost"


@pytest.mark.qt_log_ignore("^This plugin does not support ")
def test_no_socket_is_opened_by_working_with_the_window(qapp, tmp_path, monkeypatch, small_dataset):
    import socket

    from PySide6.QtCore import QEvent
    from PySide6.QtTest import QTest

    from explorer.app import make_application, make_window
    from explorer.store.library import Library

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    make_application([])
    library = Library(small_dataset)
    window = make_window(library, tmp_path, "light")
    window.show()
    QTest.qWait(20)
    window.search.setText("Vik")
    window.search.look()
    window.export()
    QTest.qWait(20)
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    library.close()


@pytest.mark.slow
def test_bench_start_answers_in_seconds():
    done = subprocess.run([sys.executable, "-m", "explorer", "bench", "--start", "--json"], env=ENVIRONMENT,
                          capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert list(answer) == ["first_picture_s"]
    assert 0.1 < answer["first_picture_s"] < 60
