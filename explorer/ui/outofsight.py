"""Says where the chosen is when the line does not show it, as after a search, with a button that brings it there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.model.filters import Filters
from explorer.session import lens
from explorer.session.state import State
from explorer.ui.desk import Desk
from explorer.ui.timeline.pane import TimelinePane


@dataclass(frozen=True)
class Reason:
    """Why something is not seen, in words; what the button says and does."""

    words: str
    button: str
    show: Callable[[], None]


class OutOfSight(QWidget):
    """A line below the bar; gone when the chosen is seen, or something else is chosen."""

    def __init__(self, desk: Desk, timeline: TimelinePane) -> None:
        super().__init__()
        self.desk, self.timeline = desk, timeline
        self._reason: Reason | None = None
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.button, self.away = QToolButton(), QToolButton()
        for button in (self.button, self.away):
            button.setProperty("shape", "chip")
        self.button.clicked.connect(self._show)
        self.button.setAccessibleName(self.tr("Show it on the line"))
        self.away.setAccessibleName(self.tr("Leave it hidden"))
        self.away.setToolTip(self.tr("Leave it hidden"))
        self.away.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self.away)
        self.hide()
        self.restyle()
        desk.session.listen(self._changed)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        theme = self.desk.theme
        self.away.setIcon(self.desk.icons.icon("x", theme.colours.accent, theme.colours.line, theme.px(14)))

    def _changed(self, before: State, after: State) -> None:
        if before.current != after.current:
            here = QApplication.focusWidget() is self.timeline.canvas
            self._say(self._why(after.current, here))
        elif self.isVisible() and before.change(window=after.window) != after and self._why(after.current) is None:
            self.hide()

    def _say(self, reason: Reason | None) -> None:
        self._reason = reason
        self.setVisible(reason is not None)
        if reason is not None:
            self.words.setText(reason.words)
            self.button.setText(reason.button)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, reason.words))

    def _why(self, key: str, here: bool = False) -> Reason | None:
        """Why the line does not show something as it shows others; None where it does, or where nothing can be done.

        What was chosen `here`, on the line itself, is seen there though its lane is collapsed.
        """
        content, session, lanes = self.timeline.content, self.desk.session, self.timeline.names.lanes
        number, title = self.desk.library.id_of(key) if key else None, self.desk.title(key)
        items = content.all.items_of(frozenset((number,))) if number is not None else ()
        if number is None:
            return None
        if not content.passes[number]:
            dated = any(n == number for n, _ in self.desk.library.undated)
            drawn = self.desk.library.passing(Filters())[number]
            return Reason(self.tr("“{title}” is hidden by the filters.").format(title=title),
                          self.tr("Clear the filters"),
                          lambda: session.change(filters=Filters())) if drawn and not dated else None
        if not len(items):
            if any(n == number for n, _ in content.shelf):  # it stands there
                return None
            return Reason(self.tr("“{title}” is not told through this lens.").format(title=title),
                          self.tr("Show all documents"),
                          lambda: session.change(**lens.none())) if session.state.lens else None
        now = session.state.arrangement
        own = [content.lanes[n] for n in dict.fromkeys(content.all.lane[items].tolist())]
        shown = [(k, t) for k, t in own if k not in now.hidden]
        key_of, name = (shown or own)[0]
        if not shown:
            return Reason(self.tr("“{title}” stands in a hidden lane: {lane}.").format(title=title, lane=name),
                          self.tr("Show the lane"), lambda: lanes.toggle("hidden", key_of))
        if not here and all(k in now.collapsed for k, _ in shown):
            return Reason(self.tr("“{title}” stands in a collapsed lane: {lane}.").format(title=title, lane=name),
                          self.tr("Expand the lane"), lambda: lanes.toggle("collapsed", key_of))
        return None

    def _show(self) -> None:
        if self._reason is not None:
            self._reason.show()
            key = self.desk.session.state.current
            self._say(self._why(key))  # one reason may hide another
            self.timeline.canvas.reveal(key)
