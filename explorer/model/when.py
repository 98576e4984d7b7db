"""Dates as people type them -> EDTF: “September 2012”, “mid-1993”, “20.09.2012”, “autumn 2005”, and EDTF itself.

The forms are texts for translation like those of `wording`, several parted by `|`: who translates them adds a
language to what can be typed. What `wording` says of a date can be typed back.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from explorer.model.days import month_length
from explorer.model.edtf import Edtf, EdtfError, parse
from explorer.model.wording import MONTHS, QT_TRANSLATE_NOOP, Translate, Wording

Part = tuple[str, str]
"""EDTF of where something begins and where it ends; twice the same for one date."""

_MONTHS = (QT_TRANSLATE_NOOP("Wording", "january|jan"), QT_TRANSLATE_NOOP("Wording", "february|feb"),
           QT_TRANSLATE_NOOP("Wording", "march|mar"), QT_TRANSLATE_NOOP("Wording", "april|apr"),
           QT_TRANSLATE_NOOP("Wording", "may"), QT_TRANSLATE_NOOP("Wording", "june|jun"),
           QT_TRANSLATE_NOOP("Wording", "july|jul"), QT_TRANSLATE_NOOP("Wording", "august|aug"),
           QT_TRANSLATE_NOOP("Wording", "september|sept|sep"), QT_TRANSLATE_NOOP("Wording", "october|oct"),
           QT_TRANSLATE_NOOP("Wording", "november|nov"), QT_TRANSLATE_NOOP("Wording", "december|dec"))
"""All forms in which a month is typed: short ones, and in many languages those of other cases."""
_BC = QT_TRANSLATE_NOOP("Wording", "{year} bc|{year} bce")
_DAY = QT_TRANSLATE_NOOP("Wording", "{day} {month} {year}|{day} of {month} {year}|the {day} of {month} {year}"
                                    "|{month} {day} {year}|{year} {month} {day}")
_MONTH = QT_TRANSLATE_NOOP("Wording", "{month} {year}|{month} of {year}|{year} {month}")
_SEASONS = {
    "21": QT_TRANSLATE_NOOP("Wording", "spring {year}|spring of {year}|{year} spring"),
    "22": QT_TRANSLATE_NOOP("Wording", "summer {year}|summer of {year}|{year} summer"),
    "23": QT_TRANSLATE_NOOP("Wording", "autumn {year}|autumn of {year}|fall {year}|fall of {year}"),
    "24": QT_TRANSLATE_NOOP("Wording", "winter {year}/{next}|winter {year}-{next}|winter of {year}/{next}"
                                       "|winter {year}|winter of {year}")}
_DECADE = QT_TRANSLATE_NOOP("Wording", "the {year}s|{year}s|the {year}'s|{year}'s")
_CENTURY = QT_TRANSLATE_NOOP("Wording", "the {day} century|{day} century")
_EARLY = QT_TRANSLATE_NOOP("Wording", "early in {date}|early {date}|beginning of {date}|start of {date}")
_MIDDLE = QT_TRANSLATE_NOOP("Wording", "mid-{date}|mid {date}|the mid-{date}|middle of {date}")
_LATE = QT_TRANSLATE_NOOP("Wording", "late in {date}|late {date}|end of {date}")
_ABOUT = QT_TRANSLATE_NOOP("Wording", "about {date}|around {date}|circa {date}|ca. {date}|c. {date}|roughly {date}")
_PERHAPS = QT_TRANSLATE_NOOP("Wording", "perhaps {date}|maybe {date}|probably {date}")
_BETWEEN = QT_TRANSLATE_NOOP("Wording", "some time between {low} and {high}|between {low} and {high}")
_TO = QT_TRANSLATE_NOOP("Wording", "from {low} to {high}|from {low} until {high}|{low} to {high}|{low} until {high}"
                                   "|{low} - {high}")
_SINCE = QT_TRANSLATE_NOOP("Wording", "since {date}")
_FROM = QT_TRANSLATE_NOOP("Wording", "from {date}")
_UNTIL = QT_TRANSLATE_NOOP("Wording", "until {date}|till {date}")
_NOT_BEFORE = QT_TRANSLATE_NOOP("Wording", "not before {date}|after {date}")
_BY = QT_TRANSLATE_NOOP("Wording", "by {date}|before {date}|not after {date}")

_NUMERIC = (
    re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})(\2(?P<day>\d{1,2}))?"),
    re.compile(r"((?P<day>\d{1,2})\. ?)?(?P<month>\d{1,2})(\. ?|/)(?P<year>\d{3,4})"),
    re.compile(r"(?P<one>\d{1,2})([-/])(?P<two>\d{1,2})\2(?P<year>\d{3,4})"))
_SHORT_YEAR = re.compile(r"\d{1,2}([./-]) ?\d{1,2}\1 ?\d{1,2}|'\d\d")
_YEARS = re.compile(r"(\d{4}) ?- ?(\d{4})")


class WhenError(ValueError):
    """What was typed is no date; the message is one sentence for the reader."""

    def __init__(self, sentence: str, unfinished: bool = False) -> None:
        super().__init__(sentence)
        self.unfinished = unfinished
        """Whether it may become a date when more is typed."""


@dataclass(frozen=True)
class When:
    """Reads dates in one language."""

    translate: Translate

    def read(self, typed: str) -> Edtf:
        """The date that was typed; raises WhenError, which says what is wrong with it."""
        text = " ".join(re.sub("[–—]", " - ", typed.replace("\u2011", "-")).replace(",", " ").split()).rstrip(" ?!")
        if not text:
            raise WhenError(self._example(), unfinished=True)
        try:
            return parse(typed.strip().upper())
        except EdtfError:
            pass
        edtf = self._whole(text.casefold())
        try:
            return parse(edtf)
        except EdtfError as error:
            backwards = QT_TRANSLATE_NOOP("Wording", "This would end before it begins.")
            raise WhenError(self._say(backwards) if "/" in edtf or ".." in edtf else self._example()) from error

    def _say(self, text: str, **parts: object) -> str:
        return self.translate(text).format(**parts)

    def _example(self) -> str:
        return self._say(QT_TRANSLATE_NOOP(
            "Wording", "Write a date as 2012, September 2012, 20 September 2012, 20.09.2012 or mid-1993."))

    # Stretches

    def _whole(self, text: str) -> str:
        """EDTF of anything."""
        if found := _YEARS.fullmatch(text):
            return "/".join(found.groups())
        ways: tuple[tuple[str, Callable[[str, str], str]], ...] = (
            (_BETWEEN, lambda low, high: f"[{low}..{high}]"), (_TO, lambda low, high: f"{low}/{high}"),
            (_SINCE, lambda low, _: f"{low}/.."), (_FROM, lambda low, _: f"{low}/"),
            (_UNTIL, lambda _, high: f"../{high}"), (_NOT_BEFORE, lambda low, _: f"[{low}..]"),
            (_BY, lambda _, high: f"[..{high}]"))
        for forms, build in ways:
            if found := self._match(forms, text):
                parts = found.groupdict()
                low = self._part(parts.get("low") or parts["date"])
                high = self._part(parts["high"]) if "high" in parts else low
                return build(low[0], high[1])
        low_text, high_text = self._part(text)
        return low_text if low_text == high_text else f"{low_text}/{high_text}"

    def _part(self, text: str) -> Part:
        """One date, or a part of one."""
        for forms, mark in ((_PERHAPS, "?"), (_ABOUT, "~")):
            if found := self._match(forms, text):
                low, high = self._part(found["date"])
                both = low[-1:] + mark
                if both == "~?":
                    return low[:-1] + "%", high[:-1] + "%"
                return low + mark, high + mark
        for third, forms in enumerate((_EARLY, _MIDDLE, _LATE)):
            if found := self._match(forms, text):
                return self._third(third, self._part(found["date"]))
        found_date = self._single(text)
        if found_date is None:
            raise self._wrong(text)
        return found_date

    def _third(self, third: int, part: Part) -> Part:
        """The first, second or last third of a year, a decade, a century or a month."""
        body = part[0]
        if body == part[1]:
            if re.fullmatch(r"-?\d{4}", body):
                return f"{body}-{4 * third + 1:02d}", f"{body}-{4 * third + 4:02d}"
            for unknown, cuts in (("XX", ("00", "33", "34", "66", "67", "99")), ("X", ("0", "3", "4", "6", "7", "9"))):
                if body.endswith(unknown) and not body.startswith("-"):
                    stem = body.removesuffix(unknown)
                    return stem + cuts[2 * third], stem + cuts[2 * third + 1]
            if (month := re.fullmatch(r"(\d{4})-(0\d|1[0-2])", body)) is not None:
                last = (10, 20, month_length(int(month[1]), int(month[2])))[third]
                return f"{body}-{10 * third + 1:02d}", f"{body}-{last:02d}"
        raise WhenError(self._say(QT_TRANSLATE_NOOP(
            "Wording", "Only a month, a year or more has an early, a middle and a late part.")))

    # Single dates

    def _single(self, text: str) -> Part | None:
        """A day, month, season, year, decade or century; None of what is none."""
        try:
            parse(text.upper())
        except EdtfError:
            pass
        else:
            if "/" not in text and not text.startswith("["):
                return text.upper(), text.upper()
        date = self._numeric(text) or self._in_words(text) or self._year_or_more(text)
        return (date, date) if date else None

    def _numeric(self, text: str) -> str | None:
        found = next((f for form in _NUMERIC if (f := form.fullmatch(text))), None)
        if found is None:
            return None
        parts = found.groupdict()
        year = int(parts["year"])
        if "one" not in parts:
            return self._date(year, int(parts["month"]), parts["day"])
        one, two = int(parts["one"]), int(parts["two"])
        if one != two and max(one, two) <= 12:
            raise WhenError(self._say(QT_TRANSLATE_NOOP(
                "Wording", "Is the day or the month first? Write {one}.{two}.{year} if it is the day."),
                one=parts["one"], two=parts["two"], year=parts["year"]))
        return self._date(year, two, parts["one"]) if two <= 12 else self._date(year, one, parts["two"])

    def _in_words(self, text: str) -> str | None:
        for code, forms in _SEASONS.items():
            if found := self._match(forms, text):
                parts, year = found.groupdict(), self._year(found["year"])
                if parts.get("next") and (year + 1) % 100 != int(parts["next"]) % 100:
                    raise WhenError(self._say(QT_TRANSLATE_NOOP("Wording", "A winter spans two years, as 2005/06.")))
                return f"{_year_text(year)}-{code}"
        for forms in (_DAY, _MONTH):
            if found := self._match(forms, text):
                parts = found.groupdict()
                month = self._months.get(parts["month"])
                if month is not None:
                    return self._date(self._year(parts["year"]), month, parts.get("day"))
        return None

    def _year_or_more(self, text: str) -> str | None:
        if found := self._match(_DECADE, text):
            return f"{found['year'][:-1]:0>3}X" if re.fullmatch(r"\d{2,3}0", found["year"]) else None
        if found := self._match(_CENTURY, text):
            number = int(re.sub(r"\D", "", found["day"]))
            return f"{number - 1:02d}XX" if number >= 1 else None
        return _year_text(self._year(text)) if re.fullmatch(self._year_form, text) else None

    def _date(self, year: int, month: int, day_text: str | None) -> str:
        if not 1 <= month <= 12:
            raise WhenError(self._say(QT_TRANSLATE_NOOP("Wording", "There is no month {month}."), month=month))
        edtf = f"{_year_text(year)}-{month:02d}"
        if day_text is None or abs(year) > 9999:
            return edtf
        day, days = int(re.sub(r"\D", "", day_text)), month_length(year, month)
        if not 1 <= day <= days:
            raise WhenError(self._say(QT_TRANSLATE_NOOP("Wording", "{month} has no day {day}; its last is {days}."),
                                      month=Wording(self.translate).date(edtf), day=day, days=days))
        return f"{edtf}-{day:02d}"

    # Forms

    @cached_property
    def _bc(self) -> list[str]:
        return [re.escape(f).replace(r"\{year\}", r"(\d{1,6})") for f in self._say_forms(_BC)]

    @cached_property
    def _year_form(self) -> str:
        """A pattern of a year: of three digits at least, or before Christ."""
        return "(?:" + "|".join([b.replace("(", "(?:") for b in self._bc] + [r"\d{3,6}"]) + ")"

    @cached_property
    def _months(self) -> dict[str, int]:
        """Every form of a month, and each beginning of three letters or more that no other month has."""
        found: dict[str, int] = {}
        forms = [(n, form) for n, (name, forms) in enumerate(zip(MONTHS, _MONTHS, strict=True), 1)
                 for form in [self._say(name).casefold(), *self._say_forms(forms)]]
        for number, form in forms:
            for end in range(3, len(form)):
                others = {n for n, other in forms if other.startswith(form[:end])}
                if others == {number}:
                    found[form[:end]] = number
        return found | {form: number for number, form in forms}

    def _say_forms(self, forms: str) -> list[str]:
        return [f.strip().casefold() for f in self.translate(forms).split("|")]

    @cached_property
    def _patterns(self) -> dict[str, list[re.Pattern[str]]]:
        """Forms -> their patterns, as far as they were asked for."""
        return {}

    def _match(self, forms: str, text: str) -> re.Match[str] | None:
        """The first form that a whole text has."""
        if forms not in self._patterns:
            self._patterns[forms] = [self._pattern(form) for form in self._say_forms(forms)]
        return next((found for pattern in self._patterns[forms] if (found := pattern.fullmatch(text))), None)

    def _pattern(self, form: str) -> re.Pattern[str]:
        pattern = re.escape(form)
        for name, inside in (("day", r"(?P<day>\d{1,2}(?:[^\W\d_]{1,2}|\.)?)"), ("month", r"(?P<month>[^\W\d_]+)\.?"),
                             ("next", r"(?P<next>\d\d(?:\d\d)?)"), ("year", f"(?P<year>{self._year_form})"),
                             ("date", "(?P<date>.+)"), ("low", "(?P<low>.+?)"), ("high", "(?P<high>.+)")):
            pattern = pattern.replace(rf"\{{{name}\}}", inside)
        return re.compile(pattern)

    def _year(self, text: str) -> int:
        for form in self._bc:
            if found := re.fullmatch(form, text):
                return 1 - int(found[1])
        return int(text)

    # What is wrong

    def _wrong(self, text: str) -> WhenError:
        """Why a text is no date, and whether it may become one."""
        if _SHORT_YEAR.fullmatch(text):
            return WhenError(self._say(QT_TRANSLATE_NOOP("Wording", "Write the year in full, as 2012.")))
        for more in (" 2000", "2000"):
            try:
                whole = self._single(text + more)
            except WhenError:
                whole = None
            if whole is not None and not text.isdigit():
                return WhenError(self._say(QT_TRANSLATE_NOOP("Wording", "Add the year.")), unfinished=True)
        for forms in (_DAY, _MONTH):
            found = self._match(forms, text)
            if found and not any(word.startswith(found["month"]) for word in self._words):
                return WhenError(self._say(QT_TRANSLATE_NOOP("Wording", "“{word}” is no month."),
                                           word=found["month"].capitalize()))
        words = re.findall(r"[^\W\d_]+", text)
        known = all(any(k.startswith(word) for k in self._words) for word in words)
        return WhenError(self._example(), unfinished=known and re.fullmatch(r"[\w\s.'-]+", text) is not None)

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every word that a date may hold."""
        forms = (_BC, _DAY, _MONTH, *_SEASONS.values(), _DECADE, _CENTURY, _EARLY, _MIDDLE, _LATE, _ABOUT, _PERHAPS,
                 _BETWEEN, _TO, _SINCE, _FROM, _UNTIL, _NOT_BEFORE, _BY)
        typed = " ".join(re.sub(r"\{\w+\}", "", form) for many in forms for form in self._say_forms(many))
        return frozenset(re.findall(r"[^\W\d_]+", typed)) | frozenset(self._months)


def _year_text(year: int) -> str:
    """A year in EDTF."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04d}"
