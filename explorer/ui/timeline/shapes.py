"""Paints how dates are known: soft spans, each document's date, phases, and what was not done or is inferred.

What was not done has a shape of its own, dashed, around its mark, and a hatching of its own in a bar; an
inferred date stands in square brackets, as editors write it, at half strength.
"""

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen, QPolygonF

from explorer.timeline.drawing import Bar, Drawing, Mark, Metrics, Phase
from explorer.ui.theme import Colours

HATCHES = {
    "planned": Qt.BrushStyle.BDiagPattern, "agreed": Qt.BrushStyle.HorPattern,
    "promised": Qt.BrushStyle.FDiagPattern, "demanded": Qt.BrushStyle.VerPattern,
    "discussed": Qt.BrushStyle.Dense6Pattern, "denied": Qt.BrushStyle.DiagCrossPattern,
    "forecast": Qt.BrushStyle.Dense7Pattern}
_SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "planned": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "agreed": tuple((1.17 * cos(n * pi / 3), 1.17 * sin(n * pi / 3)) for n in range(6)),
    "promised": ((0, -1.42), (1.42, 0), (0, 1.42), (-1.42, 0)),
    "demanded": ((-1, -1), (0.6, -1), (1.5, 0), (0.6, 1), (-1, 1)),
    "discussed": (*((1.05 * cos(n * pi / 12), 1.05 * sin(n * pi / 12)) for n in range(-15, 7)), (-1.15, 1.2)),
    "denied": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "forecast": ((-1.3, -0.8), (1.3, -0.8), (0.9, 1), (-0.9, 1))}
"""Status -> corners, for a ring of radius 1: a square, a hexagon, a diamond, a tag that points, a bubble, a square that
is struck through, a bowl."""
_FAR = 20_000.0


def outline(status: str, x: float, y: float, radius: float) -> QPolygonF:
    """The shape of what was not done: planned a square, promised a diamond, demanded a tag that points…"""
    return QPolygonF([QPointF(x + radius * a, y + radius * b) for a, b in _SHAPES.get(status, _SHAPES["planned"])])


def paint_not_done(painter: QPainter, mark: Mark, hue: QColor, small: bool) -> None:
    """The dashed shape around a mark, or instead of one that is too small for a ring."""
    radius = mark.radius if small else mark.radius + 2
    pen = QPen(hue, 1.2)
    if not small:
        pen.setDashPattern([2.5, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(outline(mark.form.status, mark.x, mark.y, radius))
    if mark.form.status == "denied":
        reach = radius * 1.2
        painter.setPen(QPen(hue, 1.4))
        painter.drawLine(QPointF(mark.x - reach, mark.y + reach), QPointF(mark.x + reach, mark.y - reach))


def paint_hatched(painter: QPainter, bar: Bar, box: QRectF, hue: QColor) -> None:
    """The body of a bar for what was not done: hatched as its status has it, with a dashed edge."""
    body = QColor(hue)
    body.setAlpha(110)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(body, HATCHES.get(bar.status, Qt.BrushStyle.BDiagPattern)))
    painter.drawRect(box)
    painter.setPen(QPen(hue, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_beyond(painter: QPainter, bar: Bar, hue: QColor, alpha: int) -> None:
    """A bar that is about then fades on beyond its ends."""
    for inner, outer in ((bar.x0, bar.x0 - bar.fade0), (bar.x1, bar.x1 + bar.fade1)):
        if inner != outer and -_FAR < inner < _FAR:
            left, right = sorted((inner, outer))
            painter.fillRect(QRectF(left, bar.y, right - left, bar.height), _ramp(inner, outer, hue, alpha))


def _ramp(strong: float, gone: float, hue: QColor, alpha: int) -> QBrush:
    full, none = QColor(hue), QColor(hue)
    full.setAlpha(alpha)
    none.setAlpha(0)
    gradient = QLinearGradient(strong, 0, gone, 0)
    gradient.setColorAt(0, full)
    gradient.setColorAt(1, none)
    return QBrush(gradient)


def paint_brackets(painter: QPainter, left: float, right: float | None, y: float, half: float, hue: QColor) -> None:
    """Square brackets: the editors infer this date. None on the right where it has no end to be inferred."""
    painter.setPen(QPen(hue, 1.3))
    for x, way in ((left, 1.0), (right, -1.0)):
        if x is None:
            continue
        foot = min(3.0, half / 2) * way
        painter.drawPolyline([QPointF(x + foot, y - half), QPointF(x, y - half), QPointF(x, y + half),
                              QPointF(x + foot, y + half)])


def paint_span(painter: QPainter, mark: Mark, hue: QColor, high: float) -> None:
    """A band below a mark, as wide as its date is known, with soft ends; there it strikes no title through."""
    first, solid0, solid1, last = mark.form.span
    if last - first <= 2 * mark.radius + 4:
        return
    top, alpha = mark.y + mark.radius + 0.5, 130
    left, right = max(solid0, -50.0), min(solid1, _FAR)
    full = QColor(hue)
    full.setAlpha(alpha)
    if right > left:
        painter.fillRect(QRectF(left, top, right - left, high), full)
    for strong, gone in ((solid0, first), (solid1, last)):
        begin, end = sorted((max(min(strong, _FAR), -_FAR), max(min(gone, _FAR), -_FAR)))
        if end > begin and begin < _FAR and end > -50:
            painter.fillRect(QRectF(begin, top, end - begin, high), _ramp(strong, gone, hue, alpha))


def paint_dates(painter: QPainter, mark: Mark, hue: QColor, colours: Colours, signs: Sequence[str], font: QFont,
                metrics: Metrics) -> None:
    """Each date that documents give, joined by a thin line: named beside the mark, or small below it."""
    dots = mark.form.dates
    named = mark.form.reach is not None
    if not named and dots[-1].x - dots[0].x < mark.radius:
        return
    y = mark.y if named else mark.y + mark.radius + metrics.tick / 2
    ends = [max(min(x, _FAR), -50.0) for x in (min(dots[0].x, mark.x), max(dots[-1].x, mark.x))]
    painter.setPen(QPen(hue, 1))
    painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
    painter.setFont(font)
    for dot in dots:
        if not -50 < dot.x < _FAR:
            continue
        if dot.high - dot.low > 8:
            tint = QColor(hue)
            tint.setAlpha(110)
            painter.fillRect(QRectF(max(dot.low, -50.0), y - 1.5, min(dot.high, _FAR) - max(dot.low, -50.0), 3), tint)
        if not named:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawEllipse(QPointF(dot.x, y), metrics.tick * 0.75, metrics.tick * 0.75)
            continue
        text = "".join(sign for n, sign in enumerate(signs) if dot.sources >> n & 1)
        half = metrics.dot_named
        wide = max(half, QFontMetricsF(font).horizontalAdvance(text) / 2 + 2.5)
        box = QRectF(dot.x - wide, y - half, 2 * wide, 2 * half)
        painter.setPen(QPen(hue, 1, Qt.PenStyle.DotLine if dot.inferred else Qt.PenStyle.SolidLine))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, half, half)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_phases(painter: QPainter, drawing: Drawing, colours: Colours) -> None:
    """Steps as small diamonds on the lower edge of a bar, hollow if not done; stretches as lines on the upper."""
    for phase in drawing.phases:
        hue = colours.lane(phase.lane)
        if phase.tie is not None:
            near = phase.x1 if phase.x1 < phase.tie else phase.x0
            painter.setPen(QPen(hue, 0.8, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(min(max(phase.tie, -50.0), _FAR), phase.y), QPointF(near, phase.y))
        if phase.moment:
            _step(painter, phase, drawing.metrics.tick, hue, QColor(colours.surface))
        else:
            _stretch(painter, phase, drawing.metrics.tick, hue)


def _step(painter: QPainter, phase: Phase, half: float, hue: QColor, ground: QColor) -> None:
    pen = QPen(hue, 1.2, Qt.PenStyle.DotLine if phase.inferred else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(ground if phase.not_done or phase.inferred else hue)
    x, y = phase.x0, phase.y
    painter.drawPolygon(QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half),
                                   QPointF(x - half, y)]))


def _stretch(painter: QPainter, phase: Phase, half: float, hue: QColor) -> None:
    x0, x1 = max(phase.x0, -50.0), min(phase.x1, _FAR)
    style = Qt.PenStyle.DashLine if phase.not_done else Qt.PenStyle.DotLine if phase.inferred \
        else Qt.PenStyle.SolidLine
    painter.setPen(QPen(hue, 2, style, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(x0, phase.y), QPointF(x1, phase.y))
    painter.setPen(QPen(hue, 2))
    for x in (phase.x0, phase.x1):
        if -50 < x < _FAR:
            painter.drawLine(QPointF(x, phase.y - half / 2), QPointF(x, phase.y + half))
