"""What is read where the documents stand alone: the chosen, what they differ on, and the way to the grid."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from explorer.session.state import State as Looking
from explorer.ui.desk import Desk
from explorer.ui.differing import differ_on

_LEAST, _BOTH = 150, 260
"""Pixels, at 100%, below which nothing is said, and only the title."""
_TITLE = 0.6
"""Of the room of the words: so much a title gets where something stands behind it."""


class AtIssue(QWidget):
    """One line, as long as there is room for; what does not fit is cut, and said whole by the pointer."""

    def __init__(self, desk: Desk, compare: Callable[[], object]) -> None:
        super().__init__()
        self.desk, self._room, self._wanted = desk, 0, False
        self._said: tuple[str, str] = "", ""
        self.button = QToolButton()
        self.button.setProperty("shape", "chip")
        self.button.setText(self.tr("Compare"))
        self.button.setAccessibleName(self.tr("Compare"))
        self.button.setToolTip(self.tr("What each document says of it, row by row  (C)"))
        self.button.clicked.connect(lambda: compare())
        self.title, self.words = QLabel(), QLabel()
        self.title.setProperty("role", "strong")
        self.words.setProperty("role", "hint")
        self._gap = desk.theme.px(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._gap)
        row.addWidget(self.button)
        for label in (self.title, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            row.addWidget(label)
        row.addStretch(1)
        desk.session.listen(self._changed)

    def sizeHint(self) -> QSize:
        """The room there is, whatever the words would take: nothing moves when they change."""
        return QSize(self._room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _changed(self, before: Looking, after: Looking) -> None:
        if (before.current, before.verdicts, before.lens) != (after.current, after.verdicts, after.lens):
            self.say(self._wanted)

    def say(self, wanted: bool) -> None:
        """Say it, if this is `wanted`."""
        self._wanted = wanted
        key = self.desk.session.state.current if wanted else ""
        self._said = (self.desk.title(key), self._differ(key)) if key else ("", "")
        self.fit(self._room)

    def _differ(self, key: str) -> str:
        """What the documents differ on."""
        names = differ_on(self.desk, key)
        return self.tr("They differ on: {what}").format(what=", ".join(names)) if names else ""

    def fit(self, room: int) -> None:
        """There are so many pixels."""
        self._room = room
        title, differ = self._said
        self.setVisible(bool(title) and room >= self.desk.theme.px(_LEAST))
        self.button.setVisible(bool(self.desk.library.telling(self.desk.session.state.current)))
        gap, own = self._gap, self.button.sizeHint().width()
        left = room - (own + gap if not self.button.isHidden() else 0) - gap
        both = bool(differ) and left >= self.desk.theme.px(_BOTH)
        for label, words, share in ((self.title, title, _TITLE if both else 1), (self.words, differ, int(both))):
            label.ensurePolished()
            shown = label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(int(left * share), 0))
            label.setText(shown)
            label.setToolTip(words if shown != words else "")
            label.setAccessibleName(words)
            left -= label.fontMetrics().horizontalAdvance(shown) + gap
        self.updateGeometry()
