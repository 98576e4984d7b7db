"""Small words put where nothing is: as near as can be to one of some spots, over nothing that stands there."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from explorer.timeline.drawing import Box, Drawing, Tag

_NEAR = np.array([(aside, off) for off in (0.0, -0.8, 0.8, -1.6, 1.6) for aside in (0.0, -0.5, 0.5, -0.65, 0.65)])
_FAR = np.array(sorted(((aside / 4, off / 2) for aside in range(-6, 7) for off in range(-16, 17)),
                       key=lambda by: abs(by[0]) * 4 + abs(by[1])))
"""Shares of its width and height by which it may be moved off a spot, the nearest first."""

Floats = npt.NDArray[np.float64]


class Room:
    """What is free within some bounds."""

    def __init__(self, taken: Sequence[Box], bounds: Box) -> None:
        self.bounds = bounds
        self._taken = _array(taken)
        self._avoided: tuple[Floats, ...] = ()

    def avoid(self, *groups: Sequence[Box]) -> None:
        """What is rather not to be covered, the worst first; in the place of what was said before."""
        self._avoided = tuple(map(_array, groups))

    @property
    def avoided(self) -> int:
        """How many groups there are to be avoided."""
        return len(self._avoided)

    def first_free(self, left: Floats, top: Floats, width: float, height: float, level: int = 0) -> int | None:
        """Which of some boxes of one size is the first that lies over nothing; it is taken then."""
        taken = np.vstack((self._taken, *self._avoided[:level])) if level else self._taken
        x0, y0, x1, y1 = taken[
            (taken[:, 0] < left.max() + width) & (taken[:, 2] > left.min())
            & (taken[:, 1] < top.max() + height) & (taken[:, 3] > top.min())].T
        across, down = left[:, None], top[:, None]
        covers = (across < x1) & (across + width > x0) & (down < y1) & (down + height > y0)
        free = np.flatnonzero(~covers.any(axis=1))
        if not len(free):
            return None
        n = int(free[0])
        self._taken = np.vstack((self._taken, (left[n], top[n], left[n] + width, top[n] + height)))
        return n


def _array(boxes: Sequence[Box]) -> Floats:
    return np.array(boxes, dtype=np.float64).reshape(-1, 4)


def obstacles(drawing: Drawing, top: float, bottom: float, titles: bool = True) -> list[Box]:
    """What words must not cover from one height to another: marks, rings on bars, steps below them, counts, and titles
    unless they give way."""
    row, half, tick = drawing.metrics.row, drawing.metrics.strip / 2, drawing.metrics.tick + 1
    found: list[Box] = [(o.x - 2, o.y - row / 2, o.x + o.width + 2, o.y + row / 2)
                        for o in (*drawing.labels, *drawing.who) if titles]
    found += [(m.x - m.radius - 4, m.y - m.radius - 4, m.x + m.radius + 4, m.y + m.radius + 4) for m in drawing.marks]
    found += [(b.ring - b.height / 2, b.y, b.ring + b.height / 2, b.y + b.height)
              for b in drawing.bars if b.ring is not None]
    found += [(p.x0 - tick, p.y - tick, p.x1 + tick, p.y + tick) for p in drawing.phases]
    found += [(c.x - row * 1.4, c.y - half, c.x + row * 1.4, c.y + half) for c in drawing.counts]
    if drawing.callout is not None:
        tag = drawing.callout
        found.append((tag.x - 2, tag.y - 2, tag.x + tag.width + 2, tag.y + tag.height + 2))
    return [b for b in found if b[3] > top and b[1] < bottom]


def place(texts: Sequence[str], spots: Sequence[tuple[float, float]], height: float,
          measure: Callable[[str], float], room: Room, far: bool = True, everywhere: bool = False,
          over: Sequence[str] | None = None) -> Tag | None:
    """Words where there is room at one of the spots, or not `far` from the first of them, or `everywhere` in the
    bounds; None where none is.

    Of some texts the first that finds room over nothing that is to be avoided; over some of that only those that may
    be `over` it. First over nothing that is to be avoided, near a spot or far from the first; then near a spot, and far
    off before over the worst of it.
    """
    low, top, right, bottom = room.bounds
    sized = [(text, width) for text in texts if (width := measure(text) + height * 0.7) <= right - low]
    if height > bottom - top:
        return None
    bold = [one for one in sized if over is None or one[0] in over]
    near, off = [(spots, _NEAR)], [(spots[:1], _FAR)] * far
    if everywhere:
        off.append((_all_over(room.bounds, spots[0], height), _NEAR[:1]))
    most = room.avoided
    some = min(most, 1)
    for searched, level in ((near, most), (off[:1], most), (near, some), (off, some), (near + off, 0)):
        for found_at, moves in searched:
            middles = np.array(found_at, dtype=np.float64).reshape(-1, 2)
            for text, width in sized if level == most else bold:
                x = np.clip((middles[:, 0] + (moves[:, :1] - 0.5) * width).ravel(), low, right - width)
                y = np.clip((middles[:, 1] + (moves[:, 1:] - 0.5) * height).ravel(), top, bottom - height)
                n = room.first_free(x, y, width, height, level) if len(x) else None
                if n is not None:
                    spot = spots[n % len(found_at)] if found_at is spots else spots[0]
                    return Tag(text, float(x[n]), float(y[n]), width, height, spot)
    return None


def _all_over(bounds: Box, spot: tuple[float, float], height: float) -> list[tuple[float, float]]:
    """Points all over some bounds, the nearest to a spot first."""
    x, y = np.meshgrid(np.arange(bounds[0], bounds[2], 2 * height), np.arange(bounds[1], bounds[3], height / 4))
    points = np.stack((x.ravel(), y.ravel()), 1)
    nearest = np.argsort(np.abs(points - spot).sum(1), kind="stable")
    return [(a, b) for a, b in points[nearest].tolist()]
