"""Notes in the notebook. Every edit knows its undo, and is written through, whole or not at all, when it is made."""

import json
import sqlite3
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from explorer.model.records import TAGS, Moment, Note, Quote, Thing
from explorer.notes.notebook import Notebook, NotebookError, has_table

_COLUMNS = "key, dataset, edition, target, body, tag, created, modified"


@dataclass(frozen=True, slots=True)
class Change:
    """One note before and after; None where it is not there."""

    before: Note | None
    after: Note | None


Edit = tuple[Change, ...]
"""What is done, and undone, at once."""


def made(note: Note) -> Edit:
    """A new note."""
    return (Change(None, note),)


def removed(notes: Iterable[Note]) -> Edit:
    """Some notes less."""
    return tuple(Change(note, None) for note in notes)


def changed(note: Note, **fields: object) -> Edit:
    """A note with some fields changed, at this time; nothing where they are so already."""
    if all(getattr(note, name) == value for name, value in fields.items()):
        return ()
    return (Change(note, replace(note, **fields, modified=now())),)  # type: ignore[arg-type]


def taken_in(there: Iterable[Note], notes: Iterable[Note]) -> Edit:
    """Notes from elsewhere beside those that are there; of one that is there already, the newer counts."""
    known = {note.key: note for note in there}
    found = []
    for note in notes:
        old = known.get(note.key)
        if old is None or (note.modified > old.modified):
            found.append(Change(old, note))
            known[note.key] = note
    return tuple(found)


def undone(edit: Edit) -> Edit:
    """What takes an edit back."""
    return tuple(Change(change.after, change.before) for change in reversed(edit))


def new_key() -> str:
    """A key that no other note has."""
    return str(uuid.uuid4())


def now() -> str:
    """The time as notes carry it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# In the file

class Overtaken(NotebookError):
    """A note was changed in another window meanwhile."""


def notes_in(notebook: Notebook, dataset: str | None = None) -> list[Note]:
    """All notes of a dataset, or all there are, the oldest first."""
    with notebook.reading() as db:
        if db is None or not has_table(db, "note"):
            return []
        return [_note(row) for row in db.execute(
            f"SELECT {_COLUMNS} FROM note WHERE ?1 IS NULL OR dataset = ?1 ORDER BY created, rowid", [dataset])]


def write(notebook: Notebook, edit: Edit) -> None:
    """Make an edit in the file; raises NotebookError, and writes nothing, where it cannot be made, Overtaken where a
    note is no longer what it was before the edit."""
    with notebook.writing() as db:
        for change in edit:
            key = (change.before or change.after).key  # type: ignore[union-attr]
            row = db.execute(f"SELECT {_COLUMNS} FROM note WHERE key = ?", [key]).fetchone()
            if (_note(row) if row else None) != change.before:
                raise Overtaken(f"{notebook.path}: this note was changed in another window, and is left as it is there")
            if change.after is None:
                db.execute("DELETE FROM note WHERE key = ?", [key])
            else:
                db.execute(f"INSERT INTO note ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE "
                           f"SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS.split(', '))}",
                           _row(change.after))


class History:
    """The edits of one session, to be undone and redone without limit."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def undoable(self) -> Edit:
        """What undo would take back; nothing if empty."""
        return self._done[-1] if self._done else ()

    @property
    def redoable(self) -> Edit:
        """What redo would do again; nothing if empty."""
        return self._undone[-1] if self._undone else ()

    def do(self, edit: Edit, goes_on: bool = False) -> None:
        """Write an edit; one that `goes_on` where the last left off, as in typing, is undone together with it."""
        if not edit:
            return
        write(self.notebook, edit)
        last = self.undoable
        if goes_on and len(last) == len(edit) == 1 and last[0].after == edit[0].before and not self._undone:
            self._done[-1] = (Change(last[0].before, edit[0].after),)
        else:
            self._done.append(edit)
        self._undone.clear()

    def undo(self) -> Edit:
        """Take back the last edit; answers with what was done to that end."""
        return self._move(self._done, self._undone)

    def redo(self) -> Edit:
        """Do again what was undone last; answers with what was done."""
        return self._move(self._undone, self._done)

    def forget(self) -> None:
        """Begin anew, as in another notebook."""
        self._done.clear()
        self._undone.clear()

    def _move(self, source: list[Edit], target: list[Edit]) -> Edit:
        if not source:
            return ()
        edit = source[-1] if source is self._undone else undone(source[-1])
        try:
            write(self.notebook, edit)
        except Overtaken:
            source.pop()  # it can never be made again, and would bar the way to those before it
            raise
        target.append(source.pop())
        return edit


def _row(note: Note) -> list[str]:
    match note.target:
        case Thing():
            target: dict[str, object] = {"thing": asdict(note.target)}
        case Moment():
            target = {"moment": asdict(note.target)}
        case quotes:
            target = {"quotes": [asdict(quote) for quote in quotes]}
    return [note.key, note.dataset, note.edition, json.dumps(target, ensure_ascii=False), note.body, note.tag,
            note.created, note.modified]


def _note(row: sqlite3.Row) -> Note:
    key, dataset, edition, text, body, tag, created, modified = row
    try:
        [(kind, value)] = json.loads(text).items()
        target: tuple[Quote, ...] | Thing | Moment
        if kind == "quotes":
            target = tuple(Quote(**quote) for quote in value)
        else:
            target = {"thing": Thing, "moment": Moment}[kind](**value)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise NotebookError(f"note {key} cannot be read: what it hangs on is damaged") from error
    return Note(key, dataset, edition, target, body, tag if tag in TAGS else TAGS[0], created, modified)
