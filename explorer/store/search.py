"""What was typed -> hits, most salient first, each with its place in the text."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.model.filters import All, Term, Words
from explorer.model.fold import find_words
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
            entities, passages = _rows(library, term)
            for fewer, looser in relaxed(term) if not entities and not passages else ():
                entities, passages = _rows(library, looser)
                if entities or passages:
                    missed, wanted = fewer, wanted_words(looser)
                    break
        except sqlite3.OperationalError:
            return Found(typed, 0, (), stopped=True)
    hits = []
    for r in entities[:limit]:
        snippet = r["summary"] or r["title"]
        places = find_words(snippet, wanted)
        if not places:
            name = next((n for n in _names(library, r["id"]) if find_words(n, wanted)), "")
            snippet = name or snippet
            places = find_words(snippet, wanted)
        hits.append(Hit(r["key"], r["kind"], r["title"], "", snippet, *(places[0] if places else (0, 0))))
    for r in passages[:limit - len(hits)]:
        places = find_words(r["text"], wanted)
        hits.append(Hit(r["key"], "passage", r["short_title"], r["source"], r["text"],
                        *(places[0] if places else (0, 0))))
    total = len(entities) + len(passages)
    return Found(typed, min(total, COUNTED), tuple(hits), more=total > COUNTED, missed=missed if total else 0)


def _rows(library: Library, term: All) -> tuple[list[sqlite3.Row], list[sqlite3.Row]]:
    """Entities, those that bear the words in a name first, then statements; of either one more than are counted."""
    entities = library.ask(*_asked(library, term, "e", where.entities,
                                   "e.id, e.key, e.kind, e.title, e.summary", "entity e", "e.rank"))
    wanted = wanted_words(term)
    far = {r["id"]: _far((r["title"], *_names(library, r["id"])), wanted) for r in entities[:_NAMED]}
    named = sorted(entities[:_NAMED], key=lambda r: far[r["id"]])
    passages = library.ask(*_asked(library, term, "p", where.passages, "p.key, p.text, s.key AS source, s.short_title",
                                   "passage p JOIN source s ON s.id = p.source_id", "p.id"))
    return named + entities[_NAMED:], passages


def _far(names: Sequence[str], wanted: list[str]) -> int:
    """How far the names of something are from what was typed: 0 is the very name, 1 holds it, 2 holds all its
    words, 3 some, 4 none."""
    phrase = " ".join(wanted)
    folded = [folded_key(name) for name in names]
    if phrase in folded:
        return 0
    if any(f" {name}".find(f" {phrase}") >= 0 for name in folded):
        return 1
    met = max((sum(bool(find_words(name, [w])) for w in wanted) for name in names), default=0)
    return 2 if met == len(wanted) else 3 if met else 4


def _asked(library: Library, term: All, name: str, condition: Callable[[Term, where.Resolve], where.Sql], columns: str,
           tables: str, order: str) -> tuple[str, list[object]]:
    """The query for entities `e` or statements `p`.

    Words are looked up first, all at once, and come in the order of salience: as many as are wanted are read,
    however many there are.
    """
    words = [t for t in term.terms if isinstance(t, Words)]
    sql, values = condition(All(tuple(t for t in term.terms if not isinstance(t, Words))), library.resolve)
    if not words:
        return f"SELECT {columns} FROM {tables} WHERE {sql} ORDER BY {order} LIMIT {COUNTED + 1}", values
    column = {"e": "entity_id", "p": "passage_id"}[name]
    border = "(SELECT coalesce(max(id), 0) FROM search_item WHERE entity_id IS NOT NULL)"
    return (f"SELECT {columns} FROM search f CROSS JOIN search_item i ON i.id = f.rowid CROSS JOIN {tables} "
            f"WHERE search MATCH ? AND f.rowid {'<=' if name == 'e' else '>'} {border} AND {name}.id = i.{column} "
            f"AND ({sql}) ORDER BY f.rowid LIMIT {COUNTED + 1}",
            [" AND ".join(where.fts(w) for w in words), *values])


def _names(library: Library, entity: int) -> list[str]:
    return [r["text"] for r in library.ask("SELECT text FROM name WHERE entity_id = ? ORDER BY rowid", [entity])]
