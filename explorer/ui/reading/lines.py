"""A document as the lines that a column shows: headings, statements, and what stands between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from explorer.model.records import Block, Layer, Passage
from explorer.ui.desk import Desk, translate


class Role(Enum):
    """What a line is."""

    HEADING = 1
    NOW = 2
    """Where a part begins that was written at another time."""
    PLACE = 3
    """Which paragraph comes, and whose words it is in."""
    STATEMENT = 4
    END = 5
    """Room below, so that the last statement too can be brought to any height."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph on screen."""

    role: Role
    text: str
    key: str = ""
    """The statement that it is."""
    voice: str = ""
    """Who speaks in it, and how; empty where the document itself asserts."""
    level: int = 0
    """Of a heading."""
    layer: str = ""
    """The part of the document, if its parts have times of their own."""


def lines(desk: Desk, source: str) -> tuple[Line, ...]:
    """A whole document, in reading order."""
    found: list[Line] = []
    shown, layers = "", layers_of(desk, source)
    for block in desk.library.blocks(source):
        if block.layer and block.layer != shown and not (block.role == "heading" and block.level == 1):
            found.append(Line(Role.NOW, now_words(desk, layers.get(block.layer)), layer=block.layer))
            shown = block.layer
        found += _of_block(desk, block, layers)
    return (*found, Line(Role.END, ""))


def _of_block(desk: Desk, block: Block, layers: Mapping[str, Layer]) -> list[Line]:
    if block.role == "heading":
        return [Line(Role.HEADING, p.text, p.key, level=block.level, layer=block.layer) for p in block.passages]
    place = Line(Role.PLACE, _place_words(block), layer=block.layer)
    return [place, *(Line(Role.STATEMENT, p.text, p.key, _voice(desk, p, block, layers), layer=block.layer)
                     for p in block.passages)]


def layers_of(desk: Desk, source: str) -> dict[str, Layer]:
    """The parts of a document that have a time of their own, by key."""
    return {layer.key: layer for layer in desk.library.layers if layer.source == source}


def date_words(desk: Desk, edtf: str, inferred: bool) -> str:
    """A date in words, and whether the document does not print it."""
    words = desk.wording.date(edtf)
    return translate("DocumentText", "{date} (inferred)").format(date=words) if inferred else words


def now_words(desk: Desk, layer: Layer | None) -> str:
    """At what time a part of a document was written."""
    return translate("DocumentText", "Written as of {date}").format(
        date=date_words(desk, layer.edtf, layer.inferred)) if layer else ""


def _place_words(block: Block) -> str:
    names = {"entry": translate("DocumentText", "Entry"), "caption": translate("DocumentText", "Caption")}
    number = f"{names[block.role]} ¶ {block.paragraph}" if block.role in names else f"¶ {block.paragraph}"
    return translate("DocumentText", "Editors’ wording") + " · " + number


def _voice(desk: Desk, passage: Passage, block: Block, layers: Mapping[str, Layer]) -> str:
    words = [desk.wording.voice(desk.title(passage.speaker), passage.stance, passage.via)]
    if passage.layer and passage.layer != block.layer:
        words.append(now_words(desk, layers.get(passage.layer)))
    said = " · ".join(word for word in words if word)
    return f"—\u00a0{said}" if said else ""
