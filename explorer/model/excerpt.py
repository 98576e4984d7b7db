"""A long sentence made short around the words that matter in it."""

from collections.abc import Sequence

from explorer.model.figures import figure_at, numbers_in, whole_figures
from explorer.model.fold import find_words, fold, words

_GAP = "…"
_MEANS_LITTLE = 3
"""Words of so many letters are not looked for, unless they are numbers."""


_OF_NUMBER, _OF_AMOUNT = 3, 12
"""So many words are outweighed by a number, and by the very sum that is spoken of."""


def excerpt(text: str, about: str, most: int) -> str:
    """Some `most` characters of `text`, whole words, where most words of `about` stand, its figures before others; all
    of it if it is no longer. A figure is whole, with its currency, its unit and how sure it is, and rather goes on
    for some words."""
    if len(text) <= most:
        return text
    begin = _begin(text, _places(text, about), most)
    end = begin + most
    if end < len(text):
        blank = text.rfind(" ", begin + 1, end + 1)
        end = _whole(text, blank if blank > 0 else end)[1]
    shown = text[begin:end].strip(f" ,;:{_GAP}")
    return f"{_GAP if begin else ''}{shown}{_GAP if end < len(text) else ''}"


def _whole(text: str, cut: int) -> tuple[int, int]:
    """Where one may cut instead, before and behind, lest a figure be torn."""
    return figure_at(text, cut) or (cut, cut)


def _places(text: str, about: str) -> list[tuple[int, int, int]]:
    """(begin, end, weight) of the words that are looked for, and of the sums that are meant."""
    wanted = [w for w in words(about) if len(w) > _MEANS_LITTLE or any(c.isdigit() for c in w)]
    found = [(a, b, _OF_NUMBER if any(c.isdigit() for c in text[a:b]) else 1) for a, b in find_words(text, wanted)]
    amounts = set(numbers_in(about))
    return found + [(a, b, _OF_AMOUNT) for a, b in whole_figures(text) if amounts.intersection(numbers_in(text[a:b]))]


def _begin(text: str, places: Sequence[tuple[int, int, int]], most: int) -> int:
    """Where to begin, so that what is looked for is seen, with some words before it."""
    def seen(begin: int) -> int:
        return sum({fold(text[a:b]): weight for a, b, weight in places if a >= begin and b <= begin + most}.values())

    def before(at: int, lead: int) -> int:
        begin = max(0, at - lead)
        return _whole(text, min(text.find(" ", begin) + 1, at))[0] if begin else 0

    begins = [0, *(before(a, lead) for a, _, _ in places for lead in (most // 4, most // 8, 0))]
    return max(begins, key=lambda begin: (seen(begin), begin == 0))
