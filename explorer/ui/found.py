"""The list of what was found, in the place of the details: the line and the documents stay in view beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.store.grouped import ENTITIES, GROUPS, Grouped, Thing
from explorer.ui.dates import Place
from explorer.ui.desk import Desk
from explorer.ui.flow import FlowLayout
from explorer.ui.hits import SHOWN, Head, HitPainter, Hits, Index, group_words, number_words

_VALUE = Qt.ItemDataRole.UserRole
_NUMBER = Qt.ItemDataRole.UserRole + 1
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BATCH = 40
"""Hits that get their places at once: more than are in view."""


class _CountPainter(QStyledItemDelegate):
    """Words at the left, a number at the right; what is chosen has a bar at its left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.high = desk, 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self.high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self.desk.theme, QRect(option.rect)
        c, px = theme.colours, theme.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, QColor(c.pressed))
            painter.fillRect(QRect(box.left(), box.top(), px(4), box.height()), QColor(c.accent))
        number = str(index.data(_NUMBER))
        painter.setFont(theme.font(12, bold=chosen))
        painter.setPen(QColor(c.text if number != "0" else c.muted))
        inner, middle = box.adjusted(px(10), 0, -px(8), 0), Qt.AlignmentFlag.AlignVCenter
        room = inner.width() - painter.fontMetrics().horizontalAdvance(number) - px(6)
        painter.drawText(inner, middle, painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room))
        painter.setPen(QColor(c.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, number)
        painter.restore()


class _Counts(QListWidget):
    """Groups or documents with how many of each there are; one of them is chosen."""

    picked = Signal()
    left = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.desk, self.wide = desk, 0
        self.painter = _CountPainter(desk)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda *_: self.picked.emit())

    def fill(self, entries: Sequence[tuple[object, str, str]], chosen: object) -> None:
        """(value, words, number) of each; nothing is told of it."""
        px, measure = self.desk.theme.px, QFontMetrics(self.desk.theme.font(12, bold=True))
        self.painter.high = measure.height() + px(6)
        self.wide = max(measure.horizontalAdvance(f"{words}  {number}") for _, words, number in entries) + px(24)
        self.blockSignals(True)
        self.clear()
        for value, words, number in entries:
            item = QListWidgetItem(words)
            item.setData(_VALUE, value)
            item.setData(_NUMBER, number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}: {number}")
            self.addItem(item)
            if value == chosen:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.setFixedHeight(len(entries) * self.painter.high + 2 * self.frameWidth() + 2)

    def value(self) -> object:
        """Which is chosen."""
        item = self.currentItem()
        return item.data(_VALUE) if item else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _HitList(QListView):
    """The hits under mouse and keyboard."""

    opened = Signal(int)
    left = Signal()

    def __init__(self, model: Hits) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(HitPainter(model.desk))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("What was found"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # while one types, those out of view need no places
        self.setBatchSize(_BATCH)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FoundPanel(QFrame):
    """How many were found, in which groups and documents; and the hits."""

    chosen = Signal(object)
    """A `Thing` was asked for."""
    date_chosen = Signal(int, int)
    """The date that was typed was asked for: its first and last day."""
    narrowed = Signal()
    """Another document was chosen, or another group."""
    left = Signal()
    """Escape was pressed in it, or its cross."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.found, self._whole = desk, Grouped(), ""
        self.date: Place | None = None
        """What was typed, if it is a date."""
        self._hidden = 0
        self._places: dict[str, int] = {}
        """Group -> where it stands among those there are."""
        self._fresh = True
        """Whether nobody has moved in the list as it is now."""
        self.setObjectName("results")
        self.setAccessibleName(self.tr("Search results"))
        self.setAutoFillBackground(True)  # or at each key what lies below is painted
        self.count = QLabel()
        self.count.setProperty("role", "strong")
        self.count.setWordWrap(True)
        self.on_line = QToolButton()
        self.on_line.setProperty("shape", "quiet")
        self.on_line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.on_line.setToolTip(self.tr("Zoom to what was found; it is marked there"))
        self.compare, self.add = QToolButton(), QToolButton()
        for button in (self.compare, self.add):
            button.setProperty("shape", "low")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.compare.setText(" " + self.tr("Compare all found"))
        self.compare.setAccessibleName(self.tr("Compare all found"))
        self.compare.setToolTip(self.tr("What each document says of all of them, side by side"))
        self.add.setToolTip(self.tr("Every event, base and treaty that was found, undated ones too"))
        self.away = QToolButton()
        self.away.setProperty("shape", "quiet")
        self.away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.away.setToolTip(self.tr("Close the results; the marks stay  (Esc)"))
        self.away.setAccessibleName(self.tr("Close the results"))
        self.away.clicked.connect(self.left)
        self.groups = _Counts(desk, self.tr("What was found, by kind"))
        self.documents = _Counts(desk, self.tr("What was found, by document"))
        self.by_document = QLabel()
        self.by_document.setProperty("role", "small")
        self.by_document.setWordWrap(True)
        self.hits = Hits(desk)
        self.list = _HitList(self.hits)
        self.more = QLabel()
        self.more.setProperty("role", "small")
        self.more.setWordWrap(True)
        for counts in (self.groups, self.documents):
            counts.picked.connect(self._picked)
            counts.left.connect(self.left)
        self.list.left.connect(self.left)
        self.list.opened.connect(self.open)
        self._lay_out()
        self.restyle()
        self.hide()

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(12), px(6), px(6), px(4))
        head.addWidget(self.count, 1)
        head.addWidget(self.on_line)
        head.addWidget(self.away)
        self.deeds = QWidget()
        deeds = FlowLayout(self.deeds, px(12), px(8), px(3))
        deeds.addWidget(self.compare)
        deeds.addWidget(self.add)
        inner = QWidget()
        inner.setObjectName("pane")
        self.side = QScrollArea()
        self.side.setWidget(inner)
        self.side.setWidgetResizable(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(2))
        side.addWidget(self.groups)
        side.addSpacing(px(6))
        side.addWidget(self.by_document)
        side.addWidget(self.documents)
        side.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(2))
        right.addWidget(self.list, 1)
        right.addWidget(self.more)
        below = QHBoxLayout()
        below.setContentsMargins(px(2), 0, px(2), px(4))
        below.setSpacing(px(4))
        below.addWidget(self.side)
        below.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.deeds)
        box.addLayout(below, 1)
        box.addStretch()  # where nothing is listed, what is said stands at the top

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, theme = self.desk.theme.colours, self.desk.theme
        self.away.setIcon(self.desk.icons.icon("x", c.muted, c.line, theme.px(16)))
        self.add.setIcon(self.desk.icons.icon("plus", c.text, c.line, theme.px(16)))
        self.compare.setIcon(self.desk.icons.icon("columns-3", c.text, c.line, theme.px(16)))
        for button in (self.away, self.compare, self.add):
            button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.by_document.setIndent(theme.px(10))
        self.more.setIndent(theme.px(12))

    # What is in it

    @property
    def group(self) -> str:
        """The group that is listed; empty where all are."""
        return str(self.groups.value() or "")

    @property
    def document(self) -> int:
        """The number of the document that is looked into; -1 for all."""
        value = self.documents.value()
        return value if isinstance(value, int) else -1

    def listed(self) -> list[Thing]:
        """What was found in the document that is looked into, of all groups."""
        return self.found.listed("", self.document)

    def in_order(self) -> list[Thing]:
        """All of the group and document that is looked into, as they are listed: those of one group together."""
        return sorted(self.found.listed(self.group, self.document), key=lambda thing: self._places[thing.group])

    def show_found(self, found: Grouped, words: str, date: Place | None = None) -> None:
        """List what was found; what was chosen before stays chosen while one types on and it holds something. `words`
        sum it up. If what was typed is a `date`, the first row goes there."""
        group, document, before = self.group, self.document, self.found.query
        if not (found.query.startswith(before) or before.startswith(found.query)):
            group, document = "", -1  # something else is sought
        self.found, self.date = found, date
        self._places = {name: n for n, name in enumerate(dict.fromkeys(thing.group for thing in found.things))}
        if not found.counts["", document]:
            document = -1
        if not found.counts[group, document]:
            group = ""
        self._whole = words
        self._fill(group, document)
        self.side.verticalScrollBar().setValue(0)

    def show_on_line(self, number: int, hidden: int) -> None:
        """Say how many of them stand on the line, and how many the filters hide there."""
        self._hidden = hidden
        self._sum_up()
        self.on_line.setVisible(number > 0)
        self.on_line.setText(self.tr("%n on the line", "", number))
        self.on_line.setAccessibleName(self.tr("Show on the line: %n found", "", number))

    def offer(self, number: int, told: bool) -> None:
        """Say how many of them can go into the export; and whether there are statements that can be compared."""
        self.deeds.setVisible(number > 0 or told)
        self.compare.setVisible(told)
        self.add.setVisible(number > 0)
        self.add.setText(self.tr("Add all %n to the export", "", number))

    def _fill(self, group: str, document: int) -> None:
        found, sources = self.found, self.desk.library.sources
        kinds = ["", *(g for g in GROUPS if found.counts[g, -1])]
        self.groups.fill([(g, group_words(g), self._number(g, document)) for g in kinds], group)
        counted = self._counted(group)
        self.documents.fill([(n, self.tr("All documents") if n < 0 else sources[n].short_title,
                              self._number_of(counted, n)) for n in range(-1, len(sources))], document)
        self._name_documents(counted)
        self._share()
        self.side.setVisible(found.total > 0)
        self.hits.show_found(found, group, document, self.date)
        self.list.setVisible(bool(self.hits.entries))
        first = next((n for n, entry in enumerate(self.hits.entries) if not isinstance(entry, Head)), 0)
        self._fresh = True
        if self.hits.entries:
            self.list.setCurrentIndex(self.hits.index(first))
            self.list.scrollToTop()
        self._sum_up()
        number = found.counts[group, document]
        self.more.setVisible(bool(group) and number > SHOWN)
        self.more.setText(self.tr("The first {shown} of {all} are shown.").format(
            shown=SHOWN, all=self._number(group, document)))

    def _sum_up(self) -> None:
        """How many were found, how many of them are shown, and what the filters hide."""
        words = self._whole
        if self.found.counts[self.group, self.document] != self.found.total:
            words = self.tr("{n} shown of: {all}").format(n=self._number(self.group, self.document), all=words)
        if self._hidden:
            words += " · " + self.tr("%n hidden on the line by the filters", "", self._hidden)
        self.count.setText(words)

    def _number(self, group: str, document: int) -> str:
        return self._number_of((group,) if group else GROUPS, document)

    def _number_of(self, groups: Sequence[str], document: int) -> str:
        number = sum(self.found.counts[group, document] for group in groups)
        return number_words(number, number > 0 and not self.found.capped.isdisjoint(groups))

    def _counted(self, group: str) -> Sequence[str]:
        """What is counted document by document. Of everything it is what stands in one alone, so that it adds up: an
        event is told of by several."""
        texts = [name for name in GROUPS if name not in ENTITIES and self.found.counts[name, -1]]
        return (group,) if group else texts or GROUPS

    def _name_documents(self, counted: Sequence[str]) -> None:
        """Say what the numbers of the documents count."""
        if set(counted) & set(ENTITIES):
            words = self.tr("Told of in, often in several")
        elif len(counted) > 1:
            words = self.tr("Statements and original words in")
        else:
            words = self.tr("{group} in").format(group=group_words(counted[0]))
        self.by_document.setText(words)
        self.documents.setAccessibleDescription(words)

    def _share(self) -> None:
        """Give the counts the room that they need, and not much more than a third."""
        self.side.setFixedWidth(min(max(self.groups.wide, self.documents.wide), int(self.width() * 0.4)))

    def _picked(self) -> None:
        chosen = self.focusWidget()
        self._fill(self.group, self.document)
        self.narrowed.emit()
        if chosen in (self.groups, self.documents):
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._share()

    # Moving about in it

    def step(self, way: int) -> None:
        """Go down the list, or up: first to the hit that Enter would open, which one may not have seen to be chosen."""
        if self._fresh and way == 1:
            way = 0
        self._fresh = False
        if self.hits.entries:
            at = min(max(self.list.currentIndex().row() + way, 0), len(self.hits.entries) - 1)
            self.list.setCurrentIndex(self.hits.index(at))

    def step_group(self, way: int) -> None:
        """To the next group, or the one before."""
        at = min(max(self.groups.currentRow() + way, 0), self.groups.count() - 1)
        self.groups.setCurrentRow(at)

    def current(self) -> int:
        """The row one is in; -1 where there is none."""
        return self.list.currentIndex().row()

    def open(self, number: int) -> None:
        """Open a hit, or list the group of a head."""
        entry = self.hits.entries[number]
        if isinstance(entry, Head):
            values = [self.groups.item(n).data(_VALUE) for n in range(self.groups.count())]
            self.groups.setCurrentRow(values.index(entry.group))
        elif isinstance(entry, Place):
            self.date_chosen.emit(*entry.days)
        else:
            self.chosen.emit(entry)

    def point_at(self, thing: Thing) -> None:
        """One of them was opened, from here or elsewhere."""
        if thing in self.hits.entries:
            self._fresh = False
            self.list.setCurrentIndex(self.hits.index(self.hits.entries.index(thing)))
