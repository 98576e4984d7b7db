"""What a sign says that is pointed at, in one short line."""

from collections.abc import Iterable

from explorer.model.agreement import State
from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.timeline.meaning import VERDICTS
from explorer.ui.desk import Desk, translate
from explorer.ui.differing import differ_on

WORDS = {
    "agree": QT_TRANSLATE_NOOP("Meanings", "Full disc: the documents agree"),
    "differ": QT_TRANSLATE_NOOP("Meanings", "Two halves: the documents differ"),
    "itself": QT_TRANSLATE_NOOP("Meanings", "Zigzag: a document contradicts itself"),
    "alone": QT_TRANSLATE_NOOP("Meanings", "Point: nothing to compare, only one document tells of it"),
    "mentioned": QT_TRANSLATE_NOOP("Meanings", "Point: nothing to compare, each tells of something else"),
    "untold": QT_TRANSLATE_NOOP("Meanings", "Point: nothing to compare, it is only mentioned in passing"),
    "arcs": QT_TRANSLATE_NOOP("Meanings", "Filled arcs: the documents that tell of it"),
    "inferred": QT_TRANSLATE_NOOP("Meanings", "Brackets, and paler: the editors infer the date"),
    "begin inferred": QT_TRANSLATE_NOOP("Meanings", "Bracket: the editors infer when it began"),
    "end inferred": QT_TRANSLATE_NOOP("Meanings", "Bracket: the editors infer when it ended"),
    "band": QT_TRANSLATE_NOOP("Meanings", "Band: some time in this stretch"),
    "dates": QT_TRANSLATE_NOOP("Meanings", "Letters: each is a document, at the date that it gives"),
    "dots": QT_TRANSLATE_NOOP("Meanings", "Joined dots: the dates that the documents give"),
    "silent": QT_TRANSLATE_NOOP("Meanings", "Dotted: this document leaves it out"),
    "open": QT_TRANSLATE_NOOP("Meanings", "Open end: it goes on, as far as the documents can tell"),
    "soft begin": QT_TRANSLATE_NOOP("Meanings", "Fades in: nobody says exactly when it began"),
    "soft end": QT_TRANSLATE_NOOP("Meanings", "Fades out: nobody says exactly when it ended"),
    "unended": QT_TRANSLATE_NOOP("Meanings", "Dots: no document says that it ended"),
    "untold end": QT_TRANSLATE_NOOP("Meanings", "Fades out: no document says that it ended"),
    "step": QT_TRANSLATE_NOOP("Meanings", "Diamond: a step that was taken"),
    "long step": QT_TRANSLATE_NOOP("Meanings", "Long diamond: a step that was taken some time in this stretch"),
    "open step": QT_TRANSLATE_NOOP("Meanings", "Open diamond: a step not taken when this was written"),
    "guessed step": QT_TRANSLATE_NOOP("Meanings", "Dotted diamond: a step whose date the editors infer"),
    "stretch": QT_TRANSLATE_NOOP("Meanings", "Line along the edge: for so long"),
    "open stretch": QT_TRANSLATE_NOOP("Meanings", "Dashed line along the edge: it was only to be for so long"),
    "guessed stretch": QT_TRANSLATE_NOOP("Meanings", "Dotted line along the edge: years that the editors infer"),
    "tie": QT_TRANSLATE_NOOP("Meanings", "Dotted line: leads to a step outside the bar"),
    "count": QT_TRANSLATE_NOOP("Meanings", "More than there is room for. Click: the list. Double click: closer."),
    "density": QT_TRANSLATE_NOOP("Meanings", "Shading: the higher, the more lies here"),
    "not done:planned": QT_TRANSLATE_NOOP("Meanings", "Dashed or hatched: planned, not done when this was written"),
    "not done:agreed": QT_TRANSLATE_NOOP("Meanings", "Dashed or hatched: agreed, not done when this was written"),
    "not done:promised": QT_TRANSLATE_NOOP("Meanings", "Dashed or hatched: promised, not done when this was written"),
    "not done:demanded": QT_TRANSLATE_NOOP("Meanings", "Dashed or hatched: demanded, not done when this was written"),
    "not done:discussed": QT_TRANSLATE_NOOP("Meanings", "Dashed or hatched: discussed, not done when this was written"),
    "not done:denied": QT_TRANSLATE_NOOP("Meanings", "Struck through: it is denied"),
    "not done:forecast": QT_TRANSLATE_NOOP("Meanings", "Dashed or hatched: expected, not done when this was written"),
}
"""Name of a sign, as `timeline/meaning` has it -> what it says."""
_ON = {
    "differ": (State.DIFFER, QT_TRANSLATE_NOOP("Meanings", "Two halves: the documents differ on {what}")),
    "itself": (State.CONTRADICTS_ITSELF,
               QT_TRANSLATE_NOOP("Meanings", "Zigzag: a document contradicts itself on {what}")),
}
_MOST = 3
"""So many things that they differ on are named."""


def said_of(desk: Desk, key: str, sign: str) -> list[str]:
    """What a sign of one thing says; if that documents differ, on what."""
    if sign in _ON and (names := differ_on(desk, key, _ON[sign][0])):
        what = ", ".join(names[:_MOST]) + "\N{NO-BREAK SPACE}…" * (len(names) > _MOST)
        return [translate("Meanings", _ON[sign][1]).format(what=what)]
    return said((sign,), desk.session.state.verdicts)


def said(signs: Iterable[str], verdicts: bool) -> list[str]:
    """What some signs say, a line each; where verdicts are not seen, a ring only says who tells."""
    own = dict.fromkeys("arcs" if name in VERDICTS.values() and not verdicts else name for name in signs)
    return [translate("Meanings", WORDS[name]) for name in own]
