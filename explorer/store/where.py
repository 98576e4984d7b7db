"""Filters -> SQL. Every value typed becomes a parameter, every word a quoted prefix."""

from collections.abc import Callable
from typing import assert_never

from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words

Sql = tuple[str, list[object]]
Resolve = Callable[[str, str], list[int]]
"""(kind, what was typed) -> ids of the entities meant."""

_FEW = ("actor", "base", "treaty", "disagreement", "id")
"""Fields that few have what is asked for of."""
_LINKED = """e.id IN ({ids}) OR e.id IN (SELECT entity_id FROM claim WHERE object_id IN ({ids}))
 OR e.id IN (SELECT object_id FROM claim WHERE entity_id IN ({ids}) AND object_id IS NOT NULL)"""


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


def entities(term: Term, resolve: Resolve) -> Sql:
    """The condition on `entity AS e`."""
    match term:
        case Words():
            return ("e.id IN (SELECT entity_id FROM search_item WHERE entity_id IS NOT NULL AND id IN "
                    "(SELECT rowid FROM search WHERE search MATCH ?))", [fts(term)])
        case Narrow():
            return _narrow(term, resolve)
        case Within(first=first, last=last):
            return ("EXISTS (SELECT 1 FROM entity_moment m WHERE m.entity_id = e.id AND (? IS NULL OR m.first <= ?) "
                    "AND (? IS NULL OR m.last >= ?))", [last, last, first, first])
        case Not(term=inner):
            sql, values = entities(inner, resolve)
            return f"NOT ({sql})", values
        case Either(terms=terms):
            return _joined(" OR ", [entities(t, resolve) for t in terms], "0")
        case All(terms=terms):
            return _joined(" AND ", [entities(t, resolve) for t in terms], "1")
        case _:
            assert_never(term)


def passages(term: Term, resolve: Resolve) -> Sql:
    """The condition on `passage AS p`: words in it; the rest of its source or of what rests on it."""
    match term:
        case Words():
            return ("p.id IN (SELECT passage_id FROM search_item WHERE passage_id IS NOT NULL AND id IN "
                    "(SELECT rowid FROM search WHERE search MATCH ?))", [fts(term)])
        case Narrow(field="source", value=value):
            return _in("p.source_id", resolve("source", value))
        case Narrow() | Within():
            sql, values = entities(term, resolve)
            resting = "claim_passage cp JOIN claim c ON c.id = cp.claim_id JOIN entity e ON e.id = c.entity_id"
            if isinstance(term, Narrow) and term.field in _FEW:
                return f"p.id IN (SELECT cp.passage_id FROM {resting} WHERE {sql})", values
            return f"EXISTS (SELECT 1 FROM {resting} WHERE cp.passage_id = p.id AND ({sql}))", values
        case Not(term=inner):
            sql, values = passages(inner, resolve)
            return f"NOT ({sql})", values
        case Either(terms=terms):
            return _joined(" OR ", [passages(t, resolve) for t in terms], "0")
        case All(terms=terms):
            return _joined(" AND ", [passages(t, resolve) for t in terms], "1")
        case _:
            assert_never(term)


def _joined(word: str, parts: list[Sql], empty: str) -> Sql:
    if not parts:
        return empty, []
    return word.join(f"({sql})" for sql, _ in parts), [v for _, values in parts for v in values]


def _in(column: str, ids: list[int]) -> Sql:
    return f"{column} IN ({', '.join('?' * len(ids))})", list(ids)


def _narrow(term: Narrow, resolve: Resolve) -> Sql:
    """What many have is asked of each in turn, most salient first, and so of no more than are wanted; what few have
    is looked up."""
    value = term.value
    match term.field:
        case "actor" | "base" | "treaty":
            ids = resolve(term.field, value)
            marks = ", ".join("?" * len(ids))
            return _LINKED.format(ids=marks), [*ids] * 3
        case "kind":
            return "e.kind = ?", [value.lower()]
        case "source":
            sql, values = _in("source_id", resolve("source", value))
            return f"EXISTS (SELECT 1 FROM entity_source x WHERE x.entity_id = e.id AND {sql})", values
        case "topic":
            return ("EXISTS (SELECT 1 FROM entity_topic x WHERE x.entity_id = e.id AND (x.topic = ? OR x.topic IN "
                    "(SELECT key FROM topic WHERE folded(title) = folded(?))))", [value, value])
        case "status":
            return "EXISTS (SELECT 1 FROM claim x WHERE x.entity_id = e.id AND x.status = ?)", [value.lower()]
        case "disagreement":
            return ("e.id IN (SELECT c.entity_id FROM claim c JOIN disagreement_claim dc ON dc.claim_id = c.id "
                    "JOIN disagreement d ON d.id = dc.disagreement_id WHERE d.kind = ? OR d.key = ?)",
                    [value.lower(), value])
        case "id":
            return "e.key = ?", [value]
        case _:
            return "0", []
