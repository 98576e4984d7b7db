"""What to try first, and what the signs on the line say, for the first minutes only."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from explorer.session.state import State
from explorer.ui.desk import Desk
from explorer.ui.legend import SignRow
from explorer.ui.timeline.sight import Sight


class Hint(QWidget):
    """A line of words and a line of signs below the bar: the words until the reader has chosen something, the signs
    until they are sent away; they then stand in the bar below the line."""

    def __init__(self, desk: Desk, more: QAction, line: Sight) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.signs = SignRow(desk, more, line, 12.5, "text")
        self._short = self._tried = False
        self.shorten(False)
        away = QToolButton()
        away.setProperty("shape", "quiet")
        away.setText(self.tr("Got it"))
        away.clicked.connect(self.hide)
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.words)
        both.addWidget(self.signs)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addLayout(both, 1)
        row.addWidget(away)
        desk.session.listen(self._changed)

    def shorten(self, short: bool) -> None:
        """In a window with little room: only what to try first, for the line has none to give."""
        self._short = short
        self._leave()
        self.signs.setVisible(not short)
        self.words.setText(self.tr("Try this: click a mark on the line.") if short else self.tr(
            "Try this: click a mark on the line. Below, each document shows what it says of it. "
            "The wheel zooms, dragging moves, dragging with Shift selects years."))

    def _changed(self, before: State, after: State) -> None:
        """Who has chosen something has tried it: the line gets the height of the words."""
        chosen = after.current or after.selected
        if chosen and not after.offered and (before.current, before.selected) != (after.current, after.selected):
            self._tried = True
            self.words.hide()
            self._leave()

    def _leave(self) -> None:
        """Nothing is left to be seen without words and signs."""
        if self._short and self._tried:
            self.hide()
