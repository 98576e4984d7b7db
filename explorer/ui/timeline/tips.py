"""Says what the pointer rests on, as soon as it rests: the system's own tool tips take most of a second."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

_REST = 70
"""Milliseconds; so that a pointer that passes over the line sets off nothing."""

Pointed = TypeVar("Pointed")


class Tips(Generic[Pointed]):
    """The tool tips of something painted: `words` says what is pointed at, `nothing` is what is where nothing is."""

    def __init__(self, owner: QWidget, words: Callable[[Pointed], str], nothing: Pointed) -> None:
        self._owner, self._words, self._nothing = owner, words, nothing
        self._pointed = nothing
        self._where = QPoint()
        self._going = False
        """Whether what is said is being taken away, which Qt takes its time for."""
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
        if pointed != self._nothing:
            self._rest.start()

    def show(self, pointed: Pointed, where: QPoint) -> None:
        """Say it now."""
        self._rest.stop()
        words = self._words(pointed)
        if self._going and QToolTip.text() == words:
            _drop()  # Qt would take it for said, and let it go all the same
        self._going = False
        if words:
            QToolTip.showText(where, words, self._owner)
        else:
            QToolTip.hideText()

    def leave(self) -> None:
        """The pointer has gone, or a button is pressed."""
        self._pointed = self._nothing
        self.hide()

    def hide(self) -> None:
        """Take away what is said."""
        self._rest.stop()
        self._going = QToolTip.isVisible()
        QToolTip.hideText()


def _drop() -> None:
    """Take away at once what is said."""
    for label in QApplication.topLevelWidgets():
        if label.inherits("QTipLabel"):
            label.hide()
