"""Warnings: what the documents themselves make odd. A note where it stands silences each."""

import re
from collections import defaultdict

from explorer.dataset.read import Problem
from explorer.model.days import to_date
from explorer.model.edtf import parse
from explorer.model.fold import fold
from explorer.model.records import Claim, Dataset

Places = dict[str, tuple[str, int]]


def check_oddities(data: Dataset, places: Places, lines: Places, problems: list[Problem]) -> None:
    """Every warning."""
    def odd(place: tuple[str, int], name: str, message: str) -> None:
        problems.append(Problem(*place, name, f"{message}; if that is what the documents say, say so in a note",
                                "warning"))

    passages = {p.key: p for b in data.blocks for p in b.passages}
    used = {key for claim in data.claims for key in claim.passages}
    for key, passage in passages.items():
        if key not in used and passage.role != "heading" and not passage.note:
            odd(lines[key], key, "no claim rests on this statement")
    for claim in data.claims:
        year = _year(claim)
        if year and claim.basis == "document" and not claim.inferred and not claim.note:
            words = " ".join(passages[k].text for k in claim.passages if k in passages)
            if str(year) not in words and f"{str(year)[:3]}0s" not in words:
                odd(places[claim.key], "when", f"the year {year} stands in none of its statements; add the one "
                                               "that gives it, or “inferred: yes”")
    _terms(data, places, odd)
    _offices(data, places, odd)
    _births(data, places, odd)
    _names(data, places, odd)


def _year(claim: Claim) -> int | None:
    if not claim.edtf:
        return None
    day = parse(claim.edtf).earliest
    return None if day is None else to_date(day)[0]


def _terms(data: Dataset, places: Places, odd) -> None:  # type: ignore[no-untyped-def]
    """A term in years beside an interval of another length, claimed by one source of one thing."""
    spans: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in data.claims:
        if claim.property in ("term", "lease", "duration"):
            spans[claim.entity, claim.source].append(claim)
    for claims in spans.values():
        for length in (c for c in claims if c.unit.startswith("year") and c.number_low and not c.note):
            for term in (c for c in claims if "/" in c.edtf and not c.note):
                date = parse(term.edtf)
                if date.earliest is None or date.end_latest is None:
                    continue
                years = to_date(date.end_latest)[0] - to_date(date.earliest)[0]
                if abs(years - (length.number_low or 0)) > 1:
                    odd(places[length.key], "figure", f"{length.number_low:g} years do not fill {term.edtf} "
                                                      f"({term.key})")


def _offices(data: Dataset, places: Places, odd) -> None:  # type: ignore[no-untyped-def]
    """Two holders of one office at once, as one document has it."""
    held: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in data.claims:
        if claim.property == "holds office" and claim.edtf:
            held[claim.object, claim.source].append(claim)
    for claims in held.values():
        for i, a in enumerate(claims):
            for b in claims[i + 1:]:
                if a.entity == b.entity or a.note or b.note:
                    continue
                first, second = parse(a.edtf), parse(b.edtf)
                inside = (first.latest is not None and second.latest is not None
                          and max(first.latest, second.latest)
                          < min((e for e in (first.end_earliest, second.end_earliest) if e is not None),
                                default=10**9))
                if inside and first.interval and second.interval:
                    odd(places[b.key], "when", f"overlaps {a.key}, another holder of the same office")


def _births(data: Dataset, places: Places, odd) -> None:  # type: ignore[no-untyped-def]
    """A person who acts before being born."""
    born = {c.entity: day for c in data.claims if c.property == "born" and (day := parse(c.edtf).earliest) is not None}
    for claim in data.claims:
        last = parse(claim.edtf).end_latest if claim.edtf and claim.property != "born" and not claim.note else None
        for key in (claim.entity, claim.object):
            if last is not None and key in born and last < born[key]:
                odd(places[claim.key], "when", f"{claim.edtf} is before the birth of {key}")


def _names(data: Dataset, places: Places, odd) -> None:  # type: ignore[no-untyped-def]
    owners: dict[str, str] = {}
    for entity in data.entities:
        noted = {fold(n.text) for n in entity.names if n.note}
        for text in {fold(entity.title), *(fold(n.text) for n in entity.names)}:
            plain = re.sub(r"\s+", " ", text)
            if plain in owners and owners[plain] != entity.key and text not in noted:
                odd(places[entity.key], "names", f"“{plain}” is a name of {owners[plain]} too")
            owners.setdefault(plain, entity.key)
