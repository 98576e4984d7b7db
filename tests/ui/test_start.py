"""The first start, and later ones: where one left off, whatever became of the notebook."""

import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor

from explorer.model.days import to_day
from explorer.model.edtf import parse
from explorer.model.filters import Filters
from explorer.notes.notebook import NAME, Notebook
from explorer.ui.window import Window
from tests.ui.conftest import make_newer
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    back_to,
    click,
    click_on_line,
    column,
    from_menu,
    place,
    press,
    settle,
    told_height,
    wheel,
)

pytestmark = pytest.mark.documents(1)


def opens_on(window) -> str:
    return window.desk.library.info["opens on"]


def as_at_the_first_start(window) -> None:
    assert window.isVisible()
    key = opens_on(window)
    assert window.detail.title.text() == window.desk.title(key)
    assert window.desk.session.state.selected == (key,)
    years = window.desk.library.info["opens at"]
    expected = window.timeline.content.extent if not years else (parse(years).earliest, parse(years).end_latest)
    (first, last), air = window.desk.session.state.window, 0.05 * (expected[1] - expected[0])
    assert expected[0] - air < first <= expected[0] and expected[1] <= last < expected[1] + air


# The first

def test_it_opens_on_something_on_which_the_documents_differ(window):
    as_at_the_first_start(window)
    assert "The documents differ" in window.detail.page.toPlainText()
    assert window.timeline.canvas.area.contains(place(window, opens_on(window)))
    first, last = window.desk.session.state.window
    assert first <= to_day(1990) and last >= to_day(2025)


@pytest.mark.documents(5)
def test_both_columns_are_filled_and_stand_at_what_they_say(window):
    for source in ("briefing", "rcsp"):
        text = column(window, source).text
        assert text.chosen
        assert not column(window, source).silence.isVisible()
        image = text.viewport().grab().toImage()
        box = text._box(text.block_of[text.chosen])
        wanted = QColor(window.desk.theme.colours.highlight)
        assert image.pixelColor(int(box.left()) + 7, int(box.center().y())) == wanted
    assert abs(told_height(window, "briefing") - told_height(window, "rcsp")) <= 2


@pytest.mark.documents(5)
def test_as_large_as_the_screen_they_stand_there_too(start):
    window = start(size=None)
    assert window.windowState() & Qt.WindowState.WindowMaximized  # The screen of the tests is small.
    settle(60)
    assert window.reading.isVisible()
    assert abs(told_height(window, "briefing") - told_height(window, "rcsp")) <= 2


@pytest.mark.documents(5)
def test_where_the_window_has_its_size_only_after_it_is_shown_they_stand_there_too(start, monkeypatch):
    show = Window.show

    def shown(window):
        window.setUpdatesEnabled(False)  # a window manager gives it its size before anything is painted
        show(window)
        settle()
        window.resize(1366, 768)
        settle()
        window.setUpdatesEnabled(True)

    monkeypatch.setattr(Window, "show", shown)
    window = start(size=(1000, 640))
    settle(60)
    for source in ("briefing", "rcsp"):
        text = column(window, source).text
        assert text.in_view(text.chosen)
    assert abs(told_height(window, "briefing") - told_height(window, "rcsp")) <= 2


def test_the_first_start_fills_a_large_screen_too(start, small_dataset, monkeypatch):
    real = Window.screen
    monkeypatch.setattr(Window, "screen", lambda window: _Large(real(window)))
    window = start(small_dataset, size=None)
    assert window.windowState() & Qt.WindowState.WindowMaximized


class _Large:
    """A screen as a projector has it."""

    def __init__(self, real):
        self.real = real

    def availableGeometry(self):
        return QRect(0, 0, 2560, 1400)

    def __getattr__(self, name):
        return getattr(self.real, name)


def test_one_line_says_what_to_try(window):
    from PySide6.QtWidgets import QLabel
    assert window.hint.isVisible()
    words = window.hint.findChild(QLabel).text()
    for word in ("click a mark", "wheel", "drag", "Shift"):
        assert word in words


def test_the_keys_go_to_the_line_at_once(window):
    assert window.timeline.canvas.hasFocus()


# Later ones

def leave(window) -> None:
    window.close()
    assert not window.isVisible()


def test_how_the_room_was_divided_is_kept(start):
    window = start(size=(780, 760))
    whole = sum(window.whole.sizes())
    window.whole.setSizes([whole * 7 // 10, whole * 3 // 10])
    settle()
    leave(window)
    later = start(size=None)
    assert later.size() == window.size()
    above, below = later.whole.sizes()
    assert above / (above + below) == pytest.approx(0.7, abs=0.02)


def test_a_later_start_goes_on_where_one_left_off(start, folder):
    window = start()
    from_menu(window.bar.lanes, "By kind")
    click_on_line(window, "manas-closure-2014")
    click_on_line(window, "debt-and-bases-2012", SHIFT)
    wheel(window.timeline.canvas.viewport(), place(window, "manas-closure-2014"), 2)
    press(window.timeline.canvas, Key.Key_L, CTRL)
    from PySide6.QtCore import QPoint
    box = window.panel.boxes["sources", "rcsp"]
    click(box, QPoint(10, box.height() // 2))
    press(window.panel, Key.Key_Escape)
    back_to(window)
    press(window.timeline.canvas, Key.Key_Plus, CTRL)
    before = window.desk.session.state
    assert before.filters == Filters(sources=frozenset({"rcsp"}))
    leave(window)
    assert (folder / NAME).is_file()

    later = start(size=None, theme="")
    after = later.desk.session.state
    assert after.window == pytest.approx(before.window)
    assert (after.scheme, after.current, after.selected, after.filters) == (
        "kind", "debt-and-bases-2012", ("manas-closure-2014", "debt-and-bases-2012"), before.filters)
    assert later.detail.title.text() == "Base and debt agreements, 2012"
    assert not later.hint.isVisible()
    assert later.desk.theme.scale == pytest.approx(1.1)
    assert later.desk.theme.choice == "light"
    assert later.chips.isVisible()


def test_where_the_place_is_of_another_dataset_it_starts_afresh(start, small_dataset):
    window = start()
    click_on_line(window, "manas-closure-2014")
    leave(window)
    later = start(small_dataset)
    as_at_the_first_start(later)


def test_what_is_there_no_more_is_passed_over(start, folder):
    Notebook(folder).write("place", {
        "dataset": "kyrgyzstan", "current": "atlantis", "selected": ["atlantis", "manas-closure-2014"],
        "scheme": "by the moon", "filters": {"kinds": ["dragon"], "sources": ["rcsp", "gone"]}})
    window = start()
    state = window.desk.session.state
    assert state.current == opens_on(window)
    assert state.selected == ("manas-closure-2014",)
    assert state.scheme == "partner"
    assert state.filters == Filters(sources=frozenset({"rcsp"}))


MALFORMED = [
    {"dataset": "kyrgyzstan", "window": "x", "selected": 5, "filters": [], "geometry": 7, "upper": ["a", None],
     "whole": 3, "text": "big", "colours": 3, "scheme": [], "current": 9},
    {"dataset": "kyrgyzstan", "window": [5, 5], "selected": [1, None], "filters": {"kinds": "event"}, "geometry": "ä",
     "upper": [0, -4], "text": 40, "scheme": None},
    {"dataset": "kyrgyzstan", "window": [9e300, 9.1e300], "text": -3, "upper": [1], "whole": [10 ** 40, 1]},
    {"dataset": "kyrgyzstan", "whole": [0.5, float("inf")]},
    {"dataset": None, "window": [None, None], "text": None, "colours": "octarine"},
]


@pytest.mark.slow
def test_a_malformed_place_is_passed_over(start, folder):
    for malformed in MALFORMED:
        Notebook(folder).write("place", malformed)
        window = start()
        if window.below.indexOf(window.detail) >= 0:  # with very large text it is a tab
            window.below.setCurrentWidget(window.detail)
        assert window.detail.title.text() == window.desk.title(opens_on(window)), malformed
        first, last = window.desk.session.state.window
        low, high = window.timeline.content.extent
        assert low - 1 <= first < last <= high + 1, malformed
        assert 1 <= window.desk.theme.scale <= 3, malformed
        press(window.timeline.canvas, Key.Key_Right)
        leave(window)


@pytest.mark.parametrize("malformed", [
    '{"dataset": "kyrgyzstan", "window": [-Infinity, Infinity], "text": NaN, "filters": {"kinds": [["event"]]}}',
    pytest.param('{"dataset": "kyrgyzstan", "window": [NaN, 3]}', marks=pytest.mark.slow)])
def test_numbers_that_are_none_and_lists_in_lists_too(start, folder, malformed):
    Notebook(folder).write("place", {})
    db = sqlite3.connect(folder / NAME)
    db.execute("UPDATE place SET value = ?", [malformed])
    db.commit()
    db.close()
    window = start()
    as_at_the_first_start(window)


# Notebooks that cannot be used

def told(window) -> str:
    return window.statusBar().currentMessage()


def unusable(kind: str, folder: Path) -> Path:
    folder.mkdir()
    path = folder / NAME
    if kind == "text":
        path.write_text("dear diary")
    elif kind == "foreign":
        db = sqlite3.connect(path)
        db.execute("PRAGMA application_id = 99")
        db.execute("CREATE TABLE recipe (words TEXT)")
        db.commit()
        db.close()
    elif kind == "newer":
        Notebook(folder).write("place", {"dataset": "kyrgyzstan", "current": "manas"})
        make_newer(path)
    elif kind == "no json":
        Notebook(folder).write("place", {})
        db = sqlite3.connect(path)
        db.execute("UPDATE place SET value = 'x'")
        db.commit()
        db.close()
    elif kind == "folder":
        path.mkdir()
    return path


@pytest.mark.parametrize(("kind", "why"), [
    pytest.param("text", "cannot be read", marks=pytest.mark.slow),
    pytest.param("foreign", "is no notebook of Timeline Explorer", marks=pytest.mark.slow),
    ("newer", "was written by a newer Timeline Explorer"), ("folder", "cannot be read")])
def test_a_notebook_that_cannot_be_used_is_said_and_left_as_it_is(start, folder, capsys, kind, why):
    path = unusable(kind, folder)
    before = path.read_bytes() if path.is_file() else b""
    window = start()
    as_at_the_first_start(window)
    assert str(path) in told(window) and why in told(window)
    click_on_line(window, "manas-closure-2014")
    leave(window)
    out, err = capsys.readouterr()
    assert out == ""
    assert str(path) in err and err.count("\n") == 1
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_place_that_is_no_json_is_said(start, folder):
    path = unusable("no json", folder)
    window = start()
    as_at_the_first_start(window)
    assert str(path) in told(window) and "cannot be read" in told(window)


@pytest.mark.slow
def test_a_locked_notebook_is_no_reason_to_stop(start, folder, capsys):
    Notebook(folder).write("place", {"dataset": "kyrgyzstan", "current": "manas"})
    other = sqlite3.connect(folder / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        window = start()
        as_at_the_first_start(window)
        assert "locked" in told(window)
        leave(window)
    finally:
        other.close()
    assert "locked" in capsys.readouterr().err
    assert Notebook(folder).read("place")["current"] == "manas"


def test_a_folder_that_cannot_be_made_is_said_at_the_end(start, tmp_path, capsys):
    (tmp_path / "file").touch()
    window = start(folder=tmp_path / "file" / "mine")
    as_at_the_first_start(window)
    assert told(window) == ""
    leave(window)
    out, err = capsys.readouterr()
    assert out == ""
    assert "choose another folder with --data-dir" in err and err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
                    reason="for the administrator nothing is read-only")
def test_a_folder_that_is_read_only_is_said_at_the_end(start, folder, capsys):
    folder.mkdir()
    folder.chmod(0o500)
    try:
        window = start()
        leave(window)
        assert "cannot be written" in capsys.readouterr().err
    finally:
        folder.chmod(0o700)


def test_nothing_is_written_before_the_end(start, folder):
    window = start()
    click_on_line(window, "manas-closure-2014")
    assert not folder.exists()
    leave(window)
    assert [p.name for p in folder.iterdir()] == [NAME]
    db = sqlite3.connect(folder / NAME)
    kept = json.loads(db.execute("SELECT value FROM place").fetchone()[0])
    db.close()
    assert kept["current"] == "manas-closure-2014"
    shutil.rmtree(folder)
