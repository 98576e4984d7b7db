"""The files of entities, with their claims, and the file of disagreements."""

import re
from dataclasses import dataclass, field

from explorer.dataset.fields import Fields, rows_of
from explorer.dataset.read import Problem, Reader, Row, Rows, Text
from explorer.model.figures import parse_figure
from explorer.model.records import DRAWN, Claim, Disagreement, Entity, Name
from explorer.model.vocabulary import (
    ACTOR_KINDS,
    DISAGREEMENTS,
    FIXED,
    KINDS,
    LEVELS,
    STATUSES,
    TREATY_KINDS,
)

ENTITY_KEY = re.compile(r"[a-z][a-z0-9-]*")
CLAIM_KEY = re.compile(r"([a-z][a-z0-9-]*)\.(\d+)")


@dataclass
class Lists:
    """What dataset.yaml allows."""

    topics: list[str]
    lanes: list[str]
    categories: list[str]
    figures: list[str]


@dataclass
class Entries:
    """All entities, claims and disagreements, with where each stands."""

    entities: list[Entity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Key -> file and line."""


def read_entities(reader: Reader, name: str, lists: Lists, into: Entries) -> None:
    """The entities in one file; problems go to the reader's list."""
    for row in rows_of(reader.read(name), "file", reader.problems):
        fields = Fields(row, reader.problems)
        kinds = [kind for kind in KINDS if kind in row.fields]
        if len(kinds) != 1:
            fields.wrong("file", "each entry begins with its kind and key, as “event: kant-opened”")
            continue
        entity = _entity(fields, kinds[0], lists)
        if not ENTITY_KEY.fullmatch(entity.key):
            fields.wrong(kinds[0], f"“{entity.key}” is no key; use small letters, digits and hyphens")
        _place(into, fields, kinds[0], entity.key)
        into.entities.append(entity)
        fields.done()


def read_claims(reader: Reader, name: str, lists: Lists, into: Entries) -> None:
    """The claims in one file; problems go to the reader's list."""
    entities = {e.key for e in into.entities}
    for row in rows_of(reader.read(name), "file", reader.problems):
        fields = Fields(row, reader.problems)
        entity = fields.text("about", True)
        if entity and entity not in entities:
            fields.wrong("about", f"there is no entry “{entity}”; add it in entities/, or correct the key")
        for claim_row in fields.rows("claims"):
            claim = _claim(claim_row, entity, lists, into, reader.problems)
            if claim and entity in entities:
                into.claims.append(claim)
        fields.done()


def read_disagreements(reader: Reader, name: str, into: Entries) -> None:
    """The disagreements in one file; problems go to the reader's list."""
    for row in rows_of(reader.read(name), "file", reader.problems):
        fields = Fields(row, reader.problems)
        keys = [k for k in row.fields if k not in ("note", "sides")]
        if len(keys) != 1:
            fields.wrong("file", "a disagreement begins with its key and kind, as “debt-sum: figure”")
            continue
        key = keys[0]
        _place(into, fields, key, key)
        sides = fields.value("sides")
        parsed = []
        for side in sides.items if isinstance(sides, Rows) else ():
            texts = side.items if isinstance(side, Rows) else (side,)
            parsed.append(tuple(t.value for t in texts if isinstance(t, Text)))
        if len(parsed) < 2 or not all(parsed):
            fields.wrong("sides", "needs two sides or more, each a list of claims, as “- [kant.1, kant.4]”")
        into.disagreements.append(Disagreement(key, fields.choice(key, DISAGREEMENTS),
                                               fields.text("note", True), tuple(parsed)))
        fields.done()


def _place(into: Entries, fields: Fields, name: str, key: str) -> None:
    if key in into.places:
        file, line = into.places[key]
        fields.wrong(name, f"“{key}” is used before, in {file}:{line}; give this one a new key")
    into.places[key] = (fields.row.file, fields.line(name))


def _entity(fields: Fields, kind: str, lists: Lists) -> Entity:
    drawn = kind in DRAWN
    for topic in (topics := fields.words("topics", required=drawn)):
        if topic not in lists.topics:
            fields.wrong("topics", f"“{topic}” is no topic; see topics in dataset.yaml")
    latitude, longitude = _coordinates(fields) if kind == "base" else (None, None)
    return Entity(
        fields.text(kind, True), kind, fields.text("title", True), fields.text("summary"),
        fields.integer("salience", 1, 5, 3), tuple(t for t in topics if t in lists.topics),
        fields.known("lane", lists.lanes, True) if drawn else "",
        fields.known("category", lists.categories, True) if kind == "event" else "",
        fields.choice("level", LEVELS) if kind == "event" else "",
        fields.choice("actor kind", ACTOR_KINDS) if kind == "actor" else "",
        fields.text("site", True) if kind == "base" else "", latitude, longitude,
        fields.choice("treaty kind", TREATY_KINDS) if kind == "treaty" else "",
        tuple(_names(fields)))


def _coordinates(fields: Fields) -> tuple[float | None, float | None]:
    texts = fields.words("coordinates")
    if not texts:
        return None, None
    try:
        latitude, longitude = (float(t) for t in texts)
    except ValueError:
        latitude = longitude = 999.0
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        fields.wrong("coordinates", "should be latitude and longitude in degrees, as 42.85, 74.85")
        return None, None
    return latitude, longitude


def _names(fields: Fields) -> list[Name]:
    value = fields.value("names")
    if value is None:
        return []
    items = value.items if isinstance(value, Rows) else (value,)
    names = []
    for item in items:
        if isinstance(item, Text):
            names.append(Name(" ".join(item.value.split())))
        elif isinstance(item, Row):
            inner = Fields(item, fields.problems)
            names.append(Name(
                inner.text("name", True), inner.text("language") or "en",
                inner.choice("kind", ("canonical", "alias", "official", "translation"), "alias"),
                inner.text("source"), inner.text("certainty"), inner.text("note")))
            inner.done()
    return names


def _claim(row: Row, entity: str, lists: Lists, into: Entries, problems: list[Problem]) -> Claim | None:
    fields = Fields(row, problems)
    keys = [name for name in row.fields if CLAIM_KEY.fullmatch(name)]
    if len(keys) != 1:
        fields.wrong("claims", f"a claim begins with its key and property, as “{entity}.1: opened”")
        return None
    key = keys[0]
    match = CLAIM_KEY.fullmatch(key)
    if match and match[1] != entity:
        fields.wrong(key, f"stands under “{entity}”; its key should be {entity}.{match[2]}")
    _place(into, fields, key, key)
    low = high = None
    unit = ""
    if figure := fields.text("figure"):
        try:
            low, high, unit = parse_figure(figure)
        except ValueError as error:
            fields.wrong("figure", str(error))
    claim = Claim(
        key, entity, fields.choice(key, (*FIXED, *lists.figures)), fields.text("object"),
        fields.text("value"), low, high, unit, fields.edtf("when"), fields.edtf("as of"),
        fields.choice("status", STATUSES, "happened"), (calculated := fields.text("inferred") == "calculated")
        or fields.flag("inferred"), fields.choice("basis", ("document", "editor"), "document"), fields.text("note"),
        tuple(fields.words("rests on")), calculated=calculated)
    if calculated and not claim.note:
        fields.wrong("inferred", "is calculated, so say from what, in a note")
    fields.done()
    return claim
