"""Days <-> pixels."""

from dataclasses import dataclass

LEAST_DAYS = 14.0
"""A window is never narrower than this; a day is then about 80 pixels wide."""
_AIR = 0.15
"""The share of what is shown that is left free on either side of it."""
_LOOSEST = 4.0
"""A window so many times wider than needed is made narrower."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps days [first, last] to pixels [left, left + width]."""

    first: float
    last: float
    left: float
    width: float

    @property
    def days_per_pixel(self) -> float:
        """How many days one pixel covers."""
        return (self.last - self.first) / max(self.width, 1.0)

    def x(self, day: float) -> float:
        """Pixel of a day."""
        return self.left + (day - self.first) / self.days_per_pixel

    def day(self, x: float) -> float:
        """Day at a pixel."""
        return self.first + (x - self.left) * self.days_per_pixel


def zoomed(window: tuple[float, float], factor: float, at: float, extent: tuple[float, float]) -> tuple[float, float]:
    """The window made `factor` times as wide, with day `at` staying where it is."""
    first, last = window
    width = min(max((last - first) * factor, LEAST_DAYS), max(extent[1] - extent[0], LEAST_DAYS))
    share = (at - first) / (last - first)
    return kept((at - share * width, at + (1 - share) * width), extent)


def panned(window: tuple[float, float], days: float, extent: tuple[float, float]) -> tuple[float, float]:
    """The window moved, as far as there is something to see."""
    return kept((window[0] + days, window[1] + days), extent)


def around(days: tuple[float, float], window: tuple[float, float],
           extent: tuple[float, float]) -> tuple[float, float]:
    """The window moved to some days: as wide as it was where that suits them, else with air on both sides."""
    first, last = days
    fitting = max((last - first) * (1 + 2 * _AIR), last - first + 2 * LEAST_DAYS)
    width = window[1] - window[0]
    if not fitting <= width <= _LOOSEST * fitting:
        width = fitting
    middle = (first + last) / 2
    return kept((middle - width / 2, middle + width / 2), extent)


def kept(window: tuple[float, float], extent: tuple[float, float]) -> tuple[float, float]:
    """The window moved into the extent; no wider than it. An extent of a few days is given air on both sides."""
    air = max(0.0, LEAST_DAYS - (extent[1] - extent[0])) / 2
    low, high = extent[0] - air, extent[1] + air
    width = min(max(window[1] - window[0], LEAST_DAYS), high - low)
    first = min(max(window[0], low), high - width)
    return first, first + width
