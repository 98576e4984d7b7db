"""What the line says of what the pointer rests on: title, dates in words, who took part, who says so."""

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from textwrap import fill

from explorer.model.agreement import Silence
from explorer.model.dated import Dated, apart, standing
from explorer.model.days import to_date
from explorer.model.edtf import Edtf, parse
from explorer.model.records import Entity
from explorer.model.vocabulary import DATES, NOT_DONE, PARTICIPANTS, PHASES
from explorer.model.wording import QT_TRANSLATE_NOOP, STATUSES
from explorer.timeline.drawing import Phase
from explorer.timeline.meaning import VERDICTS
from explorer.ui.desk import Desk, translate
from explorer.ui.timeline.horizons import said_of_end
from explorer.ui.timeline.lens import own_dates
from explorer.ui.timeline.lens import signs as sign_letters
from explorer.ui.timeline.meanings import said_of

_WIDE = 76
"""Letters in a line."""
_MOST = 6
"""So many who took part, or steps, are named."""


def hover_text(desk: Desk, key: str, lane: str = "", phase: Phase | None = None,
               signs: Sequence[str] = (), giving: int | None = None) -> str:
    """Everything above in a few lines; of a phase that is pointed at, that first; `lane` is a document's key
    where its lane is pointed at; what the `signs` say that are pointed at stands below the title. Of two documents that
    are compared no third is told of; and only of one, by number, where what is `giving` by it has its letter."""
    entity = desk.entity(key)
    number = desk.library.id_of(key)
    if entity is None or number is None:
        return ""
    dates = own_dates(desk, number)
    two = desk.compared(key)
    telling = desk.telling(key)
    if lane in telling:
        dates = [d for d in dates if desk.library.sources[d.source].key == lane]
    lines = [entity.title]
    if giving is not None:
        two = (desk.library.sources[giving].key,)
        dates = [d for d in dates if d.source == giving]
        signs = [name for name in signs if name not in VERDICTS.values()]  # its letter stands in the place of the ring
        lines.append(translate("Hover", "Letter {sign}: as {document} has it").format(
            sign=sign_letters(desk)[giving], document=desk.library.sources[giving].short_title))
    documents = (lane,) if lane in telling else two or desk.session.state.lens
    for sign in signs:
        ended = said_of_end(desk, key, sign, documents)
        lines += [ended] if ended else said_of(desk, key, sign)
    if phase is not None:
        lines.append(_phase_words(desk, dates, phase))
    else:
        lines += dates_in_words(desk, dates)
    lines += [_with(translate("Hover", "Who: {names}"), _who(desk, entity, two)),
              _with(translate("Content", "Told by: {documents}"),
                    [s.short_title for s in desk.library.sources if s.key in telling and giving is None]),
              _with(translate("Hover", "Could have spoken: {documents}"), _silent(desk, key, lane, two))]
    if lane and lane not in telling:
        lines.append(translate("Content", "Left out by: {document}").format(document=desk.source(lane).short_title))
    return "\n".join(fill(line, _WIDE, break_long_words=False) for line in lines if line)


def dates_in_words(desk: Desk, dates: Sequence[Dated], *, named: bool = False) -> list[str]:
    """A line for the date of an event, or a line for each step in the life of a base or treaty; `named` as below."""
    own = [d for d in dates if d.property in DATES]
    if own:
        return [said_of_one(desk, standing(own), named=named)]
    steps: dict[str, list[Dated]] = defaultdict(list)
    for dated in dates:
        if dated.property in PHASES:
            steps[dated.property].append(dated)
    if not steps:
        return [desk.wording.say(QT_TRANSLATE_NOOP("Wording", "no date given"))]
    ordered = sorted(steps, key=lambda name: (_first(steps[name]), PHASES.index(name)))
    lines = [f"{desk.wording.property_name(name, {})}: {said_of_one(desk, steps[name], named=named)}"
             for name in ordered[:_MOST]]
    return [*lines, "…"] if len(ordered) > _MOST else lines


def by_date(desk: Desk, keys: Sequence[str]) -> list[tuple[str, str]]:
    """Entities by key, the earliest first, each with its date in a few words; what has none stands last."""
    numbers = {key: n for key in desk.library.in_order(keys) if (n := desk.library.id_of(key)) is not None}
    desk.library.dates(list(numbers.values()))  # all at once
    return [(key, dates_in_words(desk, own_dates(desk, n))[0].partition(";")[0]) for key, n in numbers.items()]


def _first(dates: Sequence[Dated]) -> int:
    """The first day of any of these dates."""
    days = [parse(d.edtf) for d in dates]
    return min((low for d in days if (low := d.earliest if d.earliest is not None else d.end_latest) is not None),
               default=0)


def said_of_one(desk: Desk, dates: Sequence[Dated], *, named: bool = False) -> str:
    """`September 2012; one document says 20 September`: the date that most documents give, then the others.
    Where one document alone gives them, it is the same that says them all; where there is room, one that alone gives
    one of several is `named`.

    Where it is not to be seen who agrees, nobody is counted: the dates stand side by side, the most exact first, and
    those that cannot all hold are one stretch: of what happened, of what was planned, of what was denied.
    """
    seen = desk.session.state.verdicts
    if not seen and apart(dates):
        groups = [[d for d in dates if d.status == status] for status in dict.fromkeys(
            d.status for d in sorted(dates, key=lambda d: d.status in NOT_DONE))]
        return "; ".join(_stretch(desk, one) if apart(one) else said_of_one(desk, one) for one in groups)
    tellers: dict[str, set[int]] = defaultdict(set)
    all_of: dict[str, list[Dated]] = defaultdict(list)
    for dated in sorted(dates, key=lambda d: d.source):
        words = desk.wording.date(dated.edtf.replace("?", "")) + _aside(desk, dated)
        tellers[words].add(dated.source)
        all_of[words].append(dated)
    ordered = sorted(tellers, key=lambda words: (
        all_of[words][0].status in NOT_DONE, -len(tellers[words]) if seen else _width(all_of[words][0])))
    if not seen:
        return _more_or_less_exactly([(words, all_of[words][0]) for words in ordered])
    alone = len({d.source for d in dates}) == 1
    said = [_named(desk, ordered[0], all_of[ordered[0]]) if named and len(ordered) > 1 and not alone else ordered[0]]
    for words in ordered[1:]:
        first, main = all_of[words][0], all_of[ordered[0]][0]
        if first.edtf == main.edtf and first.status in NOT_DONE and main.status not in NOT_DONE:
            said.append(_only(desk, first, len(tellers[words]), named=named, alone=alone))
            continue
        count, short = len(tellers[words]), _without_year(words, all_of[words][0], all_of[ordered[0]][0])
        form = translate("Hover", "{document} says {date}") if named else translate("Hover", "one document says {date}")
        document = desk.library.sources[all_of[words][0].source].short_title
        said.append(translate("Hover", "the same document also says {date}").format(date=short) if alone else
                    form.format(document=document, date=short) if count == 1 else
                    translate("Hover", "{n} documents say {date}").format(n=count, date=short))
    return "; ".join(said)


def _more_or_less_exactly(ordered: Sequence[tuple[str, Dated]]) -> str:
    """Dates that can all hold, the most exact first; which of them only leave more open is said."""
    (first, main), *rest = ordered
    return "; ".join((first, *(
        translate("Hover", "less exactly: {date}").format(date=words)
        if _undone(dated) == _undone(main) and _holds(parse(dated.edtf), parse(main.edtf)) else words
        for words, dated in rest)))


def _undone(dated: Dated) -> str:
    """What it has as planned, promised…; empty for what was done, as signed."""
    return dated.status if dated.status in NOT_DONE else ""


def _holds(wide: Edtf, exact: Edtf) -> bool:
    """Whether a date leaves open all days that another does, and more."""
    bounds = [((d.earliest, d.latest), (d.end_earliest, d.end_latest)) for d in (wide, exact)]
    return bounds[0] != bounds[1] and all(
        a is not None and b is not None and c is not None and d is not None and a <= c and d <= b
        for (a, b), (c, d) in zip(*bounds, strict=True))


def _named(desk: Desk, words: str, dates: Sequence[Dated]) -> str:
    """A date with who says it, where that is one document: it would look as if all said it."""
    if len({d.source for d in dates}) > 1:
        return words
    return translate("Hover", "{document} says {date}").format(
        document=desk.library.sources[dates[0].source].short_title, date=words)


def _only(desk: Desk, dated: Dated, count: int, *, named: bool, alone: bool) -> str:
    """That who gives the same date does not have it as done."""
    form = translate("Hover", "the same document also has it as {status} only") if alone else \
        translate("Hover", "{n} documents have it as {status} only") if count > 1 else \
        translate("Hover", "{document} has it as {status} only") if named else \
        translate("Hover", "one document has it as {status} only")
    return form.format(n=count, status=desk.wording.say(STATUSES[dated.status]),
                       document=desk.library.sources[dated.source].short_title)


def _width(dated: Dated) -> int:
    """How many days a date leaves open; very many where it has one bound only."""
    days = parse(dated.edtf)
    last = days.end_latest if days.end_latest is not None else days.latest
    return last - days.earliest if last is not None and days.earliest is not None else sys.maxsize


def _stretch(desk: Desk, dates: Sequence[Dated]) -> str:
    days = [parse(d.edtf) for d in dates]
    known = [n for d in days for n in (d.earliest, d.latest, d.end_latest) if n is not None]
    words = desk.wording.say(QT_TRANSLATE_NOOP("Wording", "some time between {low} and {high}"),
                             low=desk.wording.day(min(known)), high=desk.wording.day(max(known)))
    return words + _aside(desk, replace(dates[0], inferred=all(d.inferred for d in dates)))


def _aside(desk: Desk, dated: Dated) -> str:
    """` (planned, inferred by the editors)`, or nothing of what simply happened."""
    said = dated.status in NOT_DONE and dated.status != dated.property  # “Promised: 2009” needs no more
    parts = [desk.wording.say(STATUSES[dated.status])] if said else []
    if dated.inferred:
        parts.append(translate("Detail", "inferred by the editors"))
    return f" ({', '.join(parts)})" if parts else ""


def _without_year(words: str, dated: Dated, main: Dated) -> str:
    """The year is said once."""
    one, other = parse(dated.edtf), parse(main.edtf)
    if one.earliest is None or one.latest is None or other.earliest is None or one.interval or other.interval:
        return words
    year = to_date(one.earliest)[0]
    if year != to_date(one.latest)[0] or year != to_date(other.earliest)[0] or one.latest - one.earliest > 32:
        return words
    return words.replace(f" {year}", "", 1)


def office_text(desk: Desk) -> str:
    """Which office it is that the eras are named after; empty where there are none."""
    office = desk.library.info.get("eras", "")
    return fill(translate("Hover", "{office}: the names, and the shading below them, say who it was, and when.").format(
        office=desk.title(office)), _WIDE) if office else ""


def era_text(desk: Desk, key: str) -> str:
    """Who held the office of the eras, and what each document says of when."""
    office = desk.library.info.get("eras", "")
    said: dict[str, list[str]] = defaultdict(list)
    for claim in desk.library.claims_about(key):
        if claim.property == "holds office" and claim.object == office and claim.edtf and claim.source:
            words = desk.wording.date(claim.edtf)
            if status := desk.wording.status(claim):
                words = f"{status}: {words}"
            if words not in said[claim.source]:
                said[claim.source].append(words)
    lines = [f"{desk.source(s).short_title}: {'; '.join(said[s])}" for s in (s.key for s in desk.library.sources)
             if s in said]
    return "\n".join(fill(line, _WIDE, break_long_words=False) for line in (
        desk.title(key), desk.title(office), *lines, translate("Hover", "Click to read of it.")))


def _phase_words(desk: Desk, dates: Sequence[Dated], phase: Phase) -> str:
    """`Signed: 22 September 2003 – Country briefing, RCSP paper`."""
    held = [d for d in dates if d.property == phase.kind and d.status == phase.status and phase.sources >> d.source & 1]
    who = ", ".join(s.short_title for n, s in enumerate(desk.library.sources) if phase.sources >> n & 1)
    name = desk.wording.property_name(phase.kind, {})
    return f"{name}: {said_of_one(desk, held)} – {who}" if held else name


def _who(desk: Desk, entity: Entity, documents: Sequence[str]) -> list[str]:
    """Titles of those who take part, as these documents and the editors say; as all do where none is named."""
    claims = [c for c in desk.library.claims_about(entity.key)
              if not documents or not c.source or c.source in documents]
    keys = list(dict.fromkeys(c.object for c in claims if c.property in PARTICIPANTS and c.object))
    return [desk.title(k) for k in keys[:_MOST]] + ["…"] * (len(keys) > _MOST)


def _silent(desk: Desk, key: str, lane: str, documents: Sequence[str]) -> list[str]:
    """Documents, of these where any are named, that could have told of it and do not."""
    return [desk.source(s).short_title for s, why in desk.library.silences(key).items()
            if why is Silence.COULD_HAVE_SPOKEN and s != lane and (not documents or s in documents)]


def _with(form: str, names: Sequence[str]) -> str:
    """A line for some names; none for none."""
    words = ", ".join(names)
    return form.format(names=words, documents=words) if words else ""
