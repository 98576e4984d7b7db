"""The documents side by side: every column goes to what its document says of the selected."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from explorer.session.state import State
from explorer.ui.desk import Desk
from explorer.ui.reading.column import Column


class ReadingPane(QWidget):
    """One column a document, in their fixed order."""

    filled = Signal()
    """The columns have been made anew, or others: whoever marks words in them does so again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Documents side by side"))
        self.columns: list[Column] = []
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.splitter)
        self.settle = QTimer(self)
        self.settle.setSingleShot(True)
        self.settle.setInterval(0)
        self.settle.timeout.connect(self._align)
        self.load()
        desk.session.listen(self._changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle.start()

    def load(self) -> None:
        """Make the columns anew."""
        for column in self.columns:
            column.setParent(None)
            column.deleteLater()
        self.columns = [Column(self.desk, s.key, n == 0) for n, s in enumerate(self.desk.library.sources)]
        for column in self.columns:
            self.splitter.addWidget(column)
        self.show_current()
        self.filled.emit()

    def _changed(self, before: State, after: State) -> None:
        if before.current != after.current:
            for column in self.columns:
                column.card_button.setChecked(False)  # it would push what is chosen out of view
        if (before.current, before.passage) != (after.current, after.passage):
            self.show_current()

    def told_in(self, key: str) -> dict[str, tuple[str, ...]]:
        """Document -> its statements about an entity, in reading order; for one that is only named, those."""
        found: dict[str, set[str]] = {}
        claims = [*self.desk.library.claims_about(key), *self.desk.library.claims_naming(key)]
        for claim in claims:
            found.setdefault(claim.source, set()).update(claim.passages)
        return {c.source: tuple(k for k in c.text.keys if k in found.get(c.source, ())) for c in self.columns}

    def show_current(self) -> None:
        """Go to what each document says of the current entity, or of the statement pointed at."""
        state = self.desk.session.state
        told = self.told_in(state.current) if state.current else {}
        silences = self.desk.library.silences(state.current) if state.current else {}
        for column in self.columns:
            places = told.get(column.source, ())
            own = state.passage if state.passage in column.text.block_of else ""
            if own and own not in places:
                places = tuple(k for k in column.text.keys if k in {*places, own})
            why = silences.get(column.source)
            silent = column.silence_words(why) if why is not None and not places and state.current else ""
            column.show_told(places, own or self._first(state.current, column.source, places), silent)
        self.settle.start()

    def _first(self, current: str, source: str, places: tuple[str, ...]) -> str:
        """The statement to go to: one in dispute, best with a date; else one that gives a date, else one
        about the current entity itself, else any."""
        if not current:
            return ""
        library = self.desk.library
        own = [c for c in library.claims_about(current) if c.source == source]
        keys = {k for d in library.disagreements(current) if d.kind in ("figure", "actor", "decider")
                for side in d.sides for k in side}
        disputed = [c for c in own if c.key in keys and not c.inferred]
        plain = [c for c in own if not c.inferred]
        for wanted in ([c for c in disputed if c.edtf], disputed, [c for c in plain if c.edtf], plain, own):
            resting = {k for c in wanted for k in c.passages}
            if first := next((key for key in places if key in resting), ""):
                return first
        return places[0] if places else ""

    def _align(self) -> None:
        """Bring the chosen statements of all columns to the same height."""
        if not self.columns:
            return
        tops = [c.text.mapTo(self, c.text.rect().topLeft()).y() for c in self.columns]
        line = max(tops) + self.height() * 0.16
        state = self.desk.session.state
        for column, top in zip(self.columns, tops, strict=True):
            if not column.text.chosen:
                continue
            if state.passage and column.text.chosen == state.passage and self._in_view(column, state.passage):
                continue
            column.go_to(column.text.chosen, line - top)

    def _in_view(self, column: Column, key: str) -> bool:
        box = column.text._box(column.text.block_of[key])
        return box.top() >= 0 and box.bottom() <= column.text.viewport().height()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self.load()
