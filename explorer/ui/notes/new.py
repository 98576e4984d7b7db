"""The way to a new note for whoever looks for a button: it says on what the note would be."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from explorer.model.quoting import quotation
from explorer.model.records import Moment, Quote, Thing
from explorer.ui.desk import Desk

_SHOWN = 80
"""Letters of the words that are chosen."""
_BESIDE = 260
"""Pixels, at 100%, from which on both stand beside each other."""
Target = tuple[Quote, ...] | Thing | Moment


class NewNote(QWidget):
    """A button, and beside it, or below where that is narrow, what the note would hang on, or what to choose first."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.button, self.on = QToolButton(), QLabel()
        self.button.setText(" " + self.tr("New note"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.clicked.connect(self.asked)
        self.on.setWordWrap(True)
        self.on.setProperty("role", "muted")
        self.on.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(self.button)
        self.box.addWidget(self.on, 1)
        self.offer(None)

    def restyle(self) -> None:
        """Take colours and sizes anew."""
        px, colours = self.desk.theme.px, self.desk.theme.colours
        self.box.setSpacing(px(6))
        self.button.setIcon(self.desk.icons.icon("plus", colours.text, colours.line, px(16)))
        self.button.setIconSize(QSize(px(16), px(16)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > self.desk.theme.px(_BESIDE)
        self.box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def offer(self, target: Target | None) -> None:
        """Offer a note on this; on nothing, say what is to be chosen."""
        words, name = self.tr("Choose words, an event or a date first."), self.tr("New note")
        if target:
            words = self.tr("on: {what}").format(what=self._words(target))
            name = self.tr("New note on: {what}").format(what=self._words(target))
        self.button.setEnabled(bool(target))
        self.button.setAccessibleName(name)
        self.button.setAccessibleDescription("" if target else words)
        self.button.setToolTip(f"{name} (N)" if target else words)
        self.on.setText(words)

    def _words(self, target: Target) -> str:
        match target:
            case Thing(title=title):
                return title
            case Moment(edtf=edtf):
                return self.desk.wording.date(edtf)
        words = quotation(target)
        return f"“{words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + '…'}”"
