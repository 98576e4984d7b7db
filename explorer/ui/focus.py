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
        self._window, self._room, self._details = window, room, details
        self._looking = False
        for widget in (window, *places):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:  # from within a place it comes through that to the window
            inside, self._looking = self._looking, watched is not self._window
            if watched is self._window and not inside and _is_letter(event):
                event.accept()  # it goes where the keys go, and is no shortcut
                return True
        leaves = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and not event.modifiers()
        if leaves and watched is self._window and self._room.isVisible() and self._reading():
            self._room.take_keys()
            return True
        return False

    def _reading(self) -> bool:
        now = self._window.focusWidget()
        return now is not None and self._details.isAncestorOf(now)


def _is_letter(event: QKeyEvent) -> bool:
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return not event.modifiers() & others and event.text().isalpha()
