"""The grid: what each document says of what is looked at, cell by cell, under mouse, keyboard and screen reader."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication, QToolButton

from explorer.model.agreement import State
from explorer.notes.notebook import Notebook
from explorer.ui.panes.body import body_html
from tests.ui.hands import (
    Key,
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

RIOTS = "harbour-riots"


def compare(window, key: str):
    """Look at something, and compare what is said of it."""
    window.desk.open(key)
    settle()
    press(window.timeline.canvas, Key.Key_C)
    assert window.room.compare.grid.isVisible()
    return window.room.compare.grid


@pytest.fixture
def grid(small):
    return compare(small, RIOTS)


def heads(view) -> list[str]:
    return [view.rows.headerData(n, Qt.Orientation.Horizontal) for n in range(view.rows.columnCount())]


def place(view, claim: str) -> tuple[int, int]:
    """(row, column) of what a claim says."""
    return next((row, n) for row, (_, _, cells) in enumerate(view.rows.rows) for n, cell in enumerate(cells)
                if claim in [c.key for c in cell.claims])


def words(view, claim: str):
    return view.rows.words(*place(view, claim))


def spot(view, row: int, n: int) -> QPoint:
    """A point in a cell, brought into view."""
    index = view.rows.index(row, n)
    view.scrollTo(index)
    settle()
    return view.visualRect(index).center()


def marks(view) -> set[str]:
    """The words of all marks but of silence."""
    rows = range(view.rows.rowCount())
    found = {view.rows.words(row, n).mark_words for row in rows for n in range(view.rows.columnCount())}
    return found - {"", "says nothing"}


# What it says

def test_a_row_a_property_a_column_a_document(grid):
    view = grid.view
    assert heads(view) == ["Survey", "Memoir"]
    names = [view.rows.headerData(n, Qt.Orientation.Vertical) for n in range(view.rows.rowCount())]
    assert names == ["When", "Killed", "Why"]


def test_a_cell_has_its_mark_its_value_the_statement_and_who_says_it(grid):
    dead, agents = words(grid.view, "harbour-riots.5"), words(grid.view, "harbour-riots.6")
    assert (dead.mark, dead.mark_words, dead.value) == (State.DIFFER, "differs", "20 to 30 people")
    assert dead.words == "Lind saw 20 to 30 dead."
    assert agents.small == "¶\u00a02 · Otto Lind alleges"
    assert "“differs”: this and what another document says cannot both hold." in dead.tip
    assert grid.whose.isVisible() and "editors’ wording" in grid.whose.text()
    assert "differs from: Survey" in dead.tip and "One document counts fewer dead" in dead.tip


def test_the_grid_has_the_order_of_the_columns_and_says_which_are_closed(window):
    view = compare(window, "debt-and-bases-2012").view
    cell = place(view, "debt-and-bases-2012.1")
    titles = {s.key: s.short_title for s in window.desk.library.sources}
    assert [h.split("\n")[0] for h in heads(view)] == list(titles.values())
    window.reading.put("rcsp", 0)
    window.reading.close_document("relations")
    settle()
    assert [h.split("\n")[0] for h in heads(view)] == [titles[key] for key in (
        *window.reading.documents, "relations")]
    assert heads(view)[-1].endswith("its column is closed") and "closed" not in "".join(heads(view)[:-1])
    assert place(view, "debt-and-bases-2012.1") != cell, "what it says has come along"
    for row, (_, _, cells) in enumerate(view.rows.rows):
        assert [c.source for c in cells] == [s.key for s in view.rows.sources]
        if cells[-1].claims:
            click(view.viewport(), view.visualRect(view.rows.index(row, len(cells) - 1)).center())
            break
    settle()
    assert column(window, "relations").text.chosen in cells[-1].passages
    assert "closed" not in "".join(heads(view))


def test_one_that_is_called_alone_is_the_only_one_in_its_row(window):
    view = compare(window, "russian-package-2009").view
    every = [(line.property, view.rows.words(row, n).mark_words) for row, (line, _, cells) in enumerate(
        view.rows.rows) for n, cell in enumerate(cells) if cell.claims]
    assert {("recipient", "only here"), ("by", "only here")} <= set(every)
    for name in {name for name, words in every if words == "alone"}:
        assert len({cell.source for line, _, cells in view.rows.rows for cell in cells
                    if line.property == name and cell.claims}) == 1, name
    row, column_of = next((row, n) for row, (line, _, cells) in enumerate(view.rows.rows)
                          for n, cell in enumerate(cells) if cell.only_here)
    assert "none names this" in view.rows.words(row, column_of).tip


def test_in_a_row_in_which_one_alone_speaks_nothing_differs(window):
    """Where another tells it otherwise under another head, it is said who does."""
    grid = compare(window, "debt-and-bases-2012")
    rows = grid.rows
    names = {}
    for row in range(rows.rowCount()):
        names.setdefault(rows.headerData(row, Qt.Orientation.Vertical), []).append(row)
    for name, of in names.items():
        tell = {n for row in of for n in range(rows.columnCount()) if rows.words(row, n).value}
        marks = {rows.words(row, n).mark for row in of for n in tell}
        assert len(tell) > 1 or State.DIFFER not in marks, name
    (owed,) = (rows.words(row, n) for row in names["Debt owed"] for n in range(rows.columnCount())
               if rows.words(row, n).value)
    assert owed.mark is State.ALONE and "told otherwise in another row, or of something else: RCSP paper" in owed.tip


def test_what_is_promised_is_said_to_be_and_through_whom(small):
    view = compare(small, "vik").view
    assert words(view, "vik.3").value == "promised: 2010 to 2025"
    assert words(view, "vik.3").small == "¶\u00a02 · Anna Berg promises · through Vik Courier"


def test_who_is_silent_says_why(small):
    view = compare(small, "kolm").view
    assert heads(view) == ["Survey", "Memoir\nsilent"]
    quiet = view.rows.words(0, 1)
    assert (quiet.mark, quiet.mark_words) == (State.UNTOLD, "says nothing")
    assert quiet.small == "could have spoken"
    assert quiet.said.endswith("Memoir: says nothing, could have spoken")
    assert all(not view.rows.words(row, 1).small for row in range(1, view.rows.rowCount())), "once is enough"
    assert view.columnWidth(1) < view.columnWidth(0) / 2


def test_who_differs_on_a_thing_of_which_it_is_silent_is_told_of_alike_everywhere(window):
    other = window.desk.title("debt-and-bases-2012")
    view = compare(window, "russian-package-2009").view
    silent = [s.key for s in view.rows.sources].index("briefing")
    assert view.rows.words(0, silent).small == f"not of this itself, but of: {other}"
    head = view.rows.headerData(silent, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert f"Says nothing of this itself, but of: {other}." in head
    above = column(window, "briefing").silence
    assert above.isVisible() and above.text() == f"Says nothing of this itself, but of: {other}."
    details = body_html(window.desk, window.desk.entity("russian-package-2009"), 700)
    assert f'Country briefing</a> says nothing of this itself, but of <a href="entity:debt-and-bases-2012">{other}' \
        in details
    window.desk.session.change(verdicts=False)  # on what it differs is not to be seen then, nor that it does
    settle()
    assert view.rows.words(0, silent).small == "could have spoken"
    assert above.text() == "Says nothing of this, though it covers the subject and the years."


def test_the_grid_of_an_office_has_a_row_for_each_who_held_it(small):
    view = compare(small, "president").view
    names = {view.rows.headerData(n, Qt.Orientation.Vertical) for n in range(view.rows.rowCount())}
    assert names == {"Anna Berg", "Otto Lind"}
    assert words(view, "anna-berg.1").value == "1990 to 2004"
    click(view.viewport(), spot(view, *place(view, "anna-berg.2")))
    assert small.desk.session.state.current == "president" and column(small, "memoir").text.chosen == "mm004"


def test_whole_sentences_or_what_matters_in_them(window):
    grid = compare(window, "debt-and-bases-2012")
    short = words(grid.view, "debt-and-bases-2012.51").words, grid.view.verticalScrollBar().maximum()
    cut = [w for row in range(grid.rows.rowCount()) if "…" in (w := grid.rows.words(row, 1).words)]
    assert cut
    click(grid.whole)
    assert not any("…" in grid.rows.words(row, 1).words for row in range(grid.rows.rowCount()))
    assert grid.view.verticalScrollBar().maximum() > short[1]
    click(grid.whole)
    assert grid.view.verticalScrollBar().maximum() == short[1]


def test_a_sum_of_ours_says_so(start, reckoned_dataset):
    window = start(reckoned_dataset)
    view = compare(window, "debt-written-off").view
    ours = words(view, "debt-written-off.6")
    assert ours.value == "agreed: $90 million"
    assert "calculated by us: A half of $180 million." in ours.small and "calculated by us" in ours.said
    assert ours.mark is not State.AGREE and words(view, "debt-written-off.3").mark is State.ALONE
    press(view, Key.Key_Escape)
    said = window.detail.page.toPlainText()
    assert "$90 million" in said and "calculated by us: A half of $180 million." in said
    window.desk.open("vik")
    assert "calculated by us: The first year and 15 years." in window.detail.page.toPlainText()


def test_everything_can_be_compared(window):
    grid = compare(window, "kant")
    library = window.desk.library
    for key in [*library.select(kinds=("base", "treaty", "office"))[::3], "kyrgyzstan", "russia", "akayev"]:
        window.desk.open(key)
        said = [grid.rows.words(row, n) for row in range(grid.rows.rowCount()) for n in range(grid.rows.columnCount())]
        assert any(w.value for w in said) or not grid.view.isVisible(), key
        assert not any({"{", "}"} & set(w.said) or "None" in w.said.split() for w in said), key


# How one goes about in it

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


def test_the_cell_of_the_present_statement_is_marked_and_gone_to(small, grid):
    view = grid.view
    text = column(small, "memoir").text
    click(text.viewport(), statement_place(text, "mm008"))
    row, n = place(view, "harbour-riots.6")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row, n)
    box = view.visualRect(view.rows.index(row, n))
    assert view.viewport().rect().intersects(box)
    image, colours = picture(view.viewport()), small.desk.theme.colours
    corner = QPointF(box.right() - 20, box.top() + 12)
    assert pixels_of(image, colours.highlight, corner, 5, 3) == 121
    bar = QPointF(box.left() + 2, box.top() + 12)
    assert pixels_of(image, colours.accent, bar, 1, 3) == 9, "and not by colour only"
    other = view.visualRect(view.rows.index(row, 1 - n))
    assert pixels_of(image, colours.highlight, QPointF(other.right() - 20, other.top() + 12), 5, 3) == 0


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


def test_the_heads_stay_in_view(window):
    view = compare(window, "kyrgyzstan").view
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    above, beside = picture(view.documents), picture(view.properties)
    bar.setValue(bar.maximum())
    settle()
    assert view.documents.isVisible() and picture(view.documents) == above
    assert view.properties.isVisible() and picture(view.properties) != beside, "it goes with its rows"
    assert view.documents.y() < view.viewport().y() + 3


def test_a_row_keeps_its_name_and_its_short_cells_in_view(window):
    view = compare(window, "manas").view
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


def test_a_notch_of_the_wheel_is_three_lines(window):
    view = compare(window, "manas").view
    bar, line = view.verticalScrollBar(), QFontMetrics(view.cells.plain).lineSpacing()
    before = bar.value()
    wheel(view.viewport(), QPointF(200, 100), -1)
    assert bar.value() - before == 3 * line < view.rowHeight(0)


def test_the_heads_are_low(window):
    view = compare(window, "russian-package-2009").view
    assert any("silent" in head for head in heads(view))
    assert view.documents.height() <= 3 * QFontMetrics(view.cells.bold).lineSpacing()


def test_a_head_leads_to_its_document(small, grid):
    head = grid.view.documents
    click(head.viewport(), QPoint(head.sectionViewportPosition(1) + 30, head.height() // 2))
    assert small.room.compare.document.isVisible()
    assert small.desk.session.state.beside == ("document", "memoir")


def test_what_can_be_done_with_a_cell(small, grid):
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QContextMenuEvent
    where = spot(grid.view, *place(grid.view, "harbour-riots.5"))
    QTimer.singleShot(0, lambda: pick_action(open_menu(), "About Memoir"))
    QApplication.sendEvent(grid.view.viewport(), QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, grid.view.viewport().mapToGlobal(where)))
    settle()
    assert small.desk.session.state.beside == ("document", "memoir")


def test_the_tip_has_the_whole_statement(small, grid):
    at = spot(grid.view, *place(grid.view, "harbour-riots.2"))
    assert small.desk.library.passage("sv015").text in tip(grid.view.viewport(), QPointF(at))


# Marks

def test_a_date_that_others_give_in_another_row_says_who_does(window):
    told = words(compare(window, "manas").view, "manas.51")
    assert told.mark_words == "differs"
    assert "dated otherwise in another row by: Sarı article, Relations page, Country profile" in told.small
    press(window.room.compare.grid.view, Key.Key_V)
    settle()
    hidden = words(window.room.compare.grid.view, "manas.51")
    assert not hidden.mark_words and "otherwise" not in hidden.small


def test_who_dates_it_in_another_row_does_not_say_nothing(window):
    view = compare(window, "manas").view
    row, n = next((row, n) for row, (line, _, cells) in enumerate(view.rows.rows) if line.property == "opened"
                  for n, cell in enumerate(cells) if cell.source == "profile")
    said = view.rows.words(row, n)
    assert (said.mark, said.mark_words, said.value) == (State.DIFFER, "dates it otherwise", "see “Used by”")
    click(view.viewport(), view.visualRect(view.rows.index(row, n)).center())
    there = view.currentIndex()
    assert view.rows.headerData(there.row(), Qt.Orientation.Vertical) == "Used by" and there.column() == n
    assert window.desk.session.state.passage in view.rows.cell(there.row(), there.column()).passages
    details = body_html(window.desk, window.desk.entity("manas"), 700)
    assert f'dates it otherwise:</span> <a href="passage:{said.passages[0]}">see “Used by”</a>' in details
    window.desk.session.change(verdicts=False)
    settle()
    assert view.rows.words(row, n).mark_words == "says nothing"
    assert "dates it otherwise" not in body_html(window.desk, window.desk.entity("manas"), 700)


def test_who_says_the_same_and_differs_all_the_same_says_on_what(window):
    view = compare(window, "debt-and-bases-2012").view
    told = words(view, "debt-and-bases-2012.107")
    assert told.value.startswith("15 years")
    assert (told.mark_words, told.on) == ("differs", "on: how much is meant") and told.on in told.said
    figures = words(view, "debt-and-bases-2012.104")
    assert (figures.mark_words, figures.on) == ("differs", "on: figure, how much is meant")
    details = body_html(window.desk, window.desk.entity("debt-and-bases-2012"), 700)
    assert 'Extension <span class="small">differs on: how much is meant</span>' in details
    window.desk.session.change(verdicts=False)
    settle()
    assert "differs on" not in body_html(window.desk, window.desk.entity("debt-and-bases-2012"), 700)
    assert not words(view, "debt-and-bases-2012.107").on


def test_marks_are_shapes_with_words(small, grid):
    view, colours = grid.view, small.desk.theme.colours
    box = view.visualRect(view.rows.index(*place(view, "harbour-riots.1")))
    image = picture(view.viewport())
    shape = QPointF(box.left() + 14, box.top() + 15)
    assert 10 < pixels_of(image, colours.differs, shape, 6) < 90, "two halves are no disc"
    assert pixels_of(image, colours.differs, QPointF(box.left() + 42, box.top() + 15), 14) > 20, "the word"
    view = compare_again(small, "anna-berg")
    assert words(view, "anna-berg.1").mark_words == words(view, "anna-berg.2").mark_words == "agrees"
    box = view.visualRect(view.rows.index(*place(view, "anna-berg.1")))
    assert pixels_of(picture(view.viewport()), colours.agrees, QPointF(box.left() + 14, box.top() + 15), 3) > 30


def compare_again(window, key: str):
    window.desk.open(key)
    settle()
    return window.room.compare.grid.view


def test_the_switch_hides_the_marks_until_compare_is_pressed(small):
    small.desk.open(RIOTS)
    press(small.timeline.canvas, Key.Key_V)
    press(small.timeline.canvas, Key.Key_C)
    grid = small.room.compare.grid
    assert marks(grid.view) == set() and grid.reveal.isVisible()
    assert "differs" not in words(grid.view, "harbour-riots.2").said + words(grid.view, "harbour-riots.2").tip
    before = picture(grid.view.viewport())
    click(grid.reveal)
    assert marks(grid.view) == {"differs"} and picture(grid.view.viewport()) != before
    assert not small.desk.session.state.verdicts, "the switch stays"
    compare_again(small, "vik")
    assert marks(grid.view) == set() and not grid.reveal.isChecked(), "for that grid only"
    compare_again(small, RIOTS)
    assert marks(grid.view) == {"differs"} and grid.reveal.isChecked()
    press(grid.view, Key.Key_Escape)
    assert "Where they differ" not in small.detail.page.toPlainText()
    press_focused(small, Key.Key_V)
    press_focused(small, Key.Key_C)
    assert marks(grid.view) == {"differs"} and not grid.reveal.isVisible()
    press(grid.view, Key.Key_V)
    assert marks(grid.view) == set(), "hidden anew, all of it is"


def test_who_is_silent_can_be_seen_with_the_switch_off(small):
    small.desk.session.change(verdicts=False)
    assert compare(small, "kolm").view.rows.words(0, 1).mark_words == "says nothing"


# Room

@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (1024, 600)])
def test_five_documents_side_by_side(start, size):
    window = start(size=size)
    view = compare(window, "kant").view
    assert not view.rows.stacked and view.rows.columnCount() == 5
    assert view.horizontalScrollBar().maximum() == 0
    assert all(view.columnWidth(n) >= 148 for n in range(5))
    assert view.viewport().height() > 120
    last = view.rows.rowCount() - 1
    for row in range(last + 1):
        assert view.rowHeight(row) >= max(
            view.cells.height(view.rows.words(row, n), view.columnWidth(n), False) for n in range(5))
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("scale", [2.0, 3.0])
def test_large_text_puts_document_under_document(start, folder, scale):
    Notebook(folder).write("place", {"text": scale})
    window = start(size=(1366, 768))
    window.resize(1366, 768)
    view = compare(window, "kant").view
    assert (window.width(), window.height()) == (1366, 768), "it does not hold the window wide or high"
    assert view.rows.stacked and view.rows.columnCount() == 1 and view.horizontalScrollBar().maximum() == 0
    heads = [view.rows.words(row, 0).head for row in range(5)]
    assert heads[:3] == ["Sarı article", "Country briefing", "Country profile"]
    assert view.viewport().height() > 30 * scale
    row, n = place(view, "kant.1")
    click(view.viewport(), spot(view, row, n) if view.rowHeight(row) < view.viewport().height()
          else view.visualRect(view.rows.index(row, n)).intersected(view.viewport().rect()).center())
    assert window.desk.session.state.passage
    quiet = [w for n in range(view.rows.rowCount()) if (w := view.rows.words(n, 0)).mark is State.UNTOLD]
    assert any("Relations page" in w.small for w in quiet)
    for button in window.room.compare.findChildren(QToolButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width() - 1


def test_it_follows_the_size_of_the_text_and_stays_where_one_is(window):
    view = compare(window, "kant").view
    claim = next(c for c in window.desk.library.claims_about("kant") if c.source == "rcsp" and c.passages)
    window.desk.session.change(passage=claim.passages[0])
    window.desk.theme.set_scale(1.8)
    settle()
    assert view.rows.stacked and claim.passages[0] in view.rows.cell(view.currentIndex().row(), 0).passages
    window.desk.theme.set_scale(1.0)
    settle()
    assert not view.rows.stacked
    here = view.currentIndex()
    assert claim.passages[0] in view.rows.cell(here.row(), here.column()).passages


def test_it_wears_the_colours_of_the_night(start, small_dataset):
    window = start(small_dataset, theme="dark")
    view = compare(window, RIOTS).view
    image, colours = picture(view.viewport()), window.desk.theme.colours
    box = view.visualRect(view.rows.index(0, 1))
    assert image.pixelColor(box.right() - 4, box.bottom() - 4).name().upper() == colours.surface
    from_menu(window.bar.menu, "View", "Colours", "Light")
    settle(60)
    assert picture(view.viewport()).pixelColor(box.right() - 4, box.bottom() - 4).name().upper() == "#FFFFFF"


# A screen reader

def test_a_cell_is_read_aloud_whole(grid):
    table = QAccessible.queryAccessibleInterface(grid.view)
    assert table.text(QAccessible.Text.Name) == "What each document says"
    assert table.text(QAccessible.Text.Description) == "Riots in the harbour"
    row, n = place(grid.view, "harbour-riots.6")
    said = grid.view.rows.index(row, n).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Why, Memoir. differs. on: cause. the work of agents. Agents were behind the riot")
    assert "Otto Lind alleges" in said and "differs from: Survey" in said
