"""Editable text -> plain rows, each knowing its file and line.

YAML is read without its types: every scalar stays the text that was typed, so that 2012-09-20 is no
date object and "no" no boolean. What a row means is decided in `check`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong (`error`) or odd (`warning`), and where."""

    file: str
    line: int
    field: str
    message: str
    level: str = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.message}"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as typed."""

    file: str
    line: int
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """A mapping: field -> value, and the line of each field."""

    file: str
    line: int
    fields: dict[str, "Value"]
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list."""

    file: str
    line: int
    items: tuple["Value", ...]


Value = Text | Row | Rows


class Reader:
    """Reads the files of one dataset folder and gathers what is wrong with them as YAML."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []

    def files(self, below: str) -> Iterator[str]:
        """Names of the YAML files in a subfolder, relative to the dataset, in a fixed order."""
        for path in sorted((self.folder / below).glob("*.yaml")):
            yield path.relative_to(self.folder).as_posix()

    def read(self, name: str) -> Value | None:
        """The content of one file; None where it cannot be read, with the problem noted."""
        try:
            text = (self.folder / name).read_text(encoding="utf-8")
        except OSError as error:
            self._wrong(name, 1, f"cannot be read ({error.strerror or error})")
            return None
        except UnicodeDecodeError as error:
            line = error.object[:error.start].count(b"\n") + 1
            self._wrong(name, line, "is not UTF-8 text; save it as UTF-8")
            return None
        try:
            node = YAML(typ="safe", pure=True).compose(text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            self._wrong(name, line, f"is no YAML here: {error.problem or error.context}; check the indentation, "
                                    "and quote a text that holds a colon followed by a blank")
            return None
        except YAMLError as error:
            line = text[:getattr(error, "position", 0)].count("\n") + 1
            self._wrong(name, line, f"is no YAML: {' '.join(str(error).split())}")
            return None
        return self._convert(name, node) if node is not None else None

    def _convert(self, name: str, node: Node) -> Value:
        line = node.start_mark.line + 1
        if node.anchor:
            self._wrong(name, line, f"“&{node.anchor}” is a YAML anchor, which is not used here; quote the text")
            return Text(name, line, "")
        if isinstance(node, ScalarNode):
            empty = node.style is None and node.value in ("~", "null")
            return Text(name, line, "" if empty else node.value.strip())
        if isinstance(node, SequenceNode):
            return Rows(name, line, tuple(self._convert(name, item) for item in node.value))
        assert isinstance(node, MappingNode)
        fields: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            key_line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode):
                self._wrong(name, key_line, "a field's name must be a word")
                continue
            if key.value in fields:
                self._wrong(name, key_line, "stands twice here; delete or rename one", key.value)
                continue
            fields[key.value] = self._convert(name, value)
            lines[key.value] = key_line
        return Row(name, line, fields, lines)

    def _wrong(self, name: str, line: int, message: str, field: str = "file") -> None:
        self.problems.append(Problem(name, line, field, message))
