"""The lens: the line as one document tells it, and two against each other; the key, the menu, the notice."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QToolButton

from explorer.model.agreement import State
from explorer.model.days import to_day
from explorer.model.schema import Flag
from explorer.timeline.lens import SHARED
from explorer.timeline.tellers import tellers
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    back_to,
    button_named,
    checked,
    click,
    click_on_line,
    drag,
    from_menu,
    menu_words,
    picture,
    pixels_of,
    place,
    press,
    press_focused,
    settle,
    tip,
    type_text,
)

pytestmark = pytest.mark.documents(1)


def lens(window) -> tuple[str, ...]:
    return window.desk.session.state.lens


def shown(window) -> dict[str, set[str]]:
    """Lane -> what stands in it and is told; what is left out is in "silent"."""
    content = window.timeline.content
    found: dict[str, set[str]] = {title: set() for _, title in content.lanes} | {"silent": set()}
    columns = content.columns
    for entity, lane, silent in zip(columns.entity.tolist(), columns.lane.tolist(), columns.has(Flag.SILENT).tolist(),
                                    strict=True):
        found["silent" if silent else content.lanes[lane][1]].add(content.key_of(entity))
    return found


def told_by(window, source: str) -> set[str]:
    return {k for k in window.desk.library.select() if source in window.desk.library.telling(k)}


def compare(window, first: str = "", second: str = "") -> None:
    """Choose "Compare two…", and in the popup the documents, by keys and mouse."""
    from_menu(window.lens, "Compare two…")
    panel = window.lens.pair
    assert panel.isVisible()
    for place_, key in enumerate((first, second)):
        if key:
            click(panel.choices[place_][key])
    press(panel, Key.Key_Escape)
    assert not panel.isVisible()
    back_to(window)


# One document

def test_the_key_shows_each_document_and_comes_round(small):
    line = small.timeline.canvas
    assert not small.lens_notice.isVisible()
    seen = []
    for _ in range(3):
        press(line, Key.Key_L)
        seen.append(lens(small))
    assert seen == [("survey",), ("memoir",), ()]
    assert not small.lens_notice.isVisible()


def test_one_document_shows_what_it_tells_in_the_lanes_that_are_on(small):
    for scheme in ("partner", "kind", "level", "agreement", "source"):
        small.desk.session.change(scheme=scheme, lens=())
        in_these_lanes(small, scheme)


def in_these_lanes(small, scheme: str) -> None:
    titles = [lane.title for lane in small.timeline.canvas.draw_now().lanes]
    library, content = small.desk.library, small.timeline.content
    home = {k: lane for lane, keys in shown(small).items() for k in keys} if scheme != "source" else {}
    press(small.timeline.canvas, Key.Key_L)
    assert [lane.title for lane in small.timeline.canvas.draw_now().lanes] == titles  # empty ones in their place too
    now = shown(small)
    silent = now.pop("silent")
    told = set().union(*now.values())
    assert told == told_by(small, "survey") - set(content.undated()) - {"grain-talks"}
    assert silent == {"north-railway"} and "survey" not in library.telling("north-railway")
    assert all(home[k] == lane for lane, keys in now.items() for k in keys if home)


def test_it_gives_its_own_dates_and_shelf_and_what_it_leaves_out_is_dotted_and_filters_go_on_filtering(small):
    line = small.timeline.canvas
    days = []
    for _ in range(2):
        press(line, Key.Key_L)
        item = line.content.columns.items_of(line.content.ids_of(("harbour-riots",)))[0]
        said = tip(line.viewport(), place(small, "harbour-riots"))
        days.append((int(line.content.columns.start_earliest[item]), said))
    assert days[0][0] < days[1][0]
    assert "12 March 2003" in days[0][1] and "21 March" not in days[0][1]
    assert "21 March 2003" in days[1][1] and "12 March" not in days[1][1]
    small.desk.session.change(lens=())
    press(line, Key.Key_L)
    assert "Left out by: Survey" in tip(line.viewport(), place(small, "north-railway"))
    assert "Left out" not in tip(line.viewport(), place(small, "harbour-riots"))
    small.desk.session.change(lens=())
    everything = small.timeline.content.undated()
    for source in ("survey", "memoir"):
        press(small.timeline.canvas, Key.Key_L)
        assert small.timeline.content.undated() == [k for k in everything if k in told_by(small, source)]
    small.desk.session.change(lens=())
    press(small.timeline.canvas, Key.Key_L)
    small.desk.session.change(filters=small.desk.session.state.filters.__class__(kinds=frozenset({"base"})))
    assert set().union(*shown(small).values()) == {"vik", "kolm"}


def test_an_end_that_nobody_tells_is_not_chosen_by_its_days(window):
    content = window.timeline.content
    for _ in window.desk.library.sources:
        press(window.timeline.canvas, Key.Key_L)
        member = content.columns.items_of(content.ids_of(("wto-membership",)))
        if len(member) and content.columns.end_latest[member[0]] > to_day(2009):
            break
    began, ended = int(content.columns.start_earliest[member[0]]), int(content.columns.end_latest[member[0]])
    assert ended > to_day(2009), "a document joins it, and none ends it"
    assert "wto-membership" not in content.keys_within(to_day(2009), to_day(2010, 12, 31))
    assert "wto-membership" in content.keys_within(began, began + 1)


def test_arrows_and_years_pass_over_what_is_left_out(small):
    line = small.timeline.canvas
    press(line, Key.Key_L)
    seen = set()
    for step in (Key.Key_Left,) * 8 + (Key.Key_Right,) * 12:
        press(line, step)
        seen.add(small.desk.session.state.current)
    assert seen and seen <= told_by(small, "survey")
    area = line.area.adjusted(4, 4, -4, -4)
    drag(line.viewport(), area.topLeft(), area.topRight(), SHIFT)
    selected = set(small.desk.session.state.selected)
    assert len(selected) > 3 and selected <= told_by(small, "survey")


# Two documents

def test_two_against_each_other_stand_in_five_lanes(window):
    compare(window)
    assert lens(window) == ("sari", "briefing")
    now = shown(window)
    assert list(now) == ["Only Sarı article", "Both, agreeing", "Both, differing", "Both, not comparable",
                         "Only Country briefing", "silent"]
    only, agree, differ, other, only_too, silent = now.values()
    library = window.desk.library
    two = {"sari", "briefing"}
    assert all(set(library.telling(k)) & two == {"sari"} for k in only) and only
    assert all(set(library.telling(k)) & two == {"briefing"} for k in only_too) and only_too
    for state, keys in ((State.AGREE, agree), (State.DIFFER, differ), (State.MENTIONED, other)):
        assert all(set(library.telling(k)) >= two for k in keys)
        if state is State.DIFFER:
            assert all(library.state(k) is State.DIFFER for k in keys)
    assert agree or differ or other
    assert not silent
    assert not window.bar.lanes.isEnabled() and "who tells" in window.bar.lanes.text()


def test_the_key_goes_from_both_with_both_dates_to_each_and_back(small):
    compare(small)
    line = small.timeline.canvas
    line.setFocus()
    seen = []
    for _ in range(3):
        press(line, Key.Key_L)
        seen.append((lens(small), small.bar.lanes.isEnabled()))
    assert seen == [(("survey",), True), (("memoir",), True), (("survey", "memoir"), False)]
    columns = small.timeline.content.columns
    items = columns.items_of(small.timeline.content.ids_of(("harbour-riots",)))
    assert len(items) == 2 and len(set(columns.start_earliest[items].tolist())) == 2
    assert sorted(columns.sources[items].tolist()) == [1, 2]  # each ring says who gives this date


def test_choosing_the_other_document_twice_makes_them_change_places(small):
    compare(small, first="memoir")
    assert lens(small) == ("memoir", "survey")
    assert next(iter(shown(small))) == "Only Memoir"


def test_the_popup_follows_the_arrow_keys(small):
    from_menu(small.lens, "Compare two…")
    panel = small.lens.pair
    assert panel.choices[0]["survey"].hasFocus() and panel.choices[0]["survey"].isChecked()
    press_focused(panel, Key.Key_Down)
    assert lens(small) == ("memoir", "survey")
    assert panel.choices[0]["memoir"].isChecked() and panel.choices[1]["survey"].isChecked()
    press(panel, Key.Key_Escape)


def test_of_two_no_third_is_told_of_and_at_a_letter_only_the_one(window):
    window.desk.session.change(lens=("sari", "briefing"))
    line, library = window.timeline.canvas, window.desk.library
    line.reveal("kant")
    title = {s.key: s.short_title for s in library.sources}
    letters = [t for t in tellers(line.draw_now(), SHARED) if t.entity == library.id_of("kant")]
    assert len(letters) == 2
    for one in letters:
        said = tip(line.viewport(), QPointF(line.area.left() + one.x, line.seen(one.y)))
        own = ("sari", "briefing")[one.sources.bit_length() - 1]
        assert f"Letter {title[own][0]}: as {title[own]} has it" in said.split("\n")
        assert not [t for key, t in title.items() if key != own and t in said]
        assert "Two halves" not in said, "its letter stands there"
        assert ("agreed" in said) == (own == "briefing"), "its dates alone"
    columns = line.content.columns
    both = (line.content.key_of(int(columns.entity[item])) for item in np.flatnonzero(columns.sources == 0b11))
    shared = next(key for key in both if len(library.telling(key)) > 2)
    said = tip(line.viewport(), place(window, shared)).replace("\n", " ")
    assert said.endswith(f"Told by: {title['sari']}, {title['briefing']}") and "Letter" not in said


# Ways in and out

def test_the_menu_names_every_document_and_the_big_menu_too(small):
    small.lens.choices.aboutToShow.emit()
    assert menu_words(small.lens.choices) == ["All documents", "Survey", "Memoir", "Compare two…"]
    from_menu(small.lens, "Memoir")
    assert lens(small) == ("memoir",)
    assert small.lens.text().strip() == "Lens: Memoir"
    small.lens.choices.aboutToShow.emit()
    assert checked(small.lens.choices.actions()) == ["Memoir"]
    from_menu(small.lens, "All documents")
    assert lens(small) == () and small.lens.text().strip() == "Lens: all documents"
    from_menu(small.bar.menu, "View", "Lens", "Survey")
    assert lens(small) == ("survey",)


def test_escape_ends_it_and_only_then_clears(small):
    line = small.timeline.canvas
    click_on_line(small, "independence")
    press(line, Key.Key_L)
    press(line, Key.Key_Escape)
    assert lens(small) == () and small.desk.session.state.selected == ("independence",)
    press(line, Key.Key_Escape)
    assert small.desk.session.state.selected == ()


def test_a_letter_typed_in_the_search_turns_no_lens(small):
    press(small, Key.Key_F, CTRL)
    type_text(small.search, "l")
    settle(50)
    assert lens(small) == () and small.search.text() == "l"


def notice(window) -> list[str]:
    words = [w.text() for w in (window.lens_notice.words, window.lens_notice.name, window.lens_notice.note)
             if w.isVisible()]
    return words + [b.text() for b in window.lens_notice.findChildren(QToolButton) if b.isVisible()]


def test_a_notice_says_what_one_looks_through(small):
    press(small.timeline.canvas, Key.Key_L)
    assert notice(small) == ["Seen as one document tells it:", "Survey", "Dotted: left out by it", "All documents"]
    said = QAccessible.queryAccessibleInterface(small.lens_notice).text(QAccessible.Text.Name)
    assert said == "The line shows what Survey tells."
    click(button_named(small.lens_notice, "All documents"))
    assert lens(small) == () and not small.lens_notice.isVisible()


def test_of_two_the_notice_has_a_button_for_each_view(small):
    compare(small)
    assert notice(small) == ["Two documents compared:", "Survey", "Both", "Memoir", "All documents"]
    for words, wanted in (("Memoir", ("memoir",)), ("Survey", ("survey",)), ("Both", ("survey", "memoir"))):
        for _ in range(2):  # pressing it again does not take it away
            click(button_named(small.lens_notice, words))
            assert lens(small) == wanted
            assert [b.text() for b in small.lens_notice.views if b.isChecked()] == [words]
            marked = ["Survey", "Both", "Memoir"] if words == "Both" else [words]  # by a tick, or by their signs
            assert [b.text() for b in small.lens_notice.views if not b.icon().isNull()] == marked
    view = button_named(small.lens_notice, "Memoir")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    press(view, Key.Key_Space)
    assert lens(small) == ("memoir",) and view.hasFocus()
    assert "Memoir alone" in [b.accessibleName() for b in small.lens_notice.findChildren(QAbstractButton)]


@pytest.mark.slow
def test_at_300_percent_the_notice_leaves_the_line_its_room(window):
    window.hint.hide()
    window.desk.theme.set_scale(3.0)
    compare_by_key(window)
    settle()
    wide = window.lens_notice.width()
    assert all(b.geometry().right() <= wide for b in window.lens_notice.findChildren(QToolButton) if b.isVisible())
    assert notice(window)[0] == "Sarı article"
    assert window.lens_notice.height() < 2 * window.lens_notice.views[0].height()


def compare_by_key(window) -> None:
    window.lens.compare()
    press(window.lens.pair, Key.Key_Escape)
    back_to(window)


# Elsewhere

def test_a_later_start_looks_through_the_same_lens(start):
    window = start()
    compare(window)
    window.timeline.canvas.setFocus()
    press(window.timeline.canvas, Key.Key_L)
    window.close()
    later = start()
    assert (lens(later), later.desk.session.state.compared) == (("sari",), ("sari", "briefing"))
    assert later.lens_notice.isVisible()
    assert shown(later)["silent"]


def test_back_and_forward_leave_it_as_it_is(small):
    for key in ("independence", "election-2013"):
        click_on_line(small, key)
    press(small.timeline.canvas, Key.Key_L)
    click(button_named(small.bar, "Back"))
    assert lens(small) == ("survey",) and small.detail.title.text() == "Independence"


def test_the_years_in_view_stay(small):
    line = small.timeline.canvas
    click_on_line(small, "harbour-riots")
    line.zoom(0.02)
    before = small.desk.session.state.window
    for _ in range(3):
        press(line, Key.Key_L)
        assert small.desk.session.state.window == before


def test_another_dataset_is_seen_whole(window, small_dataset):
    compare(window)
    window.open_dataset(small_dataset)
    settle()
    assert lens(window) == () and not window.lens_notice.isVisible() and window.bar.lanes.isEnabled()
    assert window.lens.text().strip() == "Lens: all documents"
    press(window.timeline.canvas, Key.Key_L)
    assert lens(window) == ("survey",)


# Where it is not to be seen if they agree

def test_nor_do_lanes_by_agreement(window):
    canvas, session = window.timeline.canvas, window.desk.session
    from_menu(window.bar.lanes, "By agreement")
    assert session.state.scheme == "agreement"
    press(canvas, Key.Key_V)
    assert session.state.scheme == "partner" and not session.state.verdicts
    action = next(a for a in window.bar.lane_menu.actions() if a.data() == "agreement")
    assert not action.isEnabled()
    press(canvas, Key.Key_V)
    assert action.isEnabled()


def test_of_two_each_has_a_sign_at_what_it_alone_gives_so(window):
    compare(window, "briefing", "rcsp")
    canvas = window.timeline.canvas
    order = [s.key for s in window.desk.library.sources]
    signs = canvas.content.signs
    assert [signs[order.index(key)] for key in ("briefing", "rcsp")] == ["C", "R"]
    one = next(t for t in tellers(canvas.draw_now()) if 0 < t.y - canvas.scroll < canvas.area.height() - 20)
    at = QPointF(canvas.area.left() + one.x, canvas.seen(one.y))
    surface = window.desk.theme.colours.surface
    assert pixels_of(picture(canvas.viewport()), surface, at, 6, 3) > 30
    views = window.lens_notice.views
    assert not any(view.icon().isNull() for view in views)
    compare(window, "briefing", "profile")
    assert [canvas.content.signs[order.index(key)] for key in ("briefing", "profile")] == ["B", "P"]
    window.desk.session.change(lens=("briefing",))
    assert len(set(canvas.content.signs)) == len(order)


def test_lanes_of_two_are_green_or_red_and_one_where_it_is_not_to_be_seen_if_they_agree(window):
    plain = window.timeline.content.colours.lanes
    assert plain == window.desk.theme.colours.lanes
    window.desk.session.change(lens=("briefing", "rcsp"), compared=("briefing", "rcsp"))
    lanes = {key: n for n, (key, _) in enumerate(window.timeline.content.lanes)}
    hues = {key: window.timeline.content.colours.lane(n) for key, n in lanes.items()}
    assert hues["agree"].green() > hues["agree"].red() and hues["differ"].red() > hues["differ"].green()
    assert len({hue.name() for hue in hues.values()}) == 5
    canvas = window.timeline.canvas
    settle()
    told = {lane.title: window.timeline.content.events_in(lane.index) for lane in canvas.draw_now().lanes}
    assert len(told) == 5
    press(canvas, Key.Key_V)
    hidden = {lane.title: window.timeline.content.events_in(lane.index) for lane in canvas.draw_now().lanes}
    assert list(hidden) == ["Only Country briefing", "Both", "Only RCSP paper"]
    assert hidden["Both"] == sum(n for title, n in told.items() if title.startswith("Both"))
    assert hidden["Only RCSP paper"] == told["Only RCSP paper"]
    press(canvas, Key.Key_V)
    assert [lane.title for lane in canvas.draw_now().lanes] == list(told)


def test_it_is_said_what_the_key_goes_on_to(small):
    titles = [s.short_title for s in small.desk.library.sources]
    assert len(titles) == 2
    for where in (*titles, "all documents"):
        assert small.lens.toolTip().endswith(f"\nL: on to {where}")
        if small.lens_notice.isVisible():
            assert small.lens_notice.key.text() == f"L: on to {where}" and small.lens_notice.key.isVisible()
        press(small.timeline.canvas, Key.Key_L)
    press(small.timeline.canvas, Key.Key_Escape)
    compare(small)
    press_focused(small.lens.pair, Key.Key_Escape)
    for where in (*titles, "both"):
        assert small.lens_notice.key.text() == f"L: on to {where}"
        press(small.timeline.canvas, Key.Key_L)
