"""Small words put where nothing is: as near as can be to one of some spots, over nothing that stands there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_NEAR = np.array([(aside, off) for off in (0.0, -0.8, 0.8, -1.6, 1.6) for aside in (0.0, -0.5, 0.5)])
_FAR = np.array(sorted(((aside / 4, off / 2) for aside in range(-6, 7) for off in range(-16, 17)),
                       key=lambda by: abs(by[0]) * 4 + abs(by[1])))
"""Shares of its width and height by which it may be moved off a spot, the nearest first."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tag:
    """Words in a box whose left top corner is (`x`, `y`)."""

    text: str
    x: float
    y: float
    width: float
    height: float
    spot: tuple[float, float]
    """What it belongs to."""

    @property
    def stray(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Where it lies too far off its spot to be seen to belong there, a line from one to the other."""
        x = min(max(self.spot[0], self.x), self.x + self.width)
        y = min(max(self.spot[1], self.y), self.y + self.height)
        far = abs(x - self.spot[0]) + abs(y - self.spot[1]) > self.height * 0.8
        return (self.spot, (x, y)) if far else None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


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


def place(texts: Sequence[str], spots: Sequence[tuple[float, float]], height: float,
          measure: Callable[[str], float], room: Room) -> Tag | None:
    """Words where there is room at one of the spots, or not far from the first of them; None where none is.

    Of some texts the first that finds room, near a spot before far from it.
    """
    low, top, right, bottom = room.bounds
    sized = [(text, width) for text in texts if (width := measure(text) + height * 0.7) <= right - low]
    if height > bottom - top:
        return None
    for found_at, moves in ((spots, _NEAR), (spots[:1], _FAR)):
        middles = np.array(found_at, dtype=np.float64)
        for text, width in sized:
            x = np.clip((middles[:, 0] + (moves[:, :1] - 0.5) * width).ravel(), low, right - width)
            y = np.clip((middles[:, 1] + (moves[:, 1:] - 0.5) * height).ravel(), top, bottom - height)
            n = room.first_free(x, y, width, height)
            if n is not None:
                return Tag(text, float(x[n]), float(y[n]), width, height, found_at[n % len(found_at)])
    return None
