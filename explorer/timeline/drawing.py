"""The picture of the line as a value: what is where, in pixels of the line's own area.

x runs from the left edge of the area in which time is drawn, y from its top, downwards. Screen and
paper paint the same value.
"""

from dataclasses import dataclass, field

from explorer.model.vocabulary import NOT_DONE
from explorer.timeline.ticks import Tick

# What is made by the hundred with each frame is not frozen, which takes three times as long to make; nobody changes it.

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels, all of which follow the size of the text."""

    row: float = 21.0
    bar: float = 16.0
    radius: float = 7.5
    dot: float = 4.0
    dot_named: float = 6.0
    tick: float = 3.0
    padding: float = 4.0
    gap: float = 5.0
    strip: float = 12.0

    def scaled(self, factor: float) -> "Metrics":
        """The same for another size of the text."""
        return Metrics(*(getattr(self, name) * factor for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane: rows of bars, rows of marks, and a strip where what finds no room is counted."""

    index: int
    key: str
    title: str
    top: float
    height: float
    bar_rows: int
    mark_rows: int
    loose_rows: int = 0
    """How many of the rows of bars are for bars without rows of their own."""
    rows: tuple[int, ...] = ()
    """The builder's rows of bars that hold something now, from the top."""
    collapsed: bool = False
    """One row high: dots and thin bars without titles, and counts."""
    held: bool = False
    """Stays at the top of the view when the lanes are scrolled."""


@dataclass(slots=True, unsafe_hash=True)
class Bar:
    """A segment of a bar, from `x0` to `x1`; it fades between `x0` and `solid0`, and `solid1` and `x1`."""

    entity: int
    lane: int
    x0: float
    x1: float
    solid0: float
    solid1: float
    y: float
    height: float
    flags: int
    state: int
    sources: int
    ring: float | None = None
    """Where the middle of the ring stands that says who tells; None where there is no room."""
    item: int = -1
    """Where it stands in the columns."""
    status: str = ""
    """Of what was not done: planned, promised, demanded…"""
    fade0: float = 0.0
    fade1: float = 0.0
    """How far it fades on beyond its left and its right end."""

    @property
    def ring_radius(self) -> float:
        """Of that ring."""
        return self.height / 2 - 1


@dataclass(frozen=True, slots=True)
class DateDot:
    """A date that some documents give an event: somewhere from `low` to `high`, `x` being the middle."""

    x: float
    low: float
    high: float
    sources: int
    inferred: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Form:
    """How the date of a mark is drawn."""

    span: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Where it begins to show, is all there, begins to fade and is gone."""
    status: str = ""
    """Of what was not done: planned, promised, demanded…"""
    dates: tuple[DateDot, ...] = ()
    """Each document's own, from left to right, where they cannot all hold."""
    reach: tuple[float, float] | None = None
    """From where to where they stand in the row of the mark, named; None where they stand small below it."""


@dataclass(slots=True, unsafe_hash=True)
class Phase:
    """A step or a stretch in the life of what a bar stands for, as some documents have it."""

    entity: int
    lane: int
    kind: str
    status: str
    x0: float
    x1: float
    y: float
    moment: bool
    sources: int
    inferred: bool = False
    tie: float | None = None
    """The end of its bar, where it lies outside: a thin line joins them."""
    known: tuple[float, float] | None = None
    """Of a step: from where to where it may have been, where that is much wider than a point."""

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it is drawn, but for the width of a diamond."""
        return self.known or (self.x0, self.x1)

    @property
    def not_done(self) -> bool:
        """Whether it was only to be."""
        return self.status in NOT_DONE or self.kind in ("demanded", "promised", "negotiated")


@dataclass(frozen=True, slots=True)
class Trail:
    """Behind a bar that nobody ends: from where it fades out to a question mark at the day up to which documents can
    speak, or before what comes next in its row."""

    entity: int
    lane: int
    x0: float
    x1: float
    y: float


@dataclass(slots=True, unsafe_hash=True)
class Mark:
    """An event at (`x`, `y`), which may have been anywhere from `low` to `high`."""

    entity: int
    lane: int
    x: float
    y: float
    radius: float
    low: float
    high: float
    flags: int
    state: int
    sources: int
    item: int = -1
    """Where it stands in the columns."""
    form: Form = field(default_factory=Form)

    @property
    def left(self) -> float:
        """Where in its row it begins, its dates included."""
        return self.form.reach[0] if self.form.reach else self.x - self.radius

    @property
    def right(self) -> float:
        """Where in its row it ends, its dates included."""
        return self.form.reach[1] if self.form.reach else self.x + self.radius


@dataclass(slots=True, unsafe_hash=True)
class Label:
    """A title whose box begins at (`x`, `y`), `y` being the middle of its height."""

    entity: int
    text: str
    x: float
    y: float
    width: float
    strong: bool
    on_bar: bool
    muted: bool = False
    """Of what a document leaves out, or what goes with a title."""


@dataclass(slots=True, unsafe_hash=True)
class Count:
    """Events at one place that found no room: how many, and of which days."""

    lane: int
    x: float
    y: float
    number: int
    first: float
    last: float
    chosen: bool = False
    """Whether something selected is among them."""
    found: int = 0
    """How many of them were searched for."""


@dataclass(slots=True, unsafe_hash=True)
class Density:
    """How much there is in one lane: a step of `step` pixels each, from `x0`, `values` from 0 to 1."""

    lane: int
    x0: float
    step: float
    y: float
    height: float
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Era:
    """A stretch of years with a name, in pixels: it may begin at `x0`, has begun at `solid0`, lasts to `solid1` and is
    over at `x1`."""

    title: str
    x0: float
    solid0: float
    solid1: float
    x1: float
    row: int = 0
    """Eras that overlap stand in several rows."""
    tint: int = 0
    """Which of the two tints that alternate in a row."""
    key: str = ""

    @property
    def begin(self) -> float:
        """The middle of its doubtful beginning."""
        return (self.x0 + self.solid0) / 2

    @property
    def end(self) -> float:
        """The middle of its doubtful end."""
        return (self.solid1 + self.x1) / 2


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
    entity: int = -1
    """Whose title it is, if it is one."""

    @property
    def stray(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Where it lies too far off its spot to be seen to belong there, a line from one to the other."""
        x = min(max(self.spot[0], self.x), self.x + self.width)
        y = min(max(self.spot[1], self.y), self.y + self.height)
        far = abs(x - self.spot[0]) + abs(y - self.spot[1]) > self.height * 0.8
        return (self.spot, (x, y)) if far else None

    @property
    def box(self) -> Box:
        """Where it lies."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def covers(self, box: Box) -> bool:
        """Whether it lies over any of a box."""
        return self.x < box[2] and box[0] < self.x + self.width and self.y < box[3] and box[1] < self.y + self.height


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything to paint."""

    width: float = 0.0
    height: float = 0.0
    lanes: tuple[LaneBox, ...] = ()
    """Those that are shown, from the top."""
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()
    who: tuple[Label, ...] = ()
    """Who took part, behind titles, where days are shown."""
    callout: Tag | None = None
    """The title of what is chosen, where there is no room for it beside its mark; over the lanes as they are seen."""
    counts: tuple[Count, ...] = ()
    densities: tuple[Density, ...] = ()
    ticks: tuple[tuple[float, Tick], ...] = ()
    eras: tuple[Era, ...] = ()
    phases: tuple[Phase, ...] = ()
    trails: tuple[Trail, ...] = ()
    unended: frozenset[int] = frozenset()
    """The bars, by where they stand in the columns, that nobody ends."""
    metrics: Metrics = field(default_factory=Metrics)
    held: float = 0.0
    """How much of the height, from the top, stays when the lanes are scrolled."""
