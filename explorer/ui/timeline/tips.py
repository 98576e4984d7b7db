"""Says what the pointer rests on, as soon as it rests: the system's own tool tips take most of a second."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.timeline.arrows import Arrow, Link
from explorer.timeline.pick import Picked

_REST = 70
"""Milliseconds; so that a pointer that passes over the line sets off nothing."""

Pointed = Picked | Arrow | tuple[Link, ...]


class Tips:
    """The tool tips of the line."""

    def __init__(self, owner: QWidget, words: Callable[[Pointed], str]) -> None:
        self._owner, self._words = owner, words
        self._pointed: Pointed = Picked()
        self._where = QPoint()
        self._rest = QTimer(owner)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(lambda: self.show(self._pointed, self._where))

    def point(self, pointed: Pointed, where: QPoint) -> None:
        """The pointer is on something, at a point of the screen; it is said when it stays there."""
        known, self._where = pointed == self._pointed, where
        if known:
            return
        self._pointed = pointed
        self.hide()
        if not isinstance(pointed, Picked) or pointed.entity is not None or pointed.signs:
            self._rest.start()

    def show(self, pointed: Pointed, where: QPoint) -> None:
        """Say it now."""
        self._rest.stop()
        words = self._words(pointed)
        if words:
            QToolTip.showText(where, words, self._owner)
        else:
            QToolTip.hideText()

    def leave(self) -> None:
        """The pointer has gone, or a button is pressed."""
        self._pointed = Picked()
        self.hide()

    def hide(self) -> None:
        """Take away what is said."""
        self._rest.stop()
        QToolTip.hideText()
