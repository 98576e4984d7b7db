"""Sparse anchors of a text: enough to find its passages in another copy, too few to rebuild it.

Letters and digits only, folded; 9-letter grams hashed with blake2b to 16 bits, winnowed over the whole
source (Schleimer, Wilkerson, Aiken: "Winnowing", SIGMOD 2003) with a window of 32, in which grams that
occur more than three times do not count. Short and sparse on purpose, less than one bit for each letter:
dense hashes would give sentences away.
"""

import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import blake2b

SCHEME = "letters-9-32-16/2"
GRAM = 9
_WINDOW, _MOST = 32, 3
_ASKED_EACH = 1 << 16
"""So many grams are hashed (50 ms) before it is asked again whether to go on."""


class Stopped(Exception):
    """The reader wants no more of a long piece of work."""


def going_on() -> bool:
    """The answer to `stopped()` where nobody can stop the work."""
    return False


def letters(text: str) -> str:
    """The folded letters and digits of `text`, everything else dropped."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def traced(text: str) -> tuple[str, "array[int]"]:
    """The same letters, and for each the place in `text` of the character that it comes from."""
    known: dict[str, str] = {}
    parts, places = [], array("I")
    for place, character in enumerate(text):
        folded = known.get(character)
        if folded is None:
            folded = known[character] = letters(character)
        if folded:
            parts.append(folded)
            places.append(place)
            for _ in folded[1:]:
                places.append(place)
    return "".join(parts), places


def _hash(gram: str) -> int:
    return int.from_bytes(blake2b(gram.encode(), digest_size=2).digest(), "big")


def fingerprint(text: str) -> int:
    """16 bits that a passage's letters are checked by."""
    return _hash(letters(text))


def fingerprint_of(folded: str) -> int:
    """The same of letters that are folded already."""
    return _hash(folded)


def hashes(folded: str, stopped: Callable[[], bool] = going_on) -> Iterator[int]:
    """The hash of each gram of folded letters, by its offset; raises Stopped."""
    for first in range(0, len(folded) - GRAM + 1, _ASKED_EACH):
        if stopped():
            raise Stopped
        last = min(first + _ASKED_EACH, len(folded) - GRAM + 1)
        part = folded[first:last + GRAM - 1]
        if part.isascii():
            data = part.encode()
            grams: Iterator[bytes] = (data[i:i + GRAM] for i in range(last - first))
        else:
            grams = (part[i:i + GRAM].encode() for i in range(last - first))
        yield from (int.from_bytes(blake2b(gram, digest_size=2).digest(), "big") for gram in grams)


def anchors(text: str) -> tuple[tuple[int, int], ...]:
    """(offset in folded letters, 16-bit hash) of the chosen grams, ascending."""
    folded = letters(text)
    found = list(hashes(folded))
    counts = Counter(folded[i:i + GRAM] for i in range(len(found)))
    ranks = [(counts[folded[i:i + GRAM]] > _MOST, value, -i) for i, value in enumerate(found)]
    chosen: dict[int, int] = {}
    for first in range(max(1, len(found) - _WINDOW + 1)):
        often, value, at = min(ranks[first:first + _WINDOW], default=(True, 0, 0))
        if not often:
            chosen[-at] = value
    return tuple(sorted(chosen.items()))
