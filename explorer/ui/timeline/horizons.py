"""Whose horizon it is where a bar stops that nobody ends: the document that told of it last, and when that was."""

from collections.abc import Sequence

from explorer.model.dated import goes_on
from explorer.model.edtf import parse
from explorer.model.records import Claim
from explorer.model.vocabulary import ENDS, NOT_DONE, STARTS
from explorer.ui.desk import Desk, translate

_LASTING = ("in use", "in force", "lasted", "holds office")


def said_of_end(desk: Desk, key: str, sign: str, documents: Sequence[str]) -> str:
    """What the sign at the end of a bar says, of these documents or of all; nothing where the bar does not end with a
    document."""
    if sign not in ("open", "soft end", "untold end", "unended"):
        return ""
    done = [c for c in desk.library.claims_about(key) if c.property in (*STARTS, *ENDS, *_LASTING) and c.edtf
            and c.source and c.status not in NOT_DONE and (not documents or c.source in documents)]
    if sign == "open":
        return _open(desk, [c for c in done if goes_on(c, _day(_now(desk, c)))], done)
    if not done or any(c.property in ENDS or _bounded(c) for c in done):
        return ""
    if sign == "unended" and not documents:
        keys = [s.key for s in desk.library.sources]
    else:
        keys = list(dict.fromkeys(c.source for c in done))
    last = max(keys, key=lambda k: _day(desk.source(k).published))
    if not (published := desk.source(last).published):
        return ""
    dots = translate("Horizons", "Dots: no document says that it ended; the last, {document}, was written {date}")
    fades = translate("Horizons", "Fades out: no document says that it ended; "
                                  "the last to tell of it, {document}, was written {date}")
    form = dots if sign == "unended" else fades
    return form.format(document=desk.source(last).short_title, date=desk.wording.date(published))


def _open(desk: Desk, still: Sequence[Claim], done: Sequence[Claim]) -> str:
    """What an open end says: up to when who says that it goes on."""
    if not still:
        return ""
    last = max(still, key=lambda c: _day(_now(desk, c)))
    now = _now(desk, last)
    if not now:
        return ""
    then = now == desk.source(last.source).published
    form = translate("Horizons", "Open end: still so when {document} was written, {date}") if then else translate(
        "Horizons", "Open end: still so as of {date}, says {document}")
    words = form.format(document=desk.source(last.source).short_title, date=desk.wording.date(now))
    later = any(max(_day(c.edtf), _day(_now(desk, c))) > _day(now) for c in done)
    return words if later else translate("Horizons", "{words}; nothing later is told of it").format(words=words)


def _bounded(claim: Claim) -> bool:
    """Whether it says when something that lasted was over."""
    return claim.property in _LASTING and "/" in claim.edtf and not parse(claim.edtf).open_end


def _now(desk: Desk, claim: Claim) -> str:
    """The time at which a claim speaks: its own, or when its document was written."""
    return claim.as_of or desk.source(claim.source).published


def _day(edtf: str) -> int:
    """The last day of a date, as far as anybody says."""
    if not edtf:
        return 0
    date = parse(edtf)
    day = date.end_latest if date.end_latest is not None and not date.open_end else date.latest
    return day if day is not None else date.earliest or 0
