"""One document as a scrolling text, in our wording or its own, with what is spoken of highlighted."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
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
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QScrollBar, QToolTip

from explorer.model.records import Passage
from explorer.session.state import BOTH, OURS
from explorer.ui.desk import Desk
from explorer.ui.originals.held import Held
from explorer.ui.reading.forms import Forms
from explorer.ui.reading.lines import Line, Look, Role, Script, Spot, layers_of, wording
from explorer.ui.reading.marked import Marked
from explorer.ui.reading.noted import Noted
from explorer.ui.reading.original import both, original
from explorer.ui.reading.sought import first_met
from explorer.ui.reading.units import from_qt, to_qt
from explorer.ui.reading.words import Highlight, Selected
from explorer.ui.reading.writing import letters, pairs, wide, write
from explorer.ui.rich import OWN_WORDS, Page

HEIGHT = 0.16
"""At this share of the view a statement stands that one has gone to."""
_VEIL = 150
"""How far the text of a silent document is faded, of 255: it can still be read."""
_K = Qt.Key
_STEPS: dict[int, int] = {_K.Key_Down: 1, _K.Key_Up: -1}
_SCROLLS: dict[int, QScrollBar.SliderAction] = {
    _K.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
    _K.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
    _K.Key_Home: QScrollBar.SliderAction.SliderToMinimum, _K.Key_End: QScrollBar.SliderAction.SliderToMaximum}


class DocumentText(Page):
    """Click a statement, and everything follows; Up and Down go from statement to statement."""

    menu_opening = Signal(QMenu)
    """The context menu is about to open; whoever has something to do with the chosen words adds it."""
    highlight_clicked = Signal(object)
    """A `Highlight` was clicked."""
    laid_out = Signal()
    """Lines have moved: the text, its size or its width have changed."""
    refilled = Signal()
    """It has been written anew for another width: what is marked by lines is to be marked anew."""

    def __init__(self, desk: Desk, source: str, words: str) -> None:
        super().__init__(desk)
        self.source_key = source
        self.about = desk.source(source)
        self.layers = layers_of(desk, source)
        self.words = words
        self.mended = True
        """Whether damaged places of an original are shown mended, and not as they are in the copy."""
        self.held: Held | None = None
        """The original that is shown, if it is."""
        self.asked = ""
        """The statement that the context menu is about."""
        self.script = Script((), (), frozenset(), {})
        self.block_of: dict[str, int] = {}
        """Statement -> the line in which it begins."""
        self._within: dict[int, list[tuple[int, str, Spot]]] = {}
        """Line -> (how long it is in all, statement, where it stands there)."""
        self.beside: frozenset[int] = frozenset()
        """The lines in our wording that have the document's own, which comes next, beside them and not below."""
        self._wide = 0
        """From so many pixels on there is; 0 where only one of them is shown."""
        self.told: tuple[str, ...] = ()
        self.silent = False
        self.chosen = ""
        self.marked, self.noted = Marked(self), Noted(self)
        self._room, self._stepped = 0, False
        self._anchor: tuple[int, float, Spot | None] | None = None
        self.resizing = False
        """Whether it moves only because its size has changed."""
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.seen = False
        """Whether it has been painted."""
        self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setAccessibleName(self.about.title)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.fill()

    # Text

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is written, line by line."""
        return self.script.lines

    def fill(self, reading: tuple[str, float] | None = None) -> None:
        """Write the document; one goes on reading where one was, or a statement at a height of the view."""
        here, height = reading or (self._reading() if self.script.lines else ("", 0.0))
        self.held = held = self.desk.held(self.source_key) if self.words != OURS else None
        self.script = wording(self.desk, self.source_key) if held is None else (
            both if self.words == BOTH else original)(self.desk, self.source_key, held, self.mended)
        self.block_of = {key: spots[0].line for key, spots in self.script.spots.items()}
        self._within = defaultdict(list)
        for key, spots in self.script.spots.items():
            size = sum(spot.end - spot.start for spot in spots)
            for spot in spots:
                self._within[spot.line].append((size, key, spot))
        forms = Forms(self.desk, held is not None and self.words == BOTH)
        self._wide = wide(forms) if forms.both else 0
        self.beside = pairs(self.lines) if 0 < self._wide <= self.width() else frozenset()
        self._anchor, self.resizing = None, True  # its scroll bar may go or come
        with self.bar_stays():
            self.clear()
            self.marked.forget()
            write(self.document(), self.lines, forms, self.beside)
            self._room = 0
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self.resizing = False
        self.marked.show()
        if here in self.block_of:
            self.scroll_to(here, height)
        self.laid_out.emit()

    def _reading(self) -> tuple[str, float]:
        """The statement that one reads, and at which height of the view it stands."""
        here = self.line_read()
        key = self.chosen if self.chosen in self.block_of and self.begins_in_view(self.chosen) else next(
            (k for k in self.script.order if self.block_of.get(k, -1) >= here and self.begins_in_view(k)), "") or next(
            (k for k in self.script.order if self.block_of.get(k, -1) >= here), "")
        return key, self.top_of_statement(key) - self.verticalScrollBar().value() if key else 0.0

    def make_room(self) -> None:
        """Let the last statement come to where one reads."""
        room = round(self.viewport().height() * (1 - HEIGHT))
        if room != self._room:
            self._room, form = room, QTextBlockFormat()
            form.setTopMargin(room)
            QTextCursor(self.document().lastBlock()).setBlockFormat(form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands where one reads stays there."""
        if self._wide and (self.width() >= self._wide) != bool(self.beside) and self.script.lines:
            reading = self._reading()
            super().resizeEvent(event)
            self.fill(reading)
            self.refilled.emit()
            return
        if self.resizing or not (self.seen and self.isVisible()):
            # lines are broken when they are seen, not for every width on the way
            super().resizeEvent(event)
            self.laid_out.emit()
            return
        self.resizing = True
        self._anchor = self._anchor or self._anchored(event.oldSize().height())
        super().resizeEvent(event)
        at, height, word = self._anchor
        value = self._top_of_letter(at) - height
        self.verticalScrollBar().setValue(round(value if word is None else self.with_letters(word, value)))
        self.resizing = False
        self.laid_out.emit()

    def _anchored(self, high: int) -> tuple[int, float, Spot | None]:
        """The letter that stays at its height of the view: the first of what is highlighted, if that is seen, or one
        where one reads; and the word that stays in view, if it was sought, and was while that was so `high`."""
        if self.chosen in self.block_of and self.begins_in_view(self.chosen):
            at = self.cursor_of(self.script.spots[self.chosen][0]).selectionStart()
        else:
            at = self.cursorForPosition(QPoint(8, round(self.viewport().height() * HEIGHT) + 4)).position()
        value, word = self.verticalScrollBar().value(), first_met(self)
        seen = word and 0 <= self._top_of_letter(self.cursor_of(word).selectionStart()) - value < high
        return at, self._top_of_letter(at) - value, word if seen else None

    def _top_of_letter(self, at: int) -> float:
        block = self.document().findBlock(at)
        return self.top_of(block.blockNumber()) + block.layout().lineForTextPosition(at - block.position()).y()

    def _moved(self) -> None:
        """The reader has gone elsewhere: there they stay in the next width."""
        if not self.resizing:
            self._anchor = None

    # Where it is

    def show_told(self, told: tuple[str, ...], chosen: str, silent: bool = False) -> None:
        """Highlight statements, one of them above all; of a document that is silent, fade the text, which is
        then read from its beginning and not from where another event has left it."""
        self._anchor = self._anchor if chosen == self.chosen else None
        self.told, self.chosen = told, chosen
        fell_silent, self.silent = silent and not self.silent, silent
        if fell_silent:
            self.verticalScrollBar().setValue(0)
        self.noted.describe(chosen)
        self.viewport().update()

    def top_of(self, number: int) -> float:
        """How far below the beginning of the document a line begins, in pixels."""
        return self.document().documentLayout().blockBoundingRect(self.document().findBlockByNumber(number)).top()

    def top_of_statement(self, key: str) -> float:
        """How far below the beginning of the document a statement begins, in pixels."""
        spot = self.script.spots[key][0]
        top = self.top_of(spot.line)
        if spot.start:
            at = to_qt(self.lines[spot.line].text, spot.start)
            top += self.document().findBlockByNumber(spot.line).layout().lineForTextPosition(at).y()
        return top

    def scroll_to(self, key: str, height: float) -> None:
        """Bring a statement to a height of the view, in pixels from the top."""
        self.verticalScrollBar().setValue(round(self.top_of_statement(key) - height))

    def scroll_to_line(self, number: int, height: float | None = None) -> None:
        """Bring a line to a height of the view, or to where one reads."""
        wanted = self.viewport().height() * HEIGHT if height is None else height
        self.verticalScrollBar().setValue(round(self.top_of(number) - wanted))

    def bring_into_view(self, spot: Spot) -> None:
        """Scroll to some letters if they are out of sight."""
        box = self.cursorRect(self.cursor_of(spot))
        if not self.viewport().rect().adjusted(0, 0, 0, -box.height()).contains(box.center()):
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + box.top() - self.viewport().height() * 0.3))

    def with_letters(self, spot: Spot, value: float) -> float:
        """Where the view is to begin so that some letters are seen, and the row after them if there is room: at
        `value`, in pixels from the beginning of the document, or as near to it as can be."""
        cursor = self.cursor_of(spot)
        top = self._top_of_letter(cursor.selectionStart())
        return min(max(value, top + 2.2 * self.cursorRect(cursor).height() - self.viewport().height()), top)

    def line_read(self) -> int:
        """The line that stands where one reads."""
        return self.cursorForPosition(QPoint(8, round(self.viewport().height() * HEIGHT) + 4)).blockNumber()

    def letter_at(self, point: QPoint) -> tuple[int, int] | None:
        """(line, character) at a point of the view, if there is one."""
        cursor = self.cursorForPosition(point)
        if not self.cursorRect(cursor).adjusted(-12, -4, 12, 4).contains(point):
            return None
        number = cursor.blockNumber()
        return number, from_qt(self.lines[number].text, cursor.positionInBlock())

    def statement_at(self, number: int, at: int) -> str:
        """The statement that a letter of a line belongs to: the shortest, if there are several."""
        return min(((size, key) for size, key, spot in self._within.get(number, ()) if spot.start <= at < spot.end),
                   default=(0, ""))[1]

    def passage_at(self, y: float, x: float = 20) -> str:
        """The statement at a point of the view; empty between statements."""
        cursor = self.cursorForPosition(QPoint(round(x), round(y)))
        number = cursor.blockNumber()
        box, line = self._box(number), self.lines[number]
        if not box.top() <= y <= box.bottom():
            return ""
        return line.key or self.statement_at(number, from_qt(line.text, cursor.positionInBlock()))

    def in_view(self, key: str) -> bool:
        """Whether a statement can be seen as a whole; of what stands beside it, as much as there is room for."""
        spot = self.script.spots[key][0]
        boxes = [self._own_box(spot.line)] if spot.line in self.beside else self._boxes_of(spot)
        return boxes[0].top() >= 0 and boxes[-1].bottom() <= self.viewport().height()

    def begins_in_view(self, key: str) -> bool:
        """Whether one can see where a statement begins."""
        return 0 <= self.top_of_statement(key) - self.verticalScrollBar().value() < self.viewport().height()

    def _box(self, number: int) -> QRectF:
        """A line's box in pixels of the view; where two stand beside each other, both are as high as the higher."""
        box, ours = self._own_box(number), number if number in self.beside else number - 1
        if ours in self.beside:
            box.setBottom(max(box.bottom(), self._own_box(2 * ours + 1 - number).bottom()))
            half = self.viewport().width() / 2
            box.setLeft(2 if number == ours else half + 1)
            box.setRight(half - 2 if number == ours else 2 * half - 4)
        return box

    def _own_box(self, number: int) -> QRectF:
        block = self.document().findBlockByNumber(number)
        box = self.document().documentLayout().blockBoundingRect(block)
        shift = self.verticalScrollBar().value()
        return QRectF(2, box.top() - shift - 3, self.viewport().width() - 6, box.height() + 5)

    def _boxes(self, key: str) -> list[QRectF]:
        """What is highlighted of a statement in pixels of the view: whole lines, or letters in them."""
        return [box for spot in self.script.spots.get(key, ()) for box in self._boxes_of(spot)]

    def _boxes_of(self, spot: Spot) -> list[QRectF]:
        line, box = self.lines[spot.line], self._box(spot.line)
        if line.key or box.bottom() < 0 or box.top() > self.viewport().height():
            return [box]
        layout = self.document().findBlockByNumber(spot.line).layout()
        return letters(layout, to_qt(line.text, spot.start), to_qt(line.text, spot.end),
                       self.verticalScrollBar().value())

    def paint_ground(self, where: QRect) -> None:
        super().paint_ground(where)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours, high = self.desk.theme.colours, self.viewport().height()
        for key in sorted(self.told, key=lambda k: k == self.chosen):
            for box in self._boxes(key):
                if box.bottom() >= 0 and box.top() <= high:
                    painter.setBrush(QColor(colours.highlight if key == self.chosen else colours.faint_highlight))
                    painter.drawRoundedRect(box, 4, 4)
                    painter.setBrush(QColor(colours.accent if key == self.chosen else colours.line))
                    painter.drawRect(QRectF(box.left() if self.beside else 2, box.top() + 3, 3, box.height() - 6))
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.seen:
            self.seen = True
            self.laid_out.emit()
        super().paintEvent(event)
        if self.silent:
            veil = QColor(self.desk.theme.colours.surface)
            veil.setAlpha(_VEIL)
            painter = QPainter(self.viewport())
            painter.fillRect(self.viewport().rect(), veil)
            painter.end()

    # Words chosen and marked

    def selections(self) -> list[Selected]:
        """The words that are chosen, statement by statement; who speaks, and what is no statement, left out."""
        return self.marked.selections()

    def selection(self) -> Selected | None:
        """The words that are chosen in the first statement that has some; None where none are."""
        return next(iter(self.selections()), None)

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """The words that are marked for good."""
        return self.marked.highlights

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Mark words for good, in the place of those marked before."""
        self.marked.set_highlights(highlights)

    def highlight_at(self, point: QPoint) -> Highlight | None:
        """The mark at a point of the view; the last that was set if there are several."""
        return self.marked.highlight_at(point)

    def cursor_of(self, spot: Spot) -> QTextCursor:
        """Some letters, selected."""
        block, text = self.document().findBlockByNumber(spot.line), self.lines[spot.line].text
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + to_qt(text, spot.start))
        cursor.setPosition(block.position() + to_qt(text, spot.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def createMimeDataFromSelection(self) -> QMimeData:
        """Words of the document's own leave as a quotation, with where they stand, and its rights."""
        if not any(chosen.original for chosen in self.selections()):
            return super().createMimeDataFromSelection()
        data = QMimeData()
        data.setText(self.marked.cited())
        data.setData(OWN_WORDS, self.source_key.encode())
        return data

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            found = self.highlight_at(event.pos())
            QToolTip.showText(event.globalPos(), found.tip if found else self._note_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _note_at(self, point: QPoint) -> str:
        """Of a damaged place what is damaged; of an original which statement it is, and how sure; where a part
        begins, how one knows when it was written."""
        place = self.letter_at(point)
        if place is None:
            return ""
        line = self.lines[place[0]]
        if line.role is Role.NOW:
            return self.layers[line.layer].note
        _, part = min(((p.end - p.start, p.note) for p in line.parts if p.note and p.start <= place[1] <= p.end),
                      default=(0, ""))
        key = line.key or self.statement_at(*place)
        return part or (self.script.notes.get(key, "") if line.own is not None else "")

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._stepped = False
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and (cursor := self.textCursor()).hasSelection():  # Qt would drag the words, not choose them again
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            at = event.position().toPoint()
            if (marked := self.highlight_at(at)) is not None:
                self.highlight_clicked.emit(marked)
            if (place := self.letter_at(at)) and any(
                    part.look is Look.READ and part.start < place[1] <= part.end
                    for part in self.lines[place[0]].parts):
                where = event.globalPosition().toPoint()  # said when the click is over: it puts away what is said
                QTimer.singleShot(0, self, lambda: QToolTip.showText(where, self._note_at(at), self.viewport()))
            elif (key := self._clicked(at)) and key not in self.script.headings:
                self._open(key)

    def _clicked(self, point: QPoint) -> str:
        """The statement whose words are at a point, one that is told of what is looked at before others; blank paper
        around them is only paper."""
        number = self.cursorForPosition(point).blockNumber()
        line, block = self.lines[number], self.document().findBlockByNumber(number)
        if line.key:
            left = round(block.blockFormat().leftMargin())
            within = self._box(number).adjusted(left, block.blockFormat().topMargin(), -left, 0)
            return line.key if within.contains(point) else ""
        layout = block.layout()
        paper = point.toPointF() - layout.position() + QPointF(0, self.verticalScrollBar().value())
        if not any(layout.lineAt(n).naturalTextRect().contains(paper) for n in range(layout.lineCount())):
            return ""
        at = from_qt(line.text, self.cursorForPosition(point).positionInBlock())
        here = sorted((key not in self.told, size, key) for size, key, spot in self._within.get(number, ())
                      if spot.start <= at < spot.end)
        return here[0][2] if here else ""

    def _open(self, key: str) -> None:
        """Point at a statement; if it tells of what is looked at, that stays."""
        if key in self.told:
            self.desk.session.change(passage=key)
        else:
            self.desk.open_passage(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _STEPS:
            self._step(_STEPS[event.key()])
        elif plain and event.key() in _SCROLLS:  # the view is moved, and not a place in the text that is not seen
            self.verticalScrollBar().triggerAction(_SCROLLS[event.key()])
        elif self.noted.obeys(event):
            event.accept()
        else:
            self._begin_here()
            super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        order = [key for key in self.script.order if key not in self.script.headings]
        if order:
            at = order.index(self.chosen) + way if self.chosen in order else 0
            self._stepped = True
            self.desk.open_passage(order[min(max(at, 0), len(order) - 1)])

    def _begin_here(self) -> None:
        """Words are chosen by keys from what one looks at: the statement gone to, or the first that is in view."""
        cursor, stepped = self.textCursor(), self._stepped
        self._stepped = False
        if not stepped and (cursor.hasSelection() or self.viewport().rect().intersects(self.cursorRect(cursor))):
            return
        seen = self.chosen if self.chosen and self.in_view(self.chosen) else next(
            (k for k in self.script.order if k in self.block_of and self.in_view(k)), "")
        if seen:
            spot = self.script.spots[seen][0]
            self.setTextCursor(self.cursor_of(Spot(spot.line, spot.start, spot.start)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        key = self.passage_at(event.pos().y(), event.pos().x())
        menu = self.createStandardContextMenu()
        passage = self.desk.library.passage(key) if key else None
        if passage:
            copy = QAction(self.tr("Copy statement with its source") if self.held is None else
                           self.tr("Copy our wording of it with its source"), menu)
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
