"""Every key there is, made from the keys themselves: what the line obeys, and what the window's actions answer to."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from explorer.ui.desk import Desk, translate
from explorer.ui.reading.keys import KEYS as READING
from explorer.ui.search import KEYS as SEARCHING
from explorer.ui.timeline.keys import HANDS, KEYS, NAMES, written


@dataclass(frozen=True, slots=True)
class Row:
    """Keys that do the same, as they are written, and what they do."""

    keys: tuple[str, ...]
    words: str


def listed(actions: Iterable[QAction]) -> dict[str, list[Row]]:
    """Where one is -> what can be pressed there, with the actions of a window."""
    line = [Row(tuple(key.names()), translate("Keys", key.words)) for key in KEYS if not key.anywhere]
    hands = [Row((translate("Keys", what),), translate("Keys", words)) for what, words in HANDS]
    names = [Row((translate("Keys", what),), translate("Keys", words)) for what, words in NAMES]
    reading = [Row((translate("Keys", what),), translate("Keys", words)) for what, words in READING]
    searching = [Row((translate("Keys", what),), translate("Keys", words)) for what, words in SEARCHING]
    anywhere = [Row(tuple(map(written, action.shortcuts())), action.text().replace("&", "").rstrip("…"))
                for action in actions if action.shortcuts()]
    anywhere.append(Row((translate("Keys", "Tab"),), translate("Keys", "The next part of the window")))  # Qt's own
    return {translate("Keys", "On the line"): line, translate("Keys", "On the line, with mouse or fingers"): hands,
            translate("Keys", "On the names of the lanes"): names,
            translate("Keys", "In a document"): reading, translate("Keys", "In the search"): searching,
            translate("Keys", "Anywhere"): anywhere}


class KeysDialog(QDialog):
    """Not modal: one may try what it says."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self._owner = desk, parent
        self.setWindowTitle(self.tr("All keys"))
        self.setModal(False)
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("All keys"))
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.page, 1)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def start(self) -> None:
        """Show what can be pressed now."""
        px, room = self.desk.theme.px, self.screen().availableGeometry()
        self.column.setContentsMargins(px(16), px(16), px(16), px(16))
        self.page.setHtml(self._html())
        self.resize(min(px(560), room.width() - 40), min(px(640), room.height() - 60))
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def _html(self) -> str:
        px, colours = self.desk.theme.px, self.desk.theme.colours
        parts = []
        for where, rows in listed(self._owner.actions()).items():
            parts.append(f'<p style="font-size:{px(15)}px; font-weight:600; margin-top:{px(12)}px; '
                         f'margin-bottom:{px(2)}px;">{escape(where)}</p><table width="100%" cellspacing="0">')
            for row in rows:
                keys = "&nbsp; ".join(f"<b>{escape(key).replace(' ', '&nbsp;')}</b>" for key in row.keys)
                parts.append(f'<tr><td width="42%" style="padding:{px(3)}px {px(8)}px {px(3)}px 0; '
                             f'color:{colours.accent};">{keys}</td>'
                             f'<td style="padding:{px(3)}px 0;">{escape(row.words)}</td></tr>')
            parts.append("</table>")
        return "".join(parts)
