"""The window: three rooms, one selection. The only place that knows all panes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.days import to_day
from explorer.model.filters import Filters
from explorer.notes.notebook import Notebook, NotebookError
from explorer.session.state import State
from explorer.session.views import as_place
from explorer.store.library import Library
from explorer.store.opening import DatasetError
from explorer.ui.bar import Bar
from explorer.ui.desk import Desk
from explorer.ui.dialogs import messages
from explorer.ui.dialogs.views import ViewDialog
from explorer.ui.filters import FilterChips, FilterPanel
from explorer.ui.focus import Focus
from explorer.ui.hint import Hint
from explorer.ui.legend import Legend
from explorer.ui.lens import LensButton, LensNotice
from explorer.ui.menus import make_menu
from explorer.ui.moves import Moves
from explorer.ui.notes.notes import Notes
from explorer.ui.originals.originals import Originals
from explorer.ui.originals.shelf import Shelf
from explorer.ui.outofsight import OutOfSight
from explorer.ui.panes.detail import DetailPane
from explorer.ui.reading.pane import ReadingPane
from explorer.ui.room import Room
from explorer.ui.rooms import Rooms
from explorer.ui.search import SearchBox
from explorer.ui.split import Split
from explorer.ui.status import Status
from explorer.ui.steps import StepsRow
from explorer.ui.textsize import TextSize
from explorer.ui.timeline.pane import TimelinePane
from explorer.ui.told import Told
from explorer.ui.views import ViewsMenu
from explorer.ui.wayback import WayBack

if TYPE_CHECKING:
    from explorer.ui.dialogs.export import ExportDialog

NARROW = 1100
"""In a window narrower than this, in pixels at 100%, details and documents share a place."""
LOW = 400
"""In a window lower than this, the line shares it too."""


def today() -> int:
    """The present day's number."""
    return to_day(*date.today().timetuple()[:3])


class Window(QMainWindow):
    """Timeline top left, details to its right, documents side by side below."""

    ready = Signal()
    """The first picture with data is on screen."""

    def __init__(self, desk: Desk, notebook: Notebook, icon: QIcon) -> None:
        super().__init__()
        self.desk, self.notebook = desk, notebook
        self.setWindowIcon(icon)
        self.actions_by_name: dict[str, QAction] = {}
        self._dressers: list[Callable[[], None]] = []
        self._make_panes()
        self._make_actions()
        self.bar = Bar(self.desk, self.actions_by_name, self.search, self.lens,
                       self.timeline.names.lanes.actions_for_all)
        self._make_menus()
        self._lay_out()
        self._make_status()
        self.focus = Focus(self, self.room, self.detail, (self.room, self.detail, self.below))
        self._first_picture = False
        self.room.painted.connect(self._painted)
        desk.session.listen(self._changed)
        desk.theme.changed.connect(self._restyle)
        desk.watchers.append(self._library_changed)
        self.setWindowTitle(desk.library.info.get("title", "") + " – Timeline Explorer")
        self.resize(1366, 768)
        self._dress()
        self._say()
        self.timeline.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panes(self) -> None:
        self.rooms = Rooms(self)
        self.alone, self.all_three = self.rooms.alone, self.rooms.all_three
        self.timeline = TimelinePane(self.desk, today())
        self.chips, self.out_of_sight = FilterChips(self.desk), OutOfSight(self.desk, self.timeline)
        self.room = Room(self.timeline, self.chips, self.out_of_sight)
        self.detail = DetailPane(self.desk)
        self.shelf = Shelf(self.desk, self.notebook, self)
        self.reading = ReadingPane(self.desk)
        self.originals = Originals(self.desk, self.shelf, self.reading, self)
        self.ready.connect(self.shelf.load)
        self.notes = Notes(self.desk, self.notebook, self.timeline, self.reading, self.detail, self)
        self.notes.moved.connect(self.fold)
        self.notes.book.moved.connect(self.originals.begin_anew)
        self.shelf.changed.connect(lambda _: self.notes.book.load())
        self.panel = FilterPanel(self.desk, self)
        self.lens, self.lens_notice = LensButton(self.desk), LensNotice(self.desk)
        self.search = SearchBox(self.desk)
        self.detail.above.addWidget(StepsRow(self.desk, self.search.steps))
        self.way_back = WayBack(self.desk, self.all_three, self.rooms.compare, self.search.steps,
                                (self.timeline.canvas, self.detail), self.reading.close_cards)
        self.views = ViewsMenu(self.desk, self.notebook, self.timeline, self)
        self.export_dialog: ExportDialog | None = None
        self.room.opened.connect(lambda: self.detail.page.setFocus(Qt.FocusReason.OtherFocusReason))
        self.search.opened.connect(self.room.go)
        self.search.place = self.rooms.place_of_results
        self.search.text_opened.connect(lambda: self.below.setCurrentWidget(self.reading))
        self.search.to_line.connect(self.timeline.canvas.fit_found)
        self.search.to_compare.connect(lambda: self.rooms.compare("found"))
        self.search.original_opened.connect(self.reading.show_originals)
        self.room.shared.connect(self._shared)
        self.room.text_asked.connect(self.rooms.show_texts)
        for pane in (self.room, self.reading, self.search):
            pane.said.connect(lambda words: self.statusBar().showMessage(words, 5000))

    def action(self, name: str, words: str, run: Callable[[], object], *keys: str, icon: str = "") -> QAction:
        """Something the window can do, by its name."""
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(k) for k in keys])
        action.triggered.connect(lambda _=False: run())
        self.addAction(action)
        if icon:
            c = self.desk.theme
            self._dressers.append(lambda: action.setIcon(self.desk.icons.icon(
                icon, c.colours.text, c.colours.line, c.px(18))))
        self.actions_by_name[name] = action
        return action

    def _make_actions(self) -> None:
        session, canvas = self.desk.session, self.timeline.canvas
        self.action("back", self.tr("Back"), session.back, "Alt+Left", icon="arrow-left")
        self.action("forward", self.tr("Forward"), session.forward, "Alt+Right", icon="arrow-right")
        self.action("fit", self.tr("Show all years"), canvas.fit, "Ctrl+0", icon="fullscreen")
        self.action("closer", self.tr("Zoom in"), lambda: canvas.zoom(0.6), icon="zoom-in")
        self.action("farther", self.tr("Zoom out"), lambda: canvas.zoom(1 / 0.6), icon="zoom-out")
        self.action("export", self.tr("Export to PDF…"), self.export, "Ctrl+E", icon="file-down")
        verdicts = self.action("verdicts", self.tr("Show whether the documents agree"), self._toggle_verdicts, "V")
        verdicts.setCheckable(True)
        self._dressers.append(self._dress_verdicts)
        self.action("filters", self.tr("Filters"), self.show_filters, "Ctrl+L", icon="list-filter")
        self.action("table", self.tr("Table"), self.room.switch, "Ctrl+T", icon="table").setCheckable(True)
        self.action("grid", self.tr("Compare the documents"), lambda: self.room.turn("grid"), "C",
                    icon="columns-3").setCheckable(True)
        self.notes.make_actions(self.action)

    def _make_menus(self) -> None:
        self.text_size = TextSize(self.desk.theme, self.statusBar())
        self.moves = Moves(self.desk, self.timeline, self.search, self, self.action)
        self.bar.finish(make_menu(self), self.panel)

    def _lay_out(self) -> None:
        """From the outside in: whatever is put into another place is dressed again, with all that is in it."""
        self.hint = Hint(self.desk, self.actions_by_name["help"], self.timeline.canvas)
        self.shelf.added.connect(lambda _: self.hint.hide())  # its line is needed to say what came of it
        self.upper = QSplitter(Qt.Orientation.Horizontal)
        self.below = QTabWidget()
        self.whole = Split(self.desk.theme, self.upper, self.below)
        self.told = Told(self.desk, self.below, self.room, self.reading)
        centre = QWidget()
        centre.setObjectName("ground")
        self.setCentralWidget(centre)
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.bar, self.hint, self.way_back, self.originals.notice, self.lens_notice):
            box.addWidget(widget)
        box.addWidget(self.notes.around(self.whole, self.below), 1)
        for splitter in (self.upper, self.whole):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(5)
        self.upper.addWidget(self.room)
        self.upper.addWidget(self.detail)
        self.search.watch(self.detail, self.below)
        self.below.setDocumentMode(True)
        self.below.setTabBarAutoHide(True)
        self.below.tabBar().setDrawBase(False)
        self.below.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # or Tab goes to its hidden bar, and on from there never
        self.below.addTab(self.reading, self.tr("Documents"))
        self.upper.setStretchFactor(0, 2)
        self.upper.setStretchFactor(1, 1)
        self.upper.setSizes([900, 466])
        self.reading.load()
        self.reading.side.alone.clicked.connect(lambda: self.alone(self.reading))
        self.detail.texts_asked.connect(self.rooms.read_alone)

    def _make_status(self) -> None:
        self.status = Status(self.desk, self.timeline.content, self.statusBar())
        self.edition = QLabel()
        self.statusBar().setSizeGripEnabled(False)
        self.legend = Legend(self.hint.signs, self.statusBar(), self.actions_by_name["help"])
        self.statusBar().addPermanentWidget(self.edition)

    # Look

    def _dress(self) -> None:
        for dresser in self._dressers:
            dresser()
        side = self.desk.theme.px(18)
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))
        self.bar.dress()

    def _restyle(self) -> None:
        self._dress()
        for pane in (self.search, self.room, self.detail, self.reading, self.lens, self.lens_notice, self.way_back,
                     self.out_of_sight, self.originals.notice, self.notes, self.hint.signs, self.legend):
            pane.restyle()
        self.chips.fill()
        self.fold()

    def _toggle_verdicts(self) -> None:
        state = self.desk.session.state
        self.desk.session.change(**state.veiled() if state.verdicts else {"verdicts": True})

    def _dress_verdicts(self) -> None:
        """An open eye where it is to be seen if the documents agree, a closed one where not."""
        c, seen = self.desk.theme.colours, self.desk.session.state.verdicts
        action = self.actions_by_name["verdicts"]
        action.setChecked(seen)
        action.setIcon(self.desk.icons.icon("eye" if seen else "eye-off", c.text, c.line, self.desk.theme.px(18)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.way_back.obeys(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.search.close_results()
        self.fold()

    def fold(self) -> None:
        """In a narrow window the details are a tab over the documents; in a low one the line is too."""
        width = self.notes.fold(self.width())
        narrow = width < self.desk.theme.px(NARROW)
        low = self.height() < self.desk.theme.px(LOW)
        folded = (self.below.indexOf(self.detail) >= 0, self.below.indexOf(self.room) >= 0)
        if folded != (narrow, low):
            keys, only = self.focusWidget(), self.rooms.only  # what is put elsewhere loses them
            for pane in (self.room, self.detail):
                self.below.removeTab(self.below.indexOf(pane))
            self.below.insertTab(0, self.room, self.tr("Timeline")) if low \
                else self.upper.insertWidget(0, self.room)
            self.below.addTab(self.detail, self.tr("Details")) if narrow else self.upper.addWidget(self.detail)
            for pane in (self.room, self.detail):
                if self.below.indexOf(pane) < 0:
                    pane.show()
            self.rooms.make_way()
            self.below.setCurrentIndex(0)
            self.upper.setVisible(not (low and narrow))
            self.upper.setSizes([2 * width // 3, width // 3])
            if only is not None and self.rooms.only is not only:
                self.rooms.alone(only)
            if keys is not None and keys.isVisible():
                keys.setFocus(Qt.FocusReason.OtherFocusReason)
        self.below.setMinimumHeight(0 if low else self.desk.theme.px(90))  # it gives way to the line, where it has none
        self.room.share()
        self.rooms.say()
        self._shrink()

    def _shrink(self) -> None:
        """With large text or in a small window the edition goes first, which “About” has too, then words and rows."""
        room, high = self.width() / self.desk.theme.scale, self.height() / self.desk.theme.scale
        self.bar.shrink(room)
        self.lens_notice.shorten(room < 640)
        self.edition.setVisible(room >= 900)
        self.hint.shorten(high < 520)
        self.timeline.overview.setVisible(high >= 220)
        self.statusBar().setVisible(high >= 220)

    # What happens

    def _changed(self, before: State, after: State) -> None:
        if before.change(window=after.window) != after:  # a frame of zooming has nothing to say
            self._say()
        if before.verdicts != after.verdicts:
            self._dress_verdicts()

    def _say(self) -> None:
        """Buttons and status line follow the session."""
        session, state = self.desk.session, self.desk.session.state
        self.actions_by_name["back"].setEnabled(session.can_go_back)
        self.actions_by_name["forward"].setEnabled(session.can_go_forward)
        self.bar.say(state)
        for name, on in (("links", state.linked), ("grid", state.beside[0] == "grid"),
                         ("disagreements", state.beside[0] == "disagreements")):
            self.actions_by_name[name].setChecked(on)
        count = state.filters.count()
        self.actions_by_name["filters"].setIconText(" " + self.tr("Filters ({n})").format(n=count))
        self.status.say()
        info = self.desk.library.info
        self.edition.setText(self.tr("{title}, edition {edition}").format(
            title=info.get("title", ""), edition=info.get("edition", "")))

    def _painted(self) -> None:
        if not self._first_picture and self.isVisible():
            self._first_picture = True
            self.ready.emit()

    def _shared(self) -> None:
        """What only moves the line waits while something stands in its place."""
        for made in self.room.late:
            made.installEventFilter(self.way_back)
        self.actions_by_name["table"].setChecked(self.room.tabled and not self.room.comparing)
        self.rooms.share()
        for name in ("fit", "closer", "farther"):
            self.actions_by_name[name].setEnabled(not self.timeline.isHidden())

    def to_search(self) -> None:
        """Let the reader type into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_filters(self) -> None:
        """Drop the filters down below their button."""
        corner = self.bar.filters.mapToGlobal(self.bar.filters.rect().bottomRight())
        self.panel.open_at(corner)

    def export(self) -> None:
        """Open the export dialog."""
        from explorer.ui.dialogs.export import ExportDialog  # 40 ms that the start need not wait for

        if self.export_dialog is None:
            self.export_dialog = ExportDialog(self.desk, self.timeline.content, self.notes.book.all_here, self)
            self.export_dialog.saved.connect(lambda file: self.statusBar().showMessage(
                self.tr("Saved: {file}").format(file=file), 5000))
        self.export_dialog.start()

    # Datasets

    def ask_open(self) -> None:
        """Ask for a dataset file and open it."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a dataset"), "",
                                              self.tr("Datasets (*.sqlite *.tlex);;All files (*)"))
        if name:
            self.open_dataset(Path(name))

    def open_dataset(self, path: Path) -> None:
        """Open another dataset; what cannot be read is said, and the present one stays."""
        try:
            library = Library(path)
        except DatasetError as error:
            self.complain(self.tr("This dataset cannot be opened"), str(error))
            return
        try:
            state = self._opening_state(library)
        except DatasetError as error:
            library.close()
            self.complain(self.tr("This dataset cannot be opened"), str(error))
            return
        self.desk.exchange(library)
        self.desk.session.change(**state)

    def _opening_state(self, library: Library) -> dict[str, object]:
        key = library.info.get("opens on", "")
        library.columns(self.desk.session.state.scheme)
        return {"current": key, "selected": (key,) if key else (), "passage": "", "filters": Filters(), "typed": "",
                "offered": True}

    def _library_changed(self) -> None:
        old = self.desk.session.state
        self.desk.session.restart(State(old.window, old.scheme, verdicts=old.verdicts, links=old.links,
                                        words=old.words))
        self.room.load()
        self.reading.load()
        self.detail.show_current()
        self.chips.fill()
        self.timeline.show_opening()
        self.search.clear()
        self.search.close_results()
        for dialog in (self.export_dialog, *self.findChildren(ViewDialog)):
            if dialog is not None:
                dialog.close()
        self.setWindowTitle(self.desk.library.info.get("title", "") + " – Timeline Explorer")
        self._say()

    def give_up(self, why: str, instead: Path) -> None:
        """The present dataset broke while it was read: say so, and go on with another."""
        if self.desk.library.path.resolve() != instead.resolve():
            self.open_dataset(instead)
        self.complain(self.tr("This dataset cannot be read on"), why)

    def about(self) -> None:
        """Say what the program and the dataset are."""
        messages.show_about(self, self.desk.library.info)

    def complain(self, title: str, text: str) -> None:
        """A dialog with one sentence; does not block what goes on behind it."""
        messages.complain(self, title, text)

    # Where one left off

    def place(self) -> dict[str, object]:
        """What a later start needs to go on here."""
        state = self.desk.session.state
        return {
            **as_place(state), "dataset": self.desk.library.info.get("key", ""),
            "text": self.desk.theme.scale, "colours": self.desk.theme.choice,
            "animate": self.moves.animate.isChecked(),
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            "upper": self.upper.sizes(), "whole": self.whole.place(),
            "table": self.room.place(), "reading": self.reading.place(), "notes": self.notes.place()}

    def arrange(self, place: dict[str, object]) -> None:
        """Sizes as they were left; whatever is malformed is passed over."""
        self.moves.animate.setChecked(place.get("animate") is not False)
        geometry = place.get("geometry")
        if isinstance(geometry, str):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        sizes = place.get("upper")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(s, int) and 0 < s < 2**15 for s in sizes):
            self.upper.setSizes(sizes)
        self.whole.arrange(place.get("whole"))
        self.room.arrange(place.get("table"))
        self.reading.arrange(place.get("reading"))
        self.notes.arrange(place.get("notes"))

    def start_anew(self) -> None:
        """As the next reader finds it: what the last one looked at is forgotten."""
        self.open_dataset(self.desk.library.path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.notes.may_close():
            event.ignore()
            return
        self.shelf.stop()
        self.text_size.finish()
        try:
            self.notebook.write("place", self.place())
        except NotebookError as error:
            print(f"timeline-explorer: {error.typed}", file=sys.stderr)
        super().closeEvent(event)
