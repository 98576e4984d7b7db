"""A span of days drawn on the line: dragged with Shift or by an edge, catching on marks and ends of bars; grown by key;
or pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import floor
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from explorer.model.days import years_and_days
from explorer.model.edtf import written
from explorer.timeline.scale import Scale
from explorer.timeline.snap import Catch, boundary, catch, coarse, gives_way
from explorer.timeline.ticks import ticks

if TYPE_CHECKING:
    from explorer.ui.timeline.sight import Sight

REACH = 6
"""So near to a mark, in pixels at 100%, an edge catches on it."""
_AWAY = "   ×"
_HOLD = 4
"""So near to it, in pixels at 100%, an edge can be taken hold of."""


class End(Enum):
    """An edge of a span."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class _Edge:
    """Takes the days `first` to `last`; where it stands between two days, `last` is the one before `first`."""

    first: int
    last: int
    caught: Catch | None = None


class Span(QObject):
    """Two edges, and what is said of the days between."""

    def __init__(self, sight: Sight) -> None:
        super().__init__(sight)
        self.sight = sight
        self._edges: tuple[_Edge, ...] = ()
        self.dragged = False
        self.grown = False
        """Whether it is being chosen by key."""

    @property
    def moving(self) -> float | None:
        """The day that the last key moved an edge to."""
        if not self.grown:
            return None
        begin, end = self._edges
        return float(end.last if end.last >= begin.last else end.first)

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day; None where there is no span."""
        if not self._edges:
            return None
        first, last = min(e.first for e in self._edges), max(e.last for e in self._edges)
        return min(first, last), last

    @property
    def caught(self) -> list[Catch]:
        """What the edges have caught on."""
        return [e.caught for e in self._edges if e.caught]

    def edge_at(self, at: QPointF) -> End | None:
        """The edge of days that are pointed at, where a point of the view is on one."""
        if not self._edges or self.dragged or self.grown or not self.sight.area.contains(at):
            return None
        scale, (first, last) = self.sight.scale_now, self.days or (0, 0)
        away, end = min((abs(scale.x(first) - at.x()), End.FIRST), (abs(scale.x(last + 1) - at.x()), End.LAST),
                        key=lambda edge: edge[0])
        return end if away <= self.sight.desk.theme.px(_HOLD) else None

    def hold(self, end: End) -> None:
        """Take hold of an edge: from now on it is dragged, and the other stays."""
        if self.days is not None:
            first, last = self.days
            day = last + 1 if end is End.FIRST else first
            self._edges, self.dragged = (_Edge(day, day - 1),), True

    def rest(self) -> None:
        """Go on pointing at the days that are chosen, or show none."""
        days = self.sight.desk.session.state.days
        self.clear() if days is None else self.point_at(*days)

    def drag(self, start: QPointF, end: QPointF) -> None:
        """From one point of the view to another; the first stays where it was when the drag began."""
        begin = self._edges[0] if self.dragged else self._edge(start)
        self.dragged, self.grown = True, False
        self._edges = begin, self._edge(end)
        self.sight.picture.update()

    def grow(self, way: int, by_date: bool) -> None:
        """Move the second edge on (1) or back (-1): to the next event of the lane, or to the next date of the scale.

        It begins with what is chosen, or else with what lies nearest to the middle of the line.
        """
        content = self.sight.content
        if not self.grown:
            days = content.days_of_current()
            firsts, lasts = content.stops()
            if days is None and len(firsts):
                n = np.abs(firsts - sum(self.sight.desk.session.state.window) / 2).argmin()
                days = int(firsts[n]), int(lasts[n])
            if days is None:
                return
            self._edges = (_Edge(*days), _Edge(*days))
            self.dragged, self.grown = False, True
        begin, end = self._edges
        found = self._next_date(end, way) if by_date else self._next_event(end, way)
        self._edges = begin, found or end
        self.sight.picture.update()

    def _next_event(self, edge: _Edge, way: int) -> _Edge | None:
        firsts, lasts = self.sight.content.stops()
        there = np.flatnonzero(lasts > edge.last if way > 0 else firsts < edge.first)
        if not len(there):
            return None
        n = there[np.lexsort((-firsts[there], lasts[there]) if way > 0 else (lasts[there], -firsts[there]))[0]]
        return _Edge(int(firsts[n]), int(lasts[n]))

    def _next_date(self, edge: _Edge, way: int) -> _Edge | None:
        """A span that grows to the right ends with the day before the next date, so that whole years are chosen."""
        scale = self.sight.scale_now
        wide = scale.last - scale.first
        low, high = self.sight.content.extent
        around = Scale(edge.first - wide, edge.last + wide, 0.0, (2 * wide + edge.last - edge.first)
                       / scale.days_per_pixel)
        right = edge.last >= self._edges[0].last and (way > 0 or edge.last > self._edges[0].last)
        days = [t.day - right for t in ticks(around) if low <= t.day - right <= high]
        at = edge.last if right else edge.first
        found = min((d for d in days if d > at), default=None) if way > 0 else max(
            (d for d in days if d < at), default=None)
        return None if found is None else _Edge(found, found)

    def point_at(self, first: int, last: int) -> None:
        """Show some days until something else is done."""
        self.dragged = self.grown = False
        self._edges = (_Edge(first, last),)
        self.sight.picture.update()

    def clear(self) -> None:
        """Show none."""
        if self._edges:
            self._edges, self.dragged, self.grown = (), False, False
            self.sight.picture.update()

    def _edge(self, at: QPointF) -> _Edge:
        sight, area = self.sight, self.sight.area
        part, y, view = sight.part_at(at.y())
        x, reach = at.x() - area.left(), sight.desk.theme.px(REACH)
        found = catch(part, sight.content.columns, x, y, reach, view)
        day = boundary(sight.scale_now, at.x(), reach)
        if found is not None and (day is None or not gives_way(
                found, sight.scale_now.x(day) - area.left(), x, y, reach, coarse(sight.scale_now))):
            return _Edge(found.first, found.last, found)
        if day is not None:
            return _Edge(day, day - 1)
        low, high = sight.content.extent
        day = floor(min(max(sight.scale_now.day(at.x()), low), high))
        return _Edge(day, day)

    def text(self) -> tuple[str, str]:
        """The two days, or the month or year that they are, and how long it is from the beginning of one to the end of
        the other."""
        assert self.days is not None
        first, last = self.days
        say = self.sight.desk.wording.day
        years, days = years_and_days(first, last)
        parts = ([self.tr("%n year(s)", "", years)] if years else []) + \
            ([self.tr("%n day(s)", "", days)] if days or not years else [])
        whole = written(first, last)
        words = f"{say(first)} – {say(last)}" if "/" in whole else self.sight.desk.wording.date(whole)
        return words, ", ".join(parts)

    @property
    def flag(self) -> tuple[str, QRectF]:
        """What is said above them, and the box of these words; a sign at its end takes it away."""
        assert self.days is not None
        scale, area, theme = self.sight.scale_now, self.sight.area, self.sight.desk.theme
        x0, x1 = scale.x(self.days[0]), scale.x(self.days[1] + 1)
        wide, sign = QFontMetricsF(self._font).horizontalAdvance, "" if self.dragged or self.grown else _AWAY
        days, length = self.text()
        text = f"{days} · {length}"
        if self.grown:
            text = f"{text} · {self.tr('Enter chooses them')}"
        if wide(text + sign) + 16 > area.width():
            text = length
        text += sign
        width, middle = wide(text) + 16, (max(x0, area.left()) + min(x1, area.right())) / 2
        left = max(min(middle - width / 2, area.right() - width - 2), area.left() + 2)
        return text, QRectF(left, 2, width, self.sight.head - theme.px(4))

    @property
    def _font(self) -> QFont:
        return self.sight.desk.theme.font(12.5, bold=True)

    def stands_at(self, at: QPointF) -> bool:
        """Whether what is said above days that are pointed at stands at a point of the view."""
        return bool(self._edges) and not self.dragged and not self.grown and self.flag[1].contains(at)

    def paint(self, painter: QPainter) -> None:
        """The tint, its edges, what they have caught on, and the words above."""
        if self.days is None:
            return
        sight, area, scale = self.sight, self.sight.area, self.sight.scale_now
        accent = QColor(sight.desk.theme.colours.accent)
        x0, x1 = scale.x(self.days[0]), scale.x(self.days[1] + 1)
        tint = QColor(accent)
        tint.setAlpha(40 if self.dragged or self.grown else 24)
        painter.save()
        painter.setClipRect(QRectF(area.left(), 0, area.width(), area.bottom()))
        painter.fillRect(QRectF(max(x0, area.left()), area.top(), min(x1, area.right()) - max(x0, area.left()),
                                area.height()), tint)
        caught = {day for c in self.caught for day in (c.first, c.last)}
        caught |= {day for e in self._edges if e.last < e.first for day in (e.first, e.last)}
        for x, day in ((x0, self.days[0]), (x1, self.days[1])):
            painter.setPen(QPen(accent, 2) if day in caught else QPen(accent, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        for one in self.caught:
            side = sight.drawing.metrics.radius + 5
            painter.drawEllipse(QPointF(area.left() + one.x, sight.seen(one.y)), side, side)
        self._paint_flag(painter)
        painter.restore()

    def _paint_flag(self, painter: QPainter) -> None:
        colours, (text, box) = self.sight.desk.theme.colours, self.flag
        painter.setFont(self._font)
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
