"""The phases of bars: what was demanded, promised, signed, opened, leased… along them, where it fits."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from explorer.model.dated import Dated
from explorer.model.edtf import parse
from explorer.model.vocabulary import ENDS, NOT_DONE, SPANS, STARTS
from explorer.timeline.drawing import Bar, Metrics, Phase
from explorer.timeline.forms import Said
from explorer.timeline.labels import Taken
from explorer.timeline.scale import Scale

_FIRST_RIGHT = {name: n for n, name in enumerate(STARTS + ENDS + SPANS)}
_BODY = ("in use", "in force", "lasted")
"""What the bar itself says."""
_YEAR = 366
"""Days that are as wide as a row is high where phases begin to be shown."""
_SAME = 6.0
"""Pixels within which the same step, dated by two documents, is one."""
_WIDE = 6.0
"""A step that is known to within more ticks than this is drawn as wide as it is known, not at the middle."""
_BELOW = 0.8
"""So many ticks below its bar a step stands: clear of the letters of its own title and of the next row's."""


def phases(bars: Sequence[Bar], told: Said, scale: Scale, metrics: Metrics,
           strong: frozenset[int] = frozenset()) -> tuple[Phase, ...]:
    """The phases of each bar that have room: moments on its lower edge, stretches there and on its upper edge.

    Where decades are seen, only those of `strong` bars. Outside its bar a phase has room where no other bar stands in
    the row.
    """
    near = metrics.row * scale.days_per_pixel <= _YEAR
    spoken = {bar.item: dated for bar in bars if (near or bar.entity in strong) and bar.item in told
              and (dated := _with_phases(told[bar.item]))}
    if not spoken:
        return ()
    rows: dict[tuple[int, float], dict[int, list[Bar]]] = defaultdict(lambda: defaultdict(list))
    for bar in bars:
        rows[bar.lane, bar.y][bar.entity].append(bar)
    found: list[Phase] = []
    for entities in rows.values():
        for entity, own in entities.items():
            dated = next((spoken[b.item] for b in own if b.item in spoken), [])
            if not dated:
                continue
            others = [(b.x0, b.x1) for e, several in entities.items() if e != entity for b in several]
            whole = min(b.x0 for b in own), max(b.x1 for b in own)
            stood = [_tied(p, whole) for p in _merged(_phases(own[0], dated, scale, whole, metrics))]
            found += _fitting(stood, [(b.x0, b.x1) for b in own], others, scale.width, metrics)
    return tuple(found)


def _with_phases(told: Sequence[Dated]) -> list[Dated]:
    """The dates that are of a phase, and not of what the bar itself says."""
    return [d for d in told if d.property in _FIRST_RIGHT and (d.property not in _BODY or d.status in NOT_DONE)]


def _phases(bar: Bar, told: Sequence[Dated], scale: Scale, whole: tuple[float, float],
            metrics: Metrics) -> list[Phase]:
    """Every phase somebody dates, in pixels."""
    found = []
    low_enough = bar.y + bar.height + metrics.tick * _BELOW
    for dated in told:
        date = parse(dated.edtf)
        low = date.earliest if date.earliest is not None else date.latest
        high = date.end_latest if date.end_latest is not None else date.latest
        if low is None and high is None:
            continue
        x0 = scale.x(low) if low is not None else whole[0]
        x1 = whole[1] if date.open_end else scale.x(high + 1) if high is not None else x0
        moment = dated.property not in SPANS or not (date.interval or low is None or x1 - x0 > 2 * _SAME)
        known = None
        if moment:
            known = (x0, x1) if low is not None and x1 - x0 > metrics.tick * _WIDE else None
            x0 = x1 = (x0 + x1) / 2 if low is not None else scale.x(high or 0)
        found.append(Phase(bar.entity, bar.lane, dated.property, dated.status, x0, max(x0, x1),
                           low_enough if moment else bar.y + bar.height, moment, 1 << dated.source, dated.inferred,
                           known=known))
    return found


def _merged(stood: list[Phase]) -> list[Phase]:
    """Phases of one sort that fall together, as one told by several."""
    kept: list[Phase] = []
    for phase in sorted(stood, key=lambda p: (_FIRST_RIGHT[p.kind], p.status, p.moment, p.x0)):
        last = kept[-1] if kept else None
        if last and phase.x0 <= last.x1 + _SAME and (
                last.kind, last.status, last.moment) == (phase.kind, phase.status, phase.moment):
            own = min(last, phase, key=_doubt)
            ends = (own.x0, own.x0) if phase.moment else (min(last.x0, phase.x0), max(last.x1, phase.x1))
            kept[-1] = replace(last, x0=ends[0], x1=ends[1], known=own.known, sources=last.sources | phase.sources,
                               inferred=last.inferred and phase.inferred)
        else:
            kept.append(phase)
    return kept


def _doubt(phase: Phase) -> float:
    """How wide it is known."""
    return phase.reach[1] - phase.reach[0]


def _tied(phase: Phase, whole: tuple[float, float]) -> Phase:
    """Joined to the bar if it lies outside."""
    if phase.x1 < whole[0]:
        return replace(phase, tie=whole[0])
    return replace(phase, tie=whole[1]) if phase.x0 > whole[1] else phase


def _fitting(stood: list[Phase], own: list[tuple[float, float]], others: list[tuple[float, float]], width: float,
             metrics: Metrics) -> list[Phase]:
    """Those that are in view and have room, the steps before the stretches; not those that are a bar already."""
    half = metrics.tick
    lower, upper = Taken(), Taken()
    height = metrics.bar
    kept = []
    for phase in stood:
        if phase.reach[1] < 0 or phase.reach[0] > width or any(
                phase.x0 - half < b and a < phase.x1 + half for a, b in others):
            continue
        if phase.moment:
            if lower.take(phase.x0 - half - 1, phase.x0 + half + 1) is not None:
                low = max([phase.reach[0], *(b for _, b in others if b <= phase.x0)])
                high = min([phase.reach[1], *(a for a, _ in others if a >= phase.x0)])
                kept.append(replace(phase, known=(low, high)) if phase.known else phase)
            continue
        told_by_the_bar = any(abs(phase.x0 - a) < _SAME and abs(phase.x1 - b) < _SAME for a, b in own)
        if told_by_the_bar or phase.x1 - phase.x0 < 4 * half:
            continue
        if upper.take(phase.x0, phase.x1) is not None:
            kept.append(replace(phase, y=phase.y - height + 1))
    return kept
