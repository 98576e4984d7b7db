"""Finding what is typed in a text that one reads, wherever it stands in a word."""

import re
from dataclasses import dataclass

from explorer.model.fold import fold, fold_more

_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
"""A letter with its accents behind it."""
_PLAIN = {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚", "'"), **dict.fromkeys("–—‑−", "-"),
          **dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")}
"""Quotes and dashes as they are typed; what is not seen is not looked for."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text to look for things in: letters folded, white space one blank, quotes and dashes plain."""

    text: str
    more: str
    """The same in the second tier."""
    ranges: tuple[tuple[int, int], ...]
    """Where each letter of it stands in the text that was folded."""

    def find(self, wanted: "Folded") -> list[tuple[int, int]]:
        """Where something stands: ranges in the text that was folded, ascending, none over another."""
        found: list[tuple[int, int]] = []
        at, size = 0, len(wanted.text)
        while size and (hits := [h for t in (self.text, self.more) if (h := t.find(wanted.text, at)) >= 0]):
            begin = min(hits)
            at = begin + size
            found.append((self.ranges[begin][0], self.ranges[at - 1][1]))
        return found


def folded(text: str) -> Folded:
    """A text to look for things in, or what to look for."""
    first: list[str] = []
    second: list[str] = []
    ranges: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(text):
        cluster = match.group()
        plain = " " if cluster.isspace() else _PLAIN.get(cluster, cluster)
        one, more = fold(plain), fold_more(plain)
        if one == " " and first[-1:] == [" "]:
            continue
        first += one
        second += more
        ranges += [match.span()] * len(one)
    return Folded("".join(first), "".join(second), tuple(ranges))
