"""Where notes stand in the dataset as it is now: as they were made, found again exactly, or nowhere.

Words are never placed at what only looks alike: where they occur more than once, or are too few to tell, they are lost,
which is said, and the note is kept.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from explorer.model.records import GAP, Moment, Note, Quote, Thing

Words = Callable[[str, bool], Mapping[str, str] | None]
"""(source, whether in its own words) -> text of each of its statements; None where its own words are not here."""
CONTEXT = 32
"""So many letters before and after are kept with a quotation."""
_TELLING = 4
"""Words that occur once in a document tell where they are if there are so many of them."""


class Found(Enum):
    """How the words of a note were found."""

    AS_MADE = "as made"
    AGAIN = "again"
    """The very words, in a text that has changed, or in another statement of the document."""
    UNSEEN = "unseen"
    """They are a document's own words, which are not here: nobody can tell."""
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Place:
    """Characters [start, end) of a statement."""

    passage: str
    start: int
    end: int
    found: Found


@dataclass(frozen=True, slots=True)
class Placed:
    """A note, and where each of its quotations stands; of a thing or a moment there are none."""

    note: Note
    places: tuple[Place, ...] = ()
    orphan: bool = False
    """What it hangs on, or a part of that, is nowhere."""

    @property
    def moved(self) -> bool:
        """Whether a quotation was found elsewhere than where it was made."""
        return any(place.found is Found.AGAIN for place in self.places)


def quote(source: str, passage: str, text: str, start: int, end: int, original: bool = False,
          link: str = GAP) -> Quote:
    """Characters [start, end) of a statement as words to be found again."""
    return Quote(source, passage, start, end, text[start:end], text[max(start - CONTEXT, 0):start],
                 text[end:end + CONTEXT], original, link)


def placed(notes: Iterable[Note], words: Words, known: Callable[[str], bool],
           mended: Callable[[Quote], Place | None] = lambda quoted: None) -> tuple[Placed, ...]:
    """Each note with its place; `known` says whether a thing is in the dataset, `mended` where words of an original
    stand that were once read otherwise than they are printed."""
    answers = []
    for note in notes:
        match note.target:
            case Thing(key=key):
                answers.append(Placed(note, orphan=not known(key)))
            case Moment():
                answers.append(Placed(note))
            case quotes:
                places = tuple(found if (found := place(q, words)).found is not Found.LOST else mended(q) or found
                               for q in quotes)
                answers.append(Placed(note, places, any(p.found is Found.LOST for p in places)))
    return tuple(answers)


def place(quoted: Quote, words: Words) -> Place:
    """Where a quotation stands now."""
    texts = words(quoted.source, quoted.original)
    if texts is None:
        return Place(quoted.passage, quoted.start, quoted.end, Found.UNSEEN)
    own = texts.get(quoted.passage, "")
    if quoted.exact and own[quoted.start:quoted.end] == quoted.exact and _around(own, quoted.start, quoted):
        return Place(quoted.passage, quoted.start, quoted.end, Found.AS_MADE)
    if len(here := _where(own, quoted)) == 1:
        return Place(quoted.passage, here[0], here[0] + len(quoted.exact), Found.AGAIN)
    elsewhere = [] if here else [(key, at) for key, text in texts.items() for at in _occurrences(text, quoted.exact)]
    if len(elsewhere) == 1:
        [(key, at)] = elsewhere
        if len(quoted.exact.split()) >= _TELLING or (
                quoted.prefix and quoted.suffix and _around(texts[key], at, quoted)):
            return Place(key, at, at + len(quoted.exact), Found.AGAIN)
    return Place(quoted.passage, 0, 0, Found.LOST)


def _where(text: str, quoted: Quote) -> list[int]:
    """Where it may stand in its statement: where the words around it are the same too, if there is such a place."""
    found = _occurrences(text, quoted.exact)
    return [at for at in found if _around(text, at, quoted)] or found


def _around(text: str, at: int, quoted: Quote) -> bool:
    """Whether the words around are those that were there."""
    end = at + len(quoted.exact)
    before = text[max(at - (len(quoted.prefix) or CONTEXT), 0):at]  # where nothing was, nothing may be
    after = text[end:end + (len(quoted.suffix) or CONTEXT)]
    return (before, after) == (quoted.prefix, quoted.suffix)


def _occurrences(text: str, wanted: str) -> list[int]:
    found: list[int] = []
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found
