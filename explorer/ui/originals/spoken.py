"""In whose words statements are shown outside their document: in ours, in their own if a copy has them, or in both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from explorer.handout.labels import LABELS
from explorer.model.citing import Cited, short
from explorer.model.originals import Remark, Stretch
from explorer.model.placing import Placed, Sure
from explorer.model.quoting import Cut, cut, cut_off, left_out_around, printed_so, with_marks
from explorer.model.records import Passage
from explorer.model.sentences import around, filled
from explorer.session.state import OURS, THEIRS
from explorer.ui.desk import Desk, translate
from explorer.ui.originals.held import Held
from explorer.ui.reading.remarks import remark_words

_FEW = 8
"""So many words left out of a sentence take no more room than it is worth to know them."""


class Extent(Enum):
    """How much of the sentences of a document stands where statements are quoted that are made of them."""

    WORDS = 0
    """What the statements are made of."""
    MARKED = 1
    """The same, with an ellipsis where a sentence begins before or goes on."""
    FILLED = 2
    """With the words between and around too, where these are few."""
    SENTENCES = 3
    """All of the sentences."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is to be shown of some statements."""

    ours: str
    """All of them in our wording; empty where the document's own words stand for all."""
    own: str
    """Those that a copy has, in the document's own words, damaged places marked; empty where these are not wanted."""
    remarks: tuple[str, ...] = ()
    """What the editors remark on the damaged places."""


def spoken(desk: Desk, told: Iterable[Passage], extent: Extent = Extent.WORDS) -> Spoken:
    """Statements as the reader has chosen to read them; what no copy has stays in our wording."""
    words, every = desk.session.state.words, list(told)
    there = [] if words == OURS else [p for p in every if _placed(desk, p) is not None]
    ours = words != THEIRS or len(there) < len(every)
    keys = {source: [p.key for p in there if p.source == source] for source in dict.fromkeys(p.source for p in there)}
    own = [quoted(desk, source, own, extent) for source, own in keys.items()]
    remarks = dict.fromkeys(words for source, own in keys.items() for words in _remarks(desk, source, own))
    return Spoken(" ".join(passage.text for passage in every) if ours else "", " ".join(own), tuple(remarks))


def own_words(desk: Desk, told: Sequence[Passage]) -> tuple[str, str]:
    """Statements of a document in its own words, damaged places marked, and how sure their places are unless that is
    exact; nothing where no copy has them. What the document itself puts in brackets or leaves out is marked too, and
    where a sentence begins before or goes on."""
    there = [p.key for p in told if _placed(desk, p) is not None]
    theirs = desk.wording.translate(LABELS["printed so"])
    return _quoted(desk, told[0].source, there, Extent.MARKED, marked=True, theirs=theirs) if there else ("", "")


def own_text(desk: Desk, passage: Passage) -> str:
    """A statement as the copy of its document has it, whole; nothing where none has it."""
    held = desk.held(passage.source)
    return held.words[passage.key].text if held is not None and _placed(desk, passage) is not None else ""


def cited(desk: Desk, source: str, told: Sequence[Passage]) -> str:
    """Statements of one document as they are copied, in the words that are read, with where they stand."""
    there = [] if desk.session.state.words == OURS else [p for p in told if _placed(desk, p) is not None]
    about, info = desk.source(source), desk.library.info

    def put(words: str, passages: Sequence[Passage], original: bool) -> str:
        return short(Cited(words, about, tuple(p.paragraph for p in passages), original), info, desk.wording)

    found = []
    if desk.session.state.words != THEIRS or len(there) < len(told):
        found.append(put(" ".join(p.text for p in told), told, False))
    if there:
        found.append(put(_quoted(desk, source, [p.key for p in there])[0], there, True))
    return "\n".join(found)


def quoted(desk: Desk, source: str, keys: Sequence[str], extent: Extent = Extent.WORDS) -> str:
    """Statements that the copy of a document has, in its own words and its order, each of them once, with an ellipsis
    where it says more, and a mark where it is damaged; and how sure their places are, unless that is exact."""
    words, sure = _quoted(desk, source, keys, extent, marked=True)
    return f"{words} ({sure})" if sure else words


def _marked(words: str, ends: Iterable[int], theirs: str) -> str:
    """The words of a cut, with a mark behind each damaged place, as in the columns, and one of `theirs` behind what the
    document itself has put in or left out; nothing is mended, as they may be copied from here."""
    return with_marks(words, [*((end, theirs) for end in (printed_so(words) if theirs else ())), *(
        (end, translate("DocumentText", "[ed.]")) for end in ends)])


def _damaged(held: Held, cuts: Sequence[Cut]) -> dict[int, set[int]]:
    """Cut -> where in its words damaged places end, each once: one that goes through several ends in the last."""
    found: dict[int, set[int]] = {}
    for start, end, _ in held.placement.emendations:
        ends = [(n, at[-1][1] - one.start) for n, one in enumerate(cuts)
                if (at := held.words[one.passage].ranges(start, end)) and 0 < at[-1][1] - one.start <= len(one.words)]
        if ends:
            found.setdefault(ends[-1][0], set()).add(ends[-1][1])
    return found


def _remarks(desk: Desk, source: str, keys: Sequence[str]) -> list[str]:
    """What the editors remark on damaged places of these statements."""
    held = desk.held(source)
    return [] if held is None else [
        remark_words(Remark(0, 0, e.why, e.certainty, "", e.reading))
        for start, end, e in held.placement.emendations if any(held.words[key].ranges(start, end) for key in keys)]


def own_cuts(desk: Desk, source: str, keys: Sequence[str]) -> list[Cut]:
    """Statements that the copy of a document has, as cuts from it in the order of reading: words that several of them
    are made of stand in one."""
    held = desk.held(source)
    assert held is not None
    return cut(held.as_in_copy, held.words, held.placement, _stretches(held, keys, Extent.WORDS), keys)


def _stretches(held: Held, keys: Sequence[str], extent: Extent) -> list[Stretch]:
    """What is quoted of the raw text."""
    whole = held.as_in_copy
    spans = [(span.start, span.end) for key in keys for span in held.placement.passages[key].spans
             if span.sure is not Sure.MISSING]
    if extent in (Extent.WORDS, Extent.MARKED):
        return spans
    places = [place for span in spans for place in whole.ranges(*span)]
    wider = [around(whole.text, *place) for place in places] if extent is Extent.SENTENCES else \
        filled(whole.text, places, _FEW)
    return [stretch for place in wider for stretch in whole.raw(*place)]


def _quoted(desk: Desk, source: str, keys: Sequence[str], extent: Extent = Extent.WORDS, marked: bool = False,
            theirs: str = "") -> tuple[str, str]:
    held = desk.held(source)
    assert held is not None
    placed = [held.placement.passages[key] for key in keys]
    stretches = _stretches(held, keys, extent)
    among = keys if extent in (Extent.WORDS, Extent.MARKED) else ()  # what is beside them is of other statements
    cuts = cut(held.as_in_copy, held.words, held.placement, stretches, among)
    damaged = _damaged(held, cuts) if marked else {}
    words = " ".join("".join((c.link if n else "") + (
        _marked(c.words, damaged.get(n, ()), theirs) if marked else c.words) for n, c in enumerate(cuts)).split())
    if extent is not Extent.WORDS:
        words = cut_off(words, *left_out_around(held.as_in_copy, stretches))
    if all(one.sure is Sure.EXACT for one in placed):
        return words, ""
    return words, translate("Originals", "≈ {share} %").format(share=round(100 * min(one.share for one in placed)))


def _placed(desk: Desk, passage: Passage) -> Placed | None:
    """Where the copy of its document has a statement, if it has it."""
    held = desk.held(passage.source)
    found = held.placement.passages.get(passage.key) if held is not None else None
    if held is None or found is None or found.sure is Sure.MISSING or not held.words[passage.key].text.strip():
        return None
    return found
