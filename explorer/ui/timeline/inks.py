"""What the line is painted with: colours, ramps, rings, figures and laid out words, each made once for many frames."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPen, QPixmap, QStaticText

from explorer.model.agreement import State
from explorer.ui.ring import SMALL, VERDICT, paint_verdict, ring_pixmap
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
        self._numbers: dict[int, tuple[list[tuple[QPixmap, float]], float]] = {}
        self._figures: dict[str, tuple[QPixmap, float]] = {}
        self._parts: dict[str, tuple[QPixmap, float]] = {}
        metrics = QFontMetricsF(small_font)
        self._advance = round(max(metrics.horizontalAdvance(c) for c in "0123456789+") * ratio) / ratio
        self._comma = ceil(metrics.horizontalAdvance(",") * ratio) / ratio
        self._baseline, self.high = metrics.ascent(), metrics.height()
        """Pixels that a figure is high."""

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
        """The ring of a mark; a state below 0 is not shown. Lanes of one colour share it, and all verdicts one ring: to
        paint one takes 0.2 ms, and the first frames of a zoom have a dozen new ones."""
        key = radius, sources, documents, state, lane % len(self._hues)
        ring = self._rings.get(key)
        if ring is None:
            ring = self._rings[key] = self._ring(*key)
        return ring

    def _ring(self, radius: float, sources: int, documents: int, state: int, lane: int) -> Ring:
        size = round(2 * radius) + 2
        if radius < SMALL or state < 0:
            return ring_pixmap(size, self.ratio, sources, documents, None if state < 0 else State(state),
                               self.hue(lane), QColor(self.colours.empty), self.surface), size / 2
        picture = QPixmap(self.ring(radius, sources, documents, -1, lane)[0])
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_verdict(painter, size / 2, size / 2, (size / 2 - 1) * VERDICT, State(state), self.hue(lane))
        painter.end()
        return picture, size / 2

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

    def number(self, number: int) -> tuple[list[tuple[QPixmap, float]], float]:
        """The pictures of a number, each with its width, and that of all. To lay out each number anew would take five
        times as long: thousands are painted once, and there are no more than two thousand."""
        found = self._numbers.get(number)
        if found is None:
            if len(self._numbers) > _REMEMBERED:
                self._numbers.clear()
            head, *rest = f"+{number:,}".split(",")
            parts = [self._part(head), *(self._part("," + thousand) for thousand in rest)]
            found = self._numbers[number] = parts, sum(wide for _, wide in parts)
        return found

    def _part(self, part: str) -> tuple[QPixmap, float]:
        found = self._parts.get(part)
        if found is None:
            figures = [self._figures.get(f) or self._figures.setdefault(f, self._figure(f)) for f in part]
            wide = sum(w for _, w in figures)

            def paint(painter: QPainter) -> None:
                x = 0.0
                for picture, width in figures:
                    painter.drawPixmap(QPointF(x, 0), picture)
                    x += width

            found = self._parts[part] = self._picture(wide + 2, self.high, paint), wide
        return found

    def _figure(self, figure: str) -> tuple[QPixmap, float]:
        wide = self._comma if figure == "," else self._advance

        def paint(painter: QPainter) -> None:
            painter.setFont(self.small_font)
            painter.setPen(self.muted)
            painter.drawText(QPointF(0, self._baseline), figure)

        return self._picture(wide + 2, self.high, paint), wide

    def _picture(self, width: float, height: float, paint: Callable[[QPainter], None]) -> QPixmap:
        picture = QPixmap(max(round(width * self.ratio), 1), max(round(height * self.ratio), 1))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint(painter)
        painter.end()
        return picture
