"""Reading a dataset file: records by key, and the arrays of the line. Read-only, always."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from explorer.model.agreement import Silence, State, first_date, silence_of
from explorer.model.filters import All, Filters, Term
from explorer.model.query import folded_key, otherwise
from explorer.model.records import (
    DRAWN,
    Block,
    Claim,
    Disagreement,
    Entity,
    Layer,
    Name,
    Passage,
    Period,
    Scope,
    Source,
    Span,
)
from explorer.model.schema import COLUMNS, TABLE
from explorer.model.spelling import Spellings
from explorer.store import where
from explorer.store.dates import Dates
from explorer.store.facets import FIELDS, Facet, Verdicts, differing
from explorer.store.opening import DatasetError, connect, damaged
from explorer.store.originals import Originals
from explorer.store.people import People

FEW = 2000
"""Ids that are asked for at once."""
_ENTITY = """SELECT e.*, ev.category, ev.level, a.actor_kind, b.site_kind, b.latitude, b.longitude, t.treaty_kind,
 coalesce(ev.lane, b.lane, t.lane, '') AS lane FROM entity e LEFT JOIN event ev ON ev.entity_id = e.id
 LEFT JOIN actor a ON a.entity_id = e.id LEFT JOIN base b ON b.entity_id = e.id
 LEFT JOIN treaty t ON t.entity_id = e.id"""
_CLAIM = """SELECT c.*, e.key AS entity, o.key AS object, s.key AS source FROM claim c
 JOIN entity e ON e.id = c.entity_id LEFT JOIN entity o ON o.id = c.object_id
 LEFT JOIN source s ON s.id = c.source_id"""
_PASSAGE = """SELECT p.id, p.key, s.key, b.position, p.position, p.text, coalesce(a.key, p.speaker), p.via, p.stance,
 p.note, b.role, b.paragraph, coalesce(l.key, '') FROM passage p JOIN source s ON s.id = p.source_id
 JOIN block b ON b.id = p.block_id LEFT JOIN entity a ON a.id = p.speaker_id LEFT JOIN layer l ON l.id = p.layer_id"""
"""By place and not by name, which takes twice as long: all of a document is read at once."""


Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
_REMEMBERED = 50_000
"""So many titles are kept: enough for what is drawn while one zooms about, 10 MB at the most."""


def _array(data: bytes, code: str) -> Ints:
    """A column as it lies in the file; no copy of it is made."""
    found: Ints = np.frombuffer(data, dtype=np.dtype(code).newbyteorder("<"))
    return found


class Library:
    """One open dataset file. Not to be shared between threads that ask at the same time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = connect(path)
        self.entity = lru_cache(maxsize=4096)(self._entity)
        self.claims_about = lru_cache(maxsize=512)(self._claims_about)
        self.claims_naming = lru_cache(maxsize=512)(self._claims_naming)
        self.claim = lru_cache(maxsize=1024)(self._claim)
        self.disagreements = lru_cache(maxsize=512)(self._disagreements)  # these four by every pane, of what is chosen
        self.id_of = lru_cache(maxsize=4096)(self._id_of)  # asked in every frame for what is current
        self._meant = lru_cache(maxsize=64)(self._resolved)  # asked again with each letter that is typed behind it
        self._few = lru_cache(maxsize=16)(self._asked_few)
        self.blocks = lru_cache(maxsize=8)(self._blocks)  # asked for by columns, notes and search
        self.passing = lru_cache(maxsize=4)(self._passing)
        """For every entity id, from 0, whether it stands on the line and passes some filters; not to be written to."""
        self._names: dict[int, tuple[str, str]] = {}
        self.dates = Dates(self.ask)
        self.people = People(self.ask)
        self.originals = Originals(self.ask)

    def close(self) -> None:
        """Give the file free."""
        self.db.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def ask(self, sql: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query; raises DatasetError where the file breaks."""
        try:
            return self.db.execute(sql, tuple(values)).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise
            raise damaged(self.path, error) from error
        except sqlite3.DatabaseError as error:
            raise damaged(self.path, error) from error

    # What the file is

    @cached_property
    def info(self) -> dict[str, str]:
        """Title, edition, licence, what it opens on…"""
        return {r["key"]: r["value"] for r in self.ask("SELECT key, value FROM dataset")}

    @cached_property
    def figures(self) -> dict[str, str]:
        """Properties that carry a figure, with the words shown for them."""
        return {r["property"]: r["title"] for r in self.ask("SELECT * FROM figure ORDER BY position")}

    @cached_property
    def topics(self) -> dict[str, str]:
        """Key -> title."""
        return {r["key"]: r["title"] for r in self.ask("SELECT * FROM topic ORDER BY position")}

    @cached_property
    def categories(self) -> dict[str, str]:
        """Key -> title of what events are."""
        return {r["key"]: r["title"] for r in self.ask("SELECT * FROM category ORDER BY position")}

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The documents, in their fixed order."""
        rows = self.ask("SELECT * FROM source ORDER BY id")
        return tuple(Source(
            r["key"], r["title"], r["short_title"], r["author"], r["publisher"], r["published"],
            bool(r["published_inferred"]), r["genre"], r["vantage"], r["rights"], r["csl"], "",
            r["original_sha256"], r["original_characters"]) for r in rows)

    def source(self, key: str) -> Source:
        """One document."""
        return next(s for s in self.sources if s.key == key)

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """Parts of documents with a "now" of their own."""
        rows = self.ask("SELECT l.*, s.key AS source FROM layer l JOIN source s ON s.id = l.source_id ORDER BY l.id")
        return tuple(Layer(r["key"], r["source"], r["edtf"], bool(r["inferred"]), r["note"]) for r in rows)

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """What each document covers."""
        rows = self.ask("SELECT x.*, s.key AS source, l.key AS layer FROM scope x JOIN source s ON s.id = x.source_id "
                        "LEFT JOIN layer l ON l.id = x.layer_id ORDER BY x.rowid")
        return tuple(Scope(r["source"], r["layer"] or "", r["topic"], r["edtf"], bool(r["lost"])) for r in rows)

    # Entities and claims

    def _entity(self, key: str) -> Entity | None:
        rows = self.ask(f"{_ENTITY} WHERE e.key = ?", [key])
        return self._entities(rows)[0] if rows else None

    def _entities(self, rows: Sequence[sqlite3.Row]) -> list[Entity]:
        found = []
        for r in rows:
            names = self.ask("SELECT n.*, s.key AS source FROM name n LEFT JOIN source s ON s.id = n.source_id "
                             "WHERE entity_id = ? ORDER BY n.rowid", [r["id"]])
            topics = self.ask("SELECT topic FROM entity_topic WHERE entity_id = ? ORDER BY topic", [r["id"]])
            found.append(Entity(
                r["key"], r["kind"], r["title"], r["summary"], r["salience"], tuple(t["topic"] for t in topics),
                r["lane"], r["category"] or "", r["level"] or "", r["actor_kind"] or "", r["site_kind"] or "",
                r["latitude"], r["longitude"], r["treaty_kind"] or "",
                tuple(Name(n["text"], n["language"], n["kind"], n["source"] or "", n["certainty"], n["note"])
                      for n in names)))
        return found

    def keys(self, ids: Iterable[int]) -> list[str]:
        """Keys of entity ids, in the same order."""
        wanted = list(ids)
        named = self._named(wanted)
        return [named[i][0] for i in wanted]

    def titles(self, ids: Sequence[int]) -> dict[int, str]:
        """Entity id -> title."""
        return {i: title for i, (_, title) in self._named(ids).items()}

    def _named(self, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Id -> (key, title), of those that exist; what has been asked for before is known."""
        unknown = [i for i in ids if i not in self._names]
        if unknown:
            if len(self._names) > _REMEMBERED:
                self._names.clear()
                unknown = list(ids)
            rows = self.ask("SELECT id, key, title FROM entity WHERE id IN (SELECT value FROM json_each(?))",
                            [json.dumps(unknown)])
            self._names.update((r["id"], (r["key"], r["title"])) for r in rows)
        return {i: self._names[i] for i in ids if i in self._names}

    def _id_of(self, key: str) -> int | None:
        """The id that the arrays of the line use."""
        rows = self.ask("SELECT id FROM entity WHERE key = ?", [key])
        return int(rows[0]["id"]) if rows else None

    def claims_where(self, condition: str, values: Iterable[object]) -> list[Claim]:
        """Claims, as a condition on `claim AS c` has it, in the order of the file."""
        found = []
        for r in self.ask(f"{_CLAIM} WHERE {condition} ORDER BY c.id", values):
            resting = self.ask("SELECT p.key FROM claim_passage cp JOIN passage p ON p.id = cp.passage_id "
                               "WHERE claim_id = ? ORDER BY p.id", [r["id"]])
            found.append(Claim(
                r["key"], r["entity"], r["property"], r["object"] or "", r["value"], r["number_low"],
                r["number_high"], r["unit"], r["edtf"], r["as_of"], r["status"], bool(r["inferred"]), r["basis"],
                r["note"], tuple(x["key"] for x in resting), r["source"] or "", r["inferred"] == 2))
        return found

    def claims_of_figure(self, name: str, but: str) -> list[Claim]:
        """Claims that give one figure, as far as it is worth while, but for those about one entity."""
        return self.claims_where("c.id IN (SELECT id FROM claim WHERE property = ? AND (number_low IS NOT NULL OR "
                                 "value != '') LIMIT 100) AND e.key != ?", [name, but])

    def _claims_about(self, key: str) -> tuple[Claim, ...]:
        return tuple(self.claims_where("e.key = ?", [key]))

    def _claims_naming(self, key: str) -> tuple[Claim, ...]:
        """Claims about something else that have this entity as their object."""
        return tuple(self.claims_where("o.key = ?", [key]))

    def claims_on(self, passage: str) -> list[Claim]:
        """Claims that rest on a statement."""
        return self.claims_where(
            "c.id IN (SELECT claim_id FROM claim_passage cp JOIN passage p ON p.id = cp.passage_id WHERE p.key = ?)",
            [passage])

    def _claim(self, key: str) -> Claim:
        """One claim."""
        return self.claims_where("c.key = ?", [key])[0]

    def state(self, key: str) -> State:
        """Whether the documents that tell of it agree."""
        rows = self.ask("SELECT state FROM entity WHERE key = ?", [key])
        return State(rows[0]["state"]) if rows else State.UNTOLD

    def telling(self, key: str) -> dict[str, int]:
        """Document -> number of claims, for those that tell of an entity."""
        rows = self.ask("SELECT s.key, x.claims FROM entity_source x JOIN source s ON s.id = x.source_id "
                        "JOIN entity e ON e.id = x.entity_id WHERE e.key = ? ORDER BY s.id", [key])
        return {r["key"]: r["claims"] for r in rows}

    def silences(self, key: str) -> dict[str, Silence]:
        """Document -> why it says nothing of an entity, for those that do not."""
        entity = self.entity(key)
        if entity is None:
            return {}
        telling = self.telling(key)
        when = first_date(self.claims_about(key)) or first_date(self.claims_naming(key))
        return {s.key: silence_of(s, self.layers, self.scopes, entity.topics, when)
                for s in self.sources if s.key not in telling}

    def _disagreements(self, key: str) -> tuple[Disagreement, ...]:
        """Those that touch a claim about an entity."""
        rows = self.ask(
            "SELECT DISTINCT d.* FROM disagreement d JOIN disagreement_claim dc ON dc.disagreement_id = d.id "
            "JOIN claim c ON c.id = dc.claim_id JOIN entity e ON e.id = c.entity_id WHERE e.key = ? ORDER BY d.id",
            [key])
        found = []
        for r in rows:
            sides: dict[int, list[str]] = {}
            for s in self.ask("SELECT dc.side, c.key FROM disagreement_claim dc JOIN claim c ON c.id = dc.claim_id "
                              "WHERE dc.disagreement_id = ? ORDER BY side, position", [r["id"]]):
                sides.setdefault(s["side"], []).append(s["key"])
            found.append(Disagreement(r["key"], r["kind"], r["note"], tuple(tuple(s) for s in sides.values())))
        return tuple(found)

    def periods(self, kind: str, obj: str) -> list[Period]:
        """All phases of a kind that concern an object, as "holds office" of an office, by start."""
        rows = self.ask(
            "SELECT p.*, e.key AS entity, o.key AS object, c.key AS claim FROM period p "
            "JOIN entity e ON e.id = p.entity_id JOIN entity o ON o.id = p.object_id "
            "JOIN claim c ON c.id = p.claim_id WHERE p.kind = ? AND o.key = ? ORDER BY p.start_earliest, p.rowid",
            [kind, obj])
        return [Period(r["entity"], r["kind"], r["object"], r["edtf"], r["start_earliest"], r["start_latest"],
                       r["end_earliest"], r["end_latest"], bool(r["open"]), r["status"], r["claim"]) for r in rows]

    # Documents

    def _passages(self, rows: Sequence[sqlite3.Row]) -> list[Passage]:
        ids = json.dumps([r[0] for r in rows])
        spans: dict[int, list[Span]] = defaultdict(list)
        for number, *place in self.ask(
                "SELECT passage_id, start, end, fingerprint, letters_start, letters_end FROM span WHERE passage_id IN "
                "(SELECT value FROM json_each(?)) ORDER BY passage_id, position", [ids]):
            spans[number].append(Span(*place))
        references: dict[int, list[str]] = defaultdict(list)
        for number, text in self.ask("SELECT passage_id, text FROM reference WHERE passage_id IN "
                                     "(SELECT value FROM json_each(?)) ORDER BY rowid", [ids]):
            references[number].append(text)
        return [Passage(key, source, block, position, text, who, via, stance, tuple(spans[n]), tuple(references[n]),
                        note, role, paragraph, layer)
                for n, key, source, block, position, text, who, via, stance, note, role, paragraph, layer in rows]

    def passage(self, key: str) -> Passage | None:
        """One statement."""
        found = self._passages(self.ask(f"{_PASSAGE} WHERE p.key = ?", [key]))
        return found[0] if found else None

    def passages(self, keys: Iterable[str]) -> list[Passage]:
        """Several statements, in reading order."""
        return self._passages(self.ask(f"{_PASSAGE} WHERE p.key IN (SELECT value FROM json_each(?)) ORDER BY p.id",
                                       [json.dumps(list(keys))]))

    def _blocks(self, source: str) -> tuple[Block, ...]:
        """A whole document, in reading order."""
        passages: dict[int, list[Passage]] = {}
        for p in self._passages(self.ask(f"{_PASSAGE} WHERE s.key = ? ORDER BY b.position, p.position", [source])):
            passages.setdefault(p.block, []).append(p)
        rows = self.ask("SELECT b.*, coalesce(l.key, '') AS layer FROM block b JOIN source s ON s.id = b.source_id "
                        "LEFT JOIN layer l ON l.id = b.layer_id WHERE s.key = ? ORDER BY b.position", [source])
        return tuple(Block(source, r["position"], r["role"], r["level"], r["layer"], r["paragraph"],
                           tuple(passages.get(r["position"], ()))) for r in rows)

    # The line

    def schemes(self) -> list[str]:
        """Names of the lane schemes."""
        return [r["scheme"] for r in self.ask("SELECT DISTINCT scheme FROM lane")]

    def lanes(self, scheme: str) -> tuple[tuple[str, str], ...]:
        """(key, title) of the lanes of a scheme, from the top."""
        rows = self.ask("SELECT key, title FROM lane WHERE scheme = ? ORDER BY position", [scheme])
        return tuple((r["key"], r["title"]) for r in rows)

    def columns(self, scheme: str) -> dict[str, Ints]:
        """Everything on the line, in one lane scheme: name -> one number an item."""
        rows = self.ask("SELECT name, type, data FROM time_column WHERE scheme = ?", [scheme])
        return self._checked([(r["name"], r["type"], r["data"]) for r in rows], COLUMNS)

    def table(self) -> dict[str, Ints]:
        """Everything on the line and on the shelf, by date, the undated last: name -> one number a row."""
        rows = self.ask("SELECT name, type, data FROM table_column")
        return self._checked([(r["name"], r["type"], r["data"]) for r in rows], TABLE)

    def lane_columns(self, scheme: str, lane: int) -> dict[str, Ints]:
        """What stands in one lane of a scheme; the rest is not read."""
        rows = self.ask("SELECT rowid, name, type FROM time_column WHERE scheme = ?", [scheme])
        lanes = self.ask("SELECT type, data FROM time_column WHERE scheme = ? AND name = 'lane'", [scheme])
        found: list[tuple[str, str, bytes]] = []
        try:
            standing = _array(lanes[0]["data"], lanes[0]["type"]) if lanes else np.empty(0, dtype=np.int16)
            first, last = np.searchsorted(standing, np.array((lane, lane + 1), dtype=standing.dtype)).tolist()
            for r in rows:
                size = np.dtype(r["type"]).itemsize
                with self.db.blobopen("time_column", "data", r["rowid"], readonly=True) as blob:
                    blob.seek(first * size)
                    found.append((r["name"], r["type"], blob.read((last - first) * size)))
        except (TypeError, ValueError, sqlite3.DatabaseError) as error:
            raise damaged(self.path, error) from error
        return self._checked(found, COLUMNS)

    def _checked(self, columns: Sequence[tuple[str, str, bytes]], wanted: Mapping[str, str]) -> dict[str, Ints]:
        try:
            arrays = {name: _array(data, code) for name, code, data in columns}
        except (TypeError, ValueError) as error:
            raise damaged(self.path, error) from error
        if arrays.keys() != wanted.keys() or len({len(a) for a in arrays.values()}) > 1:
            raise DatasetError(f"{self.path}: lacks columns of its line; get a fresh copy, or build it again")
        return arrays

    def pair(self, first: str, second: str) -> tuple[Ints, Ints]:
        """Ids of the entities that both of two documents tell of, ascending, and for each whether they agree."""
        rows = self.ask("SELECT entities, states FROM pair p JOIN source a ON a.id = p.first_id "
                        "JOIN source b ON b.id = p.second_id WHERE (a.key, b.key) IN (VALUES (?, ?), (?, ?))",
                        [first, second, second, first])
        try:
            found = _array(rows[0]["entities"], "i"), _array(rows[0]["states"], "B")
        except (IndexError, TypeError, ValueError) as error:
            raise damaged(self.path, error) from error
        if len(found[0]) != len(found[1]):
            raise damaged(self.path, f"the documents {first} and {second} cannot be compared")
        return found

    @cached_property
    def undated(self) -> list[tuple[int, str]]:
        """(id, key) of what has no date, for the shelf, most salient first."""
        line = self.ask("SELECT type, data FROM time_column WHERE scheme = 'partner' AND name = 'entity'")
        rest = self.passing(Filters()).copy()
        try:
            for r in line:  # to lay two tables against each other takes 0.2 s at 1,000,000, and this 0.01
                rest[_array(r["data"], r["type"])] = False
        except (IndexError, TypeError, ValueError) as error:
            raise damaged(self.path, error) from error
        rows = self.ask("SELECT id, key FROM entity WHERE id IN (SELECT value FROM json_each(?)) ORDER BY rank",
                        [json.dumps(np.flatnonzero(rest).tolist())])
        return [(r["id"], r["key"]) for r in rows]

    # Selecting

    @cached_property
    def facets(self) -> dict[str, Facet | Verdicts]:
        """Field (`kinds`, `sources`, `actors`, `verdicts`) -> value -> ids of what has it and stands on the line,
        ascending."""
        return {**{field: Facet(self.ask, self.path, field) for field in FIELDS}, "verdicts": Verdicts(self.table)}

    @cached_property
    def differing(self) -> dict[str, Ints]:
        """Kind or key of disagreements -> ids of what they concern and stands on the line, ascending."""
        return differing(self.ask)

    def _having(self, field: str, values: Iterable[str]) -> Bools:
        """For every entity id whether it has one of some values."""
        having = np.zeros(self._last_id + 1, dtype=np.bool_)
        for value in values:
            if field in self.facets and value in self.facets[field]:
                self.facets[field].mark(value, having)
            elif field == "disagreements" and value in self.differing:
                having[self.differing[value]] = True
        return having

    @cached_property
    def _last_id(self) -> int:
        return int(self.ask("SELECT max(id) AS last FROM entity")[0]["last"] or 0)

    def _passing(self, filters: Filters) -> Bools:
        fields = [field for field in (*self.facets, "disagreements") if getattr(filters, field)]
        passes = self._having(fields[0], getattr(filters, fields[0])) if fields else \
            self._having("kinds", self.facets["kinds"])
        for field in fields[1:]:
            passes &= self._having(field, getattr(filters, field))
        passes.flags.writeable = False
        return passes

    @cached_property
    def spellings(self) -> Spellings:
        """The names of all that has other names than its title; of very many the most salient."""
        return Spellings((r["id"], r["text"]) for r in self.ask(
            "SELECT e.id, e.title AS text FROM entity e WHERE e.id IN (SELECT entity_id FROM name) UNION ALL "
            "SELECT entity_id, text FROM name LIMIT ?", [_REMEMBERED]))

    @cached_property
    def indexed(self) -> tuple[int, int]:
        """Numbers of the last entity and of the last statement in the search index."""
        rows = [self.ask(f"SELECT id FROM search_item WHERE {condition} ORDER BY id DESC LIMIT 1")
                for condition in ("+entity_id IS NOT NULL", "1")]
        border, last = (r[0]["id"] if r else 0 for r in rows)
        return border, last

    def resolve(self, kind: str, typed: str) -> list[int]:
        """Ids of the entities, or documents, that a typed key, title or name means."""
        return self._meant(kind, typed)

    def few(self, sql: str, values: tuple[object, ...]) -> list[int] | None:
        """Ids that a query names, if they are few; None: many."""
        return self._few(sql, values)

    def _asked_few(self, sql: str, values: tuple[object, ...]) -> list[int] | None:
        rows = self.ask(f"{sql} LIMIT ?", [*values, FEW + 1])
        return sorted({int(row[0]) for row in rows}) if len(rows) <= FEW else None

    def _resolved(self, kind: str, typed: str) -> list[int]:
        folded = folded_key(typed)
        if kind == "source":
            return [n for n, s in enumerate(self.sources, 1)
                    if s.key == typed or folded in (folded_key(s.short_title), folded_key(s.title))]
        rows = self.ask(
            "SELECT id FROM entity WHERE kind = ? AND (key = ? OR folded(title) = ? OR id IN "
            "(SELECT entity_id FROM name WHERE folded(text) = ?))", [kind, typed, folded, folded])
        return [r["id"] for r in rows]

    def select(self, term: Term = All(), kinds: Sequence[str] = DRAWN, most: int = -1) -> list[str]:  # noqa: B008
        """Keys of the entities of these kinds that pass, by date, the undated last; `most` of them, by salience."""
        if isinstance(term, All):
            term = otherwise(term, self.spellings.others)
        sql, values = where.entities(term, self)
        marks = ", ".join("?" * len(kinds))
        rows = self.ask(
            "SELECT e.key FROM (SELECT e.id, e.key, e.rank FROM entity e "
            f"WHERE e.kind IN ({marks}) AND ({sql}) ORDER BY e.rank LIMIT ?) e "
            "LEFT JOIN entity_date d ON d.entity_id = e.id ORDER BY d.first IS NULL, d.first, d.last, e.rank",
            [*kinds, *values, most])
        return [r["key"] for r in rows]

    def foremost(self, ids: Collection[int], most: int) -> list[str]:
        """Keys of the most salient of some entities."""
        return [r["key"] for r in self.ask("SELECT key FROM entity WHERE id IN (SELECT value FROM json_each(?)) "
                                           "ORDER BY rank LIMIT ?", [json.dumps(list(ids)), most])]

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Those of `keys` that exist, each once, by date, the undated last."""
        rows = self.ask("SELECT e.key FROM entity e LEFT JOIN entity_date d ON d.entity_id = e.id "
                        "WHERE e.key IN (SELECT value FROM json_each(?)) "
                        "ORDER BY d.first IS NULL, d.first, d.last, e.rank", [json.dumps(list(keys))])
        return [r["key"] for r in rows]
