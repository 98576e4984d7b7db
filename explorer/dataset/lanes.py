"""The lane schemes: by partner, by kind, by source; which lanes each item of the line stands in."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.dataset.items import Item, Telling
from explorer.dataset.items import items as items_of
from explorer.model.agreement import Silence
from explorer.model.records import Dataset

SCHEMES = ("partner", "kind", "source")
_KINDS = {"base": "Bases", "treaty": "Treaties and memberships"}


def lanes(data: Dataset, scheme: str) -> dict[str, str]:
    """Key -> title of the lanes of a scheme, in order."""
    if scheme == "partner":
        return data.lanes
    if scheme == "kind":
        return {**_KINDS, **data.categories}
    return {s.key: s.short_title for s in data.sources}


def placed(data: Dataset, scheme: str, items: dict[str, list[Item]]) -> Iterator[tuple[str, Item]]:
    """(lane, item) for everything on the line, in a scheme whose lanes hold each thing once."""
    for entity in data.entities:
        for item in items.get(entity.key, ()):
            yield (entity.lane if scheme == "partner" else entity.category or entity.kind), item


def placed_by_source(data: Dataset, items: dict[str, list[Item]],
                     told: dict[str, Telling]) -> Iterator[tuple[str, Item]]:
    """(document, item): each thing at the dates that the document gives, and what it leaves out.

    What a document tells of without a date stands where the others date it, marked as inferred.
    """
    for source in data.sources:
        own = items_of(data, told, source.key)
        for key, drawn in items.items():
            if source.key in told[key].counts:
                for item in own.get(key) or [replace(i, inferred=True, approximate=True) for i in drawn]:
                    yield source.key, item
            elif told[key].counts and told[key].silences.get(source.key) is Silence.COULD_HAVE_SPOKEN:
                for item in drawn:
                    yield source.key, replace(item, silent=True)
