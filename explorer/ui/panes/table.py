"""The table: everything on the line and on the shelf as rows, for who reads, sorts, copies or listens."""

from functools import partial
from time import monotonic

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QActionGroup,
    QColor,
    QFontMetrics,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.filters import Filters
from explorer.session.state import State
from explorer.timeline.columns import Ints
from explorer.timeline.listing import BY
from explorer.ui.desk import Desk
from explorer.ui.heights import give_height, room_in, size_of
from explorer.ui.rows import FOUND, RING, TITLE, VERDICT, Rows, head_words, order_words
from explorer.ui.theme import Theme
from explorer.ui.timeline.content import MOST_SELECTED, Content
from explorer.ui.timeline.found import paint_found_cell, paint_found_point

_WIDTHS = {"date": 146, "title": 0, "what": 108, "lane": 112, "told": 118, "verdict": 146, "level": 72}
"""Pixels at 100%; the title has the rest, and never less than _LEAST."""
_LEAST = 180
_WIDER = 1.6
"""In a wide window the other columns grow so far."""
_PAUSE = 1.0
"""Seconds after which a letter begins another word."""
_ORDER, _LANES, _ALL = 1, 2, 3
"""What of the rows has to be taken anew; each includes the one before."""


class _CellPainter(QStyledItemDelegate):
    """Two lines of words; a chosen row has a bar at its left, the cell with the focus a frame."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        box: QRect = option.rect
        if index.column() == TITLE and index.data(FOUND):
            paint_found_cell(painter, box, self.theme)
        super().paint(painter, option, index)
        if index.column() == TITLE and index.data(FOUND):
            paint_found_point(painter, box, self.theme)
        accent = QColor(self.theme.colours.accent)
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            painter.fillRect(QRect(box.left(), box.top(), self.theme.px(4), box.height()), accent)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem,
                  index: QModelIndex | QPersistentModelIndex) -> bool:
        """The whole of a cell, where it has no room for it."""
        words = index.data() if index.isValid() else ""
        room = room_in(option.rect.width(), self.theme) - (
            self.theme.px(24) if BY[index.column()] == "verdict" else 0)
        size = size_of(QFontMetrics(option.font), room, words or "")
        cut = size.height() > option.rect.height() or size.width() > room
        return cut and super().helpEvent(event, view, option, index)


class _Head(QHeaderView):
    """The names of the columns, with an arrow at the one by which the rows are sorted."""

    def __init__(self, desk: Desk, rows: Rows) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.desk, self.rows = desk, rows
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Columns; click one to sort by it"))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if BY[logicalIndex] == self.rows.by:
            side = self.desk.theme.px(14)
            arrow = self.desk.icons.pixmap("chevron-down" if self.rows.descending else "chevron-up",
                                           self.desk.theme.colours.accent, side, self.devicePixelRatioF())
            painter.drawPixmap(rect.right() - side - 2, rect.center().y() - side // 2, arrow)


class TableView(QTableView):
    """The rows under mouse and keyboard."""

    opened = Signal()
    """The current row was asked to be read."""
    painted = Signal()
    copied = Signal()
    """The selected rows were asked for as text."""
    sorted_by = Signal(int, bool)
    """A column, and whether descending, was asked for by key."""

    def __init__(self, desk: Desk, rows: Rows) -> None:
        super().__init__()
        self.desk, self.rows = desk, rows
        self._typed, self._typed_at = "", 0.0
        self._fitting, self._own_widths = False, False
        self._column = TITLE
        self.setModel(rows)
        self.setItemDelegate(_CellPainter(desk.theme, self))
        self.setAccessibleName(self.tr("Table of events"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setAccessibleName(self.tr("Rows"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(_Head(desk, rows))
        self.horizontalHeader().sectionResized.connect(self._section_resized)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.restyle()

    def restyle(self) -> None:
        """Take sizes anew."""
        px = self.desk.theme.px
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(2 * QFontMetrics(self.desk.theme.font()).lineSpacing() + px(8))
        self.horizontalHeader().setMinimumSectionSize(px(48))
        self.setIconSize(QSize(px(RING), px(RING)))
        self._own_widths = False
        self.fit()

    def fit(self) -> None:
        """Share the width among the columns, unless the reader has done so; the titles have what the others leave."""
        px, room = self.desk.theme.px, self.viewport().width()
        if self._own_widths:
            return
        self._fitting = True
        wider = min(max(room / px(sum(_WIDTHS.values()) + _LEAST), 1.0), _WIDER)
        for n, by in enumerate(BY):
            if by != "title":
                self.setColumnWidth(n, int(px(_WIDTHS[by]) * wider))
        others = sum(self.columnWidth(n) for n in range(len(BY)) if n != TITLE)  # none for one that is hidden
        self.setColumnWidth(TITLE, max(room - others, px(_LEAST)))
        self._fitting = False

    def _section_resized(self) -> None:
        self._own_widths = self._own_widths or not self._fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        give_height(self, self.rows, self.desk.theme)
        super().paintEvent(event)
        self.painted.emit()

    def chosen(self) -> Ints:
        """The rows selected, ascending; of very many the first."""
        found: list[int] = []
        selection = self.selectionModel().selection()
        runs = [selection.at(n) for n in range(selection.count())]
        for top, bottom in sorted((run.top(), run.bottom()) for run in runs):
            found += range(top, min(bottom + 1, top + MOST_SELECTED - len(found)))
        return np.array(found, dtype=np.intp)

    def go(self, row: int) -> None:
        """To a row, in the column one is in."""
        self.setCurrentIndex(self.rows.index(row, self._column))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.isValid():
            self._column = current.column()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_letter(event):
            event.accept()  # it begins a title, whatever it does elsewhere
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Escape:
            self.desk.session.change(selected=(), current="", passage="")
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.sorted_by.emit(self._column, key == Qt.Key.Key_Down)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        now = monotonic()
        self._typed = self._typed + search if now - self._typed_at < _PAUSE else search
        self._typed_at = now
        wanted = self._typed[0] if len(set(self._typed)) == 1 else self._typed  # the same again: the next such
        row = self.rows.find(wanted, self.currentIndex().row() + (len(wanted) == 1))
        if row >= 0:
            self.go(row)


def _is_letter(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return event.text().isalnum() and not event.modifiers() & held


class TablePane(QWidget):
    """How many there are, how they are sorted, and the rows."""

    said = Signal(str)
    """Something was done that is worth a word."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__()
        self.desk = desk
        self.content = content
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Table"))
        self.rows = Rows(desk, content)
        self.view = TableView(desk, self.rows)
        self._stale = _ALL
        self._busy = False
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sorting = self._button(self.tr("Sort"))
        self.sorting.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sort_menu = QMenu(self.sorting)
        self.sorting.setMenu(self.sort_menu)
        self._fill_sort_menu()
        self.copying = self._button(self.tr("Copy rows"))
        self.copying.clicked.connect(self.copy)
        self.nothing = QWidget()
        self._lay_out()
        self.view.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self.view.sorted_by.connect(self.sort)
        self.view.copied.connect(self.copy)
        self.view.selectionModel().selectionChanged.connect(self._chosen)
        desk.watchers.insert(0, self.rows.clear)  # before who looks at the rows of the other dataset
        desk.session.listen(self._changed)
        self.restyle()
        self._show_verdicts()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("shape", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setText(" " + words)
        button.setAccessibleName(words)
        return button

    def _fill_sort_menu(self) -> None:
        columns, ways = QActionGroup(self), QActionGroup(self)
        for by in BY:
            action = self.sort_menu.addAction(head_words(by), partial(self._sort_by, by))
            action.setData(by)
            columns.addAction(action).setCheckable(True)
        self.sort_menu.addSeparator()
        for descending in (False, True):
            action = self.sort_menu.addAction(order_words(descending).capitalize(), partial(self._sort_way, descending))
            action.setData(descending)
            ways.addAction(action).setCheckable(True)

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        strip = QHBoxLayout()
        strip.setContentsMargins(px(12), px(4), px(8), px(4))
        strip.setSpacing(px(12))
        strip.addWidget(self.count, 1)
        strip.addWidget(self.sorting)
        strip.addWidget(self.copying)
        words = QLabel(self.tr("The filters let nothing through."))
        words.setWordWrap(True)
        away = QPushButton(self.tr("Show everything"))
        away.clicked.connect(lambda: self.desk.session.change(filters=Filters()))
        empty = QVBoxLayout(self.nothing)
        empty.setContentsMargins(px(24), px(16), px(24), px(16))
        empty.addWidget(words)
        empty.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        empty.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(strip)
        box.addWidget(self.nothing, 1)
        box.addWidget(self.view, 1)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, px = self.desk.theme.colours, self.desk.theme.px
        self.copying.setIcon(self.desk.icons.icon("copy", c.accent, c.line, px(15)))
        self.copying.setToolTip(self.tr("Copy the selected rows  ({keys})").format(
            keys=QKeySequence(QKeySequence.StandardKey.Copy).toString(QKeySequence.SequenceFormat.NativeText)))
        for button in (self.copying, self.sorting):
            button.setIconSize(QSize(px(18), px(18)))
        self.sorting.setToolTip(self.tr("Alt+Up and Alt+Down sort by the column one is in"))
        self.rows.restyle()
        self.view.restyle()
        self._say()

    # What is in it

    def load(self) -> None:
        """Another dataset was opened."""
        self._fill(_ALL)

    def _fill(self, what: int = 0) -> None:
        """Take anew what has changed: now if it is looked at, or else when it will be."""
        self._stale = max(self._stale, what)
        if not self.isVisible():
            return
        take = {_ALL: self.rows.load, _LANES: self.rows.place_in_lanes, _ORDER: self.rows.arrange}[self._stale]
        self._stale = 0
        self._busy = True
        take()
        self.view.executeDelayedItemsLayout()  # now, or the rows are painted twice
        self._busy = False
        self._say()
        self._follow()
        self._announce(self.count.text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()
        else:
            self._follow()
        QTimer.singleShot(0, self, self._reveal)  # when it has its size

    def _reveal(self) -> None:
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _say(self) -> None:
        rows = self.rows
        words = [self.tr("%n entries", "", rows.rowCount())]
        if rows.undated:
            words.append(self.tr("%n undated", "", rows.undated))
        if lens := self.desk.session.state.lens:
            words.append(self.tr("as told by {documents}").format(
                documents=self.tr(" and ").join(self.desk.source(key).short_title for key in lens)))
        words.append(self.tr("by “{column}”, {order}").format(
            column=head_words(rows.by), order=order_words(rows.descending)))
        self.count.setText(" · ".join(words))
        self.view.horizontalHeader().viewport().update()
        self.view.setAccessibleDescription(self.count.text())
        self.view.setVisible(rows.rowCount() > 0 or not rows.filtered)
        self.nothing.setVisible(not self.view.isVisibleTo(self))
        for action in self.sort_menu.actions():
            action.setChecked(action.data() in (rows.by, rows.descending))
            action.setVisible(action.data() != "verdict" or self.desk.session.state.verdicts)
        c = self.desk.theme.colours
        self.sorting.setIcon(self.desk.icons.icon(
            "chevron-down" if rows.descending else "chevron-up", c.accent, c.line, self.desk.theme.px(15)))

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, words))

    # Sorting

    def sort(self, column: int, descending: bool) -> None:
        """Put the rows in the order of a column."""
        self.rows.by, self.rows.descending = BY[column], descending
        self._fill(_ORDER)

    def _sort_by(self, by: str) -> None:
        self.sort(BY.index(by), self.rows.descending)

    def _sort_way(self, descending: bool) -> None:
        self.sort(BY.index(self.rows.by), descending)

    def _head_clicked(self, column: int) -> None:
        self.sort(column, BY[column] == self.rows.by and not self.rows.descending)
        self.view.scrollToTop()  # by mouse one sorts to see what comes first, by key one stays where one is

    # Choosing

    def _changed(self, before: State, after: State) -> None:
        if before.verdicts != after.verdicts:
            self._show_verdicts()
        if before.sought != after.sought:
            self.view.viewport().update()
        if self.rows.other_lanes:
            self._fill(_LANES)
        elif self.rows.other_things:
            self._fill(_ORDER)
        elif (before.current, before.selected) != (after.current, after.selected) and not self._busy:
            self._follow()

    def _show_verdicts(self) -> None:
        """Whether the documents agree is for the class to find out, or is said."""
        seen = self.desk.session.state.verdicts
        self.view.setColumnHidden(VERDICT, not seen)
        self.view.fit()
        if not seen and self.rows.by == "verdict":
            self.rows.by, self.rows.descending = "date", False
        self._fill(_LANES)

    def _follow(self) -> None:
        """Show what the session has chosen."""
        if not self.isVisible():
            return
        state, rows, model = self.desk.session.state, self.rows, self.view.selectionModel()
        self._busy = True
        row = rows.row_of(self.content.id_of(state.current) if state.current else None)
        if row >= 0:
            self.view.go(row)
        model.select(rows.selection_of(self.content.ids_of(state.selected)),
                     QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._busy = False

    def _chosen(self) -> None:
        """Rows were selected by hand."""
        if self._busy:
            return
        chosen, at = self.view.chosen(), self.view.currentIndex().row()
        keys = self.desk.library.keys(self.rows.numbers(chosen))
        self._busy = True
        if len(keys) == 1:
            self.desk.open(keys[0])
        elif keys:
            found = np.flatnonzero(chosen == at)
            self.desk.session.change(selected=tuple(keys), current=keys[found[0] if len(found) else -1], passage="")
        else:
            self.desk.session.change(selected=())
        self._busy = False
        if len(keys) >= MOST_SELECTED:
            self._follow()
            self.said.emit(self.tr("No more than {n} can be selected at once").format(n=f"{MOST_SELECTED:,}"))

    def copy(self) -> None:
        """Copy the selected rows as text."""
        chosen = self.view.chosen()
        if len(chosen):
            QGuiApplication.clipboard().setText(self.rows.text(chosen))
        words = self.tr("%n rows copied", "", len(chosen))
        self.said.emit(words)
        self._announce(words)

    # Where one left off

    def place(self) -> dict[str, object]:
        """How it is sorted."""
        return {"by": self.rows.by, "descending": self.rows.descending}

    def arrange(self, place: dict[str, object]) -> None:
        """Sort as it was left; whatever is malformed is passed over."""
        by = place.get("by")
        if isinstance(by, str) and by in BY:
            self.sort(BY.index(by), place.get("descending") is True)
