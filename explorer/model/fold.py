"""How words are folded, for search and for anchors.

Case and accents fold; ё is е, but й is no и, and ң ө ү are letters of their own, found as н о у only
in a second tier, for keyboards that lack them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_KEPT = {"й", "ў"}
_SECOND = str.maketrans("ңөүәғқұһі", "ноуагкухи")
_SHARED = frozenset("ноуагкхи")
_WORD = re.compile(r"[^\W_]+")
SPELLED = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""A word as it stands in a text, accents perhaps behind their letters."""


@lru_cache(maxsize=10_000)
def _fold_letter(letter: str) -> str:
    low = letter.casefold()
    if low in _KEPT:
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """`text` as it is searched: letters folded, everything else as it is."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(c) for c in unicodedata.normalize("NFC", text))


def fold_more(text: str) -> str:
    """The second tier: Kyrgyz letters as the Russian keyboard has them."""
    return second(fold(text))


def second(folded: str) -> str:
    """The same of what is folded already, letter for letter."""
    return folded.translate(_SECOND)


def stands_for_more(folded: str) -> bool:
    """Whether it has letters under which others are found in the second tier."""
    return not _SHARED.isdisjoint(folded)


def words(text: str) -> list[str]:
    """The folded words of `text`."""
    return _WORD.findall(fold(text))


def find_words(text: str, wanted: Iterable[str]) -> list[tuple[int, int]]:
    """Where words of `text` begin with one of the folded `wanted`: ranges in `text`, ascending."""
    return [match.span() for match in _found(text, tuple(wanted))]


def find_word(text: str, wanted: Iterable[str]) -> tuple[int, int] | None:
    """Where the first of them is; None where there is none."""
    first = next(_found(text, tuple(wanted)), None)
    return first and first.span()


def _found(text: str, wanted: tuple[str, ...]) -> Iterator[re.Match[str]]:
    if text.isascii():  # then a word is its letters, and 200 hits need not be taken apart at each key
        return _beginning(wanted).finditer(text.lower())
    return (match for match in SPELLED.finditer(text) if any(
        fold(match.group()).startswith(w) or fold_more(match.group()).startswith(w) for w in wanted if w))


@lru_cache(maxsize=64)
def _beginning(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """The words that begin with one of some."""
    words = "|".join(w for w in wanted if _WORD.fullmatch(w))  # longest or first alike: the whole word is taken
    return re.compile(rf"(?<![^\W_])(?:{words})[^\W_]*" if words else "(?!)")


def title_key(text: str) -> str:
    """What titles are put in order by, and what is typed to find one: folded words, without marks."""
    return " ".join(words(text))
