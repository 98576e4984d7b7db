"""What each document says of what is looked at: the grid, with how much of it is to be seen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from explorer.session.state import OURS, THEIRS, State
from explorer.ui.compare.rows import Rows
from explorer.ui.compare.view import GridView
from explorer.ui.desk import Desk

_LOW = 220
"""Pixels, at 100%, of a page of which the rows need all that there is."""
_FREE = 106
"""Pixels, at 100%, that are free around the title, whose words these are, and the switches."""


class Title(QLabel):
    """What stands above a grid; where there is too little room for it, its end is left out and said to be."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        QPainter(self).drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), words)


class GridPage(QWidget):
    """The title, the switches, the grid."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.revealed: set[object] = set()
        """What is compared although it is not to be seen elsewhere whether the documents agree."""
        self.rows = Rows(desk)
        self.view = GridView(desk, self.rows)
        self.view.asked_about.connect(lambda key: desk.session.change(beside=("document", key)))
        self.view.figure_asked.connect(desk.seek_figure)
        self.title = Title()
        self.whole = self._switch(self.tr("Whole statements"), self.tr(
            "Show each statement whole, and not only what matters in it"), self._show)
        self.own = self._switch(self.tr("Original words"), self.tr(
            "Show the documents’ own words, as far as their originals have been added"), self._turn_words)
        self.reveal = QToolButton()
        self.reveal.setText(self.tr("Compare"))
        self.reveal.setToolTip(self.tr("Show in this grid where the documents agree and differ, and nowhere else"))
        self.reveal.setProperty("shape", "low")  # the height is for the grid
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.whose = QLabel()
        self.whose.setProperty("role", "small")
        self.whose.setWordWrap(True)
        self._stale = True
        self._loaded: tuple[object, ...] = ()
        self._lay_out()
        desk.session.listen(self._changed)

    def _switch(self, words: str, tip: str, run: Callable[[bool], None]) -> QCheckBox:
        """Boxes, as each goes by itself: of buttons beside each other one seems to take back the other."""
        box = QCheckBox(words)
        box.setToolTip(tip)
        box.toggled.connect(run)
        return box

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        self.strip = strip = QHBoxLayout()
        strip.setContentsMargins(px(12), px(3), px(12), px(3))
        strip.setSpacing(px(14))
        strip.addWidget(self.title, 1)
        strip.addWidget(self.own)
        strip.addWidget(self.whole)
        strip.addWidget(self.reveal)
        self.box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(strip)
        box.addWidget(self.nothing, 1)
        box.addWidget(self.view, 1)
        box.addWidget(self.whose)
        self.nothing.setContentsMargins(px(12), px(8), px(12), px(8))
        self.whose.setContentsMargins(px(12), px(3), px(12), px(3))

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self.place_remarks()
        self.view.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_remarks()

    @property
    def low(self) -> bool:
        """Whether the rows need all the height."""
        return self.height() < self.desk.theme.px(_LOW)

    def place_remarks(self) -> None:
        """Say whose words these are where that takes nothing away from them."""
        self.whose.setVisible(bool(self.rows.lines) and not self.low)
        switches = (switch for switch in (self.own, self.whole, self.reveal) if not switch.isHidden())
        wide = self.width() > sum(label.fontMetrics().horizontalAdvance(label.text()) for label in (
            self.title, self.whose)) + sum(switch.sizeHint().width() for switch in switches) + self.desk.theme.px(_FREE)
        if wide == self.whose.wordWrap():  # its line is of more use to the grid
            self.whose.setWordWrap(not wide)
            self.strip.insertWidget(1, self.whose) if wide else self.box.addWidget(self.whose)

    # What it is about

    def asked(self, state: State) -> object:
        """Of what it shows what is said, in a state."""
        return state.current

    def lay_out_rows(self) -> None:
        """Fill the grid."""
        self.rows.load(self.desk.session.state.current)

    def titled(self) -> str:
        """What stands above it."""
        return self.desk.title(self.desk.session.state.current)

    def begin(self) -> None:
        """Go to where one reads first."""
        self.view.reveal()

    def why_nothing(self) -> str:
        """What is said where there is no row."""
        if self.desk.entity(self.desk.session.state.current) is not None:
            return self.tr("No document says anything of this itself; it is only named.")
        return self.tr("Nothing chosen yet. Click a mark or a bar on the line, or search for a name above.")

    # Filling it

    def load(self) -> None:
        """Another dataset was opened."""
        self.revealed.clear()
        self._loaded = ()
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _changed(self, before: State, after: State) -> None:
        if before.verdicts != after.verdicts:
            self.revealed.clear()
        if (self.asked(before), before.verdicts, before.words, before.held, before.documents) != (
                self.asked(after), after.verdicts, after.words, after.held, after.documents):
            self._fill()
        elif before.passage != after.passage and self.isVisible():
            self.view.reveal()

    def _fill(self) -> None:
        """Take what is looked at anew: now if it is to be seen, or else when it will be."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        state = self.desk.session.state
        asked = self.asked(state), state.documents
        self.reveal.setVisible(not state.verdicts)
        self.own.setVisible(bool(state.held))
        for switch, on in ((self.reveal, asked[0] in self.revealed), (self.own, state.words != OURS)):
            switch.blockSignals(True)
            switch.setChecked(on)
            switch.blockSignals(False)
        place = self.view.place() if self.view.seen and self._loaded[:1] == asked[:1] else None
        self.view.seen = place is not None
        self.rows.show(whole=self.whole.isChecked(), marks=self._marks)
        fresh = self._loaded[:1] != asked[:1]
        if self._loaded != asked or not self.rows.lines:
            self.lay_out_rows()
            self._loaded = asked
        self.title.setText(self.titled())
        self.title.setToolTip(self.titled())
        self.view.setVisible(bool(self.rows.lines))
        own = state.words != OURS and state.held
        self.whose.setText(" ".join((
            self.tr("Words with serifs are the document's own, others the editors’;") if own else
            self.tr("The words are the editors’ wording;"),
            self.tr("¶ is the paragraph. Hover on a mark for what it means."))))
        self.place_remarks()
        self.nothing.setVisible(not self.rows.lines)
        self.nothing.setText(self.why_nothing())
        self.view.setAccessibleDescription(self.title.text())
        self.view.fit()
        self.begin() if fresh else self.view.reveal()
        self.view.stand_at(place)  # the same in other words, or beside other columns

    @property
    def _marks(self) -> bool:
        """Whether it is to be seen here if documents agree or differ."""
        state = self.desk.session.state
        return state.verdicts or self.asked(state) in self.revealed

    def _show(self, whole: bool) -> None:
        self.rows.show(whole=whole, marks=self._marks)
        self.view.fit()
        self.view.reveal()

    def _turn_words(self, own: bool) -> None:
        self.desk.session.change(words=THEIRS if own else OURS)

    def _reveal(self, shown: bool) -> None:
        (self.revealed.add if shown else self.revealed.discard)(self.asked(self.desk.session.state))
        self._show(self.whole.isChecked())

    def go(self) -> None:
        """To the grid, or to what stands above where there is none."""
        (self.view if self.rows.lines else self.whole).setFocus(Qt.FocusReason.ShortcutFocusReason)
