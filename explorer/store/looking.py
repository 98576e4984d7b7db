"""What was typed -> what passes, as ids: as it is spelled, then as others spell it, then what has most of the words."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from explorer.model.filters import All, Not, Term, Within, Words
from explorer.model.intext import Searchable, TextHit
from explorer.model.query import folded_key, met, otherwise, parse_query, relaxed, sought, tiers, wholly
from explorer.store import where
from explorer.store.library import Library
from explorer.store.opening import Limit

COUNTED = 1000
"""More hits of a kind than so many are not counted."""
_NAMED = 200
"""Entities, by salience, among which those that bear the name themselves come first."""
_UNNAMED = 4
"""How far away is what bears no word in a name."""
SECONDS = 2.0
"""How long one search may take."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What passes: ids of entities and of statements, and original words; of each one more than are counted.

    Within each, what is spelled as it was typed comes first; of entities those that bear it as a name, then the most
    salient.
    """

    entities: tuple[int, ...] = ()
    passages: tuple[int, ...] = ()
    originals: tuple[TextHit, ...] = ()
    words: tuple[Words, ...] = ()
    """What is met in them."""
    stopped: bool = False
    """It took too long and was given up."""
    missed: int = 0
    """So many of the words typed are not in them: nothing has all."""
    alike: bool = False
    """Nothing is spelled so; these are names that sound so."""

    def __bool__(self) -> bool:
        return bool(self.entities or self.passages or self.originals)


def look(library: Library, typed: str, originals: Sequence[Searchable] = ()) -> Looked:
    """Whatever passes what was typed; nothing for an empty text. Anything may be typed."""
    term = parse_query(typed)
    if not term.terms:
        return Looked()
    limit = Limit(library.db, SECONDS)
    with limit:
        try:
            return _look(library, term, originals, limit.check)
        except sqlite3.OperationalError:
            return Looked(stopped=True)


def _look(library: Library, term: All, originals: Sequence[Searchable], check: Callable[[], None]) -> Looked:
    spellings = library.spellings
    if found := _together(library, tiers(term, spellings.others), originals, check):
        return found
    if any(spellings.alike(w) for w in sought(term)):
        heard = otherwise(term, spellings.alike)
        if found := _together(library, [heard], originals, check):
            return replace(found, alike=True)
    for missed, looser in relaxed(term):
        if found := _together(library, [otherwise(looser, spellings.others)], originals, check):
            return replace(found, missed=missed)
    return Looked()


def _together(library: Library, queries: Iterable[All], originals: Sequence[Searchable],
              check: Callable[[], None]) -> Looked:
    """What the first query finds, whole words before what begins so; then what the second finds besides…; `check`
    raises where it takes too long."""
    entities: dict[int, None] = {}
    passages: dict[int, None] = {}
    texts: dict[tuple[str, int], TextHit] = {}
    words: tuple[Words, ...] = ()

    def passing(term: Term) -> frozenset[str]:
        sql, values = where.passages(term, library)
        return frozenset(r["key"] for r in library.ask(f"SELECT p.key FROM passage p WHERE {sql}", values))

    counts: list[int] = []
    for query in queries:
        for part in (query,) if counts else (wholly(query), query):
            check()
            for found, more in zip((entities, passages), passing_ids(library, part), strict=True):
                found.update(dict.fromkeys(more))
            counts.append(len(entities))
        for original in originals:
            check()
            for hit in original.find(query, passing):
                texts.setdefault((hit.source, hit.marks[0][0]), hit)
        words = met(sought(query))
    hits = sorted(texts.values(), key=lambda hit: not hit.entire)
    return Looked(_nearest(library, list(entities)[:COUNTED + 1], counts[:2], words), tuple(passages)[:COUNTED + 1],
                  tuple(hits)[:COUNTED + 1], words)


def passing_ids(library: Library, term: All) -> tuple[list[int], list[int]]:
    """Ids of the entities, by salience, and of the statements that pass: of either one more than are counted.

    Words are looked up first, all at once, and come in the order of salience, entities before statements: as many
    as are wanted are read, however many there are.
    """
    words, rest = _parted(term)
    if words and not rest.terms:
        entities, passages = _indexed(library, words)
        border, last = library.indexed
        if len(entities) + len(passages) > COUNTED and border < last:  # not all: statements have their own question
            passages = _indexed(library, words, f"AND f.rowid > {border}")[1]
        return entities, passages
    beyond = f"AND f.rowid > {library.indexed[0]}" if words else ""  # there the statements stand
    entities = _asked(library, words, rest, "e", "entity", "e.rank", where.entities)
    if not words and len(rest.terms) == 1 and isinstance(rest.terms[0], Within):
        return entities, _resting(library, entities)
    return entities, _asked(library, words, rest, "p", "passage", "p.id", where.passages, beyond)


def _resting(library: Library, entities: list[int]) -> list[int]:
    """Ids of the statements that something rests on: to ask each statement in turn for the dates of what rests on it
    took a second and a half among a million."""
    return [r["passage_id"] for r in library.ask(
        "SELECT DISTINCT cp.passage_id FROM claim c JOIN claim_passage cp ON cp.claim_id = c.id "
        f"WHERE c.entity_id IN (SELECT value FROM json_each(?)) ORDER BY cp.passage_id LIMIT {COUNTED + 1}",
        [json.dumps(entities)])]


def _indexed(library: Library, words: str, beyond: str = "") -> tuple[list[int], list[int]]:
    rows = library.ask("SELECT i.entity_id, i.passage_id FROM search f CROSS JOIN search_item i ON i.id = f.rowid "
                       f"WHERE search MATCH ? {beyond} ORDER BY f.rowid LIMIT {COUNTED + 1}", [words])
    return ([entity for entity, _ in rows if entity is not None],
            [passage for _, passage in rows if passage is not None])


def _asked(library: Library, words: str, rest: All, name: str, table: str, order: str,
           condition: Callable[[Term, where.Known], where.Sql], beyond: str = "") -> list[int]:
    sql, values = condition(rest, library)
    if not words:
        return [r["id"] for r in library.ask(
            f"SELECT {name}.id FROM {table} {name} WHERE {sql} ORDER BY {order} LIMIT {COUNTED + 1}", values)]
    return [r["id"] for r in library.ask(
        f"SELECT {name}.id FROM search f CROSS JOIN search_item i ON i.id = f.rowid CROSS JOIN {table} {name} "
        f"WHERE search MATCH ? {beyond} AND {name}.id = i.{table}_id AND ({sql}) ORDER BY f.rowid LIMIT {COUNTED + 1}",
        [words, *values])]


def _parted(term: All) -> tuple[str, All]:
    """What the search index is asked for, empty if nothing; and the rest of the terms."""
    words = " AND ".join(filter(None, (where.fts(t) for t in term.terms)))
    rest = [t for t in term.terms if not where.fts(t)]
    if words:
        without = [where.fts(t.term) for t in rest if isinstance(t, Not)]
        rest = [t for t in rest if not (isinstance(t, Not) and where.fts(t.term))]
        words = "".join((f"({words})", *(f" NOT {w}" for w in without if w)))
    return words, All(tuple(rest))


def _nearest(library: Library, entities: list[int], counts: Sequence[int], words: Sequence[Words]) -> tuple[int, ...]:
    """Entities, those that bear the words in a name first; then events, for what is told of others is told of them;
    then those that have whole words. Before all of them those that are spelled as it was typed: `counts` are how many
    have whole words, and how many are spelled so."""
    some = entities[:_NAMED]
    names: dict[int, list[str]] = defaultdict(list)
    kinds: dict[int, str] = {}
    for i, kind, name in library.ask(
            "SELECT id, kind, title FROM entity WHERE id IN (SELECT value FROM json_each(?1)) UNION ALL "
            "SELECT entity_id, '', text FROM name WHERE entity_id IN (SELECT value FROM json_each(?1))",
            [json.dumps(some)]):
        kinds[i] = kind or kinds[i]
        names[i].append(name)
    wanted = [word for w in words for word in w.text.split()]
    entire, spelled = counts
    far = {n: (place >= spelled, away := _far(names[n], wanted), away == _UNNAMED and kinds[n] != "event",
               place >= entire) for place, n in enumerate(some)}
    return (*sorted(some, key=far.__getitem__), *entities[_NAMED:])


def _far(names: Sequence[str], wanted: list[str]) -> int:
    """How far the names of something are from what was typed: 0 is the very name, 1 holds it, 2 holds all its
    words, 3 some, 4 none."""
    phrase = " ".join(wanted)
    folded = [_folded(name) for name in names]
    if phrase in folded:
        return 0
    if any(f" {name}".find(f" {phrase}") >= 0 for name in folded):
        return 1
    met = max((sum(f" {name}".find(f" {w}") >= 0 for w in wanted) for name in folded), default=0)
    return 2 if met == len(wanted) else 3 if met else _UNNAMED


_folded = lru_cache(maxsize=4096)(folded_key)
"""Kept, for with each letter typed much the same names are asked for."""
