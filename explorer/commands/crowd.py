"""A dataset of any size for measuring: the same for the same number, clumped as real data is.

Most events are in a few lanes and years; a tenth are bars; titles are words of which some are common and
most are rare (Zipf). Written straight into the schema: as records a million events would fill the memory.
"""

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from explorer.model.agreement import State
from explorer.model.fold import title_key
from explorer.model.rows import laid
from explorer.model.schema import APPLICATION_ID, COLUMNS, MARK, SCHEMA_VERSION, TABLE, Flag

Ints = npt.NDArray[np.integer[Any]]
_SOURCES, _LANES, _WORDS, _ACTORS = 5, 12, 4000, 300
_LANE_SHARES = np.array([0.4, 0.2, 0.1] + [0.3 / 9] * 9)
_FIRST_DAY, _DAYS = 7305, 12_000  # 1990, and some 33 years
_COVERED = 8
"""Years that each document covers: of what it leaves out in them it could have spoken."""
_LEVELS = (("internal", "At home"), ("external", "Abroad"), ("both", "At home and abroad"))
_STATES = (State.AGREE, State.DIFFER, State.CONTRADICTS_ITSELF, State.MENTIONED, State.ALONE)


def make(path: Path, events: int) -> None:
    """Write a dataset of so many events to a new file."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.executescript(files("explorer.dataset").joinpath("schema.sql").read_text(encoding="utf-8"))
        db.execute("BEGIN")
        _Crowd(db, events).write()
        db.execute("COMMIT")
    finally:
        db.close()


class _Crowd:
    """The events as arrays, entity ids from 1 in the order of salience; the actors follow."""

    def __init__(self, db: sqlite3.Connection, events: int) -> None:
        self.db, self.events = db, events
        random = np.random.default_rng(events)
        clump = np.where(random.random(events) < 0.6, random.normal(0.62, 0.05, events), random.random(events))
        self.start = (_FIRST_DAY + np.clip(clump, 0, 1) * _DAYS).astype(np.int32)
        self.bar = random.random(events) < 0.1
        doubt = random.choice(np.array([0, 0, 0, 0, 30, 364]), events)
        self.end = (self.start + np.where(self.bar, random.integers(400, 3000, events), doubt)).astype(np.int32)
        self.lane = random.choice(_LANES, events, p=_LANE_SHARES).astype(np.int16)
        self.mask = random.integers(1, 1 << _SOURCES, events).astype(np.uint32)
        self.state = random.integers(1, 6, events).astype(np.uint8)
        self.actor = random.zipf(1.6, events) % _ACTORS
        self.level = (self.lane % len(_LEVELS)).astype(np.int16)
        words = np.array(_vocabulary(_WORDS))
        shares = 1 / np.arange(1, _WORDS + 1)
        chosen = random.choice(_WORDS, (events, 4), p=shares / shares.sum())
        self.titles = [" ".join(row).capitalize() for row in words[chosen].tolist()]

    def _many(self, table: str, rows: Iterable[tuple[object, ...]], columns: int) -> None:
        self.db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)

    def write(self) -> None:
        """Fill every table that the window asks."""
        self._head()
        self._documents()
        self._entities()
        self._claims()
        every = np.arange(self.events)
        none = np.zeros(self.events, dtype=np.bool_)
        place_of = np.zeros(len(State), dtype=np.int16)
        place_of[list(_STATES)] = range(len(_STATES))
        for scheme, lanes in (("partner", self.lane), ("kind", (self.lane * 5 % _LANES).astype(np.int16)),
                              ("level", self.level), ("agreement", place_of[self.state])):
            self._line(scheme, every, lanes, none)
        self._by_document()
        self._pairs()
        self._table()
        self._facets()
        self._search()

    def _head(self) -> None:
        info = {"key": f"crowd-{self.events}", "title": f"{self.events:,} events", "edition": "1", "licence": "CC0-1.0",
                "schema_version": str(SCHEMA_VERSION)}
        self._many("dataset", sorted(info.items()), 2)
        self._many("topic", [("all", 0, "All")], 3)
        self._many("category", [("all", 0, "All")], 3)
        for scheme in ("partner", "kind"):
            self._many("lane", [(scheme, n, f"lane-{n}", f"Lane {n + 1}") for n in range(_LANES)], 4)
        self._many("lane", [("source", n, f"s{n}", f"Document {n + 1}") for n in range(_SOURCES)], 4)
        self._many("lane", [("level", n, key, title) for n, (key, title) in enumerate(_LEVELS)], 4)
        self._many("lane", [("agreement", n, s.name.lower(), s.name.replace("_", " ").capitalize())
                            for n, s in enumerate(_STATES)], 4)

    def _documents(self) -> None:
        self._many("source", [(n + 1, f"s{n}", f"Document {n + 1}", f"Document {n + 1}", "", "", "2025", 0, "list",
                               "Made for measuring.", "None.", "", "", 0) for n in range(_SOURCES)], 14)
        self._many("scope", [(n + 1, None, "all", f"{_from_year(n)}/{_from_year(n) + _COVERED - 1}", 0)
                             for n in range(_SOURCES)], 5)
        self._many("block", [(n + 1, n % _SOURCES + 1, None, n // _SOURCES, "paragraph", 0, n // _SOURCES + 1)
                             for n in range(_SOURCES * 200)], 7)
        self._many("passage", [(n + 1, f"p{n}", n % _SOURCES + 1, n + 1, 0, self.titles[n % self.events], None, "", "",
                                "asserts", None, "") for n in range(_SOURCES * 200)], 12)

    def _entities(self) -> None:
        ids = range(1, self.events + 1)
        self._many("entity", ((i, f"e{i}", "event", self.titles[i - 1], "", 3, i - 1, int(self.state[i - 1]))
                              for i in ids), 8)
        self._many("entity", ((self.events + 1 + n, f"a{n}", "actor", f"Actor {n + 1}", "", 3, self.events + n, 1)
                              for n in range(_ACTORS)), 8)
        self._many("event", ((i, "all", _LEVELS[self.level[i - 1]][0], f"lane-{self.lane[i - 1]}") for i in ids), 4)
        self._many("actor", ((self.events + 1 + n, "person") for n in range(_ACTORS)), 2)
        self._many("entity_topic", ((i, "all") for i in ids), 2)
        self._many("entity_source", ((i, s + 1, 1) for i, mask in zip(ids, self.mask.tolist(), strict=True)
                                     for s in range(_SOURCES) if mask >> s & 1), 3)
        dates = list(zip(ids, self.start.tolist(), self.end.tolist(), strict=True))
        self._many("entity_date", ((i, a, b, 0) for i, a, b in dates), 4)
        self._many("entity_moment", ((i, a, a) for i, a, _ in dates), 3)

    def _claims(self) -> None:
        rows = zip(range(1, self.events + 1), self.start.tolist(), self.end.tolist(), self.bar.tolist(),
                   self.actor.tolist(), self.mask.tolist(), strict=True)
        self._many("claim", ((i, f"e{i}.1", i, "lasted" if bar else "date", self.events + 1 + actor, "", None, None, "",
                              f"{_day(a)}/{_day(b)}" if bar else _day(a), "", "happened", 0, "document", "",
                              (mask & -mask).bit_length()) for i, a, b, bar, actor, mask in rows), 16)
        self._many("claim_passage", ((i, i % (_SOURCES * 200) + 1) for i in range(1, self.events + 1)), 2)

    def _line(self, scheme: str, which: Ints, lanes: Ints, silent: npt.NDArray[np.bool_]) -> None:
        """Store some events, each as often as it stands somewhere, in the order of the columns."""
        start, end, bar = self.start[which], self.end[which], self.bar[which]
        row = np.full(len(which), MARK, dtype=np.int16)
        for lane in np.unique(lanes):
            bars = np.flatnonzero(bar & (lanes == lane))
            row[bars] = laid(list(zip(start[bars].tolist(), end[bars].tolist(), strict=True)))
        place = np.where(bar, 2 * start, start + end)
        order = np.lexsort((place, row, lanes))
        values = {
            "entity": which + 1, "lane": lanes, "row": row, "start_earliest": start,
            "start_latest": np.where(bar, start, end), "end_earliest": np.where(bar, end, start), "end_latest": end,
            "rank": which, "flags": np.where(bar, int(Flag.BAR), 0) | np.where(silent, int(Flag.SILENT), 0),
            "state": self.state[which], "sources": self.mask[which]}
        for name, code in COLUMNS.items():
            data = values[name][order].astype(np.dtype(code).newbyteorder("<"))
            self._many("time_column", [(scheme, name, code, data.tobytes())], 4)

    def _table(self) -> None:
        order = np.lexsort((self.end, self.start))  # equal ones as they are: by rank
        place = np.empty(self.events, dtype=np.int32)
        place[sorted(range(self.events), key=lambda n: title_key(self.titles[n]))] = np.arange(self.events)
        same = np.zeros(self.events, dtype=np.int8)
        values: dict[str, Ints] = {
            "entity": np.arange(1, self.events + 1), "title": place, "what": same, "level": same + 1,
            "state": self.state, "sources": self.mask}
        self._many("table_column", [(name, code, values[name][order].astype(np.dtype(code).newbyteorder("<")).tobytes())
                                    for name, code in TABLE.items()], 3)

    def _by_document(self) -> None:
        which, lanes, silent = [], [], []
        for n in range(_SOURCES):
            tells = (self.mask >> n & 1) == 1
            years = [(date(_from_year(n) + more, 1, 1) - date(1970, 1, 1)).days for more in (0, _COVERED)]
            stands = np.flatnonzero(tells | ((self.start < years[1]) & (self.end >= years[0])))
            which.append(stands)
            lanes.append(np.full(len(stands), n, dtype=np.int16))
            silent.append(~tells[stands])
        self._line("source", np.concatenate(which), np.concatenate(lanes), np.concatenate(silent))

    def _pairs(self) -> None:
        for a, b in combinations(range(_SOURCES), 2):
            both = np.flatnonzero((self.mask >> a & 1) & (self.mask >> b & 1))
            states = np.array((State.MENTIONED, State.AGREE, State.DIFFER), dtype=np.uint8)[self.state[both] % 3]
            self._many("pair", [(a + 1, b + 1, (both + 1).astype("<i4").tobytes(), states.tobytes())], 4)

    def _facets(self) -> None:
        ids = np.arange(1, self.events + 1, dtype="<i4")
        facets = [("kinds", 0, "event", ids)]
        facets += [("sources", n, f"s{n}", ids[(self.mask >> n & 1) == 1]) for n in range(_SOURCES)]
        facets += [("actors", n, f"a{n}", ids[self.actor == n]) for n in range(_ACTORS)]
        self._many("facet", [(field, n, value, len(own), self._posted(own)) for field, n, value, own in facets
                             if len(own)], 5)

    def _posted(self, ids: Ints) -> bytes:
        """As the builder does it, in a hundredth of the time."""
        if ids[-1] // 8 + 1 >= ids.nbytes:
            return ids.tobytes()
        has = np.zeros(ids[-1] + 1, dtype=np.bool_)
        has[ids] = True
        return np.packbits(has, bitorder="little").tobytes()

    def _search(self) -> None:
        self.db.executemany("INSERT INTO search (rowid, title, names, words, more) VALUES (?,?,'','','')",
                            ((n, title.lower()) for n, title in enumerate(self.titles, 1)))
        self._many("search_item", ((n, n, None) for n in range(1, self.events + 1)), 3)


def _from_year(document: int) -> int:
    return 1990 + 6 * document


def _day(day: int) -> str:
    return str(date(1970, 1, 1) + timedelta(day))


def _vocabulary(number: int) -> list[str]:
    """Words that can be spoken, all different."""
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    count = len(syllables)
    return [syllables[n % count] + syllables[n // count % count] + (syllables[(n * 7 + 3) % count] if n % 3 else "")
            for n in range(number)]
