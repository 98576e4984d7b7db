"""The cells of the grid as they are painted, and where in them what stands."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.model.agreement import State
from explorer.ui.compare.cells import Shown
from explorer.ui.compare.rows import Index, Rows
from explorer.ui.desk import Desk
from explorer.ui.ring import paint_silence, paint_verdict
from explorer.ui.theme import SERIF

SIDE, ABOVE = 9, 7
"""Pixels, at 100%, beside and above the words of a cell."""
_BETWEEN, _MARK = 2, 11
"""The same between them, and the size of a mark."""
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MEASURED = 5000


def begin(box: QRect, high: int) -> int:
    """Where words of this height begin in a box: at its top, or where the view begins as long as they fit below; so a
    short cell is not taken for an empty one where a long one beside it is read to its end."""
    return box.top() + max(0, min(-box.top(), box.height() - high))


class Cells(QStyledItemDelegate):
    """Paints a cell: its mark, what it says, the statement, and who speaks."""

    def __init__(self, desk: Desk, rows: Rows, beside: Callable[[int], int], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.rows = desk, rows
        self.beside = beside
        """Pixels that the button takes beside the last words of an entry, in a cell so wide."""
        self._heights: dict[tuple[str, str, int], int] = {}
        self.restyle()

    def restyle(self) -> None:
        """Take fonts anew."""
        theme = self.desk.theme
        self.bold, self.plain, self.small = theme.font(13, bold=True), theme.font(13), theme.font(11.5)
        self.own = theme.font(13, family=SERIF)
        self._heights.clear()

    def _parts(self, words: Shown, stacked: bool, free: int = 0) -> list[tuple[str, QFont, str, int]]:
        """(words, font, colour, pixels that are left free at their right)."""
        c = self.desk.theme.colours
        parts = [(words.on, self.small, c.muted, 0), (words.value, self.bold, c.text, 0),
                 (words.words, self.plain, c.text, 0), (words.own, self.own, c.text, 0)]
        *others, last = words.small.split("\n")
        parts += [*((line, self.small, c.muted, 0) for line in others), (last, self.small, c.muted, free)]
        if stacked:
            parts.insert(0, (words.head, self.small, c.muted, 0))
        return [part for part in parts if part[0]]

    def height(self, words: Shown, width: int, stacked: bool) -> int:
        """How high a cell of this width must be."""
        own = self._high(words, width, stacked)
        return 2 * self.desk.theme.px(ABOVE) + own + sum(high for _, high in self._entries(words, width))

    def _high(self, words: Shown, width: int, stacked: bool, entry: bool = False) -> int:
        return (self._mark_height() if words.mark_words else 0) + sum(
            self._height(text, font, width - free)
            for text, font, _, free in self._parts(words, stacked, self._beside(words, width, entry)))

    def _beside(self, words: Shown, width: int, entry: bool) -> int:
        """The button stands beside the mark, or where there is none, beside the last words."""
        return self.beside(width) if entry or (words.passages and not words.mark_words) else 0

    def _entries(self, words: Shown, width: int) -> list[tuple[Shown, int]]:
        """What stands below each other in a cell, and how high each is with what is left free below it."""
        free, last = self.desk.theme.px(ABOVE), len(words.entries) - 1
        return [(one, self._high(one, width, False, True) + (free if n < last else 0))
                for n, one in enumerate(words.entries)]

    def entries(self, box: QRect, words: Shown, stacked: bool) -> list[tuple[Shown, QRect]]:
        """What stands below each other in a cell, and where."""
        top = self._top(box, words, stacked) + self._high(words, box.width(), stacked)
        free, placed = self.desk.theme.px(ABOVE) // 2, []
        for one, high in self._entries(words, box.width()):
            own = self._high(one, box.width(), False, True)
            placed.append((one, QRect(box.left(), top - free, box.width() - 1, own + 2 * free)))
            top += high
        return placed

    def written(self, box: QRect, words: Shown, stacked: bool) -> QRect:
        """Which part of a cell its words take."""
        high = self.height(words, box.width(), stacked)
        return QRect(box.left(), begin(box, high), box.width(), high)

    def _mark_height(self) -> int:
        return max(self.desk.theme.px(_MARK), QFontMetrics(self.small).height()) + self.desk.theme.px(_BETWEEN)

    def _height(self, text: str, font: QFont, width: int) -> int:
        key = text, font.key(), width
        if key not in self._heights:
            if len(self._heights) > _MEASURED:
                self._heights.clear()
            room = max(width - 2 * self.desk.theme.px(SIDE), 10)
            self._heights[key] = QFontMetrics(font).boundingRect(
                QRect(0, 0, room, 100_000), WRAP, text).height() + self.desk.theme.px(_BETWEEN)
        return self._heights[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words = self.rows.words(index.row(), index.column())
        c, px, box = self.desk.theme.colours, self.desk.theme.px, option.rect
        painter.save()
        present = self.desk.session.state.passage
        here = present in self.rows.cell(index.row(), index.column()).passages and not words.entries
        painter.fillRect(box, QColor(c.highlight if here else c.surface))
        if here:
            painter.fillRect(QRect(box.left(), box.top(), px(4), box.height()), QColor(c.accent))
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(box.topRight(), box.bottomRight())
        if self.rows.ends_property(index.row()):
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._paint_words(painter, words, box, self._top(box, words, self.rows.stacked), self.rows.stacked)
        for one, place in self.entries(box, words, self.rows.stacked):
            if present in one.passages:
                painter.fillRect(place, QColor(c.highlight))
                painter.fillRect(QRect(place.left(), place.top(), px(4), place.height()), QColor(c.accent))
            self._paint_words(painter, one, box, place.top() + px(ABOVE) // 2, False, True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _top(self, box: QRect, words: Shown, stacked: bool) -> int:
        """Where the first line of a cell stands."""
        return begin(box, self.height(words, box.width(), stacked)) + self.desk.theme.px(ABOVE)

    def _paint_words(self, painter: QPainter, words: Shown, box: QRect, top: int, stacked: bool,
                     entry: bool = False) -> None:
        """Paint lines from `top` down."""
        px = self.desk.theme.px
        if words.mark_words:
            self._paint_mark(painter, words, box.left() + px(SIDE), top, box.right() - px(3))
            top += self._mark_height()
        for text, font, colour, free in self._parts(words, stacked, self._beside(words, box.width(), entry)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            room = max(box.width() - free - 2 * px(SIDE), 10)
            painter.drawText(QRect(box.left() + px(SIDE), top, room, 100_000), WRAP, text)
            top += self._height(text, font, box.width() - free)

    def _paint_mark(self, painter: QPainter, words: Shown, left: int, top: int, right: int) -> None:
        c, side = self.desk.theme.colours, self.desk.theme.px(_MARK)
        hue = {State.AGREE: c.agrees, State.DIFFER: c.differs, State.CONTRADICTS_ITSELF: c.differs}.get(
            words.mark or State.UNTOLD, c.muted)
        high = self._mark_height() - self.desk.theme.px(_BETWEEN)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if words.mark is State.UNTOLD:
            paint_silence(painter, left + side / 2, top + high / 2, side / 2, QColor(hue))
        else:
            paint_verdict(painter, left + side / 2, top + high / 2, side / 2 - 1, words.mark, QColor(hue))
        painter.setFont(self.small)
        painter.setPen(QColor(hue))
        at = left + side + self.desk.theme.px(5)
        painter.drawText(QRect(at, top, right - at, high), int(Qt.AlignmentFlag.AlignVCenter), QFontMetrics(
            self.small).elidedText(words.mark_words, Qt.TextElideMode.ElideRight, right - at))
