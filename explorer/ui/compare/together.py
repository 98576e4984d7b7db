"""What each document says of all that a search has found, as far as it rests on the statements found."""

from textwrap import shorten

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from explorer.session.state import State
from explorer.store.comparing import Together, together
from explorer.ui.compare.cells import TYPED
from explorer.ui.compare.page import GridPage
from explorer.ui.desk import Desk

_PAUSE = 400
"""Milliseconds without a letter until what was found is laid out."""
_NAMED = 6
"""So many things are named that have no rows of their own."""


class TogetherPage(GridPage):
    """A row for each thing; a click on its title leads to all that is said of it."""

    def __init__(self, desk: Desk) -> None:
        self.found = Together()
        self.left_out = QLabel()
        super().__init__(desk)
        self.whole.setText(self.tr("Whole sentences"))
        self.whole.setToolTip(self.tr("Read the sentences of the documents from beginning to end"))
        self.typing = QTimer(self)
        self.typing.setSingleShot(True)
        self.typing.setInterval(_PAUSE)
        self.typing.timeout.connect(self._fill)
        self.view.whole_asked.connect(self._open_whole)
        self.left_out.setWordWrap(True)
        self.left_out.setProperty("role", "small")
        px = desk.theme.px
        self.left_out.setContentsMargins(px(12), px(3), px(12), px(3))
        self.box.addWidget(self.left_out)

    def _changed(self, before: State, after: State) -> None:
        """While one types it waits for a pause: to lay out many things would hold up the letters."""
        if self.isVisible() and self.asked(before) != self.asked(after):
            self.typing.start()
        else:
            super()._changed(before, after)

    def asked(self, state: State) -> object:
        return state.sought.things, state.sought.statements

    def lay_out_rows(self) -> None:
        library, sought = self.desk.library, self.desk.session.state.sought
        self.found = together(library, sought.things, sought.statements, sought.words)
        self.rows.load_together(self.found.parts)
        words = self._not_shown()
        self.left_out.setText(words)
        self.place_remarks()

    def place_remarks(self) -> None:
        super().place_remarks()
        self.left_out.setVisible(bool(self.left_out.text()) and not self.low)

    def titled(self) -> str:
        typed = self.desk.session.state.typed
        return self.tr("“{typed}”: what each document says").format(
            typed=shorten(typed, TYPED, placeholder="…")) if self.found.parts else ""

    def begin(self) -> None:
        if (first := self.rows.first()) is not None:
            self.view.setCurrentIndex(self.rows.index(*first))
        self.view.scrollToTop()

    def why_nothing(self) -> str:
        if not self.desk.session.state.typed:
            return self.tr("Nothing is searched for. Type a word into the search above: what each document says of all "
                           "that is found is laid side by side here.")
        return self.tr("No statement that was found can be laid beside others.")

    def _not_shown(self) -> str:
        """What was found and has no row, and why."""
        said, found = [], self.found
        if found.besides:
            names = [self.desk.title(key) for key in found.besides[:_NAMED]]
            more = len(found.besides) - len(names)
            names += [self.tr("%n more", "", more)] if more else []
            said.append(self.tr("Told in the sentences above: {things}.").format(
                things=", ".join(names)))
        if found.unsaid:
            said.append(self.tr("%n statement(s) found stand(s) in no row.", "", found.unsaid))
        if found.left:
            said.append(self.tr("%n more thing(s) found are not shown: search for more words.", "", found.left))
        return " ".join(said)

    def _open_whole(self, key: str) -> None:
        entity = self.desk.entity(key)
        if entity is not None:
            self.desk.open(key)
            self.desk.session.change(beside=("grid", ""))
