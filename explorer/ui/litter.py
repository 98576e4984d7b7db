"""What nothing holds any more is thrown away on the thread of the window only: among it may be parts of a window, and
Qt ends a program that lets go of those on another thread, as Python's own collector would."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds between two looks."""


class Litter(QTimer):
    """Throws away now and then, as often as Python would, while its parent lives. What is there at its beginning is
    passed over: to look at it again and again would hold up the line for 50 ms."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self.timeout.connect(tidy)
        self.start(_EVERY)


def tidy() -> None:
    """Collect the oldest generation that has had its time."""
    over = [n for n, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit]
    if over:
        gc.collect(over[-1])
