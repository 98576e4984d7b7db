"""The dates that documents give to what is drawn, fetched for many at once and remembered."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from explorer.model.dated import DATING, Dated

Ask = Callable[[str, Iterable[object]], list[sqlite3.Row]]
_REMEMBERED = 20_000
"""So many entities are kept: enough for what is drawn while one zooms about."""
SQL = f"""SELECT entity_id, source_id, property, edtf, status, inferred FROM claim
 WHERE entity_id IN (SELECT value FROM json_each(?)) AND edtf != '' AND basis = 'document'
 AND +property IN ({', '.join(f"'{p}'" for p in DATING)})"""
"""Answered from the index alone, of which the first column is the entity; the plus keeps the property out of it."""


class Dates:
    """Entity ids -> what each document says of when they were."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[int, tuple[Dated, ...]] = {}

    def __call__(self, ids: Sequence[int]) -> dict[int, tuple[Dated, ...]]:
        """The dates of these entities, document by document; none where none is given."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        unknown = [i for i in ids if i not in self._known]
        if unknown:
            found: dict[int, list[Dated]] = defaultdict(list)
            for r in self._ask(SQL, [json.dumps(unknown)]):
                found[r["entity_id"]].append(Dated((r["source_id"] or 1) - 1, r["property"], r["edtf"], r["status"],
                                                   bool(r["inferred"])))
            self._known.update((i, tuple(found[i])) for i in unknown)
        return {i: self._known[i] for i in ids}
