"""A Word document (.docx) -> its text: paragraphs, tables and notes; without what was deleted.

The part of the file is read as it is unpacked, and no farther than a limit: a small file can be made to unpack to
anything.
"""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from lzma import LZMAError
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from explorer.dataset.unreadable import DocumentError
from explorer.model.anchors import Stopped

_MOST, _DENSEST, _SMALL = 128 * 2**20, 200, 2**20
"""Bytes of XML, unpacked: a text of 5 million characters has 60 MB of it. It is 10 to 20 times as long as packed; what
is longer than a megabyte, and so many times as long, is not made of words."""
_DEEPEST = 1000
_STEP = 1 << 16
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = ("Fallback", "moveFrom")
"""A second form of the same, for older programs; and what now stands elsewhere."""
_DAMAGED = "is damaged, or no Word document; save it again as .docx, or as .txt"


class _Text:
    """Gathers paragraphs while the XML is read; a text box stands behind the paragraph that it hangs on."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.open: list[list[str]] = []
        self.boxes: list[str] = []
        self.in_text = False
        self.left_out = self.deep = 0

    def start(self, name: str, _: object) -> None:
        self.deep += 1
        if self.deep > _DEEPEST:
            raise DocumentError(_DAMAGED)
        space, _, tag = name.rpartition("|")
        if self.left_out or tag in _LEFT_OUT:
            self.left_out += 1
        elif space in (_W, _STRICT):
            if tag == "p":
                self.open.append([])
            elif tag == "t":
                self.in_text = True
            elif tag in _SIGNS and self.open:
                self.open[-1].append(_SIGNS[tag])

    def end(self, name: str) -> None:
        self.deep -= 1
        space, _, tag = name.rpartition("|")
        if self.left_out:
            self.left_out -= 1
        elif space in (_W, _STRICT):
            if tag == "t":
                self.in_text = False
            elif tag == "p" and self.open:
                text = "".join(self.open.pop()).strip()
                if self.open:
                    self.boxes.append(text)
                else:
                    self.paragraphs += [part for part in (text, *self.boxes) if part]
                    self.boxes = []

    def data(self, text: str) -> None:
        if self.in_text and self.open and not self.left_out:
            self.open[-1].append(text)

    def refuse(self, *_: object) -> None:
        raise DocumentError(_DAMAGED)


def read_docx(data: bytes, stopped: Callable[[], bool]) -> str:
    """The text of a document, paragraphs divided by blank lines, its notes behind it."""
    try:
        with ZipFile(BytesIO(data)) as file:
            names = set(file.namelist())
            if "word/document.xml" not in names:
                raise DocumentError("is a packed file, but no Word document; choose a .txt, .md, .html, .pdf or .docx "
                                    "file")
            found: list[str] = []
            for name in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
                if name in names:
                    found += _part(file, name, stopped)
    except (BadZipFile, zlib.error, expat.ExpatError, EOFError, LZMAError, NotImplementedError, ValueError, OSError):
        raise DocumentError(_DAMAGED) from None
    except RuntimeError:  # what zipfile says of a part that is encrypted
        raise DocumentError("is locked with a password; save it without one") from None
    return "\n\n".join(found)


def _part(file: ZipFile, name: str, stopped: Callable[[], bool]) -> list[str]:
    text = _Text()
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = text.start, text.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text.data, text.refuse
    for step in _unpacked(file, name):
        if stopped():
            raise Stopped
        parser.Parse(step, False)
    parser.Parse(b"", True)
    return text.paragraphs


def _unpacked(file: ZipFile, name: str) -> Iterator[bytes]:
    told = file.getinfo(name)
    size, dense = told.file_size, max(_SMALL, _DENSEST * told.compress_size)
    with file.open(name) as part:  # which reads no more than it was told
        if size > min(_MOST, dense):
            raise DocumentError(f"unpacks to {size / 2**20:.0f} MB, which no document does; save the text alone, as "
                                ".txt")
        while step := part.read(_STEP):
            yield step
