"""Who took part, behind the titles, where the line shows days: only where there is room for it, never over anything."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from explorer.timeline.drawing import Bar, Label, Mark, Metrics
from explorer.timeline.labels import Measure
from explorer.timeline.scale import Scale

DAYS_PER_PIXEL = 0.25
"""From so near on the line shows days and weeks."""
_MOST = 3
"""So many are named."""

Who = Callable[[Sequence[int]], Mapping[int, Sequence[str]]]
"""Entities -> who took part in each, the chief ones first."""


_Thing = tuple[int, float, float]
"""An entity, and from where to where it stands in its row."""


def behind_titles(labels: Sequence[Label], marks: Sequence[Mark], bars: Sequence[Bar], scale: Scale, metrics: Metrics,
                  measure: Measure, who: Who) -> tuple[Label, ...]:
    """Those who took part, each behind a title, or behind the mark of a title that stands before it."""
    if scale.days_per_pixel > DAYS_PER_PIXEL or not labels:
        return ()
    names = who([label.entity for label in labels])
    rows: dict[int, list[_Thing]] = defaultdict(list)
    for label in labels:
        rows[round(label.y)].append((label.entity, label.x, label.x + label.width))
    for mark in marks:
        rows[round(mark.y)].append((mark.entity, mark.left - 2, mark.right + 2))
    for bar in bars:
        rows[round(bar.y + bar.height / 2)].append((bar.entity, bar.x0 - bar.fade0, bar.x1 + bar.fade1))
    found = []
    for label in labels:
        text, x = _fitting(label, names.get(label.entity, ()), rows[round(label.y)], scale.width, metrics, measure)
        if text:
            found.append(Label(label.entity, text, x, label.y, measure(text, False), False, label.on_bar, True))
    return tuple(found)


def _fitting(label: Label, names: Sequence[str], row: Sequence[_Thing], width: float, metrics: Metrics,
             measure: Measure) -> tuple[str, float]:
    """As many names as there is room for, and where they begin; no text where there is none for one."""
    begin, end = _room(label, label.x + measure(label.text, label.strong), row, width)
    x = begin + metrics.gap
    for text in _texts(names):
        if x + measure(text, False) <= end - metrics.gap:
            return text, x
    return "", x


def _room(label: Label, begin: float, row: Sequence[_Thing], width: float) -> tuple[float, float]:
    """From the end of a title, and of what it stands before, to whatever comes next in its row."""
    if label.on_bar:
        end = max((right for entity, left, right in row if entity == label.entity and left <= label.x
                   and right >= begin), default=begin)
        return begin, min(end, width)
    begin = max([begin, *(right for entity, left, right in row if entity == label.entity and left > label.x)])
    return begin, min([width, *(left for entity, left, right in row if entity != label.entity and right > begin)])


def _texts(names: Sequence[str]) -> list[str]:
    """What may be written, the longest first; an ellipsis stands for those who are left out."""
    return [f"· {', '.join(names[:n])}{' …' if n < len(names) else ''}" for n in range(min(len(names), _MOST), 0, -1)]
