"""The grid under mouse and keyboard: its heads stay in view, and the cell of the present statement is marked."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from explorer.model.agreement import State
from explorer.ui.compare.cells import Shown
from explorer.ui.compare.handle import Handle
from explorer.ui.compare.rows import Rows
from explorer.ui.desk import Desk
from explorer.ui.rich import OWN_WORDS
from explorer.ui.ring import paint_silence, paint_verdict
from explorer.ui.theme import SERIF

_HEAD = 122
"""Pixels, at 100%, of the heads of the rows; never more than a third of the view."""
_NARROWEST = 148
"""Pixels, at 100%, below which a column is not read with ease; of a document that is silent, _SILENT."""
_SILENT = 132
_SIDE, _ABOVE, _BETWEEN, _MARK = 9, 7, 2, 11
"""Pixels, at 100%, beside and above the words of a cell and between them, and the size of a mark."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_MEASURED = 5000
_MOVE = QAbstractItemView.CursorAction
_WAYS = {_MOVE.MoveUp: (-1, 0), _MOVE.MoveDown: (1, 0), _MOVE.MoveLeft: (0, -1), _MOVE.MoveRight: (0, 1)}
Index = QModelIndex | QPersistentModelIndex
Place = tuple[str, str, int, str, int]
"""(thing, property, number of the line, document, pixels above the view) of a row."""


def _begin(box: QRect, high: int) -> int:
    """Where words of this height begin in a box: at its top, or where the view begins as long as they fit below; so a
    short cell is not taken for an empty one where a long one beside it is read to its end."""
    return box.top() + max(0, min(-box.top(), box.height() - high))


class Cells(QStyledItemDelegate):
    """Paints a cell: its mark, what it says, the statement, and who speaks."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._heights: dict[tuple[str, str, int], int] = {}
        self.restyle()

    def restyle(self) -> None:
        """Take fonts anew."""
        theme = self.desk.theme
        self.bold, self.plain, self.small = theme.font(13, bold=True), theme.font(13), theme.font(11.5)
        self.own = theme.font(13, family=SERIF)
        self._heights.clear()

    def _parts(self, words: Shown, stacked: bool) -> list[tuple[str, QFont, str]]:
        c = self.desk.theme.colours
        parts = [(words.on, self.small, c.muted), (words.value, self.bold, c.text), (words.words, self.plain, c.text),
                 (words.own, self.own, c.text), (words.small, self.small, c.muted)]
        if stacked:
            parts.insert(0, (words.head, self.small, c.muted))
        return [part for part in parts if part[0]]

    def height(self, words: Shown, width: int, stacked: bool) -> int:
        """How high a cell of this width must be."""
        px = self.desk.theme.px
        total = 2 * px(_ABOVE) + (self._mark_height() if words.mark_words else 0)
        return total + sum(self._height(text, font, width) for text, font, _ in self._parts(words, stacked))

    def _mark_height(self) -> int:
        return max(self.desk.theme.px(_MARK), QFontMetrics(self.small).height()) + self.desk.theme.px(_BETWEEN)

    def _height(self, text: str, font: QFont, width: int) -> int:
        key = text, font.key(), width
        if key not in self._heights:
            if len(self._heights) > _MEASURED:
                self._heights.clear()
            room = max(width - 2 * self.desk.theme.px(_SIDE), 10)
            self._heights[key] = QFontMetrics(font).boundingRect(
                QRect(0, 0, room, 100_000), _WRAP, text).height() + self.desk.theme.px(_BETWEEN)
        return self._heights[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, GridView)
        words = view.rows.words(index.row(), index.column())
        c, px, box = self.desk.theme.colours, self.desk.theme.px, option.rect
        painter.save()
        here = self.desk.session.state.passage in view.rows.cell(index.row(), index.column()).passages
        painter.fillRect(box, QColor(c.highlight if here else c.surface))
        if here:
            painter.fillRect(QRect(box.left(), box.top(), px(4), box.height()), QColor(c.accent))
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(box.topRight(), box.bottomRight())
        if view.ends_property(index.row()):
            painter.drawLine(box.bottomLeft(), box.bottomRight())
        top = _begin(box, self.height(words, box.width(), view.rows.stacked)) + px(_ABOVE)
        if words.mark_words:
            self._paint_mark(painter, words, box.left() + px(_SIDE), top, box.right() - px(3))
            top += self._mark_height()
        room = max(box.width() - 2 * px(_SIDE), 10)
        for text, font, colour in self._parts(words, view.rows.stacked):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(QRect(box.left() + px(_SIDE), top, room, 100_000), _WRAP, text)
            top += self._height(text, font, box.width())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

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


class _Head(QHeaderView):
    """The documents, or what is spoken of: words that wrap, those of a property once."""

    def __init__(self, desk: Desk, rows: Rows, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.desk, self.rows = desk, rows
        self.setSectionsClickable(orientation == Qt.Orientation.Horizontal)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)

    def _words(self, section: int, top: int = 1) -> str:
        """The words of a property stand in its first row, and in the one that lies at the `top` of the view."""
        if self.orientation() == Qt.Orientation.Vertical and top > 0 and not self.rows.rows[section][1]:
            return ""
        return str(self.model().headerData(section, self.orientation()) or "")

    def _fonts(self) -> tuple[QFont, QFont]:
        return self.desk.theme.font(13, bold=True), self.desk.theme.font(11)

    def needs(self, section: int, width: int, words: str | None = None) -> int:
        """How high a section of this width must be, or `words` in it."""
        px, total = self.desk.theme.px, 2 * self.desk.theme.px(_ABOVE)
        words = self._words(section) if words is None else words
        for text, font in zip(words.split("\n"), self._fonts(), strict=False):
            total += QFontMetrics(font).boundingRect(
                QRect(0, 0, max(width - 2 * px(_SIDE), 10), 10_000), _WRAP, text).height()
        return total

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        c, px = self.desk.theme.colours, self.desk.theme.px
        upright = self.orientation() == Qt.Orientation.Vertical
        painter.save()
        over = not upright and self.viewport().underMouse() and rect.contains(
            self.viewport().mapFromGlobal(self.cursor().pos()))
        painter.fillRect(rect, QColor(c.pressed if over else c.paper))
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        view = self.parent()
        if not upright or (isinstance(view, GridView) and view.ends_property(logicalIndex)):
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = self._words(logicalIndex, rect.top())
        top = _begin(rect, self.needs(logicalIndex, rect.width(), words)) + px(_ABOVE)
        for text, font, colour in zip(words.split("\n"), self._fonts(), (c.text, c.muted), strict=False):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            box = QRect(rect.left() + px(_SIDE), top, max(rect.width() - 2 * px(_SIDE), 10), 10_000)
            painter.drawText(box, _WRAP, text)
            top += QFontMetrics(font).boundingRect(box, _WRAP, text).height()
        painter.restore()


class GridView(QTableView):
    """Arrows go from cell to cell; a click or Enter opens the text."""

    asked_about = Signal(str)
    """A document's page was asked for."""
    said = Signal(str)
    """Why a document is silent, of which one wanted to open the text."""

    def __init__(self, desk: Desk, rows: Rows) -> None:
        super().__init__()
        self.desk, self.rows = desk, rows
        self._fitting = False
        self.seen = False
        """Whether it has been painted since it shows what it shows."""
        self.handle = Handle(self, desk, self._open_menu)
        self.setModel(rows)
        self.cells = Cells(desk, self)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(self.tr("What each document says"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.documents = _Head(desk, rows, Qt.Orientation.Horizontal)
        self.documents.setAccessibleName(self.tr("Documents; click one to see it among the others"))
        self.properties = _Head(desk, rows, Qt.Orientation.Vertical)
        self.properties.setAccessibleName(self.tr("What is spoken of"))
        self.setHorizontalHeader(self.documents)
        self.setVerticalHeader(self.properties)
        self.documents.sectionClicked.connect(lambda n: self.asked_about.emit(self.rows.sources[n].key))
        self.clicked.connect(self.open)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._settle, self._fit = self._soon(self._set_heights), self._soon(self._fit_now)
        self.documents.sectionResized.connect(lambda *_: None if self._fitting else self._settle.start())

    def _soon(self, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(run)
        return timer

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self.cells.restyle()
        self.handle.restyle()
        self.fit()

    def _scrolled(self) -> None:
        """Qt would move the picture, and words that stay in view with it."""
        self.viewport().update()
        self.properties.viewport().update()
        self._hold()

    def _hold(self) -> None:
        """The button for what can be done with words stands in the current cell, if it has some."""
        index = self.currentIndex()
        self.handle.follow(index.isValid() and bool(self.rows.words(index.row(), index.column()).passages))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._hold()

    # Sizes

    def _fit_now(self) -> None:
        place = self.place()
        self.fit()
        if not self.seen or not self.currentIndex().isValid():
            self.reveal()
        if self.seen:
            self.stand_at(place)

    def ends_property(self, row: int) -> bool:
        """Whether the next row speaks of something else."""
        rows = self.rows.rows
        return row + 1 == len(rows) or (rows[row + 1][0].entity, rows[row + 1][0].property) != (
            rows[row][0].entity, rows[row][0].property)

    def fit(self) -> None:
        """Share the width among the documents; where there is too little, put document under document. What is read
        stays in view."""
        place, px = self.place(), self.desk.theme.px
        whole = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        head = min(px(_HEAD), whole // 3)
        room, telling = whole - head, self.rows.telling()
        quiet = telling.count(False) if any(telling) else 0
        self._fitting = True
        self.rows.stack(room < px(_NARROWEST) * (len(telling) - quiet) + px(_SILENT) * quiet)
        self.properties.setFixedWidth(head)
        self.documents.setVisible(not self.rows.stacked)
        if self.rows.stacked:
            self.setColumnWidth(0, room)
        elif telling:
            left, each = room - px(_SILENT) * quiet, max(len(telling) - quiet, 1)
            for n, tells in enumerate(telling):
                self.setColumnWidth(n, left // each if tells or not any(telling) else px(_SILENT))
        self._fitting = False
        self.verticalScrollBar().setSingleStep(2 * QFontMetrics(self.cells.plain).lineSpacing())  # Qt's is a whole row
        self._set_heights()
        self.stand_at(place)

    def _set_heights(self) -> None:
        place = self.place()
        self.setUpdatesEnabled(False)
        widths = [self.columnWidth(n) for n in range(self.rows.columnCount())]
        for row in range(self.rows.rowCount()):
            high = max(self.cells.height(self.rows.words(row, n), width, self.rows.stacked)
                       for n, width in enumerate(widths))
            self.setRowHeight(row, max(high, self.properties.needs(row, self.properties.width())))
        if not self.rows.stacked:  # not asked by Qt: it would ask in the midst of a reset
            self.documents.setFixedHeight(max((self.documents.needs(n, w) for n, w in enumerate(widths)), default=0))
        self.updateGeometries()  # Qt would do so later, and one cannot go where the scroll bar does not know of
        self.stand_at(place)
        self._hold()
        self.setUpdatesEnabled(True)

    def place(self) -> Place | None:
        """Which row is the first in view, and how much of it is above; None where there is none."""
        row = self.rowAt(0)
        if not 0 <= row < len(self.rows.rows):
            return None
        line, _, cells = self.rows.rows[row]
        return line.entity, line.property, self.rows.lines.index(line), cells[0].source, -self.rowViewportPosition(row)

    def stand_at(self, place: Place | None) -> None:
        """Have the same row first in view as before the rows were laid out anew."""
        if place is None:
            return
        *about, number, source, above = place
        found = [n for n, (line, _, cells) in enumerate(self.rows.rows)
                 if [line.entity, line.property] == about and self.rows.lines.index(line) == number]
        if found:
            row = next((n for n in found if self.rows.rows[n][2][0].source == source), found[0])
            self.verticalScrollBar().setValue(
                self.properties.sectionPosition(row) + min(above, max(self.rowHeight(row) - 1, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.seen = True
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit.start()  # not at once: Qt does not bear a model that is reset in the midst of this

    # Where one is

    def reveal(self) -> None:
        """Go to the cell of the present statement, or else stay where one is."""
        found = self.rows.find(passage) if (passage := self.desk.session.state.passage) else None
        current = self.currentIndex()
        if found is None and not current.isValid():
            found = self.rows.first()
        if found is not None:
            row, column = found
            if current.isValid() and passage in self.rows.cell(current.row(), current.column()).passages:
                row, column = current.row(), current.column()
            self.setCurrentIndex(self.rows.index(row, column))
            self._show_current()
        self.viewport().update()

    def _show_current(self) -> None:
        """All of its row; of one that is higher than the view, the beginning."""
        tall = self.rowHeight(self.currentIndex().row()) > self.viewport().height()
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(self.currentIndex(), hint.PositionAtTop if tall else hint.EnsureVisible)

    def open(self, index: Index) -> None:
        """Open the text where this is said; again, the next place where it is; or say why nothing is."""
        if index.isValid() and (below := self.rows.further(index.row(), index.column())):
            self.setCurrentIndex(self.rows.index(below, index.column()))
            self._show_current()
            return
        if index.isValid() and (why := self.rows.why_silent(index.row(), index.column())):
            self.said.emit(why)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))
            return
        places = self.rows.words(index.row(), index.column()).passages if index.isValid() else ()
        if places:
            present = self.desk.session.state.passage
            at = places.index(present) + 1 if present in places else 0
            dated = self.rows.cell(index.row(), index.column()).dated
            if dated and (there := self.rows.holding(dated[0])):
                self.setCurrentIndex(self.rows.index(*there))  # the row that was named, though others rest on it too
                at = 0
            self.desk.session.change(passage=places[at % len(places)])

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over cells in which nothing is; where there are only such, stay."""
        move, here = super().moveCursor(action, modifiers), self.currentIndex()
        way = _WAYS.get(action, (0, 0))
        while move.isValid() and way != (0, 0) and self.rows.empty(move.row(), move.column()):
            move = move.sibling(move.row() + way[0], move.column() + way[1])
        return move if move.isValid() else QModelIndex(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._open_menu_of_current()  # of the key Menu Qt tells by itself
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        """Qt would copy the value alone; a document's own words leave with its rights."""
        index = self.currentIndex()
        if index.isValid():
            data = QMimeData()
            data.setText(self.rows.copied(index.row(), index.column()))
            if self.rows.words(index.row(), index.column()).own:
                data.setData(OWN_WORDS, self.rows.cell(index.row(), index.column()).source.encode())
            QGuiApplication.clipboard().setMimeData(data)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu_of_current()
        else:
            self._open_menu(self.indexAt(self.viewport().mapFromGlobal(event.globalPos())), event.globalPos())

    def _open_menu_of_current(self) -> None:
        box = self.visualRect(self.currentIndex()) & self.viewport().rect()
        self._open_menu(self.currentIndex(), self.viewport().mapToGlobal(box.center()))

    def _open_menu(self, index: Index, where: QPoint) -> None:
        """What can be done with a cell, and with the statements that it rests on as in their column."""
        if not index.isValid():
            return
        cell = self.rows.cell(index.row(), index.column())
        source, elsewhere = cell.source, [self.desk.library.claim(key).entity for key in cell.beside]
        passages = self.rows.words(index.row(), index.column()).passages
        self.desk.session.change(asked=passages)
        menu = QMenu(self)
        if passages or self.rows.why_silent(index.row(), index.column()):
            menu.addAction(self.tr("Read this in its text") if passages else self.tr("Why it says nothing"),
                           lambda: self.open(index))
        menu.addAction(self.tr("About {document}").format(document=self.desk.source(source).short_title),
                       lambda: self.asked_about.emit(source))
        self.desk.offer(menu, source, passages, elsewhere or [self.rows.rows[index.row()][0].entity])
        menu.exec(where)
        menu.deleteLater()
