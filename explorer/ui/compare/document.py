"""A document among the others: its card, what only it tells, what it leaves out and why, its parts, whom it cites."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.model.agreement import Silence
from explorer.model.records import DRAWN, Source
from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.session.state import State
from explorer.store.documents import Among, among
from explorer.ui.desk import Desk, translate
from explorer.ui.rich import Page, escape, link, sheet

_COLUMN = 300
"""Pixels, at 100%, that a list of titles needs."""
_SILENT = {
    Silence.COULD_HAVE_SPOKEN: QT_TRANSLATE_NOOP("Compare", "It could have spoken of"),
    Silence.OUTSIDE_ITS_SUBJECT: QT_TRANSLATE_NOOP("Compare", "Outside its subject"),
    Silence.COULD_NOT_KNOW: QT_TRANSLATE_NOOP("Compare", "It was written before"),
    Silence.TEXT_LOST: QT_TRANSLATE_NOOP("Compare", "Where part of its text is lost")}


class DocumentPage(QWidget):
    """Which document, and what is known of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Document"))
        self.choice.view().setAccessibleName(self.choice.accessibleName())
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(lambda: desk.session.change(beside=("document", self.choice.currentData())))
        self.page = Page(desk)
        self.page.document().setDocumentMargin(desk.theme.px(14))
        self.page.setAccessibleName(self.tr("About this document"))
        self._key = ""
        self._across = 0
        self._stale = True
        px = desk.theme.px
        label = QLabel(self.tr("Document:"))
        label.setBuddy(self.choice)
        strip = QHBoxLayout()
        strip.setContentsMargins(px(12), px(5), px(12), px(5))
        strip.setSpacing(px(8))
        strip.addWidget(label)
        strip.addWidget(self.choice)
        strip.addStretch(1)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addLayout(strip)
        self.box.addWidget(self.page, 1)
        desk.session.listen(self._changed)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self.page.document().setDocumentMargin(self.desk.theme.px(14))
        self._fill()

    def load(self) -> None:
        """Another dataset was opened."""
        self._key = ""
        self.choice.clear()
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._across != self._columns():
            self._fill()

    def _changed(self, before: State, after: State) -> None:
        if before.beside != after.beside and after.beside[0] == "document":
            self._fill()
            self.page.verticalScrollBar().setValue(0)

    def _columns(self) -> int:
        return max(1, (self.page.viewport().width() - self.desk.theme.px(40)) // self.desk.theme.px(_COLUMN))

    def _fill(self) -> None:
        """Write the page anew: now if it is to be seen, or else when it will be."""
        self._stale = not self.isVisible()
        sources = self.desk.library.sources
        if self._stale or not sources:
            return
        if not self.choice.count():
            for source in sources:
                self.choice.addItem(source.short_title, source.key)
        place, key = self.desk.session.state.beside
        known = [s.key for s in sources]
        self._key = key if place == "document" and key in known else self._key or known[0]
        self.choice.setCurrentIndex(known.index(self._key))
        self._across = self._columns()
        self.page.show_html(sheet(self.desk) + _html(self.desk, self._key, self._across))

    def go(self) -> None:
        """To the page."""
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _html(desk: Desk, key: str, across: int) -> str:
    source, found = desk.source(key), among(desk.library, key)
    html = [_card(desk, source, found), _layers(desk, key, found)]
    if len(desk.library.sources) > 1:
        html.append(_list(desk, translate("Compare", "What only it tells of ({n})"), found.only, across))
        silent = [_list(desk, translate("Compare", _SILENT[why]) + " ({n})", keys, across, "h4")
                  for why, keys in found.silent.items()]
        html.append(_head(translate("Compare", "What others tell of, and it does not")) + (
            "".join(silent) or _line(translate("Compare", "Nothing: it tells of all that the others tell of."))))
    return "".join([*html, _works(desk, found)])


def _head(words: str, level: str = "h3") -> str:
    return f"<{level}>{escape(words)}</{level}>"


def _line(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def _card(desk: Desk, source: Source, found: Among) -> str:
    """Who speaks, when, for whom, with what right to be copied; and how much of it is here."""
    published = desk.wording.date(source.published) if source.published else ""
    if source.published_inferred:
        published = translate("Compare", "{date} (inferred)").format(date=published)
    by = " · ".join(dict.fromkeys(w for w in (source.author, source.publisher) if w))
    rows = ((translate("Compare", "By"), by or translate("Compare", "not named")),
            (translate("Compare", "Written"), published), (translate("Compare", "Kind of text"), source.genre),
            (translate("Compare", "Who speaks"), source.vantage), (translate("Compare", "Rights"), source.rights),
            (translate("Compare", "In this dataset"), translate(
                "Compare", "{statements} statements, {claims} claims on {told} things").format(
                    statements=found.statements, claims=found.claims, told=found.told)))
    wide = desk.theme.px(110)
    table = "".join(f'<tr><td class="small" width="{wide}">{escape(name)}</td><td>{escape(words)}</td></tr>'
                    for name, words in rows if words)
    return f'<h3>{escape(source.title)}</h3><table cellspacing="0">{table}</table>'


def _layers(desk: Desk, key: str, found: Among) -> str:
    """The parts that speak at a time of their own, each linked with its first statement."""
    layers = [layer for layer in desk.library.layers if layer.source == key]
    if not layers:
        return ""
    html = [_head(translate("Compare", "Its parts, each with its own “now”"))]
    for layer in layers:
        words = desk.wording.date(layer.edtf)
        if layer.inferred:
            words = translate("Compare", "{date} (inferred)").format(date=words)
        first = found.layers.get(layer.key, "")
        html.append(f"<p>{link('passage', first, words) if first else escape(words)} "
                    f'<span class="small">{escape(layer.note)}</span></p>')
    return "".join(html)


def _list(desk: Desk, head: str, keys: Sequence[str], across: int, level: str = "h3") -> str:
    """Titles by date, in columns; what stands on the line before actors and offices."""
    if not keys:
        return ""
    drawn = [k for k in keys if (e := desk.entity(k)) and e.kind in DRAWN]
    html = [_head(head.format(n=len(keys)), level)]
    for group in (drawn, [k for k in keys if k not in set(drawn)]):
        high = -(-len(group) // across)
        rows = "".join("<tr>" + "".join(
            f'<td width="{100 // across}%">{link("entity", group[at], desk.title(group[at]))}</td>'
            for at in range(row, len(group), high)) + "</tr>" for row in range(high))
        html.append(f'<table class="list" width="100%" cellspacing="0">{rows}</table>' if rows else "")
    return "".join(html)


def _works(desk: Desk, found: Among) -> str:
    """The works it cites, each with the places where it does."""
    if not found.works:
        return ""
    html = [_head(translate("Compare", "Works it cites ({n})").format(n=len(found.works)))]
    for text, passages in found.works:
        places: dict[str, str] = {}
        for statement in desk.library.passages(passages):
            places.setdefault(f"¶\u00a0{statement.paragraph}" if statement.paragraph else "¶", statement.key)
        at = ", ".join(link("passage", key, words) for words, key in places.items())
        html.append(f'<p>{escape(text)} <span class="small">{at}</span></p>')
    return "".join(html)
