"""The hands that move the line: mouse, wheel and keys."""

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from explorer.timeline.scale import panned, zoomed
from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.names import asks_for_menu
from explorer.ui.timeline.sight import Sight

_STEP = 1.25
"""How much one notch of the wheel zooms."""


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
            "Left and right arrows go from event to event, up and down change lanes, Enter reads."))
        self._press: QPointF | None = None
        self._press_window = (0.0, 1.0)
        self._press_scroll = 0.0
        self._dragged = False

    def set_window(self, window: tuple[float, float]) -> None:
        """Show these days."""
        self.desk.session.change(window=window)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Zoom about a day, or about the middle."""
        first, last = self.desk.session.state.window
        self.set_window(zoomed((first, last), factor, (first + last) / 2 if at is None else at, self.content.extent))

    def fit(self) -> None:
        """Show all."""
        self.set_window(self.content.extent)
    def wheelEvent(self, event: QWheelEvent) -> None:
        delta, scale = event.angleDelta(), self.scale_now
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(delta.x()) > abs(delta.y())
        notches = (delta.y() or delta.x()) / 120
        if sideways:
            days = -(delta.x() or delta.y()) / 120 * 0.12 * (scale.last - scale.first)
            self.set_window(panned((scale.first, scale.last), days, self.content.extent))
        elif notches:
            self.zoom(_STEP ** -notches, scale.day(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
            self._press_window, self._press_scroll = self.desk.session.state.window, self.scroll
            self._dragged = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._hover(event.position())
            return
        way = event.position() - self._press
        if not self._dragged and way.manhattanLength() < 5:
            return
        self._dragged = True
        scale = self.scale_now
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or self._span:
            self._span = scale.day(self._press.x()), scale.day(event.position().x())
            self.picture.update()
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.set_window(panned(self._press_window, -way.x() * scale.days_per_pixel, self.content.extent))
            self.set_scroll(self._press_scroll - way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._press is None:
            return
        self._press = None
        self.unsetCursor()
        if self._span:
            first, last = sorted(self._span)
            self._span = None
            self.content.select_span(first, last)
            self.picture.update()
        elif not self._dragged:
            self._clicked(event)

    def _clicked(self, event: QMouseEvent) -> None:
        picked = self.at(event.position())
        if picked.count is not None:
            self.counted.emit(picked.count, event.globalPosition().toPoint())
        elif picked.entity is not None:
            key = self.content.key_of(picked.entity)
            adding = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
            if event.modifiers() & adding:
                self.content.toggle(key)
            else:
                self.desk.open(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        picked = self.at(event.position())
        if picked.count is not None:
            self.content.zoom_to(self.content.members(self.drawing, picked.count))
        else:
            self.zoom(1 / 2.5, self.scale_now.day(event.position().x()))

    def leaveEvent(self, event: object) -> None:
        self._set_hovered(None)

    def _hover(self, position: QPointF) -> None:
        picked = self.at(position)
        self._set_hovered(picked.entity)
        found = picked.entity is not None or picked.count is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def _set_hovered(self, entity: int | None) -> None:
        if entity != self.hovered:
            self.hovered = entity
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

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            picked = self.at(QPointF(event.pos()))
            if picked.entity is not None:
                QToolTip.showText(event.globalPos(), self.content.hover_text(
                    self.content.key_of(picked.entity), picked.lane), self)
            elif picked.count is not None:
                QToolTip.showText(event.globalPos(), self.content.count_text(self.drawing, picked.count), self)
            else:
                QToolTip.hideText()
            return True
        return bool(super().viewportEvent(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        lane = self.at(QPointF(event.pos())).lane if by_mouse else self.content.lane_of_current()
        if lane is not None:
            self.lane_asked.emit(lane, event.globalPos() if by_mouse else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = Qt.KeyboardModifier
        if asks_for_menu(event):
            if (lane := self.content.lane_of_current()) is not None:
                self.lane_asked.emit(lane, None)
            return
        if event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier):
            event.ignore()
            return
        scale, key = self.scale_now, event.key()
        quarter = (scale.last - scale.first) / 4
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.content.step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.content.step_lane(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(_STEP)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            way = quarter if key == Qt.Key.Key_PageDown else -quarter
            self.set_window(panned((scale.first, scale.last), way, self.content.extent))
        elif key == Qt.Key.Key_Escape:
            self.desk.session.change(selected=(), current="", passage="")
        else:
            event.ignore()
