"""A button that is as wide whatever it says, so that those beside it stay where the hand expects them."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

_WIDEST = 15.0
"""Letters m; something longer may push the others after all."""


class Steady(QToolButton):
    """Has room for the longest of what it may say."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[str, ...] = ()

    def may_say(self, texts: Iterable[str]) -> None:
        """What its words may be."""
        self._all = tuple(texts)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            most = _WIDEST * self.fontMetrics().horizontalAdvance("m")
            widest = max((w for t in self._all if (w := self._wide(t)) <= most), default=0)
            hint.setWidth(hint.width() + max(widest - self._wide(self.text()), 0))
        return hint

    def _wide(self, text: str) -> int:
        """Pixels of a text, as the button itself measures it."""
        return self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic.value), text).width()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
