"""Finding notes by what is written in them and what they hang on."""

from collections.abc import Iterable

from explorer.model.fold import find_words, words
from explorer.model.quoting import quotation
from explorer.model.records import Moment, Note, Thing


def search(notes: Iterable[Note], typed: str) -> list[Note]:
    """Those in which each word that was typed begins some word, in any spelling; all where nothing was."""
    wanted = words(typed)
    return [note for note in notes if all(find_words(said_in(note), [word]) for word in wanted)]


def said_in(note: Note) -> str:
    """All words of a note: what is written, and what it hangs on."""
    match note.target:
        case Thing(title=title):
            on = title
        case Moment(edtf=edtf):
            on = edtf
        case quotes:
            on = "\n".join((quotation(quotes), *(quote.exact for quote in quotes)))
    return f"{note.body}\n{on}"
