"""How to use the program: what one can do, and what the marks say."""

from PySide6.QtWidgets import QWidget

from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.ui.desk import Desk, translate
from explorer.ui.dialogs.sheet import Sheet

PARTS = (
    (QT_TRANSLATE_NOOP("Help", "On the line"), QT_TRANSLATE_NOOP(
        "Help",
        "Click a mark, and every document shows what it says of it. The wheel zooms, dragging moves, dragging "
        "with Shift selects years. Arrows go from event to event, Home shows all years.<br>"
        "The question mark, ?, lists every key.")),
    (QT_TRANSLATE_NOOP("Help", "In the table"), QT_TRANSLATE_NOOP(
        "Help",
        "Letters: to a title that begins so · Alt+Up, Alt+Down: sort by the column one is in · Enter: read<br>"
        "Shift or Ctrl+click: select several · Ctrl+C: copy the selected rows · Esc: select nothing")),
    (QT_TRANSLATE_NOOP("Help", "In the documents"), QT_TRANSLATE_NOOP(
        "Help",
        "Click a statement, and the line, the details and the other documents follow; Up and Down go on. A document "
        "that is silent says why, one that does not speak of that very point says so. Bars beside the scroll bar are "
        "the places that tell of what is chosen. Ctrl+F finds words in one document.<br>"
        "At the right edge: which documents are open; the lock, with which they scroll together and keep their "
        "distance. ⋮ moves, widens, swaps and closes a column; dragging its title moves it.")),
    (QT_TRANSLATE_NOOP("Help", "Originals"), QT_TRANSLATE_NOOP(
        "Help",
        "The dataset has the editors’ wording. If you hold a document itself, add it: File › Add original…, or drop "
        "the file on the window. It stays in your notebook. Then the buttons at the right edge show our wording, the "
        "original words or both, statement by statement; what is compared follows them. Original words have serifs.<br>"
        "A wavy line marks a damaged place that is mended; ≈ with a share, how much was met of a place that is not "
        "exact: hover to read more. What leaves the program with original words in it carries their rights.")),
    (QT_TRANSLATE_NOOP("Help", "Notes"), QT_TRANSLATE_NOOP(
        "Help",
        "Choose words in a document: H highlights them, N writes a note on them, Ctrl+Shift+C copies them with "
        "where they are from. With nothing chosen there, N writes on what is chosen on the line. A small page "
        "stands beside what has notes; a flag on the line is a note on a date.<br>"
        "Notes are saved as you write. The menu “Notebook” has other notebooks, for a stick, and clears everything "
        "for the next reader.")),
    (QT_TRANSLATE_NOOP("Help", "What the marks say"), QT_TRANSLATE_NOOP(
        "Help",
        "The ring has one arc for each document, filled for those that tell. Inside, a full disc: they agree; two "
        "halves: they differ; a point: one stands alone. A dotted ring or box: this document leaves it out.<br>"
        "A bar lasts from its left end to its right end; it fades where nobody says when, has an arrow where it "
        "goes on, and is hatched where it was not done. Small diamonds and lines along it are its phases.<br>"
        "A band under a mark is as long as its date is uncertain; it fades where even that is not sure. In square "
        "brackets: the editors infer the date. Where documents date one event apart, a line joins their dates, "
        "each with its document's letter.<br>"
        "What was not done has a dashed shape around it: a square, planned; a square struck through, denied; a "
        "diamond, promised; a tag, demanded; a bubble, discussed; a hexagon, agreed; a bowl, expected.<br>"
        "+3: three more here, click for them.<br>"
        "The shaded bands behind the line are presidencies; the curve below it is how much is told, and "
        "under it is a row for each document: the years it covers, a lozenge when it was written, ticks for parts "
        "written at other times. Hover on a row to read which it is.<br>"
        "An arrow links the chosen with another, as somebody claims: hover to read it, click to go there.")))
"""Heading and text; the text is HTML."""


class HelpDialog(Sheet):
    """Read beside the window."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, translate("Help", "How to use this"))

    def html(self) -> str:
        px = self.desk.theme.px
        return "".join(
            f'<p style="font-size:{px(15)}px; font-weight:600; margin:{px(10)}px 0 {px(2)}px 0;">'
            f'{translate("Help", head)}</p><p style="margin:0; line-height:135%;">{translate("Help", body)}</p>'
            for head, body in PARTS)
