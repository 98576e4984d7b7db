"""What needs the documents themselves: is every character accounted for, are the ranges right."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from explorer.dataset.check import Checked
from explorer.dataset.read import Problem
from explorer.dataset.registers import Register
from explorer.model.anchors import SCHEME, anchors, fingerprint


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


def _covered(register: Register, text: str) -> bytearray:
    covered = bytearray(len(text))
    for passage in register.passages:
        for span in passage.spans:
            covered[span.start:span.end] = b"\1" * (min(span.end, len(text)) - min(span.start, len(text)))
    for aside in register.set_aside:
        covered[aside.start:aside.end] = b"\1" * (min(aside.end, len(text)) - min(aside.start, len(text)))
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
        covered = _covered(register, text)
        solid = [i for i, c in enumerate(text) if not c.isspace()]
        _ranges(checked, register, text)
        missing = [i for i in solid if not covered[i]]
        for start, end in _runs(missing, text):
            checked.problems.append(Problem(
                register.file, register.lines["text"], "text",
                f"characters {start}-{end} of the original are neither in a statement nor set aside"))
        results.append(Accounted(register.source.key, len(solid), len(solid) - len(missing),
                                 sum(1 for _ in register.passages)))
    return results


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

    for passage in register.passages:
        for span in passage.spans:
            if span.end > len(text):
                wrong(passage.key, f"range {span.start}-{span.end} ends outside the document, which has "
                                   f"{len(text)} characters")
            elif span.fingerprint is None:
                wrong(passage.key, "has no fingerprint yet; run `stamp`")
                break
            elif span.fingerprint != fingerprint(text[span.start:span.end]):
                wrong(passage.key, f"range {span.start}-{span.end} holds other words than when it was "
                                   "stamped; look at the range, then run `stamp` again")
    for aside in register.set_aside:
        if aside.end > len(text):
            wrong(f"set aside {aside.start}", f"range {aside.start}-{aside.end} ends outside the document")
    for emendation in register.emendations:
        if emendation.end > len(text):
            wrong(f"emendation {emendation.start}", "the range ends outside the document")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if register.source.original_sha256 not in ("", digest):
        wrong("source", "the original is not the copy that was stamped; compare them before you stamp again")


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
        prints = {p.key: [fingerprint(text[s.start:s.end]) for s in p.spans] for p in register.passages}
        name = register.file.removesuffix(".yaml") + ".stamp.json"
        lines = [f'  "scheme": "{SCHEME}"', f'  "characters": {len(text)}',
                 f'  "sha256": "{hashlib.sha256(text.encode("utf-8")).hexdigest()}"',
                 '  "fingerprints": {\n' + ",\n".join(
                     f"    {json.dumps(k)}: {json.dumps(v)}" for k, v in prints.items()) + "\n  }",
                 '  "anchors": ' + json.dumps([list(a) for a in anchors(text)], separators=(",", ":"))]
        temporary = into / (name + ".part")
        temporary.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        os.replace(temporary, into / name)
        written.append(name)
    return written
