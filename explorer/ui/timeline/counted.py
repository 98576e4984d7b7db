"""What a count stands for, dropped down where it was clicked; a second click there zooms to all of it."""

from functools import partial
from time import monotonic

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from explorer.timeline.drawing import Count
from explorer.ui.timeline.canvas import Canvas
from explorer.ui.timeline.hover import dates_in_words
from explorer.ui.timeline.lens import own_dates

_LISTED = 30


class CountMenu(QMenu):
    """Gone when something is chosen, or when one clicks elsewhere."""

    def __init__(self, canvas: Canvas, count: Count) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self.numbers = canvas.content.members(canvas.drawing, count)
        self._since, self._where = 0.0, QPoint()
        for number, key in zip(self.numbers, canvas.desk.library.keys(self.numbers[:_LISTED]), strict=False):
            when = dates_in_words(canvas.desk, own_dates(canvas.desk, number))[0]
            self.addAction(f"{canvas.desk.title(key)}\t{when.partition(';')[0]}".replace("&", "&&"),
                           partial(canvas.desk.open, key))
        if len(self.numbers) > _LISTED:
            self.addAction(self.tr("and %n more", "", len(self.numbers) - _LISTED)).setEnabled(False)
        self.addSeparator()
        self.addAction(self.tr("Zoom to these"), self._zoom)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

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
