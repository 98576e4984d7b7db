"""Says what the pointer rests on, as soon as it rests: the system's own tool tips take most of a second."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.timeline.pick import Picked

_REST = 70
"""Milliseconds; so that a pointer that passes over the line sets off nothing."""


class Tips:
    """The tool tips of the line."""

    def __init__(self, owner: QWidget, words: Callable[[Picked], str]) -> None:
        self._owner, self._words = owner, words
        self._picked, self._where = Picked(), QPoint()
        self._rest = QTimer(owner)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: self.show(self._picked, self._where))

    def point(self, picked: Picked, where: QPoint) -> None:
        """The pointer is on something, at a point of the screen; it is said when it stays there."""
        known, self._where = picked == self._picked, where
        if known:
            return
        self._picked = picked
        self.hide()
        if picked.entity is not None or picked.count is not None:
            self._rest.start()

    def show(self, picked: Picked, where: QPoint) -> None:
        """Say it now."""
        self._rest.stop()
        words = self._words(picked)
        if words:
            QToolTip.showText(where, words, self._owner)
        else:
            QToolTip.hideText()

    def leave(self) -> None:
        """The pointer has gone, or a button is pressed."""
        self._picked = Picked()
        self.hide()

    def hide(self) -> None:
        """Take away what is said."""
        self._rest.stop()
        QToolTip.hideText()
