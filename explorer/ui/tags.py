"""What a reader marks words and notes with: four shapes, each with a colour and a line of its own."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF, QTextCharFormat

from explorer.model.records import TAGS
from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.ui.desk import translate
from explorer.ui.theme import Theme

_Line = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class _Tag:
    """How one is called and drawn: ground and ink, in light colours and in dark."""

    words: str
    light: tuple[str, str]
    dark: tuple[str, str]
    line: QTextCharFormat.UnderlineStyle


_TAGS = {
    "circle": _Tag(QT_TRANSLATE_NOOP("Tag", "Blue, circle"), ("#CFE5FA", "#1B5E9E"), ("#1E3F5E", "#86B7EE"),
                   _Line.SingleUnderline),
    "square": _Tag(QT_TRANSLATE_NOOP("Tag", "Orange, square"), ("#FFD9C2", "#A8431A"), ("#5A3420", "#F0996B"),
                   _Line.DashUnderline),
    "triangle": _Tag(QT_TRANSLATE_NOOP("Tag", "Green, triangle"), ("#D3ECCD", "#2E6A3C"), ("#24492D", "#8CCB97"),
                     _Line.DashDotLine),
    "diamond": _Tag(QT_TRANSLATE_NOOP("Tag", "Violet, diamond"), ("#EADAF8", "#6D3F92"), ("#47305E", "#C9A6EE"),
                    _Line.WaveUnderline)}
assert tuple(_TAGS) == TAGS


def tag_words(tag: str) -> str:
    """What a tag is called."""
    return translate("Tag", _TAGS[tag].words)


def tag_colours(tag: str, theme: Theme) -> tuple[QColor, QColor]:
    """What lies behind marked words, and what shapes and lines are drawn with."""
    found = _TAGS.get(tag, _TAGS[TAGS[0]])
    ground, ink = found.dark if theme.dark else found.light
    return QColor(ground), QColor(ink)


def tag_format(tag: str, theme: Theme) -> QTextCharFormat:
    """How marked words look; the line tells tags apart without their colour."""
    form = QTextCharFormat()
    ground, ink = tag_colours(tag, theme)
    form.setBackground(ground)
    form.setUnderlineStyle(_TAGS.get(tag, _TAGS[TAGS[0]]).line)
    form.setUnderlineColor(ink)
    return form


def paint_tag(painter: QPainter, tag: str, middle: QPointF, radius: float) -> None:
    """The shape, in the pen and brush that are set."""
    x, y, r = middle.x(), middle.y(), radius
    if tag == "square":
        painter.drawRect(QRectF(x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r))
    elif tag == "triangle":
        painter.drawPolygon(QPolygonF([QPointF(x, y - r), QPointF(x + r, y + 0.8 * r), QPointF(x - r, y + 0.8 * r)]))
    elif tag == "diamond":
        painter.drawPolygon(QPolygonF([QPointF(x, y - 1.1 * r), QPointF(x + 1.1 * r, y), QPointF(x, y + 1.1 * r),
                                       QPointF(x - 1.1 * r, y)]))
    else:
        painter.drawEllipse(middle, r, r)


def tag_icon(tag: str, theme: Theme, size: int) -> QIcon:
    """The shape as an icon for a control."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = tag_colours(tag, theme)
        painter.setPen(ink)
        painter.setBrush(ground)
        paint_tag(painter, tag, QPointF(size / 2, size / 2), size * 0.36)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
