"""One document as a scrolling text of our statements, with what is spoken of highlighted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QScrollBar, QTextEdit, QToolTip

from explorer.model.records import Passage
from explorer.ui.desk import Desk
from explorer.ui.reading.lines import Line, Role, layers_of, lines
from explorer.ui.reading.words import Highlight, Selected
from explorer.ui.rich import Page

_VEIL = 150
"""How far the text of a silent document is faded, of 255: it can still be read."""
HEIGHT = 0.16
"""At this share of the view a statement stands that one has gone to."""
_K = Qt.Key
_STEPS: dict[int, int] = {_K.Key_Down: 1, _K.Key_Up: -1}
_SCROLLS: dict[int, QScrollBar.SliderAction] = {
    _K.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    _K.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    _K.Key_Home: QScrollBar.SliderAction.SliderToMinimum, _K.Key_End: QScrollBar.SliderAction.SliderToMaximum}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: characters [start, end) of a line."""

    line: int
    start: int
    end: int


class DocumentText(Page):
    """Click a statement, and everything follows; Up and Down go from statement to statement."""

    menu_opening = Signal(QMenu)
    """The context menu is about to open; whoever has something to do with the chosen words adds it."""
    highlight_clicked = Signal(object)
    """A `Highlight` was clicked."""
    laid_out = Signal()
    """Lines have moved: the text, its size or its width have changed."""

    def __init__(self, desk: Desk, source: str) -> None:
        super().__init__(desk)
        self.source_key = source
        self.lines: tuple[Line, ...] = ()
        self.layers = layers_of(desk, source)
        self.keys: list[str] = []
        """Statement of each line; empty for lines that are none."""
        self.block_of: dict[str, int] = {}
        self.told: tuple[str, ...] = ()
        self.silent = False
        self.chosen = ""
        self.highlights: tuple[Highlight, ...] = ()
        self.found: tuple[Hit, ...] = ()
        self.found_at = -1
        self.sought: tuple[Hit, ...] = ()
        self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setAccessibleName(desk.source(source).title)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.fill()

    # Text

    def fill(self) -> None:
        """Write the document."""
        self.clear()
        self.lines = lines(self.desk, self.source_key)
        self.keys = [line.key for line in self.lines]
        self.block_of = {key: n for n, key in enumerate(self.keys) if key}
        forms = _Forms(self.desk)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for n, line in enumerate(self.lines):
            if n:
                cursor.insertBlock(forms.block(line, self.lines[n - 1]), forms.of(line))
            else:
                cursor.setBlockFormat(forms.block(line, None))
            cursor.insertText(line.text, forms.of(line))
            if line.voice:
                cursor.insertText("  " + line.voice, forms.small)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._make_room()
        self._mark()
        self.laid_out.emit()

    def _make_room(self) -> None:
        """Let the last statement come to where one reads."""
        room = QTextBlockFormat()
        room.setTopMargin(round(self.viewport().height() * (1 - HEIGHT)))
        QTextCursor(self.document().lastBlock()).setBlockFormat(room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands where one reads stays there."""
        here = self.line_read()
        height = self.top_of(here) - self.verticalScrollBar().value()
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self._make_room()
        self.scroll_to_line(here, height)
        self.laid_out.emit()

    # Where it is

    def show_told(self, told: tuple[str, ...], chosen: str, silent: bool = False) -> None:
        """Highlight statements, one of them above all; of a document that is silent, fade the text, which is
        then read from its beginning and not from where another event has left it."""
        self.told, self.chosen = told, chosen
        if silent and not self.silent:
            self.verticalScrollBar().setValue(0)
        self.silent = silent
        self.viewport().update()

    def top_of(self, number: int) -> float:
        """How far below the beginning of the document a line begins, in pixels."""
        return self.document().documentLayout().blockBoundingRect(self.document().findBlockByNumber(number)).top()

    def scroll_to(self, key: str, height: float) -> None:
        """Bring a statement to a height of the view, in pixels from the top."""
        self.scroll_to_line(self.block_of[key], height)

    def scroll_to_line(self, number: int, height: float | None = None) -> None:
        """Bring a line to a height of the view, or to where one reads."""
        wanted = self.viewport().height() * HEIGHT if height is None else height
        self.verticalScrollBar().setValue(round(self.top_of(number) - wanted))

    def line_read(self) -> int:
        """The line that stands where one reads."""
        return self.cursorForPosition(QPoint(8, round(self.viewport().height() * HEIGHT) + 4)).blockNumber()

    def passage_at(self, y: float, x: float = 20) -> str:
        """The statement at a point of the view; empty between statements."""
        cursor = self.cursorForPosition(QRectF(x, y, 1, 1).topLeft().toPoint())
        number = cursor.block().blockNumber()
        box = self._box(number)
        return self.keys[number] if number < len(self.keys) and box.top() <= y <= box.bottom() else ""

    def in_view(self, key: str) -> bool:
        """Whether a statement can be seen as a whole."""
        box = self._box(self.block_of[key])
        return box.top() >= 0 and box.bottom() <= self.viewport().height()

    def begins_in_view(self, key: str) -> bool:
        """Whether one can see where a statement begins."""
        return 0 <= self._box(self.block_of[key]).top() + 3 < self.viewport().height()

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

    # Words chosen, marked and found

    def selections(self) -> list[Selected]:
        """The words that are chosen, statement by statement; who speaks, and what is no statement, left out."""
        cursor = self.textCursor()
        found = []
        block = self.document().findBlock(cursor.selectionStart())
        while cursor.hasSelection() and block.isValid() and block.position() < cursor.selectionEnd():
            line = self.lines[block.blockNumber()]
            start = max(cursor.selectionStart() - block.position(), 0)
            end = min(cursor.selectionEnd() - block.position(), len(line.text))
            if line.key and start < end:
                found.append(Selected(line.key, start, end, line.text[start:end]))
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

    def show_sought(self, sought: tuple[Hit, ...]) -> None:
        """Mark what the search of everything has met."""
        if sought != self.sought:
            self.sought = sought
            self._mark()

    def show_found(self, found: Iterable[Hit], at: int) -> None:
        """Mark what was found, one of them above all; and go there if it is out of sight."""
        self.found, self.found_at = tuple(found), at
        self._mark()
        if 0 <= at < len(self.found):
            hit = self.found[at]
            box = self.cursorRect(self._cursor(hit.line, hit.start, hit.end))
            if not self.viewport().rect().adjusted(0, 0, 0, -box.height()).contains(box.center()):
                self.verticalScrollBar().setValue(round(
                    self.verticalScrollBar().value() + box.top() - self.viewport().height() * 0.3))

    def _cursor(self, number: int, start: int, end: int) -> QTextCursor:
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        colours = self.desk.theme.colours
        kept, hit, best, sought = (QTextCharFormat() for _ in range(4))
        kept.setBackground(QColor(colours.pressed))
        hit.setBackground(QColor(colours.highlight))
        best.setBackground(QColor(colours.accent))
        best.setForeground(QColor(colours.on_accent))
        sought.setBackground(QColor(colours.highlight))
        for form, style in ((kept, QTextCharFormat.UnderlineStyle.SingleUnderline),
                            (sought, QTextCharFormat.UnderlineStyle.SingleUnderline),
                            (hit, QTextCharFormat.UnderlineStyle.DotLine)):
            form.setUnderlineStyle(style)
            form.setUnderlineColor(QColor(colours.accent))
        marks = [self._marked(self.block_of[h.passage], h.start, h.end, kept)
                 for h in self.highlights if h.passage in self.block_of]
        marks += [self._marked(h.line, h.start, h.end, sought) for h in self.sought]
        marks += [self._marked(h.line, h.start, h.end, best if n == self.found_at else hit)
                  for n, h in enumerate(self.found)]
        self.setExtraSelections(marks)

    def _marked(self, number: int, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = self._cursor(number, start, end), form
        return mark

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self.highlight_at(event.pos())
            QToolTip.showText(event.globalPos(), found.tip if found else self._note_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _note_at(self, point: QPoint) -> str:
        """How one knows when a part was written, where it begins."""
        line = self.lines[self.cursorForPosition(point).blockNumber()]
        return self.layers[line.layer].note if line.role is Role.NOW else ""

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
        return self.lines[self.block_of[key]].role is not Role.STATEMENT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        elif plain and event.key() in _SCROLLS:  # the view is moved, and not a place in the text that is not seen
            self.verticalScrollBar().triggerAction(_SCROLLS[event.key()])
        else:
            self._begin_here()
            super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        order = [line.key for line in self.lines if line.role is Role.STATEMENT]
        if order:
            at = order.index(self.chosen) + way if self.chosen in order else 0
            self.desk.open_passage(order[min(max(at, 0), len(order) - 1)])

    def _begin_here(self) -> None:
        """Words are chosen by keys from what one looks at: the chosen statement, or the first that is in view."""
        cursor = self.textCursor()
        if cursor.hasSelection() or self.viewport().rect().intersects(self.cursorRect(cursor)):
            return
        seen = self.chosen if self.chosen and self.in_view(self.chosen) else next(
            (k for k in self.keys[self.cursorForPosition(QPoint(8, 0)).blockNumber():] if k and self.in_view(k)), "")
        if seen:
            self.setTextCursor(self._cursor(self.block_of[seen], 0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self.passage_at(event.pos().y(), event.pos().x())
        menu = self.createStandardContextMenu()
        passage = self.desk.library.passage(key) if key else None
        if passage:
            copy = QAction(self.tr("Copy statement with its source"), menu)
            copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.citation(passage)))
            menu.addSeparator()
            menu.addAction(copy)
        self.menu_opening.emit(menu)
        menu.exec(event.globalPos())

    def citation(self, passage: Passage) -> str:
        """A statement as it may leave the program: marked as ours, with where it stands."""
        source, info = self.desk.source(self.source_key), self.desk.library.info
        where = f"{source.title}, ¶ {passage.paragraph}" if passage.paragraph else source.title
        return self.tr("{text} [editors’ wording of: {where}; {dataset}, edition {edition}]").format(
            text=passage.text, where=where, dataset=info.get("title", ""), edition=info.get("edition", ""))


class _Forms:
    """How each kind of line looks, made once for a whole document."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.small = self._form(11, desk.theme.colours.muted)
        self._now = self._form(12, desk.theme.colours.text, bold=True)
        self._statement = self._form(14, desk.theme.colours.text)
        self._headings = {n: self._form(size, desk.theme.colours.text, bold=True)
                          for n, size in ((0, 13.0), (1, 16.0), (2, 14.5), (3, 13.0))}

    def _form(self, size: float, colour: str, bold: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(self.desk.theme.font(size, bold=bold))
        form.setForeground(QColor(colour))
        return form

    def of(self, line: Line) -> QTextCharFormat:
        """The letters of a line."""
        if line.role is Role.HEADING:
            return self._headings.get(line.level, self._headings[0])
        return {Role.NOW: self._now, Role.STATEMENT: self._statement}.get(line.role, self.small)

    def block(self, line: Line, before: Line | None) -> QTextBlockFormat:
        """The room around a line."""
        px = self.desk.theme.px
        above = {Role.HEADING: 16, Role.NOW: 18, Role.PLACE: 12, Role.STATEMENT: 4, Role.END: 0}[line.role]
        if before is not None and before.role is Role.NOW:
            above = 4
        layout = QTextBlockFormat()
        layout.setTopMargin(px(above) if before else 2)
        layout.setBottomMargin(px(3))
        layout.setLeftMargin(px(8))
        layout.setRightMargin(px(8))
        if line.role is Role.NOW:
            layout.setBackground(QColor(self.desk.theme.colours.paper))
        layout.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return layout
