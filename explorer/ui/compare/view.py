"""The grid under mouse and keyboard: its heads stay in view, and the cell of the present statement is marked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
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
    QTableView,
    QToolTip,
)

from explorer.ui.compare.cells import ONWARD, Shown
from explorer.ui.compare.handle import Handle
from explorer.ui.compare.painted import ABOVE, SIDE, WRAP, Cells, begin
from explorer.ui.compare.rows import Index, Rows
from explorer.ui.desk import Desk
from explorer.ui.rich import OWN_WORDS

_HEAD = 122
"""Pixels, at 100%, of the heads of the rows, and of those that are titles; never more than a third of the view."""
_TITLE, _APART = 150, 3
_NARROWEST = 148
"""Pixels, at 100%, below which a column is not read with ease; of a document that is silent, _SILENT, of one that tells
little of several things, _LITTLE."""
_SILENT, _LITTLE = 132, 190
_MOVE = QAbstractItemView.CursorAction
_WAYS = {_MOVE.MoveUp: (-1, 0), _MOVE.MoveDown: (1, 0), _MOVE.MoveLeft: (0, -1), _MOVE.MoveRight: (0, 1)}
Place = tuple[str, str, str, int, str, int]
"""(in whose grid, thing, property, number of the line, document, pixels above the view) of a row."""


class _Head(QHeaderView):
    """The documents, or what is spoken of: words that wrap, those of a property once."""

    def __init__(self, desk: Desk, rows: Rows, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.desk, self.rows = desk, rows
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)

    def _words(self, section: int, top: int = 1) -> str:
        """The words of a property stand in its first row, and in the one that lies at the `top` of the view."""
        if self.orientation() == Qt.Orientation.Vertical and top > 0 and not self.rows.rows[section][1]:
            return ""
        return str(self.model().headerData(section, self.orientation()) or "")

    def _lines(self, words: str) -> list[tuple[str, QFont, str]]:
        """What it says, and below it what is said of that, or where it leads."""
        c, (first, *rest) = self.desk.theme.colours, words.split("\n")
        return [(first, self.desk.theme.font(13, bold=True), c.text), *((
            line, self.desk.theme.font(11), c.accent if line.endswith(ONWARD) else c.muted) for line in rest)]

    def needs(self, section: int, width: int, words: str | None = None) -> int:
        """How high a section of this width must be, or `words` in it."""
        px, total = self.desk.theme.px, 2 * self.desk.theme.px(ABOVE)
        words = self._words(section) if words is None else words
        for n, (text, font, _) in enumerate(self._lines(words)):
            total += (px(_APART) if n else 0) + QFontMetrics(font).boundingRect(
                QRect(0, 0, max(width - 2 * px(SIDE), 10), 10_000), WRAP, text).height()
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
        if not upright or self.rows.ends_property(logicalIndex):
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = self._words(logicalIndex, rect.top())
        top = begin(rect, self.needs(logicalIndex, rect.width(), words)) + px(ABOVE)
        for n, (text, font, colour) in enumerate(self._lines(words)):
            top += px(_APART) if n else 0
            painter.setFont(font)
            painter.setPen(QColor(colour))
            box = QRect(rect.left() + px(SIDE), top, max(rect.width() - 2 * px(SIDE), 10), 10_000)
            painter.drawText(box, WRAP, text)
            top += QFontMetrics(font).boundingRect(box, WRAP, text).height()
        painter.restore()


class GridView(QTableView):
    """Arrows go from cell to cell; a click or Enter opens the text."""

    asked_about = Signal(str)
    """A document's page was asked for."""
    text_asked = Signal()
    """The document is to be seen where it says this."""
    whole_asked = Signal(str)
    """All that is said of one of several things was asked for."""
    figure_asked = Signal(str)
    """What is said of a figure, whatever it is told of, was asked for."""
    said = Signal(str)
    """Why a document is silent, of which one wanted to open the text."""

    def __init__(self, desk: Desk, rows: Rows) -> None:
        super().__init__()
        self.desk, self.rows = desk, rows
        self._fitting = False
        self.seen = False
        """Whether it has been painted since it shows what it shows."""
        self._at: QPoint | None = None
        """Where in the view a cell is being clicked."""
        self.handle = Handle(self, desk, self._open_menu)
        self.cells = Cells(desk, rows, self.handle.takes, self)
        self.setItemDelegate(self.cells)
        self.setModel(rows)
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
        self.properties.sectionClicked.connect(self._lead_on)
        self.documents.sectionClicked.connect(lambda n: self.asked_about.emit(self.rows.sources[n].key))
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(lambda index: self.text_asked.emit() if self.rows.words(
            index.row(), index.column()).passages else None)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._settle, self._fit = self._soon(self._set_heights), self._soon(self._fit_now)
        self.documents.sectionResized.connect(lambda *_: None if self._fitting else self._settle.start())

    def _lead_on(self, row: int) -> None:
        """From a title to all that is said of the thing; from a figure to all of which it is told."""
        line = self.rows.rows[row][0]
        if self.rows.several:
            self.whole_asked.emit(line.about)
        elif self.rows.leads(row):
            self.figure_asked.emit(line.property)

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
        words = self.rows.words(index.row(), index.column()) if index.isValid() else Shown()
        below = bool(words.entries) or not words.mark_words
        self.handle.follow(bool(words.passages), self._present_box(), below=below)

    def _present_box(self) -> QRect:
        """Where one is: the current cell, or of several statements in it the present one, or the first."""
        index, present = self.currentIndex(), self.desk.session.state.passage
        box = self.visualRect(index)
        words = self.rows.words(index.row(), index.column()) if index.isValid() else Shown()
        entries = self.cells.entries(box, words, self.rows.stacked)
        if entries:
            return next((place for one, place in entries if present in one.passages), entries[0][1])
        return box if words.mark_words else self.cells.written(box, words, self.rows.stacked)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._hold()

    # Sizes

    def _fit_now(self) -> None:
        place = self.place()
        shown = self._present_box().intersects(self.viewport().rect())
        self.fit()
        if not self.seen or not self.currentIndex().isValid():
            self.reveal()
        if self.seen:
            self.stand_at(place)
            box, high = self._present_box(), self.viewport().height()
            if shown and not box.intersects(self.viewport().rect()):  # a note was begun on it, and the pane is narrower
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + box.top() - max(high - box.height(), 0) // 2)

    def fit(self) -> None:
        """Share the width among the documents; where there is too little, put document under document. What is read
        stays in view."""
        place, px = self.place(), self.desk.theme.px
        whole = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        head = min(px(_TITLE if self.rows.several else _HEAD), whole // 3)
        room, telling = whole - head, self.rows.telling()
        quiet = telling.count(False) if any(telling) else 0
        self._fitting = True
        self.rows.stack(room < px(_NARROWEST) * (len(telling) - quiet) + px(_SILENT) * quiet)
        self.properties.setFixedWidth(head)
        self.documents.setVisible(not self.rows.stacked)
        if self.rows.stacked:
            self.setColumnWidth(0, room)
        else:
            for n, width in enumerate(self._widths(room)):
                self.setColumnWidth(n, width)
        self._fitting = False
        self.verticalScrollBar().setSingleStep(2 * QFontMetrics(self.cells.plain).lineSpacing())  # Qt's is a whole row
        self._set_heights()
        self.stand_at(place)

    def _widths(self, room: int) -> list[int]:
        """For each document how wide its column is: the less it says, the narrower; what is left is shared."""
        px, telling, widely = self.desk.theme.px, self.rows.telling(), self.rows.widely()
        if not any(telling):
            return [room // max(len(telling), 1)] * len(telling)
        each = room // len(telling)
        narrow = [0 if wide else min(px(_LITTLE), each) if tells else px(_SILENT)
                  for tells, wide in zip(telling, widely, strict=True)]
        shared = (room - sum(narrow)) // narrow.count(0)
        return [width or shared for width in narrow]

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
        return (line.about, line.entity, line.property, self.rows.lines.index(line), cells[0].source,
                -self.rowViewportPosition(row))

    def stand_at(self, place: Place | None) -> None:
        """Have the same row first in view as before the rows were laid out anew."""
        if place is None:
            return
        *about, number, source, above = place
        found = [n for n, (line, _, cells) in enumerate(self.rows.rows)
                 if [line.about, line.entity, line.property] == about and self.rows.lines.index(line) == number]
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
        self._hold()
        self.viewport().update()

    def _show_current(self) -> None:
        """All of its row; of one that is higher than the view, the beginning. Of several statements that is shown which
        is looked at, and nothing moves under the pointer of who has clicked it."""
        here, present = self.currentIndex(), self.desk.session.state.passage
        box = next((box for one, box in self.cells.entries(
            self.visualRect(here), self.rows.words(here.row(), here.column()), self.rows.stacked)
            if present in one.passages), None)
        if box is not None:
            bar, below = self.verticalScrollBar(), box.bottom() + 1 - self.viewport().height()
            bar.setValue(bar.value() + (min(below, box.top()) if below > 0 else min(box.top(), 0)))
            return
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
        places = self._pointed_at(index, self._at).passages if index.isValid() else ()
        if places:
            present = self.desk.session.state.passage
            at = places.index(present) + 1 if present in places else 0
            dated = self.rows.cell(index.row(), index.column()).dated
            if dated and (there := self.rows.holding(dated[0])):
                self.setCurrentIndex(self.rows.index(*there))  # the row that was named, though others rest on it too
                at = 0
            self.desk.open_of(self.rows.rows[index.row()][0].about, places[at % len(places)], places)

    def _read(self, index: Index) -> None:
        """Open the text where this is said, and see to it that it is in view."""
        self.open(index)
        if self.rows.words(index.row(), index.column()).passages:
            self.text_asked.emit()

    def _clicked(self, index: Index) -> None:
        self._at = self.viewport().mapFromGlobal(self.cursor().pos())
        self.open(index)
        self._at = None

    def _pointed_at(self, index: Index, at: QPoint | None) -> Shown:
        """What a cell says; where that is several statements, the one that lies `at` a point, or all of them."""
        words = self.rows.words(index.row(), index.column())
        if at is None or not words.entries:
            return words
        return next((one for one, box in self.cells.entries(self.visualRect(index), words, self.rows.stacked)
                     if box.contains(at)), words)

    def _here(self, index: Index) -> Shown:
        """What a cell says; where that is several statements, the present one, or the first."""
        words, present = self.rows.words(index.row(), index.column()), self.desk.session.state.passage
        return next((one for one in words.entries if present in one.passages), (*words.entries, words)[0])

    def viewportEvent(self, event: QEvent) -> bool:
        """Of several statements in a cell the one the pointer rests on says more, and not all of them."""
        if isinstance(event, QHelpEvent) and (index := self.indexAt(event.pos())).isValid():
            tip = self._pointed_at(index, event.pos()).tip
            QToolTip.showText(event.globalPos(), tip, self.viewport(), self.visualRect(index)) if tip else \
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over cells in which nothing is; where there are only such, stay."""
        move, here = super().moveCursor(action, modifiers), self.currentIndex()
        way = _WAYS.get(action, (0, 0))
        while move.isValid() and way != (0, 0) and self.rows.empty(move.row(), move.column()):
            move = move.sibling(move.row() + way[0], move.column() + way[1])
        return move if move.isValid() else QModelIndex(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._read(self.currentIndex())
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
            words = self._here(index)
            data.setText(self.rows.copied(index.row(), index.column(), words))
            if words.own:
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
        cell, line = self.rows.cell(index.row(), index.column()), self.rows.rows[index.row()][0]
        source, elsewhere = cell.source, [self.desk.library.claim(key).entity for key in cell.beside]
        passages = self._here(index).passages
        self.desk.session.change(asked=passages)
        menu = QMenu(self)
        self.desk.offer(menu, source, passages, elsewhere or [line.entity])
        menu.addSeparator()
        if passages or self.rows.why_silent(index.row(), index.column()):
            menu.addAction(self.tr("Read this in its text") if passages else self.tr("Why it says nothing"),
                           lambda: self._read(index))
        menu.addAction(self.tr("About {document}").format(document=self.desk.source(source).short_title),
                       lambda: self.asked_about.emit(source))
        if self.rows.leads(index.row()):
            name = self.desk.title(line.about) if self.rows.several else self.desk.library.figures[line.property]
            onward = self.tr("All that is said of “{title}”") if self.rows.several else \
                self.tr("“{title}” in all events")
            menu.addAction(onward.format(title=name), lambda: self._lead_on(index.row()))
        menu.exec(where)
        menu.deleteLater()
