"""What a reader can do with a lane, wherever it is asked for: the gutter, the line, the bar above."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.model.arrangement import AS_IT_WAS, Arrangement
from explorer.ui.desk import Desk, translate
from explorer.ui.timeline.content import Content


class Lanes:
    """Changes the arrangement of the lanes of the present scheme, and has what was changed shown."""

    def __init__(self, desk: Desk, content: Content, show: Callable[[str], None]) -> None:
        self.desk, self.content, self.show = desk, content, show

    @property
    def keys(self) -> list[str]:
        """All lanes, hidden ones too, in the order of the dataset."""
        return [key for key, _ in self.content.lanes]

    @property
    def arrangement(self) -> Arrangement:
        """As it is now."""
        return self.desk.session.state.arrangement

    def title(self, key: str) -> str:
        """The name of a lane."""
        return dict(self.content.lanes).get(key, key)

    def toggle(self, what: str, key: str) -> None:
        """Make a lane `collapsed`, `hidden` or `pinned`, or no longer so."""
        self._arrange(self.arrangement.toggled(what, key))
        self.show(key)

    def move(self, key: str, to: int) -> None:
        """Move a lane to a place among the pinned ones, or among the others."""
        self._arrange(self.arrangement.moved(self.keys, key, to))
        self.show(key)

    def step(self, key: str, way: int) -> None:
        """Move a lane up (-1) or down (1)."""
        self.move(key, self.arrangement.block(self.keys, key).index(key) + way)

    def show_hidden(self) -> None:
        """Bring all hidden lanes back."""
        now = self.arrangement
        self._arrange(Arrangement(now.order, now.collapsed, frozenset(), now.pinned))

    def reset(self) -> None:
        """All lanes as the dataset has them."""
        self._arrange(AS_IT_WAS)

    def _arrange(self, arrangement: Arrangement) -> None:
        session = self.desk.session
        session.change(lanes=session.state.arranged(arrangement))

    def menu(self, key: str, parent: QWidget) -> QMenu:
        """What can be done with a lane."""
        now = self.arrangement
        block = now.block(self.keys, key)
        menu = QMenu(parent)
        menu.setAccessibleName(self.title(key))
        name = menu.addAction(self.title(key))
        name.setFont(self.desk.theme.font(13, bold=True))
        name.setEnabled(False)

        def add(words: str, run: Callable[[], None], able: bool = True) -> None:
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False: run())
            action.setEnabled(able)

        add(translate("Lanes", "Expand") if key in now.collapsed else translate("Lanes", "Collapse"),
            lambda: self.toggle("collapsed", key))
        add(translate("Lanes", "Hide"), lambda: self.toggle("hidden", key))
        add(translate("Lanes", "Unpin") if key in now.pinned else translate("Lanes", "Pin to the top"),
            lambda: self.toggle("pinned", key))
        add(translate("Lanes", "Move up"), lambda: self.step(key, -1), block.index(key) > 0)
        add(translate("Lanes", "Move down"), lambda: self.step(key, 1), block.index(key) < len(block) - 1)
        menu.addSeparator()
        menu.addActions(self.actions_for_all(menu))
        return menu

    def actions_for_all(self, parent: QMenu) -> list[QAction]:
        """What can be done with all lanes; each knows by itself whether there is anything to do."""
        back = QAction(translate("Lanes", "Show hidden lanes"), parent)
        back.triggered.connect(lambda _=False: self.show_hidden())
        reset = QAction(translate("Lanes", "All lanes as they were"), parent)
        reset.triggered.connect(lambda _=False: self.reset())

        def refresh() -> None:
            back.setEnabled(bool(self.content.shown.out))
            reset.setEnabled(self.arrangement != AS_IT_WAS)

        refresh()
        parent.aboutToShow.connect(refresh)
        return [back, reset]
