"""Rows -> records, or every problem as `file:line: field: what is wrong and what to do`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from explorer.dataset.entries import Entries, Lists, read_claims, read_disagreements, read_entities
from explorer.dataset.evidence import check_evidence
from explorer.dataset.fields import Fields
from explorer.dataset.oddities import check_oddities
from explorer.dataset.read import Problem, Reader, Row
from explorer.dataset.registers import Register, read_register
from explorer.model.edtf import parse
from explorer.model.records import Dataset, Passage
from explorer.model.vocabulary import (
    DATES,
    ENDS,
    LIVES,
    PARTICIPANTS,
    RELATIONS,
    SPANS,
    STARTS,
    WORDS,
)

DATED = DATES + LIVES + STARTS + ENDS + SPANS
COUNTED = {"event": "events", "actor": "actors", "base": "bases", "treaty": "treaties", "office": "offices"}
TABLE = ("passages", *COUNTED.values(), "claims", "disagreements")
MOST_SOURCES = 32
"""Who tells of an item is kept in the bits of one number."""


@dataclass
class Checked:
    """A dataset as far as it could be read, with everything that is wrong or odd about it."""

    dataset: Dataset
    registers: list[Register] = field(default_factory=list)
    entries: Entries = field(default_factory=Entries)
    problems: list[Problem] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep it from being built."""
        return [p for p in self.problems if p.level == "error"]


class SourceError(Exception):
    """The folder holds no dataset text; the message says why."""


def check(folder: Path) -> Checked:
    """Read and check the dataset text in `folder`; raises SourceError where there is none."""
    if not folder.is_dir():
        raise SourceError(f"{folder}: no such folder; give the folder that holds dataset.yaml")
    if not (folder / "dataset.yaml").is_file():
        raise SourceError(f"{folder}: holds no dataset.yaml; give the folder that holds it")
    reader = Reader(folder)
    dataset, lines = _head(reader)
    lists = Lists(list(dataset.topics), list(dataset.lanes), list(dataset.categories), list(dataset.figures))
    registers = [r for name in reader.files("sources") if (r := read_register(reader, name, lists.topics))]
    if len(registers) > MOST_SOURCES:
        reader.problems.append(Problem("dataset.yaml", 1, "sources", f"there are {len(registers)} documents, and a "
                                       f"dataset tells {MOST_SOURCES} apart; make two datasets of it"))
    entries = Entries()
    for name in reader.files("entities"):
        read_entities(reader, name, lists, entries)
    for name in reader.files("claims"):
        read_claims(reader, name, lists, entries)
    if (folder / "disagreements.yaml").is_file():
        read_disagreements(reader, "disagreements.yaml", entries)
    passages = _unique_passages(registers, reader.problems)
    _resolve(entries, passages, registers, reader.problems)
    registers.sort(key=lambda r: (_written(r), r.file))
    checked = Checked(_complete(dataset, registers, entries), registers, entries, reader.problems)
    _head_refers(checked, lines)
    check_evidence(checked.dataset, entries.places, _lines(registers), checked.problems)
    check_oddities(checked.dataset, entries.places, _lines(registers), checked.problems)
    checked.problems.sort()
    return checked


def counts(checked: Checked) -> dict[str, int]:
    """How many of each thing the dataset has."""
    data = checked.dataset
    kinds = Counter(e.kind for e in data.entities)
    return {"sources": len(data.sources), "passages": sum(len(b.passages) for b in data.blocks),
            **{words: kinds[kind] for kind, words in COUNTED.items()},
            "claims": len(data.claims), "disagreements": len(data.disagreements)}


def told(checked: Checked) -> dict[str, dict[str, int]]:
    """Document -> how many statements, claims and disagreements it has, and of how many of each kind it tells."""
    data = checked.dataset
    source_of = {c.key: c.source for c in data.claims}
    table = {s.key: dict.fromkeys(TABLE, 0) for s in data.sources}
    for block in data.blocks:
        table[block.source]["passages"] += len(block.passages)
    kinds = {e.key: COUNTED[e.kind] for e in data.entities}
    for source, key in {(c.source, key) for c in data.claims for key in (c.entity, c.object)}:
        if source and key in kinds:
            table[source][kinds[key]] += 1
    for claim in data.claims:
        if claim.source and claim.basis == "document":
            table[claim.source]["claims"] += 1
    for disagreement in data.disagreements:
        for source in {source_of.get(key, "") for side in disagreement.sides for key in side} & table.keys():
            table[source]["disagreements"] += 1
    return table


def _written(register: Register) -> int:
    """The last day on which a document can have been written: the oldest stands first, on screen and on paper."""
    date = parse(register.source.published) if register.source.published else None
    return date.end_latest if date and date.end_latest is not None else 10**9


def _lines(registers: Iterable[Register]) -> dict[str, tuple[str, int]]:
    return {p.key: (r.file, r.lines[p.key]) for r in registers for p in r.passages}


def _head(reader: Reader) -> tuple[Dataset, dict[str, int]]:
    value = reader.read("dataset.yaml")
    row = value if isinstance(value, Row) else Row("dataset.yaml", 1, {}, {})
    fields = Fields(row, reader.problems)
    names = ("key", "title", "edition", "licence")
    info = {name: fields.text(name, True) for name in names}
    for name in ("subtitle", "attribution", "opens on", "eras"):
        info[name] = fields.text(name)
    info["opens at"] = fields.edtf("opens at")
    if info["opens at"] and None in (parse(info["opens at"]).earliest, parse(info["opens at"]).end_latest):
        fields.wrong("opens at", "should have a beginning and an end, as 1991/2026")
    lists = {}
    for name in ("topics", "lanes", "categories", "figures"):
        value = fields.value(name)
        if isinstance(value, Row):
            inner = Fields(value, reader.problems)
            lists[name] = {key: inner.text(key, True) for key in value.fields}
        else:
            fields.wrong(name, "is missing; list “key: words shown” for each")
            lists[name] = {}
    fields.done()
    return Dataset(info, lists["topics"], lists["lanes"], lists["categories"], lists["figures"]), row.lines


def _complete(head: Dataset, registers: list[Register], entries: Entries) -> Dataset:
    return replace(
        head, sources=tuple(r.source for r in registers),
        layers=tuple(layer for r in registers for layer in r.layers),
        scopes=tuple(s for r in registers for s in r.scopes),
        blocks=tuple(b for r in registers for b in r.blocks),
        set_aside=tuple(s for r in registers for s in r.set_aside),
        emendations=tuple(e for r in registers for e in r.emendations),
        order={r.source.key: tuple(r.order) for r in registers if r.order},
        entities=tuple(entries.entities), claims=tuple(entries.claims),
        disagreements=tuple(entries.disagreements),
        anchors={r.source.key: r.anchors for r in registers if r.anchors})


def _head_refers(checked: Checked, lines: dict[str, int]) -> None:
    keys = {e.key for e in checked.dataset.entities}
    for name in ("opens on", "eras"):
        key = checked.dataset.info[name]
        if key and key not in keys:
            checked.problems.append(Problem("dataset.yaml", lines[name], name, f"there is no entry “{key}”"))


def _unique_passages(registers: list[Register], problems: list[Problem]) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    seen: dict[str, str] = {}
    for register in registers:
        key = register.source.key
        if key in seen:
            problems.append(Problem(register.file, register.lines["source"], "source",
                                    f"“{key}” is the key of {seen[key]} too"))
        seen[key] = register.file
        for passage in register.passages:
            if passage.key in found and found[passage.key].source != key:
                problems.append(Problem(register.file, register.lines[passage.key], passage.key,
                                        f"is used in {seen[found[passage.key].source]} too"))
            found[passage.key] = passage
    return found


def _resolve(entries: Entries, passages: dict[str, Passage], registers: list[Register],
             problems: list[Problem]) -> None:
    """Check that what refers to something finds it, and give every claim its source."""
    kinds = {e.key: e.kind for e in entries.entities}
    sources = {r.source.key for r in registers}

    def wrong(key: str, field_name: str, message: str) -> None:
        problems.append(Problem(*entries.places[key], field_name, message))

    for number, claim in enumerate(entries.claims):
        for key in (missing := [k for k in claim.passages if k not in passages]):
            wrong(claim.key, "rests on", f"there is no statement “{key}”")
        told = {passages[k].source for k in claim.passages if k in passages}
        if len(told) > 1:
            wrong(claim.key, "rests on", f"names statements of {len(told)} documents; make one claim for each")
        if claim.basis == "document" and not claim.passages:
            wrong(claim.key, "rests on", "is missing; name the statements it rests on, or say “basis: editor”")
        if claim.basis == "editor" and claim.passages and not claim.calculated:
            wrong(claim.key, "basis", "an editors' claim rests on no statement, unless it is “inferred: calculated”; "
                                      "leave one of the two out")
        if not missing and told:
            entries.claims[number] = replace(claim, source=min(told))
        if claim.object and claim.object not in kinds:
            wrong(claim.key, "object", f"there is no entry “{claim.object}”")
        _form(claim.key, claim, kinds, wrong)
    claims = {c.key for c in entries.claims}
    for disagreement in entries.disagreements:
        for side in disagreement.sides:
            for key in side:
                if key not in claims:
                    wrong(disagreement.key, "sides", f"there is no claim “{key}”")
    for entity in entries.entities:
        for name in entity.names:
            if name.source and name.source not in sources:
                wrong(entity.key, "names", f"there is no document “{name.source}”")
    for register in registers:
        for passage in register.passages:
            speaker = passage.speaker
            if speaker and " " not in speaker and speaker.islower() and kinds.get(speaker) != "actor":
                problems.append(Problem(register.file, register.lines[passage.key], "speaker",
                                        f"there is no actor “{speaker}”; add one, or name the speaker in words"))


def _form(key: str, claim, kinds: dict[str, str], wrong) -> None:  # type: ignore[no-untyped-def]
    """A claim has what its property needs."""
    name = claim.property
    if name in DATED and not claim.edtf:
        wrong(key, "when", f"“{name}” needs a date; add it, or use a property of words")
    if name in PARTICIPANTS + RELATIONS + ("holds office",) and not claim.object:
        wrong(key, "object", f"“{name}” needs the key of another entry")
    if name in PARTICIPANTS and claim.object and kinds.get(claim.object, "actor") != "actor":
        wrong(key, "object", f"“{claim.object}” is no actor, as “{name}” needs")
    if name == "holds office" and kinds.get(claim.object, "office") != "office":
        wrong(key, "object", f"“{claim.object}” is no office")
    if name in WORDS and not claim.value:
        wrong(key, "value", f"“{name}” needs words")
    if name not in DATED + PARTICIPANTS + RELATIONS + WORDS and not claim.value and (
            claim.number_low is None and claim.number_high is None):
        wrong(key, "figure", f"“{name}” needs a figure with its unit, or words where the document has none")
