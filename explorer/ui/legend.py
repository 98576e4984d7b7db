"""What the signs say that are on the line, in a word or two each: at first above it, then in the bar below. They stay
the same while one moves along the line: a sign one has just met is not to go with the next turn of the wheel."""

from dataclasses import replace
from itertools import accumulate
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton, QWidget

from explorer.session.state import State
from explorer.store.library import Library
from explorer.timeline.meaning import on_line
from explorer.ui.desk import Desk
from explorer.ui.signs import Sign, inks_now, picture, signs
from explorer.ui.timeline.inks import Inks
from explorer.ui.timeline.sight import Sight

_HIGH = 24.0
_GAP, _APART = 2.0, 12.0
_MORE = "…"
_RESTS = 80
"""Milliseconds for which the line stands still before it is looked at; zooming waits for nothing."""
_LINES = 16
"""So many lines are kept."""
_seen: WeakKeyDictionary[Library, dict[tuple[object, ...], frozenset[str]]] = WeakKeyDictionary()
"""What was on each line that was looked at: to see it takes as long as two frames, and readers come back to a line."""


class SignRow(QWidget):
    """As many signs with their words, so many points high, as there is room for, of those that are anywhere on the
    line, the most needed first; of verdicts only where they are seen."""

    def __init__(self, desk: Desk, more: QAction, line: Sight, size: float, ink: str = "muted") -> None:
        super().__init__()
        self.desk, self._more, self.line, self._size, self._ink = desk, more, line, size, ink
        self.rows = 1
        self._there: frozenset[str] = frozenset()
        self._seen_of: tuple[object, ...] = ()
        self._inks: Inks | None = None
        self._pictures: dict[str, QPixmap] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setToolTip(self.tr("The signs that are on this line; click for all of them."))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS)
        self._rest.timeout.connect(self._look)
        line.painted.connect(self._rest.start)
        desk.session.listen(self._changed)
        self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self.setMinimumHeight(self.desk.theme.px(_HIGH) * self.rows)
        self._inks = None
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._more.trigger()

    def _changed(self, before: State, after: State) -> None:
        if before.verdicts != after.verdicts:
            self.restyle()

    def _look(self) -> None:
        """See which signs are on the line, wherever one is on it; asked of each line once."""
        content, verdicts = self.line.content, self.desk.session.state.verdicts
        if self.isVisible() and self._seen_of != (now := (content.all, verdicts, self.shown())):
            self._seen_of, self._there = now, self.seen()
            self._say()

    def shown(self) -> bool:
        """Whether they have a place here now."""
        return True

    def seen(self) -> frozenset[str]:
        """What is on the line, by the names that a picture has for it."""
        if not self.shown():
            return frozenset()
        content, state, known = self.line.content, self.desk.session.state, _seen.setdefault(self.desk.library, {})
        key = state.scheme, state.lens, state.verdicts, self.desk.theme.scale, self.line.area.height(), content.extent
        if key not in known:
            if len(known) >= _LINES:
                known.clear()  # of each height in between, as a window is drawn higher
            known[key] = on_line(replace(self.line.request, columns=content.all), content.extent)
        return known[key]

    def _say(self) -> None:
        self.setAccessibleName("; ".join(sign.brief for sign in self.signs()))
        self.update()

    def signs(self) -> list[Sign]:
        """What is explained: the signs that are on the line."""
        state = self.desk.session.state
        there = self._there | {"link"} if self._there and state.links else self._there
        return [sign for sign in signs(state.verdicts) if sign.brief and not there.isdisjoint(sign.of)]

    def fitting(self) -> list[list[tuple[Sign, float]]]:
        """Those that there is room for, the most needed first, row by row, each with its width; and before the dots
        that stand for the others."""
        metrics, px, room = QFontMetricsF(self.desk.theme.font(self._size)), self.desk.theme.px, float(self.width())
        every = [(sign, px(sign.narrow) + px(_GAP) + metrics.horizontalAdvance(sign.brief) + px(_APART))
                 for sign in self.signs()]
        found: list[list[tuple[Sign, float]]] = []
        for _ in range(self.rows):
            ends = accumulate(wide for _, wide in every)
            n = sum(end <= room for end in ends)
            found.append(every[:n])
            every = every[n:]
        if every:
            room -= metrics.horizontalAdvance(_MORE)
            while found[-1] and sum(wide for _, wide in found[-1]) > room:
                found[-1].pop()
        return found

    def begins(self, shown: list[tuple[Sign, float]]) -> float:
        """Where the first of these stands."""
        return 0.0

    def _more_behind(self, shown: list[list[tuple[Sign, float]]]) -> str:
        """What stands behind these for those that find no room."""
        return _MORE if 0 < sum(map(len, shown)) < len(self.signs()) else ""

    def spread(self) -> None:
        """Take a second row: there are more signs than one has room for."""
        self.rows = 2
        self.restyle()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.desk.theme.px(_HIGH) * self.rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, ratio = self.desk.theme, self.devicePixelRatioF()
        if self._inks is None or self._inks.ratio != ratio:
            self._inks = inks_now(self.desk, ratio)
            self._pictures = {}
        shown = self.fitting()
        painter = QPainter(self)
        painter.setFont(theme.font(self._size))
        painter.setPen(QColor(getattr(theme.colours, self._ink)))
        high, x = self.height() / self.rows, 0.0
        for n, row in enumerate(shown):
            x = self._paint_row(painter, row, n * high, high, self._inks)
        painter.drawText(QRectF(x, self.height() - high, self.width() - x, high), Qt.AlignmentFlag.AlignVCenter,
                         self._more_behind(shown))
        painter.end()

    def _paint_row(self, painter: QPainter, row: list[tuple[Sign, float]], top: float, high: float,
                   inks: Inks) -> float:
        """Paint one row; answers where it ends."""
        x, px = self.begins(row), self.desk.theme.px
        for sign, wide in row:
            if sign.name not in self._pictures:
                self._pictures[sign.name] = picture(self.desk, sign, inks, brief=True)
            own = self._pictures[sign.name]
            painter.drawPixmap(round(x), round(top + (high - own.height() / inks.ratio) / 2), own)
            painter.drawText(QRectF(x + px(sign.narrow) + px(_GAP), top, wide, high),
                             Qt.AlignmentFlag.AlignVCenter, sign.brief)
            x += wide
        return x


class Legend(SignRow):
    """Those in the bar below the line, before a button that opens the page with all of them; none while the signs stand
    above the line."""

    def __init__(self, above: SignRow, bar: QStatusBar, more: QAction) -> None:
        super().__init__(above.desk, more, above.line, 11)
        self.above = above
        bar.addPermanentWidget(self, 1)
        self.button = QToolButton()
        self.button.setProperty("shape", "quiet")
        self.button.setDefaultAction(more)
        self.button.setAccessibleName(self.tr("What the signs mean"))
        self.button.setToolTip(self.tr("What the signs mean  (F1)"))
        bar.addPermanentWidget(self.button)

    def shown(self) -> bool:
        return not self.above.isVisible()

    def begins(self, shown: list[tuple[Sign, float]]) -> float:
        """They stand beside the button."""
        dots = QFontMetricsF(self.desk.theme.font(self._size)).horizontalAdvance(self._more_behind([shown]))
        return self.width() - dots - sum(wide for _, wide in shown)
