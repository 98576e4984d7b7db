"""Figures as an editor writes them, and numbers as they stand in a sentence."""

import re

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER = r"\d{1,3}(?:[,\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?P<low>\d+/\d+|{_NUMBER})?(?P<dots>\.\.)?(?P<high>{_NUMBER})?"
    r"(?:\s*(?P<scale>thousand|million|billion)\b)?\s*(?P<unit>.*)")
_IN_TEXT = re.compile(
    rf"(?<![\w.,/-])(?P<n>{_NUMBER})(?:/(?P<d>\d+))?(?![\w/]|,\d)\s*(?P<scale>thousand|million|billion)?")
_MONTH = ("January|February|March|April|May|June|July|August|September|October|November|December")
_ROUGHLY = ("roughly|almost|nearly|about|approximately|around|some|only|just|over|under|between|at least|at most|"
            "more than|less than|fewer than|no more than|up to|as much as|as many as|close to").replace(" ", r"\s+")
_MONEY = r"(?:(?:USD|EUR|US\s?\$|[$€£])\s?)?"
_COUNT = r"\d+(?:[.,/\u202f]\d+)*"
_NO_UNIT = ("a|after|an|and|as|at|before|but|by|for|from|had|has|have|in|into|is|less|more|of|on|or|since|than|that|"
            "the|this|to|until|was|were|when|which|while|who|will|with")
_WHOLE = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTH})\b(?:\s+\d{{4}}\b)?|\b(?:{_MONTH})\s+\d{{4}}\b|"
    rf"\b(?:{_MONTH})\s+\d{{1,2}}\b(?!\s+[mb]illion)(?:,\s+\d{{4}}\b)?|"
    rf"(?:\b(?i:{_ROUGHLY})\s+)*(?<![\w.,/-]){_MONEY}{_COUNT}"
    rf"(?:\s?(?:-|–|\bto\b|\bor\b|\band\b)\s?{_MONEY}{_COUNT})?"
    r"(?:[\s-]?(?:thousand|million|billion|trillion)\b)?"
    rf"(?:\s?%|(?<!\b1[5-9]\d\d)(?<!\b20\d\d)[\s-](?!(?:{_NO_UNIT})\b)[a-zà-ÿ]+(?!\w)|\s(?:USD|EUR)\b)?")
"""A figure with how sure it is, its currency, its millions and its unit; or a date."""
_LONGEST = 100
"""No figure has so many letters on one side of a cut."""
_DATES = re.compile(rf"\b\d{{1,2}} (?:{_MONTH})\b|\b(?:{_MONTH}) \d{{1,2}}\b(?! million)")


def _number(text: str) -> float:
    top, _, bottom = text.partition("/")
    value = float(re.sub(r"[,\u202f]", "", top))
    return value / float(bottom) if bottom else value


def _divides_by_zero(text: str) -> bool:
    _, slash, bottom = text.partition("/")
    return bool(slash) and not int(bottom)


def parse_figure(text: str) -> tuple[float | None, float | None, str]:
    """`500..600 people` -> (500, 600, "people"); a missing bound is None. Raises ValueError."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None or not (match["low"] or match["high"]):
        raise ValueError(f"“{text}” holds no number; write for example “500 million USD”")
    if match["high"] and not match["dots"]:
        raise ValueError(f"“{text}” holds two numbers; write a range as “500..600 people”")
    if _divides_by_zero(match["low"] or ""):
        raise ValueError(f"“{text}” divides by zero")
    scale = _SCALES.get(match["scale"] or "", 1.0)
    low = _number(match["low"]) * scale if match["low"] else None
    high = _number(match["high"]) * scale if match["high"] else None
    if not match["dots"]:
        high = low
    if low is not None and high is not None and low > high:
        raise ValueError(f"“{text}” ends below where it begins")
    if not match["unit"]:
        raise ValueError(f"“{text}” has no unit; add what is counted, for example “people” or “USD”")
    return low, high, match["unit"]


def numbers_in(text: str) -> list[float]:
    """The figures of a sentence, in order; years, days of a month and numbers in names are none."""
    found = []
    for match in _IN_TEXT.finditer(_DATES.sub(lambda m: " " * len(m.group()), text)):
        plain = match["n"]
        if not (match["d"] or match["scale"]) and re.fullmatch(r"1[5-9]\d\d|20\d\d", plain):
            continue
        if _divides_by_zero(f"{plain}/{match['d'] or 1}"):
            continue
        value = _number(plain + (f"/{match['d']}" if match["d"] else ""))
        found.append(value * _SCALES.get(match["scale"] or "", 1.0))
    return found


def whole_figures(text: str) -> list[tuple[int, int]]:
    """Where figures and dates stand in a text, each with the words without which it says something else."""
    return [match.span() for match in _WHOLE.finditer(text)]


def figure_at(text: str, cut: int) -> tuple[int, int] | None:
    """The figure that a cut would tear; None where it tears none."""
    begin = max(0, cut - _LONGEST)
    return next(((begin + a, begin + b) for a, b in whole_figures(text[begin:cut + _LONGEST])
                 if begin + a < cut < begin + b), None)
