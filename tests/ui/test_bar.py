"""The bar above: lanes, zoom, back and forward, rooms, menus."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication

from explorer.model.schema import Flag
from tests.ui.hands import (
    ALT,
    CTRL,
    Key,
    agree_to,
    button_named,
    checked,
    click,
    click_on_line,
    from_menu,
    menu_words,
    message,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
    wait_until,
)

pytestmark = pytest.mark.documents(1)


def lanes(window) -> list[str]:
    return [lane.title for lane in window.timeline.canvas.draw_now().lanes]


def test_the_lanes_menu_changes_the_scheme(window):
    assert window.bar.lanes.text().strip() == "Lanes: by partner"
    assert menu_words(window.bar.lane_menu) == [
        "By partner", "By kind", "By document", "By level", "By agreement", "Show hidden lanes",
        "All lanes as they were"]
    assert lanes(window)[:3] == ["Russia", "United States", "China"]
    from_menu(window.bar.lanes, "By kind")
    assert window.bar.lanes.text().strip() == "Lanes: by kind"
    assert "Bases" in " ".join(lanes(window))
    assert checked(window.bar.lane_menu.actions()) == ["By kind"]
    assert window.detail.title.text()  # What is being read stays.


DOCUMENTS = ["Sarı article", "Country briefing", "Relations page", "Country profile", "RCSP paper"]
"""The oldest first."""


def test_by_document_shows_what_each_leaves_out(window):
    from_menu(window.bar.lanes, "By document")
    canvas = window.timeline.canvas
    assert lanes(window) == DOCUMENTS
    content, silent = canvas.content, 0
    for n, source in enumerate(window.desk.library.sources):
        canvas.set_scroll(canvas.draw_now().lanes[n].top)
        for mark in (m for m in canvas.draw_now().marks if m.lane == n):
            tells = source.key in window.desk.library.telling(content.key_of(mark.entity))
            assert bool(mark.flags & Flag.SILENT) != tells
            silent += not tells
    assert silent > 3


def test_a_silent_mark_is_an_empty_dotted_ring(window):
    from_menu(window.bar.lanes, "By document")
    canvas, colours = window.timeline.canvas, window.desk.theme.colours
    canvas.set_scroll(canvas.most_scroll)
    image = picture(canvas.viewport())
    looked_at = 0
    for mark in canvas.draw_now().marks:
        at = canvas.area.topLeft() + type(canvas.area.topLeft())(mark.x, mark.y - canvas.scroll)
        if not mark.flags & Flag.SILENT or not canvas.area.adjusted(20, 20, -20, -20).contains(at):
            continue
        if content_selected(window, mark.entity):
            continue
        assert pixels_of(image, colours.lane(mark.lane), at, mark.radius, 20) == 0
        assert QColor(colours.muted) != image.pixelColor(at.toPoint())
        looked_at += 1
    assert looked_at


def content_selected(window, entity: int) -> bool:
    return window.timeline.content.key_of(entity) in window.desk.session.state.selected


def test_zoom_buttons(small):
    canvas = small.timeline.canvas
    wide = canvas.scale_now.days_per_pixel
    click(button_named(small.bar, "Zoom in"))
    assert canvas.scale_now.days_per_pixel == pytest.approx(wide * 0.6)
    click(button_named(small.bar, "Zoom out"))
    assert canvas.scale_now.days_per_pixel == pytest.approx(wide)
    click(button_named(small.bar, "Zoom in"))
    click(button_named(small.bar, "Show all years"))
    assert small.desk.session.state.window == pytest.approx(canvas.content.extent)


# Back and forward

def test_back_and_forward_by_button(small):
    back, forward = button_named(small.bar, "Back"), button_named(small.bar, "Forward")
    assert not back.isEnabled() and not forward.isEnabled()
    for key in ("independence", "election-2013"):
        click_on_line(small, key)
    assert back.isEnabled()
    click(back)
    assert small.detail.title.text() == "Independence"
    assert small.desk.session.state.selected == ("independence",)
    click(back)
    assert small.detail.title.text() == "Riots in the harbour"
    assert not back.isEnabled()
    click(forward)
    click(forward)
    assert small.detail.title.text() == "Election of 2013"
    assert not forward.isEnabled()


def test_back_and_forward_by_key(small):
    for key in ("independence", "election-2013"):
        click_on_line(small, key)
    press(small, Key.Key_Left, ALT)
    assert small.detail.title.text() == "Independence"
    press(small, Key.Key_Right, ALT)
    assert small.detail.title.text() == "Election of 2013"


def test_going_elsewhere_forgets_the_way_forward(small):
    click_on_line(small, "independence")
    press(small, Key.Key_Left, ALT)
    click_on_line(small, "election-2013")
    assert not button_named(small.bar, "Forward").isEnabled()


# Rooms

def test_one_key_gives_a_room_the_window_and_gives_it_back(small):
    small.hint.hide()
    rooms = {name: getattr(small, name) for name in ("timeline", "detail", "reading")}
    for key, room in ((Key.Key_1, "timeline"), (Key.Key_2, "detail"), (Key.Key_3, "reading")):
        assert all(r.isVisible() for r in rooms.values())
        press(small, key, CTRL)
        assert [name for name, r in rooms.items() if r.isVisible()] == [room]
        settle()
        assert rooms[room].width() > small.width() * 0.9
        assert rooms[room].height() > small.height() * 0.8
        press(small, key, CTRL)
        assert all(r.isVisible() for r in rooms.values())


def test_from_one_room_alone_to_another(small):
    press(small, Key.Key_1, CTRL)
    press(small, Key.Key_3, CTRL)
    assert small.reading.isVisible()
    assert not small.timeline.isVisible() and not small.detail.isVisible()


def test_in_a_narrow_window_the_details_are_a_tab_over_the_documents(small):
    small.resize(1024, 600)
    settle()
    tabs = small.below.tabBar()
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["Documents", "Details"]
    assert not small.detail.isVisible()
    click(tabs, tabs.tabRect(1).center())
    assert small.detail.isVisible() and not small.reading.isVisible()
    small.resize(1366, 768)
    settle()
    assert all(r.isVisible() for r in (small.timeline, small.detail, small.reading))
    assert not tabs.isVisible()


def test_no_button_moves_when_a_lens_or_other_lanes_are_chosen(window):
    def places():
        return {n: b.x() for n, b in enumerate(window.bar.findChildren(QAbstractButton)) if b.isVisible()}

    before = places()
    for fields in ({"lens": ("rcsp",)}, {"lens": ("briefing",)}, {"lens": ("briefing", "rcsp")}, {"lens": ()},
                   *({"scheme": s} for s in ("kind", "source", "level", "agreement", "partner"))):
        window.desk.session.change(**fields)
        settle()
        assert places() == before, fields
    assert window.bar.lens.text().strip() == "Lens: all documents"


# The menu

def test_the_menu_holds_file_view_search_help(small):
    assert [w.replace("&", "") for w in menu_words(small.bar.menu.menu())] == [
        "File", "View", "Notebook", "Named views", "Search everything", "How to use this…", "All keys…", "About…"]


def test_the_menu_leads_to_export(small):
    from_menu(small.bar.menu, "File", "Export to PDF…")
    assert small.export_dialog.isVisible()


def test_the_menu_leads_to_a_room(small):
    from_menu(small.bar.menu, "View", "One part alone", "Documents alone")
    assert not small.timeline.isVisible()


def test_about_names_the_dataset_and_its_licence(small):
    from_menu(small.bar.menu, "About…")
    box = message(small)
    assert "Talvia and its neighbours, edition 1" in box.text()
    assert "CC0-1.0" in box.text()
    agree_to(box)


def test_ctrl_f_goes_to_the_search_box_from_anywhere(small):
    press(small.timeline.canvas, Key.Key_F, CTRL)
    assert small.search.hasFocus()
    press_focused(small, Key.Key_Escape)
    small.detail.page.setFocus()
    press(small.detail.page, Key.Key_F, CTRL)
    assert small.search.hasFocus()


def test_ctrl_q_closes_the_window(small):
    press(small, Key.Key_Q, CTRL)
    assert not small.isVisible()
    assert QApplication.activePopupWidget() is None


def test_nothing_moves_when_something_is_gathered(window):
    before = window.bar.export.geometry()
    window.desk.session.change(gathered=window.desk.session.state.selected * 1)
    settle()
    assert "(1)" in window.bar.export.text() and window.bar.export.geometry() == before


def test_the_eye_says_what_it_would_do(window):
    eye = next(b for b in window.bar.findChildren(QAbstractButton)
               if b.accessibleName() == "Show whether the documents agree")
    assert eye.toolTip().startswith("Hide whether")
    press(window.timeline.canvas, Key.Key_V)
    assert eye.toolTip().startswith("Show whether")


# Where there is little room

def names_of(window) -> set[str]:
    return {b.accessibleName() for b in window.bar.findChildren(QAbstractButton) if b.isVisible()}


@pytest.mark.parametrize(("size", "scale"), [
    ((1366, 768), 2.4), pytest.param((1366, 768), 3.0, marks=pytest.mark.slow), ((800, 500), 3.0)])
def test_a_button_without_room_stands_in_a_menu_of_the_bar(small, size, scale):
    whole = names_of(small)
    assert "More buttons" not in whole
    small.resize(*size)
    small.desk.theme.set_scale(scale)
    settle(40)
    gone = whole - names_of(small)
    assert "Zoom in" in gone and "More buttons" in names_of(small)
    small.bar.rest.menu().aboutToShow.emit()
    listed = {words.replace("&", "").rstrip("…") for words in menu_words(small.bar.rest.menu())}
    assert {"Lens" if name.startswith("Lens") else name for name in gone} == listed
    wide = small.timeline.canvas.scale_now.days_per_pixel
    from_menu(small.bar.rest, "Zoom in")
    assert small.timeline.canvas.scale_now.days_per_pixel < wide


@pytest.mark.parametrize("step", [10, pytest.param(2, marks=pytest.mark.slow)])
def test_the_buttons_lie_beside_each_other_at_every_text_size(small, step):
    for scale in range(10, 31, step):
        small.desk.theme.set_scale(scale / 10)
        for width in (800, 1024, 1366):
            small.resize(width, 768)
            settle()
            boxes = [w.geometry() for w in small.bar.children() if hasattr(w, "isVisible") and w.isVisible()]
            assert not any(box.intersects(other) for n, box in enumerate(boxes) for other in boxes[n + 1:]), scale
            assert max(box.right() for box in boxes) <= width, (scale, width)
            assert small.search.width() >= small.desk.theme.px(64), (scale, width)


@pytest.mark.slow
def test_at_three_times_the_text_size_nothing_named_is_gone(window):
    window.desk.theme.set_scale(3.0)
    settle(50)
    line, px = window.timeline, window.desk.theme.px
    assert line.overview.isVisible() and line.overview.height() < px(40)
    wait_until(lambda: window.legend.isVisible() and window.legend.fitting()[0])
    assert not window.edition.isVisible()
    assert line.shelf.isVisible() and line.corner.width() + line.overview.width() + line.filler.width() == line.width()
    window.hint.hide()
    settle()
    line.canvas.set_scroll(0)
    drawing, high = line.canvas.draw_now(), line.canvas.area.height()
    assert len({label.y for label in drawing.labels if label.y + px(8) < high}) >= 2
    bare = window.desk.theme.colours.paper
    assert picture(line).pixelColor(2, line.height() - 2).name() == bare.lower()
    window.desk.theme.set_scale(1.0)
    settle(50)
    assert line.overview.height() > 40 and window.edition.isVisible() and not window.bar.rest.isVisible()
