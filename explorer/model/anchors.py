"""Sparse anchors of a text: enough to find its passages in another copy, too few to rebuild it.

Letters and digits only, folded; 9-letter grams hashed with blake2b to 16 bits, winnowed over the whole
source (Schleimer, Wilkerson, Aiken: "Winnowing", SIGMOD 2003) with a window of 32; grams that occur
more than three times are dropped. Short and sparse on purpose: dense hashes would give sentences away.
"""

import unicodedata
from collections import Counter
from hashlib import blake2b

SCHEME = "letters-9-32-16/1"
_GRAM, _WINDOW, _MOST = 9, 32, 3


def letters(text: str) -> str:
    """The folded letters and digits of `text`, everything else dropped."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def _hash(gram: str) -> int:
    return int.from_bytes(blake2b(gram.encode(), digest_size=2).digest(), "big")


def fingerprint(text: str) -> int:
    """16 bits that a passage's letters are checked by."""
    return _hash(letters(text))


def anchors(text: str) -> tuple[tuple[int, int], ...]:
    """(offset in folded letters, 16-bit hash) of the chosen grams, ascending."""
    folded = letters(text)
    grams = [folded[i:i + _GRAM] for i in range(len(folded) - _GRAM + 1)]
    hashes = [_hash(g) for g in grams]
    counts = Counter(grams)
    chosen: dict[int, int] = {}
    for first in range(max(1, len(hashes) - _WINDOW + 1)):
        window = hashes[first:first + _WINDOW]
        if window:
            low = min(window)
            at = first + len(window) - 1 - window[::-1].index(low)
            if counts[grams[at]] <= _MOST:
                chosen[at] = low
    return tuple(sorted(chosen.items()))
