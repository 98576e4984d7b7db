"""Where the sentences begin and end in which some words of a document stand."""

import re
from collections.abc import Iterable

_CLOSED = r"(?:[.!?][\"”’')\]]*|(?<!\d)[.!?][\"”’')\]]*\d{1,2})(?:\s?\[[\d,;\s–-]+\])*"
"""The end of a sentence with what closes it and the numbers of its notes."""
_END = re.compile(_CLOSED + r"\s+(?=[\"“‘(\[]*(\w))")
"""The same, and the letter that the next begins with."""
_WHOLE = re.compile(_CLOSED + r"\s*$")
_INITIAL = re.compile(r"\b\w$")
"""Before a full stop a letter by itself, as in `U.S.`."""
_WORD = re.compile(r"\w+")


def around(text: str, first: int, last: int) -> tuple[int, int]:
    """The whole sentences of the paragraph that characters [first, last) lie in; a full stop that may be that of an
    initial ends none."""
    begin = text.rfind("\n", 0, first) + 1
    close = text.find("\n", last)
    close = len(text) if close < 0 else close
    ends = [begin, *(found.end() for found in _END.finditer(text, begin, close)
                     if not found[1].islower() and not _INITIAL.search(text, begin, found.start())), close]
    return (max(end for end in ends if end <= first),
            min(end for end in ends if end >= last))


def filled(text: str, places: Iterable[tuple[int, int]], few: int) -> list[tuple[int, int]]:
    """Places with what is left out of their sentences between them and around, where that is no more than a `few`
    words."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(places):
        begin, end = around(text, first, last)
        first = begin if _number(text[begin:first]) <= few else first
        last = end if _number(text[last:end]) <= few else last
        between = text[found[-1][1]:first] if found else "\n"
        if "\n" not in between and _number(between) <= few:
            first, last = found[-1][0], max(found.pop()[1], last)
        found.append((first, last))
    return found


def _number(text: str) -> int:
    return len(_WORD.findall(text))


def ended(words: str) -> bool:
    """Whether a sentence ends with some words."""
    return _WHOLE.search(words) is not None
