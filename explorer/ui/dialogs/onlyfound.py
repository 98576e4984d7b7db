"""A box to print of what the search found only the statements that were found, as all of them stand side by side."""

from PySide6.QtWidgets import QCheckBox

from explorer.handout.through import Found
from explorer.session.sought import Sought
from explorer.store.comparing import Together, together
from explorer.store.library import Library
from explorer.ui.desk import Desk

_TYPED = 24
"""So many letters of what is sought are named; the box can be no wider than the window."""


def short(typed: str) -> str:
    """What is sought, or how it begins."""
    return typed if len(typed) <= _TYPED else typed[:_TYPED] + "…"


class OnlyFound(QCheckBox):
    """It asks once for what one search has found: many things take longer than a letter that is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setText(self.tr("Only the statements that were found"))
        self._asked: tuple[Library, Sought] | None = None
        self._together = Together()

    def found(self) -> Found | None:
        """What the search has found, if there is any that can be laid side by side."""
        library, sought = self.desk.library, self.desk.session.state.sought
        if self._asked != (library, sought):
            self._asked = library, sought
            self._together = together(library, sought.things, sought.statements, sought.words)
        every = self._together
        return Found(short(self.desk.session.state.typed), {part.entity: frozenset(
            claim.key for told in part.told for one in told for _, cell in one.of for claim in cell.claims)
            for part in every.parts}, tuple(map(self.desk.title, every.besides)), every.left, every.unsaid
        ) if every.parts else None

    def wanted(self) -> Found | None:
        """The same, if nothing else is to be printed."""
        return self.found() if self.isChecked() else None
