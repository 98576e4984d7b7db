"""The outline of a document: where one reads in it, and a menu of its headings to go elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from explorer.ui.desk import Desk, translate
from explorer.ui.reading.lines import Line, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, or where a part of another time begins."""

    line: int
    words: str
    level: int
    short: str
    """On the button; when that part was written is said above it."""


def entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """The headings of a document, and where parts of another time begin."""
    found: list[Entry] = []
    part, heading = 0, ""
    for n, line in enumerate(lines):
        if line.role is Role.HEADING or (line.role is Role.ORIGINAL and line.level):
            heading = line.text if line.level > 1 else ""
            found.append(Entry(n, line.text, line.level, line.text))
        elif line.role is Role.NOW:
            part += 1
            short = heading or translate("OutlineButton", "Part {n}").format(n=part)
            found.append(Entry(n, line.text, 2, short))
    return tuple(found)


class OutlineButton(QToolButton):
    """Says under which heading one reads; drops the outline down."""

    gone_to = Signal(int)
    """A line was chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.entries: tuple[Entry, ...] = ()
        self.at = -1
        self.setProperty("shape", "quiet")
        self.setProperty("place", "outline")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.dropped = QMenu(self)
        self.dropped.aboutToShow.connect(self._fill)
        self.setMenu(self.dropped)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Take the outline of these."""
        self.entries, self.at = entries(lines), -1
        self.setVisible(bool(self.entries))
        self.show_place(0)

    def show_place(self, line: int) -> None:
        """One reads at this line."""
        at = max((n for n, entry in enumerate(self.entries) if entry.line <= line), default=0)
        if at != self.at:
            self.at = at
            self._say()

    def _say(self) -> None:
        entry = self.entries[self.at] if self.entries else Entry(0, "", 0, "")
        room = self.width() - self.iconSize().width() - self.desk.theme.px(20)
        short = self.fontMetrics().elidedText(entry.short, Qt.TextElideMode.ElideRight, max(room, 20))
        self.setText(" " + short.replace("&", "&&"))
        said = self.tr("Outline; you are at: {heading}").format(heading=entry.words)
        self.setAccessibleName(said)
        self.setToolTip(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, side = self.desk.theme.colours, self.desk.theme.px(18)
        self.setIcon(self.desk.icons.icon("list", c.accent, c.line, side))
        self.setIconSize(QSize(side, side))
        self._say()

    def _fill(self) -> None:
        self.dropped.clear()
        for n, entry in enumerate(self.entries):
            words = "    " * max(0, entry.level - 1) + entry.words.replace("&", "&&")
            action = self.dropped.addAction(words, lambda line=entry.line: self.gone_to.emit(line))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(n == self.at)
