"""A line as it is looked through: where a document's own words are mended, they are found in both spellings."""

from collections.abc import Callable, Iterator

from explorer.model.originals import Shown
from explorer.ui.originals.held import Held
from explorer.ui.reading.lines import Line, Own

Way = Callable[[int, int], tuple[int, int]]
"""Characters [start, end) of a text -> where they stand in the line."""


def spellings(line: Line, held: Held | None) -> Iterator[tuple[str, Way]]:
    """The texts that a line is: without what is put in, and with nothing mended if that is another."""
    own = line.own
    if own is None or held is None:
        yield line.text, lambda start, end: (start, end)
        return
    first, last = own.back(0), own.back(len(line.text))
    shown = own.shown.text[first:last]
    yield shown, lambda start, end: own.line(first + start, first + end)
    copy = held.words[line.key] if line.key else held.as_in_copy
    places = [place for stretch in own.raw(0, len(line.text)) for place in copy.ranges(*stretch)]
    if places:
        begin, stop = min(a for a, _ in places), max(b for _, b in places)
        if copy.text[begin:stop] != shown:
            yield copy.text[begin:stop], lambda start, end: _mended(own, copy, begin + start, begin + end)


def _mended(own: Own, copy: Shown, start: int, end: int) -> tuple[int, int]:
    """Where characters of a text that is not mended stand in a line that is."""
    places = [place for stretch in copy.raw(start, end) for place in own.shown.ranges(*stretch)]
    return own.line(min(a for a, _ in places), max(b for _, b in places)) if places else (0, 0)
