"""Where keys go: letters only where one looks at something, and Esc from the details back to the line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.ui.room import Room


class Focus(QObject):
    """Watches a window: a letter alone is a key of what stands in `places`; elsewhere, as on a button, it does
    nothing."""

    def __init__(self, window: QWidget, room: Room, details: QWidget, places: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window, self._room, self._details, self._places = window, room, details, places
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and _is_letter(event) and not self._listens():
            event.accept()  # it goes where the keys go, and is no shortcut
            return True
        leaves = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and not event.modifiers()
        if leaves and self._room.isVisible() and self._in(self._details):
            self._room.take_keys()
            return True
        return False

    def _in(self, place: QWidget) -> bool:
        now = self._window.focusWidget()
        return now is not None and (now is place or place.isAncestorOf(now))

    def _listens(self) -> bool:
        """Whether a letter is meant for what has the keys."""
        return self._window.focusWidget() is None or any(map(self._in, self._places))


def _is_letter(event: QKeyEvent) -> bool:
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return not event.modifiers() & others and event.text().isalpha()
