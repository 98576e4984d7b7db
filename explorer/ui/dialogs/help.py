"""How to use this: what the signs mean, each with its picture, and what one can do. It scrolls on any screen."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from explorer.model.wording import QT_TRANSLATE_NOOP
from explorer.ui.desk import Desk, translate
from explorer.ui.rich import Page, escape, sheet
from explorer.ui.signs import WIDE, inks_now, picture, signs

_WIDE, _HIGH = 860, 660
_STRIP = 300
"""Pixels of the strip of the whole period that are shown, at 100%."""
PARTS = (
    (QT_TRANSLATE_NOOP("Help", "On the line"), QT_TRANSLATE_NOOP(
        "Help",
        "Click a mark, and every document shows what it says of it. The wheel zooms, dragging moves, dragging "
        "with Shift selects years; Ctrl+click adds an event to what will be exported. Arrows go from event to event, "
        "Home shows all years. The shaded bands are presidencies. An arrow links the chosen with another, as somebody "
        "claims, and is read along its way: hover to read who claims it, click to go there.<br>"
        "The question mark, ?, lists every key.")),
    (QT_TRANSLATE_NOOP("Help", "Going to a date, finding"), QT_TRANSLATE_NOOP(
        "Help",
        "Ctrl+G goes to a date: 2012, September 2012, 20.09.2012, mid-1993, since 2001. A date can be typed in the "
        "search box too (Ctrl+K), beside names, events and words of the statements. With nothing chosen, the details "
        "list what happened then. Filters (Ctrl+L) leave on the line only what you choose.")),
    (QT_TRANSLATE_NOOP("Help", "Lanes"), QT_TRANSLATE_NOOP(
        "Help",
        "The button “Lanes” orders the line by partner, kind, document, level or agreement. A click on a lane’s name "
        "has what can be done with it: collapse, hide, pin to the top; dragging the name moves it. Lanes that find no "
        "room are counted at the foot of the names, “4 lanes below ▾”: a click goes to the next of them, and the wheel "
        "over the names scrolls.")),
    (QT_TRANSLATE_NOOP("Help", "The lens and the eye"), QT_TRANSLATE_NOOP(
        "Help",
        "The lens (glasses, or L) shows the line as one document tells it, or two against each other. The eye (or V) "
        "hides whether the documents agree, for a class that is to find it out; who tells stays.")),
    (QT_TRANSLATE_NOOP("Help", "Views"), QT_TRANSLATE_NOOP(
        "Help",
        "Menu › Named views › Save this view… (Ctrl+D) keeps years, lanes, lens, filters and what is chosen under a "
        "name, to be opened again, also from a file. C compares the documents in a grid, D lists their disagreements, "
        "Ctrl+T is the table; the same key goes back to the line.")),
    (QT_TRANSLATE_NOOP("Help", "In the table"), QT_TRANSLATE_NOOP(
        "Help",
        "Letters: to a title that begins so · Alt+Up, Alt+Down: sort by the column one is in · Enter: read<br>"
        "Shift or Ctrl+click: select several · Ctrl+C: copy the selected rows · Esc: select nothing")),
    (QT_TRANSLATE_NOOP("Help", "In the documents"), QT_TRANSLATE_NOOP(
        "Help",
        "Click a statement, and the line, the details and the other documents follow; Up and Down go on. A document "
        "that is silent says why, one that does not speak of that very point says so. Bars beside the scroll bar are "
        "the places that tell of what is chosen. Ctrl+F finds words in one document, Ctrl+K in everything.<br>"
        "At the right edge: which documents are open; the lock, with which they scroll together and keep their "
        "distance, while one that is silent stays. ⋮ moves, widens, swaps and closes a column; dragging its title "
        "moves it.")),
    (QT_TRANSLATE_NOOP("Help", "Originals"), QT_TRANSLATE_NOOP(
        "Help",
        "The dataset has the editors’ wording. If you hold a document itself, add it: with the quotation mark at the "
        "right edge, by File › Add original…, or by dropping the file on the window. It stays in your notebook. Then "
        "the columns show the original words, and the buttons at the right edge our wording, the original words or "
        "both, statement by statement; what is compared follows them. Original words have serifs.<br>"
        "Dots below a word: a misprint that is mended; [ed.]: how the editors read a doubtful place; ≈ with a share: "
        "how much was met of a place that is not exact. Hover to read more. What leaves the program with original "
        "words in it carries their rights.")),
    (QT_TRANSLATE_NOOP("Help", "Notes"), QT_TRANSLATE_NOOP(
        "Help",
        "Choose words in a document: H highlights them, N writes a note on them, Ctrl+Shift+C copies them with "
        "where they are from. With nothing chosen there, N writes on what is chosen on the line. A small page "
        "stands beside what has notes; a flag on the line is a note on a date.<br>"
        "Notes are saved as you write. The menu “Notebook” has other notebooks, for a stick, and clears everything "
        "for the next reader.")))
"""Heading and text; the text is HTML."""


class HelpDialog(QDialog):
    """Not modal: one may try what it says."""

    def __init__(self, desk: Desk, strip: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How to use this"))
        self.setModal(False)
        self.page = _Signs(desk, strip)
        self.page.setAccessibleName(self.tr("How to use this"))
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        px, room = desk.theme.px, self.screen().availableGeometry()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.addWidget(self.page, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(min(px(_WIDE), room.width() - 40), min(px(_HIGH), room.height() - 80))
        self.page.fill(self.width() - 2 * px(16))

    def start(self) -> None:
        """Show it."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()


class _Signs(Page):
    """The text, with `sign:NAME` as the picture of a sign, and `strip:` as a part of the strip."""

    def __init__(self, desk: Desk, strip: QWidget) -> None:
        super().__init__(desk)
        wide = min(desk.theme.px(_STRIP), strip.width())
        self.part: QPixmap = strip.grab(strip.rect().adjusted(strip.width() - wide, 0, 0, 0))
        """The right end of the strip, where the documents were written, as it is painted now."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document().setDocumentMargin(desk.theme.px(10))
        self.anchorClicked.connect(lambda url: self.scrollToAnchor(url.path()) if url.scheme() == "part" else None)

    def fill(self, width: int) -> None:
        """Write it for a page of this width: signs in two columns, or in one where the letters are large."""
        self.signs = {sign.name: sign for sign in signs(self.desk.session.state.verdicts)}
        self.inks = inks_now(self.desk, self.devicePixelRatioF())
        columns = 2 if width >= 2 * self.desk.theme.px(330) else 1
        names = list(self.signs)
        each = -(-len(names) // columns)
        rows = "".join(f"<tr>{''.join(map(self._cells, names[n::each]))}</tr>" for n in range(each))
        room = width - 3 * self.desk.theme.px(10) - self.verticalScrollBar().sizeHint().width()
        order = translate("Messages", "The arcs of a ring are, clockwise from the top: {documents}.").format(
            documents=", ".join(s.short_title for s in self.desk.library.sources))
        head = translate("Messages", "What the signs mean")
        strip = translate(
            "Messages", "Below the line: the curve is how much is told of a time. Each row is a document: grey, the "
                        "years it covers; a diamond, when it was written (open if inferred); ticks, parts written at "
                        "other times. Hover on a row to read which it is.")
        self.show_html(
            f"{sheet(self.desk)}<style>td {{ padding: 1px 8px 1px 0; vertical-align: middle; }}</style>"
            f'<h3>{escape(head)}</h3><p>{_contents()}</p><table width="100%" cellspacing="0">{rows}</table>'
            f'<p>{escape(order)}</p>'
            f'<p><img src="strip:" width="{min(self.part.deviceIndependentSize().toSize().width(), room)}"><br>'
            f"{escape(strip)}</p>{_text()}")

    def _cells(self, name: str) -> str:
        sign = self.signs[name]
        return (f'<td width="{self.desk.theme.px(WIDE)}"><img src="sign:{name}"></td>'
                f"<td>{escape(sign.words)}</td>")

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        url = QUrl(url)
        if url.scheme() == "sign":
            return picture(self.desk, self.signs[url.path()], self.inks)
        if url.scheme() == "strip":
            return self.part
        return super().loadResource(kind, url)


def _text() -> str:
    """What one can do, in words."""
    return "".join(f'<p><a name="{n}"></a><b>{translate("Help", head)}</b><br>{translate("Help", body)}</p>'
                   for n, (head, body) in enumerate(PARTS))


def _contents() -> str:
    """Links to what stands below the signs."""
    links = " · ".join(f'<a href="part:{n}">{translate("Help", head)}</a>' for n, (head, _) in enumerate(PARTS))
    return escape(translate("Help", "Below: {parts}")).format(parts=links)
