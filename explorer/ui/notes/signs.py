"""Signs of notes on the line: a small page beside what has notes, a flag where one hangs on a moment."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QMenu

from explorer.model.days import month_length, to_date, to_day
from explorer.model.edtf import written
from explorer.model.records import Moment, Note, Thing
from explorer.ui.desk import Desk
from explorer.ui.notes.book import Book
from explorer.ui.tags import tag_colours
from explorer.ui.timeline.canvas import Taken
from explorer.ui.timeline.pane import TimelinePane

_MOST_WORDS = 200


class LineSigns(QObject):
    """Paints them, and lets the reader write on what is pointed at."""

    note_asked = Signal(object, bool)
    """A note or a draft is to be shown; and whether to be written in."""

    def __init__(self, book: Book, line: TimelinePane) -> None:
        super().__init__(line)
        self.book, self.desk, self.line = book, book.desk, line
        self._page: tuple[tuple[object, ...], QPixmap] | None = None
        self._moments: list[tuple[Note, Moment]] = []
        line.canvas.over.append(self._paint)
        line.canvas.takers.append(self._take)
        line.content.more = self._words_on
        line.names.line_menu.connect(self._fill_menu)
        book.changed.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        self._moments = self.book.moments()
        self.line.canvas.picture.update()

    # What is pointed at

    def target(self) -> Moment | Thing | None:
        """What a note is written on where no words are chosen: the days pointed at, or what is chosen."""
        days, current = self.line.canvas.span.days, self.desk.entity(self.desk.session.state.current)
        if days is not None and self.line.canvas.hasFocus():
            return _moment(*days)
        return Thing(current.key, current.title) if current else None

    def _fill_menu(self, menu: QMenu, where: QPoint) -> None:
        canvas = self.line.canvas
        at = QPointF(canvas.viewport().mapFromGlobal(where))
        targets: list[Moment | Thing] = []
        if (number := canvas.at(at).entity) is not None:
            key = self.line.content.key_of(number)
            targets.append(Thing(key, self.desk.title(key)))
        day = round(canvas.scale_now.day(at.x()) - 0.5)
        for days in (canvas.span.days, canvas.measured):
            if days and days[0] <= day <= days[1]:
                targets.append(_moment(*days))
                break
        else:
            targets.append(self._unit(day))
        first = menu.actions()[0]
        for target in targets:
            name = target.title if isinstance(target, Thing) else self.desk.wording.date(target.edtf)
            action = menu.addAction(self.tr("Note on {name}…").format(name=name.replace("&", "&&")))
            action.triggered.connect(partial(self._write, target))
            menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _unit(self, day: int) -> Moment:
        """The day, month or year pointed at, as the dates below the line have it."""
        year, month, _ = to_date(day)
        ticks = self.line.canvas.draw_now().ticks
        unit = ticks[0][1].unit if ticks else "year"
        if unit == "day":
            return _moment(day, day)
        if unit == "month":
            return _moment(to_day(year, month), to_day(year, month, month_length(year, month)))
        return _moment(to_day(year), to_day(year, 12, 31))

    def _write(self, target: Moment | Thing, _: bool = False) -> None:
        self.note_asked.emit(self.book.draft(target), True)

    # What is seen

    def _words_on(self, key: str) -> str:
        """What a tip adds of one's own notes."""
        notes = self.book.on_thing(key)
        return "\n".join(self.tr("Your note: {words}").format(words=_cut(note.body)) for note in notes)

    def _flag(self, moment: Moment) -> QPointF | None:
        """Where the foot of a moment's flag is, if it is in view."""
        canvas = self.line.canvas
        area, x = canvas.area, canvas.scale_now.x((moment.first + moment.last + 1) / 2)
        return QPointF(x, area.bottom()) if area.left() <= x <= area.right() else None

    def _take(self, at: QPointF) -> Taken | None:
        """The flag at a point of the view."""
        px = self.desk.theme.px
        for note, moment in reversed(self._moments):
            foot = self._flag(moment)
            if foot and QRectF(foot.x() - px(5), foot.y() - px(17), px(18), px(22)).contains(at):
                words = f"{self.desk.wording.date(moment.edtf)}\n{_cut(note.body)}"
                return Taken(words, partial(self.note_asked.emit, note, False))
        return None

    def _paint(self, painter: QPainter) -> None:
        if self.book.noted:
            self._paint_pages(painter)
        if self._moments:
            self._paint_flags(painter)

    def _paint_pages(self, painter: QPainter) -> None:
        """A small page at the upper right of the ring of each mark and bar that has notes."""
        canvas, noted = self.line.canvas, self.book.noted
        drawing, area = canvas.drawing, canvas.area
        held = {lane.index for lane in drawing.lanes if lane.held}
        page, px = self._pixmap(painter.device().devicePixelRatio()), self.desk.theme.px
        spots = [(m.lane, m.x + m.radius * 0.4, m.y - m.radius) for m in drawing.marks if m.entity in noted]
        seen: set[tuple[int, int]] = set()
        for bar in drawing.bars:
            if bar.entity in noted and (bar.entity, bar.lane) not in seen and bar.x1 > 0 and bar.x0 < drawing.width:
                seen.add((bar.entity, bar.lane))
                middle = max(bar.x0, 0.0) if bar.ring is None else bar.ring + bar.ring_radius * 0.4
                spots.append((bar.lane, max(middle, 0.0), bar.y))
        painter.save()
        painter.setClipRect(area)
        for lane, x, y in spots:
            top = canvas.seen(y)
            if lane in held or top >= area.top() + drawing.held:
                painter.drawPixmap(QPointF(round(area.left() + x - px(1)), round(top - px(6))), page)
        painter.restore()

    def _pixmap(self, ratio: float) -> QPixmap:
        """The small page, painted once for a look."""
        colours, px = self.desk.theme.colours, self.desk.theme.px
        key = (colours.text, px(100), ratio)
        if self._page is None or self._page[0] != key:
            width, height = px(10), px(12)
            pixmap = QPixmap(round(width * ratio), round(height * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            page = QPainter(pixmap)
            page.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_page(page, QRectF(1, 1, width - 2, height - 2), self.desk)
            page.end()
            self._page = key, pixmap
        return self._page[1]

    def _paint_flags(self, painter: QPainter) -> None:
        """On the axis: a flag at a moment, on a line as long as the days it is of."""
        canvas, px = self.line.canvas, self.desk.theme.px
        area, scale = canvas.area, canvas.scale_now
        painter.save()
        painter.setClipRect(QRectF(area.left(), area.top(), area.width(), area.height() + canvas.foot))
        for note, moment in self._moments:
            ground, ink = tag_colours(note.tag, self.desk.theme)
            x0, x1 = scale.x(moment.first), scale.x(moment.last + 1)
            if x1 < area.left() or x0 > area.right():
                continue
            x0, x1 = max(x0, area.left()), min(x1, area.right())
            painter.fillRect(QRectF(x0, area.bottom() - 1, max(x1 - x0, 2.0), 3), ink)
            if foot := self._flag(moment):
                painter.setPen(QPen(ink, 1.5))
                painter.setBrush(ground)
                painter.drawLine(foot, foot - QPointF(0, px(15)))
                painter.drawPolygon(QPolygonF([foot - QPointF(0, px(15)), foot + QPointF(px(10), -px(11)),
                                               foot - QPointF(0, px(7))]))
        painter.restore()


def paint_page(painter: QPainter, box: QRectF, desk: Desk) -> None:
    """A small page with a folded corner and lines of writing."""
    colours = desk.theme.colours
    fold = box.width() * 0.38
    path = QPainterPath(box.topLeft())
    path.lineTo(box.right() - fold, box.top())
    path.lineTo(box.right(), box.top() + fold)
    path.lineTo(box.bottomRight())
    path.lineTo(box.bottomLeft())
    path.closeSubpath()
    painter.setPen(QPen(QColor(colours.text), 1))
    painter.setBrush(QColor(colours.highlight))
    painter.drawPath(path)
    for n in (0.5, 0.75):
        y = box.top() + box.height() * n
        painter.drawLine(QPointF(box.left() + 2, y), QPointF(box.right() - 2, y))


def _moment(first: int, last: int) -> Moment:
    return Moment(written(first, last), first, last)


def _cut(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rstrip() + "…"
