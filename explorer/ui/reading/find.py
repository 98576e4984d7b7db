"""Finding words in the document of one column."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from explorer.model.finding import Folded, folded
from explorer.ui.desk import Desk
from explorer.ui.reading.lines import Spot
from explorer.ui.reading.marked import searched
from explorer.ui.reading.spelt import Way, spellings
from explorer.ui.reading.text import DocumentText


class FindBar(QWidget):
    """What is looked for, how often it is there, to the next and to the one before; Esc puts it away."""

    changed = Signal()
    """Something else is found."""

    def __init__(self, desk: Desk, text: DocumentText) -> None:
        super().__init__()
        self.desk, self.text = desk, text
        self.hits: tuple[Spot, ...] = ()
        self.at = -1
        self._folded: list[tuple[int, Folded, Way]] = []
        title = desk.source(text.source_key).short_title
        self.box = QLineEdit()
        self.box.setPlaceholderText(self.tr("Find here"))
        self.box.setAccessibleName(self.tr("Find in {document}").format(document=title))
        self.box.textChanged.connect(self.look)
        self.count = QLabel()
        self.count.setProperty("role", "small")
        self.previous = self._button(self.tr("Find the one before"), lambda: self.step(-1))
        self.next = self._button(self.tr("Find the next"), lambda: self.step(1))
        self.away = self._button(self.tr("Close finding"), self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(2)
        row.addWidget(self.box, 1)
        for widget in (self.count, self.previous, self.next, self.away):
            row.addWidget(widget)
        self.hide()

    def _button(self, words: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("shape", "quiet")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(run)
        return button

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, side = self.desk.theme.colours, self.desk.theme.px(18)
        for button, icon in ((self.previous, "chevron-up"), (self.next, "chevron-down"), (self.away, "x")):
            button.setIcon(self.desk.icons.icon(icon, c.accent, c.line, side))
            button.setIconSize(QSize(side, side))

    def open_bar(self) -> None:
        """Ask what to look for; words that are chosen in the text are offered."""
        chosen = self.text.textCursor().selectedText()
        self.show()
        if chosen and len(chosen) < 80 and "\u2029" not in chosen:
            self.box.setText(chosen)
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()
        self.look()

    def close_bar(self) -> None:
        """Put it away; one reads on where one is."""
        self.hide()
        self._show((), -1)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def refill(self) -> None:
        """The text has been written anew."""
        self._folded = []
        if not self.isHidden():
            self.look()

    def look(self) -> None:
        """Find what is typed, and go to the first from where one reads."""
        if not self._folded:
            self._folded = [(n, folded(words), way) for n, line in enumerate(self.text.lines) if searched(line)
                            for words, way in spellings(line, self.text.held)]
        wanted = folded(self.box.text().strip())
        found = {Spot(n, *way(a, b)) for n, line, way in self._folded for a, b in line.find(wanted)}
        hits = tuple(sorted(found, key=lambda spot: (spot.line, spot.start, spot.end)))
        here = self.text.line_read() if self.at < 0 or not self.hits else self.hits[self.at].line
        first = next((n for n, hit in enumerate(hits) if hit.line >= here), 0)
        self._show(hits, first if hits else -1)

    def step(self, way: int) -> None:
        """To the next that was found, or the one before; after the last comes the first."""
        if self.hits:
            self._show(self.hits, (self.at + way) % len(self.hits))

    def show_hit(self, at: int) -> None:
        """Go to one that was found."""
        self._show(self.hits, at)

    def _show(self, hits: tuple[Spot, ...], at: int) -> None:
        self.hits, self.at = hits, at
        typed = bool(self.box.text().strip())
        self.count.setText(self.tr("{n} of {all}").format(n=at + 1, all=len(hits)) if hits else
                           self.tr("not here") if typed else "")
        for button in (self.previous, self.next):
            button.setEnabled(bool(hits))
        self.text.marked.show_found(hits, at)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Up:
            self.step(-1)
        elif event.key() == Qt.Key.Key_Down:
            self.step(1)
        else:
            super().keyPressEvent(event)
