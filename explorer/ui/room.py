"""The room of the line: the line, the table in its place, or both where there is height for both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from explorer.ui.panes.table import TablePane
from explorer.ui.timeline.pane import TimelinePane

_BOTH = 540
"""Pixels of height, at 100%, from which the table stands below the line and not in its place."""


class Room(QSplitter):
    """Shares its place between the line and the table."""

    shared = Signal()
    """What is shown has changed."""
    painted = Signal()

    def __init__(self, line: TimelinePane, table: TablePane) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.line, self.table = line, table
        self.tabled = False
        self.addWidget(line)
        self.addWidget(table)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(5)
        table.hide()
        for there in (line.canvas, table.view):
            there.painted.connect(self.painted)

    def switch(self) -> None:
        """Show the table and go there, or back to the line alone."""
        self.show_table(not self.tabled)
        (self.table.view if self.tabled else self.line.canvas).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_table(self, shown: bool) -> None:
        """Show the table, or the line alone."""
        self.tabled = shown
        self.share()

    def share(self) -> None:
        """Give the table the whole place, or half of it where that is enough."""
        now = self.line.isHidden(), self.table.isHidden()
        wanted = self.tabled and self.height() < self.line.desk.theme.px(_BOTH), not self.tabled
        if now != wanted:
            self.line.setHidden(wanted[0])
            self.table.setHidden(wanted[1])
            if wanted == (False, False):
                self.setSizes([45 * self.height(), 55 * self.height()])
            self.shared.emit()

    def go(self) -> None:
        """To the line, or what stands in its place; and to what is current, which may be out of view."""
        (self.table.view if self.line.isHidden() else self.line.canvas).setFocus(Qt.FocusReason.OtherFocusReason)
        if current := self.line.desk.session.state.current:
            self.line.canvas.reveal(current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    # Where one left off

    def place(self) -> dict[str, object]:
        """Whether the table is shown, and how it is sorted."""
        return {"shown": self.tabled, **self.table.place()}

    def arrange(self, place: object) -> None:
        """Show and sort the table as it was left; whatever is malformed is passed over."""
        if isinstance(place, dict):
            self.table.arrange(place)
            self.show_table(place.get("shown") is True)
