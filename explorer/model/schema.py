"""What a dataset file is recognised by, and the columns its line is stored as."""

from enum import IntFlag

APPLICATION_ID = 0x544C4558
"""“TLEX”, in the header of every dataset file."""
SCHEMA_VERSION = 5
DIGEST = "digest"
"""Key in the table `dataset` of the SHA-256 of the whole file, taken with UNSEALED in its place."""
UNSEALED = "unsealed-9d5c2f0e7b1a4c63-timeline-explorer-8e3f6a17d2b94c05data"
"""As long as a digest."""

COLUMNS = {
    "entity": "i", "lane": "h", "row": "h", "start_earliest": "i", "start_latest": "i", "end_earliest": "i",
    "end_latest": "i", "rank": "i", "flags": "B", "state": "B", "sources": "I"}
"""Name -> type code (as of the array module, 32-bit `i` and `I`) of the columns of the line."""
TABLE = {"entity": "i", "title": "i", "what": "h", "level": "B", "state": "B", "sources": "I"}
"""The same of the table beside it: a row for each thing, by date, the undated last. `title` is its place among all
titles; `what` and `level` are places in the order of what can be; `state` and `sources` are as on the line."""

LOOSE, MARK = -2, -1
"""Rows of what has none: a bar in a lane with too many of them, and what is no bar."""
MOST_BARS, MOST_ROWS = 300, 14
"""A lane with more bars, or more rows of them, is too crowded for rows that stay where they are."""


class Flag(IntFlag):
    """What the `flags` column says of an item."""

    BAR = 1
    OPEN_END = 2
    PLANNED = 4
    APPROXIMATE = 8
    INFERRED = 16
    SILENT = 32
    NOT_AFTER = 64
    """Nobody says from when on it may have been, or begun; only by when."""
    NOT_BEFORE = 128
    """Nobody says by when it was; only that it was not before."""
