"""The search box: what is typed is found as one types, in names of every spelling, titles, statements and originals."""

from collections.abc import Callable
from itertools import pairwise
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget

from explorer.model.filters import Filters, Words
from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.session import gathered
from explorer.session.sought import Sought
from explorer.session.state import State
from explorer.store.grouped import Grouped, Thing, grouped, how_many_printed, marked, on_line, printed, rows
from explorer.store.looking import COUNTED
from explorer.ui.dates import Place
from explorer.ui.desk import Desk
from explorer.ui.found import FoundPanel
from explorer.ui.hits import going_words, group_words, number_words
from explorer.ui.letters import OtherLetters
from explorer.ui.originals.searched import Searched
from explorer.ui.steps import Steps

_WAYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
KEYS = (
    (QT_TRANSLATE_NOOP("Keys", "↓, ↑"), QT_TRANSLATE_NOOP("Keys", "Through what is found")),
    (QT_TRANSLATE_NOOP("Keys", "Ctrl+↓, Ctrl+↑"),
     QT_TRANSLATE_NOOP("Keys", "Only events, only statements…; all again")),
    (QT_TRANSLATE_NOOP("Keys", "Enter, F3, Shift+F3"),
     QT_TRANSLATE_NOOP("Keys", "Open the hit; the next, the one before")),
    (QT_TRANSLATE_NOOP("Keys", "Esc, Esc again"),
     QT_TRANSLATE_NOOP("Keys", "Close the list; end the search and its marks")))
"""(what one presses while the search has the keys, what comes of it), in the context “Keys”."""
_QUICK, _PAUSE = 0.03, 200
"""A search that took more seconds than the first is not tried at each key, but when so many milliseconds pass without
one."""
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
_ASKED = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ShortcutFocusReason)


class SearchBox(QLineEdit):
    """Down goes through what is found, Enter opens, Esc closes; the marks stay while something stands in the box."""

    opened = Signal()
    """Something was opened whose room the focus goes to."""
    text_opened = Signal()
    """A statement or original words were opened: the documents are to be seen."""
    original_opened = Signal()
    """Original words were opened, which are to be seen."""
    to_date = Signal(int, int)
    """The line is to go to these days."""
    to_line = Signal()
    """What was found is to be seen on the line."""
    to_compare = Signal()
    """What the documents say of all that was found is to be compared."""
    said = Signal(str)
    """What came of something that was asked for in the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.found = Grouped()
        self.place: Callable[[], tuple[QRect, bool]] = lambda: (self.window().rect(), True)
        """Where in the window the results go, and whether they cover the documents there."""
        self.date: Callable[[str], Place | None] = lambda typed: None
        """The date that something typed is, if it is one."""
        self.originals, self.other_letters = Searched(desk), OtherLetters(desk)
        self._prompts = (self.tr("Search names, events, statements, dates"), self.tr("Search words, dates"),
                         self.tr("Search"))
        self.setAccessibleName(self.tr("Search"))
        self.icon, self.number = QLabel(self), QLabel(self)
        self.number.setProperty("role", "muted")
        self.number.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.away = QToolButton(self)
        self.away.setProperty("shape", "quiet")
        self.away.setCursor(Qt.CursorShape.ArrowCursor)
        self.away.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.away.setToolTip(self.tr("Clear the search"))
        self.away.setAccessibleName(self.tr("Clear the search"))
        self.away.clicked.connect(self._emptied)
        self.textChanged.connect(self._arrange)
        self.panel: FoundPanel | None = None
        self.steps = Steps(desk, lambda: self.panel.in_order() if self.panel is not None and self.found.query else [],
                           self._open, self.show_all, self)
        self.wait = QTimer(self)
        self.wait.setSingleShot(True)
        self.wait.setInterval(0)  # the letters that have come meanwhile are taken together
        self.wait.timeout.connect(self.look)
        self.textEdited.connect(lambda _: self.wait.start())
        self.restyle()
        desk.session.listen(self._changed)
        QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def _changed(self, before: State, after: State) -> None:
        if before.typed != after.typed != self.text().strip():  # typed by somebody else, as a view that was saved
            self.setText(after.typed)
            self._find()
        elif before.filters != after.filters and self.panel is not None and after.sought.things:
            self._show_on_line(after.sought.things)

    # Look

    def restyle(self) -> None:
        """Take colours anew."""
        c = self.desk.theme.colours
        side = self.desk.theme.px(16)
        self.icon.setPixmap(self.desk.icons.pixmap("search", c.muted, side, self.devicePixelRatioF()))
        self.icon.resize(side, side)
        self.away.setIcon(self.desk.icons.icon("x", c.muted, c.line, side))
        self.setMinimumWidth(self.desk.theme.px(64))
        if self.panel is not None:
            self.panel.restyle()
            self.close_results()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The glass at the left; the cross and how many were found at the right."""
        px, middle = self.desk.theme.px, self.height() // 2
        self.icon.move(px(9), middle - self.icon.height() // 2)
        self.away.setVisible(bool(self.text()))
        self.away.adjustSize()
        self.away.move(self.width() - self.away.width() - 4, middle - self.away.height() // 2)
        self.number.adjustSize()
        right = self.away.width() + 8
        self.number.move(self.width() - right - self.number.width(), middle - self.number.height() // 2)
        self.number.setVisible(bool(self.number.text()) and self.width() > px(200))
        room = self.width() - px(16) - right - 16
        self.setPlaceholderText(next((words for words in self._prompts if self.fontMetrics().horizontalAdvance(
            words) <= room), self._prompts[-1]))
        self.setTextMargins(px(16) + 4, 0, right + (0 if self.number.isHidden() else self.number.width()), 0)

    def _results(self) -> FoundPanel:
        """The list, as a child of the window: it never takes the keys away from the box unless asked."""
        if self.panel is None:
            self.panel = FoundPanel(self.desk, self.window())
            self.panel.chosen.connect(self._open)
            self.panel.narrowed.connect(self._narrowed)
            self.panel.date_chosen.connect(self._go)
            self.panel.left.connect(self._left)
            self.panel.on_line.clicked.connect(self.to_line)
            self.panel.compare.clicked.connect(self._compare)
            self.panel.add.clicked.connect(self._add)
            chain: list[QWidget] = [self, self.panel.on_line, self.panel.compare, self.panel.add, self.panel.groups,
                                    self.panel.documents, self.panel.list]
            for one, other in pairwise(chain):
                QWidget.setTabOrder(one, other)
        return self.panel

    # Finding

    def look(self) -> None:
        """Search for what stands in the box, and show what was found."""
        self._find()
        if self.found.query:
            self._show_results()
        else:
            self.close_results()

    def _find(self) -> None:
        typed, begun = self.text().strip(), monotonic()
        self.found = grouped(self.desk.library, typed, self.originals()) if typed else Grouped()
        self.wait.setInterval(0 if monotonic() - begun < _QUICK else _PAUSE)
        panel = self._results()
        panel.show_found(self.found, self._words(), self.date(typed))
        self.number.setText(number_words(self.found.total, bool(self.found.capped)) if typed else "")
        self._arrange()
        self._mark()
        self.steps.changed.emit()

    def _mark(self) -> None:
        """Tell all others what to mark."""
        panel = self._results()
        things, library = panel.listed(), self.desk.library
        numbers = marked(library, self.found, things)
        self.desk.session.change(typed=self.text().strip(), sought=Sought(
            numbers, self.found.words, frozenset(key for thing in things for key in thing.keys)))
        self._show_on_line(numbers)

    def _show_on_line(self, numbers: frozenset[int]) -> None:
        library, filters = self.desk.library, self.desk.session.state.filters
        seen = on_line(library, numbers, filters)
        self._results().show_on_line(seen, on_line(library, numbers, Filters()) - seen if filters else 0)
        self._results().offer(how_many_printed(library, numbers), bool(self.desk.session.state.sought.statements))

    def _compare(self) -> None:
        """Lay beside each other what the documents say of all that was found."""
        self.close_results()
        self.to_compare.emit()

    def _add(self) -> None:
        """Add what was found to what is chosen for export."""
        session = self.desk.session
        keys = printed(self.desk.library, session.state.sought.things)
        new = len(set(keys).difference(session.state.gathered))
        if new:
            session.change(gathered=gathered.added(session.state, keys))
            words = self.tr("%n added to the export.", "", new)
            if new < len(keys):
                words += " " + self.tr("%n were in it already.", "", len(keys) - new)
        else:
            words = self.tr("All %n are in the export already.", "", len(keys))
        self.said.emit(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._results().add, words))

    def _words(self) -> str:
        """How many were found, or why nothing was."""
        found = self.found
        if found.stopped:
            return self.tr("This would take too long. Try a longer word.")
        if not found.total and (other := self.other_letters(found.query)):
            return self.tr("Nothing found. {why}").format(why=other)
        if not found.total and (count := len(self.originals())):
            return self.tr("Nothing found, in the editors’ words or in your %n original(s). Try a name or a place.", "",
                           count)
        if not found.total:
            return self.tr("Nothing found. The statements are in the editors’ words: try a name, a place or a number.")
        words = self.tr("more than {n} found").format(n=f"{COUNTED:,}") if found.total > COUNTED else \
            self.tr("%n found", "", found.total)
        if found.alike:
            return self.tr("Nothing is spelled so. Names that sound like it: {found}").format(found=words)
        if found.missed:
            return self.tr("Nothing has all of these words. With most of them: {found}").format(found=words)
        return words

    def _narrowed(self) -> None:
        self._mark()
        self.steps.changed.emit()
        self._announce(f"{group_words(self._results().group)}: {self._results().hits.rowCount()}")

    # Showing

    def _show_results(self) -> None:
        panel = self._results()
        panel.setGeometry(self.place()[0])
        panel.raise_()
        panel.show()
        found = self.found
        counts = ", ".join(f"{group_words(g)} {found.counts[g, -1]}" for g in dict.fromkeys(
            t.group for t in found.things))
        said = [going_words(panel.date)] if panel.date is not None else []
        self._announce(". ".join([*said, panel.count.text(), *([counts] if counts else [])]))

    def show_all(self) -> None:
        """List again what was found."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_results()

    def _announce(self, words: str) -> None:
        """Say something to who cannot see the list while the keys go to the box."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def close_results(self) -> None:
        """Take the list away; what was found stays marked."""
        if self.panel is not None:
            self.panel.hide()

    def watch(self, *places: QWidget) -> None:
        """The list goes where these go in whose place it may be."""
        for place in places:
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.showing():
            QTimer.singleShot(0, self, self._put)  # when all have their place
        return False

    def _put(self) -> None:
        if self.showing():
            self._results().setGeometry(self.place()[0])

    def showing(self) -> bool:
        """Whether results are on screen."""
        return self.panel is not None and self.panel.isVisible()

    def _left(self) -> None:
        self.close_results()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _emptied(self) -> None:
        self.clear()
        self.look()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, thing: Thing) -> None:
        """Open a hit. The list makes room for what cannot be seen beside it."""
        row = rows(self.desk.library, self.found, [thing])[0]
        self._results().point_at(thing)
        self.steps.begin()
        if row.group in ("passage", "original"):
            if self.place()[1] or self.desk.session.state.beside[0]:  # it would hide what the last documents say there
                self.close_results()
            self.text_opened.emit()
            if row.group == "original":
                self.original_opened.emit()
            self.desk.open_passage(row.key, again=True)
        else:
            self.close_results()
            self.desk.open(row.key)
            if self.desk.session.state.beside[0]:  # what is in dispute elsewhere would stay, and say nothing of it
                self.desk.session.change(beside=("grid", ""))
            self.opened.emit()
        self.steps.opened(thing)

    def _go(self, first: int, last: int) -> None:
        self.close_results()
        self.to_date.emit(first, last)

    # Keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click lists again what was found."""
        super().mousePressEvent(event)
        if self.found.query and not self.showing():
            self._show_results()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _WAYS:
            self._step(_WAYS[Qt.Key(key)], bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.wait.isActive() or not self.showing():
                self.wait.stop()
                self.look()
            if self.showing() and self._results().current() >= 0:
                self._results().open(self._results().current())
        elif key == Qt.Key.Key_Escape:
            if self.showing():
                self.close_results()
            elif self.text():
                self.clear()
                self.look()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)

    def _step(self, way: int, group: bool) -> None:
        """Through the list, or with Ctrl from group to group; a list that was closed is shown again."""
        panel = self._results()
        if not self.showing():
            if self.text().strip():
                self.look()
            return
        if group:
            panel.step_group(1 if way > 0 else -1)
        else:
            panel.step(way)
        if panel.current() >= 0:
            self._announce(panel.hits.said(panel.current()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._make_ready()
        if event.reason() in _ASKED and self.found.query and not self.showing():
            self._show_results()

    def _make_ready(self) -> None:
        """What takes a moment once is done before the first letter comes."""
        self.desk.library.spellings.others(Words("aaa"))
        self.originals()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """The list closes when the keys go elsewhere in the window, and not when another window comes before it."""
        if now is not None and self.showing() and now is not self and not self._results().isAncestorOf(now) \
                and now.window() is self.window():
            self.close_results()
