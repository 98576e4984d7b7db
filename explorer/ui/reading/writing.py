"""Writing the lines of a document, one below the other, or ours and the original's beside each other; and where their
letters stand then.

Whatever the arrangement, the block of the page with a number is the line with that number.
"""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextLayout, QTextLength, QTextTableFormat

from explorer.ui.reading.forms import Forms
from explorer.ui.reading.lines import Line, Role

LETTERS = 34
"""So many letters must have room in each half, or the halves stand one below the other."""
_MARGINS = 40
"""Pixels at 100 % of a column in which nothing is written: those of both halves, and the scroll bar."""


def wide(forms: Forms) -> int:
    """From how many pixels on two halves have room beside each other."""
    return round(2 * LETTERS * forms.letter) + forms.desk.theme.px(_MARGINS)


def pairs(lines: Sequence[Line]) -> frozenset[int]:
    """The lines in our wording behind which the document's own words for the same come; but no page begins with two
    columns."""
    return frozenset(n for n, (line, after) in enumerate(pairwise(lines))
                     if n and line.key and line.key == after.key and line.own is None and after.role is Role.ORIGINAL)


def write(document: QTextDocument, lines: Sequence[Line], forms: Forms, beside: frozenset[int]) -> None:
    """Write the lines into an empty document, those of `beside` in two columns with what comes next."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    begun, n = True, 0
    while n < len(lines):
        line, before = lines[n], lines[n - 1] if n else None
        rows = _rows(n, beside)
        if rows:
            _write_table(cursor, lines, n, rows, forms)
            n, begun = n + 2 * rows, True  # behind a table there is a block already
            continue
        form = forms.of(line)
        if begun:
            cursor.setBlockFormat(forms.block(line, before))
            cursor.setBlockCharFormat(form)
        else:  # at once: with its looks given to it afterwards a block takes twice as long
            cursor.insertBlock(forms.block(line, before), form)
        _write_line(cursor, line, form, forms)
        n, begun = n + 1, False
    cursor.endEditBlock()


def _rows(first: int, beside: frozenset[int]) -> int:
    """How many pairs follow each other from a line on."""
    rows = 0
    while first + 2 * rows in beside:
        rows += 1
    return rows


def _write_line(cursor: QTextCursor, line: Line, form: QTextCharFormat, forms: Forms) -> None:
    """With what is no plain word in it in its own look."""
    at = 0
    for part in sorted(line.parts, key=lambda part: part.start):
        other = QTextCharFormat(form)
        other.merge(forms.part(part.look))
        cursor.insertText(line.text[at:part.start], form)
        cursor.insertText(line.text[max(at, part.start):part.end], other)
        at = max(at, part.end)
    cursor.insertText(line.text[at:], form)
    if line.voice:
        cursor.insertText("  " + line.voice, forms.small)


def _write_table(cursor: QTextCursor, lines: Sequence[Line], first: int, rows: int, forms: Forms) -> None:
    look = QTextTableFormat()
    look.setBorder(0)
    look.setCellPadding(0)
    look.setCellSpacing(0)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
    table = cursor.insertTable(rows, 2, look)
    for row in range(rows):
        ours = lines[first + 2 * row]
        for column in (0, 1):
            line = lines[first + 2 * row + column]
            cell = table.cellAt(row, column).firstCursorPosition()
            cell.setBlockFormat(forms.block(line, lines[first - 1], ours))
            cell.setBlockCharFormat(forms.of(line))
            _write_line(cell, line, forms.of(line), forms)
    cursor.setPosition(table.lastPosition() + 1)


def letters(layout: QTextLayout, start: int, end: int, shift: float) -> list[QRectF]:
    """The boxes of characters [start, end) of a line, one for each row that they take, `shift` pixels above."""
    left, top = layout.position().x(), layout.position().y() - shift
    found = []
    first, last = (layout.lineForTextPosition(at).lineNumber() for at in (start, end))
    for n in range(first, last + 1):
        line = layout.lineAt(n)
        x = line.cursorToX(max(start, line.textStart()))[0]  # type: ignore[index]
        far = line.cursorToX(min(end, line.textStart() + line.textLength()))[0]  # type: ignore[index]
        found.append(QRectF(left + x - 1, top + line.y(), far - x + 2, line.height()))
    return found
