"""What a claim says, and how: for the grids and for the sides of a disagreement."""

from collections.abc import Iterable

from explorer.model.citing import paragraphs
from explorer.model.records import Claim, Passage
from explorer.model.vocabulary import NOT_DONE
from explorer.model.wording import DIFFERENCES, QT_TRANSLATE_NOOP
from explorer.ui.desk import Desk, translate


def said(desk: Desk, claim: Claim, about: str = "") -> tuple[str, str]:
    """(what became of it, what is said); `about` need not be named again, as the office in the grid of an office."""
    words = desk.wording.claim(claim, lambda key: "" if key == about else desk.title(key))
    return desk.wording.status(claim), words


def place(desk: Desk, told: Iterable[Passage]) -> str:
    """`¶ 4, 7`: where it stands in its document; `heading` where there is nothing else."""
    found = list(told)
    return paragraphs(p.paragraph for p in found) or (
        desk.wording.say(QT_TRANSLATE_NOOP("Wording", "heading")) if found else "")


def kinds(desk: Desk, found: Iterable[str]) -> str:
    """The kinds of what documents differ on, in words."""
    return ", ".join(desk.wording.say(DIFFERENCES[kind]).lower() for kind in found)


def dated_elsewhere(desk: Desk, keys: Iterable[str], about: str) -> tuple[str, tuple[str, ...]]:
    """How a document dates a thing by these claims and where, as `2002, see “In use”`; and the statements that they
    rest on."""
    claims = [desk.library.claim(key) for key in keys]
    dates = dict.fromkeys(translate("Claim", "{date} (inferred)").format(date=desk.wording.date(c.edtf)) if c.inferred
                          else desk.wording.date(c.edtf) for c in claims if c.edtf)
    names = (desk.wording.property_name(c.property, desk.library.figures) if c.entity == about else desk.title(c.entity)
             for c in claims)
    where = translate("Claim", "see {rows}").format(rows=", ".join(f"“{name}”" for name in dict.fromkeys(names)))
    return ", ".join([*dates, where]), tuple(dict.fromkeys(key for c in claims for key in c.passages))


def figure_elsewhere(desk: Desk, keys: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Of what else a document gives a figure by these claims, as `Russian aid package, 2009: pledged: $193 million`;
    and the statements that they rest on."""
    claims = [desk.library.claim(key) for key in keys]
    things: dict[str, dict[str, None]] = {}
    for c in claims:
        things.setdefault(c.entity, {})[": ".join(filter(None, said(desk, c, c.entity)))] = None
    given = (translate("Claim", "{thing}: {words}").format(thing=desk.title(thing), words=", ".join(words))
             for thing, words in things.items())
    return "; ".join(given), tuple(dict.fromkeys(key for c in claims for key in c.passages))


def manner(desk: Desk, claim: Claim, told: Iterable[Passage]) -> str:
    """As of when, whether it is a sum of ours, and by whom, how and through whom it is told."""
    words = []
    if claim.as_of:
        words.append(translate("Claim", "as of {date}").format(date=desk.wording.date(claim.as_of)))
    if origin := desk.wording.origin(claim):
        words.append(f"{origin}: {claim.note.rstrip('.')}" if claim.calculated else origin)
    for passage in told:
        if passage.stance != "pledges" or claim.status in NOT_DONE:  # what is so, nobody commits to
            words.append(desk.wording.voice(desk.title(passage.speaker), passage.stance))
        words.append(translate("Claim", "through {whom}").format(whom=passage.via) if passage.via else "")
    return " · ".join(dict.fromkeys(w for w in words if w))
