"""When the chosen was, right below its title: as one reads it on the line, from when to when it lasted first; and the
ways on from there."""

from collections.abc import Sequence

from explorer.model.agreement import State
from explorer.model.dated import Dated, contradict, lasted
from explorer.model.records import DRAWN, Entity
from explorer.model.vocabulary import DATES
from explorer.store.comparing import figures_elsewhere
from explorer.ui.desk import Desk, translate
from explorer.ui.rich import escape, link, verdict_image
from explorer.ui.timeline.hover import dates_in_words
from explorer.ui.timeline.lens import own_dates


def when_html(desk: Desk, entity: Entity, differ: Sequence[str]) -> str:
    """The dates, through a lens its own, and below the first the ways on; `differ` are the properties that the
    documents date differently."""
    number = desk.library.id_of(entity.key)
    if entity.kind not in DRAWN or number is None:
        return _ways(desk, entity)
    dates = own_dates(desk, number)
    verdicts, lens = desk.session.state.verdicts, desk.session.state.lens
    lines = dates_in_words(desk, dates, named=True)
    first = (_lasted(desk, dates) if verdicts or not contradict(dates) else "") or lines.pop(0)
    html = f"<b>{escape(first)}</b>"
    telling = desk.library.telling(entity.key)
    giving = {desk.library.sources[d.source].key for d in dates} or lens
    own = [key for key in lens if key in telling and key in giving]
    if len(own) == 1:
        html = f"{escape(desk.source(own[0]).short_title)}: {html}"
    if verdicts and len(lens) != 1 and (differ or (lens and contradict(dates))):
        html += (f" &nbsp;{verdict_image(State.DIFFER, desk.theme.px(11))}&nbsp; "
                 f"{escape(_on_what(desk, differ))}")
    rest = f'<p class="small">{escape(" · ".join(lines))}</p>' if lines else ""
    return f"<p>{html}</p>{_ways(desk, entity)}{rest}"


def _ways(desk: Desk, entity: Entity) -> str:
    """To the texts, to the grid, into an export or out of it: one looks for them here, and not behind a sign."""
    ways = []
    if desk.library.telling(entity.key):
        ways = [link("alone", "", translate("Detail", "Read side by side"),
                     translate("Detail", "Give the documents the whole window  (Ctrl+3)")),
                link("grid", "", translate("Detail", "Compare"),
                     translate("Detail", "What each document says of it, row by row  (C)"))]
    figures = figures_elsewhere(desk.library, entity.key)
    if figures:
        name = desk.library.figures[figures[0]]
        ways.append(link("figure", figures[0], translate("Detail", "{figure}: all events").format(figure=name),
                         translate("Detail", "What each document says of “{figure}”, whenever that was").format(
                             figure=name)))
    gathered = entity.key in desk.session.state.gathered
    ways.append(link("gather", entity.key, translate("Detail", "Take out of the export") if gathered else
                     translate("Detail", "Add to the export")))
    return f'<p class="ways">{" &nbsp;·&nbsp; ".join(f"<nobr>{way}</nobr>" for way in ways)}</p>'


def _on_what(desk: Desk, differ: Sequence[str]) -> str:
    """That the documents differ; and on which of several dates, as the rows below call them."""
    if all(name in DATES for name in differ):
        return translate("Detail", "documents differ on this")
    names = (desk.wording.property_name(name, desk.library.figures) for name in differ)
    return translate("Detail", "documents differ on: {dates}").format(dates=", ".join(names))


def _lasted(desk: Desk, dates: Sequence[Dated]) -> str:
    """`From 2001 to June 2014`, or `Since 2003`; nothing where it did not last."""
    began, ended = lasted(dates)
    if ended:
        return translate("Detail", "From {begin} to {end}").format(
            begin=desk.wording.date(began), end=desk.wording.date(ended))
    return translate("Detail", "Since {begin}").format(begin=desk.wording.date(began)) if began else ""
