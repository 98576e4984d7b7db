"""Which years each document covers, and when it was written, in days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.model.edtf import parse
from explorer.model.records import Layer, Scope, Source

Days = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cover:
    """One document: the years it covers, and when it and its parts were written."""

    source: str
    bands: tuple[Days, ...]
    """In order, none touching another."""
    written: Days | None
    """Within which days; None where nobody says."""
    inferred: bool
    nows: tuple[Days, ...]
    """Of its parts that have a time of writing of their own, in order."""
    lost: bool
    """Whether some of its text is lost."""


def covers(sources: Sequence[Source], layers: Iterable[Layer], scopes: Iterable[Scope],
           extent: Days) -> tuple[Cover, ...]:
    """What each document covers, in their order; what has no first or last day runs to that of the extent."""
    layers, scopes = tuple(layers), tuple(scopes)
    found = []
    for source in sources:
        own = [s for s in scopes if s.source == source.key]
        spans = [days_of(s.edtf, extent) for s in own if not s.lost]
        nows = [days_of(part.edtf) for part in layers if part.source == source.key]
        found.append(Cover(source.key, _joined([s for s in spans if s]), days_of(source.published),
                           source.published_inferred, tuple(sorted(n for n in nows if n)), any(s.lost for s in own)))
    return tuple(found)


def days_of(edtf: str, extent: Days | None = None) -> Days | None:
    """First and last day of a date, None of none; a bound that it lacks is the extent's, or else the other."""
    if not edtf:
        return None
    date = parse(edtf)
    low, high = date.earliest, date.end_latest
    if low is None and high is None:
        return None
    first = low if low is not None else extent[0] if extent else high
    last = high if high is not None else extent[1] if extent else low
    return float(first or 0), float(last or 0)


def _joined(spans: list[Days]) -> tuple[Days, ...]:
    """The same days in as few spans as can be."""
    found: list[Days] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)
