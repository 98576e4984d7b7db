"""The reader's own copies of documents: added, listed, kept, removed; and what is wrong with a file, in one line."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from explorer import paths
from explorer.model.anchors import Stopped
from explorer.notes.notebook import NAME
from explorer.session.state import OURS, THEIRS
from explorer.ui.originals import shelf
from tests.ui.hands import Key as Keys
from tests.ui.hands import (
    back_to,
    button_named,
    click,
    column,
    from_menu,
    menu_words,
    press_focused,
    settle,
    wait_until,
    wheel,
)


@pytest.fixture
def copies(small_text: Path) -> Path:
    """The folder with the documents of the small dataset."""
    return small_text / "originals"


@pytest.fixture(autouse=True)
def no_shared_folder(monkeypatch):
    monkeypatch.setattr(paths, "shared_originals", list)


def ready(window) -> None:
    """Nothing is being read."""
    wait_until(lambda: not window.shelf.busy)
    settle()


def add(window, monkeypatch, *files: Path) -> None:
    """By the menu, as a reader does."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(f) for f in files], ""))
    from_menu(window.bar.menu, "File", "Add original…")
    ready(window)


def drop(window, target, *files: Path) -> None:
    """Drag files over a part of the window, and let go."""
    data, at = QMimeData(), QPointF(target.rect().center())
    data.setUrls([QUrl.fromLocalFile(str(f)) for f in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(at.toPoint(), copy, data, left, none))
    QApplication.sendEvent(target, QDropEvent(at, copy, data, left, none))
    ready(window)


def said(window) -> str:
    """The line below the bar; nothing where there is none."""
    assert not [b for b in window.findChildren(QMessageBox) if b.isVisible()]
    notice = window.originals.notice
    return notice.words.text() if notice.isVisible() else ""


def shown(window) -> list[str]:
    """The names of the buttons by which one chooses in whose words one reads."""
    return [b.accessibleName() for b in window.reading.side.words.values() if b.isVisible()]


# Another notebook

def begin(window, path: Path, monkeypatch) -> None:
    """A new notebook, by the menu."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    from_menu(window.bar.menu, "Notebook", "New notebook…")
    ready(window)


def test_the_originals_are_taken_along_into_a_new_notebook(small, copies, monkeypatch, tmp_path):
    add(small, monkeypatch, *sorted(copies.glob("*.txt")))
    begin(small, tmp_path / "new.sqlite", monkeypatch)
    assert small.shelf.held == {}
    assert said(small) == "Your 2 originals stay in the notebook that you come from."
    click(button_named(small.originals.notice, "Take the 2 originals along"))
    ready(small)
    assert small.shelf.held.keys() == {"survey", "memoir"} and said(small) == ""
    assert [one.source for one in small.shelf.originals.all()] == ["memoir", "survey"]
    assert small.shelf.notebook.path == tmp_path / "new.sqlite"


def test_where_there_are_none_or_the_notebook_is_an_old_one_nothing_is_offered(small, copies, monkeypatch, tmp_path):
    begin(small, tmp_path / "new.sqlite", monkeypatch)
    assert said(small) == ""
    add(small, monkeypatch, copies / "survey.txt")
    small.notes.book.open(small.notes.book.notebook.home)
    ready(small)
    assert said(small) == "" and small.shelf.held == {}


# Adding

def test_an_original_is_added_by_the_menu_and_shown(small, copies, monkeypatch):
    assert shown(small) == []
    add(small, monkeypatch, copies / "survey.txt")
    assert said(small) == "Original added: Survey. All 21 statements were found exactly."
    assert shown(small) == ["Our wording", "Original words", "Both, statement by statement"]
    assert button_named(small.reading, "Original words").isChecked()
    assert "Fourteen people lost their lives." in column(small, "survey").text.toPlainText()
    assert not small.hint.isVisible()
    click(button_named(small, "Put this message away"))
    assert said(small) == ""


def test_the_way_to_originals_stands_beside_the_columns_until_there_is_one(small, copies, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(copies / "survey.txt")], ""))
    click(button_named(small.reading, "Add originals…"))
    ready(small)
    assert said(small).startswith("Original added: Survey.") and len(shown(small)) == 3
    assert not small.reading.side.add.isVisible()
    small.shelf.remove("survey")
    ready(small)
    assert small.reading.side.add.isVisible() and shown(small) == []


def test_whoever_has_added_one_can_have_our_wording_beside_it(small, copies, monkeypatch):
    ours = next(line.text for line in column(small, "survey").text.lines if len(line.text) > 60)
    add(small, monkeypatch, copies / "survey.txt")
    assert ours not in column(small, "survey").text.toPlainText()
    click(button_named(small, "Show our wording too"))
    assert said(small) == "" and button_named(small.reading, "Both, statement by statement").isChecked()
    text = column(small, "survey").text.toPlainText()
    assert ours in text and "Fourteen people lost their lives." in text
    add(small, monkeypatch, copies / "memoir.txt")
    assert button_named(small.reading, "Both, statement by statement").isChecked(), "it was chosen"
    assert said(small).startswith("Original added: Memoir.") and not small.originals.notice.do.isVisible()


def test_nothing_is_added_where_the_reader_thinks_better_of_it(small, monkeypatch):
    add(small, monkeypatch)
    assert said(small) == "" and shown(small) == []


@pytest.mark.parametrize("where", ["line", "text", "details"])
def test_originals_are_added_by_dropping_files_anywhere(small, copies, where):
    target = {"line": small.timeline.canvas.viewport(), "text": column(small, "memoir").text.viewport(),
              "details": small.detail.page.viewport()}[where]
    drop(small, target, copies / "survey.txt", copies / "memoir.txt")
    assert said(small).startswith("2 originals added: Survey, Memoir.")
    assert small.shelf.held.keys() == {"survey", "memoir"}


def test_what_is_no_file_is_no_drop(small):
    data = QMimeData()
    data.setText("some words")
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(small, event)
    assert not event.isAccepted()


def test_it_is_there_at_a_later_start_and_shown_as_it_was(start, small_dataset, copies, monkeypatch):
    window = start(small_dataset)
    add(window, monkeypatch, copies / "memoir.txt")
    click(button_named(window.reading, "Both, statement by statement"))
    words = column(window, "memoir").text.toPlainText()
    window.close()
    settle()
    later = start(small_dataset)
    ready(later)
    assert said(later) == ""
    assert button_named(later.reading, "Both, statement by statement").isChecked()
    assert column(later, "memoir").text.toPlainText() == words


def test_our_wording_stays_where_there_is_no_original(small, copies, monkeypatch):
    before = column(small, "survey").text.toPlainText()
    add(small, monkeypatch, copies / "memoir.txt")
    survey = column(small, "survey")
    assert survey.text.toPlainText() == before
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(copies / "survey.txt")], ""))
    click(button_named(survey, "Add the original…"))
    ready(small)
    assert survey.text.toPlainText() != before
    assert not survey.lacking.isVisible()


# What is wrong with a file

def written(folder: Path, name: str, data: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(data)
    return path


def test_what_cannot_be_used_is_said_in_a_line_and_nothing_is_lost(small, tmp_path, monkeypatch):
    before = column(small, "survey").text.toPlainText()
    for name, data, words in (
            ("notes.txt", b"Something else altogether, of no known document whatsoever. " * 30,
             "none of the documents"),
            ("empty.txt", b"", "is empty"),
            ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "picture.png"),
            ("broken.pdf", b"%PDF-1.7 and then nothing", "broken.pdf"),
            ("broken.docx", b"PK\x03\x04 and then", "broken.docx")):
        add(small, monkeypatch, written(tmp_path / "files", name, data))
        assert words in said(small) and said(small).startswith(f"“{name}” "), said(small)
        assert small.shelf.held == {} and column(small, "survey").text.toPlainText() == before
        click(column(small, "survey").text.viewport())  # the window is as usable as before


def test_a_document_of_no_known_source_is_told_which_there_are(small, tmp_path, monkeypatch):
    add(small, monkeypatch, written(tmp_path / "files", "else.txt", b"A document about something else. " * 40))
    assert "Survey" in said(small) and "Memoir" in said(small)


def test_a_bad_file_among_others_keeps_none_of_them_away(small, copies, tmp_path, monkeypatch):
    bad = written(tmp_path / "files", "bad.txt", b"")
    add(small, monkeypatch, bad, copies / "survey.txt", tmp_path / "gone.txt")
    assert small.shelf.held.keys() == {"survey"}
    assert "Original added: Survey." in said(small) and "is empty" in said(small) and "does not exist" in said(small)


def test_a_notebook_that_cannot_be_written_is_said(start, small_dataset, folder, copies, monkeypatch, capsys):
    folder.mkdir()
    (folder / NAME).write_bytes(b"this is no notebook" * 100)
    window = start(small_dataset)
    ready(window)
    assert NAME in said(window)
    add(window, monkeypatch, copies / "survey.txt")
    assert NAME in said(window) and "cannot be written" in said(window)
    assert window.shelf.held["survey"].kept == "window"  # one can read it all the same
    assert said(window).endswith("can be read until this window is closed.")
    assert "Fourteen people lost their lives." in column(window, "survey").text.toPlainText()
    window.close()
    assert NAME in capsys.readouterr().err


# Long work

class Slow:
    """Reads for as long as nobody stops it."""

    def __init__(self) -> None:
        self.reading = self.asked_to_stop = False

    def __call__(self, path, known, stopped, progress):
        self.reading = True
        progress(3, 120)
        while not stopped():
            time.sleep(0.005)
        self.asked_to_stop = True
        raise Stopped


@pytest.fixture
def slow(monkeypatch) -> Slow:
    made = Slow()
    monkeypatch.setattr(shelf, "read", made)
    return made


def test_long_work_is_shown_and_can_be_stopped(small, tmp_path, monkeypatch, slow):
    small.shelf.add([tmp_path / "long.pdf"])
    wait_until(lambda: slow.reading)
    assert said(small) == ""  # not at once
    wait_until(lambda: said(small) != "")
    wait_until(lambda: said(small) == "Reading long.pdf: page 3 of 120")
    click(button_named(small, "Stop"))
    ready(small)
    assert slow.asked_to_stop and said(small) == "Stopped."
    assert small.shelf.held == {}


def test_one_reads_on_meanwhile_and_what_is_added_waits(small, copies, tmp_path, slow, monkeypatch):
    small.shelf.add([tmp_path / "long.pdf"])
    wait_until(lambda: slow.reading)
    small.desk.open("vik")
    assert column(small, "memoir").text.chosen
    monkeypatch.undo()
    monkeypatch.setattr(paths, "shared_originals", list)
    small.shelf.add([copies / "memoir.txt"])
    small.shelf._progress.stop.set()  # the first alone
    wait_until(lambda: "memoir" in small.shelf.held)
    ready(small)


def test_what_is_removed_meanwhile_stays_away(small, copies, tmp_path, monkeypatch, slow):
    shelf_ = small.shelf
    monkeypatch.undo()
    monkeypatch.setattr(paths, "shared_originals", list)
    add(small, monkeypatch, copies / "memoir.txt")
    monkeypatch.setattr(shelf, "read", slow)
    shelf_.add([tmp_path / "long.pdf"])
    wait_until(lambda: slow.reading)
    shelf_.remove("memoir")
    shelf_.stop()
    ready(small)
    assert shelf_.held == {} and shelf_.originals.all() == []


def test_closing_the_window_ends_the_work(small, tmp_path, slow):
    small.shelf.add([tmp_path / "long.pdf"])
    wait_until(lambda: slow.reading)
    small.close()
    wait_until(lambda: slow.asked_to_stop)
    ready(small)


# What there is

def show_list(window):
    from_menu(window.bar.menu, "File", "Originals…")
    dialog = window.originals.dialog
    assert dialog.isVisible() and not dialog.isModal()
    return dialog


def rows(dialog) -> list[list[str]]:
    return [[dialog.table.item(r, c).text() for c in range(dialog.table.columnCount())]
            for r in range(dialog.table.rowCount())]


def test_the_list_says_what_there_is_and_forgets_what_is_removed(small, copies, folder, monkeypatch):
    add(small, monkeypatch, copies / "memoir.txt", copies / "survey.txt")
    dialog = show_list(small)
    assert rows(dialog) == [["Survey", "survey.txt", "in your notebook", "all 21 exactly"],
                            ["Memoir", "memoir.txt", "in your notebook", "all 16 exactly"]]
    dialog.table.selectRow(1)
    click(dialog.remove)
    ready(small)
    assert [row[0] for row in rows(dialog)] == ["Survey"]
    assert "removed from your notebook" in said(small)
    assert column(small, "memoir").lacking.isVisible()
    assert [one.source for one in small.shelf.originals.all()] == ["survey"]
    press_focused(dialog, Keys.Key_Escape)
    assert not dialog.isVisible()
    back_to(small)


def test_the_list_counts_what_a_part_of_a_document_has(small, copies, tmp_path, monkeypatch):
    text = (copies / "survey.txt").read_text(encoding="utf-8")
    add(small, monkeypatch, written(tmp_path / "files", "part.txt", text[:len(text) * 3 // 4].encode()))
    words = rows(show_list(small))[0][3]
    found = {kind: int(number) for number, kind in (part.split() for part in words.split(", "))}
    assert sum(found.values()) == 21 and found["exactly"] > found["not"] > 0 not in found.values()


def test_it_is_removed_from_the_menu_of_its_column_too(small, copies, monkeypatch):
    add(small, monkeypatch, copies / "memoir.txt")
    menu = column(small, "memoir").head.menu_button.menu()
    menu.aboutToShow.emit()
    assert "Replace its original…" in menu_words(menu) and "Add its original…" not in menu_words(menu)
    from_menu(column(small, "memoir").head.menu_button, "Remove its original")
    ready(small)
    assert small.shelf.held == {} and shown(small) == []
    assert "We became free" not in column(small, "memoir").text.toPlainText()


def test_the_folder_beside_the_program_is_read_at_the_start(start, small_dataset, copies, tmp_path, monkeypatch):
    strange = written(tmp_path / "files", "list of pupils.txt", b"Anna, Bek, Cholpon. " * 50)
    monkeypatch.setattr(paths, "shared_originals", lambda: [strange, copies / "survey.txt"])
    window = start(small_dataset)
    ready(window)
    assert window.shelf.held["survey"].kept == "folder"
    assert said(window) == "" and shown(window)  # it is no news
    assert column(window, "survey").text.words == THEIRS  # it lies there to be read
    dialog = show_list(window)
    assert rows(dialog)[0][2] == "in the folder “originals” beside the program"
    assert not dialog.remove.isEnabled()
    assert "list of pupils.txt" in dialog.problems.text() and dialog.problems.isVisible()
    dialog.close()
    back_to(window)


def test_who_has_chosen_our_wording_finds_it_again_beside_a_shared_folder(start, small_dataset, copies, monkeypatch):
    monkeypatch.setattr(paths, "shared_originals", lambda: [copies / "survey.txt"])
    window = start(small_dataset)
    ready(window)
    click(window.reading.side.words[OURS])
    window.close()
    later = start(small_dataset)
    ready(later)
    assert later.shelf.held and column(later, "survey").text.words == OURS


def test_ones_own_copy_comes_before_the_shared_one_and_gives_way_to_it(start, small_dataset, copies, tmp_path,
                                                                       monkeypatch):
    monkeypatch.setattr(paths, "shared_originals", lambda: [copies / "survey.txt"])
    window = start(small_dataset)
    ready(window)
    mine = written(tmp_path / "files", "mine.txt", (copies / "survey.txt").read_bytes().replace(b"\n\n", b"\n\n\n"))
    add(window, monkeypatch, mine)
    assert (window.shelf.held["survey"].name, window.shelf.held["survey"].kept) == ("mine.txt", "notebook")
    window.shelf.remove("survey")
    ready(window)
    assert window.shelf.held["survey"].kept == "folder"


@pytest.mark.slow
def test_another_dataset_has_other_originals(start, small_dataset, copies, monkeypatch):
    window = start(small_dataset)
    add(window, monkeypatch, copies / "survey.txt")
    window.open_dataset(paths.bundled_dataset())
    ready(window)
    assert window.shelf.held == {} and shown(window) == []
    window.open_dataset(small_dataset)
    ready(window)
    assert window.shelf.held.keys() == {"survey"} and shown(window)


def test_the_card_says_what_was_found_in_the_copy(small, copies, monkeypatch):
    add(small, monkeypatch, copies / "survey.txt")
    card = column(small, "survey").head.card.toPlainText()
    assert "Your copy, survey.txt: 21 statements found exactly, 0 nearly, 0 not." in card
    assert "Your copy" not in column(small, "memoir").head.card.toPlainText()


@pytest.mark.slow
def test_the_list_bears_large_text(small, copies, monkeypatch):
    add(small, monkeypatch, copies / "survey.txt")
    small.desk.theme.set_scale(3.0)
    dialog = show_list(small)
    settle()
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width() and dialog.height() <= room.height()
    for button in (dialog.add, dialog.remove, dialog.close_button):
        assert dialog.rect().contains(button.geometry())
    dialog.close()
    back_to(small)


@pytest.mark.parametrize("locked", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_line_that_is_said_moves_no_column(window, tmp_path, monkeypatch, locked):
    """Neither where it comes nor where it goes: one reads on, and what stands beside each other stays so."""
    columns = window.reading.columns
    if locked:
        click(button_named(window, "Scroll together"))
        wheel(column(window, "relations").text.viewport(), QPointF(30, 30), -1)
    else:
        column(window, "relations").text.verticalScrollBar().setValue(
            column(window, "relations").text.verticalScrollBar().value() + 11)
    before = [(c.source, c.text.verticalScrollBar().value(), c.text.chosen) for c in columns]
    drop(window, window, written(tmp_path / "files", "else.txt", b"A document about something else. " * 40))
    assert "none of the documents" in said(window)
    for _ in range(2):
        settle(20)
        assert [(c.source, c.text.verticalScrollBar().value(), c.text.chosen) for c in window.reading.columns] == before
        assert window.reading.together.locked is locked
        if window.originals.notice.isVisible():
            click(window.originals.notice.away)
