"""What a mark shows before any click, what is said under the pointer, and the switch that hides the verdict."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QColor, QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from explorer.model.agreement import State
from explorer.model.days import to_day
from explorer.model.schema import Flag
from explorer.model.vocabulary import NOT_DONE, PARTICIPANTS
from explorer.timeline.drawing import Form
from explorer.ui.ring import ring_pixmap
from explorer.ui.signs import Sign, inks_now
from explorer.ui.signs import picture as picture_of
from explorer.ui.window import Window
from tests.ui.hands import (
    Key,
    button_named,
    click,
    click_on_line,
    from_menu,
    hide_tip,
    picture,
    pixels_of,
    place,
    press,
    settle,
    tip,
    type_text,
    wait_until,
    wheel,
)

pytestmark = pytest.mark.documents(1)

RIOTS = "harbour-riots"
SWITCH = "Show whether the documents agree"


def near_the_riots(window: Window) -> None:
    window.timeline.canvas.set_window((float(to_day(2003, 1)), float(to_day(2003, 6))))
    settle()


def the_riots(window: Window):
    canvas = window.timeline.canvas
    return next(m for m in canvas.draw_now().marks if canvas.content.key_of(m.entity) == RIOTS)


# The verdict

def test_the_switch_hides_the_verdict_and_leaves_who_tells(small):
    click_on_line(small, RIOTS)
    page = small.detail.page.toPlainText
    assert "The documents differ" in page() and "Where they differ" in page()
    assert "differ" in small.detail.ring.toolTip()
    click(button_named(small, SWITCH))
    assert not small.desk.session.state.verdicts
    assert "differ" not in page().lower() and "agree" not in page().lower()
    assert "told by: Survey, Memoir" in page()
    assert "differ" not in small.detail.ring.toolTip() and "● Survey" in small.detail.ring.toolTip()
    click(button_named(small, SWITCH))
    assert "The documents differ" in page()


def test_v_switches_on_the_line_and_not_while_one_types(small):
    press(small.timeline.canvas, Key.Key_V)
    assert not small.desk.session.state.verdicts
    press(small.timeline.canvas, Key.Key_V)
    assert small.desk.session.state.verdicts
    small.search.setFocus()
    press(small.search, Key.Key_V)
    assert small.search.text() == "v" and small.desk.session.state.verdicts
    type_text(small.search, "\b")


def test_the_menu_switches_too_and_shows_which_it_is(small):
    action = small.actions_by_name["verdicts"]
    assert action.isChecked()
    open_eye = action.icon().pixmap(18).toImage()
    from_menu(small.bar.menu, "View", SWITCH)
    assert not action.isChecked()
    assert action.icon().pixmap(18).toImage() != open_eye, "not by colour alone"


def test_the_switch_is_left_as_it_was_at_the_next_start(start, small_dataset, folder):
    first = start(small_dataset, folder)
    press(first.timeline.canvas, Key.Key_V)
    first.close()
    again = start(small_dataset, folder)
    assert not again.desk.session.state.verdicts
    assert not again.actions_by_name["verdicts"].isChecked()


def test_going_back_leaves_the_switch(small):
    click_on_line(small, RIOTS)
    click_on_line(small, "independence")
    press(small.timeline.canvas, Key.Key_V)
    small.desk.session.back()
    assert small.desk.session.state.current == RIOTS
    assert not small.desk.session.state.verdicts


def test_the_ring_on_the_line_loses_its_sign_and_keeps_its_arcs(small):
    small.timeline.canvas.fit()
    small.desk.session.change(current="", selected=())
    canvas = small.timeline.canvas
    mark, hue = the_riots(small), small.desk.theme.colours.lane(the_riots(small).lane)
    assert pixels_of(picture(canvas.viewport()), hue, place(small, RIOTS), mark.radius * 0.5, 60) > 8
    press(canvas, Key.Key_V)
    image, where = picture(canvas.viewport()), place(small, RIOTS)
    assert pixels_of(image, hue, where, mark.radius * 0.4, 60) <= 1  # the line that joins its dates may graze it
    assert pixels_of(image, hue, where, mark.radius, 60) > 20


@pytest.mark.parametrize("size", [9, 18])
def test_agree_differ_itself_alone_and_hidden_are_five_shapes(application, size):
    images = []
    for state in (State.AGREE, State.DIFFER, State.CONTRADICTS_ITSELF, State.ALONE, None):
        image = ring_pixmap(size, 2.0, 1, 2, state, QColor("black"), QColor("gray"), QColor("white")).toImage()
        images.append(image)
    assert all(a != b for n, a in enumerate(images) for b in images[:n])


@pytest.mark.parametrize("size", [10, 14, 15, 28])
def test_that_one_contradicts_itself_cannot_be_taken_for_that_they_differ(application, size):
    def inked(state: State) -> set[tuple[int, int]]:
        picture = ring_pixmap(size, 1.0, 0, 2, state, QColor("black"), QColor("white"), QColor("white")).toImage()
        return {(x, y) for x in range(size) for y in range(size)
                if picture.pixelColor(x, y).alpha() > 100 and picture.pixelColor(x, y).value() < 128}

    itself = inked(State.CONTRADICTS_ITSELF)
    for other in (State.DIFFER, State.AGREE, State.ALONE):
        assert len(itself ^ inked(other)) > 0.4 * len(itself | inked(other)), other


def test_what_was_not_done_looks_alike_however_it_was_not_done_and_what_is_denied_does_not(small):
    def look(status: str, bar: bool) -> QImage:
        flag = Flag.PLANNED if status else Flag(0)
        sign = Sign("", "", lambda place: place.of(
            place.bar(flag, status) if bar else place.mark(flag, form=Form(status=status))))
        return picture_of(small.desk, sign, inks_now(small.desk, 2.0)).toImage()

    for bar in (False, True):
        found = {status: look(status, bar) for status in ("", *sorted(NOT_DONE))}
        done, denied, promised = found.pop(""), found.pop("denied"), found["promised"]
        assert all(image == promised for image in found.values())
        assert promised != done and denied not in (done, promised)


def test_a_mark_too_small_for_arcs_shows_whether_there_is_something_to_compare(application):
    dot, bare = (ring_pixmap(10, 1.0, 1, 2, state, QColor("black"), QColor("gray"), QColor("white")).toImage()
                 for state in (State.ALONE, None))
    assert dot.pixelColor(5, 5).value() < 120 < bare.pixelColor(5, 5).value()


# Each document's date

def test_both_dates_of_the_riots_are_on_the_line_with_their_documents_letters(small):
    near_the_riots(small)
    mark = the_riots(small)
    assert small.timeline.content.signs == ("S", "M")
    canvas = small.timeline.canvas
    scale, area = canvas.scale_now, canvas.area
    image = picture(canvas.viewport())
    hue = small.desk.theme.colours.lane(mark.lane)
    for day in (to_day(2003, 3, 12), to_day(2003, 3, 21)):
        at = QPointF(scale.x(day + 0.5), area.top() + mark.y - canvas.scroll)
        assert pixels_of(image, hue, at, 7, 60) > 10
        assert tip(canvas.viewport(), at).startswith("Riots in the harbour")
    between = QPointF((scale.x(to_day(2003, 3, 13)) + place(small, RIOTS).x() - mark.radius) / 2,
                      area.top() + mark.y - canvas.scroll)
    assert pixels_of(image, hue, between, 2, 90) > 2, "a line joins them"
    press(canvas, Key.Key_V)
    assert the_riots(small).form.dates == ()


def test_documents_that_begin_alike_have_numbers(window):
    signs = window.timeline.content.signs
    assert len(set(signs)) == len(window.desk.library.sources)


# Under the pointer

def test_hovering_says_who_differs_and_not_where_that_is_hidden(small):
    near_the_riots(small)
    said = tip(small.timeline.canvas.viewport(), place(small, RIOTS)).split("\n")
    assert said[:3] == ["Riots in the harbour", "Two halves: the documents differ on “When”, “Killed”, “Why”",
                        "12 March 2003; one document says 21 March"]
    assert "Told by: Survey, Memoir" in said
    press(small.timeline.canvas, Key.Key_V)
    said = tip(small.timeline.canvas.viewport(), place(small, RIOTS)).split("\n")
    assert said[1] == "Filled arcs: the documents that tell of it"
    assert said[2] == "some time between 12 March 2003 and 21 March 2003"
    assert "Told by: Survey, Memoir" in said


def test_hovering_names_who_could_have_spoken_and_what_was_only_planned(small):
    said = small.timeline.content.hover_text("north-railway").split("\n")
    assert "2016 (planned)" in said
    assert "Could have spoken: Survey" in said


def test_a_pointer_that_rests_is_told_at_once(small):
    near_the_riots(small)
    canvas = small.timeline.canvas
    at = place(small, RIOTS).toPoint()
    QTest.mouseMove(canvas.viewport(), at - QPoint(0, 1))
    QTest.mouseMove(canvas.viewport(), at)
    wait_until(lambda: QToolTip.isVisible() and QToolTip.text().startswith("Riots"), 300)
    QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    wait_until(lambda: not QToolTip.isVisible())


def test_every_jump_from_sign_to_sign_is_told_and_so_is_coming_back_at_once(window):
    canvas, seen = window.timeline.canvas, []
    for key in ("kant", "manas", "debt-and-bases-2012", "manas", "kant"):
        QTest.mouseMove(canvas.viewport(), place(window, key).toPoint())  # one single move
        wait_until(lambda: QToolTip.isVisible() and QToolTip.text().startswith(window.desk.title(key)), 400)  # noqa: B023
        seen.append(QToolTip.text())
    assert len(set(seen)) == 3
    free = next(at for x in range(30, 400, 5) for at in [QPointF(canvas.area.left() + x, place(window, "kant").y())]
                if canvas.at(at).entity is None)
    QTest.mouseMove(canvas.viewport(), free.toPoint())
    QTest.mouseMove(canvas.viewport(), place(window, "kant").toPoint())
    settle(600)  # longer than Qt takes to take away what was said
    assert QToolTip.isVisible() and QToolTip.text() == seen[-1]
    hide_tip()


def test_a_pointer_that_comes_in_on_a_sign_and_does_not_move_is_told(small):
    near_the_riots(small)
    view = small.timeline.canvas.viewport()
    at = place(small, RIOTS)
    QApplication.sendEvent(view, QEnterEvent(at, view.mapTo(small, at), view.mapToGlobal(at)))
    wait_until(lambda: QToolTip.isVisible() and QToolTip.text().startswith("Riots"), 400)
    hide_tip()
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def test_what_the_wheel_brings_below_a_pointer_that_rests_is_told(window):
    canvas = window.timeline.canvas
    press(canvas, Key.Key_Escape)
    at = place(window, "kant") + QPointF(60, 0)
    QTest.mouseMove(canvas.viewport(), at.toPoint())
    wait_until(lambda: QToolTip.isVisible(), 400)
    wheel(canvas.viewport(), at, 1)
    wait_until(lambda: not QToolTip.isVisible())
    wait_until(lambda: QToolTip.isVisible() and QToolTip.text().startswith(window.desk.title("kant")), 800)
    QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    wait_until(lambda: not QToolTip.isVisible())


def test_nothing_is_outlined_once_the_pointer_is_on_the_name_of_a_lane(small):
    near_the_riots(small)
    canvas, names = small.timeline.canvas, small.timeline.names
    at = place(small, RIOTS).toPoint()
    QTest.mouseMove(canvas.viewport(), at - QPoint(0, 1))
    QTest.mouseMove(canvas.viewport(), at)
    assert canvas.hovered is not None
    QTest.mouseMove(names.window().windowHandle(), names.mapTo(names.window(), QPoint(20, names.height() // 2)))
    settle()
    assert canvas.hovered is None


def test_what_is_said_goes_when_the_picture_does(window, monkeypatch):
    canvas = window.timeline.canvas
    gone = []
    monkeypatch.setattr(canvas.tips, "hide", lambda: gone.append(canvas.desk.session.state.window))
    canvas.pan(-0.3)
    assert gone == [window.desk.session.state.window]
    canvas.set_scroll(canvas.scroll + 20)
    assert len(gone) > 1
    del gone[:]
    window.desk.session.change(selected=())
    assert not gone


def test_a_phase_that_is_pointed_at_is_named_with_who_tells_of_it(small):
    canvas = small.timeline.canvas
    first, last = small.desk.session.state.window
    canvas.set_window((first, first + (last - first) / 2))  # where decades are seen, no phases are
    phase = canvas.draw_now().phases[0]
    at = QPointF(canvas.area.left() + phase.x0, canvas.area.top() + phase.y - canvas.scroll)
    said = tip(canvas.viewport(), at).split("\n")
    name = small.desk.wording.property_name(phase.kind, {})
    assert phase.known and said[1] == "Long diamond: a step that was taken some time in this stretch"
    assert said[2].startswith(f"{name}: ")
    assert " – " in said[2]


def test_an_inferred_date_stands_in_brackets_at_half_strength(start, small_dataset, tmp_path: Path):
    """The same mark, first as it is and then as if the editors had inferred it."""
    path = tmp_path / "inferred.sqlite"
    path.write_bytes(small_dataset.read_bytes())
    window = start(path)
    content, canvas = window.timeline.content, window.timeline.canvas
    near_the_riots(window)
    press(canvas, Key.Key_V)
    mark = the_riots(window)
    hue = window.desk.theme.colours.lane(mark.lane)
    beside = QPointF(mark.radius + 3, 0)
    plain = picture(canvas.viewport())
    assert pixels_of(plain, hue, place(window, RIOTS) - beside, 1, 60) == 0
    flags = content.columns.flags.copy()
    flags[mark.item] |= 16
    content.columns = replace(content.columns, flags=flags)
    canvas.invalidate()
    image = picture(canvas.viewport())
    assert pixels_of(image, hue, place(window, RIOTS) - beside, 1, 60) > 1
    assert pixels_of(image, hue, place(window, RIOTS), mark.radius - 1, 40) < pixels_of(
        plain, hue, place(window, RIOTS), mark.radius - 1, 40)


TEN = ("debt-and-bases-2012", "manas-closure-2014", "revolution-2010", "help-request-2010", "september-11-2001",
       "russian-package-2009", "border-guards-withdrawn-1999", "kant", "manas", "bases-lease")


def test_hovering_tells_title_date_who_took_part_and_who_says_so(window):
    for key in TEN:
        library, wording = window.desk.library, window.desk.wording
        canvas = window.timeline.canvas
        window.desk.session.change(links=False)  # no arrow lies over it
        window.desk.open(key)  # so that it is drawn, however crowded its lane is
        settle()
        lines = tip(canvas.viewport(), place(window, key)).split("\n")
        said = " ".join(lines)
        claims = library.claims_about(key)
        assert lines[0] == window.desk.title(key)
        dates = {wording.date(c.edtf.replace("?", "")) for c in claims if c.edtf and c.basis == "document"
                 and c.property in ("date", "opened", "closed", "term", "lease")}
        assert any(date in said for date in dates), (key, said)
        named = said.split("Who: ")[1].split(" Told by: ")[0].split(", ")
        actors = {window.desk.title(c.object) for c in claims if c.property in PARTICIPANTS and c.object}
        assert named and set(named) - {"…"} <= actors and len(named) >= min(len(actors), 6), key
        told = said.split("Told by: ")[1]
        assert all(window.desk.source(s).short_title in told for s in library.telling(key)), key


def test_another_part_of_a_bar_says_something_else_at_once(window):
    canvas = window.timeline.canvas
    canvas.show_lane("organisations")
    trail = next(t for t in canvas.draw_now().trails if t.x1 - t.x0 > 40)
    own = next(b for b in canvas.drawing.bars if b.entity == trail.entity)
    verdict = "Full disc" if own.state == State.AGREE else "Point"
    for x, words in ((own.ring, verdict), ((trail.x0 + trail.x1) / 2, "Dots: no document says that it ended"),
                     (own.x1 - 3, "Fades out: no document says that it ended")):
        at = QPointF(canvas.area.left() + x, canvas.seen(trail.y)).toPoint()
        QTest.mouseMove(canvas.viewport(), at - QPoint(0, 1))
        QTest.mouseMove(canvas.viewport(), at)
        wait_until(lambda words=words: QToolTip.isVisible() and words in QToolTip.text(), 1000)
        assert QToolTip.text().startswith(window.timeline.content.titles([trail.entity])[trail.entity])
    QApplication.sendEvent(canvas.viewport(), QEvent(QEvent.Type.Leave))
    wait_until(lambda: not QToolTip.isVisible())


def test_the_line_to_a_step_outside_its_bar_says_what_it_is_under_the_title_too(window):
    canvas = window.timeline.canvas
    canvas.set_window((to_day(2004), to_day(2026)))  # where decades are seen, no steps are
    canvas.reveal("second-russian-base")
    drawing = canvas.draw_now()
    title = next(t for t in drawing.labels if t.entity == canvas.content.id_of("second-russian-base"))
    steps = [p for p in drawing.phases if p.entity == title.entity and p.tie is not None]
    assert len(steps) > 1
    last, near = max(p.x0 for p in steps), drawing.metrics.radius + 4
    under = [p for p in drawing.phases if p.entity != title.entity and abs(p.y - steps[0].y) < near]
    places = [x for x in range(round(steps[0].tie) + 4, round(last), 3) if all(
        abs(m.x - x) > near or abs(m.y - steps[0].y) > 2 * near for m in drawing.marks) and all(
        abs(p.x0 - x) > near for p in steps) and not any(p.x0 - near < x < p.x1 + near for p in under)]
    on_title = [x for x in places if title.x < x < title.x + title.width]
    assert on_title, "the line goes on behind its title"
    for x in {on_title[0], on_title[-1], places[0], places[-1]}:
        said = tip(canvas.viewport(), QPointF(canvas.area.left() + x, canvas.seen(steps[0].y))).split("\n")
        assert said[1] == "Dotted line: leads to a step outside the bar" and said[2].startswith("Negotiated")
