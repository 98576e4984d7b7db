"""All places where the documents differ: by kind, found by words, each with its sides; and on the line if wanted."""

from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.vocabulary import DISAGREEMENTS
from explorer.model.wording import DIFFERENCES
from explorer.session.state import State
from explorer.store.differences import Difference, Differences
from explorer.ui.compare.copied import copied
from explorer.ui.compare.found import Found, FoundList, Lines
from explorer.ui.compare.sides import SidesPage, sides_html
from explorer.ui.desk import Desk
from explorer.ui.rich import sheet

_BESIDE = 820
"""Pixels, at 100%, from which the list stands beside the page and not above it."""


class DifferencesPage(QStackedWidget):
    """The list and the sides of one; or, where it is not to be seen if they differ, that it is not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.differences = Differences(desk.library)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("Words, as “debt” or “source:rcsp”"))
        self.typed.setAccessibleName(self.tr("Find among the disagreements"))
        self.typed.setClearButtonEnabled(True)
        for clear in self.typed.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Clear"))
        self.typed.textChanged.connect(self._asked)
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("Kind of disagreement"))
        self.kinds.view().setAccessibleName(self.kinds.accessibleName())
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kinds.setMinimumContentsLength(12)
        self.kinds.activated.connect(self._asked)
        self.on_line = QToolButton()
        self.on_line.setText(" " + self.tr("Filter the line"))
        self.on_line.setToolTip(self.tr("Leave on the line only what these are about"))
        self.on_line.setAccessibleName(self.tr("Filter the line"))
        self.on_line.setCheckable(True)
        self.on_line.clicked.connect(self._filter)
        self.found = Found(desk)
        self.list = FoundList()
        self.list.copy_wanted.connect(self._copy)
        self.list.setObjectName("found")
        self.list.setModel(self.found)
        self.list.setItemDelegate(Lines(desk, self.found, self.list))
        self.list.setAccessibleName(self.tr("Disagreements"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.clicked.connect(self._lead)
        self.page = SidesPage(desk)
        self.page.whole_wanted.connect(self._copy)
        self.page.document().setDocumentMargin(desk.theme.px(14))
        self.page.setAccessibleName(self.tr("The sides of a disagreement"))
        self.hidden = QWidget()
        self._stale = self._asks = True
        self._lay_out()
        self.restyle()
        desk.session.listen(self._changed)

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        shown = QWidget()
        strip = QHBoxLayout()
        strip.setContentsMargins(px(12), px(5), px(12), px(5))
        strip.setSpacing(px(8))
        strip.addWidget(self.typed, 1)
        strip.addWidget(self.kinds)
        strip.addWidget(self.on_line)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.halves.setHandleWidth(5)
        self.halves.addWidget(self.list)
        self.halves.addWidget(self.page)
        box = QVBoxLayout(shown)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(strip)
        box.addWidget(self.halves, 1)
        words = QLabel(self.tr("Whether the documents agree is hidden just now, and where they differ with it."))
        words.setWordWrap(True)
        self.show_all = QPushButton(self.tr("Show whether the documents agree"))
        self.show_all.clicked.connect(lambda: self.desk.session.change(verdicts=True))
        away = QVBoxLayout(self.hidden)
        away.setContentsMargins(px(24), px(16), px(24), px(16))
        away.addWidget(words)
        away.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        away.addStretch(1)
        self.addWidget(shown)
        self.addWidget(self.hidden)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, px = self.desk.theme.colours, self.desk.theme.px
        self.on_line.setIcon(self.desk.icons.icon("list-filter", c.text, c.line, px(16)))
        self.on_line.setIconSize(QSize(px(16), px(16)))
        self.page.document().setDocumentMargin(px(14))
        self.list.doItemsLayout()
        self._turn()
        self._show()

    def load(self) -> None:
        """Another dataset was opened."""
        self.differences = Differences(self.desk.library)
        self.typed.clear()
        self.kinds.clear()
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
        self._show()

    def _turn(self) -> None:
        """List beside page, or above it in a narrow window, where the button loses its words."""
        style = Qt.ToolButtonStyle
        self.on_line.setToolButtonStyle(style.ToolButtonTextBesideIcon if self.width() >= self.desk.theme.px(
            560) else style.ToolButtonIconOnly)
        beside = self.width() >= self.desk.theme.px(_BESIDE)
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if way != self.halves.orientation() or not all(self.halves.sizes()):
            self.halves.setOrientation(way)
            self.halves.setSizes([self.width() * 36 // 100, self.width() * 64 // 100] if beside else [
                self.height() * 4 // 10, self.height() * 6 // 10])

    def _changed(self, before: State, after: State) -> None:
        if (before.verdicts, before.beside) != (after.verdicts, after.beside):
            if before.verdicts != after.verdicts or not self._shows(after.beside):
                self._fill()
        elif (before.words, before.held) != (after.words, after.held):
            self._show()
        elif before.filters != after.filters:
            self._say()

    def _fill(self) -> None:
        """Take all of it anew: now if it is to be seen, or else when it will be."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        seen = self.desk.session.state.verdicts
        self.setCurrentIndex(0 if seen else 1)
        if not seen:
            return
        if not self.kinds.count():
            self.kinds.addItem("", "")
            for kind in DISAGREEMENTS:
                self.kinds.addItem("", kind)
        place, key = self.desk.session.state.beside
        if place == "disagreements" and key and not any(d.key == key for d in self._matching()):
            self.typed.clear()
            self.kinds.setCurrentIndex(0)
        self._find((key or self._about_current()) if place == "disagreements" else "")

    def _shows(self, beside: tuple[str, str]) -> bool:
        """Whether it is this page that has led there."""
        return not self._stale and self.current is not None and beside == ("disagreements", self.current.key)

    def _about_current(self) -> str:
        """The first that is about what is looked at, unless the one that is shown is."""
        current, shown = self.desk.session.state.current, self.current
        if shown is not None and current in shown.entities:
            return shown.key
        return next((d.key for d in self._matching() if current in d.entities), "")

    def _matching(self) -> tuple[Difference, ...]:
        kind = self.kinds.currentData()
        return tuple(d for d in self.differences.matching(self.typed.text()) if kind in (None, "", d.kind))

    def _asked(self) -> None:
        """Words or a kind were chosen: the line follows if it has only these."""
        self._find()
        if self.on_line.isChecked() and self.found.rows:
            self._filter(True)

    def _find(self, wanted: str = "") -> None:
        """Show those that have the words and are of the kind; stay with the one that is looked at."""
        matching = self.differences.matching(self.typed.text())
        counts = {kind: sum(d.kind == kind for d in matching) for kind in DISAGREEMENTS}
        say = self.desk.wording.say
        self.kinds.setItemText(0, self.tr("All kinds ({n})").format(n=len(matching)))
        for n, kind in enumerate(DISAGREEMENTS, 1):
            self.kinds.setItemText(n, f"{say(DIFFERENCES[kind])} ({counts[kind]})")
        before = self.current
        key = wanted or (before.key if before else "")
        self.found.fill(self._matching())
        self._go(self.found.row_of(key))
        self._say()

    @property
    def current(self) -> Difference | None:
        """The one whose sides are shown."""
        row = self.list.currentIndex().row()
        here = self.found.rows[row] if 0 <= row < len(self.found.rows) else None
        return here if isinstance(here, Difference) else None

    def _go(self, row: int) -> None:
        """Show one without the reader's asking for it: what is looked at stays, the columns go to the sides."""
        if row >= 0:
            index = self.found.index(row)
            self._asks = False
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._asks = True
            self.list.scrollTo(index)
        self._show()

    def _chosen(self) -> None:
        self._show()
        self.page.verticalScrollBar().setValue(0)
        self._lead()

    def _lead(self) -> None:
        """Let the columns go to the sides of what is shown."""
        current, session = self.current, self.desk.session
        if current is None or session.state.beside[0] != "disagreements":
            return
        if self._asks:
            self.desk.open_disagreement(current.key, current.entities)
        elif session.state.beside[1] in ("", current.key):
            session.change(beside=("disagreements", current.key))
        else:  # the words that are typed have led from another to this one
            session.change(beside=("disagreements", current.key), passage="")

    def _show(self) -> None:
        current, room = self.current, self.page.viewport().width()
        if current is None:
            self.page.show_html(sheet(self.desk) + f"<p>{self.tr('No disagreement has all of these words.')}</p>")
        else:
            self.page.show_html(sheet(self.desk) + sides_html(self.desk, current, self.differences.passages, room))

    def _copy(self) -> None:
        """All sides of the one that is shown, each with where it stands."""
        if (current := self.current) is not None:
            QGuiApplication.clipboard().setMimeData(copied(self.desk, current, self.differences.passages))

    # On the line

    def _wanted(self) -> frozenset[str]:
        """What the line would be filtered by: a kind, or those that have the words."""
        kind = self.kinds.currentData()
        if self.typed.text().strip():
            return frozenset(d.key for d in self._matching())
        return frozenset((kind,)) if kind else frozenset(d.kind for d in self.differences.all)

    def _filter(self, on: bool) -> None:
        wanted = self._wanted() if on else frozenset()
        self.desk.session.change(filters=replace(self.desk.session.state.filters, disagreements=wanted))

    def _say(self) -> None:
        """Whether the line has only these."""
        self.on_line.setChecked(bool(self.desk.session.state.filters.disagreements))
        self.on_line.setEnabled(bool(self.found.rows) or self.on_line.isChecked())

    def go(self) -> None:
        """To the list, or to the button that shows it."""
        (self.list if self.currentIndex() == 0 else self.show_all).setFocus(Qt.FocusReason.ShortcutFocusReason)
