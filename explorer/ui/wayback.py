"""The way back from one room alone to all three: a line above it with a button, and Esc, which closes first what is
open over the text."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from explorer.ui.atissue import AtIssue
from explorer.ui.desk import Desk
from explorer.ui.flow import FlowLayout
from explorer.ui.steps import Steps, StepsRow


class WayBack(QWidget):
    """Seen as long as one room stands alone. `of_its_own` have a use of their own for Esc, which comes second then;
    `first` closes something, if there is something to close, wherever the keys go."""

    def __init__(self, desk: Desk, back: Callable[[], object], compare: Callable[[], object], steps: Steps,
                 of_its_own: Iterable[QWidget], first: Callable[[], bool]) -> None:
        super().__init__()
        self.desk, self._back, self._first = desk, back, first
        self.setObjectName("bar")
        self.setProperty("place", "filters")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setProperty("role", "hint")
        self.button = QToolButton()
        self.button.setProperty("shape", "chip")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setText(" " + self.tr("Back to all three"))
        self.button.setAccessibleName(self.tr("Back to all three"))
        self.button.clicked.connect(back)
        self.key = QLabel(self.tr("Esc"))
        self.key.setProperty("role", "muted")
        self._edge, self._gap = desk.theme.px(14), desk.theme.px(8)
        row = FlowLayout(self, self._edge, self._gap, desk.theme.px(4))
        self.at_issue, self.steps = AtIssue(desk, compare), StepsRow(desk, steps)
        for widget in (self.words, self.button, self.key, self.at_issue, self.steps):
            row.addWidget(widget)
        steps.changed.connect(self._share)
        for other in of_its_own:
            other.installEventFilter(self)
        self.hide()
        self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        theme = self.desk.theme
        self.button.setIcon(self.desk.icons.icon("minimize-2", theme.colours.accent, theme.colours.line, theme.px(14)))
        self.button.setIconSize(QSize(theme.px(14), theme.px(14)))
        for label in (self.words, self.key):
            label.setMinimumHeight(theme.px(26))
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """What is left of the line is for what is read."""
        taken = sum(w.sizeHint().width() + self._gap for w in (self.words, self.button, self.key, self.steps)
                    if not w.isHidden())
        self.at_issue.fit(self.width() - 2 * self._edge - taken)

    def say(self, rooms: Sequence[QWidget], names: Mapping[QWidget, str], texts: bool) -> None:
        """Which of the rooms stands alone, if one does; of the `texts`, what is read in them."""
        there = [room for room in rooms if not room.isHidden()]
        alone = len(there) == 1 < len(rooms)
        self.words.setText(self.tr("{room} alone").format(room=names[there[0]]) if alone else "")
        self.at_issue.say(texts)
        self.setVisible(alone)
        self._share()

    def obeys(self, event: QKeyEvent) -> bool:
        """Whether a key has closed something, or led back."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        if self._first():
            return True
        if self.isHidden():
            return False
        self._back()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        busy = bool(getattr(getattr(watched, "span", None), "days", None))  # years are being selected
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not busy and self.obeys(event)
