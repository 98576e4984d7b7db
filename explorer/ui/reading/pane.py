"""The documents side by side: every column goes to what its document says of the selected."""

from collections.abc import Callable, Sequence
from functools import partial
from math import floor

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QSplitter, QWidget

from explorer.model.places import at_odds, places
from explorer.session.state import BOTH, OURS, THEIRS, State
from explorer.store.differences import on_sides
from explorer.ui.desk import Desk
from explorer.ui.reading.column import Column
from explorer.ui.reading.lacking import Lacking
from explorer.ui.reading.side import Side
from explorer.ui.reading.sought import SoughtMarks, first_met
from explorer.ui.reading.text import HEIGHT, DocumentText
from explorer.ui.reading.together import Together
from explorer.ui.reading.why import places_link
from explorer.ui.silence import quiet

MOST = 5
"""So many columns stand side by side at the most."""
_LEVEL = 3
"""Pixels by which statements may stand apart that are at one height."""
_STEP = 80
"""Pixels at 100% by which a column is made wider."""


class ReadingPane(QWidget):
    """Columns, each a document; which, in which order and how wide is the reader's choice."""

    original_asked = Signal()
    """The reader wants to add the original of a document."""
    original_unwanted = Signal(str)
    """The reader wants the original of a document no longer."""
    said = Signal(str)
    """Why something does not do what it was asked to."""
    filled = Signal()
    """The columns have been made anew, or others: whoever marks words in them does so again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Documents side by side"))
        self.columns: list[Column] = []
        self.together = Together(self)
        self.together.waiting.connect(self._say_who_waits)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        self.sideways = QScrollArea()
        self.sideways.setWidgetResizable(True)
        self.sideways.setWidget(self.splitter)
        self.sideways.setFrameShape(QFrame.Shape.NoFrame)
        self.sideways.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sideways.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side = Side(desk, self._fill_documents, self._lock, self.show_words, self.original_asked.emit)
        self.gap = QFrame(self)
        self.gap.setObjectName("gap")
        self.gap.hide()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.sideways, 1)
        box.addWidget(self.side)
        self.settle = QTimer(self)
        self.settle.setSingleShot(True)
        self.settle.setInterval(0)
        self.settle.timeout.connect(self._align)
        self._asked: set[Column] = set()
        """The columns that are to go to what is chosen, and could not yet; the others stay where one reads."""
        self._placed: list[tuple[Column, int, int]] = []
        """Each column when they were last aligned, how wide its text was and where it began."""
        self._seen: set[Column] = set()
        """The columns that are in view from side to side."""
        self.sideways.horizontalScrollBar().valueChanged.connect(self._look_sideways)
        self._stepping: Column | None = None
        """The one column that goes to another statement, while the others stay where they are."""
        self.sought = SoughtMarks(desk, self)
        desk.session.in_view = self._has
        desk.session.listen(self._changed)
        desk.go_back_to_it = self.show_current

    # Which documents are open

    def load(self) -> None:
        """Open the first documents of the library; for the first time when the pane has its place in the window, or all
        columns would be dressed again there."""
        self._offer_words()
        self.show_documents([s.key for s in self.desk.library.sources][:MOST], anew=True)

    def show_documents(self, keys: list[str], anew: bool = False) -> None:
        """Open these, in this order; the columns that are there stay as they are unless all are made `anew`."""
        widths = dict(zip((c.source for c in self.columns), self.splitter.sizes(), strict=False))
        there = {} if anew else {c.source: c for c in self.columns}
        gone = [c for c in self.columns if there.get(c.source) is not c or c.source not in keys]
        for column in gone:
            column.hide()
        for column in gone:
            column.setParent(None)
            column.deleteLater()
        self.columns = [there.get(key) or self._made(key) for key in keys]
        for n, column in enumerate(self.columns):
            self.splitter.insertWidget(n, column)
            column.show()
        usual = sum(widths.values()) // max(1, len(widths)) or 100
        self.splitter.setSizes([usual if anew else widths.get(key, usual) for key in keys])
        self.together.take([c.text for c in self.columns])
        self.desk.session.change(documents=tuple(keys))
        self.show_current([c for c in self.columns if there.get(c.source) is not c])
        self.filled.emit()

    def _made(self, key: str) -> Column:
        column = Column(self.desk, key, self.words)
        column.go_along(self.together.locked)
        column.stepped.connect(partial(self._step, column))
        column.original_asked.connect(self.original_asked)
        column.rewritten.connect(self._rewritten)
        column.text.laid_out.connect(self.settle.start)
        column.text.refilled.connect(self.filled)
        column.menu_opening.connect(partial(self._fill_column, column))
        column.carded.connect(partial(self._keep_in_view, column))
        column.head.title.dragged.connect(lambda at: self._show_gap(at))
        column.head.title.dropped.connect(lambda at: self._dropped(column, at))
        return column

    @property
    def documents(self) -> list[str]:
        """The documents that are open, from the left."""
        return [c.source for c in self.columns]

    def column(self, source: str) -> Column | None:
        """The column of a document, if it is open."""
        return next((c for c in self.columns if c.source == source), None)

    def _has(self, passage: str) -> bool:
        """Whether the document of a statement is open."""
        found = self.desk.library.passage(passage)
        return found is not None and self.column(found.source) is not None

    def open_document(self, source: str) -> None:
        """Open a document behind those that usually stand before it; where there is no room for one more, the last
        one goes."""
        if source not in self.documents:
            order = [s.key for s in self.desk.library.sources]
            keys = self.documents[:MOST - 1]
            before = [n for n, key in enumerate(keys) if order.index(key) < order.index(source)]
            nearest = max(before, key=lambda n: order.index(keys[n]), default=-1)
            keys.insert(nearest + 1, source)
            self.show_documents(keys)
        if (column := self.column(source)) is not None:
            QTimer.singleShot(0, self, lambda: self.sideways.ensureWidgetVisible(column, 0, 0))

    def close_document(self, source: str) -> None:
        """Close one; the last stays."""
        left = [key for key in self.documents if key != source]
        if left:
            at = min(self.documents.index(source), len(left) - 1)
            self.show_documents(left)
            self.columns[at].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def exchange(self, source: str, other: str) -> None:
        """Show another document in the place of one; if it is open already, they change places."""
        swapped = {source: other, other: source}
        self.show_documents([swapped.get(key, key) for key in self.documents])

    def put(self, source: str, to: int) -> None:
        """Put a column at another place, counted from the left."""
        keys = [key for key in self.documents if key != source]
        keys.insert(to, source)
        if keys != self.documents:
            self.show_documents(keys)

    def widen(self, source: str, step: int) -> None:
        """Make a column wider by so many pixels, at the cost of all others; or narrower."""
        at, sizes = self.documents.index(source), self.splitter.sizes()
        others = max(1, len(sizes) - 1)
        self.splitter.setSizes([s + step if n == at else s - step // others for n, s in enumerate(sizes)])

    def _lock(self, locked: bool) -> None:
        self.together.lock(locked)
        for column in self.columns:
            column.go_along(locked)

    def _step(self, column: Column, key: str) -> None:
        """Go to a statement in one column; the others go along if they are scrolled together."""
        self._stepping = None if self.together.locked else column
        self.desk.session.change(passage=key)
        self._stepping = None

    def _say_who_waits(self, texts: list[DocumentText], below: bool) -> None:
        words = self.tr("At its end, and waits for the others: {documents}") if below else self.tr(
            "At its beginning, and waits for the others: {documents}")
        self.said.emit(words.format(documents=", ".join(self.desk.source(t.source_key).short_title for t in texts)))

    # In whose words

    @property
    def words(self) -> str:
        """In whose words the documents are shown."""
        return self.desk.session.state.words

    def show_words(self, words: str) -> None:
        """Show every document in our wording, in its own words, or both, as far as its original is at hand."""
        self.side.show_words(words)  # a button that was clicked again stays down
        self.desk.session.change(words=words)

    def show_originals(self) -> None:
        """Let the documents' own words be seen, if they are not."""
        if self.words == OURS:
            self.show_words(BOTH)

    def take_originals(self, sources: set[str]) -> None:
        """The originals of these documents have come or gone."""
        self._offer_words()
        for column in self.columns:
            column.show_words(self.words, anew=column.source in sources and self.words != OURS)
        self._rewritten()

    def _offer_words(self) -> None:
        held = frozenset(s.key for s in self.desk.library.sources if self.desk.held(s.key))
        self.side.offer_words(bool(held))
        self.desk.session.change(held=held)

    def _rewritten(self) -> None:
        self.show_current()
        self.filled.emit()

    # Menus

    def _fill_documents(self, menu: QMenu) -> None:
        menu.clear()
        full = len(self.columns) >= MOST
        for source in self.desk.library.sources:
            is_open = source.key in self.documents
            action = menu.addAction(source.short_title.replace("&", "&&"), partial(
                self.close_document if is_open else self.open_document, source.key))
            action.setCheckable(True)
            action.setChecked(is_open)
            action.setEnabled(len(self.columns) > 1 if is_open else not full)
        if full and len(self.desk.library.sources) > MOST:
            menu.addAction(self.tr("Five at most: close one to open another")).setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("All equally wide"), lambda: self.splitter.setSizes([100] * len(self.columns)))
        menu.addAction(self.tr("In their usual order"), self._in_order)

    def _in_order(self) -> None:
        self.show_documents([s.key for s in self.desk.library.sources if s.key in self.documents])

    def _later(self, run: Callable[..., object], *values: object) -> Callable[[], None]:
        """Does something when the menu is closed: it may be the menu of a column that goes."""
        return lambda: QTimer.singleShot(0, self, partial(run, *values))

    def _fill_column(self, column: Column, menu: QMenu) -> None:
        key, at, last = column.source, self.columns.index(column), len(self.columns) - 1
        others = menu.addMenu(self.tr("Show another document here"))
        for source in self.desk.library.sources:
            if source.key != key:
                others.addAction(source.short_title.replace("&", "&&"), self._later(self.exchange, key, source.key))
        menu.addAction(self.tr("About this document"),
                       lambda: self.desk.session.change(beside=("document", key)))
        held = self.desk.held(key)
        menu.addAction(self.tr("Replace its original…") if held is not None and held.kept == "notebook" else
                       self.tr("Add its original…"), self.original_asked.emit)
        if held is not None and held.kept == "notebook":
            menu.addAction(self.tr("Remove its original"), partial(self.original_unwanted.emit, key))
        menu.addSeparator()
        step = self.desk.theme.px(_STEP)
        for words, run, possible in (
                (self.tr("Move left"), self._later(self.put, key, at - 1), at > 0),
                (self.tr("Move right"), self._later(self.put, key, at + 1), at < last),
                (self.tr("Wider"), partial(self.widen, key, step), last > 0),
                (self.tr("Narrower"), partial(self.widen, key, -step), last > 0),
                (self.tr("Close this column"), self._later(self.close_document, key), last > 0)):
            menu.addAction(words, run).setEnabled(possible)

    # Dragging a column by its title

    def _gap_at(self, at: QPointF) -> int:
        """Before which column something would be put that is dropped there."""
        x = self.splitter.mapFromGlobal(at).x()
        return sum(x > c.geometry().center().x() for c in self.columns)

    def _show_gap(self, at: QPointF) -> None:
        n = self._gap_at(at)
        edge = self.columns[n].geometry().left() if n < len(self.columns) else self.columns[-1].geometry().right()
        x = self.splitter.mapTo(self, QPoint(edge, 0)).x()
        self.gap.setGeometry(max(0, x - 3), 0, 5, self.height())
        self.gap.show()
        self.gap.raise_()

    def _dropped(self, column: Column, at: QPointF) -> None:
        self.gap.hide()
        n = self._gap_at(at)
        self.put(column.source, n - (n > self.columns.index(column)))

    def _keep_in_view(self, column: Column, seen: bool) -> None:
        """The card of a column takes height from its text, or gives it back: what is quoted stays in view."""
        text = column.text
        column.settle()
        if seen and not text.begins_in_view(text.chosen):
            self.together.arrange([(text, floor(text.top_of_statement(text.chosen)))])

    def close_cards(self) -> bool:
        """Close the cards that say who speaks; whether one was open."""
        shown = [c.head for c in self.columns if c.head.card_button.isChecked() and c.isVisible()]
        for head in shown:
            head.close_card()
        return bool(shown)

    # What is looked at

    def _changed(self, before: State, after: State) -> None:
        if before.words != after.words:
            self.side.show_words(after.words)
            for column in self.columns:
                column.show_words(after.words)
            self._rewritten()
        if before.current != after.current:
            for column in self.columns:
                column.head.card_button.setChecked(False)  # it would push what is chosen out of view
        if (before.current, before.passage) != (after.current, after.passage) or (
                after.disagreement not in ("", before.disagreement)):
            if after.passage and after.passage != before.passage and (
                    passage := self.desk.library.passage(after.passage)) and not self.column(passage.source):
                self.open_document(passage.source)
            else:
                self.show_current()
        elif before.verdicts != after.verdicts:  # a silent one speaks perhaps of something on which it differs
            silences = quiet(self.desk, after.current, seen=after.verdicts)
            for column in self.columns:
                if column.source in silences and not column.text.told:
                    column.say_why(silences[column.source].sentence(self.desk, places_link))

    def show_current(self, only: Sequence[Column] | None = None) -> None:
        """Go to what each document says of the current entity, or of the statement pointed at; in some columns only,
        where the others stay as they are."""
        state, library = self.desk.session.state, self.desk.library
        told = places(library.claims_about(state.current), library.claims_naming(state.current),
                      library.disagreements(state.current), state.passage) if state.current else {}
        if state.disagreement:
            told = at_odds(on_sides(library, state.disagreement), told, state.passage)
        silences = quiet(self.desk, state.current, seen=state.verdicts)
        lacking = Lacking(self.desk, state.current, state.passage)
        for column in [self._stepping] if self._stepping else self.columns if only is None else only:
            found, text = told.get(column.source), column.text
            own = state.passage if state.passage in text.block_of else ""
            wanted = (found.keys if found else frozenset()) | ({own} if own else set())
            order = tuple(key for key in text.script.order if key in wanted)
            chosen = own or (found.first(order) if found else "")
            silent = silences.get(column.source)
            why = silent.sentence(self.desk, places_link) if silent and (not order or silent.others) else ""
            column.show_told(order, chosen, "" if order else why,
                             lacking.words(column.source) if found and not found.to_the_point else "" if found else why,
                             lacking.of_others(column.source) if found else "")
        if self._stepping:
            self._stepping.settle()
            text = self._stepping.text
            value, word = text.top_of_statement(text.chosen) - text.viewport().height() * HEIGHT, first_met(text)
            text.verticalScrollBar().setValue(round(value if word is None else text.with_letters(word, value)))
        else:
            self._asked = {*(self.columns if only is None else only)}
            self._align()  # now, so that all is painted once
        self.together.hold()  # other texts may be silent now
        self.settle.stop()  # what has changed its size on the way has its place

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle.start()

    def _align(self) -> None:
        """Bring the chosen statements of the columns that are asked to the same height. Where only sizes have changed,
        each stays where it is read, and those that were level stay so."""
        if not self.isVisible():
            return
        for column in self.columns:
            column.settle()
        asked = self._asked & {*self.columns}
        self._show_column()
        placed = [(c, c.text.viewport().width(), c.text.mapTo(self, QPoint(0, 0)).y()) for c in self.columns]
        if not asked and placed == self._placed:
            return  # only lower or higher, as where a line of words has come above: one reads on
        before, self._placed = {c: y for c, _, y in self._placed}, placed
        self._asked = set() if all(c.text.seen for c in asked) else asked  # one may get its size only now
        shown = [c for c in self.columns if c.text.chosen and (c in asked or c.text.begins_in_view(c.text.chosen))]
        if not shown:
            return
        tops = {c: c.text.viewport().mapTo(self, QPoint(0, 0)).y() for c in shown}
        reach = {c: c.text.top_of_statement(c.text.chosen) for c in shown}
        lines = {c: tops[c] + reach[c] - c.text.verticalScrollBar().value() for c in shown}
        for column, _, y in placed:  # where they were before anything above them grew
            if column in lines and column not in asked:
                lines[column] -= y - before.get(column, y)
        fixed = self._fixed(shown, asked)
        if fixed is not None:
            line = lines[fixed]
        else:  # where one reads, or as far down as the beginning of each document allows
            line = min(max(tops.values()) + shown[0].text.viewport().height() * HEIGHT,
                       min(tops[c] + reach[c] for c in shown))
            line = max(line, max(tops.values()))
        level = [c for c in shown if c in asked or abs(lines[c] - line) < _LEVEL]
        lines |= dict.fromkeys(level, line)
        values = {c: reach[c] - max(lines[c], tops[c]) + tops[c] for c in shown}
        values |= {c: c.text.with_letters(word, values[c]) for c in shown if c in asked and (word := first_met(c.text))}
        self.together.arrange([(c.text, floor(values[c])) for c in shown])

    def _show_column(self) -> None:
        """Move the column of the statement pointed at into view, if it was before the columns had less room, or if it
        is for the most part out of it where one goes there."""
        passage = self.desk.library.passage(self.desk.session.state.passage)
        column = self.column(passage.source) if passage else None
        if column is not None and (column in self._seen or (
                column in self._asked and 2 * self._in_sight(column) < column.width())):
            self.sideways.ensureWidgetVisible(column, 0, 0)
        self._look_sideways()

    def _look_sideways(self) -> None:
        self._seen = {c for c in self.columns if self._in_sight(c) == c.width()}

    def _in_sight(self, column: Column) -> int:
        """How many pixels of its width are in view."""
        left = column.mapTo(self.sideways.viewport(), QPoint(0, 0)).x()
        return min(left + column.width(), self.sideways.viewport().width()) - max(left, 0)

    def _fixed(self, shown: list[Column], asked: set[Column]) -> Column | None:
        """The column that the others come to: that of the statement pointed at, if it is in view, or one that stays."""
        passage = self.desk.session.state.passage
        pointed = next((c for c in shown if c.text.chosen == passage and c.text.in_view(passage)), None)
        return pointed or next((c for c in shown if c not in asked), None)

    def take_keys(self) -> None:
        """Let the reader go on by key in the first document that tells of what is chosen."""
        first = next((c for c in self.columns if c.text.told), self.columns[0])
        first.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self.side.restyle()
        for column in self.columns:
            column.restyle()
        self._rewritten()

    # Where one left off

    def place(self) -> dict[str, object]:
        """Which documents are open, how wide, and whether they scroll together."""
        return {"documents": self.documents, "widths": self.splitter.sizes(), "together": self.together.locked,
                "words": self.words, "as in copy": [c.source for c in self.columns if not c.text.mended]}

    def arrange(self, place: object) -> None:
        """Open what was open; whatever is malformed, or not in this dataset, is passed over."""
        if not isinstance(place, dict):
            return
        known = [s.key for s in self.desk.library.sources]
        keys, widths = place.get("documents"), place.get("widths")
        if isinstance(keys, list) and 0 < len(keys) <= MOST and len({str(k) for k in keys}) == len(keys) and all(
                key in known for key in keys):
            self.show_documents(keys)
            if isinstance(widths, list) and len(widths) == len(keys) and all(
                    isinstance(w, int) and 0 < w < 2**15 for w in widths):
                self.splitter.setSizes(widths)
        printed = place.get("as in copy")
        for column in self.columns:
            if isinstance(printed, list) and column.source in printed:
                column.show_mended(False)
        self.side.lock.setChecked(place.get("together") is True)
        if (words := place.get("words")) in (OURS, THEIRS, BOTH):
            self.show_words(words)
