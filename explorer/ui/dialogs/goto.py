"""Go to a date, typed as one likes. What is understood, or what is wrong, is said while one types."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from explorer.model.days import to_date
from explorer.model.edtf import Edtf
from explorer.model.when import When, WhenError
from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content

Days = tuple[int, int]


class GotoDialog(QDialog):
    """Not modal, and gone when one is there."""

    chosen = Signal(int, int)
    """First and last day of the date."""

    def __init__(self, desk: Desk, content: Content, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.content = desk, content
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
            date = When(self.desk.wording.translate).read(self.box.text())
        except WhenError as error:
            words, wrong = str(error), not error.unfinished
        else:
            self.days = self._within(date)
            words = self.desk.wording.date(date.text)
            words = words[:1].upper() + words[1:]
            if self.days is None:
                words, wrong = self._beyond(), True
        self.go.setEnabled(self.days is not None)
        self.says.setText(words)
        self.says.setProperty("role", "wrong" if wrong else "" if self.days else "muted")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)
        self.box.setAccessibleDescription(words)
        if wrong:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, words))

    def _within(self, date: Edtf) -> Days | None:
        """The part of a date that is on the line; None of one that is not."""
        low, high = (round(day) for day in self.content.extent)
        first = low if date.earliest is None else date.earliest
        last = high if date.end_latest is None else date.end_latest
        if last < low or first > high:
            return None
        return max(first, low), min(last, high)

    def _beyond(self) -> str:
        first, last = (to_date(round(day))[0] for day in self.content.extent)
        return self.tr("The line goes from {first} to {last}.").format(first=first, last=last)

    def _go(self) -> None:
        if self.days is not None:
            self.close()
            self.chosen.emit(*self.days)
