"""Eras on the screen: named above the line, with who says so; two at once are both to be seen."""

from collections import Counter
from dataclasses import replace
from itertools import accumulate, combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF

from explorer.model.filters import Filters
from explorer.timeline.drawing import Drawing, Era
from explorer.timeline.eras import Term
from explorer.ui.timeline.eras import names_of, written
from tests.ui.hands import alike, click, picture, settle, tip

pytestmark = pytest.mark.documents(1)


def head_of(window, key: str) -> QPointF:
    """The middle of the name of an era."""
    line = window.timeline.canvas
    box = next(box for era, box in names_of(line.draw_now(), line.head) if era.key == key)
    return box.translated(line.area.left(), 0).center()


def test_an_era_ends_where_the_documents_say_and_its_name_says_when_and_leads_to_who_it_was(window):
    eras = {e.key: e for e in window.timeline.canvas.draw_now().eras}
    scale = window.timeline.canvas.scale_now
    year = 365.25 / scale.days_per_pixel
    assert eras["akayev"].x1 - eras["akayev"].x0 > 14 * year
    assert eras["jeenbekov"].end - eras["jeenbekov"].begin > 2 * year
    assert not any(e.row for e in eras.values())
    canvas = window.timeline.canvas
    drawing = canvas.draw_now()
    wide = QFontMetricsF(window.desk.theme.font(11)).horizontalAdvance
    boxes = {era.key: box for era, _, box in written(drawing, canvas.head, wide)}
    assert set(boxes) == {era.key for era in drawing.eras}
    at = boxes["jeenbekov"].translated(canvas.area.left(), 0)
    for x in (at.left() + 2, at.center().x(), at.right() - 2):
        assert canvas.era_at(QPointF(x, at.center().y())).key == "jeenbekov"
    click(canvas.viewport(), QPointF(at.right() - 2, at.center().y()))
    assert window.detail.title.text() == window.desk.title("jeenbekov")
    canvas = window.timeline.canvas
    said = tip(canvas.viewport(), head_of(window, "akayev"))
    assert said.startswith("Askar Akayev\nPresident of Kyrgyzstan\n")
    assert "RCSP paper: " in said and "1990 to 2005" in said and "Country profile: until" in said
    click(canvas.viewport(), head_of(window, "akayev"))
    assert window.detail.title.text() == "Askar Akayev"


def test_beside_the_names_stands_the_office_and_the_pointer_reads_what_the_shading_is(window):
    canvas = window.timeline.canvas
    assert canvas.gutter > 60
    corner = QPointF(canvas.gutter / 2, canvas.head / 2)
    assert tip(canvas.viewport(), corner).startswith("President of Kyrgyzstan: the names, and the shading below")
    box = canvas.rect().adjusted(0, 0, canvas.gutter - canvas.width() - 4, canvas.head - canvas.height() - 4)
    shown = picture(canvas).copy(box)
    assert any(not alike(shown.pixelColor(x, y), QColor(window.desk.theme.colours.paper), 40)
               for x in range(box.width()) for y in range(box.height())), "words, left of the names"
    canvas.content.office = ""
    canvas.viewport().update()
    settle()
    assert picture(canvas).copy(box) != shown, "and they are the office"


def test_two_at_once_are_both_named_and_both_to_be_seen(window):
    canvas, content = window.timeline.canvas, window.timeline.content
    low = canvas.head
    first, last = window.desk.session.state.window
    days = (last - first) / 4
    one = Term("akayev", first, first, first + 2 * days, first + 2 * days, "Askar Akayev")
    other = replace(one, key="bakiyev", first=first + days, sure_first=first + days, sure_last=first + 3 * days,
                    last=first + 3 * days, title="Kurmanbek Bakiyev", row=1)
    content.eras, content.era_rows = (one, other), 2
    window.timeline.restyle()
    settle()
    assert canvas.head > low
    boxes = {era.key: box for era, box in names_of(canvas.draw_now(), canvas.head)}
    assert not boxes["akayev"].intersects(boxes["bakiyev"])
    image, area = picture(canvas.viewport()), canvas.area
    colours = window.desk.theme.colours

    def ink(share: float, y: float, hue: str) -> int:
        x = area.left() + area.width() * share
        return sum(alike(image.pixelColor(round(x + n), round(y)), QColor(hue), 40) for n in range(-30, 30))

    for key, within, without in (("akayev", 0.2, 0.9), ("bakiyev", 0.7, 0.1)):
        y = boxes[key].bottom() - 1
        assert ink(within, y, colours.muted) > 50 and ink(without, y, colours.muted) < 10
    x = round(area.left() + area.width() * 0.7)  # only the second: hatched all the same
    column = [image.pixelColor(x, y) for y in range(round(area.top()) + 1, round(area.bottom()))]
    assert sum(not alike(pixel, QColor(colours.paper), 6) for pixel in column) > len(column) / 6


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_each_term_has_a_tint_and_years_in_which_nobody_is_named_have_none(window, theme):
    canvas, content = window.timeline.canvas, window.timeline.content
    window.desk.theme.choose(theme)
    window.desk.session.change(filters=Filters(kinds=frozenset(("nothing",))))
    first, last = window.desk.session.state.window
    year = (last - first) / 10

    def term(key: str, *years: float) -> Term:
        return Term(key, *(first + n * year for n in years))

    content.eras, content.era_rows = (term("akayev", 0, 0, 3, 3), term("bakiyev", 3, 3, 5, 6),
                                      term("jeenbekov", 7, 8, 8.5, 9.5), term("japarov", 8.5, 9.5, 10, 10)), 1
    window.timeline.restyle()
    settle()
    image, area, colours = picture(canvas.viewport()), canvas.area, window.desk.theme.colours

    def at(years: float) -> QColor:
        """What most of a column is painted in."""
        x = round(area.left() + area.width() * years / 10)
        column = Counter(image.pixelColor(x, y).name() for y in range(round(area.top()) + 1, round(area.bottom())))
        return QColor(column.most_common(1)[0][0])

    for years, tint in ((1.5, colours.eras[0]), (4, colours.eras[1]), (8.25, colours.eras[0]), (9.75, colours.eras[1]),
                        (6.5, colours.paper)):
        assert alike(at(years), QColor(tint), 1), years
    fading = [at(5 + n / 10).lightnessF() for n in range(11)]
    assert fading in (sorted(fading), sorted(fading, reverse=True))
    assert all(not alike(at(8.5 + n / 10), QColor(colours.paper), 6) for n in range(11)), "one or the other was"


def letters(words: str) -> float:
    """A width for words: each letter seven pixels."""
    return 7.0 * len(words)


def bands(*widths: float, name: str = "Abcde Fghij") -> Drawing:
    """Eras of these widths beside each other, without doubt."""
    edges = [0.0, *accumulate(widths)]
    return Drawing(width=edges[-1], eras=tuple(
        Era(f"{name}{n}", a, a, b, b, key=str(n)) for n, (a, b) in enumerate(pairwise(edges))))


def said(drawing: Drawing) -> list[str]:
    return [name for _, name, _ in sorted(written(drawing, 28.0, letters), key=lambda n: n[2].left())]


def test_a_short_era_has_its_name_in_the_middle_where_its_neighbours_have_room_for_theirs():
    assert said(bands(120, 120, 120)) == ["Abcde Fghij0", "Abcde Fghij1", "Abcde Fghij2"]
    assert said(bands(120, 60, 120)) == ["Abcde Fghij0", "Fghij1", "Abcde Fghij2"]
    narrow = bands(120, 30, 120)
    assert said(narrow) == ["Abcde Fghij0", "Fghij1", "Abcde Fghij2"]
    (box,) = (box for era, _, box in written(narrow, 28.0, letters) if era.key == "1")
    assert box.center().x() == 135
    assert said(bands(60, 30, 60)) == ["Fghij0", "Fghij2"], "nobody else loses his"
    assert said(bands(120, 10, 120)) == ["Abcde Fghij0", "Abcde Fghij2"], "one would not see whose it is"
    assert said(bands(30, 120)) == ["Abcde Fghij1"], "it would be cut at the edge"


@given(st.lists(st.floats(1, 200), min_size=1, max_size=9))
def test_no_name_stands_over_another_or_takes_it_away(widths):
    drawing = bands(*widths)
    found = written(drawing, 28.0, letters)
    for one, other in combinations([box for _, _, box in found], 2):
        assert not one.intersects(other)
    assert len({era for era, _, _ in found}) == len(found)
    for era, name, box in found:
        assert box.left() >= 0 and box.right() <= drawing.width and box.width() == letters(name)
        assert min(box.right(), era.end) - max(box.left(), era.begin) > 0.35 * box.width()
    fit = {era for era, box in names_of(drawing, 28.0) if letters(era.title.split()[-1]) <= box.width() - 8}
    assert fit <= {era for era, _, _ in found}
