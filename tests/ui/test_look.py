"""Light and dark, and text of every size."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel

from explorer.model.filters import Filters
from explorer.notes.notebook import Notebook
from explorer.ui.theme import DARK, LIGHT, Theme
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    alike,
    checked,
    click_on_line,
    column,
    from_menu,
    menu_words,
    picture,
    pixels_of,
    place,
    press,
    settle,
    wait_until,
)

pytestmark = pytest.mark.documents(1)


def grounds(window) -> dict[str, QColor]:
    """The colour of each room where nothing is written."""
    canvas = picture(window.timeline.canvas.viewport())
    page = picture(window.detail.page.viewport())
    text = picture(column(window, window.desk.library.sources[0].key).text.viewport())
    bar = picture(window.bar)
    return {"line": canvas.pixelColor(60, canvas.height() - 5), "details": page.pixelColor(page.width() - 3, 2),
            "documents": text.pixelColor(text.width() - 3, 2), "bar": bar.pixelColor(3, 3)}


def wears(window, colours) -> None:
    found = grounds(window)
    assert alike(found["line"], QColor(colours.paper), 3), found["line"].name()
    for room in ("details", "documents", "bar"):
        assert alike(found[room], QColor(colours.surface), 3), (room, found[room].name())


@pytest.mark.parametrize(("choice", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_asked_for(start, small_dataset, choice, colours):
    window = start(small_dataset, theme=choice)
    wears(window, colours)
    image = picture(window.timeline.canvas.viewport())
    mark = next(m for m in window.timeline.canvas.draw_now().marks
                if window.timeline.content.key_of(m.entity) == "independence")
    assert pixels_of(image, colours.lane(mark.lane), place(window, "independence"), mark.radius) > 25


@pytest.mark.documents(5)
def test_it_changes_while_the_program_runs(small):
    wears(small, LIGHT)
    from_menu(small.bar.menu, "View", "Colours", "Dark")
    settle(60)
    wears(small, DARK)
    text = column(small, "memoir").text
    box = text._box(text.block_of[text.chosen])
    spot = QPointF(box.left() + 7, box.center().y()).toPoint()
    assert picture(text.viewport()).pixelColor(spot) == QColor(DARK.highlight)
    assert DARK.text in small.detail.page.toHtml().upper()
    from_menu(small.bar.menu, "View", "Colours", "Light")
    settle(60)
    wears(small, LIGHT)


def test_by_default_it_follows_the_system(start, small_dataset, monkeypatch):
    window = start(small_dataset, theme="")
    assert window.desk.theme.choice == "system"
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert window.desk.theme.dark == dark
    monkeypatch.setattr(Theme, "dark", property(lambda self: not dark))
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    settle(60)
    wears(window, LIGHT if dark else DARK)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_is_legible_on_every_ground(colours):
    def brightness(name: str) -> float:
        parts = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in QColor(name).getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def contrast(one: str, other: str) -> float:
        high, low = sorted((brightness(one), brightness(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for ground in (colours.paper, colours.surface):
        for ink in (colours.text, colours.muted, colours.accent, colours.differs, colours.agrees):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
        for hue in colours.lanes:
            assert contrast(hue, ground) >= 3, (hue, ground)
    assert contrast(colours.text, colours.highlight) >= 7
    assert contrast(colours.text, colours.faint_highlight) >= 7
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    for era in colours.eras:
        for ink in (colours.text, colours.muted):
            assert contrast(ink, era) >= 4.5, "names and titles lie on the eras"
        assert 1.1 <= contrast(era, colours.paper) <= 1.3, "seen, and no glare"
    one, other = (QColor(era).red() - QColor(era).blue() for era in colours.eras)
    assert abs(one - other) > 20, "warm and cool, so that they are told from each other"
    for ground in (colours.paper, colours.surface, *colours.eras):
        assert contrast(colours.empty, ground) >= 1.24, "who does not tell is seen"
        assert contrast(colours.empty, ground) < min(contrast(hue, ground) for hue in colours.lanes) / 1.5


# Size

def sizes(window) -> dict[str, float]:
    canvas, text = window.timeline.canvas, column(window, window.desk.library.sources[0].key).text
    block = text.document().findBlockByNumber(text.block_of[text.chosen])
    return {"line": canvas._fonts[0].pixelSize(), "dates": canvas._fonts[2].pixelSize(),
            "statement": block.begin().fragment().charFormat().font().pixelSize(),
            "title": QFontInfo(window.detail.title.font()).pixelSize(),
            "button": QFontInfo(window.bar.filters.font()).pixelSize(), "head": canvas.head}


@pytest.mark.slow
def test_larger_and_smaller_by_key(small):
    before = sizes(small)
    changes: list[float] = []
    small.desk.theme.changed.connect(lambda: changes.append(small.desk.theme.scale))
    for said in (110, 120):
        press(small.timeline.canvas, Key.Key_Equal, CTRL)
        assert small.statusBar().currentMessage() == f"Text size {said} %", "at once"
    wait_until(lambda: bool(changes))
    settle(40)
    assert changes == [pytest.approx(1.2)], "one change for both"
    after = sizes(small)
    assert all(after[name] > before[name] for name in before), (before, after)
    for _ in range(4):
        press(small.timeline.canvas, Key.Key_Minus, CTRL)
    wait_until(lambda: small.desk.theme.scale == 1)
    settle(40)
    assert len(changes) == 2
    assert sizes(small) == before


def test_200_percent_is_reached_whatever_size_one_comes_from(small):
    small.desk.theme.set_scale(1.87)
    for _ in range(2):
        small.text_size.step(0.1)
    assert small.statusBar().currentMessage() == "Text size 210 %"
    small.text_size.step(-0.1)
    assert small.statusBar().currentMessage() == "Text size 200 %"
    wait_until(lambda: small.desk.theme.scale == 2.0)


def test_the_menu_has_four_sizes_and_marks_the_one_in_use(small):
    from_menu(small.bar.menu, "View", "Text size", "200 %")
    assert small.desk.theme.scale == 2.0 and small.statusBar().currentMessage() == "Text size 200 %"
    sizes = next(a.menu() for a in small.bar.menu.menu().actions()[1].menu().actions() if a.text() == "Text size")
    sizes.aboutToShow.emit()
    assert menu_words(sizes)[-4:] == ["100 %", "150 %", "200 %", "300 %"] and checked(sizes.actions()) == ["200 %"]
    press(small.timeline.canvas, Key.Key_Minus, CTRL)
    press(small.timeline.canvas, Key.Key_0, CTRL | SHIFT)
    assert small.desk.theme.scale == 1.0, "what was pressed last, at once"
    settle(250)
    assert small.desk.theme.scale == 1.0


def test_a_size_that_was_just_asked_for_is_there_at_the_next_start(start, small_dataset, folder):
    first = start(small_dataset, folder)
    press(first.timeline.canvas, Key.Key_Equal, CTRL)
    first.close()
    assert start(small_dataset, folder).desk.theme.scale == pytest.approx(1.1)


@pytest.mark.parametrize("scale", [*(pytest.param(scale, marks=pytest.mark.slow) for scale in (1.0, 2.0)), 3.0])
def test_every_size_from_100_to_300_percent(start, folder, small_dataset, scale):
    Notebook(folder).write("place", {"text": scale})
    window = start(small_dataset, size=(1366, 768))
    settle(40)
    found = sizes(window)
    assert found["line"] == round(12.5 * scale) and found["dates"] == round(11 * scale)
    assert found["statement"] == round(14 * scale)
    assert min(found.values()) >= 11
    click_on_line(window, "independence")
    assert window.detail.title.text() == "Independence"
    for control in (*window.findChildren(QAbstractButton), window.search):
        if control.isVisible():
            least = control.minimumSizeHint()
            assert control.height() >= QFontMetricsF(control.font()).height() or not control.text(), control.text()
            assert control.height() >= least.height() - 1, control.text()
            assert control.width() >= least.width() - 1 or control.parent() is window.chips, control.text()
    boxes = [w.geometry() for w in window.bar.children() if hasattr(w, "isVisible") and w.isVisible()]
    for n, box in enumerate(boxes):  # Controls of the bar never lie over one another.
        assert not any(box.intersects(other) for other in boxes[n + 1:])
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert QFontInfo(label.font()).pixelSize() >= round(11 * scale) - 1, label.text()


def test_nothing_is_moved_where_the_keys_go_to_a_field(small):
    before = small.search.sizeHint(), small.room.mapTo(small, QPoint(0, 0))
    press(small, Key.Key_F, CTRL)
    settle(50)
    assert small.search.hasFocus()
    assert (small.search.sizeHint(), small.room.mapTo(small, QPoint(0, 0))) == before


def test_titles_lie_neither_over_one_another_nor_over_a_mark(window):
    for _ in range(3):
        drawing = window.timeline.canvas.draw_now()
        half = drawing.metrics.row / 2 - 2
        boxes = [(x.x, x.y - half, x.x + x.width, x.y + half, x.text) for x in drawing.labels]
        for n, (left, top, right, bottom, text) in enumerate(boxes):
            for low, high, far, deep, other in boxes[n + 1:]:
                assert not (left < far and low < right and top < deep and high < bottom), (text, other)
            for mark in drawing.marks:
                assert not (left < mark.x < right and top < mark.y < bottom), (text, mark)
        press(window.timeline.canvas, Key.Key_Plus)
        press(window.timeline.canvas, Key.Key_Plus)


def test_everything_fits_at_the_sizes_of_common_screens(small):
    for width, height in ((1024, 600), (1366, 768), (1920, 1080)):
        small.resize(width, height)
        settle(20)
        assert (small.width(), small.height()) == (width, height)
        assert small.timeline.canvas.area.height() > 100
        corner = small.bar.menu.mapTo(small, QPoint(small.bar.menu.width(), small.bar.menu.height()))
        assert corner.x() <= width


@pytest.mark.slow
def test_what_is_chosen_stays_in_view_when_the_text_grows(window):
    canvas = window.timeline.canvas
    key = window.desk.session.state.current
    for scale in (1.6, 3.0, 1.0):
        window.desk.theme.set_scale(scale)
        settle(50)
        spot = canvas.place_of(key)
        assert spot is not None and canvas.area.contains(spot), scale


def test_what_is_chosen_stays_in_view_when_something_takes_height_from_the_line(window):
    canvas, session = window.timeline.canvas, window.desk.session
    key, px = session.state.current, window.desk.theme.px
    spot = canvas.place_of(key)
    canvas.set_scroll(canvas.scroll - (canvas.area.bottom() - px(33) - spot.y()))  # as low as it is scrolled by itself
    whole = canvas.height()
    session.change(filters=Filters(kinds=frozenset(("event", "base", "treaty"))))
    settle(30)
    assert canvas.height() < whole and canvas.area.adjusted(0, 0, 0, -px(20)).contains(canvas.place_of(key))
    window.whole.setSizes([300, 420])
    settle(30)
    assert canvas.height() < whole - 80 and canvas.area.adjusted(0, 0, 0, -px(20)).contains(canvas.place_of(key))


def test_in_a_small_window_the_strip_gives_way_to_the_line_and_covers_no_dates(window):
    window.resize(800, 500)
    settle(30)
    line = window.timeline
    whole = line.overview.height()
    window.desk.session.change(filters=Filters(verdicts=frozenset(("differ",))), lens=("briefing", "rcsp"),
                               compared=("briefing", "rcsp"))
    settle(50)
    assert line.overview.isVisible() and line.overview.height() < whole
    assert line.canvas.geometry().bottom() < line.overview.geometry().top()
    assert line.canvas.area.height() > 2 * line.canvas.draw_now().metrics.row


@pytest.mark.slow
def test_what_is_chosen_stays_in_view_when_other_things_are_shown_than_before(window):
    window.desk.theme.set_scale(3.0)
    settle(50)
    canvas, session = window.timeline.canvas, window.desk.session
    for filters in (Filters(verdicts=frozenset(("differ", "agree"))), Filters()):
        session.change(filters=filters)
        settle(50)
        half = window.desk.theme.px(7)
        assert canvas.area.adjusted(0, half, 0, -half).contains(canvas.place_of(session.state.current))


def test_what_the_reader_has_scrolled_away_from_is_not_fetched_back(window):
    canvas = window.timeline.canvas
    canvas.set_scroll(canvas.most_scroll)
    window.whole.setSizes([400, 320])
    settle(30)
    assert canvas.place_of(window.desk.session.state.current) is None and canvas.scroll > 0
