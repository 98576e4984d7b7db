"""A page of formatted text with links to entities, claims and statements, and our marks as pictures."""

from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.model.agreement import State
from explorer.ui.desk import Desk
from explorer.ui.ring import paint_verdict, ring_pixmap

__all__ = ["Page", "escape", "link", "verdict_image"]


def link(kind: str, key: str, text: str, title: str = "") -> str:
    """HTML of a link to an `entity`, `claim` or `passage`."""
    tip = f' title="{escape(title)}"' if title else ""
    return f'<a href="{kind}:{escape(key)}"{tip}>{escape(text)}</a>'


def verdict_image(state: State, size: int) -> str:
    """HTML of the small shape for agree, differ or alone."""
    return f'<img src="verdict:{int(state)}:{size}" width="{size}" height="{size}">'


class Page(QTextBrowser):
    """Opens its links on the desk; draws `ring:KEY:SIZE` and `verdict:STATE:SIZE`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._followed)

    def show_html(self, html: str) -> None:
        """Show another text, from its beginning. A scroll bar stays while it is laid out: or it would go with the old
        text and come with the new, and each time all would be laid out again."""
        stays = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if self.verticalScrollBar().isVisible() else None
        usual = self.verticalScrollBarPolicy()
        self.setVerticalScrollBarPolicy(stays or usual)
        self.setHtml(html)
        self.setVerticalScrollBarPolicy(usual)

    def _followed(self, url: QUrl) -> None:
        kind, key = url.scheme(), url.path()
        if kind == "entity":
            self.desk.open(key)
        elif kind == "among":  # of several that are selected and stay so
            self.desk.session.change(current=key, passage="")
        elif kind == "claim":
            passages = self.desk.library.claim(key).passages
            if passages:
                self.desk.session.change(passage=passages[0])
        elif kind == "passage":
            self.desk.open_passage(key)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        url = QUrl(url)
        if url.scheme() == "ring":
            key, size = url.path().rsplit(":", 1)
            return self._ring(key, int(size))
        if url.scheme() == "verdict":
            state, size = url.path().split(":")
            return self._verdict(State(int(state)), int(size))
        return None

    def _ring(self, key: str, size: int) -> QPixmap:
        c = self.desk.theme.colours
        return ring_pixmap(size, self.devicePixelRatioF(), self.desk.sources_mask(key),
                           len(self.desk.library.sources), self.desk.verdict(key), QColor(c.text), QColor(c.line),
                           QColor(c.surface))

    def _verdict(self, state: State, size: int) -> QPixmap:
        c = self.desk.theme.colours
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hue = {State.AGREE: c.agrees, State.DIFFER: c.differs, State.CONTRADICTS_ITSELF: c.differs}.get(state, c.muted)
        paint_verdict(painter, size / 2, size / 2, size / 2 - 1, state, QColor(hue))
        painter.end()
        return pixmap
