"""Claims against documents in short, with the words in the cells, as HTML; the whole of it is in `ui/compare`."""

from collections.abc import Sequence

from explorer.model.agreement import State
from explorer.model.comparison import Line
from explorer.model.records import Claim, Passage, Source
from explorer.store.differences import passages
from explorer.ui.claims import dated_elsewhere, figure_elsewhere, kinds, manner, said
from explorer.ui.desk import Desk, translate
from explorer.ui.rich import escape, link, verdict_image

_NARROWEST = 150
"""Pixels, at the normal size of text, below which a column of a document is not read with ease: some four words."""

Rows = dict[tuple[str, str], list[Line]]
"""(what it is about, property) -> its lines."""


def stacked(desk: Desk, documents: int, room: int) -> bool:
    """Whether so many columns would be too narrow to be read."""
    return 0.74 * room < documents * desk.theme.px(_NARROWEST)


def grid_html(desk: Desk, about: str, room: int, lines: Sequence[Line]) -> str:
    """A row a property, a column a document, the words in the cells; document under document in a narrow pane."""
    told = {cell.source for line in lines for cell in line.cells if cell.claims}
    documents = [s for s in desk.library.sources if s.key in told]
    if not documents:
        return ""
    rows: Rows = {}
    for line in lines:
        rows.setdefault((line.entity, line.property), []).append(line)
    statements = passages(desk.library, (k for line in lines for cell in line.cells for k in cell.passages))
    table = (_stack if stacked(desk, len(documents), room) else _columns)(desk, about, documents, rows, statements)
    hint = translate("Detail", "Click what a document says, and it is shown in its text.")
    wide = link("grid", "", translate("Detail", "Compare them side by side, with their sentences"))
    return f'{table}<p class="small">{escape(hint)} {wide}</p>'


def _columns(desk: Desk, about: str, documents: list[Source], rows: Rows, statements: dict[str, Passage]) -> str:
    head = "".join(f'<th width="{74 // len(documents)}%">{escape(s.short_title)}</th>' for s in documents)
    html = [f'<table width="100%" cellspacing="0"><tr><th width="22%"></th><th width="4%"></th>{head}</tr>']
    for found in rows.values():
        html.append(f'<tr><td class="row">{_property(desk, about, found)}</td><td>{_mark(desk, found)}</td>')
        html += [f"<td>{_told(desk, about, s, found, statements) or '<i>–</i>'}</td>" for s in documents]
        html.append("</tr>")
    return "".join(html) + "</table>"


def _stack(desk: Desk, about: str, documents: list[Source], rows: Rows, statements: dict[str, Passage]) -> str:
    html = ['<table width="100%" cellspacing="0">']
    for found in rows.values():
        head = f"{_property(desk, about, found)}&nbsp; {_mark(desk, found)}"
        html.append(f'<tr><td class="row" colspan="2">{head}</td></tr>')
        for source in documents:
            if told := _told(desk, about, source, found, statements):
                html.append(f'<tr><td width="30%" class="small">{escape(source.short_title)}</td><td>{told}</td></tr>')
    return "".join(html) + "</table>"


def _property(desk: Desk, about: str, lines: list[Line]) -> str:
    line = lines[0]
    name = escape(desk.title(line.entity) if line.entity != about else
                  desk.wording.property_name(line.property, desk.library.figures))
    on = dict.fromkeys(kind for line in lines for cell in line.cells for kind in cell.on)
    if not on or not desk.session.state.verdicts:
        return name
    words = translate("Compare", "differs on: {kinds}").format(kinds=kinds(desk, on))
    return f'{name} <span class="small">{escape(words)}</span>'


def _mark(desk: Desk, lines: list[Line]) -> str:
    """Whether what is said of one property differs or agrees; nothing where that cannot be said, or is not to be."""
    states = {cell.state for line in lines for cell in line.cells}
    if not desk.session.state.verdicts:
        return ""
    found = next((s for s in (State.DIFFER, State.CONTRADICTS_ITSELF, State.AGREE) if s in states), None)
    return verdict_image(found, desk.theme.px(11)) if found is not None else ""


def _told(desk: Desk, about: str, source: Source, lines: list[Line], statements: dict[str, Passage]) -> str:
    """What one document says of one property."""
    cells = dict.fromkeys(_cell(desk, about, cell.claims[0], statements) for line in lines for cell in line.cells
                          if cell.source == source.key and cell.claims)
    if not cells:
        cells = dict.fromkeys(_dated(desk, about, cell.dated) for line in lines for cell in line.cells
                              if cell.source == source.key and cell.dated)
    if not cells:
        cells = dict.fromkeys(_beside(desk, cell.beside) for line in lines for cell in line.cells
                              if cell.source == source.key and cell.beside)
    return "".join(f"<p class=cell>{cell}</p>" for cell in cells)


def _beside(desk: Desk, keys: Sequence[str]) -> str:
    """Of what else a document gives this figure, that gives none of this."""
    where, statements = figure_elsewhere(desk, keys)
    words = escape(translate("Compare", "nothing of this, but of"))
    return f'<span class="small">{words}</span> ' + (
        link("passage", statements[0], where) if statements else escape(where))


def _dated(desk: Desk, about: str, keys: Sequence[str]) -> str:
    """How a document dates this otherwise, and where; that it is otherwise only where that is to be seen."""
    where, statements = dated_elsewhere(desk, keys, about)
    where = link("passage", statements[0], where) if statements else escape(where)
    if not desk.session.state.verdicts:
        return where
    return f'<span class="small">{escape(translate("Compare", "dates it otherwise"))}:</span> {where}'


def _cell(desk: Desk, about: str, claim: Claim, statements: dict[str, Passage]) -> str:
    """What one claim says, linked to the words it rests on, with status, speaker and doubt."""
    status, words = said(desk, claim, about)
    html = f'<a class="cell" href="claim:{claim.key}">{escape(words) or "…"}</a>'
    if status:
        html = f"<i>{escape(status)}:</i> {html}"
    worded = claim.value or claim.number_low is not None or claim.number_high is not None
    how = [escape(manner(desk, claim, [p for k in claim.passages[:1] if worded and (p := statements.get(k))]))]
    if claim.note:
        how.append(f'<span title="{escape(claim.note)}">{escape(translate("Detail", "editors’ note"))}</span>')
    small = " · ".join(filter(None, how))
    return html + (f'<br><span class="small">{small}</span>' if small else "")
