"""Says behind a statement what the editors read into it of the thing that is chosen, and it does not say itself."""

import re
from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor

from explorer.ui.desk import Desk, translate
from explorer.ui.reading.forms import Forms
from explorer.ui.reading.text import DocumentText

_READING = re.compile(r"\b[Tt]hat ([^.;:]+) is the editors['’] reading\b")
"""What of a note on a claim says so, as `that the bargain of 2012 is meant is the editors' reading`."""


def inferred(desk: Desk, thing: str, statements: Sequence[str], dates: bool = False) -> dict[str, str]:
    """Statement -> what of the claims about a thing that rest on it is inferred or read so, in words; only `dates`, and
    what is read so. Most have nothing of it."""
    rows: dict[str, dict[str, None]] = defaultdict(dict)
    read: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in desk.library.claims_about(thing) if thing else ():
        found = _READING.search(claim.note)
        for key in claim.passages:
            if found is not None:
                read[key][translate("DocumentText", "Editors’ reading: {words}").format(words=found[1])] = None
            elif claim.inferred and not claim.calculated and claim.basis == "document" and (claim.edtf or not dates):
                name = desk.wording.property_name(claim.property, desk.library.figures)
                rows[key][translate("DocumentText", "Date") if claim.edtf else
                          translate("DocumentText", "“{words}”").format(words=name)] = None
    return {key: " · ".join(read[key]) or translate("DocumentText", "{rows} inferred by the editors").format(
        rows=", ".join(rows[key])) for key in statements if read[key] or rows[key]}


class Inferred:
    """Belongs to one text, behind whose lines it writes, while a thing is chosen."""

    def __init__(self, text: DocumentText) -> None:
        self.text = text
        self._shown: dict[int, str] = {}
        self._written: list[QTextCursor] = []
        """What it has written, selected; nothing, once the text has been written anew."""

    def show(self, thing: str) -> str:
        """Say it of the statements that tell of a thing; of the one to go to, what matters most is returned where its
        line is a whole paragraph of the document's own, behind which it would stand too far away."""
        words = inferred(self.text.desk, thing, self.text.told)
        behind = {number: said for key, said in words.items()
                  if self.text.lines[number := self.text.script.spots[key][0].line].key}
        if behind != self._shown or not all(cursor.hasSelection() for cursor in self._written):
            for cursor in self._written:
                cursor.removeSelectedText()
            form = Forms(self.text.desk, both=False).small
            self._shown, self._written = behind, [self._write(n, said, form) for n, said in behind.items()]
        chosen = self.text.chosen
        if chosen not in words or self.text.script.spots[chosen][0].line in behind:
            return ""
        return inferred(self.text.desk, thing, [chosen], dates=True).get(chosen, "")

    def _write(self, number: int, words: str, form: QTextCharFormat) -> QTextCursor:
        cursor = QTextCursor(self.text.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        begin = cursor.position()
        cursor.insertText(f" · {words}" if self.text.lines[number].voice else f"  —\u00a0{words}", form)
        cursor.setPosition(begin, QTextCursor.MoveMode.KeepAnchor)
        return cursor
