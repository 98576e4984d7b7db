"""A handout -> PDF: tagged, archivable, the same bytes for the same handout."""

import json
from dataclasses import asdict
from pathlib import Path

from explorer.handout.handout import Handout
from explorer.handout.saving import HandoutError, save

TEMPLATE = "handout.typ"
_MADE = 1735689600
"""2025-01-01, in every document: a handout says what it was drawn from, not when it was printed."""


def to_pdf(handout: Handout, resources: Path) -> bytes:
    """The document, with the template and the fonts in `resources`; raises HandoutError.

    About 20 ms a page. Other threads go on meanwhile: typst gives the interpreter free.
    """
    import typst  # loads 60 MB, for this alone
    template, fonts = resources / TEMPLATE, resources / "fonts"
    if not template.is_file() or not any(fonts.glob("*.ttf")):
        raise HandoutError(f"{resources}: lacks the template or the fonts of handouts; install the program again")
    try:
        made = typst.compile(
            template, format="pdf", font_paths=[fonts], ignore_system_fonts=True, timestamp=_MADE,
            pdf_standards=["a-2a", "ua-1"], sys_inputs={"data": json.dumps(asdict(handout), ensure_ascii=False)})
    except typst.TypstError as error:
        raise HandoutError(f"the handout cannot be laid out ({error.message}); report this, with the selection") \
            from error
    assert isinstance(made, bytes)
    return made


def write_pdf(handout: Handout, resources: Path, out: Path) -> None:
    """The document as a file, whole or not at all; raises HandoutError."""
    save(to_pdf(handout, resources), out)
