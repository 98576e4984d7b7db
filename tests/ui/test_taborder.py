"""What is made late has its place among what Tab comes to."""

from PySide6.QtWidgets import QWidget

from tests.ui.hands import CTRL, SHIFT, Key, column, press


def order(window, *wanted: QWidget) -> list[QWidget]:
    """In which order Tab comes to these."""
    found, at = [], window.nextInFocusChain()
    while at is not window:
        if at in wanted:
            found.append(at)
        at = at.nextInFocusChain()
    return found


def test_the_table_stands_between_the_line_and_the_details(small):
    canvas, details = small.timeline.canvas, small.detail.page
    press(canvas, Key.Key_T, CTRL)
    table = small.room.table
    stops = [canvas, table.sorting, table.copying, table.view, details]
    assert order(small, *stops) == stops


def test_the_notes_stand_before_the_rooms(small):
    press(small.timeline.canvas, Key.Key_N, CTRL | SHIFT)
    pane, first = small.notes.pane, small.bar.menu
    stops = [first, pane.away, pane.list, pane.editor.field, small.timeline.canvas]
    assert order(small, *stops) == stops


def test_finding_and_the_card_stand_in_their_column_above_its_text(small):
    survey = column(small, "survey")
    press(survey.text, Key.Key_F, CTRL)
    survey.head.card_button.click()
    stops = [survey.head.menu_button, survey.head.card, survey.lacking, survey.finder.box, survey.finder.previous,
             survey.finder.next, survey.finder.away, survey.text]
    assert order(small, *stops) == stops
