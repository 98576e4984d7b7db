"""The search box: what is typed is found as one types, in names of every spelling, titles and statements."""

from time import monotonic

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.wording import KINDS
from explorer.session.state import State
from explorer.store.search import COUNTED, Found, Hit, search
from explorer.ui.desk import Desk

_SHOWN = 200
_QUICK, _PAUSE = 0.03, 200
"""A search that took more seconds than the first is not tried at each key, but when so many milliseconds pass without
one."""
_HIT = Qt.ItemDataRole.UserRole


class _HitPainter(QStyledItemDelegate):
    """Two lines: what was found, and the words around it, the first met in bold."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.desk.theme.px(46))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        hit: Hit = index.data(_HIT)
        theme = self.desk.theme
        c, px = theme.colours, theme.px
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(c.pressed))
        inner = box.adjusted(px(10), px(5), -px(10), -px(5))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(QColor(c.text))
        top = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        kind = self.desk.wording.say(KINDS[hit.kind])
        small = QFontMetrics(theme.font(11))
        room = top.width() - small.horizontalAdvance(kind) - px(16)
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter,
                         painter.fontMetrics().elidedText(hit.title, Qt.TextElideMode.ElideRight, room))
        painter.setFont(theme.font(11))
        painter.setPen(QColor(c.muted))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, kind)
        self._snippet(painter, QRect(inner.left(), top.bottom(), inner.width(), inner.height() // 2), hit)

    def _snippet(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        theme = self.desk.theme
        plain, bold = theme.font(12), theme.font(12, bold=True)
        begin = max(0, hit.start - 48)
        before = ("…" if begin else "") + hit.snippet[begin:hit.start]
        x = box.left()
        for text, font, colour in ((before, plain, theme.colours.muted),
                                   (hit.snippet[hit.start:hit.end], bold, theme.colours.text),
                                   (hit.snippet[hit.end:], plain, theme.colours.muted)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.right() - x)
            painter.drawText(QRect(x, box.top(), box.right() - x, box.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            x += painter.fontMetrics().horizontalAdvance(shown)


class SearchBox(QLineEdit):
    """Results drop down below; Down goes into them, Enter opens, Esc closes."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found = Found("", 0, ())
        self.setPlaceholderText(self.tr("Search names, events, statements"))
        self.setAccessibleName(self.tr("Search"))
        self.icon = QLabel(self)
        self.away = QToolButton(self)
        self.away.setProperty("shape", "quiet")
        self.away.setCursor(Qt.CursorShape.ArrowCursor)
        self.away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.away.setToolTip(self.tr("Clear the search"))
        self.away.setAccessibleName(self.tr("Clear the search"))
        self.away.clicked.connect(self._emptied)
        self.textChanged.connect(lambda text: self.away.setVisible(bool(text)))
        self.popup: QWidget | None = None
        self.list = QListWidget()
        self.list.setItemDelegate(_HitPainter(desk))
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.itemClicked.connect(self._chosen)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.count = QLabel()
        self.count.setProperty("role", "small")
        self.wait = QTimer(self)
        self.wait.setSingleShot(True)
        self.wait.setInterval(0)
        self.wait.timeout.connect(self.look)
        self.textEdited.connect(lambda _: self.wait.start())
        self.restyle()
        desk.session.listen(self._changed)

    def _changed(self, before: State, after: State) -> None:
        if before.typed != after.typed != self.text().strip():  # typed by somebody else, as a view that was saved
            self.setText(after.typed)

    def restyle(self) -> None:
        """Take colours anew."""
        c = self.desk.theme.colours
        side = self.desk.theme.px(16)
        self.icon.setPixmap(self.desk.icons.pixmap("search", c.muted, side, self.devicePixelRatioF()))
        self.icon.resize(side, side)
        self.away.setIcon(self.desk.icons.icon("x", c.muted, c.line, side))
        self.away.setVisible(bool(self.text()))
        self.setTextMargins(side + 4, 0, side + 8, 0)
        self.setMinimumWidth(self.desk.theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.icon.move(self.desk.theme.px(9), (self.height() - self.icon.height()) // 2)
        self.away.adjustSize()
        self.away.move(self.width() - self.away.width() - 4, (self.height() - self.away.height()) // 2)

    def _emptied(self) -> None:
        self.clear()
        self.look()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _popup(self) -> QWidget:
        """The list, as a child of the window: it never takes the keys away from the box."""
        if self.popup is None:
            self.popup = QWidget(self.window())
            self.popup.setAutoFillBackground(True)  # or at each key the line below is painted
            inner = QFrame()
            inner.setObjectName("popup")
            around = QVBoxLayout(self.popup)
            around.setContentsMargins(0, 0, 0, 0)
            around.addWidget(inner)
            box = QVBoxLayout(inner)
            box.setContentsMargins(4, 4, 4, 4)
            box.addWidget(self.list)
            box.addWidget(self.count)
            self.count.setIndent(self.desk.theme.px(10))
        return self.popup

    def look(self) -> None:
        """Search for what stands in the box, and show what was found."""
        typed = self.text().strip()
        self.desk.session.change(typed=typed)
        if not typed:
            self.close_results()
            return
        begun = monotonic()
        self.found = search(self.desk.library, typed, _SHOWN)
        self.wait.setInterval(0 if monotonic() - begun < _QUICK else _PAUSE)
        self.list.clear()
        for hit in self.found.hits:
            item = QListWidgetItem()
            item.setData(_HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title}: {hit.snippet}")
            self.list.addItem(item)
        if self.found.hits:
            self.list.setCurrentRow(0)
        words = self.tr("more than {n} found").format(n=f"{COUNTED:,}") if self.found.more else \
            self.tr("%n found", "", self.found.total)
        if self.found.total > len(self.found.hits):
            words = self.tr("{found}, the first {shown} shown").format(found=words, shown=len(self.found.hits))
        if self.found.stopped:
            words = self.tr("This would take too long. Try a longer word.")
        elif not self.found.total:
            words = self.tr("Nothing found. The statements are in the editors’ words: try a name, a place or a number.")
        elif self.found.missed:
            words = self.tr("Nothing has all of these words. With most of them: {found}").format(found=words)
        self.count.setText(words)
        self._show_popup()

    def _show_popup(self) -> None:
        popup, px = self._popup(), self.desk.theme.px
        rows = min(self.list.count(), 9)
        self.list.setFixedHeight(rows * px(46) + 4)
        self.list.setVisible(rows > 0)
        where = self.mapTo(self.window(), self.rect().bottomLeft())
        width = min(max(self.width(), px(520)), self.window().width() - where.x() - 8)
        popup.setFixedWidth(width)
        popup.adjustSize()
        popup.move(where.x(), where.y() + 4)
        popup.raise_()
        popup.show()

    def close_results(self) -> None:
        """Take the list away."""
        if self.popup is not None:
            self.popup.hide()

    def showing(self) -> bool:
        """Whether results are on screen."""
        return self.popup is not None and self.popup.isVisible()

    def _chosen(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(_HIT)
        self.close_results()
        if hit.kind == "passage":
            self.desk.open_passage(hit.key)
        else:
            self.desk.open(hit.key)
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key in ways and self.showing() and self.list.count():
            row = self.list.currentRow() + ways[Qt.Key(key)]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.wait.isActive() or not self.showing():
                self.wait.stop()
                self.look()
            if self.showing() and self.list.currentItem() is not None:
                self._chosen(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            if self.showing():
                self.close_results()
            elif self.text():
                self.clear()
                self.look()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.list.underMouse():
            self.close_results()
        return super().event(event)

