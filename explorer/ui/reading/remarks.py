"""What is put into a document's own words: what the editors remark on a place, and which paragraph begins."""

from collections.abc import Iterable
from dataclasses import dataclass

from explorer.model.originals import Remark, Shown
from explorer.ui.desk import translate
from explorer.ui.reading.lines import Look, Own, Part


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are none of the document, put in before a character of what is shown."""

    at: int
    look: Look
    words: str
    note: str = ""


def written(shown: Shown, first: int, last: int, marks: Iterable[Mark] = ()) -> tuple[str, Own, tuple[Part, ...]]:
    """What is shown at [first, last) with marks put in, how it has come from that, and what is no plain word in it."""
    remarks = [r for r in shown.remarks if r.first < last and first < r.last]
    put_in = [*marks, *(Mark(r.last, Look.READ, "\u00a0" + translate("DocumentText", "[ed.]"), remark_words(r))
                        for r in remarks if not r.raw and r.last <= last)]
    text, places, at = "", [], first
    parts: list[Part] = []
    for mark in sorted(put_in, key=lambda m: (m.at, m.look is Look.PLACE)):
        text += shown.text[at:mark.at]
        places.append((len(text), len(mark.words)))
        parts.append(Part(len(text), len(text) + len(mark.words), mark.look, mark.note))
        text, at = text + mark.words, mark.at
    text += shown.text[at:last]
    own = Own(shown, first, tuple(places))
    parts += [Part(own.place(max(r.first, first)), own.place(min(r.last, last) - 1) + 1,
                   Look.MENDED if r.raw else Look.REMARKED, remark_words(r)) for r in remarks]
    return text, own, tuple(sorted(parts, key=lambda p: p.start))


def remark_words(remark: Remark) -> str:
    """What is said of a damaged place: how it was mended, or how the editors read it."""
    if remark.raw:
        words = translate("DocumentText", "Mended by the editors ({certainty}): {why}. In the copy: “{raw}”")
    elif remark.reading:
        words = translate("DocumentText", "The editors read: {reading} ({certainty}), because: {why}")
    else:
        words = translate("DocumentText", "The editors remark ({certainty}): {why}")
    return words.format(certainty=remark.certainty, why=remark.why, reading=remark.reading,
                        raw=" ".join(remark.raw.split()))
