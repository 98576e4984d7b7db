"""Filters: boxes with counts, a chip for each that is ticked, and how much is hidden."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QCheckBox, QToolButton

from explorer.model.agreement import State
from explorer.model.days import to_day
from explorer.model.filters import Filters
from explorer.model.query import within
from tests.ui.hands import CTRL, Key, button_named, click, drawn_marks, picture, press, settle

pytestmark = pytest.mark.documents(1)


def open_panel(window) -> None:
    click(window.bar.filters)
    assert window.panel.isVisible()


def tick(window, field: str, value: str) -> None:
    box = window.panel.boxes[field, value]
    click(box, QPoint(10, box.height() // 2))


def counted(box: QCheckBox) -> int:
    return int(box.text().rsplit("(", 1)[1].rstrip(")"))


def chips(window) -> list[str]:
    return [b.text() for b in window.chips.findChildren(QToolButton) if b.isVisible()]


def test_every_box_says_how_many_it_leaves(small):
    open_panel(small)
    words = [b.text() for b in small.panel.boxes.values()]
    assert set(words[:3]) == {"Events  (7)", "Bases  (2)", "Treaties and memberships  (1)"}
    assert "Survey  (6)" in words and "Memoir  (7)" in words
    assert all(b.isVisible() and b.text() for b in small.panel.boxes.values())
    press(small.panel, Key.Key_Escape)


def test_the_counts_are_true(window):
    open_panel(window)
    for (field, value), box in window.panel.boxes.items():
        assert counted(box) == len(window.desk.library.facets[field][value]) > 0
    press(window.panel, Key.Key_Escape)


def test_a_tick_hides_the_rest_at_once_and_says_how_many(small):
    open_panel(small)
    tick(small, "sources", "survey")
    assert set(drawn_marks(small.timeline.canvas)) == {"independence", "harbour-riots", "debt-written-off"}
    assert "4 hidden by filters" in small.status.text()
    assert counted(small.panel.boxes["kinds", "event"]) == 3  # the other fields follow
    assert counted(small.panel.boxes["sources", "memoir"]) == 7  # its own does not
    assert small.bar.filters.text().strip() == "Filters (1)"
    tick(small, "sources", "survey")
    assert "nothing hidden by filters" in small.status.text()
    assert small.bar.filters.text().strip() == "Filters (0)"
    assert len(drawn_marks(small.timeline.canvas)) == 6
    press(small.panel, Key.Key_Escape)
    assert not small.panel.isVisible()


def test_opened_again_it_follows_what_happened_meanwhile(small):
    small.desk.session.change(filters=Filters(sources=frozenset(("survey",))))
    open_panel(small)
    boxes = small.panel.boxes
    narrow = boxes["kinds", "event"].width()
    assert boxes["sources", "survey"].isChecked() and counted(boxes["kinds", "event"]) == 3
    press(small.panel, Key.Key_Escape)
    small.desk.session.change(filters=Filters(kinds=frozenset(("base",))))
    open_panel(small)
    assert small.panel.boxes is boxes, "it need not be made again"
    assert {key for key, box in boxes.items() if box.isChecked()} == {("kinds", "base")}
    assert counted(boxes["kinds", "event"]) == 7 and counted(boxes["sources", "memoir"]) == 1
    assert small.desk.session.state.filters == Filters(kinds=frozenset(("base",)))
    assert boxes["kinds", "event"].width() == narrow >= boxes["kinds", "event"].sizeHint().width()
    press(small.panel, Key.Key_Escape)


def test_two_of_a_field_add_up_two_fields_narrow(small):
    open_panel(small)
    tick(small, "kinds", "base")
    tick(small, "kinds", "treaty")
    assert "7 hidden by filters" in small.status.text()
    tick(small, "sources", "memoir")
    assert "9 hidden by filters" in small.status.text()
    press(small.panel, Key.Key_Escape)
    settle()
    assert chips(small) == ["Bases", "Treaties and memberships", "Memoir"]


def test_a_click_on_a_chip_takes_the_filter_away(small):
    assert not small.chips.isVisible()
    open_panel(small)
    tick(small, "kinds", "event")
    tick(small, "actors", "norland")
    press(small.panel, Key.Key_Escape)
    settle()
    assert chips(small) == ["Events", "Norland"]
    click(button_named(small.chips, "Norland"))
    settle()
    assert chips(small) == ["Events"]
    click(button_named(small.chips, "Remove the filter Events"))
    settle()
    assert not small.chips.isVisible()
    assert "nothing hidden by filters" in small.status.text()


def test_clear_all(small):
    open_panel(small)
    tick(small, "kinds", "event")
    tick(small, "sources", "memoir")
    click(button_named(small.panel, "Clear all"))
    assert not any(b.isChecked() for b in small.panel.boxes.values())
    assert not small.desk.session.state.filters
    press(small.panel, Key.Key_Escape)


def test_opened_again_it_shows_what_is_ticked(small):
    press(small.timeline.canvas, Key.Key_L, CTRL)
    tick(small, "kinds", "base")
    press(small.panel, Key.Key_Escape)
    press(small.timeline.canvas, Key.Key_L, CTRL)
    assert [k for k, b in small.panel.boxes.items() if b.isChecked()] == [("kinds", "base")]
    assert counted(small.panel.boxes["kinds", "event"]) == 7
    press(small.panel, Key.Key_Escape)


def test_boxes_can_be_ticked_by_key(small):
    open_panel(small)
    first = next(iter(small.panel.boxes.values()))
    assert first.hasFocus()
    press(first, Key.Key_Space)
    assert first.isChecked()
    press(small.panel, Key.Key_Escape)


def test_a_hidden_undated_thing_leaves_the_shelf(small):
    assert small.timeline.shelf.isVisible()
    open_panel(small)
    tick(small, "sources", "survey")
    press(small.panel, Key.Key_Escape)
    assert not small.timeline.shelf.isVisible()  # Only the memoir tells of the talks.


def test_the_panel_stays_on_the_screen(window):
    open_panel(window)
    screen = window.screen().availableGeometry()
    assert screen.left() <= window.panel.x()
    assert window.panel.geometry().top() >= window.bar.filters.mapToGlobal(QPoint(0, 0)).y()
    press(window.panel, Key.Key_Escape)


def test_a_click_beside_it_closes_the_panel(small):
    open_panel(small)
    click(small.panel, QPoint(1, 1))
    from tests.ui.hands import drag
    outside = QPointF(-40, -10)
    drag(small.panel, outside, outside)
    assert not small.panel.isVisible()


def test_a_chip_takes_its_height_from_the_line_and_not_from_the_texts(small):
    line, texts = small.timeline.canvas.height(), small.below.geometry()
    open_panel(small)
    tick(small, "kinds", "event")
    press(small.panel, Key.Key_Escape)
    settle()
    assert chips(small) and small.timeline.canvas.height() < line and small.below.geometry() == texts


def test_the_lanes_scroll_no_further_than_what_is_left(window):
    pane = window.timeline
    whole = pane.scroll_bar.maximum()
    open_panel(window)
    tick(window, "actors", "china")
    assert pane.scroll_bar.maximum() == round(pane.canvas.most_scroll) < whole / 2


# Whether the documents agree

def test_which_of_some_years_the_documents_differ_on(window):
    open_panel(window)
    box = window.panel.boxes["verdicts", "differ"]
    words = [b.text() for (field, _), b in window.panel.boxes.items() if field == "verdicts"]
    assert words[0].startswith("The documents differ") and len(words) >= 5
    click(box, QPoint(10, box.height() // 2))
    press(window.panel, Key.Key_Escape)
    settle()
    library, canvas = window.desk.library, window.timeline.canvas
    assert chips(window) == ["The documents differ"] and "hidden by filters" in window.status.text()
    assert {library.state(canvas.content.key_of(m.entity)) for m in canvas.draw_now().marks} == {State.DIFFER}
    canvas.content.select_span(to_day(2010), to_day(2010, 12, 31))
    chosen = window.desk.session.state.selected
    every = library.select(within("2010"))
    assert chosen == tuple(k for k in every if library.state(k) is State.DIFFER) and 1 < len(chosen) < len(every)
    assert f"{len(chosen)} events" in window.status.text()


def test_what_is_to_be_found_out_is_no_filter(small):
    open_panel(small)
    tick(small, "kinds", "event")
    tick(small, "verdicts", "differ")
    press(small.panel, Key.Key_Escape)
    differing = set(drawn_marks(small.timeline.canvas))
    press(small.timeline.canvas, Key.Key_V)
    settle()
    assert chips(small) == ["Events"] and differing < set(drawn_marks(small.timeline.canvas))
    open_panel(small)
    assert {field for field, _ in small.panel.boxes} == {"kinds", "sources", "actors"}
    press(small.panel, Key.Key_Escape)
    press(small.timeline.canvas, Key.Key_V)
    open_panel(small)
    assert not small.panel.boxes["verdicts", "differ"].isChecked()
    press(small.panel, Key.Key_Escape)


def test_table_and_line_have_the_same_verdicts_left(small):
    small.desk.session.change(filters=Filters(verdicts=frozenset(("differ",))))
    press(small.timeline.canvas, Key.Key_T, CTRL)
    settle()
    rows = small.room.table.rows
    keys = set(small.desk.library.keys(rows.numbers(np.arange(rows.rowCount()))))
    assert keys and {small.desk.library.state(k) for k in keys} == {State.DIFFER}


@pytest.mark.parametrize("name", ["filters", "lens"])
def test_after_escape_the_button_looks_as_before(small, name):
    button, panel = getattr(small.bar, name), {"filters": small.panel, "lens": small.lens.pair}[name]
    small.desk.session.change(lens=("memoir", "survey"), compared=("memoir", "survey"))
    settle()
    before = picture(button)
    panel.open_at(button.mapToGlobal(QPoint(0, 40)))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as Qt leaves it when the pointer goes into what drops down
    assert picture(button) != before
    press(panel, Key.Key_Escape)
    assert picture(button) == before
