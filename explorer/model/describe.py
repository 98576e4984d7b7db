"""A query in words, for the head of a handout."""

from collections.abc import Callable
from typing import assert_never

from explorer.model.days import to_date
from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words
from explorer.model.wording import DIFFERENCES, KINDS, QT_TRANSLATE_NOOP, STATUSES, Wording

FIELDS = {
    "kind": QT_TRANSLATE_NOOP("Wording", "Kind"), "actor": QT_TRANSLATE_NOOP("Wording", "Actor"),
    "base": QT_TRANSLATE_NOOP("Wording", "Base"), "treaty": QT_TRANSLATE_NOOP("Wording", "Treaty"),
    "source": QT_TRANSLATE_NOOP("Wording", "Document"), "topic": QT_TRANSLATE_NOOP("Wording", "Topic"),
    "status": QT_TRANSLATE_NOOP("Wording", "Status"), "disagreement": QT_TRANSLATE_NOOP("Wording", "Difference"),
    "id": QT_TRANSLATE_NOOP("Wording", "Entry")}

Title = Callable[[str, str], str]
"""(field, what was typed) -> the title of what is meant."""


def describe(term: Term, wording: Wording, title: Title = lambda field, typed: typed) -> str:
    """`“manas”, Document: RCSP paper, 2001 to 2014`; empty for what lets everything through."""
    say = wording.say
    match term:
        case Words(text=text):
            return f"“{text}”"
        case Narrow(field=field, value=value):
            lists = {"kind": KINDS, "status": STATUSES, "disagreement": DIFFERENCES}
            shown = lists.get(field, {}).get(value.lower(), "")
            return f"{say(FIELDS.get(field, field))}: {say(shown) or title(field, value)}"
        case Within(first=first, last=last):
            return _within(first, last, wording)
        case Not(term=inner):
            return say(QT_TRANSLATE_NOOP("Wording", "not {what}"), what=describe(inner, wording, title))
        case Either(terms=terms):
            return say(QT_TRANSLATE_NOOP("Wording", " or ")).join(describe(t, wording, title) for t in terms)
        case All(terms=terms):
            return ", ".join(describe(t, wording, title) for t in terms)
        case _:
            assert_never(term)


def _within(first: int | None, last: int | None, wording: Wording) -> str:
    low = "" if first is None else _edge(first, (1, 1), wording)
    high = "" if last is None else _edge(last, (12, 31), wording)
    if low and high:
        return low if low == high else wording.say(QT_TRANSLATE_NOOP("Wording", "{low} to {high}"), low=low, high=high)
    if low:
        return wording.say(QT_TRANSLATE_NOOP("Wording", "since {date}"), date=low)
    return wording.say(QT_TRANSLATE_NOOP("Wording", "until {date}"), date=high) if high else ""


def _edge(day: int, whole_year: tuple[int, int], wording: Wording) -> str:
    year, month, number = to_date(day)
    return str(year) if (month, number) == whole_year and year > 0 else wording.day(day)
