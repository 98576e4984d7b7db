"""What to try first, and what the signs on the line say, for the first minutes only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.session.state import State
from explorer.ui.desk import Desk
from explorer.ui.legend import SignRow
from explorer.ui.timeline.sight import Sight

_ZOOMED = 1.1
"""So much more or less is seen where somebody zoomed, and the window did not only get its size."""


class Hint(QWidget):
    """A line of words and a line of signs below the bar, until they are sent away; the signs then stand in the bar
    below the line. They wait while something else stands in the place of the line."""

    def __init__(self, desk: Desk, more: QAction, line: Sight) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.signs = SignRow(desk, more, line, 12.5, "text")
        self._waits = False
        away = QToolButton()
        away.setProperty("shape", "quiet")
        away.setText(self.tr("Got it"))
        away.clicked.connect(self.hide)
        self.every = QToolButton()
        self.every.setProperty("shape", "quiet")
        self.every.setText(self.tr("All signs"))
        self.every.setToolTip(self.tr("What the signs mean  (F1)"))
        self.every.clicked.connect(more.trigger)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.signs, 1)
        below.addWidget(self.every)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.words)
        both.addWidget(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addLayout(both, 1)
        row.addWidget(away)
        self.tried = False
        self.shorten(False)
        desk.session.listen(self._changed)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """The line of words is as high as the row of signs that comes in its place: nothing below may move then."""
        row = self.signs.sizeHint().height() // self.signs.rows
        self.words.setMinimumHeight(row)
        self._below.setMinimumHeight(row + max(row, self.every.sizeHint().height()) if self.tried else 0)

    def _changed(self, before: State, after: State) -> None:
        """What to try has been tried: the signs have its line, for there are more of them where years are seen."""
        wide, now = (state.window[1] - state.window[0] for state in (before, after))
        tried = before.current != after.current or not 1 / _ZOOMED < now / wide < _ZOOMED
        if tried and before.current and not self.tried and self.isVisible() and not self._below.isHidden():
            self.tried = True
            self.words.hide()
            self.signs.spread()
            self._fit()

    def shorten(self, short: bool) -> None:
        """In a window with little room: only what to try first, for the line has none to give."""
        self._below.setVisible(not short)
        self.words.setVisible(short or not self.tried)
        self.words.setText(self.tr("Try this: click a mark on the line.") if short else self.tr(
            "Try this: click a mark on the line. Below, each document shows what it says of it. "
            "The wheel zooms, dragging moves, dragging with Shift selects years."))

    def go_with(self, line: bool) -> None:
        """The line is seen, or not: what is said of it is not in the way of what is seen instead."""
        if line and self._waits:
            self.show()
        self._waits = not line and (self._waits or not self.isHidden())
        if self._waits:
            self.hide()
