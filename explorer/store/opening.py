"""Opening a dataset file read-only, and saying in one sentence why it cannot be opened."""

import sqlite3
import time
from hashlib import sha256
from pathlib import Path

from explorer.model.query import folded_key
from explorer.model.schema import APPLICATION_ID, DIGEST, SCHEMA_VERSION, UNSEALED

_HEADER = b"SQLite format 3\x00"
_CHECKED_WHOLE = 32 * 2**20
"""Files up to this size are held against their digest at opening (about 1 ms a megabyte)."""


class DatasetError(Exception):
    """The file is no dataset that can be read; the message says which, why, and what to do."""


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection to a checked dataset file; raises DatasetError."""
    _check_file(path)
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise DatasetError(f"{path}: cannot be opened ({error}); choose another file") from error
    try:
        _check_content(db, path)
    except (sqlite3.Error, OSError) as error:
        db.close()
        raise damaged(path, error) from error
    except DatasetError:
        db.close()
        raise
    db.row_factory = sqlite3.Row
    db.create_function("folded", 1, folded_key, deterministic=True)
    return db


def damaged(path: Path, error: object) -> DatasetError:
    """The sentence for a file that breaks while it is read."""
    return DatasetError(f"{path}: is damaged ({error}); get a fresh copy of it, or build it again")


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise DatasetError(f"{path}: is a folder; choose a dataset file (.sqlite or .tlex) in it")
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except FileNotFoundError:
        raise DatasetError(f"{path}: there is no such file; check the name, or choose another file") from None
    except OSError as error:
        raise DatasetError(f"{path}: cannot be read ({error.strerror}); check who may read it") from None
    if not head:
        raise DatasetError(f"{path}: is empty; get a fresh copy of it, or build it again")
    if not head.startswith(_HEADER):
        raise DatasetError(f"{path}: is no dataset of Timeline Explorer; choose a .sqlite or .tlex file")
    if len(head) < 100:
        raise DatasetError(f"{path}: is cut short; get a fresh copy of it, or build it again")
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if size < (65536 if page == 1 else page) * pages:
        raise DatasetError(f"{path}: is cut short; get a fresh copy of it, or build it again")


def _check_content(db: sqlite3.Connection, path: Path) -> None:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DatasetError(f"{path}: belongs to another program; choose a dataset of Timeline Explorer")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        raise DatasetError(f"{path}: was made for a newer Timeline Explorer (format {version}, this one reads "
                           f"{SCHEMA_VERSION}); update the program")
    if version < SCHEMA_VERSION:
        raise DatasetError(f"{path}: has the old format {version}, this program reads {SCHEMA_VERSION}; build it again")
    if path.stat().st_size <= _CHECKED_WHOLE:
        _check_whole(db, path)
    db.execute("SELECT count(*) FROM source").fetchone()


def _check_whole(db: sqlite3.Connection, path: Path) -> None:
    sealed = db.execute("SELECT value FROM dataset WHERE key = ?", [DIGEST]).fetchone()
    if sealed:
        content = path.read_bytes().replace(str(sealed[0]).encode(), UNSEALED.encode(), 1)
        if sha256(content).hexdigest() != sealed[0]:
            raise damaged(path, "not every byte is as it was written")
    elif (verdict := db.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise damaged(path, " ".join(str(verdict).replace("***", "").split()))


class Limit:
    """Interrupts a query of `db` that runs longer than `seconds`."""

    def __init__(self, db: sqlite3.Connection, seconds: float) -> None:
        self.db, self.seconds = db, seconds
        self._end = float("inf")

    def __enter__(self) -> None:
        self._end = time.monotonic() + self.seconds
        self.db.set_progress_handler(lambda: time.monotonic() > self._end, 2000)

    def check(self) -> None:
        """Interrupt what is done between queries, if it is over; raises sqlite3.OperationalError as they do."""
        if time.monotonic() > self._end:
            raise sqlite3.OperationalError("interrupted")

    def __exit__(self, *_: object) -> None:
        self.db.set_progress_handler(None, 0)
