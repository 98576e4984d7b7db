"""The line as it is seen: one graphics item that paints a Drawing, with names, eras and dates around it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyleOptionGraphicsItem, QWidget

from explorer.timeline.arrows import Arrow, Arrows, Link, linked_at
from explorer.timeline.detail import Request, height_of, in_view, lanes_of, unnamed, with_name
from explorer.timeline.drawing import Drawing, Era, LaneBox, Metrics
from explorer.timeline.held import as_seen, drawn, parts, seen
from explorer.timeline.pick import Picked, pick
from explorer.timeline.rest import rest_at
from explorer.timeline.scale import Scale
from explorer.timeline.ticks import first_says_year, middles
from explorer.ui.desk import Desk
from explorer.ui.graphs import pg
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.eras import head_height, names_of, paint_names, written
from explorer.ui.timeline.glide import Glide
from explorer.ui.timeline.inks import Inks
from explorer.ui.timeline.links import Links, paint_arrows
from explorer.ui.timeline.painter import Look, paint_drawing
from explorer.ui.timeline.span import Span
from explorer.ui.timeline.tags import paint_callout

_REST = 90
"""Milliseconds after which the window is taken to rest."""


class _Picture(pg.GraphicsObject):
    """Covers the whole view; what it paints is the canvas's business."""

    def __init__(self, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self.box = QRectF()
        self._paint = paint

    def boundingRect(self) -> QRectF:
        return self.box

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        self._paint(painter)

class Sight(pg.GraphicsView):
    """The zoomable line: names of lanes left, eras above, dates below."""

    moved = Signal()
    """The window or the height changed; whoever shows where it is may look."""
    painted = Signal()

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__(background=None)
        self.desk, self.content = desk, content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAntialiasing(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or all that lies below is painted too
        self.enableMouse(False)
        self.setMouseTracking(True)
        self.setMinimumSize(300, 110)
        self.picture = _Picture(self._paint)
        self.scene().addItem(self.picture)
        self.drawing = self._unnamed = Drawing()
        self._asked: tuple[Request, list[int]] | None = None
        self.links, self.arrows = Links(desk, content), Arrows()
        self._place: tuple[tuple[float, float], float] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.invalidate)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(0)
        self._keep.timeout.connect(self._fetch_chosen)
        self.hovered_arrow: Arrow | None = None
        self._parts: tuple[Drawing, Drawing | None] = (self.drawing, None)
        self.scroll = 0.0
        self.hovered: int | None = None
        self._by_key = False
        self._stale = True
        self._drawn_at: tuple[float, float] | None = None
        self._chosen_of: tuple[tuple[str, ...], frozenset[int]] = ((), frozenset())
        self.over: list[Callable[[QPainter], None]] = []
        """What else is painted over the line, as the signs of notes."""
        self.date_room: tuple[float, float] | None = None
        """From where to where in the area dates may be written; None: anywhere."""
        self.gutter_taken = False
        """Whether something stands left of the dates."""
        self.span = Span(self)
        self.glide = Glide(desk, self)
        self._widths: dict[tuple[str, bool], float] = {}
        self.restyle()

    # Sizes

    @property
    def gutter(self) -> int:
        """Width of the names of the lanes."""
        return self._gutter

    @property
    def head(self) -> int:
        """Height of the band with the names of the eras."""
        return self.desk.theme.px(head_height(self.content.era_rows))

    @property
    def foot(self) -> int:
        """Height of the band with the dates."""
        return self.desk.theme.px(26)

    @property
    def area(self) -> QRectF:
        """Where time is drawn, in pixels of the view."""
        view = self.viewport().rect()
        return QRectF(self.gutter, self.head, max(view.width() - self.gutter, 10),
                      max(view.height() - self.head - self.foot, 10))

    @property
    def scale_now(self) -> Scale:
        """Days <-> pixels of the view."""
        area = self.area
        return Scale(*self.desk.session.state.window, area.left(), area.width())

    @property
    def marked(self) -> bool:
        """Whether it is shown that the keys go here."""
        return self._by_key

    # What is drawn

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        theme = self.desk.theme
        self._fonts = theme.font(12.5), theme.font(12.5, bold=True), theme.font(11), theme.font(13, bold=True)
        self._measures = QFontMetricsF(self._fonts[0]), QFontMetricsF(self._fonts[1])
        names = QFontMetricsF(self._fonts[3])
        titles = [t for _, t in self.content.lanes]
        widest = max((names.horizontalAdvance(t) for t in titles), default=0.0) + theme.px(38)
        self._gutter = int(min(max(widest, theme.px(132)), theme.px(178)))  # 132: the shelf below has its words
        self._widths.clear()
        self._asked = None
        self._inks = self._inks_for(self.devicePixelRatioF())
        self.invalidate()

    def _inks_for(self, ratio: float) -> Inks:
        return self.desk.icons.inks(self.desk.theme, self.content.colours, ratio)

    def invalidate(self) -> None:
        """Something that the picture depends on has changed."""
        self._stale = True
        self.picture.update()
        self.viewport().update()

    @property
    def _chosen(self) -> frozenset[int]:
        """The numbers of what is selected."""
        selected = self.desk.session.state.selected
        if self._chosen_of[0] != selected:
            self._chosen_of = selected, self.content.ids_of(selected)
        return self._chosen_of[1]

    def _measure(self, text: str, strong: bool) -> float:
        key = text, strong
        if key not in self._widths:
            self._widths[key] = self._measures[strong].horizontalAdvance(text)
        return self._widths[key]

    def draw_now(self) -> Drawing:
        """The picture of the present state, made anew only if something changed."""
        if self._stale:
            self._draw()
            self._parts = parts(self.drawing) if self.drawing.held else (self.drawing, None)
            room = self.scroll, self.scroll + self.area.height()
            self.arrows = self.links.arrows(as_seen(self.drawing, self.scroll), room, self._fonts[2], self._moving())
            self._stale = False
        return self.drawing

    def _moving(self) -> Arrows | None:
        """The arrows of the last picture while the window moves on; they have their words again when it rests."""
        place, before = (self.desk.session.state.window, self.scroll), self._place
        self._place = place
        if before == place or not self.arrows.arrows:
            return None
        on_and_on = self._rest.isActive()
        self._rest.start()
        return self.arrows if on_and_on else None

    @property
    def request(self) -> Request:
        """All that the picture of the present state depends on, but for what of its height is in view."""
        area, state, content = self.area, self.desk.session.state, self.content
        current = content.id_of(state.current)
        strong = frozenset[int]() if current is None else frozenset((current,))
        return Request(
            content.columns, state.window, area.width(), area.height(), content.titles, self._measure,
            Metrics().scaled(self.desk.theme.scale), strong, self._chosen, content.eras,
            None, state.arrangement, self.desk.library.dates, state.verdicts, content.who, content.tellers,
            state.sought.things, content.written)

    def _laid_out(self) -> Drawing:
        """A picture in which the lanes are where they are now, though something else in it may have changed."""
        return self.drawing if lanes_of(self.request) is self.drawing.lanes else self.draw_now()

    def _draw(self) -> None:
        area, request = self.area, self.request
        self._drawn_at = request.window
        lanes, most = lanes_of(request), height_of(request) - area.height()
        self.scroll = min(max(self.scroll, 0.0), most)  # lanes may have become lower
        if lanes is not self.drawing.lanes:
            self.scroll = rest_at(lanes, request.metrics, most, self.scroll)
        view = self.scroll, self.scroll + area.height()
        asked = request, [lane.index for lane in in_view(lanes, view)]
        if self._asked != asked:
            self._asked, self._unnamed = asked, unnamed(replace(request, view=view))
        self.drawing = with_name(self._unnamed, replace(request, view=view))

    @property
    def most_scroll(self) -> float:
        """How far the lanes can be scrolled."""
        return max(0.0, self.drawing.height - self.area.height())

    def set_scroll(self, value: float) -> None:
        """Scroll the lanes."""
        value = min(max(value, 0.0), self.most_scroll)
        if value != self.scroll:
            self.scroll = value
            self.invalidate()
            self.moved.emit()

    def rest_near(self, value: float, way: int = 0) -> None:
        """Scroll the lanes near to that, so that the upper edge cuts through no row; not less far (`way` 1), or not
        farther (-1)."""
        drawing = self._laid_out()
        self.set_scroll(rest_at(drawing.lanes, drawing.metrics, self.most_scroll, value, way))

    def _paint(self, painter: QPainter) -> None:
        drawing, area, colours = self.draw_now(), self.area, self.desk.theme.colours
        state, content = self.desk.session.state, self.content
        whole = QRectF(self.viewport().rect())
        ratio = painter.device().devicePixelRatio()
        if self._inks.ratio != ratio:
            self._inks = self._inks_for(ratio)
        painter.fillRect(whole, self._inks.paper)
        look = Look(self._inks, len(content.documents), content.id_of(state.current), self._chosen, self.hovered,
                    state.verdicts, content.signs, state.sought.things, len(state.lens) == 2,
                    (self.scroll + drawing.held, self.scroll + area.height()))
        scrolled, stays = self._parts
        self._paint_part(painter, scrolled, look, area.adjusted(0, drawing.held, 0, 0), self.scroll)
        if stays is not None:
            above = QRectF(area.left(), area.top(), area.width(), drawing.held)
            self._paint_part(painter, stays, look, above, 0.0)
            painter.fillRect(QRectF(above.left(), above.bottom() - 1, above.width(), 2), QColor(colours.muted))
        if drawing.callout is not None:
            painter.save()
            painter.setClipRect(area)
            painter.translate(area.left(), area.top() - self.scroll)
            painter.setFont(self._fonts[1])
            paint_callout(painter, drawing.callout, colours)
            painter.restore()
        self._paint_frame(painter, drawing, area)
        for over in self.over:
            over(painter)
        self.span.paint(painter)
        if self._by_key:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
        self.painted.emit()

    def _paint_part(self, painter: QPainter, part: Drawing, look: Look, room: QRectF, scroll: float) -> None:
        """Lanes that are scrolled so far, and what of the arrows lies over them."""
        hovered = self.hovered_arrow.link if self.hovered_arrow else None

        def arrows() -> None:
            painter.translate(0, scroll - self.scroll)
            paint_arrows(painter, self.arrows, look.inks.colours, self._fonts[2], hovered, part.labels)
            painter.translate(0, self.scroll - scroll)

        painter.save()
        painter.setClipRect(room)
        painter.translate(room.left(), self.area.top() - scroll)
        paint_drawing(painter, part, look, arrows)
        painter.restore()

    def _paint_frame(self, painter: QPainter, drawing: Drawing, area: QRectF) -> None:
        inks = self._inks
        whole = QRectF(self.viewport().rect())
        painter.fillRect(QRectF(0, area.bottom(), whole.width(), self.foot), inks.paper)
        painter.fillRect(QRectF(self.gutter, 0, 1, whole.height() - self.foot), inks.line)
        painter.fillRect(QRectF(0, area.bottom(), whole.width(), 1), inks.line)
        paint_names(painter, drawing, self.content.office, area.left(), self.head, self._fonts[2], inks.colours)
        self._paint_dates(painter, drawing, area)

    def _paint_dates(self, painter: QPainter, drawing: Drawing, area: QRectF) -> None:
        painter.setFont(self._fonts[2])
        painter.setPen(self._inks.muted)
        low, high = self.date_room or (0.0, area.width())
        left, foot = area.left(), area.bottom() + self.foot / 2
        words = [self._inks.date(self.content.tick_text(tick, with_year=n == 0))
                 for n, (_, tick) in enumerate(drawing.ticks)]
        places = middles([(x, half) for (x, _), (_, half, _) in zip(drawing.ticks, words, strict=True)], low, high,
                         first_says_year([tick for _, tick in drawing.ticks]))
        for middle, (laid, half, tall) in zip(places, words, strict=True):
            if middle is not None:
                painter.drawStaticText(QPointF(left + middle - half, foot - tall / 2), laid)

    def at(self, position: QPointF) -> Picked:
        """What is drawn at a point of the view."""
        area = self.area
        if not area.contains(position):
            return Picked()
        drawing, seen = self.draw_now(), position.y() - area.top()
        y = drawn(drawing, seen, self.scroll)
        return pick(drawing, position.x() - area.left(), y, shift=seen + self.scroll - y)

    def era_at(self, position: QPointF) -> Era | None:
        """The era whose name stands at a point of the view, or would if there were room."""
        if position.y() > self.head:
            return None
        drawing = self.draw_now()
        named = [(era, box) for era, _, box in written(
            drawing, self.head, QFontMetricsF(self._fonts[2]).horizontalAdvance)]
        return next((era for era, box in (*named, *names_of(drawing, self.head))
                     if box.translated(self.area.left(), 0).contains(position)), None)

    def linked_at(self, position: QPointF) -> Arrow | tuple[Link, ...]:
        """The arrow at a point of the view; or the links that are only counted there, mostly none."""
        area = self.area
        if not area.contains(position):
            return ()
        part, y, _ = self.part_at(position.y())
        seen = position.y() - area.top() + self.scroll
        return linked_at(self.arrows, part, position.x() - area.left(), seen, shift=seen - y)

    def part_at(self, y: float) -> tuple[Drawing, float, tuple[float, float]]:
        """What of the drawing is painted around a height of the view, which height of it that is, and from where
        to where it is in view."""
        drawing, area = self.draw_now(), self.area
        y -= area.top()
        scrolled, stays = self._parts
        if stays is not None and y < drawing.held:
            return stays, y, (0.0, drawing.held)
        return scrolled, y + self.scroll, (self.scroll + drawing.held, self.scroll + area.height())

    def seen(self, y: float) -> float:
        """Where in the view something at `y` of the drawing is."""
        return self.area.top() + seen(self.draw_now(), y, self.scroll)

    def place_of(self, key: str) -> QPointF | None:
        """Where an entity's mark or bar is in the view, if it is drawn."""
        spot = self._spot(key)
        return None if spot is None else QPointF(self.area.left() + spot.x(), self.seen(spot.y()))

    def _spot(self, key: str) -> QPointF | None:
        """The same in the drawing."""
        return next((spot for spot, _ in self._spots(self.draw_now(), key)), None)

    def _spots(self, drawing: Drawing, key: str) -> list[tuple[QPointF, float]]:
        """Where an entity is drawn, in one lane or in several, and half of how high it is there."""
        wanted = self.content.id_of(key)
        found = [(QPointF(mark.x, mark.y), mark.radius) for mark in drawing.marks if mark.entity == wanted]
        found += [(QPointF((max(bar.x0, 0.0) + min(bar.x1, drawing.width)) / 2, bar.y + bar.height / 2), bar.height / 2)
                  for bar in drawing.bars if bar.entity == wanted]
        return found

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if event is None:  # pyqtgraph calls it so from its constructor
            return
        self.keep_chosen(event.oldSize().height() - self.head - self.foot)
        whole = QRectF(self.viewport().rect())
        self.setSceneRect(whole)
        self.picture.prepareGeometryChange()
        self.picture.box = whole
        self.invalidate()
        self.draw_now()
        self.moved.emit()

    def keep_chosen(self, high: float | None = None) -> None:
        """Something else takes height, or gives it back, or other things are to be shown: what is chosen stays in view
        if it is now, the area being so high; but all are to have their sizes first."""
        top, bottom = self.scroll + self.drawing.held, self.scroll + (high or self.area.height())
        if any(top <= spot.y() <= bottom for spot, _ in self._spots(self.drawing, self.desk.session.state.current)):
            self._keep.start()

    def _fetch_chosen(self) -> None:
        key = self.desk.session.state.current
        self._bring_lane_into_view(self.content.ids_of((key,)))  # what is far out of view is not even drawn
        self._scroll_to(key)

    def reveal(self, key: str, pan: bool = True) -> None:
        """Scroll, and pan if need be, so that an entity can be seen; or scroll alone."""
        if not self.span.dragged and self.span.days != self.desk.days_chosen:
            self.span.clear()
        self._bring_lane_into_view(self.content.ids_of((key,)))
        if pan:
            self.glide.to(self.content.window_with(key, self.glide.target), lambda: self._scroll_to(key))
        else:
            self._scroll_to(key)

    def _scroll_to(self, key: str) -> None:
        """Scroll so that what stands in the window stands in view, where it does not yet, though the line may not have
        been told of it."""
        if self._drawn_at != self.desk.session.state.window:
            self.invalidate()
        spots, px = self._spots(self.draw_now(), key), self.desk.theme.px
        top, bottom = self.scroll + self.drawing.held, self.scroll + self.area.height()
        if not spots or any(spot.y() < self.drawing.held or top + half <= spot.y() <= bottom - half
                            for spot, half in spots):
            return  # all of it is seen, in some lane: none moves under the hand
        spot = min((spot for spot, _ in spots), key=lambda spot: abs(spot.y() - (top + bottom) / 2))
        low, high = top + px(24), bottom - px(32)  # with the numbers below the lowest row of marks
        if low > high:  # there is room for one row
            low = high = (low + high) / 2
        if spot.y() < low:
            self._rest_with(spot.y(), self.scroll - (low - spot.y()), -1)
        elif spot.y() > high:
            self._rest_with(spot.y(), self.scroll + spot.y() - high, 1)

    def _rest_with(self, y: float, value: float, way: int) -> None:
        """Scroll so far, and on to the next row unless what stands at `y` would be out of view there."""
        drawing, half = self.drawing, self.drawing.metrics.radius
        for turn in (way, 0, -way):
            place = rest_at(drawing.lanes, drawing.metrics, self.most_scroll, value, turn)
            if drawing.held + half <= y - place <= self.area.height() - half:
                break
        else:
            place = value
        self.set_scroll(place)

    def _bring_lane_into_view(self, numbers: frozenset[int]) -> None:
        """Scroll to the nearest lane that holds some of these entities, if none of them is in view."""
        columns = self.content.columns
        holding = set(columns.lane[columns.items_of(numbers)].tolist())
        drawing = self._laid_out()
        lanes = [lane for lane in drawing.lanes if lane.index in holding]
        low, high = self.scroll + drawing.held, self.scroll + self.area.height()
        if lanes and not any(lane.held or (lane.top < high and lane.top + lane.height > low) for lane in lanes):
            self._bring(min(lanes, key=lambda lane: abs(lane.top - low)))

    def lanes_in_view(self) -> list[int]:
        """The lanes that are in view, by index, from the top."""
        lanes = self.draw_now().lanes
        low, high = self.scroll + self.drawing.held, self.scroll + self.area.height()
        return [n.index for n in lanes if n.held or (n.top < high and n.top + n.height > low)]

    def show_lane(self, key: str) -> None:
        """Scroll so that a lane, or as much of it as there is room for, is in view."""
        for lane in self.draw_now().lanes:
            if lane.key == key and not lane.held:
                self._bring(lane)

    def keep_place(self) -> None:
        """Draw anew after lanes have been arranged anew: what stood first under the upper edge stands there still, as
        far scrolled as it was, or from its beginning where it has become too low for that."""
        before, edge = self.drawing.lanes, self.scroll + self.drawing.held
        self.invalidate()
        if not self.scroll:
            return
        after = {lane.key: lane for lane in self.draw_now().lanes if not lane.held}
        there = next((lane for lane in before if not lane.held and lane.top + lane.height > edge
                      and lane.key in after), None)
        if there is not None:
            lane, out = after[there.key], max(edge - there.top, 0.0)
            self.set_scroll(lane.top - self.drawing.held + (out if lane.height >= there.height else 0.0))

    def _bring(self, lane: LaneBox) -> None:
        low, high = self.scroll + self.drawing.held, self.scroll + self.area.height()
        if lane.top < low or lane.height > high - low:
            self.set_scroll(lane.top - self.drawing.held)
        elif lane.top + lane.height > high:
            self.rest_near(lane.top + lane.height - self.area.height(), 1)
