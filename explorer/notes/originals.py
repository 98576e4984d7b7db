"""The originals that a reader has added: their text, kept in the reader's own notebook and nowhere else.

Where their passages stand is not kept: it is found again in a moment, and so always fits the dataset.
"""

from dataclasses import dataclass
from datetime import datetime

from explorer.notes.notebook import Notebook, has_table


@dataclass(frozen=True, slots=True)
class Added:
    """One document that was added; its text is asked for apart."""

    source: str
    name: str
    """Of the file it came in."""
    sha256: str
    """Of the text, in UTF-8."""
    identical: bool
    """Byte for byte the one that the dataset knows."""
    added: str
    """When, as 2026-03-01T14:05:00+06:00."""
    characters: int


class Originals:
    """Those of one dataset, one a document; every call may raise NotebookError."""

    def __init__(self, notebook: Notebook, dataset: str) -> None:
        self.notebook, self.dataset = notebook, dataset

    def all(self) -> list[Added]:
        """What there is, by document."""
        with self.notebook.reading() as db:
            if db is None or not has_table(db, "original"):
                return []
            rows = db.execute("SELECT source, name, sha256, identical, added, length(text) FROM original "
                              "WHERE dataset = ? ORDER BY source", [self.dataset]).fetchall()
            return [Added(source, name, digest, bool(identical), added, size)
                    for source, name, digest, identical, added, size in rows]

    def text(self, source: str) -> str | None:
        """The text of a document as it was read; None where none was added."""
        with self.notebook.reading() as db:
            if db is None or not has_table(db, "original"):
                return None
            row = db.execute("SELECT text FROM original WHERE dataset = ? AND source = ?",
                             [self.dataset, source]).fetchone()
            return str(row[0]) if row else None

    def add(self, source: str, name: str, text: str, sha256: str, identical: bool) -> None:
        """Keep a document, in the place of another copy of it."""
        added = datetime.now().astimezone().isoformat(timespec="seconds")
        with self.notebook.writing() as db:
            db.execute("INSERT OR REPLACE INTO original VALUES (?, ?, ?, ?, ?, ?, ?)",
                       [self.dataset, source, name, sha256, identical, added, text])

    def remove(self, source: str) -> bool:
        """Keep a document no longer; whether there was one."""
        if source not in {original.source for original in self.all()}:
            return False
        with self.notebook.writing() as db:
            db.execute("DELETE FROM original WHERE dataset = ? AND source = ?", [self.dataset, source])
        return True
