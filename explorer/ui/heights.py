"""How high the words of a table's cells are, and rows as high as theirs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from explorer.timeline.listing import BY
from explorer.ui.rows import Rows
from explorer.ui.theme import Theme

_AMONG = 5000
"""Among more rows all are of one height: to place a million anew takes longer than a frame."""


def room_in(width: int, theme: Theme) -> int:
    """How wide words may be in a cell."""
    return width - theme.px(24)


def size_of(measure: QFontMetrics, room: int, words: str) -> QSize:
    """How high words are in a cell, and how wide: wider than its room where one of them alone is."""
    return measure.boundingRect(QRect(0, 0, max(room, 1), 10000), int(Qt.TextFlag.TextWordWrap), words).size()


def give_height(view: QTableView, rows: Rows, theme: Theme) -> None:
    """Make the rows that are seen as high as the words of their cells need, within reason."""
    if rows.rowCount() > _AMONG:
        return
    least, most = view.verticalHeader().defaultSectionSize(), view.viewport().height()
    measure = QFontMetrics(theme.font())
    rooms = [room_in(view.columnWidth(n), theme) - (theme.px(24) if by == "verdict" else 0)
             for n, by in enumerate(BY)]
    shown = [n for n in range(len(BY)) if not view.isColumnHidden(n)]
    row = max(view.rowAt(0), 0)
    while row < rows.rowCount() and view.rowViewportPosition(row) < most:
        words = rows.words(row)
        high = max(size_of(measure, rooms[n], words[n]).height() for n in shown) + theme.px(8)
        wanted = max(least, min(high, most // 2))
        if view.rowHeight(row) != wanted:
            view.setRowHeight(row, wanted)
        row += 1
