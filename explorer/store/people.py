"""Who takes part in what is drawn, fetched for many at once and remembered."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from explorer.model.vocabulary import PARTICIPANTS

Ask = Callable[[str, Iterable[object]], list[sqlite3.Row]]
Part = tuple[str, int]
"""Title of an actor, and a bit for each document that says it takes part."""
_REMEMBERED = 20_000
_ROLES = {role: n for n, role in enumerate(PARTICIPANTS)}
_LAST = len(PARTICIPANTS)
"""Of those to whom something only happened."""
SQL = """SELECT p.entity_id, p.role, a.title, c.source_id FROM participant p JOIN entity a ON a.id = p.actor_id
 JOIN claim c ON c.id = p.claim_id WHERE p.entity_id IN (SELECT value FROM json_each(?)) AND c.basis = 'document'
 ORDER BY p.rowid"""


class People:
    """Entity ids -> who takes part: who acts first, whom it befell last; of like ones who is named by most."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[int, tuple[Part, ...]] = {}

    def __call__(self, ids: Sequence[int]) -> dict[int, tuple[Part, ...]]:
        """Those of these entities; none where nobody is named."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        unknown = [i for i in ids if i not in self._known]
        if unknown:
            told: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
            for r in self._ask(SQL, [json.dumps(unknown)]):
                role = _LAST if r["role"] == "affected" else _ROLES.get(r["role"], _LAST)
                told[r["entity_id"]][r["title"]].append((role, (r["source_id"] or 1) - 1))
            self._known.update((i, _ordered(told[i]) if i in told else ()) for i in unknown)
        return {i: self._known[i] for i in ids}


def _ordered(told: dict[str, list[tuple[int, int]]]) -> tuple[Part, ...]:
    masks = {title: sum({1 << source for _, source in said}) for title, said in told.items()}
    order = sorted(told, key=lambda title: (min(role for role, _ in told[title]), -masks[title].bit_count()))
    return tuple((title, masks[title]) for title in order)
