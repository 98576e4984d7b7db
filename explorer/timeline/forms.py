"""How a date is drawn: as wide as it is known, with each document's own where they cannot all hold."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from explorer.model.agreement import State
from explorer.model.dated import Dated, apart, standing, status
from explorer.model.edtf import parse
from explorer.model.schema import Flag
from explorer.timeline.columns import Columns, Ints
from explorer.timeline.drawing import DateDot, Form, Metrics
from explorer.timeline.scale import Scale

# plain numbers: an enum would be asked a thousand times a frame
_APPROXIMATE, _NOT_AFTER, _NOT_BEFORE = int(Flag.APPROXIMATE), int(Flag.NOT_AFTER), int(Flag.NOT_BEFORE)
_PLANNED, _BAR = int(Flag.PLANNED), int(Flag.BAR)
_DIFFER, _ITSELF = int(State.DIFFER), int(State.CONTRADICTS_ITSELF)
FADING = _APPROXIMATE | _NOT_AFTER | _NOT_BEFORE
"""Flags of what fades on beyond what is known of it."""
_PLAIN = Form()
"""Of a mark that is wider than its date; most are."""
_SOFT = 0.25
"""So much of a month or a year, at either end, fades: it may have been its first day, but need not."""


_WIDE = 30.0
"""A bar of fewer pixels has no room for phases."""

Told = Callable[[Sequence[int]], Mapping[int, Sequence[Dated]]]
"""Entities -> the dates that documents give them."""
Said = Mapping[int, Sequence[Dated]]
"""Item of the columns -> the dates that are drawn of it, or told apart by."""


def said(columns: Columns, items: Ints, days_per_pixel: float, told: Told, tellers: Sequence[int]) -> Said:
    """The dates of those items that need them: what documents differ on, what was not done, bars with room for
    phases. `tellers` are the documents, as bits, whose dates may be drawn in each lane: those of them that give the
    item. None: all may."""
    flags, state = columns.flags[items], columns.state[items]
    wide = (columns.end_latest[items] - columns.start_earliest[items]) >= _WIDE * days_per_pixel
    wanted = items[((flags & _BAR != 0) & wide) | (flags & _PLANNED != 0)
                   | ((flags & _BAR == 0) & ((state == _DIFFER) | (state == _ITSELF)))]
    entities = columns.entity[wanted].tolist()
    found = told(entities) if entities else {}
    lanes = columns.lane[wanted].tolist()
    if not tellers:
        return {item: found.get(e, ()) for item, e in zip(wanted.tolist(), entities, strict=True)}
    sources = columns.sources[wanted].tolist()
    return {item: [d for d in found.get(e, ()) if tellers[lane] & mask & 1 << d.source]
            for item, e, lane, mask in zip(wanted.tolist(), entities, lanes, sources, strict=True)}


def beyond(flags: int, metrics: Metrics) -> tuple[float, float]:
    """How far a bar fades on beyond its ends, in pixels."""
    about = metrics.row * 0.6 if flags & _APPROXIMATE else 0.0
    return max(about, 2 * metrics.row if flags & _NOT_AFTER else 0.0), about


def span(low: float, high: float, day: float, flags: int, metrics: Metrics) -> tuple[float, float, float, float]:
    """Where a date begins to show, is all there, begins to fade and is gone, from left to right, in pixels.

    `low` and `high` bound it, `day` is how wide a day is. A day has sharp ends; a month or a year
    fades within its bounds; what is about then fades beyond them; what is only known to have been by then,
    or not before, fades away from there.
    """
    inside = _SOFT * (high - low) if high - low > 1.5 * day else 0.0
    first, solid0, solid1, last = low, low + inside, high - inside, high
    if flags & _APPROXIMATE:
        beyond = max((high - low) / 2, metrics.row / 2)
        first, solid0, solid1, last = low - beyond, low, high, high + beyond
    if flags & _NOT_AFTER:
        first, solid0 = low - 3 * metrics.row, low
    if flags & _NOT_BEFORE:
        solid1, last = high, high + 3 * metrics.row
    return first, solid0, solid1, last


def form(x: float, low: float, high: float, flags: int, told: Sequence[Dated], scale: Scale,
         metrics: Metrics, verdicts: bool) -> Form:
    """How a mark at `x` is drawn; the documents' own dates only where they differ and it may be said."""
    if not told and not flags & FADING and high - low <= 2 * metrics.radius:
        return _PLAIN
    held = standing(told) if told else []
    dots = _dots(held, scale) if verdicts and len(held) > 1 and apart(held) else ()
    word = status(held) if flags & _PLANNED else ""
    return Form(span(low, high, 1 / scale.days_per_pixel, flags, metrics), word, dots,
                _reach(dots, x, metrics) if dots else None)


def _dots(held: Sequence[Dated], scale: Scale) -> tuple[DateDot, ...]:
    """Each date once, with the documents that give it."""
    tellers: dict[tuple[int, int], int] = defaultdict(int)
    inferred: dict[tuple[int, int], bool] = {}
    for dated in held:
        date = parse(dated.edtf)
        low = date.earliest if date.earliest is not None else date.end_latest
        high = date.end_latest if date.end_latest is not None else date.latest
        if low is None and high is None:
            continue
        bounds = (low if low is not None else high or 0, high if high is not None else low or 0)
        tellers[bounds] |= 1 << dated.source
        inferred[bounds] = inferred.get(bounds, True) and dated.inferred
    return tuple(DateDot((scale.x(low) + scale.x(high + 1)) / 2, scale.x(low), scale.x(high + 1), mask,
                         inferred[low, high]) for (low, high), mask in sorted(tellers.items()))


def _reach(dots: tuple[DateDot, ...], x: float, metrics: Metrics) -> tuple[float, float] | None:
    """From where to where the dates stand in the row of their mark, if they have room there to be named."""
    half = {dot: metrics.dot_named * (1 + 0.7 * (dot.sources.bit_count() - 1)) for dot in dots}
    clear = all(abs(dot.x - x) >= half[dot] + metrics.radius + 1 for dot in dots)
    if not clear or any(b.x - a.x < half[a] + half[b] + 1 for a, b in pairwise(dots)):
        return None
    return (min(x - metrics.radius, dots[0].x - half[dots[0]]), max(x + metrics.radius, dots[-1].x + half[dots[-1]]))
