"""The lane schemes: by partner, by kind, by source; which lanes each item of the line stands in."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.dataset.items import Item, Telling
from explorer.model.agreement import Silence
from explorer.model.records import Dataset, Entity

SCHEMES = ("partner", "kind", "source")
_KINDS = {"base": "Bases", "treaty": "Treaties and memberships"}


def lanes(data: Dataset, scheme: str) -> dict[str, str]:
    """Key -> title of the lanes of a scheme, in order."""
    if scheme == "partner":
        return data.lanes
    if scheme == "kind":
        return {**_KINDS, **data.categories}
    return {s.key: s.short_title for s in data.sources}


def placed(data: Dataset, scheme: str, items: dict[str, list[Item]],
           told: dict[str, Telling]) -> Iterator[tuple[str, Item]]:
    """(lane, item) for everything on the line; by source, also what a document leaves out."""
    by_key: dict[str, Entity] = {e.key: e for e in data.entities}
    for key, drawn in items.items():
        entity = by_key[key]
        for item in drawn:
            if scheme == "partner":
                yield entity.lane, item
            elif scheme == "kind":
                yield entity.category or entity.kind, item
            else:
                for source in told[key].counts:
                    yield source, item
                for source, why in told[key].silences.items():
                    if why is Silence.COULD_HAVE_SPOKEN and told[key].counts:
                        yield source, replace(item, silent=True)
