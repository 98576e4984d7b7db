"""Paints how dates are known: soft spans, each document's date, phases, and what was not done or is inferred.

What was not done is dashed, a square around its mark or the edge of its bar, which is hatched; how it was not done is
said in words. An inferred date stands in square brackets, as editors write it, at half strength.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF

from explorer.timeline.drawing import Bar, Drawing, Mark, Metrics, Phase, Trail
from explorer.ui.timeline.inks import Inks

_FAR = 20_000.0
_SHARP = 12.0
"""A doubt of fewer pixels is not drawn at the end of a bar."""
_SPAN = 130
"""Alpha of the band that shows how wide a date is known."""

_TRAIL = 170


def paint_not_done(painter: QPainter, mark: Mark, hue: QColor, small: bool) -> None:
    """The dashed square around a mark, or instead of one that is too small for a ring; denied, it is struck through."""
    radius = mark.radius if small else mark.radius + 2
    pen = QPen(hue, 1.2)
    if not small:
        pen.setDashPattern([2.5, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(mark.x - radius, mark.y - radius, 2 * radius, 2 * radius))
    if mark.form.status == "denied":
        reach = radius * 1.2
        painter.setPen(QPen(hue, 1.4))
        painter.drawLine(QPointF(mark.x - reach, mark.y + reach), QPointF(mark.x + reach, mark.y - reach))


def paint_hatched(painter: QPainter, bar: Bar, box: QRectF, inks: Inks) -> None:
    """The body of a bar for what was not done: hatched, crossed where it is denied, with a dashed edge."""
    hatch = Qt.BrushStyle.DiagCrossPattern if bar.status == "denied" else Qt.BrushStyle.BDiagPattern
    painter.fillRect(box, QBrush(inks.tint(bar.lane, 110), hatch))
    painter.setPen(QPen(inks.hue(bar.lane), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_body(painter: QPainter, bar: Bar, inks: Inks, alpha: int) -> None:
    """The body of a bar, which fades over the width of the doubt at either end."""
    soft0, soft1 = bar.solid0 - bar.x0 > _SHARP, bar.x1 - bar.solid1 > _SHARP
    left, right = max(bar.x0, -50.0), min(bar.x1, _FAR)
    if soft0:
        left = max(bar.solid0, -50.0)
        _ramp(painter, bar.x0, left, bar.y, bar.height, inks.ramp(bar.lane, 0, alpha))
    if soft1:
        right = min(bar.solid1, _FAR)
        _ramp(painter, right, bar.x1, bar.y, bar.height, inks.ramp(bar.lane, alpha, alpha // 4))
    _fill(painter, left, right, bar.y, bar.height, inks.tint(bar.lane, alpha))


def paint_beyond(painter: QPainter, bar: Bar, inks: Inks, alpha: int) -> None:
    """A bar that is about then fades on beyond its ends."""
    if bar.fade0:
        _ramp(painter, bar.x0 - bar.fade0, bar.x0, bar.y, bar.height, inks.ramp(bar.lane, 0, alpha))
    if bar.fade1:
        _ramp(painter, bar.x1, bar.x1 + bar.fade1, bar.y, bar.height, inks.ramp(bar.lane, alpha, 0))


def _ramp(painter: QPainter, first: float, last: float, top: float, height: float, ramp: QPixmap) -> None:
    """A ramp from pixel to pixel, if any of it can be seen. In whole pixels, which takes half as long."""
    begin, end = round(max(first, -_FAR)), round(min(last, _FAR))
    if end > begin and end > -50:
        painter.drawPixmap(begin, round(top), end - begin, round(height), ramp)


def _fill(painter: QPainter, first: float, last: float, top: float, height: float, ink: QColor) -> None:
    """The same in one colour."""
    begin, end = round(first), round(last)
    if end > begin:
        painter.fillRect(begin, round(top), end - begin, round(height), ink)


def paint_brackets(painter: QPainter, left: float, right: float | None, y: float, half: float, hue: QColor) -> None:
    """Square brackets: the editors infer this date. None on the right where it has no end to be inferred."""
    painter.setPen(QPen(hue, 1.3))
    for x, way in ((left, 1.0), (right, -1.0)):
        if x is None:
            continue
        foot = min(3.0, half / 2) * way
        painter.drawPolyline([QPointF(x + foot, y - half), QPointF(x, y - half), QPointF(x, y + half),
                              QPointF(x + foot, y + half)])


def paint_trails(painter: QPainter, trails: Sequence[Trail], inks: Inks) -> None:
    """Dots behind a bar that nobody ends, and a question mark where they end."""
    painter.setFont(inks.small_font)
    for trail in trails:
        first, last = max(trail.x0, -50.0), min(trail.x1, _FAR)
        pen = QPen(inks.tint(trail.lane, _TRAIL), 1.8, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 3.4])
        painter.setPen(pen)
        wide = painter.fontMetrics().horizontalAdvance("?")
        last -= wide + 4
        if last > first:
            painter.drawLine(QPointF(first, trail.y), QPointF(last, trail.y))
        painter.setPen(inks.hue(trail.lane))
        high = painter.fontMetrics().height()
        painter.drawText(QRectF(last + 3, trail.y - high / 2, wide + 2, high), Qt.AlignmentFlag.AlignCenter, "?")


def paint_span(painter: QPainter, mark: Mark, inks: Inks, high: float) -> None:
    """A band below a mark, as wide as its date is known, with soft ends; there it strikes no title through."""
    first, solid0, solid1, last = mark.form.span
    if last - first <= 2 * mark.radius + 4:
        return
    top = mark.y + mark.radius + 0.5
    left, right = round(max(solid0, -50.0)), round(min(solid1, _FAR))
    _fill(painter, left, right, top, high, inks.tint(mark.lane, _SPAN))
    if left > first:
        _ramp(painter, first, left, top, high, inks.ramp(mark.lane, 0, _SPAN))
    if last > right:
        _ramp(painter, right, last, top, high, inks.ramp(mark.lane, _SPAN, 0))


def paint_dates(painter: QPainter, mark: Mark, inks: Inks, signs: Sequence[str], metrics: Metrics) -> None:
    """Each date that documents give, joined by a thin line: named beside the mark, or small below it."""
    dots = mark.form.dates
    named = mark.form.reach is not None
    if not named and dots[-1].x - dots[0].x < mark.radius:
        return
    hue = inks.hue(mark.lane)
    y = mark.y if named else mark.y + mark.radius + metrics.tick / 2
    ends = [max(min(x, _FAR), -50.0) for x in (min(dots[0].x, mark.x), max(dots[-1].x, mark.x))]
    painter.setPen(QPen(hue, 1))
    painter.drawLine(QPointF(ends[0], y), QPointF(ends[1], y))
    painter.setFont(inks.small_font)
    for dot in dots:
        if not -50 < dot.x < _FAR:
            continue
        if dot.high - dot.low > 8:
            left = max(dot.low, -50.0)
            painter.fillRect(QRectF(left, y - 1.5, min(dot.high, _FAR) - left, 3), inks.tint(mark.lane, 110))
        if not named:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawEllipse(QPointF(dot.x, y), metrics.tick * 0.75, metrics.tick * 0.75)
            continue
        text = "".join(sign for n, sign in enumerate(signs) if dot.sources >> n & 1)
        half = metrics.dot_named
        wide = max(half, painter.fontMetrics().horizontalAdvance(text) / 2 + 2.5)
        box = QRectF(dot.x - wide, y - half, 2 * wide, 2 * half)
        painter.setPen(QPen(hue, 1, Qt.PenStyle.DotLine if dot.inferred else Qt.PenStyle.SolidLine))
        painter.setBrush(inks.surface)
        painter.drawRoundedRect(box, half, half)
        painter.setPen(inks.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_phases(painter: QPainter, drawing: Drawing, inks: Inks) -> None:
    """Steps as small diamonds on the lower edge of a bar, hollow if not done, long and pale where they are known to
    within years; stretches as lines on the upper."""
    for phase in drawing.phases:
        hue = inks.hue(phase.lane)
        if phase.tie is not None:
            near = phase.x1 if phase.x1 < phase.tie else phase.x0
            painter.setPen(QPen(hue, 0.8, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(min(max(phase.tie, -50.0), _FAR), phase.y), QPointF(near, phase.y))
        if phase.moment:
            pale = inks.tint(phase.lane, _SPAN) if phase.known else hue
            edge = inks.tint(phase.lane, _TRAIL) if phase.known else hue
            _step(painter, phase, drawing, edge, inks.surface if phase.not_done or phase.inferred else pale)
        else:
            _stretch(painter, phase, drawing.metrics.tick, hue)


def _step(painter: QPainter, phase: Phase, drawing: Drawing, hue: QColor, inside: QColor) -> None:
    pen = QPen(hue, 1.2, Qt.PenStyle.DotLine if phase.inferred else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(inside)
    y, half, slope = phase.y, drawing.metrics.tick, drawing.metrics.tick
    left, right = phase.x0 - half, phase.x0 + half
    if phase.known:
        left, right = max(phase.known[0], -50.0), min(phase.known[1], drawing.width + 50)
        half, slope = half * 0.55, half * 1.4
    top, bottom, first, last = y - half, y + half, left + slope, right - slope
    painter.drawPolygon(QPolygonF([QPointF(left, y), QPointF(first, top), QPointF(last, top), QPointF(right, y),
                                   QPointF(last, bottom), QPointF(first, bottom)]))


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
