"""The reader's own file: where one left off, named views, originals, and later notes. Written through at each change.

A notebook that cannot be read or written is no reason to stop: the program goes on without, and says so.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

APPLICATION_ID = 0x544C584E
"""“TLXN”, in the header of every notebook."""
_STEPS = (
    "CREATE TABLE IF NOT EXISTS place (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS view (dataset TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, "
    "PRIMARY KEY (dataset, name))",
    "CREATE TABLE IF NOT EXISTS original (dataset TEXT NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, identical INTEGER NOT NULL, added TEXT NOT NULL, text TEXT NOT NULL, "
    "PRIMARY KEY (dataset, source))")
"""What each version added to the one before; an older notebook is brought up to date when it is first written."""
VERSION = len(_STEPS)
NAME = "notebook.sqlite"

View = dict[str, object]


class NotebookError(Exception):
    """The notebook cannot be read or written; the message says why."""


class Notebook:
    """One file in the reader's folder, made when something is first written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def read(self, key: str) -> View:
        """What was last written under `key`; empty where nothing was."""
        with self._reading() as db:
            row = db.execute("SELECT value FROM place WHERE key = ?", [key]).fetchone() if db else None
            return _value(row[0]) if row else {}

    def write(self, key: str, value: View) -> None:
        """Put `value` under `key`."""
        text = json.dumps(value, ensure_ascii=False)
        with self._writing() as db:
            db.execute("INSERT INTO place VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                       [key, text])

    # Named views, each of one dataset

    def views(self, dataset: str) -> dict[str, View]:
        """Name -> view of all that were saved of a dataset, by name."""
        with self._reading() as db:
            if db is None or not has_table(db, "view"):
                return {}
            rows = db.execute("SELECT name, value FROM view WHERE dataset = ?", [dataset]).fetchall()
            return {name: _value(text) for name, text in sorted(rows, key=lambda r: (r[0].casefold(), r[0]))}

    def save_view(self, dataset: str, name: str, view: View) -> None:
        """Keep a view under a name, in the place of one that has it."""
        text = json.dumps(view, ensure_ascii=False)
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO view VALUES (?, ?, ?)", [dataset, name, text])

    def rename_view(self, dataset: str, old: str, new: str) -> None:
        """Keep a view under another name, in the place of one that has it."""
        with self._writing() as db:
            db.execute("UPDATE OR REPLACE view SET name = ? WHERE dataset = ? AND name = ?", [new, dataset, old])

    def delete_view(self, dataset: str, name: str) -> None:
        """Keep a view no longer."""
        with self._writing() as db:
            db.execute("DELETE FROM view WHERE dataset = ? AND name = ?", [dataset, name])

    # The file

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """The file, checked; None where there is none yet."""
        if not self.path.exists():
            yield None
            return
        try:
            with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)) as db:
                self._check(db)
                yield db
        except (sqlite3.Error, ValueError) as error:
            raise NotebookError(f"{self.path}: cannot be read ({error}); it is left as it is") from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The file, checked and of this version; all that is done to it is kept, or nothing."""
        advice = "choose another folder with --data-dir"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=1, isolation_level=None)) as db, db:
                db.execute("BEGIN IMMEDIATE")
                if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
                    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._check(db)
                for step in _STEPS[db.execute("PRAGMA user_version").fetchone()[0]:]:
                    db.execute(step)
                db.execute(f"PRAGMA user_version = {VERSION}")
                yield db
        except OSError as error:
            raise NotebookError(f"{self.path}: cannot be written ({error.strerror}); {advice}") from error
        except sqlite3.Error as error:
            raise NotebookError(f"{self.path}: cannot be written ({error}); {advice}") from error

    def _check(self, db: sqlite3.Connection) -> None:
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise NotebookError(f"{self.path}: is no notebook of Timeline Explorer; it is left as it is")
        if db.execute("PRAGMA user_version").fetchone()[0] > VERSION:
            raise NotebookError(f"{self.path}: was written by a newer Timeline Explorer; it is left as it is")


def has_table(db: sqlite3.Connection, name: str) -> bool:
    """Whether the notebook is so new that it has a table; an older one is not changed by reading it."""
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]).fetchone())


def _value(text: str) -> View:
    value = json.loads(text)
    return value if isinstance(value, dict) else {}
