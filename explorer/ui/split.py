"""Two rooms above each other, of which the lower stays high enough to be read in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.ui.theme import Theme

_LEAST, _LEAST_COMPARED, _SHARE = 172, 206, 0.4
"""Pixels, at 100%, below which a column has no room for a statement, or below what is compared, where one looks up its
words, for five lines; never more than this share of both."""
_LINE, _COMPARED = 0.61, 0.665
"""Of the height, before it is dragged: so much is for the line, and for what is compared, as the rows of its grid are
high; the six buttons beside the documents still stand below each other then, at 1366×768."""
_MUCH = 10_000


class Split(QSplitter):
    """Whatever it is dragged to, or was left at by who read in another window. What is compared shares the height as it
    was dragged for that, and the line as it was for the line."""

    def __init__(self, theme: Theme, upper: QWidget, lower: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.theme, self.comparing = theme, False
        self._shares = {False: _LINE, True: _COMPARED}
        """Of the upper room, while something is compared and while not."""
        self.addWidget(upper)
        self.addWidget(lower)
        self._give(_LINE)
        self.splitterMoved.connect(lambda *_: self._dragged())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep()

    def turn(self, comparing: bool) -> None:
        """Share the height as is right for the line, or for what is compared in its place."""
        if comparing != self.comparing:
            self.comparing = comparing
            self._give(self._shares[comparing])

    def _dragged(self) -> None:
        self._keep()
        self._remember()

    def _give(self, share: float) -> None:
        self.setSizes([round(_MUCH * share), round(_MUCH * (1 - share))])  # Qt makes it as much as there is
        if self.isVisible():
            self._keep()

    def _remember(self) -> None:
        sizes = self.sizes()
        if len(sizes) == 2 and all(sizes):
            self._shares[self.comparing] = sizes[0] / sum(sizes)

    def _keep(self) -> None:
        """Give the lower room its least height, if both are to be seen."""
        sizes = self.sizes()
        least = min(self.theme.px(_LEAST_COMPARED if self.comparing else _LEAST), int(sum(sizes) * _SHARE))
        if len(sizes) == 2 and all(sizes) and sizes[1] < least:
            self.setSizes([sum(sizes) - least, least])

    # Where one left off

    def place(self) -> list[float]:
        """The shares of the line and of what is compared."""
        self._remember()
        return [self._shares[False], self._shares[True]]

    def arrange(self, place: object) -> None:
        """Share it as it was left; whatever is malformed is passed over."""
        if isinstance(place, list) and len(place) == 2 and all(isinstance(s, float) and 0 < s < 1 for s in place):
            self._shares = {False: place[0], True: place[1]}
            self._give(place[self.comparing])
