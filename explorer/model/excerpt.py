"""A long sentence made short around the words that matter in it."""

from collections.abc import Sequence

from explorer.model.fold import find_words, fold, words

_GAP = "…"
_MEANS_LITTLE = 3
"""Words of so many letters are not looked for, unless they are numbers."""


def excerpt(text: str, about: str, most: int) -> str:
    """Some `most` characters of `text`, whole words, where most words of `about` stand, numbers before others; all of
    it if it is no longer."""
    if len(text) <= most:
        return text
    wanted = [w for w in words(about) if len(w) > _MEANS_LITTLE or any(c.isdigit() for c in w)]
    begin = _begin(text, find_words(text, wanted), most)
    end = begin + most
    if end < len(text):
        blank = text.rfind(" ", begin + 1, end + 1)
        end = blank if blank > 0 else end
    shown = text[begin:end].strip(f" ,;:{_GAP}")
    return f"{_GAP if begin else ''}{shown}{_GAP if end < len(text) else ''}"


def _begin(text: str, places: Sequence[tuple[int, int]], most: int) -> int:
    """Where to begin, so that what is looked for is seen, with some words before it."""
    def seen(begin: int) -> int:
        held = {fold(text[a:b]) for a, b in places if a >= begin and b <= begin + most}
        return sum(3 if any(c.isdigit() for c in word) else 1 for word in held)

    def before(place: tuple[int, int], lead: int) -> int:
        begin = max(0, place[0] - lead)
        return min(text.find(" ", begin) + 1, place[0]) if begin else 0

    begins = [0, *(before(place, lead) for place in places for lead in (most // 4, most // 8, 0))]
    return max(begins, key=lambda begin: (seen(begin), begin == 0))
