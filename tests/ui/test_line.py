"""The line under the mouse: click, wheel, drag, hover; what follows in the other rooms."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.model.days import to_day
from explorer.model.fold import fold
from explorer.model.wording import STATES
from explorer.ui.ring import SMALL
from explorer.ui.window import Window
from tests.ui.hands import (
    CTRL,
    LEFT,
    SHIFT,
    Key,
    button_named,
    click,
    click_on_line,
    column,
    drag,
    drawn_marks,
    empty_spot,
    from_menu,
    menu_words,
    open_menu,
    pick_action,
    picture,
    pixels_of,
    place,
    press,
    send_mouse,
    settle,
    tip,
    told_height,
    wheel,
)

pytestmark = pytest.mark.documents(1)

RIOTS = "harbour-riots"


def test_a_click_on_a_mark_fills_the_details(window):
    click_on_line(window, "manas-closure-2014")
    assert window.desk.session.state.selected == ("manas-closure-2014",)
    assert window.detail.title.text() == "Closure of Manas"
    text = window.detail.page.toPlainText()
    assert "Country briefing" in text and "RCSP paper" in text
    assert "1 event selected" in window.status.text()


@pytest.mark.documents(5)
def test_both_columns_go_to_what_they_say_at_the_same_height(window):
    for key in ("manas-closure-2014", "help-request-2010", "debt-and-bases-2012"):
        click_on_line(window, key)
        settle()
        assert abs(told_height(window, "briefing") - told_height(window, "rcsp")) <= 2
        for source in ("briefing", "rcsp"):
            text = column(window, source).text
            assert text.chosen in {p for c in window.desk.library.claims_about(key) for p in c.passages}


@pytest.mark.documents(5)
def test_the_chosen_statement_lies_on_the_highlight_and_the_others_on_a_fainter_one(window):
    click_on_line(window, "help-request-2010")
    settle()
    colours = window.desk.theme.colours
    text = column(window, "rcsp").text
    assert len(text.told) > 1
    image = picture(text.viewport())
    for key in text.told:
        box = text._box(text.block_of[key])
        spot = QPointF(box.left() + 7, box.center().y())
        if not 4 < spot.y() < text.viewport().height() - 4:
            continue
        wanted = colours.highlight if key == text.chosen else colours.faint_highlight
        assert image.pixelColor(spot.toPoint()) == QColor(wanted), key


def test_who_tells_shows_in_the_ring(small):
    """Filled arcs for those that tell: right half the first document, left half the second."""
    canvas, colours = small.timeline.canvas, small.desk.theme.colours
    image = picture(canvas.viewport())
    told = {s.key: n for n, s in enumerate(small.desk.library.sources)}
    looked_at = 0
    for mark in canvas.draw_now().marks:
        key = canvas.content.key_of(mark.entity)
        if key in small.desk.session.state.selected or mark.sources not in (1, 2) or mark.radius < SMALL:
            continue
        at = place(small, key)
        if not canvas.area.contains(at + QPointF(12, 12)):
            continue
        reach = QPointF(mark.radius - 1, 0)
        right = pixels_of(image, colours.lane(mark.lane), at + reach, 1.5, 60)
        left = pixels_of(image, colours.lane(mark.lane), at - reach, 1.5, 60)
        assert (right > left) == (mark.sources == 1 << told["survey"]), key
        looked_at += 1
    assert looked_at > 1


def test_the_hint_stays_under_the_hand_that_clicks_and_goes_when_told_so(small):
    where = small.timeline.canvas.mapToGlobal(QPoint(0, 0))
    click_on_line(small, "independence")
    assert small.hint.isVisible()
    assert small.timeline.canvas.mapToGlobal(QPoint(0, 0)) == where
    click(button_named(small.hint, "Got it"))
    assert not small.hint.isVisible()


# The wheel

def test_the_wheel_zooms_at_the_pointer_between_all_years_and_two_weeks_and_with_shift_moves(small):
    canvas = small.timeline.canvas
    area = canvas.area
    for share, notches in ((0.1, 1), (0.5, 1), (0.83, 1), (0.1, 3), (0.83, 3)):
        press(canvas, Key.Key_Home)
        wheel(canvas.viewport(), area.center(), 4)
        at = QPointF(area.left() + share * area.width(), area.center().y())
        before, wide = canvas.scale_now.day(at.x()), canvas.scale_now.days_per_pixel
        wheel(canvas.viewport(), at, notches)
        assert canvas.scale_now.day(at.x()) == pytest.approx(before, abs=0.01)
        assert canvas.scale_now.days_per_pixel < wide
        wheel(canvas.viewport(), at, -notches)
        assert canvas.scale_now.day(at.x()) == pytest.approx(before, abs=0.01)
        assert canvas.scale_now.days_per_pixel == pytest.approx(wide)
    session = small.desk.session
    for _ in range(60):
        wheel(canvas.viewport(), canvas.area.center(), 1)
    first, last = session.state.window
    assert last - first == pytest.approx(14)
    for _ in range(60):
        wheel(canvas.viewport(), canvas.area.center(), -1)
    assert session.state.window == pytest.approx(canvas.content.extent)
    wheel(canvas.viewport(), canvas.area.center(), 5)
    first, last = session.state.window
    wheel(canvas.viewport(), canvas.area.center(), -1, SHIFT)
    after = session.state.window
    assert after[0] > first
    assert after[1] - after[0] == pytest.approx(last - first)
    wheel(canvas.viewport(), canvas.area.center(), 1, SHIFT)
    assert session.state.window == pytest.approx((first, last))


# Dragging

def test_dragging_moves_what_is_under_the_pointer_with_it(small):
    canvas = small.timeline.canvas
    wheel(canvas.viewport(), canvas.area.center(), 5)
    start, end = empty_spot(canvas) + QPointF(200, 0), empty_spot(canvas) + QPointF(120, 0)
    day, selected = canvas.scale_now.day(start.x()), small.desk.session.state.selected
    drag(canvas.viewport(), start, end)
    assert canvas.scale_now.day(end.x()) == pytest.approx(day, abs=0.01)
    assert small.desk.session.state.selected == selected


def test_dragging_scrolls_the_lanes_where_they_find_no_room(window):
    canvas = window.timeline.canvas
    assert window.timeline.scroll_bar.isVisible()
    assert canvas.most_scroll > 60
    at = canvas.area.center()
    drag(canvas.viewport(), at, at - QPointF(0, 50))
    assert canvas.scroll == pytest.approx(50, abs=12)
    assert window.timeline.scroll_bar.value() == round(canvas.scroll)


def test_what_lasts_through_the_days_is_counted_and_not_chosen(window):
    first, last = to_day(2010, 4), to_day(2010, 6, 30)
    window.timeline.canvas.choose_days(first, last)
    chosen, columns = window.desk.session.state.selected, window.timeline.content.columns
    through = {int(columns.entity[n]) for n in range(len(columns))
               if columns.start_latest[n] < first and columns.end_latest[n] > last}
    through -= {window.desk.library.id_of(key) for key in chosen}
    assert len(through) > 3 and window.status.text() == (
        f"{len(chosen)} events begin, happen or end in these days; {len(through)} more last through them")
    window.desk.theme.set_scale(2.0)
    window.desk.session.change(selected=chosen[:2])
    assert window.status.text().startswith("2 events selected"), "in a window that has no room for more"


def test_shift_and_dragging_select_years_that_are_said_meanwhile(small):
    canvas = small.timeline.canvas
    scale, y = canvas.scale_now, canvas.area.center().y()
    start, end = QPointF(scale.x(to_day(2002)), y), QPointF(scale.x(to_day(2014)), y)
    plain = picture(canvas.viewport())
    send_mouse(canvas.viewport(), QEvent.Type.MouseButtonPress, start, SHIFT)
    send_mouse(canvas.viewport(), QEvent.Type.MouseMove, end, SHIFT)
    during = picture(canvas.viewport())
    middle = QPointF((start.x() + end.x()) / 2, canvas.head / 2)
    accent = small.desk.theme.colours.accent
    assert pixels_of(during, accent, middle, 10, 60) > pixels_of(plain, accent, middle, 10, 60)
    assert canvas.span.text()[1].startswith("12 years")
    send_mouse(canvas.viewport(), QEvent.Type.MouseButtonRelease, start, SHIFT)
    press(small.timeline.canvas, Key.Key_Escape)
    drag(canvas.viewport(), start, end, SHIFT)
    state = small.desk.session.state
    assert set(state.selected) == {RIOTS, "kolm", "friendship-treaty", "debt-written-off", "election-2013"}
    assert list(state.selected) == small.desk.library.in_order(state.selected)
    assert state.current == ""  # Nobody asked for one of them.
    assert canvas.draw_now().callout is None and not canvas.arrows.arrows
    assert small.status.text() == "5 events begin, happen or end in these days"
    assert small.desk.session.state.window == pytest.approx(canvas.content.extent)


# Choosing several

def test_shift_and_click_add_and_take_away(small):
    click_on_line(small, RIOTS)
    click_on_line(small, "independence", SHIFT)
    assert small.desk.session.state.selected == (RIOTS, "independence")
    assert small.detail.title.text() == "Independence"
    click_on_line(small, "election-2013", CTRL)
    assert "3 events selected" in small.status.text()
    click_on_line(small, "independence", SHIFT)
    assert small.desk.session.state.selected == (RIOTS, "election-2013")


def test_a_double_click_zooms_in_where_it_was(small):
    canvas = small.timeline.canvas
    spot = empty_spot(canvas)
    day, wide = canvas.scale_now.day(spot.x()), canvas.scale_now.days_per_pixel
    QTest.mouseDClick(canvas.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot.toPoint())
    assert canvas.scale_now.days_per_pixel == pytest.approx(wide / 2.5)
    assert canvas.scale_now.day(spot.toPoint().x()) == pytest.approx(day, abs=wide)


# Counts

def first_count(window: Window):
    canvas = window.timeline.canvas
    area, count = canvas.area, canvas.draw_now().counts[0]
    return count, QPointF(area.left() + count.x, area.top() + count.y - canvas.scroll)


def titles_of(window: Window, count) -> list[str]:
    content = window.timeline.content
    numbers = content.members(window.timeline.canvas.drawing, count)
    return [content.titles([n])[n] for n in numbers]


def test_phases_are_shown_where_years_are_seen_and_of_the_chosen_where_decades_are_whoever_agrees(window):
    canvas = window.timeline.canvas
    canvas.fit()
    settle()
    assert not canvas.draw_now().phases
    window.desk.open("kant")
    settle()
    number = window.timeline.content.id_of("kant")
    assert {p.entity for p in canvas.draw_now().phases} == {number}
    canvas.set_window((to_day(1998), to_day(2018)))
    assert len({p.entity for p in canvas.draw_now().phases}) > 1
    window.timeline.canvas.set_window((to_day(2005), to_day(2025)))
    drawings = []
    for verdicts in (True, False):
        window.desk.session.change(verdicts=verdicts)
        drawings.append(window.timeline.canvas.draw_now())
    seen, hidden = drawings
    number = window.timeline.content.id_of("second-russian-base")
    assert len([p for p in seen.phases if p.entity == number]) == 3
    assert hidden.phases == seen.phases


# Hovering

def test_hovering_names_title_date_and_documents_of_a_mark_in_the_hue_of_its_lane_ringed_when_chosen(window):
    said = tip(window.timeline.canvas.viewport(), place(window, "help-request-2010"))
    title, sign, goes_on, date, actors, *_ = said.split("\n")
    sign = f"{sign} {goes_on}".replace("\N{NO-BREAK SPACE}", " ")
    assert title == "Request for outside help, 2010"
    assert sign == "Two halves: the documents differ on “Towards whom”, “Who refused”, “Reason given” …"
    assert date == "June 2010; one document says 2010"
    assert actors.startswith("Who: Kyrgyzstan, Russia")
    assert "Told by: Country briefing, RCSP paper" in said.split("\n")
    canvas, colours = window.timeline.canvas, window.desk.theme.colours
    key = "manas-closure-2014"
    canvas.reveal(key)
    where = place(window, key)
    mark = next(m for m in canvas.draw_now().marks if canvas.content.key_of(m.entity) == key)
    before = picture(canvas.viewport())
    assert pixels_of(before, colours.lane(mark.lane), where, mark.radius) > 30
    assert pixels_of(before, colours.accent, where, mark.radius + 6, 40) == 0
    click_on_line(window, key)
    settle()
    after = picture(canvas.viewport())
    assert pixels_of(after, colours.accent, place(window, key), mark.radius + 6, 40) > 20


def test_a_count_names_what_it_stands_for_opens_a_menu_of_it_and_can_be_zoomed_to(window):
    count, where = first_count(window)
    said = tip(window.timeline.canvas.viewport(), where)
    assert said.split("\n")[0] == titles_of(window, count)[0]
    library, content = window.desk.library, window.timeline.content
    keys = library.in_order(library.keys(content.members(window.timeline.canvas.drawing, count)))
    titles = [window.desk.title(key) for key in keys]
    click(window.timeline.canvas.viewport(), where)
    menu = open_menu()
    assert [words.partition("\t")[0] for words in menu_words(menu)] == [*titles, "Zoom to these"]
    first, _, when = menu_words(menu)[0].partition("\t")
    assert len(keys) > 1 and when in content.hover_text(keys[0])
    action = menu.actions()[0]
    assert action.isIconVisibleInMenu() and not action.icon().isNull()
    assert action.toolTip() == window.desk.wording.say(STATES[window.desk.verdict(keys[0])])
    pick_action(menu, f"{first}\t{when}")
    assert window.detail.title.text() == titles[0]
    canvas = window.timeline.canvas
    count, where = max(((c, QPointF(canvas.area.left() + c.x, canvas.area.top() + c.y)) for c in
                        canvas.draw_now().counts if c.y < canvas.area.height()), key=lambda x: x[0].number)
    entities = canvas.content.members(canvas.drawing, count)
    before = window.desk.session.state.window
    click(canvas.viewport(), where)
    pick_action(open_menu(), "Zoom to these")
    after = window.desk.session.state.window
    assert after[1] - after[0] < before[1] - before[0]
    for entity in entities:
        first, last = canvas.content.days_of([entity])
        assert after[0] <= first and last <= after[1]


def test_beside_everything_nothing_is_said_or_clicked_but_marks_titles_and_bars_are(small):
    canvas = small.timeline.canvas
    assert tip(canvas.viewport(), empty_spot(canvas)) == ""
    assert "grain-talks" not in drawn_marks(small.timeline.canvas)
    assert small.timeline.shelf.text().strip() == "1 undated"
    before = small.desk.session.state
    click(canvas.viewport(), empty_spot(canvas))
    assert small.desk.session.state == before
    QTest.mouseMove(canvas.viewport(), place(small, RIOTS).toPoint())
    settle(5)
    assert canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert canvas.hovered == canvas.content.id_of(RIOTS)
    QTest.mouseMove(canvas.viewport(), empty_spot(canvas).toPoint())
    settle(5)
    assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert canvas.hovered is None
    label = next(x for x in canvas.draw_now().labels if canvas.content.key_of(x.entity) == "independence")
    click(canvas.viewport(), QPointF(canvas.area.left() + label.x + label.width / 2,
                                     canvas.area.top() + label.y - canvas.scroll))
    assert small.detail.title.text() == "Independence"
    click_on_line(small, "kolm")
    assert small.detail.title.text() == "Kolm naval station"


# The overview and the shelf

def test_a_click_in_the_overview_moves_the_window_there_and_the_region_can_be_dragged(small):
    canvas, overview = small.timeline.canvas, small.timeline.overview
    for _ in range(10):
        wheel(canvas.viewport(), QPointF(canvas.area.left() + 2, canvas.area.center().y()), 1)
    first, last = small.desk.session.state.window
    click(overview, QPoint(overview.width() * 3 // 4, overview.height() // 2))
    after = small.desk.session.state.window
    assert after[0] > last
    assert after[1] - after[0] == pytest.approx(last - first)
    assert overview.reach == pytest.approx([overview.x_of(day) for day in after])
    press(canvas, Key.Key_Home)
    for _ in range(6):
        wheel(canvas.viewport(), canvas.area.center(), 1)
    first, last = small.desk.session.state.window
    at = QPointF(overview.x_of((first + last) / 2), overview.height() / 2)
    drag(overview, at, at + QPointF(60, 0))
    after = small.desk.session.state.window
    assert after[0] > first
    assert after[1] - after[0] == pytest.approx(last - first, rel=0.01)


def test_the_shelf_opens_what_has_no_date(window):
    entries = menu_words(window.timeline.shelf_menu)
    assert entries == sorted((window.desk.title(k) for _, k in window.desk.library.undated), key=fold)
    assert window.timeline.shelf.text().strip() == f"{len(entries)} undated"
    from_menu(window.timeline.shelf, entries[2])
    assert window.detail.title.text() == entries[2]
    assert window.timeline.shelf.isChecked() and window.timeline.shelf.accessibleDescription() == entries[2]
    assert [a.text() for a in window.timeline.shelf_menu.actions() if a.isChecked()] == [entries[2]]
    click_on_line(window, "manas-closure-2014")
    assert not window.timeline.shelf.isChecked()


def test_where_days_are_shown_titles_say_who_took_part_and_through_a_lens_only_who_it_names(window):
    canvas = window.timeline.canvas
    assert not canvas.draw_now().who
    window.resize(1920, 1080)
    window.desk.open("debt-and-bases-2012")
    canvas.set_window((float(to_day(2012, 9, 5)), float(to_day(2012, 10, 5))))
    settle()
    number = canvas.content.id_of("debt-and-bases-2012")
    said = {label.entity: label.text for label in canvas.draw_now().who}
    assert said[number] == "· Russia, Kyrgyzstan, Vladimir Putin"
    label = next(o for o in canvas.draw_now().who if o.entity == number)
    muted = pixels_of(picture(canvas.viewport()), window.desk.theme.colours.muted,
                      QPointF(canvas.area.left() + label.x + label.width / 2, canvas.seen(label.y)), 8, 60)
    assert muted > 10
    for source in ("briefing", "relations", "rcsp"):
        window.desk.session.change(lens=(source,))
        settle()
        named = {window.desk.title(c.object) for c in window.desk.library.claims_about("debt-and-bases-2012")
                 if c.source == source and c.object and window.desk.entity(c.object).kind == "actor"}
        text = next((o.text for o in canvas.draw_now().who if o.entity == number), "· ")
        assert set(filter(None, text.removeprefix("· ").split(", "))) == named


def test_what_is_chosen_in_a_crowd_bears_its_name_and_a_click_on_it_keeps_it(window):
    canvas = window.timeline.canvas
    titles, boxes, marks = 0, 0, canvas.draw_now().marks
    for mark in marks:
        key = canvas.content.key_of(mark.entity)
        window.desk.open(key)
        drawing = canvas.draw_now()
        titles += any(label.entity == mark.entity for label in drawing.labels)
        if drawing.callout is not None:
            boxes += 1
            assert drawing.callout.text == window.desk.title(key)
            at = QPointF(canvas.area.left() + drawing.callout.x + 4, canvas.seen(drawing.callout.y + 6))
            click(canvas.viewport(), at)
            assert window.desk.session.state.current == key
    assert boxes > 1 and titles > 4 and titles + boxes == len(marks)
    window.desk.open("debt-and-bases-2012")


def test_in_a_collapsed_lane_what_is_chosen_bears_its_name(window):
    canvas = window.timeline.canvas
    window.timeline.names.lanes.toggle("collapsed", "russia")
    click_on_line(window, "debt-and-bases-2012")
    assert canvas.draw_now().callout.text == "Base and debt agreements, 2012"
