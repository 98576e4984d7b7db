"""Original words in a handout: offered where a copy is held, kept back where its rights forbid, with their rights."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from explorer.model.quoting import cut_off
from explorer.model.records import Quote, Thing
from explorer.notes.edits import made
from explorer.notes.placing import quote
from explorer.session.state import BOTH
from explorer.ui.dialogs import along
from explorer.ui.originals.spoken import own_words
from tests.ui.hands import back_to, click, click_on_line, settle, wait_until
from tests.ui.test_compare_originals import MODES
from tests.ui.test_export import open_dialog, saved_as, text_of
from tests.ui.test_own_words import copies, hold, no_shared_folder

__all__ = ["copies", "no_shared_folder", "saved_as"]


def tick(button) -> None:
    click(button, QPoint(12, button.height() // 2))


@pytest.fixture
def own(small, copies, tmp_path) -> str:
    """What the memoir says of the base in its own words; its copy is held."""
    hold(small, tmp_path / "files", copies, MODES[BOTH])
    click_on_line(small, "vik")
    told = [p for c in small.desk.library.claims_about("vik") if c.source == "memoir"
            if (p := small.desk.library.passage(c.passages[0]))]
    words = next(w for p in told for w, sure in [own_words(small.desk, [p])] if len(w) > 20 and w not in p.text)
    return words[:24]


def export(dialog, saved_as, path) -> str:
    saved_as(path.name)
    click(dialog.go)
    wait_until(lambda: dialog.says.text().endswith(path.name), 20000)
    return text_of(path)


def test_no_box_where_there_is_no_copy(small):
    dialog = open_dialog(small)
    assert not dialog.along.own.isVisible() and not dialog.along.forbidden.isVisible()


def test_they_are_printed_below_ours_or_left_out(small, own, saved_as, tmp_path):
    dialog = open_dialog(small)
    assert dialog.along.own.isVisible() and not dialog.along.forbidden.isVisible()
    assert dialog.along.own.isChecked(), "who reads them wants them on paper too"
    for words in ("Original words are printed with their rights. ", "Memoir: Invented"):
        assert words in dialog.says.text()
    assert own in export(dialog, saved_as, tmp_path / "with.pdf")
    tick(dialog.along.own)
    assert "No original words" in dialog.says.text()
    assert own not in export(dialog, saved_as, tmp_path / "without.pdf")


def test_what_may_not_be_passed_on_stays_out_unless_the_reader_says_so(small, own, saved_as, tmp_path, monkeypatch):
    monkeypatch.setattr(along, "forbids", lambda rights: True)
    dialog = open_dialog(small)
    assert dialog.along.own.isChecked() and not dialog.along.forbidden.isChecked()
    assert dialog.along.forbidden.isVisible() and "Memoir" in dialog.along.forbidden.text()
    assert "No original words" in dialog.says.text()
    assert dialog.instead.text() == "Only in the editors’ wording, as the rights forbid more: Survey, Memoir."
    refusal = "at hand, but its rights forbid to print them."
    without = export(dialog, saved_as, tmp_path / "without.pdf")
    assert own not in without
    head, _, below = without.partition(refusal)
    assert "Memoir" in head and below.lstrip().startswith("Rights: Invented for tests"), "where it is missed"
    tick(dialog.along.forbidden)
    assert "Memoir: Invented" in dialog.says.text() and not dialog.instead.isVisible()
    text = export(dialog, saved_as, tmp_path / "with.pdf")
    assert own in text and refusal not in text
    tick(dialog.along.own)
    assert not dialog.along.forbidden.isVisible() and "No original words" in dialog.says.text()


@pytest.mark.parametrize("scale", [pytest.param(1.0, marks=pytest.mark.slow), 3.0])
def test_that_words_are_kept_back_is_seen_without_scrolling(small, own, monkeypatch, scale):
    monkeypatch.setattr(along, "forbids", lambda rights: True)
    small.desk.theme.set_scale(scale)
    dialog = open_dialog(small)
    dialog.resize(dialog.width(), 420 if scale == 1.0 else 688)
    settle()
    if scale == 1.0:
        assert dialog.view.verticalScrollBar().maximum() > 0, "there is more than has room"
    assert dialog.instead.height() >= dialog.instead.heightForWidth(dialog.instead.width())
    for part in (dialog.instead, dialog.go):
        box = part.rect().translated(part.mapTo(dialog, QPoint(0, 0)))
        assert part.isVisible() and dialog.rect().contains(box)
    assert dialog.view.height() > 60


def test_a_note_quotes_what_may_not_be_passed_on_only_if_the_reader_says_so(small, saved_as, tmp_path, monkeypatch):
    """Whether or not original words are printed below each statement."""
    monkeypatch.setattr(along, "forbids", lambda rights: True)
    quote = Quote("memoir", "mm010", 0, 6, "Zwölf Boote", original=True)
    book = small.notes.book
    assert book.do(made(replace(book.draft((quote,)), body="Is it so?")))
    small.desk.open("vik")
    dialog = open_dialog(small)
    assert dialog.along.forbidden.isVisible() and "Memoir" in dialog.along.forbidden.text()
    assert "No original words" in dialog.says.text()
    assert "editors’ wording" in dialog.instead.text() and dialog.instead.text().endswith(": Memoir.")
    text = export(dialog, saved_as, tmp_path / "without.pdf")
    assert "Is it so?" in text and "Zwölf" not in text and "Invented for tests" not in text.split("The documents")[0]
    tick(dialog.along.forbidden)
    assert "Your notes in it quote" in dialog.says.text() and not dialog.instead.isVisible()
    assert "Zwölf Boote" in export(dialog, saved_as, tmp_path / "with.pdf")


def test_a_misprint_is_marked_on_paper_as_on_screen(small, own):
    damaged = {key for held in small.shelf.held.values() for key, words in held.words.items()
               for start, end, _ in held.placement.emendations if words.ranges(start, end)}
    assert damaged
    for key in (key for held in small.shelf.held.values() for key in held.words):
        words, _ = own_words(small.desk, [small.desk.library.passage(key)])
        assert ("[ed.]" in words) is (key in damaged)


def test_what_the_document_has_in_brackets_or_leaves_out_itself_is_said_to_be_its_own(
        small, copies, saved_as, tmp_path):
    copies["memoir"] = copies["memoir"].replace("12 aircraft there", "12 [old] aircraft … there")
    hold(small, tmp_path / "files", copies, MODES[BOTH])
    click_on_line(small, "vik")
    printed = " ".join(export(open_dialog(small), saved_as, tmp_path / "out.pdf").split())
    assert "12 [old] [so in the document] aircraft … [so in the document] there" in printed
    assert "what the document itself puts in brackets" in printed


def test_a_note_into_which_words_were_copied_that_may_not_be_passed_on_is_named(
        small, own, saved_as, tmp_path, monkeypatch):
    memoir = small.desk.held("memoir")
    copied = " ".join(memoir.as_in_copy.text.split()[20:29])
    book = small.notes.book
    assert book.do(made(replace(book.draft(Thing("vik", "Vik air base")), body=f"It says: {copied.upper()}!")))
    dialog = open_dialog(small)
    assert "In what you have written" not in dialog.says.text(), "it may be passed on"
    dialog.close()
    back_to(small)
    monkeypatch.setattr(along, "forbids", lambda rights: True)
    dialog = open_dialog(small)
    assert "In what you have written stand words that may not be passed on, and stay there: Memoir: Invented for " \
        "tests" in dialog.says.text()
    printed = " ".join(export(dialog, saved_as, tmp_path / "out.pdf").split())
    assert "Words of this document stand in what the reader has written: Memoir. Invented for tests" in printed
    tick(dialog.along.noted)
    assert "In what you have written" not in dialog.says.text()


def test_words_that_were_cut_or_marked_in_copying_are_named_too(small, own, monkeypatch):
    text = small.desk.held("memoir").as_in_copy.text.split()
    monkeypatch.setattr(along, "forbids", lambda rights: True)
    book, cell = small.notes.book, f"“{' '.join(text[20:25])} … {' '.join(text[32:36])} [ed.] {text[36]}” (Memoir)"
    assert book.do(made(replace(book.draft(Thing("vik", "Vik air base")), body=f"Vik: 12 boats\n{cell}\nWhy?")))
    assert "In what you have written stand words that may not be passed on, and stay there: Memoir" in \
        open_dialog(small).says.text()


def test_a_note_on_something_else_names_nothing(small, own, monkeypatch):
    memoir = small.desk.held("memoir")
    copied = " ".join(memoir.as_in_copy.text.split()[20:29])
    book = small.notes.book
    assert book.do(made(replace(book.draft(Thing("kolm", "Kolm")), body=copied)))
    monkeypatch.setattr(along, "forbids", lambda rights: True)
    dialog = open_dialog(small)
    click(dialog.selected)
    assert "In what you have written" not in dialog.says.text()


def test_where_a_sentence_goes_on_is_seen_in_what_a_note_quotes_and_below_statements(small, own, saved_as, tmp_path):
    words = small.desk.held("memoir").words["mm010"].text
    first, last = words.index(" ") + 1, words.rindex(" ")
    book = small.notes.book
    for ends in ((first, last), (0, len(words))):
        quoted = quote("memoir", "mm010", words, *ends, original=True)
        assert book.do(made(replace(book.draft((quoted,)), body="So?")))
    small.desk.open("vik")
    text = " ".join(export(open_dialog(small), saved_as, tmp_path / "out.pdf").split())
    assert f"“… {words[first:last]} …” Memoir" in text
    text_of_it = " ".join(small.desk.held("memoir").as_in_copy.text.split())
    goes_on = text_of_it[text_of_it.index(words) + len(words)] != " "
    whole = cut_off(words, text_of_it[text_of_it.index(words) - 2] != ".", goes_on)
    assert f"“{whole}” Memoir" in text and text.count(f"“{whole}”") > 1, "as below the statement"
