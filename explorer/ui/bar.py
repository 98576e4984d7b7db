"""The bar across the top: what is used most, by buttons that lose their words where there is little room."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from explorer.session.state import TELLING, State
from explorer.ui.desk import Desk
from explorer.ui.filters import FilterPanel
from explorer.ui.lens import LensButton
from explorer.ui.search import SearchBox
from explorer.ui.steady import Steady
from explorer.ui.wording import scheme_words, schemes

_ALL, _MOST, _FEW = 680, 470, 360
"""In windows narrower than these, in pixels at 100%, some buttons, and then some more, stand in a menu of the bar."""


class Bar(QWidget):
    """Back and forward, search, lanes, lens, zoom, verdicts, filters, export and the menu."""

    def __init__(self, desk: Desk, actions: Mapping[str, QAction], search: SearchBox, lens: LensButton,
                 lane_actions: Callable[[QMenu], list[QAction]]) -> None:
        super().__init__()
        self.desk, self.lens = desk, lens
        self.setObjectName("bar")
        self.setMinimumWidth(320)  # it shrinks by itself, and must not hold the window wide
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        actions["export"].setIconText(self._to_export(0))
        self.filters = self._button(actions["filters"], text=True)
        self.export = self._button(actions["export"], text=True)
        self.export.may_say([self._to_export(99)])
        self._verdicts = self._button(actions["verdicts"])
        self.lanes, self.lane_menu = self._lanes(lane_actions)
        self.menu = QToolButton()
        self.menu.setProperty("shape", "round")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setToolTip(self.tr("Menu"))
        self.menu.setAccessibleName(self.tr("Menu"))
        self._zoom = [self._button(actions[name]) for name in ("closer", "farther", "fit")]
        for name in ("closer", "farther", "fit"):  # where one looks for it
            actions[name].setToolTip(actions[name].toolTip() + "\n" + self.tr("To a certain date: Ctrl+G"))
        self._notes = self._button(actions["notes"])
        self._grid = self._button(actions["grid"])
        self._table, *self._ways = [self._button(actions[name]) for name in ("table", "back", "forward")]
        self.rest = self._rest()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        for way in self._ways:
            row.addWidget(way)
        row.addWidget(search, 12)
        for widget in (self.lanes, lens, self._table, self._grid, *self._zoom, self.rest):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self._notes, self._verdicts, self.filters, self.export, self.menu):
            row.addWidget(button)

    def _lanes(self, for_all: Callable[[QMenu], list[QAction]]) -> tuple[Steady, QMenu]:
        button = Steady()
        button.may_say([self._two(), *map(self._by, schemes())])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for scheme in schemes():
            action = menu.addAction(scheme_words(scheme))
            action.setCheckable(True)
            action.setData(scheme)
            action.triggered.connect(lambda _=False, s=scheme: self.desk.session.change(scheme=s))
        menu.addSeparator()
        menu.addActions(for_all(menu))
        button.setMenu(menu)
        return button, menu

    def _rest(self) -> QToolButton:
        """What opens to the buttons that there is no room for."""
        button = QToolButton()
        button.setProperty("shape", "round")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(self.tr("What else stands here where there is room"))
        button.setAccessibleName(self.tr("More buttons"))
        menu = QMenu(button)
        menu.aboutToShow.connect(self._fill_rest)
        button.setMenu(menu)
        button.hide()
        return button

    @property
    def _yielding(self) -> list[tuple[QToolButton, int]]:
        """Buttons that give way, each with the width of the window that they need, in pixels at 100%."""
        return [*((button, _ALL) for button in (self.lens, self._grid, *self._zoom, self._notes)),
                *((button, _MOST) for button in (*self._ways, self.export)), (self._table, _FEW)]

    def _fill_rest(self) -> None:
        menu = self.rest.menu()
        menu.clear()
        for button, _ in self._yielding:
            if button is self.lens and button.isHidden():
                menu.addMenu(self.lens.choices)
            elif button.isHidden():
                menu.addAction(button.defaultAction())

    def _two(self) -> str:
        """What the lanes are where two documents stand against each other."""
        return " " + self.tr("Lanes: who tells")

    def _by(self, scheme: str) -> str:
        return " " + self.tr("Lanes: {scheme}").format(scheme=scheme_words(scheme).lower())

    def _to_export(self, gathered: int) -> str:
        return " " + (self.tr("Export to PDF ({n})").format(n=gathered) if gathered else self.tr("Export to PDF"))

    def _button(self, action: QAction, text: bool = False) -> Steady:
        button = Steady()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text
                                  else Qt.ToolButtonStyle.ToolButtonIconOnly)
        if not text:
            button.setProperty("shape", "round")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.text().replace("&", "").rstrip("…")
        action.setToolTip(f"{words}  ({keys})" if keys else words)  # a button takes it anew when its action changes
        button.setAccessibleName(words)
        return button

    def finish(self, menu: QMenu, filters: FilterPanel) -> None:
        """Take the menu, which needs the actions that are on the bar, and what drops down below it."""
        self.menu.setMenu(menu)
        for button, dropped in ((self.menu, menu), (self.lanes, self.lane_menu), (self.lens, self.lens.choices),
                                (self.rest, self.rest.menu())):
            dropped.aboutToHide.connect(lambda b=button: self._let_go(b))
        for panel, under in ((filters, self.filters), (self.lens.pair, self.lens)):
            panel.closed.connect(lambda b=under: self._let_go(b))

    def _let_go(self, button: QToolButton) -> None:
        """Qt leaves a button lit after what it opened has closed."""
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        button.update()

    def dress(self) -> None:
        """Take colours and sizes anew."""
        c, theme, icons = self.desk.theme.colours, self.desk.theme, self.desk.icons
        self.lanes.setIcon(icons.icon("rows-3", c.text, c.line, theme.px(16)))
        self.rest.setIcon(icons.icon("chevrons-right", c.text, c.line, theme.px(18)))
        self.menu.setIcon(icons.icon("menu", c.text, c.line, theme.px(18)))

    def shrink(self, room: float) -> None:
        """Fit a window that is so many pixels wide, as they are at 100%: first words go, then buttons into a menu."""
        style = Qt.ToolButtonStyle
        for button in (self.lanes, self.lens, self.filters, self.export):
            least = 1100 if button is self.lens else 900
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if room >= least else style.ToolButtonIconOnly)
        for yielding, need in self._yielding:
            yielding.setVisible(room >= need)
        self.rest.setVisible(room < _ALL)

    def say(self, state: State) -> None:
        """How the lanes are laid out just now, and how many entries are gathered for export."""
        gathered = len(state.gathered)
        self.export.defaultAction().setIconText(self._to_export(gathered))
        self._verdicts.defaultAction().setToolTip(
            self.tr("Hide whether the documents agree  (V)") if state.verdicts else
            self.tr("Show whether the documents agree  (V)"))
        two = len(state.lens) == 2
        self.lanes.setText(self._two() if two else self._by(state.scheme))
        self.lanes.setEnabled(not two)
        for action in self.lane_menu.actions():
            action.setChecked(action.data() == state.scheme)
            if action.data() == TELLING:
                action.setEnabled(state.verdicts)
