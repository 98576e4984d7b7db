"""The grid as Qt asks for it: a row a line, a column a document; or one column, document under document."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from explorer.model.agreement import State
from explorer.model.comparison import Cell, Line
from explorer.model.records import Passage, Source
from explorer.store.comparing import Part, Said, figures_elsewhere, grid
from explorer.store.differences import passages
from explorer.ui.compare.cells import (
    ONWARD,
    Shown,
    meaning,
    not_found,
    row_words,
    shown,
    silent,
    titled,
    told,
    when_in_words,
)
from explorer.ui.desk import Desk, translate
from explorer.ui.originals.spoken import cited
from explorer.ui.silence import Quiet, quiet

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Line, bool, tuple[Cell, ...]]
"""(a line, whether its words stand in the head, its cells); stacked, a row has one cell, or all that are silent. Of
several things each has one line, without a property."""


_MUCH = 3
"""So many times as much as a document with a narrow column has one that says most."""


class Rows(QAbstractTableModel):
    """What is said of one thing, or of several as far as it rests on what was found."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.several = False
        self._titles: dict[str, str] = {}
        self._elsewhere: Collection[str] = ()
        """The figures that are told of other things too."""
        self._told: dict[tuple[str, str], tuple[Said, ...]] = {}
        """(thing, document) -> what it says of that, where there are several."""
        self.lines: tuple[Line, ...] = ()
        self.rows: list[Row] = []
        self.open: tuple[str, ...] = ()
        """The documents whose columns of text are open, from the left."""
        self.sources: tuple[Source, ...] = ()
        """As the columns of text stand, then those that are closed."""
        self.silences: dict[str, Quiet] = {}
        self.statements: dict[str, Passage] = {}
        self.stacked = self.whole = False
        self.marks = True
        self._shown: dict[tuple[int, int], Shown] = {}

    def load(self, about: str) -> None:
        """Lay out what is said of an entity; nothing for no key."""
        self._elsewhere = figures_elsewhere(self.desk.library, about)
        self._load(grid(self.desk.library, about), quiet(self.desk, about, seen=self.marks))

    def load_together(self, parts: Sequence[Part]) -> None:
        """Lay out what is said of several, each in one row."""
        sources = self.desk.library.sources
        self._told = {(part.entity, source.key): part.told[n] for part in parts for n, source in enumerate(sources)}
        self._load([Line(part.entity, "", True, tuple(
            _of_all(source.key, part.told[n]) for n, source in enumerate(sources)), part.entity) for part in parts],
            {}, several=True)

    def _load(self, lines: Sequence[Line], silences: dict[str, Quiet], *, several: bool = False) -> None:
        library = self.desk.library
        self.beginResetModel()
        self.several, self.open, self.silences = several, self.desk.session.state.documents, silences
        self.sources = (*(library.source(key) for key in self.open),
                        *(s for s in library.sources if s.key not in self.open))
        order = [library.sources.index(s) for s in self.sources]
        self.lines = tuple(replace(line, cells=tuple(line.cells[n] for n in order)) for line in lines)
        self.statements = passages(library, (k for line in self.lines for c in line.cells for k in c.passages))
        self._lay_out()
        self.endResetModel()

    def stack(self, stacked: bool) -> None:
        """Put document under document, or beside document."""
        if stacked != self.stacked:
            self.beginResetModel()
            self.stacked = stacked
            self._lay_out()
            self.endResetModel()

    def show(self, *, whole: bool, marks: bool) -> None:
        """Whether statements stand whole, and whether it is to be seen how they compare."""
        self.whole, self.marks = whole, marks
        if not self.several and self.lines:
            self.silences = quiet(self.desk, self.lines[0].about, seen=marks)
        self._shown.clear()
        self._titles.clear()
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _lay_out(self) -> None:
        self._shown.clear()
        self._titles.clear()
        if not self.stacked:
            self.rows = [(line, line.first, line.cells) for line in self.lines]
            return
        self.rows = []
        for line in self.lines:
            own = [(line, False, (cell,)) for cell in line.cells if cell.claims or cell.dated]
            untold = tuple(cell for cell in line.cells if cell.state is State.UNTOLD)
            if own and line.first:
                own[0] = line, True, own[0][2]
            self.rows += own
            if untold:
                self.rows.append((line, False, untold))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1 if self.stacked else len(self.sources)

    def cell(self, row: int, column: int) -> Cell:
        """What lies under an index; stacked, the first of those that are silent."""
        return self.rows[row][2][column]

    def words(self, row: int, column: int) -> Shown:
        """What a cell shows."""
        if (row, column) not in self._shown:
            self._shown[row, column] = self._pointing(row, column) if self.further(row, column) else \
                self._said(row, column)
        return self._shown[row, column]

    def _said(self, row: int, column: int) -> Shown:
        line, _, cells = self.rows[row]
        why = {source: one.short(self.desk) if line is self.lines[0] else "" for source, one in self.silences.items()}
        if self.several:
            why = not_found(self.desk, line.about)
        if len(cells) > 1 and self.stacked:
            return silent(self.desk, line, cells, why)
        if self.several:
            source = cells[column].source
            return told(self.desk, source, self._told[line.about, source], self.statements, whole=self.whole,
                        marks=self.marks, why=why.get(source, ""), when=self._when(line.about))
        return shown(self.desk, line, cells[column], self.statements, whole=self.whole, marks=self.marks, why=why)

    def further(self, row: int, column: int) -> int:
        """In the first row of a property the row below in which a document speaks of it that is not in this; or 0."""
        line, first, cells = self.rows[row]
        if self.stacked or not first or cells[column].state is not None:
            return 0
        return next((n for n, (other, _, there) in enumerate(self.rows)
                     if n > row and _same(other, line) and there[column].claims), 0)

    def ends_property(self, row: int) -> bool:
        """Whether the next row speaks of something else."""
        return row + 1 == len(self.rows) or not _same(self.rows[row + 1][0], self.rows[row][0])

    def empty(self, row: int, column: int) -> bool:
        """Whether nothing is in a cell, as the document has spoken in a row above."""
        return self.cell(row, column).state is None and not self.further(row, column)

    def _pointing(self, row: int, column: int) -> Shown:
        """What leads to the row in which a document speaks of this."""
        line, _, cells = self.rows[row]
        document = self.desk.source(cells[column].source).short_title
        said = translate("Compare", "{row}. {document}: further down, Enter goes there").format(
            row=row_words(self.desk, line), document=document)
        return Shown(document, small=translate("Compare", "further down ↓"), said=said,
                     tip=translate("Compare", "{document} speaks of this in a row below. Click to go there").format(
                         document=document))

    def copied(self, row: int, column: int, words: Shown) -> str:
        """What a cell, or a statement in it, says with the statements that it rests on, and where these stand; what is
        silent, as it is read aloud."""
        line, _, cells = self.rows[row]
        keys = words.passages if self.several else cells[column].passages
        told = [self.statements[k] for k in keys if k in self.statements]
        if not told:
            return words.said
        return f"{row_words(self.desk, line)}: {words.value}".rstrip(": ") + "\n" + cited(
            self.desk, cells[column].source, told)

    def why_silent(self, row: int, column: int) -> str:
        """Why a document says nothing here, and every other that shares the cell; nothing where it speaks, be it in the
        first row of the same."""
        line, _, cells = self.rows[row]
        if not self.stacked:
            head = next(one for one in self.lines if _same(one, line))
            cells = head.cells[column:column + 1]
        silences = quiet(self.desk, line.about, seen=self.marks) if self.several else self.silences
        elsewhere = not_found(self.desk, line.about) if self.several else {}
        return " ".join(self._why(cell, silences, elsewhere.get(cell.source, meaning(State.UNTOLD)))
                        for cell in cells if cell.state is State.UNTOLD and not cell.beside)

    def _why(self, cell: Cell, silences: Mapping[str, Quiet], otherwise: str) -> str:
        silence = silences.get(cell.source) or (Quiet(cell.why) if cell.why is not None else None)
        return translate("Compare", "{document}: {why}").format(
            document=self.desk.source(cell.source).short_title,
            why=silence.sentence(self.desk) if silence is not None else otherwise)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return words.value or words.mark_words or words.small
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.said
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip
        return None

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical and section >= len(self.rows):
            return None  # in the midst of a reset Qt asks for rows that are gone, and an error there ends the program
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Vertical:
            line = self.rows[section][0]
            if self.several:
                return self._title(line.about)
            return row_words(self.desk, line) + (
                "\n" + translate("Compare", "in all events") + ONWARD if self.leads(section) else "")
        if orientation == Qt.Orientation.Horizontal and not self.stacked and section < len(self.sources):
            source = self.sources[section]
            if role == Qt.ItemDataRole.DisplayRole:
                below = self._remark(source.key)
                return f"{source.short_title}\n{below}" if below else source.short_title
            if role == Qt.ItemDataRole.ToolTipRole:
                return translate("Compare", "{title}\nClick to see it among the others").format(title="\n".join(
                    filter(None, (source.title, self.silences[source.key].sentence(self.desk)
                                  if source.key in self.silences else ""))))
        return None

    def _title(self, about: str) -> str:
        if about not in self._titles:
            self._titles[about] = titled(self.desk, about, self._apart(about), self._when(about))
        return self._titles[about]

    def _when(self, about: str) -> str:
        """When one of several things was, by the documents of which something is shown: of another the date would be
        taken for that of what these tell."""
        return when_in_words(self.desk, about, [s.key for s in self.sources if self._told[about, s.key]])

    def _apart(self, about: str) -> list[str]:
        """The rows in which documents differ on one of several things, among those that are shown."""
        return list(dict.fromkeys(
            translate("Compare", "“{row}”").format(row=row_words(self.desk, line)) for source in self.sources
            for one in self._told[about, source.key] for line, cell in one.of
            if cell.state is State.DIFFER)) if self.marks else []

    def leads(self, row: int) -> bool:
        """Whether the head of a row leads on: a title, or a figure that is told of other things too."""
        line = self.rows[row][0]
        return self.several or (line.entity == line.about and line.property in self._elsewhere)

    def _remark(self, source: str) -> str:
        """What stands below the title of a document: that it is silent, and that its text is closed. Why it is silent
        stands in the first row: the heads are to be low."""
        if self.telling()[[s.key for s in self.sources].index(source)]:
            return "" if source in self.open else translate("Compare", "its column is closed")
        if self.several:
            return translate("Compare", "nothing found")
        return translate("Compare", "silent") if source in self.open else translate("Compare", "silent, closed")

    def find(self, passage: str) -> tuple[int, int] | None:
        """(row, column) of the cell that rests on a statement, one that has it first before others."""
        found = [(cell.passages.index(passage), row, column) for row, (_, _, cells) in enumerate(self.rows)
                 for column, cell in enumerate(cells) if passage in cell.passages]
        return min(found)[1:] if found else None

    def holding(self, claim: str) -> tuple[int, int] | None:
        """(row, column) of the cell of a claim; None where the grid has none."""
        return next(((row, column) for row, (_, _, cells) in enumerate(self.rows)
                     for column, cell in enumerate(cells) if any(c.key == claim for c in cell.claims)), None)

    def first(self) -> tuple[int, int] | None:
        """(row, column) of the first cell that says anything."""
        return next(((row, column) for row, (_, _, cells) in enumerate(self.rows)
                     for column, cell in enumerate(cells) if cell.claims), None)

    def telling(self) -> Sequence[bool]:
        """For each document whether it tells of the thing at all."""
        if self.several:
            return [any(line.cells[n].claims for line in self.lines) for n in range(len(self.sources))]
        return [s.key not in self.silences for s in self.sources]

    def widely(self) -> Sequence[bool]:
        """For each document whether its column is to be wide: it tells, and of several things much."""
        if not self.several:
            return self.telling()
        said = [sum(len(line.cells[n].passages) for line in self.lines) for n in range(len(self.sources))]
        return [_MUCH * number >= max(said) > 0 for number in said]


def _of_all(source: str, told: Sequence[Said]) -> Cell:
    """One cell of all that a document says of one of several things."""
    claims = tuple(dict.fromkeys(claim for one in told for _, cell in one.of for claim in cell.claims))
    return Cell(source, claims, State.MENTIONED if told else State.UNTOLD)


def _same(one: Line, other: Line) -> bool:
    """Whether two lines speak of the same of the same thing."""
    return (one.about, one.entity, one.property) == (other.about, other.entity, other.property)
