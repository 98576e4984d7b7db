"""What was found as rows: fetched in words as they come into view, with the words met marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.model.figures import figure_at
from explorer.model.intext import Range, excerpt
from explorer.model.records import Passage
from explorer.model.wording import KINDS, QT_TRANSLATE_NOOP
from explorer.store.grouped import ENTITIES, Grouped, Row, Thing, rows
from explorer.ui.claims import place
from explorer.ui.dates import Place
from explorer.ui.desk import Desk, translate
from explorer.ui.theme import Colours

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
SHOWN = 200
"""So many of a list are shown: the most salient, or those that stand first."""
FEW = 3
"""So many of each group, where all groups are listed."""
_PAGE = 16
"""So many are fetched in words at once; the first of them have a second line for these, where it is needed."""
_RAGGED = 8
"""Letters at the end of a line that the next word may leave empty."""
_GROUPS = {
    "": QT_TRANSLATE_NOOP("Found", "Everything"), "event": QT_TRANSLATE_NOOP("Found", "Events"),
    "actor": QT_TRANSLATE_NOOP("Found", "Actors"), "base": QT_TRANSLATE_NOOP("Found", "Bases"),
    "treaty": QT_TRANSLATE_NOOP("Found", "Treaties"), "office": QT_TRANSLATE_NOOP("Found", "Offices"),
    "passage": QT_TRANSLATE_NOOP("Found", "Statements"), "original": QT_TRANSLATE_NOOP("Found", "Original words")}


def group_words(group: str) -> str:
    """`Events`; of no group `Everything`."""
    return translate("Found", _GROUPS[group])


def number_words(number: int, more: bool) -> str:
    """`1,000+` where there may be more."""
    return f"{number:,}{'+' if more else ''}"


def going_words(date: Place) -> str:
    """What the line can do with a date that was typed."""
    return translate("Found", "Go to {date} on the line").format(date=date.words)


@dataclass(frozen=True, slots=True)
class Head:
    """Stands above the first of a group."""

    group: str
    number: str


class Hits(QAbstractListModel):
    """The things of one group and document, or the first of every group under their heads; above them all the date
    that was typed, if it is one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found = Grouped()
        self.entries: list[Place | Head | Thing] = []
        self._rows: dict[int, Row] = {}
        self._passages: dict[str, Passage] = {}

    def show_found(self, found: Grouped, group: str, document: int, date: Place | None = None) -> None:
        """List what was found."""
        self.beginResetModel()
        self.found, self._rows, self._passages = found, {}, {}
        self.entries = [] if date is None else [date]
        listed = found.listed(group, document)
        if group:
            self.entries += listed[:SHOWN]
        else:
            by_group: dict[str, list[Head | Thing]] = {}
            for thing in listed:
                by_group.setdefault(thing.group, []).append(thing)
            few = FEW if len(by_group) > 1 else SHOWN
            self.entries += [entry for name, things in by_group.items() for entry in (
                Head(name, number_words(len(things), name in found.capped)), *things[:few])]
        self.endResetModel()

    def row(self, number: int) -> Row:
        """One of them in words; those around it are fetched with it."""
        if number not in self._rows:
            first = number - number % _PAGE
            page = [(n, e) for n, e in enumerate(self.entries[first:first + _PAGE], first) if isinstance(e, Thing)]
            self._rows.update(zip((n for n, _ in page), rows(self.desk.library, self.found, [e for _, e in page]),
                                  strict=True))
            self._passages.update((p.key, p) for p in self.desk.library.passages(
                self._rows[n].key for n, e in page if e.group not in ENTITIES))
        return self._rows[number]

    def aside(self, row: Row) -> str:
        """Where it stands in the document, who says so there and how, and as of when its part was written; of an entity
        the document that says so."""
        if row.group in ENTITIES:
            return self.desk.source(row.source).short_title if row.source else ""
        found = self._passages.get(row.key)
        part = next((layer for layer in self.desk.library.layers
                     if found and (layer.source, layer.key) == (found.source, found.layer)), None)
        when = translate("Claim", "as of {date}").format(date=self.desk.wording.date(part.edtf)) if part else ""
        voice = self.desk.wording.voice(self.desk.title(row.speaker), row.stance) if row.group == "passage" else ""
        return " · ".join(filter(None, (place(self.desk, [found]) if found else "", voice, when)))

    def said(self, number: int) -> str:
        """What a screen reader says of an entry."""
        entry = self.entries[number]
        if isinstance(entry, Place):
            return going_words(entry)
        if isinstance(entry, Head):
            return f"{group_words(entry.group)}: {entry.number}"
        row = self.row(number)
        kind = self.desk.wording.say(KINDS[row.group])
        return ": ".join(words for words in (kind, row.title, self.aside(row), row.context) if words)

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == ENTRY:
            return self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.said(index.row())
        return None


class HitPainter(QStyledItemDelegate):
    """Heads with counts; below them what was found, with the words around the words met."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._heights: dict[tuple[float, int], int] = {}

    def _lines(self, index: Index, width: int) -> int:
        """How many lines of words an entry has, where there is so much room for one."""
        entry, model = index.data(ENTRY), index.model()
        assert isinstance(model, Hits)
        if not isinstance(entry, Thing):
            return 0
        if entry.group not in ENTITIES:
            return 2
        row = model.row(index.row()) if index.row() < _PAGE else None
        return 2 if row is not None and QFontMetrics(self.desk.theme.font(12.5)).horizontalAdvance(
            row.context) > width else 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme, view = self.desk.theme, option.widget
        width = view.viewport().width() - theme.px(12) - theme.px(10) if isinstance(view, QListView) else 0
        key = theme.scale, self._lines(index, width)
        if key not in self._heights:
            lines = key[1] * QFontMetrics(theme.font(12.5)).lineSpacing()
            self._heights[key] = lines + QFontMetrics(theme.font(13, bold=True)).height() + theme.px(12 if lines else 8)
        return QSize(100, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, entry, box = self.desk.theme, index.data(ENTRY), QRect(option.rect)
        c, px = theme.colours, theme.px
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(c.pressed))
            painter.fillRect(QRect(box.left(), box.top(), px(4), box.height()), QColor(c.accent))
        inner = box.adjusted(px(12), px(6), -px(10), -px(6))
        if isinstance(entry, Head):
            self._head(painter, box.adjusted(px(12), 0, -px(10), 0), entry)
        elif isinstance(entry, Place):
            self._going(painter, box.adjusted(px(12), 0, -px(10), 0), entry)
        else:
            model = index.model()
            assert isinstance(model, Hits)
            self._row(painter, inner, model.row(index.row()), model.aside(model.row(index.row())),
                      self._lines(index, inner.width()))
        painter.restore()

    def _head(self, painter: QPainter, box: QRect, head: Head) -> None:
        theme = self.desk.theme
        painter.setPen(QColor(theme.colours.line))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.setPen(QColor(theme.colours.accent))
        painter.setFont(theme.font(12, bold=True))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle, f"{group_words(head.group)}  {head.number}")
        words = translate("Found", "all ›")
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, words)

    def _going(self, painter: QPainter, box: QRect, date: Place) -> None:
        theme, side = self.desk.theme, self.desk.theme.px(16)
        picture = self.desk.icons.pixmap("calendar", theme.colours.accent, side, painter.device().devicePixelRatio())
        painter.drawPixmap(QPoint(box.left(), box.center().y() - side // 2), picture)
        box.setLeft(box.left() + side + theme.px(6))
        painter.setPen(QColor(theme.colours.text))
        painter.setFont(theme.font(13, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, painter.fontMetrics().elidedText(
            going_words(date), Qt.TextElideMode.ElideRight, box.width()))

    def _row(self, painter: QPainter, box: QRect, row: Row, said: str, lines: int) -> None:
        theme = self.desk.theme
        c, own = theme.colours, row.group == "original"
        title, small = theme.font(13 if row.group in ENTITIES else 12, bold=True), theme.font(11)
        aside = QFontMetrics(small).horizontalAdvance(said)
        wide = min(QFontMetrics(title).horizontalAdvance(row.title) + 4, max(box.width() - aside, box.width() // 2))
        high = QFontMetrics(theme.font(13, bold=True)).height()
        paint_marked(painter, QRect(box.left(), box.top(), wide, high), row.title, row.title_marks, title, c.text, c, 1)
        if aside:
            painter.setFont(small)
            painter.setPen(QColor(c.muted))
            rest = box.adjusted(wide + theme.px(8), 0, 0, 0)
            rest.setHeight(high)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, QFontMetrics(small).elidedText(
                said, Qt.TextElideMode.ElideRight, rest.width()))
        font = theme.font(12.5, family="Noto Serif") if own else theme.font(12.5)
        ink = c.muted if row.group in ENTITIES else c.text
        paint_marked(painter, box.adjusted(0, high, 0, 0), row.context, row.marks, font, ink, c, lines)


def paint_marked(painter: QPainter, box: QRect, text: str, marks: Sequence[Range], font: QFont, ink: str,
                 colours: Colours, lines: int) -> None:
    """Words in so many lines, those marked bold, underlined and on a highlight; cut so that the first mark is seen."""
    measure = QFontMetrics(font)
    room = lines * box.width() - (lines - 1) * measure.averageCharWidth() * _RAGGED
    if (wide := measure.horizontalAdvance(text)) > room:
        text, marks = excerpt(text, 0, len(text), marks, max(len(text) * room // wide - 2, 8))
        text, marks = _fitting(text, marks, measure, room)
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    form = QTextCharFormat()
    form.setBackground(QColor(colours.highlight))
    form.setForeground(QColor(colours.text))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    formats = []
    for a, b in marks:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = a, b - a, form
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    y = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        line.setPosition(QPointF(0, y))
        y += measure.lineSpacing()
    layout.endLayout()
    painter.setPen(QColor(ink))
    layout.draw(painter, QPointF(box.topLeft()))


def _fitting(text: str, marks: Sequence[Range], measure: QFontMetrics, width: int) -> tuple[str, Sequence[Range]]:
    """As much as has room in one long line, whole words and an ellipsis if it is cut."""
    if measure.horizontalAdvance(text) <= width:  # letters are not all as wide as the average
        return text, marks
    cut = measure.elidedText(text, Qt.TextElideMode.ElideRight, width).rstrip("…")
    blank = cut.rfind(" ")
    cut = cut[:blank] if blank > len(cut) // 2 else cut
    if (torn := figure_at(text, len(cut))) and torn[0] > max((b for _, b in marks[:1]), default=0):
        cut = text[:torn[0]].rstrip()
    return cut + "…", [(a, min(b, len(cut))) for a, b in marks if a < len(cut)]
