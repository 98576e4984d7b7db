"""In which letters a text is written, by the names that Unicode gives them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

_SOME = 0.05
"""A name or two in other letters do not make a text one that is written in them."""


def scripts(letters: Iterable[str]) -> frozenset[str]:
    """`LATIN`, `CYRILLIC`…: the scripts of these letters; what is no letter has none."""
    return frozenset(_script(letter) for letter in set(letters) if letter.isalpha())


def written_in(texts: Iterable[str]) -> frozenset[str]:
    """The scripts in which some texts are written: those that make a share of their letters that counts."""
    counted = Counter[str]()
    for letter, number in Counter("".join(texts)).items():
        if letter.isalpha():
            counted[_script(letter)] += number
    return frozenset(script for script, number in counted.items() if number >= _SOME * counted.total())


def _script(letter: str) -> str:
    return unicodedata.name(letter, "OTHER").split(" ")[0].split("-")[0]
