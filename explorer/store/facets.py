"""Which things on the line have a value that one can filter by, each value read when it is first asked for."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from explorer.model.agreement import State
from explorer.store.opening import damaged

Ints = npt.NDArray[np.integer[Any]]
Bools = npt.NDArray[np.bool_]
Ask = Callable[[str, Iterable[object]], list[sqlite3.Row]]
FIELDS = ("kinds", "sources", "actors")


class Facet(Mapping[str, Ints]):
    """One field: value -> ids of what has it, ascending."""

    def __init__(self, ask: Ask, path: Path, field: str) -> None:
        self._ask, self._path, self._field = ask, path, field
        rows = ask("SELECT value, position, number FROM facet WHERE field = ? ORDER BY position", [field])
        self._places = {r["value"]: (r["position"], r["number"]) for r in rows}
        self._read: dict[str, bytes] = {}

    def _ids(self, value: str) -> Ints | None:
        """As they lie in the file; None where bits do."""
        number, data = self._stored(value)
        return np.frombuffer(data, dtype="<i4") if len(data) == 4 * number else None

    def _has(self, value: str, count: int | None = None) -> Bools:
        """For each id from 0 on, or for so many, whether it has the value; of what lies in the file as bits."""
        bits = np.frombuffer(self._stored(value)[1], dtype=np.uint8)
        return np.unpackbits(bits, count=count, bitorder="little").view(np.bool_)

    def _stored(self, value: str) -> tuple[int, bytes]:
        position, number = self._places[value]
        if value not in self._read:
            rows = self._ask("SELECT data FROM facet WHERE field = ? AND position = ?", [self._field, position])
            if not rows or not isinstance(rows[0]["data"], bytes):
                raise damaged(self._path, f"nothing says what has the value {value}")
            self._read[value] = rows[0]["data"]
        return number, self._read[value]

    def __getitem__(self, value: str) -> Ints:
        ids = self._ids(value)
        return np.flatnonzero(self._has(value)) if ids is None else ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, value: object) -> bool:
        return value in self._places

    def mark(self, value: str, having: Bools) -> None:
        """Note what has a value, of all ids from 0 on."""
        ids = self._ids(value)
        if ids is None:
            having |= self._has(value, len(having))
        else:
            having[ids] = True

    def counts(self, passes: Bools | None = None) -> dict[str, int]:
        """Value -> how many things have it, or how many of those whose ids pass; of all the file knows."""
        if passes is None:
            return {value: number for value, (_, number) in self._places.items()}
        return {value: self._passing(value, passes) for value in self}

    def _passing(self, value: str, passes: Bools) -> int:
        ids = self._ids(value)
        passing = self._has(value, len(passes)) & passes if ids is None else passes.take(ids)
        return int(np.count_nonzero(passing))


class Verdicts(Mapping[str, Ints]):
    """Word of a state -> ids of what is in it, ascending: what differs first. The table of the file has them, in a
    column, so that no lists of them need be kept."""

    def __init__(self, table: Callable[[], Mapping[str, Ints]]) -> None:
        self._table = table

    @cached_property
    def _of(self) -> npt.NDArray[np.uint8]:
        """The state of every id; of one that does not stand on the line none there is."""
        table = self._table()
        found = np.full(int(table["entity"].max(initial=-1)) + 1, len(State), dtype=np.uint8)
        found[table["entity"].astype(np.intp)] = table["state"]
        return found

    @cached_property
    def _states(self) -> dict[str, State]:
        numbers = np.bincount(self._of, minlength=len(State))
        order = (State.DIFFER, State.CONTRADICTS_ITSELF, State.AGREE, State.MENTIONED, State.ALONE, State.UNTOLD)
        return {state.word: state for state in order if numbers[state]}

    def __getitem__(self, value: str) -> Ints:
        return np.flatnonzero(self._of == self._states[value])

    def __iter__(self) -> Iterator[str]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)

    def mark(self, value: str, having: Bools) -> None:
        """Note what is in a state, of all ids from 0 on."""
        having[:len(self._of)] |= self._of == self._states[value]

    def counts(self, passes: Bools | None = None) -> dict[str, int]:
        """Word -> how many things are in that state, or how many of those whose ids pass."""
        numbers = np.bincount(self._of if passes is None else self._of[passes[:len(self._of)]], minlength=len(State))
        return {word: int(numbers[state]) for word, state in self._states.items()}


def differing(ask: Ask) -> dict[str, Ints]:
    """Kind or key of disagreements -> ids of what they concern and stands on the line, ascending; they are no facet of
    the file, as a reader asks for them seldom and they are few."""
    found: dict[str, list[int]] = {}
    for r in ask(
            "SELECT DISTINCT d.kind, d.key, e.id FROM disagreement d "
            "JOIN disagreement_claim dc ON dc.disagreement_id = d.id "
            "JOIN claim c ON c.id = dc.claim_id JOIN entity e ON e.id = c.entity_id WHERE e.kind IN "
            "(SELECT value FROM facet WHERE field = 'kinds') ORDER BY e.id", []):
        for value in (r["kind"], r["key"]):
            ids = found.setdefault(value, [])
            if not ids or ids[-1] != r["id"]:
                ids.append(r["id"])
    return {value: np.array(ids, dtype=np.int32) for value, ids in found.items()}
