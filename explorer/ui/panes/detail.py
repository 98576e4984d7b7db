"""The detail pane: what is known of the selected event, actor, base, treaty or office, and by whom."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.model.records import DRAWN, Entity
from explorer.model.wording import KINDS, STATES
from explorer.session.state import State as Looking
from explorer.ui.desk import Desk
from explorer.ui.panes.body import body_html
from explorer.ui.panes.grid import stacked
from explorer.ui.rich import Page
from explorer.ui.wording import level_words


class DetailPane(QWidget):
    """Title with its ring, date, and everything claimed, laid against the documents."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(240)
        self.setAccessibleName(self.tr("Details"))
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.ring = Page(desk)
        self.ring.setAccessibleName(self.tr("Which documents tell of it"))
        self.ring.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ring.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ring.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kind = QLabel()
        self.kind.setProperty("role", "small")
        self.kind.setWordWrap(True)
        self.page = Page(desk)
        self.page.setAccessibleName(self.tr("What the documents say of the selected"))
        self.page.setTabChangesFocus(True)
        head = QHBoxLayout()
        head.setSpacing(desk.theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.kind)
        words.addWidget(self.title)
        head.addLayout(words, 1)
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        self.box = QVBoxLayout(self)
        self.box.addLayout(head)
        self.box.addWidget(self.page, 1)
        self.more: Callable[[Entity], str] = lambda entity: ""
        """HTML that stands below what is known, as the reader's notes."""
        self.restyle()
        desk.session.listen(self._changed)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        px = self.desk.theme.px
        self.box.setContentsMargins(px(22), px(14), px(6), 0)
        self.box.setSpacing(px(6))
        self.ring.setFixedSize(px(44), px(40))
        self.show_current()

    @property
    def _room(self) -> int:
        """Pixels a line of the page has."""
        return self.page.viewport().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        documents = len(self.desk.library.telling(self.desk.session.state.current))
        if stacked(self.desk, documents, self._room) != self._stacked:
            place = self.page.verticalScrollBar().value()
            self.show_current()
            self.page.verticalScrollBar().setValue(place)

    def _changed(self, before: Looking, after: Looking) -> None:
        if (before.current, before.verdicts) != (after.current, after.verdicts) or max(
                len(before.selected), len(after.selected)) > 1:
            self.show_current()
        elif before.filters != after.filters and (entity := self.desk.entity(after.current)):
            self.kind.setText(self._kind_words(entity))

    def show_current(self) -> None:
        """Show the current entity, or how to choose one."""
        entity = self.desk.entity(self.desk.session.state.current)
        documents = len(self.desk.library.telling(self.desk.session.state.current))
        self._stacked = stacked(self.desk, documents, self._room)
        if entity is None:
            self.kind.setText("")
            self.title.setText(self.tr("Nothing chosen yet"))
            self.ring.setVisible(False)
            self.page.show_html(self._sheet() + "<p>" + self.tr(
                "Click a mark or a bar on the line, or search for a name above.") + "</p>")
            return
        self.title.setText(entity.title)
        self.kind.setText(self._kind_words(entity))
        size = self.desk.theme.px(36)
        telling = self.desk.library.telling(entity.key)
        self.ring.setVisible(bool(telling))
        self.ring.setHtml(f'<img src="ring:{entity.key}:{size}" width="{size}" height="{size}">')
        self.ring.setToolTip("\n".join(
            ([] if (verdict := self.desk.verdict(entity.key)) is None else [self.desk.wording.say(STATES[verdict])])
            + [f"{'●' if s.key in telling else '○'} {s.short_title}" for s in self.desk.library.sources]))
        self.page.show_html(self._sheet() + body_html(self.desk, entity, self._room) + self.more(entity))

    def _kind_words(self, entity: Entity) -> str:
        words = [self.desk.wording.say(KINDS[entity.kind])]
        own = entity.actor_kind or entity.site_kind or entity.treaty_kind
        if own:
            words.append(own)
        if entity.level:
            words.append(level_words(entity.level))
        filters = self.desk.session.state.filters
        if filters and entity.kind in DRAWN and not self._passes(entity.key):
            words.append(self.tr("hidden on the line by the filters"))
        return " · ".join(words)

    def _passes(self, key: str) -> bool:
        number = self.desk.library.id_of(key)
        return number is not None and bool(self.desk.library.passing(self.desk.session.state.filters)[number])

    def _sheet(self) -> str:
        c, px = self.desk.theme.colours, self.desk.theme.px
        return f"""<style>
body {{ color: {c.text}; font-size: {px(13)}px; }}
p {{ margin: 0 0 {px(8)}px 0; line-height: 135%; }}
p.cell {{ margin: 0 0 {px(5)}px 0; line-height: 125%; }}
p.small, span.small, td.small {{ color: {c.muted}; font-size: {px(11.5)}px; }}
h3 {{ font-size: {px(13)}px; font-weight: 600; margin: {px(14)}px 0 {px(4)}px 0; }}
td, th {{ text-align: left; vertical-align: top; padding: {px(6)}px {px(10)}px {px(6)}px 0; }}
th {{ color: {c.muted}; font-weight: 600; font-size: {px(12)}px; }}
td.row {{ font-weight: 600; }}
a {{ color: {c.accent}; text-decoration: none; }}
a.cell {{ color: {c.text}; }}
i {{ color: {c.muted}; }}
hr {{ color: {c.line}; }}
</style>"""
