"""The way back and forward: page by page, each step seen, and the columns as the reader has put them."""

from PySide6.QtWidgets import QToolButton

from tests.ui.hands import (
    ALT,
    Key,
    button_named,
    click,
    click_on_line,
    column,
    follow,
    from_menu,
    links,
    press,
    settle,
    statement_place,
)


def looks(window) -> tuple[object, ...]:
    """What one sees of where one is."""
    state, compare = window.desk.session.state, window.room.compare
    page = compare.tabs.tabText(compare.tabs.currentIndex()) if window.room.comparing else "line"
    marked = [s.cursor.selectedText() for s in window.detail.page.extraSelections()] if page == "line" else []
    return (page, state.beside, state.current, marked, *(c.text.chosen for c in window.reading.columns))


def tab(window, words: str) -> None:
    tabs = window.room.compare.tabs
    at = next(n for n in range(tabs.count()) if tabs.tabText(n) == words)
    click(tabs, tabs.tabRect(at).center())
    settle()


def ways(window) -> tuple[QToolButton, QToolButton]:
    back, forward = button_named(window, "Back"), button_named(window, "Forward")
    assert isinstance(back, QToolButton) and isinstance(forward, QToolButton)
    return back, forward


def test_back_goes_through_the_pages_and_forward_too(small):
    press(small.timeline.canvas, Key.Key_C)
    tab(small, "Disagreements")
    page = small.room.compare.differences
    page.list.setFocus()
    press(page.list, Key.Key_Down)
    settle()
    tab(small, "About a document")
    seen = [looks(small)]
    back, forward = ways(small)
    while back.isEnabled():
        click(back)
        assert looks(small) != seen[-1], "each press is seen"
        seen.append(looks(small))
    assert [page for page, *_ in seen] == [
        "About a document", "Disagreements", "Disagreements", "What each says", "line"]
    for expected in reversed(seen[:-1]):
        click(forward)
        assert looks(small) == expected
    assert not forward.isEnabled()


def test_history_leaves_columns_as_they_are(small):
    survey, memoir = column(small, "survey"), column(small, "memoir")
    told = [key for key in memoir.text.told if key != memoir.text.chosen]
    assert told
    click(memoir.next)
    click(memoir.previous)
    click_on_line(small, "kolm")
    click(survey.text.viewport(), statement_place(survey.text, survey.text.told[0]))
    from_menu(memoir.head.menu_button, "Close this column")
    sizes = small.reading.splitter.sizes()
    seen = [looks(small)]
    for way in ways(small):
        while way.isEnabled():
            click(way)
            assert looks(small) != seen[-1]
            seen.append(looks(small))
            assert small.reading.documents == ["survey"] and small.reading.splitter.sizes() == sizes
    assert len(seen) > 2


def test_the_keys_lead_back_to_the_line_and_what_is_chosen_stays(small):
    chosen = small.desk.session.state.current
    press(small.timeline.canvas, Key.Key_C)
    press(small, Key.Key_Left, ALT)
    assert small.timeline.canvas.isVisible() and small.desk.session.state.current == chosen != ""
    press(small, Key.Key_Right, ALT)
    assert looks(small)[0] == "What each says"


def test_from_the_page_of_a_document_back_to_what_led_there(small):
    click_on_line(small, "kolm")
    document = small.desk.library.sources[0]
    follow(small.detail.page, f"document:{document.key}")
    assert looks(small)[0] == "About a document"
    click(ways(small)[0])
    assert looks(small)[:3] == ("line", ("", ""), "kolm")


def test_after_a_side_was_read_in_its_text_back_leads_to_the_page_before(small):
    press(small.timeline.canvas, Key.Key_C)
    tab(small, "Disagreements")
    page = small.room.compare.differences.page
    follow(page, next(href for href in links(page) if href.startswith("side:")))
    click(ways(small)[0])
    assert looks(small)[0] == "What each says"
