"""Small pictures of the signs on the line, each painted by the code that paints the line, with a short phrase."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from explorer.model.agreement import State
from explorer.model.schema import Flag
from explorer.model.vocabulary import NOT_DONE
from explorer.timeline.arrows import Arrow, Arrows, Link
from explorer.timeline.drawing import Bar, Count, DateDot, Density, Drawing, Era, Form, Mark, Metrics, Phase, Trail
from explorer.timeline.meaning import VERDICTS
from explorer.ui.desk import Desk, translate
from explorer.ui.timeline.inks import Inks
from explorer.ui.timeline.links import paint_arrows
from explorer.ui.timeline.painter import Look, paint_drawing

WIDE, _HIGH = 76.0, 30.0
"""Pixels of a picture, at 100%."""
_LOW = 24.0
"""The same of a brief one."""
_DENIED = "denied"
_BUT_DONE = tuple(f"not done:{status}" for status in sorted(NOT_DONE - {_DENIED}))
Draw = Callable[["_Place"], Drawing]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign and what it says; `draw` makes the drawing of a picture so wide and so high."""

    name: str
    words: str
    draw: Draw
    verdict: bool = False
    """Whether it says how documents stand to each other, which is not always to be seen."""
    brief: str = ""
    """The same in a word or two, for the bar below the line."""
    narrow: float = 24.0
    """How wide it is there."""
    of: tuple[str, ...] = ()
    """What it is called on a picture, by the names of `timeline/meaning`."""
    arrows: Callable[["_Place"], Arrows] | None = None
    """The arrows on it, if there are any."""
    look: Mapping[str, Any] = field(default_factory=dict)
    """What else is to be known of how it is painted."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The room for a picture, and what a mark or a bar in it would be made of."""

    width: float
    height: float
    metrics: Metrics
    documents: int

    @property
    def every(self) -> int:
        """All documents, a bit for each."""
        return (1 << self.documents) - 1

    def mark(self, flags: Flag = Flag(0), state: int = -1, sources: int = 0b11,  # noqa: B008
             x: float = 0.5, form: Form = Form()) -> Mark:  # noqa: B008
        at = x * self.width
        return Mark(0, 0, at, self.height / 2, self.metrics.radius, at, at, int(flags), int(state),
                    sources & self.every, form=form)

    def bar(self, flags: Flag = Flag(0), status: str = "", soft: float = 0.0, left: float = 6.0,  # noqa: B008
            right: float = 6.0, fading: float = 0.0) -> Bar:
        x0, x1 = left, self.width - right
        return Bar(0, 0, x0, x1, x0 + fading, x1 - soft, (self.height - self.metrics.bar) / 2, self.metrics.bar,
                   int(flags | Flag.BAR), 0, 1, status=status)

    def of(self, *things: Mark | Bar, phases: tuple[Phase, ...] = (), counts: tuple[Count, ...] = (),
           trails: tuple[Trail, ...] = (), densities: tuple[Density, ...] = ()) -> Drawing:
        return Drawing(self.width, self.height, marks=tuple(t for t in things if isinstance(t, Mark)),
                       bars=tuple(t for t in things if isinstance(t, Bar)), phases=phases, counts=counts,
                       trails=trails, densities=densities, metrics=self.metrics)

    def phase(self, x0: float, x1: float, status: str = "happened", tie: float | None = None) -> Phase:
        """A step on the lower edge of a bar, or a stretch on the upper."""
        bar = self.bar()
        moment = x0 == x1
        y = bar.y + bar.height if moment else bar.y + 1
        return Phase(0, 0, "signed" if moment else "lease", status, x0 * self.width, x1 * self.width, y, moment, 1,
                     tie=tie)


def _apart(place: _Place) -> Drawing:
    first, last = (DateDot(x * place.width, x * place.width, x * place.width, 1 << n)
                   for n, x in enumerate((0.15, 0.85)))
    form = Form(dates=(first, last), reach=(first.x, last.x))
    return place.of(place.mark(state=State.DIFFER, form=form))


def _both(place: _Place, flag: Flag, status: str = "") -> Drawing:
    """How a mark looks, and a bar, of which the same is said."""
    mark = place.mark(flag, sources=1, x=0.2, form=Form(status=status))
    return place.of(mark, place.bar(flag, status=status, left=place.width * 0.45, right=place.width * 0.05))


def _linked(place: _Place) -> Drawing:
    return place.of(place.mark(sources=1, x=0.15), place.mark(sources=0b10, x=0.85))


def _arrows(place: _Place) -> Arrows:
    wide, middle, high = place.width, place.height / 2, place.height * 0.12
    out = place.metrics.radius + 3
    curve = ((0.15 * wide + out, middle), (0.4 * wide, high), (0.6 * wide, high), (0.85 * wide - out, middle))
    return Arrows((Arrow(Link("led to", 0, 1, "", ("", "")), curve),))


def _era(place: _Place) -> Drawing:
    wide = place.width
    return replace(place.of(), eras=(Era("", 0.0, 0.1 * wide, 0.4 * wide, 0.6 * wide),
                                     Era("", 0.4 * wide, 0.6 * wide, 0.9 * wide, wide, tint=1)))


def _small(place: _Place) -> Drawing:
    states = (State.ALONE, State.AGREE, State.DIFFER)
    return place.of(*(replace(place.mark(state=state, x=x), radius=place.metrics.dot)
                      for state, x in zip(states, (0.25, 0.5, 0.75), strict=True)))


def _span(place: _Place) -> Drawing:
    wide = place.width
    return place.of(place.mark(form=Form(span=(0.08 * wide, 0.25 * wide, 0.75 * wide, 0.92 * wide))))


def _outside(place: _Place) -> Drawing:
    bar = place.bar(right=place.width * 0.45)
    return place.of(bar, phases=(place.phase(0.85, 0.85, "planned", tie=bar.x1),))


def _unended(place: _Place) -> Drawing:
    bar, middle = place.bar(right=place.width * 0.55, soft=place.width * 0.3), place.height / 2
    return place.of(bar, trails=(Trail(0, 0, bar.x1 + 4, place.width - 2, middle),))


def _crowd(place: _Place) -> Drawing:
    values = (0.2, 0.4, 0.9, 1.0, 0.6, 0.3, 0.5, 0.2)
    high = place.metrics.strip
    return place.of(densities=(Density(0, 4.0, (place.width - 8) / len(values), (place.height - high) / 2, high,
                                       values),))


def signs(verdicts: bool) -> list[Sign]:
    """All of them, the most needed first; those of verdicts only where they are to be seen."""
    def say(text: str) -> str:
        return translate("Signs", text)

    return [sign for sign in (*_needed(say), *_seldom(say)) if verdicts or not sign.verdict]


def _needed(say: Callable[[str], str]) -> list[Sign]:
    """Those that nearly every line has."""
    return [
        Sign("ring", say("a ring has an arc for each document; those that tell are filled"), lambda p: p.of(p.mark()),
             brief=say("arcs: who tells"), of=("arcs", *VERDICTS.values())),
        Sign("differ", say("two halves: they differ"), lambda p: p.of(p.mark(state=State.DIFFER)), verdict=True,
             brief=say("they differ"), of=("differ",)),
        Sign("agree", say("a full disc: they agree"), lambda p: p.of(p.mark(state=State.AGREE)), verdict=True,
             brief=say("they agree"), of=("agree",)),
        Sign("alone", say("a point: nothing to compare, for only one tells, or each of something else"),
             lambda p: p.of(p.mark(state=State.ALONE, sources=1)), verdict=True, brief=say("nothing to compare"),
             of=("alone", "mentioned", "untold")),
        Sign("silent", say("dotted, and empty: this document leaves it out"), lambda p: _both(p, Flag.SILENT),
             brief=say("left out"), narrow=54.0, of=("silent",)),
        Sign("not done", say("dashed, a bar hatched too: not done, only planned, promised, agreed, demanded, discussed "
                             "or expected; hover to read which"), lambda p: _both(p, Flag.PLANNED, "planned"),
             brief=say("planned, promised …"), narrow=54.0, of=_BUT_DONE),
        Sign("count", say("a number: so many more here; click it"),
             lambda p: p.of(counts=(Count(0, p.width / 2, p.height / 2, 3, 0.0, 1.0),)), brief=say("more here"),
             narrow=30.0, of=("count",)),
        Sign("inferred", say("brackets, and all of it paler: the editors infer the date"),
             lambda p: _both(p, Flag.INFERRED), brief=say("date inferred"), narrow=54.0,
             of=("inferred", "begin inferred", "end inferred")),
        Sign("fading", say("it fades, in or out: nobody says exactly when"),
             lambda p: p.of(p.bar(fading=p.width * 0.3, soft=p.width * 0.35)),
             brief=say("not exact"), narrow=44.0, of=("soft begin", "soft end", "untold end")),
        Sign("open", say("an open end: it goes on, as far as documents can tell"),
             lambda p: p.of(p.bar(Flag.OPEN_END)), brief=say("still so when written"), narrow=32.0, of=("open",)),
        Sign("unended", say("dots, or a question mark alone, behind it: no document says that it ended"), _unended,
             brief=say("end not told"), narrow=52.0, of=("unended",)),
        Sign("span", say("a band below: somewhere in this time"), _span, brief=say("some time in this"), narrow=40.0,
             of=("band",)),
        Sign("step", say("a diamond: a step, as signed or opened"),
             lambda p: p.of(p.bar(), phases=(p.phase(0.5, 0.5),)), brief=say("a step"), narrow=32.0, of=("step",)),
        Sign("stretch", say("a line on its upper edge: a lease or a term; dashed: not done; dotted: inferred"),
             lambda p: p.of(p.bar(), phases=(p.phase(0.25, 0.75),)), brief=say("lease or term"), narrow=36.0,
             of=("stretch", "open stretch", "guessed stretch"))]


def _seldom(say: Callable[[str], str]) -> list[Sign]:
    """The others."""
    return [
        Sign("itself", say("a zigzag: one of them contradicts itself"),
             lambda p: p.of(p.mark(state=State.CONTRADICTS_ITSELF)), verdict=True, brief=say("contradicts itself"),
             of=("itself",)),
        Sign("apart", say("letters, each a document, or joined dots: they date it apart"), _apart, verdict=True,
             brief=say("dated apart"), narrow=56.0, of=("dates", "dots")),
        Sign("link", say("an arrow, read along its way: somebody claims that the one led to, was answered by, came "
                         "before … the other; hover to read it"), _linked, brief=say("linked, as claimed"),
             narrow=54.0, of=("link",), arrows=_arrows),
        Sign("hollow", say("an open diamond: a step not taken; dotted: its date is inferred"),
             lambda p: p.of(p.bar(), phases=(p.phase(0.5, 0.5, "planned"),)), brief=say("a step not taken"),
             narrow=32.0, of=("open step", "guessed step")),
        Sign("long", say("a long diamond: a step, some time in this"),
             lambda p: p.of(p.bar(), phases=(replace(p.phase(0.5, 0.5), known=(p.width * 0.2, p.width * 0.8)),)),
             brief=say("a step in this time"), narrow=48.0, of=("long step",)),
        Sign("tie", say("a dotted line with diamonds: steps before or after what the bar stands for"), _outside,
             brief=say("steps outside the bar"), narrow=54.0, of=("tie",)),
        Sign("denied", say("struck through, a bar crossed: it is denied"), lambda p: _both(p, Flag.PLANNED, _DENIED),
             brief=say("denied"), narrow=54.0, of=(f"not done:{_DENIED}",)),
        Sign("density", say("shading below: the higher, the more lies there"), _crowd, brief=say("how many"),
             narrow=36.0, of=("density",)),
        Sign("bar", say("a bar: it lasted so long; a thick edge: when it began is known"), lambda p: p.of(p.bar())),
        Sign("chosen", say("a frame around it: it is chosen"), lambda p: p.of(p.mark(sources=1)),
             look={"current": 0}),
        Sign("found", say("a point above it: it was searched for"), lambda p: p.of(p.mark(sources=1)),
             look={"found": frozenset((0,))}),
        Sign("small", say("small, without arcs: there is no room; zoom in"), _small),
        Sign("era", say("shading from top to bottom, two tints by turns: who was in office; the name is above it; "
                        "none: nobody is named"), _era)]


def inks_now(desk: Desk, ratio: float) -> Inks:
    """What signs are painted with in the colours and the size of text of now."""
    return desk.icons.inks(desk.theme, desk.theme.colours, ratio)


def picture(desk: Desk, sign: Sign, inks: Inks, brief: bool = False) -> QPixmap:
    """A sign as the line would paint it now, in its colours and its size of text; smaller where it is brief."""
    scale, ratio = desk.theme.scale, inks.ratio
    wide, high = (sign.narrow if brief else WIDE) * scale, (_LOW if brief else _HIGH) * scale
    place = _Place(wide, high, Metrics().scaled(scale), len(desk.library.sources))
    look = Look(inks, place.documents, verdicts=desk.session.state.verdicts, signs=("A", "B"), **sign.look)
    found = QPixmap(round(wide * ratio), round(high * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    paint_drawing(painter, sign.draw(place), look)
    if sign.arrows:
        painter.setClipRect(0, 0, round(wide), round(high))
        paint_arrows(painter, sign.arrows(place), inks.colours, inks.small_font, None, ())
    painter.end()
    return found
