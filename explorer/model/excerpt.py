"""A long sentence made short around the words that matter in it."""

from explorer.model.fold import find_words, words

_GAP = "…"
_MEANS_LITTLE = 3
"""Words of so many letters are not looked for, unless they are numbers."""


def excerpt(text: str, about: str, most: int) -> str:
    """Some `most` characters of `text`, whole words, where the words of `about` stand; all of it if it is no longer."""
    if len(text) <= most:
        return text
    wanted = [w for w in words(about) if len(w) > _MEANS_LITTLE or any(c.isdigit() for c in w)]
    places = find_words(text, wanted)
    begin = 0
    if places and places[-1][1] > most:
        first = places[0][0]
        begin = max(0, first - most // 4)
        begin = min(text.find(" ", begin) + 1, first) if begin else 0
    end = begin + most
    if end < len(text):
        blank = text.rfind(" ", begin + 1, end + 1)
        end = blank if blank > 0 else end
    shown = text[begin:end].strip(" ,;:")
    return f"{_GAP if begin else ''}{shown}{_GAP if end < len(text) else ''}"
