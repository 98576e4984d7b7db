"""Marks beside a column's scroll bar: where the document tells of what is chosen, and where something was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip, QWidget

from explorer.ui.desk import Desk

_WIDTH, _HIGH, _REACH = 10, 4, 6
"""Pixels at 100%: of the strip, of a mark, and how far beside a mark one may click."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the document."""

    share: float
    """How far down it is, from 0 to 1."""
    key: str
    """The statement there; empty for what was found."""
    line: int
    tip: str
    chosen: bool = False


class Marks(QWidget):
    """A strip as high as the text: bars for what is told, rings for what was found. Click one, and go there."""

    clicked = Signal(object)
    """A `Mark` was clicked."""

    def __init__(self, desk: Desk, title: str, bar: QScrollBar) -> None:
        super().__init__()
        self.desk, self._bar = desk, bar
        self.marks: tuple[Mark, ...] = ()
        self.setAccessibleName(self.tr("Places in {document}").format(document=title))

    def restyle(self) -> None:
        """Take sizes anew."""
        self.setFixedWidth(self.desk.theme.px(_WIDTH))

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show these, in the place of those shown before."""
        if self.marks == tuple(marks):
            return
        self.marks = tuple(marks)
        told, found = [m for m in marks if m.key], [m for m in marks if not m.key]
        words = [self.tr("It tells of what is chosen at: {places}").format(places=_percent(told))] if told else []
        if found:
            words.append(self.tr("Found at: {places}").format(places=_percent(found)))
        self.setAccessibleDescription(". ".join(words))
        self.update()

    def place_of(self, mark: Mark) -> QPointF:
        """Where the middle of a mark is drawn."""
        high = self.desk.theme.px(_HIGH)
        return QPointF(self.width() / 2, high / 2 + mark.share * max(0, self.height() - high))

    def mark_at(self, point: QPointF) -> Mark | None:
        """The nearest mark to a point, if it is near."""
        near = min(self.marks, key=lambda m: (abs(self.place_of(m).y() - point.y()), not m.key), default=None)
        reach = self.desk.theme.px(_REACH)
        return near if near and abs(self.place_of(near).y() - point.y()) <= reach else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, px = self.desk.theme.colours, self.desk.theme.px
        for mark in sorted(self.marks, key=lambda m: m.chosen):
            place = self.place_of(mark)
            if mark.key:
                high = px(_HIGH) if mark.chosen else px(_HIGH) / 2
                painter.fillRect(QRectF(1, place.y() - high / 2, self.width() - 2, high), QColor(
                    colours.accent if mark.chosen else colours.muted))
            else:
                radius = px(_HIGH) / 2 + (1 if mark.chosen else 0)
                painter.setPen(QPen(QColor(colours.accent), px(1.3)))
                painter.setBrush(QColor(colours.accent if mark.chosen else colours.surface))
                painter.drawEllipse(place, radius, radius)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (mark := self.mark_at(event.position())):
            self.clicked.emit(mark)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The hand that goes for the bar beside it is at home here too."""
        QApplication.sendEvent(self._bar, event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self.mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), mark.tip if mark else "", self)
            return True
        return super().event(event)


def _percent(marks: Sequence[Mark]) -> str:
    return ", ".join(dict.fromkeys(f"{round(100 * m.share)} %" for m in marks))
