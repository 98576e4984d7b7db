"""The whole period at a glance: how much is told when, what each document covers and when it was written, and the
window one can drag."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QPixmap, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QToolTip, QWidget

from explorer.model.days import to_date
from explorer.timeline.coverage import Cover, covers
from explorer.timeline.density import curve, density
from explorer.timeline.scale import kept
from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.found import paint_ticks

_STEPS = 400
_CURVE, _ROW, _ROWS = 26.0, 4.0, 48.0
"""Pixels at 100%: height of the curve; of a document's row; of all rows at the most."""
_HEAD = 1.1
"""Height of the curve's part, in shares of the highest that the curve gets."""


class _Covers(pg.GraphicsObject):
    """A row for each document: bands of the years that it covers, a mark when it was written, ticks for its parts."""

    def __init__(self, overview: "Overview") -> None:
        super().__init__()
        self.overview = overview
        self.box = QRectF()

    def boundingRect(self) -> QRectF:
        return self.box

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self.overview.paint_covers(painter)


class Overview(pg.GraphicsView):
    """Drag the window, or its edges; click to move it there; hover on a row to read of a document."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__()
        self.desk, self.content = desk, content
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False)  # a whole plot, with axes, takes 20 ms to make
        self.setCentralItem(self.box)
        self.enableMouse(False)
        self.covers: tuple[Cover, ...] = ()
        self._read: tuple[object, ...] = ()
        self._painted: tuple[tuple[object, ...], QPixmap] | None = None
        self.box.setDefaultPadding(0)
        self.setAccessibleName(self.tr("The whole period"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.curve = pg.PlotCurveItem(stepMode=None, fillLevel=0)
        self.box.addItem(self.curve)
        self.rows = _Covers(self)
        self.box.addItem(self.rows, ignoreBounds=True)
        self.region = pg.LinearRegionItem(swapMode="block")
        self.region.setZValue(10)
        self.box.addItem(self.region)
        self.region.sigRegionChanged.connect(self._dragged)
        self._setting = False
        self.restyle()

    @property
    def row(self) -> float:
        """Height of a document's row in pixels; many documents share what room there is."""
        return float(self.desk.theme.px(min(_ROW, _ROWS / max(len(self.covers), 1))))

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c = self.desk.theme.colours
        self.setBackground(c.paper)
        muted, accent = QColor(c.muted), QColor(c.accent)
        muted.setAlpha(90)
        self.curve.setPen(pg.mkPen(None))
        self.curve.setBrush(muted)
        tint = QColor(accent)
        tint.setAlpha(26)
        self.region.setBrush(tint)
        self.region.setHoverBrush(tint)
        for line in self.region.lines:
            line.setPen(pg.mkPen(accent, width=2))
            line.setHoverPen(pg.mkPen(accent, width=4))
        self.load()

    def load(self) -> None:
        """Draw curve and rows anew."""
        first, last = self.content.extent
        self._read_documents()
        high = self.desk.theme.px(_CURVE)
        below = self.row * len(self.covers) + self.desk.theme.px(3)
        self.setFixedHeight(round(high + below))
        edges = np.linspace(first, last, _STEPS + 1)
        told = density(self.content.columns, first, last, _STEPS, self.content.shown.lanes)
        self.curve.setData((edges[:-1] + edges[1:]) / 2, curve(told))
        low = -below / high * _HEAD
        self.box.setXRange(first, last, padding=0)
        self.box.setYRange(low, _HEAD, padding=0)
        self.rows.prepareGeometryChange()
        self.rows.box = QRectF(first, low, last - first, _HEAD - low)
        self.rows.update()
        self.region.setBounds((first, last))
        self.show_window()

    def _read_documents(self) -> None:
        """What they cover; asked for once, for filters and lanes do not change it."""
        library, extent = self.desk.library, self.content.extent
        if self._read != (library, extent):
            self._read = library, extent
            self.covers = covers(library.sources, library.layers, library.scopes, extent)
            self.setAccessibleDescription("\n".join(self.told(cover) for cover in self.covers))

    def show_window(self) -> None:
        """Put the region where the window is."""
        self._setting = True
        self.region.setRegion(self.desk.session.state.window)
        self._setting = False

    # Documents

    def paint_covers(self, painter: QPainter) -> None:
        """The rows, in pixels, so that marks keep their shape; painted once for all frames of a move."""
        ratio, size = self.devicePixelRatioF(), self.viewport().size()
        found = self.desk.session.state.sought.things
        key = (size.width(), size.height(), ratio, self.row, self.covers, self.content.extent, self.desk.theme.colours,
               found, self.content.columns)
        if self._painted is None or self._painted[0] != key:
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            own = QPainter(picture)
            self._paint_rows(own)
            paint_ticks(own, [self.x_of(day) for day in self.content.days_found(found)], self.desk.theme)
            own.end()
            self._painted = key, picture
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(0, 0, self._painted[1])
        painter.restore()

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
        half, x = min(max(self.row * 0.7, 2.5), self.desk.theme.px(3.5)), (first + last) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(ink, 1.2))
        if last - first > 2 * half:
            painter.drawLine(QPointF(first, y), QPointF(last, y))
        painter.setBrush(QColor(self.desk.theme.colours.paper) if cover.inferred else ink)
        painter.drawPolygon(QPolygonF([QPointF(x - half, y), QPointF(x, y - half), QPointF(x + half, y),
                                       QPointF(x, y + half)]))

    def x_of(self, day: float) -> float:
        """Pixel of a day in the strip."""
        return float(self.box.mapViewToScene(QPointF(day, 0)).x())

    def row_top(self, number: int) -> float:
        """Pixel at which a document's row begins."""
        return float(self.box.mapViewToScene(QPointF(0, 0)).y()) + self.desk.theme.px(2) + number * self.row

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

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            row = int((event.pos().y() - self.row_top(0)) // self.row) if self.covers else -1
            if 0 <= row < len(self.covers):
                QToolTip.showText(event.globalPos(), self.told(self.covers[row]), self)
            else:
                QToolTip.hideText()
            return True
        return bool(super().viewportEvent(event))

    # Hands

    def _dragged(self) -> None:
        if not self._setting:
            first, last = self.region.getRegion()
            self.desk.session.change(window=kept((float(first), float(last)), self.content.extent))

    def mousePressEvent(self, event: object) -> None:
        position = event.position()  # type: ignore[attr-defined]
        day = self.box.mapSceneToView(self.mapToScene(position.toPoint())).x()
        first, last = self.desk.session.state.window
        slack = (self.content.extent[1] - self.content.extent[0]) * 8 / max(self.width(), 1)
        if not first - slack <= day <= last + slack:
            half = (last - first) / 2
            self.desk.session.change(window=kept((day - half, day + half), self.content.extent))
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
