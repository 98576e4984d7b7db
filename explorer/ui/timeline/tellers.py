"""The signs of two documents that are compared: a letter in a circle, on the line and beside their names."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap

from explorer.timeline.drawing import Drawing
from explorer.timeline.lens import SHARED
from explorer.timeline.tellers import tellers
from explorer.ui.theme import Theme
from explorer.ui.timeline.inks import Inks


def paint_tellers(painter: QPainter, drawing: Drawing, inks: Inks, signs: tuple[str, ...]) -> None:
    """In the place of the ring, which would say the same in a sixth of the size."""
    painter.setFont(inks.small_font)
    for one in tellers(drawing, SHARED):
        text = "".join(sign for n, sign in enumerate(signs) if one.sources >> n & 1)
        _paint_sign(painter, QPointF(one.x, one.y), one.radius, text, inks.hue(one.lane), inks.surface, inks.text)


def _paint_sign(painter: QPainter, middle: QPointF, radius: float, text: str, hue: QColor, ground: QColor,
                ink: QColor) -> None:
    wide = max(radius, painter.fontMetrics().horizontalAdvance(text) / 2 + 3)
    box = QRectF(middle.x() - wide, middle.y() - radius, 2 * wide, 2 * radius)
    painter.setPen(QPen(hue, 1.3))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def sign_icon(sign: str, theme: Theme, ratio: float) -> QIcon:
    """The same beside a name."""
    side, colours = theme.px(16), theme.colours
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(QFont(theme.font(11)))
    _paint_sign(painter, QPointF(side / 2, side / 2), side / 2 - 1, sign, QColor(colours.muted),
                QColor(colours.surface), QColor(colours.text))
    painter.end()
    return QIcon(picture)
