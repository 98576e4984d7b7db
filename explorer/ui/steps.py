"""From one of what was found to the next, without the list: it lies over the details, and is shut while one reads."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from explorer.session.state import State
from explorer.store.grouped import ENTITIES, Thing
from explorer.ui.desk import Desk
from explorer.ui.flow import FlowLayout


class Steps(QObject):
    """Knows which hit was opened, as long as nothing else is chosen. `listed` are the hits in their order; `open_it`
    opens one of them, `show_all` shows the list again."""

    changed = Signal()

    def __init__(self, desk: Desk, listed: Callable[[], Sequence[Thing]], open_it: Callable[[Thing], None],
                 show_all: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.listed, self._open, self.show_all = desk, listed, open_it, show_all
        self._thing: Thing | None = None
        self._chosen = "", ""
        self._busy = False
        desk.session.listen(self._changed)

    def _changed(self, before: State, after: State) -> None:
        if not self._busy and (before.current, before.passage) != (after.current, after.passage):
            self.changed.emit()

    def begin(self) -> None:
        """A hit is being opened, of which nothing is said until it is."""
        self._busy = True

    def opened(self, thing: Thing) -> None:
        """A hit has been opened."""
        state = self.desk.session.state
        self._thing, self._chosen, self._busy = thing, (state.current, state.passage), False
        self.changed.emit()

    def place(self) -> tuple[int, int] | None:
        """Which of how many is looked at, from 1; None where it was not opened from among them."""
        thing, state = self._thing, self.desk.session.state
        if thing is None or not (state.current == self._chosen[0] if thing.group in ENTITIES else
                                 state.passage == self._chosen[1] != ""):
            return None
        listed = self.listed()
        return (listed.index(thing) + 1, len(listed)) if thing in listed else None

    def step(self, way: int) -> None:
        """To the next hit, or the one before, as far as there is one; to the first where none was opened. The keys stay
        where they are."""
        listed, keys = self.listed(), QApplication.focusWidget()
        at = listed.index(self._thing) + way if self._thing in listed else 0
        if 0 <= at < len(listed):
            self._open(listed[at])
            if keys is not None and keys.isVisible():
                keys.setFocus()


class StepsRow(QWidget):
    """‹ 2 of 11 found ›, and the way back to all; only while what is looked at was opened from among them."""

    def __init__(self, desk: Desk, steps: Steps) -> None:
        super().__init__()
        self.desk, self.steps = desk, steps
        self.setAccessibleName(self.tr("What was found"))
        self.previous = self._button("", self.tr("Previous found"), "Shift+F3", lambda: steps.step(-1))
        self.next = self._button("", self.tr("Next found"), "F3", lambda: steps.step(1))
        self.all = self._button(self.tr("Hit list"), self.tr("Show the list of what was found again"), "Ctrl+K",
                                steps.show_all)
        self.number = QLabel()
        self.number.setProperty("role", "muted")
        self._gap = desk.theme.px(6)
        row = FlowLayout(self, 0, self._gap, 0)
        for widget in (self.previous, self.number, self.next, self.all):
            row.addWidget(widget)
        steps.changed.connect(self.say)
        desk.theme.changed.connect(self.restyle)
        self.restyle()
        self.say()

    def _button(self, words: str, tip: str, key: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setProperty("shape", "quiet")
        button.setText(words)
        button.setAccessibleName(words or tip)
        button.setToolTip(f"{tip}  ({key})")
        button.clicked.connect(lambda: run())
        return button

    def sizeHint(self) -> QSize:
        """All beside each other; below each other where there is too little room for that."""
        hints = [w.sizeHint() for w in (self.previous, self.number, self.next, self.all)]
        return QSize(sum(h.width() + self._gap for h in hints), max(h.height() for h in hints))

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, px = self.desk.theme.colours, self.desk.theme.px
        for button, icon in ((self.previous, "chevron-left"), (self.next, "chevron-right")):
            button.setIcon(self.desk.icons.icon(icon, c.accent, c.line, px(18)))
            button.setIconSize(QSize(px(18), px(18)))

    def say(self) -> None:
        """Say which is looked at, or go."""
        place = self.steps.place()
        self.setVisible(place is not None)
        if place is None:
            return
        n, every = place
        words = self.tr("{n} of {all} found").format(n=n, all=every)
        self.number.ensurePolished()
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance(  # or what is clicked would move
            self.tr("{n} of {all} found").format(n=every, all=every)) + 2)
        if words != self.number.text():
            self.number.setText(words)
            if self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.previous.setEnabled(n > 1)
        self.next.setEnabled(n < every)
