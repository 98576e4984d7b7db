"""The whole period at a glance: how much is told when, what each document covers and when it was written, and the
window one can drag."""

from collections.abc import Iterator
from enum import Enum
from textwrap import fill

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from explorer.model.days import to_date
from explorer.timeline.coverage import Cover, covers, days_of
from explorer.timeline.density import curve, density
from explorer.timeline.scale import LEAST_DAYS, Scale, kept
from explorer.timeline.ticks import middles, ticks
from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.found import paint_ticks
from explorer.ui.timeline.tips import Tips

_STEPS = 400
_CURVE, _ROW, _ROWS = 26.0, 4.0, 48.0
"""Pixels at 100%: height of the curve; of a document's row; of all rows at the most."""
_YEARS, _AIR = 9.0, 2.5
"""How large years are written, at 100%; so many times as far as they are wide they are apart at the least."""
_HEAD = 1.1
"""Height of the curve's part, in shares of the highest that the curve gets."""
_TICK = 2.5
"""So many pixels off a tick one points at it."""
_LETTERS = 76
"""In a line of what is said."""
_SLACK = 5.0
"""So many pixels beside an edge of the window still take hold of it."""


class Grip(Enum):
    """What of the window is dragged."""

    WHOLE = "whole"
    FIRST = "first"
    LAST = "last"


class Overview(QWidget):
    """Drag the window, or its edges; click to move it there; hover on a row to read of a document."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__()
        self.desk, self.content = desk, content
        self.covers: tuple[Cover, ...] = ()
        self.heights: npt.NDArray[np.float64] = np.zeros(_STEPS)
        """Of the curve, from 0 to 1, at equal steps over the whole period."""
        self._short = False
        """Whether there is room for the curve alone."""
        self._read: tuple[object, ...] = ()
        self._painted: tuple[tuple[object, ...], QPixmap] | None = None
        self._held: tuple[float, Grip, tuple[float, float]] | None = None
        """Where a hand took hold, of what, and which days were shown then."""
        self.setAccessibleName(self.tr("The whole period"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.tips = Tips(self, str, "")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.load()

    @property
    def row(self) -> float:
        """Height of a document's row in pixels; many documents share what room there is."""
        return float(self.desk.theme.px(min(_ROW, _ROWS / max(len(self.covers), 1))))

    def load(self) -> None:
        """Draw curve and rows anew, in the colours and sizes of now."""
        first, last = self.content.extent
        self._read_documents()
        self._fit()
        self.heights = curve(density(self.content.columns, first, last, _STEPS, self.content.shown.lanes))
        self._painted = None
        self.update()

    def shorten(self, short: bool) -> None:
        """In a window with little room: the curve alone, without what the documents cover."""
        if short != self._short:
            self._short = short
            self._fit()

    def _fit(self) -> None:
        """Take the height that is needed."""
        rows = 0.0 if self._short else self.row * len(self.covers)
        self.setFixedHeight(round(self._high + rows + self.desk.theme.px(3)))

    @property
    def _high(self) -> float:
        """Height of the curve's part in pixels."""
        return float(self.desk.theme.px(_CURVE))

    def _read_documents(self) -> None:
        """What they cover; asked for once, for filters and lanes do not change it."""
        library, extent = self.desk.library, self.content.extent
        if self._read != (library, extent):
            self._read = library, extent
            self.covers = covers(library.sources, library.layers, library.scopes, extent)
            self.setAccessibleDescription("\n".join(self.told(cover) for cover in self.covers))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Curve and rows, painted once for all frames of a move, and the window over them."""
        ratio = self.devicePixelRatioF()
        key = self.width(), self.height(), ratio, self.desk.theme.colours, self.desk.session.state.sought.things
        if self._painted is None or self._painted[0] != key:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(self.desk.theme.colours.paper))
            own = QPainter(picture)
            self._paint_curve(own)
            self._paint_years(own)
            if not self._short:
                self._paint_rows(own)
            found = self.content.days_found(self.desk.session.state.sought.things)
            paint_ticks(own, [self.x_of(day) for day in found], self.desk.theme)
            own.end()
            self._painted = key, picture
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painted[1])
        accent = QColor(self.desk.theme.colours.accent)
        left, right = self.reach
        tint = QColor(accent)
        tint.setAlpha(26)
        painter.fillRect(QRectF(left, 0, right - left, self.height()), tint)
        held = self._held[1] if self._held else None
        for x, grip in ((left, Grip.FIRST), (right, Grip.LAST)):
            wide = 4.0 if grip is held else 2.0
            painter.fillRect(QRectF(min(max(x - wide / 2, 0.0), self.width() - wide), 0, wide, self.height()), accent)
        painter.end()

    def _paint_curve(self, painter: QPainter) -> None:
        muted = QColor(self.desk.theme.colours.muted)
        muted.setAlpha(90)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(muted)
        step, foot = self.width() / _STEPS, self._high
        tops = [QPointF((n + 0.5) * step, foot - share * foot / _HEAD) for n, share in enumerate(self.heights.tolist())]
        painter.drawPolygon(QPolygonF([QPointF(tops[0].x(), foot), *tops, QPointF(tops[-1].x(), foot)]))

    def years(self) -> list[tuple[float, float, str]]:
        """(middle, width, words) of the years that are written at the foot of the curve: decades, or fewer where there
        is no room for those."""
        measure = QFontMetricsF(self.desk.theme.font(_YEARS)).horizontalAdvance
        first, last = self.content.extent
        found = ticks(Scale(float(first), float(last), 0.0, float(self.width())), _AIR * measure("0000"))
        words = [(self.x_of(t.day), self.content.tick_text(t)) for t in found if t.unit == "year"]
        stand = middles([(x, measure(text) / 2) for x, text in words], 0.0, float(self.width()), False)
        return [(x, measure(text), text) for x, (_, text) in zip(stand, words, strict=True) if x is not None]

    def _paint_years(self, painter: QPainter) -> None:
        font = self.desk.theme.font(_YEARS)
        high = QFontMetricsF(font).height()
        painter.setFont(font)
        painter.setPen(QColor(self.desk.theme.colours.text))
        for x, wide, words in self.years():
            painter.drawText(QRectF(x - wide / 2 - 1, self._high - high, wide + 2, high),
                             Qt.AlignmentFlag.AlignCenter, words)

    def _paint_rows(self, painter: QPainter) -> None:
        colours, row = self.desk.theme.colours, self.row
        ink, band = QColor(colours.text), QColor(colours.muted)
        band.setAlpha(150)
        for n, cover in enumerate(self.covers):
            top = self.row_top(n)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            for first, last in cover.bands:
                painter.fillRect(QRectF(self.x_of(first), top, self.x_of(last + 1) - self.x_of(first),
                                        max(row - 1, 1)), band)
            for first, last in cover.nows:
                x = self.x_of((first + last + 1) / 2)
                painter.fillRect(QRectF(round(x), top - 1, self.desk.theme.px(1), row), ink)
            if cover.written:
                self._paint_written(painter, cover, top + max(row - 1, 1) / 2, ink)

    def _paint_written(self, painter: QPainter, cover: Cover, y: float, ink: QColor) -> None:
        """A lozenge, empty where the date is inferred, on a line as long as its doubt."""
        assert cover.written
        first, last = self.x_of(cover.written[0]), self.x_of(cover.written[1] + 1)
        half, x = self._half, (first + last) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(ink, 1.2))
        if last - first > 2 * half:
            painter.drawLine(QPointF(first, y), QPointF(last, y))
        painter.setBrush(QColor(self.desk.theme.colours.paper) if cover.inferred else ink)
        painter.drawPolygon(QPolygonF([QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y),
                                       QPointF(x, y + half)]))

    def x_of(self, day: float) -> float:
        """Pixel of a day in the strip."""
        first, last = self.content.extent
        return (day - first) / (last - first) * self.width()

    def day_at(self, x: float) -> float:
        """Day at a pixel of the strip."""
        first, last = self.content.extent
        return first + x / max(self.width(), 1) * (last - first)

    @property
    def reach(self) -> tuple[float, float]:
        """From which pixel to which the window reaches."""
        first, last = self.desk.session.state.window
        return self.x_of(first), self.x_of(last)

    def row_top(self, number: int) -> float:
        """Pixel at which a document's row begins."""
        return self._high + self.desk.theme.px(2) + number * self.row

    @property
    def _half(self) -> float:
        """Half the width of a lozenge, in pixels."""
        return min(max(self.row * 0.7, 2.5), self.desk.theme.px(3.5))

    def said_at(self, at: QPointF) -> str:
        """What is said of a point: of the curve what it is; of a row its document, and first what the sign says that is
        there."""
        if self._short:
            return f"{self._curve_said}\n{self.accessibleDescription()}"
        if at.y() < self.row_top(0):
            return self._curve_said
        signs = sorted(self._signs_near(at), key=lambda sign: sign[0])
        row = signs[0][1] if signs else int((at.y() - self.row_top(0)) // self.row)
        if not 0 <= row < len(self.covers):
            return ""
        lines = self.told(self.covers[row]).split("\n")
        if signs:
            lines[1:] = [signs[0][2]]
        key = self.tr("Grey: the years covered · diamond: written · tick: a part written")
        return "\n".join(fill(line, _LETTERS) for line in (*lines, key))

    def _signs_near(self, at: QPointF) -> Iterator[tuple[float, int, str]]:
        """The ticks and lozenges that reach to a point: how far off each is, in which row, and what it says."""
        say, slack = self.desk.wording.date, self._half + 1.5
        for n, cover in enumerate(self.covers):
            down = abs(at.y() - self.row_top(n) - self.row / 2)
            if down > slack:
                continue
            if cover.written and abs(away := at.x() - self.x_of(sum(cover.written, 1.0) / 2)) <= slack:
                form = self.tr("Open diamond: written {date}, the editors infer") if cover.inferred else self.tr(
                    "Diamond: written {date}")
                yield abs(away) + down, n, form.format(date=say(self.desk.source(cover.source).published))
            for part in self.desk.library.layers if down <= self.row / 2 else ():
                now = days_of(part.edtf) if part.source == cover.source else None
                if now and abs(away := at.x() - self.x_of(sum(now, 1.0) / 2)) <= _TICK:
                    yield abs(away) + down, n, self.tr("Tick: a part of it written {date}").format(date=say(part.edtf))

    def told(self, cover: Cover) -> str:
        """What a document covers and when it was written, in words."""
        say = self.desk.wording
        lines = [self.desk.source(cover.source).short_title]
        if cover.bands:
            years = [(to_date(int(a))[0], to_date(int(b))[0]) for a, b in cover.bands]
            lines.append(self.tr("Covers {years}").format(years=", ".join(
                say.date(f"{a:04d}" if a == b else f"{a:04d}/{b:04d}") for a, b in years)))
        if cover.lost:
            lines.append(self.tr("Some of its text is lost"))
        published = self.desk.source(cover.source).published
        if published:
            form = self.tr("Written {date} (inferred)") if cover.inferred else self.tr("Written {date}")
            lines.append(form.format(date=say.date(published)))
        parts = [say.date(part.edtf) for part in self.desk.library.layers if part.source == cover.source and part.edtf]
        if parts:
            lines.append(self.tr("Parts of it written {dates}").format(dates=", ".join(parts)))
        return "\n".join(lines)

    @property
    def _curve_said(self) -> str:
        """What the curve is; and the points above it, while something is found."""
        words = self.tr("How much lies at each time: the higher, the more. The frame is what the line shows; drag it.")
        if self.desk.session.state.sought.things:
            words += "\n" + self.tr("Points: what was found")
        return words

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self.tips.show(self.said_at(QPointF(event.pos())), event.globalPos())
            return True
        if event.type() == QEvent.Type.Leave:
            self.tips.leave()
        elif isinstance(event, QEnterEvent):
            self.tips.point(self.said_at(event.position()), event.globalPosition().toPoint())
        return super().event(event)

    # Hands

    def _grip_at(self, x: float) -> Grip:
        """What a hand would take hold of there."""
        left, right = self.reach
        ends = sorted(((abs(x - left), Grip.FIRST), (abs(x - right), Grip.LAST)), key=lambda end: end[0])
        return ends[0][1] if ends[0][0] <= _SLACK else Grip.WHOLE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.tips.leave()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        left, right = self.reach
        if not left - _SLACK <= x <= right + _SLACK:
            self._move(self.day_at(x - (right - left) / 2), self.day_at(x + (right - left) / 2))
        self._held = x, self._grip_at(x), self.desk.session.state.window
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        grip = self._held[1] if self._held else self._grip_at(x)
        self.setCursor(Qt.CursorShape.ArrowCursor if grip is Grip.WHOLE else Qt.CursorShape.SizeHorCursor)
        if self._held is None:
            self.tips.point(self.said_at(event.position()), event.globalPosition().toPoint())
            return
        begin, _, (first, last) = self._held
        days = self.day_at(x) - self.day_at(begin)
        if grip is Grip.WHOLE:
            self._move(first + days, last + days)
        elif grip is Grip.FIRST:
            self._move(min(max(first + days, self.content.extent[0]), last - LEAST_DAYS), last)
        else:
            self._move(first, max(min(last + days, self.content.extent[1]), first + LEAST_DAYS))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.update()

    def _move(self, first: float, last: float) -> None:
        self.desk.session.change(window=kept((first, last), self.content.extent))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
