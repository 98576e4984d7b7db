"""Taking typed values out of a row: what is missing, misspelt or malformed becomes a problem."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from explorer.dataset.read import Problem, Row, Rows, Text, Value
from explorer.model.edtf import EdtfError, parse


def listed(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _nearest(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, 1)
    return f"; did you mean “{near[0]}”?" if near else ""


class Fields:
    """One row, read field by field; `done` complains of what nobody asked for."""

    def __init__(self, row: Row, problems: list[Problem]) -> None:
        self.row = row
        self.problems = problems
        self.asked: dict[str, None] = {}

    def line(self, name: str) -> int:
        """Where the field stands, or else the row."""
        return self.row.lines.get(name, self.row.line)

    def wrong(self, name: str, message: str) -> None:
        """Note an error in a field."""
        self.problems.append(Problem(self.row.file, self.line(name), name, message))

    def value(self, name: str) -> Value | None:
        """What stands there, of whatever form."""
        self.asked[name] = None
        return self.row.fields.get(name)

    def text(self, name: str, required: bool = False) -> str:
        """A text; empty where it is not given."""
        value = self.value(name)
        if value is None or (isinstance(value, Text) and not value.value):
            if required:
                self.wrong(name, "is missing; add it")
            return ""
        if not isinstance(value, Text):
            self.wrong(name, "should be one text; quote it if it begins with [ or {")
            return ""
        return " ".join(value.value.split())

    def choice(self, name: str, allowed: Sequence[str], default: str = "") -> str:
        """One of a closed list; required where there is no default."""
        text = self.text(name, required=not default) or default
        if text and text not in allowed:
            self.wrong(name, f"“{text}” is unknown{_nearest(text, allowed)}; it can be {listed(allowed)}")
            return default or (allowed[0] if allowed else "")
        return text

    def known(self, name: str, allowed: Sequence[str], required: bool = False) -> str:
        """One of a list that the dataset itself gives, or nothing."""
        text = self.text(name, required)
        if text and text not in allowed:
            self.wrong(name, f"“{text}” is not in the dataset's list{_nearest(text, allowed)}; "
                             f"it has {listed(allowed) if allowed else 'none'}")
            return ""
        return text

    def flag(self, name: str) -> bool:
        """yes or no; no where it is not given."""
        text = self.text(name).lower()
        if text not in ("", "yes", "no", "true", "false"):
            self.wrong(name, f"“{text}” should be yes or no")
        return text in ("yes", "true")

    def integer(self, name: str, low: int, high: int, default: int) -> int:
        """A whole number from `low` to `high`."""
        text = self.text(name)
        if not text:
            return default
        if not re.fullmatch(r"\d+", text) or not low <= int(text) <= high:
            self.wrong(name, f"“{text}” should be a whole number from {low} to {high}")
            return default
        return int(text)

    def edtf(self, name: str, required: bool = False) -> str:
        """A date, kept as it is written."""
        value = self.value(name)
        if isinstance(value, Rows) and len(value.items) == 1 and isinstance(value.items[0], Text):
            text = f"[{value.items[0].value}]"
        else:
            text = self.text(name, required)
        if text:
            try:
                parse(text)
            except EdtfError as error:
                self.wrong(name, str(error))
                return ""
        return text

    def words(self, name: str, required: bool = False) -> list[str]:
        """A list, written with commas or as YAML has it."""
        value = self.value(name)
        if value is None:
            texts: list[str] = []
        elif isinstance(value, Text):
            texts = [part.strip() for part in value.value.split(",")]
        elif isinstance(value, Rows):
            texts = [" ".join(i.value.split()) for i in value.items if isinstance(i, Text)]
            if len(texts) < len(value.items):
                self.wrong(name, "should be a list of words")
        else:
            self.wrong(name, "should be a list of words")
            texts = []
        texts = [t for t in texts if t]
        if required and not texts:
            self.wrong(name, "is missing; add it")
        return texts

    def ranges(self, name: str, required: bool = True) -> list[tuple[int, int]]:
        """Character ranges, `27-150, 160-170`."""
        found = []
        for part in self.words(name, required):
            match = re.fullmatch(r"(\d+)\s*[-–]\s*(\d+)", part)
            if match is None or int(match[1]) >= int(match[2]):
                self.wrong(name, f"“{part}” is no range; write the first character and the one after the "
                                 "last, as 27-150")
            else:
                found.append((int(match[1]), int(match[2])))
        return found

    def rows(self, name: str) -> list[Row]:
        """A list of rows."""
        value = self.value(name)
        if value is None or (isinstance(value, Text) and not value.value):
            return []
        if isinstance(value, Row):
            return [value]
        return rows_of(value, name, self.problems)

    def done(self) -> None:
        """Complain of every field that was not asked for."""
        for name in self.row.fields:
            if name not in self.asked:
                self.wrong(name, f"is no field here{_nearest(name, list(self.asked))}")


def rows_of(value: Value | None, what: str, problems: list[Problem]) -> list[Row]:
    """The rows of a list; anything else in it is a problem."""
    if value is None:
        return []
    if not isinstance(value, Rows):
        problems.append(Problem(value.file, value.line, what, "should be a list, each item behind “- ”"))
        return []
    for item in value.items:
        if not isinstance(item, Row):
            problems.append(Problem(item.file, item.line, what, "should be fields with values, “name: value”"))
    return [item for item in value.items if isinstance(item, Row)]
