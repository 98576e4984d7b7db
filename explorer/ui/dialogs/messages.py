"""Windows that only say something: a complaint, what the program is. None of them blocks."""

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


def show_about(parent: QWidget, info: Mapping[str, str]) -> None:
    """The program and the dataset."""
    form = translate("Messages", "Timeline Explorer {version}\n\n{title}, edition {edition}\n{subtitle}\n"
                                 "Licence: {licence}")
    text = form.format(
        version=__version__, **{name: info.get(name, "") for name in ("title", "edition", "subtitle", "licence")})
    _box(parent, translate("Messages", "About"), text, QMessageBox.Icon.NoIcon, Qt.TextFormat.PlainText)
