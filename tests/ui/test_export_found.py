"""Export of what the search found: as it was seen side by side, or all that is said of these events."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from explorer.model.records import Quote
from explorer.notes.edits import made
from tests.ui.hands import CTRL, Key, click, press, settle, type_text, wait_until
from tests.ui.test_export import saved_as, text_of, titles
from tests.ui.test_search import search_for
from tests.ui.test_together import lay_out

__all__ = ["saved_as"]

SOUGHT, FOUND, NOT_FOUND = "debt written off", "Forgiveness of debt by Russia was included", "a grant of $150 million"


def tick(button) -> None:
    click(button, QPoint(12, button.height() // 2))


@pytest.fixture
def dialog(window):
    """Opened where all that was found stands side by side."""
    lay_out(window, SOUGHT)
    press(window.room.compare.together.view, Key.Key_E, CTRL)
    wait_until(window.export_dialog.isVisible)
    return window.export_dialog


def export(dialog, path) -> str:
    click(dialog.go)
    wait_until(lambda: dialog.says.text().endswith(path.name), 20000)
    return " ".join(text_of(path).split())


def test_what_was_seen_is_printed_and_counted_and_the_rest_at_a_click(window, dialog, saved_as, tmp_path):
    page = window.room.compare.together
    seen = [window.desk.title(part.entity) for part in page.found.parts]
    assert dialog.sought.isChecked() and dialog.only.isVisible() and dialog.only.isChecked()
    assert titles(dialog) == seen and dialog.sought.text() == f"What the search found ({len(seen)}): {SOUGHT}"
    assert dialog.says.text().startswith(f"{len(seen)} entries go into the handout. Only what the search found for")
    assert not dialog.along.links.isVisible(), "of what is linked to them nothing was found"
    saved_as("seen.pdf")
    printed = export(dialog, tmp_path / "seen.pdf")
    assert f"“{SOUGHT[0].upper()}{SOUGHT[1:]}”, " in printed and "handout of" in printed, "cited as what was sought"
    assert FOUND in printed and NOT_FOUND not in printed and "The documents say more of these events." in printed
    tick(dialog.only)
    every = len(seen) + len(page.found.besides)
    assert len(titles(dialog)) == every > len(seen) and set(seen) < set(titles(dialog))
    assert dialog.sought.text().startswith(f"What the search found ({every})")
    assert "Only what the search found" not in dialog.says.text() and dialog.along.links.isVisible()
    saved_as("all.pdf")
    printed = export(dialog, tmp_path / "all.pdf")
    assert FOUND in printed and NOT_FOUND in printed
    assert "The documents say more of these events." not in printed


def test_it_is_asked_only_of_what_the_search_found(window, dialog):
    click(dialog.all, QPoint(8, dialog.all.height() // 2))
    assert not dialog.only.isVisible() and "Only what the search found" not in dialog.says.text()
    assert dialog.keys()[0] == dialog.content.passing_keys() and dialog.seen().found is None
    click(dialog.sought, QPoint(8, dialog.sought.height() // 2))
    assert dialog.only.isVisible() and dialog.only.isChecked() and dialog.seen().found is not None
    press(window.search, Key.Key_A, CTRL)
    type_text(window.search, "loyalty")
    wait_until(lambda: "loyalty" in dialog.sought.text())
    wait_until(lambda: "“loyalty”" in dialog.says.text())
    assert len(dialog.keys()[0]) == len(dialog.only.found().claims) > 0


def test_who_comes_from_the_line_is_given_all_that_is_said(window):
    search_for(window, SOUGHT)
    press(window.search, Key.Key_Escape)
    press(window.timeline.canvas, Key.Key_E, CTRL)
    dialog = window.export_dialog
    wait_until(dialog.isVisible)
    click(dialog.sought, QPoint(8, dialog.sought.height() // 2))
    found = dialog.only.found()
    assert found is not None and dialog.only.isVisible() and not dialog.only.isChecked()
    assert f"({len(found.claims) + len(found.besides)})" in dialog.sought.text()
    tick(dialog.only)
    number = len(found.claims)
    assert f"({number})" in dialog.sought.text()
    assert dialog.says.text().startswith(f"{number} entries go into the handout. Only what the search found for")


def test_an_entry_without_anything_found_through_the_lens_is_not_counted(window, dialog):
    before = titles(dialog)
    window.desk.session.change(lens=("rcsp",))
    settle()
    assert set(titles(dialog)) < set(before) and "Russian aid package, 2009" not in titles(dialog)
    assert dialog.says.text().startswith(f"{len(titles(dialog))} entries go into")


def test_a_note_on_words_that_are_not_printed_stays_out(window, dialog):
    book = window.notes.book
    grant = next(c for c in window.desk.library.claims_about("russian-package-2009") if c.property == "grant")
    assert book.do(made(replace(book.draft((Quote("relations", grant.passages[0], 0, 5, "Early"),)), body="Why?")))
    tick(dialog.only)
    assert "stay out" not in dialog.says.text() and "stays out" not in dialog.says.text()
    tick(dialog.only)
    assert "One note on what is not in it stays out: Relations page ¶\xa09." in dialog.says.text()


@pytest.mark.parametrize("scale", [1.0, pytest.param(3.0, marks=pytest.mark.slow)])
def test_the_box_is_below_its_choice_and_whole(window, dialog, scale):
    window.desk.theme.set_scale(scale)
    settle()
    box = dialog.only
    assert box.accessibleName() or box.text() == "Only the statements that were found"
    at = [part.mapTo(dialog.inner, QPoint(0, 0)) for part in (dialog.sought, box, dialog.in_years)]
    assert at[0].y() < at[1].y() < at[2].y() and at[0].x() < at[1].x()
    assert box.width() >= box.sizeHint().width() and box.height() >= box.sizeHint().height()
