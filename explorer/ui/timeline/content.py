"""What the line shows of a library in one lane scheme, and what stepping and selecting mean on it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from math import floor, inf

import numpy as np

from explorer.model.days import to_date, to_day
from explorer.model.edtf import parse
from explorer.model.filters import All, Filters, Within
from explorer.model.schema import Flag
from explorer.model.wording import MONTHS
from explorer.session import gathered
from explorer.session.state import State
from explorer.timeline.columns import Columns, Ints
from explorer.timeline.detail import members
from explorer.timeline.drawing import Count, Drawing, Phase
from explorer.timeline.eras import terms
from explorer.timeline.lens import SHARED, Told
from explorer.timeline.outside import nearly_all
from explorer.timeline.pick import Picked
from explorer.timeline.scale import kept
from explorer.timeline.shown import shown
from explorer.timeline.ticks import Tick
from explorer.ui.desk import Desk
from explorer.ui.theme import Colours
from explorer.ui.timeline import lens
from explorer.ui.timeline.hover import hover_text
from explorer.ui.timeline.meanings import said

_NAMED = 8
"""Of what a count stands for so many are named."""
FIRST_DAY = to_day(1990)
"""The line begins here or earlier, and ends today or later."""
_MARGIN = 200.0
_AIR = 0.05
"""The largest share of all years that is left free on either side of them."""
MOST_SELECTED = 2000
"""More than so many are not selected at once; who wants them wants them filtered."""


class Content:
    """Arrays, titles and filters behind the line."""

    def __init__(self, desk: Desk, today: int) -> None:
        self.desk, self.today = desk, today
        self.more: Callable[[str], str] = lambda key: ""
        """What else is said of an entity, as that the reader has notes on it."""
        self.in_view: Callable[[], Sequence[int]] = lambda: self.shown.lanes
        """Which lanes are in view, from the top."""
        self.step_from: int | None = None
        """The day that the reader has gone to: the next step is from there, and not from what is chosen."""
        desk.session.listen(self._changed)
        desk.years = self.years
        self.load()

    def _changed(self, before: State, after: State) -> None:
        if before.current != after.current:
            self.step_from = None

    def load(self) -> None:
        """Read the library anew, in the scheme and through the lens of the session."""
        library, scheme = self.desk.library, self.desk.session.state.scheme
        whole = Columns(lens.lanes_of(self.desk, scheme), **library.columns(scheme))
        self.all = lens.seen(self.desk, whole)
        self.lanes = self.all.lanes
        self.titles = library.titles
        self.documents = library.sources
        self.signs = lens.signs(self.desk)
        by_document, written = scheme == "source" and not self.desk.session.state.lens, self._written()
        self.tellers = lens.givers(self.desk, self.all)
        self.shelf = lens.undated(self.desk, whole, self.all)
        self.written = None if by_document or self.desk.session.state.lens else written
        days = [d for c in (whole, self.all) for d in c.extent or ()]  # a lens must not make the period narrower
        self.extent = (min(*days, FIRST_DAY, self.today) - _MARGIN, max(*days, FIRST_DAY, self.today) + _MARGIN)
        self.home = self._home(whole)
        office = library.info.get("eras", "")
        held = library.periods("holds office", office) if office else ()
        found = terms(held, float(self.today), inf if written is None else written)
        self.eras = tuple(replace(term, title=self.desk.title(term.key)) for term in found)
        self.office = self.desk.title(office) if office else ""
        self.era_rows = 1 + max((term.row for term in found), default=0)
        self.apply_filters()

    def _written(self) -> float | None:
        """The day by which the last of the documents was written."""
        days = [day for s in self.documents if s.published and (day := parse(s.published).end_latest) is not None]
        return float(max(days)) if days else None

    def _home(self, whole: Columns) -> tuple[float, float]:
        """The years that are shown as all: those that the dataset opens at, or else where nearly all lies."""
        years = self.desk.library.info.get("opens at", "")
        date = parse(years) if years else None
        if date is not None and date.earliest is not None and date.end_latest is not None:
            return kept((float(date.earliest), float(date.end_latest)), self.extent)
        found = nearly_all(whole)
        if found is None or found == whole.extent:
            return self.extent
        air = (found[1] - found[0]) * 0.02
        return kept((found[0] - air, found[1] + air), self.extent)

    def home_with(self, share: float) -> tuple[float, float]:
        """The years that are shown as all, with so large a share of what is shown left free on either side."""
        first, last = self.home
        room = self._air(min(share, _AIR))
        return max(first - room, self.extent[0]), min(last + room, self.extent[1])

    def _air(self, share: float) -> float:
        """So many whole days are that share, on either side of all years."""
        return float(floor((self.home[1] - self.home[0]) * share / (1 - 2 * share)))

    def years(self) -> tuple[int, int]:
        """First and last year in view, as one calls them: what is left free beside all years is none of them."""
        window, most = self.desk.session.state.window, self._air(_AIR)
        beside = self.home[0] - window[0], window[1] - self.home[1]
        first, last = self.home if all(0 <= days <= most for days in beside) else window
        return to_date(int(first))[0], to_date(int(last))[0]

    def apply_filters(self) -> None:
        """Ask the library what passes the filters of the session."""
        filters = self.desk.session.state.filters
        self._orders: dict[int, Ints] = {}
        self.passes = self.desk.library.passing(filters)
        if not filters:
            self.columns, self.hidden = self.all, 0
        else:
            self.columns = self.all.only(self.passes.take(self.all.entity))
            every = self.desk.library.passing(Filters())
            self.hidden = int(np.count_nonzero(every) - np.count_nonzero(self.passes))
        self.arrange()

    def arrange(self) -> None:
        """See which lanes the reader wants to see."""
        self.shown = shown(self.columns, self.desk.session.state.arrangement)

    def id_of(self, key: str) -> int | None:
        """The number the arrays use for an entity."""
        return self.desk.library.id_of(key)

    def ids_of(self, keys: Iterable[str]) -> frozenset[int]:
        """The numbers of several."""
        return frozenset(i for k in keys if (i := self.id_of(k)) is not None)

    def key_of(self, number: int) -> str:
        """The key of a number in the arrays."""
        return self.desk.library.keys([number])[0]

    @property
    def colours(self) -> Colours:
        """Those of the look, the hues of the lanes in their order: that both documents agree is not to look like a
        warning, and that they differ like none."""
        colours = self.desk.theme.colours
        if len(self.desk.session.state.lens) < 2 or len(self.lanes) != len(Told):
            return colours
        first, second, third, *rest = colours.lanes
        return replace(colours, lanes=(first, third, second, *rest))

    # Words

    def who(self, numbers: Sequence[int]) -> dict[int, list[str]]:
        """Who took part in some things, as the documents of the lens say; as all say, where there is none."""
        seen = self.desk.session.state.lens
        mask = sum(1 << n for n, s in enumerate(self.documents) if not seen or s.key in seen)
        return {number: [title for title, told in parts if told & mask]
                for number, parts in self.desk.library.people(numbers).items()}

    def tick_text(self, tick: Tick, with_year: bool = False) -> str:
        """How a tick is written: only what the tick before does not say; the first of all says the year."""
        year, month, day = to_date(tick.day)
        if tick.unit == "year":
            return self.desk.wording.date(f"{year:04d}") if 0 <= year <= 9999 else str(year)
        name = self.desk.wording.say(MONTHS[month - 1])
        short = name[:3] if len(name) > 4 else name
        words = short if tick.unit == "month" else f"{day} {short}"
        return f"{words} {year}" if with_year else words

    def hover_text(self, key: str, lane: int | None = None, phase: Phase | None = None,
                   signs: Sequence[str] = (), sources: int = 0) -> str:
        """Title, dates, who took part and who says so; in a document's lane, that it leaves this out; of two documents
        only the one whose letter stands at what `sources` give."""
        state = self.desk.session.state
        document = state.lens[0] if len(state.lens) == 1 else ""
        if not state.lens and state.scheme == "source" and lane is not None:
            document = self.lanes[lane][0]
        lettered = lane is not None and len(state.lens) == 2 and self.lanes[lane][0] in SHARED
        giving = sources.bit_length() - 1 if lettered and sources.bit_count() == 1 else None
        said = hover_text(self.desk, key, document, phase, signs, giving)
        return "\n".join(part for part in (said, self.more(key)) if part)

    def picked_text(self, drawing: Drawing, picked: Picked) -> str:
        """What is said of whatever the pointer is on."""
        if picked.entity is not None:
            return self.hover_text(self.key_of(picked.entity), picked.lane, picked.phase, picked.signs,
                                   picked.sources)
        titles = [self.count_text(drawing, picked.count)] if picked.count is not None else []
        return "\n".join([*titles, *said(picked.signs, self.desk.session.state.verdicts)])

    def members(self, drawing: Drawing, count: Count, most: int | None = None) -> list[int]:
        """The entities that a count stands for, the most salient first: all, or no more than so many."""
        return members(self.columns, self.desk.session.state.window, drawing, count, most)

    def count_text(self, drawing: Drawing, count: Count) -> str:
        """The titles that a count stands for."""
        numbers = self.members(drawing, count, _NAMED)
        titles, more = self.titles(numbers), count.number - len(numbers)
        return "\n".join([titles[n] for n in numbers] + ([f"+{more}"] if more else []))

    # Selecting and stepping

    def keys_within(self, first: float, last: float) -> list[str]:
        """What passes the filters and happens, begins or ends in these days, by date; of very many the most salient."""
        if self.desk.session.state.lens:
            return lens.keys_seen(self.desk, self.columns, (first, last), MOST_SELECTED)
        within = Within(int(first), int(last))
        return self.desk.library.select(All((self.desk.session.state.filters.term(), within)), most=MOST_SELECTED)

    def lasting_through(self, first: int, last: int) -> int:
        """How many things are shown that began before some days and end after them."""
        columns = self.columns
        items = np.flatnonzero((columns.start_latest < first) & (columns.end_latest > last)
                               & ((columns.flags & int(Flag.SILENT)) == 0))
        items = items[np.isin(columns.lane[items], self.shown.lanes)]
        chosen = self.ids_of(self.desk.session.state.selected)
        return len(set(columns.entity[items].tolist()) - chosen)

    def select_span(self, first: float, last: float) -> None:
        """Select what is shown and happens, begins or ends in these days; none of it becomes the current one, which the
        reader has not asked for. Where that is nothing, what is chosen stays so."""
        lost = frozenset(self.shown.lost.tolist())
        keys = [k for k in self.keys_within(first, last) if not lost or self.id_of(k) not in lost]
        if keys or self.desk.nothing_chosen:
            self.desk.session.change(selected=tuple(keys), current="", passage="", days=(int(first), int(last)))

    def toggle(self, key: str) -> None:
        """Add to the selection, and to what is gathered for export; or take away."""
        state = self.desk.session.state
        if key in state.selected:
            rest = tuple(k for k in state.selected if k != key)
            current = rest[-1] if rest and state.current == key else state.current
            self.desk.session.change(selected=rest, current=current, gathered=gathered.without(state, (key,)))
        else:
            self.desk.session.change(selected=(*state.selected, key), current=key, passage="",
                                     gathered=gathered.added(state, (key,)))

    def _order(self, lane: int) -> Ints:
        """Items of a lane that can be stepped to, by date."""
        if lane not in self._orders:
            first, *_, last = self.columns.bounds[lane]
            found = first + np.flatnonzero((self.columns.flags[first:last] & int(Flag.SILENT)) == 0)
            self._orders[lane] = found[np.lexsort((self.columns.rank[found], self.columns.start_earliest[found]))]
        return self._orders[lane]

    def _place(self) -> tuple[int, int] | None:
        """Lane of the current entity, and where it stands in its order."""
        number = self.id_of(self.desk.session.state.current)
        for item in self.columns.items_of(frozenset((number,))) if number is not None else ():
            lane = int(self.columns.lane[item])
            if lane in self.shown.lanes and len(at := np.flatnonzero(self._order(lane) == item)):
                return lane, int(at[0])
        return None

    def step(self, way: int) -> None:
        """To the next or previous event in time, in the same lane; where nothing is chosen, to the first or last that
        is in view."""
        if self.step_from is not None:
            self._step_from(self.step_from, way)
            return
        place = self._place()
        if place is None and (seen := self._seen()) is not None:
            self.desk.open(self.key_of(int(self.columns.entity[seen[0 if way > 0 else -1]])))
            return
        lane = place[0] if place else next((n for n in self.shown.lanes if len(self._order(n))), None)
        if lane is None:
            return
        order = self._order(lane)
        entities = self.columns.entity[order]
        at = place[1] if place else (-1 if way > 0 else len(order))
        current = self.id_of(self.desk.session.state.current)
        at += way
        while 0 <= at < len(order) and int(entities[at]) == current:
            at += way
        if 0 <= at < len(order):
            self.desk.open(self.key_of(int(entities[at])))

    def _step_from(self, day: int, way: int) -> None:
        """To what begins next after a day, or last before it, in the lane that is stepped in."""
        self.step_from = None
        if (lane := self.lane_of_current()) is None:
            return
        order = self._order(lane)
        begun = self.columns.start_earliest[order] >= day
        items = order[begun] if way > 0 else order[~begun]
        if len(items):
            self.desk.open(self.key_of(int(self.columns.entity[items[0 if way > 0 else -1]])))

    def _seen(self) -> Ints | None:
        """What begins in the window, by date, in the first lane in view of which anything does; or else lies in it."""
        columns, (first, last) = self.columns, self.desk.session.state.window
        orders = [self._order(n) for n in self.in_view() if n in self.shown.lanes]
        begun = [order[(columns.start_earliest[order] >= first) & (columns.start_earliest[order] <= last)]
                 for order in orders]
        lasting = [order[(columns.end_latest[order] >= first) & (columns.start_earliest[order] <= last)]
                   for order in orders]
        return next((items for items in (*begun, *lasting) if len(items)), None)

    def step_lane(self, way: int) -> None:
        """To what is nearest in time in the next lane that holds something."""
        place = self._place()
        if place is None:
            self.step(way)
            return
        lane, at = place
        start = int(self.columns.start_earliest[self._order(lane)[at]])
        n = self.shown.lanes.index(lane) + way
        while 0 <= n < len(self.shown.lanes):
            order = self._order(self.shown.lanes[n])
            if len(order):
                nearest = order[np.abs(self.columns.start_earliest[order] - start).argmin()]
                self.desk.open(self.key_of(int(self.columns.entity[nearest])))
                return
            n += way

    def days_of_current(self) -> tuple[int, int] | None:
        """First and last day of the current entity where it is stepped from."""
        place = self._place()
        if place is None:
            return None
        item = self._order(place[0])[place[1]]
        return int(self.columns.start_earliest[item]), int(self.columns.end_latest[item])

    def stops(self) -> tuple[Ints, Ints]:
        """First and last days of the events, and of each beginning and end of a bar, in the lane that is stepped in; in
        all lanes where nothing is chosen."""
        place, columns = self._place(), self.columns
        lanes = (place[0],) if place else self.shown.lanes
        items = np.concatenate([np.empty(0, dtype=np.intp), *(self._order(n) for n in lanes)])
        bars = (columns.flags[items] & int(Flag.BAR)) != 0
        first, last = columns.start_earliest[items], columns.end_latest[items]
        return (np.concatenate((first, last[bars])),
                np.concatenate((np.where(bars, first, last), last[bars])))

    def lane_of_current(self) -> int | None:
        """The lane in which the current entity is stepped from; the first of all where there is none."""
        place = self._place()
        return place[0] if place else next(iter(self.shown.lanes), None)

    def told_undated(self, lane: str) -> int:
        """Of a lane by document: how many things it tells of, and only others date; else 0."""
        state = self.desk.session.state
        if state.scheme != "source" or state.lens:
            return 0
        dated = np.zeros(len(self.passes), dtype=np.bool_)
        dated[self.columns.entity] = True
        own = self.columns.lane == [key for key, _ in self.lanes].index(lane)
        dated[self.columns.entity[own & ~self.columns.has(Flag.SILENT)]] = False
        told = self.desk.library.passing(replace(state.filters, sources=frozenset((lane,))))
        return int(np.count_nonzero(dated & told))

    def events_in(self, lane: int) -> int:
        """How many things stand in a lane and pass the filters, what a document leaves out not among them."""
        return len(np.unique(self.columns.entity[self._order(lane)]))

    def days_found(self, numbers: frozenset[int]) -> list[float]:
        """The middle days of some entities, in all lanes that are shown."""
        columns = self.columns
        items = columns.items_of(numbers)
        items = items[np.isin(columns.lane[items], self.shown.lanes)]
        middles = (columns.start_earliest[items].astype(float) + columns.end_latest[items]) / 2
        found: list[float] = np.unique(middles).tolist()
        return found

    def anything_in(self, days: tuple[float, float]) -> bool:
        """Whether anything that passes the filters lies in some days."""
        return bool(((self.columns.start_earliest <= days[1]) & (self.columns.end_latest >= days[0])).any())

    def days_of(self, numbers: Iterable[int]) -> tuple[float, float] | None:
        """First and last day of some entities."""
        wanted = self.columns.items_of(frozenset(numbers))
        if not len(wanted):
            return None
        return float(self.columns.start_earliest[wanted].min()), float(self.columns.end_latest[wanted].max())

    def window_on(self, numbers: Iterable[int]) -> tuple[float, float] | None:
        """The window that shows some entities and a little around them."""
        days = self.days_of(numbers)
        if days is None:
            return None
        room = max((days[1] - days[0]) * 0.2, 20.0)
        return kept((days[0] - room, days[1] + room), self.extent)

    def window_with(self, key: str, window: tuple[float, float]) -> tuple[float, float]:
        """A window, panned without zooming so that an entity's start is in view."""
        number = self.id_of(key)
        days = self.days_of([number]) if number is not None else None
        first, last = window
        if days is None or (days[1] >= first and days[0] <= last):
            return window
        middle, half = (days[0] + min(days[1], days[0] + (last - first) / 2)) / 2, (last - first) / 2
        return kept((middle - half, middle + half), self.extent)

    def passing_keys(self) -> list[str]:
        """All that passes the filters and is told through the lens, the undated too, by date; of very many the most
        salient."""
        state = self.desk.session.state
        told = Filters(sources=frozenset(state.lens))
        return self.desk.library.select(All((state.filters.term(), told.term())), most=MOST_SELECTED)

    def undated(self) -> list[str]:
        """What has no date, passes and is told through the lens, for the shelf, the most salient first; through a lens
        also what only other documents date."""
        if self.documents is not self.desk.library.sources:
            return []  # another dataset is being opened: it is read next
        passing = self.passes & lens.told_through(self.desk)
        return [key for number, key in self.shelf if passing[number]]
