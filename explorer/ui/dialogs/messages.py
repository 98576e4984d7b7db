"""Windows that only say something: a complaint, how to use the program, what it is. None of them blocks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from explorer import __version__
from explorer.ui.desk import translate


def _box(parent: QWidget, title: str, text: str, icon: QMessageBox.Icon, form: Qt.TextFormat) -> None:
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.Ok, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(form)
    box.setModal(False)
    box.show()  # open() would make it modal again


def complain(parent: QWidget, title: str, text: str) -> None:
    """One sentence about what went wrong."""
    _box(parent, title, text, QMessageBox.Icon.Warning, Qt.TextFormat.PlainText)


def show_help(parent: QWidget) -> None:
    """What one can do, and what the marks say."""
    text = "".join(f"<p><b>{head}</b><br>{body}</p>" for head, body in (
        (translate("Messages", "On the line"), translate(
            "Messages",
            "Click a mark, and every document shows what it says of it. The wheel zooms, dragging moves, dragging "
            "with Shift selects years. Arrows go from event to event, Home shows all years.<br>"
            "The question mark, ?, lists every key.")),
        (translate("Messages", "In the table"), translate(
            "Messages",
            "Letters: to a title that begins so · Alt+Up, Alt+Down: sort by the column one is in · Enter: read<br>"
            "Shift or Ctrl+click: select several · Ctrl+C: copy the selected rows · Esc: select nothing")),
        (translate("Messages", "Notes"), translate(
            "Messages",
            "Choose words in a document: H highlights them, N writes a note on them, Ctrl+Shift+C copies them with "
            "where they are from. With nothing chosen there, N writes on what is chosen on the line. A small page "
            "stands beside what has notes; a flag on the line is a note on a date.<br>"
            "Notes are saved as you write. The menu “Notebook” has other notebooks, for a stick, and clears everything "
            "for the next reader.")),
        (translate("Messages", "What the marks say"), translate(
            "Messages",
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
            "An arrow links the chosen with another, as somebody claims: hover to read it, click to go there."))))
    _box(parent, translate("Messages", "How to use this"), text, QMessageBox.Icon.NoIcon, Qt.TextFormat.RichText)


def show_about(parent: QWidget, info: Mapping[str, str]) -> None:
    """The program and the dataset."""
    form = translate("Messages", "Timeline Explorer {version}\n\n{title}, edition {edition}\n{subtitle}\n"
                                 "Licence: {licence}")
    text = form.format(
        version=__version__, **{name: info.get(name, "") for name in ("title", "edition", "subtitle", "licence")})
    _box(parent, translate("Messages", "About"), text, QMessageBox.Icon.NoIcon, Qt.TextFormat.PlainText)
