"""The mark that says who tells: a ring of as many arcs as there are documents, the verdict inside.

Arcs stand in the documents' order, clockwise from the top, filled for those that tell. Inside: a full
disc, they agree; two halves, they differ; a zigzag, one contradicts itself; a point, one stands alone or nothing
compares; nothing, where it is not to be seen. Small, it is a dot, a split dot, a zigzag, or a point in a circle; a bare
circle where it is not to be seen.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from explorer.model.agreement import State

SMALL = 6.0
"""Below this radius the ring has no room."""
VERDICT = 0.48
"""The radius of the shape inside, as a share of the ring's."""
_ZIGZAG = ((0.3, -1.15), (-0.95, 0.25), (-0.1, 0.25), (-0.3, 1.15), (0.95, -0.25), (0.1, -0.25))
"""Corners for a radius of 1: no round shape, so that it is not taken for halves where it is as small as it gets."""


def paint_ring(painter: QPainter, x: float, y: float, radius: float, sources: int, documents: int,
               state: State | None, hue: QColor, empty: QColor, ground: QColor) -> None:
    """Paint the mark around (x, y)."""
    if radius < SMALL:
        paint_dot(painter, x, y, radius, state, hue, ground)
        return
    paint_ground(painter, x, y, radius, ground)
    for n in range(documents):
        paint_arc(painter, x, y, radius, n, documents, hue if sources >> n & 1 else empty)
    paint_verdict(painter, x, y, radius * VERDICT, state, hue)


def paint_dot(painter: QPainter, x: float, y: float, radius: float, state: State | None, hue: QColor,
              ground: QColor) -> None:
    """Paint the mark where it has no room for arcs."""
    if state is State.CONTRADICTS_ITSELF:
        paint_ground(painter, x, y, radius, ground)
        paint_verdict(painter, x, y, radius, state, hue)
        return
    told = state in (State.AGREE, State.DIFFER)
    painter.setPen(Qt.PenStyle.NoPen if told else QPen(hue, max(1.0, radius / 3)))
    painter.setBrush(hue if told else ground)
    painter.drawEllipse(QPointF(x, y), radius, radius)
    if not told and state is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        painter.drawEllipse(QPointF(x, y), radius * 0.4, radius * 0.4)
    if state is State.DIFFER:
        painter.setPen(QPen(ground, max(1.0, radius / 3)))
        painter.drawLine(QPointF(x, y - radius), QPointF(x, y + radius))


def paint_ground(painter: QPainter, x: float, y: float, radius: float, ground: QColor) -> None:
    """Paint what hides all that lies below a ring."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(x, y), radius + 1, radius + 1)


def paint_arc(painter: QPainter, x: float, y: float, radius: float, n: int, documents: int, hue: QColor) -> None:
    """Paint the arc of one document."""
    thick = max(2.0, radius * 0.27)
    box = QRectF(x - radius + thick / 2, y - radius + thick / 2, 2 * radius - thick, 2 * radius - thick)
    share = 360.0 / max(documents, 1)
    gap = 0.0 if documents <= 1 else min(24.0, share / 4)
    pen = QPen(hue, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(box, round((90 - n * share - gap / 2) * 16), -round((share - gap) * 16))


def paint_verdict(painter: QPainter, x: float, y: float, radius: float, state: State | None, hue: QColor) -> None:
    """Paint the shape inside: disc, two halves, a zigzag or a point; nothing where it is not to be seen."""
    if state is None:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    if state is State.AGREE:
        painter.drawEllipse(QPointF(x, y), radius, radius)
    elif state is State.CONTRADICTS_ITSELF:
        painter.drawPolygon(QPolygonF([QPointF(x + a * radius, y + b * radius) for a, b in _ZIGZAG]))
    elif state is State.DIFFER:
        box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        shift = max(0.8, radius * 0.22)
        painter.drawPie(box.translated(-shift, 0), 90 * 16, 180 * 16)
        painter.setPen(QPen(hue, max(1.0, radius * 0.24)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawChord(box.translated(shift, 0).adjusted(0.6, 0.6, -0.6, -0.6), -90 * 16, 180 * 16)
    else:
        painter.drawEllipse(QPointF(x, y), radius * 0.42, radius * 0.42)


def paint_silence(painter: QPainter, x: float, y: float, radius: float, hue: QColor) -> None:
    """Paint what a document leaves out: a dashed, empty ring."""
    pen = QPen(hue, 1.2, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(x, y), radius - 1, radius - 1)


def ring_pixmap(size: int, ratio: float, sources: int, documents: int, state: State | None, hue: QColor,
                empty: QColor, ground: QColor) -> QPixmap:
    """The mark as a picture, `size` pixels wide."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_ring(painter, size / 2, size / 2, size / 2 - 1, sources, documents, state, hue, empty, ground)
    painter.end()
    return pixmap
