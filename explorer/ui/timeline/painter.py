"""Paints a Drawing. Knows colours and fonts, decides nothing about what is where."""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QLinearGradient, QPainter, QPen, QPixmap

from explorer.model.agreement import State
from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar, Drawing, Label, Mark
from explorer.ui.ring import SMALL, paint_silence, ring_pixmap
from explorer.ui.theme import Colours

# plain numbers: an enum would be asked a thousand times a frame
_OPEN_END = int(Flag.OPEN_END)
_PLANNED = int(Flag.PLANNED)
_SILENT = int(Flag.SILENT)

_TINT = 56
"""Alpha of a bar's body: 22%."""


@dataclass(frozen=True)
class Look:
    """How things are painted just now."""

    colours: Colours
    font: QFont
    strong_font: QFont
    small_font: QFont
    documents: int
    current: int | None = None
    selected: frozenset[int] = frozenset()
    hovered: int | None = None
    rings: dict[tuple[object, ...], QPixmap] = field(default_factory=dict)
    """Rings painted before, to be used again: painting one takes 0.1 ms, and a picture has some forty."""


def paint_drawing(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """Everything inside the area of time, (0, 0) being its top left corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _eras(painter, drawing, look)
    _grid(painter, drawing, look)
    _densities(painter, drawing, look)
    for bar in drawing.bars:
        _bar(painter, bar, look)
    _doubt(painter, drawing.marks, look)
    for mark in drawing.marks:
        _mark(painter, mark, look)
    _labels(painter, drawing.labels, look)
    _counts(painter, drawing, look)


def _eras(painter: QPainter, drawing: Drawing, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours.era))
    for n, era in enumerate(drawing.eras):
        if n % 2 == 0:
            painter.drawRect(QRectF(era.x0, 0, era.x1 - era.x0, drawing.height))


def _grid(painter: QPainter, drawing: Drawing, look: Look) -> None:
    pen = QPen(QColor(look.colours.line), 1, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    for x, _ in drawing.ticks:
        painter.drawLine(QPointF(x, 0), QPointF(x, drawing.height))
    painter.setPen(QPen(QColor(look.colours.line), 1))
    for lane in drawing.lanes:
        y = lane.top + lane.height
        painter.drawLine(QPointF(0, y), QPointF(drawing.width, y))


def _densities(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """How dense a crowd lies, behind the counts. Images, for a polygon of 350 points takes 4 ms."""
    for density in drawing.densities:
        hue = look.colours.lane(density.lane)
        hue.setAlpha(_TINT)
        long, high = len(density.values), max(round(density.height), 1)
        levels = (np.arange(high, 0, -1, dtype=np.float32) - 0.5) / high
        pixels = np.where(np.array(density.values, dtype=np.float32) >= levels[:, None], np.uint32(hue.rgba()),
                          np.uint32(0))
        image = QImage(pixels.data, long, high, 4 * long, QImage.Format.Format_ARGB32)
        painter.drawImage(QRectF(density.x0, density.y, density.step * long, density.height), image)


def _bar(painter: QPainter, bar: Bar, look: Look) -> None:
    hue = look.colours.lane(bar.lane)
    x0, x1 = max(bar.x0, -50.0), min(bar.x1, 20000.0)
    box = QRectF(x0, bar.y, x1 - x0, bar.height)
    chosen = bar.entity == look.current or bar.entity in look.selected
    if bar.flags & _PLANNED:
        body = QColor(hue)
        body.setAlpha(110)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(body, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box)
        painter.setPen(QPen(hue, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_body(bar, hue, x0, x1))
        painter.drawRect(box)
        if bar.solid0 - bar.x0 < 12 and bar.x0 >= -3:
            painter.setBrush(hue)
            painter.drawRect(QRectF(bar.x0, bar.y, 3, bar.height))
        if bar.flags & _OPEN_END:
            _arrow(painter, bar, hue)
    if bar.ring is not None:
        _ring(painter, bar.ring, bar.y + bar.height / 2, bar.ring_radius, bar.sources, bar.state, hue, look)
    if bar.flags & _SILENT:
        painter.setPen(QPen(hue, 1, Qt.PenStyle.DotLine))
        painter.setBrush(QColor(look.colours.paper))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    if chosen or bar.entity == look.hovered:
        painter.setPen(QPen(QColor(look.colours.accent), 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 3, 3)


def _body(bar: Bar, hue: QColor, x0: float, x1: float) -> QBrush:
    """A tint that fades over the width of the doubt at either end."""
    tint, none = QColor(hue), QColor(hue)
    tint.setAlpha(_TINT)
    none.setAlpha(0 if bar.solid0 - bar.x0 > 12 else _TINT)
    length = max(x1 - x0, 1.0)
    gradient = QLinearGradient(x0, 0, x1, 0)
    gradient.setColorAt(0, none)
    gradient.setColorAt(min(max((bar.solid0 - x0) / length, 0.0), 0.5), tint)
    gradient.setColorAt(max(min((bar.solid1 - x0) / length, 1.0), 0.5), tint)
    end = QColor(hue)
    end.setAlpha(_TINT // 4 if bar.x1 - bar.solid1 > 12 else _TINT)
    gradient.setColorAt(1, end)
    return QBrush(gradient)


def _arrow(painter: QPainter, bar: Bar, hue: QColor) -> None:
    middle, tip = bar.y + bar.height / 2, bar.x1
    painter.setPen(QPen(hue, 1.6))
    quarter = bar.height / 4
    painter.drawLine(QPointF(tip - 7, bar.y + quarter), QPointF(tip - 1, middle))
    painter.drawLine(QPointF(tip - 7, bar.y + bar.height - quarter), QPointF(tip - 1, middle))


def _doubt(painter: QPainter, marks: tuple[Mark, ...], look: Look) -> None:
    """A band as wide as the date is uncertain, one fill a hue."""
    bands: dict[int, list[QRectF]] = defaultdict(list)
    for mark in marks:
        if mark.high - mark.low > 2 * mark.radius + 4:
            low, high = max(mark.low, -50.0), min(mark.high, 20000.0)
            below = mark.y + mark.radius + 0.5  # where it strikes no title through
            bands[mark.lane].append(QRectF(low, below, high - low, 2.5))
    painter.setPen(Qt.PenStyle.NoPen)
    for lane, boxes in bands.items():
        hue = look.colours.lane(lane)
        hue.setAlpha(70)
        painter.setBrush(hue)
        for box in boxes:
            painter.drawRoundedRect(box, 1, 1)


def _mark(painter: QPainter, mark: Mark, look: Look) -> None:
    hue, colours = look.colours.lane(mark.lane), look.colours
    if mark.entity in (look.current, look.hovered) or mark.entity in look.selected:
        strong = mark.entity != look.hovered or mark.entity == look.current
        painter.setPen(QPen(QColor(colours.accent), 2 if strong else 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius + 4, mark.radius + 4)
    if mark.flags & _SILENT:
        paint_silence(painter, mark.x, mark.y, mark.radius, QColor(colours.muted))
        return
    _ring(painter, mark.x, mark.y, mark.radius, mark.sources, mark.state, hue, look)
    if mark.flags & _PLANNED and mark.radius >= SMALL:
        painter.setPen(QPen(hue, 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side = 2 * mark.radius + 5
        painter.drawRect(QRectF(mark.x - side / 2, mark.y - side / 2, side, side))


def _ring(painter: QPainter, x: float, y: float, radius: float, sources: int, state: int, hue: QColor,
          look: Look) -> None:
    """A ring around (x, y), from those painted before if there is one like it."""
    ratio = painter.device().devicePixelRatio()
    size = round(2 * radius) + 2
    key = size, ratio, sources, state, hue.rgba()
    if key not in look.rings:
        look.rings[key] = ring_pixmap(size, ratio, sources, look.documents, State(state), hue,
                                      QColor(look.colours.line), QColor(look.colours.surface))
    painter.drawPixmap(QPointF(round(x - size / 2), round(y - size / 2)), look.rings[key])


def _labels(painter: QPainter, labels: tuple[Label, ...], look: Look) -> None:
    inks = {False: QColor(look.colours.text), True: QColor(look.colours.muted)}
    for strong in (False, True):
        painter.setFont(look.strong_font if strong else look.font)
        metrics = painter.fontMetrics()
        drop = (metrics.ascent() - metrics.descent()) / 2
        for label in labels:
            if label.strong is strong:
                painter.setPen(inks[label.muted])
                painter.drawText(QPointF(label.x, label.y + drop), label.text)


def _counts(painter: QPainter, drawing: Drawing, look: Look) -> None:
    painter.setFont(look.small_font)
    painter.setBrush(QColor(look.colours.surface))
    metrics, high = painter.fontMetrics(), drawing.metrics.strip
    drop = (metrics.ascent() - metrics.descent()) / 2
    words, chosen = QPen(QColor(look.colours.muted)), QPen(QColor(look.colours.accent), 2)
    hues = {lane.index: QPen(look.colours.lane(lane.index), 1) for lane in drawing.lanes}
    for count in drawing.counts:
        text = f"+{count.number:,}"
        width = metrics.horizontalAdvance(text) + 10
        left = min(max(count.x - width / 2, 0.0), drawing.width - width)
        painter.setPen(chosen if count.chosen else hues[count.lane])
        painter.drawRoundedRect(QRectF(left, count.y - high / 2, width, high), high / 2, high / 2)
        painter.setPen(words)
        painter.drawText(QPointF(left + 5, count.y + drop), text)
