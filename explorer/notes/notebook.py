"""The reader's own file: where one left off, and later one's notes. Written through at each change.

A notebook that cannot be read or written is no reason to stop: the program goes on without, and says so.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

APPLICATION_ID = 0x544C584E
"""“TLXN”, in the header of every notebook."""
VERSION = 1
NAME = "notebook.sqlite"


class NotebookError(Exception):
    """The notebook cannot be read or written; the message says why."""


class Notebook:
    """One file in the reader's folder, made when something is first written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def read(self, key: str) -> dict[str, object]:
        """What was last written under `key`; empty where nothing was."""
        if not self.path.exists():
            return {}
        try:
            with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True, timeout=1)) as db:
                self._check(db)
                row = db.execute("SELECT value FROM place WHERE key = ?", [key]).fetchone()
                value = json.loads(row[0]) if row else {}
        except (sqlite3.Error, ValueError) as error:
            raise NotebookError(f"{self.path}: cannot be read ({error}); it is left as it is") from error
        return value if isinstance(value, dict) else {}

    def write(self, key: str, value: dict[str, object]) -> None:
        """Put `value` under `key`."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=1)) as db, db:
                if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
                    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    db.execute(f"PRAGMA user_version = {VERSION}")
                    db.execute("CREATE TABLE IF NOT EXISTS place (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
                self._check(db)
                db.execute("INSERT INTO place VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                           [key, json.dumps(value, ensure_ascii=False)])
        except OSError as error:
            raise NotebookError(f"{self.path}: cannot be written ({error.strerror}); choose another folder with "
                                "--data-dir") from error
        except sqlite3.Error as error:
            raise NotebookError(f"{self.path}: cannot be written ({error}); choose another folder with "
                                "--data-dir") from error

    def _check(self, db: sqlite3.Connection) -> None:
        if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise NotebookError(f"{self.path}: is no notebook of Timeline Explorer; it is left as it is")
        if db.execute("PRAGMA user_version").fetchone()[0] > VERSION:
            raise NotebookError(f"{self.path}: was written by a newer Timeline Explorer; it is left as it is")
