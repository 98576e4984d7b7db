"""At the end of a bar that nobody ends it is said up to when who could tell of it."""

import pytest
from PySide6.QtCore import QPointF

from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar
from tests.ui.hands import settle, tip

pytestmark = pytest.mark.documents(1)


def bar_of(window, key: str, lane: str = "") -> Bar:
    """Its last segment that was done, scrolled into view."""
    canvas = window.timeline.canvas
    canvas.reveal(key)
    settle()
    if lane:
        canvas.show_lane(lane)
    index = {box.index: box.key for box in canvas.draw_now().lanes}
    return max((bar for bar in canvas.draw_now().bars if bar.entity == canvas.content.id_of(key)
                and not bar.flags & int(Flag.PLANNED) and lane in ("", index[bar.lane])), key=lambda bar: bar.x1)


def said_at(window, x: float, y: float) -> str:
    """The line below the title, whole."""
    canvas = window.timeline.canvas
    words = tip(canvas.viewport(), QPointF(canvas.area.left() + x, canvas.seen(y)))
    return " ".join(words.split("\n")[1:3])


def at_its_end(window, key: str, lane: str = "") -> str:
    bar = bar_of(window, key, lane)
    return said_at(window, bar.x1 - 3, bar.y + bar.height / 2)


def written(window, title: str) -> str:
    (source,) = [s for s in window.desk.library.sources if s.short_title == title]
    return window.desk.wording.date(source.published)


def test_an_open_end_says_who_was_the_last_to_say_that_it_goes_on(window):
    then = written(window, "Sarı article")
    assert at_its_end(window, "russian-hegemony").startswith(
        f"Open end: still so when Sarı article was written, {then}; nothing later is told of it")
    window.desk.session.change(scheme="source")
    said = at_its_end(window, "kant", next(s.key for s in window.desk.library.sources
                                           if s.short_title == "Country briefing"))
    assert said.startswith("Open end: still so as of about June 2013, says Country briefing; nothing later")


def test_what_fades_since_nobody_ends_it_says_who_told_of_it_last(window):
    said = at_its_end(window, "joint-russian-base")
    assert said.startswith(
        "Fades out: no document says that it ended; the last to tell of it, Relations page, was written ")
    assert at_its_end(window, "russian-emigration").startswith("Fades out: nobody says exactly when it ended")


def test_the_question_mark_stands_for_the_last_of_all_documents(window):
    canvas = window.timeline.canvas
    bar = bar_of(window, "joint-russian-base")
    (trail,) = [t for t in canvas.draw_now().trails if t.entity == bar.entity]
    assert said_at(window, trail.x1 - 4, trail.y).startswith(
        f"Dots: no document says that it ended; the last, RCSP paper, was written {written(window, 'RCSP paper')}")
