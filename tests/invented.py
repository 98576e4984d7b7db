"""A long document of an invented country, made anew each time and always the same, and what may happen to a copy."""

import random
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from explorer.model.anchors import anchors, fingerprint, traced
from explorer.model.placing import Known, Placement, Sure, sha256_of
from explorer.model.records import Span

WHO = ("the government of Talvia", "President Lind", "the harbour board", "a delegation from Norland",
       "the opposition", "the miners’ league", "Admiral Vesk", "the finance ministry",
       "two deputies of the upper house", "Prime Minister Aune", "the crew of the ferry",
       "an envoy of the southern states", "the mayor of Vik", "the court of audit")
DID = ("signed", "refused to renew", "put off", "asked parliament to confirm", "quietly withdrew", "published",
       "criticised", "promised to pay for", "denied any knowledge of", "defended", "tried in vain to change", "praised")
WHAT = ("the treaty on grain", "a lease of the northern pier", "the loan of 1993", "the law on coastal waters",
        "an agreement about overflights", "plans for a second airfield", "the customs rules", "a programme of repairs",
        "the contract with the shipyard", "its own report on the riot", "the order to close the base",
        "a map of the disputed islets", "the price of coal", "the offer of forty aircraft")
WHY = ("because the winter had emptied the stores", "although nobody had asked for it", "in exchange for cheaper oil",
       "so that the elections could be held in time", "since the old contract had run out",
       "while the fleet was still at sea", "under pressure from its neighbours", "after a night of long debate",
       "for reasons that were never made public", "as the newspapers had expected",
       "in spite of a warning from Norland", "before the first snow closed the passes")
THEN = ("The vote was close.", "Nothing came of it.", "Prices rose within a week.", "Only the memoirs mention this.",
        "A crowd gathered on the quay and sang.", "No paper was ever found.", "The matter rested there for a decade.",
        "Foreign observers noticed it much later.", "It cost him the next election.", "Few believed the figures.",
        "The ships stayed where they were.", "This was the end of the first phase.")
WHERE = ("in Vik", "in the capital", "on the island of Sund", "at the border post of Harn", "in the old town hall",
         "at a summit in Norland", "on board the ferry", "in both houses of parliament")
SEASONS = ("spring", "summer", "autumn", "winter")
FORMS: tuple[Callable[[random.Random], str], ...] = (
    lambda r: f"In {r.randrange(1990, 2015)} {r.choice(WHO)} {r.choice(DID)} {r.choice(WHAT)}, {r.choice(WHY)}.",
    lambda r: f"{_great(r.choice(WHO))} {r.choice(DID)} {r.choice(WHAT)} {r.choice(WHERE)}, and {r.choice(WHO)} "
              f"{r.choice(DID)} it {r.randrange(2, 30)} days later.",
    lambda r: f"{_great(r.choice(WHY))}, {r.choice(WHO)} {r.choice(DID)} {r.choice(WHAT)}.",
    lambda r: f"It was {r.choice(WHO)} that {r.choice(DID)} {r.choice(WHAT)} in the {r.choice(SEASONS)} of "
              f"{r.randrange(1990, 2015)}; {r.choice(WHO)} {r.choice(DID)} {r.choice(WHAT)}.",
    lambda r: f"“We never {r.choice(('saw', 'wanted', 'signed', 'feared'))} {r.choice(WHAT)},” said {r.choice(WHO)} "
              f"{r.choice(WHERE)}, {r.choice(WHY)}.",
    lambda r: f"About {r.randrange(3, 90)} per cent of the cost, {r.randrange(2, 900)} million crowns, fell on "
              f"{r.choice(WHO)}, {r.choice(WHY)}.",
    lambda r: f"Whether {r.choice(WHO)} {r.choice(DID)} {r.choice(WHAT)} {r.choice(WHERE)} – or only said so – is "
              "still disputed.",
    lambda r: f"{r.choice(THEN)[:-1]}, {r.choice(WHY)}.",
    lambda r: r.choice(THEN))


def _great(words: str) -> str:
    return words[0].upper() + words[1:]


@dataclass(frozen=True)
class Document:
    """A text, and where each of its sentences stands."""

    text: str
    sentences: tuple[tuple[int, int], ...]

    @cached_property
    def known(self) -> Known:
        """What a dataset keeps of it, a passage a sentence."""
        return known_of(self.text, {f"in{n:04}": place for n, place in enumerate(self.sentences)})


def known_of(text: str, passages: dict[str, tuple[int, int]]) -> Known:
    """What a dataset keeps of a text with some passages."""
    return Known("invented", "An invented history", sha256_of(text), anchors(text),
                 {key: (span(text, *place),) for key, place in passages.items()})


def span(text: str, start: int, end: int) -> Span:
    """A stamped range."""
    places = _places(text)
    return Span(start, end, fingerprint(text[start:end]), bisect_left(places, start), bisect_left(places, end))


@lru_cache(maxsize=4)
def _places(text: str) -> Sequence[int]:
    return traced(text)[1]


@cache
def document(seed: int, length: int = 60) -> Document:
    """Paragraphs of some 100 words; a sentence may come twice, and many look alike."""
    r = random.Random(seed)
    text, sentences = "", []
    for _ in range(length):
        for _ in range(r.randrange(3, 8)):
            sentence = r.choice(FORMS)(r)
            sentences.append((len(text), len(text) + len(sentence)))
            text += sentence + " "
        text = text[:-1] + "\n\n"
    return Document(text, tuple(sentences))


# Copies: characters, each with its place in the document, or -1

Copy = list[tuple[str, int]]


def copy(text: str) -> Copy:
    """An unchanged one."""
    return [(c, n) for n, c in enumerate(text)]


def text_of(one: Copy) -> str:
    """What the file holds."""
    return "".join(c for c, _ in one)


def paragraphs(one: Copy) -> list[Copy]:
    """Its paragraphs, each with the blank line behind it."""
    ends = [0, *(m.end() for m in re.finditer(r"\n\n", text_of(one))), len(one)]
    return [one[a:b] for a, b in pairwise(ends) if a < b]


def wrapped(one: Copy, width: int = 58) -> Copy:
    """Lines of a width, words broken with hyphens wherever the line ends."""
    out: Copy = []
    for paragraph in paragraphs(one):
        column = 0
        for character, place in paragraph:
            out.append((" " if character == "\n" else character, place))
            column += 1
            if column >= width:
                out += [("-", -1), ("\n", -1)] if character.isalpha() else [("\n", -1)]
                column = 0
        out += [("\n", -1)] * 2
    return out


def requoted(one: Copy) -> Copy:
    """Other quotation marks, apostrophes and dashes."""
    other = {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-"}
    return [(other.get(c, c), n) for c, n in one]


def reordered(one: Copy, r: random.Random) -> Copy:
    """Its paragraphs in any order."""
    parts = paragraphs(one)
    r.shuffle(parts)
    return [c for part in parts for c in part]


def thinned(one: Copy, r: random.Random, share: float = 0.03) -> Copy:
    """Some of its characters lost."""
    return [c for c in one if c[0] == "\n" or r.random() >= share]


def damaged(one: Copy, seed: int, share: float = 0.03) -> Copy:
    """All of that at once."""
    r = random.Random(seed)
    return wrapped(thinned(reordered(requoted(one), r), r, share))


@dataclass(frozen=True)
class Judged:
    """How a placement compares with where the sentences really are."""

    right: int
    wrong: dict[str, Sure]
    """Passages placed elsewhere, with how sure that was said to be."""
    missing: int
    gone: int
    """Sentences that are not in the copy at all."""


def judged(placement: Placement, known: Known, one: Copy) -> Judged:
    """A place is right if more than half of what it covers is of the sentence, and of the sentence is covered."""
    text = text_of(one)
    held: dict[int, set[int]] = {}
    where = {n: at for at, (_, n) in enumerate(one) if n >= 0}
    right, wrong, missing, gone = 0, {}, 0, 0
    for number, (key, spans) in enumerate(known.spans.items()):
        true = {where[n] for s in spans for n in range(s.start, s.end) if n in where and text[where[n]].isalnum()}
        held[number] = true
        placed = placement.passages[key]
        got = {at for f in placed.spans for at in range(f.start, f.end) if text[at].isalnum()}
        gone += not true
        if placed.sure is Sure.MISSING:
            missing += 1
        elif true and len(true & got) > 0.5 * max(len(true), len(got)):
            right += 1
        else:
            wrong[key] = placed.sure
    return Judged(right, wrong, missing, gone)
