"""A disagreement as it is copied: what each side says, by whom, and where that stands; with the rights."""

from collections.abc import Mapping

from PySide6.QtCore import QMimeData

from explorer.model.records import Claim, Passage
from explorer.model.wording import DIFFERENCES
from explorer.session.state import OURS
from explorer.store.differences import Difference
from explorer.ui.claims import manner, said
from explorer.ui.compare.sides import about
from explorer.ui.desk import Desk, translate
from explorer.ui.originals.spoken import cited, own_words
from explorer.ui.rich import OWN_WORDS


def copied(desk: Desk, difference: Difference, statements: Mapping[str, Passage]) -> QMimeData:
    """All sides with their citations, in the words that are read."""
    titles = ", ".join(desk.title(key) for key in difference.entities)
    parts = [f"{desk.wording.say(DIFFERENCES[difference.kind])}: {about(desk, difference)} ({titles})", difference.note]
    own: dict[str, None] = {}
    for n, side in enumerate(difference.sides, 1):
        parts += ["", translate("Compare", "Side {n}").format(n=n)]
        for claim in side:
            told = [statements[k] for k in claim.passages if k in statements]
            parts += [_said(desk, claim, told), *([cited(desk, claim.source, told)] if told else [])]
            if desk.session.state.words != OURS and told and own_words(desk, told)[0]:
                own[claim.source] = None
    data = QMimeData()
    data.setText("\n".join(parts))
    if own:
        data.setData(OWN_WORDS, "\n".join(own).encode())
    return data


def _said(desk: Desk, claim: Claim, told: list[Passage]) -> str:
    """`Country briefing (Russia commits to it): agreed: 2/5 of the debt`."""
    document = desk.source(claim.source).short_title if claim.source else ""
    how = manner(desk, claim, told)
    who = f"{document} ({how})" if how else document
    return ": ".join(filter(None, (who, *said(desk, claim))))
