"""Every key there is, made from the keys themselves: what the line obeys, and what the window's actions answer to."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from explorer.ui.desk import Desk, translate
from explorer.ui.reading.keys import KEYS as READING
from explorer.ui.search import KEYS as SEARCHING
from explorer.ui.timeline.keys import HANDS, KEYS, NAMES, written

NEEDED = ("+", "-", "Page Up", "Page Down", "Home", "F", "Ctrl++", "Ctrl+-", "Ctrl+F", ".", ",", "Enter", "Esc", "?")
"""The first keys that a teacher needs."""
_NARROWEST = 390
"""Pixels, at 100%, below which a column is not read with ease."""

_KEYS, _LONG = 142, 12
"""Pixels, at 100%, that keys have at the least; letters from which on they are words."""


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
        self.column.setContentsMargins(px(16), px(10), px(16), px(8))
        self.column.setSpacing(px(6))
        self.resize(min(px(1330), room.width() - 30), min(px(710), room.height() - 40))
        self.page.setHtml(self._html())
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    def _html(self) -> str:
        """What is needed most, in two columns; below it the rest, in as many as there is room for."""
        first, rest = most_needed(listed(self._owner.actions()))
        px, room = self.desk.theme.px, self.width() - 2 * self.desk.theme.px(16)
        half = -(-len(first) // 2)
        head = translate("Keys", "Most needed")
        two = [[(head, first)]] if room < px(2 * _NARROWEST) else [[(head, first[:half])], [("", first[half:])]]
        return self._columns(two) + self._columns(_shared(rest, max(room // px(_NARROWEST), 1)))

    def _columns(self, columns: list[list[tuple[str, list[Row]]]]) -> str:
        cells = "".join(f'<td width="{100 // len(columns)}%" style="padding-right:{self.desk.theme.px(20)}px;">'
                        f"{''.join(self._section(where, rows) for where, rows in column)}</td>" for column in columns)
        return f'<table width="100%" cellspacing="0"><tr>{cells}</tr></table>'

    def _section(self, where: str, rows: list[Row]) -> str:
        px, colours = self.desk.theme.px, self.desk.theme.colours
        html = [f'<p style="font-size:{px(14)}px; font-weight:600; margin-top:{px(3)}px; margin-bottom:0;">'
                f'{escape(where) or "&nbsp;"}</p><table width="100%" cellspacing="0">']
        wide = self._widest(rows)
        for row in rows:
            keys = "&nbsp; ".join(f"<b>{escape(_whole(key))}</b>" for key in row.keys)
            html.append(f'<tr><td width="{wide}" style="padding-right:{px(8)}px; color:{colours.accent};">{keys}</td>'
                        f"<td>{escape(row.words)}</td></tr>")
        return "".join(html) + "</table>"


    def _widest(self, rows: list[Row]) -> int:
        """Pixels for the keys of a section: no key and no word is broken."""
        font = self.page.font()
        font.setBold(True)
        metrics = QFontMetricsF(font)
        words = [word for row in rows for key in row.keys for word in _whole(key).split(" ")]
        return max(ceil(max(map(metrics.horizontalAdvance, words))) + self.desk.theme.px(12), self.desk.theme.px(_KEYS))


def _whole(key: str) -> str:
    """A key as it is not to be broken; what hands do is broken between words."""
    return key.replace(" ", "\xa0") if len(key) <= _LONG else key


def most_needed(every: dict[str, list[Row]]) -> tuple[list[Row], dict[str, list[Row]]]:
    """The keys that one needs in the first hour, in the order of their need, and all others where they are."""
    found: dict[str, Row] = {}
    for row in (row for rows in every.values() for row in rows):
        for key in row.keys:
            found.setdefault(key, row)
    first = list(dict.fromkeys(found[key] for key in NEEDED if key in found))
    return first, {where: kept for where, rows in every.items() if (kept := [r for r in rows if r not in first])}


def _shared(sections: dict[str, list[Row]], number: int) -> list[list[tuple[str, list[Row]]]]:
    """Sections shared out to columns in their order, none much longer than another; a long one goes on in the next."""
    whole = sum(len(rows) + 2 for rows in sections.values())
    most = -(-whole // number) + 1
    columns: list[list[tuple[str, list[Row]]]] = [[]]
    left = most
    for where, rows in sections.items():
        title = where
        while rows:
            if left < 4 and len(columns) < number:
                columns.append([])
                left = most
            here = rows if len(columns) == number else rows[:max(left - 2, 1)]
            columns[-1].append((title, here))
            left -= len(here) + 2
            rows, title = rows[len(here):], ""
    return columns
