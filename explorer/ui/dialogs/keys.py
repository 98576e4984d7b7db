"""Every key there is, made from the keys themselves: what the line obeys, and what the window's actions answer to."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from explorer.ui.desk import Desk, translate
from explorer.ui.dialogs.sheet import Sheet
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


class KeysDialog(Sheet):
    """Every key of a window, as it is now."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, translate("Keys", "All keys"))
        self._owner = parent

    def html(self) -> str:
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
