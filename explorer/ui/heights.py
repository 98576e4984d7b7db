"""How high the words of a table's cells are, and rows as high as theirs."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from explorer.ui.rows import Rows
from explorer.ui.theme import Theme

_AMONG = 5000
"""Among more rows all are of one height: to place a million anew takes longer than a frame."""


def room_in(width: int, theme: Theme) -> int:
    """How wide words may be in a cell."""
    return width - theme.px(24)


def height_of(measure: QFontMetrics, room: int, words: str) -> int:
    """How high words are in a cell."""
    return measure.boundingRect(QRect(0, 0, max(room, 1), 10000), int(Qt.TextFlag.TextWordWrap), words).height()


def give_height(view: QTableView, rows: Rows, theme: Theme) -> None:
    """Make the rows that are seen as high as their dates need, within reason."""
    if rows.rowCount() > _AMONG:
        return
    least, most = view.verticalHeader().defaultSectionSize(), view.viewport().height()
    room, measure = room_in(view.columnWidth(0), theme), QFontMetrics(theme.font())
    row = max(view.rowAt(0), 0)
    while row < rows.rowCount() and view.rowViewportPosition(row) < most:
        high = height_of(measure, room, rows.words(row)[0]) + theme.px(8)
        wanted = max(least, min(high, most // 2))
        if view.rowHeight(row) != wanted:
            view.setRowHeight(row, wanted)
        row += 1
