"""What stands above a document that is silent or lacks something: in words, and what it names as links."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QLabel

from explorer.ui.desk import Desk
from explorer.ui.rich import escape


def places_link(desk: Desk, key: str, passages: Sequence[str]) -> str:
    """HTML of the title of a thing, that leads to the first of these statements on it; without any, the title."""
    title = escape(desk.title(key))
    return f'<a href="{",".join((key, *passages))}" style="color: {desk.theme.colours.accent}">{title}</a>' \
        if passages else title


class Why(QLabel):
    """A link of it opens what it names, at its place in the document: by mouse, or by Tab and Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("role", "silent")
        self.setWordWrap(True)
        self.hide()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.linkActivated.connect(self._open)

    def say(self, words: str) -> None:
        """Say this HTML; the same again leaves the link that has the keys as it is."""
        if words == self.text():
            return
        linked, flag = "<a " in words, Qt.TextInteractionFlag
        self.setText(words)
        self.setTextInteractionFlags(flag.LinksAccessibleByMouse | flag.LinksAccessibleByKeyboard if linked
                                     else flag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if linked else Qt.FocusPolicy.NoFocus)  # a click is for the text
        self.setAccessibleName(self.words)
        self.setToolTip(self.words if self.toolTip() else "")
        self.setAccessibleDescription(self.tr("Tab to a link, Enter opens it") if linked else "")

    @property
    def words(self) -> str:
        """What it says, without its links."""
        return QTextDocumentFragment.fromHtml(self.text()).toPlainText()

    def _open(self, href: str) -> None:
        key, *places = href.split(",")
        self.desk.open_of(key, places[0], ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters a low column has not room for all of it."""
        super().resizeEvent(event)
        self.setToolTip(self.words if self.heightForWidth(self.width()) > self.height() else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)  # Qt would choose no link yet

    def focusNextPrevChild(self, following: bool) -> bool:
        moved = super().focusNextPrevChild(following)
        if self.hasFocus() and self.selectedText():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.selectedText()))
        return moved
