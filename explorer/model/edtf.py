"""EDTF text (ISO 8601-2:2019 level 1, and `[a..b]`) <-> what is known of a date.

`~` and `?` never widen the bounds; they are drawn and said. Seasons are those of the northern
hemisphere, winter (24) running from December to the February after.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from explorer.model.days import month_length, to_date, to_day

_QUALIFIED = re.compile(r"(?P<body>.*?)(?P<mark>[?~%]?)", re.DOTALL)
# Six digits of Y at most: day numbers are stored in 32 bits.
_YEAR = re.compile(r"-?\d{4}|-?\d{3}X|-?\d{2}XX|Y-?\d{5,6}", re.ASCII)
_REST = re.compile(r"-(\d\d|XX)(-(\d\d|XX))?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class EdtfError(ValueError):
    """The text is no date in EDTF; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as far as it is known.

    `earliest` and `latest` bound the start (and, of a single date, the whole of it); `end_earliest`
    and `end_latest` bound the end, which for a single date are the same two days. Day numbers, ends
    inclusive; None is unknown. `open_start` and `open_end` say that it has none (yet).
    """

    text: str
    earliest: int | None
    latest: int | None
    end_earliest: int | None
    end_latest: int | None
    approximate: bool = False
    uncertain: bool = False
    open_start: bool = False
    open_end: bool = False
    interval: bool = False

    @property
    def exact(self) -> bool:
        """Known to the day."""
        return not self.interval and self.earliest is not None and self.earliest == self.latest

    def surely_before(self, other: "Edtf") -> bool:
        """Every day it may be lies before every day the other may be."""
        return (self.end_latest is not None and other.earliest is not None
                and self.end_latest < other.earliest)

    def may_overlap(self, other: "Edtf") -> bool:
        """Whether some day may belong to both."""
        return not (self.surely_before(other) or other.surely_before(self))


def _month_span(year: int, month: int) -> tuple[int, int]:
    return to_day(year, month), to_day(year, month, month_length(year, month))


def _year_span(text: str) -> tuple[int, int]:
    if text.startswith("Y"):
        return to_day(int(text[1:])), to_day(int(text[1:]), 12, 31)
    sign = -1 if text.startswith("-") else 1
    digits = text.lstrip("-")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    years = sorted((sign * low, sign * high))
    return to_day(years[0]), to_day(years[1], 12, 31)


def _single(text: str) -> tuple[int, int, bool, bool]:
    """earliest, latest, approximate, uncertain of a date that is no interval."""
    match = _QUALIFIED.fullmatch(text)
    assert match is not None
    body, mark = match["body"], match["mark"]
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    year = _YEAR.match(body)
    if year is None:
        raise EdtfError(f"“{text}” is no date; write 2012-09-20, 2012-09, 2012 or 2012~")
    rest = body[year.end():]
    if not rest:
        return *_year_span(year.group()), approximate, uncertain
    if not _REST.fullmatch(rest) or "X" in year.group() or "Y" in year.group():
        raise EdtfError(f"“{text}” is no date; write 2012-09-20, 2012-09, 2012 or 2012~")
    number, parts = int(year.group()), rest[1:].split("-")
    return *_within_year(text, number, parts), approximate, uncertain


def _within_year(text: str, year: int, parts: list[str]) -> tuple[int, int]:
    if parts[0] == "XX":
        if parts[1:] not in ([], ["XX"]):
            raise EdtfError(f"“{text}” has a day but no month")
        return to_day(year), to_day(year, 12, 31)
    month = int(parts[0])
    if month in _SEASONS and len(parts) == 1:
        first, last = _SEASONS[month]
        return to_day(year, first), _month_span(year + (last < first), last)[1]
    if not 1 <= month <= 12:
        raise EdtfError(f"“{text}” has no such month or season")
    if len(parts) == 1 or parts[1] == "XX":
        return _month_span(year, month)
    day = int(parts[1])
    if not 1 <= day <= month_length(year, month):
        raise EdtfError(f"“{text}” is a day that the calendar does not have")
    return to_day(year, month, day), to_day(year, month, day)


def _between(text: str) -> Edtf:
    """`[a..b]`, `[..b]`, `[a..]`: one day or stretch somewhere between."""
    low, dots, high = text[1:-1].partition("..")
    if not dots or not (low or high):
        raise EdtfError(f"“{text}” should look like [2001..2003], [..2003] or [2001..]")
    first = _single(low) if low else None
    last = _single(high) if high else None
    earliest, latest = first and first[0], last and last[1]
    if earliest is not None and latest is not None and earliest > latest:
        raise EdtfError(f"“{text}” ends before it begins")
    approximate = bool(first and first[2]) or bool(last and last[2])
    uncertain = bool(first and first[3]) or bool(last and last[3])
    return Edtf(text, earliest, latest, earliest, latest, approximate, uncertain)


def _interval(text: str) -> Edtf:
    begin, _, finish = text.partition("/")
    if "/" in finish or not (begin.strip(".") or finish.strip(".")):
        raise EdtfError(f"“{text}” should look like 2003/2014, 1992/.. or ../2003")
    first = _single(begin) if begin not in ("", "..") else None
    last = _single(finish) if finish not in ("", "..") else None
    if first and last and first[0] > last[1]:
        raise EdtfError(f"“{text}” ends before it begins")
    return Edtf(text, first and first[0], first and first[1], last and last[0], last and last[1],
                bool(first and first[2]) or bool(last and last[2]),
                bool(first and first[3]) or bool(last and last[3]),
                begin == "..", finish == "..", True)


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """The date that `text` writes; raises EdtfError, which says what is wrong with it."""
    if text.startswith("[") and text.endswith("]"):
        return _between(text)
    if "/" in text:
        return _interval(text)
    earliest, latest, approximate, uncertain = _single(text)
    return Edtf(text, earliest, latest, earliest, latest, approximate, uncertain)


def written(first: int, last: int) -> str:
    """A day or a stretch of days, ends inclusive, as short as can be: 2001, 2001-03, 2001/2014-05-06.

    Exact in years of four digits; others are written as whole years.
    """
    begin, end = _written(first, last=False), _written(last, last=True)
    whole = next((low for low, high in zip(begin, end, strict=True) if low and low == high), "")
    return whole or f"{next(filter(None, begin))}/{next(filter(None, end))}"


def _written(day: int, last: bool) -> tuple[str, str, str]:
    """The year, the month and the day that begin on a day, or end on it; empty where they do not."""
    year, month, number = to_date(day)
    if not -9999 <= year <= 9999:
        return f"Y{year}", "", ""
    name = f"-{-year:04}" if year < 0 else f"{year:04}"
    month_too = number == (month_length(year, month) if last else 1)
    year_too = month_too and month == (12 if last else 1)
    return name if year_too else "", f"{name}-{month:02}" if month_too else "", f"{name}-{month:02}-{number:02}"
