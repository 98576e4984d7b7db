"""Eras on the screen: named above the line, with who says so; two at once are both to be seen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from explorer.timeline.eras import Term
from explorer.ui.timeline.eras import names_of
from tests.ui.hands import alike, click, picture, settle, tip

pytestmark = pytest.mark.documents(1)


def head_of(window, key: str) -> QPointF:
    """The middle of the name of an era."""
    line = window.timeline.canvas
    box = next(box for era, box in names_of(line.draw_now(), line.head) if era.key == key)
    return box.translated(line.area.left(), 0).center()


def test_an_era_ends_where_the_documents_say_and_not_where_one_calls_him_president(window):
    eras = {e.key: e for e in window.timeline.canvas.draw_now().eras}
    scale = window.timeline.canvas.scale_now
    year = 365.25 / scale.days_per_pixel
    assert eras["akayev"].x1 - eras["akayev"].x0 > 14 * year
    assert eras["jeenbekov"].end - eras["jeenbekov"].begin > 2 * year
    assert not any(e.row for e in eras.values())


def test_its_name_says_when_and_who_says_so_and_leads_to_who_it_was(window):
    canvas = window.timeline.canvas
    said = tip(canvas.viewport(), head_of(window, "akayev"))
    assert said.startswith("Askar Akayev\nPresident of Kyrgyzstan\n")
    assert "RCSP paper: " in said and "1990 to 2005" in said and "Country profile: until" in said
    click(canvas.viewport(), head_of(window, "akayev"))
    assert window.detail.title.text() == "Askar Akayev"


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
