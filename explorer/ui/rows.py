"""The rows of the table as Qt asks for them: their order from arrays, their words from the library as they come into
view."""

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QIcon

from explorer.model.agreement import State
from explorer.model.filters import Filters
from explorer.model.records import Source
from explorer.model.schema import TABLE, Flag
from explorer.model.wording import KINDS, QT_TRANSLATE_NOOP
from explorer.timeline.columns import Bools, Ints
from explorer.timeline.listing import BY, NO_DAY, Listing, lane_of
from explorer.ui.desk import Desk, translate
from explorer.ui.ring import ring_pixmap
from explorer.ui.timeline.content import Content
from explorer.ui.timeline.hover import dates_in_words
from explorer.ui.wording import level_words

Index = QModelIndex | QPersistentModelIndex
_HEADS = {
    "date": QT_TRANSLATE_NOOP("Table", "Date"), "title": QT_TRANSLATE_NOOP("Table", "Title"),
    "what": QT_TRANSLATE_NOOP("Table", "What it is"), "lane": QT_TRANSLATE_NOOP("Table", "Lane"),
    "told": QT_TRANSLATE_NOOP("Table", "Told by"), "verdict": QT_TRANSLATE_NOOP("Table", "Verdict"),
    "level": QT_TRANSLATE_NOOP("Table", "Level")}
_VERDICTS = {
    State.UNTOLD: QT_TRANSLATE_NOOP("Table", "only mentioned"),
    State.ALONE: QT_TRANSLATE_NOOP("Table", "one alone tells"),
    State.MENTIONED: QT_TRANSLATE_NOOP("Table", "of different things"),
    State.AGREE: QT_TRANSLATE_NOOP("Table", "they agree"),
    State.DIFFER: QT_TRANSLATE_NOOP("Table", "they differ"),
    State.CONTRADICTS_ITSELF: QT_TRANSLATE_NOOP("Table", "one contradicts itself")}
TITLE, VERDICT = BY.index("title"), BY.index("verdict")
RING = 22
"""Pixels at 100% of the mark beside the verdict."""
FOUND = Qt.ItemDataRole.UserRole
"""Whether a row was searched for."""
_REMEMBERED = 2000
"""The words of so many rows are kept: a page is 20, 2,000 are some 2 MB."""


def head_words(by: str) -> str:
    """What stands over a column."""
    return translate("Table", _HEADS[by])


def order_words(descending: bool) -> str:
    """`ascending` or `descending`."""
    return translate("Table", "descending") if descending else translate("Table", "ascending")


class Rows(QAbstractTableModel):
    """A row for each thing that passes the filters, in the order asked for."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__()
        self.desk, self.content = desk, content
        self.by, self.descending = "date", False
        self._taken = content.all, content.columns
        self._words: dict[int, tuple[str, ...]] = {}
        self._rings: dict[tuple[int, int, int], QIcon] = {}
        self.clear()

    # What is in it

    def load(self) -> None:
        """Take the rows of the library."""
        table = self.desk.library.table()
        self._whole = Listing(len(table["entity"]) - len(self.desk.library.undated), **table)
        self.place_in_lanes()

    def clear(self) -> None:
        """Hold nothing: another library is open, and its rows have not been taken yet."""
        nothing = np.empty(0, dtype=np.int32)
        self.beginResetModel()
        self.listing = self._whole = Listing(0, **dict.fromkeys(TABLE, nothing))
        self._order: Ints = nothing
        self._shown: Ints = nothing
        self._lane: Ints = nothing
        self._there: Bools = nothing.astype(np.bool_)
        self.restyle()
        self.endResetModel()

    def place_in_lanes(self) -> None:
        """Take the lanes of the present scheme."""
        columns = self.content.all
        self.listing = self._through_lens()
        entity, lane = columns.entity, columns.lane
        silent = columns.has(Flag.SILENT)
        if silent.any():
            entity, lane = entity[~silent], lane[~silent]
        self._lane = lane_of(entity, lane, len(self.content.passes), len(columns.lanes))[self.listing.entity]
        self._there = self._on_line_or_shelf()
        self.restyle()
        self.arrange()

    def _through_lens(self) -> Listing:
        """The rows by the dates of the lens; of two documents with what these two tell, and whether they agree."""
        lens, whole = self.desk.session.state.lens, self._whole
        if not lens or not len(whole):
            return whole
        columns, state, sources = self.content.all, whole.state, whole.sources
        first = np.full(len(self.content.passes), NO_DAY)
        np.minimum.at(first, columns.entity, columns.start_earliest)
        if len(lens) == 2:
            bits = [np.uint32(1 << n) for n, s in enumerate(self.content.documents) if s.key in lens]
            sources = sources & (bits[0] | bits[1])
            between = np.full(len(self.content.passes), int(State.ALONE), dtype=state.dtype)
            ids, states = self.desk.library.pair(*lens)
            between[ids] = states
            state = between[whole.entity]
        return whole.through(first[whole.entity], state, sources)

    def restyle(self) -> None:
        """Forget words and pictures."""
        self._words.clear()
        self._rings.clear()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.by, self.descending = BY[column], order == Qt.SortOrder.DescendingOrder
        self.arrange()

    def arrange(self) -> None:
        """Put what is on the line and on the shelf in order."""
        self.beginResetModel()
        if self.other_things:
            self._there = self._on_line_or_shelf()
        self._order = self.listing.order(self.by, self.descending, self._there, self._lane)
        self._shown = self.listing.entity.take(self._order)
        self.endResetModel()

    def _on_line_or_shelf(self) -> Bools:
        """For every row whether the line or the shelf have it as they are now."""
        self._taken = self.content.all, self.content.columns
        there = np.zeros(len(self.content.passes), dtype=np.bool_)
        there[np.asarray(self.content.columns.entity).astype(np.intp)] = True  # twice as fast with numbers so wide
        shelf = set(self.content.undated())
        there[[number for number, key in self.content.shelf if key in shelf]] = True
        return there.take(self.listing.entity)

    @property
    def other_lanes(self) -> bool:
        """Whether the line has other lanes, or other things in them, than when these rows were taken."""
        return self._taken[0] is not self.content.all

    @property
    def other_things(self) -> bool:
        """Whether the line shows other things than when these rows were taken."""
        return self._taken[1] is not self.content.columns

    @property
    def undated(self) -> int:
        """How many of the rows have no date."""
        return int(np.count_nonzero(self._order >= self.listing.dated))

    @property
    def filtered(self) -> bool:
        """Whether the filters hide anything at all."""
        return self.desk.session.state.filters != Filters()

    # Rows and entities

    def numbers(self, rows: Ints) -> list[int]:
        """The entities in some rows."""
        found: list[int] = self._shown[rows].tolist()
        return found

    def row_of(self, number: int | None) -> int:
        """In which row an entity is; -1 if in none."""
        found = np.flatnonzero(self._shown == (-1 if number is None else number))
        return int(found[0]) if len(found) else -1

    def selection_of(self, numbers: frozenset[int]) -> QItemSelection:
        """The rows of some entities, as runs."""
        wanted = np.fromiter(numbers, dtype=self._shown.dtype)
        rows = np.flatnonzero(np.isin(self._shown, wanted)) if numbers else np.empty(0, dtype=np.intp)
        breaks = np.flatnonzero(np.diff(rows) > 1)
        tops, bottoms = np.append(rows[:1], rows[breaks + 1]), np.append(rows[breaks], rows[-1:])
        selection = QItemSelection()
        for top, bottom in zip(tops.tolist(), bottoms.tolist(), strict=True):
            selection.append(QItemSelectionRange(self.createIndex(top, 0), self.createIndex(bottom, len(BY) - 1)))
        return selection

    def find(self, typed: str, start: int) -> int:
        """The first row from `start` on, and then from the top, whose title begins as typed; -1 if there is none."""
        first, last = self.listing.beginning(typed, lambda n: self.desk.library.titles([n])[n])
        places = self.listing.title[self._order]
        found = np.flatnonzero((places >= first) & (places < last))
        if not len(found):
            return -1
        return int(found[np.searchsorted(found, start) % len(found)])

    def text(self, rows: Ints) -> str:
        """Some rows for the clipboard: tabs between the cells, the documents named at the end."""
        seen = [n for n, by in enumerate(BY) if by != "verdict" or self.desk.session.state.verdicts]
        asked = self._asked()
        lines = [[*(head_words(BY[n]) for n in seen), translate("Table", "Documents")]]
        for row in rows.tolist():
            telling = self.desk.library.telling(self.content.key_of(int(self._shown[row])))
            named = "; ".join(s.title for s in asked if s.key in telling)
            said = self.words(row)
            lines.append([*(said[n] for n in seen), named])
        return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)

    # Words

    def words(self, row: int) -> tuple[str, ...]:
        """What the cells of a row say."""
        number = int(self._shown[row])
        if number not in self._words:
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            self._words[number] = self._said(number, State(int(self.listing.state[self._order[row]])))
        return self._words[number]

    def _said(self, number: int, state: State) -> tuple[str, ...]:
        desk, library = self.desk, self.desk.library
        key = self.content.key_of(number)
        entity = library.entity(key)
        assert entity is not None
        telling, lens = library.telling(key), desk.session.state.lens
        asked = self._asked()
        names = [s.short_title for s in asked if s.key in telling]
        told = translate("Table", "{n} of {all}").format(n=len(names), all=len(asked))
        if len(lens) == 1 and lens[0] not in telling:
            told = translate("Table", "left out by {document}; {told}").format(
                document=desk.source(lens[0]).short_title, told=told)
        kind = desk.wording.say(KINDS[entity.kind])
        own = entity.site_kind or entity.treaty_kind
        what = f"{kind} · {own}" if own and own.lower() != kind.lower() else kind
        return (self._dates(number), entity.title,
                library.categories.get(entity.category) or what,
                self._lanes_of(number), f"{told}: {', '.join(names)}" if names else told,
                translate("Table", _VERDICTS[state]), level_words(entity.level) or "–")

    def _asked(self) -> list[Source]:
        """The documents of which it is said whether they tell: the two of the lens, or else all."""
        lens = self.desk.session.state.lens
        return [s for s in self.desk.library.sources if len(lens) < 2 or s.key in lens]

    def _dates(self, number: int) -> str:
        """The dates in words: of the documents of the lens, or of others where these give none."""
        every, lens = self.desk.library.dates([number])[number], self.desk.session.state.lens
        own = [d for d in every if not lens or self.desk.library.sources[d.source].key in lens]
        words = "; ".join(dates_in_words(self.desk, own or every)).replace(
            translate("Detail", "inferred by the editors"), translate("Table", "inferred"))  # a cell has little room
        if own or not every:
            return words
        return translate("Table", "{date} (by other documents)").format(date=words)

    def _lanes_of(self, number: int) -> str:
        columns = self.content.all
        items = np.flatnonzero(columns.entity == number)
        if not len(items):
            return translate("Table", "On no lane: undated")
        told = items[(columns.flags[items] & int(Flag.SILENT)) == 0]
        told = told if len(told) else items
        return ", ".join(columns.lanes[n][1] for n in np.unique(columns.lane[told]).tolist())

    def _ring(self, row: int) -> QIcon:
        at = self._order[row]
        listing, theme = self.listing, self.desk.theme
        lane = int(self._lane[at])
        made = int(listing.sources[at]), int(listing.state[at]), lane
        if made not in self._rings:
            c = self.content.colours
            hue = c.lane(lane) if lane < len(self.content.all.lanes) else QColor(c.muted)
            picture = ring_pixmap(theme.px(RING), 2.0, made[0], len(self.desk.library.sources), State(made[1]), hue,
                                  QColor(c.empty), QColor(c.surface))
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # or Qt tints it
            self._rings[made] = icon
        return self._rings[made]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(BY)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == FOUND:
            return int(self._shown[index.row()]) in self.desk.session.state.sought.things
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = self.words(index.row())[index.column()]
            if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TITLE and self.data(index, FOUND):
                return translate("Table", "{title}, found by the search").format(title=words)
            return words
        if role == Qt.ItemDataRole.DecorationRole and index.column() == VERDICT:
            return self._ring(index.row())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:  # hidden, but heard as one goes from row to row
            return self.words(section)[TITLE] if role == Qt.ItemDataRole.AccessibleTextRole else None
        by = BY[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return head_words(by)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return head_words(by) if by != self.by else translate("Table", "{column}, sorted {order}").format(
                column=head_words(by), order=order_words(self.descending))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
