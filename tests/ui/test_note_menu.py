"""Words copied with where they are from, and what the menu has for words and statements: by mouse and keys."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from explorer.notes.edits import notes_in
from tests.ui.hands import (
    ALT,
    CTRL,
    SHIFT,
    Key,
    back_to,
    column,
    open_menu,
    pick_action,
    press,
    settle,
    statement_place,
)
from tests.ui.note_hands import (
    choose_words,
    in_file,
    letter_place,
)
from tests.ui.note_hands import write as type_note

BASE = "mm010"
MANY = "cb041"
"""Tells of four bases and the treaty on them."""


def all_notes(window):
    return notes_in(window.notes.book.notebook)


# Copying, and choosing for export

def choose_from_menu(window, text, at: QPoint, *entry: str) -> None:
    left, done = list(entry), []

    def step() -> None:
        menu = open_menu()
        if menu not in done:
            done.append(menu)
            pick_action(menu, left.pop(0))
        if left:
            QTimer.singleShot(10, step)

    QTimer.singleShot(0, step)
    QApplication.sendEvent(text.viewport(), QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, text.viewport().mapToGlobal(at)))
    settle()
    back_to(window)


def test_words_are_copied_with_where_they_are_from(small):
    text = choose_words(small, "memoir", BASE, 6, 13)
    press(text, Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == (
        "were 12 [editors’ wording of: Otto Lind 2014, ¶\u00a03; Talvia and its neighbours, edition 1]")
    press(text, Key.Key_C, CTRL | ALT)
    assert QGuiApplication.clipboard().text() == (
        "were 12 [editors’ wording of: Otto Lind, My years on the quay, written 2014, ¶\u00a03; "
        "Talvia and its neighbours, edition 1, licence CC0-1.0 · The editors]")


def test_the_context_menu_has_it_all(small):
    text = choose_words(small, "memoir", BASE, 6, 13)
    at = letter_place(text, BASE, 8).toPoint()
    choose_from_menu(small, text, at, "Copy with citation")
    assert QGuiApplication.clipboard().text().startswith("were 12 [")
    choose_from_menu(small, text, at, f"Add “{small.desk.title('vik')}” to the export")
    assert "vik" in small.desk.session.state.gathered
    choose_from_menu(small, text, at, "Note…")
    type_note(small, "From the menu")
    assert in_file(small) == [("note", "From the menu")]


def test_of_what_rests_on_a_statement_each_is_added_to_the_export_or_all(window):
    """By its title; and taken out in the same way."""
    desk, title = window.desk, window.desk.title
    window.desk.open_passage(MANY)
    settle()
    text = column(window, desk.library.passage(MANY).source).text
    at = statement_place(text, MANY).toPoint()
    about = window.notes.book.resting_on(MANY)
    assert len(about) > 3
    desk.session.change(gathered=("kant",))
    choose_from_menu(window, text, at, "Add to the export", title(about[1]))
    assert desk.session.state.gathered == ("kant", about[1])
    assert window.statusBar().currentMessage() == f"Added: “{title(about[1])}”. The export holds 2 now."
    choose_from_menu(window, text, at, "Add to the export", f"All of these ({len(about) - 1})")
    assert set(desk.session.state.gathered) == {"kant", *about}
    choose_from_menu(window, text, at, "Take out of the export", f"All of these ({len(about)})")
    assert desk.session.state.gathered == ("kant",)


def test_a_statement_without_chosen_words_has_it_too(small):
    text = column(small, "survey").text
    at = statement_place(text, "sv015").toPoint()
    choose_from_menu(small, text, at, "Copy with citation")
    assert QGuiApplication.clipboard().text().startswith(small.desk.library.passage("sv015").text)
