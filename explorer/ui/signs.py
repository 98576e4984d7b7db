"""Small pictures of the signs on the line, each painted by the code that paints the line, with a short phrase."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from explorer.model.agreement import State
from explorer.model.schema import Flag
from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.timeline.drawing import Bar, Count, DateDot, Density, Drawing, Form, Mark, Metrics, Phase, Trail
from explorer.ui.desk import Desk, translate
from explorer.ui.timeline.inks import Inks
from explorer.ui.timeline.painter import Look, paint_drawing

WIDE, _HIGH = 76.0, 30.0
"""Pixels of a picture, at 100%."""
_LOW = 24.0
"""The same of a brief one."""
_DASHED = {
    "planned": QT_TRANSLATE_NOOP("Signs", "a dashed square: planned, not done"),
    "promised": QT_TRANSLATE_NOOP("Signs", "a dashed diamond: promised, not done"),
    "demanded": QT_TRANSLATE_NOOP("Signs", "a dashed arrowhead: demanded, not done"),
    "agreed": QT_TRANSLATE_NOOP("Signs", "a dashed hexagon: agreed, not done"),
    "discussed": QT_TRANSLATE_NOOP("Signs", "a dashed bubble: discussed, not done"),
    "forecast": QT_TRANSLATE_NOOP("Signs", "a dashed bowl: expected, not done"),
    "denied": QT_TRANSLATE_NOOP("Signs", "a dashed square, struck through: denied")}
_HATCHED = {
    "planned": QT_TRANSLATE_NOOP("Signs", "hatched with rising lines: planned, not done"),
    "promised": QT_TRANSLATE_NOOP("Signs", "hatched with falling lines: promised, not done"),
    "demanded": QT_TRANSLATE_NOOP("Signs", "hatched with upright lines: demanded, not done"),
    "agreed": QT_TRANSLATE_NOOP("Signs", "ruled with level lines: agreed, not done"),
    "discussed": QT_TRANSLATE_NOOP("Signs", "dotted: discussed, not done"),
    "forecast": QT_TRANSLATE_NOOP("Signs", "thinly dotted: expected, not done"),
    "denied": QT_TRANSLATE_NOOP("Signs", "a lattice: denied")}
"""Status -> what a mark, or a bar, of it looks like and says; the first stands for all in the bar below the line."""
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
            right: float = 6.0) -> Bar:
        x0, x1 = left, self.width - right
        return Bar(0, 0, x0, x1, x0, x1 - soft, (self.height - self.metrics.bar) / 2, self.metrics.bar,
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


def _dashed() -> list[Sign]:
    return [Sign("shapes" if status == "planned" else f"dashed-{status}", translate("Signs", words),
                 lambda p, s=status: p.of(p.mark(Flag.PLANNED, sources=1, form=Form(status=s))),  # type: ignore[misc]
                 brief=translate("Signs", "planned, promised …")) for status, words in _DASHED.items()]


def _hatched() -> list[Sign]:
    return [Sign("hatched" if status == "planned" else f"hatched-{status}", translate("Signs", words),
                 lambda p, s=status: p.of(p.bar(Flag.PLANNED, status=s)),  # type: ignore[misc]
                 brief=translate("Signs", "planned, promised …"), narrow=32.0)
            for status, words in _HATCHED.items()]


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

    found = [
        Sign("ring", say("a ring has an arc for each document; those that tell are filled"), lambda p: p.of(p.mark()),
             brief=say("arcs: the documents that tell")),
        Sign("agree", say("a full disc: they agree"), lambda p: p.of(p.mark(state=State.AGREE)), verdict=True,
             brief=say("they agree")),
        Sign("differ", say("two halves: they differ"), lambda p: p.of(p.mark(state=State.DIFFER)), verdict=True,
             brief=say("they differ")),
        Sign("itself", say("two full halves: one contradicts itself"),
             lambda p: p.of(p.mark(state=State.CONTRADICTS_ITSELF)), verdict=True, brief=say("contradicts itself")),
        Sign("alone", say("a point: only one tells, or each of something else"),
             lambda p: p.of(p.mark(state=State.ALONE, sources=1)), verdict=True, brief=say("one alone")),
        *_dashed(),
        Sign("inferred", say("brackets, and all of it paler: the editors infer the date"),
             lambda p: p.of(p.mark(Flag.INFERRED)), brief=say("date inferred")),
        Sign("span", say("a band below: somewhere in this time"), _span, brief=say("some time in this"), narrow=40.0),
        Sign("apart", say("letters: documents date it apart"), _apart, verdict=True, brief=say("dated apart"),
             narrow=56.0),
        Sign("bar", say("a bar: it lasted so long"), lambda p: p.of(p.bar())),
        Sign("fading", say("it fades: nobody says exactly when"), lambda p: p.of(p.bar(soft=p.width * 0.5)),
             brief=say("not exactly known"), narrow=36.0),
        Sign("open", say("an open end: it goes on"), lambda p: p.of(p.bar(Flag.OPEN_END)), brief=say("it goes on"),
             narrow=32.0),
        Sign("unended", say("dots behind it: no document says that it ended"), _unended, brief=say("end not told"),
             narrow=52.0),
        *_hatched(),
        Sign("stretch", say("a line on its upper edge: a lease or a term"),
             lambda p: p.of(p.bar(), phases=(p.phase(0.25, 0.75),)), brief=say("lease or term"), narrow=36.0),
        Sign("step", say("a diamond: a step, as signed or opened"),
             lambda p: p.of(p.bar(), phases=(p.phase(0.5, 0.5),)), brief=say("a step"), narrow=32.0),
        Sign("long", say("a long diamond: a step, some time in this"),
             lambda p: p.of(p.bar(), phases=(replace(p.phase(0.5, 0.5), known=(p.width * 0.2, p.width * 0.8)),)),
             brief=say("a step in this time"), narrow=48.0),
        Sign("hollow", say("an open diamond: not done, or inferred"),
             lambda p: p.of(p.bar(), phases=(p.phase(0.5, 0.5, "planned"),)), brief=say("a step not taken"),
             narrow=32.0),
        Sign("tie", say("a dotted line: a step before or after the bar"), _outside),
        Sign("silent", say("a dotted ring: this document leaves it out"), lambda p: p.of(p.mark(Flag.SILENT)),
             brief=say("left out")),
        Sign("count", say("a number: so many more here; click it"),
             lambda p: p.of(counts=(Count(0, p.width / 2, p.height / 2, 3, 0.0, 1.0),)), brief=say("so many more"),
             narrow=30.0),
        Sign("density", say("shading below: the higher, the more lies there"), _crowd, brief=say("how many"),
             narrow=36.0)]
    return [sign for sign in found if verdicts or not sign.verdict]


def picture(desk: Desk, sign: Sign, ratio: float, brief: bool = False) -> QPixmap:
    """A sign as the line would paint it now, in its colours and its size of text; smaller where it is brief."""
    theme, scale = desk.theme, desk.theme.scale
    wide, high = (sign.narrow if brief else WIDE) * scale, (_LOW if brief else _HIGH) * scale
    place = _Place(wide, high, Metrics().scaled(scale), len(desk.library.sources))
    inks = Inks(theme.colours, theme.font(12.5), theme.font(12.5, bold=True), theme.font(11), ratio)
    look = Look(inks, place.documents, verdicts=desk.session.state.verdicts, signs=("A", "B"))
    found = QPixmap(round(wide * ratio), round(high * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    paint_drawing(painter, sign.draw(place), look)
    painter.end()
    return found
