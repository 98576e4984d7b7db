"""What is typed as a date, as the days of the line that it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from explorer.model.days import to_date
from explorer.model.edtf import Edtf
from explorer.model.when import When, WhenError
from explorer.ui.desk import Desk, translate
from explorer.ui.timeline.content import Content

Days = tuple[int, int]


@dataclass(frozen=True)
class Place:
    """A date that one can go to: in words, and its first and last day."""

    words: str
    days: Days


@dataclass
class Dates:
    """Reads dates of the line in the reader's language."""

    desk: Desk
    content: Content

    @cached_property
    def _when(self) -> When:
        return When(self.desk.wording.translate)

    def read(self, typed: str) -> Place:
        """The date that was typed; raises WhenError, which says what is wrong with it."""
        date = self._when.read(typed)
        days = self._within(date)
        if days is None:
            first, last = (to_date(round(day))[0] for day in self.content.extent)
            raise WhenError(translate("GotoDialog", "The line goes from {first} to {last}.").format(
                first=first, last=last))
        return Place(self.desk.wording.date(date.text), days)

    def found(self, typed: str) -> Place | None:
        """The same; None of what is no date of the line. Words without a number are not even read."""
        if not any(letter.isdigit() for letter in typed):
            return None
        try:
            return self.read(typed)
        except WhenError:
            return None

    def _within(self, date: Edtf) -> Days | None:
        """The part of a date that is on the line; None of one that is not."""
        low, high = (round(day) for day in self.content.extent)
        first = low if date.earliest is None else date.earliest
        last = high if date.end_latest is None else date.end_latest
        if last < low or first > high:
            return None
        return max(first, low), min(last, high)
