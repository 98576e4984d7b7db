"""A copy of a document, read and placed: the value that columns show."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.model.originals import Original, Shown
from explorer.model.placing import Placement


@dataclass(frozen=True)
class Held:
    """The original of one document, as a reader holds it."""

    source: str
    name: str
    """Of the file it came in."""
    kept: str
    """Where its text is: in the `notebook`, in the shared `folder`, in the `dataset`; or nowhere, and it is there only
    as long as the `window` is."""
    placement: Placement
    whole: Shown
    """Its spelling mended where it is damaged."""
    as_in_copy: Shown
    words: Mapping[str, Shown]
    """Statement -> its words as they are in the copy: those that are quoted; empty where it was not found."""
    mended: Mapping[str, Shown]
    """The same with their spelling mended."""
    meant: tuple[tuple[int, int, str], ...] = ()
    """The places of the raw text that are mended, with what was meant there."""


def held(name: str, kept: str, placement: Placement, text: str) -> Held:
    """A copy with everything made ready that a column needs; takes a moment, so not for the window's own thread."""
    original = Original(placement, text)
    return Held(placement.source, name, kept, placement, original.whole, original.as_in_copy,
                {key: original.words(key) for key in placement.passages},
                {key: original.words(key, mended=True) for key in placement.passages}, original.mended)
