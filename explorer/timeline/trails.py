"""What began and nobody ends: dots from where its bar ends or fades out to the day up to which documents can speak, and
there a question mark; clear of what comes next in the row, or it would look as if it became that."""

from collections.abc import Sequence
from math import inf

from explorer.model.dated import Dated
from explorer.model.schema import Flag
from explorer.model.vocabulary import ENDS, NOT_DONE, STARTS
from explorer.timeline.drawing import Bar, Label, Metrics, Trail
from explorer.timeline.forms import Said
from explorer.timeline.scale import Scale

_OTHERS = int(Flag.OPEN_END | Flag.PLANNED | Flag.SILENT)
_BEGUN = (*STARTS, "in use", "in force")
_SPANS = ("in use", "in force", "lasted")
_SIGN, _CLEAR = 0.6, 1.0
"""Of the height of a row: so wide is the question mark alone, and so much is free behind it where something follows."""
_LEAST = 0.6
"""Of that width: what the question mark cannot do without."""


def sign_width(metrics: Metrics) -> float:
    """How much room a question mark takes."""
    return metrics.row * _SIGN


def unended(told: Sequence[Dated]) -> bool:
    """Whether these dates say that something began, and none that it ended or was to last for some years only."""
    done = [d for d in told if d.status not in NOT_DONE]
    ended = any(d.property in ENDS or (d.property in _SPANS and "/" in d.edtf and not d.edtf.endswith(("/..", "/")))
                for d in done)
    return not ended and any(d.property in _BEGUN for d in done)


def left_open(bars: Sequence[Bar], told: Said, written: float | None) -> list[Bar]:
    """The bars that began and that nobody ends; none where it is not known up to when documents can speak."""
    return [] if written is None else [b for b in bars if not b.flags & _OTHERS and unended(told.get(b.item, ()))]


def trails(begun: Sequence[Bar], bars: Sequence[Bar], labels: Sequence[Label], scale: Scale, written: float | None,
           metrics: Metrics) -> tuple[Trail, ...]:
    """The dots behind what has begun, as far as there is room; the question mark alone where a title stands behind."""
    end, sign = scale.x((written or 0.0) + 1), sign_width(metrics)
    found = []
    for bar in begun:
        if not 0 <= bar.x1 < scale.width or bar.x1 > end + 1:
            continue
        y = bar.y + bar.height / 2
        row = [b for b in bars if b.y == bar.y and b is not bar and b.x1 > bar.x1]
        if any(b.x0 <= bar.x1 + 1 for b in row):
            continue  # it goes on as something else
        behind = [o for o in labels if abs(o.y - y) < metrics.row / 2 and o.x + o.width > bar.x1]
        titled = any(o.entity == bar.entity and o.x >= bar.x1 for o in behind)
        free = max([bar.x1, *(o.x + o.width for o in behind if o.x < bar.x1)])
        first = free + metrics.gap
        following = min([b.x0 for b in row] + [o.x for o in behind if o.x >= bar.x1], default=inf)
        stop = first + sign if titled else max(min(end, following - metrics.row * _CLEAR), first + sign)
        if stop >= following:  # on a small screen: closer to what stands on both sides
            stop = following - metrics.gap / 2
            first = max(stop - sign, free)
        if stop - first >= sign * _LEAST:
            found.append(Trail(bar.entity, bar.lane, first, stop, y))
    return tuple(found)
