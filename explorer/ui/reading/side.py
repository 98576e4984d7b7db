"""The buttons beside the columns: all the height for them, which documents are open, whether they are scrolled
together, in whose words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QToolButton, QWidget

from explorer.session.state import BOTH, OURS, THEIRS
from explorer.ui.desk import Desk

_GAP, _EDGE = 4, 4
"""Pixels between the buttons, and above and below them."""


class Ticks(QMenu):
    """Stays open while entries are ticked, by mouse and by key: Esc or a click elsewhere closes it."""

    def __init__(self, parent: QWidget, fill: Callable[[QMenu], object]) -> None:
        super().__init__(parent)
        self._refill = fill
        self._pressed: QAction | None = None
        self.aboutToShow.connect(lambda: fill(self))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.actionAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here, pressed, self._pressed = self.actionAt(event.position().toPoint()), self._pressed, None
        if here is None or here is not pressed or not self._ticked(here):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space
        if event.key() not in keys or not self._ticked(self.activeAction()):
            super().keyPressEvent(event)

    def _ticked(self, action: QAction | None) -> bool:
        """Whether it was an entry to tick; what can be ticked now is told anew, and one stays where one is."""
        if action is None or not action.isCheckable():
            return False
        at = self.actions().index(action)
        if action.isEnabled():
            action.trigger()
            self._refill(self)
            self.setActiveAction(self.actions()[at])
        return True


class Side(QWidget):
    """A narrow strip, for what concerns all columns."""

    def __init__(self, desk: Desk, fill: Callable[[QMenu], object], lock: Callable[[bool], object],
                 choose: Callable[[str], object], add: Callable[[], object]) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.alone = self._button(self.tr("Documents alone, and back  (Ctrl+3)"))
        self.alone.setAccessibleName(self.tr("Documents alone, and back"))
        self.documents = self._button(self.tr("Choose documents: which are open, and in which order"))
        self.documents.setAccessibleName(self.tr("Choose documents"))
        self.documents.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = Ticks(self.documents, fill)
        self.documents.setMenu(self.menu)
        self.menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self.documents, self._leave))
        self.lock = self._button(self.tr("Scroll together"))
        self.lock.setCheckable(True)
        self.lock.toggled.connect(lock)
        self.lock.toggled.connect(self._say)
        self.box = QGridLayout(self)
        self.words = {}
        for words, name in ((OURS, self.tr("Our wording")), (THEIRS, self.tr("Original words")),
                            (BOTH, self.tr("Both, statement by statement"))):
            self.words[words] = button = self._button(name)
            button.setCheckable(True)
            button.clicked.connect(partial(choose, words))
        self.add = self._button(self.tr("Add originals…"))
        self.add.setToolTip(self.tr("Add originals, to read the documents in their own words"))
        self.add.clicked.connect(lambda: add())
        self.offer_words(False)
        self.show_words(OURS)
        self.restyle()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("shape", "tool")
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self._dress(self.alone, "maximize-2")
        self._dress(self.documents, "columns-3")
        self._dress(self.add, "quote")
        for words, icon in ((OURS, "file-text"), (THEIRS, "quote"), (BOTH, "rows-2")):
            self._dress(self.words[words], icon)
        self._say()
        self._stand()

    def offer_words(self, offered: bool) -> None:
        """There is a choice only where an original is at hand; until then there is a way to one."""
        for button in self.words.values():
            button.setVisible(offered)
        self.add.setVisible(not offered)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """Below each other, close where there is little room; beside each other too, where the columns are low."""
        there = [b for b in (self.alone, self.documents, self.lock, *self.words.values(), self.add) if not b.isHidden()]
        high, px = max(b.sizeHint().height() for b in there), self.desk.theme.px
        close = len(there) * (high + _GAP) - _GAP + 2 * px(_EDGE) > self.height() >= len(there) * high
        gap, edge = (0, 0) if close else (_GAP, px(_EDGE))
        self.box.setSpacing(gap)
        self.box.setContentsMargins(px(3), edge, px(3), edge)
        rows = max((self.height() - 2 * edge + gap) // (high + gap), 1)
        for n, button in enumerate(there):
            self.box.addWidget(button, n % rows, n // rows)
        below = min(rows, len(there))
        for row in range(max(self.box.rowCount(), below + 1)):
            self.box.setRowStretch(row, int(row == below))

    def show_words(self, words: str) -> None:
        """In whose words the documents are shown."""
        for name, button in self.words.items():
            button.setChecked(name == words)

    def _leave(self) -> None:
        """A click elsewhere that closes the menu does not tell the button that the pointer is there no more."""
        if not self.documents.rect().contains(self.documents.mapFromGlobal(QCursor.pos())):
            self.documents.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            self.documents.update()

    def _dress(self, button: QToolButton, icon: str) -> None:
        """Give a button its icon."""
        c, side = self.desk.theme.colours, self.desk.theme.px(18)
        button.setIcon(self.desk.icons.icon(icon, c.text, c.line, side))
        button.setIconSize(QSize(side, side))

    def _say(self) -> None:
        locked = self.lock.isChecked()
        self._dress(self.lock, "lock" if locked else "lock-open")
        self.lock.setToolTip(
            self.tr("The columns scroll together and keep their distance; one that is silent stays. "
                    "Click to let each go its own way") if locked
            else self.tr("Each column scrolls on its own. Click to scroll them together, as they stand now"))
