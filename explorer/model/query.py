"""What is typed -> terms: one language for the search box, `--select` and saved views.

Words are ANDed and found in any spelling; `"a b"` is a phrase; `-x` not; `a | b` or; `kind:` `actor:`
`base:` `treaty:` `source:` `topic:` `status:` `disagreement:` `id:` narrow; `when:2001/2014` is a time.
Anything typed is safe: an unknown prefix is a plain word, an unclosed quote ends with the text, and what
no text can hold (half a surrogate pair) is a question mark.
"""

import re

from explorer.model.edtf import EdtfError, parse
from explorer.model.filters import All, Either, Narrow, Not, Term, Within, Words
from explorer.model.fold import fold, words

FIELDS = ("kind", "actor", "base", "treaty", "source", "topic", "status", "disagreement", "id")
_TOKEN = re.compile(r'-*(?:[^\W\d_]+:)?"[^"]*"?|\||[^\s|]+')
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
    return All(tuple(g[0] if len(g) == 1 else Either(tuple(g)) for g in groups))


def within(text: str) -> Within:
    """The time that an EDTF text covers; raises EdtfError."""
    date = parse(text)
    return Within(None if date.open_start else date.earliest, None if date.open_end else date.end_latest)


def wanted_words(term: Term) -> list[str]:
    """The folded words that a hit should show, those that must not be found left out."""
    match term:
        case Words(text=text):
            return words(text)
        case All(terms=terms) | Either(terms=terms):
            return [w for t in terms for w in wanted_words(t)]
        case _:
            return []


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
    return Words(folded, phrase=token.startswith('"') or " " in folded) if folded else None


def folded_key(text: str) -> str:
    """How a typed key, title or name is compared: folded, blanks for hyphens."""
    return " ".join(words(fold(text)))
