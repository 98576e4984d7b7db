"""What to try first, for the first minute only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


class Hint(QWidget):
    """One line below the bar, until it is sent away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QLabel(self.tr(
            "Try this: click a mark on the line. Below, each document shows what it says of it. "
            "The wheel zooms, dragging moves, dragging with Shift selects years."))
        words.setProperty("role", "hint")
        words.setWordWrap(True)
        away = QToolButton()
        away.setProperty("shape", "quiet")
        away.setText(self.tr("Got it"))
        away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(words, 1)
        row.addWidget(away)
