"""Paints words in boxes, and the line to what they belong to."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from explorer.timeline.drawing import Tag
from explorer.ui.theme import Colours


def paint_stray(painter: QPainter, tag: Tag, colours: Colours) -> None:
    """The line to what it belongs to, where it lies too far off."""
    if tag.stray:
        painter.setPen(QPen(QColor(colours.muted), 1))
        painter.drawLine(*(QPointF(*p) for p in tag.stray))


def paint_tag(painter: QPainter, tag: Tag, colours: Colours, strong: bool = False) -> None:
    """The box with its words, in the font of the painter."""
    box = QRectF(tag.x, tag.y, tag.width, tag.height)
    painter.setPen(QPen(QColor(colours.accent), 2 if strong else 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(colours.text if tag.entity >= 0 else colours.accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag.text)


def paint_callout(painter: QPainter, tag: Tag, colours: Colours) -> None:
    """The title of what is chosen, with a line to its mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    paint_stray(painter, tag, colours)
    paint_tag(painter, tag, colours)
