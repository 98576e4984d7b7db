"""Records -> SQLite, with the search index and the time columns. The same bytes each time."""

import os
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib.resources import files
from itertools import combinations
from pathlib import Path

from explorer.dataset.items import Item, Telling, items, pair_states, periods, reaches, tellings
from explorer.dataset.lanes import SCHEMES, lanes, placed, placed_by_source
from explorer.dataset.listing import listing
from explorer.model.fold import fold, fold_more
from explorer.model.records import DRAWN, Dataset, Entity, Span
from explorer.model.rows import laid
from explorer.model.schema import (
    APPLICATION_ID,
    COLUMNS,
    DIGEST,
    LOOSE,
    MARK,
    SCHEMA_VERSION,
    TABLE,
    UNSEALED,
    Flag,
)
from explorer.model.vocabulary import PARTICIPANTS, RELATIONS

Ids = dict[str, int]


class WriteError(Exception):
    """The dataset file cannot be written; the message says why."""


def write(data: Dataset, out: Path) -> None:
    """Write the dataset beside `out`, and put it in its place when it is complete."""
    part = out.with_name(out.name + ".part")
    try:
        part.unlink(missing_ok=True)
        db = sqlite3.connect(part, isolation_level=None)
        try:
            db.execute("PRAGMA page_size = 4096")
            db.execute("PRAGMA journal_mode = OFF")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            db.executescript(files("explorer.dataset").joinpath("schema.sql").read_text(encoding="utf-8"))
            db.execute("BEGIN")
            _Writer(db, data).run()
            db.execute("COMMIT")
            db.execute("VACUUM")
        finally:
            db.close()
        _seal(part)
        os.replace(part, out)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if not isinstance(error, OSError | sqlite3.Error):
            raise
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise WriteError(f"{out}: cannot be written ({reason}); choose another place or make room") from error


def _seal(path: Path) -> None:
    """Put the digest of the whole file into it, so that damage is seen when it is opened."""
    with path.open("r+b") as file:
        content = file.read()
        file.seek(content.index(UNSEALED.encode()))
        file.write(sha256(content).hexdigest().encode())
        file.flush()
        os.fsync(file.fileno())


class _Writer:
    """One run of writing; ids are positions in the dataset's own order."""

    def __init__(self, db: sqlite3.Connection, data: Dataset) -> None:
        self.db = db
        self.data = data
        self.told: dict[str, Telling] = tellings(data)
        self.items = items(data, self.told)
        ranked = sorted(data.entities, key=lambda e: (-e.salience, e.key))
        self.ranks: Ids = {e.key: n for n, e in enumerate(ranked)}
        self.sources: Ids = {s.key: n for n, s in enumerate(data.sources, 1)}
        self.layers: Ids = {f"{x.source}/{x.key}": n for n, x in enumerate(data.layers, 1)}
        self.entities: Ids = {e.key: n for n, e in enumerate(data.entities, 1)}
        self.passages: Ids = {p.key: n for n, p in enumerate((p for b in data.blocks for p in b.passages), 1)}
        self.claims: Ids = {c.key: n for n, c in enumerate(data.claims, 1)}

    def run(self) -> None:
        """Fill every table."""
        self._info()
        self._sources()
        self._entities()
        self._claims()
        self._disagreements()
        for scheme in SCHEMES:
            self._line(scheme)
        self._table()
        self._pairs()
        self._facets()
        self._search()

    def _many(self, table: str, rows: list[tuple]) -> None:  # type: ignore[type-arg]
        if rows:
            self.db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def _info(self) -> None:
        info = {**self.data.info, "schema_version": str(SCHEMA_VERSION), DIGEST: UNSEALED}
        self._many("dataset", sorted(info.items()))
        for table, values in (("topic", self.data.topics), ("category", self.data.categories),
                              ("figure", self.data.figures)):
            self._many(table, [(key, n, title) for n, (key, title) in enumerate(values.items())])

    def _sources(self) -> None:
        data, sources, layers = self.data, self.sources, self.layers
        self._many("source", [
            (sources[s.key], s.key, s.title, s.short_title, s.author, s.publisher, s.published,
             s.published_inferred, s.genre, s.vantage, s.rights, s.csl, s.original_sha256,
             s.original_characters) for s in data.sources])
        self._many("layer", [(n, sources[x.source], x.key, x.edtf, x.inferred, x.note)
                             for n, x in enumerate(data.layers, 1)])
        self._many("scope", [(sources[s.source], layers.get(f"{s.source}/{s.layer}"), s.topic, s.edtf, s.lost)
                             for s in data.scopes])
        blocks, passages, spans, references = [], [], [], []
        for number, block in enumerate(data.blocks, 1):
            blocks.append((number, sources[block.source], layers.get(f"{block.source}/{block.layer}"),
                           block.position, block.role, block.level, block.paragraph))
            for p in block.passages:
                key = self.passages[p.key]
                speaker = self.entities.get(p.speaker)
                passages.append((key, p.key, sources[p.source], number, p.position, p.text, speaker,
                                 "" if speaker else p.speaker, p.via, p.stance,
                                 layers.get(f"{p.source}/{p.layer}"), p.note))
                spans += [(key, n, *_place(s)) for n, s in enumerate(p.spans)]
                references += [(key, text) for text in p.references]
        self._many("block", blocks)
        self._many("passage", passages)
        self._many("span", spans)
        self._many("reference", references)
        self._many("set_aside", [(sources[s.source], *_place(s.span), s.reason) for s in data.set_aside])
        self._many("emendation", [(sources[e.source], *_place(e.span), e.reading, e.why, e.certainty)
                                  for e in data.emendations])
        self._many("reading_order", [(sources[key], n, *_place(s)) for key, spans in data.order.items()
                                     for n, s in enumerate(spans)])
        self._many("anchor", [(sources[key], start, value)
                              for key, values in data.anchors.items() for start, value in values])
        self._many("original", [(sources[key], text) for key, text in data.originals.items()])

    def _entities(self) -> None:
        ids = self.entities
        own: dict[str, list[tuple]] = {k: [] for k in ("event", "actor", "base", "treaty")}  # type: ignore[type-arg]
        for e in self.data.entities:
            telling = self.told[e.key]
            self.db.execute("INSERT INTO entity VALUES (?,?,?,?,?,?,?,?)",
                            (ids[e.key], e.key, e.kind, e.title, e.summary, e.salience, self.ranks[e.key],
                             int(telling.state)))
            if e.kind in own:
                own[e.kind].append({
                    "event": (ids[e.key], e.category, e.level, e.lane), "actor": (ids[e.key], e.actor_kind),
                    "base": (ids[e.key], e.site_kind, e.latitude, e.longitude, e.lane),
                    "treaty": (ids[e.key], e.treaty_kind, e.lane)}[e.kind])
            self._many("entity_topic", sorted((ids[e.key], t) for t in set(e.topics)))
            self._many("entity_source", sorted((ids[e.key], self.sources[s], n)
                                               for s, n in telling.counts.items()))
            self._many("name", [(ids[e.key], n.text, n.language, n.kind, self.sources.get(n.source), n.certainty,
                                 n.note) for n in e.names])
            drawn = self.items.get(e.key, [])
            if drawn:
                self.db.execute("INSERT INTO entity_date VALUES (?,?,?,?)",
                                (ids[e.key], min(i.start_earliest for i in drawn),
                                 max(i.end_latest for i in drawn), any(i.open_end for i in drawn)))
            moments = {moment for item in drawn for moment in item.moments()}
            self._many("entity_moment", [(ids[e.key], first, last) for first, last in sorted(moments)])
        for table, rows in own.items():
            self._many(table, rows)

    def _claims(self) -> None:
        ids, entities = self.claims, self.entities
        self._many("claim", [
            (ids[c.key], c.key, entities[c.entity], c.property, entities.get(c.object), c.value, c.number_low,
             c.number_high, c.unit, c.edtf, c.as_of, c.status, c.inferred + c.calculated, c.basis, c.note,
             self.sources.get(c.source)) for c in self.data.claims])
        self._many("claim_passage", sorted({(ids[c.key], self.passages[p]) for c in self.data.claims
                                            for p in c.passages}))
        self._many("period", [
            (entities[p.entity], p.kind, entities.get(p.object), p.edtf, p.start_earliest, p.start_latest,
             p.end_earliest, p.end_latest, p.open, p.status, ids[p.claim]) for p in periods(self.data.claims)])
        self._many("participant", [(entities[c.entity], entities[c.object], c.property, ids[c.key])
                                   for c in self.data.claims if c.property in PARTICIPANTS])
        self._many("relation", [(entities[c.entity], entities[c.object], c.property, ids[c.key])
                                for c in self.data.claims if c.property in RELATIONS])

    def _disagreements(self) -> None:
        for number, d in enumerate(self.data.disagreements, 1):
            self.db.execute("INSERT INTO disagreement VALUES (?,?,?,?)", (number, d.key, d.kind, d.note))
            self._many("disagreement_claim", [(number, self.claims[key], n, m) for n, side in enumerate(d.sides)
                                              for m, key in enumerate(side)])

    def _line(self, scheme: str) -> None:
        titles = lanes(self.data, scheme, self.told)
        self._many("lane", [(scheme, n, key, title) for n, (key, title) in enumerate(titles.items())])
        order = {key: n for n, key in enumerate(titles)}
        by_lane: dict[int, list[Item]] = defaultdict(list)
        standing_in = placed_by_source(self.data, self.items, self.told) if scheme == "source" else \
            placed(self.data, scheme, self.items, self.told)
        for lane, item in standing_in:
            by_lane[order[lane]].append(item)
        rows: list[tuple[int, ...]] = []
        bars = [item for standing in by_lane.values() for item in standing if item.bar]
        whole = max((b.end_latest for b in bars), default=0) - min((b.start_earliest for b in bars), default=0)
        reached = reaches(self.data)
        letter = whole // _LETTERS
        written = {e.key: (len(e.title) + _RING) * letter for e in self.data.entities}
        for lane_number, standing in sorted(by_lane.items()):
            packed = _packed(standing, reached, written, letter)
            for item in standing:
                rows.append(self._row(item, lane_number, packed[item.entity] if item.bar else MARK))
        rows.sort(key=_standing)
        for n, (name, code) in enumerate(COLUMNS.items()):
            column = array(code, (row[n] for row in rows))
            self.db.execute("INSERT INTO time_column VALUES (?,?,?,?)", (scheme, name, code, column.tobytes()))

    def _row(self, item: Item, lane: int, row: int) -> tuple[int, ...]:
        mask = sum(1 << (self.sources[s] - 1) for s in item.sources)
        flags = ((Flag.BAR * item.bar) | (Flag.OPEN_END * item.open_end) | (Flag.PLANNED * item.planned)
                 | (Flag.APPROXIMATE * item.approximate) | (Flag.INFERRED * item.inferred)
                 | (Flag.SILENT * item.silent) | (Flag.NOT_AFTER * item.not_after)
                 | (Flag.NOT_BEFORE * item.not_before))
        return (self.entities[item.entity], lane, row, item.start_earliest, item.start_latest, item.end_earliest,
                item.end_latest, self.ranks[item.entity], int(flags), int(item.state), mask)

    def _table(self) -> None:
        bits = {key: number - 1 for key, number in self.sources.items()}
        columns = listing(self.data, self.items, self.told, self.entities, self.ranks, bits)
        self._many("table_column", [(name, code, array(code, columns[name]).tobytes())
                                    for name, code in TABLE.items()])

    def _pairs(self) -> None:
        found: dict[tuple[str, str], tuple[array[int], array[int]]] = {
            two: (array("i"), array("B")) for two in combinations(self.sources, 2)}
        for key, states in pair_states(self.data, self.told).items():
            for two, state in states.items():
                found[two][0].append(self.entities[key])
                found[two][1].append(int(state))
        self._many("pair", [(self.sources[a], self.sources[b], entities.tobytes(), states.tobytes())
                            for (a, b), (entities, states) in found.items()])

    def _facets(self) -> None:
        drawn = {e.key: self.entities[e.key] for e in self.data.entities if e.kind in DRAWN}
        acting: dict[str, set[int]] = {e.key: set() for e in self.data.entities if e.kind == "actor"}
        for claim in self.data.claims:
            for actor, thing in ((claim.object, claim.entity), (claim.entity, claim.object)):
                if actor in acting and thing in drawn:
                    acting[actor].add(drawn[thing])
        kinds: dict[str, set[int]] = {kind: set() for kind in DRAWN}
        telling: dict[str, set[int]] = {s.key: set() for s in self.data.sources}
        for entity in self.data.entities:
            if entity.key in drawn:
                kinds[entity.kind].add(drawn[entity.key])
                for source in self.told[entity.key].counts:
                    telling[source].add(drawn[entity.key])
        many_first = dict(sorted(acting.items(), key=lambda item: (-len(item[1]), item[0])))
        for field, values in (("kinds", kinds), ("sources", telling), ("actors", many_first)):
            self._many("facet", [(field, n, value, len(ids), _posted(sorted(ids)))
                                 for n, (value, ids) in enumerate((v, i) for v, i in values.items() if i)])

    def _search(self) -> None:
        ranked = sorted(self.data.entities, key=lambda e: self.ranks[e.key])
        texts = {p.key: p.text for b in self.data.blocks for p in b.passages}
        by_key = {e.key: e for e in self.data.entities}
        told: dict[str, list[str]] = defaultdict(list)
        others: dict[str, set[str]] = defaultdict(set)
        called: dict[str, set[str]] = defaultdict(set)
        for claim in self.data.claims:
            figure = self.data.figures.get(claim.property, "")
            told[claim.entity] += [texts[p] for p in claim.passages] + [claim.value, figure]
            for passage in claim.passages if figure else ():
                called[passage].add(figure)
            if claim.object:
                others[claim.entity].add(claim.object)
        number = 0
        for entity in ranked:
            number += 1
            spelled = [*_spellings(entity), *(s for key in sorted(others[entity.key]) for s in _spellings(by_key[key]))]
            self._index(number, entity.title, " · ".join(spelled),
                        " · ".join(filter(None, [entity.summary, *dict.fromkeys(told[entity.key])])))
            self.db.execute("INSERT INTO search_item VALUES (?,?,NULL)", (number, self.entities[entity.key]))
        for key, text in texts.items():
            number += 1
            self._index(number, "", " · ".join(sorted(called[key])), text)
            self.db.execute("INSERT INTO search_item VALUES (?,NULL,?)", (number, self.passages[key]))

    def _index(self, number: int, title: str, names: str, text: str) -> None:
        whole = f"{title} · {names} · {text}"
        more = fold_more(whole)
        self.db.execute("INSERT INTO search (rowid, title, names, words, more) VALUES (?,?,?,?,?)",
                        (number, fold(title), fold(names), fold(text), "" if more == fold(whole) else more))


_LETTERS, _RING, _CLEAR = 104, 3, 5
"""So many letters of a title are as wide as all bars together where a classroom's screen shows them all; so many are as
wide as the ring before it; and so many are free behind a bar that nobody ends, or it would look as if it became what
follows."""
COLUMNS_AT = {name: n for n, name in enumerate(COLUMNS)}


def _standing(row: tuple[int, ...]) -> tuple[int, ...]:
    """Order of lane, row and place in time: of a mark the middle of its bounds, of a bar its start."""
    lane, line, start, end, rank = (row[COLUMNS_AT[name]] for name in (
        "lane", "row", "start_earliest", "end_latest", "rank"))
    return lane, line, start + end if line == MARK else 2 * start, rank


def _place(span: Span) -> tuple[int | None, ...]:
    return span.start, span.end, span.fingerprint, span.letters_start, span.letters_end


def _spellings(entity: Entity) -> list[str]:
    return [entity.title, *(n.text for n in entity.names)]


def _posted(ids: Sequence[int]) -> bytes:
    """Some ascending ids, or a bit for each there is, whichever is shorter."""
    if ids[-1] // 8 + 1 >= 4 * len(ids):
        return array("i", ids).tobytes()
    bits = bytearray(ids[-1] // 8 + 1)
    for i in ids:
        bits[i // 8] |= 1 << i % 8
    return bytes(bits)


def _packed(standing: list[Item], reached: Mapping[str, tuple[int, int]], written: Mapping[str, int],
            letter: int) -> dict[str, int]:
    """Row of each entity's bar in one lane, all of its segments in the same row, which is free as far as its steps
    reach, and somewhat behind what nobody ends; and for as many days as its title
    takes, from the beginning of a long bar or the end of a short one, where that costs one row at the most. Of none
    where they are too many."""
    spans: dict[str, tuple[int, int]] = {}
    for item in standing:
        if item.bar:
            end = item.end_latest + (0 if item.end_told and not item.open_end else _CLEAR * letter)
            first, last = spans.get(item.entity) or reached.get(item.entity, (item.start_earliest, end))
            spans[item.entity] = min(first, item.start_earliest), max(last, end)
    tight = laid(list(spans.values()))
    roomy = laid([(first, max(last, written[key] + (first if 2 * (last - first) >= written[key] else last)))
                  for key, (first, last) in spans.items()])
    roomier = LOOSE not in roomy and max(roomy, default=0) <= max(tight, default=0) + 1
    return dict(zip(spans, roomy if roomier else tight, strict=True))
