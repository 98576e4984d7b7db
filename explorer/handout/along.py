"""What goes into a handout along with its entries: what is linked with them, and the reader's notes on them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from math import inf

from explorer.handout.handout import Stretch
from explorer.handout.stretches import stretch, to_year
from explorer.handout.through import Seen, Told, seen_through
from explorer.model.records import DRAWN, GAP, Moment, Note, Passage, Quote, Thing
from explorer.model.vocabulary import TURNED
from explorer.model.wording import QT_TRANSLATE_NOOP, Wording

_PLACES = 6
"""So many entries are named that have notes; of more it is said how many they are."""


def linked(library: Told, keys: Iterable[str]) -> list[str]:
    """What is claimed to be linked with some entries, from either end, is told of, and is not among them."""
    chosen = dict.fromkeys(keys)
    ends = dict.fromkeys(
        end for key in chosen for end in
        (*(c.object for c in library.claims_about(key) if c.property in TURNED and c.object),
         *(c.entity for c in library.claims_naming(key) if c.property in TURNED)))
    return [k for k in ends if k not in chosen and (entity := library.entity(k)) and entity.kind in DRAWN
            and library.telling(k)]


def notes_along(library: Told, keys: Iterable[str], notes: Iterable[Note],
                days: tuple[int, int] | None, seen: Seen = Seen()) -> list[Note]:  # noqa: B008
    """The notes that go into the handout of these entries; the others are on something else, on another time, or on
    words that are not printed."""
    chosen, every, printed = set(keys), tuple(notes), seen_through(library, seen)
    whole = seen_through(library, replace(seen, found=None))
    dates = any(isinstance(note.target, Moment) for note in every)
    bounds = bounds_of([s for key in chosen if (s := stretch(whole.claims_about(key)))], days) if dates else []

    def goes(note: Note) -> bool:
        match note.target:
            case Moment():
                return within(note.target, bounds)
            case Thing(key=key):
                return key in chosen
        claims = [c for quote in note.target for c in printed.claims_on(quote.passage)]
        return any(c.entity in chosen or (c.property in TURNED and c.object in chosen) for c in claims)

    return [note for note in every if goes(note)]


def bounds_of(stretches: Sequence[Stretch], days: tuple[int, int] | None) -> list[tuple[float, float]]:
    """The time that was chosen, or that the entries stand in, in years."""
    if days:
        return [(to_year(days[0]), to_year(days[1] + 1))]
    return [(min(s.first for s in stretches), inf if any(s.open for s in stretches)
             else max(s.last for s in stretches))] if stretches else []


def within(moment: Moment, bounds: Iterable[tuple[float, float]]) -> bool:
    """Whether a date lies in a time, in years."""
    return any(to_year(moment.first) < last and to_year(moment.last + 1) > first for first, last in bounds)


def noted(with_entries: Sequence[int], on_dates: int, wording: Wording) -> str:
    """How many notes are printed, and where; `with_entries` are the numbers that stand with each. Those with an only
    entry are in view."""
    places = [(n, number) for n, number in enumerate(with_entries, 1) if number and len(with_entries) > 1]
    if len(places) > _PLACES:
        said = [wording.say(QT_TRANSLATE_NOOP("Wording", "{number} with {entries} of the entries"),
                            number=sum(with_entries), entries=len(places))]
    else:
        said = [wording.say(QT_TRANSLATE_NOOP("Wording", "{number} with entry {entry}"), number=number, entry=n)
                for n, number in places]
    if on_dates:
        said.append(wording.say(QT_TRANSLATE_NOOP("Wording", "{number} on dates, after the entries"), number=on_dates))
    return " · ".join(said)


def allowed(library: Told, quotes: tuple[Quote, ...], barred: Collection[str]) -> tuple[Quote, ...]:
    """Words of a note as they may be printed: of what is barred, the statement in our wording, once."""
    found: dict[object, Quote] = {}
    ours = {quote.passage for quote in quotes if not quote.original}
    before: Passage | None = None
    for quote in quotes:
        passage = library.passage(quote.passage)
        if not (quote.original and quote.source in barred):
            found[quote] = quote
        elif quote.passage not in ours and quote.passage not in found and passage is not None:
            follows = before is not None and passage.follows(before)
            found[quote.passage] = Quote(quote.source, quote.passage, 0, len(passage.text), passage.text,
                                         link=" " if follows else GAP)
        before = passage
    return tuple(found.values())
