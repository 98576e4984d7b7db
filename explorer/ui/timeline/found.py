"""How what was searched for is marked: a highlighted title, and above its mark a point that leads down to it."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from explorer.timeline.drawing import Drawing
from explorer.ui.theme import Colours, Theme

_HALF = 4.0
"""Pixels at 100%: half the width of the point."""


def paint_found(painter: QPainter, drawing: Drawing, found: frozenset[int], colours: Colours) -> None:
    """Highlights below titles and marks; bars are painted already, titles and marks are not."""
    unit = drawing.metrics.row / 21
    half = drawing.metrics.row / 2 - unit
    boxes = [QRectF(label.x - 3 * unit, label.y - half, label.width + 6 * unit, 2 * half)
             for label in drawing.labels if label.entity in found and not label.on_bar]
    marks = [mark for mark in drawing.marks if mark.entity in found]
    bars = [bar for bar in drawing.bars if bar.entity in found and bar.x1 > 0 and bar.x0 < drawing.width]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.highlight))
    painter.drawRects(boxes + [QRectF(label.x - 2, label.y - half + 2, label.width + 4, 2 * half - 4)
                               for label in drawing.labels if label.entity in found and label.on_bar])
    for mark in marks:
        painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius + 3 * unit, mark.radius + 3 * unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.text), 1.2 * unit))
    painter.drawRects([QRectF(max(bar.x0, -9), bar.y, min(bar.x1, drawing.width + 9) - max(bar.x0, -9), bar.height)
                       for bar in bars])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.text))
    for mark in marks:
        painter.drawPolygon(point(mark.x, mark.y - mark.radius - 2 * unit, unit))
    for bar in bars:
        painter.drawPolygon(point(max(bar.x0, 0.0) + 8 * unit, bar.y - unit, unit))
    for count in drawing.counts:
        if count.found:
            painter.drawPolygon(point(count.x, count.y - drawing.metrics.strip / 2 - unit, unit))


def point(x: float, y: float, unit: float) -> QPolygonF:
    """A triangle that points down to a place."""
    half = _HALF * unit
    return QPolygonF([QPointF(x - half, y - 1.2 * half), QPointF(x + half, y - 1.2 * half), QPointF(x, y)])


def paint_ticks(painter: QPainter, places: Iterable[float], theme: Theme) -> None:
    """The same in the strip of the whole period: points at its upper edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours.text))
    last = float("-inf")
    for x in places:
        if x - last >= 2:  # closer ones are one on screen
            painter.drawPolygon(point(x, theme.px(6), theme.px(10) / 10))
            last = x


def paint_found_cell(painter: QPainter, box: QRect, theme: Theme) -> None:
    """The highlight in a cell of the table, below its words."""
    painter.fillRect(box.adjusted(0, 0, 0, -1), QColor(theme.colours.highlight))


def paint_found_point(painter: QPainter, box: QRect, theme: Theme) -> None:
    """The point, over whatever the cell is filled with."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.colours.text))
    painter.drawPolygon(point(box.left() + theme.px(6), box.top() + theme.px(6), theme.px(10) / 10))
    painter.restore()
