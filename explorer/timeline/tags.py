"""Small words put where nothing is: as near as can be to one of some spots, over nothing that stands there."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from explorer.timeline.drawing import Box, Drawing, Tag

_NEAR = np.array([(aside, off) for off in (0.0, -0.8, 0.8, -1.6, 1.6) for aside in (0.0, -0.5, 0.5)])
_FAR = np.array(sorted(((aside / 4, off / 2) for aside in range(-6, 7) for off in range(-16, 17)),
                       key=lambda by: abs(by[0]) * 4 + abs(by[1])))
"""Shares of its width and height by which it may be moved off a spot, the nearest first."""

Floats = npt.NDArray[np.float64]


class Room:
    """What is free within some bounds."""

    def __init__(self, taken: Sequence[Box], bounds: Box) -> None:
        self.bounds = bounds
        self._taken = np.array(taken, dtype=np.float64).reshape(-1, 4)

    def first_free(self, left: Floats, top: Floats, width: float, height: float) -> int | None:
        """Which of some boxes of one size is the first that lies over nothing; it is taken then."""
        x0, y0, x1, y1 = self._taken[
            (self._taken[:, 0] < left.max() + width) & (self._taken[:, 2] > left.min())
            & (self._taken[:, 1] < top.max() + height) & (self._taken[:, 3] > top.min())].T
        across, down = left[:, None], top[:, None]
        covers = (across < x1) & (across + width > x0) & (down < y1) & (down + height > y0)
        free = np.flatnonzero(~covers.any(axis=1))
        if not len(free):
            return None
        n = int(free[0])
        self._taken = np.vstack((self._taken, (left[n], top[n], left[n] + width, top[n] + height)))
        return n


def obstacles(drawing: Drawing, top: float, bottom: float, titles: bool = True) -> list[Box]:
    """What words must not cover from one height to another: marks, rings on bars, counts, and titles unless they give
    way."""
    row, half = drawing.metrics.row, drawing.metrics.strip / 2
    found: list[Box] = [(o.x - 2, o.y - row / 2, o.x + o.width + 2, o.y + row / 2)
                        for o in (*drawing.labels, *drawing.who) if titles]
    found += [(m.x - m.radius - 4, m.y - m.radius - 4, m.x + m.radius + 4, m.y + m.radius + 4) for m in drawing.marks]
    found += [(b.ring - b.height / 2, b.y, b.ring + b.height / 2, b.y + b.height)
              for b in drawing.bars if b.ring is not None]
    found += [(c.x - row * 1.4, c.y - half, c.x + row * 1.4, c.y + half) for c in drawing.counts]
    if drawing.callout is not None:
        tag = drawing.callout
        found.append((tag.x - 2, tag.y - 2, tag.x + tag.width + 2, tag.y + tag.height + 2))
    return [b for b in found if b[3] > top and b[1] < bottom]


def place(texts: Sequence[str], spots: Sequence[tuple[float, float]], height: float,
          measure: Callable[[str], float], room: Room, far: bool = True) -> Tag | None:
    """Words where there is room at one of the spots, or not `far` from the first of them; None where none is.

    Of some texts the first that finds room, near a spot before far from it.
    """
    low, top, right, bottom = room.bounds
    sized = [(text, width) for text in texts if (width := measure(text) + height * 0.7) <= right - low]
    if height > bottom - top:
        return None
    for found_at, moves in ((spots, _NEAR), (spots[:1] if far else (), _FAR)):
        middles = np.array(found_at, dtype=np.float64).reshape(-1, 2)
        for text, width in sized:
            x = np.clip((middles[:, 0] + (moves[:, :1] - 0.5) * width).ravel(), low, right - width)
            y = np.clip((middles[:, 1] + (moves[:, 1:] - 0.5) * height).ravel(), top, bottom - height)
            n = room.first_free(x, y, width, height) if len(x) else None
            if n is not None:
                return Tag(text, float(x[n]), float(y[n]), width, height, found_at[n % len(found_at)])
    return None
