"""Lanes that stay at the top while the others are scrolled under them: what of a drawing is seen where."""

from dataclasses import fields, replace
from typing import Any

from explorer.timeline.drawing import Drawing


def seen(drawing: Drawing, y: float, scroll: float) -> float:
    """Where in view, from its top, something at `y` of the drawing is when the lanes are scrolled so far."""
    return y if y < drawing.held else y - scroll


def drawn(drawing: Drawing, y: float, scroll: float) -> float:
    """Where in the drawing is what is seen at `y`."""
    return y if y < drawing.held else y + scroll


def as_seen(drawing: Drawing, scroll: float) -> Drawing:
    """The whole as it is seen when the lanes are scrolled so far: what stays lies that much lower, over the others."""
    if not drawing.held or not scroll:
        return drawing
    _, stays = parts(drawing)
    lower: dict[str, Any] = {"lanes": tuple(
        replace(lane, top=lane.top + scroll) if lane.held else lane for lane in drawing.lanes)}
    for name in ("bars", "marks", "counts", "labels", "who"):
        own = getattr(stays, name)
        lower[name] = (*(replace(thing, y=thing.y + scroll) for thing in own),
                       *(thing for thing in getattr(drawing, name) if thing not in own))
    return replace(drawing, **lower)


def parts(drawing: Drawing) -> tuple[Drawing, Drawing]:
    """What is scrolled, and what stays above it; whatever belongs to no lane is in both."""
    held = {lane.index for lane in drawing.lanes if lane.held}
    scrolled: dict[str, Any] = {"lanes": tuple(lane for lane in drawing.lanes if not lane.held)}
    stays: dict[str, Any] = {"lanes": tuple(lane for lane in drawing.lanes if lane.held)}
    for name in (f.name for f in fields(drawing)):
        things = getattr(drawing, name)
        if isinstance(things, tuple) and things and hasattr(things[0], "lane"):
            stays[name] = tuple(thing for thing in things if thing.lane in held)
            scrolled[name] = tuple(thing for thing in things if thing.lane not in held)
    for name in ("labels", "who"):
        stays[name] = tuple(label for label in getattr(drawing, name) if label.y < drawing.held)
        scrolled[name] = tuple(label for label in getattr(drawing, name) if label.y >= drawing.held)
    return replace(drawing, **scrolled), replace(drawing, **stays)
