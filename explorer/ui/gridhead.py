"""The names of the documents over the columns of the grid, kept in view while a long grid is scrolled under them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.ui.desk import Desk


class GridHead(QWidget):
    """Lies over the top of a page as long as the head of its grid is scrolled away and some of the grid is seen."""

    def __init__(self, desk: Desk, page: QTextBrowser) -> None:
        super().__init__(page)
        self.desk, self.page = desk, page
        self.names: list[tuple[str, QRectF]] = []
        """Each document, and its cell of the head in the page's document."""
        self._bottom = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        page.verticalScrollBar().valueChanged.connect(lambda _: self.follow())
        page.document().documentLayout().documentSizeChanged.connect(lambda _: self.look())

    def look(self) -> None:
        """The page has another text, or another width: find the head of its grid."""
        titles = [s.short_title for s in self.desk.library.sources]
        layout = self.page.document().documentLayout()
        self.names = []
        for frame in self.page.document().rootFrame().childFrames():
            if not isinstance(frame, QTextTable):
                continue
            blocks = [frame.cellAt(0, n).firstCursorPosition().block() for n in range(frame.columns())]
            found = [(b.text(), layout.blockBoundingRect(b)) for b in blocks if b.text() in titles]
            if found:
                self.names, self._bottom = found, layout.frameBoundingRect(frame).bottom()
                break
        self.follow()

    def follow(self) -> None:
        """Be there or not, as the page is scrolled now."""
        scrolled = self.page.verticalScrollBar().value()
        top = min((box.top() for _, box in self.names), default=0.0)
        high = max((box.height() for _, box in self.names), default=0.0) + self.desk.theme.px(8)
        self.setVisible(bool(self.names) and top < scrolled < self._bottom - 2 * high)
        view = self.page.viewport().geometry()
        self.setGeometry(view.left(), view.top(), view.width(), round(high))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = self.desk.theme.colours, QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(colours.line))
        painter.setFont(self.desk.theme.font(12, bold=True))
        painter.setPen(QColor(colours.muted))
        aside = self.page.horizontalScrollBar().value()
        for name, box in self.names:
            painter.drawText(QRectF(box.left() - aside, 0, box.width(), self.height() - 2),
                             int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), name)
        painter.end()
