"""The way of an arrow: of some curves between two ends the one that lies over least of what is to be read."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from explorer.timeline.drawing import Box
from explorer.timeline.ends import OUT, End, Point, Sight

Curve = tuple[Point, Point, Point, Point]
Floats = npt.NDArray[np.float64]
_AT = np.linspace(0.02, 0.98, 25)
_WEIGHTS = np.stack(((1 - _AT) ** 3, 3 * (1 - _AT) ** 2 * _AT, 3 * (1 - _AT) * _AT ** 2, _AT ** 3))
"""Shares of the four points of a curve, for each of the points that are looked at."""
_OVER = np.where((_AT < 0.1) | (_AT > 0.9), 3.0, 1.5)
"""What it costs for a point to lie over something: most where the heads are, for the line gives way to titles."""
_OUTSIDE, _ALONG = 4.0, 3.0
"""What it costs for a point to lie outside the view, or along an arrow that is there already."""
_LONG, _ASIDE, _ROUND = 0.25, 0.7, 1.2
"""What it costs for a curve to be a row longer than the straight line, to leave an end to the left or right, and to
leave it on a side that does not face the other end."""
_SHARES = np.array([[1.0], [0.5], [1.8]])
"""How far curves swing out."""


def way(a: End, b: End, sight: Sight, top: float, taken: Floats, before: Sequence[Curve],
        kept: int = -1) -> tuple[Curve, int]:
    """From one end to the other, below `top`, clear of boxes that are `taken` and of arrows `before` it; and which of
    all ways it is. One that is `kept` is gone whatever lies below it."""
    row = sight.drawing.metrics.row
    curves, costs = _curves(a, b, row)
    if 0 <= kept < len(curves):
        return _as_curve(curves[kept]), kept
    points = _points(curves)
    x, y = points[..., 0], points[..., 1]
    outside = (x < 0) | (x > sight.drawing.width) | (y < top) | (y > sight.bottom)
    costs = costs + _over(points, _others(taken, a, b)) @ _OVER + _OUTSIDE * outside.sum(1)
    steps = points[:, 1:] - points[:, :-1]
    costs = costs + _LONG / row * np.sqrt((steps * steps).sum(2)).sum(1)
    if before:
        other = _points(np.array(before))[:, 6:-6].reshape(-1, 2)
        apart = (x[:, 6:-6, None] - other[:, 0]) ** 2 + (y[:, 6:-6, None] - other[:, 1]) ** 2
        costs = costs + _ALONG * (apart < row * row / 4).any(2).sum(1)
    best = int(costs.argmin())
    return _as_curve(curves[best]), best


def _as_curve(points: Floats) -> Curve:
    begin, out, back, end = points.tolist()
    return tuple(begin), tuple(out), tuple(back), tuple(end)


def boxes_along(curve: Curve, reach: float) -> list[Box]:
    """Small boxes along a curve, for what is not to lie over it."""
    return [(x - reach, y - reach, x + reach, y + reach) for x, y in _points(np.array([curve]))[0].tolist()]


def _points(curves: Floats) -> Floats:
    """Points of each of some curves."""
    found: Floats = np.einsum("pt,kpc->ktc", _WEIGHTS, curves)
    return found


def _curves(a: End, b: End, row: float) -> tuple[Floats, Floats]:
    """All that are tried, and what each costs for the sides it leaves on."""
    (ax, ay), (bx, by) = a.middle, b.middle
    across, down = abs(bx - ax), abs(by - ay)
    level = down < row
    up_or_down = min(max(across * 0.25, row * 1.5), row * 4) if level else min(max(down * 0.5, row), row * 8)
    aside = min(max(across * 0.4, row * 0.7), row * 6)
    sides = []
    for end, dx, dy in ((a, bx - ax, by - ay), (b, ax - bx, ay - by)):
        names = _ways(end)
        out = np.array([OUT[name] for name in names]) * (-1 if end.edge else 1)
        sides.append((np.array([end.side(OUT[name]) for name in names]), out * (aside, up_or_down),
                      np.array([_turn(end, name, dx, dy, row) for name in names])))
    (begin, leave, cost), (final, arrive, other) = sides
    shape = len(begin), len(final), len(_SHARES), 2
    begin, leave = begin[:, None, None], leave[:, None, None] * _SHARES
    final, arrive = final[None, :, None], arrive[None, :, None] * _SHARES
    found = np.stack([np.broadcast_to(p, shape) for p in (begin, begin + leave, final + arrive, final)], axis=3)
    costs = cost[:, None, None] + other[None, :, None] + np.where(_SHARES[:, 0] == 1, 0.0, 0.3)
    return found.reshape(-1, 4, 2), costs.ravel()


def _turn(end: End, name: str, across: float, down: float, row: float) -> float:
    """What it costs to leave an end on a side; from one to another at its height one goes above."""
    if end.edge:
        return 0.0
    dx, dy = OUT[name]
    if dx:
        return _ASIDE if dx * across > 0 else _ROUND
    faces = dy < 0 if abs(down) < row else dy * down > 0
    return 0.0 if faces else _ROUND


def _ways(end: End) -> list[str]:
    """The sides on which it can be left: one at the edge; of a bar not along it."""
    if end.edge:
        return [end.edge]
    return ["up", "down", "left"] + ["right"] * (not end.of_bar)


def _others(taken: Floats, *ends: End) -> Floats:
    """The boxes that are to be gone around: of what stands at an end no more than the end itself."""
    for end in ends:
        x, y = end.middle
        taken = taken[(taken[:, 0] > x) | (taken[:, 2] < x) | (taken[:, 1] > y) | (taken[:, 3] < y)]
    own: Floats = np.array([(end.x0, end.y0, end.x1, end.y1) for end in ends])
    return np.vstack((taken, own))


def _over(points: Floats, boxes: Floats) -> npt.NDArray[np.bool_]:
    """Which points lie in any of the boxes."""
    x, y = points[..., 0, None], points[..., 1, None]
    boxes = boxes[(boxes[:, 0] < x.max()) & (boxes[:, 2] > x.min()) & (boxes[:, 1] < y.max()) & (boxes[:, 3] > y.min())]
    x0, y0, x1, y1 = boxes.T
    found: npt.NDArray[np.bool_] = ((x > x0) & (x < x1) & (y > y0) & (y < y1)).any(2)
    return found
