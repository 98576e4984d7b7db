"""The grid under mouse and keyboard: what opens, what stays in view, what can be done with a cell."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.model.agreement import State
from tests.ui.hands import (
    SHIFT,
    Key,
    button_named,
    click,
    column,
    from_menu,
    open_menu,
    pick_action,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
    statement_place,
    tip,
    wheel,
)
from tests.ui.note_hands import notes_in, write
from tests.ui.test_compare import RIOTS, compare, heads, place, spot

pytestmark = pytest.mark.documents(1)

DEBT = "debt-and-bases-2012"


@pytest.fixture
def grid(small):
    return compare(small, RIOTS)


def test_a_click_opens_the_text_there(small, grid):
    for claim in ("harbour-riots.2", "harbour-riots.6"):
        row, n = place(grid.view, claim)
        click(grid.view.viewport(), spot(grid.view, row, n))
        (passage,) = small.desk.library.claim(claim).passages
        text = column(small, ("survey", "memoir")[n]).text
        assert text.chosen == passage == small.desk.session.state.passage
        box = text._box(text.block_of[passage])
        assert box.bottom() > 0 and box.top() < text.viewport().height()
    assert grid.isVisible() and small.desk.session.state.current == RIOTS


@pytest.mark.documents(5)
def test_the_cell_of_the_present_statement_is_marked_and_gone_to(small, grid):
    view = grid.view
    text = column(small, "memoir").text
    click(text.viewport(), statement_place(text, "mm008"))
    row, n = place(view, "harbour-riots.6")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row, n)
    box = view.visualRect(view.rows.index(row, n))
    assert view.viewport().rect().intersects(box)
    image, colours = picture(view.viewport()), small.desk.theme.colours
    corner = QPointF(box.right() - 160, box.top() + 12)
    assert pixels_of(image, colours.highlight, corner, 5, 3) == 121
    bar = QPointF(box.left() + 2, box.top() + 12)
    assert pixels_of(image, colours.accent, bar, 1, 3) == 9, "and not by colour only"
    other = view.visualRect(view.rows.index(row, 1 - n))
    assert pixels_of(image, colours.highlight, QPointF(other.right() - 160, other.top() + 12), 5, 3) == 0


@pytest.mark.documents(5)
def test_a_button_in_the_cell_one_is_at_leads_to_a_note_on_its_words(small, grid):
    """Without a word to drag over, and without a right click."""
    view, handle = grid.view, grid.view.handle
    for claim in ("harbour-riots.2", "harbour-riots.6"):
        row, n = place(view, claim)
        click(view.viewport(), spot(view, row, n))
        settle()
        box = view.visualRect(view.rows.index(row, n))
        assert handle.isVisible() and box.contains(handle.geometry())
        assert handle.accessibleName() and "note" in handle.toolTip()
        from_menu(handle, "Note…")
        (passage,) = small.desk.library.claim(claim).passages
        write(small, "Is it so?")
        assert [[q.passage for q in n.note.target] for n in small.notes.book.notes].count([passage]) == 1
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    settle()
    box = view.visualRect(view.currentIndex())
    assert not handle.isVisible() or box.contains(handle.geometry().topRight()), "it goes with its cell"


@pytest.mark.documents(5)
def test_the_button_covers_no_words_where_no_verdict_is_seen(small, grid):
    """There is no mark that it could stand beside then."""
    view, cells = grid.view, grid.view.cells
    small.desk.session.change(verdicts=False)
    settle()
    for claim in ("harbour-riots.2", "harbour-riots.6"):
        row, n = place(view, claim)
        click(view.viewport(), spot(view, row, n))
        settle()
        shown, box = view.rows.words(row, n), view.visualRect(view.rows.index(row, n))
        assert not shown.mark_words and view.handle.isVisible() and box.contains(view.handle.geometry())
        above = cells.height(replace(shown, small=""), box.width(), False) - 2 * small.desk.theme.px(7)
        assert view.handle.geometry().top() >= box.top() + above - 2, "what it says is above it"


@pytest.mark.documents(5)
def test_arrows_go_from_cell_to_cell_and_enter_opens(small, grid):
    view = grid.view
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 0)
    press(view, Key.Key_Down)
    press(view, Key.Key_Right)
    assert small.desk.session.state.passage == "", "looking is not yet opening"
    press(view, Key.Key_Return)
    assert small.desk.session.state.passage == "mm007"
    press(view, Key.Key_Left)
    press(view, Key.Key_Space)
    assert small.desk.session.state.passage == "sv015"


@pytest.mark.parametrize("size", [(1366, 768), (760, 700)])
def test_arrows_pass_over_cells_in_which_nothing_is(window, size):
    window.resize(*size)
    settle()
    view = compare(window, DEBT).view
    rows = view.rows
    blank = {(r, n) for r in range(rows.rowCount()) for n in range(rows.columnCount()) if rows.empty(r, n)}
    assert bool(blank) is not rows.stacked
    seen = set()
    for start in range(rows.columnCount()):
        view.setCurrentIndex(rows.index(0, start))
        for key in (Key.Key_Down, Key.Key_Up):
            for _ in range(rows.rowCount()):
                QTest.keyClick(view, key)
                seen.add((view.currentIndex().row(), view.currentIndex().column()))
    for row in range(rows.rowCount()):
        view.setCurrentIndex(rows.index(row, min(n for n in range(rows.columnCount()) if (row, n) not in blank)))
        for _ in range(rows.columnCount()):
            QTest.keyClick(view, Key.Key_Right)
            seen.add((view.currentIndex().row(), view.currentIndex().column()))
        assert view.currentIndex().row() == row
    assert not seen & blank and len(seen) >= rows.rowCount() * rows.columnCount() - len(blank) - 1


@pytest.mark.documents(5)
@pytest.mark.parametrize("by_key", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_one_that_speaks_only_in_a_lower_row_of_the_same_says_so_and_leads_there(window, by_key):
    view = compare(window, DEBT).view
    rows, column = view.rows, [s.key for s in view.rows.sources].index("rcsp")
    row = next(n for n, (line, _, _) in enumerate(rows.rows) if line.property == "content")
    cell = rows.index(row, column)
    assert rows.cell(row, column).state is None and not rows.why_silent(row, column)
    assert rows.words(row, column).small == "further down ↓" == cell.data(Qt.ItemDataRole.DisplayRole)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "What. RCSP paper: further down, Enter goes there"
    if by_key:
        view.setCurrentIndex(rows.index(row - 1, column))
        press(view, Key.Key_Down)
        assert view.currentIndex() == cell
        press(view, Key.Key_Return)
    else:
        click(view.viewport(), spot(view, row, column))
    there = view.currentIndex()
    assert there.row() > row and there.column() == column and rows.cell(there.row(), column).claims
    assert not any(rows.cell(n, column).claims for n in range(row, there.row()))
    box = view.visualRect(there)
    assert box.top() >= 0 and box.top() + 40 < view.viewport().height(), "it is seen"
    assert window.desk.session.state.passage == ""
    press(view, Key.Key_Return)
    assert window.desk.session.state.passage in rows.cell(there.row(), column).passages


def test_a_line_stands_beside_a_date_and_nothing_leads_further_down_where_the_document_has_spoken(window):
    page = compare(window, DEBT)
    rows, led = page.view.rows, 0
    for row, (line, first, cells) in enumerate(rows.rows):
        for n, cell in enumerate(cells):
            if below := rows.further(row, n):
                led += 1
                assert first and cell.state is None and rows.rows[below][0].property == line.property
            elif first:
                assert cell.state is not None, "no cell of a first row is empty"
    assert led
    view, when = page.view, [n for n, (line, *_) in enumerate(page.view.rows.rows) if line.property == "date"]
    rows = sum(view.rowHeight(row) for row in when)
    assert len(when) == 2 and rows < 190
    for row in when:
        for n, cell in enumerate(view.rows.rows[row][2]):
            words = view.rows.words(row, n)
            assert all(view.rows.statements[key].text in words.tip for key in cell.passages)
            assert not cell.passages or words.words.endswith("…")
    click(page.whole)
    assert sum(view.rowHeight(row) for row in when) > rows
    assert not [n for n in range(5) if view.rows.words(when[0], n).words.endswith("…")]


def test_why_one_says_nothing_makes_no_row_high_and_can_be_read_whole(window):
    """In the tip, aloud, and in the cell where statements stand whole."""
    page = compare(window, "labour-migration")
    view = page.view
    row, n, words = next((r, n, words) for r in range(view.rows.rowCount()) for n in range(view.rows.columnCount())
                         if (words := view.rows.words(r, n)).small.startswith("but of ") and words.small[-1] == "…")
    assert view.rowHeight(row) < 200
    assert len(words.small) <= 130 and words.small[:-1] in words.tip and words.small[:-1] in words.said
    full = words.tip.split("\n\n")[0]
    assert tip(view.viewport(), QPointF(spot(view, row, n))).startswith(full) and len(full) > len(words.small)
    click(page.whole)
    assert view.rows.words(row, n).small == full


def test_enter_again_goes_to_the_next_place_where_it_is_said(small):
    view = compare(small, "kolm").view
    row, n = place(view, "kolm.3")
    view.setCurrentIndex(view.rows.index(row, n))
    seen = []
    for _ in range(3):
        press(view, Key.Key_Return)
        seen.append(small.desk.session.state.passage)
    assert seen == ["sv010", "sv011", "sv010"]
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row, n)


def test_tab_goes_in_and_out(small, grid):
    press(grid.view, Key.Key_Tab)
    assert not grid.view.hasFocus()
    seen = []
    for _ in range(60):
        seen.append(QApplication.focusWidget())
        if grid.view.hasFocus():
            break
        press_focused(small, Key.Key_Tab)
    assert seen[-1] is grid.view
    assert {grid.whole, small.room.compare.tabs, small.room.compare.close_button} <= set(seen)


def test_a_notch_of_the_wheel_is_six_lines_and_a_row_keeps_its_name_and_its_short_cells_in_view(window):
    view = compare(window, "manas").view
    bar, line = view.verticalScrollBar(), QFontMetrics(view.cells.plain).lineSpacing()
    before = bar.value()
    wheel(view.viewport(), QPointF(200, 100), -1)
    assert bar.value() - before == 6 * line < view.viewport().height() / 2
    row, quiet = next((row, n) for row in range(3, view.rows.rowCount()) if view.rowHeight(row) > 130
                      for n in range(5) if view.rows.words(row, n).mark is State.UNTOLD)
    view.verticalScrollBar().setValue(view.rowViewportPosition(row) + view.verticalScrollBar().value() + 60)
    settle()
    assert view.rowViewportPosition(row) == -60
    ink = window.desk.theme.colours
    assert pixels_of(picture(view.properties), ink.text, QPointF(35, 16), 10, 60) > 20, "its name"
    there = view.columnViewportPosition(quiet)
    assert pixels_of(picture(view.viewport()), ink.muted, QPointF(there + 50, 16), 10, 60) > 20, "that it says nothing"
    longest = max(range(5), key=lambda c: view.cells.height(view.rows.words(row, c), view.columnWidth(c), False))
    assert longest != quiet
    assert view.visualRect(view.rows.index(row, longest)).top() == -60, "what fills it goes with it"


def test_the_heads_are_low_and_stay_in_view(window):
    view = compare(window, "russian-package-2009").view
    assert any("silent" in head for head in heads(view))
    assert view.documents.height() <= 3 * QFontMetrics(view.cells.bold).lineSpacing()
    window.desk.open("kyrgyzstan")
    settle()
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    above, beside = picture(view.documents), picture(view.properties)
    bar.setValue(bar.maximum())
    settle()
    assert view.documents.isVisible() and picture(view.documents) == above
    assert view.properties.isVisible() and picture(view.properties) != beside, "it goes with its rows"
    assert view.documents.y() < view.viewport().y() + 3


def test_the_tip_has_the_whole_statement_and_a_head_leads_to_its_document(small, grid):
    at = spot(grid.view, *place(grid.view, "harbour-riots.2"))
    assert small.desk.library.passage("sv015").text in tip(grid.view.viewport(), QPointF(at))
    head = grid.view.documents
    click(head.viewport(), QPoint(head.sectionViewportPosition(1) + 30, head.height() // 2))
    assert small.room.compare.document.isVisible()
    assert small.desk.session.state.beside == ("document", "memoir")


# What can be done with a cell

def menu_of(window, view, how: str, *path: str) -> list[str]:
    """Open the menu of the present cell, or of one under the mouse, and click through it; what it has."""
    seen: list[str] = []

    def pick() -> None:
        menu = open_menu()
        seen.extend(a.text() for a in menu.actions() if a.text())
        if path:
            pick_action(menu, path[0])
        else:
            menu.close()

    QTimer.singleShot(0, pick)
    if how == "Shift+F10":
        press(view, Key.Key_F10, SHIFT)
    else:
        reason = QContextMenuEvent.Reason.Keyboard if how == "Menu" else QContextMenuEvent.Reason.Mouse
        at = view.visualRect(view.currentIndex()).center()
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at)))
    settle()
    return seen


@pytest.mark.parametrize("how", [
    "mouse", pytest.param("Menu", marks=pytest.mark.slow), "Shift+F10"])
def test_a_cell_has_the_menu_that_its_statement_has_in_its_column(small, grid, how):
    view = grid.view
    view.setCurrentIndex(view.rows.index(*place(view, "harbour-riots.5")))
    seen = menu_of(small, view, how, "Copy with citation")
    assert seen == ["Note…", "Highlight", "Copy with citation", "Copy with full citation",
                    f"Add “{small.desk.title(RIOTS)}” to the export", "Read this in its text", "About Memoir"]
    copied = QApplication.clipboard().text()
    (passage,) = small.desk.library.claim("harbour-riots.5").passages
    assert small.desk.library.passage(passage).text in copied and "Lind" in copied


def test_a_cell_leads_to_its_document(small, grid):
    grid.view.setCurrentIndex(grid.view.rows.index(*place(grid.view, "harbour-riots.5")))
    menu_of(small, grid.view, "mouse", "About Memoir")
    assert small.desk.session.state.beside == ("document", "memoir")


@pytest.mark.documents(5)
def test_a_note_is_written_on_a_cell_of_a_column_that_is_closed(small, grid):
    view = grid.view
    small.reading.close_document("memoir")
    settle()
    view.setCurrentIndex(view.rows.index(*place(view, "harbour-riots.5")))
    menu_of(small, view, "Menu", "Note…")
    write(small, "Who counted?")
    [note] = notes_in(small.notes.book.notebook)
    assert [quote.passage for quote in note.target] == list(small.desk.library.claim("harbour-riots.5").passages)


@pytest.mark.documents(5)
def test_a_new_note_is_on_the_cell_whose_menu_was_opened_and_never_an_old_one(small, grid):
    """As the button says beforehand; after another cell is clicked, on that; and N says that one is there already."""
    view, pane, first, other = grid.view, small.notes.pane, "harbour-riots.5", "harbour-riots.2"
    texts = {claim: small.desk.library.passage(small.desk.library.claim(claim).passages[0]).text
             for claim in (first, other)}
    small.notes.show_pane(True)
    click(view.viewport(), spot(view, *place(view, first)))
    press(view, Key.Key_N)
    write(small, "Who counted?")
    assert not pane.editor.met.isVisible()
    view.setCurrentIndex(view.rows.index(*place(view, other)))
    menu_of(small, view, "mouse", "Copy with citation")
    assert texts[other][:60] in pane.new.on.text()
    click(view.viewport(), spot(view, *place(view, first)))
    settle()
    assert texts[first][:60] in pane.new.on.text()
    click(pane.new.button)
    write(small, "And who was counted?")
    assert not pane.editor.met.isVisible()
    menu_of(small, view, "mouse", "Copy with citation")
    view.setFocus()
    press(view, Key.Key_N)
    assert pane.editor.met.isVisible() and pane.editor.field.toPlainText() == "Who counted?"
    click(button_named(pane.editor, "Another note"))
    assert not pane.editor.met.isVisible()
    write(small, "A third")
    assert [(n.body, n.target[0].exact) for n in notes_in(small.notes.book.notebook)] == [
        (body, texts[first]) for body in ("Who counted?", "And who was counted?", "A third")]


def test_only_what_a_cell_is_about_is_added_to_the_export_and_named(window):
    """Though its statements tell of other things on the line too."""
    view, key, title = compare(window, DEBT).view, "debt-and-bases-2012.8", window.desk.title(DEBT)
    view.setCurrentIndex(view.rows.index(*place(view, key)))
    passages = view.rows.words(*place(view, key)).passages
    assert len({k for passage in passages for k in window.notes.book.resting_on(passage)}) > 2
    menu_of(window, view, "Menu", f"Add “{title}” to the export")
    assert window.desk.session.state.gathered == (DEBT,)
    assert window.statusBar().currentMessage() == f"Added: “{title}”. The export holds 1 now."
    window.desk.session.change(gathered=(DEBT, "chaldovar"))
    assert f"Add “{title}” to the export" not in menu_of(window, view, "Menu", "Copy with citation")
    menu_of(window, view, "Menu", f"Take “{title}” out of the export")
    assert window.desk.session.state.gathered == ("chaldovar",)
    assert window.statusBar().currentMessage() == f"Taken out: “{title}”. The export holds 1 now."
    assert f"Add “{title}” to the export" in menu_of(window, view, "Menu", "About Country briefing")


@pytest.mark.documents(5)
def test_a_cell_that_says_nothing_says_why_when_it_is_opened(small):
    view = compare(small, "kolm").view
    silent = small.desk.source("memoir")
    above = column(small, "memoir").silence.text()
    for n, key in enumerate((Key.Key_Return, Key.Key_Space)):
        small.statusBar().clearMessage()
        view.setCurrentIndex(view.rows.index(n, 1))
        press(view, key)
        assert small.statusBar().currentMessage() == f"{silent.short_title}: {above}"
    assert small.desk.session.state.passage == ""
    small.statusBar().clearMessage()
    assert "Why it says nothing" in menu_of(small, view, "Menu", "Why it says nothing")
    assert small.statusBar().currentMessage().endswith(above)


def test_one_that_tells_of_the_thing_and_not_of_this_says_so(window):
    view = compare(window, "debt-and-bases-2012").view
    n = [s.key for s in view.rows.sources].index("relations")
    row = next(row for row, (_, first, cells) in enumerate(view.rows.rows)
               if first and cells[n].state is State.UNTOLD and not cells[n].beside)
    view.scrollTo(view.rows.index(row, n))
    click(view.viewport(), spot(view, row, n))
    assert window.statusBar().currentMessage().startswith("Relations page: “says nothing”: it does not speak of this")


def test_a_further_row_of_one_that_is_silent_says_why_and_of_one_that_has_spoken_offers_nothing(window):
    view = compare(window, "debt-and-bases-2012").view
    row = next(n for n, (_, first, _) in enumerate(view.rows.rows) if not first)
    blank = [n for n, cell in enumerate(view.rows.rows[row][2]) if not cell.claims]
    told = [n for n in blank if view.rows.rows[row - 1][2][n].claims]
    silent = [n for n in blank if view.rows.rows[row - 1][2][n].state is State.UNTOLD]
    assert told and silent
    for n, words in ((told[0], []), (silent[0], ["Why it says nothing"])):
        view.setCurrentIndex(view.rows.index(row, n))
        assert menu_of(window, view, "Menu")[:-1] == words
    press(view, Key.Key_Return)
    assert window.statusBar().currentMessage() == view.rows.why_silent(row - 1, silent[0]) != ""


def test_with_large_letters_all_that_are_silent_say_why(window):
    view = compare(window, "debt-and-bases-2012").view
    window.desk.theme.set_scale(2.0)
    settle()
    assert view.rows.stacked
    row = next(n for n, (_, _, cells) in enumerate(view.rows.rows) if cells[0].state is State.UNTOLD)
    view.open(view.rows.index(row, 0))
    said = window.statusBar().currentMessage()
    titles = [window.desk.source(cell.source).short_title for cell in view.rows.rows[row][2]]
    assert len(titles) > 1 and all(f"{title}: " in said for title in titles)
