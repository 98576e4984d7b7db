"""How much lies before and after what is seen: said at either edge of the line; a click goes to the nearest."""

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QToolButton

from explorer.session.state import State
from explorer.timeline.columns import Columns
from explorer.timeline.outside import Stood, stood
from explorer.timeline.scale import kept
from explorer.ui.desk import Desk
from explorer.ui.timeline.canvas import Canvas

_REST = 80
"""Milliseconds without a move after which it is counted anew: a frame has no time for it."""


class Edges(QObject):
    """Two buttons in the band of the dates: one left of it, one at its right end."""

    def __init__(self, desk: Desk, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.desk, self.canvas = desk, canvas
        self._of: tuple[Columns, tuple[int, ...]] | None = None
        self._stood: Stood | None = None
        self.earlier, self.later = self._button(-1, self.tr("Earlier")), self._button(1, self.tr("Later"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._count)
        desk.session.listen(self._changed)

    def _button(self, way: int, name: str) -> QToolButton:
        button = QToolButton(self.canvas)
        button.setAccessibleName(name)
        button.setProperty("shape", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.clicked.connect(lambda: self.go(way))
        button.setToolTip(self.tr("Click to go to the nearest of them."))
        button.hide()
        return button

    def _changed(self, before: State, after: State) -> None:
        if before.window != after.window:
            self._rest.start()

    def follow(self) -> None:
        """Stand where the line is now, and say what lies outside when it rests."""
        self.place()
        self._rest.start()

    def _where(self) -> Stood:
        content = self.canvas.content
        of = content.columns, content.shown.lanes
        if self._stood is None or self._of is None or self._of[0] is not of[0] or self._of[1] != of[1]:
            self._of, self._stood = of, stood(*of)
        return self._stood

    def _count(self) -> None:
        before, after = self._where().beyond(self.desk.session.state.window)
        for button, number, form in ((self.earlier, before, self.tr("‹ {n} earlier")),
                                     (self.later, after, self.tr("{n} later ›"))):
            button.setText(form.format(n=f"{number:,}"))
            button.setAccessibleName(button.text().strip("‹› "))
            button.setVisible(bool(number))
        self.place()

    def place(self) -> None:
        """Stand at the edges, and keep the dates clear of them; the left one gives way to the hidden lanes."""
        canvas, theme = self.canvas, self.desk.theme
        area, free = canvas.area, [0.0, canvas.area.width()]
        for button in (self.earlier, self.later):
            button.setFont(theme.font(11))
            button.resize(button.sizeHint().width(), canvas.foot - 1)
        wide, top = self.earlier.width(), round(area.bottom()) + 1
        left = round(area.left()) - wide
        if canvas.gutter_taken and self.earlier.isVisibleTo(canvas):
            left, free[0] = round(area.left()), float(wide)
        self.earlier.move(left, top)
        self.later.setGeometry(QRect(round(area.right()) - self.later.width(), top, self.later.width(),
                                     canvas.foot - 1))
        if self.later.isVisibleTo(canvas):
            free[1] -= self.later.width()
        if canvas.date_room != (free[0], free[1]):
            canvas.date_room = free[0], free[1]
            canvas.picture.update()

    def go(self, way: int) -> None:
        """To the nearest thing before (-1) or after (1) what is seen, as wide as it is."""
        first, last = self.canvas.glide.target
        days = self._where().nearest((first, last), way)
        if days is None:
            return
        half = (last - first) / 2
        near = max(days[0], days[1] - half) if way < 0 else min(days[1], days[0] + half)
        middle = (near + (days[1] if way < 0 else days[0])) / 2
        self.canvas.glide.to(kept((middle - half, middle + half), self.canvas.content.extent))
