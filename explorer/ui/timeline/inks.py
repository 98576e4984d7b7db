"""What the line is painted with: colours, ramps, rings, figures and laid out words, each made once for many frames."""

from collections.abc import Callable
from functools import cached_property, partial
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen, QPixmap, QStaticText

from explorer.model.agreement import State
from explorer.ui.ring import SMALL, VERDICT, paint_arc, paint_dot, paint_ground, paint_verdict
from explorer.ui.theme import Colours

_REMEMBERED = 2000
"""Words that are kept laid out."""
_RAMP = 64
"""Steps of a fading."""

Ring = tuple[QPixmap, float]
"""A picture and half its width."""


def laid_out(words: str, font: QFont) -> QStaticText:
    """One line of text, laid out once to be painted often."""
    laid = QStaticText(words)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    laid.prepare(font=font)
    return laid


class Inks:
    """For one set of colours, one size of the text and one screen. To make a colour or a brush takes as long as to
    paint with it; so what is got from here is shared, and not to be changed."""

    def __init__(self, colours: Colours, font: QFont, strong_font: QFont, small_font: QFont, ratio: float) -> None:
        self.colours, self.font, self.strong_font, self.small_font = colours, font, strong_font, small_font
        self.ratio = ratio
        """Pixels of the device to one of the picture."""
        self.text, self.muted, self.line = QColor(colours.text), QColor(colours.muted), QColor(colours.line)
        self.accent, self.surface, self.paper = QColor(colours.accent), QColor(colours.surface), QColor(colours.paper)
        self._hues = [QColor(hue) for hue in colours.lanes]
        self._tints: dict[tuple[int, int], QColor] = {}
        self._ramps: dict[tuple[int, int, int], QPixmap] = {}
        self._rings: dict[tuple[float, int, int, int, int], Ring] = {}
        self._words: dict[tuple[str, bool], QStaticText] = {}
        self._dates: dict[str, tuple[QStaticText, float, float]] = {}
        self._boxes: dict[tuple[float, int, bool, bool, float], tuple[QPixmap, float, float]] = {}
        self._layers: dict[tuple[object, ...], QPixmap] = {}
        self.high = QFontMetricsF(small_font).height()
        """Pixels that a figure is high."""

    @cached_property
    def figures(self) -> dict[str, tuple[QPixmap, int]]:
        """The pictures of which numbers are put together, each with its width in whole pixels: numbers change in every
        frame of zooming, and to lay out each anew would take five times as long."""
        metrics = QFontMetricsF(self.small_font)
        advance = round(max(metrics.horizontalAdvance(c) for c in "0123456789+"))
        widths = dict.fromkeys("0123456789+", advance) | {",": ceil(metrics.horizontalAdvance(","))}
        return {figure: (self._figure(figure, wide, metrics.ascent()), wide) for figure, wide in widths.items()}

    def hue(self, lane: int) -> QColor:
        """The colour of a lane."""
        return self._hues[lane % len(self._hues)]

    def tint(self, lane: int, alpha: int) -> QColor:
        """The same, so thin."""
        key = lane % len(self._hues), alpha
        tint = self._tints.get(key)
        if tint is None:
            tint = self._tints[key] = QColor(self.hue(lane))
            tint.setAlpha(alpha)
        return tint

    def ramp(self, lane: int, first: int, last: int) -> QPixmap:
        """A strip that goes from one strength to another, left to right; to be painted as wide as need be, which takes
        a fifth of the time of a gradient."""
        key = lane % len(self._hues), first, last
        ramp = self._ramps.get(key)
        if ramp is None:
            gradient = QLinearGradient(0, 0, _RAMP / self.ratio, 0)
            gradient.setColorAt(0, self.tint(lane, first))
            gradient.setColorAt(1, self.tint(lane, last))
            box = QRectF(0, 0, _RAMP / self.ratio, 1)
            ramp = self._picture(box.width(), 1, lambda painter: painter.fillRect(box, QBrush(gradient)))
            self._ramps[key] = ramp
        return ramp

    def ring(self, radius: float, sources: int, documents: int, state: int, lane: int) -> Ring:
        """The ring of a mark; a state below 0 is not shown. It is put together from arcs that all rings share, or the
        first frames of a zoom would paint a dozen new ones, each for 0.2 ms."""
        key = radius, sources, documents, state, lane % len(self._hues)
        ring = self._rings.get(key)
        if ring is None:
            ring = self._rings[key] = self._ring(*key)
        return ring

    def _ring(self, radius: float, sources: int, documents: int, state: int, lane: int) -> Ring:
        size = round(2 * radius) + 2
        half, reach = size / 2, size / 2 - 1
        hue, told = self.hue(lane), None if state < 0 else State(state)
        if radius < SMALL:
            return self._layer(size, lambda p: paint_dot(p, half, half, reach, told, hue, self.surface),
                               "dot", told, lane), half

        def put(painter: QPainter) -> None:
            painter.drawPixmap(0, 0, self._layer(
                size, lambda p: paint_ground(p, half, half, reach, self.surface), "ground"))
            for n in range(documents):
                ink, of = (hue, lane) if sources >> n & 1 else (QColor(self.colours.empty), -1)
                painter.drawPixmap(0, 0, self._layer(
                    size, partial(paint_arc, x=half, y=half, radius=reach, n=n, documents=documents, hue=ink),
                    "arc", n, documents, of))
            painter.drawPixmap(0, 0, self._layer(
                size, lambda p: paint_verdict(p, half, half, reach * VERDICT, told, hue), "verdict", told, lane))

        return self._picture(size, size, put), half

    def _layer(self, size: int, paint: Callable[[QPainter], None], *what: object) -> QPixmap:
        """A part of rings."""
        key = size, *what
        if key not in self._layers:
            def smoothly(painter: QPainter) -> None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint(painter)

            self._layers[key] = self._picture(size, size, smoothly)
        return self._layers[key]

    def words(self, words: str, strong: bool) -> QStaticText:
        """A title laid out in its font, which takes three times as long as to paint it."""
        key = words, strong
        laid = self._words.get(key)
        if laid is None:
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            laid = self._words[key] = laid_out(words, self.strong_font if strong else self.font)
        return laid

    def date(self, words: str) -> tuple[QStaticText, float, float]:
        """The words of a tick, half their width and their height."""
        date = self._dates.get(words)
        if date is None:
            if len(self._dates) > _REMEMBERED:
                self._dates.clear()
            laid = laid_out(words, self.small_font)
            date = self._dates[words] = laid, laid.size().width() / 2, laid.size().height()
        return date

    def box(self, width: float, height: float, lane: int, chosen: bool, found: bool) -> tuple[QPixmap, float, float]:
        """A rounded box for a number, in the colour of its lane, and the size of its picture. All figures are of one
        width, so that boxes serve all numbers of a length, while numbers change with every frame of zooming."""
        key = width, lane % len(self._hues), chosen, found, height
        box = self._boxes.get(key)
        if box is None:
            ground = QColor(self.colours.highlight) if found else self.surface
            pen = QPen(self.accent if chosen else self.hue(lane), 2 if chosen else 1)

            def paint(painter: QPainter) -> None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
                painter.setPen(pen)
                painter.setBrush(ground)
                painter.drawRoundedRect(QRectF(2, 2, width, height), height / 2, height / 2)

            box = self._boxes[key] = self._picture(width + 4, height + 4, paint), width + 4, height + 4
        return box

    def _figure(self, figure: str, wide: int, baseline: float) -> QPixmap:
        def paint(painter: QPainter) -> None:
            painter.setFont(self.small_font)
            painter.setPen(self.muted)
            painter.drawText(QPointF(0, baseline), figure)

        return self._picture(wide + 2, self.high, paint)

    def _picture(self, width: float, height: float, paint: Callable[[QPainter], None]) -> QPixmap:
        picture = QPixmap(max(round(width * self.ratio), 1), max(round(height * self.ratio), 1))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter)
        painter.end()
        return picture
