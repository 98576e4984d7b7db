"""Claims -> periods, and what of them stands on the line: marks and segments of bars."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from explorer.model.agreement import Silence, State, first_date, silence_of, state_between, state_of
from explorer.model.dated import goes_on, met, standing
from explorer.model.edtf import Edtf, parse
from explorer.model.records import DRAWN, Claim, Dataset, Disagreement, Entity, Period
from explorer.model.vocabulary import ENDS, NOT_DONE, PHASES, STARTS

LONG = 400
"""Days from which an event that lasted is a bar and no mark."""
PASSING = ("declaration", "law", "agreement")
"""Kinds of treaty that are signed, and of which it is not to be taken for granted that they last."""
AHEAD = frozenset(("demanded", "promised", "negotiated", "lease", "term"))
"""Phases that say what was to be, whatever their status."""


@dataclass(frozen=True, slots=True)
class Item:
    """One mark, or one segment of a bar. Bounds are day numbers; a mark's start and end are one date."""

    entity: str
    bar: bool
    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    open_end: bool = False
    planned: bool = False
    approximate: bool = False
    inferred: bool = False
    silent: bool = False
    not_after: bool = False
    """Whether it, or its beginning, is only known to have been by then."""
    not_before: bool = False
    """Whether it is only known not to have been before."""
    end_told: bool = True
    """Whether somebody says when it ended, or was to end."""
    start_told: bool = True
    """Whether somebody says that it began then; what was to be may only be drawn on from where a bar ends."""

    def moments(self) -> list[tuple[int, int]]:
        """(first day, last day) of each beginning and end that somebody tells of."""
        found = [(self.start_earliest, self.start_latest)] if self.start_told else []
        if self.bar and self.end_told and not self.open_end:
            found.append((self.end_earliest, self.end_latest))
        return found

    sources: frozenset[str] = frozenset()
    state: State = State.UNTOLD


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells of one entity, and whether they agree."""

    state: State
    counts: dict[str, int]
    silences: dict[str, Silence]
    when: Edtf | None


def periods(claims: Iterable[Claim]) -> list[Period]:
    """The phases that claims speak of."""
    found = []
    for claim in claims:
        if claim.property in PHASES and claim.edtf:
            date = parse(claim.edtf)
            found.append(Period(claim.entity, claim.property, claim.object, claim.edtf, date.earliest, date.latest,
                                date.end_earliest, date.end_latest, date.open_end, claim.status, claim.key))
    return found


def reaches(data: Dataset) -> dict[str, tuple[int, int]]:
    """From the first to the last day of the steps and stretches that are told of each entity, also beside its bar."""
    found: dict[str, tuple[int, int]] = {}
    for period in periods(data.claims):
        days = [d for d in (period.start_earliest, period.start_latest, period.end_earliest, period.end_latest)
                if d is not None]
        if days:
            days += found.get(period.entity, ())
            found[period.entity] = min(days), max(days)
    return found


def tellings(data: Dataset) -> dict[str, Telling]:
    """For each entity, who tells of it: in claims about it, or about something else that name it."""
    about: dict[str, list[Claim]] = defaultdict(list)
    naming: dict[str, list[Claim]] = defaultdict(list)
    for claim in data.claims:
        about[claim.entity].append(claim)
        if claim.object and claim.object != claim.entity:
            naming[claim.object].append(claim)
    source_of = {c.key: c.source for c in data.claims}
    touching = _touching(data)
    found = {}
    for entity in data.entities:
        claims, others = about[entity.key], naming[entity.key]
        counts: dict[str, int] = defaultdict(int)
        for claim in (*claims, *others):
            if claim.basis == "document":
                counts[claim.source] += 1
        when = first_date(claims) or first_date(others)
        silences = {s.key: silence_of(s, data.layers, data.scopes, entity.topics, when)
                    for s in data.sources if s.key not in counts}
        found[entity.key] = Telling(state_of(claims, touching[entity.key], source_of, counts), dict(counts), silences,
                                     when)
    return found


def _touching(data: Dataset) -> dict[str, list[Disagreement]]:
    """For each entity the disagreements that have a claim about it."""
    owner = {c.key: c.entity for c in data.claims}
    found: dict[str, list[Disagreement]] = defaultdict(list)
    for disagreement in data.disagreements:
        for key in {owner[k] for side in disagreement.sides for k in side if k in owner}:
            found[key].append(disagreement)
    return found


def pair_states(data: Dataset, told: dict[str, Telling]) -> dict[str, dict[tuple[str, str], State]]:
    """For each entity that several tell of, whether each two of them agree; both pairs and their two in order."""
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in data.claims:
        about[claim.entity].append(claim)
    source_of = {c.key: c.source for c in data.claims}
    touching = _touching(data)
    return {e.key: {two: state_between(two, about[e.key], touching[e.key], source_of)
                    for two in combinations((s.key for s in data.sources if s.key in told[e.key].counts), 2)}
            for e in data.entities if len(told[e.key].counts) > 1}


def items(data: Dataset, told: dict[str, Telling], source: str = "") -> dict[str, list[Item]]:
    """What stands on the line for each entity that has a date: as all claims have it, or one source's."""
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in data.claims:
        if not source or claim.source == source:
            about[claim.entity].append(claim)
    nows = {s.key: parse(s.published).end_latest for s in data.sources if s.published}
    found = {}
    for entity in data.entities:
        if entity.kind in DRAWN:
            telling = told[entity.key]
            drawn = _drawn(entity, about[entity.key], nows)
            found[entity.key] = [replace(i, sources=frozenset(telling.counts), state=telling.state) for i in drawn]
    return found


def _drawn(entity: Entity, claims: list[Claim], nows: dict[str, int | None]) -> list[Item]:
    phases = periods(claims)
    by_key = {c.key: c for c in claims}
    done = [p for p in phases if p.status not in NOT_DONE and p.kind not in AHEAD]
    ahead = [p for p in phases if p not in done]
    bars = _main_bar(entity, done, by_key, nows)
    if bars:
        return bars + _ahead(entity.key, ahead, bars[0].end_earliest)
    return _marks(entity, claims) or _ahead(entity.key, ahead, None)


def _main_bar(entity: Entity, done: list[Period], claims: dict[str, Claim], nows: dict[str, int | None]) -> list[Item]:
    """What lasted. Where nobody says that it ended, it ends somewhere between its beginning and the "now" of who tells
    of it; where somebody says that it goes on, it is open there. What lasted some years ended in them, also where no
    interval is written; but that it was in use in some year does not make it begin then, where somebody tells that it
    was there before."""
    spans = [p for p in done if p.kind not in STARTS + ENDS]
    lasting = entity.kind in ("base", "treaty") and entity.treaty_kind not in PASSING
    starts = [(low, p.start_latest, p.kind in STARTS or "/" in p.edtf) for p in done
              if (p.kind in STARTS or p in spans) and p.start_latest is not None
              and (low := p.start_latest if p.start_earliest is None else p.start_earliest) is not None]
    ends = [(p.end_earliest, high) for p in done if p.end_earliest is not None
            and (p.kind in ENDS or (p in spans and ("/" in p.edtf or p.kind == "lasted") and not p.open))
            and (high := p.end_earliest if p.end_latest is None else p.end_latest) is not None]
    if not starts or not (spans or ends or lasting):
        return []
    known = min(high for _, high, _ in starts)
    first = met([(low, high) for low, high, begins in starts if begins or low <= known])
    going = [p for p in spans if goes_on(claims[p.claim], _now(claims[p.claim], nows))]
    still = bool(going) and not any(p.kind in ENDS for p in done)
    tellers = going if still else done
    now = max([d for p in tellers if (d := _now(claims[p.claim], nows)) is not None], default=first[1])
    seen = max(high for _, high, _ in starts)
    last = (max(now, seen),) * 2 if still else met(ends) if ends else (seen, max(now, seen))
    if last[1] - first[0] < LONG and not (still and any(p.open for p in going)):
        return []
    rough = any(parse(p.edtf).approximate for p in done)
    return [Item(entity.key, True, first[0], first[1], last[0], last[1], still, approximate=rough,
                 inferred=all(claims[p.claim].inferred for p in done), end_told=bool(ends),
                 not_after=all(p.start_earliest is None for p in done if p.kind in STARTS or p in spans))]


def _now(claim: Claim, nows: dict[str, int | None]) -> int | None:
    """Up to when a claim can speak: its own "now" if it has one, else its document's."""
    own = parse(claim.as_of).end_latest if claim.as_of else None
    return own if own is not None else nows.get(claim.source)


def _ahead(key: str, ahead: list[Period], after: int | None) -> list[Item]:
    """What was to be: from where the bar ends, or where it was to begin, to where it was to end."""
    bounds = []
    for period in ahead:
        if period.end_latest is None or period.status == "denied":
            continue
        first = period.start_earliest if period.start_earliest is not None else after
        if after is not None and first is not None:
            first = max(first, after)
        if first is not None and first < period.end_latest and (
                after is None or after < (period.end_earliest or period.end_latest)):  # or it was over in that time
            bounds.append((first, period.end_earliest or period.end_latest, period.end_latest))
    if not bounds:
        return []
    start = min(b[0] for b in bounds)
    return [Item(key, True, start, start, max(b[1] for b in bounds), max(b[2] for b in bounds), planned=True,
                 start_told=any(p.start_earliest == start for p in ahead))]


def _marks(entity: Entity, claims: list[Claim]) -> list[Item]:
    chosen = standing(claims)
    dates = [parse(c.edtf) for c in chosen]
    lows = [d.earliest for d in dates if d.earliest is not None]
    highs = [h for d in dates if (h := d.latest if d.end_latest is None and d.interval else d.end_latest) is not None]
    if not lows and not highs:
        return []
    low, high = max(lows, default=min(highs, default=0)), min(highs, default=max(lows, default=0))
    if low > high:
        low, high = min(lows + highs), max(lows + highs)
    lasted = high - low >= LONG and any(d.interval for d in dates)
    start, end = ((low, low), (high, high)) if lasted else ((low, high), (low, high))
    return [Item(entity.key, lasted, *start, *end, planned=all(c.status in NOT_DONE for c in chosen),
                 approximate=any(d.approximate for d in dates),
                 inferred=all(c.inferred for c in chosen), not_after=not lows, not_before=not highs)]
