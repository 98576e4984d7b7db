"""What was typed -> hits, most salient first, each with its place in the text."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from explorer.model.filters import All, Not
from explorer.model.fold import find_word
from explorer.model.query import folded_key, parse_query, relaxed, wanted_words
from explorer.store import where
from explorer.store.library import Library
from explorer.store.opening import Limit

_NAMED = 200
"""Hits, by salience, among which those that bear the name themselves come first."""
COUNTED = 1000
"""More hits than so many are not counted."""
SECONDS = 2.0
"""How long one search may take."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity or a statement that was found; `start` and `end` mark the first word met in `snippet`."""

    key: str
    kind: str
    title: str
    source: str
    snippet: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: `total` counts all of them, as far as COUNTED; `hits` holds the first."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    stopped: bool = False
    """It took too long and was given up."""
    more: bool = False
    """There are more than were counted."""
    missed: int = 0
    """So many of the words typed are not in them: nothing has all."""


def search(library: Library, typed: str, limit: int = 200) -> Found:
    """Entities, then statements, that pass what was typed; nothing for an empty text."""
    term = parse_query(typed)
    if not term.terms:
        return Found(typed, 0, ())
    wanted = wanted_words(term)
    missed = 0
    with Limit(library.db, SECONDS):
        try:
            entities, passages = _passing(library, term)
            for fewer, looser in relaxed(term) if not entities and not passages else ():
                entities, passages = _passing(library, looser)
                if entities or passages:
                    missed, wanted = fewer, wanted_words(looser)
                    break
        except sqlite3.OperationalError:
            return Found(typed, 0, (), stopped=True)
    hits = _entity_hits(library, entities[:max(limit, _NAMED)], wanted)[:limit]
    hits += _passage_hits(library, passages[:limit - len(hits)], wanted)
    total = len(entities) + len(passages)
    return Found(typed, min(total, COUNTED), tuple(hits), more=total > COUNTED, missed=missed if total else 0)


def _passing(library: Library, term: All) -> tuple[list[int], list[int]]:
    """Ids of the entities, by salience, and of the statements that pass: as many as are shown and counted, no more.

    Words are looked up first, all at once, and come in the order of salience, entities before statements: as many
    as are wanted are read, however many there are.
    """
    words, rest = _parted(term)
    if words and not rest.terms:
        rows = library.ask("SELECT i.entity_id, i.passage_id FROM search f CROSS JOIN search_item i ON i.id = f.rowid "
                           f"WHERE search MATCH ? ORDER BY f.rowid LIMIT {COUNTED + 1}", [words])
        return ([r["entity_id"] for r in rows if r["entity_id"] is not None],
                [r["passage_id"] for r in rows if r["passage_id"] is not None])
    found: list[list[int]] = []
    for name, table, order, condition in (("e", "entity", "e.rank", where.entities),
                                          ("p", "passage", "p.id", where.passages)):
        sql, values = condition(rest, library.resolve)
        if words:
            item = f"{table}_id"
            found.append([r["id"] for r in library.ask(
                f"SELECT {name}.id FROM search f CROSS JOIN search_item i ON i.id = f.rowid CROSS JOIN {table} {name} "
                f"WHERE search MATCH ? AND {name}.id = i.{item} AND ({sql}) ORDER BY f.rowid LIMIT {COUNTED + 1}",
                [words, *values])])
        else:
            found.append([r["id"] for r in library.ask(
                f"SELECT {name}.id FROM {table} {name} WHERE {sql} ORDER BY {order} LIMIT {COUNTED + 1}", values)])
        if len(found[0]) > COUNTED:
            return found[0], []
    return found[0], found[1]


def _parted(term: All) -> tuple[str, All]:
    """What the search index is asked for, empty if nothing; and the rest of the terms."""
    words = " AND ".join(filter(None, (where.fts(t) for t in term.terms)))
    rest = [t for t in term.terms if not where.fts(t)]
    if words:
        without = [where.fts(t.term) for t in rest if isinstance(t, Not)]
        rest = [t for t in rest if not (isinstance(t, Not) and where.fts(t.term))]
        words = "".join((f"({words})", *(f" NOT {w}" for w in without if w)))
    return words, All(tuple(rest))


def _entity_hits(library: Library, ids: list[int], wanted: list[str]) -> list[Hit]:
    """Of the most salient, those that bear the words in a name come first."""
    rows = library.ask("SELECT e.id, e.key, e.kind, e.title, e.summary FROM json_each(?) j "
                       "CROSS JOIN entity e ON e.id = j.value ORDER BY j.key", [json.dumps(ids)])
    names: dict[int, list[str]] = defaultdict(list)
    for r in library.ask("SELECT entity_id, text FROM name WHERE entity_id IN (SELECT value FROM json_each(?)) "
                         "ORDER BY rowid", [json.dumps(ids)]):
        names[r["entity_id"]].append(r["text"])
    named = sorted(rows[:_NAMED], key=lambda r: _far((r["title"], *names[r["id"]]), wanted))
    hits = []
    for r in named + rows[_NAMED:]:
        snippet = r["summary"] or r["title"]
        place = find_word(snippet, wanted)
        for name in () if place else names[r["id"]]:
            if place := find_word(name, wanted):
                snippet = name
                break
        hits.append(Hit(r["key"], r["kind"], r["title"], "", snippet, *(place or (0, 0))))
    return hits


def _passage_hits(library: Library, ids: list[int], wanted: list[str]) -> list[Hit]:
    rows = library.ask("SELECT p.key, p.text, s.key AS source, s.short_title FROM json_each(?) j CROSS JOIN passage p "
                       "ON p.id = j.value JOIN source s ON s.id = p.source_id ORDER BY j.key", [json.dumps(ids)])
    return [Hit(r["key"], "passage", r["short_title"], r["source"], r["text"],
                *(find_word(r["text"], wanted) or (0, 0))) for r in rows]


def _far(names: Sequence[str], wanted: list[str]) -> int:
    """How far the names of something are from what was typed: 0 is the very name, 1 holds it, 2 holds all its
    words, 3 some, 4 none."""
    phrase = " ".join(wanted)
    folded = [_folded(name) for name in names]
    if phrase in folded:
        return 0
    if any(f" {name}".find(f" {phrase}") >= 0 for name in folded):
        return 1
    met = max((sum(find_word(name, [w]) is not None for w in wanted) for name in names), default=0)
    return 2 if met == len(wanted) else 3 if met else 4


_folded = lru_cache(maxsize=2048)(folded_key)
"""Kept, for with each letter typed much the same names are asked for."""
