"""Writing a finished document where the reader wants it: whole, or not at all."""

import errno
import os
from pathlib import Path


class HandoutError(Exception):
    """The document cannot be made or written; the message says which, why, and what to do."""


_REASONS = {
    errno.ENOSPC: "the disk is full; make room, or choose another place",
    errno.EDQUOT: "the disk is full; make room, or choose another place",
    errno.EROFS: "nothing can be written there; choose another place",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def save(data: bytes, out: Path) -> None:
    """Write `data` beside `out` and put it in its place when it is complete; raises HandoutError.

    What is there and is no file, such as a pipe or /dev/stdout, is written to as it is.
    """
    part = out.parent / f".{out.name[:200]}.{os.getpid()}.part"
    try:
        _check_place(out)
        if out.exists() and not out.is_file():
            out.write_bytes(data)
            return
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, out)
    except OSError as error:
        _forget(part)
        raise HandoutError(f"{out}: {_reason(error, out)}") from error


def _check_place(out: Path) -> None:
    folder = out.parent
    if not out.name or out.is_dir():
        raise HandoutError(f"{out}: is a folder; give the name of a file in it")
    if not folder.exists():
        raise HandoutError(f"{out}: there is no folder {folder}; make it first, or choose another place")
    if not folder.is_dir():
        raise HandoutError(f"{out}: {folder} is a file and no folder; choose another place")


def _reason(error: OSError, out: Path) -> str:
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    if isinstance(error, PermissionError):
        if error.filename2 is not None and out.exists():
            return "is open in another program; close it there, or choose another name"
        return "may not be written there; choose another place"
    return f"cannot be written ({error.strerror or error}); choose another place"


def _forget(part: Path) -> None:
    """Take the unfinished file away, if that can be done."""
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
