"""What a handout will hold, each entry by its title, with a box to leave it out; and whether it has original words."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from explorer.handout.through import Told
from explorer.model.records import Note, Source
from explorer.ui.desk import Desk, translate

_MOST, _AT_ONCE = 300, 7
"""More titles than these are not listed; nobody reads them, and they go into the handout all the same. So many are seen
without scrolling."""


class Contents(QListWidget):
    """What is left out stays so while the list is open, whatever is chosen meanwhile."""

    changed = Signal()
    """A box was ticked or cleared."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._keys: tuple[str, ...] = ()
        self._left_out: set[str] = set()
        self.setAccessibleName(self.tr("What goes into the handout"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(desk.theme.px(66))
        self.itemChanged.connect(self._ticked)

    def begin(self, gathered: Collection[str] = ()) -> None:
        """Leave out nothing but what was left out of what was added for export, which stays as well."""
        self._left_out.intersection_update(gathered)
        self._keys = ()

    def fill(self, keys: Iterable[str], linked: Collection[str] = ()) -> None:
        """List what is chosen, by date, and among it what comes along because it is linked."""
        wanted = (*keys, *linked)
        if wanted == self._keys and wanted:
            return
        self._keys = wanted
        self.blockSignals(True)
        self.clear()
        for key in self.desk.library.in_order(wanted[:_MOST]):
            title = self.desk.title(key)
            item = QListWidgetItem(self.tr("{title} (linked)").format(title=title) if key in linked else title, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setCheckState(Qt.CheckState.Unchecked if key in self._left_out else Qt.CheckState.Checked)
        if (more := len(wanted) - _MOST) > 0:
            QListWidgetItem(self.tr("and %n more", "", more), self).setFlags(Qt.ItemFlag.NoItemFlags)
        self.blockSignals(False)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """No higher than what it lists: what is said below of rights is to be seen."""
        high = sum(self.sizeHintForRow(n) for n in range(min(self.count(), _AT_ONCE)))
        return QSize(super().sizeHint().width(), high + 2 * self.frameWidth())

    def kept(self, keys: Iterable[str]) -> list[str]:
        """Of some keys those that are not left out."""
        return [k for k in keys if k not in self._left_out]

    def _ticked(self, item: QListWidgetItem) -> None:
        key = str(item.data(Qt.ItemDataRole.UserRole))
        (self._left_out.discard if item.checkState() == Qt.CheckState.Checked else self._left_out.add)(key)
        self.changed.emit()


def quoted(library: Told, notes: Iterable[Note], keys: Collection[str]) -> list[Source]:
    """The documents whose own words stand in notes that go into the handout of these entries."""
    found = dict.fromkeys(
        q.source for note in notes if isinstance(note.target, tuple)
        for q in note.target if q.original and not set(keys).isdisjoint(
            c.entity for quote in note.target for c in library.claims_on(quote.passage)))
    return [s for s in library.sources if s.key in found]


def rights_words(library: Told, notes: Iterable[Note], keys: Collection[str],
                 whole: Collection[Source] = (), barred: Collection[str] = ()) -> str:
    """Whether original words go into the handout, and what their documents say of passing them on; of `whole` each
    statement is printed in its own words, of what is `barred` none, though notes quote it."""
    sources = [s for s in quoted(library, notes, keys) if s.key not in barred]
    telling = {source for key in keys for source in library.telling(key)} if whole else set()
    whole = [s for s in whole if s.key in telling]
    if not sources and not whole:
        return translate("Contents", "No original words: every statement in it is in the editors’ wording.")
    every = [s for s in library.sources if s in sources or s in whole]
    rights = " · ".join(f"{s.short_title}: {s.rights}" if s.rights else s.short_title for s in every)
    if whole:
        return translate("Contents", "Original words are printed with their rights. {rights}").format(rights=rights)
    return translate("Contents", "Your notes in it quote original words; they are printed with their rights. "
                                 "{rights}").format(rights=rights)
