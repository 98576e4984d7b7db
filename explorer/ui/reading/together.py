"""Scrolling the columns together: while the lock is on, those that tell of what is chosen keep their distance."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from explorer.ui.reading.text import DocumentText


class Together(QObject):
    """When one text is scrolled, the others are by as much; what has come to its end waits until they are back. One
    that is silent has nothing to be held against the others: it stays, and moves alone."""

    waiting = Signal(object, bool)
    """The texts that cannot go along, as they are at their end, or at their beginning; when these are others."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.locked = False
        self._texts: list[DocumentText] = []
        self._from: dict[DocumentText, int] = {}
        self._moving = False
        self._waiting: tuple[list[DocumentText], bool] = [], False

    def take(self, texts: Sequence[DocumentText]) -> None:
        """These are the texts now."""
        for text in texts:
            if text not in self._texts:
                text.verticalScrollBar().valueChanged.connect(lambda value, t=text: self._scrolled(t, value))
        self._texts = list(texts)
        self.hold()

    def lock(self, locked: bool) -> None:
        """Keep the distance that they have now, or let each go its way."""
        self.locked = locked
        self.hold()

    def hold(self) -> None:
        """They stand as they are to stand to one another."""
        self._from = {text: text.verticalScrollBar().value() for text in self._texts}

    def arrange(self, values: Sequence[tuple[DocumentText, int]]) -> None:
        """Scroll each to its own place, from which they go on together."""
        self._moving = True
        for text, value in values:
            text.verticalScrollBar().setValue(value)
        self._moving = False
        self.hold()

    def _scrolled(self, text: DocumentText, value: int) -> None:
        if self._moving or text not in self._from:
            return
        if not self.locked or text.silent or text.resizing:
            self._from[text] = value
            return
        self._moving = True
        waiting, by = [], value - self._from[text]
        for other in self._texts:
            if other is not text and not other.silent:
                other.verticalScrollBar().setValue(self._from[other] + by)
                waiting += [other] if other.verticalScrollBar().value() != self._from[other] + by else []
        self._moving = False
        before, self._waiting = self._waiting, (waiting, by > 0)
        if waiting and self._waiting != before:
            self.waiting.emit(*self._waiting)
