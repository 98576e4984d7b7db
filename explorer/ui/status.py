"""The line below: how much is selected, and what is hidden by filters and lanes."""

from PySide6.QtWidgets import QLabel

from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content

_ROOM = 1100
"""In a window narrower than this, in pixels at 100%, what was chosen by days is only counted."""


class Status(QLabel):
    """Says it in words when asked to."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__()
        self.desk, self.content = desk, content

    def say(self) -> None:
        """Say how it is now."""
        hidden, days = self.content.hidden, self.desk.days_chosen
        said = [self.tr("%n event(s) selected", "", len(self.desk.session.state.selected))]
        if days is not None and self.window().width() >= self.desk.theme.px(_ROOM):
            said = [self.tr("%n event(s) begin, happen or end in these days", "",
                            len(self.desk.session.state.selected))]
            if through := self.content.lasting_through(*days):
                said[0] += self.tr("; %n more last(s) through them", "", through)
        if hidden or days is None:
            said.append(self.tr("%n hidden by filters", "", hidden) if hidden else self.tr("nothing hidden by filters"))
        if lost := len(self.content.shown.lost):
            said.append(self.tr("%n hidden by lanes", "", lost))
        self.setText(" · ".join(said))
