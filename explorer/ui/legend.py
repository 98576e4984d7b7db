"""What the marks on the line say, in a word each, in the bar below: nobody need ask in the first minute."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton, QWidget

from explorer.model.agreement import State as Verdict
from explorer.session.state import State
from explorer.ui.desk import Desk
from explorer.ui.ring import paint_ring
from explorer.ui.timeline.shapes import outline, paint_brackets

_SIGN = 15.0
_GAP, _APART = 5.0, 14.0


class Legend(QWidget):
    """As many signs with their words as there is room for, the most needed first; of verdicts only where they are
    seen."""

    def __init__(self, desk: Desk, bar: QStatusBar, more: QAction) -> None:
        super().__init__()
        self.desk, self._more = desk, more
        bar.addPermanentWidget(self, 1)
        self.button = QToolButton()
        self.button.setProperty("shape", "quiet")
        self.button.setDefaultAction(more)
        self.button.setAccessibleName(self.tr("What the signs mean"))
        self.button.setToolTip(self.tr("What the signs mean  (F1)"))
        bar.addPermanentWidget(self.button)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        bar.messageChanged.connect(lambda words: self.setHidden(bool(words)))  # which then have the room
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setToolTip(self.tr("What the marks say; click for all of them."))
        desk.session.listen(self._changed)
        self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self.setMinimumHeight(self.desk.theme.px(_SIGN))
        self.setAccessibleName("; ".join(words for _, words in self.signs()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._more.trigger()

    def _changed(self, before: State, after: State) -> None:
        if before.verdicts != after.verdicts:
            self.restyle()

    def signs(self) -> list[tuple[str, str]]:
        """What is explained: a name for the sign, and the words."""
        verdicts = [("agree", self.tr("they agree")), ("differ", self.tr("they differ")),
                    ("alone", self.tr("one stands alone"))] if self.desk.session.state.verdicts else []
        return [("told", self.tr("arcs: which documents tell")), *verdicts,
                ("planned", self.tr("dashed: not done")), ("inferred", self.tr("date inferred"))]

    def fitting(self) -> list[tuple[str, str, float]]:
        """Those that there is room for, each with its width."""
        metrics, px, room = QFontMetricsF(self.desk.theme.font(11)), self.desk.theme.px, float(self.width())
        found = []
        for sign, words in self.signs():
            wide = px(_SIGN) + px(_GAP) + metrics.horizontalAdvance(words) + px(_APART)
            if wide > room:
                break
            room -= wide
            found.append((sign, words, wide))
        return found

    def sizeHint(self) -> QSize:
        return QSize(0, self.desk.theme.px(_SIGN))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self.desk.theme, self.desk.theme.colours
        shown = self.fitting()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        x, side = self.width() - sum(wide for *_, wide in shown), theme.px(_SIGN)
        for sign, words, wide in shown:
            self._paint_sign(painter, sign, x + side / 2, self.height() / 2, side / 2)
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(x + side + theme.px(_GAP), 0, wide, self.height()),
                             Qt.AlignmentFlag.AlignVCenter, words)
            x += wide
        painter.end()

    def _paint_sign(self, painter: QPainter, sign: str, x: float, y: float, radius: float) -> None:
        colours = self.desk.theme.colours
        hue = QColor(colours.muted)
        if sign == "planned":
            pen = QPen(hue, 1.2)
            pen.setDashPattern([2.5, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(outline("planned", x, y, radius * 0.75))
        elif sign == "inferred":
            paint_brackets(painter, x - radius * 0.8, x + radius * 0.8, y, radius * 0.75, hue)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawEllipse(QPointF(x, y), radius * 0.25, radius * 0.25)
        else:
            state = {"agree": Verdict.AGREE, "differ": Verdict.DIFFER, "alone": Verdict.ALONE}.get(sign)
            documents = len(self.desk.library.sources)
            told = {"alone": 1, "told": 0b11}.get(sign, 0b101 if documents > 2 else 0b11)
            paint_ring(painter, x, y, radius - 1, told, documents, state, hue, QColor(colours.empty),
                       QColor(colours.paper))
