"""Words in the text of a column: those that are chosen, those that are marked for good, and those that were found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from explorer.model.citing import Cited, short
from explorer.model.originals import Stretch
from explorer.model.quoting import cut, quotation
from explorer.model.records import GAP, Quote
from explorer.ui.reading.lines import Line, Role, Spot
from explorer.ui.reading.units import from_qt
from explorer.ui.reading.words import Highlight, Selected
from explorer.ui.tags import tag_format

if TYPE_CHECKING:
    from explorer.ui.reading.text import DocumentText


class Marked:
    """Belongs to one text."""

    def __init__(self, text: DocumentText) -> None:
        self.text = text
        self.highlights: tuple[Highlight, ...] = ()
        self.found: tuple[Spot, ...] = ()
        self.found_at = -1
        self.sought: tuple[Spot, ...] = ()
        self._kept: list[tuple[Spot, Highlight]] = []

    # Chosen

    def selections(self) -> list[Selected]:
        """The words that are chosen, statement by statement; who speaks, and what is no statement, left out."""
        found: list[Selected] = []
        stretches: list[Stretch] = []
        among: list[str] = []
        at = 0
        for line, start, end in self.chosen_lines():
            if line.own is not None:
                at = at if stretches else len(found)
                stretches += line.own.raw(start, end)
                among += [line.key] if line.key else []
            elif line.key:
                found.append(Selected(line.key, start, end, line.text[start:end], link=" " if found else GAP))
        if stretches and (held := self.text.held) is not None:
            found[at:at] = [Selected(c.passage, c.start, c.end, c.words, original=True, link=c.link)
                            for c in cut(held.as_in_copy, held.words, held.placement, stretches, among)]
        return found

    def chosen_lines(self) -> Iterator[tuple[Line, int, int]]:
        """The lines of which something is chosen: characters [start, end) of each, without what is said beside it."""
        for spot in self._chosen():
            line = self.text.lines[spot.line]
            end = min(spot.end, len(line.text))
            if spot.start < end:
                yield line, spot.start, end

    def _chosen(self) -> Iterator[Spot]:
        """What is chosen, line by line; from one line of two columns to another, whole lines of one column or both."""
        cursor = self.text.textCursor()
        if (table := cursor.currentTable()) is not None and cursor.hasComplexSelection():
            top, rows, left, columns = cast(tuple[int, int, int, int], cursor.selectedTableCells())
            for row, column in product(range(top, top + rows), range(left, left + columns)):
                number = table.cellAt(row, column).firstCursorPosition().blockNumber()
                yield Spot(number, 0, len(self.text.lines[number].text))
            return
        block = self.text.document().findBlock(cursor.selectionStart())
        while cursor.hasSelection() and block.isValid() and block.position() < cursor.selectionEnd():
            text = self.text.lines[block.blockNumber()].text
            yield Spot(block.blockNumber(), from_qt(text, max(cursor.selectionStart() - block.position(), 0)),
                       from_qt(text, cursor.selectionEnd() - block.position()))
            block = block.next()

    def place(self, key: str = "") -> QRect:
        """Where the chosen words stand in the view, or those of a mark, from the first line to the last."""
        spots = [spot for spot, mark in self._kept if mark.key == key] if key else list(self._chosen())
        found = QRect()
        for spot in (*spots[:2], *spots[-2:]):  # the first and the last row, of one column or of two
            cursor = self.text.cursor_of(spot)
            for at in (cursor.selectionStart(), cursor.selectionEnd()):
                cursor.setPosition(at)
                found = found.united(self.text.cursorRect(cursor))
        return found

    def plain(self) -> str:
        """The chosen words as they are copied: of the document's own no other characters than the copy has."""
        held, found = self.text.held, []
        for line, start, end in self.chosen_lines():
            if line.own is None or held is None:
                found.append(line.text[start:end])
            else:
                own = held.words[line.key] if line.key else held.as_in_copy
                places = [place for stretch in line.own.raw(start, end) for place in own.ranges(*stretch)]
                found.append(own.text[min(a for a, _ in places):max(b for _, b in places)] if places else "")
        return "\n".join(found)

    def cited(self) -> str:
        """The same with where it stands; our wording among the document's own is put in brackets, and
        words that several statements are made of stand once."""
        desk, source, chosen = self.text.desk, self.text.source_key, self.selections()
        lines = [line for line, _, _ in self.chosen_lines()]  # two statements beside ours may be of the same words
        mixed = any(line.own is None or (line.key and len(lines) > 1) for line in lines)
        words = quotation([Quote(source, c.passage, c.start, c.end, c.words, original=c.original, link=c.link)
                           for c in chosen]) if mixed else self.plain().strip()
        there = [p.paragraph for c in chosen if (p := desk.library.passage(c.passage))]
        return short(Cited(words, self.text.about, tuple(there), original=True), desk.library.info, desk.wording)

    # Marked for good

    def set_highlights(self, highlights: Iterable[Highlight]) -> None:
        """Mark words for good, in the place of those marked before."""
        self.highlights = tuple(highlights)
        self.show()

    def highlight_at(self, point: QPoint) -> Highlight | None:
        """The mark at a point of the view; the last that was set if there are several."""
        place = self.text.letter_at(point)
        if place is None:
            return None
        number, at = place
        return next((h for spot, h in reversed(self._kept)
                     if spot.line == number and spot.start <= at <= spot.end), None)

    def _places(self, highlight: Highlight) -> Iterator[Spot]:
        spots = self.text.script.spots.get(highlight.passage, ())
        if not highlight.original:
            yield from (Spot(s.line, highlight.start, highlight.end) for s in spots[:1]
                        if self.text.lines[s.line].own is None)
            return
        if self.text.held is None:
            return
        stretches = self.text.held.words[highlight.passage].raw(highlight.start, highlight.end)
        for number in dict.fromkeys((*(s.line for s in spots), *self._keyed())):
            line = self.text.lines[number]
            if line.own is not None:
                places = (line.own.line(a, b) for stretch in stretches for a, b in line.own.shown.ranges(*stretch))
                yield from (Spot(number, max(a, 0), min(b, len(line.text))) for a, b in places
                            if a < len(line.text) and b > 0)

    def _keyed(self) -> Iterator[int]:
        """The lines with the words of one statement each; the same words may stand in several."""
        return (n for n, line in enumerate(self.text.lines) if line.own is not None and line.key)

    # Found

    def show_found(self, found: Sequence[Spot], at: int) -> None:
        """Mark what was found, one of them above all; and go there if it is out of sight."""
        self.found, self.found_at = tuple(found), at
        self.show()
        if 0 <= at < len(self.found):
            self.text.bring_into_view(self.found[at])

    def show_sought(self, sought: tuple[Spot, ...]) -> None:
        """Mark what the search of everything has met."""
        if sought != self.sought:
            self.sought = sought
            self.show()

    def forget(self) -> None:
        """What was found stood in other lines than there are now; whoever found it is to find it anew."""
        self.found, self.found_at, self.sought = (), -1, ()

    def show(self) -> None:
        """Mark it all anew."""
        colours = self.text.desk.theme.colours
        hit, best, sought = (QTextCharFormat() for _ in range(3))
        hit.setBackground(QColor(colours.highlight))
        best.setBackground(QColor(colours.accent))
        best.setForeground(QColor(colours.on_accent))
        sought.setBackground(QColor(colours.highlight))
        for form, style in ((sought, QTextCharFormat.UnderlineStyle.SingleUnderline),
                            (hit, QTextCharFormat.UnderlineStyle.DotLine)):
            form.setUnderlineStyle(style)
            form.setUnderlineColor(QColor(colours.accent))
        self._kept = [(spot, h) for h in self.highlights for spot in self._places(h)]
        marks = [_selection(self.text.cursor_of(spot), tag_format(mark.tag, self.text.desk.theme))
                 for spot, mark in self._kept]
        marks += [_selection(self.text.cursor_of(spot), sought) for spot in self.sought]
        marks += [_selection(self.text.cursor_of(spot), best if n == self.found_at else hit)
                  for n, spot in enumerate(self.found)]
        self.text.setExtraSelections(marks)


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor, mark.format = cursor, form
    return mark


def searched(line: Line) -> bool:
    """Whether a line is text of the document, ours or its own."""
    return line.role in (Role.STATEMENT, Role.HEADING, Role.ORIGINAL, Role.ASIDE)
