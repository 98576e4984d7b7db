"""Which documents stand side by side: opened, closed, moved, widened, exchanged; and that a later start has them so."""

import math
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from explorer.notes.notebook import Notebook
from explorer.ui.reading.head import Title
from tests.ui.hands import (
    Key,
    back_to,
    click,
    column,
    drag,
    from_menu,
    open_menu,
    pick_action,
    pixels_of,
    press,
    send_mouse,
    settle,
    told_height,
    wait_until,
)

FIVE = ["sari", "briefing", "relations", "profile", "rcsp"]


def open_documents(window) -> list[str]:
    """From the left, as they are seen."""
    seen = sorted((c.mapTo(window, QPoint(0, 0)).x(), c.source) for c in window.reading.columns if c.isVisible())
    assert [source for _, source in seen] == window.reading.documents
    return window.reading.documents


def documents(window, *path: str) -> None:
    """Something of the menu of all columns."""
    from_menu(window.reading.side.documents, *path)


def with_column(window, source: str, *path: str) -> None:
    """Something of the menu of one column."""
    from_menu(column(window, source).head.menu_button, *path)


def test_the_button_is_not_lit_when_its_menu_is_closed_from_elsewhere(window):
    button = window.reading.side.documents
    QTest.mouseMove(window, QPoint(5, 5))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as a press leaves it on a real screen
    documents(window, "All equally wide")
    settle(20)
    assert not button.underMouse()


def test_a_document_is_closed_and_opened_again_at_its_own_place(window):
    assert open_documents(window) == FIVE
    with_column(window, "briefing", "Close this column")
    assert open_documents(window) == ["sari", "relations", "profile", "rcsp"]
    assert column(window, "relations").text.hasFocus()
    documents(window, "Country profile")
    assert open_documents(window) == ["sari", "relations", "rcsp"]
    documents(window, "Country briefing")
    assert open_documents(window) == ["sari", "briefing", "relations", "rcsp"]
    text = column(window, "briefing").text
    assert text.chosen and told_height(window, "briefing") == pytest.approx(told_height(window, "rcsp"), abs=2)


def test_it_stands_behind_its_neighbour_wherever_that_has_been_put(window):
    window.reading.put("rcsp", 0)
    window.reading.put("relations", 1)
    for closed in ("profile", "sari"):
        with_column(window, closed, "Close this column")
    documents(window, "Country profile")
    assert open_documents(window) == ["rcsp", "relations", "profile", "briefing"]
    documents(window, "Sarı article")
    assert open_documents(window)[0] == "sari", "nothing stands before it"


def test_the_last_column_stays(small):
    with_column(small, "survey", "Close this column")
    assert open_documents(small) == ["memoir"]
    menu = QMenu()
    small.reading._fill_column(small.reading.columns[0], menu)
    assert not next(a for a in menu.actions() if a.text() == "Close this column").isEnabled()
    small.reading.close_document("memoir")
    assert open_documents(small) == ["memoir"]
    menu.deleteLater()


def test_what_lies_at_the_edge_moves_no_further(small):
    for source, words in (("survey", "Move left"), ("memoir", "Move right")):
        menu = QMenu()
        small.reading._fill_column(column(small, source), menu)
        assert not next(a for a in menu.actions() if a.text() == words).isEnabled()
        menu.deleteLater()


def test_columns_change_places_by_dragging_their_title_and_one_sees_where_it_would_go(window):
    for source, onto, share, order in (
            ("sari", "rcsp", 0.9, ["briefing", "relations", "profile", "rcsp", "sari"]),
            ("rcsp", "briefing", 0.1, ["rcsp", "briefing", "relations", "profile", "sari"]),
            ("profile", "briefing", 0.8, ["rcsp", "briefing", "profile", "relations", "sari"]),
            ("relations", "relations", 0.9, ["rcsp", "briefing", "profile", "relations", "sari"])):
        title, target = column(window, source).head.title, column(window, onto)
        place = QPointF(title.mapFromGlobal(target.mapToGlobal(QPoint(round(target.width() * share), 30))))
        drag(title, QPointF(10, 8), place)
        settle()
        assert open_documents(window) == order
        assert window.reading.gap.isHidden()
    from PySide6.QtCore import QEvent
    title, target = column(window, "sari").head.title, column(window, "profile")
    place = QPointF(title.mapFromGlobal(target.mapToGlobal(QPoint(target.width() - 20, 30))))
    send_mouse(title, QEvent.Type.MouseButtonPress, QPointF(10, 8))
    send_mouse(title, QEvent.Type.MouseMove, place)
    gap = window.reading.gap
    assert gap.isVisible()
    assert abs(gap.x() - target.mapTo(window.reading, QPoint(target.width(), 0)).x()) < 10
    send_mouse(title, QEvent.Type.MouseButtonRelease, place)
    assert gap.isHidden()


def test_a_click_on_a_title_moves_nothing_and_by_menu_columns_change_places_and_widths(window):
    click(column(window, "briefing").head.title)
    assert open_documents(window) == FIVE
    with_column(window, "briefing", "Move left")
    assert open_documents(window) == ["briefing", "sari", "relations", "profile", "rcsp"]
    with_column(window, "briefing", "Move right")
    with_column(window, "briefing", "Move right")
    assert open_documents(window) == ["sari", "relations", "briefing", "profile", "rcsp"]
    documents(window, "In their usual order")
    assert open_documents(window) == FIVE
    before = column(window, "briefing").width()
    with_column(window, "briefing", "Wider")
    assert column(window, "briefing").width() > before + 30
    with_column(window, "briefing", "Narrower")
    assert abs(column(window, "briefing").width() - before) < 8
    with_column(window, "sari", "Wider")
    documents(window, "All equally wide")
    widths = [c.width() for c in window.reading.columns]
    assert max(widths) - min(widths) <= 8


def test_another_document_takes_the_place_of_one(window):
    with_column(window, "rcsp", "Close this column")
    with_column(window, "sari", "Show another document here", "RCSP paper")
    assert open_documents(window) == ["rcsp", "briefing", "relations", "profile"]
    with_column(window, "relations", "Show another document here", "Country briefing")  # which is open
    assert open_documents(window) == ["rcsp", "relations", "briefing", "profile"]


def test_columns_too_narrow_to_be_read_are_moved_sideways(start):
    window = start(size=(800, 700))
    window.below.setCurrentWidget(window.reading)
    settle()
    assert min(c.width() for c in window.reading.columns) >= window.desk.theme.px(190)
    bar = window.reading.sideways.horizontalScrollBar()
    assert bar.maximum() > 0 and bar.value() == 0
    with_column(window, "rcsp", "Close this column")
    documents(window, "RCSP paper")
    wait_until(lambda: bar.value() > 0)
    shown = column(window, "rcsp")
    right = shown.mapTo(window.reading.sideways, QPoint(shown.width(), 0)).x()
    assert right <= window.reading.sideways.width() + 1


@pytest.mark.slow
def test_a_title_of_two_lines_is_not_cut_in_a_low_column(window):
    for scale, size in ((1.0, (800, 500)), (1.7, (1366, 768))):
        window.resize(*size)
        window.desk.theme.set_scale(scale)
        settle()
        titles = [title for title in window.findChildren(Title) if title.isVisible()]
        assert any(title.heightForWidth(title.width()) > 1.5 * title.fontMetrics().height() for title in titles), scale
        assert all(title.height() >= title.heightForWidth(title.width()) for title in titles), scale
    window.resize(1920, 1080)
    window.desk.theme.set_scale(1.0)
    settle()
    assert all(title.height() < 1.5 * title.fontMetrics().height() for title in titles), "where there is room, one line"
    assert len({title.mapTo(window, QPoint()).y() for title in titles}) == 1


def test_a_statement_of_a_closed_document_opens_it(window):
    with_column(window, "rcsp", "Close this column")
    key = next(k for k, in window.desk.library.db.execute(
        "SELECT p.key FROM passage p JOIN source s ON s.id = p.source_id WHERE s.key = 'rcsp' LIMIT 1 OFFSET 40"))
    window.desk.open_passage(key)
    settle()
    assert open_documents(window)[-1] == "rcsp"
    assert column(window, "rcsp").text.chosen == key
    told_height(window, "rcsp")


def leave(window) -> None:
    window.close()
    settle()


def test_a_later_start_has_the_same_columns(start):
    window = start()
    with_column(window, "relations", "Close this column")
    with_column(window, "rcsp", "Move left")
    with_column(window, "sari", "Wider")
    click(window.reading.side.lock)
    widths = [c.width() for c in window.reading.columns]
    leave(window)
    later = start()
    assert open_documents(later) == ["sari", "briefing", "rcsp", "profile"]
    assert [c.width() for c in later.reading.columns] == pytest.approx(widths, abs=6)
    assert later.reading.side.lock.isChecked() and later.reading.together.locked


def test_what_cannot_be_is_passed_over(start, folder):
    Notebook(folder).write("place", {"reading": {"documents": [["sari"]]}})
    window = start()
    assert open_documents(window) == FIVE
    for left in (None, 7, {"documents": "sari"}, {"documents": []}, {"documents": ["sari", "sari"]},
                 {"documents": ["nobody"]}, {"documents": ["sari", 3]}, {"documents": FIVE * 2},
                 {"documents": None, "widths": 3}):
        window.arrange({"reading": left})
        assert open_documents(window) == FIVE, left


def test_widths_that_cannot_be_leave_the_columns(start, folder):
    Notebook(folder).write("place", {"reading": {"documents": ["rcsp", "sari"], "widths": [0, 0]}})
    window = start()
    for widths in (None, [1], [-5, 9], ["a", 2], [10**9, 1]):
        assert open_documents(window) == ["rcsp", "sari"]
        assert min(c.width() for c in window.reading.columns) > 300, widths
        window.arrange({"reading": {"documents": ["rcsp", "sari"], "widths": widths}})
        settle()
    assert min(c.width() for c in window.reading.columns) > 300


@pytest.mark.slow
def test_another_look_leaves_the_columns_as_they_are(window):
    with_column(window, "relations", "Close this column")
    with_column(window, "sari", "Wider")
    kept, widths = list(window.reading.columns), [c.width() for c in window.reading.columns]
    window.desk.theme.choose("dark")
    settle()
    assert window.reading.columns == kept
    assert [c.width() for c in kept] == pytest.approx(widths, abs=6)
    window.desk.theme.set_scale(1.5)
    settle()
    assert window.reading.columns == kept
    assert told_height(window, "briefing") == pytest.approx(told_height(window, "rcsp"), abs=2)


def test_another_dataset_has_its_own_documents(start, small_dataset):
    window = start()
    with_column(window, "sari", "Close this column")
    window.open_dataset(small_dataset)
    settle()
    assert open_documents(window) == ["survey", "memoir"]


def test_which_documents_are_open_is_ticked(window):
    with_column(window, "sari", "Close this column")
    menu = window.reading.side.menu
    menu.aboutToShow.emit()
    assert {a.text(): a.isChecked() for a in menu.actions() if a.isCheckable()} == {
        "Sarı article": False, "Country briefing": True, "Relations page": True, "Country profile": True,
        "RCSP paper": True}


def in_the_open_menu(window, *steps) -> None:
    """Open the list of documents, and do one thing after the other in it; Esc closes it."""
    errors: list[BaseException] = []

    def run() -> None:
        try:
            menu = open_menu()
            for step in steps:
                step(menu)
                settle()
                assert menu.isVisible() and QApplication.activePopupWidget() is menu
            press(menu, Key.Key_Escape)
            assert not menu.isVisible()
        except BaseException as error:
            errors.append(error)
            while popup := QApplication.activePopupWidget():
                popup.close()

    QTimer.singleShot(0, run)
    QTest.mouseClick(window.reading.side.documents, Qt.MouseButton.LeftButton)
    assert not errors, errors
    back_to(window)


def test_several_are_ticked_with_the_mouse_in_one_go(window):
    in_the_open_menu(window, *(partial(pick_action, words=words) for words in (
        "Sarı article", "Country profile", "Relations page", "Country profile")))
    assert open_documents(window) == ["briefing", "profile", "rcsp"]


def test_several_are_ticked_by_key_and_the_last_one_stays(window):
    def tick(menu: QMenu, key: Key) -> None:
        press(menu, key)

    def downs(menu: QMenu) -> None:
        press(menu, Key.Key_Down)

    def last(menu: QMenu) -> None:
        ticked = [a for a in menu.actions() if a.isChecked()]
        assert [a.text() for a in ticked] == ["RCSP paper"] and not ticked[0].isEnabled()

    keys = Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_Space
    in_the_open_menu(window, *(step for key in keys for step in (downs, partial(tick, key=key))), last)
    assert open_documents(window) == ["rcsp"]


def test_whoever_marks_words_follows_each_column_once(small):
    for _ in range(3):
        small.reading.restyle()
    with_column(small, "memoir", "Move left")
    text = column(small, "memoir").text
    menu = QMenu()
    text.asked = "mm010"
    text.menu_opening.emit(menu)
    words = [a.text() for a in menu.actions() if a.text()]
    assert words and len(words) == len(set(words))
    menu.deleteLater()


def test_a_head_shows_which_arc_is_its_document_and_dragging_what_parts_two_keeps_what_one_reads(window):
    for n, source in enumerate(FIVE):
        arc = column(window, source).head.arc
        side, seen = arc.pixmap().deviceIndependentSize().width(), arc.pixmap().toImage()
        middle, share = QPointF(side / 2, side / 2), 2 * math.pi / 5
        filled = [pixels_of(seen, window.desk.theme.colours.text, middle + (side / 2 - 2) * QPointF(
            math.sin(share * (k + 0.5)), -math.cos(share * (k + 0.5))), 1, 90) for k in range(5)]
        assert filled[n] >= 2 and not any(filled[:n] + filled[n + 1:]), source
        assert column(window, source).head.title.text() in arc.accessibleName() == arc.toolTip()
    splitter, text = window.reading.splitter, column(window, "briefing").text
    handle, height = splitter.handle(1), told_height(window, "briefing")
    middle = QPointF(handle.rect().center())
    drag(handle, middle, middle + QPointF(40, 0))
    assert column(window, "sari").width() > column(window, "briefing").width() + 40
    assert text.begins_in_view(text.chosen)
    assert told_height(window, "briefing") == pytest.approx(told_height(window, "rcsp"), abs=2)
    assert abs(told_height(window, "briefing") - height) < 30


def test_a_button_beside_the_columns_gives_them_all_the_height_and_takes_it_back(window):
    before = column(window, "sari").text.height()
    click(window.reading.side.alone)
    settle()
    assert not window.timeline.isVisible() and column(window, "sari").text.height() > 2 * before
    click(window.reading.side.alone)
    settle()
    assert window.timeline.isVisible() and column(window, "sari").text.height() == before


@pytest.mark.parametrize("high", [300, pytest.param(700, marks=pytest.mark.slow)])
def test_the_buttons_beside_the_columns_stand_close_to_each_other(window, high):
    window.resize(1920, 1080)
    window.whole.setSizes([1000 - high, high])
    settle()
    side = window.reading.side
    boxes = [b.geometry() for b in (side.alone, side.documents, side.lock, side.add)]
    assert all(0 < below.top() - above.bottom() < 12 for above, below in pairwise(boxes)) and boxes[0].top() < 20
