"""The names of the lanes, left of the line, and the hands on them: collapse, choose from a menu, drag."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QToolButton, QToolTip, QWidget

from explorer.timeline.drawing import LaneBox
from explorer.ui.desk import Desk
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.lanes import Lanes
from explorer.ui.timeline.sight import Sight

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_NOTCH = 48
"""Pixels that one notch of the wheel scrolls the lanes."""


def asks_for_menu(event: QKeyEvent) -> bool:
    """Whether a key asks for what can be done here."""
    return event.key() == Qt.Key.Key_Menu or (
        event.key() == Qt.Key.Key_F10 and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))


class LaneNames(QWidget):
    """Lies over the left edge of the line and moves with its lanes."""

    line_menu = Signal(QMenu, QPoint)
    """The menu of a lane is about to open at a point of the screen, on the line; others may add to it."""

    def __init__(self, desk: Desk, content: Content, line: Sight) -> None:
        super().__init__(line)
        self.desk, self.content, self.line = desk, content, line
        self.lanes = Lanes(desk, content, line.show_lane)
        self.hidden = HiddenLanes(desk, self.lanes, line)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Lanes"))
        self.setAccessibleDescription(self.tr(
            "Up and down arrows choose a lane, left collapses it, right expands it, Alt with up or down moves it, "
            "Enter tells what else can be done with it."))
        self.at = ""
        """The lane that keys act on."""
        self._place = 0
        self._pressed: tuple[str, QPointF] | None = None
        self._dragged: int | None = None
        """To which place of its block the pressed lane is being dragged."""
        self._hovered: tuple[str, bool] | None = None
        """The lane under the pointer, and whether its chevron is."""
        self._painted: tuple[object, ...] = ()
        self._turned = 0.0
        """Pixels that the wheel has been turned, by less than a row yet."""
        line.moved.connect(self.follow)
        line.painted.connect(self._line_painted)

    # Where what is

    def follow(self) -> None:
        """Stand beside the lanes as they are now."""
        area = self.line.area
        self.setGeometry(QRect(0, round(area.top()), round(area.left()), round(area.height())))
        self.hidden.follow()
        shown = [lane.key for lane in self.line.drawing.lanes]
        if self.at in shown:
            self._place = shown.index(self.at)
        elif self.at and shown:  # it has been hidden: go on with its neighbour
            self.at = shown[min(self._place, len(shown) - 1)]
        self.update()

    def _line_painted(self) -> None:
        if self._painted != self._state():
            self.update()

    def _state(self) -> tuple[object, ...]:
        return self.line.drawing.lanes, self.line.scroll, self.line.marked, self.desk.session.state.arrangement

    def box_of(self, lane: LaneBox) -> QRectF:
        """Where a lane's name stands, in pixels of this widget."""
        return QRectF(0, self.line.seen(lane.top) - self.line.area.top(), self.width(), lane.height)

    def chevron_of(self, lane: LaneBox) -> QRectF:
        """Where its chevron is."""
        theme = self.desk.theme
        return QRectF(theme.px(5), self._head_of(lane) + theme.px(3), theme.px(14), theme.px(14))

    def _head_of(self, lane: LaneBox) -> float:
        """Where its name begins: kept in view while any of the lane is."""
        box, theme = self.box_of(lane), self.desk.theme
        top = max(box.top(), 0.0 if lane.held else self.line.drawing.held)
        return min(top, box.bottom() - theme.px(25)) + theme.px(4)

    def lane_at(self, y: float) -> LaneBox | None:
        """The lane at a height of this widget."""
        drawing = self.line.draw_now()
        for lane in sorted(drawing.lanes, key=lambda lane: not lane.held):
            box = self.box_of(lane)
            if box.top() <= y < box.bottom():
                return lane
        return None

    def _box(self, key: str) -> LaneBox | None:
        return next((lane for lane in self.line.draw_now().lanes if lane.key == key), None)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self.desk.theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.paper))
        drawing = self.line.draw_now()
        self._painted = self._state()
        below = QRectF(0, drawing.held, self.width(), self.height() - drawing.held)
        for lane in drawing.lanes:
            painter.setClipRect(QRectF(self.rect()) if lane.held else below)
            if self.box_of(lane).intersects(QRectF(self.rect())):
                self._paint_lane(painter, lane)
        painter.setClipping(False)
        if drawing.held:
            painter.fillRect(QRectF(0, drawing.held - 1, self.width(), 2), QColor(colours.muted))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), QColor(colours.line))
        if self._dragged is not None and self._pressed is not None:
            painter.fillRect(QRectF(0, self._gap() - 1.5, self.width(), 3), QColor(colours.accent))
        if self.line.marked:  # the focus ring of the line goes on here
            painter.fillRect(QRectF(0, 0, 2, self.height()), QColor(colours.accent))
        painter.end()

    def _paint_lane(self, painter: QPainter, lane: LaneBox) -> None:
        theme, colours, box = self.desk.theme, self.content.colours, self.box_of(lane)
        dragged = self._dragged is not None and self._pressed is not None and self._pressed[0] == lane.key
        over = self._hovered is not None and self._hovered[0] == lane.key
        if dragged or over:
            painter.fillRect(box.adjusted(3, 1, -1, -1), QColor(colours.pressed))
        painter.fillRect(QRectF(0, box.top() + 1, 3, box.height() - 2), colours.lane(lane.index))
        chevron = self.chevron_of(lane)
        ink = colours.line if self._forced(lane) else \
            colours.accent if over and self._hovered == (lane.key, True) else colours.muted
        painter.drawPixmap(chevron.topLeft(), self.desk.icons.pixmap(
            "chevron-right" if lane.collapsed else "chevron-down", ink, theme.px(14), self.devicePixelRatioF()))
        left, right = chevron.right() + theme.px(3), self.width() - theme.px(6)
        if lane.key in self.lanes.arrangement.pinned:
            side = theme.px(13)
            right -= side + theme.px(2)
            painter.drawPixmap(QPointF(right + theme.px(2), chevron.top() + 0.5), self.desk.icons.pixmap(
                "pin", colours.muted, side, self.devicePixelRatioF()))
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(QColor(colours.text))
        room = QRectF(left, 0, right - left, 1000)
        title, high = lane.title, painter.boundingRect(room, _WRAPPED, lane.title).height()
        if high > box.height() - theme.px(6):
            metrics = QFontMetricsF(painter.font())
            title, high = metrics.elidedText(lane.title, Qt.TextElideMode.ElideRight, room.width()), metrics.height()
        head = max(min(self._head_of(lane), box.bottom() - high - 3), box.top())
        painter.drawText(room.translated(0, head), _WRAPPED, title)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if self.hasFocus() and lane.key == self.at:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -1))

    def _forced(self, lane: LaneBox) -> bool:
        """Whether a lane is low for want of room only."""
        return lane.collapsed and lane.key not in self.lanes.arrangement.collapsed

    def _gap(self) -> float:
        """At which height the dragged lane will be let in."""
        assert self._pressed is not None and self._dragged is not None
        others = [box for key in self._block() if key != self._pressed[0] and (box := self._box(key))]
        if not others:
            return 0.0
        if self._dragged < len(others):
            return self.box_of(others[self._dragged]).top()
        return self.box_of(others[-1]).bottom()

    def _block(self) -> list[str]:
        return self.lanes.arrangement.block(self.lanes.keys, self._pressed[0]) if self._pressed else []

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        lane = self.lane_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and lane is not None:
            self._pressed = lane.key, event.position()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        if self._pressed is None:
            lane = self.lane_at(where.y())
            self._hover((lane.key, self._on_chevron(lane, where)) if lane else None)
            return
        if self._dragged is None and abs(where.y() - self._pressed[1].y()) < 5:
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._pressed[0] not in self.lanes.arrangement.pinned:  # beyond the edges, to what is out of sight
            beyond = min(where.y() - self.line.drawing.held, 0.0) + max(where.y() - self.height(), 0.0)
            self.line.set_scroll(self.line.scroll + beyond)
        middles = [self.box_of(box).center().y() for key in self._block()
                   if key != self._pressed[0] and (box := self._box(key))]
        self._dragged = sum(middle < where.y() for middle in middles)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        (key, start), to = self._pressed, self._dragged
        lane = self._box(key)
        self._pressed = self._dragged = None
        self.unsetCursor()
        if to is not None:
            self.lanes.move(key, to)
        elif lane is not None and self._on_chevron(lane, start) and not self._forced(lane):
            self.lanes.toggle("collapsed", key)
        elif lane is not None:
            self.open_menu(key, event.globalPosition().toPoint())
        self.update()

    def _on_chevron(self, lane: LaneBox, where: QPointF) -> bool:
        slack = self.desk.theme.px(4)
        return self.chevron_of(lane).adjusted(-slack, -slack, slack, slack).contains(where)

    def _hover(self, hovered: tuple[str, bool] | None) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor if hovered else Qt.CursorShape.ArrowCursor)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned -= event.angleDelta().y() / 120 * self.desk.theme.px(_NOTCH)
        before = self.line.scroll
        self.line.rest_near(before + self._turned)
        if self.line.scroll != before or (before == (0 if self._turned < 0 else self.line.most_scroll)):
            self._turned = 0.0
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        lane = self.lane_at(event.pos().y()) if by_mouse else self._box(self.at)
        if lane is not None:
            self.open_menu(lane.key, event.globalPos() if by_mouse else None)

    def open_menu(self, key: str, where: QPoint | None = None, on_line: bool = False) -> None:
        """Ask what to do with a lane; beside its name, if not said where."""
        lane = self._box(key)
        if lane is None or any(menu.isVisible() for menu in self.findChildren(QMenu)):
            return
        if where is None:
            self.line.show_lane(key)
            top = min(max(self.box_of(lane).top(), 0.0), self.height() - 16.0)
            where = self.mapToGlobal(QPoint(self.width() - 8, round(top) + 8))
        menu = self.lanes.menu(key, self)
        if on_line:
            self.line_menu.emit(menu, where)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)
        menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))

    def ask(self, lane: int, where: QPoint | None) -> None:
        """The same for a lane by its index."""
        self.open_menu(self.content.lanes[lane][0], where, on_line=where is not None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            lane = self.lane_at(event.pos().y())
            if lane is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._tip(lane, QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, lane: LaneBox, where: QPointF) -> str:
        if self._forced(lane):
            return self._words(lane) + "\n" + self.tr("Low for now, so that the others have room below it.")
        if self._on_chevron(lane, where):
            return self.tr("Expand {lane}").format(lane=lane.title) if lane.collapsed else \
                self.tr("Collapse {lane}").format(lane=lane.title)
        return self._words(lane) + "\n" + self.tr("Click: what can be done with it. Drag: to another place.")

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lanes = self.line.draw_now().lanes
        key, moving = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        n = next((n for n, lane in enumerate(lanes) if lane.key == self.at), None)
        if n is None or event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
            event.ignore()
        elif asks_for_menu(event) or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_menu(self.at)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and moving:
            self.lanes.step(self.at, 1 if key == Qt.Key.Key_Down else -1)
            self._choose(self.at)
        elif moving:
            event.ignore()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._choose(lanes[min(max(n + (1 if key == Qt.Key.Key_Down else -1), 0), len(lanes) - 1)].key)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(lanes[0 if key == Qt.Key.Key_Home else -1].key)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if (key == Qt.Key.Key_Left) != (self.at in self.lanes.arrangement.collapsed):
                self.lanes.toggle("collapsed", self.at)
                self._choose(self.at)
        else:
            event.ignore()

    def _choose(self, key: str) -> None:
        """Make a lane the one that keys act on, and say which it is."""
        self.at = key
        self.line.show_lane(key)
        self.update()
        lane = self._box(key)
        if lane is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words(lane)))

    def _words(self, lane: LaneBox) -> str:
        words = [lane.title, self.tr("%n event(s)", "", self.content.events_in(lane.index))]
        if without := self.content.told_undated(lane.key):
            words.append(self.tr("%n more without a date of its own", "", without))
        if lane.key in self.lanes.arrangement.pinned:
            words.append(self.tr("pinned"))
        if lane.collapsed:
            words.append(self.tr("collapsed"))
        return " · ".join(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._box(self.at) is None:
            lane = self.content.lane_of_current()
            self.at = "" if lane is None else self.content.lanes[lane][0]
        self._choose(self.at)


class HiddenLanes(QToolButton):
    """Says how many lanes are hidden, and brings them back."""

    def __init__(self, desk: Desk, lanes: Lanes, line: Sight) -> None:
        super().__init__(line)
        self.desk, self.lanes, self.line = desk, lanes, line
        self.setProperty("shape", "quiet")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Click to bring lanes back."))
        self.dropped = QMenu(self)
        self.dropped.aboutToShow.connect(self._fill)
        self.setMenu(self.dropped)

    def follow(self) -> None:
        """Say how many are hidden now, below the names."""
        theme, area = self.desk.theme, self.line.area
        number = len(self.lanes.content.shown.out)
        self.setVisible(bool(number))
        self.line.gutter_taken = bool(number)
        side = theme.px(13)
        self.setIconSize(QSize(side, side))
        self.setIcon(self.desk.icons.icon("eye-off", theme.colours.accent, theme.colours.muted, side))
        self.setFont(theme.font(11))
        self.setText(" " + self.tr("%n lane(s) hidden", "", number))
        self.setGeometry(QRect(theme.px(2), round(area.bottom()) + 1, round(area.left()) - theme.px(4),
                               self.line.foot - 1))

    def _fill(self) -> None:
        self.dropped.clear()
        for number in self.lanes.content.shown.out:
            key, title = self.lanes.content.lanes[number]
            self.dropped.addAction(self.tr("Show {lane}").format(lane=title)).triggered.connect(
                lambda _=False, key=key: self.lanes.toggle("hidden", key))
        self.dropped.addSeparator()
        self.dropped.addAction(self.tr("Show hidden lanes")).triggered.connect(
            lambda _=False: self.lanes.show_hidden())
