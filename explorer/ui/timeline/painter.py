"""Paints a Drawing. Knows colours and fonts, decides nothing about what is where."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QLinearGradient,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
)

from explorer.model.agreement import State
from explorer.model.schema import Flag
from explorer.timeline.drawing import Bar, Density, Drawing, Label, Mark
from explorer.ui.ring import SMALL, paint_silence, ring_pixmap
from explorer.ui.theme import Colours
from explorer.ui.timeline.eras import paint_bands
from explorer.ui.timeline.found import paint_found
from explorer.ui.timeline.shapes import (
    paint_beyond,
    paint_brackets,
    paint_dates,
    paint_hatched,
    paint_not_done,
    paint_phases,
    paint_span,
)

# plain numbers: an enum would be asked a thousand times a frame
_OPEN_END = int(Flag.OPEN_END)
_PLANNED = int(Flag.PLANNED)
_SILENT = int(Flag.SILENT)
_INFERRED = int(Flag.INFERRED)

_TINT = 56
"""Alpha of a bar's body: 22%."""
_REMEMBERED = 2000
"""Titles that are kept laid out."""


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
    """Rings and counts painted before, to be used again: painting one takes 0.1 ms, and a picture has some forty."""
    texts: dict[tuple[str, bool], QStaticText] = field(default_factory=dict)
    """Titles laid out before: laying out takes three times as long as painting."""
    ratio: float = 1.0
    """Pixels of the device to one of the picture."""
    verdicts: bool = True
    """Whether it is to be seen if the documents agree."""
    signs: tuple[str, ...] = ()
    """A letter or number for each document."""
    found: frozenset[int] = frozenset()
    """What was searched for."""

    def text(self, words: str, strong: bool) -> QStaticText:
        """A title laid out in its font."""
        key = words, strong
        if key not in self.texts:
            if len(self.texts) > _REMEMBERED:
                self.texts.clear()
            self.texts[key] = laid_out(words, self.strong_font if strong else self.font)
        return self.texts[key]


def laid_out(words: str, font: QFont) -> QStaticText:
    """One line of text, laid out once to be painted often."""
    laid = QStaticText(words)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid.prepare(font=font)
    return laid


def paint_drawing(painter: QPainter, drawing: Drawing, look: Look, between: Callable[[], None] | None = None) -> None:
    """Everything inside the area of time, (0, 0) being its top left corner; `between` paints over the bars what
    lies below marks and titles."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    paint_bands(painter, drawing, look.colours)
    _grid(painter, drawing, look)
    _densities(painter, drawing.densities, look)
    for bar in drawing.bars:
        _bar(painter, bar, look)
    if between is not None:
        between()
    if look.found:
        paint_found(painter, drawing, look.found, look.colours)
    paint_phases(painter, drawing, look.colours)
    for mark in drawing.marks:
        hue = look.colours.lane(mark.lane)
        if mark.form.dates:
            paint_dates(painter, mark, hue, look.colours, look.signs, look.small_font, drawing.metrics)
        else:
            paint_span(painter, mark, hue, drawing.metrics.tick)
    for mark in drawing.marks:
        _mark(painter, mark, look)
    _labels(painter, (*drawing.labels, *drawing.who), look)
    _counts(painter, drawing, look)


def _grid(painter: QPainter, drawing: Drawing, look: Look) -> None:
    faint = QColor(look.colours.line)
    faint.setAlpha(110)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright lines are sharp, and three times as fast
    painter.setPen(QPen(faint, 1))
    painter.drawLines([QLineF(x, 0, x, drawing.height) for x, _ in drawing.ticks])
    line = QColor(look.colours.line)
    for lane in drawing.lanes:
        painter.fillRect(QRectF(0, round(lane.top + lane.height), drawing.width, 1), line)


def _bar(painter: QPainter, bar: Bar, look: Look) -> None:
    hue = look.colours.lane(bar.lane)
    x0, x1 = max(bar.x0, -50.0), min(bar.x1, 20000.0)
    box = QRectF(x0, bar.y, x1 - x0, bar.height)
    chosen = bar.entity == look.current or bar.entity in look.selected
    if bar.flags & _PLANNED:
        paint_hatched(painter, bar, box, hue)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_body(bar, hue, x0, x1))
        painter.drawRect(box)
        paint_beyond(painter, bar, hue, _TINT // (1 + (bar.flags & _INFERRED > 0)))
        if bar.solid0 - bar.x0 < 12 and bar.x0 >= -3 and not bar.flags & _INFERRED and not bar.fade0:
            painter.setBrush(hue)
            painter.drawRect(QRectF(bar.x0, bar.y, 3, bar.height))
        if bar.flags & _OPEN_END:
            _arrow(painter, bar, hue)
        if bar.flags & _INFERRED and x1 - x0 > 8:
            sharp = not bar.flags & _OPEN_END and bar.x1 - bar.solid1 < 12
            paint_brackets(painter, x0, x1 if sharp else None, bar.y + bar.height / 2, bar.height / 2, hue)
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
    """A tint that fades over the width of the doubt at either end, of half the strength if it is inferred."""
    full = _TINT // (1 + (bar.flags & _INFERRED > 0))
    tint, none = QColor(hue), QColor(hue)
    tint.setAlpha(full)
    if bar.solid0 - bar.x0 <= 12 and bar.x1 - bar.solid1 <= 12:  # both ends are sharp: most bars, and cheap
        return QBrush(tint)
    none.setAlpha(0 if bar.solid0 - bar.x0 > 12 else full)
    length = max(x1 - x0, 1.0)
    gradient = QLinearGradient(x0, 0, x1, 0)
    gradient.setColorAt(0, none)
    gradient.setColorAt(min(max((bar.solid0 - x0) / length, 0.0), 1.0), tint)
    gradient.setColorAt(max(min((bar.solid1 - x0) / length, 1.0), 0.0), tint)
    end = QColor(hue)
    end.setAlpha(full // 4 if bar.x1 - bar.solid1 > 12 else full)
    gradient.setColorAt(1, end)
    return QBrush(gradient)


def _arrow(painter: QPainter, bar: Bar, hue: QColor) -> None:
    middle, tip = bar.y + bar.height / 2, bar.x1
    painter.setPen(QPen(hue, 1.6))
    quarter = bar.height / 4
    painter.drawLine(QPointF(tip - 7, bar.y + quarter), QPointF(tip - 1, middle))
    painter.drawLine(QPointF(tip - 7, bar.y + bar.height - quarter), QPointF(tip - 1, middle))


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
    small, planned = mark.radius < SMALL, mark.flags & _PLANNED
    inferred = mark.flags & _INFERRED
    if inferred:
        painter.setOpacity(0.6)
    if not (small and planned):
        _ring(painter, mark.x, mark.y, mark.radius, mark.sources, mark.state, hue, look)
    painter.setOpacity(1.0)
    if planned:
        paint_not_done(painter, mark, hue, small)
    if inferred:
        reach = mark.radius + 2
        paint_brackets(painter, mark.x - reach, mark.x + reach, mark.y, mark.radius, hue)


def _ring(painter: QPainter, x: float, y: float, radius: float, sources: int, state: int, hue: QColor,
          look: Look) -> None:
    """A ring around (x, y), from those painted before if there is one like it."""
    size = round(2 * radius) + 2
    key = size, sources, state if look.verdicts else None, hue.rgba(), look.ratio
    picture = look.rings.get(key)
    if picture is None:
        picture = look.rings[key] = ring_pixmap(
            size, look.ratio, sources, look.documents, State(state) if look.verdicts else None, hue,
            QColor(look.colours.line), QColor(look.colours.surface))
    painter.drawPixmap(round(x - size / 2), round(y - size / 2), picture)


def _labels(painter: QPainter, labels: tuple[Label, ...], look: Look) -> None:
    inks = {False: QColor(look.colours.text), True: QColor(look.colours.muted)}
    for strong in (False, True):
        painter.setFont(look.strong_font if strong else look.font)
        half = painter.fontMetrics().height() / 2
        for muted in (False, True):
            painter.setPen(inks[muted])
            for label in labels:
                if label.strong is strong and label.muted is muted:
                    painter.drawStaticText(QPointF(label.x, label.y - half), look.text(label.text, strong))


def _densities(painter: QPainter, densities: tuple[Density, ...], look: Look) -> None:
    """Where a crowd lies in each lane, one fill a lane."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for density in densities:
        hue = look.colours.lane(density.lane)
        hue.setAlpha(_TINT)
        painter.setBrush(hue)
        bottom = density.y + density.height
        painter.drawRects([QRectF(density.x0 + n * density.step, bottom - share * density.height, density.step,
                                  share * density.height) for n, share in enumerate(density.values) if share])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _counts(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """Numbers, each in a rounded box. Figures are all of one width, so that boxes are painted once for all numbers of
    a length, while numbers change with every frame of zooming."""
    painter.setFont(look.small_font)
    painter.setPen(QColor(look.colours.muted))
    metrics = painter.fontMetrics()
    baseline = (metrics.ascent() - metrics.descent()) / 2
    for count in drawing.counts:
        hue = QColor(look.colours.accent) if count.chosen else look.colours.lane(count.lane)
        text = f"+{count.number:,}"
        key = "count", len(text), count.chosen, hue.rgba(), look.ratio, count.found > 0
        picture = look.rings.get(key)
        if picture is None:
            widest = metrics.horizontalAdvance(text) + 10
            picture = look.rings[key] = _box(widest, drawing.metrics.strip, hue, 2 if count.chosen else 1, look,
                                                look.colours.highlight if count.found else look.colours.surface)
        width, height = picture.width() / look.ratio, picture.height() / look.ratio
        left = round(min(max(count.x - width / 2, 0.0), drawing.width - width))
        painter.drawPixmap(left, round(count.y - height / 2), picture)
        painter.drawText(QPointF(left + 7, count.y + baseline), text)


def _box(width: float, height: float, hue: QColor, line: int, look: Look, ground: str) -> QPixmap:
    """The picture of a rounded box that a number stands in."""
    picture = QPixmap(round((width + 4) * look.ratio), round((height + 4) * look.ratio))
    picture.setDevicePixelRatio(look.ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(hue, line))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(2, 2, width, height), height / 2, height / 2)
    painter.end()
    return picture
