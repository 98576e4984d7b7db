"""What stands in the place of the line when documents are compared: four pages under one row of tabs."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from explorer.session.state import State
from explorer.ui.compare.differences import DifferencesPage
from explorer.ui.compare.document import DocumentPage
from explorer.ui.compare.page import GridPage
from explorer.ui.compare.together import TogetherPage
from explorer.ui.desk import Desk

PAGES = ("grid", "found", "disagreements", "document")


class ComparePane(QWidget):
    """The grid, that of all that was found, the disagreements, a document; Esc goes back to what stood here."""

    text_asked = Signal()
    """A document is to be seen where it says what is compared."""
    said = Signal(str)
    """Something that was asked for is not there, and why."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Compare"))
        self.setMinimumSize(240, 60)  # its lists scroll, and must not hold the window wide or high
        self.grid, self.together = GridPage(desk), TogetherPage(desk)
        self.differences, self.document = DifferencesPage(desk), DocumentPage(desk)
        self._every = (self.grid, self.together, self.differences, self.document)
        self.tabs, self.pages = QTabBar(), QStackedWidget()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setAccessibleName(self.tr("What to compare"))
        for page, words in zip(self._every, (self.tr("What each says"), self.tr("All found"), self.tr("Disagreements"),
                                             self.tr("About a document")), strict=True):
            self.tabs.addTab(words)
            self.pages.addWidget(page)
        self.close_button = QToolButton()
        self.close_button.setProperty("shape", "quiet")
        self.close_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.say_where_back(self.tr("Back to the line"))
        self.close_button.clicked.connect(self.leave)
        self.tabs.currentChanged.connect(self._turned)
        self.top = QHBoxLayout()
        """What is seen of all pages: the tabs, what is put beside them, the way back."""
        self.top.setContentsMargins(0, 0, 8, 0)
        self.top.addWidget(self.tabs, 1)
        self.top.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self.top)
        box.addWidget(self.pages, 1)
        for grid in (self.grid, self.together):
            grid.view.said.connect(self.said)
            grid.view.text_asked.connect(self.text_asked)
        desk.session.listen(self._changed)
        self.restyle()
        self._show()

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, px = self.desk.theme.colours, self.desk.theme.px
        self.close_button.setIcon(self.desk.icons.icon("x", c.accent, c.line, px(15)))
        self.close_button.setIconSize(QSize(px(15), px(15)))
        for page in self._every:
            page.restyle()

    def load(self) -> None:
        """Another dataset was opened."""
        for page in self._every:
            page.load()

    def _changed(self, before: State, after: State) -> None:
        if before.beside != after.beside or before.sought != after.sought:
            self._show()

    def _show(self) -> None:
        place, sought = self.desk.session.state.beside[0], self.desk.session.state.sought
        self.tabs.setTabVisible(PAGES.index("found"), place == "found" or bool(sought.statements))
        if place in PAGES:
            self.tabs.setCurrentIndex(PAGES.index(place))
            self.pages.setCurrentIndex(PAGES.index(place))

    def _turned(self, number: int) -> None:
        if self.desk.session.state.beside[0] not in ("", PAGES[number]):
            self.desk.session.change(beside=(PAGES[number], ""))

    def say_where_back(self, words: str) -> None:
        """What stands here when this is left, or where one goes then."""
        self.close_button.setText(" " + words)
        self.close_button.setAccessibleName(words)
        self.close_button.setToolTip(self.tr("{words}  (Esc)").format(words=words))

    def leave(self) -> None:
        """Back to the line, or to the table in its place."""
        self.desk.session.change(beside=("", ""))

    def go(self) -> None:
        """To what is looked at."""
        self._show()
        page = self.pages.currentWidget()
        assert isinstance(page, GridPage | DifferencesPage | DocumentPage)
        page.go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        self.close_button.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if self.width() >= self.desk.theme.px(560) else style.ToolButtonIconOnly)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.leave()
        else:
            super().keyPressEvent(event)
