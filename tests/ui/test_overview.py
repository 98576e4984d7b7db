"""The strip of the whole period: rows of what documents cover, and when they were written."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from explorer.model.days import to_day
from explorer.model.filters import Filters
from explorer.timeline.scale import LEAST_DAYS
from tests.ui.hands import drag, from_menu, picture, pixels_of, settle, tip, type_text, wait_until

pytestmark = pytest.mark.documents(1)


def row_spot(overview, number: int, day: float) -> QPointF:
    return QPointF(overview.x_of(day), overview.row_top(number) + overview.row / 2)


def test_hovering_a_row_names_the_document_and_what_it_covers(small):
    overview = small.timeline.overview
    keys = [s.key for s in small.desk.library.sources]
    said = tip(overview, row_spot(overview, keys.index("memoir"), to_day(2000)))
    assert said.split("\n")[:3] == ["Memoir", "Covers 1990 to 2014", "Written 2014"]
    assert tip(overview, QPointF(200, overview.row_top(len(keys)) + 1)) == ""


def test_each_sign_on_a_row_says_what_it_is_and_every_row_what_its_signs_are(window):
    overview, library = window.timeline.overview, window.desk.library
    key = "Grey: the years covered · diamond: written · tick: a part written"
    signs = [overview.x_of(sum(days, 1) / 2) for cover in overview.covers for days in (*cover.nows, cover.written)]
    for n, cover in enumerate(overview.covers):
        name = library.source(cover.source).short_title
        title, sign, last = tip(overview, row_spot(overview, n, sum(cover.written, 1) / 2)).split("\n")
        assert (title, last) == (name, key) and sign.startswith(("Diamond: written ", "Open diamond: written "))
        first, end = cover.bands[0]
        plain = next(x for x in range(round(overview.x_of(first)) + 2, round(overview.x_of(end)))
                     if min(abs(x - sign) for sign in signs) > 9)
        said = tip(overview, QPointF(plain, row_spot(overview, n, 0).y())).split("\n")
        assert (said[0], said[-1]) == (name, key) and said[1].startswith("Covers ")
    (part,) = [part for part in library.layers if part.edtf == "2002-12-05"]
    n = [cover.source for cover in overview.covers].index(part.source)
    assert tip(overview, row_spot(overview, n, to_day(2002, 12, 5))).split("\n")[1] == (
        "Tick: a part of it written 5 December 2002")


def test_the_strip_tells_as_soon_as_the_pointer_rests(small):
    overview = small.timeline.overview
    keys = [s.key for s in small.desk.library.sources]
    QTest.mouseMove(overview, row_spot(overview, keys.index("memoir"), to_day(2000)).toPoint())
    wait_until(lambda: QToolTip.isVisible() and QToolTip.text().startswith("Memoir"), 400)
    QApplication.sendEvent(overview, QEvent(QEvent.Type.Leave))
    wait_until(lambda: not QToolTip.isVisible())


def test_hovering_the_curve_says_what_it_is_and_what_the_points_above_it_are(small):
    overview = small.timeline.overview
    for x in (3, 200, overview.width() - 3):
        said = tip(overview, QPointF(x, 8))
        assert said.startswith("How much lies at each time") and "\n" not in said
    small.search.setFocus()
    type_text(small.search, "harbour")
    wait_until(lambda: bool(small.desk.session.state.sought.things))
    assert tip(overview, QPointF(200, 8)).endswith("\nPoints: what was found")


def test_an_inferred_date_is_said_and_drawn_as_such(window):
    overview, colours = window.timeline.overview, window.desk.theme.colours
    cover = overview.covers[0]
    assert cover.inferred
    assert "(inferred)" in overview.told(cover)
    window.desk.theme.set_scale(2.0)
    settle()
    middle = row_spot(overview, 0, sum(cover.written) / 2 + 0.5) - QPointF(0, 1)
    image = picture(overview)
    assert pixels_of(image, colours.text, middle, 1, 60) == 0
    assert pixels_of(image, colours.text, middle, 12, 60) > 10


def test_a_band_is_painted_where_it_covers_and_not_beyond(small):
    overview, keys = small.timeline.overview, [s.key for s in small.desk.library.sources]
    small.timeline.canvas.fit()
    n = keys.index("memoir")
    image = picture(overview)

    def colour(day: int) -> QColor:
        return image.pixelColor(row_spot(overview, n, day).toPoint() - QPoint(0, 1))

    assert colour(to_day(2000)) != colour(to_day(2019))
    assert colour(to_day(2000)) == colour(to_day(1995))


def test_an_edge_of_the_window_can_be_dragged(small):
    overview, session = small.timeline.overview, small.desk.session
    first, last = session.state.window
    drag(overview, QPointF(overview.x_of(last), 8), QPointF(overview.x_of(to_day(2010)), 8))
    assert session.state.window == pytest.approx((first, to_day(2010)), abs=1)
    drag(overview, QPointF(overview.x_of(first), 8), QPointF(overview.x_of(to_day(2020)), 8))
    assert session.state.window[1] - session.state.window[0] >= LEAST_DAYS - 0.01
    assert session.state.window[1] == pytest.approx(to_day(2010), abs=1)


def test_what_is_dragged_beyond_the_end_comes_back_with_the_hand(small):
    overview, session = small.timeline.overview, small.desk.session
    session.change(window=(float(to_day(2010)), float(to_day(2012))))
    begin = QPointF(overview.x_of(to_day(2011)), 8)
    overview.grab()
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=begin.toPoint())
    QTest.mouseMove(overview, QPoint(overview.width() + 300, 8))
    assert session.state.window[1] == pytest.approx(overview.content.extent[1], abs=1)
    QTest.mouseMove(overview, begin.toPoint())
    assert session.state.window == pytest.approx((to_day(2010), to_day(2012)), abs=1)
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=begin.toPoint())


def test_the_window_is_painted_where_it_is(small):
    overview = small.timeline.overview
    small.desk.session.change(window=(float(to_day(2005)), float(to_day(2010))))
    settle()
    image, accent = picture(overview), small.desk.theme.colours.accent
    for year in (2005, 2010):
        assert pixels_of(image, accent, QPointF(overview.x_of(to_day(year)), 10), 2, 60) > 4
    assert pixels_of(image, accent, QPointF(overview.x_of(to_day(2015)), 10), 2, 60) == 0


def test_who_cannot_see_it_is_told(small):
    told = small.timeline.overview.accessibleDescription()
    assert "Memoir" in told and "Covers 1990 to 2014" in told


def test_the_curve_follows_the_filters_not_the_lanes(small):
    overview = small.timeline.overview

    def heights() -> list[float]:
        return overview.heights.tolist()

    before = heights()
    from_menu(small.bar.lanes, "By kind")
    assert heights() == before
    small.desk.session.change(filters=Filters(kinds=frozenset(("treaty",))))
    wait_until(lambda: heights() != before)


def test_the_rows_grow_with_the_text(small):
    overview = small.timeline.overview
    before = overview.height(), overview.row
    small.desk.theme.set_scale(2.0)
    settle(30)
    assert overview.height() > 1.8 * before[0] and overview.row > 1.8 * before[1]


def test_where_there_is_no_room_for_the_rows_the_curve_says_what_they_cover(small):
    overview = small.timeline.overview
    small.desk.theme.set_scale(3.0)
    settle(30)
    assert overview.height() < overview.row_top(0) + overview.row
    said = tip(overview, QPointF(200, 20))
    assert all(overview.told(cover) in said for cover in overview.covers) and overview.covers
    assert said.startswith("How much lies at each time")


@pytest.mark.slow
def test_some_years_are_written_in_the_strip_and_never_crowd(window):
    for scale, theme in ((1.0, "light"), (3.0, "dark")):
        window.desk.theme.choose(theme)
        window.desk.theme.set_scale(scale)
        settle()
        are_written(window, scale)


def are_written(window, scale: float) -> None:
    overview = window.timeline.overview
    years = overview.years()
    assert len(years) >= (3 if scale < 3 else 1)
    assert {int(words) % 10 for *_, words in years} == {0}
    for x, wide, words in years:
        assert x == pytest.approx(overview.x_of(to_day(int(words)))) and wide / 2 <= x <= overview.width() - wide / 2
    for (x, wide, _), (following, next_wide, _) in pairwise(years):
        assert following - next_wide / 2 - (x + wide / 2) > wide / 2
    x, wide, _ = years[0]
    foot = overview.row_top(0)
    image = picture(overview)
    assert pixels_of(image, window.desk.theme.colours.text, QPointF(x, foot - 8 * scale), wide / 2, 60) > 5
