"""Paints eras: bands behind the line, which fade where beginning or end is doubtful, into their neighbour or into bare
paper; and their names."""

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from explorer.timeline.drawing import Drawing, Era
from explorer.ui.theme import Colours

_STEPS = 12
"""Plain strips that a fading is painted in: a gradient as high as the line takes as long as all else."""
_ROW = 17.0
_MOST_ROWS = 3
_BEFORE, _AFTER, _AIR = 6, 2, 7
"""Pixels before and after a name, and around one that reaches out of its era."""
_LEAST = 0.4
"""Such an era is at least as wide as this share of its name: or one would not see whose it is."""


def head_height(rows: int) -> float:
    """Pixels, at 100%, for the names of eras in so many rows."""
    return max(28.0, 8.0 + _ROW * min(rows, _MOST_ROWS))


def paint_bands(painter: QPainter, drawing: Drawing, colours: Colours) -> None:
    """The bands; one that overlaps another is hatched, so that both are to be seen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if any(not era.row for era in drawing.eras):
        strip = _strip(drawing, colours, painter.device().devicePixelRatio())
        painter.drawPixmap(QRectF(0, 0, drawing.width, drawing.height), strip, QRectF(strip.rect()))
    hatch = QColor(colours.muted)
    hatch.setAlpha(70)
    for era in drawing.eras:
        if era.row:
            painter.fillRect(QRectF(*_clipped(era.begin, era.end, drawing), drawing.height),
                             QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _strip(drawing: Drawing, colours: Colours, ratio: float) -> QPixmap:
    """The bands, one pixel high, to be drawn as high as the line: to paint each step of a fading at full height took
    half the time of a frame."""
    strip = QPixmap(max(round(drawing.width * ratio), 1), 1)
    strip.fill(Qt.GlobalColor.transparent)
    painter = QPainter(strip)
    painter.scale(ratio, 1)
    for era in drawing.eras:
        if not era.row:
            tint = colours.eras[era.tint]
            painter.fillRect(QRectF(*_clipped(era.solid0, era.solid1, drawing), 1), QColor(tint))
            for gone, strong in ((era.x0, era.solid0), (era.x1, era.solid1)):
                _fade(painter, gone, strong, drawing, tint)
    painter.end()
    return strip


def _fade(painter: QPainter, gone: float, strong: float, drawing: Drawing, tint: str) -> None:
    step = (strong - gone) / _STEPS
    for n in range(_STEPS if step else 0):
        a, b = sorted((gone + n * step, gone + (n + 1) * step))
        if b > 0 and a < drawing.width:
            painter.fillRect(QRectF(*_clipped(a, b, drawing), 1), _thinned(tint, (n + 0.5) / _STEPS))


@cache
def _thinned(tint: str, share: float) -> QColor:
    """A colour that lets through what it is laid on: a neighbour, where both may have been in office."""
    colour = QColor(tint)
    colour.setAlphaF(share)
    return colour


def _clipped(x0: float, x1: float, drawing: Drawing) -> tuple[float, float, float]:
    """From where, along the upper edge, and how far."""
    x0, x1 = max(x0, 0.0), min(x1, drawing.width)
    return x0, 0.0, max(x1 - x0, 0.0)


def names_of(drawing: Drawing, head: float) -> list[tuple[Era, QRectF]]:
    """Each era in view with the box of its name above the line, which ends where the next in its row begins."""
    rows = max((era.row for era in drawing.eras), default=0) + 1
    high = head / min(rows, _MOST_ROWS)
    found = []
    for n, era in enumerate(drawing.eras):
        following = min((e.begin for e in drawing.eras[n + 1:] if e.row == era.row), default=drawing.width)
        left, right = max(era.begin, 0.0), min(era.end, following, drawing.width)
        if era.row < _MOST_ROWS and right > left:
            found.append((era, QRectF(left, era.row * high, right - left, high)))
    return found


Named = tuple[Era, str, QRectF]
"""An era, what it is called, and the box of these words."""


def written(drawing: Drawing, head: float, wide: Callable[[str], float]) -> list[Named]:
    """The names that are written, shorter where there is little room. That of an era that is narrower stands in its
    middle, and reaches out into its neighbours, as long as they keep theirs."""
    boxes = names_of(drawing, head)
    inside = {era: box.adjusted(_BEFORE, 0, -_AFTER, 0) for era, box in boxes}
    found = _inside(inside, wide)
    for era, box in boxes:
        name, own = _forms(era)[-1], wide(_forms(era)[-1])
        if any(era is e for e, _, _ in found) or not own or era.begin < 0 or era.end > drawing.width \
                or box.width() < own * _LEAST:
            continue
        there = QRectF(box.center().x() - own / 2, box.top(), own, box.height())
        clear = there.adjusted(-_AIR, 1, _AIR, -1)
        if there.left() < 0 or there.right() > drawing.width:
            continue
        left = {other: _beside(room, clear) for other, room in inside.items() if other is not era}
        others = _inside({e: r for e, r in left.items() if any(e is f for f, _, _ in found)}, wide)
        kept = [n for n in found if n[0] not in left]
        if len(others) + len(kept) == len(found) and not any(clear.intersects(b) for _, _, b in (*others, *kept)):
            found, inside = [*others, *kept, (era, name, there)], left
    return found


def _inside(rooms: Mapping[Era, QRectF], wide: Callable[[str], float]) -> list[Named]:
    """The longest form of each name that its room holds."""
    found = []
    for era, room in rooms.items():
        name = next((form for form in _forms(era) if form and wide(form) <= room.width()), "")
        if name:
            found.append((era, name, QRectF(room.left(), room.top(), wide(name), room.height())))
    return found


def _forms(era: Era) -> tuple[str, str]:
    """The whole name, and its last word."""
    return era.title, (era.title.split() or [""])[-1]


def _beside(room: QRectF, taken: QRectF) -> QRectF:
    """What is left of a room."""
    if not room.intersects(taken):
        return room
    left = QRectF(room)
    if taken.center().x() < room.center().x():
        left.setLeft(min(taken.right(), room.right()))
    else:
        left.setRight(max(taken.left(), room.left()))
    return left


def paint_names(painter: QPainter, drawing: Drawing, office: str, left: float, head: float, font: QFont,
                colours: Colours) -> None:
    """The names, as far as there is room, and left of them the office; where eras overlap, a line below each says from
    when to when it is."""
    painter.setFont(font)
    if drawing.eras:
        painter.setPen(QColor(colours.muted))
        room = QRectF(_BEFORE, 0, max(left - 2 * _BEFORE, 0), head)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, QFontMetricsF(font).elidedText(
            office, Qt.TextElideMode.ElideRight, room.width()))
    if any(era.row for era in drawing.eras):
        for era, box in names_of(drawing, head):
            y = box.bottom() - 1
            painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DotLine))
            ends = [left + min(max(x, 0.0), drawing.width) for x in (era.x0, era.solid0, era.solid1, era.x1)]
            painter.drawLine(QPointF(ends[0], y), QPointF(ends[3], y))
            painter.setPen(QPen(QColor(colours.muted), 2))
            painter.drawLine(QPointF(ends[1], y), QPointF(ends[2], y))
    painter.setPen(QColor(colours.muted))
    for _, name, box in written(drawing, head, QFontMetricsF(font).horizontalAdvance):
        painter.drawText(box.translated(left, 0).adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, name)
