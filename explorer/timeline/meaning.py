"""Which signs something bears at a point, by name, and which of all signs are on a picture: what a hover and a legend
put into words."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from explorer.model.agreement import State
from explorer.model.arrangement import AS_IT_WAS
from explorer.model.schema import Flag
from explorer.timeline.detail import Request, draw
from explorer.timeline.drawing import Bar, Drawing, Mark, Phase

_OPEN, _PLANNED, _INFERRED, _SILENT = map(int, (Flag.OPEN_END, Flag.PLANNED, Flag.INFERRED, Flag.SILENT))
VERDICTS = {int(State.UNTOLD): "untold", int(State.ALONE): "alone", int(State.MENTIONED): "mentioned",
            int(State.AGREE): "agree", int(State.DIFFER): "differ", int(State.CONTRADICTS_ITSELF): "itself"}
"""State -> the sign inside a ring."""
_DOUBT = 12.0
"""Pixels; less doubt is not drawn at the end of a bar."""
_EDGE = 6.0
_WIDTHS = (1_000.0, 16_000.0)
"""Pixels of all years: so narrow that much is only counted, and so wide that nearly all has room."""


def of_mark(mark: Mark) -> tuple[str, ...]:
    """The signs of a mark, the one that it is known by first: what was not done as `not done:planned`."""
    if mark.flags & _SILENT:
        return ("silent",)
    found = [f"not done:{mark.form.status or 'planned'}"] if mark.flags & _PLANNED else []
    if mark.flags & _INFERRED:
        found.append("inferred")
    return (*found, VERDICTS.get(mark.state, "arcs"))


def below_mark(mark: Mark, x: float, y: float, high: float) -> tuple[str, ...]:
    """The sign below a mark that is at a point, `high` being how high it is; none where there is none."""
    if not mark.y + mark.radius <= y <= mark.y + mark.radius + high + 1:
        return ()
    first, _, _, last = mark.form.span
    dots = mark.form.dates
    if dots and mark.form.reach is None:
        return ("dots",) if dots[0].x - 3 <= x <= dots[-1].x + 3 else ()
    wide = not dots and last - first > 2 * mark.radius + 4
    return ("band",) if wide and first <= x <= last else ()


def of_bar(bar: Bar, x: float, whole: bool = False) -> tuple[str, ...]:
    """The signs of a bar at a place along it; or of the whole of it."""
    planned = (f"not done:{bar.status or 'planned'}",) if bar.flags & _PLANNED else ()
    if bar.ring is not None and abs(x - bar.ring) <= bar.height / 2 and not whole:
        return (*planned, VERDICTS.get(bar.state, "arcs"))
    if bar.flags & _SILENT:
        return ("silent",)
    if planned:
        return planned
    found = (name for name, first, last in _along(bar) if whole or first <= x <= last)
    return tuple(found if whole else islice(found, 1))


def _along(bar: Bar) -> Iterator[tuple[str, float, float]]:
    """The signs along a bar, and from where to where each is; the smallest first."""
    soft = bar.x1 - bar.solid1 >= _DOUBT
    if bar.flags & _OPEN:
        yield "open", bar.x1 - 9, bar.x1 + _EDGE
    if bar.flags & _INFERRED and bar.x1 - bar.x0 > 8:
        yield "begin inferred", bar.x0 - _EDGE, bar.x0 + _EDGE
        if not soft and not bar.flags & _OPEN:
            yield "end inferred", bar.x1 - _EDGE, bar.x1 + _EDGE
    if bar.solid0 - bar.x0 >= _DOUBT or bar.fade0:
        yield "soft begin", bar.x0 - bar.fade0 - _EDGE, bar.solid0
    if (soft or bar.fade1) and not bar.flags & _OPEN:
        yield "soft end", bar.solid1, bar.x1 + bar.fade1 + _EDGE
    if bar.flags & _INFERRED:
        yield "inferred", bar.x0, bar.x1


def of_phase(phase: Phase) -> tuple[str, ...]:
    """The sign of a phase."""
    name = "step" if phase.moment else "stretch"
    return (f"open {name}" if phase.not_done else f"guessed {name}" if phase.inferred else
            f"long {name}" if phase.known else name,)


def on_picture(drawing: Drawing, view: tuple[float, float]) -> frozenset[str]:
    """All signs that are on a picture between two heights, by name."""
    top, bottom = view

    def seen(y: float) -> bool:
        return y < drawing.held or top <= y <= bottom

    marks = [m for m in drawing.marks if seen(m.y)]
    bars = [b for b in drawing.bars if seen(b.y) and b.x1 > 0 and b.x0 < drawing.width]
    found = {name for mark in marks for name in of_mark(mark)}
    found |= {"band" for m in marks if not m.form.dates and m.form.span[3] - m.form.span[0] > 2 * m.radius + 4}
    found |= {"dates" if m.form.reach else "dots" for m in marks if m.form.dates}
    for bar in bars:
        found |= set(of_bar(bar, 0.0, whole=True)) | {"bar"}
        if bar.ring is not None:
            found.add(VERDICTS.get(bar.state, "arcs"))
    found |= {name for phase in drawing.phases if seen(phase.y) for name in of_phase(phase)}
    if any(phase.tie is not None and seen(phase.y) for phase in drawing.phases):
        found.add("tie")
    if any(bar.item in drawing.unended for bar in bars):
        found.add("untold end")
    for name, things in (("unended", drawing.trails), ("count", drawing.counts), ("density", drawing.densities)):
        if any(seen(thing.y) for thing in things):
            found.add(name)
    return frozenset(found)


def on_line(request: Request, extent: tuple[float, float]) -> frozenset[str]:
    """All signs that there are on a line in any of its years and lanes, however far one zooms in: the columns of the
    request are to be all there are. Of very many things the most salient stand for all."""
    whole = replace(request, window=extent, view=None, arrangement=AS_IT_WAS, strong=frozenset(), chosen=frozenset(),
                    found=frozenset())
    pictures = (draw(replace(whole, width=width)) for width in _WIDTHS)
    return frozenset[str]().union(*(on_picture(picture, (0.0, picture.height)) for picture in pictures))
