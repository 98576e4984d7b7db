"""What stands above a document that is silent leads to the places that it names."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from tests.ui.hands import Key, click, column, press, press_focused, settle

DEBT, AID = "debt-and-bases-2012", "russian-package-2009"


def alone(window, key: str) -> None:
    """The documents alone, at what they say of something."""
    window.desk.open(key)
    window.alone(window.reading)
    settle()


def click_link(label, words: str) -> None:
    """Click the first link of a label; its place is looked for, as Qt does not tell it."""
    for y in range(4, label.height() - 4, 4):
        for x in range(4, label.width() - 4, 4):
            QTest.mouseMove(label, QPoint(x, y))
            if label.cursor().shape().name == "PointingHandCursor":
                click(label, QPoint(x + 2, y + 2))
                return
    raise AssertionError(f"no link {words}")


def shown(window, source: str):
    """The statement that is looked at, which is this document's and in view there."""
    passage = window.desk.library.passage(window.desk.session.state.passage)
    assert passage is not None and passage.source == source
    text = column(window, source).text
    assert text.chosen == passage.key and text.begins_in_view(passage.key) and not text.silent
    return passage


def test_a_click_on_what_a_silent_document_speaks_of_or_of_what_else_a_figure_is_told_shows_where(window):
    alone(window, DEBT)
    above = column(window, "sari").silence
    assert above.words.startswith(f"Says nothing of this itself, but of: {window.desk.title(AID)}.")
    assert above.words == above.accessibleName() and "Enter" in above.accessibleDescription()
    click_link(above, window.desk.title(AID))
    passage = shown(window, "sari")
    assert AID in {c.entity for c in window.desk.library.claims_on(passage.key)}
    assert window.desk.session.state.current == DEBT
    assert above.isVisible() and above.words.startswith("Says nothing of this itself"), "it is still so"
    window.desk.session.change(passage="")
    settle()
    above = column(window, "relations").silence
    assert above.words.startswith("“Debt written off”: told here only of")
    click_link(above, window.desk.title(AID))
    assert "$193 million" in shown(window, "relations").text
    assert above.isVisible()


def test_tab_and_enter_show_it_too_and_the_other_things_it_names(window):
    alone(window, "debt-write-offs")
    above, text = column(window, "relations").silence, column(window, "relations").text
    names = above.words.removesuffix(".").split(": ", 1)[1]
    column(window, "relations").outline.setFocus()
    while not above.hasFocus():
        press_focused(window, Key.Key_Tab)
    met = []
    while above.hasFocus():
        assert above.selectedText() in names
        press(above, Key.Key_Return)
        met.append((above.selectedText(), shown(window, "relations").key))
        assert above.hasFocus(), "one goes on to the next"
        press_focused(window, Key.Key_Tab)
    assert ", ".join(words for words, _ in met) == names and len({key for _, key in met}) > 1
    assert text.hasFocus()


def test_words_without_a_link_take_no_keys_and_a_click_beside_one_is_for_the_text(window):
    alone(window, DEBT)
    plain = column(window, "relations")
    window.desk.open("debt-write-offs")
    settle()
    above = column(window, "profile").silence
    assert "though it covers the subject" in above.words and above.accessibleDescription() == ""
    above.setFocus()
    assert above.focusPolicy().name == "NoFocus"
    click(plain.silence, QPoint(3, 3))
    assert plain.text.hasFocus() and window.desk.session.state.passage == ""
    press_focused(window, Key.Key_Escape)
    assert not window.reading.isHidden()


@pytest.mark.slow
def test_with_large_letters_all_of_it_can_be_read(window):
    alone(window, "debt-write-offs")
    above = column(window, "briefing").silence
    assert above.toolTip() == ""
    window.desk.theme.set_scale(3.0)
    settle()
    assert above.toolTip() == above.words
    column(window, "briefing").outline.setFocus()
    press_focused(window, Key.Key_Tab)
    assert above.hasFocus() and above.selectedText()
    press(above, Key.Key_Return)
    assert window.desk.library.passage(window.desk.session.state.passage).source == "briefing"
