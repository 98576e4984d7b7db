"""One column: a document's head, what it says or why it is silent, and its text."""

from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from explorer.session.state import OURS
from explorer.ui.desk import Desk
from explorer.ui.reading.find import FindBar
from explorer.ui.reading.head import Head
from explorer.ui.reading.inferred import Inferred
from explorer.ui.reading.lines import Spot
from explorer.ui.reading.marks import Mark, Marks
from explorer.ui.reading.outline import OutlineButton
from explorer.ui.reading.text import DocumentText
from explorer.ui.reading.why import Why
from explorer.ui.rich import escape

_HIGH = 400
"""Pixels at 100%: what is said aside in a lower column would push out of view what is told."""
_LEAST = 190
"""Pixels at 100%: a column is so wide at the least, and where there is no room for all, they are moved sideways."""


class Column(QFrame):
    """A document beside others."""

    menu_opening = Signal(object)
    """Its menu opens: whoever arranges the columns adds what can be done with this one."""

    stepped = Signal(str)
    """The next statement on what is chosen was asked for here, or the one before."""

    original_asked = Signal()
    """The reader wants to add the original of the document."""
    rewritten = Signal()
    """The same document is written in another way."""

    carded = Signal(bool)
    """Its card was opened or closed; whether one saw before where the chosen statement begins."""

    def __init__(self, desk: Desk, source: str, words: str) -> None:
        super().__init__()
        self.desk, self.source = desk, source
        self._found: FindBar | None = None
        self._why, self._aside, self._locked = "", "", False
        self.setObjectName("column")
        card = desk.source(source)
        self.setAccessibleName(card.title)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.head = Head(desk, card, self.menu)
        self.silence = Why(desk)
        self.outline = OutlineButton(desk)
        self.place = QLabel()
        self.place.setProperty("role", "small")
        self.previous = self._step_button(self.tr("Previous place in this document"), -1)
        self.next = self._step_button(self.tr("Next place in this document"), 1)
        self.lacking = QToolButton()
        self.lacking.setProperty("shape", "quiet")
        self.lacking.setText(self.tr("Add the original…"))
        self.lacking.setToolTip(self.tr("You have not added the original of this document: it is shown in our wording"))
        self.lacking.clicked.connect(self.original_asked)
        self.text = DocumentText(desk, source, words)
        self.inferred = Inferred(self.text)
        self.marks = Marks(desk, card.short_title, self.text.verticalScrollBar())
        self._lay_out()
        self.outline.gone_to.connect(self._go_to_line)
        self.marks.clicked.connect(self._go_to_mark)
        self.text.refilled.connect(lambda: self._found and self._found.refill())
        self.text.refilled.connect(lambda: self.inferred.show(desk.session.state.current))
        self.text.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.text.verticalScrollBar().installEventFilter(self)
        self.head.title.clicked.connect(self._take_focus)
        self.head.card_button.toggled.connect(self._show_card)
        self.restyle(False)

    def _step_button(self, words: str, way: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("shape", "quiet")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self._step(way))
        return button

    def _lay_out(self) -> None:
        self.stepper = QWidget()
        steps = QHBoxLayout(self.stepper)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(2)
        for widget in (self.place, self.previous, self.next):
            steps.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(2)
        below.addWidget(self.outline, 1)
        below.addWidget(self.stepper)
        reading = QHBoxLayout()
        reading.setSpacing(1)
        reading.addWidget(self.text, 1)
        reading.addWidget(self.marks)
        self.box = QVBoxLayout(self)
        self.box.setSpacing(2)
        self.box.addWidget(self.head)
        self.box.addLayout(below)
        self.box.addWidget(self.lacking)
        self.box.addWidget(self.silence)
        self.box.addLayout(reading, 1)

    @cached_property
    def finder(self) -> FindBar:
        """Made when one first looks for something here; Tab comes to it before it comes to the text."""
        self._found = finder = FindBar(self.desk, self.text)
        finder.restyle()
        finder.changed.connect(self._mark)
        self.box.insertWidget(self.box.count() - 2, finder)
        for one, other in pairwise((self.lacking, finder.box, finder.previous, finder.next, finder.away)):
            self.setTabOrder(one, other)
        return finder

    @property
    def _finding(self) -> bool:
        return self._found is not None and not self._found.isHidden()

    def restyle(self, anew: bool = True) -> None:
        """Take colours and sizes anew."""
        c, px = self.desk.theme.colours, self.desk.theme.px
        self.setMinimumWidth(px(_LEAST))
        self.text.setMinimumHeight(px(30))  # Qt's own, 70, cut what is said above it in a low column
        self.box.setContentsMargins(px(14), px(8), 0, 0)
        for button, icon in ((self.previous, "chevron-up"), (self.next, "chevron-down")):
            button.setIcon(self.desk.icons.icon(icon, c.accent, c.line, px(18)))
            button.setIconSize(QSize(px(18), px(18)))
        for part in (self.head, self.outline, self.marks):
            part.restyle()
        if self._found is not None:
            self._found.restyle()
        self._write(anew)

    def show_words(self, words: str, anew: bool = True) -> None:
        """Show the document in our wording, in its own words, or both."""
        self.text.words = words
        self._write(anew)

    def show_mended(self, mended: bool) -> None:
        """Show damaged places of the original mended, with what the editors remark; or all as it is in the copy."""
        self.text.mended = mended
        self._write(anew=True)
        self.rewritten.emit()

    def _write(self, anew: bool) -> None:
        if anew:
            self.text.fill()
            if self._found is not None:
                self._found.refill()
        held = self.desk.held(self.source)
        self.lacking.setVisible(self.text.words != OURS and held is None)
        self.head.show_copy(held)
        self.outline.show_lines(self.text.lines)
        self._scrolled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.fit_card()
        if self._aside:
            self.say_why(self._why, self._aside)
        self._show_place()

    def settle(self) -> None:
        """Give everything its place now, and not a moment later."""
        self.head.settle()
        self.box.activate()
        self.text.make_room()
        self._mark()
        self._scrolled()  # in another width other lines stand at the same height

    # What it says

    def show_told(self, told: tuple[str, ...], chosen: str, silent: str, lacking: str = "", aside: str = "") -> None:
        """Highlight what it tells, go to the chosen place, and say what it lacks; or why it is silent, if it
        is; or something `aside`, where there is much room."""
        self.text.show_told(told, chosen, bool(silent))
        inferred = self.inferred.show(self.desk.session.state.current)
        self.say_why(silent or lacking or escape(inferred, quote=False), aside)
        self._show_place()

    def say_why(self, words: str, aside: str = "") -> None:
        """Why it is silent, or what it lacks; and that it does not go along where the others are scrolled together."""
        self._why, self._aside = words, aside
        words = words or (aside if self.height() >= self.desk.theme.px(_HIGH) else "")
        self.silence.setVisible(bool(words))
        self.silence.say(self.tr("{why} It stays while the others scroll.").format(why=words)
                         if self._locked and self.text.silent else words)

    def go_along(self, locked: bool) -> None:
        """The columns are scrolled together now, or each on its own."""
        self._locked = locked
        self.say_why(self._why, self._aside)

    def _show_place(self) -> None:
        told = self.text.told
        self.stepper.setVisible(len(told) > 1)
        at = told.index(self.text.chosen) + 1 if self.text.chosen in told else 0
        words = self.tr("place {n} of {all}") if self.width() > self.desk.theme.px(330) else self.tr("{n} of {all}")
        self.place.setText(words.format(n=at, all=len(told)))

    def _mark(self) -> None:
        high = max(1.0, self.text.document().size().height())
        found = self.finder.hits if self._finding else ()
        self.marks.show_marks([
            *(self._mark_at(self.text.top_of_statement(key) / high, self.text.script.spots[key][0], key,
                            key == self.text.chosen) for key in self.text.told),
            *(self._mark_at(self.text.top_of(spot.line) / high, spot, "", n == self.finder.at)
              for n, spot in enumerate(found))])

    def _mark_at(self, share: float, spot: Spot, key: str, chosen: bool) -> Mark:
        words = self.text.lines[spot.line].text[spot.start if key else 0:]
        return Mark(min(1.0, share), key, spot.line,
                    words if len(words) < 90 else words[:90].rsplit(" ", 1)[0] + "…", chosen)

    def _go_to_mark(self, mark: Mark) -> None:
        if mark.key:
            self.desk.session.change(passage=mark.key)
        elif (at := next((n for n, hit in enumerate(self.finder.hits) if hit.line == mark.line), -1)) >= 0:
            self.finder.show_hit(at)

    def _step(self, way: int) -> None:
        told = self.text.told
        if told:
            at = told.index(self.text.chosen) if self.text.chosen in told else 0
            self.stepped.emit(told[(at + way) % len(told)])

    def _show_card(self, shown: bool) -> None:
        seen = bool(self.text.chosen) and self.text.begins_in_view(self.text.chosen)
        self.head.show_card(shown)
        self.carded.emit(seen)

    # Reading

    def _go_to_line(self, line: int) -> None:
        """Begin to read at a heading."""
        self.text.scroll_to_line(line)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolled(self) -> None:
        line = self.text.line_read()
        self.outline.show_place(line)
        if (layer := self._layer_at(line)) != self.head.layer:
            self.head.show_layer(layer)

    def _layer_at(self, line: int) -> str:
        return next((x.layer for x in self.text.lines[line:] if x.layer), "") if line < 2 else \
            next((x.layer for x in self.text.lines[line::-1] if x.layer), "")

    # Hands

    def _take_focus(self) -> None:
        """Keys, as to find something, are for this document."""
        self.text.setFocus(Qt.FocusReason.MouseFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:  # on the scroll bar
            self._take_focus()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()  # here it is this document that is searched, and not everything
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Find) or (
            event.key() == Qt.Key.Key_F3 and self._finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.finder.open_bar()
        elif self._is_own(event):
            self.finder.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and self._finding:
            self.finder.close_bar()
        else:
            super().keyPressEvent(event)

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction(self.tr("Find in this document…\tCtrl+F"), self.finder.open_bar)
        if self.text.held is not None:
            as_in_copy = self.menu.addAction(self.tr("As in the copy: nothing mended"))
            as_in_copy.setCheckable(True)
            as_in_copy.setChecked(not self.text.mended)
            as_in_copy.toggled.connect(lambda on: self.show_mended(not on))
        self.menu_opening.emit(self.menu)
