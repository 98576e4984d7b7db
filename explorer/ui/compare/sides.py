"""One disagreement as a page: what it is about, the note, and the sides beside each other with what differs marked."""

from collections.abc import Mapping, Sequence

from explorer.model.differing import Range, differing
from explorer.model.records import Passage
from explorer.model.wording import DIFFERENCES
from explorer.store.differences import Difference
from explorer.ui.claims import manner
from explorer.ui.desk import Desk, translate
from explorer.ui.rich import escape, link

_NARROWEST = 190
"""Pixels, at 100%, below which a side is not read with ease."""
Marks = list[list[Range]]
"""For each text of a side what is not the same elsewhere."""


def sides_html(desk: Desk, difference: Difference, statements: Mapping[str, Passage], room: int) -> str:
    """The page, where it is `room` pixels wide; sides that have no room stand below the others."""
    titles = " · ".join(link("entity", key, desk.title(key)) for key in difference.entities)
    values = [[desk.wording.claim(c, desk.title) for c in side] for side in difference.sides]
    texts = [[" ".join(statements[k].text for k in c.passages if k in statements) for c in side]
             for side in difference.sides]
    by_value, by_text = differing(values, every_word=True), differing(texts)
    cells = [_side(desk, difference, n, [_marked(v, r) for v, r in zip(values[n], by_value[n], strict=True)],
                   [_marked(t, r) for t, r in zip(texts[n], by_text[n], strict=True)], statements)
             for n in range(len(difference.sides))]
    across = max(1, min(len(cells), room // desk.theme.px(_NARROWEST)))
    rows = "".join("<tr>" + "".join(f'<td width="{100 // across}%">{cell}</td>' for cell in cells[at:at + across])
                   + "</tr>" for at in range(0, len(cells), across))
    legend = translate("Compare", "Bold and underlined is what another side does not have. Click what a document says, "
                                  "and it is shown in its text.")
    return (f'<h3>{escape(desk.wording.say(DIFFERENCES[difference.kind]))}</h3><p class="small">{titles}</p>'
            f'<p>{escape(difference.note)}</p><table width="100%" cellspacing="0">{rows}</table>'
            f'<p class="small">{escape(legend)}</p>')


def _side(desk: Desk, difference: Difference, number: int, values: Sequence[str], texts: Sequence[str],
          statements: Mapping[str, Passage]) -> str:
    """Who says what on one side."""
    html = [f'<p class="side">{escape(translate("Compare", "Side {n}").format(n=number + 1))}</p>']
    for claim, value, text in zip(difference.sides[number], values, texts, strict=True):
        about = [desk.wording.property_name(claim.property, desk.library.figures)]
        if len(difference.entities) > 1:
            about.insert(0, desk.title(claim.entity))
        document = link("document", claim.source, desk.source(claim.source).short_title) if claim.source else ""
        said = f'<a class="cell" href="side:{escape(claim.key)}">{value or "…"}</a>'
        if status := desk.wording.status(claim):
            said = f"<i>{escape(status)}:</i> {said}"
        how = manner(desk, claim, (statements[k] for k in claim.passages if k in statements))
        small = f'<br><span class="small">{escape(how)}</span>' if how else ""
        html.append(f'<p class="cell">{document} <span class="small">{escape(", ".join(about))}</span><br>{said}</p>')
        html.append(f'<p class="told"><a class="cell" href="side:{escape(claim.key)}">{text}</a>{small}</p>')
    return "".join(html)


def _marked(text: str, ranges: Sequence[Range]) -> str:
    """A text as HTML, these ranges underlined and bold."""
    html, at = "", 0
    for start, end in ranges:
        html += f"{escape(text[at:start])}<u><b>{escape(text[start:end])}</b></u>"
        at = end
    return html + escape(text[at:])
