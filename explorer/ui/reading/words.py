"""Words of a statement that a reader has chosen, or has marked: the values that columns and notes exchange."""

from dataclasses import dataclass

from explorer.model.records import GAP


@dataclass(frozen=True, slots=True)
class Selected:
    """Words chosen in one statement."""

    passage: str
    start: int
    """Characters [start, end) of the statement as it stands on screen."""
    end: int
    words: str
    original: bool = False
    """Whether they are the document's own words (`Held.words`), and not our wording."""
    link: str = GAP
    """What stands between them and the words chosen before them."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words of a statement that are marked for good."""

    passage: str
    start: int
    end: int
    key: str = ""
    """Whose mark it is, for whoever set it."""
    tip: str = ""
    """What is said where the pointer rests on it."""
    original: bool = False
    tag: str = ""
    """With which of the reader's shapes."""
