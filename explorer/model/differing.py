"""Which parts of what several sides say are not the same: numbers, dates and names, and in short texts any word."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.model.fold import fold, words

Range = tuple[int, int]

_NUMBER = r"\$?\d[\d,.\u202f]*(?:/\d+)?(?:\s*%|\s+(?:thousand|million|billion)\b)?"
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNT = rf"(?:(?P<tens>{'|'.join(_TENS)})(?:-(?P<unit>{'|'.join(_ONES[:9])}))?|(?P<ones>{'|'.join(_ONES)}))"
_WORDED = (rf"\b(?:(?P<half>half)|{_COUNT}(?:[\s-](?P<part>{'|'.join(_PARTS)})s?|"
           r"(?P<hundred>\s+hundred)?(?:\s+(?P<scale>thousand|million|billion))?))\b")
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<worded>(?i:{_WORDED}))|(?P<word>[^\W\d_](?:[\w’'-]*\w)?)")
_WHOLE_WORDED = re.compile(_WORDED)
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
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


@dataclass(frozen=True, slots=True)
class _Token:
    """A number or a word; one number has one `key`, be it in figures or in words."""

    key: str
    word: str
    place: Range
    begins: bool
    """Whether it begins the text."""
    capital: bool
    year: bool


def differing(sides: Sequence[Sequence[str]], every_word: bool = False, names: bool = True,
              much: bool = False) -> list[list[list[Range]]]:
    """For each text of each side the ranges that some other side does not have in any of its texts.

    Numbers, with what they count in millions, dates, and `names` are looked at; `much` is words of quantity and
    certainty; with `every_word` all words that mean something. A word that begins a text is a name if it stands as
    one within some text. A side that names no year does not differ on the year.
    """
    own = _own(names, every_word, much)
    tokens = [[_tokens(text) for text in side] for side in sides]
    known = {t.word for side in tokens for text in side for t in text if t.capital and not t.begins}
    held = [({t.key for text in side for t in text}, any(t.year for text in side for t in text)) for side in tokens]
    found = []
    for n, (side, texts) in enumerate(zip(sides, tokens, strict=True)):
        others = held[:n] + held[n + 1:]
        found.append([_joined(text, [
            t.place for t in every if own(t.word, t.capital and (not t.begins or t.word in known)) and any(
                t.key not in keys and (dated or not t.year) for keys, dated in others)])
            for text, every in zip(side, texts, strict=True)])
    return found


def _own(names: bool, every_word: bool, much: bool) -> Callable[[str, bool], bool]:
    """Whether a word, and whether it is a name, is one by which sides can differ."""
    def counts(word: str, name: bool) -> bool:
        if much and word in _MUCH:
            return True
        if word in _LITTLE and not (much and word in _DATES):
            return False
        return (word[:1].isdigit() or (word not in _MUCH and _WHOLE_WORDED.fullmatch(word) is not None)
                or (word in _DATES and (name or much)) or (names and name) or every_word)
    return counts


def _tokens(text: str) -> list[_Token]:
    """Each number and word, folded."""
    found = []
    for match in _TOKEN.finditer(text):
        plain, place = match.group(), match.span()
        if match["number"]:
            plain = plain.rstrip(",.")
            place = match.start(), match.start() + len(plain)
            plain = re.sub(r"[,\s$\u202f]", "", plain)
        word = fold(plain).removesuffix("’s").removesuffix("'s")
        found.append(_Token(_in_figures(match) if match["worded"] else word, word, place,
                            not text[:match.start()].strip("“\"‘ "), not match["worded"] and plain[0].isupper(),
                            _YEAR.fullmatch(text[slice(*place)]) is not None))
    return found


def _in_figures(match: re.Match[str]) -> str:
    """`2/5` for two-fifths, `500million` for five hundred million."""
    if match["half"]:
        return "1/2"
    given = {name: (match[name] or "").lower() for name in ("tens", "unit", "ones", "part", "scale")}
    ones = given["unit"] or given["ones"]
    number = (10 * (_TENS.index(given["tens"]) + 2) if given["tens"] else 0) + (_ONES.index(ones) + 1 if ones else 0)
    if given["part"]:
        return f"{number}/{_PARTS.index(given['part']) + 2}"
    return f"{number * (100 if match['hundred'] else 1)}{given['scale']}"


def _joined(text: str, places: list[Range]) -> list[Range]:
    """Neighbours with nothing but blanks between them as one."""
    found: list[Range] = []
    for start, end in places:
        if found and not text[found[-1][1]:start].strip():
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found
