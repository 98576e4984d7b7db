"""What the signs are called that something bears where it is pointed at, and that a picture has."""

from dataclasses import replace

import pytest
from hypothesis import given

from explorer.model.agreement import State
from explorer.model.schema import Flag
from explorer.timeline.detail import Request, draw
from explorer.timeline.drawing import Bar, Density, Drawing, Form, Mark, Phase
from explorer.timeline.meaning import on_line, on_picture
from explorer.timeline.pick import pick
from tests.timeline.test_drawing import requests

MARK = Mark(1, 0, 50.0, 50.0, 7.5, 50.0, 50.0, 0, int(State.AGREE), 1)
BAR = Bar(1, 0, 10.0, 210.0, 10.0, 210.0, 40.0, 16.0, int(Flag.BAR), int(State.ALONE), 1, ring=25.0)


def of_mark(mark: Mark, x: float = 50.0, y: float = 50.0) -> tuple[str, ...]:
    return pick(Drawing(300, 100, marks=(mark,)), x, y).signs


def of_bar(bar: Bar, x: float) -> tuple[str, ...]:
    return pick(Drawing(300, 100, bars=(bar,)), x, 48.0).signs


def test_a_mark_says_what_it_bears() -> None:
    assert of_mark(MARK) == ("agree",)
    assert of_mark(replace(MARK, flags=int(Flag.INFERRED), state=int(State.DIFFER))) == ("inferred", "differ")
    assert of_mark(replace(MARK, flags=int(Flag.SILENT))) == ("silent",)
    promised = replace(MARK, flags=int(Flag.PLANNED), form=Form(status="promised"))
    assert of_mark(promised) == ("not done:promised", "agree")


def test_the_band_below_a_mark_is_told_apart_from_it() -> None:
    wide = replace(MARK, form=Form(span=(0.0, 10.0, 90.0, 100.0)))
    assert of_mark(wide) == ("agree",)
    assert of_mark(wide, 50.0, 59.0) == of_mark(wide, 90.0, 59.0) == ("band",)
    assert of_mark(MARK, 90.0, 59.0) == ()


@pytest.mark.parametrize(("x", "flags", "solid1", "sign"), [
    (25, 0, 210, "alone"), (11, Flag.INFERRED, 210, "begin inferred"), (209, Flag.INFERRED, 210, "end inferred"),
    (120, Flag.INFERRED, 210, "inferred"), (206, Flag.OPEN_END, 210, "open"), (180, 0, 150, "soft end"),
    (206, Flag.INFERRED, 150, "soft end"), (120, Flag.PLANNED, 210, "not done:planned"),
    (120, Flag.SILENT, 210, "silent")])
def test_a_bar_says_what_it_bears_there(x: float, flags: int, solid1: float, sign: str) -> None:
    assert of_bar(replace(BAR, flags=int(flags) | BAR.flags, solid1=float(solid1)), x) == (sign,)


def test_a_bar_so_short_that_its_ring_covers_it_says_that_it_was_not_done() -> None:
    short = replace(BAR, x1=40.0, solid1=40.0, flags=int(Flag.BAR | Flag.PLANNED), status="discussed")
    assert of_bar(short, 25.0) == ("not done:discussed", "alone")


def test_a_plain_bar_says_nothing_of_signs() -> None:
    assert of_bar(BAR, 120.0) == ()


def test_phases_and_shading() -> None:
    step = Phase(1, 0, "signed", "happened", 100.0, 100.0, 56.0, True, 1)
    for phase, sign in ((step, "step"), (replace(step, status="planned"), "open step"),
                        (replace(step, inferred=True), "guessed step"),
                        (replace(step, x1=140.0, moment=False), "stretch")):
        assert pick(Drawing(300, 100, bars=(BAR,), phases=(phase,)), 100.0, 56.0).signs == (sign,)
    shaded = Drawing(300, 100, densities=(Density(0, 0.0, 8.0, 80.0, 12.0, (0.0, 0.5)),))
    assert pick(shaded, 12.0, 85.0).signs == ("density",) and pick(shaded, 4.0, 85.0).signs == ()


@given(requests())
def test_whatever_is_pointed_at_is_on_the_picture(asked: Request) -> None:
    drawing = draw(asked)
    there = on_picture(drawing, (0.0, drawing.height))
    for mark in drawing.marks:
        assert set(pick(drawing, mark.x, mark.y).signs) <= there
    for bar in drawing.bars:
        for share in (0.01, 0.5, 0.99):
            x = max(bar.x0, 0.0) + share * (min(bar.x1, drawing.width) - max(bar.x0, 0.0))
            assert set(pick(drawing, x, bar.y + bar.height / 2).signs) <= there


@given(requests())
def test_what_is_on_a_picture_is_on_its_line_too(asked: Request) -> None:
    extent = asked.columns.extent
    if extent is None:
        return
    there = on_line(asked, (extent[0] - 200.0, extent[1] + 200.0))
    drawing = draw(replace(asked, width=1000.0, window=(extent[0] - 200.0, extent[1] + 200.0), view=None,
                           strong=frozenset(), chosen=frozenset(), found=frozenset()))
    assert on_picture(drawing, (0.0, drawing.height)) <= there


@given(requests())
def test_the_signs_of_a_line_do_not_change_with_what_of_it_is_seen(asked: Request) -> None:
    extent = (-40_000.0, 40_000.0)
    moved = replace(asked, window=(0.0, 100.0), width=300.0, view=(0.0, 50.0))
    assert on_line(moved, extent) == on_line(asked, extent)
