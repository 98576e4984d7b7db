"""One column: a document's head, what it says or why it is silent, and its text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout

from explorer.model.wording import SILENCES
from explorer.ui.desk import Desk
from explorer.ui.reading.text import DocumentText


class Column(QFrame):
    """A document beside others."""

    def __init__(self, desk: Desk, source: str, first: bool) -> None:
        super().__init__()
        self.desk, self.source = desk, source
        self.setObjectName("column")
        self.setProperty("first", "true" if first else "false")
        self.setMinimumWidth(200)
        card = desk.source(source)
        self.setAccessibleName(card.title)
        self.head = QLabel(card.short_title)
        self.head.setProperty("role", "head")
        self.head.setWordWrap(True)
        self.card_button = QToolButton()
        self.card_button.setProperty("shape", "quiet")
        self.card_button.setText(self.tr("Who speaks?"))
        self.card_button.setCheckable(True)
        self.card_button.setToolTip(self.tr("Who speaks here, from where, for whom, on what evidence"))
        self.card_button.toggled.connect(self._card_toggled)
        self.by = QLabel(self._by_words())
        self.by.setProperty("role", "muted")
        self.by.setWordWrap(True)
        self.card = QTextBrowser()
        self.card.setObjectName("card")
        self.card.setAccessibleName(self.tr("Who speaks in {document}").format(document=card.short_title))
        self.card.setPlainText(self._card_words())
        self.card.setFixedHeight(desk.theme.px(130))
        self.card.setTabChangesFocus(True)
        self.card.setVisible(False)
        self.silence = QLabel()
        self.silence.setProperty("role", "silent")
        self.silence.setWordWrap(True)
        self.place = QLabel()
        self.place.setProperty("role", "small")
        self.previous = self._step_button("chevron-up", self.tr("Previous place in this document"), -1)
        self.next = self._step_button("chevron-down", self.tr("Next place in this document"), 1)
        self.text = DocumentText(desk, source)
        self._lay_out()

    def _step_button(self, icon: str, words: str, way: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("shape", "quiet")
        button.setToolTip(words)
        button.setAccessibleName(words)
        colours = self.desk.theme.colours
        side = self.desk.theme.px(16)
        button.setIcon(self.desk.icons.icon(icon, colours.accent, colours.line, side))
        button.setIconSize(QSize(side, side))
        button.clicked.connect(lambda: self._step(way))
        return button

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        top = QHBoxLayout()
        top.setSpacing(px(6))
        top.addWidget(self.head, 1)
        for widget in (self.place, self.previous, self.next, self.card_button):
            top.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(10), px(4), 0)
        box.setSpacing(px(2))
        box.addLayout(top)
        box.addWidget(self.by)
        box.addWidget(self.card)
        box.addWidget(self.silence)
        box.addWidget(self.text, 1)

    def _by_words(self) -> str:
        card, say = self.desk.source(self.source), self.desk.wording
        by = card.author or card.publisher or self.tr("unsigned")
        date = say.date(card.published)
        if card.published_inferred:
            date = self.tr("{date} (inferred)").format(date=date)
        return f"{by} · {date}"

    def _card_words(self) -> str:
        card = self.desk.source(self.source)
        return "\n\n".join(words for words in (card.title, card.publisher, card.vantage,
                                               self.tr("Rights: {rights}").format(rights=card.rights)) if words)

    def _card_toggled(self, shown: bool) -> None:
        self.card.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place.setVisible(bool(self.text.told) and self.width() > self.desk.theme.px(330))

    # What it says

    def show_told(self, told: tuple[str, ...], chosen: str, silent: str) -> None:
        """Highlight what it tells, go to the chosen place, or say why it is silent."""
        self.silence.setVisible(bool(silent))
        self.silence.setText(silent)
        self.text.show_told(told, chosen, bool(silent))
        many = len(told) > 1
        self.previous.setVisible(many)
        self.next.setVisible(many)
        at = told.index(chosen) + 1 if chosen in told else 0
        self.place.setVisible(bool(told) and self.width() > self.desk.theme.px(330))
        self.place.setText(self.tr("place {n} of {all}").format(n=at, all=len(told)) if many else "")

    def go_to(self, key: str, height: float) -> None:
        """Bring a statement to a height measured from the top of the text."""
        if key in self.text.block_of:
            self.text.scroll_to(key, height)

    def _step(self, way: int) -> None:
        told = self.text.told
        if told:
            at = told.index(self.text.chosen) if self.text.chosen in told else 0
            self.desk.session.change(passage=told[(at + way) % len(told)])

    def silence_words(self, why: object) -> str:
        """The sentence for one kind of silence."""
        return self.desk.wording.say(SILENCES[why])  # type: ignore[index]
