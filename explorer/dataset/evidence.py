"""Does what is claimed stand in the statements, and is what the statements hold claimed."""

import re
from collections import defaultdict

from explorer.dataset.read import Problem
from explorer.model.agreement import differences
from explorer.model.days import to_date
from explorer.model.edtf import parse
from explorer.model.figures import numbers_in
from explorer.model.records import Claim, Dataset, Disagreement

Places = dict[str, tuple[str, int]]


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1)


def _numbers(claim: Claim) -> list[float]:
    return [n for n in dict.fromkeys((claim.number_low, claim.number_high)) if n is not None]


def check_evidence(data: Dataset, places: Places, lines: Places, problems: list[Problem]) -> None:
    """Every error that lies between claims, statements and disagreements."""
    passages = {p.key: p for b in data.blocks for p in b.passages}
    resting: dict[str, list[Claim]] = defaultdict(list)
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in data.claims:
        about[claim.entity].append(claim)
        for key in claim.passages:
            resting[key].append(claim)
        held = [n for key in claim.passages if key in passages for n in numbers_in(passages[key].text)]
        for number in _numbers(claim):
            if claim.basis == "document" and not claim.inferred and not any(_same(number, n) for n in held):
                problems.append(Problem(*places[claim.key], "figure",
                                        f"{number:g} stands in none of its statements; correct it, or say "
                                        "“inferred: yes” and how in a note"))
    for key, passage in passages.items():
        carried = [n for claim in resting[key] for n in _numbers(claim)]
        for number in numbers_in(passage.text) if passage.role != "heading" else ():
            if not any(_same(number, n) for n in carried):
                problems.append(Problem(*lines[key], key, f"the number {number:g} is carried by no claim; add a "
                                                          "claim with that figure"))
    touched = _touched(data)
    objects = {c.object for c in data.claims} | {p.speaker for p in passages.values()}
    for entity in data.entities:
        if not about[entity.key] and entity.key not in objects:
            problems.append(Problem(*places[entity.key], entity.kind,
                                    "nobody claims anything of it; add a claim or delete it"))
        _disputed(entity.key, f"{entity.title} {entity.summary}", about[entity.key], touched, places, problems)
        _undeclared(about[entity.key], data.disagreements, places, problems)


def _touched(data: Dataset) -> dict[str, set[str]]:
    """Claim -> kinds of the disagreements it is a side of."""
    found: dict[str, set[str]] = defaultdict(set)
    for disagreement in data.disagreements:
        for side in disagreement.sides:
            for key in side:
                found[key].add(disagreement.kind)
    return found


def _disputed(key: str, words: str, claims: list[Claim], touched: dict[str, set[str]], places: Places,
              problems: list[Problem]) -> None:
    years = set(re.findall(r"\b\d{4}\b", words))
    numbers = numbers_in(words)
    for claim in claims:
        kinds = touched.get(claim.key, set())
        if "figure" in kinds and any(_same(n, m) for n in numbers for m in _numbers(claim)):
            problems.append(Problem(*places[key], "summary", f"holds a figure in dispute ({claim.key}); leave it "
                                                             "out of title and summary"))
        if "date" in kinds and claim.edtf and (day := parse(claim.edtf).earliest) is not None \
                and str(to_date(day)[0]) in years:
            problems.append(Problem(*places[key], "summary", f"holds a date in dispute ({claim.key}); leave it "
                                                             "out of title and summary"))
        if "cause" in kinds and claim.value and claim.value.lower() in words.lower():
            problems.append(Problem(*places[key], "summary", f"holds a cause in dispute ({claim.key}); leave it "
                                                             "out of title and summary"))


def _undeclared(claims: list[Claim], disagreements: tuple[Disagreement, ...], places: Places,
                problems: list[Problem]) -> None:
    together = [{key for side in d.sides for key in side} for d in disagreements]
    for a, b in differences(claims):
        if not any(a.key in keys and b.key in keys for keys in together):
            problems.append(Problem(*places[b.key], b.property,
                                    f"cannot hold together with {a.key}; add a disagreement that has both, "
                                    "in disagreements.yaml"))
