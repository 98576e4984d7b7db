"""One document as a scrolling text of our statements, with what is spoken of highlighted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QToolTip

from explorer.model.records import Passage
from explorer.ui.desk import Desk
from explorer.ui.reading.words import Highlight, Selected
from explorer.ui.rich import Page
from explorer.ui.tags import tag_format

_VEIL = 150
"""How far the text of a silent document is faded, of 255: it can still be read."""


class DocumentText(Page):
    """Click a statement, and everything follows; Up and Down go from statement to statement."""

    menu_opening = Signal(QMenu)
    """The context menu is about to open; whoever has something to do with the chosen words adds it."""
    highlight_clicked = Signal(object)
    """A `Highlight` was clicked."""

    def __init__(self, desk: Desk, source: str) -> None:
        super().__init__(desk)
        self.source_key = source
        self.keys: list[str] = []
        """Statement of each text block; empty for lines that are none."""
        self.block_of: dict[str, int] = {}
        self.told: tuple[str, ...] = ()
        self.silent = False
        self.chosen = ""
        self.asked = ""
        """The statement that the context menu is about."""
        self.highlights: tuple[Highlight, ...] = ()
        self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setAccessibleName(desk.source(source).title)
        self.document().setDocumentMargin(2)
        self.fill()

    # Text

    def fill(self) -> None:
        """Write the document."""
        theme = self.desk.theme
        self.clear()
        self.keys, self.block_of = [], {}
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block in self.desk.library.blocks(self.source_key):
            if block.role == "heading":
                for passage in block.passages:
                    self._line(cursor, passage.text, passage.key, self._heading(block.level), theme.px(16), 0)
                continue
            meta = self._paragraph_words(block.paragraph, block.role, block.layer)
            self._line(cursor, meta, "", self._small(), theme.px(12), 0)
            for passage in block.passages:
                self._statement(cursor, passage)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def _line(self, cursor: QTextCursor, text: str, key: str, form: QTextCharFormat, above: int, inset: int) -> None:
        layout = QTextBlockFormat()
        layout.setTopMargin(above if self.keys else 2)
        layout.setBottomMargin(self.desk.theme.px(3))
        layout.setLeftMargin(self.desk.theme.px(8) + inset)
        layout.setRightMargin(self.desk.theme.px(8))
        layout.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.keys:
            cursor.insertBlock(layout, form)
        else:
            cursor.setBlockFormat(layout)
        cursor.insertText(text, form)
        if key:
            self.block_of[key] = len(self.keys)
        self.keys.append(key)

    def _statement(self, cursor: QTextCursor, passage: Passage) -> None:
        form = QTextCharFormat()
        form.setFont(self.desk.theme.font(14))
        form.setForeground(QColor(self.desk.theme.colours.text))
        self._line(cursor, passage.text, passage.key, form, self.desk.theme.px(4), 0)
        noted = self.voice(passage)
        if noted:
            cursor.insertText("  " + noted, self._small())

    def voice(self, passage: Passage) -> str:
        """Who speaks here, and how; empty where the document itself asserts."""
        words = self.desk.wording.voice(self.desk.title(passage.speaker), passage.stance)
        return f"—\u00a0{words}" if words else ""

    def _paragraph_words(self, number: int, role: str, layer: str) -> str:
        names = {"entry": self.tr("Entry"), "caption": self.tr("Caption")}
        words = [self.tr("Editors’ wording"), f"{names[role]} ¶ {number}" if role in names else f"¶ {number}"]
        found = next((x for x in self.desk.library.layers if (x.source, x.key) == (self.source_key, layer)), None)
        if found:
            words.append(self.tr("as of {date}").format(date=self.desk.wording.date(found.edtf)))
        return " · ".join(words)

    def _small(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self.desk.theme.font(11))
        form.setForeground(QColor(self.desk.theme.colours.muted))
        return form

    def _heading(self, level: int) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self.desk.theme.font({1: 16.0, 2: 14.5}.get(level, 13.0), bold=True))
        form.setForeground(QColor(self.desk.theme.colours.text))
        return form

    # Where it is

    def show_told(self, told: tuple[str, ...], chosen: str, silent: bool = False) -> None:
        """Highlight statements, one of them above all; of a document that is silent, fade the text, which is
        then read from its beginning and not from where another event has left it."""
        self.told, self.chosen = told, chosen
        if silent and not self.silent:
            self.verticalScrollBar().setValue(0)
        self.silent = silent
        self.viewport().update()

    def scroll_to(self, key: str, height: float) -> None:
        """Bring a statement to a height of the view, in pixels from the top."""
        block = self.document().findBlockByNumber(self.block_of[key])
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top - height))

    def passage_at(self, y: float, x: float = 20) -> str:
        """The statement at a point of the view; empty between statements."""
        cursor = self.cursorForPosition(QRectF(x, y, 1, 1).topLeft().toPoint())
        number = cursor.block().blockNumber()
        box = self._box(number)
        return self.keys[number] if number < len(self.keys) and box.top() <= y <= box.bottom() else ""

    def _box(self, number: int) -> QRectF:
        """A statement's box in pixels of the view."""
        block = self.document().findBlockByNumber(number)
        box = self.document().documentLayout().blockBoundingRect(block)
        shift = self.verticalScrollBar().value()
        return QRectF(2, box.top() - shift - 3, self.viewport().width() - 6, box.height() + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = self.desk.theme.colours
        for key in self.told:
            if key in self.block_of:
                box = self._box(self.block_of[key])
                if box.bottom() >= 0 and box.top() <= self.viewport().height():
                    painter.setBrush(QColor(colours.highlight if key == self.chosen else colours.faint_highlight))
                    painter.drawRoundedRect(box, 4, 4)
                    painter.setBrush(QColor(colours.accent if key == self.chosen else colours.line))
                    painter.drawRect(QRectF(box.left(), box.top() + 3, 3, box.height() - 6))
        painter.end()
        super().paintEvent(event)
        if self.silent:
            veil = QColor(colours.surface)
            veil.setAlpha(_VEIL)
            painter = QPainter(self.viewport())
            painter.fillRect(self.viewport().rect(), veil)
            painter.end()

    # Words chosen and marked

    def selections(self) -> list[Selected]:
        """The words that are chosen, statement by statement; who speaks, and what is no statement, left out."""
        cursor = self.textCursor()
        found = []
        block = self.document().findBlock(cursor.selectionStart())
        while cursor.hasSelection() and block.isValid() and block.position() < cursor.selectionEnd():
            key = self.keys[block.blockNumber()]
            passage = self.desk.library.passage(key) if key else None
            if passage is not None:
                start = max(cursor.selectionStart() - block.position(), 0)
                end = min(cursor.selectionEnd() - block.position(), len(passage.text))
                if start < end:
                    found.append(Selected(key, start, end, passage.text[start:end]))
            block = block.next()
        return found

    def selection(self) -> Selected | None:
        """The words that are chosen in the first statement that has some; None where none are."""
        return next(iter(self.selections()), None)

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Mark words for good, in the place of those marked before."""
        self.highlights = tuple(highlights)
        self._mark()

    def highlight_at(self, point: QPoint) -> Highlight | None:
        """The mark at a point of the view; the last that was set if there are several."""
        cursor = self.cursorForPosition(point)
        if not self.cursorRect(cursor).adjusted(-12, 0, 12, 0).contains(point):
            return None
        at, block = cursor.positionInBlock(), cursor.blockNumber()
        return next((h for h in reversed(self.highlights) if self.block_of.get(h.passage) == block
                     and h.start <= at <= h.end), None)

    def _mark(self) -> None:
        marks = []
        for highlight in self.highlights:
            if highlight.passage not in self.block_of:
                continue
            begin = self.document().findBlockByNumber(self.block_of[highlight.passage]).position()
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(begin + highlight.start)
            cursor.setPosition(begin + highlight.end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, tag_format(highlight.tag, self.desk.theme)
            marks.append(mark)
        self.setExtraSelections(marks)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self.highlight_at(event.pos())
            QToolTip.showText(event.globalPos(), found.tip if found else "", self.viewport())
            return True
        return super().viewportEvent(event)

    # Hands

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            if (marked := self.highlight_at(event.position().toPoint())) is not None:
                self.highlight_clicked.emit(marked)
            key = self.passage_at(event.position().y(), event.position().x())
            if key and not self._is_heading(key):
                self.desk.open_passage(key)

    def _is_heading(self, key: str) -> bool:
        passage = self.desk.library.passage(key)
        return passage is None or passage.role == "heading"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in ways and not event.modifiers():
            order = [k for k in self.keys if k and not self._is_heading(k)]
            if order:
                at = order.index(self.chosen) + ways[Qt.Key(event.key())] if self.chosen in order else 0
                self.desk.open_passage(order[min(max(at, 0), len(order) - 1)])
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self.passage_at(event.pos().y(), event.pos().x())
        menu = self.createStandardContextMenu()
        passage = self.desk.library.passage(key) if key else None
        if passage:
            copy = QAction(self.tr("Copy statement with its source"), menu)
            copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.citation(passage)))
            menu.addSeparator()
            menu.addAction(copy)
        self.asked = key
        self.menu_opening.emit(menu)
        menu.exec(event.globalPos())

    def citation(self, passage: Passage) -> str:
        """A statement as it may leave the program: marked as ours, with where it stands."""
        source, info = self.desk.source(self.source_key), self.desk.library.info
        where = f"{source.title}, ¶ {passage.paragraph}" if passage.paragraph else source.title
        return self.tr("{text} [editors’ wording of: {where}; {dataset}, edition {edition}]").format(
            text=passage.text, where=where, dataset=info.get("title", ""), edition=info.get("edition", ""))
