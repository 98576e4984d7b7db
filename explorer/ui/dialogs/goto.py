"""Go to a date, typed as one likes. What is understood, or what is wrong, is said while one types."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from explorer.model.when import WhenError
from explorer.ui.dates import Dates, Days
from explorer.ui.desk import Desk


class GotoDialog(QDialog):
    """Not modal, and gone when one is there."""

    chosen = Signal(int, int)
    """First and last day of the date."""

    def __init__(self, desk: Desk, dates: Dates, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.dates = desk, dates
        self.setWindowTitle(self.tr("Go to a date"))
        self.setModal(False)
        self.days: Days | None = None
        self.box = QLineEdit()
        self.box.setAccessibleName(self.tr("Date"))
        self.box.textChanged.connect(self._typed)
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.go = QPushButton(self.tr("Go there"))
        self.go.setProperty("primary", "true")
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        question = QLabel(self.tr("Which day, month or years?"))
        question.setBuddy(self.box)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.go)
        self.column = QVBoxLayout(self)
        for widget in (question, self.box, self.says):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.column.addLayout(buttons)

    def start(self) -> None:
        """Show it, ready for another date."""
        px = self.desk.theme.px
        self.column.setContentsMargins(px(24), px(20), px(24), px(20))
        self.column.setSpacing(px(10))
        self.says.setMinimumHeight(2 * self.desk.theme.px(20))  # so that nothing jumps while one types
        self.setFixedWidth(min(px(440), max(self.screen().availableGeometry().width() - 40, 200)))
        self.box.clear()
        self._typed()
        self.show()
        self.adjustSize()
        self.raise_()
        self.activateWindow()
        self.box.setFocus()

    def _typed(self) -> None:
        self.days = None
        wrong = False
        try:
            place = self.dates.read(self.box.text())
        except WhenError as error:
            words, wrong = str(error), not error.unfinished
        else:
            self.days, words = place.days, place.words[:1].upper() + place.words[1:]
        self.go.setEnabled(self.days is not None)
        self.says.setText(words)
        self.says.setProperty("role", "wrong" if wrong else "" if self.days else "muted")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)
        self.box.setAccessibleDescription(words)
        if wrong:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, words))

    def _go(self) -> None:
        if self.days is not None:
            self.close()
            self.chosen.emit(*self.days)
