"""The detail pane: what is known of the selected event, actor, base, treaty or office, and by whom."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.model.records import DRAWN, Entity
from explorer.model.wording import KINDS, STATES
from explorer.session.state import State as Looking
from explorer.ui.desk import Desk
from explorer.ui.gridhead import GridHead
from explorer.ui.panes.body import body_html, chosen_html
from explorer.ui.panes.grid import stacked
from explorer.ui.rich import Page, sheet
from explorer.ui.wording import level_words


class DetailPane(QWidget):
    """Title with its ring, date, and everything claimed, laid against the documents."""

    texts_asked = Signal()
    """The documents are to be read, side by side and alone."""

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
        self.page.anchorClicked.connect(self._followed)
        self.head = GridHead(desk, self.page)
        head = QHBoxLayout()
        head.setSpacing(desk.theme.px(12))
        words = QVBoxLayout()
        words.setSpacing(2)
        self.above = QHBoxLayout()
        """What stands above the title: what kind of thing it is, and what is put behind that."""
        self.above.addWidget(self.kind, 1)
        words.addLayout(self.above)
        words.addWidget(self.title)
        head.addLayout(words, 1)
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        self.box = QVBoxLayout(self)
        self.box.addLayout(head)
        self.box.addWidget(self.page, 1)
        self.more: Callable[[Entity], str] = lambda entity: ""
        """HTML that stands below what is known, as the reader's notes."""
        self._stale, self._stacked = True, False  # filled when it is seen, and so wide as it is then
        self._size()
        desk.session.listen(self._changed)

    def _size(self) -> None:
        px = self.desk.theme.px
        self.box.setContentsMargins(px(22), px(14), px(6), 0)
        self.box.setSpacing(px(6))
        self.ring.setFixedSize(px(44), px(40))

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        self._size()
        self.show_current()

    def _followed(self, url: QUrl) -> None:
        if url.scheme() == "alone":
            self.texts_asked.emit()

    @property
    def _room(self) -> int:
        """Pixels a line of the page has."""
        return self.page.viewport().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._stale:
            return
        documents = len(self.desk.telling(self.desk.session.state.current))
        if stacked(self.desk, documents, self._room) != self._stacked:
            self.show_again()

    def show_again(self) -> None:
        """Show it anew where one is, if it is shown at all."""
        if self._stale:
            return
        place = self.page.verticalScrollBar().value()
        self.show_current()
        self.page.verticalScrollBar().setValue(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.show_current()

    def _changed(self, before: Looking, after: Looking) -> None:
        if after.beside[0] and not self.isVisible():
            self._stale = True  # what is compared has its place
        elif (before.current, before.verdicts, before.days) != (
                after.current, after.verdicts, after.days) or max(
                len(before.selected), len(after.selected)) > 1:
            self.show_current()
        elif (before.gathered, before.lens) != (after.gathered, after.lens):
            self.show_again()
        elif before.passage != after.passage:
            self._show_cell()
        elif before.filters != after.filters and (entity := self.desk.entity(after.current)):
            self.kind.setText("" if self._several() else self._kind_words(entity))

    def show_current(self) -> None:
        """Show the current entity, or how to choose one."""
        self._stale = False
        entity = self.desk.entity(self.desk.session.state.current)
        documents = len(self.desk.telling(self.desk.session.state.current))
        self._stacked = stacked(self.desk, documents, self._room)
        if entity is None:
            self.kind.setText("")
            self.title.setText(self._several() or self.tr("Nothing chosen yet"))
            self.ring.setVisible(False)
            self.page.show_html(sheet(self.desk) + (
                chosen_html(self.desk) if self.desk.session.state.selected else f"<p>{self._how_to_choose()}</p>"))
            self.head.look()
            return
        several, kind = self._several(), self._kind_words(entity)
        self.title.setText(several or entity.title)
        self.kind.setText("" if several else kind)
        size = self.desk.theme.px(36)
        telling = self.desk.library.telling(entity.key)
        self.ring.setVisible(bool(telling) and not several)
        self.ring.setHtml(f'<img src="ring:{entity.key}:{size}" width="{size}" height="{size}">')
        self.ring.setToolTip("\n".join(
            ([] if (verdict := self.desk.verdict(entity.key)) is None else [self.desk.wording.say(STATES[verdict])])
            + [self.tr("Its arcs, clockwise from the top (● tells of it):")]
            + [f"{'●' if s.key in telling else '○'} {s.short_title}" for s in self.desk.library.sources]))
        self.page.show_html(sheet(self.desk) + body_html(self.desk, entity, self._room, kind) + self.more(entity))
        self.head.look()
        self._show_cell()

    def _several(self) -> str:
        """How many were chosen by which days, if they were."""
        days = self.desk.days_chosen
        if days is None:
            return ""
        number = self.tr("%n event(s)", "", len(self.desk.session.state.selected))
        return f"{number}, {self.desk.wording.days(*days)}"

    def _how_to_choose(self) -> str:
        """What one can do where nothing is chosen, or where nothing lies in the days that are."""
        click = self.tr("Click a mark or a bar on the line, or search for a name above.")
        if self.desk.days_chosen is None:
            return click
        return self.tr("Nothing that is shown begins, happens or ends in these days.") + " " + click

    def _show_cell(self) -> None:
        """Mark what rests on the statement that is pointed at, and bring it into view."""
        state = self.desk.session.state
        library = self.desk.library
        every = [*library.claims_about(state.current), *library.claims_naming(state.current)] if state.passage else []
        own = [c for c in every if state.passage in c.passages]
        cells = {(c.source, c.property) for c in own}
        high = self.head.height()
        if not self.page.show_link({f"claim:{c.key}" for c in own}, high) and own:  # it only repeats what stands there
            self.page.show_link({f"claim:{c.key}" for c in every if (c.source, c.property) in cells}, high)

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
