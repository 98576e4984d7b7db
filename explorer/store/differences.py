"""Where documents differ: all of it, with its sides; as a query finds it; and what it concerns."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words
from explorer.model.fold import fold_more, words
from explorer.model.query import parse_query
from explorer.model.records import Claim, Disagreement, Passage
from explorer.model.vocabulary import DISAGREEMENTS, KINDS
from explorer.store import where
from explorer.store.library import Library


@dataclass(frozen=True, slots=True)
class Difference:
    """A disagreement with the claims on its sides."""

    key: str
    kind: str
    note: str
    sides: tuple[tuple[Claim, ...], ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """What it concerns, each once."""
        return tuple(dict.fromkeys(c.entity for side in self.sides for c in side))


class Differences:
    """Those of one library, read when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._words: dict[str, str] = {}

    @cached_property
    def all(self) -> tuple[Difference, ...]:
        """By kind, in the order of the vocabulary; within a kind in the editors' order."""
        claims = {c.key: c for c in self.library.claims_where(
            "c.id IN (SELECT claim_id FROM disagreement_claim)", [])}
        sides: dict[str, dict[int, list[Claim]]] = {}
        for r in self.library.ask("SELECT d.key, dc.side, c.key AS claim FROM disagreement_claim dc "
                                  "JOIN disagreement d ON d.id = dc.disagreement_id JOIN claim c ON c.id = dc.claim_id "
                                  "ORDER BY d.id, dc.side, dc.position"):
            sides.setdefault(r["key"], {}).setdefault(r["side"], []).append(claims[r["claim"]])
        found = [Difference(r["key"], r["kind"], r["note"], tuple(tuple(s) for s in sides[r["key"]].values()))
                 for r in self.library.ask("SELECT key, kind, note FROM disagreement ORDER BY id") if r["key"] in sides]
        return tuple(sorted(found, key=lambda d: DISAGREEMENTS.index(d.kind)))

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The statements that their claims rest on, by key."""
        return passages(self.library, (k for d in self.all for side in d.sides for c in side for k in c.passages))

    def matching(self, typed: str) -> tuple[Difference, ...]:
        """Those that pass what was typed: words are looked for in the note, in what it concerns, and in what the
        sides say; `disagreement:` is the kind or key, `source:` a document on a side, all else what it concerns."""
        passes = self._passing(parse_query(typed))
        return tuple(d for d in self.all if passes(d))

    def _passing(self, term: Term) -> Callable[[Difference], bool]:
        match term:
            case Words():
                return self._with(term)
            case Narrow(field="disagreement", value=value):
                return lambda d: value in (d.kind, d.key) or value.lower() == d.kind
            case Narrow(field="source", value=value):
                wanted = {self.library.sources[n - 1].key for n in self.library.resolve("source", value)}
                return lambda d: any(c.source in wanted for side in d.sides for c in side)
            case Narrow() | Within():
                keys = set(self.library.select(All((term,)), kinds=KINDS))
                return lambda d: not keys.isdisjoint(d.entities)
            case Not(term=inner):
                refused = self._passing(inner)
                return lambda d: not refused(d)
            case Either(terms=terms):
                some = [self._passing(t) for t in terms]
                return lambda d: any(passes(d) for passes in some)
            case All(terms=terms):
                every = [self._passing(t) for t in terms]
                return lambda d: all(passes(d) for passes in every)
            case _:
                assert_never(term)

    def _with(self, term: Words) -> Callable[[Difference], bool]:
        """Statements are looked up in the index of the search; the rest is short and read."""
        sql, values = where.passages(term, self.library)
        told = {r["key"] for r in self.library.ask(f"SELECT p.key FROM passage p WHERE {sql}", values)}
        wanted = f" {term.text} " if term.phrase else f" {term.text}"

        def passes(difference: Difference) -> bool:
            claims = [c for side in difference.sides for c in side]
            return (not told.isdisjoint(k for c in claims for k in c.passages)
                    or wanted in self._held(difference.key, (difference.note, *(c.value for c in claims)))
                    or any(wanted in self._held(k, self._names(k)) for c in claims for k in (c.entity, c.object) if k))

        return passes

    def _names(self, key: str) -> tuple[str, ...]:
        entity = self.library.entity(key)
        return (entity.title, *(n.text for n in entity.names)) if entity else ()

    def _held(self, key: str, texts: Iterable[str]) -> str:
        """The words of a difference or an entity, folded, in both tiers, with blanks around each."""
        if key not in self._words:
            plain = " ".join(words(" \n ".join(texts)))
            self._words[key] = f" {plain}  {fold_more(plain)} "
        return self._words[key]


def on_sides(library: Library, key: str) -> list[Claim]:
    """The claims on the sides of one disagreement."""
    return library.claims_where("c.id IN (SELECT dc.claim_id FROM disagreement_claim dc JOIN disagreement d "
                                "ON d.id = dc.disagreement_id WHERE d.key = ?)", [key])


def passages(library: Library, keys: Iterable[str]) -> dict[str, Passage]:
    """Statements by key."""
    return {p.key: p for p in library.passages(keys)}


def sources_of(library: Library, disagreements: Iterable[Disagreement]) -> dict[str, str]:
    """The document of each claim that stands on a side."""
    keys = json.dumps([key for d in disagreements for side in d.sides for key in side])
    return {r["key"]: r["source"] for r in library.ask(
        "SELECT c.key, s.key AS source FROM claim c JOIN source s ON s.id = c.source_id "
        "WHERE c.key IN (SELECT value FROM json_each(?))", [keys])}
