"""The reader's own file: where one left off, named views, originals, notes. Written through at each change.

A notebook that cannot be read or written is no reason to stop: the program goes on without, and says so.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

APPLICATION_ID = 0x544C584E
"""“TLXN”, in the header of every notebook."""
_STEPS = (
    "CREATE TABLE IF NOT EXISTS place (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS view (dataset TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, "
    "PRIMARY KEY (dataset, name))",
    "CREATE TABLE IF NOT EXISTS original (dataset TEXT NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, identical INTEGER NOT NULL, added TEXT NOT NULL, text TEXT NOT NULL, "
    "PRIMARY KEY (dataset, source))",
    "CREATE TABLE IF NOT EXISTS note (key TEXT PRIMARY KEY, dataset TEXT NOT NULL, edition TEXT NOT NULL, "
    "target TEXT NOT NULL, body TEXT NOT NULL, tag TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL)",
)
"""What each version added to the one before; an older notebook is brought up to date when it is first written."""
VERSION = len(_STEPS)
NAME = "notebook.sqlite"
_PATIENCE = 1.0
"""Seconds that are waited for another window or program that has it locked."""
_ELSEWHERE, _FOLDER = "open another notebook from the menu", "choose another folder with --data-dir"
"""What helps always: in the window, and at the command line."""
_TROUBLES = {
    sqlite3.SQLITE_BUSY: ("it is locked by another window or program", f"try again when that is done, or {_ELSEWHERE}"),
    sqlite3.SQLITE_FULL: ("the disk is full", f"make room and try again, or {_ELSEWHERE}"),
    sqlite3.SQLITE_READONLY: ("it may only be read", _ELSEWHERE),
    sqlite3.SQLITE_CANTOPEN: ("it is not there, or may not be opened", _ELSEWHERE),
    sqlite3.SQLITE_NOTADB: ("it is no notebook", _ELSEWHERE),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", _ELSEWHERE),
    sqlite3.SQLITE_IOERR: ("the disk or stick does not answer", f"see to it and try again, or {_ELSEWHERE}"),
}
"""What SQLite complains of -> why it is, and what to do."""

View = dict[str, object]


class NotebookError(Exception):
    """The notebook cannot be read or written; the message says why."""

    @property
    def typed(self) -> str:
        """The same for who types commands."""
        return str(self).replace(_ELSEWHERE, _FOLDER)


class Notebook:
    """One file, in the reader's folder unless another is opened; made when something is first written.

    Each reading and each writing opens it and closes it again, so that several windows may have it, a stick may be
    taken out, and nothing is lost when the program is killed.
    """

    def __init__(self, folder: Path) -> None:
        self.home = folder / NAME
        """The file in the reader's folder: where one left off stands there, whatever file is open."""
        self.path = self.home

    def read(self, key: str) -> View:
        """What was last written under `key` in the reader's folder; empty where nothing was."""
        with self.reading(self.home) as db:
            row = db.execute("SELECT value FROM place WHERE key = ?", [key]).fetchone() if db else None
            return _value(row[0]) if row else {}

    def write(self, key: str, value: View) -> None:
        """Put `value` under `key` in the reader's folder."""
        text = json.dumps(value, ensure_ascii=False)
        with self.writing(self.home) as db:
            db.execute("INSERT INTO place VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       [key, text])

    # Named views, each of one dataset

    def views(self, dataset: str) -> dict[str, View]:
        """Name -> view of all that were saved of a dataset, by name."""
        with self.reading() as db:
            if db is None or not has_table(db, "view"):
                return {}
            rows = db.execute("SELECT name, value FROM view WHERE dataset = ?", [dataset]).fetchall()
            return {name: _value(text) for name, text in sorted(rows, key=lambda r: (r[0].casefold(), r[0]))}

    def save_view(self, dataset: str, name: str, view: View) -> None:
        """Keep a view under a name, in the place of one that has it."""
        text = json.dumps(view, ensure_ascii=False)
        with self.writing() as db:
            db.execute("INSERT OR REPLACE INTO view VALUES (?, ?, ?)", [dataset, name, text])

    def rename_view(self, dataset: str, old: str, new: str) -> None:
        """Keep a view under another name, in the place of one that has it."""
        with self.writing() as db:
            db.execute("UPDATE OR REPLACE view SET name = ? WHERE dataset = ? AND name = ?", [new, dataset, old])

    def delete_view(self, dataset: str, name: str) -> None:
        """Keep a view no longer."""
        with self.writing() as db:
            db.execute("DELETE FROM view WHERE dataset = ? AND name = ?", [dataset, name])

    # Which file

    def open(self, path: Path) -> None:
        """Go on in another notebook, which must be there and be one."""
        with self.reading(path) as db:
            if db is None:
                raise NotebookError(f"{path}: is not there; is the disk or stick in its place?")
        self.path = path

    def begin(self, path: Path) -> None:
        """Go on in a new and empty notebook."""
        try:
            if path.exists():
                raise NotebookError(f"{path}: is there already; open it, or choose another name")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        except OSError as error:
            raise NotebookError(f"{path}: cannot be made ({error.strerror}); choose another place") from error
        try:
            with self.writing(path):
                pass
        except NotebookError:
            path.unlink(missing_ok=True)
            raise
        self.path = path

    def copy(self, path: Path) -> None:
        """Save a copy of the open notebook as another file, whole or not at all."""
        if path.exists() and path.samefile(self.path):
            raise NotebookError(f"{path}: is the notebook itself; choose another name for the copy")
        with self.reading() as db:
            if db is None:
                raise NotebookError(f"{self.path}: nothing has been written yet")
            _copy(db, path)

    def clear(self) -> None:
        """Leave nothing of the reader in the reader's folder, and go on there; a notebook elsewhere is left alone."""
        with self.writing(self.home) as db:
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                db.execute(f'DELETE FROM "{name}"')
        self.path = self.home
        for older in self.home.parent.glob(f"{self.home.stem}.bak-*"):
            try:
                older.unlink(missing_ok=True)
            except OSError as error:
                raise NotebookError(f"{older}: cannot be removed ({error.strerror}); remove it yourself") from error

    def version(self) -> int:
        """A number that changes whenever something is written into the file, by whichever window."""
        try:
            with self.path.open("rb") as file:
                return int.from_bytes(file.read(28)[24:], "big")  # the file change counter of SQLite's format
        except OSError:
            return -1

    # The file

    @contextmanager
    def reading(self, path: Path | None = None) -> Iterator[sqlite3.Connection | None]:
        """The file, checked; None where there is none yet."""
        path = path or self.path
        if not path.exists():
            yield None
            return
        try:
            with closing(_connect(path, "rw")) as db:  # what a killed window left half written is undone by the first
                db.execute("PRAGMA query_only = ON")
                _check(db, path)
                yield db
        except (sqlite3.Error, ValueError) as error:
            why, _ = _trouble(error)
            raise NotebookError(f"{path}: cannot be read ({why}); it is left as it is") from error

    @contextmanager
    def writing(self, path: Path | None = None) -> Iterator[sqlite3.Connection]:
        """The file, checked and of this version; all that is done to it is kept, or nothing."""
        path = path or self.path
        try:
            if path == self.home:
                path.parent.mkdir(parents=True, exist_ok=True)
            with closing(_connect(path, "rwc" if path == self.home else "rw")) as db, db:
                db.execute("PRAGMA secure_delete = ON")  # what is cleared cannot be read by the next reader
                db.execute("BEGIN IMMEDIATE")
                if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
                    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                _check(db, path)
                _bring_up_to_date(db, path)
                yield db
        except OSError as error:
            raise NotebookError(f"{path}: cannot be written ({error.strerror}); {_ELSEWHERE}") from error
        except sqlite3.Error as error:
            why, advice = _trouble(error)
            raise NotebookError(f"{path}: cannot be written ({why}); {advice}") from error


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE, isolation_level=None)


def _check(db: sqlite3.Connection, path: Path) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotebookError(f"{path}: is no notebook of Timeline Explorer; it is left as it is")
    if db.execute("PRAGMA user_version").fetchone()[0] > VERSION:
        raise NotebookError(f"{path}: was written by a newer Timeline Explorer; it is left as it is")


def _bring_up_to_date(db: sqlite3.Connection, path: Path) -> None:
    """Take the steps that a notebook lacks; a copy is kept of one that has something in it."""
    was = db.execute("PRAGMA user_version").fetchone()[0]
    if was == VERSION:
        return
    if was:
        with closing(_connect(path, "ro")) as before:  # as it is on disk; nobody else can write it now
            _copy(before, path.with_name(f"{path.stem}.bak-{was}"))
    for step in _STEPS[was:]:
        db.execute(step)
    db.execute(f"PRAGMA user_version = {VERSION}")


def _copy(db: sqlite3.Connection, path: Path) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(part)) as out:
            db.backup(out)
        os.replace(part, path)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        why, _ = _trouble(error) if isinstance(error, sqlite3.Error) else (error.strerror, "")
        raise NotebookError(f"{path}: no copy can be saved there ({why}); choose another place") from error


def _trouble(error: Exception) -> tuple[str, str]:
    """Why it is, and what to do."""
    code = getattr(error, "sqlite_errorcode", -1) & 0xFF
    return _TROUBLES.get(code, (str(error), _ELSEWHERE))


def has_table(db: sqlite3.Connection, name: str) -> bool:
    """Whether the notebook is so new that it has a table; an older one is not changed by reading it."""
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]).fetchone())


def _value(text: str) -> View:
    value = json.loads(text)
    return value if isinstance(value, dict) else {}
