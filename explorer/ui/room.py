"""The room of the line: the line, the table in its place or both, or the documents compared in the place of both.

What says how it is narrowed stands above it, and takes its height from this room alone: the texts stay in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from explorer.session.state import State
from explorer.ui.taborder import stand_behind
from explorer.ui.timeline.pane import TimelinePane

if TYPE_CHECKING:
    from explorer.ui.compare.pane import ComparePane
    from explorer.ui.panes.table import TablePane

_BOTH = 540
"""Pixels of height, at 100%, from which the table stands below the line and not in its place."""
_UNSORTED = {"by": "date", "descending": False}
"""How a table is sorted that nobody has looked at."""


class Room(QWidget):
    """Shares its place between the line and the table, or gives it to what is compared."""

    shared = Signal()
    """What is shown has changed."""
    painted = Signal()
    opened = Signal()
    """What is chosen in the line or the table was asked to be read."""
    text_asked = Signal()
    """A document is to be seen where it says what is compared."""
    said = Signal(str)
    """Something was done in the table, or asked for in what is compared, that is worth a word."""

    def __init__(self, line: TimelinePane, *above: QWidget) -> None:
        super().__init__()
        self.line = line
        self._panes = QSplitter(Qt.Orientation.Vertical)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in above:
            box.addWidget(widget)
        box.addWidget(self._panes, 1)
        self._table: TablePane | None = None
        self.compare: ComparePane | None = None
        """Made when it is first asked for."""
        self.tabled = False
        self.left_texts = False
        """Whether one has come to what is compared from the documents alone, and is to come back there."""
        self._panes.addWidget(line)
        self._panes.setChildrenCollapsible(False)
        self._panes.setHandleWidth(5)
        line.canvas.painted.connect(self.painted)
        line.canvas.opened.connect(self.opened)
        line.desk.session.listen(self._changed)

    @property
    def table(self) -> TablePane:
        """Made when it is first asked for."""
        return self._table or self._made_table()

    def _made_table(self) -> TablePane:
        from explorer.ui.panes.table import TablePane
        self._table = table = TablePane(self.line.desk, self.line.content)
        table.hide()
        self._panes.insertWidget(1, table)
        stand_behind(self.line, table)
        table.view.painted.connect(self.painted)
        table.view.opened.connect(self.opened)
        table.said.connect(self.said)
        return table

    @property
    def late(self) -> list[QWidget]:
        """Those made since that take keys."""
        return [w for w in (self._table and self._table.view, self.compare) if w is not None]

    @property
    def comparing(self) -> bool:
        """Whether what is compared stands in the place of the line."""
        return bool(self.line.desk.session.state.beside[0])

    def _changed(self, before: State, after: State) -> None:
        if before.beside == after.beside:
            return
        if self.comparing and self.compare is None:
            from explorer.ui.compare.pane import ComparePane  # the start need not wait for it
            self.compare = ComparePane(self.line.desk)
            self.compare.said.connect(self.said)
            self.compare.text_asked.connect(self.text_asked)
            self._panes.addWidget(self.compare)
        self.share()
        if before.beside[0] != after.beside[0]:
            self.take_keys()

    def take_keys(self) -> None:
        """Let the reader go on by key in what is shown."""
        if self.compare is not None and self.comparing:
            self.compare.go()
        else:
            (self.table.view if self.tabled and self.line.isHidden() else self.line.canvas).setFocus(
                Qt.FocusReason.ShortcutFocusReason)

    def turn(self, page: str) -> None:
        """Show a page of what is compared; if it is shown already, go back to the line."""
        session = self.line.desk.session
        session.change(beside=("", "") if session.state.beside[0] == page else (page, ""))

    def switch(self) -> None:
        """Show the table and go there, or back to the line alone."""
        self.tabled = not self.tabled or self.comparing
        self.line.desk.session.change(beside=("", ""))
        self.share()
        self.take_keys()

    def show_table(self, shown: bool) -> None:
        """Show the table, or the line alone."""
        self.tabled = shown
        self.share()

    def _way_back(self, low: bool) -> str:
        return self.tr("Back to the table") if self.tabled and low else self.tr("Back to the line")

    @property
    def name_of_way_back(self) -> str:
        """What leads back here from another room that stands alone."""
        return self.tr("Back to the comparison") if self.comparing else self._way_back(self.line.isHidden())

    def share(self) -> None:
        """Give the table the whole place, or half of it where that is enough; all of it to what is compared."""
        comparing = self.comparing
        if self.tabled and not comparing and self._table is None:
            self._made_table()  # before the line goes: a room without anything has no height for what comes
        now = tuple(pane is None or pane.isHidden() for pane in (self.line, self._table, self.compare))
        low = self._panes.height() < self.line.desk.theme.px(_BOTH)
        if self.compare is not None:
            self.compare.say_where_back(self.tr("Back to the documents") if self.left_texts else self._way_back(low))
        wanted = comparing or (self.tabled and low), comparing or not self.tabled, not comparing
        if now != wanted:
            self.line.setHidden(wanted[0])
            if self._table is not None:
                self._table.setHidden(wanted[1])
            if self.compare is not None:
                self.compare.setHidden(wanted[2])
            if wanted == (False, False, True):
                self._panes.setSizes([45 * self._panes.height(), 55 * self._panes.height()])
            self.shared.emit()

    def go(self) -> None:
        """To what is shown; and to what is current on the line, which may be out of view."""
        self.take_keys()
        if current := self.line.desk.session.state.current:
            self.line.canvas.reveal(current)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        for pane in (self.line, self._table, self.compare):
            if pane is not None:
                pane.restyle()

    def load(self) -> None:
        """Another dataset was opened."""
        for pane in (self.line, self._table, self.compare):
            if pane is not None:
                pane.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    # Where one left off

    def place(self) -> dict[str, object]:
        """Whether the table is shown, and how it is sorted."""
        return {"shown": self.tabled, **(self._table.place() if self._table is not None else _UNSORTED)}

    def arrange(self, place: object) -> None:
        """Show and sort the table as it was left; whatever is malformed is passed over."""
        if isinstance(place, dict):
            if place.get("shown") is True or any(place.get(name) != value for name, value in _UNSORTED.items()):
                self.table.arrange(place)
            self.show_table(place.get("shown") is True)
