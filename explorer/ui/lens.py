"""The lens: a button with its menu, a popup that picks two documents, and the notice of what one is looking through."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QHideEvent, QIcon
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QLabel,
    QMenu,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.session import lens
from explorer.session.state import State
from explorer.ui.desk import Desk, translate
from explorer.ui.flow import FlowLayout
from explorer.ui.steady import Steady
from explorer.ui.timeline.lens import signs as lens_signs
from explorer.ui.timeline.tellers import sign_icon


class LensButton(Steady):
    """Says through which lens the line is seen; its menu, which may hang elsewhere too, changes it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.choices = QMenu(self.tr("Lens"), self)
        self.choices.aboutToShow.connect(self._fill)
        self.setMenu(self.choices)
        self.pair = PairPanel(desk, self)
        desk.session.listen(self._changed)
        self.restyle()
        self._fill()
        self._say()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        theme = self.desk.theme
        self.setIcon(self.desk.icons.icon("glasses", theme.colours.text, theme.colours.line, theme.px(16)))

    def _fill(self) -> None:
        """The documents of the dataset that is open now."""
        self.choices.clear()
        session, sources = self.desk.session, self.desk.library.sources
        self._choice(self.tr("All documents"), not session.state.lens).triggered.connect(
            lambda _=False: session.change(**lens.none()))
        for source in sources:
            self._choice(source.short_title, session.state.lens == (source.key,)).triggered.connect(
                lambda _=False, key=source.key: session.change(**lens.alone(key)))
        self.choices.addSeparator()
        two = self._choice(self.tr("Compare two…"), len(session.state.lens) == 2)
        two.setEnabled(len(sources) > 1)
        two.triggered.connect(lambda _=False: self.compare())

    def _choice(self, words: str, checked: bool) -> QAction:
        action = self.choices.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(checked)
        return action

    def compare(self) -> None:
        """Lay two documents against each other, and ask which; those that were looked at come first."""
        keys = [s.key for s in self.desk.library.sources]
        state = self.desk.session.state
        first, second = (*dict.fromkeys((*state.compared, *state.lens, *keys)), "")[:2]
        self.desk.session.change(**lens.against(first, second))
        corner = self.mapToGlobal(self.rect().bottomLeft()) if self.isVisible() else self.window().pos()
        self.pair.open_at(corner)

    def _changed(self, before: State, after: State) -> None:
        if (before.lens, before.compared) != (after.lens, after.compared):
            self._say()

    def _say(self) -> None:
        seen = self.desk.session.state.lens
        two, every = self.tr("two documents"), self.tr("all documents")
        titles = [s.short_title for s in self.desk.library.sources]
        words = two if len(seen) == 2 else self.desk.source(seen[0]).short_title if seen else every
        self.setText(self._written(words))
        self.setToolTip(self.tr("See the line as one document tells it, or two against each other") + "\n" +
                        next_words(self.desk))
        self.setAccessibleName(self.tr("Lens: {documents}").format(documents=words))
        self.may_say(map(self._written, (two, every, *titles)))

    def _written(self, words: str) -> str:
        return " " + self.tr("Lens: {documents}").format(documents=words.replace("&", "&&"))


def next_words(desk: Desk) -> str:
    """What the key of the lens goes on to, by name."""
    state = desk.session.state
    seen = lens.turned(state, [s.key for s in desk.library.sources])["lens"]
    assert isinstance(seen, tuple)
    words = translate("LensNotice", "both") if len(seen) == 2 else \
        desk.source(seen[0]).short_title if seen else translate("LensNotice", "all documents")
    return translate("LensNotice", "L: on to {lens}").format(lens=words)


class PairPanel(QFrame):
    """Which two documents are laid against each other; the line follows each choice at once."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.desk = desk
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Two documents against each other"))
        self.choices: tuple[dict[str, QRadioButton], ...] = ({}, {})
        desk.session.listen(self._changed)

    def open_at(self, where: QPoint) -> None:
        """Build it anew and show it below `where`, as far as the screen has room."""
        screen = self.screen().availableGeometry()
        self._build(screen.size())
        self.adjustSize()
        self.resize(self.size().boundedTo(screen.size()))
        corner = screen.bottomRight() - QPoint(self.width(), self.height()) + QPoint(1, 1)
        self.move(min(where.x(), corner.x()), min(where.y(), corner.y()))
        self.show()
        self.choices[0][self.desk.session.state.compared[0]].setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _build(self, room: QSize) -> None:
        if old := self.layout():
            QWidget().setLayout(old)
        px = self.desk.theme.px
        inner = QWidget()
        inner.setObjectName("pane")
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        columns.setContentsMargins(0, 0, px(8), 0)
        columns.setSpacing(px(24))
        self.choices = ({}, {})
        for place, title in enumerate((self.tr("One document"), self.tr("and the other"))):
            columns.addWidget(self._column(place, title), 0, Qt.AlignmentFlag.AlignTop)
        if inner.sizeHint().width() + px(48) > room.width():
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        wanted = inner.sizeHint() + QSize(px(16), px(8))
        area.setMinimumSize(wanted.boundedTo(room - QSize(px(40), px(60))))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.addWidget(area)

    def _column(self, place: int, title: str) -> QWidget:
        column = QWidget()
        column.setObjectName("pane")
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        head = QLabel(title)
        head.setProperty("role", "muted")
        box.addWidget(head)
        group = QButtonGroup(column)
        for source in self.desk.library.sources:
            choice = QRadioButton(source.short_title.replace("&", "&&"))
            choice.setAccessibleName(f"{title}: {source.short_title}")
            choice.setChecked(source.key == self.desk.session.state.compared[place])
            choice.toggled.connect(partial(self._chosen, place, source.key))
            group.addButton(choice)
            self.choices[place][source.key] = choice
            box.addWidget(choice)
        return column

    def _chosen(self, place: int, key: str, on: bool) -> None:
        """Where a document is chosen that is the other one, the two change places."""
        two = list(self.desk.session.state.compared)
        if on and two and two[place] != key:
            two[1 - place] = two[place] if two[1 - place] == key else two[1 - place]
            two[place] = key
            self.desk.session.change(**lens.against(*two))

    def _changed(self, before: State, after: State) -> None:
        if self.isVisible() and before.compared != after.compared:
            for choices, key in zip(self.choices, after.compared, strict=False):
                choices[key].setChecked(True)


class LensNotice(QWidget):
    """As long as a lens is on: which one, what its dotted marks mean, the way back; of two, a button for each view."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._short = False
        self.setObjectName("hint")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words, self.name, self.note = QLabel(), QLabel(), QLabel(self.tr("Dotted: left out by it"))
        for label, role in ((self.words, "hint"), (self.name, "strong"), (self.note, "hint")):
            label.setProperty("role", role)
        self.note.setToolTip(self.tr("The document says nothing of these, though it covers the subject and the years."))
        self.views = [QToolButton() for _ in range(3)]
        named = self.tr("One document alone"), self.tr("Both"), self.tr("The other document alone")
        for number, view in enumerate(self.views):
            view.setAccessibleName(named[number])  # until there are two
            view.setProperty("shape", "chip")
            view.setCheckable(True)
            view.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            view.clicked.connect(partial(self._view, number))
        self.end = QToolButton()
        self.end.setProperty("shape", "chip")
        self.end.setText(self.tr("All documents"))
        self.end.setAccessibleName(self.tr("End the lens: show what all documents tell"))
        self.end.clicked.connect(lambda: desk.session.change(**lens.none()))
        self.key = QLabel()
        self.key.setProperty("role", "hint")
        row = FlowLayout(self, desk.theme.px(14), desk.theme.px(8), desk.theme.px(5))
        for widget in (self.words, self.name, *self.views, self.note, self.end, self.key):
            row.addWidget(widget)
        desk.session.listen(self._changed)
        self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        theme = self.desk.theme
        self.end.setIcon(self.desk.icons.icon("x", theme.colours.accent, theme.colours.line, theme.px(14)))
        for label in (self.words, self.name, self.note, self.key):
            label.setMinimumHeight(theme.px(28))  # as high as the buttons beside them
        self.fill()

    def shorten(self, short: bool) -> None:
        """In a window with little room: only what is needed."""
        if short != self._short:
            self._short = short
            self.fill()

    def _view(self, number: int) -> None:
        state = self.desk.session.state
        first, second = state.compared
        self.desk.session.change(**(lens.turned_to(first), lens.against(first, second), lens.turned_to(second))[number])
        self.fill()  # a click on the view that is on must not switch it off

    def _changed(self, before: State, after: State) -> None:
        if (before.lens, before.compared) != (after.lens, after.compared):
            self.fill()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said()))

    def said(self) -> str:
        """The lens in one sentence."""
        state = self.desk.session.state
        names = [self.desk.source(key).short_title for key in state.lens]
        if not names:
            return self.tr("The line shows what all documents tell.")
        if len(names) == 1:
            return self.tr("The line shows what {document} tells.").format(document=names[0])
        return self.tr("The line shows {one} against {other}.").format(one=names[0], other=names[1])

    def fill(self) -> None:
        """Say what the session looks through."""
        state = self.desk.session.state
        self.setVisible(bool(state.lens))
        if not state.lens:
            return
        two = bool(state.compared)
        self.setAccessibleName(self.said())
        self.words.setText(self.tr("Two documents compared:") if two else self.tr("Seen as one document tells it:"))
        self.words.setVisible(not self._short)
        self.key.setVisible(not self._short)
        self.key.setText(next_words(self.desk))
        style = Qt.ToolButtonStyle
        self.end.setToolButtonStyle(style.ToolButtonIconOnly if self._short else style.ToolButtonTextBesideIcon)
        self.name.setVisible(not two)
        self.name.setText(self.desk.source(state.lens[0]).short_title)
        names = [self.desk.source(key).short_title for key in state.compared]
        theme = self.desk.theme
        tick = self.desk.icons.icon("check", theme.colours.accent, theme.colours.line, theme.px(14))
        every = dict(zip([s.key for s in self.desk.library.sources], lens_signs(self.desk), strict=True))
        signs = [every[key] for key in state.lens] if len(state.lens) == 2 else []
        for number, view in enumerate(self.views):
            view.setVisible(two)
            if two:
                words = (names[0], self.tr("Both"), names[1])[number]
                view.setText(words.replace("&", "&&"))
                view.setAccessibleName(words if number == 1 else self.tr("{document} alone").format(document=words))
                view.setChecked(state.lens == ((state.compared[0],), state.compared, (state.compared[1],))[number])
                view.setIcon(tick if view.isChecked() else
                             sign_icon(signs[number // 2], theme, self.devicePixelRatioF()) if signs else QIcon())
        self.note.setVisible(len(state.lens) == 1 and not self._short)
