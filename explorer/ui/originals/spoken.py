"""In whose words statements are shown outside their document: in ours, in their own if a copy has them, or in both."""

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.model.placing import Sure
from explorer.model.records import Passage
from explorer.session.state import OURS, THEIRS
from explorer.ui.desk import Desk, translate


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is to be shown of some statements."""

    ours: str
    """All of them in our wording; empty where the document's own words stand for all."""
    own: str
    """Those that a copy has, in the document's own words; empty where these are not wanted."""


def own_words(desk: Desk, passage: Passage) -> str:
    """A statement in the document's own words, with how sure its place is unless that is exact; empty where no copy
    has it."""
    held = desk.held(passage.source)
    if held is None or (placed := held.placement.passages.get(passage.key)) is None or placed.sure is Sure.MISSING:
        return ""
    words = " ".join(held.words[passage.key].text.split())
    return words if placed.sure is Sure.EXACT or not words else translate("Originals", "{words} (≈ {share} %)").format(
        words=words, share=round(100 * placed.share))


def spoken(desk: Desk, told: Iterable[Passage]) -> Spoken:
    """Statements as the reader has chosen to read them; what no copy has stays in our wording."""
    words, every = desk.session.state.words, list(told)
    own = [] if words == OURS else [own_words(desk, passage) for passage in every]
    ours = words != THEIRS or not all(own)
    return Spoken(" ".join(passage.text for passage in every) if ours else "", " ".join(filter(None, own)))
