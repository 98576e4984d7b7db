"""Searching a document's own words for what was typed, as the index of a dataset is searched for ours.

Pure: a text, and where each statement stands in it, in; hits with their statements and the words met, out.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, assert_never

from explorer.model.figures import figure_at
from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words
from explorer.model.fold import SPELLED, fold, second
from explorer.model.fold import words as words_of
from explorer.model.originals import Shown
from explorer.model.placing import Placement, Sure
from explorer.model.query import sought, whole
from explorer.model.records import Block

Range = tuple[int, int]
"""Characters [start, end)."""
Passing = Callable[[Term], frozenset[str]]
"""What a query demands besides words -> keys of the statements that have it."""

_JOINT = re.compile(r"(?:[-\u2010]|\u00ad)\s*\n\s*|\u00ad")
"""Between the halves of a word that a line has broken, or might have."""
_BLANKS = re.compile(r"\s+")
_AT, _BEFORE = 0.75, 0.3
"""So far on in the room of an excerpt the first word met may stand; what is farther on has so much before it."""


class Text:
    """A text as its words. `mended`: damaged places with what was meant there; both spellings are found."""

    def __init__(self, text: str, mended: Iterable[tuple[int, int, str]] = ()) -> None:
        self.text = text
        found = [(m.start(), m.end(), fold(m.group())) for m in SPELLED.finditer(text)]
        self._places = [(start, end) for start, end, _ in found]
        self._words = [word for _, _, word in found]
        self._meant: dict[int, str] = {}
        """Piece -> the one word that was meant by it."""
        self._more_meant: list[tuple[str, int, int]] = []
        """(word, first piece, last) where it was meant by several, or one of several by one."""
        for start, end, reading in mended:
            self._mend(start, end, words_of(reading))

    def _mend(self, start: int, end: int, meant: list[str]) -> None:
        first, last = bisect_right(self._places, (start, start)), bisect_left(self._places, (end,))
        first -= first > 0 and self._places[first - 1][1] > start
        if last - first == len(meant):
            self._meant.update((n, word) for n, word in enumerate(meant, first) if word != self._words[n])
        elif first < last:
            self._more_meant += [(word, first, last - 1) for word in meant if word not in self._words[first:last]]

    @cached_property
    def _order(self) -> list[tuple[str, int, int]]:
        """(word, its first piece, its last), ascending; words that a line breaks are there whole and in halves."""
        order = [(word, n, n) for n, word in enumerate(self._words)]
        order += [*((word, n, n) for n, word in self._meant.items()), *self._more_meant]
        for n in range(len(self._words) - 1):
            if _JOINT.fullmatch(self.text, self._places[n][1], self._places[n + 1][0]):
                order.append((self._words[n] + self._words[n + 1], n, n + 1))
        return sorted(order)

    @cached_property
    def _more(self) -> list[tuple[str, int, int]]:
        """The same in the second tier, where it is another word there."""
        return sorted((more, first, last) for word, first, last in self._order if (more := second(word)) != word)

    def find(self, term: Words) -> list[Range]:
        """Where words are, in either tier or another spelling: the whole of each, ascending, none twice."""
        found = {place for wanted, phrase in ((term.text, term.phrase), *((other, True) for other in term.others))
                 for place in self._find(wanted.split(), phrase, term.exact)}
        return sorted(found)

    def _find(self, wanted: list[str], phrase: bool, exact: bool) -> Iterable[Range]:
        if not wanted:
            return
        whole = phrase or len(wanted) > 1
        for order in (self._order,) if exact else (self._order, self._more):
            at = bisect_left(order, (wanted[0],))
            while at < len(order) and order[at][0].startswith(wanted[0]) and (not whole or order[at][0] == wanted[0]):
                _, first, last = order[at]
                at += 1
                if self._goes_on(last + 1, wanted[1:], phrase):
                    yield self._places[first][0], self._places[last + len(wanted) - 1][1]

    def _goes_on(self, at: int, wanted: list[str], phrase: bool) -> bool:
        for n, word in enumerate(wanted, at):
            here = self._words[n] if n < len(self._words) else ""
            begun = not phrase and n == at + len(wanted) - 1
            meant = self._meant.get(n, here)
            if not any(w.startswith(word) if begun else w == word
                       for w in (here, second(here), meant, second(meant))):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Statement:
    """Where a statement stands in a text, and in which paragraph."""

    key: str
    block: int
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class TextHit:
    """Original words that were found: what of the text they stand in, and which statements are made of it."""

    source: str
    keys: tuple[str, ...]
    start: int
    end: int
    marks: tuple[Range, ...]
    text: str
    """The whole of it, of which these are characters."""
    entire: bool
    """Whether whole words were met, and nothing that only begins so."""


class _Standing(NamedTuple):
    """Where words are."""

    places: frozenset[Range]
    whole: frozenset[Range]
    """Those that do not only begin so."""
    statements: frozenset[int]
    """In which they begin."""
    around: frozenset[int]
    """All statements of the paragraphs of these."""


class Searchable:
    """A document's own text, with its statements in reading order."""

    def __init__(self, source: str, text: Text, statements: Sequence[Statement]) -> None:
        self.source, self.text = source, text
        self.statements = tuple(s for s in statements if s.spans)
        self._spans = sorted((start, end, n) for n, s in enumerate(self.statements) for start, end in s.spans)
        self._blocks: dict[int, set[int]] = defaultdict(set)
        for n, s in enumerate(self.statements):
            self._blocks[s.block].add(n)
        self._standing = lru_cache(maxsize=64)(self._look)  # from key to key most words are the same

    def _look(self, words: Words) -> _Standing:
        places = self.text.find(words)
        starts = [start for start, _ in places]
        having = frozenset(n for start, end, n in self._spans
                           if (at := bisect_left(starts, start)) < len(starts) and starts[at] < end)
        around = frozenset(m for n in having for m in self._blocks[self.statements[n].block])
        return _Standing(frozenset(places), frozenset(self.text.find(whole(words))), having, around)

    def find(self, term: Term, passing: Passing) -> list[TextHit]:
        """Statements whose original words pass, and paragraphs that do as a whole; in reading order, one hit for
        statements that are made of the same words. Nothing where no words are asked for."""
        words = sought(term)
        standing = [self._standing(w) for w in words]
        marks = sorted(frozenset[Range]().union(*(s.places for s in standing)))
        starts = [start for start, _ in marks]
        wholes = frozenset[Range]().union(*(s.whole for s in standing))

        def met(n: int) -> list[Range]:
            """The words met that begin in a statement; where one is whole in it, not what only begins so."""
            here = [m for a, b in self.statements[n].spans
                    for m in marks[bisect_left(starts, a):bisect_left(starts, b)]]
            if not wholes:
                return here
            meant = [s.places if s.whole.isdisjoint(here) else s.whole for s in standing]
            return [m for m in here if any(m in places for places in meant)]

        if not marks:
            return []
        alone = self._met(term, passing, lambda w: self._standing(w).statements)
        found: dict[tuple[Range, ...], list[int]] = {}
        for n in sorted(alone):
            if own := met(n):
                found.setdefault(tuple(sorted(set(own))), []).append(n)
        if len(words) > 1:
            together = self._met(term, passing, lambda w: self._standing(w).around)
            for statements in self._blocks.values():
                if statements <= together and not statements & alone:
                    first = {m: n for n in sorted(statements, reverse=True) for m in met(n)}
                    if first:
                        found.setdefault(tuple(sorted(first)), []).extend(sorted(set(first.values())))
        return [self._hit(own, found[own], wholes.issuperset(own)) for own in sorted(found)]

    def _hit(self, marks: tuple[Range, ...], statements: list[int], entire: bool) -> TextHit:
        spans = [span for n in statements for span in self.statements[n].spans]
        return TextHit(self.source, tuple(self.statements[n].key for n in statements),
                       min(a for a, _ in spans), max(b for _, b in spans), marks, self.text.text, entire)

    def _met(self, term: Term, passing: Passing, having: Callable[[Words], Set[int]]) -> Set[int]:
        """The statements that pass."""
        every: Set[int] = frozenset(range(len(self.statements)))
        match term:
            case Words():
                return having(term)
            case Narrow() | Within():
                keys = passing(term)
                return frozenset(n for n in every if self.statements[n].key in keys)
            case Not(term=inner):
                return every - self._met(inner, passing, having)
            case Either(terms=terms):
                return frozenset[int]().union(*(self._met(t, passing, having) for t in terms))
            case All(terms=terms):
                for t in terms:
                    every &= self._met(t, passing, having)
                return every
            case _:
                assert_never(term)


def searchable(placement: Placement, shown: Shown, blocks: Iterable[Block],
               mended: Iterable[tuple[int, int, str]] = ()) -> Searchable:
    """A copy of a document in the order of reading, found in its own spelling and as it is `mended`, by place in the
    raw text; statements that were not found in it are left out."""
    block_of = {p.key: block.position for block in blocks for p in block.passages}
    meant = [(found[0][0], found[-1][1], reading) for start, end, reading in mended
             if (found := shown.ranges(start, end))]
    return Searchable(placement.source, Text(shown.text, meant), [
        Statement(key, block_of.get(key, -1), tuple(place for span in placed.spans if span.sure is not Sure.MISSING
                                                    for place in shown.ranges(span.start, span.end)))
        for key, placed in placement.passages.items()])


def places(text: str, words: Iterable[Words]) -> tuple[Range, ...]:
    """Where words stand in a text, ascending, none over another: whole words, and where a text has none of one, what
    begins with it."""
    wanted = tuple(words)
    if text.isascii():  # most statements: a word is its letters
        low = text.lower()
        if not _pattern(wanted).search(low):
            return ()
        met = {m.span() for w in wanted
               for m in tuple(_pattern((whole(w),)).finditer(low)) or _pattern((w,)).finditer(low)}
    else:
        read = _read(text)
        met = {place for w in wanted for place in read.find(whole(w)) or read.find(w)}
    found: list[Range] = []
    for a, b in sorted(met, key=lambda place: (place[0], -place[1])):
        if not found or a >= found[-1][1]:
            found.append((a, b))
    return tuple(found)


_read = lru_cache(maxsize=4096)(Text)
"""Kept, for with each letter typed much the same names are read."""


@lru_cache(maxsize=256)
def _pattern(words: tuple[Words, ...]) -> re.Pattern[str]:
    """The same for plain letters; what is longest comes first."""
    phrases = {(phrase, whole) for w in words for phrase, whole in (
        (w.text, w.phrase), *((other, True) for other in w.others)) if phrase and phrase.isascii()}
    parts = [r"[\W_]+".join(map(re.escape, phrase.split())) + (r"(?![^\W_])" if whole else r"[^\W_]*")
             for phrase, whole in sorted(phrases, key=lambda p: (-len(p[0].split()), p))]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})" if parts else "(?!)")


def excerpt(text: str, start: int, end: int, marks: Sequence[Range], most: int) -> tuple[str, tuple[Range, ...]]:
    """What stands in [start, end) of a text, of the length `most` around the first word met where that is less, white
    space as one blank; and where the words met stand in that."""
    begin, stop = _cut(text, start, end, marks, most) if end - start > most else (start, end)
    while begin < stop and text[begin].isspace():
        begin += 1
    pieces, places, length, at = ["…"] if begin > start else [], [], int(begin > start), begin
    for a, b in [*(m for m in sorted(marks) if begin <= m[0] and m[1] <= stop), (stop, stop)]:
        if a < at:
            continue
        for place, piece in ((None, text[at:a]), ((a, b), text[a:b])):
            plain = _BLANKS.sub(" ", piece)
            if place is not None and plain:
                places.append((length, length + len(plain)))
            pieces.append(plain)
            length += len(plain)
        at = b
    whole = "".join(pieces).rstrip() + ("…" if stop < end else "")
    return whole, tuple((a, min(b, len(whole))) for a, b in places)


def _cut(text: str, start: int, end: int, marks: Sequence[Range], most: int) -> Range:
    """So much of [start, end) around the first word met, whole words; no figure is torn, and the one in which that
    word stands is shown if it has room."""
    first, last = min((m for m in marks if start <= m[0] < end), default=(start, start))
    met = figure_at(text, first) or figure_at(text, first + 1) or (first, last)
    if max(last, met[1]) - met[0] <= most and start <= met[0] and met[1] <= end:
        first, last = met[0], max(last, met[1])
    begin = start if first - start < most * _AT else max(start, min(first - int(most * _BEFORE), end - most))
    if last - first <= most < last - begin:
        begin = last - most
    if begin > start:
        if (blank := text.find(" ", begin, first)) >= 0:
            begin = blank
        if (torn := figure_at(text, begin)) and torn[1] <= first:
            begin = torn[1]
    stop = min(end, begin + most)
    if stop < end:
        if (blank := text.rfind(" ", max(begin, first), stop)) >= last:
            stop = blank
        if (torn := figure_at(text, stop)) and torn[0] >= last:
            stop = torn[0]
    return begin, stop
