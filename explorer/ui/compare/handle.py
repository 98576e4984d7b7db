"""A button in the corner of the cell one is at, for what can be done with it: a menu that only a right click opens is
not found."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QTableView, QToolButton

from explorer.ui.desk import Desk

_WORDED = 200
"""Pixels, at 100%, of a cell that has room for words in its corner."""


class Handle(QToolButton):
    """Goes with the current cell. Keys need it not: they have a key for the menu."""

    def __init__(self, view: QTableView, desk: Desk, ask: Callable[[QModelIndex, QPoint], None]) -> None:
        super().__init__(view.viewport())
        self.view, self.desk = view, desk
        self._widths: dict[Qt.ToolButtonStyle, int] = {}
        self.setProperty("shape", "quiet")
        self.setText(self.tr("Note, copy …"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("What can be done with this cell"))
        self.setToolTip(self.tr("Write a note on these words, mark them, copy them with their place, "
                                "add this to the export"))
        self.clicked.connect(lambda: ask(view.currentIndex(), self.mapToGlobal(self.rect().bottomLeft())))
        self.hide()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, px = self.desk.theme.colours, self.desk.theme.px
        self.setIcon(self.desk.icons.icon("ellipsis-vertical", c.accent, c.line, px(14)))
        self.setIconSize(QSize(px(14), px(14)))
        self._widths = {}
        for style in (Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonIconOnly):
            self.setToolButtonStyle(style)
            self._widths[style] = self.sizeHint().width()

    def _style(self, width: int) -> Qt.ToolButtonStyle:
        styles = Qt.ToolButtonStyle
        return styles.ToolButtonTextOnly if width > self.desk.theme.px(_WORDED) else styles.ToolButtonIconOnly

    def takes(self, width: int) -> int:
        """How wide it is in a cell so wide."""
        return self._widths.get(self._style(width), 0)

    def follow(self, wanted: bool, box: QRect, *, below: bool) -> None:
        """Stand in the upper corner of what something can be done with, or in the lower one."""
        px = self.desk.theme.px
        self.setToolButtonStyle(self._style(box.width()))
        self.resize(self.sizeHint())
        top = max(box.top(), min(0, box.bottom() - self.height() - px(4)))
        self.move(box.right() - self.width() - px(3), box.bottom() - self.height() if below else top + px(4))
        self.setVisible(wanted and not box.isEmpty())
