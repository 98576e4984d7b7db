"""Filters -> SQL. Every value typed becomes a parameter, every word a quoted prefix."""

import json
from collections.abc import Sequence
from typing import Protocol, assert_never

from explorer.model.agreement import State
from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words

Sql = tuple[str, list[object]]


class Known(Protocol):
    """A library, as far as it is asked here."""

    def resolve(self, kind: str, typed: str) -> list[int]:
        """Ids of the entities, or documents, that are meant."""

    def few(self, sql: str, values: tuple[object, ...]) -> list[int] | None:
        """Ids of the entities that a query names, if they are few; None: many."""


_FEW = ("disagreement", "id")
"""Fields that few have what is asked for of."""
_TOPIC = "(x.topic = ? OR x.topic IN (SELECT key FROM topic WHERE folded(title) = folded(?)))"
_AMONG = "{column} IN (SELECT value FROM json_each(?))"
_LINKED = """SELECT value FROM json_each(?1) UNION ALL
 SELECT entity_id FROM claim WHERE object_id IN (SELECT value FROM json_each(?1)) UNION ALL
 SELECT object_id FROM claim WHERE entity_id IN (SELECT value FROM json_each(?1)) AND object_id IS NOT NULL"""
_IS_LINKED = """e.id IN ({ids}) OR EXISTS (SELECT 1 FROM claim x WHERE x.entity_id = e.id AND +x.object_id IN ({ids}))
 OR EXISTS (SELECT 1 FROM claim x WHERE x.object_id = e.id AND +x.entity_id IN ({ids}))"""
"""The same, asked of each entity; with a plus, or all that is claimed of an actor would be looked through each time."""


def fts(term: Term) -> str:
    """What FTS5 is asked for: a phrase, or words of which the last may go on, or another spelling of them; of
    queries all or one; empty for what it cannot be asked for."""
    match term:
        case Words(text=text, phrase=phrase, exact=exact, others=others):
            first = _quoted(text) + ("" if phrase else "*")
            if others:
                first = f"({' OR '.join((first, *map(_quoted, others)))})"
            return f"({{title names words}} : {first})" if exact else first
        case All(terms=terms) | Either(terms=terms):
            parts = [fts(t) for t in terms]
            return f"({(' AND ' if isinstance(term, All) else ' OR ').join(parts)})" if parts and all(parts) else ""
        case _:
            return ""


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def entities(term: Term, known: Known) -> Sql:
    """The condition on `entity AS e`."""
    match term:
        case Words():
            return ("e.id IN (SELECT entity_id FROM search_item WHERE entity_id IS NOT NULL AND id IN "
                    "(SELECT rowid FROM search WHERE search MATCH ?))", [fts(term)])
        case Narrow() | Within() if (ids := _few(term, known)) is not None:
            return _among("e.id", ids)
        case Narrow():
            return _narrow(term, known)
        case Within():
            sql, values = _within(term)
            return f"EXISTS (SELECT 1 FROM entity_moment m WHERE m.entity_id = e.id AND {sql})", values
        case Not(term=Narrow(field="kind", value=value)) if (ids := known.few(
                "SELECT id FROM entity WHERE kind < ?1 OR kind > ?1", (value.lower(),))) is not None:
            return _among("e.id", ids)
        case Not(term=inner):
            sql, values = entities(inner, known)
            return f"NOT ({sql})", values
        case Either(terms=terms):
            return _joined(" OR ", [entities(t, known) for t in terms], "0")
        case All(terms=terms):
            return _joined(" AND ", [entities(t, known) for t in terms], "1")
        case _:
            assert_never(term)


def passages(term: Term, known: Known) -> Sql:
    """The condition on `passage AS p`: words in it; the rest of its source or of what rests on it."""
    match term:
        case Words():
            return ("p.id IN (SELECT passage_id FROM search_item WHERE passage_id IS NOT NULL AND id IN "
                    "(SELECT rowid FROM search WHERE search MATCH ?))", [fts(term)])
        case Narrow(field="source", value=value):
            return _in("p.source_id", known.resolve("source", value))
        case Narrow() | Within() if (ids := _few(term, known)) is not None:
            sql, values = _among("c.entity_id", ids)
            return ("p.id IN (SELECT cp.passage_id FROM claim c JOIN claim_passage cp ON cp.claim_id = c.id "
                    f"WHERE {sql})" if ids else "0"), values
        case Narrow() | Within():
            sql, values = entities(term, known)
            resting = "claim_passage cp JOIN claim c ON c.id = cp.claim_id JOIN entity e ON e.id = c.entity_id"
            if isinstance(term, Narrow) and term.field in _FEW:
                return f"p.id IN (SELECT cp.passage_id FROM {resting} WHERE {sql})", values
            return f"EXISTS (SELECT 1 FROM {resting} WHERE cp.passage_id = p.id AND ({sql}))", values
        case Not(term=inner):
            sql, values = passages(inner, known)
            return f"NOT ({sql})", values
        case Either(terms=terms):
            return _joined(" OR ", [passages(t, known) for t in terms], "0")
        case All(terms=terms):
            return _joined(" AND ", [passages(t, known) for t in terms], "1")
        case _:
            assert_never(term)


def _joined(word: str, parts: list[Sql], empty: str) -> Sql:
    if not parts:
        return empty, []
    return word.join(f"({sql})" for sql, _ in parts), [v for _, values in parts for v in values]


def _in(column: str, ids: list[int]) -> Sql:
    return f"{column} IN ({', '.join('?' * len(ids))})", list(ids)


def _among(column: str, ids: Sequence[int]) -> Sql:
    return (_AMONG.format(column=column), [json.dumps(ids)]) if ids else ("0", [])


def _few(term: Narrow | Within, known: Known) -> list[int] | None:
    """Ids of the entities that have what is asked for, if they are few: to ask each in turn would go through all."""
    match term:
        case Within():
            sql, values = _within(term)
            return known.few(f"SELECT m.entity_id FROM entity_moment m WHERE {sql}", tuple(values))
        case Narrow(field="kind", value=value):
            return known.few("SELECT id FROM entity WHERE kind = ?", (value.lower(),))
        case Narrow(field="source", value=value):
            sql, values = _in("source_id", known.resolve("source", value))
            return known.few(f"SELECT entity_id FROM entity_source WHERE {sql}", tuple(values)) if values else []
        case Narrow(field="topic", value=value):
            return known.few(f"SELECT entity_id FROM entity_topic x WHERE {_TOPIC}", (value, value))
        case Narrow(field="status", value=value):
            return known.few("SELECT entity_id FROM claim WHERE status = ?", (value.lower(),))
        case Narrow(field="actor" | "base" | "treaty" as kind, value=value):
            ids = known.resolve(kind, value)
            return known.few(_LINKED, (json.dumps(ids),)) if ids else []
    return None


def _within(term: Within) -> Sql:
    """The condition on `entity_moment AS m`."""
    parts = [(f"m.{column} {sign} ?", day) for column, sign, day in (
        ("first", "<=", term.last), ("last", ">=", term.first)) if day is not None]
    return " AND ".join(sql for sql, _ in parts) or "1", [day for _, day in parts]


def _narrow(term: Narrow, known: Known) -> Sql:
    """What many have is asked of each in turn, most salient first, and so of no more than are wanted; what few have
    is looked up."""
    value = term.value
    match term.field:
        case "actor" | "base" | "treaty":
            ids = known.resolve(term.field, value)
            marks = ", ".join("?" * len(ids))
            return _IS_LINKED.format(ids=marks), [*ids] * 3
        case "kind":
            return "e.kind = ?", [value.lower()]
        case "source":
            sql, values = _in("source_id", known.resolve("source", value))
            return f"EXISTS (SELECT 1 FROM entity_source x WHERE x.entity_id = e.id AND {sql})", values
        case "topic":
            return f"EXISTS (SELECT 1 FROM entity_topic x WHERE x.entity_id = e.id AND {_TOPIC})", [value, value]
        case "status":
            return "EXISTS (SELECT 1 FROM claim x WHERE x.entity_id = e.id AND x.status = ?)", [value.lower()]
        case "verdict":
            return "e.state = ?", [State[value.upper()]]
        case "disagreement":
            return ("e.id IN (SELECT c.entity_id FROM claim c JOIN disagreement_claim dc ON dc.claim_id = c.id "
                    "JOIN disagreement d ON d.id = dc.disagreement_id WHERE d.kind = ? OR d.key = ?)",
                    [value.lower(), value])
        case "id":
            return "e.key = ?", [value]
        case _:
            return "0", []
