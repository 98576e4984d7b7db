"""What the line shows through the lens of the session, in words and columns."""

from collections.abc import Sequence

import numpy as np

from explorer.model.agreement import Silence
from explorer.model.dated import Dated
from explorer.model.filters import Filters
from explorer.model.schema import Flag
from explorer.timeline.columns import Bools, Columns
from explorer.timeline.lens import SHARED, Lanes, through_one, through_two
from explorer.timeline.trails import unended
from explorer.ui.desk import Desk, translate


def lanes_of(desk: Desk, scheme: str) -> Lanes:
    """(key, title) of the lanes of a scheme; what the editors have not named themselves is in the reader's language."""
    return tuple((key, translate("Lane", title)) for key, title in desk.library.lanes(scheme))


def seen(desk: Desk, scheme: Columns) -> Columns:
    """What of the line is seen through the lens; `scheme` is all of it, in the lanes of the session's scheme."""
    state, library = desk.session.state, desk.library
    if not state.lens:
        return scheme
    order = [s.key for s in library.sources]
    told = [Columns(scheme.lanes, **library.lane_columns("source", order.index(key))) for key in state.lens]
    if len(told) == 2:
        return through_two(told[0], told[1], library.pair(*state.lens), _pair_lanes(desk, *state.lens))
    return told[0] if state.scheme == "source" else through_one(told[0], scheme)


def own_dates(desk: Desk, number: int) -> Sequence[Dated]:
    """The dates that the documents of the lens give to an entity; of what none of them tells, or without a lens, those
    of all."""
    lens, library = desk.session.state.lens, desk.library
    dates = library.dates([number])[number]
    if not lens or not any(key in library.telling(library.keys([number])[0]) for key in lens):
        return dates
    return [d for d in dates if library.sources[d.source].key in lens]


def givers(desk: Desk, columns: Columns) -> tuple[int, ...]:
    """For each lane the documents, as bits, whose dates may be drawn in it; none where they all may."""
    state = desk.session.state
    bit = {s.key: 1 << n for n, s in enumerate(desk.library.sources)}
    if state.lens:
        return (sum(bit[key] for key in state.lens),) * len(columns.lanes)
    return tuple(bit[key] for key, _ in columns.lanes) if state.scheme == "source" else ()


def _pair_lanes(desk: Desk, first: str, second: str) -> Lanes:
    only = translate("Lens", "Only {document}")
    agree, differ, other, together = SHARED
    both: Lanes = ((agree, translate("Lens", "Both, agreeing")), (differ, translate("Lens", "Both, differing")),
                   (other, translate("Lens", "Both, not comparable")))
    return (("first", only.format(document=desk.source(first).short_title)),
            *(both if desk.session.state.verdicts else ((together, translate("Lens", "Both")),)),
            ("second", only.format(document=desk.source(second).short_title)))


def told_through(desk: Desk) -> Bools:
    """For every entity id whether it is for the line, and a document of the lens tells of it; any, without a lens."""
    return desk.library.passing(Filters(sources=frozenset(desk.session.state.lens)))


def undated(desk: Desk, scheme: Columns, columns: Columns) -> list[tuple[int, str]]:
    """(id, key) of what has no date, and then of what only documents date that are not of the lens, each the most
    salient first; `columns` is what of all in the scheme is seen."""
    if not desk.session.state.lens:
        return desk.library.undated
    lent = told_through(desk).copy()
    lent[columns.entity] = False
    items = np.flatnonzero(lent[scheme.entity])
    numbers = list(dict.fromkeys(scheme.entity[items[np.argsort(scheme.rank[items], kind="stable")]].tolist()))
    return [*desk.library.undated, *zip(numbers, desk.library.keys(numbers), strict=True)]


def leaving_out(desk: Desk, key: str) -> list[str]:
    """Short titles of the documents of the lens that say nothing of an entity, though they could have."""
    if not desk.session.state.lens:
        return []
    silences = desk.library.silences(key)
    return [desk.source(s).short_title for s in desk.session.state.lens
            if silences.get(s) is Silence.COULD_HAVE_SPOKEN]


def keys_seen(desk: Desk, columns: Columns, days: tuple[float, float], most: int) -> list[str]:
    """What stands on the line and is told to begin or end in these days, by date; of very many the most salient."""
    first, last = days
    begins = (columns.start_earliest <= last) & (columns.start_latest >= first)
    ends = (columns.end_earliest <= last) & (columns.end_latest >= first) & ~columns.has(Flag.OPEN_END)
    items = np.flatnonzero((begins | ends) & ~columns.has(Flag.SILENT))
    chief = items[np.argsort(columns.rank[items], kind="stable")][:2 * most]
    only = chief[~begins[chief] & columns.has(Flag.BAR)[chief]]
    lens = {n for n, s in enumerate(desk.library.sources) if s.key in desk.session.state.lens}
    untold = [number for number, said in desk.library.dates(np.unique(columns.entity[only]).tolist()).items()
              if unended([d for d in said if d.source in lens])]
    chief = chief[~(np.isin(chief, only) & np.isin(columns.entity[chief], untold))]
    entities = dict.fromkeys(columns.entity[chief].tolist())
    return desk.library.in_order(desk.library.keys(list(entities)[:most]))


def signs(desk: Desk) -> tuple[str, ...]:
    """A letter for each document, where no two begin alike, or its number; of two that are compared the first letters
    in which their names differ word by word."""
    titles = [source.short_title.split() for source in desk.library.sources]
    letters = [words[0][0].upper() if words else "" for words in titles]
    distinct = all(letters) and len(set(letters)) == len(letters)
    found = tuple(letters if distinct else [str(n) for n in range(1, len(titles) + 1)])
    order = [source.key for source in desk.library.sources]
    if len(desk.session.state.lens) == 2:
        places = [order.index(key) for key in desk.session.state.lens]
        first, second = ([word[0].upper() for word in titles[n]] for n in places)
        apart = next((both for both in zip(first, second, strict=False) if both[0] != both[1]), None)
        if apart is not None:
            own = dict(zip(places, apart, strict=True))
            found = tuple(own.get(n, sign) for n, sign in enumerate(found))
    return found
