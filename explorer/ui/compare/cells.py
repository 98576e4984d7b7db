"""What stands in a cell of the grid, in words: for the eye, for a tool tip, and for a screen reader."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from explorer.model.agreement import State
from explorer.model.comparison import CAUSES, Cell, Line
from explorer.model.excerpt import excerpt
from explorer.model.records import Passage
from explorer.model.vocabulary import DATES, PARTICIPANTS, RELATIONS
from explorer.model.wording import QT_TRANSLATE_NOOP, SILENCES_SHORT
from explorer.store.comparing import Said
from explorer.ui.claims import dated_elsewhere, figure_elsewhere, kinds, manner, place, said
from explorer.ui.desk import Desk, translate
from explorer.ui.originals.spoken import Extent, spoken
from explorer.ui.timeline.hover import dates_in_words
from explorer.ui.timeline.lens import own_dates

_DATE_BEHIND = re.compile(r" \([^()]*\)$")
"""What a value has in brackets at its end."""
ONWARD = " ›"
"""At the end of what leads on."""
SHORT = 120
"""Characters of a statement that is not shown whole."""
_OF_DATE = 38
"""The same beside a date, which says by itself what it is."""
_FOUND = 360
"""The same where it is what was searched for."""
TYPED = 32
"""So many letters of what was typed are shown."""
_PLAIN = (*DATES, "content", "description", *PARTICIPANTS)
"""Of what says this it need not be said that it does."""
_COMPARED = (State.DIFFER, State.CONTRADICTS_ITSELF, State.AGREE)
_WHY = 120
"""Of why a document says nothing: its columns are narrow."""
_MARKS = {
    State.AGREE: QT_TRANSLATE_NOOP("Compare", "agrees"), State.DIFFER: QT_TRANSLATE_NOOP("Compare", "differs"),
    State.ALONE: QT_TRANSLATE_NOOP("Compare", "alone"), State.MENTIONED: QT_TRANSLATE_NOOP("Compare", "not compared"),
    State.CONTRADICTS_ITSELF: QT_TRANSLATE_NOOP("Compare", "contradicts itself"),
    State.UNTOLD: QT_TRANSLATE_NOOP("Compare", "says nothing")}
_MEANINGS = {
    State.AGREE: QT_TRANSLATE_NOOP("Compare", "“agrees”: another document says what can hold together with this."),
    State.DIFFER: QT_TRANSLATE_NOOP("Compare", "“differs”: another document says it otherwise."),
    State.ALONE: QT_TRANSLATE_NOOP("Compare", "“alone”: no other document speaks of this."),
    State.MENTIONED: QT_TRANSLATE_NOOP("Compare", "“not compared”: others speak of this too, but their words or units "
                                                  "cannot be held against each other, or one tells of it as done and "
                                                  "another as promised, planned or agreed."),
    State.CONTRADICTS_ITSELF: QT_TRANSLATE_NOOP("Compare", "“contradicts itself”: the document says something else in "
                                                           "another place."),
    State.UNTOLD: QT_TRANSLATE_NOOP("Compare", "“says nothing”: it does not speak of this; perhaps it tells of the "
                                               "matter under another heading.")}


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of a cell, from the top; what is empty takes no room."""

    head: str = ""
    """The document, where it does not stand above."""
    mark: State | None = None
    mark_words: str = ""
    on: str = ""
    """On what it differs, where that is not what it says itself."""
    value: str = ""
    words: str = ""
    """The statement it rests on in our wording, whole or short."""
    own: str = ""
    """The same in the document's own words, as far as they are at hand and wanted."""
    small: str = ""
    """When, by whom and how it is said, and whether it is a sum of ours."""
    tip: str = ""
    said: str = ""
    """All of it, as it is read aloud."""
    passages: tuple[str, ...] = ()
    entries: tuple["Shown", ...] = ()
    """Instead of all this several, one below the other."""


def titled(desk: Desk, key: str, apart: Sequence[str], when: str) -> str:
    """What stands before all that is said of one of several things, a line each: its title, when it was, on what the
    documents differ in what is shown, and where it leads."""
    return "\n".join(filter(None, (
        desk.title(key), when or translate("Compare", "undated"),
        translate("Compare", "documents differ on: {rows}").format(rows=", ".join(apart)) if apart else "",
        translate("Compare", "all of it") + ONWARD)))


def when_in_words(desk: Desk, key: str, documents: Collection[str]) -> str:
    """When a thing was by most of these documents, in words; nothing where none of them says so. What another gives
    stands with what it says."""
    number, sources = desk.library.id_of(key), desk.library.sources
    dates = [d for d in own_dates(desk, number) if sources[d.source].key in documents] if number is not None else []
    return dates_in_words(desk, dates)[0].partition(";")[0] if dates else ""


def row_words(desk: Desk, line: Line) -> str:
    """What a line speaks of; in the grid of an office the person who holds it."""
    if line.entity != line.about or not line.property:
        return desk.title(line.entity)
    return desk.wording.property_name(line.property, desk.library.figures)


def shown(desk: Desk, line: Line, cell: Cell, statements: Mapping[str, Passage], *, whole: bool, marks: bool,
          why: Mapping[str, str]) -> Shown:
    """What one document says on one line; `why` is said of those that are silent altogether."""
    document = desk.source(cell.source).short_title
    if cell.state is None:
        return Shown()
    row = row_words(desk, line)
    if cell.dated:
        otherwise = translate("Compare", "dates it otherwise") if marks else ""
        where, there = dated_elsewhere(desk, cell.dated, line.about)
        full = spoken(desk, [statements[k] for k in there[:1] if k in statements])
        return Shown(document, State.DIFFER if marks else None, otherwise, "", where,
                     full.ours if whole else excerpt(full.ours, "", SHORT),
                     full.own if whole else excerpt(full.own, "", SHORT),
                     tip="\n\n".join(filter(None, (full.ours, full.own, meaning(State.DIFFER) if marks else ""))),
                     said=". ".join(filter(None, (f"{row}, {document}", otherwise, where, full.ours, full.own))),
                     passages=there)
    if not cell.claims:
        reason, nothing = _reason(desk, cell, why), translate("Compare", _MARKS[State.UNTOLD])
        there = figure_elsewhere(desk, cell.beside)[1]
        return Shown(document, State.UNTOLD, nothing, small=reason if whole else excerpt(reason, "", _WHY),
                     tip="\n\n".join(filter(None, (reason, meaning(State.UNTOLD)))), passages=there,
                     said=", ".join(filter(None, (f"{row}. {document}: {nothing}", reason))))
    lead = cell.claims[0]
    status, words = said(desk, lead, line.about)
    value = f"{status}: {words}" if status and words else words or status
    told = [statements[k] for k in cell.passages if k in statements]
    full = spoken(desk, told)
    every = " ".join(filter(None, (full.ours, full.own)))
    apart = [desk.source(s).short_title for s in cell.when if s not in cell.differs] if marks else []
    small = " · ".join(filter(None, (place(desk, told), manner(desk, lead, [
        p for p in told if p.key in lead.passages]), translate(
            "Compare", "dated otherwise in another row by: {documents}").format(
                documents=", ".join(apart)) if apart else "")))
    plain = not status and (lead.edtf or lead.as_of)  # if not, the note says whether it was done, or when
    if lead.note and ((line.property in desk.library.figures and not plain and not lead.calculated)
                      or (line.property in CAUSES and lead.inferred)):
        small = translate("Compare", "Editors’ note: {note}").format(note=lead.note) + "\n" + small
    most = _OF_DATE if line.property in DATES else SHORT
    matter = words if line.property in DATES else _DATE_BEHIND.sub("", words)  # a year would outweigh words
    mark = _mark(cell) if marks else ""
    on = translate("Compare", "on: {kinds}").format(kinds=kinds(desk, cell.on)) if marks and cell.on else ""
    more = _more(desk, cell) if marks else []
    notes = [*full.remarks, *([meaning(cell.state, cell.only_here)] if marks else []), *more,
             *dict.fromkeys(c.note for c in cell.claims if c.note and c.note not in small)]
    return Shown(
        document, cell.state if marks else None, mark, on,
        # bold among what documents say, a sum was read as theirs
        translate("Compare", "our sum, not the document's: {value}").format(value=value) if lead.calculated else value,
        full.ours if whole else excerpt(full.ours, matter, most), full.own if whole else excerpt(
            full.own, matter, most), small, "\n\n".join(filter(None, (full.ours, full.own, *notes))),
        ". ".join(filter(None, (f"{row}, {document}", mark, on, value, every, *full.remarks, small, *more))),
        cell.passages)


def not_found(desk: Desk, key: str) -> dict[str, str]:
    """What is to be said of the documents that tell of a thing, but not in any statement that was found."""
    typed = shorten(desk.session.state.typed, TYPED, placeholder="…")
    words = translate("Compare", "tells of this, but nothing on “{typed}” is found").format(typed=typed)
    return dict.fromkeys(desk.library.telling(key), words)


def told(desk: Desk, source: str, entries: Sequence[Said], statements: Mapping[str, Passage], *, whole: bool,
         marks: bool, why: str, when: str) -> Shown:
    """What one document says of one of several things: its statements, and what each is about; or `why` none was
    found, of one that tells of the thing all the same. `when` that was stands beside it."""
    document = desk.source(source).short_title
    if not entries and why:
        return Shown(document, small=why, said=f"{document}: {why}")
    if not entries:
        nothing = translate("Compare", _MARKS[State.UNTOLD])
        return Shown(document, State.UNTOLD, nothing, tip=meaning(State.UNTOLD), said=f"{document}: {nothing}")
    shown = tuple(_one(desk, one, statements, when, whole=whole, marks=marks) for one in entries)
    aside = why if desk.session.state.sought.statements.isdisjoint(key for one in shown for key in one.passages) else ""
    return Shown(document, small=aside, entries=shown,
                 said=". ".join(filter(None, (document, aside, *(one.said for one in shown)))),
                 passages=tuple(key for one in entries for key in one.passages))


def _one(desk: Desk, one: Said, statements: Mapping[str, Passage], when: str, *, whole: bool, marks: bool) -> Shown:
    lines = [(line, shown(desk, line, cell, statements, whole=True, marks=marks, why={})) for line, cell in one.of]
    passages = [statements[key] for key in one.passages if key in statements]
    full = spoken(desk, passages, Extent.SENTENCES if whole else Extent.FILLED)
    mark = next((state for state in _COMPARED if any(words.mark is state for _, words in lines)), None)
    apart = dict.fromkeys((*one.on, *(kind for _, cell in one.of for kind in cell.on))) if marks else {}
    mark = State.DIFFER if apart else mark
    mark_words = translate("Compare", _MARKS[mark]) if mark is not None else ""
    on = translate("Compare", "on: {kinds}").format(kinds=kinds(desk, apart)) if apart else ""
    complete = full.ours, full.own
    ours, own = (text if whole else excerpt(text, "", _FOUND) for text in complete)
    values = _values(desk, one, [words.value for _, words in lines], when, brief=(ours, own) == complete)
    others = [meaning(state) for state in State if state is not mark and state is not State.UNTOLD]
    summed = [cell.claims[0].calculated for _, cell in one.of]  # of what, stands in the line before
    *notes, small = _together([words.small for (_, words), sum_ in zip(lines, summed, strict=True)
                               if not sum_ or all(summed)])
    small = "\n".join((*notes, small))
    return Shown(mark=mark, mark_words=mark_words, on=on, value="\n".join(values), words=ours, own=own,
                 small=small, passages=one.passages, tip="\n\n".join(dict.fromkeys([
                     *(text for text in (full.ours, full.own) if len(text) > _FOUND), *(
                         part for _, words in lines for part in words.tip.split("\n\n")
                         if part not in (words.words, words.own) and part not in others)])),
                 said=". ".join(filter(None, (mark_words, on, *values, full.ours, full.own, small))))


def _together(smalls: Iterable[str]) -> list[str]:
    """What is noted on statements, a line each, and where, when and by whom they are made, each said once."""
    notes: dict[str, None] = {}
    parts: dict[str, None] = {}
    for small in smalls:
        *own, last = small.split("\n")
        notes.update(dict.fromkeys(own))
        parts.update(dict.fromkeys(last.split(" · ")))
    return [*notes, " · ".join(parts)]


def _values(desk: Desk, one: Said, full: Sequence[str], when: str, *, brief: bool) -> list[str]:
    """What statements say of a thing, each row named once, but for the figure that is sought, by which the page is
    called. Why something was is left to the statements, where these follow whole and anything else is named."""
    values: list[str] = []
    names: list[str] = []
    before = desk.session.state.typed.strip().casefold()
    for (line, cell), value in zip(one.of, full, strict=True):
        name = row_words(desk, line)
        figure = line.property in desk.library.figures
        words = _without_date(value, when) if figure else _in_brief(desk, cell, value) if brief else value
        if line.property in _PLAIN:
            continue
        if figure or (words and (len(one.of) > 1 or line.property in CAUSES)):
            values.append(words if name.casefold() == before else translate("Compare", "{row}: {value}").format(
                row=name, value=words))
        else:
            names.append(name)
        before = name.casefold()
    return [words[:1].upper() + words[1:] for words in values or dict.fromkeys(names)]


def _without_date(value: str, when: str) -> str:
    """A figure without its date, if that stands at the head of the row already."""
    found = _DATE_BEHIND.search(value)
    return value[:found.start()] if found and found[0][2:-1] == when else value


def _in_brief(desk: Desk, cell: Cell, value: str) -> str:
    """Of why something was, how it is put where documents differ on it; or else, as the statement says that, only what
    it is linked with."""
    lead = cell.claims[0]
    if lead.property not in CAUSES:
        return value
    apart = cell.elsewhere or cell.state in (State.DIFFER, State.CONTRADICTS_ITSELF)
    words = lead.value if apart else ""
    if not words and lead.property not in RELATIONS:
        return ""
    if not words:  # a link as it is seen from its other end: what is given for it may be a part of this only
        words, given = desk.title(lead.object), desk.library.claim(lead.key)
        if given.entity != lead.entity and given.value:
            words = translate("Compare", "{what} (for: {words})").format(what=words, words=given.value)
    status = desk.wording.status(lead)
    return f"{status}: {words}" if status and status not in words.split() else words


def _reason(desk: Desk, cell: Cell, why: Mapping[str, str]) -> str:
    """Why one document is silent here, or of what else it speaks so."""
    if cell.beside:
        return translate("Compare", "but of {things}").format(things=figure_elsewhere(desk, cell.beside)[0])
    return why.get(cell.source, desk.wording.say(SILENCES_SHORT[cell.why]) if cell.why is not None else "")


def silent(desk: Desk, line: Line, cells: Sequence[Cell], why: Mapping[str, str]) -> Shown:
    """The documents that say nothing of one property, in one cell."""
    words = []
    for cell in cells:
        reason, title = _reason(desk, cell, why), desk.source(cell.source).short_title
        words.append(f"{title} ({reason})" if reason else title)
    nothing = translate("Compare", _MARKS[State.UNTOLD])
    listed = ", ".join(words)
    return Shown("", State.UNTOLD, nothing, small=listed, tip=meaning(State.UNTOLD),
                 said=f"{row_words(desk, line)}. {nothing}: {listed}")


def _mark(cell: Cell) -> str:
    """The mark in words; one that is not alone in telling of it may be in whom it names."""
    assert cell.state is not None
    return translate("Compare", "only here") if cell.only_here else translate("Compare", _MARKS[cell.state])


def meaning(state: State, only_here: bool = False) -> str:
    """What a mark means, for whoever rests on it or asks."""
    if only_here:
        return translate("Compare", "“only here”: other documents name somebody or something else, none names this.")
    return translate("Compare", _MEANINGS[state])


def _more(desk: Desk, cell: Cell) -> list[str]:
    """From whom it differs, with whom it agrees, and what the editors note of that."""
    def listed(sources: Sequence[str]) -> str:
        return ", ".join(desk.source(s).short_title for s in sources)

    words = []
    if cell.differs:
        words.append(translate("Compare", "differs from: {documents}").format(documents=listed(cell.differs)))
    if cell.agrees:
        words.append(translate("Compare", "agrees with: {documents}").format(documents=listed(cell.agrees)))
    if cell.elsewhere:
        words.append(translate("Compare", "told otherwise in another row, or of something else: {documents}").format(
            documents=listed(cell.elsewhere)))
    return [*words, *cell.notes]
