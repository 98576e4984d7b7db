"""A document in its own words, as a reader holds it, and statement by statement beside ours."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from explorer.model.originals import Kind, Shown
from explorer.model.placing import Placed, Sure
from explorer.model.records import Block, Passage
from explorer.ui.desk import Desk, translate
from explorer.ui.originals.held import Held
from explorer.ui.reading.lines import (
    Line,
    Look,
    Role,
    Script,
    Spot,
    begins_part,
    layers_of,
    now_words,
    of_block,
    script_of,
    voice_of,
)
from explorer.ui.reading.remarks import Mark, written

_LINE_BREAK = "\u2028"
_CONTROLS = dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2029"), " ")
_HEADING = 0.9
"""A paragraph is a heading if a statement that is one takes up so much of it."""


def sure_words(placed: Placed | None) -> str:
    """How sure the place of a statement is."""
    if placed is None or placed.sure is Sure.MISSING:
        return translate("DocumentText", "not found in your copy")
    if placed.sure is Sure.EXACT:
        return translate("DocumentText", "its place in your copy is exact")
    if placed.share == 1:
        return translate("DocumentText", "near: these are its words, but they may stand elsewhere too")
    return translate("DocumentText", "near: {share} % of its anchors are met").format(
        share=round(100 * placed.share))


def on_screen(text: str) -> str:
    """Text of a copy as one paragraph of a page, character by character."""
    return text.replace("\n\n", " " + _LINE_BREAK).replace("\n", _LINE_BREAK).translate(_CONTROLS)


# Statement by statement

def both(desk: Desk, source: str, held: Held, mended: bool = True) -> Script:
    """Our wording, and beside each statement the words that it stands for; mended, or as they are in the copy."""
    found: list[Line] = []
    shown, layers, blocks = "", layers_of(desk, source), desk.library.blocks(source)
    for block in blocks:
        if begins_part(block, shown):
            found.append(Line(Role.NOW, now_words(desk, layers.get(block.layer)), layer=block.layer))
            shown = block.layer
        for line in of_block(desk, block, layers):
            found += _pair(line, held, mended) if line.key else [line]
    return script_of(found, blocks, notes={k: sure_words(p) for k, p in held.placement.passages.items()})


def _pair(line: Line, held: Held, mended: bool) -> list[Line]:
    placed, shown = held.placement.passages.get(line.key), (held.mended if mended else held.words).get(line.key)
    if placed is None or shown is None or placed.sure is Sure.MISSING:
        return [replace(line, voice=_said(line.voice, sure_words(None)))]
    text, own, parts = written(shown, 0, len(shown.text))
    note = "" if placed.sure is Sure.EXACT else "—\u00a0" + sure_words(placed)
    return [line, Line(Role.ORIGINAL, on_screen(text), line.key, note, layer=line.layer, parts=parts, own=own)]


def _said(voice: str, more: str) -> str:
    return f"{voice} · {more}" if voice else f"—\u00a0{more}"


# From beginning to end

@dataclass
class _Paragraph:
    """What stands in one paragraph of the copy: [first, last) of what is shown."""

    first: int
    last: int
    aside: str = ""
    starts: list[tuple[int, str]] = field(default_factory=list)
    """(where, statement) that begins in it."""
    marks: list[Mark] = field(default_factory=list)
    """What is to be put in."""
    missing: list[str] = field(default_factory=list)
    """Statements that would come next, but are not in the copy."""


def original(desk: Desk, source: str, held: Held, mended: bool = True) -> Script:
    """The document in its own words, mended or as they are in the copy; what was not found in it stands in its place in
    ours, and says so."""
    return _Original(desk, source, held, held.whole if mended else held.as_in_copy).script()


class _Original:
    def __init__(self, desk: Desk, source: str, held: Held, shown: Shown) -> None:
        self.desk, self.held, self.shown = desk, held, shown
        self.layers = layers_of(desk, source)
        self.blocks = desk.library.blocks(source)
        self.told: dict[str, tuple[Passage, Block]] = {p.key: (p, b) for b in self.blocks for p in b.passages}
        self.paragraphs = [_Paragraph(0, 0), *_paragraphs(shown)]  # the first holds what is missing at the top
        self.firsts = [p.first for p in self.paragraphs]
        self.ranges = {key: self._ranges(key) for key in self.told}
        self._fill()
        self._number()

    def _ranges(self, key: str) -> list[tuple[int, int]]:
        """Where a statement stands in what is shown, in the order in which it is read."""
        placed = self.held.placement.passages.get(key)
        spans = [f for f in placed.spans if f.sure is not Sure.MISSING] if placed else []
        return [part for f in spans for part in self.shown.ranges(f.start, f.end)]

    def _at(self, place: int) -> int:
        """The paragraph in which a character stands."""
        return max(bisect_right(self.firsts, place) - 1, min(1, len(self.paragraphs) - 1))

    def _number(self) -> None:
        """Say which paragraph of ours begins: in the paragraph of the copy in which its first statement does, at the
        first word that is told of."""
        for block in self.blocks:
            places = [self.ranges[p.key] for p in block.passages if self.ranges[p.key]]
            if block.paragraph and places:
                within = self._at(places[0][0][0])
                begin = min(place[0] for ranges in places for place in ranges if self._at(place[0]) == within)
                self.paragraphs[within].marks.append(Mark(begin, Look.PLACE, f"¶\u00a0{block.paragraph}\u2002"))

    def _fill(self) -> None:
        last = 0
        for key in self.told:
            ranges, placed = self.ranges[key], self.held.placement.passages.get(key)
            if not ranges:
                self.paragraphs[last].missing.append(key)
                continue
            begin, end = ranges[0][0], ranges[-1][1]
            self.paragraphs[self._at(begin)].starts.append((begin, key))
            last = self._at(end - 1)
            if placed is not None and placed.sure is not Sure.EXACT:
                self.paragraphs[last].marks.append(Mark(
                    end, Look.UNSURE, f"\u00a0≈\u00a0{round(100 * placed.share)}\u00a0%", sure_words(placed)))

    def script(self) -> Script:
        """Line by line."""
        lines: list[Line] = []
        line_of: dict[int, int] = {}
        layer = ""
        for n, paragraph in enumerate(self.paragraphs):
            if n:
                first = min(paragraph.starts, default=None)
                block = self.told[first[1]][1] if first else None
                if block and begins_part(block, layer):
                    layer = block.layer
                    lines.append(Line(Role.NOW, now_words(self.desk, self.layers.get(layer)), layer=layer))
                line_of[n] = len(lines)
                lines.append(self._line(paragraph, first[1] if first else "", layer))
            lines += [self._missing(key, layer) for key in paragraph.missing]
        return script_of(lines, self.blocks, self._spots(lines, line_of), {
            key: f"{passage.text}\n{sure_words(self.held.placement.passages.get(key))}"
            for key, (passage, _) in self.told.items()})

    def _line(self, paragraph: _Paragraph, first: str, layer: str) -> Line:
        text, own, parts = written(self.shown, paragraph.first, paragraph.last, paragraph.marks)
        if paragraph.aside:
            note = translate("DocumentText", "set aside: {reason}").format(reason=paragraph.aside)
            return Line(Role.ASIDE, on_screen(text), voice=f"—\u00a0{note}", layer=layer, own=own)
        return Line(Role.ORIGINAL, on_screen(text), level=self._level(paragraph, first), layer=layer,
                    parts=parts, own=own)

    def _level(self, paragraph: _Paragraph, first: str) -> int:
        """Of a heading that has the paragraph for itself; else 0."""
        if not first or self.told[first][1].role != "heading":
            return 0
        covered = sum(last - begin for begin, last in self.ranges[first])
        return self.told[first][1].level if covered >= _HEADING * (paragraph.last - paragraph.first) else 0

    def _missing(self, key: str, layer: str) -> Line:
        passage, block = self.told[key]
        voice = voice_of(self.desk, passage, block, self.layers)
        note = translate("DocumentText", "editors’ wording: not found in your copy")
        return Line(Role.STATEMENT, passage.text, key, _said(voice, note), layer=layer)

    def _spots(self, lines: list[Line], line_of: Mapping[int, int]) -> dict[str, tuple[Spot, ...]]:
        found: dict[str, list[Spot]] = defaultdict(list)
        for n, line in enumerate(lines):
            if line.key:
                found[line.key].append(Spot(n, 0, len(line.text)))
        for key, ranges in self.ranges.items():
            for begin, end in ranges:
                for n in range(self._at(begin), self._at(end - 1) + 1):
                    paragraph, number = self.paragraphs[n], line_of[n]
                    own = lines[number].own
                    first, last = max(begin, paragraph.first), min(end, paragraph.last)
                    if own is not None and first < last:
                        found[key].append(Spot(number, own.place(first), own.place(last - 1) + 1))
        return {key: tuple(spots) for key, spots in found.items()}


def _paragraphs(shown: Shown) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    fresh = True
    for piece, at in zip(shown.pieces, shown.at, strict=True):
        if piece.kind is Kind.BREAK:
            fresh = True
            continue
        if fresh:
            found.append(_Paragraph(at, at))
            fresh = False
        found[-1].last = at + len(piece.text)
        if piece.kind is Kind.ASIDE:
            found[-1].aside = piece.note
    return [p for p in found if shown.text[p.first:p.last].strip()]
