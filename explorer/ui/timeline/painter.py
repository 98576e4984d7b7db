"""Paints a Drawing. Knows colours and fonts, decides nothing about what is where."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar, Density, Drawing, Label, Mark
from explorer.ui.ring import SMALL, paint_silence
from explorer.ui.timeline.eras import paint_bands
from explorer.ui.timeline.found import paint_found
from explorer.ui.timeline.inks import Inks
from explorer.ui.timeline.shapes import (
    paint_beyond,
    paint_body,
    paint_brackets,
    paint_dates,
    paint_hatched,
    paint_not_done,
    paint_phases,
    paint_span,
    paint_trails,
)
from explorer.ui.timeline.tellers import paint_tellers

# plain numbers: an enum would be asked a thousand times a frame
_OPEN_END = int(Flag.OPEN_END)
_PLANNED = int(Flag.PLANNED)
_SILENT = int(Flag.SILENT)
_INFERRED = int(Flag.INFERRED)

_TINT = 56
"""Alpha of a bar's body: 22%."""


@dataclass(frozen=True)
class Look:
    """How things are painted just now."""

    inks: Inks
    documents: int
    current: int | None = None
    selected: frozenset[int] = frozenset()
    hovered: int | None = None
    verdicts: bool = True
    """Whether it is to be seen if the documents agree."""
    signs: tuple[str, ...] = ()
    """A letter or number for each document."""
    found: frozenset[int] = frozenset()
    """What was searched for."""
    compared: bool = False
    """Whether it is two documents against each other."""
    view: tuple[float, float] = (-inf, inf)
    """From where to where the picture is seen: no title is cut through there, and no number."""


def paint_drawing(painter: QPainter, drawing: Drawing, look: Look, between: Callable[[], None] | None = None) -> None:
    """Everything inside the area of time, (0, 0) being its top left corner; `between` paints over the bars what
    lies below marks and titles."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    inks = look.inks
    paint_bands(painter, drawing, inks.colours)
    _grid(painter, drawing, look)
    _densities(painter, drawing.densities, look)
    for bar in drawing.bars:
        _bar(painter, bar, look)
    if between is not None:
        between()
    if look.found:
        paint_found(painter, drawing, look.found, inks.colours)
    if drawing.trails:
        paint_trails(painter, drawing.trails, inks)
    paint_phases(painter, drawing, inks)
    for mark in drawing.marks:
        if mark.form.dates:
            paint_dates(painter, mark, inks, look.signs, drawing.metrics)
        else:
            paint_span(painter, mark, inks, drawing.metrics.tick)
    for mark in drawing.marks:
        _mark(painter, mark, look)
    if look.compared:
        paint_tellers(painter, drawing, inks, look.signs)
    _labels(painter, [n for n in (*drawing.labels, *drawing.who) if n.y < drawing.held or _whole(n, look)], look)
    _counts(painter, drawing, look)


def _grid(painter: QPainter, drawing: Drawing, look: Look) -> None:
    faint = QColor(look.inks.line)
    faint.setAlpha(110)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright lines are sharp, and three times as fast
    painter.setPen(QPen(faint, 1))
    painter.drawLines([QLineF(x, 0, x, drawing.height) for x, _ in drawing.ticks])
    for lane in drawing.lanes:
        painter.fillRect(QRectF(0, round(lane.top + lane.height), drawing.width, 1), look.inks.line)


def _bar(painter: QPainter, bar: Bar, look: Look) -> None:
    inks, flags = look.inks, bar.flags
    hue = inks.hue(bar.lane)
    x0, x1 = max(bar.x0, -50.0), min(bar.x1, 20000.0)
    box = QRectF(x0, bar.y, x1 - x0, bar.height)
    if flags & _PLANNED:
        paint_hatched(painter, bar, box, inks)
    else:
        inferred = flags & _INFERRED
        full = _TINT // 2 if inferred else _TINT
        paint_body(painter, bar, inks, full)
        if bar.fade0 or bar.fade1:
            paint_beyond(painter, bar, inks, full)
        if bar.x0 >= -3 and bar.solid0 - bar.x0 < 12 and not inferred and not bar.fade0:
            painter.fillRect(QRectF(bar.x0, bar.y, 3, bar.height), hue)
        if flags & _OPEN_END:
            _arrow(painter, bar, hue)
        if inferred and x1 - x0 > 8:
            sharp = not flags & _OPEN_END and bar.x1 - bar.solid1 < 12
            paint_brackets(painter, x0, x1 if sharp else None, bar.y + bar.height / 2, bar.height / 2, hue)
    if bar.ring is not None:
        _ring(painter, bar.ring, bar.y + bar.height / 2, bar.ring_radius, bar, look)
    if flags & _SILENT:
        painter.setPen(QPen(hue, 1, Qt.PenStyle.DotLine))
        painter.setBrush(inks.paper)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    chosen = bar.entity == look.current or bar.entity in look.selected
    if chosen or bar.entity == look.hovered:
        painter.setPen(QPen(inks.accent, 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)


def _arrow(painter: QPainter, bar: Bar, hue: QColor) -> None:
    middle, tip = bar.y + bar.height / 2, bar.x1
    painter.setPen(QPen(hue, 1.6))
    quarter = bar.height / 4
    painter.drawLine(QPointF(tip - 7, bar.y + quarter), QPointF(tip - 1, middle))
    painter.drawLine(QPointF(tip - 7, bar.y + bar.height - quarter), QPointF(tip - 1, middle))


def _mark(painter: QPainter, mark: Mark, look: Look) -> None:
    inks = look.inks
    if mark.entity in (look.current, look.hovered) or mark.entity in look.selected:
        strong = mark.entity != look.hovered or mark.entity == look.current
        painter.setPen(QPen(inks.accent, 2 if strong else 1))
        painter.setBrush(inks.surface)
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius + 4, mark.radius + 4)
    if mark.flags & _SILENT:
        paint_silence(painter, mark.x, mark.y, mark.radius, inks.muted)
        return
    small, planned = mark.radius < SMALL, mark.flags & _PLANNED
    inferred = mark.flags & _INFERRED
    if inferred:
        painter.setOpacity(0.6)
    if not (small and planned):
        _ring(painter, mark.x, mark.y, mark.radius, mark, look)
    if inferred:
        painter.setOpacity(1.0)
    if planned:
        paint_not_done(painter, mark, inks.hue(mark.lane), small)
    if inferred:
        reach = mark.radius + 2
        paint_brackets(painter, mark.x - reach, mark.x + reach, mark.y, mark.radius, inks.hue(mark.lane))


def _ring(painter: QPainter, x: float, y: float, radius: float, thing: Bar | Mark, look: Look) -> None:
    """A ring around (x, y)."""
    picture, half = look.inks.ring(radius, thing.sources, look.documents, thing.state if look.verdicts else -1,
                                   thing.lane)
    painter.drawPixmap(round(x - half), round(y - half), picture)


def _whole(label: Label, look: Look) -> bool:
    """Whether all of a title is in view."""
    top, bottom = look.view
    half = look.inks.high / 2
    return top <= label.y - half and label.y + half <= bottom


def _labels(painter: QPainter, labels: Sequence[Label], look: Look) -> None:
    inks = look.inks
    for strong, font in ((False, inks.font), (True, inks.strong_font)):
        painter.setFont(font)
        half = painter.fontMetrics().height() / 2
        for muted, ink in ((False, inks.text), (True, inks.muted)):
            painter.setPen(ink)
            for label in labels:
                if label.strong is strong and label.muted is muted:
                    painter.drawStaticText(round(label.x), round(label.y - half), inks.words(label.text, strong))


def _densities(painter: QPainter, densities: tuple[Density, ...], look: Look) -> None:
    """Where a crowd lies in each lane, each as one small picture, drawn as wide as the lane."""
    for density in densities:
        rows = max(round(density.height * look.inks.ratio), 1)
        heights = np.rint(np.array(density.values) * rows)
        tint = look.inks.tint(density.lane, _TINT).rgba()
        dots = np.where(np.arange(rows, 0, -1)[:, None] <= heights, tint, 0).astype(np.uint32)
        picture = QImage(dots.tobytes(), len(heights), rows, QImage.Format.Format_ARGB32)
        painter.drawImage(QRectF(density.x0, density.y, density.step * len(heights), density.height), picture)


def _counts(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """Numbers, each in a rounded box."""
    inks, strip = look.inks, drawing.metrics.strip
    for count in drawing.counts:
        if count.y - strip / 2 < look.view[1] < count.y + strip / 2 + 1:
            continue
        number = [inks.figures[figure] for figure in f"+{count.number:,}"]
        wide = sum(width for _, width in number)
        box, width, height = inks.box(wide + 10, strip, count.lane, count.chosen, count.found > 0)
        x = round(min(max(count.x - width / 2, 0.0), drawing.width - width))
        painter.drawPixmap(x, round(count.y - height / 2), box)
        at, top = x + int(width - wide) // 2, int(count.y - inks.high / 2)
        for picture, own in number:
            painter.drawPixmap(at, top, picture)
            at += own
