"""What each document says of all that was found: laid side by side from the search, read, noted and left again."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from explorer.model.agreement import State
from explorer.session.state import OURS, THEIRS
from explorer.ui.originals import spoken
from explorer.ui.originals.spoken import quoted
from explorer.ui.rich import OWN_WORDS
from tests.ui.hands import (
    CTRL,
    Key,
    button_named,
    click,
    column,
    follow,
    from_menu,
    links,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
    tip,
    wait_until,
)
from tests.ui.note_hands import write
from tests.ui.test_compare import compare
from tests.ui.test_own_words import copies, hold, no_shared_folder
from tests.ui.test_search import search_for

pytestmark = pytest.mark.documents(1)

__all__ = ["copies", "no_shared_folder"]

BARGAIN, READING = "debt-and-bases-2012", "rc058"


def lay_out(window, typed: str = "debt"):
    """Search for something, and compare all that is found."""
    search_for(window, typed)
    click(window.search.panel.compare)
    settle(20)
    assert window.room.compare.together.isVisible() and not window.search.showing()
    return window.room.compare.together


@pytest.fixture
def page(window):
    return lay_out(window)


def entries(page) -> dict[str, tuple[int, int]]:
    """Statement -> (row, column) of the cell that has it."""
    rows = page.rows
    return {key: (row, n) for row in range(rows.rowCount()) for n in range(rows.columnCount())
            for one in rows.words(row, n).entries for key in one.passages}


def go_to(page, key: str) -> QPoint:
    """Bring the statement of a cell into view; where it is."""
    row, n = entries(page)[key]
    view = page.view
    index = view.rows.index(row, n)
    view.scrollTo(index, view.ScrollHint.PositionAtTop)
    settle()
    box = next(box for one, box in view.cells.entries(view.visualRect(index), view.rows.words(row, n), False)
               if key in one.passages)
    if box.bottom() > view.viewport().height():
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + box.top() - 20)
        settle()
        box = next(box for one, box in view.cells.entries(view.visualRect(index), view.rows.words(row, n), False)
                   if key in one.passages)
    return QPoint(box.left() + 30, box.center().y())


def test_who_is_silent_on_all_of_it_says_so_above(window):
    page = lay_out(window, "dam")
    silent = [s.key for s in page.rows.sources if not any(
        s.key == window.desk.library.passage(key).source for key in entries(page))]
    assert silent
    for n, source in enumerate(page.rows.sources):
        head = str(page.rows.headerData(n, Qt.Orientation.Horizontal))
        assert ("nothing found" in head) is (source.key in silent)
        for row, line in enumerate(page.rows.lines):
            words, tells = page.rows.words(row, n), source.key in window.desk.library.telling(line.about)
            assert (words.mark is State.UNTOLD) is not bool(words.entries or tells), "who tells is not silent"
            assert ("nothing on “dam” is found" in words.small) is (
                tells and window.desk.session.state.sought.statements.isdisjoint(words.passages))
    row = next(n for n, line in enumerate(page.rows.lines) if line.about == BARGAIN)
    column_of = [s.key for s in page.rows.sources].index("relations")
    assert "tells of this" in page.rows.words(row, column_of).said
    assert "tells of this" in page.rows.why_silent(row, column_of)
    profile = [s.key for s in page.rows.sources].index("profile")
    assert window.desk.title("second-base-promise-2009") in page.rows.why_silent(row, profile)


def test_in_a_low_window_it_has_all_of_it_and_gives_it_back_the_way_to_the_line_at_once(window, page):
    assert window.reading.isHidden() or not window.reading.isVisible()
    assert page.view.hasFocus()
    press(page.view, Key.Key_Escape)
    assert window.reading.isVisible() and page.isVisible(), "first the documents come back"
    press_focused(window, Key.Key_Escape)
    assert window.timeline.canvas.isVisible() and window.reading.isVisible() and window.detail.isVisible()
    lay_out(window, " debt")
    click(window.room.compare.close_button)
    assert window.timeline.canvas.isVisible() and window.reading.isVisible() and window.detail.isVisible()


def test_in_a_high_window_the_documents_stay(start):
    window = start(size=(1600, 1000))
    page = lay_out(window)
    assert window.reading.isVisible()
    click(page.view.viewport(), go_to(page, "cb039"))
    assert column(window, "briefing").text.chosen == "cb039"


@pytest.mark.documents(5)
def test_a_click_chooses_the_statement_that_is_clicked_and_what_it_is_about(window, page):
    state, view = window.desk.session, page.view
    for key in ("cb039", READING, "rc235", "rp089"):
        row, n = entries(page)[key]
        where = go_to(page, key)
        click(view.viewport(), where)
        (own,) = (one.passages for one in view.rows.words(row, n).entries if key in one.passages)
        assert state.state.passage in own
        assert state.state.current == view.rows.lines[row].about and state.state.selected == (state.state.current,)
        hue = window.desk.theme.colours.highlight
        assert pixels_of(picture(view.viewport()), hue, QPointF(where), 8, 4) > 20
        others = [one for one in view.rows.words(row, n).entries if one.passages != own]
        boxes = view.cells.entries(view.visualRect(view.rows.index(row, n)), view.rows.words(row, n), False)
        for one, box in boxes:
            if one in others and view.viewport().rect().contains(box.center()):
                assert pixels_of(picture(view.viewport()), hue, QPointF(box.left() + 12, box.center().y()), 6, 4) < 5
        assert view.handle.isVisible()
        assert next(box for one, box in boxes if key in one.passages).contains(view.handle.geometry().center())


def test_a_note_from_there_is_on_that_statement_alone(window, page):
    """Of the cell that has two; made of all statements that make up the sentence of the document."""
    row, n = entries(page)[READING]
    assert len(page.rows.words(row, n).entries) > 1
    (wanted,) = (one.passages for one in page.rows.words(row, n).entries if READING in one.passages)
    click(page.view.viewport(), go_to(page, READING))
    from_menu(page.view.handle, "Note…")
    write(window, "as much as was owed")
    assert [[q.passage for q in found.note.target] for found in window.notes.book.notes] == [list(wanted)]
    box = page.view._present_box()
    assert page.view.viewport().rect().intersects(box), "what it is on stays in view, though the columns are narrower"
    assert page.isVisible(), "one goes on where one was"


def test_the_pointer_on_a_statement_is_told_more_of_that_one(window, page):
    """And not of all that stand in its cell, which would fill the screen."""
    cell = page.rows.words(*entries(page)[READING])
    tips = {key: next(one.tip for one in cell.entries if key in one.passages) for key in (READING, "rc235")}
    for key, other in ((READING, "rc235"), ("rc235", READING)):
        said = tip(page.view.viewport(), QPointF(go_to(page, key)))
        assert said == tips[key] != tips[other] and "“differs”" in said
        assert window.desk.library.passage(key).text not in said, "that stands there"
        assert len(said.split("\n\n")) == len(set(said.split("\n\n"))), "nothing twice"
    row, _ = entries(page)["rc235"]
    column_of = [s.key for s in page.rows.sources].index("profile")
    box = page.view.visualRect(page.rows.index(row, column_of))
    assert "says nothing" in tip(page.view.viewport(), QPointF(box.left() + 30, max(box.top(), 0) + 12))


@pytest.mark.documents(5)
def test_enter_and_a_double_click_show_the_document_there(window, page):
    where = go_to(page, "rc236")
    click(page.view.viewport(), where)
    assert not window.reading.isVisible()
    press(page.view, Key.Key_Return)
    settle(20)
    text = column(window, "rcsp").text
    assert window.reading.isVisible() and page.isVisible() and window.desk.session.state.passage in text.chosen
    box = text._box(text.block_of[window.desk.session.state.passage])
    assert box.bottom() > 0 and box.top() < text.viewport().height()
    press_focused(window, Key.Key_Escape)
    page = lay_out(window, "dam")
    assert not window.reading.isVisible()
    where = go_to(page, "cb037")
    click(page.view.viewport(), where)
    QTest.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    settle(20)
    assert window.reading.isVisible()


def test_a_title_leads_to_all_that_is_said_of_the_thing(window, page):
    heads = page.view.properties
    row = next(n for n, line in enumerate(page.rows.lines) if line.about == BARGAIN)
    page.view.scrollTo(page.rows.index(row, 0), page.view.ScrollHint.PositionAtTop)
    settle()
    click(heads.viewport(), QPoint(20, heads.sectionViewportPosition(row) + 12))
    state = window.desk.session.state
    assert state.beside == ("grid", "") and state.current == BARGAIN
    assert window.room.compare.grid.isVisible() and window.reading.isVisible()
    click(button_named(window.bar, "Back"))
    assert window.room.compare.together.isVisible(), "and back again"


def test_a_figure_leads_to_all_that_it_is_told_of(window):
    """What one document tells of one event another tells of an earlier one, without the word that one would seek."""
    grid = compare(window, BARGAIN)
    heads = grid.view.properties
    row = next(n for n, (line, first, _) in enumerate(grid.rows.rows) if first and line.property == "debt written off")
    assert grid.rows.leads(row) and "in all events" in grid.rows.headerData(row, Qt.Orientation.Vertical)
    assert not grid.rows.leads(next(n for n, line in enumerate(grid.rows.lines) if line.property == "date"))
    grid.view.scrollTo(grid.rows.index(row, 0), grid.view.ScrollHint.PositionAtTop)
    settle()
    click(heads.viewport(), QPoint(20, heads.sectionViewportPosition(row) + 12))
    settle(20)
    page = window.room.compare.together
    assert page.isVisible() and window.search.text() == "Debt written off"
    assert {line.about for line in page.rows.lines} >= {BARGAIN, "russian-package-2009"}
    assert window.desk.title("plant-share-2009") in page.left_out.text(), "of the same sentence as the package"
    assert {"rp088", "rp089", "sa570", "cb039", "rc058", "rc235"} <= entries(page).keys()
    assert (page.view.currentIndex().row(), page.view.verticalScrollBar().value()) == (0, 0), "from its beginning"


def test_the_details_lead_from_a_figure_to_all_that_it_is_told_of(window):
    window.desk.open(BARGAIN)
    settle()
    assert "figure:debt written off" in links(window.detail.page)
    follow(window.detail.page, "figure:debt written off")
    settle(20)
    page = window.room.compare.together
    assert page.isVisible() and window.search.text() == "Debt written off"
    relief = next(n for n, line in enumerate(page.rows.lines) if line.about == "debt-for-industry")
    assert "cb010" in {key for one in page.rows.words(relief, 1).entries for key in one.passages}
    click(window.room.compare.close_button)
    window.desk.open("csto-membership")
    settle()
    assert window.detail.isVisible()
    assert not any(href.startswith("figure:") for href in links(window.detail.page)), "it gives none"


def test_all_that_was_found_stands_there_in_the_editors_words_with_whose_reading_it_is_and_in_the_export(window, page):
    row, n = entries(page)[READING]
    one = next(one for one in page.rows.words(row, n).entries if READING in one.passages)
    (claim,) = [c for c in window.desk.library.claims_on(READING) if c.property == "debt written off"]
    assert claim.note in one.small and claim.note in one.said
    dated = entries(page)["rc235"]
    assert all("Editors’ note" not in one.small for one in page.rows.words(*dated).entries if "rc235" in one.passages)
    agreed = [one for one in page.rows.words(*entries(page)["cb039"]).entries if "cb039" in one.passages]
    assert all("that it was done, or to whom" in one.small for one in agreed), "nor whether it was done"
    state, library = window.desk.session.state, window.desk.library
    click(page.whole)
    there = entries(page)
    assert state.sought.statements and state.sought.statements == {key for key in there
                                                                   if key in state.sought.statements}
    for key, (row, n) in there.items():
        passage = library.passage(key)
        one = next(one for one in page.rows.words(row, n).entries if key in one.passages)
        assert passage.text in one.words and page.rows.sources[n].key == passage.source
        assert passage.text in page.rows.words(row, n).said
    titles = [page.rows.headerData(row, Qt.Orientation.Vertical).split("\n")[0] for row in range(page.rows.rowCount())]
    assert window.desk.title(BARGAIN) in titles and "“debt”" in page.title.text()
    assert all(title not in page.left_out.text() for title in titles)
    assert window.desk.title("bases-lease") in page.left_out.text(), "found, but of the same statements"
    window.export()
    dialog = window.export_dialog
    assert dialog.sought.isChecked() and len(dialog.keys()[0]) > 5
    dialog.close()
    window.desk.session.change(gathered=("kant",))
    window.export()
    assert dialog.selected.isChecked(), "unless something was chosen for it"
    dialog.close()


def test_it_follows_the_search_and_ends_with_it(window, page):
    before = [line.about for line in page.rows.lines]
    search_for(window, " write off")
    assert [line.about for line in page.rows.lines] == before, "not at each letter"
    wait_until(lambda: "write off" in page.title.text())
    assert page.isVisible()
    assert [line.about for line in page.rows.lines] not in (before, [])
    click(window.search.away)
    wait_until(lambda: not page.view.isVisible())
    assert page.isVisible() and "Nothing is searched for" in page.nothing.text()
    tabs = window.room.compare.tabs
    press_focused(window, Key.Key_Escape)
    press_focused(window, Key.Key_Escape)
    press(window.timeline.canvas, Key.Key_C)
    assert not tabs.isTabVisible(1)
    search_for(window, "dam")
    assert tabs.isTabVisible(1)
    click(tabs, tabs.tabRect(1).center())
    assert window.room.compare.together.isVisible() and window.desk.session.state.beside == ("found", "")


def test_only_what_can_be_compared_is_offered(window):
    for typed, offered in (("debt", True), ("xqzv", False), ("dam", True)):
        search_for(window, typed)
        assert window.search.panel.compare.isVisible() is bool(window.desk.session.state.sought.statements) is offered
        click(window.search.away)


def test_no_verdict_is_seen_where_a_class_is_to_find_it_out_and_a_click_in_the_search_lists_again(window, page):
    rows, cell = page.rows, entries(page)["rc235"]
    assert any(one.mark is State.DIFFER for one in rows.words(*cell).entries)
    assert "differ" in rows.headerData(cell[0], Qt.Orientation.Vertical)
    click(button_named(window.bar, "Show whether the documents agree"))
    assert all(one.mark is None for key in entries(page) for one in rows.words(*entries(page)[key]).entries)
    assert "differ" not in rows.headerData(cell[0], Qt.Orientation.Vertical)
    click(page.reveal)
    assert any(one.mark is State.DIFFER for one in rows.words(*cell).entries)
    click(window.search)
    assert window.search.showing()
    press(window.search, Key.Key_Escape)
    assert not window.search.showing() and window.search.hasFocus()
    click(window.search)
    assert window.search.showing()


def test_the_documents_own_words_stand_there_at_a_click(small, copies, tmp_path):
    window = small
    assert not lay_out(window, "riots").own.isVisible(), "nobody has them"
    window.rooms.all_three()
    hold(window, tmp_path / "files", copies, "Our wording")
    page = lay_out(window, " riots")
    assert page.own.isVisible() and not page.own.isChecked()
    key = next(key for key in entries(page) if window.desk.library.passage(key).source == "survey")
    one = page.rows.words(*entries(page)[key]).entries
    assert all(not entry.own for entry in one)
    click(page.own)
    assert window.desk.session.state.words == THEIRS
    entry = next(e for e in page.rows.words(*entries(page)[key]).entries if key in e.passages)
    assert entry.own and not entry.words
    click(page.view.viewport(), go_to(page, key))
    press(page.view, Key.Key_C, CTRL)
    data, source = QGuiApplication.clipboard().mimeData(), window.desk.source("survey")
    assert quoted(window.desk, "survey", list(entry.passages)) in data.text() and source.rights in data.text()
    assert bytes(data.data(OWN_WORDS).data()).decode() == "survey", "it is known whose words are pasted"
    for one in (e for k in entries(page) for e in page.rows.words(*entries(page)[k]).entries if e.own):
        assert one.own.endswith((".", "!", "?", "”", '"', "]", ")", " …")), "it is seen where a sentence goes on"
        assert not one.own[0].islower()
    click(page.own)
    assert window.desk.session.state.words == OURS


def test_in_a_narrow_window_document_stands_under_document(start):
    window = start(size=(800, 600))
    page = lay_out(window)
    assert page.rows.stacked
    told = {key for row in range(page.rows.rowCount()) for one in page.rows.words(row, 0).entries
            for key in one.passages}
    assert told >= window.desk.session.state.sought.statements
    heads = [page.rows.words(row, 0).head for row in range(page.rows.rowCount()) if page.rows.words(row, 0).entries]
    assert set(heads) <= {s.short_title for s in window.desk.library.sources} and len(heads) > 5


def test_what_a_cell_says_above_its_words_is_short(window, page):
    """The table is called by the figure that is sought, a row by its date, and why follows in the statement."""
    def values(key: str) -> str:
        rows = window.room.compare.together.rows
        row, n = entries(window.room.compare.together)[key]
        return next(one.value for one in rows.words(row, n).entries if key in one.passages)

    assert "Debt written off: " in values("cb039") and "roughly $500 million\n" in values("cb039") + "\n"
    assert "(2012)" in values("rc235"), "its date is another than that of the row"
    assert "Motive: a reward for Kyrgyzstan's loyalty" in values(READING), "another document has a bargain there"
    assert "Motive" not in values("rc128"), "the statement says it, and nobody differs"
    window.desk.seek_figure("debt written off")
    wait_until(lambda: "written off" in page.title.text())
    assert "Debt written off" not in values("cb039") + values("rc235") + values("sa570")
    assert "In exchange for: promised: extension for" in values("cb039") and "In exchange for: the" in values("rc235")
    assert all(line[0] == line[0].upper() for key in ("cb039", "sa570", READING) for line in values(key).split("\n"))


def test_its_title_stands_whole_beside_the_switches_and_says_where_it_is_cut(window, page):
    assert page.whose.y() < page.view.y()
    window.desk.session.change(verdicts=False)  # one switch more
    for width in range(1366, 1000, -10):
        window.resize(width, 768)
        settle()
        assert page.title.width() >= page.title.fontMetrics().horizontalAdvance(page.title.text()), width
    window.resize(1366, 768)
    window.text_size.choose(1.5)
    settle(20)
    assert page.title.width() > page.title.fontMetrics().horizontalAdvance(page.title.text())
    assert page.whose.isVisible() and page.whose.y() > page.view.y(), "whose words these are has gone below"
    page.title.setText(page.title.text() * 9)
    settle()
    seen = picture(page.title)
    page.title.setText(page.title.text()[:-1] + "X")
    settle()
    assert picture(page.title) == seen, "its last letter is not in view, so what is in view ends in “…”"


def test_a_statement_differs_on_what_another_document_has_on_another_line_too(window, page):
    """A reward for loyalty in one, a bargain in the other, each on a line of its own."""
    rows, there = page.rows, entries(page)

    def told(key: str):
        return next(one for one in rows.words(*there[key]).entries if key in one.passages)

    assert told("cb039").mark is told(READING).mark is State.DIFFER
    assert "cause" in told("cb039").on and "cause" in told(READING).on and "order of events" in told(READING).on
    assert "cause" not in told("rc235").on, "it tells of the bargain too; the reward is in the same document"
    assert "no other document speaks of this" not in told(READING).tip
    assert "loans and assistance only" in told("cp114").small, "that debt is meant, it does not say"
    assert rows.words(*there["cp114"]).small == "tells of this, but nothing on “debt” is found"
    assert told("cp114").value == (
        f"In exchange for: {window.desk.title('second-base-promise-2009')} (for: loans and assistance to Kyrgyzstan)")
    head = str(rows.headerData(there[READING][0], Qt.Orientation.Vertical)).split("\n")
    assert head[1] == "September 2012", "not the day that a document gives which tells of no debt"
    window.desk.session.change(verdicts=False)
    settle()
    assert not told(READING).on and told(READING).mark is None


def test_its_sentences_are_read_from_beginning_to_end_at_a_click(small, copies, tmp_path, monkeypatch):
    """Where the words of a statement are cut, what was left out may be what matters; a few words never are."""
    monkeypatch.setattr(spoken, "_FEW", 2)
    hold(small, tmp_path / "files", copies, "Original words")
    page = lay_out(small, "friendship")

    def told() -> dict[tuple[str, ...], str]:
        return {one.passages: one.own for row, n in entries(page).values() for one in page.rows.words(row, n).entries}

    cut = told()
    assert any("…" in own for own in cut.values())
    click(page.whole)
    settle()
    whole = told()
    assert whole.keys() == cut.keys() and whole != cut
    for keys, own in whole.items():
        text = " ".join(copies[small.desk.library.passage(keys[0]).source].split())
        assert own.replace(" [ed.]", "") in text and len(own) >= len(cut[keys].strip("… "))
    assert any(own.startswith("Under a pact") and own.endswith("to the aid of the other.") for own in whole.values())
    click(page.whole)
    settle()
    assert told() == cut
    monkeypatch.setattr(spoken, "_FEW", 8)
    page.rows.show(whole=False, marks=True)
    assert told() == whole


def test_it_has_the_whole_window_still_when_notes_have_come_and_gone(window, page):
    """The details came back with them, and pressed all columns together."""
    click(page.view.viewport(), go_to(page, "cb039"))
    window.notes.show_pane(True)
    settle(20)
    assert window.notes.pane.isVisible()
    window.notes.show_pane(False)
    settle(20)
    assert window.rooms.only is window.room and window.way_back.isVisible()
    assert not window.detail.isVisible() and page.view.width() > 1300


def test_nothing_moves_under_the_pointer_of_who_clicks_a_statement_that_is_in_view(window, page):
    """The row is higher than the view, and went to its beginning."""
    view, bar = page.view, page.view.verticalScrollBar()
    row, n = entries(page)[READING]
    go_to(page, READING)
    bar.setValue(bar.value() + 40)
    settle()
    boxes = view.cells.entries(view.visualRect(view.rows.index(row, n)), view.rows.words(row, n), False)
    one, box = next((one, box) for one, box in reversed(boxes) if view.viewport().rect().contains(box))
    there = bar.value()
    click(view.viewport(), box.center())
    assert window.desk.session.state.passage in one.passages and bar.value() == there
    bar.setValue(0)
    key = next(key for key in (READING, "rc235") if key not in one.passages)
    window.desk.open_of(BARGAIN, key, (key,))
    settle()
    row, n = entries(page)[key]
    boxes = view.cells.entries(view.visualRect(view.rows.index(row, n)), view.rows.words(row, n), False)
    assert bar.value() and any(key in e.passages and view.viewport().rect().contains(box) for e, box in boxes)
