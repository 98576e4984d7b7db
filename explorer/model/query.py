"""What is typed -> terms: one language for the search box, `--select` and saved views.

Words are ANDed and found in any spelling; `"a b"` is a phrase; `-x` not; `a | b` or; `kind:` `actor:`
`base:` `treaty:` `source:` `topic:` `status:` `disagreement:` `id:` narrow; `when:2001/2014` is a time.
Anything typed is safe: an unknown prefix is a plain word, an unclosed quote ends with the text (its last word may
go on, as it may be typed), and what no text can hold (half a surrogate pair) is a question mark.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from explorer.model.edtf import EdtfError, parse
from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words
from explorer.model.fold import fold, stands_for_more, words
from explorer.model.inflected import continued

FIELDS = ("kind", "actor", "base", "treaty", "source", "topic", "status", "disagreement", "id")
_TOKEN = re.compile(r'-*(?:[^\W\d_]+:)?"[^"]*"?|\||[^\s|]+')
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
WRITTEN = {word: str(n) for words, step in ((_UNITS, 1), (_TENS, 10)) for n, word in zip(
    range(step, step * len(words) + 1, step), words, strict=True)}
"""Numbers as one writes them out -> in figures."""
_MOST_LOOSE = 6
"""Of longer queries only so many words are looked for one without the other."""
_SHORT = 2
MOST = 100
"""So many terms of a query count; who pastes a page is not answered by a longer one."""


def parse_query(text: str) -> All:
    """The terms that `text` means; an empty text lets everything through."""
    groups: list[list[Term]] = []
    joining = False
    for token in _TOKEN.findall(text.encode("utf-8", "replace").decode("utf-8"))[:MOST]:
        if token == "|":
            joining = bool(groups)
            continue
        term = _term(token)
        if term is None:
            continue
        if joining:
            groups[-1].append(term)
        else:
            groups.append([term])
        joining = False
    alternatives = [tuple(dict.fromkeys(g)) for g in groups]  # what is said twice is meant once, and takes no longer
    return All(tuple(dict.fromkeys(g[0] if len(g) == 1 else Either(g) for g in alternatives)))


def within(text: str) -> Within:
    """The time that an EDTF text covers; raises EdtfError."""
    date = parse(text)
    return Within(None if date.open_start else date.earliest, None if date.open_end else date.end_latest)


def sought(term: Term) -> list[Words]:
    """The words that a hit should show, those that must not be found left out."""
    match term:
        case Words():
            return [term]
        case All(terms=terms) | Either(terms=terms):
            return [w for t in terms for w in sought(t)]
        case _:
            return []


def met(wanted: Sequence[Words]) -> tuple[Words, ...]:
    """The same as they are marked: a word of one or two letters with others typed behind it is that word alone, and
    “of” marks no “often”."""
    return tuple(replace(w, phrase=True) if n + 1 < len(wanted) and len(w.text) <= _SHORT else w
                 for n, w in enumerate(wanted))


@lru_cache(maxsize=1024)
def whole(wanted: Words) -> Words:
    """The same where no more letters are to come: the word and its own forms, and not whatever begins so."""
    if wanted.phrase:
        return wanted
    before, blank, last = wanted.text.rpartition(" ")
    return replace(wanted, phrase=True, others=(
        *wanted.others, *(before + blank + form for form in continued(last))))


def wholly(term: All) -> All:
    """A query for whole words."""
    return _changed(term, whole)


def wanted_words(term: Term) -> list[str]:
    """The same, folded, one by one."""
    return [word for w in sought(term) for words in (w.text, *w.others) for word in words.split()]


def tiers(term: All, others: Callable[[Words], tuple[str, ...]]) -> Iterator[All]:
    """What to look for one after the other, each finding what the one before has found and more: the letters as they
    are typed; ң ө ү, too, where н о у are typed; and `others`, how names are spelled otherwise."""
    typed = sought(term)
    if any(stands_for_more(w.text) for w in typed):
        yield _changed(term, lambda w: replace(w, exact=True))
    yield term
    if any(others(w) for w in typed):
        yield otherwise(term, others)


def otherwise(term: All, others: Callable[[Words], tuple[str, ...]]) -> All:
    """The same, other spellings being as good."""
    return _changed(term, lambda w: replace(w, others=others(w)))


def _changed(term: All, change: Callable[[Words], Words]) -> All:
    """A query with other words; those that must not be found stay."""
    def changed(part: Term) -> Term:
        match part:
            case Words():
                return change(part)
            case Either(terms=terms):
                return Either(tuple(map(changed, terms)))
            case All(terms=terms):
                return All(tuple(map(changed, terms)))
            case _:
                return part

    return All(tuple(map(changed, term.terms)))


def relaxed(term: All) -> Iterator[tuple[int, All]]:
    """Looser queries to try where nothing has all the words: (how many words are left out, query), the strictest first.

    Numbers that are written out are taken as figures, for so statements have them.
    """
    rest = tuple(t for t in term.terms if not isinstance(t, Words))
    words = [t for t in term.terms if isinstance(t, Words)][:_MOST_LOOSE]
    figures = [Words(WRITTEN.get(w.text, w.text), w.phrase) for w in words]
    if figures != words:
        yield 0, All((*rest, *figures))
    for missed in range(1, len(words)):
        some = tuple(All(kept) for kept in combinations(figures, len(words) - missed))
        yield missed, All((*rest, Either(some)))


def _term(token: str) -> Term | None:
    if token.startswith("-"):
        inner = _term(token.lstrip("-"))
        return inner and Not(inner)
    name, colon, value = token.partition(":")
    value = value.strip('"')
    if colon and value and name.lower() in FIELDS:
        return Narrow(name.lower(), value)
    if colon and value and name.lower() == "when":
        try:
            return within(value)
        except EdtfError:
            pass
    folded = " ".join(words(token))
    return Words(folded, phrase=token.startswith('"') and token.count('"') > 1) if folded else None


def folded_key(text: str) -> str:
    """How a typed key, title or name is compared: folded, blanks for hyphens."""
    return " ".join(words(fold(text)))
