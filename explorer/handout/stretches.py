"""When an entry was, and where it stands on the line of a handout."""

from collections.abc import Iterable
from math import ceil, floor

from explorer.handout.handout import Stretch
from explorer.model.dated import met
from explorer.model.days import to_date, to_day
from explorer.model.edtf import Edtf, parse
from explorer.model.records import Claim
from explorer.model.vocabulary import DATES, ENDS, NOT_DONE, SPANS, STARTS
from explorer.model.wording import QT_TRANSLATE_NOOP, Wording

LASTING = ("in use", "in force", "lasted")
"""Phases that say how long a thing was there."""


def dated(claims: Iterable[Claim]) -> list[Claim]:
    """Those that say when: of the day itself, or else of beginning and end, or else of any phase."""
    given = [c for c in claims if c.edtf]
    return next((found for names in (DATES, STARTS + ENDS, SPANS)
                 if (found := [c for c in given if c.property in names])), [])


def stretch(claims: Iterable[Claim]) -> Stretch | None:
    """All the time that these claims may mean where they meet, as on the line: of what was done or else was to be; none
    without a date."""
    given = [c for c in claims if c.edtf]
    told = next((found for names in (DATES, STARTS + ENDS + LASTING, SPANS)
                 if (found := [c for c in given if c.property in names])), [])
    done = [c for c in told if c.status not in NOT_DONE]
    dates = [parse(c.edtf) for c in done or told]
    days = [day for bounds in _moments(zip(done or told, dates, strict=True)) for day in bounds]
    if not days:
        return None
    first, last = to_year(min(days)), to_year(max(days) + 1)
    properties = {c.property for c in done or told}
    ended = bool(properties & set(ENDS))
    lasts = any(d.interval for d in dates) or (ended and bool(properties & set(STARTS)))
    return Stretch(round(first, 3), round(last, 3), lasts, not ended and any(d.open_end for d in dates), not done)


def _moments(given: Iterable[tuple[Claim, Edtf]]) -> list[tuple[int, int]]:
    """(first, last) day of the beginning, and of the end if it is told, where all that is told of it meets."""
    starts, ends = [], []
    for claim, date in given:
        low, high = (date.latest if date.earliest is None else date.earliest,
                     date.earliest if date.latest is None else date.latest)
        if claim.property not in ENDS and low is not None and high is not None:
            starts.append((low, high))
        low, high = (date.end_latest if date.end_earliest is None else date.end_earliest,
                     date.end_earliest if date.end_latest is None else date.end_latest)
        if claim.property not in STARTS and low is not None and high is not None:
            ends.append((low, high))
    return [met(bounds) for bounds in (starts, ends) if bounds]


def years(stretch: Stretch | None, wording: Wording) -> str:
    """The years that it takes: `2017 to 2032`, `from 2003 on`."""
    if stretch is None:
        return ""
    first, last = floor(stretch.first), max(floor(stretch.first), ceil(stretch.last) - 1)
    if stretch.open:
        words = wording.say(QT_TRANSLATE_NOOP("Wording", "from {first} on"), first=wording.year(first))
    elif first == last:
        words = wording.year(first)
    elif stretch.lasts:
        words = wording.say(QT_TRANSLATE_NOOP("Wording", "{first} to {last}"), first=wording.year(first),
                            last=wording.year(last))
    else:
        words = wording.say(QT_TRANSLATE_NOOP("Wording", "some time between {low} and {high}"),
                            low=wording.year(first), high=wording.year(last))
    return wording.say(QT_TRANSLATE_NOOP("Wording", "{years}, not done"), years=words) if stretch.planned else words


def to_year(day: int) -> float:
    """2001.5 for the middle of that year."""
    year, _, _ = to_date(day)
    start = to_day(year)
    return year + (day - start) / (to_day(year + 1) - start)
