"""What stands above a document that is silent leads to the places that it names."""

import pytest
from PySide6.QtCore import QPoint, Qt
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


def opened(window, key: str, source: str):
    """The statement that is looked at on this, which is in view in the document; all others tell of the same."""
    passage = shown(window, source)
    assert window.desk.session.state.current == key and window.desk.session.state.selected == (key,)
    assert key in {c.entity for c in window.desk.library.claims_on(passage.key)}
    telling = {s: set(c.passages) for c in window.desk.library.claims_about(key) for s in (c.source,) if c.passages}
    for other in window.reading.columns:
        assert not telling.get(other.source) or (other.text.chosen and not other.text.silent), other.source
    return passage


def test_a_click_on_what_a_silent_document_speaks_of_opens_it_and_back_leads_home(window):
    window.desk.open(DEBT)
    settle()
    above = column(window, "sari").silence
    said = above.words
    assert said.startswith(f"Says nothing of this itself, but of: {window.desk.title(AID)}.")
    assert said == above.accessibleName() and "Enter" in above.accessibleDescription()
    before = window.desk.session.state
    click_link(above, window.desk.title(AID))
    settle()
    opened(window, AID, "sari")
    assert not above.isVisible(), "it is no longer so"
    assert window.detail.page.toPlainText().startswith("February 2009")
    assert window.timeline.canvas.place_of(AID) is not None, "it is in view on the line"
    press_focused(window, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert (window.desk.session.state.current, window.desk.session.state.passage) == (before.current, before.passage)
    assert above.isVisible() and above.words == said


def test_a_click_on_of_what_else_a_figure_is_told_opens_that(window):
    alone(window, DEBT)
    above = column(window, "relations").silence
    assert above.words.startswith("“Debt written off”: told here only of")
    click_link(above, window.desk.title(AID))
    settle()
    assert "$193 million" in opened(window, AID, "relations").text


def test_tab_and_enter_open_it_too_and_the_keys_stay_in_the_document(window):
    alone(window, "debt-write-offs")
    relations = column(window, "relations")
    above = relations.silence
    names = above.words.removesuffix(".").split(": ", 1)[1]
    relations.outline.setFocus()
    while not above.hasFocus():
        press_focused(window, Key.Key_Tab)
    met = []
    while above.hasFocus():
        met.append(above.selectedText())
        press_focused(window, Key.Key_Tab)
    assert ", ".join(met) == names and relations.text.hasFocus()
    press_focused(window, Key.Key_Backtab)
    assert above.hasFocus()
    words = above.selectedText()
    press(above, Key.Key_Return)
    settle()
    assert window.desk.title(window.desk.session.state.current) == words
    opened(window, window.desk.session.state.current, "relations")
    assert relations.isAncestorOf(window.focusWidget())


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
