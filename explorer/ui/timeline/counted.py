"""What a count stands for, dropped down where it was clicked; a second click there zooms to all of it."""

from functools import partial
from time import monotonic

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QIcon, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from explorer.model.wording import STATES
from explorer.timeline.drawing import Count
from explorer.ui.ring import ring_pixmap
from explorer.ui.timeline.canvas import Canvas
from explorer.ui.timeline.hover import by_date

_LISTED, _RING = 30, 16


class CountMenu(QMenu):
    """Gone when something is chosen, or when one clicks elsewhere."""

    def __init__(self, canvas: Canvas, count: Count) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.numbers = canvas.content.members(canvas.drawing, count)
        self.setToolTipsVisible(True)
        self._since, self._where = 0.0, QPoint()
        for key, when in by_date(canvas.desk, canvas.desk.library.keys(self.numbers[:_LISTED])):
            self._add(key, when)
        if len(self.numbers) > _LISTED:
            self.addAction(self.tr("and %n more", "", len(self.numbers) - _LISTED)).setEnabled(False)
        self.addSeparator()
        self.addAction(self.tr("Zoom to these"), self._zoom)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _add(self, key: str, when: str) -> None:
        """One of them with its ring, as there is none on the line."""
        desk = self.canvas.desk
        c, own = desk.theme.colours, QColor(desk.theme.colours.text)
        ring = ring_pixmap(desk.theme.px(_RING), self.devicePixelRatioF(), desk.sources_mask(key),
                           len(desk.library.sources), desk.verdict(key), own, QColor(c.empty), QColor(c.surface))
        action = self.addAction(f"{desk.title(key)}\t{when}".replace("&", "&&"), partial(desk.open, key))
        action.setIcon(QIcon(ring))
        action.setIconVisibleInMenu(True)
        if (verdict := desk.verdict(key)) is not None:
            action.setToolTip(desk.wording.say(STATES[verdict]))

    def open_at(self, where: QPoint) -> None:
        """Drop down at a point of the screen."""
        self._since, self._where = monotonic(), where
        self.popup(where)

    def _zoom(self) -> None:
        self.canvas.zoom_to(self.numbers)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The second half of a double click comes here, as the menu has opened under the pointer."""
        way = event.globalPosition().toPoint() - self._where
        soon = (monotonic() - self._since) * 1000 < QApplication.doubleClickInterval()
        if soon and way.manhattanLength() <= QApplication.startDragDistance():
            self.close()
            self.canvas.pass_over(event.timestamp())
            self._zoom()
        else:
            super().mousePressEvent(event)
