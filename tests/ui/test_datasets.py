"""Other datasets: one that can be opened takes the place of everything, one that cannot is complained of."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from explorer.model.filters import Filters
from explorer.paths import bundled_dataset
from explorer.store.library import Library
from tests.ui.conftest import make_newer
from tests.ui.hands import (
    ALT,
    CTRL,
    Key,
    agree_to,
    back_to,
    click_on_line,
    from_menu,
    message,
    press,
    settle,
    type_text,
    wait_until,
)

pytestmark = pytest.mark.documents(2)


@pytest.fixture
def opened():
    """Each window opens its dataset for itself here, and knows no answers yet: nobody may ask one that was closed."""
    return Library


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch):
    """Answers the question which file."""
    def answer(path: Path | str) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return answer


def bad(kind: str, folder: Path, small_dataset: Path) -> Path:
    path = folder / f"{kind}.sqlite"
    if kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("years and years")
    elif kind != "missing":
        shutil.copy(small_dataset, path)
        if kind == "newer":
            make_newer(path)
        elif kind == "short":
            path.write_bytes(path.read_bytes()[:9000])
        elif kind == "damaged":
            content = bytearray(path.read_bytes())
            content[len(content) // 2:len(content) // 2 + 4000] = b"\xa5" * 4000
            path.write_bytes(bytes(content))
    return path


def test_what_cannot_be_opened_is_complained_of_and_the_present_one_stays(small, choosing, tmp_path, small_dataset):
    click_on_line(small, "election-2013")
    before = small.desk.session.state
    for kind in ("missing", "empty", "folder", "text", "newer", "short", "damaged"):
        path = bad(kind, tmp_path, small_dataset)
        choosing(path)
        press(small.timeline.canvas, Key.Key_O, CTRL)
        box = message(small)
        assert box.windowTitle() == "This dataset cannot be opened"
        assert str(path) in box.text(), kind
        assert "\n" not in box.text()
        assert "Traceback" not in box.text()
        assert not box.isModal()
        agree_to(box)
        assert small.desk.session.state == before, kind
    click_on_line(small, "independence")  # and it still works
    assert small.detail.title.text() == "Independence"
    assert not small.findChildren(QMessageBox)


def test_who_thinks_better_of_it_keeps_the_present_one(small, choosing):
    choosing("")
    before = small.desk.session.state
    press(small.timeline.canvas, Key.Key_O, CTRL)
    assert small.desk.session.state == before


@pytest.fixture
def exchanged(window, choosing, small_dataset):
    """The window, gone from the bundled dataset, with this and that left open, to the small one."""
    click_on_line(window, "manas-closure-2014")
    window.desk.session.change(filters=Filters(sources=frozenset({"rcsp"})))
    press(window, Key.Key_F, CTRL)
    type_text(window.search, "Ganci")
    wait_until(window.search.showing)
    press(window.search, Key.Key_Escape)
    assert window.search.text() == "Ganci"
    window.timeline.canvas.setFocus()
    choosing(small_dataset)
    from_menu(window.bar.menu, "File", "Open a dataset…")
    settle()
    return window


def test_another_dataset_takes_the_place_of_everything(exchanged):
    window = exchanged
    assert window.windowTitle() == "Talvia and its neighbours – Timeline Explorer"
    assert window.edition.text() == "Talvia and its neighbours, edition 1"
    assert window.detail.title.text() == "Riots in the harbour"  # what the dataset opens on
    assert [c.head.title.text() for c in window.reading.columns if c.isVisible()] == ["Survey", "Memoir"]
    assert [lane.title for lane in window.timeline.canvas.draw_now().lanes][:2] == ["Norland", "Sudmark"]
    assert window.desk.session.state.selected == ("harbour-riots",)
    assert not window.desk.session.state.filters
    assert not window.chips.isVisible()
    assert window.desk.session.state.window == pytest.approx(window.timeline.content.extent)
    assert window.timeline.shelf.text().strip() == "1 undated"


def test_after_it_everything_works_on_the_new_one(exchanged):
    window = exchanged
    click_on_line(window, "independence")
    assert window.detail.title.text() == "Independence"
    press(window, Key.Key_F, CTRL)
    type_text(window.search, "Kolm")
    press(window.search, Key.Key_Return)
    assert window.detail.title.text() == "Kolm naval station"
    press(window, Key.Key_E, CTRL)
    assert window.export_dialog.all.text() == "Everything that the filters let through (10)"
    window.export_dialog.close()
    back_to(window)
    press(window, Key.Key_L, CTRL)
    assert ("sources", "survey") in window.panel.boxes
    press(window.panel, Key.Key_Escape)


def test_nothing_of_the_old_one_stands_in_the_search_box(exchanged):
    assert exchanged.search.text() == ""
    assert not exchanged.search.showing()


def test_back_does_not_lead_into_the_old_one(exchanged):
    assert not exchanged.actions_by_name["back"].isEnabled()
    press(exchanged.timeline.canvas, Key.Key_Left, ALT)
    assert exchanged.detail.title.text() == "Riots in the harbour"


def test_an_export_dialog_of_the_old_one_goes(window, choosing, small_dataset):
    press(window.timeline.canvas, Key.Key_E, CTRL)
    old = window.export_dialog
    assert old.isVisible()
    back_to(window)
    choosing(small_dataset)
    press(window.timeline.canvas, Key.Key_O, CTRL)
    assert not old.isVisible()
    click_on_line(window, "independence")
    assert window.detail.title.text() == "Independence"


def test_the_same_dataset_can_be_opened_again(small, choosing, small_dataset):
    click_on_line(small, "independence")
    choosing(small_dataset)
    press(small.timeline.canvas, Key.Key_O, CTRL)
    settle()
    assert small.detail.title.text() == "Riots in the harbour"
    click_on_line(small, "independence")
    assert small.detail.title.text() == "Independence"


def test_a_dataset_that_breaks_while_it_is_read_is_given_up(small):
    small.give_up("small.sqlite: is damaged", bundled_dataset())
    settle()
    assert small.windowTitle().startswith("Kyrgyzstan")
    box = message(small)
    assert box.text() == "small.sqlite: is damaged"
    agree_to(box)


def test_the_file_is_never_changed(start, small_dataset, tmp_path):
    copy = tmp_path / "copy.sqlite"
    shutil.copy(small_dataset, copy)
    before = copy.read_bytes(), copy.stat().st_mtime_ns
    window = start(copy)
    click_on_line(window, "independence")
    window.close()
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.sqlite", "mine"]
