"""Pixel -> what is drawn there."""

from dataclasses import dataclass

from explorer.timeline.drawing import Bar, Count, Drawing, Label, Phase
from explorer.timeline.meaning import below_mark, of_bar, of_mark, of_phase


@dataclass(frozen=True, slots=True)
class Picked:
    """An entity (by id), or a count of several; `lane` is set wherever a lane is."""

    entity: int | None = None
    count: Count | None = None
    lane: int | None = None
    phase: Phase | None = None
    """Of the entity, if it is pointed at."""
    signs: tuple[str, ...] = ()
    """The signs that are pointed at, by the names that `meaning` gives them."""
    sources: int = 0
    """The documents that give the mark or bar that is pointed at, a bit for each."""


def pick(drawing: Drawing, x: float, y: float, slack: float = 3.0, shift: float = 0.0) -> Picked:
    """What is at (x, y), marks before titles before bars; what is seen there lies `shift` lower if its lane stays while
    others are scrolled."""
    lane = next((b.index for b in drawing.lanes if b.top <= y < b.top + b.height), None)
    if drawing.callout is not None and drawing.callout.holds(x, y + shift):
        return Picked(drawing.callout.entity, None, lane)
    near = [(abs(m.x - x) + abs(m.y - y), m.entity, n) for n, m in enumerate(drawing.marks)
            if abs(m.x - x) <= m.radius + slack and abs(m.y - y) <= m.radius + slack]
    if near:
        _, entity, n = min(near)
        mark = drawing.marks[n]
        signs = below_mark(mark, x, y, drawing.metrics.tick) or of_mark(mark)
        return Picked(entity, None, lane, None, signs, mark.sources)
    for mark in drawing.marks:
        if mark.form.reach and any(abs(d.x - x) <= drawing.metrics.dot_named and abs(mark.y - y) <= mark.radius
                                   for d in mark.form.dates):
            return Picked(mark.entity, None, lane, None, ("dates",))
    tick = drawing.metrics.tick + 2
    steps = (p for p in drawing.phases if p.reach[0] - tick <= x <= p.reach[1] + tick and abs(p.y - y) <= tick - 1)
    phase = min(steps, key=lambda p: p.known is not None, default=None)
    if phase is not None:
        return Picked(phase.entity, None, lane, phase, of_phase(phase))
    half, tied = drawing.metrics.row / 2, _tied(drawing, x, y)
    for label in (*drawing.labels, *drawing.who):
        if label.x - slack <= x <= label.x + label.width + slack and abs(label.y - y) <= half:
            if tied is not None and tied.entity == label.entity:  # its own title stands over the line
                return Picked(tied.entity, None, lane, tied, ("tie",))
            return Picked(label.entity, None, lane, None, *_named(drawing, label, x, y))
    for count in drawing.counts:
        if abs(count.x - x) <= drawing.metrics.row * 0.7 and abs(count.y - y) <= drawing.metrics.strip:
            return Picked(None, count, lane, None, ("count",))
    for bar in drawing.bars:
        if _in(bar, x, y, slack):
            return Picked(bar.entity, None, lane, None, _of_bar(drawing, bar, x), bar.sources)
    return _faint(drawing, x, y, lane)


def _in(bar: Bar, x: float, y: float, slack: float) -> bool:
    return bar.x0 - slack <= x <= bar.x1 + slack and bar.y - 1 <= y <= bar.y + bar.height + 1


def _of_bar(drawing: Drawing, bar: Bar, x: float) -> tuple[str, ...]:
    signs = of_bar(bar, x)
    return ("untold end",) if signs == ("soft end",) and bar.item in drawing.unended else signs


def _named(drawing: Drawing, label: Label, x: float, y: float) -> tuple[tuple[str, ...], int]:
    """The signs of what a title belongs to, and who gives it: its mark, or its bar where it stands on it."""
    found = [(of_mark(m), m.sources) for m in drawing.marks if m.entity == label.entity and m.y == label.y] or [
        (_of_bar(drawing, b, x), b.sources) for b in drawing.bars if b.entity == label.entity and _in(b, x, y, 0)]
    return found[0] if found else ((), 0)


def _faint(drawing: Drawing, x: float, y: float, lane: int | None) -> Picked:
    """What is drawn where nothing else is: the band of a mark, what goes on behind a bar, how dense a crowd lies."""
    for mark in drawing.marks:
        if below := below_mark(mark, x, y, drawing.metrics.tick):
            return Picked(mark.entity, None, lane, None, below)
    for trail in drawing.trails:
        if trail.x0 <= x <= trail.x1 and abs(trail.y - y) <= drawing.metrics.bar / 2:
            return Picked(trail.entity, None, lane, None, ("unended",))
    if (phase := _tied(drawing, x, y)) is not None:
        return Picked(phase.entity, None, lane, phase, ("tie",))
    for density in drawing.densities:
        n = int((x - density.x0) // density.step)
        if density.y <= y <= density.y + density.height and 0 <= n < len(density.values) and density.values[n]:
            return Picked(None, None, lane, None, ("density",))
    return Picked(None, None, lane)


def _tied(drawing: Drawing, x: float, y: float) -> Phase | None:
    """The step that the dotted line at a point leads to, the nearest of several."""
    tied = (p for p in drawing.phases if p.tie is not None and abs(p.y - y) <= 3
            and (p.x1 <= x <= p.tie or p.tie <= x <= p.x0))
    return min(tied, key=lambda p: min(abs(p.x0 - x), abs(p.x1 - x)), default=None)
