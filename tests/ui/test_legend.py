"""What the signs on the line say stands above it at first, then below it, as far as there is room, also beside what has
to be said."""

import pytest
from PySide6.QtCore import QPointF, Qt

from explorer.model.arrangement import Arrangement
from explorer.model.days import to_day
from explorer.model.filters import Filters
from explorer.ui.dialogs.help import HelpDialog
from tests.ui.hands import (
    CTRL,
    Key,
    button_named,
    click,
    click_on_line,
    picture,
    pixels_of,
    press,
    settle,
    wait_until,
)


@pytest.fixture(params=["above", "below"])
def row(window, request):
    """The signs where they stand at first, and where they stand once the hint was sent away."""
    if request.param == "above":
        return window.hint.signs
    click(button_named(window.hint, "Got it"))
    return window.legend


def briefs(row) -> list[str]:
    return [sign.brief for line in row.fitting() for sign, _ in line]


def all_briefs(row) -> list[str]:
    return [sign.brief for sign in row.signs()]

pytestmark = pytest.mark.documents(1)


def words(window) -> list[str]:
    return briefs(window.legend)


def all_words(window) -> list[str]:
    return all_briefs(window.legend)


def test_it_explains_the_signs_that_are_on_the_line(window, row):
    wait_until(lambda: "planned, promised …" in briefs(row))
    assert briefs(row)[:2] == ["arcs: who tells", "they differ"] and "date inferred" in all_briefs(row)
    counted = briefs(row).index("more here")
    assert briefs(row)[counted - 1] == "planned, promised …", "on every lane: before what is rare"
    assert row.accessibleName() == "; ".join(all_briefs(row)) and "left out" not in all_briefs(row)
    window.desk.session.change(lens=(window.desk.library.sources[0].key,))
    wait_until(lambda: "left out" in all_briefs(row))


def test_each_is_painted_as_the_line_paints_it_but_verdicts_where_they_are_not_seen(window, row):
    wait_until(lambda: "they differ" in briefs(row))
    image = picture(row)
    (shown,) = row.fitting()
    x = row.begins(shown)
    for sign, width in shown:
        at = QPointF(x + sign.narrow / 2, row.height() / 2)
        if sign.name != "fading":  # it is pale
            assert pixels_of(image, window.desk.theme.colours.lanes[0], at, sign.narrow / 2, 60) > 5, sign.name
        x += width
    press(window.timeline.canvas, Key.Key_V)
    assert not any("agree" in said or "differ" in said or "compare" in said for said in all_briefs(row))
    assert "arcs: who tells" in briefs(row) and "agree" not in row.accessibleName()
    press(window.timeline.canvas, Key.Key_V)
    assert "they differ" in briefs(row)


def test_a_sign_one_has_met_does_not_go_while_one_moves_along_the_line(window, row):
    canvas = window.timeline.canvas
    wait_until(lambda: "planned, promised …" in briefs(row))
    before, read = all_briefs(row), briefs(row)
    for move in (lambda: canvas.zoom(0.05), lambda: canvas.pan(2.0), lambda: canvas.show_lane("organisations"),
                 canvas.fit, lambda: window.desk.session.change(filters=Filters(kinds=frozenset({"base"})))):
        move()
        settle(130)  # longer than it waits for the line to rest
        assert all_briefs(row) == before
    window.desk.session.change(filters=Filters())
    settle(130)
    assert briefs(row)[:len(read)] == read  # above the line, in two rows by now


def test_looking_for_them_leaves_the_lanes_where_they_are(window):
    canvas = window.timeline.canvas
    session = window.desk.session
    session.change(lanes=session.state.arranged(Arrangement(hidden=frozenset({"organisations"}))))
    wait_until(lambda: "they differ" in all_briefs(window.hint.signs))
    canvas.set_scroll(37.0)
    press(canvas, Key.Key_V)
    wait_until(lambda: "they differ" not in all_briefs(window.hint.signs))
    settle(130)
    canvas.invalidate()
    canvas.draw_now()
    assert canvas.scroll == 37.0


def test_dots_stand_for_those_without_room_and_lead_to_all(window):
    row = window.hint.signs
    wait_until(lambda: 0 < len(briefs(row)) < len(all_briefs(row)))
    assert briefs(row) == all_briefs(row)[:len(briefs(row))], "the most needed first"
    end = sum(width for _, width in row.fitting()[-1])
    dots = QPointF(end + 6, row.height() / 2)
    assert pixels_of(picture(row), window.desk.theme.colours.text, dots, 8, 60) > 1
    click(button_named(window.hint, "All signs"))
    (dialog,) = window.findChildren(HelpDialog)
    click(dialog.close_button)
    wait_until(lambda: not window.findChildren(HelpDialog))


def test_once_something_was_tried_the_signs_have_the_line_of_what_to_try_and_nothing_moves(window):
    row, canvas = window.hint.signs, window.timeline.canvas
    wait_until(lambda: 0 < len(briefs(row)) < len(all_briefs(row)))
    before, high = briefs(row), canvas.height()
    assert window.hint.words.isVisible()
    click_on_line(window, "kant")
    settle(50)
    assert not window.hint.words.isVisible() and canvas.height() == high
    assert briefs(row)[:len(before) - 1] == before[:-1] and len(briefs(row)) > len(before) + 3
    assert {"a step", "lease or term", "date inferred"} <= set(briefs(row)), "what comes with the years has its words"
    window.resize(800, 500)
    settle()
    assert window.hint.words.isVisible() and not row.isVisible()


def test_the_signs_are_explained_in_one_place(window):
    wait_until(lambda: bool(briefs(window.hint.signs)))
    assert not words(window)
    first = all_briefs(window.hint.signs)
    click(button_named(window.hint, "Got it"))
    wait_until(lambda: bool(words(window)))
    assert all_words(window)[:3] == first[:3] and not window.hint.isVisible()


@pytest.mark.parametrize("away", [
    Key.Key_C, *(pytest.param(key, marks=pytest.mark.slow) for key in (Key.Key_D, Key.Key_3))])
def test_they_wait_while_the_line_is_not_seen(window, away):
    press(window.timeline.canvas, away, CTRL if away == Key.Key_3 else Qt.KeyboardModifier.NoModifier)
    settle()
    assert not window.hint.isVisible() and not window.timeline.isVisible()
    window.all_three() if away == Key.Key_3 else window.room.turn("grid" if away == Key.Key_C else "disagreements")
    settle()
    assert window.hint.isVisible() and window.timeline.isVisible()
    click(button_named(window.hint, "Got it"))
    window.alone(window.reading)
    window.all_three()
    assert not window.hint.isVisible()


@pytest.mark.slow
def test_what_finds_no_room_is_left_out_whole_and_the_window_may_be_narrow(window):
    window.hint.hide()
    window.desk.theme.set_scale(1.7)
    wait_until(lambda: 0 < len(words(window)) < len(all_words(window)))
    assert words(window)[0] == all_words(window)[0]
    window.desk.theme.set_scale(3.0)
    window.resize(1024, 600)
    settle()
    assert sum(width for _, width in window.legend.fitting()[0]) <= window.legend.width()


def test_what_stands_beside_it_is_not_cut_off(window):
    window.desk.session.change(filters=Filters(kinds=frozenset({"base"})))
    for scale in (1.0, 3.0):
        window.desk.theme.set_scale(scale)
        settle()
        for label in (window.status, window.edition):
            assert not label.isVisible() or label.width() >= label.sizeHint().width(), label.text()
        assert window.status.isVisible() and window.legend.button.isVisible()


def test_it_stays_beside_what_is_said(window):
    window.hint.hide()
    wait_until(lambda: bool(words(window)))
    plain = window.status.text()
    for said in ("Done", "Saved: " + "/a/rather/long/name/of/a/folder" * 9):
        window.statusBar().showMessage(said)
        settle()
        assert window.legend.isVisible() and words(window) and window.width() == 1366
        assert window.status.text()[:4] == said[:4] and window.status.toolTip() == said
    window.statusBar().clearMessage()
    assert window.status.text() == plain and not window.status.toolTip()


@pytest.mark.slow
def test_the_size_of_the_text_is_said_once_and_over_nothing(window):
    window.hint.hide()
    bar, plain = window.statusBar(), window.status.text()
    window.text_size.choose(1.5)
    wait_until(lambda: bool(words(window)))
    assert window.status.text() == "Text size 150 %" and window.legend.isVisible()
    said = picture(bar)
    window.status.setText("")
    assert pixels_of(said, window.desk.theme.colours.muted, QPointF(60, bar.height() / 2), 50, 60) > 50
    left = window.status.geometry()
    assert pixels_of(picture(bar), window.desk.theme.colours.muted, QPointF(60, bar.height() / 2), 50, 60) == 0, left
    bar.clearMessage()
    assert window.status.text() == plain


def test_an_open_diamond_is_any_step_that_was_not_taken(window, row):
    line = window.timeline.canvas
    line.set_window((to_day(2004), to_day(2026)))
    line.reveal("second-russian-base")
    wait_until(lambda: "a step not taken" in all_briefs(row))
    assert {p.status for p in line.draw_now().phases if p.not_done} - {"planned"}
    assert not any("planned" in said and "step" in said for said in all_briefs(row))
