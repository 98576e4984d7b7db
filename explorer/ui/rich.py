"""A page of formatted text with links to entities, claims and statements, and our marks as pictures."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from html import escape

from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from explorer.model.agreement import State
from explorer.session import gathered
from explorer.ui.desk import Desk
from explorer.ui.ring import paint_verdict, ring_pixmap

__all__ = ["OWN_WORDS", "Page", "escape", "link", "sheet", "verdict_image"]

OWN_WORDS = "application/x-timeline-explorer-own-words"
"""What goes to the clipboard with documents' own words: their keys."""


def link(kind: str, key: str, text: str, title: str = "") -> str:
    """HTML of a link to an `entity`, `claim`, `side`, `passage`, `figure`, or what stands in the place of the line."""
    tip = f' title="{escape(title)}"' if title else ""
    return f'<a href="{kind}:{escape(key)}"{tip}>{escape(text)}</a>'


def verdict_image(state: State, size: int) -> str:
    """HTML of the small shape for agree, differ or alone."""
    return f'<img src="verdict:{int(state)}:{size}" width="{size}" height="{size}">'


def sheet(desk: Desk) -> str:
    """How a page looks: sizes and colours of its parts."""
    c, px = desk.theme.colours, desk.theme.px
    return f"""<style>
body {{ color: {c.text}; font-size: {px(13)}px; }}
p {{ margin: 0 0 {px(8)}px 0; line-height: 135%; }}
p.cell {{ margin: 0 0 {px(5)}px 0; line-height: 125%; }}
p.told {{ margin: 0 0 {px(12)}px {px(10)}px; line-height: 130%; }}
p.side {{ color: {c.muted}; font-size: {px(11.5)}px; margin: {px(4)}px 0; }}
p.small, span.small, td.small {{ color: {c.muted}; font-size: {px(11.5)}px; }}
h2 {{ font-size: {px(16)}px; font-weight: 600; margin: {px(14)}px 0 0 0; }}
h3 {{ font-size: {px(13)}px; font-weight: 600; margin: {px(14)}px 0 {px(4)}px 0; }}
td, th {{ text-align: left; vertical-align: top; padding: {px(6)}px {px(10)}px {px(6)}px 0; }}
th {{ color: {c.muted}; font-weight: 600; font-size: {px(12)}px; }}
table.list td {{ padding: {px(2)}px {px(10)}px {px(2)}px 0; }}
td.row {{ font-weight: 600; }}
a {{ color: {c.accent}; text-decoration: none; }}
a.cell {{ color: {c.text}; }}
i {{ color: {c.muted}; }}
hr {{ color: {c.line}; }}
</style>"""


class Page(QTextBrowser):
    """Opens its links on the desk; draws `ring:KEY:SIZE` and `verdict:STATE:SIZE`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._followed)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or all that lies below is painted too

    def show_html(self, html: str) -> None:
        """Show another text, from its beginning."""
        with self.bar_stays():
            self.setHtml(html)

    @contextmanager
    def bar_stays(self) -> Iterator[None]:
        """A scroll bar stays while another text is written, and is there for the first: or it would go with the old
        text and come with the new, and each time all would be laid out again."""
        usual = self.verticalScrollBarPolicy()
        if usual == Qt.ScrollBarPolicy.ScrollBarAsNeeded and (
                self.document().isEmpty() or self.verticalScrollBar().isVisible()):
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        try:
            yield
        finally:
            self.setVerticalScrollBarPolicy(usual)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_ground(event.rect())
        super().paintEvent(event)

    def paint_ground(self, where: QRect) -> None:
        """What the words stand on."""
        colours = self.desk.theme.colours
        painter = QPainter(self.viewport())
        painter.fillRect(where, QColor(colours.paper if self.objectName() == "card" else colours.surface))
        painter.end()

    def _followed(self, url: QUrl) -> None:
        kind, key = url.scheme(), url.path()
        if kind == "entity":
            self.desk.open(key)
        elif kind == "among":  # of several that are selected and stay so
            self.desk.session.change(current=key, passage="")
        elif kind == "gather":  # for export, or no more
            state = self.desk.session.state
            self.desk.session.change(gathered=(gathered.without if key in state.gathered else gathered.added)(
                state, (key,)))
        elif kind == "claim":
            passages = self.desk.library.claim(key).passages
            if passages:
                self.desk.session.change(passage=passages[0])
        elif kind == "side":  # a claim of a disagreement, which may be about something else than what is looked at
            self.desk.open_claim(key)
        elif kind == "disagreements" and key:
            self.desk.session.change(beside=(kind, key), passage="")
        elif kind in ("grid", "disagreements", "document"):
            self.desk.session.change(beside=(kind, key))
        elif kind == "figure":
            self.desk.seek_figure(key)
        elif kind == "passage":
            self.desk.open_passage(key)

    def show_link(self, hrefs: Collection[str], below: int = 0) -> bool:
        """Mark the first link to one of these, and scroll to it unless it is in view, `below` pixels from the top at
        least; whether there is one."""
        found = self._link(hrefs)
        marks = []
        if found is not None:
            marked = QTextEdit.ExtraSelection()
            marked.cursor = found
            marked.format.setBackground(QColor(self.desk.theme.colours.highlight))
            marked.format.setFontUnderline(True)
            marks.append(marked)
            begin = QTextCursor(found)
            begin.setPosition(found.selectionStart())
            box = self.cursorRect(begin).united(self.cursorRect(found))
            bar = self.verticalScrollBar()
            if box.top() < below:
                bar.setValue(bar.value() + box.top() - below - box.height())
            elif box.bottom() > self.viewport().height():
                bar.setValue(bar.value() + box.bottom() - self.viewport().height() + box.height())
        self.setExtraSelections(marks)
        return found is not None

    def _link(self, hrefs: Collection[str]) -> QTextCursor | None:
        """The words of the first of some links."""
        found: QTextCursor | None = None
        block = self.document().begin()
        while hrefs and block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if piece.charFormat().anchorHref() in hrefs:
                    found = found or QTextCursor(self.document())
                    if not found.hasSelection():
                        found.setPosition(piece.position())
                    found.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                pieces += 1
            if found is not None:
                return found
            block = block.next()
        return None

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
                           len(self.desk.library.sources), self.desk.verdict(key), QColor(c.text), QColor(c.empty),
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
