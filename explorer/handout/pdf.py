"""A handout -> PDF: tagged, archivable, the same bytes for the same handout."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from explorer.handout.handout import Handout
from explorer.handout.saving import HandoutError, save

TEMPLATE = "handout.typ"
STANDARDS = ("a-2a", "ua-1")
_DAY = 86_400
_LONG_AGO = 20_089
"""2025-01-01, in every document that does not say on which day it was made: the same handout is the same bytes."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document, and what a reader should know about it."""

    data: bytes
    warnings: tuple[str, ...] = ()


def to_pdf(handout: Handout, resources: Path) -> Document:
    """The document, with the template and the fonts in `resources`; raises HandoutError.

    Some 20 ms a page; other threads go on meanwhile, as typst gives the interpreter free. Letters that no
    font has stand as boxes; such a document can be copied from, but is no PDF/A.
    """
    text = json.dumps(_clean(asdict(handout)), ensure_ascii=False)
    made = _DAY * (_LONG_AGO if handout.day is None else handout.day)
    try:
        return Document(_compiled(text, resources, made, STANDARDS))
    except _Unshown as error:
        return Document(_compiled(text, resources, made, ()), (
            f"no font here has the letters {error}; they stand as boxes in the document, which is no PDF/A",))


def write_pdf(handout: Handout, resources: Path, out: Path) -> tuple[str, ...]:
    """The document as a file, whole or not at all; answers with warnings; raises HandoutError."""
    document = to_pdf(handout, resources)
    save(document.data, out)
    return document.warnings


def _clean(value: object) -> object:
    """The same without characters that stand for nothing on paper."""
    if isinstance(value, str):
        return _CONTROL.sub(" ", value)
    if isinstance(value, dict):
        return {key: _clean(inner) for key, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list | tuple) else value


class _Unshown(Exception):
    """A letter that no font has."""


def _compiled(text: str, resources: Path, made: int, standards: tuple[str, ...]) -> bytes:
    import typst  # loads 60 MB, for this alone
    template, fonts = resources / TEMPLATE, resources / "fonts"
    if not template.is_file() or not any(fonts.glob("*.ttf")):
        raise HandoutError(f"{resources}: lacks the template or the fonts of handouts; install the program again")
    try:
        data = typst.compile(template, format="pdf", font_paths=[fonts], ignore_system_fonts=True, timestamp=made,
                             pdf_standards=list(standards), sys_inputs={"data": text})  # type: ignore[call-overload]
    except typst.TypstError as error:
        if unshown := _UNSHOWN.search(error.message):
            raise _Unshown(unshown[1]) from error
        raise HandoutError(f"the handout cannot be laid out ({error.message}); report this, with what was "
                           "selected") from error
    assert isinstance(data, bytes)
    return data
