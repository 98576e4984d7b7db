"""The notes as rows of a list: what each hangs on, its words, and where that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.model.citing import paragraphs
from explorer.model.quoting import quotation
from explorer.model.records import Moment, Note, Thing
from explorer.model.wording import KINDS
from explorer.notes.placing import Found, Placed
from explorer.ui.desk import Desk, translate
from explorer.ui.tags import paint_tag, tag_colours, tag_words

Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = {"on": 2, "body": 4, "where": 1}


@dataclass(frozen=True, slots=True)
class RowWords:
    """A note in words: what it hangs on, what is written, and where that is."""

    on: str
    body: str
    where: str
    original: bool = False
    """Whether what it hangs on is in a document's own words."""


def row_words(desk: Desk, one: Placed) -> RowWords:
    """What a row says of a note."""
    note = one.note
    match note.target:
        case Thing(key=key, title=title):
            entity = desk.entity(key)
            if entity is None:
                return RowWords(title, note.body, translate("NoteRows", "no longer in the dataset"))
            return RowWords(entity.title, note.body, desk.wording.say(KINDS[entity.kind]))
        case Moment(edtf=edtf):
            return RowWords(desk.wording.date(edtf), note.body, translate("NoteRows", "on the line"))
        case quotes:
            words = quotation(quotes)
            return RowWords(f"“{words}”", note.body, _where(desk, one), any(q.original for q in quotes))


def _where(desk: Desk, one: Placed) -> str:
    """`Memoir, ¶ 3 · found again elsewhere`."""
    assert isinstance(one.note.target, tuple)
    titles = {s.key: s.short_title for s in desk.library.sources}
    found: dict[str, list[int]] = {}
    for quote, place in zip(one.note.target, one.places, strict=True):
        passage = desk.library.passage(place.passage)
        found.setdefault(titles.get(quote.source, quote.source), []).append(passage.paragraph if passage else 0)
    words = ["; ".join(", ".join(filter(None, (title, paragraphs(numbers)))) for title, numbers in found.items())]
    if one.orphan:
        words.append(translate("NoteRows", "its words are no longer there"))
    elif one.moved:
        words.append(translate("NoteRows", "found again in a changed text"))
    elif any(place.found is Found.UNSEEN for place in one.places):
        words.append(translate("NoteRows", "in words that are not here"))
    return " · ".join(words)


class NoteRows(QAbstractListModel):
    """Notes to be listed; their text is what a screen reader says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.shown: list[Placed] = []
        self._words: dict[Note, RowWords] = {}

    def fill(self, shown: Sequence[Placed]) -> None:
        """List these."""
        if [p.note.key for p in shown] == [p.note.key for p in self.shown]:
            self.shown, self._words = list(shown), {}
            if self.shown:
                self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))
            return
        self.beginResetModel()
        self.shown, self._words = list(shown), {}
        self.endResetModel()

    def words(self, row: int) -> RowWords:
        """What a row says."""
        one = self.shown[row]
        if one.note not in self._words:
            self._words[one.note] = row_words(self.desk, one)
        return self._words[one.note]

    def row_of(self, key: str) -> int:
        """Where a note is listed; -1 where it is not."""
        return next((n for n, one in enumerate(self.shown) if one.note.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own form)
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words, note = self.words(index.row()), self.shown[index.row()].note
        if role == Qt.ItemDataRole.DisplayRole:
            return ". ".join(part for part in (words.on, words.body, words.where) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (tag_words(note.tag), words.on, words.body, words.where) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.body if len(words.body) > 200 else None
        return None


class NoteDelegate(QStyledItemDelegate):
    """Paints a row: the shape, the words it hangs on, what is written, and where."""

    def __init__(self, desk: Desk, view: QListView) -> None:
        super().__init__(view)
        self.desk, self.view = desk, view

    def _fonts(self, words: RowWords) -> dict[str, QFont]:
        theme = self.desk.theme
        on = theme.font(12.5, family="Noto Serif") if words.original else theme.font(12.5)
        return {"on": on, "body": theme.font(13), "where": theme.font(11)}

    def _laid(self, words: RowWords, width: float) -> list[tuple[str, QTextLayout, float]]:
        """(part, its lines, their height), of what there is."""
        fonts, found = self._fonts(words), []
        for part, text in (("on", words.on), ("body", words.body), ("where", words.where)):
            if text:
                layout, height = _lines(text, fonts[part], width, _MOST_LINES[part])
                found.append((part, layout, height))
        return found

    def _edges(self) -> tuple[int, int, int]:
        """Left of the words, around them, and between their parts."""
        px = self.desk.theme.px
        return px(30), px(8), px(2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        left, edge, gap = self._edges()
        width = max(self.view.viewport().width(), 80)
        model = index.model()
        assert isinstance(model, NoteRows)
        laid = self._laid(model.words(index.row()), width - left - edge)
        return QSize(width, round(sum(height for _, _, height in laid) + gap * (len(laid) - 1) + 2 * edge))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme = index.model(), self.desk.theme
        assert isinstance(model, NoteRows)
        note, words, colours = model.shown[index.row()].note, model.words(index.row()), theme.colours
        left, edge, gap = self._edges()
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.pressed))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor(colours.accent))
        ground, ink = tag_colours(note.tag, theme)
        painter.setPen(ink)
        painter.setBrush(ground)
        paint_tag(painter, note.tag, QPointF(box.left() + left * 0.52, box.top() + edge + theme.px(9)), theme.px(6))
        inks = {"on": colours.muted if words.body else colours.text, "body": colours.text, "where": colours.muted}
        y = box.top() + edge
        for part, layout, height in self._laid(words, box.width() - left - edge):
            painter.setPen(QColor(inks[part]))
            layout.draw(painter, QPointF(box.left() + left, y))
            y += height + gap
        painter.fillRect(QRectF(box.left() + left, box.bottom() - 1, box.width() - left, 1), QColor(colours.line))
        painter.restore()


def _lines(text: str, font: QFont, width: float, most: int) -> tuple[QTextLayout, float]:
    """A text broken into a few lines, the last cut short if need be."""
    text = " ".join(text.split())
    for _ in range(2):
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height, number, cut = 0.0, 0, -1
        while (line := layout.createLine()).isValid():
            number += 1
            if number > most:
                cut = line.textStart()
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            begin = line.textStart()
        layout.endLayout()
        if cut < 0:
            break
        rest = QFontMetricsF(font).elidedText(text[begin:begin + 400], Qt.TextElideMode.ElideRight, width - 2)
        text = text[:begin] + rest
    return layout, height
