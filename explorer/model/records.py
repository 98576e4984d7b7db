"""What a dataset holds. Records name each other by key; ids live only inside a dataset file."""

from dataclasses import dataclass, field

DRAWN = ("event", "base", "treaty")
"""The kinds that stand on the line."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document, with its card: who speaks, from where, for whom, when."""

    key: str
    title: str
    short_title: str
    author: str
    publisher: str
    published: str
    published_inferred: bool
    genre: str
    vantage: str
    rights: str
    csl: str
    original_file: str = ""
    original_sha256: str = ""
    original_characters: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a source with a "now" of its own."""

    key: str
    source: str
    edtf: str
    inferred: bool
    note: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A topic that a source, or one layer of it, covers, and for which years; or text lost there."""

    source: str
    layer: str
    topic: str
    edtf: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the original, and of its folded letters [letters_start, letters_end), which have
    a 16-bit fingerprint; None where it was not stamped."""

    start: int
    end: int
    fingerprint: int | None = None
    letters_start: int | None = None
    letters_end: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One statement of a source, in our words, and where it stands in the original."""

    key: str
    source: str
    block: int
    position: int
    text: str
    speaker: str = ""
    """Key of an actor, or the words for somebody who has no entry; empty: the source itself."""
    via: str = ""
    stance: str = "asserts"
    spans: tuple[Span, ...] = ()
    references: tuple[str, ...] = ()
    note: str = ""
    role: str = "paragraph"
    paragraph: int = 0
    layer: str = ""

    def follows(self, other: "Passage") -> bool:
        """Whether it is the next statement of the same paragraph."""
        return (self.source, self.block, self.position) == (other.source, other.block, other.position + 1)

    def overlaps(self, other: "Passage") -> bool:
        """Whether both are made of some of the same words of one document."""
        return self.source == other.source and any(
            a.start < b.end and b.start < a.end for a in self.spans for b in other.spans)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list or chronology entry, or caption, in reading order."""

    source: str
    position: int
    role: str
    level: int
    layer: str
    paragraph: int
    """Counts the blocks that are no headings, from 1; 0 for a heading."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text of the original that states nothing, and why."""

    source: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Emendation:
    """How we read a damaged place."""

    source: str
    span: Span
    reading: str
    why: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling of an entity's name; `source` is empty where the spelling is ours."""

    text: str
    language: str = "en"
    kind: str = "alias"
    source: str = ""
    certainty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Whatever can be told about: an event, actor, base, treaty or office."""

    key: str
    kind: str
    title: str
    summary: str = ""
    salience: int = 3
    topics: tuple[str, ...] = ()
    lane: str = ""
    category: str = ""
    level: str = ""
    actor_kind: str = ""
    site_kind: str = ""
    latitude: float | None = None
    longitude: float | None = None
    treaty_kind: str = ""
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of one property of an entity."""

    key: str
    entity: str
    property: str
    object: str = ""
    value: str = ""
    number_low: float | None = None
    number_high: float | None = None
    unit: str = ""
    edtf: str = ""
    as_of: str = ""
    status: str = "happened"
    inferred: bool = False
    basis: str = "document"
    note: str = ""
    passages: tuple[str, ...] = ()
    source: str = ""
    """Of the passages it rests on; empty for a claim of the editors'."""
    calculated: bool = False
    """It is inferred by reckoning: the date or the figure is a sum of ours."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources differ, or one contradicts itself, or only seems to; each side is a set of claims."""

    key: str
    kind: str
    note: str
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A phase of an entity, computed from one claim. Bounds are day numbers."""

    entity: str
    kind: str
    object: str
    edtf: str
    start_earliest: int | None
    start_latest: int | None
    end_earliest: int | None
    end_latest: int | None
    open: bool
    status: str
    claim: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that the text of a dataset says, checked and ready to be written."""

    info: dict[str, str]
    topics: dict[str, str]
    lanes: dict[str, str]
    categories: dict[str, str]
    figures: dict[str, str]
    sources: tuple[Source, ...] = ()
    layers: tuple[Layer, ...] = ()
    scopes: tuple[Scope, ...] = ()
    blocks: tuple[Block, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    emendations: tuple[Emendation, ...] = ()
    order: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """Source key -> its stretches in the order of reading, where that is not the order in which they stand."""
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    anchors: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Source key -> (letter offset, 16-bit hash), ascending."""
    originals: dict[str, str] = field(default_factory=dict)
    """Source key -> the document itself, in a dataset that contains it."""


# What a reader leaves behind

GAP = " … "
"""Stands where words are left out."""
TAGS = ("circle", "square", "triangle", "diamond")
"""What a reader may mark notes with, as shapes, each of which has a colour of its own too; what they mean is the
reader's affair."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one statement that a reader has marked; `start` and `end` count the characters of the statement."""

    source: str
    passage: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    original: bool = False
    """Whether they are the document's own words, and not our wording of them."""
    link: str = GAP
    """What stands between them and the words before, in a note on words of several statements."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An event, actor, base, treaty or office, and what it was called when the note was made."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a stretch of days on the line, ends inclusive, and the same as a date."""

    edtf: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Note:
    """Marked words, or what a reader has written on them, on a thing or on a moment."""

    key: str
    """A UUID."""
    dataset: str
    edition: str
    """Of the dataset, when the note was made."""
    target: tuple[Quote, ...] | Thing | Moment
    body: str = ""
    tag: str = TAGS[0]
    created: str = ""
    """As `modified`: the time as ISO 8601 has it, in UTC, to the second."""
    modified: str = ""

    @property
    def kind(self) -> str:
        """`note` where something is written, `highlight` where words are only marked."""
        return "note" if self.body or not isinstance(self.target, tuple) else "highlight"
