"""The line with what belongs to it: a hint for the first minute, the overview, the undated shelf."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.fold import fold
from explorer.session.state import State
from explorer.timeline.drawing import Count
from explorer.ui.desk import Desk
from explorer.ui.timeline.below import LanesAbove, LanesBelow
from explorer.ui.timeline.canvas import Canvas
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.counted import CountMenu
from explorer.ui.timeline.edges import Edges
from explorer.ui.timeline.names import LaneNames
from explorer.ui.timeline.overview import Overview

_STRIP_WAITS = 40
"""Milliseconds after which the strip follows a filter; the line comes first."""
_LOW = 215
"""Pixels of height, at 100%, below which the strip gives way to the line."""


class TimelinePane(QWidget):
    """Canvas, scroll bar, overview, shelf."""

    def __init__(self, desk: Desk, today: int) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # it is seen where the strip has no room
        self.content = Content(desk, today)
        self.canvas = Canvas(desk, self.content)
        self.overview = Overview(desk, self.content)
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.scroll_bar.setAccessibleName(self.tr("Scroll the lanes"))
        self.scroll_bar.valueChanged.connect(self._scrolled)
        self.canvas.moved.connect(self._moved)
        self.canvas.counted.connect(self._counted)
        self.names = LaneNames(desk, self.content, self.canvas)
        self.canvas.lane_asked.connect(self.names.ask)
        self.edges = Edges(desk, self.canvas)
        self.above, self.below = LanesAbove(desk, self.canvas), LanesBelow(desk, self.canvas)
        self.corner = QWidget()
        self.corner.setObjectName("ground")
        self.shelf = QToolButton()
        self.shelf.setProperty("shape", "quiet")
        self.shelf.setCheckable(True)
        self.shelf.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.shelf.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.shelf.setToolTip(self.tr("The documents give no date for these. Click to choose one."))
        self.shelf_menu = QMenu(self.shelf)
        self.shelf.setMenu(self.shelf_menu)
        self.filler = QWidget()
        self.filler.setObjectName("ground")
        self._scale = desk.theme.scale
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._moved)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_STRIP_WAITS)
        self._later.timeout.connect(self.overview.load)
        self._lay_out()
        self._fill_shelf()
        desk.session.listen(self._changed)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.canvas, 0, 0)
        grid.addWidget(self.scroll_bar, 0, 1)
        strip = QHBoxLayout()
        strip.setContentsMargins(0, 0, 0, 0)
        strip.setSpacing(0)
        corner = QHBoxLayout(self.corner)
        corner.setContentsMargins(self.desk.theme.px(8), 0, 0, 0)
        corner.addWidget(self.shelf)
        strip.addWidget(self.corner)
        strip.addWidget(self.overview, 1)
        strip.addWidget(self.filler)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(grid, 1)
        box.addLayout(strip)
        self.corner.setFixedWidth(self.canvas.gutter)  # all else when the line has its size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Where the line has little height, the strip keeps its curve alone."""
        self.overview.shorten(self.height() < self.desk.theme.px(_LOW))

    def restyle(self) -> None:
        """Take colours and sizes anew; with other sizes, what is chosen is brought into view again."""
        current, before, self._scale = self.desk.session.state.current, self._scale, self.desk.theme.scale
        if current and before != self._scale:
            QTimer.singleShot(0, self, lambda: self.canvas.reveal(current, pan=False))  # when all have their new sizes
        self.canvas.restyle()
        self.canvas.keep_home()
        self.overview.load()
        self._share()
        self._fill_shelf()
        self._moved()

    def load(self) -> None:
        """Another dataset was opened, or another scheme chosen."""
        self.content.load()
        self.canvas.restyle()
        self.overview.load()
        self._fill_shelf()
        self._moved()

    def show_opening(self) -> None:
        """Show the years that the dataset opens at, or where nearly all lies."""
        self.canvas.show_home()

    def _fill_shelf(self) -> None:
        """What has no date stands here and not at a guessed place."""
        keys = self.content.undated()
        colours = self.desk.theme.colours
        self.shelf.setVisible(bool(keys))
        self.shelf.setIcon(self.desk.icons.icon("archive", colours.accent, colours.muted, self.desk.theme.px(15)))
        self.shelf.setText(" " + self.tr("%n undated", "", len(keys)))
        self.shelf_menu.clear()
        for key in sorted(keys, key=lambda k: fold(self.desk.title(k))):
            action = self.shelf_menu.addAction(self.desk.title(key), partial(self.desk.open, key))
            action.setData(key)
            action.setCheckable(True)
        self._mark_shelf()

    def _mark_shelf(self) -> None:
        """Show on the shelf that what is current stands there."""
        current, there = self.desk.session.state.current, False
        for action in self.shelf_menu.actions():
            action.setChecked(action.data() == current)
            there |= action.data() == current
        self.shelf.setChecked(there)
        self.shelf.setAccessibleDescription(self.desk.title(current) if there else "")

    def _changed(self, before: State, after: State) -> None:
        other_lanes = before.verdicts != after.verdicts and len(after.lens) == 2
        if (before.scheme, before.lens) != (after.scheme, after.lens) or other_lanes:
            self.load()
            self.canvas.reveal(after.current, pan=before.scheme != after.scheme)
        elif before.filters != after.filters:
            self.canvas.keep_chosen()
            self.content.apply_filters()
            self.canvas.invalidate()
            self._later.start()
            self._fill_shelf()
            self._soon.start()  # the chips may take a row from the line first: it is drawn once, at its new height
        elif before.lanes != after.lanes:
            self.content.arrange()
            self.canvas.keep_place()
            if before.arrangement.hidden != after.arrangement.hidden:
                self.overview.load()
            self._moved()
        last = self.canvas.drawing
        if before.current != after.current and after.current:
            self.canvas.bring(after.current)
        if self.canvas.drawing is last and (
                before.window, before.current, before.selected, before.verdicts, before.linked, before.sought) != (
                after.window, after.current, after.selected, after.verdicts, after.linked, after.sought):
            self.canvas.invalidate()
        if before.window != after.window:
            self.overview.update()
        if before.sought != after.sought:
            self.overview.update()
        if before.current != after.current:
            self._mark_shelf()
        if before.current != after.current and after.current:
            self.canvas.reveal(after.current)
            self._announce(after.current)

    def _announce(self, key: str) -> None:
        """Say what is chosen to who cannot see the line."""
        words = self.content.hover_text(key).replace("\n", "; ")
        self.canvas.setAccessibleDescription(words)
        if isinstance(QApplication.focusWidget(), QAbstractItemView):
            return  # a row of the table was chosen, and is read out there
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.canvas, words))

    def _moved(self) -> None:
        self._soon.stop()
        canvas = self.canvas
        canvas.draw_now()
        self.names.follow()
        self.edges.follow()
        self.above.follow()
        self.below.follow()
        most = round(canvas.most_scroll)
        self.scroll_bar.setVisible(most > 0)
        self.scroll_bar.blockSignals(True)
        self.scroll_bar.setRange(0, most)
        self.scroll_bar.setPageStep(max(round(canvas.area.height()), 1))
        self.scroll_bar.setSingleStep(self.desk.theme.px(24))
        self.scroll_bar.setValue(round(canvas.scroll))
        self.scroll_bar.blockSignals(False)
        self.corner.setFixedWidth(canvas.gutter)
        self.filler.setFixedWidth(self.scroll_bar.sizeHint().width() if most > 0 else 0)

    def _scrolled(self, value: int) -> None:
        """The bar was moved: by a little, to the next row."""
        before = self.canvas.scroll
        self.canvas.rest_near(value)
        if self.canvas.scroll == before:
            self.canvas.rest_near(value, 1 if value > before else -1)
        self._moved()  # the bar stands where the lanes rest

    def _counted(self, count: Count, where: QPoint) -> None:
        CountMenu(self.canvas, count).open_at(where)
