"""The file of one document: its card, its layers and scope, and the register of its statements."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from explorer.dataset.fields import Fields, rows_of
from explorer.dataset.read import Problem, Reader, Row, Text
from explorer.model.records import Block, Emendation, Layer, Passage, Scope, SetAside, Source, Span
from explorer.model.vocabulary import CERTAINTIES, ROLES, STANCES

PASSAGE_KEY = re.compile(r"[a-z]{2}\d{3,}")


@dataclass
class Register:
    """What one file says of one document, with the line of each statement."""

    file: str
    source: Source
    layers: list[Layer] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    emendations: list[Emendation] = field(default_factory=list)
    order: list[Span] = field(default_factory=list)
    anchors: tuple[tuple[int, int], ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    """Statement key -> its line; `set aside START`, `emendation START` and fields of the card likewise."""

    @property
    def passages(self) -> Iterator[Passage]:
        """All statements, in reading order."""
        return (p for block in self.blocks for p in block.passages)

    @property
    def ranges(self) -> Iterator[tuple[str, Span]]:
        """Every range of the original that is spoken of, with the name under which `lines` has it."""
        yield from ((p.key, span) for p in self.passages for span in p.spans)
        yield from ((f"set aside {s.span.start}", s.span) for s in self.set_aside)
        yield from ((f"emendation {e.span.start}", e.span) for e in self.emendations)
        yield from (("reading order", span) for span in self.order)


class _Stamp:
    """`NAME.stamp.json`, if it is there: what `stamp` read off the original."""

    def __init__(self, folder: Path, name: str, problems: list[Problem]) -> None:
        self.sha256, self.characters = "", 0
        self.ranges: Mapping[str, tuple[int, int, int]] = {}
        self.anchors: tuple[tuple[int, int], ...] = ()
        path = folder / name
        if not path.exists():
            return
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            self.sha256, self.characters = str(data["sha256"]), int(data["characters"])
            self.ranges = {str(k): (int(a), int(b), int(c)) for k, (a, b, c) in data["ranges"].items()}
            self.anchors = tuple((int(a), int(b)) for a, b in data["anchors"])
        except (OSError, ArithmeticError, ValueError, KeyError, TypeError, AttributeError):
            problems.append(Problem(name, 1, "file", "is damaged; delete it and run `stamp` again"))

    def span(self, start: int, end: int) -> Span:
        """A range, with what the stamp knows of it."""
        first, last, fingerprint = self.ranges.get(f"{start}-{end}", (None, None, None))
        return Span(start, end, fingerprint, first, last)


def read_register(reader: Reader, name: str, topics: list[str]) -> Register | None:
    """The register in file `name`; problems go to the reader's list."""
    value = reader.read(name)
    if not isinstance(value, Row):
        if all(p.file != name for p in reader.problems):
            reader.problems.append(Problem(name, 1, "file", "should begin with “source: ” and its key"))
        return None
    stamp = _Stamp(reader.folder, name.removesuffix(".yaml") + ".stamp.json", reader.problems)
    fields = Fields(value, reader.problems)
    register = Register(name, _card(fields, stamp), anchors=stamp.anchors)
    register.lines.update({field: fields.line(field) for field in ("source", "original file", "text")})
    key = register.source.key
    _layers(fields, register, topics)
    _scopes(fields, register, topics)
    if all(scope.lost for scope in register.scopes):
        fields.wrong("scope", "is missing; say “topic: years” for each topic the document covers")
    works = _works(fields)
    for row in fields.rows("text"):
        _block(row, register, works, stamp, reader.problems)
    for row in fields.rows("set aside"):
        inner = Fields(row, reader.problems)
        reason = inner.text("reason", required=True)
        for start, end in inner.ranges("at"):
            register.set_aside.append(SetAside(key, stamp.span(start, end), reason))
            register.lines[f"set aside {start}"] = row.line
        inner.done()
    for row in fields.rows("emendations"):
        inner = Fields(row, reader.problems)
        reading, why = inner.text("reading"), inner.text("why", required=True)
        certainty = inner.choice("certainty", CERTAINTIES, "certain")
        for start, end in inner.ranges("at"):
            register.emendations.append(Emendation(key, stamp.span(start, end), reading, why, certainty))
            register.lines[f"emendation {start}"] = row.line
        inner.done()
    _order(fields, register, stamp)
    fields.done()
    return register


def _order(fields: Fields, register: Register, stamp: _Stamp) -> None:
    """The stretches of the original as they are to be read, where it has them in another order."""
    ranges = fields.ranges("reading order", required=False)
    for (_, end), (start, _) in pairwise(sorted(ranges)):
        if start < end:
            fields.wrong("reading order", f"character {start} stands in two ranges; end one where the other begins")
    register.order += [stamp.span(start, end) for start, end in ranges]
    register.lines["reading order"] = fields.line("reading order")


def _card(fields: Fields, stamp: _Stamp) -> Source:
    key = fields.text("source", required=True)
    if key and not re.fullmatch(r"[a-z][a-z0-9-]*", key):
        fields.wrong("source", f"“{key}” is no key; use small letters, digits and hyphens")
    return Source(
        key, fields.text("title", True), fields.text("short title", True), fields.text("author"),
        fields.text("publisher"), fields.edtf("published", True), fields.flag("published inferred"),
        fields.text("genre", True), fields.text("vantage", True), fields.text("rights", True),
        fields.text("csl"), fields.text("original file"), stamp.sha256, stamp.characters)


def _layers(fields: Fields, register: Register, topics: list[str]) -> None:
    value = fields.value("layers")
    if not isinstance(value, Row):
        if value is not None:
            fields.wrong("layers", "should be “name: {when: …, note: …}” for each layer")
        return
    for key, entry in value.fields.items():
        if not isinstance(entry, Row):
            fields.problems.append(Problem(value.file, value.lines[key], key, "should be {when: …, note: …}"))
            continue
        inner = Fields(entry, fields.problems)
        register.layers.append(Layer(key, register.source.key, inner.edtf("when", True),
                                     inner.flag("inferred"), inner.text("note")))
        _scopes(inner, register, topics, key)
        inner.done()


def _scopes(fields: Fields, register: Register, topics: list[str], layer: str = "") -> None:
    """What the document, or one layer of it, covers; and what its lost text covered."""
    for name in ("scope", "lost"):
        value = fields.value(name)
        if value is None:
            continue
        if not isinstance(value, Row):
            fields.wrong(name, "should be “topic: years” for each topic")
            continue
        inner = Fields(value, fields.problems)
        for topic in value.fields:
            years = inner.words(topic, required=True)
            if topic not in topics:
                inner.wrong(topic, "is no topic of the dataset; see topics in dataset.yaml")
                continue
            for year in years:
                single = Fields(Row(value.file, value.lines[topic], {topic: Text(value.file, value.line, year)},
                                    value.lines), fields.problems)
                register.scopes.append(Scope(register.source.key, layer, topic, single.edtf(topic), name == "lost"))


def _works(fields: Fields) -> dict[str, str]:
    value = fields.value("works")
    if value is None:
        return {}
    if not isinstance(value, Row):
        fields.wrong("works", "should be “number: work” for each work")
        return {}
    inner = Fields(value, fields.problems)
    return {number: inner.text(number, True) for number in value.fields}


def _block(row: Row, register: Register, works: dict[str, str], stamp: _Stamp,
           problems: list[Problem]) -> None:
    fields = Fields(row, problems)
    roles = [name for name in row.fields if name in ROLES]
    if len(roles) != 1:
        fields.wrong("text", f"a block needs one of {', '.join(ROLES)} with its statements")
        return
    role = roles[0]
    layers = [layer.key for layer in register.layers]
    level = fields.integer("level", 1, 6, 1 if role == "heading" else 0)
    layer = fields.known("layer", layers)
    position = len(register.blocks)
    paragraph = 0 if role == "heading" else 1 + sum(b.role != "heading" for b in register.blocks)
    value = fields.value(role)
    rows = [value] if isinstance(value, Row) else rows_of(value, role, problems)
    if not rows:
        fields.wrong(role, "has no statement")
    passages = [p for n, r in enumerate(rows)
                if (p := _passage(r, register, works, stamp, problems, (position, n, role, paragraph, layer)))]
    fields.done()
    register.blocks.append(Block(register.source.key, position, role, level, layer, paragraph,
                                 tuple(passages)))


def _passage(row: Row, register: Register, works: dict[str, str], stamp: _Stamp,
             problems: list[Problem], place: tuple[int, int, str, int, str]) -> Passage | None:
    block, position, role, paragraph, block_layer = place
    fields = Fields(row, problems)
    keys = [name for name in row.fields if PASSAGE_KEY.fullmatch(name)]
    if len(keys) != 1:
        fields.wrong(role, "a statement begins with its key, two letters and three digits: “cb012: …”")
        return None
    key = keys[0]
    if key in register.lines:
        fields.wrong(key, f"is used before, in line {register.lines[key]}; give this one a new key")
    register.lines[key] = row.line
    spans = tuple(stamp.span(start, end) for start, end in fields.ranges("at"))
    references = []
    for number in fields.words("cites"):
        if number not in works:
            fields.wrong("cites", f"“{number}” is not among the works of this document")
        else:
            references.append(works[number])
    layers = [layer.key for layer in register.layers]
    passage = Passage(
        key, register.source.key, block, position, fields.text(key, True), fields.text("speaker"),
        fields.text("via"), fields.choice("stance", STANCES, "asserts"), spans, tuple(references),
        fields.text("note"), role, paragraph, fields.known("layer", layers) or block_layer)
    fields.done()
    return passage
