"""A handout as a value: everything that stands on the pages, in words, in the order it is read.

Nothing here is computed or looked up: `gather` fills it, `pdf` and the other exporters lay it out.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """One claim in words: what it speaks of, what it says, where."""

    label: str
    words: str
    status: str = ""
    """`promised`, `planned`…; empty for what happened."""
    place: str = ""
    remarks: tuple[str, ...] = ()
    """Of when it speaks, what is inferred, and the editors' note on it."""
    in_table: bool = False
    """On a side of a difference: with what it says it stands in the table of its entry, if all is printed that is said
    of that, and is only referred to."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a document, in the editors' wording."""

    place: str
    text: str
    speaker: str = ""
    stance: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A statement, or several that are made of the same words of their document; and these, if they are printed."""

    statements: tuple[Statement, ...]
    own: str = ""
    sure: str = ""
    """How sure it is that these are the words; empty where it is."""
    again: str = ""
    """Where its own words are printed, if that is elsewhere."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one document has on an entry."""

    document: str
    said: tuple[Said, ...]
    groups: tuple[Group, ...]
    """Its statements, in the order of reading."""
    rights: str = ""
    """Of a document whose own words are printed, or are at hand and may not be."""
    withheld: str = ""
    """Why its own words are not printed though they are at hand, in words."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them."""
        return tuple(one for group in self.groups for one in group.statements)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is spoken of, and whether the documents agree on it."""

    label: str
    verdict: str = ""
    """`agree`, `differ`, `mentioned` where one tells of it as done and another does not; empty where nothing compares
    otherwise."""
    verdict_words: str = ""
    elsewhere: tuple[tuple[str, tuple[Said, ...]], ...] = ()
    """(a document that says nothing of it, what it says in its place of something else, by the title of that)."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it is given, and by which documents; none are named where all give the same."""

    label: str
    words: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where an entry stands on the line: years with their fractions, as 2001.5."""

    first: float
    last: float
    lasts: bool = False
    """It went on for all that time; otherwise it was one day somewhere in it."""
    open: bool = False
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things that cannot all hold: (document, what it says)."""

    said: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A disagreement: of what kind, the editors' neutral note, its sides; or where these stand."""

    kind: str
    note: str
    sides: tuple[Side, ...]
    seeming: bool = False
    """It only looks like one."""
    lead: str = ""
    """Why it only looks so, if it does as one tells of it as done and another does not."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A document that says nothing of an entry, and why."""

    document: str
    why: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A note of the reader's: on which words, where they stand, and what is written."""

    quoted: str
    """Empty where it is on the entry as a whole, or on a date."""
    place: str
    """Of the words, or the date that it is on."""
    lines: tuple[str, ...] = ()
    rights: str = ""
    """Of a document whose own words are quoted; empty where they are the editors'."""
    original: bool = False
    held: str = ""
    """Of which documents words stand in what is written, though their rights forbid to pass them on, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, base or treaty with all that is said of it."""

    key: str
    title: str
    kind: str
    dates: tuple[Dated, ...]
    stretch: Stretch | None
    summary: str
    participants: tuple[str, ...]
    state: str
    """`untold`, `alone`, `mentioned`, `agree`, `differ`, `contradicts itself`: which mark is drawn; empty where that is
    not to be said."""
    state_words: str
    told: tuple[bool, ...]
    """For each document, in their fixed order, whether it tells of the entry."""
    told_words: str
    rows: tuple[Row, ...]
    voices: tuple[Voice, ...]
    differences: tuple[Difference, ...]
    ours: tuple[Said, ...]
    """What the editors add; it rests on no document."""
    silent: tuple[Silent, ...]
    notes: tuple[Remark, ...] = ()
    """The reader's own."""
    when: str = ""
    """Its time in one line: the date, or the years that it may be meant to take where several are given."""


@dataclass(frozen=True, slots=True)
class Card:
    """A document: who speaks, from where, for whom, when, and who may do what with it."""

    title: str
    short_title: str
    author: str
    published: str
    genre: str
    vantage: str
    rights: str
    cite_as: str = ""
    """The document in one line, as a list of what was read has it."""
    parts: str = ""
    """As of when the parts of it were written that tell here, with their paragraphs; empty where that is when it all
    was."""


@dataclass(frozen=True, slots=True)
class Handout:
    """Chosen entries by date, and the documents that they are told by."""

    title: str
    subtitle: str
    made_from: str
    selection: str
    """What was selected, in words; empty where single entries were."""
    entries: tuple[Entry, ...]
    sources: tuple[Card, ...]
    labels: dict[str, str] = field(default_factory=dict)
    """The fixed words of the pages, in the reader's language."""
    language: str = "en"
    left_out: tuple[str, ...] = ()
    """What of the library is not printed, in words."""
    moments: tuple[Remark, ...] = ()
    """The reader's notes on dates of the time that the entries stand in."""
    noted: str = ""
    """How many notes of the reader's there are, and where, in words; empty for none."""
    made_on: str = ""
    """The day, in words; empty where that is not to be said."""
    cite_as: str = ""
    day: int | None = None
    """The same as a day number; None where it is not to be said."""
