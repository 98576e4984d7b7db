"""The strip of the whole period: rows of what documents cover, and when they were written."""

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor

from explorer.model.days import to_day
from explorer.model.filters import Filters
from tests.ui.hands import from_menu, picture, pixels_of, settle, tip


def row_spot(overview, number: int, day: float) -> QPointF:
    return QPointF(overview.x_of(day), overview.row_top(number) + overview.row / 2)


def test_hovering_a_row_names_the_document_and_what_it_covers(small):
    overview = small.timeline.overview
    keys = [s.key for s in small.desk.library.sources]
    said = tip(overview.viewport(), row_spot(overview, keys.index("memoir"), to_day(2000)))
    assert said.split("\n")[:3] == ["Memoir", "Covers 1990 to 2014", "Written 2014"]
    assert tip(overview.viewport(), QPointF(200, 4)) == ""


def test_an_inferred_date_is_said_and_drawn_as_such(window):
    overview, colours = window.timeline.overview, window.desk.theme.colours
    cover = overview.covers[0]
    assert cover.inferred
    assert "(inferred)" in overview.told(cover)
    window.desk.theme.set_scale(3.0)
    settle()
    middle = row_spot(overview, 0, sum(cover.written) / 2 + 0.5) - QPointF(0, 1)
    image = picture(overview.viewport())
    assert pixels_of(image, colours.text, middle, 1, 60) == 0
    assert pixels_of(image, colours.text, middle, 12, 60) > 10


def test_a_band_is_painted_where_it_covers_and_not_beyond(small):
    overview, keys = small.timeline.overview, [s.key for s in small.desk.library.sources]
    small.timeline.canvas.fit()
    n = keys.index("memoir")
    image = picture(overview.viewport())

    def colour(day: int) -> QColor:
        return image.pixelColor(row_spot(overview, n, day).toPoint() - QPoint(0, 1))

    assert colour(to_day(2000)) != colour(to_day(2019))
    assert colour(to_day(2000)) == colour(to_day(1995))


def test_who_cannot_see_it_is_told(small):
    told = small.timeline.overview.accessibleDescription()
    assert "Memoir" in told and "Covers 1990 to 2014" in told


def test_the_curve_follows_the_filters_not_the_lanes(small):
    overview = small.timeline.overview

    def heights() -> list[float]:
        return overview.curve.getData()[1].tolist()

    before = heights()
    from_menu(small.bar.lanes, "By kind")
    assert heights() == before
    small.desk.session.change(filters=Filters(kinds=frozenset(("treaty",))))
    assert heights() != before


def test_the_rows_grow_with_the_text(small):
    overview = small.timeline.overview
    before = overview.height(), overview.row
    small.desk.theme.set_scale(2.0)
    assert overview.height() > 1.8 * before[0] and overview.row > 1.8 * before[1]
