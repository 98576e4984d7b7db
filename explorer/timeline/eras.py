"""Who held an office when, as far as it is told: eras that may overlap, each with a doubtful beginning and end."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from explorer.model.records import Period
from explorer.model.vocabulary import NOT_DONE
from explorer.timeline.drawing import Era
from explorer.timeline.scale import Scale

_FOREVER = 10.0**9


@dataclass(frozen=True, slots=True)
class Term:
    """Days in office: surely from `sure_first` to `sure_last`, perhaps from `first` to `last`."""

    key: str
    first: float
    sure_first: float
    sure_last: float
    last: float
    title: str = ""
    row: int = 0
    """Terms in one row do not overlap, but in what is doubtful."""


@dataclass
class _Told:
    """What claims say of one term; None is unknown."""

    key: str
    first: float | None
    sure_first: float
    sure_last: float
    last: float | None
    open: bool


def terms(periods: Iterable[Period], today: float, written: float = _FOREVER) -> tuple[Term, ...]:
    """The terms of all holders, by beginning, from all that is claimed of them.

    A claim that somebody was in office on some day neither begins nor ends a term. A term whose end nobody tells
    fades until the next holder begins, or until `today`; one told as going on lasts until the next begins, or until
    all was `written`, and fades from there. Who was only to hold the office has no term.
    """
    own: dict[str, list[Period]] = defaultdict(list)
    for period in periods:
        if period.status not in NOT_DONE and any(map(_known, (_start(period), _end(period)))):
            own[period.entity].append(period)
    told = sorted((_told(key, part) for key, all_of in own.items() for part in _parts(all_of)),
                  key=lambda t: (t.sure_first, t.key))
    found = []
    for term in told:
        following = next((t for t in told if t.key != term.key and t.sure_first > term.sure_first), None)
        found.append(_ended(term, following, today, min(written, today)))
    for n, (term, one) in enumerate(zip(told, found, strict=True)):
        before = max((f.sure_last for f in found[:n] if f.key != one.key), default=one.sure_first)
        if term.first is None:
            found[n] = replace(one, first=min(before, one.sure_first))
    return _in_rows(found)


def eras(found: Sequence[Term], scale: Scale) -> tuple[Era, ...]:
    """Those in the window, in pixels; neighbours in one row have different tints."""
    seen = []
    before: dict[int, int] = defaultdict(int)
    for term in found:
        tint = before[term.row] % 2
        before[term.row] += 1
        if term.first <= scale.last and term.last >= scale.first:
            seen.append(Era(term.title, scale.x(term.first), scale.x(term.sure_first), scale.x(term.sure_last),
                            scale.x(term.last), term.row, tint, term.key))
    return tuple(seen)


Bounds = tuple[float | None, float | None]


def _known(bounds: Bounds) -> bool:
    return bounds != (None, None)


def _start(period: Period) -> Bounds:
    return _filled(period.start_earliest, period.start_latest)


def _end(period: Period) -> Bounds:
    return (None, None) if period.open else _filled(period.end_earliest, period.end_latest)


def _filled(low: int | None, high: int | None) -> Bounds:
    """A bound that is not known is the other."""
    return (low if low is not None else high), (high if high is not None else low)


def _one_day(period: Period) -> bool:
    """Whether it only says that somebody was in office some day."""
    return _known(_start(period)) and _start(period) == _end(period)


def _reach(period: Period) -> tuple[float, float]:
    """First and last day that a claim speaks of."""
    days = [d for d in (*_start(period), *_end(period)) if d is not None]
    return min(days), _FOREVER if period.open else max(days)


def _parts(own: list[Period]) -> list[list[Period]]:
    """The claims of each term of one holder: those with beginning and end keep terms apart, the rest is put to the
    nearest."""
    whole = [p for p in own if _known(_start(p)) and (p.open or _known(_end(p))) and not _one_day(p)]
    parts: list[tuple[float, float, list[Period]]] = []
    for period in sorted(whole, key=_reach):
        first, last = _reach(period)
        if parts and first <= parts[-1][1]:
            parts[-1] = parts[-1][0], max(parts[-1][1], last), [*parts[-1][2], period]
        else:
            parts.append((first, last, [period]))
    rest = [p for p in own if p not in whole]
    if not parts:
        return [rest]
    for period in rest:
        first, last = _reach(period)
        min(parts, key=lambda part: max(part[0] - last, first - part[1], 0.0))[2].append(period)
    return [part for _, _, part in parts]


def _told(key: str, own: list[Period]) -> _Told:
    days = [_reach(p) for p in own if _one_day(p)]
    starts = [(a, b) for p in own if not _one_day(p) for a, b in [_start(p)] if a is not None and b is not None]
    ends = [(a, b) for p in own if not _one_day(p) for a, b in [_end(p)] if a is not None and b is not None]
    first = min((a for a, _ in starts), default=None)
    last = max((b for _, b in ends), default=None)
    sure_first = max((b for _, b in starts), default=min((a for a, _ in ends), default=_FOREVER))
    sure_last = min((a for a, _ in ends), default=-_FOREVER)
    if days:
        early, late = min(b for _, b in days), max(a for a, _ in days)
        first = min(first, early) if first is not None else None
        last = max(last, late) if last is not None else None
        sure_first, sure_last = min(sure_first, early), max(sure_last, late)
    sure_last = max(sure_last, -_FOREVER if last is not None else sure_first)
    if sure_first > sure_last:  # nobody says of any day what all others allow
        known = [d for d in (first, sure_first, sure_last, last) if d is not None]
        first, last = (min(known) if first is not None else None), (max(known) if last is not None else None)
        sure_first = sure_last = (sure_first + sure_last) / 2
    return _Told(key, first, sure_first, sure_last, last, any(p.open for p in own))


def _ended(term: _Told, following: _Told | None, today: float, written: float) -> Term:
    """With an end: as it is told, or where the next begins, or today."""
    sure, last = term.sure_last, term.last
    if last is None and following is None:
        last = max(sure, today)
        sure = max(sure, written) if term.open else sure
    elif last is None and following is not None:
        begins = following.first if following.first is not None else following.sure_first
        sure = max(sure, begins) if term.open else sure
        last = max(sure, following.sure_first)
    assert last is not None
    return Term(term.key, term.sure_first if term.first is None else term.first, term.sure_first, sure, last)


def _in_rows(found: Iterable[Term]) -> tuple[Term, ...]:
    """Each in the first row where nothing overlaps it but doubtfully."""
    rows: list[float] = []
    placed = []
    for term in found:
        row = next((n for n, end in enumerate(rows) if end <= term.sure_first), len(rows))
        rows[row:row + 1] = [max(term.sure_last, term.sure_first)]
        placed.append(replace(term, row=row))
    return tuple(placed)
