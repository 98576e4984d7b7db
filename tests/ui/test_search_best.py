"""The list of what was found leads to the best of it."""

import pytest

from tests.ui.hands import CTRL, Key, press, settle, type_text, wait_until

pytestmark = pytest.mark.documents(1)


def search_for(window, words: str) -> None:
    press(window, Key.Key_F, CTRL)
    type_text(window.search, words)
    wait_until(lambda: window.search.showing() and window.search.found.query == words)


def contexts(window) -> dict[str, tuple[str, list[str]]]:
    """Key -> why it is listed, and what of it is marked."""
    hits = window.search.panel.hits
    shown = [hits.row(n) for n, entry in enumerate(hits.entries) if hasattr(entry, "documents")]
    return {row.key: (row.context, [row.context[a:b] for a, b in row.marks]) for row in shown}


def test_enter_opens_the_event_of_which_a_word_is_told(window):
    search_for(window, "orbit")
    press(window.search, Key.Key_Return)
    settle()
    assert window.desk.session.state.current == "debt-write-offs"


def test_what_only_begins_so_is_not_marked_where_the_word_is_told_of_it(window):
    search_for(window, "written off")
    shown = contexts(window)
    assert not any("offer" in mark.lower() for _, marks in shown.values() for mark in marks)
    context, marks = shown["russian-package-2009"]
    assert context.startswith("Debt written off: ") and marks == ["written", "off"], "by the words for a figure"
    search_for(window, "offe")
    assert any("offer" in mark.lower() for _, marks in contexts(window).values() for mark in marks)
