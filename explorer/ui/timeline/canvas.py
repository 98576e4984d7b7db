"""The hands that move the line: mouse, wheel and keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from explorer.session import lens
from explorer.session.state import State
from explorer.timeline.arrows import Arrow, Link
from explorer.timeline.drawing import Metrics
from explorer.timeline.pick import Picked
from explorer.timeline.scale import around, panned, zoomed
from explorer.ui.desk import Desk
from explorer.ui.timeline import fingers, keys
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.hover import era_text, office_text
from explorer.ui.timeline.names import asks_for_menu
from explorer.ui.timeline.sight import Sight
from explorer.ui.timeline.span import End
from explorer.ui.timeline.tips import Tips

_STEP = 1.25
"""How much one notch of the wheel zooms."""
_LEAP = 2.5
"""How much a double click does."""
_STAYS = 150
"""Milliseconds after which a wheel is taken to rest."""


Pointed = Picked | Arrow | tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What lies over the line at a point: what it says, and what a click on it does."""

    words: str
    click: Callable[[], object]


class Canvas(Sight):
    """The line under mouse and keyboard."""

    counted = Signal(object, QPoint)
    """A Count was clicked, and where on screen."""
    opened = Signal()
    """The current entity was asked to be read."""
    lane_asked = Signal(int, object)
    """What can be done with a lane (by index) was asked, and where on screen; None: beside its name."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__(desk, content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(self.tr(
            "Left and right arrows go from event to event, up and down change lanes, Enter reads. "
            "The question mark lists every key."))
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.tips: Tips[Pointed] = Tips(self, self._said, Picked())
        self._stay = QPointF()
        self._stays = QTimer(self)
        """While the wheel turns, which brings other things below a pointer that stays where it is."""
        self._stays.setSingleShot(True)
        self._stays.setInterval(_STAYS)
        self._stays.timeout.connect(lambda: self._hover(self._stay, self.viewport().mapToGlobal(self._stay).toPoint()))
        self._press: QPointF | None = None
        self._press_window = (0.0, 1.0)
        self._press_scroll = 0.0
        self._dragged = False
        self._pulling: End | None = None
        """Which edge of the days that are pointed at the button was pressed on."""
        self._passed = 0
        self._led = False
        """Whether the last click went where a link, an era or something of a note leads: a second does no more."""
        self.takers: list[Callable[[QPointF], Taken | None]] = [self._flag_at]
        """Who may have something at a point of the view that is not of the drawing."""
        self.measured: tuple[int, int] | None = None
        """The days that were dragged over last."""
        self._home: tuple[float, float] | None = None
        """The window that showed all years last."""
        self._left: tuple[int, int] | None = None
        """The days that the last click on the line took away."""
        content.in_view = self.lanes_in_view
        self.moved.connect(self.tips.leave)
        desk.session.listen(self._changed)

    def _changed(self, before: State, after: State) -> None:
        """What is said of the picture that was there goes with it; the days that were chosen are pointed at as long as
        they are."""
        if before.window != after.window:
            self.tips.leave()
        if before.days != after.days and not self.span.dragged:
            self.span.rest()

    def set_window(self, window: tuple[float, float]) -> None:
        """Show these days at once."""
        self.glide.stop()
        self.desk.session.change(window=window)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom about a day, or about the middle."""
        first, last = self.glide.target
        self.glide.to(zoomed((first, last), factor, (first + last) / 2 if at is None else at, self.content.extent))

    def zoom_in_at(self, position: QPointF) -> None:
        """Zoom in a good deal about a point of the view."""
        self.zoom(1 / _LEAP, self.scale_now.day(position.x()))

    def pan(self, share: float) -> None:
        """Move by a share of what is in view."""
        first, last = self.glide.target
        self.glide.to(panned((first, last), share * (last - first), self.content.extent))

    def fit(self) -> None:
        """Show all years; if they are shown already, or nothing lies in them, even what lies farthest away."""
        self._home, extent = self.home, self.content.extent
        there = self._home == self.glide.target or not self.content.anything_in(self._home)
        self.glide.to(extent if there else self._home)

    @property
    def home(self) -> tuple[float, float]:
        """All years, and beside them as much as a ring takes, or one at an edge would be cut in half."""
        return self.content.home_with(2 * Metrics().scaled(self.desk.theme.scale).radius / self.area.width())

    def show_home(self) -> None:
        """Show all years at once."""
        self._home = self.home
        self.set_window(self._home)

    def keep_home(self) -> None:
        """With another width or other sizes all years are still shown, if they were."""
        if self._home is not None and self.desk.session.state.window == self._home != self.home:
            self.show_home()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        if event is not None:  # pyqtgraph calls it so from its constructor
            self.keep_home()
        super().resizeEvent(event)

    def zoom_to(self, numbers: Iterable[int]) -> None:
        """Show some entities and a little around them."""
        window = self.content.window_on(numbers)
        if window is not None:
            self.glide.to(window)

    def fit_selection(self) -> None:
        """Show what is selected, or what the details are about."""
        state = self.desk.session.state
        self.zoom_to(self.content.ids_of(state.selected or (state.current,)))

    def fit_found(self) -> None:
        """Show what was searched for."""
        found = self.desk.session.state.sought.things
        self._bring_lane_into_view(found)
        self.zoom_to(found)

    def go_to(self, first: int, last: int) -> None:
        """Show some days in the middle, and point at them; choose what lies in them, where nothing else is chosen."""
        self.glide.to(around((first, last + 1), self.glide.target, self.content.extent))
        if self.desk.nothing_chosen:
            self.choose_days(first, last)
        else:
            self.span.point_at(first, last)
        self.content.step_from = first  # what is chosen now has forgotten another

    def bring(self, key: str) -> None:
        """Scroll to where an entity has a lane: as the last picture has the lanes, for what is chosen does not move
        them, and so that the next picture is drawn once."""
        self._bring_lane_into_view(self.content.ids_of((key,)))

    def grow(self, way: int, by_date: bool = False) -> None:
        """Choose years by key: on to the next event of the lane (or date on the scale), or back."""
        self.span.grow(way, by_date)
        edge = self.span.moving
        first, last = self.glide.target
        if edge is not None and not first <= edge <= last:
            past = (edge - last if edge > last else edge - first) + way * 0.2 * (last - first)
            self.glide.to(panned((first, last), past, self.content.extent))
        if self.span.days is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, "; ".join(self.span.text())))

    def read(self) -> None:
        """Choose the years that have been grown by key, or else go on to where the current entity is read."""
        days = self.span.days if self.span.grown else None
        if days is None:
            self.opened.emit()
        else:
            self.choose_days(*days)

    def choose_days(self, first: int, last: int) -> None:
        """Choose what lies in some days, and go on pointing at them until something else is done."""
        self.content.select_span(first, last)
        self.span.point_at(first, last)

    def clear(self) -> None:
        """End the lens, or else select nothing; while years are being chosen, only let go of them."""
        if self.span.dragged or self.span.grown:
            self.let_go()
            return
        if self.desk.session.state.lens:
            self.desk.session.change(**lens.none())
        else:
            self._choose_nothing()

    def _choose_nothing(self) -> None:
        self.span.clear()
        self.desk.session.change(selected=(), current="", passage="", days=None)

    def turn_lens(self) -> None:
        """See the line through the next lens."""
        session = self.desk.session
        session.change(**lens.turned(session.state, [s.key for s in self.content.documents]))

    def pinch(self, factor: float, at: QPointF) -> None:
        """Make everything so many times as wide, at once, with what is at a point staying there."""
        self.set_window(zoomed(self.desk.session.state.window, 1 / factor, self.scale_now.day(at.x()),
                               self.content.extent))

    def slide(self, way: QPointF) -> None:
        """Move everything by some pixels, at once."""
        self.set_window(panned(self.desk.session.state.window, -way.x() * self.scale_now.days_per_pixel,
                               self.content.extent))
        self.set_scroll(self.scroll - way.y())

    def let_go(self) -> None:
        """Forget what is being dragged."""
        self._press = None
        if self.span.dragged or self.span.grown:
            self.span.rest()
        self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta, scale = event.angleDelta(), self.scale_now
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y())
        notches = (delta.y() or delta.x()) / 120
        if sideways:
            days = -(delta.x() or delta.y()) / 120 * 0.12 * (scale.last - scale.first)
            self.set_window(panned((scale.first, scale.last), days, self.content.extent))
        elif notches:
            self.pinch(_STEP ** notches, event.position())
        self._stay = event.position()
        self._stays.start()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._leave()
        if event.button() == Qt.MouseButton.LeftButton:
            if self.span.grown:
                self.span.rest()
            self._press, self._pulling = event.position(), self.span.edge_at(event.position())
            self._press_window, self._press_scroll = self.desk.session.state.window, self.scroll
            self._dragged = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._stays.stop()
        if self._press is None:
            self._hover(event.position(), event.globalPosition().toPoint())
            return
        way = event.position() - self._press
        if not self._dragged and way.manhattanLength() < 5:
            return
        if self.glide.running:  # the line stops under the hand
            self.glide.stop()
            self._press, self._press_window = event.position(), self.desk.session.state.window
        choosing = not self._dragged and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if not self._dragged and self._pulling and not choosing:
            self.span.hold(self._pulling)
        if self.span.dragged or choosing:
            self.span.drag(self._press, event.position())
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            days = -way.x() * self.scale_now.days_per_pixel
            self.set_window(panned(self._press_window, days, self.content.extent))
            self.set_scroll(self._press_scroll - way.y())
        self._dragged = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        days = self.measured = self.span.days if self.span.dragged else None
        self.let_go()
        if self._dragged and self.scroll != self._press_scroll:
            self.rest_near(self.scroll)
        if days:
            self.choose_days(*days)
        elif not self._dragged:
            self._clicked(event)

    def taken_at(self, position: QPointF) -> Taken | None:
        """What lies over the line at a point of the view."""
        return next((taken for take in self.takers if (taken := take(position))), None)

    def _flag_at(self, position: QPointF) -> Taken | None:
        """What is said of days that are pointed at: a click takes it away, and these days are chosen no more."""
        if not self.span.stands_at(position):
            return None
        return Taken("\n".join((*self.span.text(), self.tr("Click to take it away."))), self._forget_days)

    def _forget_days(self) -> None:
        if self.desk.days_chosen:
            self._choose_nothing()
        else:
            self.span.clear()

    def _clicked(self, event: QMouseEvent) -> None:
        self._led = True
        if taken := self.taken_at(event.position()):
            taken.click()
            return
        if linked := self.linked_at(event.position()):
            if isinstance(linked, Arrow):
                self.links.open(linked.link)
            else:
                self.links.menu(linked, self).popup(event.globalPosition().toPoint())
            return
        if era := self.era_at(event.position()):
            self.desk.open(era.key)
            return
        self._led = False
        picked = self.at(event.position())
        if picked.count is not None:
            self.counted.emit(picked.count, event.globalPosition().toPoint())
            return
        self._left = self.span.days
        self.span.clear()
        if picked.entity is not None:
            key = self.content.key_of(picked.entity)
            adding = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
            if event.modifiers() & adding:
                self.content.toggle(key)
            else:
                self.desk.open(key)

    def pass_over(self, moment: int) -> None:
        """A double click at this time, as events have it, has been seen to."""
        self._passed = moment

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._led or (event.timestamp() and event.timestamp() == self._passed):
            return
        picked = self.at(event.position())
        if picked.count is not None:
            self.zoom_to(self.content.members(self.drawing, picked.count))
        elif event.button() == Qt.MouseButton.LeftButton:
            if picked.entity is None and self._left:  # the first of the two clicks was none on nothing
                self.span.point_at(*self._left)
            self.zoom_in_at(event.position())

    def _said(self, pointed: Pointed) -> str:
        """What is said of something that is pointed at."""
        if isinstance(pointed, Picked):
            return self.content.picked_text(self.draw_now(), pointed)
        return self.links.told(pointed)

    def _hover(self, position: QPointF, on_screen: QPoint) -> None:
        picked, linked = self.at(position), self.taken_at(position) or self.linked_at(position)
        if isinstance(linked, Taken):
            self.tips.leave()
        else:
            self.tips.point(linked or picked, on_screen)
        self._set_hovered(None if linked else picked.entity, linked if isinstance(linked, Arrow) else None)
        found = bool(linked) or picked.entity is not None or picked.count is not None or bool(self.era_at(position))
        shapes = Qt.CursorShape
        self.setCursor(shapes.SizeHorCursor if self.span.edge_at(position) else
                       shapes.PointingHandCursor if found else shapes.ArrowCursor)

    def _leave(self) -> None:
        """The pointer has gone, or does something else than rest."""
        self._stays.stop()
        self.tips.leave()

    def _set_hovered(self, entity: int | None, arrow: Arrow | None = None) -> None:
        if (entity, arrow) != (self.hovered, self.hovered_arrow):
            self.hovered, self.hovered_arrow = entity, arrow
            self.picture.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        self._by_key = event.reason() in (reasons.TabFocusReason, reasons.BacktabFocusReason,
                                          reasons.ShortcutFocusReason)
        self.picture.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._by_key = False
        self.picture.update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:  # as towards the names, which lie over the line
            self._set_hovered(None)
            self._leave()
        if isinstance(event, QEnterEvent):  # a pointer that jumps here, as when a menu closes, need not move
            self._hover(event.position(), event.globalPosition().toPoint())
        if fingers.obey(self, event):
            return True
        if isinstance(event, QHelpEvent):
            if event.x() < self.gutter and event.y() < self.head:
                QToolTip.showText(event.globalPos(), office_text(self.desk), self)
            elif taken := self.taken_at(QPointF(event.pos())):
                QToolTip.showText(event.globalPos(), taken.words, self)
            elif era := self.era_at(QPointF(event.pos())):
                QToolTip.showText(event.globalPos(), era_text(self.desk, era.key), self)
            elif linked := self.linked_at(QPointF(event.pos())):
                self.tips.show(linked, event.globalPos())
            else:
                self.tips.show(self.at(QPointF(event.pos())), event.globalPos())
            return True
        return bool(super().viewportEvent(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if not by_mouse:
            self.ask_lane()
        elif (lane := self.at(QPointF(event.pos())).lane) is not None:
            self.lane_asked.emit(lane, event.globalPos())

    def ask_lane(self) -> None:
        """Ask what can be done with the lane of what is chosen."""
        if (lane := self.content.lane_of_current()) is not None:
            self.lane_asked.emit(lane, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = Qt.KeyboardModifier
        if event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier):
            event.ignore()
            return
        shift = bool(event.modifiers() & modifiers.ShiftModifier)
        line = keys.of_line(Qt.Key.Key_Menu) if asks_for_menu(event) else keys.of_line(event.key(), shift)
        if line is None:
            event.ignore()
        else:
            line.run(self)
