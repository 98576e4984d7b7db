"""Notes on the line: a page beside what has notes, a flag on a date; both say what they are and lead there."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from explorer.model.records import Moment, Thing
from explorer.notes.edits import made, notes_in, removed
from tests.ui.hands import (
    SHIFT,
    back_to,
    click,
    click_on_line,
    drag,
    menu_words,
    open_menu,
    pick_action,
    picture,
    place,
    settle,
    tip,
)
from tests.ui.note_hands import write

pytestmark = pytest.mark.documents(1)

MARCH = Moment("2005-03", 12843, 12873)


def note(window, target, body="Look here"):
    """Have a note on something, and leave the pane shut."""
    from dataclasses import replace
    made_note = replace(window.notes.book.draft(target), body=body)
    assert window.notes.book.do(made(made_note))
    settle()
    return made_note


def around(window, at: QPointF):
    """The picture of the line around a point."""
    from PySide6.QtCore import QRect
    side = 26
    return window.timeline.canvas.viewport().grab(QRect(round(at.x()) - side, round(at.y()) - side, 2 * side,
                                                        2 * side)).toImage()


@pytest.mark.parametrize("key", ["vik", pytest.param("independence", marks=pytest.mark.slow)])
def test_what_has_a_note_has_a_page_beside_it(small, key):
    at = place(small, key)
    ring = next((QPointF(small.timeline.canvas.area.left() + b.ring, at.y())
                 for b in small.timeline.canvas.drawing.bars
                 if b.entity == small.desk.library.id_of(key) and b.ring is not None), at)
    before = around(small, ring)
    there = note(small, Thing(key, key))
    assert around(small, ring) != before
    small.notes.book.do(removed([there]))
    settle()
    assert around(small, ring) == before


def test_a_note_on_words_shows_at_what_rests_on_them(small):
    from explorer.notes.placing import quote
    text = small.desk.library.passage("mm013").text
    assert not small.notes.book.noted
    note(small, (quote("memoir", "mm013", text, 0, 5),))
    assert small.desk.library.id_of("grain-talks") in small.notes.book.noted


def test_the_tip_of_what_has_a_note_says_it(small):
    note(small, Thing("vik", "Vik air base"), "Who pays for it?")
    assert "Your note: Who pays for it?" in tip(small.timeline.canvas.viewport(), place(small, "vik"))
    assert "Your note" not in tip(small.timeline.canvas.viewport(), place(small, "independence"))


def flag(window, moment: Moment) -> QPointF:
    foot = window.notes.signs._flag(moment)
    assert foot is not None
    return foot + QPointF(4, -10)


def test_a_flag_stands_on_the_date_says_it_and_opens_the_note(small):
    canvas = small.timeline.canvas
    before = picture(canvas.viewport())
    there = note(small, MARCH, "A change")
    assert picture(canvas.viewport()) != before
    at = flag(small, MARCH)
    assert tip(canvas.viewport(), at) == "March 2005\nA change"
    current = small.desk.session.state
    small.notes.show_pane(True)
    settle()
    click(canvas.viewport(), flag(small, MARCH))
    assert small.notes.pane.editor.note == there
    assert small.desk.session.state.change(window=current.window) == current


def test_a_flag_out_of_view_is_not_there(small):
    note(small, MARCH)
    canvas = small.timeline.canvas
    canvas.set_window((0.0, 400.0))
    settle()
    assert small.notes.signs._flag(MARCH) is None
    picture(canvas.viewport())


def asked(window, at: QPointF, choose: str = "") -> list[str]:
    """What the context menu of the line has at a point; perhaps one of it is chosen."""
    found: list[str] = []

    def look() -> None:
        menu = open_menu()
        found.extend(menu_words(menu))
        if choose:
            pick_action(menu, choose)
        else:
            menu.close()

    QTimer.singleShot(0, look)
    viewport = window.timeline.canvas.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at.toPoint(), viewport.mapToGlobal(at.toPoint())))
    settle(30)
    back_to(window)
    settle()
    return found


def test_the_menu_of_the_line_offers_a_note_on_what_is_there_and_on_the_time(small):
    words = asked(small, place(small, "independence"))
    assert words[0] == "Note on Independence…" and words[1].startswith("Note on 19")
    area = small.timeline.canvas.area
    empty = QPointF(area.left() + 5, area.top() + 3)
    words = asked(small, empty)
    assert words[0].removeprefix("Note on ")[:4].isdigit() and "Hide" in words


def test_a_note_is_written_from_the_menu_of_the_line(small):
    asked(small, place(small, "independence"), "Note on Independence…")
    write(small, "At last")
    [there] = notes_in(small.notes.book.notebook)
    assert there.target == Thing("independence", "Independence") and there.body == "At last"


def test_days_that_were_dragged_over_can_be_written_on(small):
    canvas, area = small.timeline.canvas, small.timeline.canvas.area
    start = QPointF(area.left() + 0.3 * area.width(), area.top() + 4)
    end = start + QPointF(0.2 * area.width(), 0)
    drag(canvas.viewport(), start, end, SHIFT)
    first, last = canvas.measured
    words = asked(small, (start + end) / 2)
    [offered] = [w for w in words if w.startswith("Note on") and " to " in w]
    asked(small, (start + end) / 2, offered)
    write(small, "These years")
    [there] = notes_in(small.notes.book.notebook)
    assert (there.target.first, there.target.last) == (first, last)


def test_the_unit_follows_the_dates_below_the_line(small):
    canvas = small.timeline.canvas
    area = canvas.area
    middle = QPointF(area.center().x(), area.top() + 3)
    for days, length in ((20 * 365.0, 365), (400.0, 31), (20.0, 1)):
        canvas.set_window((10_000.0, 10_000.0 + days))
        settle()
        moment = small.notes.signs._unit(round(canvas.scale_now.day(middle.x())))
        assert abs(moment.last - moment.first + 1 - length) <= 3


def test_signs_follow_when_the_line_moves_and_the_look_changes(small):
    note(small, Thing("vik", "Vik air base"))
    note(small, MARCH)
    for scale in (1.0, 2.0):
        small.desk.theme.set_scale(scale)
        small.desk.theme.choose("dark" if scale > 1 else "light")
        settle()
        picture(small.timeline.canvas.viewport())
    click_on_line(small, "vik")
    assert small.timeline.canvas.viewport().mapFromGlobal(QPoint()) is not None
