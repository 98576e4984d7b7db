"""What needs the documents themselves: is every character accounted for, are the ranges right."""

import hashlib
import json
import os
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.dataset.check import Checked
from explorer.dataset.read import Problem
from explorer.dataset.registers import Register
from explorer.model.anchors import SCHEME, anchors, fingerprint, traced
from explorer.model.records import Dataset, Span


class OriginalsError(Exception):
    """The folder of originals cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Accounted:
    """How far the characters of one original (white space aside) are accounted for."""

    source: str
    characters: int
    accounted: int
    passages: int


def _original(register: Register, folder: Path) -> str | None:
    path = folder / register.source.original_file
    if not register.source.original_file or not path.is_file():
        return None
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except UnicodeDecodeError:
        raise OriginalsError(f"{path}: is not UTF-8 text; the ranges count characters of UTF-8") from None
    except OSError as error:
        raise OriginalsError(f"{path}: cannot be read ({error.strerror}); check who may read it") from None


def _covered(spans: Iterable[Span], text: str) -> bytearray:
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start:span.end] = b"\1" * (min(span.end, len(text)) - min(span.start, len(text)))
    return covered


def check_originals(checked: Checked, folder: Path) -> list[Accounted]:
    """Hold every register against its original; problems are added to `checked`."""
    if not folder.is_dir():
        raise OriginalsError(f"{folder}: no such folder of originals; give the folder that holds the documents")
    results = []
    for register in checked.registers:
        text = _original(register, folder)
        if text is None:
            checked.problems.append(Problem(
                register.file, register.lines["original file"], "original file",
                f"“{register.source.original_file}” is not in {folder}; add it there or correct the name"))
            continue
        solid = [i for i, c in enumerate(text) if not c.isspace()]
        _ranges(checked, register, text)
        aside = [s.span for s in register.set_aside]
        missing = _missing(checked, register, text, "text", "in a statement", _covered(
            [*(span for p in register.passages for span in p.spans), *aside], text))
        if register.order:
            _missing(checked, register, text, "reading order", "in it", _covered([*register.order, *aside], text))
        results.append(Accounted(register.source.key, len(solid), len(solid) - len(missing),
                                 sum(1 for _ in register.passages)))
    return results


def with_originals(checked: Checked, folder: Path) -> tuple[Dataset, list[str]]:
    """The dataset with the documents that the folder holds, and the names of those it lacks; raises OriginalsError."""
    if not folder.is_dir():
        raise OriginalsError(f"{folder}: no such folder of originals; give the folder that holds the documents")
    texts, absent = {}, []
    for register in checked.registers:
        text = _original(register, folder)
        name = register.source.original_file or register.source.key
        if text is None:
            absent.append(name)
        elif _digest(text) != register.source.original_sha256:
            raise OriginalsError(f"{folder / name}: is not the copy that was stamped; run `stamp`, or get that copy")
        else:
            texts[register.source.key] = text
    if not texts:
        raise OriginalsError(f"{folder}: holds none of the documents ({', '.join(absent)}); give the folder that does")
    return replace(checked.dataset, originals=texts), absent


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _missing(checked: Checked, register: Register, text: str, field: str, where: str, covered: bytearray) -> list[int]:
    """The characters that should be somewhere and are not; each stretch of them is a problem."""
    missing = [i for i, c in enumerate(text) if not covered[i] and not c.isspace()]
    for start, end in _runs(missing, text):
        checked.problems.append(Problem(
            register.file, register.lines[field], field,
            f"characters {start}-{end} of the original are neither {where} nor set aside"))
    return missing


def _runs(missing: list[int], text: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in missing:
        if runs and not text[runs[-1][1]:i].strip():
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _ranges(checked: Checked, register: Register, text: str) -> None:
    def wrong(name: str, message: str) -> None:
        checked.problems.append(Problem(register.file, register.lines.get(name, 1), name, message))

    _, places = traced(text)
    unstamped: set[str] = set()
    for name, span in register.ranges:
        at = f"range {span.start}-{span.end}"
        if span.end > len(text):
            wrong(name, f"{at} ends outside the document, which has {len(text)} characters")
        elif span.fingerprint is None and name not in unstamped:
            unstamped.add(name)
            wrong(name, f"{at} is not stamped yet; run `stamp`")
        elif span.fingerprint is not None and span != _stamped(span, text, places):
            wrong(name, f"{at} holds other words than when it was stamped; look at the range, then run `stamp` again")
    if register.source.original_sha256 not in ("", _digest(text)):
        wrong("source", "the original is not the copy that was stamped; compare them before you stamp again")


def _stamped(span: Span, text: str, places: Sequence[int]) -> Span:
    """A range with what there is to know of its letters; `places` is where each letter of the document stands."""
    return Span(span.start, span.end, fingerprint(text[span.start:span.end]),
                bisect_left(places, span.start), bisect_left(places, span.end))


def stamp(checked: Checked, folder: Path, into: Path) -> list[str]:
    """Write fingerprints and anchors of every original found beside its register; the files written."""
    if not folder.is_dir():
        raise OriginalsError(f"{folder}: no such folder of originals; give the folder that holds the documents")
    written = []
    for register in checked.registers:
        text = _original(register, folder)
        if text is None:
            raise OriginalsError(f"{register.file}: original file: “{register.source.original_file}” is not in "
                                 f"{folder}; add it there or correct the name")
        _, places = traced(text)
        spans = sorted({(s.start, s.end): _stamped(s, text, places) for _, s in register.ranges}.items())
        name = register.file.removesuffix(".yaml") + ".stamp.json"
        lines = [f'  "scheme": "{SCHEME}"', f'  "characters": {len(text)}',
                 f'  "sha256": "{_digest(text)}"',
                 '  "ranges": {\n' + ",\n".join(
                     f'    "{start}-{end}": [{s.letters_start}, {s.letters_end}, {s.fingerprint}]'
                     for (start, end), s in spans) + "\n  }",
                 '  "anchors": ' + json.dumps([list(a) for a in anchors(text)], separators=(",", ":"))]
        temporary = into / (name + ".part")
        temporary.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        os.replace(temporary, into / name)
        written.append(name)
    return written
