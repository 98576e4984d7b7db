"""A document as the lines that a column shows: headings, statements, and what stands between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from weakref import WeakKeyDictionary

from explorer.model.originals import Shown, Stretch
from explorer.model.records import Block, Layer, Passage
from explorer.store.library import Library
from explorer.ui.desk import Desk, translate


class Role(Enum):
    """What a line is."""

    HEADING = 1
    NOW = 2
    """Where a part begins that was written at another time."""
    PLACE = 3
    """Which paragraph comes, and whose words it is in."""
    STATEMENT = 4
    """In our wording."""
    ORIGINAL = 5
    """In the document's own words: one statement, or a paragraph of many."""
    ASIDE = 6
    """Of the document, but states nothing."""
    END = 7
    """Room below, so that the last statement too can be brought to any height."""


class Look(Enum):
    """What some letters of a line are."""

    MENDED = 1
    """A damaged place as it was meant to be spelt."""
    UNSURE = 2
    """How sure it is that the words before it are those of the statement."""
    REMARKED = 3
    """The document's own words, on which the editors remark something."""
    READ = 4
    """The mark behind these."""
    PLACE = 5
    """Which paragraph begins."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters [start, end) of a line."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """Characters [start, end) of a line that are no plain words, and what is to be said of them."""

    start: int
    end: int
    look: Look
    note: str


@dataclass(frozen=True)
class Own:
    """How a line in a document's own words has come from its text."""

    shown: Shown
    at: int = 0
    """Where the line begins in what is shown."""
    put_in: tuple[tuple[int, int], ...] = ()
    """(where, how many) characters of the line are none of the document, ascending."""

    def place(self, shown: int) -> int:
        """Where a character of what is shown stands in the line."""
        at = shown - self.at
        for where, many in self.put_in:
            at += many if where <= at else 0
        return at

    def back(self, place: int) -> int:
        """Which character of what is shown stands at a place of the line."""
        return place + self.at - sum(min(many, place - where) for where, many in self.put_in if where < place)

    def line(self, first: int, last: int) -> tuple[int, int]:
        """Where characters [first, last) of what is shown stand in the line."""
        return self.place(first), self.place(last - 1) + 1

    def raw(self, start: int, end: int) -> list[Stretch]:
        """Which characters of the raw text stand at [start, end) of the line."""
        return self.shown.raw(self.back(start), self.back(end))


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph on screen."""

    role: Role
    text: str
    key: str = ""
    """The statement that it is; empty where it is none, or many."""
    voice: str = ""
    """Who speaks in it, and how; empty where the document itself asserts."""
    level: int = 0
    """Of a heading."""
    layer: str = ""
    """The part of the document, if its parts have times of their own."""
    parts: tuple[Part, ...] = ()
    own: Own | None = None


@dataclass(frozen=True)
class Script:
    """A whole document, line by line."""

    lines: tuple[Line, ...]
    order: tuple[str, ...]
    """The statements as they are read; headings too."""
    headings: frozenset[str]
    """Those that are no more than headings."""
    spots: Mapping[str, tuple[Spot, ...]]
    """Statement -> where it stands, first the place to go to."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """Statement -> how sure its place in the original is, in words."""


_worded: WeakKeyDictionary[Library, dict[str, Script]] = WeakKeyDictionary()
"""What is the same each time that a document is written anew, for another size of the text or in other words."""


def script_of(lines: Iterable[Line], blocks: Iterable[Block], spots: Mapping[str, tuple[Spot, ...]] | None = None,
              notes: Mapping[str, str] | None = None) -> Script:
    """Lines with room below; where `spots` are not given, a statement stands in the lines that are nothing else."""
    every = (*lines, Line(Role.END, ""))
    found: dict[str, tuple[Spot, ...]] = dict(spots or {})
    if spots is None:
        for n, line in enumerate(every):
            if line.key:
                found[line.key] = (*found.get(line.key, ()), Spot(n, 0, len(line.text)))
    passages = [(p.key, b.role) for b in blocks for p in b.passages]
    return Script(every, tuple(key for key, _ in passages),
                  frozenset(key for key, role in passages if role == "heading"), found, notes or {})


def wording(desk: Desk, source: str) -> Script:
    """A whole document in our wording; put together once for a library."""
    known = _worded.setdefault(desk.library, {})
    if source not in known:
        known[source] = _wording(desk, source)
    return known[source]


def _wording(desk: Desk, source: str) -> Script:
    found: list[Line] = []
    shown, layers, blocks = "", layers_of(desk, source), desk.library.blocks(source)
    for block in blocks:
        if begins_part(block, shown):
            found.append(Line(Role.NOW, now_words(desk, layers.get(block.layer)), layer=block.layer))
            shown = block.layer
        found += of_block(desk, block, layers)
    return script_of(found, blocks)


def begins_part(block: Block, before: str) -> bool:
    """Whether a part of another time begins with a block; the title of the document belongs to no part."""
    return bool(block.layer) and block.layer != before and not (block.role == "heading" and block.level == 1)


def of_block(desk: Desk, block: Block, layers: Mapping[str, Layer]) -> list[Line]:
    """A heading, or a paragraph with its statements."""
    if block.role == "heading":
        return [Line(Role.HEADING, p.text, p.key, level=block.level, layer=block.layer) for p in block.passages]
    place = Line(Role.PLACE, _place_words(block), layer=block.layer)
    return [place, *(Line(Role.STATEMENT, p.text, p.key, voice_of(desk, p, block, layers), layer=block.layer)
                     for p in block.passages)]


def layers_of(desk: Desk, source: str) -> dict[str, Layer]:
    """The parts of a document that have a time of their own, by key."""
    return {layer.key: layer for layer in desk.library.layers if layer.source == source}


def date_words(desk: Desk, edtf: str, inferred: bool) -> str:
    """A date in words, and whether the document does not print it."""
    words = desk.wording.date(edtf)
    return translate("DocumentText", "{date} (inferred)").format(date=words) if inferred else words


def now_words(desk: Desk, layer: Layer | None) -> str:
    """At what time a part of a document was written."""
    return translate("DocumentText", "Written as of {date}").format(
        date=date_words(desk, layer.edtf, layer.inferred)) if layer else ""


def _place_words(block: Block) -> str:
    names = {"entry": translate("DocumentText", "Entry"), "caption": translate("DocumentText", "Caption")}
    number = f"{names[block.role]} ¶ {block.paragraph}" if block.role in names else f"¶ {block.paragraph}"
    return translate("DocumentText", "Editors’ wording") + " · " + number


def voice_of(desk: Desk, passage: Passage, block: Block, layers: Mapping[str, Layer]) -> str:
    """Who speaks in a statement, how and through whom; empty where the document itself asserts."""
    if passage.stance == "asserts" and not (passage.speaker or passage.via) and passage.layer in ("", block.layer):
        return ""  # as most are
    words = [desk.wording.voice(desk.title(passage.speaker), passage.stance, passage.via)]
    if passage.layer and passage.layer != block.layer:
        words.append(now_words(desk, layers.get(passage.layer)))
    said = " · ".join(word for word in words if word)
    return f"—\u00a0{said}" if said else ""
