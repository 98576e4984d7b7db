"""What was typed -> hits, most salient first, each with its place in the text."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.fold import find_word
from explorer.store.library import Library
from explorer.store.looking import COUNTED, look


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
    alike: bool = False
    """Nothing is spelled so; these are names that sound so."""


def search(library: Library, typed: str, limit: int = 200) -> Found:
    """Entities, then statements, that pass what was typed; nothing for an empty text."""
    looked = look(library, typed)
    wanted = [word for w in looked.words for spelled in (w.text, *w.others) for word in spelled.split()]
    hits = _entity_hits(library, looked.entities[:limit], wanted)
    hits += _passage_hits(library, looked.passages[:limit - len(hits)], wanted)
    total = len(looked.entities) + len(looked.passages)
    return Found(typed, min(total, COUNTED), tuple(hits), looked.stopped, total > COUNTED, looked.missed, looked.alike)


def _entity_hits(library: Library, ids: Sequence[int], wanted: list[str]) -> list[Hit]:
    rows = library.ask("SELECT e.id, e.key, e.kind, e.title, e.summary FROM json_each(?) j "
                       "CROSS JOIN entity e ON e.id = j.value ORDER BY j.key", [json.dumps(ids)])
    names: dict[int, list[str]] = defaultdict(list)
    for r in library.ask("SELECT entity_id, text FROM name WHERE entity_id IN (SELECT value FROM json_each(?)) "
                         "ORDER BY rowid", [json.dumps(ids)]):
        names[r["entity_id"]].append(r["text"])
    hits = []
    for r in rows:
        snippet = r["summary"] or r["title"]
        place = find_word(snippet, wanted)
        for name in () if place else names[r["id"]]:
            if place := find_word(name, wanted):
                snippet = name
                break
        hits.append(Hit(r["key"], r["kind"], r["title"], "", snippet, *(place or (0, 0))))
    return hits


def _passage_hits(library: Library, ids: Sequence[int], wanted: list[str]) -> list[Hit]:
    rows = library.ask("SELECT p.key, p.text, s.key AS source, s.short_title FROM json_each(?) j CROSS JOIN passage p "
                       "ON p.id = j.value JOIN source s ON s.id = p.source_id ORDER BY j.key", [json.dumps(ids)])
    return [Hit(r["key"], "passage", r["short_title"], r["source"], r["text"],
                *(find_word(r["text"], wanted) or (0, 0))) for r in rows]
