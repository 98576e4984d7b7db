"""What a document says of the chosen, beside the tabs: where the line stands behind one, it hides all documents."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from explorer.session.state import State
from explorer.ui.desk import Desk


class Told(QToolButton):
    """The beginning of the first statement on it; a click leads to the documents."""

    def __init__(self, desk: Desk, tabs: QTabWidget, line: QWidget, documents: QWidget) -> None:
        super().__init__()
        self.desk, self.tabs, self._line, self._room = desk, tabs, line, QSize(0, 0)
        self.setProperty("shape", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: tabs.setCurrentWidget(documents))
        tabs.setCornerWidget(self, Qt.Corner.TopRightCorner)
        tabs.currentChanged.connect(self._soon)
        tabs.installEventFilter(self)
        desk.theme.changed.connect(self._soon)
        desk.session.listen(self._changed)
        self.hide()

    def sizeHint(self) -> QSize:
        """The room beside the tabs, whatever the words would take."""
        return self._room

    def minimumSizeHint(self) -> QSize:
        """None: the window may become narrower, and this with it."""
        return QSize(0, self._room.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._soon()
        return False

    def _changed(self, before: State, after: State) -> None:
        if (before.current, before.lens) != (after.current, after.lens):
            self.say()

    def _soon(self) -> None:
        """When the tabs have their places."""
        QTimer.singleShot(0, self, self.say)

    def say(self) -> None:
        """Say it, if the line is what one sees and there is anything to say."""
        theme, words = self.desk.theme, self._words() if self.tabs.currentWidget() is self._line else ""
        room = self.tabs.width() - self.tabs.tabBar().sizeHint().width() - theme.px(20)
        self.setVisible(bool(words) and room > theme.px(60))
        self._room = QSize(max(room, 0), self.tabs.tabBar().sizeHint().height())
        self.updateGeometry()
        self.ensurePolished()
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room - theme.px(20)).replace(
            "&", "&&"))
        self.setToolTip(words)
        self.setAccessibleName(words or self.tr("What is said of the chosen"))

    def _words(self) -> str:
        """Who says what of the current entity, as the first does who tells of it."""
        key, library = self.desk.session.state.current, self.desk.library
        telling = self.desk.telling(key) if key else []
        for source in telling:
            for claim in library.claims_about(key):
                if claim.source == source and claim.passages and (passage := library.passage(claim.passages[0])):
                    return self.tr("{document}: {words}").format(
                        document=self.desk.source(source).short_title, words=passage.text)
        return ""
