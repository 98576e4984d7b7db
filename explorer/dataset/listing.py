"""The table beside the line: a row for everything on the line and on the shelf, as columns of numbers."""

from explorer.dataset.items import Item, Telling
from explorer.model.fold import title_key
from explorer.model.records import DRAWN, Dataset, Entity
from explorer.model.vocabulary import TREATY_KINDS

_LEVELS = ("internal", "both", "external", "")
"""From home outwards; what has none comes last."""


def listing(data: Dataset, items: dict[str, list[Item]], told: dict[str, Telling],
            ids: dict[str, int], ranks: dict[str, int], bits: dict[str, int]) -> dict[str, list[int]]:
    """Column -> a number a row; the rows are by date, those without one last. `bits` numbers the documents."""
    rows = [e for e in data.entities if e.kind in DRAWN]
    rows.sort(key=lambda e: _when(items.get(e.key, []), ranks[e.key]))
    titles = {e.key: n for n, e in enumerate(sorted(rows, key=lambda e: (title_key(e.title), e.title, e.key)))}
    kinds = {found: n for n, found in enumerate(sorted({_what(e, data) for e in rows}))}
    return {
        "entity": [ids[e.key] for e in rows],
        "title": [titles[e.key] for e in rows],
        "what": [kinds[_what(e, data)] for e in rows],
        "level": [_LEVELS.index(e.level) for e in rows],
        "state": [int(told[e.key].state) for e in rows],
        "sources": [sum(1 << bits[s] for s in told[e.key].counts) for e in rows]}


def _when(drawn: list[Item], rank: int) -> tuple[int, int, int, int]:
    if not drawn:
        return 1, 0, 0, rank
    return 0, min(i.start_earliest for i in drawn), max(i.end_latest for i in drawn), rank


def _what(entity: Entity, data: Dataset) -> tuple[int, int, str]:
    """Events by category, in the order of the dataset; then bases, then treaties, each by kind."""
    place = 0
    if entity.category:
        place = list(data.categories).index(entity.category)
    elif entity.treaty_kind:
        place = TREATY_KINDS.index(entity.treaty_kind)
    return DRAWN.index(entity.kind), place, entity.site_kind
