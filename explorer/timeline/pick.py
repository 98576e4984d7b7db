"""Pixel -> what is drawn there."""

from dataclasses import dataclass

from explorer.timeline.drawing import Count, Drawing, Phase


@dataclass(frozen=True, slots=True)
class Picked:
    """An entity (by id), or a count of several; `lane` is set wherever a lane is."""

    entity: int | None = None
    count: Count | None = None
    lane: int | None = None
    phase: Phase | None = None
    """Of the entity, if it is pointed at."""


def pick(drawing: Drawing, x: float, y: float, slack: float = 3.0, shift: float = 0.0) -> Picked:
    """What is at (x, y), marks before titles before bars; what is seen there lies `shift` lower if its lane stays while
    others are scrolled."""
    lane = next((b.index for b in drawing.lanes if b.top <= y < b.top + b.height), None)
    if drawing.callout is not None and drawing.callout.holds(x, y + shift):
        return Picked(drawing.callout.entity, None, lane)
    near = [(abs(m.x - x) + abs(m.y - y), m.entity) for m in drawing.marks
            if abs(m.x - x) <= m.radius + slack and abs(m.y - y) <= m.radius + slack]
    if near:
        return Picked(min(near)[1], None, lane)
    for mark in drawing.marks:
        if mark.form.reach and any(abs(d.x - x) <= drawing.metrics.dot_named and abs(mark.y - y) <= mark.radius
                                   for d in mark.form.dates):
            return Picked(mark.entity, None, lane)
    tick = drawing.metrics.tick + 2
    phase = next((p for p in drawing.phases if p.x0 - tick <= x <= p.x1 + tick and abs(p.y - y) <= tick - 1), None)
    if phase is not None:
        return Picked(phase.entity, None, lane, phase)
    half = drawing.metrics.row / 2
    for label in (*drawing.labels, *drawing.who):
        if label.x - slack <= x <= label.x + label.width + slack and abs(label.y - y) <= half:
            return Picked(label.entity, None, lane)
    for count in drawing.counts:
        if abs(count.x - x) <= drawing.metrics.row * 0.7 and abs(count.y - y) <= drawing.metrics.strip:
            return Picked(None, count, lane)
    for bar in drawing.bars:
        if bar.x0 - slack <= x <= bar.x1 + slack and bar.y - 1 <= y <= bar.y + bar.height + 1:
            return Picked(bar.entity, None, lane)
    return Picked(None, None, lane)
