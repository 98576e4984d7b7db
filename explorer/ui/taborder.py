"""What is made late stands in its place for who goes by Tab, and not behind all else."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stand_behind(other: QWidget, late: QWidget) -> None:
    """Let Tab come from the last of what is in `other` to what is in `late`."""
    every = _stops(other.window())
    _string([[w for w in every if _within(w, other)][-1], *(w for w in every if _within(w, late))])


def stand_before(other: QWidget, late: QWidget) -> None:
    """Let Tab come from what is in `late` to the first of what is in `other`."""
    every = _stops(other.window())
    rest = [w for w in every if not _within(w, late)]
    first = next(n for n, w in enumerate(rest) if _within(w, other))
    _string([rest[first - 1], *(w for w in every if _within(w, late))])


def _stops(window: QWidget) -> list[QWidget]:
    """Where Tab may halt, in order."""
    found: list[QWidget] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(at)
        at = at.nextInFocusChain()
    return found


def _within(widget: QWidget, other: QWidget) -> bool:
    return widget is other or other.isAncestorOf(widget)


def _string(widgets: list[QWidget]) -> None:
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
