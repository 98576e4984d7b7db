"""Moves of the line that are seen: short, never waiting for one another, and none where nobody wants them."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from explorer.session.state import State
from explorer.ui.desk import Desk

LONGEST = 150
"""Milliseconds that a move takes at the most."""
Days = tuple[float, float]


def motion_unwanted() -> bool:
    """Whether the system asks for no motion, as far as Qt tells: some styles do, and Qt itself from 6.12 on."""
    preference = getattr(QGuiApplication.styleHints().accessibility(), "motionPreference", None)
    if preference is not None and preference().value != 0:
        return True
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) <= 0


class Glide(QObject):
    """Brings the window of the session somewhere, quickly at first; the newest move wins."""

    ended = Signal()

    def __init__(self, desk: Desk, seen: QWidget) -> None:
        super().__init__(seen)
        self.desk, self._seen = desk, seen
        self.wanted = True
        """What the reader chose in the menu."""
        self._then: Callable[[], object] | None = None
        self._last = self._from = self._to = desk.session.state.window
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(LONGEST)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._stepped)
        self._animation.finished.connect(self._arrived)
        desk.session.listen(self._changed)

    @property
    def running(self) -> bool:
        """Whether something moves."""
        return self._animation.state() == QVariantAnimation.State.Running

    @property
    def target(self) -> Days:
        """Where the window will be, which is where it is if nothing moves."""
        return self._to if self.running else self.desk.session.state.window

    def to(self, window: Days, then: Callable[[], object] | None = None) -> None:
        """Go there from where the window is now, and do something on arrival, unless another move comes first."""
        self.stop()
        self._from, self._to, self._then = self.desk.session.state.window, window, then
        if self._from == window or not self.wanted or not self._seen.isVisible() or motion_unwanted():
            self._set(window)
            self._arrived()
        else:
            self._last = self._from
            self._animation.start()

    def stop(self) -> None:
        """Stay where the window is now."""
        self._then = None
        self._animation.stop()

    def finish(self) -> None:
        """Be there at once."""
        if self.running:
            self._animation.setCurrentTime(LONGEST)

    def _stepped(self, share: float) -> None:
        if share < 1:
            first, last = ((1 - share) * a + share * b for a, b in zip(self._from, self._to, strict=True))
            self._set((first, last))
        else:
            self._set(self._to)

    def _set(self, window: Days) -> None:
        self._last = window
        self.desk.session.change(window=window)

    def _arrived(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
        self.ended.emit()

    def _changed(self, before: State, after: State) -> None:
        """Whoever else moves the window is not contradicted."""
        if self.running and after.window not in (before.window, self._last):
            self.stop()
