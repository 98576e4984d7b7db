"""Whether a reading only mends how a damaged place is spelt: then it may stand in the place of the printed words.

Any other reading is an interpretation, however good: the words of the document stay, and ours is a note on them.
"""

import re

from explorer.model.fold import words

CERTAIN = "certain"
_FIGURE = re.compile(r"[$€£]?\s?\d+(?:[.,]\d+)*\s?%?")


def mends(raw: str, reading: str, certainty: str) -> bool:
    """Whether a reading is sure to be what was meant, and differs in blanks, hyphens, case, accents and punctuation
    only, or by one slip in one word. No figure changes, and no word comes, goes or gives way to another."""
    if certainty != CERTAIN or not reading:
        return False
    printed, read = words(raw), words(reading)
    if _figures(raw) != _figures(reading) or "…" in reading or not read:
        return False
    if "".join(printed) == "".join(read):
        return True
    if len(printed) != len(read):
        return False
    others = [pair for pair in zip(printed, read, strict=True) if pair[0] != pair[1]]
    return len(others) == 1 and _slip(*others[0])


def _figures(text: str) -> list[str]:
    return ["".join(figure.split()) for figure in _FIGURE.findall(text)]


def _slip(one: str, other: str) -> bool:
    """Whether a hand may have written one for the other: a letter too many, too few, another, or two changed about."""
    if any(c.isdigit() for c in one + other):
        return False
    short, long = sorted((one, other), key=len)
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1:]
    return short[at + 1:] == long[at + 1:] or (
        short[at:at + 2] == long[at:at + 2][::-1] and short[at + 2:] == long[at + 2:])
