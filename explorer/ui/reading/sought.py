"""Marks in the texts the words that the search has met, while it stands."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from explorer.model.intext import places
from explorer.session.sought import Sought
from explorer.session.state import State
from explorer.ui.desk import Desk
from explorer.ui.reading.lines import Spot
from explorer.ui.reading.spelt import spellings

if TYPE_CHECKING:
    from explorer.ui.reading.pane import ReadingPane
    from explorer.ui.reading.text import DocumentText

_PAUSE = 80
"""Milliseconds without another letter after which the texts are marked: a letter may find a thousand statements."""


class SoughtMarks(QObject):
    """Follows the session and the columns."""

    def __init__(self, desk: Desk, pane: "ReadingPane") -> None:
        super().__init__(pane)
        self.desk, self.pane = desk, pane
        self.wait = QTimer(self)
        self.wait.setSingleShot(True)
        self.wait.setInterval(_PAUSE)
        self.wait.timeout.connect(self.mark)
        pane.filled.connect(self.mark)
        desk.session.listen(self._changed)

    def _changed(self, before: State, after: State) -> None:
        if before.sought != after.sought:
            self.wait.start()
        elif after.sought.words and before.passage != after.passage and self.wait.isActive():
            self.mark()

    def mark(self) -> None:
        """Mark all texts now."""
        self.wait.stop()
        sought = self.desk.session.state.sought
        for column in self.pane.columns:
            column.text.marked.show_sought(spots_in(column.text, sought))


def spots_in(text: "DocumentText", sought: Sought) -> tuple[Spot, ...]:
    """Where in a text the words met stand: in the statements that were found, and nowhere else."""
    wanted: dict[int, list[Spot]] = {}
    for key in sought.statements:
        for spot in text.script.spots.get(key, ()):
            wanted.setdefault(spot.line, []).append(spot)
    found = dict.fromkeys((number, *way(*place)) for number in sorted(wanted)
                          for words, way in spellings(text.lines[number], text.held)
                          for place in places(words, sought.words))
    return tuple(Spot(number, start, end) for number, start, end in found
                 if any(spot.start <= start < spot.end for spot in wanted[number]))


def first_met(text: "DocumentText") -> Spot | None:
    """The first of the words met in the statement pointed at, if it is this document's and was found."""
    state = text.desk.session.state
    if not state.passage or state.passage != text.chosen or state.passage not in state.sought.statements:
        return None
    return min(spots_in(text, replace(state.sought, statements=frozenset((state.passage,)))),
               key=lambda spot: (spot.line, spot.start), default=None)
