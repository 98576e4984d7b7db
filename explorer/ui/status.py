"""The line below: how much is selected, or else what is chosen, and what is hidden by filters and lanes; for a moment,
what has been done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content

_ROOM = 1100
"""In a window narrower than this, in pixels at 100%, what was chosen by days is only counted."""
_TITLE = 0.25
"""Of the width of the window: so much a title gets."""
_SHARE = 0.6
"""Of the width of the window: so much a message gets at the most, so that the signs keep their place beside it."""


class Status(QLabel):
    """Says it in words when asked to; a message of the bar stands in their place, never over them."""

    def __init__(self, desk: Desk, content: Content, bar: QStatusBar) -> None:
        super().__init__()
        self.desk, self.content, self.bar = desk, content, bar
        bar.addPermanentWidget(self)  # any other would be shown again below the message when the text grows
        bar.messageChanged.connect(self.say)

    def say(self) -> None:
        """Say how it is now, or the message while there is one."""
        if words := self.bar.currentMessage():
            self.ensurePolished()
            room = round(_SHARE * self.window().width())
            self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, room))
            self.setToolTip(words)
            return
        self.setToolTip("")
        hidden, days = self.content.hidden, self.desk.days_chosen
        said = [self._chosen()]
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

    def _chosen(self) -> str:
        """How many events; or else, as of an actor, what."""
        state = self.desk.session.state
        if state.selected or not state.current:
            return self.tr("%n event(s) selected", "", len(state.selected))
        self.ensurePolished()
        room = round(_TITLE * self.window().width())
        title = self.fontMetrics().elidedText(self.desk.title(state.current), Qt.TextElideMode.ElideRight, room)
        return self.tr("{title} is chosen").format(title=title)
