"""What was typed -> hits, most salient first, each with its place in the text."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.fold import find_word
from explorer.model.intext import Searchable, TextHit, excerpt
from explorer.store.library import Library
from explorer.store.looking import COUNTED, look

_ROOM = 220
"""Characters of a snippet of original words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity, a statement or original words that were found; `start` and `end` mark the first word met in
    `snippet`."""

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


def search(library: Library, typed: str, limit: int = 200, originals: Sequence[Searchable] = ()) -> Found:
    """Entities, then statements, then original words that pass what was typed; nothing for an empty text."""
    looked = look(library, typed, originals)
    typed_so = [word for w in looked.words for word in w.text.split()]
    wanted = [*typed_so, *(word for w in looked.words for other in w.others for word in other.split())]
    hits = _entity_hits(library, looked.entities[:limit], typed_so, wanted)
    hits += _passage_hits(library, looked.passages[:limit - len(hits)], wanted)
    hits += [_original_hit(library, hit) for hit in looked.originals[:limit - len(hits)]]
    total = len(looked.entities) + len(looked.passages) + len(looked.originals)
    return Found(typed, min(total, COUNTED), tuple(hits), looked.stopped, total > COUNTED, looked.missed, looked.alike)


def _entity_hits(library: Library, ids: Sequence[int], typed_so: list[str], wanted: list[str]) -> list[Hit]:
    rows = library.ask("SELECT e.id, e.key, e.kind, e.title, e.summary FROM json_each(?) j "
                       "CROSS JOIN entity e ON e.id = j.value ORDER BY j.key", [json.dumps(ids)])
    names: dict[int, list[str]] = defaultdict(list)
    for r in library.ask("SELECT entity_id, text FROM name WHERE entity_id IN (SELECT value FROM json_each(?)) "
                         "ORDER BY rowid", [json.dumps(ids)]):
        names[r["entity_id"]].append(r["text"])
    hits = []
    for r in rows:
        own = r["summary"] or r["title"]
        met = ((text, place) for words in (typed_so, wanted) for text in (own, *names[r["id"]])
               if (place := find_word(text, words)))
        snippet, place = next(met, (own, (0, 0)))
        hits.append(Hit(r["key"], r["kind"], r["title"], "", snippet, *place))
    return hits


def _passage_hits(library: Library, ids: Sequence[int], wanted: list[str]) -> list[Hit]:
    rows = library.ask("SELECT p.key, p.text, s.key AS source, s.short_title FROM json_each(?) j CROSS JOIN passage p "
                       "ON p.id = j.value JOIN source s ON s.id = p.source_id ORDER BY j.key", [json.dumps(ids)])
    return [Hit(r["key"], "passage", r["short_title"], r["source"], r["text"],
                *(find_word(r["text"], wanted) or (0, 0))) for r in rows]


def _original_hit(library: Library, hit: TextHit) -> Hit:
    snippet, marks = excerpt(hit.text, hit.start, hit.end, hit.marks, _ROOM)
    return Hit(hit.keys[0], "original", library.source(hit.source).short_title, hit.source, snippet,
               *(marks[0] if marks else (0, 0)))
