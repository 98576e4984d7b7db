"""What began and nobody ends: a thin line from where its bar fades out to the day up to which documents can speak."""

from collections.abc import Sequence

from explorer.model.dated import Dated
from explorer.model.schema import Flag
from explorer.model.vocabulary import ENDS, NOT_DONE, STARTS
from explorer.timeline.drawing import Bar, Label, Metrics, Trail
from explorer.timeline.forms import Said
from explorer.timeline.scale import Scale

_OTHERS = int(Flag.OPEN_END | Flag.PLANNED | Flag.SILENT)
_BEGUN = (*STARTS, "in use", "in force")
_SPANS = ("in use", "in force", "lasted")
_LEAST = 12.0
"""Pixels; a shorter line says nothing."""


def unended(told: Sequence[Dated]) -> bool:
    """Whether these dates say that something began, and none that it ended or was to last for some years only."""
    done = [d for d in told if d.status not in NOT_DONE]
    ended = any(d.property in ENDS or (d.property in _SPANS and "/" in d.edtf and not d.edtf.endswith(("/..", "/")))
                for d in done)
    return not ended and any(d.property in _BEGUN for d in done)


def left_open(bars: Sequence[Bar], told: Said, written: float | None) -> list[Bar]:
    """The bars that began and that nobody ends; none where it is not known up to when documents can speak."""
    return [] if written is None else [b for b in bars if not b.flags & _OTHERS and b.x1 - b.solid1 > 1
                                       and unended(told.get(b.item, ()))]


def trails(begun: Sequence[Bar], bars: Sequence[Bar], labels: Sequence[Label], scale: Scale, written: float | None,
           metrics: Metrics) -> tuple[Trail, ...]:
    """The lines behind what has begun, each up to the next bar of its row at the most, and from behind a title that
    stands there."""
    end = scale.x((written or 0.0) + 1)
    found = []
    for bar in begun:
        if not 0 <= bar.x1 < min(end, scale.width):
            continue
        y = bar.y + bar.height / 2
        row = [b for b in bars if b.y == bar.y and b is not bar and b.x1 > bar.x1]
        if any(b.x0 <= bar.x1 + 1 for b in row):
            continue  # it goes on as something else
        beside = [o for o in labels if abs(o.y - y) < metrics.row / 2]
        others = [b.x0 for b in row] + [o.x for o in beside if o.entity != bar.entity and o.x > bar.x1]
        first = max([bar.x1, *(o.x + o.width for o in beside if o.entity == bar.entity)]) + metrics.gap
        stop = min([end, *(x - metrics.gap for x in others)])
        if stop - first >= _LEAST:
            found.append(Trail(bar.entity, bar.lane, first, stop, y, stop == end))
    return tuple(found)
