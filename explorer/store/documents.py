"""What is known of one document among the others: what only it tells, what it leaves out and why, whom it cites."""

from collections import defaultdict
from dataclasses import dataclass

from explorer.model.agreement import Silence, first_date, silence_of
from explorer.model.records import Claim
from explorer.store.library import Library

MOST = 2000
"""So many of the most salient things are looked at; a reader goes through no more."""


@dataclass(frozen=True, slots=True)
class Among:
    """One document among the others; things are named by key, by date."""

    statements: int
    claims: int
    told: int
    """How many things it tells of."""
    only: tuple[str, ...]
    """What no other document tells of."""
    silent: dict[Silence, tuple[str, ...]]
    """What others tell of and it does not, by the reason."""
    works: tuple[tuple[str, tuple[str, ...]], ...]
    """(a work that it cites, the statements that do)."""
    layers: dict[str, str]
    """Layer -> the first statement in it."""


def among(library: Library, source: str) -> Among:
    """What is known of a document among the others."""
    number = 1 + [s.key for s in library.sources].index(source)
    counted = library.ask("SELECT (SELECT count(*) FROM passage WHERE source_id = ?1) AS statements, "
                          "(SELECT count(*) FROM claim WHERE source_id = ?1 AND basis = 'document') AS claims, "
                          "(SELECT count(*) FROM entity_source WHERE source_id = ?1) AS told", [number])[0]
    only = library.ask("SELECT e.key FROM entity_source x JOIN entity e ON e.id = x.entity_id GROUP BY e.id "
                       "HAVING count(*) = 1 AND max(x.source_id) = ? ORDER BY e.rank LIMIT ?", [number, MOST])
    layers: dict[str, str] = {}
    for r in library.ask("SELECT l.key AS layer, p.key FROM passage p JOIN layer l ON l.id = p.layer_id "
                         "WHERE p.source_id = ? ORDER BY p.id", [number]):
        layers.setdefault(r["layer"], r["key"])
    return Among(counted["statements"], counted["claims"], counted["told"],
                 tuple(library.in_order(r["key"] for r in only)), _silent(library, source, number),
                 _works(library, number), layers)


def _works(library: Library, number: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    works: dict[str, list[str]] = defaultdict(list)
    for r in library.ask("SELECT r.text, p.key FROM reference r JOIN passage p ON p.id = r.passage_id "
                         "WHERE p.source_id = ? ORDER BY p.id, r.rowid", [number]):
        works[r["text"]].append(r["key"])
    return tuple((text, tuple(keys)) for text, keys in works.items())


def _silent(library: Library, source: str, number: int) -> dict[Silence, tuple[str, ...]]:
    """What others tell of and it does not; asked for all at once, as one by one would take a tenth of a second."""
    rows = library.ask("SELECT e.id, e.key FROM entity e WHERE e.id IN (SELECT entity_id FROM entity_source) AND e.id "
                       "NOT IN (SELECT entity_id FROM entity_source WHERE source_id = ?) ORDER BY e.rank LIMIT ?",
                       [number, MOST])
    own, naming, topics = defaultdict(list), defaultdict(list), defaultdict(list)
    for r in library.ask("SELECT entity_id, object_id, edtf, status, basis FROM claim WHERE edtf != ''"):
        claim = Claim("", "", "", edtf=r["edtf"], status=r["status"], basis=r["basis"])
        own[r["entity_id"]].append(claim)
        naming[r["object_id"]].append(claim)
    for r in library.ask("SELECT entity_id, topic FROM entity_topic"):
        topics[r["entity_id"]].append(r["topic"])
    found: dict[Silence, list[str]] = defaultdict(list)
    document = library.source(source)
    for r in rows:
        when = first_date(own[r["id"]]) or first_date(naming[r["id"]])
        why = silence_of(document, library.layers, library.scopes, topics[r["id"]], when)
        found[why].append(r["key"])
    return {why: tuple(library.in_order(found[why])) for why in Silence if why in found}
