"""How many lanes lie below those in view: said under the names, where a click goes to the next of them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QToolButton

from explorer.timeline.drawing import LaneBox
from explorer.ui.desk import Desk
from explorer.ui.timeline.sight import Sight


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
        """Lanes of which not even the name is in view, from the top."""
        line = self.line
        bottom = line.scroll + line.area.height() - self.desk.theme.px(24)
        return [lane for lane in line.draw_now().lanes if not lane.held and lane.top >= bottom]

    def follow(self) -> None:
        """Say how many there are now, and which."""
        theme, area, lanes = self.desk.theme, self.line.area, self._below()
        self.setVisible(bool(lanes))
        if not lanes:
            return
        self.setFont(theme.font(11))
        self.setText(self.tr("%n lane(s) below", "", len(lanes)) + " ▾")
        self.setAccessibleName(self.text().removesuffix(" ▾"))
        self.setToolTip("\n".join(lane.title for lane in lanes))
        high = theme.px(20)
        self.setGeometry(QRect(4, round(area.bottom()) - high, round(area.left()) - 6, high))

    def _go(self) -> None:
        lanes = self._below()
        if lanes:
            self.line.show_lane(lanes[0].key)
