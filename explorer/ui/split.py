"""Two rooms above each other, of which the lower stays high enough to be read in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.ui.theme import Theme

_LEAST, _SHARE = 172, 0.4
"""Pixels, at 100%, below which a column has no room for a statement; never more than this share of both."""


class Split(QSplitter):
    """Whatever it is dragged to, or was left at by who read in another window."""

    def __init__(self, theme: Theme, upper: QWidget, lower: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.theme = theme
        self.addWidget(upper)
        self.addWidget(lower)
        self.splitterMoved.connect(lambda *_: self._keep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep()

    def _keep(self) -> None:
        """Give the lower room its least height, if both are to be seen."""
        sizes = self.sizes()
        least = min(self.theme.px(_LEAST), int(sum(sizes) * _SHARE))
        if len(sizes) == 2 and all(sizes) and sizes[1] < least:
            self.setSizes([sum(sizes) - least, least])
