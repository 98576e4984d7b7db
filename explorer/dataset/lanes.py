"""The lane schemes: which lanes each has, and in which of them each item of the line stands."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.dataset.items import Item, Telling
from explorer.dataset.items import items as items_of
from explorer.model.agreement import Silence, State
from explorer.model.records import DRAWN, Dataset, Entity
from explorer.model.wording import QT_TRANSLATE_NOOP

SCHEMES = ("partner", "kind", "source", "level", "agreement")
_KINDS = {"base": QT_TRANSLATE_NOOP("Lane", "Bases"), "treaty": QT_TRANSLATE_NOOP("Lane", "Treaties and memberships")}
_LEVELS = {"internal": QT_TRANSLATE_NOOP("Lane", "At home"), "external": QT_TRANSLATE_NOOP("Lane", "Abroad"),
           "both": QT_TRANSLATE_NOOP("Lane", "At home and abroad")}
_AGREEMENT = {
    State.AGREE: QT_TRANSLATE_NOOP("Lane", "Documents agree"),
    State.DIFFER: QT_TRANSLATE_NOOP("Lane", "Documents differ"),
    State.CONTRADICTS_ITSELF: QT_TRANSLATE_NOOP("Lane", "One contradicts itself"),
    State.MENTIONED: QT_TRANSLATE_NOOP("Lane", "Not comparable"),
    State.ALONE: QT_TRANSLATE_NOOP("Lane", "One alone")}
_NO_LEVEL = {"event": QT_TRANSLATE_NOOP("Lane", "Neither")}
_NOBODY = {State.UNTOLD: QT_TRANSLATE_NOOP("Lane", "Told by none")}


def lanes(data: Dataset, scheme: str, told: dict[str, Telling]) -> dict[str, str]:
    """Key -> title of the lanes of a scheme, in order. All are there, empty or not, but for what ought not to be."""
    if scheme == "partner":
        return data.lanes
    if scheme == "kind":
        return {**_KINDS, **data.categories}
    if scheme == "source":
        return {s.key: s.short_title for s in data.sources}
    drawn = [e for e in data.entities if e.kind in DRAWN]
    if scheme == "level":
        return {**_LEVELS, **_KINDS, **(_NO_LEVEL if any(e.kind == "event" and not e.level for e in drawn) else {})}
    states = {**_AGREEMENT, **(_NOBODY if any(told[e.key].state is State.UNTOLD for e in drawn) else {})}
    return {state.word: title for state, title in states.items()}


def _lane(entity: Entity, scheme: str, telling: Telling) -> str:
    if scheme == "partner":
        return entity.lane
    if scheme == "kind":
        return entity.category or entity.kind
    return entity.level or entity.kind if scheme == "level" else telling.state.word


def placed(data: Dataset, scheme: str, items: dict[str, list[Item]],
           told: dict[str, Telling]) -> Iterator[tuple[str, Item]]:
    """(lane, item) for everything on the line, in a scheme whose lanes hold each thing once."""
    for entity in data.entities:
        for item in items.get(entity.key, ()):
            yield _lane(entity, scheme, told[entity.key]), item


def placed_by_source(data: Dataset, items: dict[str, list[Item]],
                     told: dict[str, Telling]) -> Iterator[tuple[str, Item]]:
    """(document, item): each thing at the dates that the document gives, and what it leaves out, where others date it.

    What a document tells of without a date has no place among what it dates.
    """
    for source in data.sources:
        own = items_of(data, told, source.key)
        for key, drawn in items.items():
            if source.key in told[key].counts:
                yield from ((source.key, item) for item in own.get(key, ()))
            elif told[key].counts and told[key].silences.get(source.key) is Silence.COULD_HAVE_SPOKEN:
                for item in drawn:
                    yield source.key, replace(item, silent=True)
