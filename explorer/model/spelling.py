"""How the same name is spelled otherwise: names of one thing that sound alike, in whatever script.

Жапаров, Japarov and Zhaparov have the same consonants, and vowels are what spellings differ in. Which words belong
together is known from the names of a thing; sound only tells which word of one name is which of another.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import takewhile

from explorer.model.filters import Words
from explorer.model.fold import second, words
from explorer.model.inflected import inflected

_LEAST = 3
"""Letters of a word from which on other spellings are looked for: fewer begin too many names."""
_LEAST_ALIKE = 3
"""Consonants that two words share at the least, if nothing but their sound joins them."""
_MOST = 40
"""Other spellings of one word that are looked for."""
_SOUNDS = {
    "shch": "X", "sch": "X", "zh": "J", "dzh": "J", "dzj": "J", "zj": "J", "dj": "J", "j": "J", "kh": "K", "gh": "G",
    "ch": "C", "sh": "X", "ts": "S", "tz": "S", "ph": "F", "th": "T", "ck": "K", "x": "KS", "h": "K", "q": "K",
    "c": "K", "b": "V", "w": "V", "ng": "N", "z": "Z", "s": "S", "дж": "J", "ж": "J", "ч": "C", "ш": "X", "щ": "X",
    "ц": "S", "тс": "S", "х": "K", "һ": "K", "к": "K", "қ": "K", "г": "G", "ғ": "G", "б": "V", "п": "P", "в": "V",
    "ф": "F", "д": "D", "т": "T", "з": "Z", "с": "S", "л": "L", "м": "M", "н": "N", "ң": "N", "нг": "N", "р": "R"}
_SOFT = re.compile("c(?=[eiy])")
_GLIDE = re.compile("(?<=[aeiou])j(?=e|oj)")
"""Of Akajev and Mirzijojev, whom others spell Akayev and Mirziyoyev; not of Andijon."""
_DOUBLE = re.compile(r"([^\W\d_])\1+")
_SILENT = re.compile("[aeiouyаеёиоуыэюяйьъөүіў]+")
_PIECE = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_CYRILLIC = re.compile("[а-ӿ]")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """The consonants of a folded word, the same for all who spell it by ear."""
    word = _DOUBLE.sub(r"\1", _GLIDE.sub("", _SOFT.sub("s", word)))
    return _SILENT.sub("", _PIECE.sub(lambda m: _SOUNDS[m.group()], word)).upper()


class Spellings:
    """The names there are, and which of them are of one thing."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """`names`: (thing, name), each thing's together or not."""
        self._names: dict[int, list[list[str]]] = defaultdict(list)
        for thing, name in names:
            if (parts := words(name)) and parts not in self._names[thing]:
                self._names[thing].append(parts)
        self.others = lru_cache(maxsize=256)(self._others)
        self.alike = lru_cache(maxsize=256)(self._alike)

    @cached_property
    def _begun(self) -> list[tuple[str, int, int, int]]:
        """(word in the second tier, thing, name, place in the name), ascending."""
        return sorted((second(word), thing, n, place) for thing, names in self._names.items()
                      for n, name in enumerate(names) for place, word in enumerate(name))

    @cached_property
    def _sounding(self) -> list[tuple[str, str]]:
        """(sound, word) of all words of names, ascending."""
        return sorted({(sound(word), word) for names in self._names.values() for name in names for word in name
                       if not word.isdigit()})

    def _others(self, term: Words) -> tuple[str, ...]:
        """How words that are typed are spelled in other names of what bears them: the words that sound alike;
        and where the whole of a name is typed, its names in the other script. Of a word alone other forms too."""
        typed = term.text.split()
        if not typed or len(typed[-1]) < _LEAST:
            return ()
        found: dict[str, None] = {}
        for thing, n, place in self._bearing(typed, term.phrase):
            name = self._names[thing][n]
            borne = name[place:place + len(typed)]
            wanted = [sound(word) for word in borne]
            for other in self._names[thing]:
                if len(borne) == len(name) and borne[-1] == typed[-1] and _cyrillic(other) != _cyrillic(name):
                    found[" ".join(other)] = None
                for at in range(len(other) - len(typed) + 1):
                    part = other[at:at + len(typed)]
                    if all(map(_same, part, borne, wanted)):
                        found[" ".join(part)] = None
        if len(typed) == 1 and not term.phrase:
            found.update(dict.fromkeys(inflected(typed[0])))
        return tuple(f for f in found if not _told(f, term))[:_MOST]

    def _bearing(self, typed: list[str], phrase: bool) -> Iterator[tuple[int, int, int]]:
        """(thing, name, place) where the words stand in a name, the last of them begun at the least."""
        first = second(typed[0])
        at = bisect_left(self._begun, (first,))
        for _, thing, n, place in takewhile(lambda entry: entry[0].startswith(first), self._begun[at:]):
            part = self._names[thing][n][place:place + len(typed)]
            if len(part) == len(typed) and all(map(_is, part[:-1], typed[:-1])) and (
                    _is(part[-1], typed[-1]) or (not phrase and any(
                        word.startswith(typed[-1]) for word in (part[-1], second(part[-1]))))):
                yield thing, n, place

    def _alike(self, term: Words) -> tuple[str, ...]:
        """What in any names sounds as what is typed, its last word begun at the least; for where nothing is spelled
        so."""
        typed = term.text.split()
        wanted = [sound(word) for word in typed]
        if sum(map(len, wanted)) < _LEAST_ALIKE:
            return ()
        if len(typed) == 1:
            at = bisect_left(self._sounding, (wanted[0],))
            parts = [[word] for _, word in takewhile(lambda pair: pair[0].startswith(wanted[0]), self._sounding[at:])]
        else:
            parts = [name[at:at + len(typed)] for names in self._names.values() for name in names
                     for at in range(len(name) - len(typed) + 1)]
        heard = (" ".join(part) for part in parts if _heard(part, typed, wanted, term.phrase))
        return tuple(dict.fromkeys(heard))[:_MOST]


def _is(word: str, typed: str) -> bool:
    """Whether it is the word typed, in either tier."""
    return typed in (word, second(word))


def _same(word: str, other: str, wanted: str) -> bool:
    """Whether two words of the names of one thing are the same, spelled in two ways."""
    mine = sound(word)
    return mine == wanted and (len(mine) > 1 or word == other or (
        bool(mine) and _cyrillic([word]) != _cyrillic([other]) and abs(len(word) - len(other)) < 2))


def _heard(part: list[str], typed: list[str], wanted: list[str], phrase: bool) -> bool:
    """Whether words sound as those typed; the last may be one consonant longer, as it may be being typed."""
    heard = [sound(word) for word in part]
    return heard[:-1] == wanted[:-1] and heard[-1].startswith(wanted[-1]) and len(heard[-1]) <= len(wanted[-1]) + (
        not phrase) and list(map(_open, part)) == list(map(_open, typed))


def _open(word: str) -> bool:
    """Whether it begins with a vowel."""
    return bool(_SILENT.match(word))


def _cyrillic(name: list[str]) -> bool:
    return any(_CYRILLIC.search(word) for word in name)


def _told(found: str, term: Words) -> bool:
    """Whether it is found by what was typed anyway."""
    return found == term.text if term.phrase else found.startswith(term.text)
