"""The rooms of a window: one of them alone, or all; what is compared has the width of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from explorer.session.state import State
from explorer.ui.steps import StepsRow

if TYPE_CHECKING:
    from explorer.ui.window import Window


_HIGH = 900
"""Pixels, at 100%, of a window that is high enough for all that was found above the documents."""


class Rooms(QObject):
    """Belongs to a window, which makes them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self._steps: StepsRow | None = None
        self._took = False
        """Whether all that was found was given the whole window."""
        window.desk.session.listen(self._changed)

    @property
    def all(self) -> list[QWidget]:
        """Those that stand beside each other, in a small window but one or two."""
        below = self.window.below
        return [below, *(p for p in (self.window.room, self.window.detail) if below.indexOf(p) < 0)]

    @property
    def only(self) -> QWidget | None:
        """What has the whole window, though there are other rooms."""
        below, there = self.window.below, [room for room in self.all if not room.isHidden()]
        if len(there) != 1 or there == self.all:
            return None
        return below.currentWidget() if there == [below] else there[0]

    @property
    def texts_alone(self) -> bool:
        """Whether the documents have it."""
        return self.only is self.window.reading

    def alone(self, pane: QWidget) -> None:
        """Give one room the whole window, or give it back."""
        below = self.window.below
        if below.indexOf(pane) >= 0:
            below.setCurrentWidget(pane)
            pane = below
        give_back = all(room.isHidden() for room in self.all if room is not pane)
        for room in self.all:
            room.setVisible(give_back or room is pane)
        self.window.upper.setVisible(len(self.all) > 1 and (give_back or pane is not below))
        self.make_way()
        self.say()

    def read_alone(self) -> None:
        """Give the whole window to the documents, and the keys to the first that tells."""
        if not self.texts_alone:
            self.alone(self.window.reading)
        self.window.reading.take_keys()

    def all_three(self) -> None:
        """Show all rooms again."""
        self._took = False
        for room in self.all:
            room.setVisible(True)
        self.window.upper.setVisible(len(self.all) > 1)  # or an empty place would be divided from the only one
        self.window.fold()
        self.make_way()

    def compare(self, page: str = "grid") -> None:
        """Show a grid, from which one comes back to where one is now."""
        session = self.window.desk.session
        if session.state.beside[0] == page:  # behind the documents
            self.all_three()
            self.window.room.take_keys()
        session.change(beside=(page, ""))

    def show_texts(self) -> None:
        """Have the documents in view beside what is compared."""
        if self.window.below.isHidden() or self.window.below.currentWidget() is not self.window.reading:
            self.all_three()
            self.window.below.setCurrentWidget(self.window.reading)

    def _changed(self, before: State, after: State) -> None:
        if before.beside[0] == "found" != after.beside[0] and self._took:
            self.all_three()
        if before.beside[0] != "found" == after.beside[0]:
            QTimer.singleShot(0, self, self._give_all)  # when it has come

    def _give_all(self) -> None:
        """In a low window give it to all that was found: the documents' words stand in its cells."""
        window = self.window
        low = window.height() < window.desk.theme.px(_HIGH)
        if low and window.desk.session.state.beside[0] == "found" and self.only is not window.room:
            self.alone(window.room)
            self._took = True
            window.room.take_keys()

    def share(self) -> None:
        """What is compared has come or gone: nobody looks for it behind the documents. Whoever has left these for it
        comes back to them."""
        room = self.window.room
        if room.compare is not None and self._steps is None:
            self._steps = StepsRow(self.window.desk, self.window.search.steps)
            room.compare.top.insertWidget(1, self._steps, 0, Qt.AlignmentFlag.AlignVCenter)
        if room.comparing and self.texts_alone:
            room.left_texts = True
            self.all_three()
        elif not room.comparing and room.left_texts:
            room.left_texts = False
            QTimer.singleShot(0, self, self.read_alone)  # behind the line, to which the keys go
        self.make_way()
        self.say()

    def make_way(self) -> None:
        """What is compared has the whole width, and more of the height than the line: the details are out of its way,
        unless they stand alone."""
        window, below = self.window, self.window.below
        window.whole.turn(window.room.comparing and window.upper.isAncestorOf(window.room))
        window.hint.go_with(not (window.room.comparing or window.room.isHidden() or window.timeline.isHidden()))
        if (at := below.indexOf(window.room)) >= 0:
            below.setTabText(at, self._name_of_room())
        if below.indexOf(window.detail) < 0 and not window.room.isHidden() and not below.isHidden():
            window.detail.setVisible(not window.room.comparing)

    def say(self) -> None:
        """Say which room stands alone, if one does."""
        below = self.window.below
        self.window.way_back.say(self.all, {
            self.window.room: self._name_of_room(), self.window.detail: self.tr("Details"),
            below: below.tabText(below.currentIndex())}, self.texts_alone, self._what_comes_back())

    def _what_comes_back(self) -> str:
        """Where the button leads from a room alone: the first of what is hidden then. Three rooms would be taken for
        three documents."""
        room, below = self.window.room, self.window.below
        hidden = [pane for pane in self.all if pane.isHidden()]
        if room in hidden:
            return room.name_of_way_back
        return self.tr("Back to the documents") if below in hidden else self.tr("Back to the details")

    def _name_of_room(self) -> str:
        return self.tr("Compare") if self.window.room.comparing else self.tr("Timeline")

    def place_of_results(self) -> tuple[QRect, bool]:
        """Where search results are listed: in the place of the details, or at the right; and whether they cover the
        documents there."""
        window = self.window
        px, whole, upper, below = window.desk.theme.px, window.whole, window.upper, window.below
        beside = next((pane for pane in (window.detail, window.room.compare) if pane is not None and pane.isVisible()
                       and upper.isAncestorOf(pane)), None)
        pane = beside or (whole if window.reading.isHidden() or not upper.isVisible() else below)
        box = QRect(pane.mapTo(window, QPoint(0, 0)), pane.size())
        if pane not in (window.detail, below):
            box.setLeft(max(box.right() - max(px(460), box.width() // 3), box.left()))
        box.setLeft(max(min(box.left(), box.right() - px(400)), 0))
        if pane is below:
            box.setTop(min(box.top(), box.bottom() - min(px(260), window.height() * 6 // 10)))
        else:
            box.setBottom(min(max(box.bottom(), box.top() + px(260)), window.height()))
        return box & window.rect(), beside is None
