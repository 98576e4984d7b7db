"""An original as it is shown: in the order of reading, damaged places mended and marked, pull quotes set aside.

Only how a place is spelt is ever mended; where a reading says something else, the words of the document stand, and
the reading is a remark on them.

What is shown is made of pieces, and every piece knows which characters of the raw text it stands for: so a passage is
highlighted where it stands, and what is selected on screen is kept by its place in the raw text.

    original = Original(placement, text)
    original.words("sa212").text              the words of one passage, nothing mended; empty where it is missing
    original.as_in_copy                       the document from beginning to end, nothing mended
    shown = original.whole                    the same, mended
    shown.text                                what to put on screen; a blank line between paragraphs
    shown.ranges(span.start, span.end)        where characters of the raw text stand in it
    shown.raw(first, last)                    which characters of the raw text a selection means
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import accumulate, pairwise

from explorer.model.mending import mends
from explorer.model.placing import Placement, Sure
from explorer.model.records import GAP

_LINES = re.compile(r"\s*\n\s*")
_NARROW, _MANY = 100, 20
"""A text of many lines, nine in ten of them no longer, has its lines broken where a page was full."""
_ENDED = re.compile(r"[.!?:…][”’»\"')\]\d]*\s*$")
"""A sentence and the number of a note behind it."""
_HEADING = re.compile(r"\s*[^\W\d_a-z][^\n]{,58}\w\s*?\n\s*?\n")
"""A short line that begins with a capital letter and ends with a word, a blank line below it."""
Stretch = tuple[int, int]


class Kind(Enum):
    """What a piece is."""

    PLAIN = auto()
    MENDED = auto()
    """A damaged place as it was meant to be spelt; `Shown.remarks` says why."""
    ASIDE = auto()
    """Text that states nothing, as a pull quote; `note` says what it is."""
    BREAK = auto()
    """Between paragraphs, or between lines of a list."""
    GAP = auto()
    """Between places of one passage that are apart."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters on screen, and those of the raw text that they stand for."""

    text: str
    start: int
    end: int
    kind: Kind = Kind.PLAIN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A damaged place: characters [first, last) on screen, and why it is damaged. Where it is shown mended, `raw` is
    what stands in the copy; else the words of the copy are shown, and `reading` is how we understand them, if we do."""

    first: int
    last: int
    why: str
    certainty: str
    raw: str = ""
    reading: str = ""


@dataclass(frozen=True)
class Shown:
    """Pieces in the order in which they are read."""

    pieces: tuple[Piece, ...]
    remarks: tuple[Remark, ...] = ()

    @cached_property
    def text(self) -> str:
        """All of it."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def at(self) -> tuple[int, ...]:
        """Where each piece begins in `text`."""
        return tuple(accumulate((len(piece.text) for piece in self.pieces[:-1]), initial=0)) if self.pieces else ()

    @cached_property
    def _standing(self) -> list[tuple[int, int]]:
        """(first character of the raw text, number) of the pieces that have any, ascending."""
        return sorted((p.start, n) for n, p in enumerate(self.pieces) if p.end > p.start)

    def ranges(self, start: int, end: int) -> list[Stretch]:
        """Where characters [start, end) of the raw text are shown, ascending; blanks between do not part them."""
        found = []
        first = max(0, bisect_right(self._standing, (start, len(self.pieces))) - 1)
        for begins, number in self._standing[first:]:
            if begins >= end:
                break
            piece, at = self.pieces[number], self.at[number]
            if piece.end <= start or not piece.text.strip():
                continue
            if len(piece.text) == piece.end - piece.start:
                found.append((at + max(0, start - piece.start), at + min(piece.end, end) - piece.start))
            else:
                found.append((at, at + len(piece.text)))
        return _joined(sorted(found), self.text)

    def raw(self, first: int, last: int) -> list[Stretch]:
        """Which characters of the raw text stand at [first, last) on screen, in the order of reading."""
        found = []
        for number in range(max(0, bisect_right(self.at, first) - 1), len(self.pieces)):
            piece, at = self.pieces[number], self.at[number]
            if at >= last:
                break
            if piece.end <= piece.start or at + len(piece.text) <= first:
                continue
            if len(piece.text) == piece.end - piece.start:
                found.append((piece.start + max(0, first - at), piece.start + min(len(piece.text), last - at)))
            else:
                found.append((piece.start, piece.end))
        merged: list[Stretch] = []
        for start, end in found:
            if merged and start == merged[-1][1]:
                merged[-1] = merged[-1][0], end
            else:
                merged.append((start, end))
        return merged


class Original:
    """A document that a reader holds, and where its passages stand in it."""

    def __init__(self, placement: Placement, text: str) -> None:
        self.placement, self.text = placement, text
        self.narrow = _narrow(text)

    @cached_property
    def whole(self) -> Shown:
        """The document from beginning to end; what is set aside stands where it was, or else behind it."""
        return self._whole(mended=True)

    @cached_property
    def as_in_copy(self) -> Shown:
        """The same with nothing mended, and without remarks."""
        return self._whole(mended=False)

    @cached_property
    def mended(self) -> tuple[tuple[int, int, str], ...]:
        """The damaged places that are shown mended, with what is shown there."""
        return tuple((start, end, e.reading) for start, end, e in self.placement.emendations
                     if mends(self.text[start:end], e.reading, e.certainty))

    def _whole(self, mended: bool) -> Shown:
        order = self.placement.order or ((0, len(self.text)),)
        writer = _Writer(self, mended)
        for stretch in order:
            writer.join(stretch[0])
            writer.stretch(stretch)
        for start, end, aside in self.placement.set_aside:
            if not any(start < last and first < end for first, last in order):
                writer.end_paragraph()
                writer.lines(start, end, Kind.ASIDE, aside.reason)
        return writer.shown()

    def words(self, passage: str, mended: bool = False) -> Shown:
        """The words of one passage in the order of reading, an ellipsis where they are apart; none if it is missing."""
        placed = self.placement.passages.get(passage)
        spans = [(f.start, f.end) for f in placed.spans if f.sure is not Sure.MISSING] if placed else []
        writer = _Writer(self, mended)
        for number, span in enumerate(spans):
            if number and not self._meet(spans[number - 1], span):
                writer.gap()
            elif number:
                writer.blank()
            writer.stretch(span)
        return writer.shown()

    def _meet(self, before: Stretch, span: Stretch) -> bool:
        """Whether one place follows the other: no word stands between them but what is set aside, or one ends a column
        and the other begins the next."""
        if before[1] <= span[0] and self._wordless(before[1], span[0]):
            return True
        return any(one[0] < before[1] <= one[1] and two[0] <= span[0] < two[1] and self._wordless(before[1], one[1])
                   and self._wordless(two[0], span[0]) for one, two in pairwise(self.placement.order))

    def _wordless(self, start: int, end: int) -> bool:
        left = [(start, end)]
        for first, last, _ in self.placement.set_aside:
            left = [part for a, b in left for part in ((a, min(b, first)), (max(a, last), b)) if part[0] < part[1]]
        return not any(c.isalnum() for a, b in left for c in self.text[a:b])


def _joined(found: Iterable[Stretch], text: str) -> list[Stretch]:
    joined: list[Stretch] = []
    for first, last in found:
        if joined and not text[joined[-1][1]:first].strip():
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _narrow(text: str) -> bool:
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    return len(lengths) >= _MANY and lengths[len(lengths) * 9 // 10] <= _NARROW


class _Writer:
    """Puts stretches of the raw text behind each other."""

    def __init__(self, original: Original, mended: bool) -> None:
        self.text, self.narrow = original.text, original.narrow
        self.aside, self.emendations = original.placement.set_aside, original.placement.emendations if mended else ()
        self.mended = original.mended if mended else ()
        self.pieces: list[Piece] = []

    def shown(self) -> Shown:
        """All that was put down; of what is here in part only, as in a statement that has some words of it, nothing is
        remarked."""
        shown = Shown(tuple(self.pieces))
        remarks, mended = [], {place[:2] for place in self.mended}
        for start, end, e in self.emendations:
            if (found := shown.ranges(start, end)) and shown.ranges(start, start + 1) and shown.ranges(end - 1, end):
                remarks.append(Remark(found[0][0], found[-1][1], e.why, e.certainty, *(
                    (self.text[start:end], "") if (start, end) in mended else ("", e.reading))))
        return Shown(shown.pieces, tuple(remarks))

    # Between stretches

    def _ends(self) -> str:
        return self.pieces[-1].text[-1:] if self.pieces else "\n"

    def blank(self) -> None:
        """A blank, if there is none."""
        if not self._ends().isspace():
            self.pieces.append(Piece(" ", 0, 0))

    def gap(self) -> None:
        """The mark that something is left out."""
        self.pieces.append(Piece(GAP.lstrip() if self._ends().isspace() else GAP, 0, 0, Kind.GAP))

    def end_paragraph(self, mark: str = "\n\n", start: int = 0, end: int = 0) -> None:
        """A line end, if there is none, and nothing before the first word."""
        if self.pieces and self.pieces[-1].kind is not Kind.BREAK:
            self.pieces.append(Piece(mark, start, end, Kind.BREAK))

    def join(self, start: int) -> None:
        """A new paragraph behind a whole sentence, and where a heading stands at `start`; else the same goes on."""
        if self.pieces and (_HEADING.match(self.text, start)
                            or _ENDED.search("".join(p.text for p in self.pieces[-3:]))):
            self.end_paragraph()
        else:
            self.blank()

    # A stretch

    def stretch(self, stretch: Stretch) -> None:
        """What is plain, mended and set aside in one stretch, without the blanks around it."""
        words = self.text[slice(*stretch)]
        written = stretch[1] - len(words.lstrip()), stretch[0] + len(words.rstrip())
        for start, end, kind, note in self._cut(*written):
            if kind is Kind.MENDED:
                self.pieces.append(Piece(note, start, end, kind))
            else:
                if kind is Kind.ASIDE:
                    self.end_paragraph()
                self.lines(start, end, kind, note)
                if kind is Kind.ASIDE:
                    self.end_paragraph()

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int, Kind, str]]:
        """(start, end, kind, reason or reading) of the parts of a stretch, in order."""
        marks = [(a, b, Kind.ASIDE, s.reason) for a, b, s in self.aside]
        marks += [(a, b, Kind.MENDED, reading) for a, b, reading in self.mended]
        for first, last, kind, note in sorted(marks, key=lambda m: (m[0], m[1])):
            cut = kind is Kind.ASIDE and first < end and start < last
            if cut or (start <= first and last <= end):
                first, last = max(first, start), min(last, end)
                if start < first:
                    yield start, first, Kind.PLAIN, ""
                if first < last:
                    yield first, last, kind, note
                start = max(start, last)
        if start < end:
            yield start, end, Kind.PLAIN, ""

    def lines(self, start: int, end: int, kind: Kind, note: str) -> None:
        """Plain text, its broken lines made whole."""
        at = start
        for match in _LINES.finditer(self.text, start, end):
            self._plain(at, match.start(), kind, note)
            at = match.end()
            if match.group().count("\n") > 1 or not self.narrow:
                self.end_paragraph("\n\n" if match.group().count("\n") > 1 else "\n", *match.span())
            elif not self._hyphenated(match.start(), at):
                self.pieces.append(Piece(" ", *match.span(), kind, note))
        self._plain(at, end, kind, note)

    def _hyphenated(self, end: int, start: int) -> bool:
        before, behind = self.text[max(0, end - 2):end], self.text[start:start + 1]
        return before[:1].isalpha() and before[1:] == "-" and behind.islower()

    def _plain(self, start: int, end: int, kind: Kind, note: str) -> None:
        if self._ends().isspace():
            while start < end and self.text[start].isspace():
                start += 1
        if start < end:
            self.pieces.append(Piece(self.text[start:end], start, end, kind, note))
