"""Claims against documents, with the words in the cells, as HTML."""

from collections import defaultdict

from explorer.model.agreement import State, row_state
from explorer.model.records import Claim, Source
from explorer.model.vocabulary import PARTICIPANTS, RELATIONS
from explorer.ui.desk import Desk, translate
from explorer.ui.rich import escape, verdict_image

_NARROWEST = 84
"""Pixels, at the normal size of text, below which a column of a document is not read with ease."""

_WHY = ("led to", "in response to", "in exchange for")
"""Links that answer why, and so stand beside causes and motives."""

Rows = dict[str, list[Claim]]
"""Property -> claims."""


def stacked(desk: Desk, documents: int, room: int) -> bool:
    """Whether so many columns would be too narrow to be read."""
    return 0.74 * room < documents * desk.theme.px(_NARROWEST)


def grid_html(desk: Desk, claims: list[Claim], room: int) -> str:
    """A row a property, a column a document, the words in the cells; document under document in a narrow pane."""
    kept = [c for c in claims if (c.property not in RELATIONS or c.property in _WHY) and c.basis == "document"]
    documents = [s for s in desk.library.sources if any(c.source == s.key for c in kept)]
    if not documents:
        return ""
    rows: dict[str, list[Claim]] = defaultdict(list)
    for claim in kept:
        rows[claim.property].append(claim)
    disagreements = desk.library.disagreements(claims[0].entity)
    seen = desk.session.state.verdicts
    verdicts = {name: row_state(found, disagreements) if seen else State.UNTOLD for name, found in rows.items()}
    table = _stack if stacked(desk, len(documents), room) else _columns
    hint = translate("Detail", "Click what a document says, and it is shown in its text.")
    return (table(desk, documents, {name: rows[name] for name in _row_order(rows, verdicts)}, verdicts)
            + f'<p class="small">{escape(hint)}</p>')


def _columns(desk: Desk, documents: list[Source], rows: Rows, verdicts: dict[str, State]) -> str:
    head = "".join(f'<th width="{74 // len(documents)}%">{escape(s.short_title)}</th>' for s in documents)
    html = [f'<table width="100%" cellspacing="0"><tr><th width="22%"></th><th width="4%"></th>{head}</tr>']
    for name, found in rows.items():
        html.append(f'<tr><td class="row">{_property(desk, name)}</td><td>{_mark(desk, verdicts[name])}</td>')
        html += [f"<td>{_told(desk, s, found) or '<i>–</i>'}</td>" for s in documents]
        html.append("</tr>")
    return "".join(html) + "</table>"


def _stack(desk: Desk, documents: list[Source], rows: Rows, verdicts: dict[str, State]) -> str:
    html = ['<table width="100%" cellspacing="0">']
    for name, found in rows.items():
        mark = _mark(desk, verdicts[name])
        html.append(f'<tr><td class="row" colspan="2">{_property(desk, name)}&nbsp; {mark}</td></tr>')
        for source in documents:
            if told := _told(desk, source, found):
                html.append(f'<tr><td width="30%" class="small">{escape(source.short_title)}</td><td>{told}</td></tr>')
    return "".join(html) + "</table>"


def _property(desk: Desk, name: str) -> str:
    return escape(desk.wording.property_name(name, desk.library.figures))


def _told(desk: Desk, source: Source, claims: list[Claim]) -> str:
    """What one document says of one property."""
    cells = dict.fromkeys(_cell(desk, c) for c in _once([c for c in claims if c.source == source.key]))
    return "".join(f"<p class=cell>{cell}</p>" for cell in cells)


_FIRST = ("date", "signed", "established", "joined", "opened", "in use", "in force", "lease", "term", "closed",
          "ended", "left", "holds office")
_LAST = ("assessment", "description", "position", "outlook", "role")


def _row_order(rows: dict[str, list[Claim]], verdicts: dict[str, State]) -> list[str]:
    """Dates first, then where they differ, then what several documents tell of, judgements last."""
    def weight(name: str) -> tuple[int, int]:
        told = len({c.source for c in rows[name]})
        place = _FIRST.index(name) if name in _FIRST else 50 - 10 * (told > 1) + 20 * (name in _LAST)
        if name not in _FIRST and verdicts[name] is State.DIFFER:
            place = len(_FIRST)
        return place, list(rows).index(name)

    return sorted(rows, key=weight)


def _once(claims: list[Claim]) -> list[Claim]:
    """The claims of one cell, those that only repeat another's words left out."""
    kept: list[Claim] = []
    for claim in claims:
        if claim.property in PARTICIPANTS and not claim.value and any(c.object == claim.object for c in kept):
            continue
        if not (claim.value or claim.object or claim.unit) and any(
                (c.edtf, c.status, c.inferred) == (claim.edtf, claim.status, claim.inferred) for c in kept):
            continue
        kept = [c for c in kept if not (c.object and c.object == claim.object and not c.value and claim.value)]
        kept.append(claim)
    return kept


def _mark(desk: Desk, state: State) -> str:
    return verdict_image(state, desk.theme.px(11)) if state is not State.UNTOLD else ""


def _cell(desk: Desk, claim: Claim) -> str:
    """What one claim says, linked to the words it rests on, with status, speaker and doubt."""
    words = escape(desk.wording.claim(claim, desk.title)) or "…"
    html = f'<a class="cell" href="claim:{claim.key}">{words}</a>' if claim.passages else words
    if status := desk.wording.status(claim):
        html = f"<i>{escape(status)}:</i> {html}"
    small = []
    if claim.as_of:
        small.append(translate("Detail", "as of {date}").format(date=desk.wording.date(claim.as_of)))
    if claim.inferred:
        small.append(translate("Detail", "inferred by the editors"))
    if claim.basis == "editor":
        small.append(translate("Detail", "the editors’ own"))
    worded = claim.value or claim.number_low is not None or claim.number_high is not None
    for passage in [p for key in claim.passages[:1] if worded and (p := desk.library.passage(key))]:
        if voice := desk.wording.voice(desk.title(passage.speaker), passage.stance):
            small.append(voice)
    said = [escape(words) for words in small]
    if claim.note:
        said.append(f'<span title="{escape(claim.note)}">{escape(translate("Detail", "editors’ note"))}</span>')
    return html + (f'<br><span class="small">{" · ".join(said)}</span>' if said else "")
