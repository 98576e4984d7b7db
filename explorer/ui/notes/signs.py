"""Signs of notes on the line: a small page beside what has notes, a flag where one hangs on a moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QMenu

from explorer.model.days import month_length, to_date, to_day
from explorer.model.edtf import written
from explorer.model.records import TAGS, Moment, Note, Thing
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
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._moments: list[tuple[Note, Moment]] = []
        line.canvas.over.append(self._paint)
        line.canvas.takers.append(self._take)
        line.content.more = self._words_on
        line.names.line_menu.connect(self._fill_menu)
        book.changed.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        self._moments = sorted(self.book.moments(), key=lambda pair: pair[1].first + pair[1].last)
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
        page, px = self._page(painter.device().devicePixelRatio()), self.desk.theme.px
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

    def _picture(self, name: str, size: tuple[int, int], ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
        """A sign, painted once for a look."""
        key = name, size, self.desk.theme.dark, ratio
        if key not in self._pictures:
            pixmap = QPixmap(round(size[0] * ratio), round(size[1] * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            sign = QPainter(pixmap)
            sign.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(sign)
            sign.end()
            self._pictures[key] = pixmap
        return self._pictures[key]

    def _page(self, ratio: float) -> QPixmap:
        size = self.desk.theme.px(10), self.desk.theme.px(12)
        box = QRectF(1, 1, size[0] - 2, size[1] - 2)
        return self._picture("page", size, ratio, lambda painter: paint_page(painter, box, self.desk))

    def _flag_of(self, tag: str, ratio: float) -> QPixmap:
        """A flag whose staff stands one pixel from the left."""
        px, (ground, ink) = self.desk.theme.px, tag_colours(tag, self.desk.theme)

        def paint(painter: QPainter) -> None:
            painter.setPen(QPen(ink, 1.5))
            painter.setBrush(ground)
            painter.drawLine(QPointF(1, 1), QPointF(1, px(16)))
            painter.drawPolygon(QPolygonF([QPointF(1, 1), QPointF(px(11), px(5)), QPointF(1, px(9))]))

        return self._picture(tag, (px(13), px(16)), ratio, paint)

    def _paint_flags(self, painter: QPainter) -> None:
        """On the axis: a flag at a moment, on a line as long as the days it is of; of a crowd of flags, some."""
        canvas, px = self.line.canvas, self.desk.theme.px
        area, scale, ratio = canvas.area, canvas.scale_now, painter.device().devicePixelRatio()
        inks = {tag: tag_colours(tag, self.desk.theme)[1] for tag in TAGS}
        left, right, bottom, free = area.left(), area.right(), area.bottom(), -1e9
        painter.save()
        painter.setClipRect(QRectF(left, area.top(), area.width(), area.height() + canvas.foot))
        for note, moment in self._moments:
            x0, x1 = scale.x(moment.first), scale.x(moment.last + 1)
            if x1 < left or x0 > right:
                continue
            middle = (x0 + x1) / 2
            x0 = max(x0, left)
            painter.fillRect(QRectF(x0, bottom - 1, max(min(x1, right) - x0, 2.0), 3), inks[note.tag])
            if left <= middle <= right and middle >= free:
                painter.drawPixmap(QPointF(round(middle) - 1, round(bottom) - px(16)), self._flag_of(note.tag, ratio))
                free = middle + px(4)
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
