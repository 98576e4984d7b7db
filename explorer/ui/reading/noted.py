"""What the editors remark on places of a document, for who reads with the keys or hears it read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip

from explorer.ui.reading.lines import Look, Part, Spot
from explorer.ui.reading.units import from_qt

if TYPE_CHECKING:
    from explorer.ui.reading.text import DocumentText

_TOLD = (Look.MENDED, Look.READ, Look.UNSURE)
"""What has a remark; the words that are remarked on have none of their own."""


class Noted:
    """E goes to the next remark and says it, Shift+E to the one before."""

    def __init__(self, text: DocumentText) -> None:
        self.text = text

    def obeys(self, event: QKeyEvent) -> bool:
        """Whether it was a key for this."""
        shift, keypad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
        if event.key() != Qt.Key.Key_E or event.modifiers() & ~(shift | keypad):
            return False
        self.step(-1 if event.modifiers() & shift else 1)
        return True

    def places(self) -> list[tuple[int, Part]]:
        """(line, part) of all that has a remark, from the beginning."""
        return [(number, part) for number, line in enumerate(self.text.lines) for part in line.parts
                if part.note and part.look in _TOLD]

    def step(self, way: int) -> None:
        """To the next remark from where one is, or to the one before; say it."""
        text, found = self.text, self.places()
        here = self._here()
        beyond = [p for p in found if ((p[0], p[1].end) > here if way > 0 else (p[0], p[1].end) < here)]
        if not beyond:
            self._say(text.tr("No more remarks of the editors here.") if found else text.tr(
                "The editors remark on nothing here."))
            return
        number, part = beyond[0 if way > 0 else -1]
        end = Spot(number, part.end, part.end)
        text.setTextCursor(text.cursor_of(end))
        text.bring_into_view(end)
        self._say(f"“{self._words(number, part)}”: {part.note}")

    def _words(self, number: int, part: Part) -> str:
        """The words that it is about."""
        line = self.text.lines[number]
        about = next((p for p in line.parts if p.look is Look.REMARKED and p.end == part.start), part)
        return " ".join(line.text[about.start:about.end].split())

    def _here(self) -> tuple[int, int]:
        """(line, character) from which one goes on: the place one is at, if it is seen; else what is on top of the
        view."""
        text, cursor = self.text, self.text.textCursor()
        if not text.viewport().rect().intersects(text.cursorRect(cursor)):
            return text.line_read(), -1
        number = cursor.blockNumber()
        return (number, from_qt(text.lines[number].text, cursor.positionInBlock())) if number < len(text.lines) else (
            number, 0)

    def _say(self, words: str) -> None:
        """To the eye beside the place, to the ear at once."""
        text = self.text
        QToolTip.showText(text.viewport().mapToGlobal(text.cursorRect().bottomLeft()), words, text.viewport())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(text, words))

    def describe(self, key: str) -> None:
        """Have what is remarked on a statement read with the text."""
        spots = self.text.script.spots.get(key, ())
        notes = [f"“{self._words(number, part)}”: {part.note}" for number, part in self.places() for spot in spots
                 if number == spot.line and spot.start < part.end and part.start <= spot.end]
        self.text.setAccessibleDescription("\n".join(dict.fromkeys(notes)))
