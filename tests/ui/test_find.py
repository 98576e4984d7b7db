"""Ctrl+F finds in the document that one reads, and everywhere where one reads none."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    button_named,
    click,
    column,
    from_menu,
    press,
    press_focused,
    settle,
    statement_place,
    type_text,
)


@pytest.fixture
def memoir(small):
    """The column of a document, read."""
    found = column(small, "memoir")
    click(found.text.viewport(), statement_place(found.text, "mm003"))
    return found


def ask(found, words: str) -> None:
    press(found.text, Key.Key_F, CTRL)
    type_text(found.finder.box, words)
    settle()


def hit_words(found) -> list[str]:
    return [found.text.lines[h.line].text[h.start:h.end] for h in found.finder.hits]


def marked(found) -> list[str]:
    """The words that are marked in the text itself."""
    return [m.cursor.selectedText() for m in found.text.extraSelections()]


def test_ctrl_f_in_a_document_finds_there(small, memoir):
    assert not memoir.finder.isVisible()
    ask(memoir, "vik")
    assert memoir.finder.isVisible() and memoir.finder.box.hasFocus()
    assert not small.search.hasFocus() and small.search.text() == ""
    words = hit_words(memoir)
    assert len(words) >= 2 and {w.casefold() for w in words} == {"vik"}
    assert marked(memoir) == words
    assert memoir.finder.count.text().endswith(f"of {len(words)}")


def test_elsewhere_ctrl_f_is_the_search_of_the_window(small, memoir):
    for place in (small.timeline.canvas, small.detail.page):
        place.setFocus()
        press(place, Key.Key_F, CTRL)
        assert small.search.hasFocus()
    assert not memoir.finder.isVisible()


def test_ctrl_k_is_the_search_of_the_window_wherever_one_is(small, memoir):
    for place in (small.timeline.canvas, memoir.text, small.detail.page):
        place.setFocus()
        press(place, Key.Key_K, CTRL)
        assert small.search.hasFocus()
    assert not memoir.finder.isVisible()
    action = small.actions_by_name["search"]
    assert action.text() == "Search everything" and action.shortcut().toString() == "Ctrl+K"


def test_next_and_previous_go_round_by_keys_and_buttons(memoir):
    ask(memoir, "a")
    finder, many = memoir.finder, len(memoir.finder.hits)
    assert many > 5
    at = finder.at
    for key, modifiers, way in ((Key.Key_Return, None, 1), (Key.Key_F3, None, 1), (Key.Key_Down, None, 1),
                                (Key.Key_Return, SHIFT, -1), (Key.Key_F3, SHIFT, -1), (Key.Key_Up, None, -1)):
        press(finder.box, key, *([modifiers] if modifiers else []))
        at = (at + way) % many
        assert finder.at == at and finder.count.text() == f"{at + 1} of {many}"
    for words, way in (("Find the next", 1), ("Find the one before", -1)):
        for _ in range(3):
            click(button_named(memoir, words))
            at = (at + way) % many
            assert finder.at == at
    finder.show_hit(many - 1)
    press(finder.box, Key.Key_Return)
    assert finder.at == 0


def test_what_is_found_comes_into_view(memoir):
    ask(memoir, "a")
    for _ in memoir.finder.hits:
        press(memoir.finder.box, Key.Key_Return)
        hit, text = memoir.finder.hits[memoir.finder.at], memoir.text
        box = text.cursorRect(text.cursor_of(hit))
        assert text.viewport().rect().contains(box.center())


def test_f3_goes_on_while_one_reads(memoir):
    ask(memoir, "a")
    at = memoir.finder.at
    memoir.text.setFocus()
    press(memoir.text, Key.Key_F3)
    assert memoir.finder.at == at + 1 and memoir.text.hasFocus()


def test_it_begins_from_where_one_reads(memoir):
    memoir.text.scroll_to("mm012", 20)
    here = memoir.text.line_read()
    ask(memoir, "the")
    assert memoir.finder.hits[0].line < here <= memoir.finder.hits[memoir.finder.at].line


def test_escape_puts_it_away_and_one_reads_on(small, memoir):
    ask(memoir, "vik")
    place, state = memoir.text.verticalScrollBar().value(), small.desk.session.state
    press_focused(small, Key.Key_Escape)
    assert not memoir.finder.isVisible() and memoir.text.hasFocus()
    assert marked(memoir) == [] and memoir.text.verticalScrollBar().value() == place
    assert small.desk.session.state == state
    ask(memoir, "")
    click(button_named(memoir, "Close finding"))
    assert not memoir.finder.isVisible()


def test_what_is_not_there_is_said(memoir):
    ask(memoir, "zeppelin")
    assert memoir.finder.count.text() == "not here"
    assert not memoir.finder.next.isEnabled()
    memoir.finder.box.clear()
    settle()
    assert memoir.finder.count.text() == ""


def test_letters_fold_as_in_search(window):
    sari = column(window, "sari")
    sari.text.setFocus()
    ask(sari, "BATKEN")
    assert sari.finder.hits
    sari.finder.box.setText("fréedom")
    plain = len(sari.finder.hits)
    sari.finder.box.setText("freedom")
    assert len(sari.finder.hits) == plain


def test_chosen_words_are_offered(memoir):
    cursor = memoir.text.textCursor()
    block = memoir.text.document().findBlockByNumber(memoir.text.block_of["mm010"])
    cursor.setPosition(block.position() + 11)
    cursor.setPosition(block.position() + 13, cursor.MoveMode.KeepAnchor)
    memoir.text.setTextCursor(cursor)
    press(memoir.text, Key.Key_F, CTRL)
    assert memoir.finder.box.text() == "12" == memoir.finder.box.selectedText()
    assert "12" in hit_words(memoir)


def test_who_speaks_and_the_number_of_a_paragraph_are_no_text_of_the_document(memoir):
    assert "wording" in memoir.text.toPlainText() and "alleges" in memoir.text.toPlainText()
    ask(memoir, "wording")
    assert memoir.finder.hits == ()
    memoir.finder.box.setText("alleges")
    assert memoir.finder.hits == ()


def test_it_is_in_the_menu_of_the_column(small):
    survey = column(small, "survey")
    from_menu(survey.head.menu_button, "Find in this document…\tCtrl+F")
    assert survey.finder.isVisible()
    assert QApplication.focusWidget() is survey.finder.box


def test_what_is_found_is_marked_beside_the_scroll_bar(memoir):
    ask(memoir, "vik")
    rings = [m for m in memoir.marks.marks if not m.key]
    assert len(rings) == len(memoir.finder.hits)
    assert "Found at: " in memoir.marks.accessibleDescription()
    click(memoir.marks, memoir.marks.place_of(rings[-1]))
    assert memoir.finder.hits[memoir.finder.at].line == rings[-1].line
    press(memoir.finder.box, Key.Key_Escape)
    assert all(m.key for m in memoir.marks.marks)


def test_it_bears_another_look(small, memoir):
    ask(memoir, "vik")
    words = hit_words(memoir)
    small.desk.theme.choose("dark")
    settle()
    assert marked(memoir) == words == hit_words(memoir)
