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
    words: Mapping[str, Shown]
    """Statement -> its words; empty where it was not found."""


def held(name: str, kept: str, placement: Placement, text: str) -> Held:
    """A copy with everything made ready that a column needs; takes a moment, so not for the window's own thread."""
    original = Original(placement, text)
    return Held(placement.source, name, kept, placement, original.whole,
                {key: original.words(key) for key in placement.passages})
