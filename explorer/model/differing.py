"""Which parts of what several sides say are not the same: numbers, dates and names, and in short texts any word."""

import re
from collections.abc import Callable, Sequence

from explorer.model.fold import fold, words

Range = tuple[int, int]

_NUMBER = r"\$?\d[\d,.\u202f]*(?:/\d+)?(?:\s*%|\s+(?:thousand|million|billion)\b)?"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>[^\W\d_](?:[\w’'-]*\w)?)")
_LITTLE = frozenset(words(
    "a an and as at be been but by for from had has have he her his in into is it its not of on or our she so some "
    "than that the their them then there these they this those through to up was were which who will with would"))
"""Words that no two sides differ by."""
_DATES = frozenset(words(
    "january february march april may june july august september october november december spring summer autumn winter "
    "early mid late end beginning before after since until"))
_MUCH = frozenset(words(
    "one two three four five six seven eight nine ten dozen hundred thousand half third quarter once twice some "
    "several many few most all whole part almost nearly about around roughly approximately exactly least over under "
    "more less fewer up only reportedly reported perhaps may might likely supposedly allegedly expected planned "
    "promised agreed pledged proposed demanded"))
"""How much, how exactly, and how sure it is, that it was done among them."""


def differing(sides: Sequence[Sequence[str]], every_word: bool = False, names: bool = True,
              much: bool = False) -> list[list[list[Range]]]:
    """For each text of each side the ranges that some other side does not have in any of its texts.

    Numbers, with what they count in millions, dates, and `names` are looked at; `much` is words of quantity and
    certainty; with `every_word` all words that mean something. A word that begins a text is a name if it stands as
    one within some text.
    """
    own = _own(names, every_word, much)
    known = {key for side in sides for text in side for key, _, begins, capital in _tokens(text)
             if capital and not begins}
    held = [{key for text in side for key, *_ in _tokens(text)} for side in sides]
    found = []
    for n, side in enumerate(sides):
        others = held[:n] + held[n + 1:]
        found.append([_joined(text, [
            place for key, place, begins, capital in _tokens(text)
            if own(key, capital and (not begins or key in known)) and any(key not in other for other in others)])
            for text in side])
    return found


def _own(names: bool, every_word: bool, much: bool) -> Callable[[str, bool], bool]:
    """Whether a word, and whether it is a name, is one by which sides can differ."""
    def counts(key: str, name: bool) -> bool:
        if much and key in _MUCH:
            return True
        if key in _LITTLE and not (much and key in _DATES):
            return False
        return key[:1].isdigit() or (key in _DATES and (name or much)) or (names and name) or every_word
    return counts


def _tokens(text: str) -> list[tuple[str, Range, bool, bool]]:
    """(folded, place, whether it begins the text, whether it has a capital) of each number and word."""
    found = []
    for match in _TOKEN.finditer(text):
        plain = match.group()
        place = match.start(), match.end()
        if match["number"]:
            plain = plain.rstrip(",.")
            place = match.start(), match.start() + len(plain)
            plain = re.sub(r"[,\s$\u202f]", "", plain)
        found.append((fold(plain).removesuffix("’s").removesuffix("'s"), place, not text[:match.start()].strip("“\"‘ "),
                      plain[0].isupper()))
    return found


def _joined(text: str, places: list[Range]) -> list[Range]:
    """Neighbours with nothing but blanks between them as one."""
    found: list[Range] = []
    for start, end in places:
        if found and not text[found[-1][1]:start].strip():
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found
