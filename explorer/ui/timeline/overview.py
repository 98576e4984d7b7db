"""The whole period at a glance: a curve of how much is told, and the window one can drag."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QWheelEvent

from explorer.model.schema import Flag
from explorer.timeline.scale import kept
from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content

_POINTS = 400


class Overview(pg.PlotWidget):
    """Drag the window, or its edges; click to move it there."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__(enableMenu=False)
        self.desk, self.content = desk, content
        self.hideButtons()
        self.setMouseEnabled(False, False)
        for side in ("left", "bottom"):
            self.hideAxis(side)
        self.getViewBox().setDefaultPadding(0)
        self.setAccessibleName(self.tr("The whole period"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.curve = pg.PlotCurveItem(stepMode=None, fillLevel=0)
        self.addItem(self.curve)
        self.region = pg.LinearRegionItem(swapMode="block")
        self.region.setZValue(10)
        self.addItem(self.region)
        self.region.sigRegionChanged.connect(self._dragged)
        self._setting = False
        self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c = self.desk.theme.colours
        self.setFixedHeight(self.desk.theme.px(38))
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
        """Draw the curve anew."""
        columns, (first, last) = self.content.columns, self.content.extent
        kept_items = ~columns.has(Flag.SILENT) & ~columns.has(Flag.PLANNED) & self.content.shown.items
        edges = np.linspace(first, last, _POINTS + 1)
        middle = (edges[:-1] + edges[1:]) / 2
        starts = np.sort(columns.start_earliest[kept_items])
        ends = np.sort(columns.end_latest[kept_items])
        active = np.searchsorted(starts, edges[1:], "right") - np.searchsorted(ends, edges[:-1], "left")
        self.curve.setData(middle, active.astype(float))
        self.setXRange(first, last, padding=0)
        self.setYRange(0, max(float(active.max()) if len(active) else 1.0, 1.0) * 1.15, padding=0)
        self.region.setBounds((first, last))
        self.show_window()

    def show_window(self) -> None:
        """Put the region where the window is."""
        self._setting = True
        self.region.setRegion(self.desk.session.state.window)
        self._setting = False

    def _dragged(self) -> None:
        if not self._setting:
            first, last = self.region.getRegion()
            self.desk.session.change(window=kept((float(first), float(last)), self.content.extent))

    def mousePressEvent(self, event: object) -> None:
        position = event.position()  # type: ignore[attr-defined]
        day = self.getViewBox().mapSceneToView(self.mapToScene(position.toPoint())).x()
        first, last = self.desk.session.state.window
        slack = (self.content.extent[1] - self.content.extent[0]) * 8 / max(self.width(), 1)
        if not first - slack <= day <= last + slack:
            half = (last - first) / 2
            self.desk.session.change(window=kept((day - half, day + half), self.content.extent))
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
