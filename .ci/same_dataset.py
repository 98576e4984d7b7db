"""Are two dataset files the same? `same_dataset.py BUILT KEPT`; exit code 0 if so.

Byte for byte where the SQLite that wrote the one also wrote the other; row for row otherwise.
"""

import sqlite3
import sys
from pathlib import Path


def writer(file: Path) -> bytes:
    """The version of SQLite that wrote the file last (SQLite file format, offset 96)."""
    return file.read_bytes()[96:100]


def rows(file: Path) -> list[str]:
    """Everything in it as SQL."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def main(built: Path, kept: Path) -> int:
    """Compare, and say what to do if they differ."""
    if not kept.exists():
        print(f"{kept}: not there; build it")
        return 1
    if built.read_bytes() == kept.read_bytes():
        print(f"{kept}: the same bytes")
        return 0
    if writer(built) != writer(kept) and rows(built) == rows(kept):
        print(f"{kept}: the same rows, written by another SQLite")
        return 0
    print(f"{kept}: not what its text makes; build it again")
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
