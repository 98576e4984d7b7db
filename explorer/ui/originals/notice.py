"""One line below the bar: what is being done with originals, and what has come of it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.ui.desk import Desk


class Notice(QWidget):
    """Comes when there is something to say, and goes when it is put away; one reads on meanwhile."""

    stopped = Signal()
    """The reader wants no more of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("hint")
        self.setProperty("place", "notice")  # the line above it may be of the same colour
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.icon, self.words = QLabel(), QLabel()
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stop = self._button(self.tr("Stop"), self.tr("Stop reading"))
        self.stop.clicked.connect(self.stopped)
        self.do = self._button("", self.tr("Do what is offered"))
        self.do.clicked.connect(self._done)
        self._do: Callable[[], object] = self.hide
        self.away = self._button("", self.tr("Put this message away"))
        self.away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self.icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.do)
        row.addWidget(self.stop)
        row.addWidget(self.away)
        self._working = False
        self.restyle()
        self.hide()

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("shape", "quiet")
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, side = self.desk.theme.colours, self.desk.theme.px(18)
        self.away.setIcon(self.desk.icons.icon("x", c.accent, c.line, side))
        self.away.setIconSize(QSize(side, side))
        self.icon.setPixmap(self.desk.icons.pixmap("info", c.text, side, self.devicePixelRatioF()))

    def work(self, words: str) -> None:
        """Say what is being done; nothing, when it is done."""
        if words:
            self._show(words, working=True)
        elif self._working:
            self.hide()
            self._working = False

    def say(self, words: str) -> None:
        """Say what has come of it."""
        self._show(words, working=False)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def offer(self, words: str, deed: str, do: Callable[[], object]) -> None:
        """Say something, with a button for what can be done about it."""
        self.say(words)
        self._do = do
        self.do.setText(deed)
        self.do.setToolTip(deed)
        self.do.setAccessibleName(deed)
        self.do.show()

    def _done(self) -> None:
        self.hide()
        self._do()

    def _show(self, words: str, working: bool) -> None:
        self.do.hide()
        self._working = working
        self.words.setText(words)
        self.stop.setVisible(working)
        self.away.setVisible(not working)
        self.show()
