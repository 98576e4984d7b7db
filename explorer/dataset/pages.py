"""A PDF -> its text in the order of reading: two columns one after the other, words broken at line ends made whole.

Most files hold their text in the order of reading. Where a page is written row by row across its columns, it is cut
at the gutter: what crosses it, as a title, stands between what is above and what is below, left before right.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from explorer.dataset.unreadable import DocumentError
from explorer.model.anchors import Stopped

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_MOST_PAGES = 3000
_FEWEST, _MOST = 8, 1500
"""Pieces of lines on a page that may have columns: of a map with more of them, no gutter is looked for."""
_BACK, _GAP = 0.5, 0.8
"""So many heights of a letter one may begin before the end of the line so far, as accents do, or stand behind it."""
_MIDDLE = 0.25, 0.75
"""Where a gutter can be, of the width of what is written on a page."""
_GUTTER, _CROSSING, _SIDE = 6.0, 0.2, 0.25
"""Its least width in points; the share of lines that may cross it; the share that each side must have."""
_SWITCHES = 0.25
"""A page whose lines jump from side to side so often is written row by row."""
_PARAGRAPH = 1.3
"""A step down that is so many times the usual one begins a paragraph."""
_ENDED = re.compile(r"[.!?:…][”’»\"')\]\d]*\s*$")
"""A sentence, and the number of a note behind it: what comes in the next column is a new paragraph."""
_HEADS, _SEVERAL = 2, 3
"""Lines at the head or foot of a page, and the number of pages that have the same, that make a running head."""
_BROKEN = re.compile(r"(\w+)([\x02\ufffe\u00ad-])\n+(\w+)")
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\ufffe\uffff\u00ad]")


class Box(NamedTuple):
    """A piece of a line, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""


def read_pdf(data: bytes, stopped: Callable[[], bool], progress: Callable[[int, int], None]) -> str:
    """The text of a document, page after page; raises DocumentError and Stopped."""
    import pypdfium2  # 60 ms

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise DocumentError("is locked with a password; save it without one") from None
        raise DocumentError("is damaged, or no PDF; get a fresh copy of it") from None
    try:
        return _read(document, stopped, progress)
    except pypdfium2.PdfiumError:
        raise DocumentError("is damaged; get a fresh copy of it") from None
    finally:
        document.close()


def _read(document: "PdfDocument", stopped: Callable[[], bool], progress: Callable[[int, int], None]) -> str:
    number = len(document)
    if number > _MOST_PAGES:
        raise DocumentError(f"has {number} pages, and at most {_MOST_PAGES} are read; save the part that you need")
    pages: list[list[str]] = []
    for at in range(number):
        if stopped():
            raise Stopped
        page = document[at]
        found = page.get_textpage()
        try:
            pages.append(_lines(in_order(_boxes(found))))
        finally:
            found.close()
            page.close()
        progress(at + 1, number)
    text = ""
    for lines in _without_heads(pages):
        text += ("\n\n" if _ENDED.search(text[-20:]) else "\n" if text else "") + "\n".join(lines).strip("\n")
    if not any(c.isalnum() for c in text):
        raise DocumentError("holds pictures of pages and no text; have the text recognised (OCR), and add that")
    return _UNSEEN.sub("", _made_whole(text))


def _boxes(page: "PdfTextPage") -> list[Box]:
    """Pieces of lines as they are written. Letter by letter, for some programs place each letter on its own, and the
    words that stand in its rectangle are then two letters."""
    from pypdfium2.raw import FPDFText_GetUnicode, FPDFText_IsGenerated

    pieces: list[Box] = []
    begun: Box | None = None
    text = ""
    for number in range(page.count_chars()):
        letter = chr(FPDFText_GetUnicode(page, number))
        if FPDFText_IsGenerated(page, number) or letter.isspace():
            text += " " if text and not text.endswith(" ") else ""
            continue
        box = Box(*page.get_charbox(number, loose=True))
        if begun is not None and _goes_on(begun, box):
            begun = Box(begun.left, min(begun.bottom, box.bottom), max(begun.right, box.right), max(begun.top, box.top))
        else:
            if begun is not None:
                pieces.append(begun._replace(text=text))
            begun, text = box, ""
        text += letter
    return [*pieces, begun._replace(text=text)] if begun is not None else pieces


def _goes_on(line: Box, letter: Box) -> bool:
    """Whether a letter belongs to the line so far, without a gap that may be a gutter."""
    return _level(line, letter) and -_BACK < (letter.left - line.right) / (letter.top - letter.bottom or 1) < _GAP


# Columns

def in_order(boxes: list[Box]) -> list[Box]:
    """Pieces of lines as they are read: as they are written, or column by column if that jumps across a gutter."""
    gutter = _gutter(boxes)
    if gutter is None:
        return boxes
    sides = [_side(box, gutter) for box in boxes]
    on_a_side = [side for side in sides if side]
    switches = sum(a != b for a, b in pairwise(on_a_side))
    if switches <= _SWITCHES * len(on_a_side):
        return boxes
    crossing = sorted((b for b, side in zip(boxes, sides, strict=True) if not side), key=_down)
    ordered: list[Box] = []
    above = float("inf")
    for line in (*crossing, None):
        below = (line.top + line.bottom) / 2 if line else float("-inf")
        for side in (-1, 1):
            ordered += in_order(_rows([b for b, at in zip(boxes, sides, strict=True)
                                       if at == side and below < (b.top + b.bottom) / 2 <= above]))
        if line:
            ordered.append(line)
        above = below
    return ordered


def _side(box: Box, gutter: tuple[float, float]) -> int:
    """-1 left of the gutter, 1 right of it, 0 across."""
    middle = sum(gutter) / 2
    return -1 if box.right <= middle else 1 if box.left >= middle else 0


def _down(box: Box) -> tuple[float, float]:
    return -(box.top + box.bottom) / 2, box.left


def _gutter(boxes: list[Box]) -> tuple[float, float] | None:
    """The strip that the fewest lines cross, if there is one between two columns."""
    if not _FEWEST <= len(boxes) <= _MOST:
        return None
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    edges = sorted({low, high, *(x for b in boxes for x in (b.left, b.right) if low < x < high)})
    best: tuple[int, float, tuple[float, float]] | None = None
    for first, last in pairwise(edges):
        middle = (first + last) / 2
        crossing = sum(b.left < middle < b.right for b in boxes)
        if last - first >= _GUTTER and (best is None or (crossing, first - last) < best[:2]):
            best = crossing, first - last, (first, last)
    if best is None or best[0] > _CROSSING * len(boxes):
        return None
    sides = [_side(box, best[2]) for box in boxes]
    return best[2] if min(sides.count(-1), sides.count(1)) >= _SIDE * len(boxes) else None


def _rows(boxes: list[Box]) -> list[Box]:
    """From top to bottom, what stands on one line from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=_down):
        if rows and _level(rows[-1][0], box):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [box for row in rows for box in sorted(row, key=lambda b: b.left)]


def _level(one: Box, other: Box) -> bool:
    """Whether two pieces stand on one line."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.4 * min(one.top - one.bottom, other.top - other.bottom)


# Lines

def _lines(boxes: list[Box]) -> list[str]:
    """The lines of a page; an empty one between paragraphs."""
    lines: list[list[Box]] = []
    for box in boxes:
        if lines and _level(lines[-1][-1], box) and box.left >= lines[-1][-1].left:
            lines[-1].append(box)
        else:
            lines.append([box])
    steps = [a[0].bottom - b[0].bottom for a, b in pairwise(lines)]
    usual = median([step for step in steps if step > 0] or [0])
    found: list[str] = []
    for line, step in zip(lines, (0.0, *steps), strict=False):
        if step > _PARAGRAPH * usual or (step < 0 and _ENDED.search(found[-1])):
            found.append("")
        found.append(_joined(line))
    return found


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """The pages without what stands at the head or foot of several, but for its number."""
    def kind(line: str) -> str:
        return re.sub(r"\d+", "0", line).strip()

    def ends(page: list[str]) -> set[int]:
        written = [n for n, line in enumerate(page) if line]
        return {*written[:_HEADS], *written[-_HEADS:]}

    times = Counter(line for page in pages for line in {kind(page[n]) for n in ends(page)})
    often = {line for line, number in times.items() if number >= _SEVERAL}
    return [[line for n, line in enumerate(page) if not (n in at and kind(line) in often)]
            for page in pages for at in [ends(page)]]


def _joined(line: list[Box]) -> str:
    text = line[0].text
    for before, box in pairwise(line):
        apart = box.left - before.right > 0.15 * (before.top - before.bottom)
        text += (" " if apart and not text.endswith(" ") and not box.text.startswith(" ") else "") + box.text
    return text.rstrip()


def _made_whole(text: str) -> str:
    """Words that were broken at the end of a line; a hyphen stays where the word has it elsewhere too."""
    elsewhere = set(re.findall(r"\w+-\w+", text))

    def whole(match: re.Match[str]) -> str:
        if not match[3][:1].islower():
            return f"{match[1]}-\n{match[3]}" if match[2] != "\u00ad" else match[0]
        return f"{match[1]}{'-' if f'{match[1]}-{match[3]}' in elsewhere else ''}{match[3]}"

    return _BROKEN.sub(whole, text)
