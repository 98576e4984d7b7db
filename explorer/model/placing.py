"""Which document of a dataset a text is, and where in it each statement of the register stands.

A copy that is byte for byte the known one is placed by its offsets. Any other is placed by the anchors that the
dataset keeps, and every place says how sure it is: *exact*, its letters have the fingerprint of the stored ones, at a
place that anchors point to; *near*, anchors point to it, and so large a share of those that lie there are met;
*missing*. There is no silent guess: what looks alike but stands elsewhere is no place.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256 as digest_of
from itertools import pairwise
from typing import NamedTuple

from explorer.model.anchors import GRAM, Stopped, fingerprint_of, going_on, traced
from explorer.model.records import Emendation, SetAside, Span
from explorer.model.runs import Hit, Run, hits_of, pairs, runs, taken_by
from explorer.model.twins import Twins

ENOUGH, ENOUGH_HELD = 0.35, 0.2
"""A place is near if at least this share of its anchors is met; or this, if it is held between two anchors of one run
that are as far apart as in the document. A passage of several places is near if it is this share of them together.
Below, it is missing."""
_RECOGNISED, _AHEAD, _FILLED, _FEWEST = 0.3, 1.5, 0.5, 8
"""A text is a document if it has this share of its anchors, that many times as many as of the next; or if so much
of the text is of the document, and at least so many anchors."""
_REACH = 300
"""Letters on both sides of a span in which a run must have anchors, to have a say about it."""
_WIDEST, _FEW = 64, 8
"""A span with fewer anchors than this is judged by those around it too, so many letters far."""
_TELLING = 16
"""Fewer letters than these, where a run begins or ends, may be any words that happen to come next."""
_CONTEXT, _NEARBY = 3, 128
"""A place is borne by what stands around it if at least so many anchors there are met, so many letters far.
The same words without that may be another's: of two places, the one that is borne by more is right, even if it has
lost some letters."""
_STEADY, _UNSTEADY = 4, 0.08
"""So many letters more or fewer may be between two anchors, and such a share, if none is met between them."""
_LITTLE = 2
"""So many letters more or fewer may a heading have that is known by one anchor."""
_LETTERS = 40
"""So many different letters, the commonest of a copy, are tried in the place of one that was lost."""
_UNMET = 3
"""Between two anchors at a steady distance so many may be not met: of those in a copy that has lost 3 % of its
characters, one in four is not."""
_SNAP = 8
"""Characters that the ends of a near place are moved, to take words whole."""
_OPENING, _CLOSING = "“‘„«\"'([", "”’»\"')].!?…"


class Sure(StrEnum):
    """How sure a place is."""

    EXACT = "exact"
    NEAR = "near"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Known:
    """What a dataset keeps of one document: enough to recognise it, and to find its statements in a copy."""

    source: str
    title: str
    sha256: str
    anchors: tuple[tuple[int, int], ...] = ()
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Passage key -> where it stands, in reading order."""
    set_aside: tuple[SetAside, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    order: tuple[Span, ...] = ()
    """The stretches of the document in the order in which they are to be read; empty: as it stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where one span stands in the copy: characters [start, end) of it, both 0 where it is missing."""

    start: int
    end: int
    sure: Sure
    share: float
    """Of the anchors at that place, those that are met; 1 where it is exact."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One passage in the copy. Its spans are those of the register, in reading order."""

    key: str
    sure: Sure
    share: float
    spans: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """A document found in a text; every offset counts characters of that text."""

    source: str
    identical: bool
    """Byte for byte the known one."""
    passages: Mapping[str, Placed]
    set_aside: tuple[tuple[int, int, SetAside], ...] = ()
    emendations: tuple[tuple[int, int, Emendation], ...] = ()
    """Only those whose damage is in this copy too."""
    order: tuple[tuple[int, int], ...] = ()
    """Stretches of the text in the order in which they are to be read; empty: as it stands."""

    def count(self, sure: Sure) -> int:
        """How many passages are so sure."""
        return sum(placed.sure == sure for placed in self.passages.values())


class UnknownDocument(Exception):
    """A text is none of the documents of a dataset, or more than one; the message says which the dataset has."""


_BLANK_LINE = re.compile(r"\n\s*\n")
MISSING = Found(0, 0, Sure.MISSING, 0.0)


def sha256_of(text: str) -> str:
    """What a document is known by, whatever file it came in."""
    return digest_of(text.encode("utf-8", "surrogatepass")).hexdigest()


def place(known: Sequence[Known], text: str, stopped: Callable[[], bool] = going_on) -> Placement:
    """Recognise a text as one of the documents, and find its statements; raises UnknownDocument and Stopped."""
    own = sha256_of(text)
    if same := next((k for k in known if k.sha256 == own), None):
        return _as_stored(same)
    folded, places = traced(text)
    met = hits_of([k.anchors for k in known], folded, stopped)
    run_of = []
    for hits in met:
        if stopped():
            raise Stopped
        run_of.append(runs(hits, len(folded)))
    chosen = _recognised(known, run_of, len(folded))
    return _Copy(text, folded, places, known[chosen], met[chosen], run_of[chosen]).placement()


def _as_stored(known: Known) -> Placement:
    return Placement(
        known.source, True,
        {key: Placed(key, Sure.EXACT, 1.0, tuple(Found(s.start, s.end, Sure.EXACT, 1.0) for s in spans))
         for key, spans in known.spans.items()},
        tuple((s.span.start, s.span.end, s) for s in known.set_aside),
        tuple((e.span.start, e.span.end, e) for e in known.emendations),
        tuple((s.start, s.end) for s in known.order))


def _recognised(known: Sequence[Known], run_of: Sequence[Sequence[Run]], length: int) -> int:
    """The number of the document that the text is."""
    shares, fills, counts = [], [], []
    for one, found in zip(known, run_of, strict=True):
        counts.append(len({hit.there for run in found for hit in run.hits}))
        shares.append(counts[-1] / max(1, len(one.anchors)))
        fills.append(sum(taken_by(found, length)[0]) / max(1, length))
    ranked = sorted(range(len(known)), key=lambda n: -shares[n])
    fitting = [n for n in ranked if shares[n] >= _RECOGNISED or (fills[n] >= _FILLED and counts[n] >= _FEWEST)]
    if not fitting:
        titles = "; ".join(one.title for one in known)
        raise UnknownDocument(f"is none of the documents of this dataset, which has {titles}")
    best = fitting[0]
    if rivals := [n for n in fitting[1:] if shares[best] < _AHEAD * shares[n]]:
        titles = " and ".join(known[n].title for n in (best, *rivals))
        raise UnknownDocument(f"holds more than one document ({titles}); save each as a file of its own")
    return best


def _apart(hits: Sequence[Hit]) -> int:
    """How many anchors there are that share no letters: those of one short phrase are met together or not at all."""
    number, end = 0, -1
    for hit in hits:
        if hit.there >= end:
            number, end = number + 1, hit.there + GRAM
    return number


class _Way(NamedTuple):
    """Where a span may be."""

    found: Found
    borne: bool
    """By what stands around it."""
    right: bool
    """Its letters have the fingerprint."""
    hits: int


class _Copy:
    """A text that is known to be some copy of a document."""

    def __init__(self, text: str, folded: str, places: Sequence[int], known: Known, met: list[Hit],
                 found: list[Run]) -> None:
        self.text, self.folded, self.places, self.known = text, folded, places, known
        self.offsets = [offset for offset, _ in known.anchors]
        self.twins = Twins(known.anchors)
        self.taken, _ = taken_by(found, len(folded))
        self.edges = [0, *(bisect_left(places, m.end()) for m in _BLANK_LINE.finditer(text)), len(folded)]
        self.letters = [letter for letter, _ in Counter(folded).most_common(_LETTERS)]
        free = [hit for hit in met if not self.taken[hit.here]]
        found = found + pairs(free, len(folded))
        standing = sorted((hit.there, hit.here, number) for number, run in enumerate(found) for hit in run.hits)
        self.there = [there for there, _, _ in standing]
        self.standing = standing
        self.runs = found
        self.alone: dict[int, list[int]] = defaultdict(list)
        """Anchor -> where it is met outside of all runs."""
        for hit in free:
            self.alone[hit.there].append(hit.here)

    def placement(self) -> Placement:
        known = self.known
        aside = ((self._find(s.span), s) for s in known.set_aside)
        mended = [(*self._bare(found, e.reading), e) for e in known.emendations
                  if (found := self._find(e.span)).sure is Sure.EXACT]
        return Placement(
            known.source, False, {key: self._passage(key, spans) for key, spans in known.spans.items()},
            tuple((f.start, f.end, s) for f, s in aside if f.sure is not Sure.MISSING),
            tuple((start, end, e) for start, end, e in mended if self.text[start:end] != e.reading), self._order())

    def _passage(self, key: str, spans: tuple[Span, ...]) -> Placed:
        found = tuple(self._find(span) for span in spans)
        if len(spans) == 1 and found[0].sure is Sure.MISSING:
            found = (self._heading(spans[0]),)
        if found and all(f.sure is Sure.EXACT for f in found):
            return Placed(key, Sure.EXACT, 1.0, found)
        sizes = [max(1, span.end - span.start) for span in spans]
        share = sum(f.share * n for f, n in zip(found, sizes, strict=True)) / max(1, sum(sizes))
        if share < ENOUGH_HELD:
            return Placed(key, Sure.MISSING, share, tuple(MISSING for _ in spans))
        return Placed(key, Sure.NEAR, share, found)

    # One span

    def _find(self, span: Span) -> Found:
        first, last = span.letters_start, span.letters_end
        if first is None or last is None or first >= last:
            return MISSING
        ways = [self._way(hits, run, span, first, last) for hits, run in self._around(first, last)]
        if borne := [way for way in ways if way.borne]:
            return max(borne, key=lambda way: way.hits).found
        ways += [self._by_itself(here, first, last) for here in self._alone(span, first, last)]
        if right := [way.found for way in ways if way.right]:
            return right[0] if len(right) == 1 else replace(right[0], sure=Sure.NEAR)
        return next((way.found for way in ways if way.found.sure is Sure.NEAR), MISSING)

    def _way(self, hits: list[Hit], run: Run, span: Span, first: int, last: int) -> "_Way":
        """Where one run would have the span."""
        here = self._exact(hits, span, first, last)
        if here is None:
            found, begin, end = self._near(hits, first, last)
            within = any(first <= hit.there <= last - GRAM for hit in hits)
            before, behind = self._context(hits, first, last, begin, end)
            borne = found is not MISSING and (min(before, behind) > 0 or (within and max(before, behind) >= _CONTEXT))
            return _Way(found, borne, False, _apart(hits))
        before, behind = self._context(hits, first, last, here, here + last - first)
        if first == here == 0:  # both begin with it
            before = _CONTEXT
        if min(before, behind) == 0 and max(before, behind) < _CONTEXT:
            return self._by_itself(here, first, last)
        certain = (self._held(hits, here, last - first) and self._single(here, here + last - first, hits)
                   and self._told(run, here, first, last))
        sure = Sure.EXACT if certain else Sure.NEAR
        return _Way(self._found(here, here + last - first, sure, 1.0), True, True, _apart(hits))

    def _context(self, hits: list[Hit], first: int, last: int, here: int, there: int) -> tuple[int, int]:
        """How many anchors bear a place [here, there) from before and from behind: those near to it and, unless there
        are some on both sides, of the same paragraph."""
        before = [h for h in hits if first - _NEARBY <= h.there < first]
        behind = [h for h in hits if last - GRAM < h.there <= last + _NEARBY]
        if not (before and behind):
            before = [h for h in before if not self._edges_in(h.here, here + 1)]
            behind = [h for h in behind if not self._edges_in(there - 1, h.here + 1)]
        return _apart(before), _apart(behind)

    def _by_itself(self, here: int, first: int, last: int) -> "_Way":
        """A place with the right letters, and nothing around it that is known: certain if it is a paragraph, and there
        is no other like it, here or in the document."""
        length = last - first
        apart = (length >= _TELLING and here in self.edges and here + length in self.edges
                 and self._single(here, here + length, ()) and not self.twins.of(first, last))
        return _Way(self._found(here, here + length, Sure.EXACT if apart else Sure.NEAR, 1.0), False, True, 0)

    def _heading(self, span: Span) -> Found:
        """A statement that is a paragraph of its own, or how a short one begins, with too few anchors for a run: where
        its letters stand alone, or near there if that is so in several places; or in the only paragraph that is about
        as long and has one of its anchors at its place, or that lacks no more than a letter. No run may have it."""
        first, last = span.letters_start, span.letters_end
        if first is None or last is None or first >= last:
            return MISSING
        length = last - first
        free = [(begin, end) for begin, end in pairwise(self.edges)
                if length - _LITTLE <= end - begin <= 2 * length and not any(self.taken[begin:end])]
        if right := [self._by_itself(begin, first, last).found for begin, _ in free
                     if self._confirmed(begin, span, length)]:
            return right[0] if len(right) == 1 else replace(right[0], sure=Sure.NEAR)
        within = self.offsets[bisect_left(self.offsets, first):bisect_left(self.offsets, last - GRAM + 1)]
        alike = [(begin, end, met) for begin, end in free if end - begin <= length + _LITTLE and (met := sum(
            any(abs(here - begin - there + first) <= _LITTLE for here in self.alone.get(there, ()))
            for there in within))]
        if len(alike) == 1:
            begin, end, met = alike[0]
            return self._found(begin, end, Sure.NEAR, met / len(within))
        lacking = [] if alike else [(begin, end) for begin, end in free if self._lacks_one(begin, end, span, length)]
        return self._found(*lacking[0], Sure.NEAR, 1 - 1 / length) if len(lacking) == 1 else MISSING

    def _lacks_one(self, begin: int, end: int, span: Span, length: int) -> bool:
        """Whether a paragraph has the letters of a span but for one: with some letter put in it has their fingerprint,
        as one in a hundred others have."""
        if end - begin != length - 1 or length < _TELLING:
            return False
        text = self.folded[begin:end]
        return any(span.fingerprint == fingerprint_of(text[:at] + letter + text[at:])
                   for letter in self.letters for at in range(length))

    def _around(self, first: int, last: int) -> list[tuple[list[Hit], Run]]:
        """The anchors met in the neighbourhood of a span, run by run; the one that says most of it first."""
        by_run: dict[int, list[Hit]] = defaultdict(list)
        for there, here, number in self.standing[bisect_left(self.there, first - _REACH):
                                                 bisect_left(self.there, last + _REACH)]:
            by_run[number].append(Hit(here, there))

        def says(number: int) -> tuple[int, int, int]:
            hits = by_run[number]
            return sum(first <= h.there <= last - GRAM for h in hits), len(hits), len(self.runs[number].hits)

        return [(by_run[number], self.runs[number]) for number in sorted(by_run, key=says, reverse=True)]

    def _exact(self, hits: list[Hit], span: Span, first: int, last: int) -> int | None:
        """Where the span begins in the copy if its letters are there, counted from the nearest anchors."""
        before = [h for h in hits if h.there <= first][-1:]
        within = [h for h in hits if first < h.there < last]
        behind = [h for h in hits if h.there >= last][:1]
        for here in dict.fromkeys(h.here - h.there + first for h in (*before, *within[:1], *within[-1:], *behind)):
            if self._confirmed(here, span, last - first):
                return here
        return None

    def _held(self, hits: list[Hit], here: int, length: int) -> bool:
        """Whether letters that are right belong to a run, and are no words that happen to come next: few letters
        have anchors on both sides, and so has the end of a paragraph among them."""
        first, last, whole = hits[0].here, hits[-1].here, len(self.folded)
        if self._edges_in(here, here + length) and not (first < here and last >= here + length):
            return False
        return length >= _TELLING or (first < here + length - GRAM and last >= here) or here in (0, whole - length)

    def _single(self, here: int, there: int, hits: Sequence[Hit]) -> bool:
        """Whether the copy has these letters, and what stands around them in the paragraph, but once; or the run goes
        on into another paragraph, which tells one from the other."""
        begin = self.edges[bisect_right(self.edges, here) - 1]
        end = self.edges[bisect_left(self.edges, there)]
        if hits and (hits[0].here < begin or hits[-1].here >= end):
            return True
        return self.folded.count(self.folded[max(begin, here - _WIDEST):min(end, there + _WIDEST)]) == 1

    def _told(self, run: Run, here: int, first: int, last: int) -> bool:
        """Whether a run tells a place from all others of the document with the same words: in its paragraph, or on
        both sides, it has anchors beyond what these share. One side is not enough: any paragraph may come next."""
        begin = self.edges[bisect_right(self.edges, here) - 1]
        end = self.edges[bisect_left(self.edges, here + last - first)]

        def told(shared: tuple[int, int]) -> bool:
            before = [h for h in run.hits if h.there + GRAM <= shared[0]][-1:]
            behind = [h for h in run.hits if h.there >= shared[1]][:1]
            if any(begin <= h.here < end for h in (*before, *behind)):
                return True
            return (bool(before) or begin == 0 == shared[0]) and (
                bool(behind) or (end == len(self.folded) and shared[1] > self.offsets[-1]))

        return all(told(shared) for shared in self.twins.of(first, last))

    def _confirmed(self, here: int, span: Span, length: int) -> bool:
        return 0 <= here <= len(self.folded) - length and span.fingerprint == fingerprint_of(
            self.folded[here:here + length])

    def _alone(self, span: Span, first: int, last: int) -> list[int]:
        """Where a single anchor in the span, met where nothing else is recognised, has its letters around it."""
        within = self.offsets[bisect_left(self.offsets, first):bisect_left(self.offsets, last - GRAM + 1)]
        starts = {here - there + first for there in within for here in self.alone.get(there, ())}
        return [here for here in sorted(starts) if self._confirmed(here, span, last - first)
                and not self._edges_in(here, here + last - first)]

    def _edges_in(self, here: int, there: int) -> list[int]:
        """The ends of paragraphs among some letters."""
        return self.edges[bisect_right(self.edges, here):bisect_left(self.edges, there)]

    def _near(self, hits: list[Hit], first: int, last: int) -> tuple[Found, int, int]:
        """The place that one run gives, if enough of the anchors there are met; and its letters."""
        length = last - first
        share, within = self._share(hits, first, last)
        before = any(first - _NEARBY <= h.there <= first for h in hits)
        behind = any(last - GRAM <= h.there <= last + _NEARBY for h in hits)
        if not (before or behind or within):
            return MISSING, 0, 0
        begin = min(hits, key=lambda h: abs(h.there - first))
        end = min(hits, key=lambda h: abs(h.there + GRAM - last))
        slack = _STEADY + _UNSTEADY * max(length, end.there - begin.there)
        here, left = self._end(begin, first, before, slack, 0)
        there, right = self._end(end, last, behind, slack, 1)
        held = left and right and here < there and abs(there - here - length) <= slack
        if held and not within:  # then it must be what it is: few anchors, and not somebody else's place
            held = self._stored(first, last) <= _UNMET and (
                (before and behind) or not any(self.taken[max(here + 1, begin.here + GRAM):there - GRAM]))
        if share < (ENOUGH_HELD if held else ENOUGH) or not (held or within):
            return MISSING, 0, 0
        if not 0.5 * length <= there - here <= 2 * length:
            there = here + length
        here, there = max(0, here), min(len(self.folded), there)
        return (self._found(here, there, Sure.NEAR, share) if here < there else MISSING), here, there

    def _end(self, hit: Hit, letter: int, beyond: bool, slack: float, way: int) -> tuple[int, bool]:
        """Where the span begins (0) or ends (1), counted from an anchor; and whether it is held there, by an anchor
        beyond it or by the end of the anchor's paragraph."""
        counted = hit.here - hit.there + letter
        edge = self.edges[min(bisect_right(self.edges, hit.here) - 1 + way, len(self.edges) - 1)]
        if not beyond and abs(edge - counted) <= slack:
            return edge, True
        return counted, beyond

    def _stored(self, first: int, last: int) -> int:
        """How many anchors a span has."""
        return bisect_left(self.offsets, last - GRAM + 1) - bisect_left(self.offsets, first)

    def _share(self, hits: list[Hit], first: int, last: int) -> tuple[float, int]:
        """The share of the anchors in a span that are met, or of those around it too, as far as the run goes; and
        how many within."""
        met = {h.there for h in hits}
        within = sum(first <= there <= last - GRAM for there in met)
        for wider in range(0, _WIDEST + 1, 8):
            stored = self.offsets[bisect_left(self.offsets, min(first, max(first - wider, hits[0].there))):
                                  bisect_left(self.offsets, max(last - GRAM, min(last - GRAM + wider,
                                                                                 hits[-1].there)) + 1)]
            if len(stored) >= _FEW:
                break
        return sum(there in met for there in stored) / max(1, len(stored)), within

    # In characters

    def _found(self, first: int, last: int, sure: Sure, share: float) -> Found:
        start, end = self.places[first], self.places[last - 1] + 1
        if sure is Sure.NEAR:
            start, end = self._whole(start, -1), self._whole(end, 1)
        while start and self.text[start - 1] in _OPENING:
            start -= 1
        while end < len(self.text) and self.text[end] in _CLOSING:
            end += 1
        return Found(start, max(end, start + 1), sure, share)

    def _bare(self, found: Found, reading: str) -> tuple[int, int]:
        """A damaged place, with the marks around it only if the reading has such marks too."""
        start, end = found.start, found.end
        if reading and reading[0] not in _OPENING:
            while self.text[start] in _OPENING:
                start += 1
        if reading and reading[-1] not in _CLOSING:
            while self.text[end - 1] in _CLOSING:
                end -= 1
        return start, end

    def _whole(self, at: int, way: int) -> int:
        """The nearest edge of a word: where one begins (-1) or ends (+1)."""
        text = self.text

        def edge(place: int) -> bool:
            outside, inside = (place - 1, place) if way < 0 else (place, place - 1)
            return (0 <= inside < len(text) and text[inside].isalnum()
                    and not (0 <= outside < len(text) and text[outside].isalnum()))

        return next((place for off in range(_SNAP + 1) for place in (at + way * off, at - way * off)
                     if 0 <= place <= len(text) and edge(place)), at)

    # The order of reading

    def _order(self) -> tuple[tuple[int, int], ...]:
        """The document's own order, if the copy has its stretches in another, each in one piece; else none."""
        found = [self._find(piece) for piece in self.known.order]
        if not found or any(f.sure is Sure.MISSING for f in found):
            return ()
        begins = sorted(f.start for f in found)
        apart = all(f.end <= g.start + _SNAP for f, g in pairwise(sorted(found, key=lambda f: f.start)))
        if not apart or begins == [f.start for f in found]:
            return ()
        ends = dict(zip(begins, (*begins[1:], len(self.text)), strict=True))
        return tuple((0 if f.start == begins[0] else f.start, ends[f.start]) for f in found)
