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
            "Wheel: zoom · Shift+wheel or drag: move · double click: zoom in · Home: all years<br>"
            "Left, Right: from event to event · Up, Down: other lane · Enter: read<br>"
            "Click: select · Shift+click: add · Shift+drag: select years · Esc: select nothing")),
        (translate("Messages", "What the marks say"), translate(
            "Messages",
            "The ring has one arc for each document, filled for those that tell. Inside, a full disc: they agree; two "
            "halves: they differ; a point: one stands alone. A dotted ring or box: this document leaves it out.<br>"
            "A bar lasts from its left end to its right end; it fades where nobody says when, has an arrow where it "
            "goes on, and is hatched where it was only planned or promised. A faint line under a mark is as long as "
            "its date is uncertain. +3: three more here, click for them.<br>"
            "The shaded bands behind the line are presidencies; the curve below it is how much is told, and "
            "under it is a row for each document: the years it covers, a lozenge when it was written, ticks for parts "
            "written at other times. Hover on a row to read which it is.<br>"
            "An arrow links the chosen with another, as somebody claims: hover to read the claim, click to go to it.")),
        (translate("Messages", "Anywhere"), translate(
            "Messages",
            "Ctrl+F: search · Ctrl+E: export to PDF · Ctrl+L: filters · Alt+Left, Alt+Right: back and forward<br>"
            "Ctrl+1, Ctrl+2, Ctrl+3: line, details or documents alone · Ctrl+plus, Ctrl+minus: size of the text"))))
    _box(parent, translate("Messages", "How to use this"), text, QMessageBox.Icon.NoIcon, Qt.TextFormat.RichText)


def show_about(parent: QWidget, info: Mapping[str, str]) -> None:
    """The program and the dataset."""
    form = translate("Messages", "Timeline Explorer {version}\n\n{title}, edition {edition}\n{subtitle}\n"
                                 "Licence: {licence}")
    text = form.format(
        version=__version__, **{name: info.get(name, "") for name in ("title", "edition", "subtitle", "licence")})
    _box(parent, translate("Messages", "About"), text, QMessageBox.Icon.NoIcon, Qt.TextFormat.PlainText)
