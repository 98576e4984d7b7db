"""What to try first, for the first minute only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


class Hint(QWidget):
    """One line below the bar, until it is sent away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.shorten(False)
        away = QToolButton()
        away.setProperty("shape", "quiet")
        away.setText(self.tr("Got it"))
        away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self.words, 1)
        row.addWidget(away)

    def shorten(self, short: bool) -> None:
        """In a window with little room: only what to try first, for the line has none to give."""
        self.words.setText(self.tr("Try this: click a mark on the line.") if short else self.tr(
            "Try this: click a mark on the line. Below, each document shows what it says of it. "
            "The wheel zooms, dragging moves, dragging with Shift selects years."))
