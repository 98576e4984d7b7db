"""How many lanes lie below those in view, and how many above: said at the names; a click goes to the next of them."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QToolButton

from explorer.timeline.drawing import LaneBox
from explorer.ui.desk import Desk
from explorer.ui.timeline.sight import Sight

_HIGH, _NAME = 20, 24
"""How high this is, and the name of a lane with the air above it."""


class LanesBelow(QToolButton):
    """Lies over the foot of the names, and is gone where all lanes are in view."""

    def __init__(self, desk: Desk, line: Sight) -> None:
        super().__init__(line)
        self.desk, self.line = desk, line
        self.setObjectName("below")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setProperty("shape", "quiet")
        self.setProperty("ground", "paper")
        self.setAccessibleName(self.tr("Lanes below"))
        self.clicked.connect(self._go)
        self.hide()

    def _below(self) -> list[LaneBox]:
        """Lanes of which not even the name is in view, or only where this stands; from the top."""
        line, px = self.line, self.desk.theme.px
        bottom = line.scroll + line.area.height()
        lanes = [lane for lane in line.draw_now().lanes if not lane.held and lane.top >= bottom - px(_HIGH) - px(_NAME)]
        out = any(lane.top >= bottom - px(_NAME) or lane.top + lane.height > bottom + 1 for lane in lanes)
        return lanes if out else []

    def follow(self) -> None:
        """Say how many there are now, and which. Once there are none the place is left to the lanes, but not as long as
        the pointer is on it: one click more would collapse what has come to stand there."""
        theme, area, lanes = self.desk.theme, self.line.area, self._below()
        if not lanes and self.isVisible() and self.underMouse():
            self.setText("")
            self.setToolTip("")
            self.setAccessibleName(self.tr("No lanes below"))
            return
        self.setVisible(bool(lanes))
        if not lanes:
            return
        self.setFont(theme.font(11))
        self.setText(self.tr("%n lane(s) below", "", len(lanes)) + " ▾")
        self.setAccessibleName(self.text().removesuffix(" ▾"))
        self.setToolTip("\n".join(lane.title for lane in lanes))
        bottom = round(area.bottom())
        name = round(self.line.seen(lanes[0].top)) + 2  # a name that is half in view is covered whole
        top = min(bottom - theme.px(_HIGH), name)
        self.setGeometry(QRect(4, top, round(area.left()) - 6, bottom - top))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._below():
            self.hide()

    def _go(self) -> None:
        lanes, line = self._below(), self.line
        if lanes:
            lane, held, foot = lanes[0], line.draw_now().held, self.desk.theme.px(_HIGH)
            room = line.area.height() - held - foot
            line.rest_near(lane.top - held if lane.height > room else
                           max(lane.top + lane.height + foot - line.area.height(), line.scroll), 1)


class LanesAbove(QToolButton):
    """Stands over the names, left of the names of the eras, in the place of the office, and is gone where no lane is
    scrolled out."""

    def __init__(self, desk: Desk, line: Sight) -> None:
        super().__init__(line)
        self.desk, self.line = desk, line
        self.setObjectName("above")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setProperty("shape", "quiet")
        self.setProperty("ground", "paper")
        self.setAccessibleName(self.tr("Lanes above"))
        self.clicked.connect(self._go)
        self.hide()

    def _above(self) -> list[LaneBox]:
        """Lanes of which not even the name is in view, from the top."""
        line = self.line
        drawing = line.draw_now()
        top = line.scroll + drawing.held + self.desk.theme.px(_NAME) - 1
        return [lane for lane in drawing.lanes if not lane.held and line.scroll and lane.top + lane.height < top]

    def follow(self) -> None:
        """Say how many there are now, and which."""
        theme, lanes = self.desk.theme, self._above()
        self.setVisible(bool(lanes))
        if not lanes:
            return
        self.setFont(theme.font(11))
        self.setText(self.tr("%n lane(s) above", "", len(lanes)) + " ▴")
        self.setAccessibleName(self.text().removesuffix(" ▴"))
        self.setToolTip("\n".join(lane.title for lane in lanes))
        self.setGeometry(QRect(4, 0, round(self.line.area.left()) - 6, self.line.head))

    def _go(self) -> None:
        if lanes := self._above():
            self.line.show_lane(lanes[-1].key)
