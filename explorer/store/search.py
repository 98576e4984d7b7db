"""What was typed -> hits, most salient first, each with its place in the text."""

import sqlite3
from dataclasses import dataclass

from explorer.model.filters import Term
from explorer.model.fold import find_words
from explorer.model.query import parse_query, wanted_words
from explorer.store import where
from explorer.store.library import Library
from explorer.store.opening import Limit

_NAMED = 200
"""Hits, by salience, among which those that bear the name themselves come first."""
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
    """What a search found: `total` counts all, `hits` holds the first of them."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    stopped: bool = False
    """It took too long and was given up."""


def search(library: Library, typed: str, limit: int = 200) -> Found:
    """Entities, then statements, that pass what was typed; nothing for an empty text."""
    term = parse_query(typed)
    if not term.terms:
        return Found(typed, 0, ())
    wanted = wanted_words(term)
    with Limit(library.db, SECONDS):
        try:
            entities, passages = _rows(library, term)
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
    return Found(typed, len(entities) + len(passages), tuple(hits))


def _rows(library: Library, term: Term) -> tuple[list[sqlite3.Row], list[sqlite3.Row]]:
    sql, values = where.entities(term, library.resolve)
    entities = library.ask(f"SELECT e.id, e.key, e.kind, e.title, e.summary FROM entity e WHERE {sql} ORDER BY e.rank",
                           values)
    wanted = wanted_words(term)
    own = [any(find_words(name, wanted) for name in (r["title"], *_names(library, r["id"]))) for r in entities[:_NAMED]]
    title_first = [r for r, named in zip(entities, own, strict=False) if named]
    rest = [r for r, named in zip(entities, own, strict=False) if not named] + entities[_NAMED:]
    sql, values = where.passages(term, library.resolve)
    passages = library.ask("SELECT p.key, p.text, s.key AS source, s.short_title FROM passage p "
                           f"JOIN source s ON s.id = p.source_id WHERE {sql} ORDER BY p.id", values)
    return title_first + rest, passages


def _names(library: Library, entity: int) -> list[str]:
    return [r["text"] for r in library.ask("SELECT text FROM name WHERE entity_id = ? ORDER BY rowid", [entity])]
