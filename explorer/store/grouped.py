"""What was found, in groups, with the count of each in each document, and the words among which the words met stand."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.model.filters import Filters, Words
from explorer.model.intext import Range, Searchable, TextHit, excerpt, places
from explorer.model.query import parse_query, whole
from explorer.model.records import DRAWN
from explorer.store.library import Library
from explorer.store.looking import COUNTED, Looked, look

ENTITIES = ("event", "actor", "base", "treaty", "office")
GROUPS = (*ENTITIES, "passage", "original")
"""In the order in which they are counted up."""
_ROOM = 220
"""Characters of a context."""
_TOLD = 40
"""So many statements about an entity are read to find one that has the words met."""
_NAMING = 1000
"""What is named in more claims about others than so many is counted by those about itself: to look them all through
took seconds."""


class Thing(NamedTuple):
    """One entity, one statement, or a stretch of original words."""

    group: str
    id: int
    """Of the entity or statement."""
    documents: int
    """Bit n: the nth document says it; of an entity, what is met in what it says of it, or else it tells of it."""
    key: str = ""
    """Of the statement, if it is one."""
    hit: TextHit | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The statements that it is, or that are made of it."""
        return self.hit.keys if self.hit is not None else (self.key,) if self.key else ()


@dataclass(frozen=True, slots=True)
class Row:
    """A thing in words; `marks` are the words met in `context`."""

    group: str
    key: str
    title: str
    """Of an entity; of the document, where it is one's statement or words, with the words for a figure that it gives
    where it was found by these."""
    context: str
    marks: tuple[Range, ...] = ()
    title_marks: tuple[Range, ...] = ()
    source: str = ""
    """The document that says what stands in the context."""
    speaker: str = ""
    """Who says so in it, by key or in words; empty where the document itself does."""
    stance: str = ""


@dataclass(frozen=True)
class Grouped:
    """All that was found and counted, within each group the nearest first."""

    query: str = ""
    things: tuple[Thing, ...] = ()
    words: tuple[Words, ...] = ()
    """What is met in them."""
    stopped: bool = False
    """It took too long and was given up."""
    missed: int = 0
    """So many of the words typed are not in them: nothing has all."""
    alike: bool = False
    """Nothing is spelled so; these are names that sound so."""
    narrowed: bool = False
    """More was asked for than words."""
    capped: frozenset[str] = frozenset()
    """Groups of which there may be more than were counted."""
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)
    """(group, document) -> how many; "" is any group, -1 any document."""

    def listed(self, group: str = "", document: int = -1) -> list[Thing]:
        """Those of a group and of a document, or of any."""
        return [t for t in self.things if group in ("", t.group) and (document < 0 or t.documents >> document & 1)]

    @property
    def total(self) -> int:
        """How many there are, as far as they are counted."""
        return self.counts["", -1]


def grouped(library: Library, typed: str, originals: Sequence[Searchable] = ()) -> Grouped:
    """Whatever passes what was typed, in groups; nothing for an empty text. Anything may be typed."""
    looked = look(library, typed, originals)
    most = max(len(looked.passages), len(looked.originals))  # of more, some that have the words may be missing
    met = _met_in(library, looked) if looked.words and 0 < most <= COUNTED else {}
    things = [*_entities(library, looked.entities[:COUNTED], met), *_statements(library, looked.passages[:COUNTED])]
    order = {s.key: 1 << n for n, s in enumerate(library.sources)}
    things += [Thing("original", 0, order[hit.source], hit=hit) for hit in looked.originals[:COUNTED]]
    masks = Counter((thing.group, thing.documents) for thing in things)
    counts: Counter[tuple[str, int]] = Counter()
    for (group, documents), number in masks.items():
        for n in (-1, *(n for n in range(len(library.sources)) if documents >> n & 1)):
            counts[group, n] += number
            counts["", n] += number
    kinds = (ENTITIES, looked.entities), (("passage",), looked.passages), (("original",), looked.originals)
    capped = {group for groups, found in kinds if len(found) > COUNTED for group in groups}
    return Grouped(typed, tuple(things), looked.words, looked.stopped, looked.missed, looked.alike,
                   any(not isinstance(t, Words) for t in parse_query(typed).terms), frozenset(capped), counts)


def _met_in(library: Library, looked: Looked) -> dict[int, int]:
    """Entity -> the documents that have the words met in a statement on it, ours or their own; those are left out in
    which nobody has, and those that bear the words as a name, and so for all who tell of them."""
    found: dict[int, int] = defaultdict(int)
    values = [json.dumps(looked.entities[:COUNTED]), json.dumps(looked.passages),
              json.dumps([key for hit in looked.originals for key in hit.keys])]
    few = f"(SELECT count(*) FROM (SELECT 1 FROM claim n WHERE n.object_id = j.value LIMIT {_NAMING})) < {_NAMING}"
    for which, among in (("entity_id", ""), ("object_id", f"WHERE {few}")):
        for entity, source in library.ask(  # by entity: a statement that very many things rest on would take seconds
                f"SELECT DISTINCT c.{which}, c.source_id FROM claim c "
                "CROSS JOIN claim_passage cp ON cp.claim_id = c.id "
                f"WHERE c.{which} IN (SELECT j.value FROM json_each(?1) j {among}) AND c.source_id IS NOT NULL "
                "AND +cp.passage_id IN (SELECT value FROM json_each(?2) UNION ALL "
                "SELECT id FROM passage WHERE key IN (SELECT value FROM json_each(?3)))", values):
            found[entity] |= 1 << (source - 1)
    for r in library.ask("SELECT e.id, e.title || ' · ' || coalesce((SELECT group_concat(n.text, ' · ') FROM name n "
                         "WHERE n.entity_id = e.id), '') AS text FROM entity e WHERE e.id IN (SELECT value FROM "
                         "json_each(?)) AND +e.kind != 'event'", [json.dumps(list(found))]):
        if all(places(r["text"], [w]) for w in looked.words):
            del found[r["id"]]
    return dict(found)


def _entities(library: Library, ids: Sequence[int], met: Mapping[int, int]) -> list[Thing]:
    found = {i: Thing(kind, i, met.get(i, documents or 0)) for i, kind, documents in library.ask(
        "SELECT e.id, e.kind, (SELECT sum(1 << (source_id - 1)) FROM entity_source x WHERE x.entity_id = e.id) "
        "AS documents FROM entity e WHERE e.id IN (SELECT value FROM json_each(?))", [json.dumps(ids)])}
    return [found[i] for i in ids]


def _statements(library: Library, ids: Sequence[int]) -> list[Thing]:
    found = {i: Thing("passage", i, 1 << (source - 1), key) for i, key, source in library.ask(
        "SELECT id, key, source_id FROM passage WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(ids)])}
    return [found[i] for i in ids]


def marked(library: Library, found: Grouped, things: Iterable[Thing]) -> frozenset[int]:
    """What some of what was found can be marked by on the line: the entities, and where nothing but words was asked
    for, those that rest on statements or original words."""
    entities: set[int] = set()
    passages: list[int] = []
    keys: list[str] = []
    for thing in things:
        if thing.hit is not None:
            keys += thing.hit.keys
        elif thing.group == "passage":
            passages.append(thing.id)
        else:
            entities.add(thing.id)
    if (passages or keys) and not (found.narrowed and entities):
        entities.update(r["entity_id"] for r in library.ask(
            "SELECT DISTINCT c.entity_id FROM claim_passage cp JOIN claim c ON c.id = cp.claim_id "
            "WHERE cp.passage_id IN (SELECT value FROM json_each(?) UNION ALL SELECT id FROM passage "
            "WHERE key IN (SELECT value FROM json_each(?)))", [json.dumps(passages), json.dumps(keys)]))
    return frozenset(entities)


def on_line(library: Library, numbers: Iterable[int], filters: Filters) -> int:
    """How many of some entities stand on the line, as far as they pass."""
    passes = library.passing(filters)
    rows = library.ask("SELECT count(*) AS n FROM entity_date WHERE entity_id IN (SELECT value FROM json_each(?))",
                       [json.dumps([n for n in numbers if passes[n]])])
    return int(rows[0]["n"])


_PRINTED = ("FROM entity WHERE id IN (SELECT value FROM json_each(?)) "
            f"AND +kind IN ({', '.join(map(repr, DRAWN))})")
"""With a plus, or all of a kind would be looked through."""


def printed(library: Library, numbers: Iterable[int]) -> list[str]:
    """Which of some entities a handout can have, by key: events, bases and treaties, on the line or undated."""
    return [str(row["key"]) for row in library.ask(f"SELECT key {_PRINTED} ORDER BY id", [json.dumps(list(numbers))])]


def how_many_printed(library: Library, numbers: Iterable[int]) -> int:
    """How many these are."""
    return int(library.ask(f"SELECT count(*) AS n {_PRINTED}", [json.dumps(list(numbers))])[0]["n"])


# In words

def rows(library: Library, found: Grouped, things: Sequence[Thing]) -> list[Row]:
    """Some of what was found, in words."""
    entities = _entity_rows(library, found, [t.id for t in things if t.group in ENTITIES])
    said = {r["id"]: r for r in library.ask(
        "SELECT p.id, p.key, p.text, p.stance, coalesce(e.key, p.speaker) AS who, s.key AS source, s.short_title "
        "FROM passage p JOIN source s ON s.id = p.source_id LEFT JOIN entity e ON e.id = p.speaker_id "
        "WHERE p.id IN (SELECT value FROM json_each(?))",
        [json.dumps([t.id for t in things if t.group == "passage"])])}
    called = _called(library, [i for i, r in said.items() if any(not places(r["text"], [w]) for w in found.words)])
    made = []
    for thing in things:
        if (hit := thing.hit) is not None:
            context, marks = excerpt(hit.text, hit.start, hit.end, hit.marks, _ROOM)
            made.append(Row("original", hit.keys[0], library.source(hit.source).short_title, context, marks,
                            source=hit.source))
        elif thing.group == "passage":
            r = said[thing.id]
            missing = [w for w in found.words if not places(r["text"], [w])]
            title = " · ".join([r["short_title"], *(c for c in called.get(thing.id, ()) if places(c, missing))])
            own = len(r["short_title"])
            made.append(Row("passage", r["key"], title, *_shown(r["text"], found.words), source=r["source"],
                            title_marks=tuple(m for m in places(title, found.words) if m[0] > own),
                            speaker=r["who"], stance=r["stance"]))
        else:
            made.append(entities[thing.id])
    return made


def _called(library: Library, passages: Sequence[int]) -> dict[int, list[str]]:
    """Statement -> the dataset's words for the figures that it gives."""
    found: dict[int, list[str]] = defaultdict(list)
    for passage, title in library.ask(
            "SELECT DISTINCT cp.passage_id, f.title FROM claim_passage cp JOIN claim c ON c.id = cp.claim_id "
            "JOIN figure f ON f.property = c.property WHERE cp.passage_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY f.position", [json.dumps(passages)]):
        found[passage].append(title)
    return found


def _shown(text: str, words: Iterable[Words]) -> tuple[str, tuple[Range, ...]]:
    return excerpt(text, 0, len(text), places(text, words), _ROOM)


def _entity_rows(library: Library, found: Grouped, ids: list[int]) -> dict[int, Row]:
    """Each with what best shows why it was found: its summary, another name, or a statement about it."""
    names = defaultdict(list)
    for r in library.ask("SELECT entity_id, text FROM name WHERE entity_id IN (SELECT value FROM json_each(?)) "
                         "ORDER BY rowid", [json.dumps(ids)]):
        names[r["entity_id"]].append(r["text"])
    made = {}
    for r in library.ask("SELECT id, key, kind, title, summary FROM entity "
                         "WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(ids)]):
        titled = {w for w in found.words if places(r["title"], [w])}
        missing = [w for w in found.words if w not in titled]
        own = [(r["summary"], ""), *((name, "") for name in names[r["id"]])]
        context, source = _best(own, missing)
        if missing and not places(context, map(whole, missing) if len(found.words) > 1 else missing):
            context, source = _best([*own[:1], *_told(library, r["id"])], missing)
        made[r["id"]] = Row(r["kind"], r["key"], r["title"], *_shown(context, found.words),
                            title_marks=places(r["title"], found.words), source=source)
    return made


def _best(texts: Sequence[tuple[str, str]], words: Sequence[Words]) -> tuple[str, str]:
    """The first of those in which most of the words are, whole rather than only begun."""
    best, most = texts[0], -1
    for text in texts:
        met = sum(1 + bool(places(text[0], [whole(w)])) for w in words if places(text[0], [w]))
        if met > most:
            best, most = text, met
        if most == 2 * len(words):
            break
    return best


def _told(library: Library, entity: int) -> list[tuple[str, str]]:
    """What is said of an entity, also by the words for a figure that is given, and of whom it names: (words,
    document)."""
    said = library.ask(
        "SELECT DISTINCT p.text, s.key AS source, f.title || ': ' || p.text AS called FROM claim c "
        "JOIN claim_passage cp ON cp.claim_id = c.id JOIN passage p ON p.id = cp.passage_id "
        "JOIN source s ON s.id = p.source_id LEFT JOIN figure f ON f.property = c.property WHERE c.entity_id = ? "
        "ORDER BY p.id LIMIT ?", [entity, _TOLD])
    others = library.ask(
        "SELECT o.title AS text FROM claim c JOIN entity o ON o.id = c.object_id WHERE c.entity_id = ?1 UNION "
        "SELECT n.text FROM claim c JOIN name n ON n.entity_id = c.object_id WHERE c.entity_id = ?1", [entity])
    return [*((r["text"], r["source"]) for r in said), *((r["called"], r["source"]) for r in said if r["called"]),
            *((r["text"], "") for r in others)]
