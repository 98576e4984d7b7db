"""The grid: what each document says of what is looked at, cell by cell, under mouse, keyboard and screen reader."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from explorer.model.agreement import State
from explorer.ui.panes.body import body_html
from tests.ui.hands import (
    Key,
    click,
    column,
    press,
    settle,
)

pytestmark = pytest.mark.documents(1)

RIOTS = "harbour-riots"


def compare(window, key: str):
    """Look at something, and compare what is said of it."""
    window.desk.open(key)
    settle()
    press(window.timeline.canvas, Key.Key_C)
    assert window.room.compare.grid.isVisible()
    return window.room.compare.grid


def compare_again(window, key: str):
    window.desk.open(key)
    settle()
    return window.room.compare.grid.view


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

@pytest.mark.documents(5)
def test_a_row_a_property_a_column_a_document(grid):
    view = grid.view
    assert heads(view) == ["Survey", "Memoir"]
    names = [view.rows.headerData(n, Qt.Orientation.Vertical) for n in range(view.rows.rowCount())]
    assert names == ["When", "Killed", "Why"]


def test_a_cell_has_its_mark_its_value_the_statement_and_who_says_it_and_is_read_aloud_whole(grid):
    dead, agents = words(grid.view, "harbour-riots.5"), words(grid.view, "harbour-riots.6")
    assert (dead.mark, dead.mark_words, dead.value) == (State.DIFFER, "differs", "20 to 30 people")
    assert dead.words == "Lind saw 20 to 30 dead."
    assert agents.small == "¶\u00a02 · Otto Lind alleges"
    assert "“differs”: another document says it otherwise." in dead.tip
    assert grid.whose.isVisible() and "editors’ wording" in grid.whose.text()
    assert "differs from: Survey" in dead.tip and "One document counts fewer dead" in dead.tip
    table = QAccessible.queryAccessibleInterface(grid.view)
    assert table.text(QAccessible.Text.Name) == "What each document says"
    assert table.text(QAccessible.Text.Description) == "Riots in the harbour"
    row, n = place(grid.view, "harbour-riots.6")
    said = grid.view.rows.index(row, n).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Why, Memoir. differs. on: cause. the work of agents. Agents were behind the riot")
    assert "Otto Lind alleges" in said and "differs from: Survey" in said


@pytest.mark.documents(5)
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


def test_one_that_is_called_alone_is_the_only_one_in_its_row_and_a_sentence_is_what_is_claimed(window):
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
    debt = words(view, "russian-package-2009.305")
    assert debt.value.endswith("(February 2009)") and "$193 million of Kyrgyz debt" in debt.words


def test_in_a_row_in_which_one_alone_speaks_nothing_differs_and_sentences_are_whole_or_what_matters(window):
    """Where another tells it otherwise under another head, it is said who does."""
    grid = compare(window, "debt-and-bases-2012")
    rows = grid.rows
    names = {}
    for row in range(rows.rowCount()):
        names.setdefault(rows.headerData(row, Qt.Orientation.Vertical).split("\n")[0], []).append(row)
    for name, of in names.items():
        tell = {n for row in of for n in range(rows.columnCount()) if rows.words(row, n).value}
        marks = {rows.words(row, n).mark for row in of for n in tell}
        assert len(tell) > 1 or State.DIFFER not in marks, name
    (owed,) = (rows.words(row, n) for row in names["Debt owed"] for n in range(rows.columnCount())
               if rows.words(row, n).value)
    assert owed.mark is State.ALONE and "told otherwise in another row, or of something else: RCSP paper" in owed.tip
    short = words(grid.view, "debt-and-bases-2012.51").words, grid.view.verticalScrollBar().maximum()
    cut = [w for row in range(grid.rows.rowCount()) if "…" in (w := grid.rows.words(row, 1).words)]
    assert cut
    click(grid.whole)
    assert not any("…" in grid.rows.words(row, 1).words for row in range(grid.rows.rowCount()))
    assert grid.view.verticalScrollBar().maximum() > short[1]
    click(grid.whole)
    assert grid.view.verticalScrollBar().maximum() == short[1]


def test_what_is_promised_is_said_to_be_and_through_whom(small):
    view = compare(small, "vik").view
    assert words(view, "vik.3").value == "promised: 2010 to 2025"
    assert words(view, "vik.3").small == "¶\u00a02 · Anna Berg commits to it · through Vik Courier"


@pytest.mark.documents(5)
def test_who_is_silent_says_why(small):
    view = compare(small, "kolm").view
    assert heads(view) == ["Survey", "Memoir\nsilent"]
    quiet = view.rows.words(0, 1)
    assert (quiet.mark, quiet.mark_words) == (State.UNTOLD, "says nothing")
    assert quiet.small == "could have spoken"
    assert quiet.said.endswith("Memoir: says nothing, could have spoken")
    assert all(not view.rows.words(row, 1).small for row in range(1, view.rows.rowCount())), "once is enough"
    assert view.columnWidth(1) < view.columnWidth(0) / 2


@pytest.mark.documents(5)
def test_who_differs_on_a_thing_of_which_it_is_silent_is_told_of_alike_everywhere(window):
    other, relief = window.desk.title("debt-and-bases-2012"), window.desk.title("debt-for-industry")
    view = compare(window, "russian-package-2009").view
    silent = [s.key for s in view.rows.sources].index("briefing")
    assert view.rows.words(0, silent).small == f"not of this itself, but of: {other}, {relief}"
    head = view.rows.headerData(silent, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert f"Says nothing of this itself, but of: {other}, {relief}." in head
    above = column(window, "briefing").silence
    assert above.isVisible() and above.words == f"Says nothing of this itself, but of: {other}, {relief}."
    details = body_html(window.desk, window.desk.entity("russian-package-2009"), 700)
    assert f'Country briefing</a> says nothing of this itself, but of <a href="entity:debt-and-bases-2012">{other}' \
        in details
    window.desk.open("debt-and-bases-2012")
    settle()
    silent, above = [s.key for s in view.rows.sources].index("profile"), column(window, "profile").silence
    assert above.text().startswith("Says nothing of this itself, but of: ")
    window.desk.session.change(verdicts=False)  # on what it differs is not to be seen then, nor that it does
    settle()
    assert "but of" not in view.rows.words(0, silent).small
    assert above.text().startswith("Says nothing of this") and "but of" not in above.text()


@pytest.mark.documents(5)
@pytest.mark.parametrize("verdicts", [True, False])
def test_who_gives_the_same_figure_of_something_else_says_of_what(window, verdicts):
    """Whoever asks what a document says of a debt is not to read that it says nothing of it."""
    window.desk.session.change(verdicts=verdicts)
    other = window.desk.title("russian-package-2009")
    view = compare(window, "debt-and-bases-2012").view
    row = next(n for n, (line, _, _) in enumerate(view.rows.rows) if line.property == "debt written off")
    keys = [s.key for s in view.rows.sources]
    for source in ("relations", "sari"):
        words = view.rows.words(row, keys.index(source))
        assert words.mark_words == "says nothing" and words.small.startswith(f"but of {other}: ")
        assert words.small in words.said
    assert "$193 million" in view.rows.words(row, keys.index("relations")).small
    view.scrollTo(view.rows.index(row, keys.index("relations")))
    click(view.viewport(), spot(view, row, keys.index("relations")))
    passage = window.desk.library.passage(window.desk.session.state.passage)
    assert passage.source == "relations" and "$193 million" in passage.text
    assert view.rows.words(row, keys.index("profile")).small == ""
    assert column(window, "sari").silence.words.startswith(f"Says nothing of this itself, but of: {other}.")
    assert f"but of</span> <a href=\"passage:{passage.key}\">{other}: " in body_html(
        window.desk, window.desk.entity("debt-and-bases-2012"), 700)


@pytest.mark.documents(5)
def test_with_much_room_a_document_says_above_its_text_which_figure_it_gives_of_something_else_only(window):
    window.desk.open("debt-and-bases-2012")
    settle()
    above = column(window, "relations").silence
    assert not above.isVisible(), "it would push out of view what is told"
    window.alone(window.reading)
    settle()
    assert above.isVisible() and above.words == (
        f"“Debt written off”: told here only of {window.desk.title('russian-package-2009')}.")
    assert not column(window, "rcsp").silence.isVisible()
    window.all_three()
    settle()
    assert not above.isVisible()


def test_the_grid_of_an_office_has_a_row_for_each_who_held_it(small):
    view = compare(small, "president").view
    names = {view.rows.headerData(n, Qt.Orientation.Vertical) for n in range(view.rows.rowCount())}
    assert names == {"Anna Berg", "Otto Lind"}
    assert words(view, "anna-berg.1").value == "1990 to 2004"
    click(view.viewport(), spot(view, *place(view, "anna-berg.2")))
    assert small.desk.session.state.current == "president" and column(small, "memoir").text.chosen == "mm004"


def test_a_sum_of_ours_says_so(start, reckoned_dataset):
    window = start(reckoned_dataset)
    view = compare(window, "debt-written-off").view
    ours = words(view, "debt-written-off.6")
    assert ours.value == "our sum, not the document's: agreed: $90 million"
    assert "calculated by us: A half of $180 million" in ours.small and "calculated by us" in ours.said
    assert ours.mark is not State.AGREE and words(view, "debt-written-off.3").mark is State.ALONE
    press(view, Key.Key_Escape)
    said = window.detail.page.toPlainText()
    assert "$90 million" in said and "calculated by us: A half of $180 million" in said
    window.desk.open("vik")
    assert "calculated by us: The first year and 15 years" in window.detail.page.toPlainText()


@pytest.mark.slow
def test_everything_can_be_compared(window):
    grid = compare(window, "kant")
    library = window.desk.library
    for key in [*library.select(kinds=("base", "treaty", "office"))[::3], "kyrgyzstan", "russia", "akayev"]:
        window.desk.open(key)
        said = [grid.rows.words(row, n) for row in range(grid.rows.rowCount()) for n in range(grid.rows.columnCount())]
        assert any(w.value for w in said) or not grid.view.isVisible(), key
        assert not any({"{", "}"} & set(w.said) or "None" in w.said.split() for w in said), key
