"""What the menu has for moving along the line: its keys, going to a date, whether moves are seen, every key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabWidget, QWidget

from explorer.ui.dates import Dates
from explorer.ui.desk import Desk, translate
from explorer.ui.dialogs.goto import GotoDialog
from explorer.ui.dialogs.keys import KeysDialog
from explorer.ui.search import SearchBox
from explorer.ui.timeline.keys import KEYS
from explorer.ui.timeline.pane import TimelinePane


class Moves(QObject):
    """Belongs to a window, whose actions are made by `make` (name, words, what to do, keys…)."""

    def __init__(self, desk: Desk, timeline: TimelinePane, search: SearchBox, window: QWidget,
                 make: Callable[..., QAction]) -> None:
        super().__init__(window)
        self.desk, self.timeline, self._window = desk, timeline, window
        self.goto_dialog: GotoDialog | None = None
        self.keys_dialog: KeysDialog | None = None
        canvas = timeline.canvas
        self.dates = Dates(desk, timeline.content)
        search.date = self.dates.found
        search.to_date.connect(self._go)
        self.along = [make(line.words, translate("Keys", line.words), partial(line.run, canvas), *line.names())
                      for line in KEYS if line.anywhere]
        goto = make("goto", self.tr("Go to a date…"), self.ask_date, "Ctrl+G", icon="calendar")
        timeline.names.line_menu.connect(lambda menu, _: menu.addAction(goto))
        for key, way in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(key), window).activated.connect(partial(search.steps.step, way))
        self.all_keys = make("keys", self.tr("All keys…"), self.show_keys, "?")
        self.animate = make("animate", self.tr("Animate moves"), lambda: None)
        self.animate.setCheckable(True)
        self.animate.setChecked(canvas.glide.wanted)
        self.animate.toggled.connect(lambda on: setattr(canvas.glide, "wanted", on))

    def fill(self, view: QMenu) -> None:
        """Put them into a menu."""
        along = view.addMenu(self.tr("Move along the line"))
        along.addActions([*self.along, self.animate])

    def ask_date(self) -> None:
        """Ask for a date to go to."""
        if self.goto_dialog is None:
            self.goto_dialog = GotoDialog(self.desk, self.dates, self._window)
            self.goto_dialog.chosen.connect(self._go)
        self.goto_dialog.start()

    def _go(self, first: int, last: int) -> None:
        """Go there, where the line is seen: not behind a tab, nor behind what is compared."""
        self.desk.session.change(beside=("", ""))
        page: QWidget | None = self.timeline
        while page is not None:
            stack = page.parentWidget()
            if isinstance(stack, QStackedWidget) and isinstance(tabs := stack.parentWidget(), QTabWidget):
                tabs.setCurrentWidget(page)
            page = stack
        self.timeline.canvas.go_to(first, last)
        self.timeline.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_keys(self) -> None:
        """List every key."""
        if self.keys_dialog is None:
            self.keys_dialog = KeysDialog(self.desk, self._window)
        self.keys_dialog.start()
