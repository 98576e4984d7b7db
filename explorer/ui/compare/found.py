"""The list of disagreements: those that were found, under the names of their kinds."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.model.wording import DIFFERENCES
from explorer.store.differences import Difference
from explorer.ui.compare.sides import about
from explorer.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex


class Found(QAbstractListModel):
    """Those that were found, under the names of their kinds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[Difference | tuple[str, int]] = []
        """A difference, or a kind with how many there are of it."""

    def fill(self, found: tuple[Difference, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = []
        for kind in dict.fromkeys(d.kind for d in found):
            own = [d for d in found if d.kind == kind]
            self.rows += [(kind, len(own)), *own]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        whole = isinstance(self.rows[index.row()], Difference)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if whole else Qt.ItemFlag.NoItemFlags

    def title(self, row: int) -> str:
        """What a difference is about, or a kind and how many there are."""
        here = self.rows[row]
        if isinstance(here, Difference):
            titles = " · ".join(self.desk.title(key) for key in here.entities)
            what = about(self.desk, here)
            return f"{what[:1].upper()}{what[1:]} – {titles}"
        return f"{self.desk.wording.say(DIFFERENCES[here[0]])} ({here[1]})"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        here = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            title = self.title(index.row())
            return f"{title}: {here.note}" if isinstance(here, Difference) else title
        return None

    def row_of(self, key: str) -> int:
        """Where one stands; the first of all where it was not found, -1 where nothing was."""
        rows = [n for n, here in enumerate(self.rows) if isinstance(here, Difference)]
        return next((n for n in rows if self.rows[n].key == key), rows[0] if rows else -1)  # type: ignore[union-attr]


class FoundList(QListView):
    """The list under mouse and keyboard; what is copied of it is the whole disagreement, and not its line."""

    copy_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)


class Lines(QStyledItemDelegate):
    """Paints what it is about, and below it the note, as far as there is room."""

    def __init__(self, desk: Desk, found: Found, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.found = desk, found

    def _fonts(self, row: int) -> tuple[QFontMetrics, QFontMetrics]:
        theme = self.desk.theme
        return QFontMetrics(theme.font(13, bold=True)), QFontMetrics(theme.font(11.5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        bold, small = self._fonts(index.row())
        whole = isinstance(self.found.rows[index.row()], Difference)
        return QSize(0, bold.height() + (small.height() if whole else 0) + self.desk.theme.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self.desk.theme, option.rect
        c, side = theme.colours, theme.px(10)
        here = self.found.rows[index.row()]
        bold, small = self._fonts(index.row())
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        whole = isinstance(here, Difference)
        painter.fillRect(box, QColor(c.pressed if chosen else c.surface if whole else c.paper))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), theme.px(4), box.height()), QColor(c.accent))
        room = QRect(box.left() + side, box.top() + theme.px(5), box.width() - 2 * side, bold.height())
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(QColor(c.text if whole else c.muted))
        painter.drawText(room, 0, bold.elidedText(self.found.title(index.row()), Qt.TextElideMode.ElideRight,
                                                  room.width()))
        if isinstance(here, Difference):
            painter.setFont(theme.font(11.5))
            painter.setPen(QColor(c.muted))
            painter.drawText(room.translated(0, bold.height()), 0, small.elidedText(
                here.note, Qt.TextElideMode.ElideRight, room.width()))
        painter.setPen(QPen(QColor(c.line), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()
