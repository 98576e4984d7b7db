"""The head of a column: whose document it is, who speaks in it and when; dragged, it moves the column."""

from functools import cached_property

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from explorer.model.placing import Sure
from explorer.model.records import Source
from explorer.ui.desk import Desk
from explorer.ui.originals.held import Held
from explorer.ui.reading.lines import date_words, layers_of
from explorer.ui.ring import ring_pixmap

_RING = 15
"""Pixels of the small ring below a title, at 100%."""
_SHORT = 225
"""Pixels at 100%: in a head narrower than this, the button that opens the card has no words."""


class Title(QLabel):
    """The name of the document; a handle to drag the column by."""

    dragged = Signal(QPointF)
    """The pointer is there on the screen, and holds the column."""
    dropped = Signal(QPointF)
    """It was let go there."""
    clicked = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setProperty("role", "head")
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._from: QPointF | None = None
        self._moving = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._take_height()

    def _take_height(self) -> None:
        """Where the column is low, all its lines keep their height: the layout would cut them. Measured here, as Qt's
        own answer is never less than the least height of before."""
        room, wrap = QRect(0, 0, max(self.width(), 1), 10_000), int(Qt.TextFlag.TextWordWrap)
        self.setMinimumHeight(self.fontMetrics().boundingRect(room, wrap, self.text()).height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from, self._moving = event.globalPosition(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        far = (event.globalPosition() - self._from).manhattanLength()
        self._moving |= far >= QGuiApplication.styleHints().startDragDistance()
        if self._moving:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None and self._moving:
            self.dropped.emit(event.globalPosition())
        elif self._from is not None:
            self.clicked.emit()
        self._from, self._moving = None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)


class Head(QWidget):
    """Title, author and time; the card folded under them; and what can be done with the column."""

    def __init__(self, desk: Desk, card: Source, menu: QMenu) -> None:
        super().__init__()
        self.desk, self.about = desk, card
        self.layers = layers_of(desk, card.key)
        self.title = Title(card.short_title)
        self.title.setToolTip(self.tr("{title}: drag it to put the column elsewhere").format(title=card.title))
        self.arc = QLabel()
        self.arc.setToolTip(self.tr("Where this arc of a ring is filled, {document} tells of it").format(
            document=card.short_title))
        self.arc.setAccessibleName(self.arc.toolTip())
        self.card_button = QToolButton()
        self.card_button.setProperty("shape", "quiet")
        self.card_button.setText(self.tr("Who speaks?"))
        self.card_button.setCheckable(True)
        self.card_button.setToolTip(self.tr("Who speaks here, from where, for whom, on what evidence"))
        self.menu_button = QToolButton()
        self.menu_button.setProperty("shape", "quiet")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolTip(self.tr("What can be done with this column"))
        self.menu_button.setAccessibleName(self.tr("What can be done with the column of {document}").format(
            document=card.short_title))
        self.menu_button.setMenu(menu)
        self.by = QLabel()
        self.by.setProperty("role", "muted")
        self.by.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.card_button.toggled.connect(lambda shown: self.card.setVisible(shown))
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.title, 1)
        top.addWidget(self.card_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        self.box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(top)
        second = QHBoxLayout()
        second.setSpacing(0)
        second.addWidget(self.arc, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.by, 1)
        box.addLayout(second)
        self.layer = ""
        self._said: tuple[str, int, float] | None = None
        self.held: Held | None = None

    @cached_property
    def card(self) -> QTextBrowser:
        """Who speaks here; made when one first asks."""
        card = QTextBrowser()
        card.setObjectName("card")
        card.setAccessibleName(self.tr("Who speaks in {document}").format(document=self.about.short_title))
        card.setTabChangesFocus(True)
        card.setVisible(False)
        self.box.addWidget(card)
        self.setTabOrder(self.menu_button, card)
        self._fill(card)
        return card

    def close_card(self) -> None:
        """Fold it again; the keys do not go astray."""
        if self.card.hasFocus():
            self.card_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.card_button.setChecked(False)

    def _fill(self, card: QTextBrowser) -> None:
        card.setFixedHeight(self.desk.theme.px(130))
        card.setPlainText(self._card_words())

    def _refill(self) -> None:
        if "card" in vars(self):
            self._fill(self.card)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        c, px = self.desk.theme.colours, self.desk.theme.px
        for button, icon in ((self.menu_button, "ellipsis-vertical"), (self.card_button, "users")):
            button.setIcon(self.desk.icons.icon(icon, c.accent, c.line, px(18)))
            button.setIconSize(QSize(px(18), px(18)))
        documents = [source.key for source in self.desk.library.sources]
        self.arc.setPixmap(ring_pixmap(px(_RING), self.devicePixelRatioF(), 1 << documents.index(self.about.key),
                                       len(documents), None, QColor(c.text), QColor(c.empty), QColor(c.surface)))
        self.arc.setContentsMargins(0, px(1), px(5), 0)
        self._refill()
        self.show_layer(self.layer)

    def show_copy(self, held: Held | None) -> None:
        """The original at hand, or none."""
        self.held = held
        self._refill()

    def show_layer(self, key: str) -> None:
        """One reads in this part of the document."""
        self.layer = key
        self._say()

    def _by_words(self, layer: str) -> str:
        card = self.about
        by = card.author or card.publisher
        if now := self.layers.get(layer):
            date = date_words(self.desk, now.edtf, now.inferred)
            return self.tr("{author} · as of {date}").format(author=by, date=date) if by else self.tr(
                "As of {date}").format(date=date)
        return f"{by or self.tr('unsigned')} · {date_words(self.desk, card.published, card.published_inferred)}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def settle(self) -> None:
        """Give everything its place now."""
        self._say()
        self.box.activate()

    def _say(self) -> None:
        """Author and time in one line, which may lose its end: heads beside each other stay as high as each other, and
        the text below does not jump where a part of another time begins. The card has both whole."""
        said = self.layer, self.width(), self.desk.theme.scale
        if said == self._said:  # it is asked for at each choice
            return
        self._said = said
        words, room = self._by_words(self.layer), max(self.width() - self.arc.sizeHint().width(), 60)
        shown = self.by.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.by.setText(shown)
        self.by.setAccessibleName(words)
        self.by.setToolTip(words if shown != words else "")
        short = self.width() < self.desk.theme.px(_SHORT)
        style = Qt.ToolButtonStyle
        self.card_button.setToolButtonStyle(style.ToolButtonIconOnly if short else style.ToolButtonTextOnly)

    def _card_words(self) -> str:
        card = self.about
        parts = [f"{self.desk.wording.date(x.edtf)}: {x.note}" for x in self.layers.values() if x.note]
        if parts:
            parts.insert(0, self.tr("Its parts were written at different times:"))
        copy = ""
        if self.held is not None:
            copy = self.tr("Your copy, {file}: {exact} statements found exactly, {near} nearly, {missing} not.").format(
                file=self.held.name, **{sure.value: self.held.placement.count(sure) for sure in Sure})
        return "\n\n".join(words for words in (
            card.title, self._by_words(""), card.genre, card.publisher, card.vantage,
            self.tr("Rights: {rights}").format(rights=card.rights), copy, *parts) if words)
