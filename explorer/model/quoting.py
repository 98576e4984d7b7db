"""The words of a document as they are quoted: its own characters, in its order, an ellipsis only where some are left
out; and which statement each of them is quoted from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from explorer.model import fold
from explorer.model.originals import Kind, Shown, Stretch
from explorer.model.placing import Placement, Sure
from explorer.model.records import GAP, Quote
from explorer.model.sentences import around, ended

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IN_A_ROW = 8
"""So many words of a document in a row are its own, and no accident."""
_IN_A_PART = 4
"""As many, where an ellipsis shows that they are cut."""
_LEFT_OUT = re.compile(r"\[\s*(?:…|\.{3})\s*\]|\.{3}")
_ADDED = re.compile(r"\[[^][]*\]")
_PRINTED_SO = re.compile(r"\[[^][]*[^\W\d_][^][]*\]|\[?(?:…|\.{3,})\]?")
_ENDS = (".", "!", "?", "…", "”", '"', ")")
"""With one of these a sentence ends."""
_BRACKETS = re.compile(r"(?:\s*\[[^][]*\])+$")
_MARKS = re.compile(r"([…“”„«»\"\n])")


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters [start, end) of the words of one statement, and what stands between them and the cut before."""

    passage: str
    start: int
    end: int
    words: str
    link: str


def cut(whole: Shown, words: Mapping[str, Shown], placement: Placement, chosen: Iterable[Stretch],
        among: Sequence[str] = ()) -> list[Cut]:
    """Stretches of the raw text as cuts from statements, in the order of reading, each character once: from as few as
    will do, of these from the shortest. `whole` and `words` are as in the copy; `among` are the statements that are
    asked, empty for all."""
    standing = []
    for order, key in enumerate(among or placement.passages):
        places = [place for span in placement.passages[key].spans if span.sure is not Sure.MISSING
                  for place in whole.ranges(span.start, span.end)]
        size = sum(end - start for start, end in places)
        standing += [(start, end, size, order, key) for start, end in places]
    found: list[Cut] = []
    before = -1
    for first, last in _merged(place for stretch in chosen for place in whole.ranges(*stretch)):
        at = first
        while at < last:
            here = [(min(end, last), -size, -order, key) for start, end, size, order, key in standing
                    if start <= at < end]
            if not here or whole.text[at].isspace():
                at = at + 1 if here else min((start for start, *_ in standing if start > at), default=last)
                continue
            stop, *_, key = max(here)
            end = at + len(whole.text[at:stop].rstrip())
            link = GAP if before < 0 or _left_out(whole, before, at) else " " if before < at else ""
            for start, close in _within(words[key], whole.raw(at, end)):
                _add(found, words[key].text, key, start, close, link)
                link, before = " ", end
            at = stop
    return found


def _add(found: list[Cut], text: str, key: str, start: int, end: int, link: str) -> None:
    """One cut more, or the last is longer."""
    if found and found[-1].passage == key and link != GAP and start >= found[-1].end and (
            not text[found[-1].end:start].strip()):
        start, link = found[-1].start, found.pop().link
    found.append(Cut(key, start, end, text[start:end], link))


def quotation(quotes: Sequence[Quote]) -> str:
    """What a note quotes, in one wording: of a statement that it has in both, the document's own words; of one that it
    has only in ours among others that are not, ours in the brackets of an editor."""
    kept = _of_one_wording(quotes)
    own = any(quote.original for quote in kept)
    return "".join((quote.link if n else "") + (f"[{words}]" if own and not quote.original else words)
                   for n, quote in enumerate(kept) for words in [quote.exact.strip()])


def _of_one_wording(quotes: Sequence[Quote]) -> list[Quote]:
    own = {quote.passage for quote in quotes if quote.original}
    return [quote for quote in quotes if quote.original or quote.passage not in own]


def excerpted(quotes: Sequence[Quote]) -> str:
    """The same, with an ellipsis where a sentence begins before it or goes on."""
    kept = _of_one_wording(quotes)
    return cut_off(quotation(quotes), _begun(kept[0].exact, kept[0].prefix),
                   _left(kept[-1].exact, kept[-1].suffix)) if kept else ""


def left_out_around(whole: Shown, chosen: Iterable[Stretch]) -> tuple[bool, bool]:
    """Whether words of the sentences in which stretches of the raw text begin and end stand before them, and behind."""
    places = sorted(place for stretch in chosen for place in whole.ranges(*stretch))
    if not places:
        return False, False
    first, last = places[0][0], max(end for _, end in places)
    begin, _ = around(whole.text, first, first + 1)
    _, end = around(whole.text, last - 1, last)
    return any(map(str.isalpha, whole.text[begin:first])), any(map(str.isalpha, whole.text[last:end]))


def _begun(words: str, before: str = "") -> bool:
    """Whether a sentence begins before them, as far as it is known what stands there."""
    return words.strip()[:1].islower() or bool(before.strip() and not before.rstrip().endswith(_ENDS))


def _left(words: str, behind: str = "") -> bool:
    """Whether a sentence goes on behind them; what is in square brackets at their end is not of it."""
    bare = _BRACKETS.sub("", words).rstrip()
    return bool(bare) and (not (bare.endswith(_ENDS) or ended(bare)) or behind.lstrip()[:1].islower())


def cut_off(words: str, begun: bool, left: bool) -> str:
    """Words with an ellipsis where their sentence has begun before, and where something of it is left behind them."""
    return f"{'… ' if begun else ''}{words.rstrip(',;: ') + ' …' if left else words}"


def printed_so(words: str) -> list[int]:
    """Where words in square brackets, or an ellipsis, end in the words of a document: it has put or left out something
    itself there. The numbers of notes are none."""
    return [match.end() for match in _PRINTED_SO.finditer(words)]


def with_marks(words: str, marks: Iterable[tuple[int, str]]) -> str:
    """Words with each mark at its place, a blank before it; at one place in the order in which they are given."""
    marked, at = "", 0
    for end, mark in sorted(marks, key=lambda place: place[0]):
        marked, at = f"{marked}{words[at:end]} {mark}", end
    return marked + words[at:]


def whole_words(text: str, start: int, end: int, low: int = 0, high: int | None = None) -> Stretch:
    """Characters [start, end) of a text with the rest of the words in which they begin and end, within [low, high)."""
    words = [match.span() for match in _WORD.finditer(text)] if start < end else []
    first = min((a for a, b in words if a < start < b), default=start)
    last = max((b for a, b in words if a < end < b), default=end)
    return max(first, low), last if high is None else min(last, high)


def unbroken(words: str) -> str:
    """Words to be put in quotation marks: without a mark at their end that closes what they do not open, or one at
    their beginning that opens what they do not close."""
    for opening, closing in ('""', "“”"):
        opened, closed = words.count(opening), words.count(closing)
        odd = opened % 2 == 1 if opening == closing else opened != closed
        if odd and words.endswith(closing) and (opening == closing or closed > opened):
            words = words[:-1].rstrip()
        elif odd and words.startswith(opening) and (opening == closing or opened > closed):
            words = words[1:].lstrip()
    return words


@dataclass(frozen=True, slots=True)
class Read:
    """Words with damaged places as they are read, and what stands there in the copy."""

    text: str
    changed: tuple[tuple[int, int, int, int], ...]
    """[first, last) of each reading, [first, last) of what is printed there."""

    def printed(self, start: int, end: int) -> Stretch:
        """What [start, end) is among the words as printed."""
        return self._back(start, 2), self._back(end, 3)

    def _back(self, at: int, side: int) -> int:
        shift = 0
        for place in self.changed:
            if at <= place[0]:
                break
            if at < place[1]:
                return place[side]
            shift = place[3] - place[1]
        return at + shift


def read(words: Shown, readings: Iterable[tuple[int, int, str]]) -> Read:
    """The words of a statement, with some places of the raw text read so."""
    text, at, changed = "", 0, []
    places = sorted((found[0][0], found[-1][1], reading) for start, end, reading in readings
                    if reading and (found := words.ranges(start, end)))
    for first, last, reading in places:
        if first >= at:
            text += words.text[at:first]
            changed.append((len(text), len(text) + len(reading), first, last))
            text, at = text + reading, last
    return Read(text + words.text[at:], tuple(changed))


def _merged(places: Iterable[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for first, last in sorted(places):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged


def _left_out(whole: Shown, first: int, last: int) -> bool:
    """Whether words stand at [first, last), but those of what is set aside."""
    return any(piece.kind is not Kind.ASIDE and piece.text[max(0, first - at):last - at].strip()
               for piece, at in zip(whole.pieces, whole.at, strict=True) if at < last and first < at + len(piece.text))


def _within(words: Shown, stretches: Iterable[Stretch]) -> list[Stretch]:
    """Where characters of the raw text stand in the words of a statement; blanks between do not part them."""
    found: list[Stretch] = []
    for first, last in sorted(place for stretch in stretches for place in words.ranges(*stretch)):
        if found and not words.text[found[-1][1]:first].strip():
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def repeats(text: str, original: str) -> bool:
    """Whether a text holds words of a document: eight or more in a row, however they are written; or the words between
    two marks of which one is an ellipsis, four or more. What stands in square brackets may be words of it or none."""
    apart = _LEFT_OUT.sub("…", text)
    return any(not _rows(original).isdisjoint(_rows_of(one)) or any(f" {words} " in _running(original)
               for words in _parts(one)) for one in (apart, _ADDED.sub(" ", apart)))


@lru_cache(maxsize=16)
def _rows(original: str) -> frozenset[str]:
    return frozenset(_rows_of(original))


@lru_cache(maxsize=16)
def _running(original: str) -> str:
    return f" {' '.join(fold.words(original))} "


def _rows_of(text: str) -> list[str]:
    words = fold.words(text)
    return [" ".join(words[n:n + _IN_A_ROW]) for n in range(len(words) - _IN_A_ROW + 1)]


def _parts(text: str) -> list[str]:
    """The words between two marks of which one is an ellipsis, if these are some."""
    pieces = _MARKS.split(text)
    found = [fold.words(piece) for n, piece in enumerate(pieces) if n % 2 == 0 and "…" in pieces[max(0, n - 1):n + 2]]
    return [" ".join(words) for words in found if len(words) >= _IN_A_PART]
