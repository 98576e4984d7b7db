"""One disagreement as a page: what it is about, the note, and the sides beside each other with what differs marked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from re import findall

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence

from explorer.model.differing import Range, differing
from explorer.model.records import Claim, Passage, Source
from explorer.model.wording import DIFFERENCES
from explorer.store.differences import Difference
from explorer.ui.claims import manner, place
from explorer.ui.desk import Desk, translate
from explorer.ui.originals.spoken import Spoken, spoken
from explorer.ui.rich import OWN_WORDS, Page, escape, link
from explorer.ui.theme import SERIF

_MOST = 3
"""So many things that sides speak of are named."""
_NARROWEST = 190
"""Pixels, at 100%, below which a side is not read with ease."""


class SidesPage(Page):
    """Words of a document's own leave with its rights. Where nothing is selected, all sides are copied."""

    whole_wanted = Signal()
    """All sides are to be copied."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self._all_or_none():
            self.whole_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _all_or_none(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() or cursor.selectionEnd() - cursor.selectionStart() >= \
            self.document().characterCount() - 1

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.addAction(self.tr("Copy all sides"), self.whole_wanted.emit)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def createMimeDataFromSelection(self) -> QMimeData:
        chosen = self.textCursor().selection()
        sources = self._sources() if SERIF in chosen.toHtml() else []
        if not sources:
            return super().createMimeDataFromSelection()
        data = QMimeData()
        data.setText("\n".join([chosen.toPlainText(), *(self.tr("[{title}; rights: {rights}]").format(
            title=source.title, rights=source.rights) for source in sources)]))
        data.setData(OWN_WORDS, "\n".join(source.key for source in sources).encode())
        return data

    def _sources(self) -> list[Source]:
        """The documents whose own words may stand here."""
        told = {self.desk.library.claim(key).source for key in findall('href="side:([^"]+)"', self.toHtml())}
        return [s for s in self.desk.library.sources if s.key in told and self.desk.held(s.key)]


def sides_html(desk: Desk, difference: Difference, statements: Mapping[str, Passage], room: int) -> str:
    """The page, where it is `room` pixels wide; sides that have no room stand below the others."""
    titles = " · ".join(link("entity", key, desk.title(key)) for key in difference.entities)
    kind, sides = difference.kind, difference.sides
    how = {"names": kind not in ("figure", "date"), "much": kind in ("figure", "date", "scope", "wording")}
    values = _html([[desk.wording.claim(c, desk.title) for c in side] for side in sides],
                   marked=kind != "name", every_word=kind == "wording", **how)
    told = [[[statements[k] for k in c.passages if k in statements] for c in side] for side in sides]
    texts = _html([[" ".join(p.text for p in one) for one in side] for side in told], marked=kind != "name", **how)
    shown = [[spoken(desk, one) for one in side] for side in told]
    every_own = kind in ("figure", "date", "wording") and all(any(s.own for s in side) for side in shown)
    own = _html([[s.own for s in side] for side in shown], marked=every_own, **how)
    texts = [[text if s.ours else "" for text, s in zip(*side, strict=True)] for side in zip(texts, shown, strict=True)]
    writes = _html([[_written(desk, c) if kind == "name" else "" for c in side] for side in sides], every_word=True)
    cells = [_side(desk, difference, n, list(zip(values[n], writes[n], texts[n], own[n], shown[n],
                                                        strict=True)), statements)
             for n in range(len(sides))]
    across = max(1, min(len(cells), room // desk.theme.px(_NARROWEST)))
    rows = "".join("<tr>" + "".join(f'<td width="{100 // across}%">{cell}</td>' for cell in cells[at:at + across])
                   + "</tr>" for at in range(0, len(cells), across))
    legend = translate("Compare", "Bold and underlined is what another side does not have. Click a document or "
                                  "what it says, and it is shown in its text.")
    every = [s for side in shown for s in side]
    if any(s.ours for s in every):
        legend += " " + translate("Compare", "The words are the editors’ wording.") if not any(
            s.own for s in every) else " " + translate(
            "Compare", "Words with serifs are the document's own, the others the editors’ wording.")
    else:
        legend += " " + translate("Compare", "Words with serifs are the document's own.")
    head = f"{desk.wording.say(DIFFERENCES[kind])}: {about(desk, difference)}"
    return (f'<h3>{escape(head)}</h3><p class="small">{titles}</p>'
            f'<p>{escape(difference.note)}</p><table width="100%" cellspacing="0">{rows}</table>'
            f'<p class="small">{escape(legend)}</p>')


def about(desk: Desk, difference: Difference) -> str:
    """What the sides speak of, what most of them speak of first: `debt written off, in exchange for`."""
    spoken = Counter(c.property for side in difference.sides for c in side)
    names = [desk.wording.property_name(name, desk.library.figures).lower() for name, _ in spoken.most_common()]
    return ", ".join(dict.fromkeys(names[:_MOST])) + (" …" if len(names) > _MOST else "")


def _written(desk: Desk, claim: Claim) -> str:
    """How a document spells what a claim is about; the statements are in our wording, and have one spelling."""
    entity = desk.entity(claim.entity)
    return ", ".join(n.text for n in entity.names if n.source == claim.source) if entity else ""


def _side(desk: Desk, difference: Difference, number: int, said: Sequence[tuple[str, str, str, str, Spoken]],
          statements: Mapping[str, Passage]) -> str:
    """Who says what on one side: the words, how the name is written, the statement in our wording and in its own."""
    html = [f'<p class="side">{escape(translate("Compare", "Side {n}").format(n=number + 1))}</p>']
    for claim, (value, written, text, own, spoke) in zip(difference.sides[number], said, strict=True):
        about = [desk.wording.property_name(claim.property, desk.library.figures)]
        if len(difference.entities) > 1:
            about.insert(0, desk.title(claim.entity))
        document = _name(desk, claim)
        words = f'<a class="cell" href="side:{escape(claim.key)}">{value or "…"}</a>'
        if status := desk.wording.status(claim):
            words = f"<i>{escape(status)}:</i> {words}"
        if written:
            words += "<br>" + escape(translate("Compare", "writes: {names}")).format(names=written)
        told = [statements[k] for k in claim.passages if k in statements]
        how = " · ".join(filter(None, (place(desk, told), manner(desk, claim, told), *spoke.remarks)))
        small = f'<br><span class="small">{escape(how)}</span>' if how else ""
        html.append(f'<p class="cell">{document} <span class="small">{escape(", ".join(about))}</span><br>{words}</p>')
        if own:
            own = f'<span style="font-family:\'{SERIF}\'">{own}</span>'
        both = "<br>".join(filter(None, (text, own)))
        html.append(f'<p class="told"><a class="cell" href="side:{escape(claim.key)}">{both}</a>{small}</p>')
    return "".join(html)


def _name(desk: Desk, claim: Claim) -> str:
    """The document that makes a claim; it leads where its words lead, or to its page where the claim rests on none."""
    if not claim.source:
        return ""
    name = desk.source(claim.source).short_title
    if not claim.passages:
        return link("document", claim.source, name, translate("Compare", "About {document}").format(document=name))
    return link("side", claim.key, name, translate("Compare", "Show in the text of {document}").format(document=name))


def _html(sides: Sequence[Sequence[str]], marked: bool = True, **how: bool) -> list[list[str]]:
    """The texts of all sides as HTML, what is not the same in them marked."""
    ranges = differing(sides, **how) if marked else [[[] for _ in side] for side in sides]
    return [[_marked(text, own) for text, own in zip(side, found, strict=True)]
            for side, found in zip(sides, ranges, strict=True)]


def _marked(text: str, ranges: Sequence[Range]) -> str:
    """A text as HTML, these ranges underlined and bold."""
    html, at = "", 0
    for start, end in ranges:
        html += f"{escape(text[at:start])}<u><b>{escape(text[start:end])}</b></u>"
        at = end
    return html + escape(text[at:])
