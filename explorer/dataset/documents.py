"""A reader's own document -> its text: .txt and .md as they are, .html, .docx and .pdf in the order of reading.

What cannot be read is said in one sentence that names the file. Work on a long one tells how far it is, and stops
when it is asked to.
"""

import codecs
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from explorer.dataset.pages import read_pdf
from explorer.dataset.unreadable import DocumentError
from explorer.dataset.webpage import read_html
from explorer.dataset.worddoc import read_docx
from explorer.model.anchors import going_on
from explorer.model.placing import sha256_of

FORMS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx")
LARGEST, LONGEST = 64 * 2**20, 5_000_000
"""Bytes of a file, and characters of its text. The longest book has 3 million of these."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
          (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENCODINGS = ["cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic"]
"""Of Cyrillic, and of what older systems write. Among all that there are, too many fit by chance."""
_JUDGED = 100_000
"""So many bytes are enough to tell an encoding by."""
_FOREIGN = 0.25
"""A text in Latin letters has a smaller share of bytes beyond ASCII."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BROKEN = 1000
"""Mojibake is mended where there is some in so many characters. A single one may be how a document is known."""

_NONE = "is no document; choose a .txt, .md, .html, .pdf or .docx file"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read."""

    name: str
    text: str

    @property
    def sha256(self) -> str:
        """What the text is known by."""
        return sha256_of(self.text)


def read(path: Path, known: Collection[str] = (), stopped: Callable[[], bool] = going_on,
         progress: Progress = lambda done, of: None) -> Document:
    """The text of a document; raises DocumentError and Stopped. `known`: the SHA-256 of texts that are left as they
    are, even if they look damaged; `progress` is told how many of how many pages are read."""
    data = _bytes(path)
    try:
        text = _text(path, data, known, stopped, progress)
    except MemoryError:
        raise DocumentError("needs more memory than there is; save it as .txt") from None
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None
    if not any(c.isalnum() for c in text):
        raise DocumentError(f"{path}: holds no text; add the document itself, as .txt, .md, .html, .pdf or .docx")
    if len(text) > LONGEST:
        raise DocumentError(f"{path}: holds {len(text) / 1e6:.1f} million characters, and at most {LONGEST // 10**6} "
                            "million are looked through; cut out the part that you need")
    return Document(path.name, text)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise DocumentError(f"{path}: is a folder; add the documents in it")
        size = path.stat().st_size
        if size > LARGEST:
            raise DocumentError(f"{path}: has {size / 2**20:.0f} MB, and at most {LARGEST // 2**20} are read; add a "
                                "file with its text alone")
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{path}: does not exist; check the name") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check who may read it") from None
    if not data:
        raise DocumentError(f"{path}: is empty; get a fresh copy of it")
    return data


def _text(path: Path, data: bytes, known: Collection[str], stopped: Callable[[], bool], progress: Progress) -> str:
    form = path.suffix.lower()
    if data.lstrip()[:5] == b"%PDF-" or form == ".pdf":
        return read_pdf(data, stopped, progress)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError("is locked with a password; save it without one")
        raise DocumentError("has the old form of Word; save it as .docx")
    if data[:4] == b"PK\x03\x04" or form == ".docx":
        return read_docx(data, stopped)
    if data[:5] == b"{\\rtf":
        raise DocumentError("is rich text; save it as .docx")
    head = data[:4096].lstrip().lower()
    if form in (".html", ".htm", ".xhtml") or head.startswith((b"<!doctype html", b"<html")):
        return read_html(decoded(data, _declared(data)), stopped)
    text = decoded(data)
    return text if sha256_of(text) in known else _mended(text)


# Encodings

def _declared(data: bytes) -> str:
    """The encoding that a page names itself."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def decoded(data: bytes, declared: str = "") -> str:
    """The characters of a text file, line ends as they are; raises DocumentError where it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_in(data[len(mark):], encoding))
    if b"\0" in data[:_JUDGED]:
        return _checked(_wide(data))
    text = next((text for name in ("utf-8", declared) if name and (text := _in(data, name)) is not None), None)
    return _checked(text if text is not None else _judged(data))


def _wide(data: bytes) -> str | None:
    """Text of two bytes a letter that does not say so: of the bytes in one place of the two, many are 0."""
    for name, zeros, others in (("utf-16-le", data[1:_JUDGED:2], data[0:_JUDGED:2]),
                                ("utf-16-be", data[0:_JUDGED:2], data[1:_JUDGED:2])):
        if zeros.count(0) > len(zeros) / 10 and not others.count(0):
            return _in(data, name)
    raise DocumentError(_NONE)


def _in(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _judged(data: bytes) -> str | None:
    sample = data[:_JUDGED]
    if sum(byte > 127 for byte in sample) < _FOREIGN * len(sample):
        return max((text for name in ("cp1252", "mac-roman") if (text := _in(data, name)) is not None), key=_sense)
    from charset_normalizer import from_bytes  # 50 ms

    found = from_bytes(sample, cp_isolation=_ENCODINGS).best() or from_bytes(sample).best()
    return _in(data, found.encoding) if found else None


def _sense(text: str) -> int:
    """How much of what is beyond ASCII makes sense: marks of print most, capitals within words least."""
    strange = re.finditer(r"(.?)([^\x00-\x7f])", text[:_JUDGED])
    return sum(2 if m[2] in "–—‘’“”…•«»§©\xa0" else -1 if m[1].islower() and m[2].isupper() else m[2].islower()
               for m in strange)


def _checked(text: str | None) -> str:
    if text is None:
        raise DocumentError("has an encoding that is not recognised; save it as UTF-8")
    if len(_CONTROLS.findall(text[:_JUDGED])) > len(text[:_JUDGED]) / 1000:
        raise DocumentError(_NONE)
    return text


def _mended(text: str) -> str:
    """Text that was taken for another encoding, as it was meant; otherwise as it is."""
    if text.isascii():
        return text
    import ftfy  # 80 ms
    from ftfy.badness import badness

    if badness(text) * _BROKEN < len(text):
        return text
    return "".join(ftfy.fix_encoding(line) for line in text.splitlines(keepends=True))
