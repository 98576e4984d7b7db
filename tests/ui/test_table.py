"""The table beside the line: the same things, the same choice; sorted, searched and copied; heard as it is seen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from explorer.model.filters import Filters
from explorer.notes.notebook import Notebook
from explorer.timeline.listing import BY
from explorer.ui.timeline.content import MOST_SELECTED
from tests.ui.hands import (
    ALT,
    CTRL,
    NONE,
    SHIFT,
    Key,
    button_named,
    click,
    click_on_line,
    from_menu,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
    type_text,
)

pytestmark = pytest.mark.documents(1)


def open_table(window):
    press_focused(window, Key.Key_T, CTRL)
    assert window.room.table.isVisible()
    return window.room.table.view


@pytest.fixture
def view(small):
    return open_table(small)


def column(view, by: str) -> list[str]:
    model, n = view.model(), BY.index(by)
    return [model.index(row, n).data() for row in range(model.rowCount())]


def chosen(view) -> list[str]:
    return [view.model().index(row, BY.index("title")).data() for row in view.chosen().tolist()]


def row_of(view, title: str) -> int:
    return column(view, "title").index(title)


def cell(view, title: str, by: str = "title") -> QPoint:
    index = view.model().index(row_of(view, title), BY.index(by))
    view.scrollTo(index)
    settle()
    return view.visualRect(index).center()


def head(view, by: str) -> QPoint:
    header = view.horizontalHeader()
    n = BY.index(by)
    return QPoint(header.sectionViewportPosition(n) + header.sectionSize(n) // 2, header.height() // 2)


def click_head(view, by: str) -> None:
    click(view.horizontalHeader().viewport(), head(view, by))


def current(window) -> str:
    return window.desk.session.state.current


# Where it stands

def test_it_takes_the_place_of_the_line_and_gives_it_back(small):
    canvas = small.timeline.canvas
    view = open_table(small)
    assert not canvas.isVisible() and view.hasFocus()
    assert chosen(view) == [small.detail.title.text()]
    press(view, Key.Key_T, CTRL)
    assert canvas.isVisible() and canvas.hasFocus() and not small.room.table.isVisible()


def test_it_stands_below_the_line_where_there_is_height_for_both(start, small_dataset):
    window = start(small_dataset, size=(1600, 1100))
    open_table(window)
    assert window.timeline.canvas.isVisible()
    assert window.timeline.geometry().bottom() < window.room.table.geometry().top()
    window.resize(1366, 768)
    settle()
    assert window.room.table.isVisible() and not window.timeline.canvas.isVisible()
    window.resize(1600, 1100)
    settle()
    assert window.timeline.canvas.isVisible()


def test_the_button_says_whether_it_is_shown(small):
    button = button_named(small.bar, "Table")
    click(button)
    assert small.room.table.isVisible() and button.isChecked()
    zoom = button_named(small.bar, "Zoom in")
    assert not zoom.isEnabled()  # there is nothing to be zoomed
    from_menu(small.bar.menu, "View", "Table")
    assert not small.room.table.isVisible() and not button.isChecked() and zoom.isEnabled()


def test_timeline_alone_gives_the_table_all_the_window(small, view):
    press(small, Key.Key_1, CTRL)
    assert view.isVisible() and not small.reading.isVisible() and not small.detail.isVisible()


def test_with_the_largest_text_every_column_can_be_reached(start, small_dataset):
    window = start(small_dataset)
    window.desk.theme.set_scale(3.0)
    settle()
    view = open_table(window)
    for _ in range(len(BY)):
        press(view, Key.Key_Right)
    box = view.visualRect(view.currentIndex())
    assert view.currentIndex().column() == len(BY) - 1 and view.viewport().rect().intersects(box)
    assert view.rowHeight(0) >= 2 * view.fontMetrics().lineSpacing()


def test_it_is_there_again_at_a_later_start_as_it_was_sorted(start, small_dataset):
    window = start(small_dataset)
    view = open_table(window)
    click_head(view, "told")
    click_head(view, "told")
    titles = column(view, "title")
    window.close()
    later = start(small_dataset, size=None)
    assert later.room.table.isVisible()
    assert column(later.room.table.view, "title") == titles
    assert later.room.table.rows.by == "told" and later.room.table.rows.descending


@pytest.mark.parametrize("malformed", [
    *(pytest.param(place, marks=pytest.mark.slow) for place in (5, [], {"by": ["date"], "descending": 7})),
    {"shown": "yes", "by": "moon"}])
def test_a_malformed_place_is_passed_over(start, folder, small_dataset, malformed):
    Notebook(folder).write("place", {"dataset": "talvia", "table": malformed})
    window = start(small_dataset)
    assert window.timeline.canvas.isVisible() and not window.room.table.isVisible()
    assert column(open_table(window), "title")[0] == "Dykes broken"


# What it holds

def test_it_holds_all_that_is_on_the_line_in_its_lanes_and_what_is_known_but_not_what_filters_hide(small, view):
    library = small.desk.library
    assert column(view, "title") == [library.entity(k).title for k in library.select()]
    assert column(view, "date")[-1] == "no date given"
    assert column(view, "lane")[-1] == "On no lane: undated"
    assert small.room.table.count.text() == "10 entries · 1 undated · by “Date”, ascending"
    row = row_of(view, "Riots in the harbour")
    model = view.model()
    cells = [model.index(row, n).data() for n in range(len(BY))]
    assert cells == ["12 March 2003; one document says 21 March", "Riots in the harbour", "Unrest", "At home",
                     "2 of 2: Survey, Memoir", "they differ", "at home"]
    row = row_of(view, "Vik air base")
    assert model.index(row, BY.index("what")).data() == "Base · air base"
    assert model.index(row, BY.index("level")).data() == "–"
    small.desk.session.change(filters=Filters(kinds=frozenset({"base"})))
    assert column(view, "what") == ["Base · naval station", "Base · air base"]
    assert small.room.table.count.text().startswith("2 entries")
    small.desk.session.change(filters=Filters())
    assert len(column(view, "title")) == 10
    small.desk.session.change(filters=Filters(kinds=frozenset({"treaty"}), sources=frozenset({"memoir"})))
    assert not view.isVisible()
    click(button_named(small.room.table, "Show everything"))
    assert view.isVisible() and len(column(view, "title")) == 10
    assert column(view, "lane")[row_of(view, "Vik air base")] == "Norland"
    from_menu(small.bar.lanes, "By kind")
    assert column(view, "lane")[row_of(view, "Vik air base")] == "Bases"
    from_menu(small.bar.lanes, "By document")
    told = {s.short_title for s in small.desk.library.sources}
    assert column(view, "lane")[row_of(view, "Riots in the harbour")] == ", ".join(
        t for _, t in small.desk.library.lanes("source") if t in told)


def test_another_dataset_has_its_own_rows(small, view):
    from explorer.paths import bundled_dataset
    small.open_dataset(bundled_dataset())
    settle()
    assert view.model().rowCount() == len(small.desk.library.select())
    assert chosen(view) == [small.detail.title.text()]


def test_another_dataset_opened_behind_the_line_has_its_own_rows(small, small_dataset):
    view = open_table(small)
    press(view, Key.Key_T, CTRL)
    from explorer.paths import bundled_dataset
    small.open_dataset(bundled_dataset())
    settle()
    view = open_table(small)
    assert column(view, "title") == [small.desk.title(k) for k in small.desk.library.select()]


def test_a_class_that_is_to_find_out_is_not_told(small, view):
    click_head(view, "verdict")
    small.desk.session.change(verdicts=False)
    settle()
    assert view.isColumnHidden(BY.index("verdict"))
    assert small.room.table.rows.by == "date"
    press(view, Key.Key_C, CTRL)
    assert "they" not in QGuiApplication.clipboard().text() and "2 of 2" in QGuiApplication.clipboard().text()
    small.desk.session.change(verdicts=True)
    assert not view.isColumnHidden(BY.index("verdict"))


# Choosing

def test_what_is_clicked_on_the_line_is_chosen_in_it(start, small_dataset):
    window = start(small_dataset, size=(1600, 1100))
    view = open_table(window)
    click_on_line(window, "independence")
    assert chosen(view) == ["Independence"]
    click_on_line(window, "election-2013", SHIFT)
    assert set(chosen(view)) == {"Independence", "Election of 2013"}


def test_a_click_reads_and_is_seen_on_the_line_and_an_actor_leaves_the_place(small, view):
    click(view.viewport(), cell(view, "Independence"))
    assert current(small) == "independence" and small.desk.session.state.selected == ("independence",)
    assert small.detail.title.text() == "Independence"
    small.desk.open("norland")
    assert chosen(view) == [] and view.currentIndex().row() == row_of(view, "Independence")


def test_ctrl_adds_and_takes_away_and_shift_extends(small, view):
    titles = column(view, "title")
    click(view.viewport(), cell(view, titles[1]))
    click(view.viewport(), cell(view, titles[3]), CTRL)
    assert chosen(view) == [titles[1], titles[3]]
    assert [small.desk.title(k) for k in small.desk.session.state.selected] == [titles[1], titles[3]]
    assert small.detail.title.text() == titles[3]
    click(view.viewport(), cell(view, titles[1]), CTRL)
    assert [small.desk.title(k) for k in small.desk.session.state.selected] == [titles[3]]
    click(view.viewport(), cell(view, titles[3]))
    click(view.viewport(), cell(view, titles[6]), SHIFT)
    assert [small.desk.title(k) for k in small.desk.session.state.selected] == titles[3:7]
    assert small.detail.title.text() == titles[6]


def test_arrows_move_and_shift_extends(small, view):
    titles = column(view, "title")
    click(view.viewport(), cell(view, titles[2]))
    press(view, Key.Key_Down)
    assert small.detail.title.text() == titles[3]
    press(view, Key.Key_Down, SHIFT)
    assert [small.desk.title(k) for k in small.desk.session.state.selected] == titles[3:5]
    press(view, Key.Key_Up)
    assert chosen(view) == [titles[3]]


def test_enter_and_double_click_go_to_the_details(small, view):
    from PySide6.QtTest import QTest
    for key in (Key.Key_Return, Key.Key_Enter):
        view.setFocus()
        press(view, key)
        assert small.detail.page.hasFocus()
    click(view.viewport(), cell(view, "Independence"))  # Qt's test sends no press of its own before the second
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, cell(view, "Independence"))
    settle()
    assert small.detail.page.hasFocus() and current(small) == "independence"


def test_escape_selects_nothing(small, view):
    press(view, Key.Key_Escape)
    assert chosen(view) == [] and small.desk.session.state.selected == () and current(small) == ""


def test_back_goes_back_in_it_too(small, view):
    first = small.detail.title.text()
    click(view.viewport(), cell(view, "Independence"))
    press(view, Key.Key_Left, ALT)
    assert chosen(view) == [first] and view.rows.words(view.currentIndex().row())[BY.index("title")] == first


def test_a_search_hit_is_chosen_and_the_keys_are_there(small, view):
    small.search.setFocus()
    type_text(small.search, "Independence")
    press(small.search, Key.Key_Return)
    assert view.hasFocus() and chosen(view) == ["Independence"]


def test_all_that_can_be_selected_at_once_is(small, view, monkeypatch):
    import explorer.ui.panes.table as table
    press(view, Key.Key_A, CTRL)
    assert len(small.desk.session.state.selected) == 10 < MOST_SELECTED
    press(view, Key.Key_Escape)
    monkeypatch.setattr(table, "MOST_SELECTED", 4)
    press(view, Key.Key_A, CTRL)
    assert chosen(view) == column(view, "title")[:4]
    assert len(small.desk.session.state.selected) == 4
    assert "No more than 4" in small.statusBar().currentMessage()


# Finding by title

def test_letters_go_to_a_title_that_begins_so_and_are_no_keys_of_the_window(small, view):
    click(view.viewport(), cell(view, "Dykes broken"))
    type_text(view, "ind")
    assert small.detail.title.text() == "Independence"
    assert small.search.text() == ""
    from PySide6.QtGui import QKeyEvent
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_V, NONE, "v")
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


def test_the_same_letter_again_goes_to_the_next(small, view):
    small.room.table.sort(BY.index("title"), False)
    first = column(view, "title")[0][0]
    wanted = [t for t in column(view, "title") if t.startswith(first)]
    assert len(wanted) > 1
    press(view, Key.Key_Escape)
    view.setCurrentIndex(view.model().index(row_of(view, column(view, "title")[-1]), 1))
    seen = []
    for _ in wanted:
        type_text(view, first.lower())
        seen.append(small.detail.title.text())
    assert seen == wanted


def test_what_begins_no_title_leaves_all_as_it_was(small, view):
    before = small.desk.session.state
    type_text(view, "жжж")
    assert small.desk.session.state == before


# Sorting

def test_a_click_on_a_head_sorts_up_then_down(small, view):
    for by in BY[::-1]:  # by dates it is sorted already
        click_head(view, by)
        up = column(view, by)
        words = view.model().headerData(BY.index(by), Qt.Orientation.Horizontal)
        assert small.room.table.count.text().endswith(f"by “{words}”, ascending")
        click_head(view, by)
        down = column(view, by)
        assert small.room.table.count.text().endswith("descending") and sorted(up) == sorted(down), by
        if by == "date":
            assert [d for d in down if d != "no date given"] == [d for d in up if d != "no date given"][::-1]
            assert down[-1] == "no date given"
        else:
            assert list(dict.fromkeys(up)) == list(dict.fromkeys(down))[::-1] or by in ("told", "lane"), by
            assert up != down, by


def test_keys_and_the_menu_sort_and_one_stays_where_one_is(small, view):
    click(view.viewport(), cell(view, "Independence", "told"))
    press(view, Key.Key_Down, ALT)
    assert small.room.table.rows.by == "told" and small.room.table.rows.descending
    assert chosen(view) == ["Independence"]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    assert view.currentIndex().column() == BY.index("told")
    press(view, Key.Key_Up, ALT)
    assert not small.room.table.rows.descending
    from_menu(small.room.table.sorting, "Level")
    from_menu(small.room.table.sorting, "Descending")
    assert (small.room.table.rows.by, small.room.table.rows.descending) == ("level", True)
    assert [a.text() for a in small.room.table.sort_menu.actions() if a.isChecked()] == ["Level", "Descending"]


def test_the_arrow_stands_at_the_column_it_is_sorted_by_titles_by_their_letters(small, view):
    def arrows() -> list[str]:
        image, hue = picture(view.horizontalHeader().viewport()), small.desk.theme.colours.accent
        header = view.horizontalHeader()
        side = small.desk.theme.px(14)
        return [by for n, by in enumerate(BY) if pixels_of(
            image, hue, QPoint(header.sectionViewportPosition(n) + header.sectionSize(n) - side // 2 - 2,
                               header.height() // 2), side / 2)]
    assert arrows() == ["date"]
    click_head(view, "lane")
    assert arrows() == ["lane"]
    click_head(view, "title")
    titles = column(view, "title")
    assert titles == sorted(titles, key=str.lower)


# Copying

def test_the_selected_rows_are_copied_with_the_documents_named(small, view):
    click(view.viewport(), cell(view, "Independence"))
    click(view.viewport(), cell(view, "Riots in the harbour"), CTRL)
    press(view, Key.Key_C, CTRL)
    head_line, *lines = QGuiApplication.clipboard().text().splitlines()
    assert head_line.split("\t") == ["Date", "Title", "What it is", "Lane", "Told by", "Verdict", "Level", "Documents"]
    assert len(lines) == 2 and all(line.count("\t") == 7 for line in lines)
    by_title = {line.split("\t")[1]: line.split("\t") for line in lines}
    assert by_title["Riots in the harbour"][-1] == "A survey of Talvia; My years on the quay"
    assert small.statusBar().currentMessage() == "2 rows copied"


def test_the_button_copies_and_nothing_is_copied_where_nothing_is_selected(small, view):
    click(view.viewport(), cell(view, "Independence"))
    click(button_named(small.room.table, "Copy rows"))
    assert "Independence" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("mine")
    press(view, Key.Key_Escape)
    click(button_named(small.room.table, "Copy rows"))
    assert QGuiApplication.clipboard().text() == "mine"
    assert small.statusBar().currentMessage() == "0 rows copied"
