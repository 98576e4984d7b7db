"""Filters: boxes to tick, with how many each would leave, and a chip for each that is ticked."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model import agreement
from explorer.model.filters import Filters
from explorer.model.vocabulary import DISAGREEMENTS
from explorer.model.wording import DIFFERENCES, STATES
from explorer.session.state import State
from explorer.ui.desk import Desk
from explorer.ui.flow import FlowLayout
from explorer.ui.wording import kind_words

FIELDS = ("kinds", "verdicts", "sources", "actors")


def value_words(desk: Desk, field: str, value: str) -> str:
    """One box in words."""
    if field == "kinds":
        return kind_words(value)
    if field == "verdicts":
        return desk.wording.say(STATES[agreement.State[value.upper()]])
    if field == "sources":
        return desk.source(value).short_title
    return desk.title(value)


def ticked(filters: Filters, field: str, value: str, on: bool) -> Filters:
    """The filters with one box ticked or not."""
    values = getattr(filters, field)
    return replace(filters, **{field: values | {value} if on else values - {value}})


class FilterPanel(QFrame):
    """Drops down below its button; everything follows each tick at once."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.desk = desk
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Filters"))
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self._building = False
        self._made_for: tuple[object, ...] = ()

    def open_at(self, where: QPoint) -> None:
        """Show it below `where`, its right edge there, as far as the screen has room."""
        screen = self.screen().availableGeometry()
        made_for = self.desk.library, self.desk.theme.scale, screen.size(), self.desk.session.state.verdicts
        if self._made_for != made_for:  # 80 ms, and 200 where there are 300 boxes
            self._made_for = made_for
            self._build(screen.size())
        self._follow()
        self.adjustSize()
        self.resize(self.size().boundedTo(screen.size()))
        left = min(max(where.x() - self.width(), screen.left()), screen.right() - self.width() + 1)
        self.move(left, min(where.y(), screen.bottom() - self.height() + 1))
        self.show()
        if self.boxes:
            next(iter(self.boxes.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def _build(self, room: QSize) -> None:
        if old := self.layout():
            QWidget().setLayout(old)
        self.boxes = {}
        px = self.desk.theme.px
        inner = QWidget()
        inner.setObjectName("pane")
        fields = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        fields.setContentsMargins(0, 0, px(8), 0)
        fields.setSpacing(px(24))
        facets = self.desk.library.facets
        titles = {"kinds": self.tr("What it is"), "verdicts": self.tr("Whether the documents agree"),
                  "sources": self.tr("Told by"), "actors": self.tr("Who takes part")}
        if not self.desk.session.state.verdicts:
            del titles["verdicts"]
        columns = {field: self._field(field, title, facets[field].counts()) for field, title in titles.items()}
        if "verdicts" in columns:  # both are short
            columns["kinds"].layout().addWidget(columns.pop("verdicts"))  # type: ignore[union-attr]
        for column in columns.values():
            fields.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
        if inner.sizeHint().width() + px(48) > room.width():
            fields.setDirection(QBoxLayout.Direction.TopToBottom)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        wanted = inner.sizeHint() + QSize(px(16), px(16))
        area.setMinimumSize(wanted.boundedTo(room - QSize(px(40), px(110))))
        clear = QToolButton()
        clear.setText(self.tr("Clear all"))
        clear.clicked.connect(self._clear)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(12), px(16), px(12))
        box.addWidget(area)
        box.addWidget(clear, 0, Qt.AlignmentFlag.AlignRight)

    def _field(self, field: str, title: str, counts: Mapping[str, int]) -> QWidget:
        """The boxes of a field, wide enough for as many as they can ever leave."""
        px = self.desk.theme.px
        inner = QWidget()
        inner.setObjectName("pane")
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, px(8), 0)
        box.setSpacing(0)
        for value, count in counts.items():
            tick = QCheckBox(self._words(field, value, count))
            tick.toggled.connect(partial(self._toggled, field, value))
            self.boxes[field, value] = tick
            box.addWidget(tick)
        box.addStretch(1)
        outer = QWidget()
        head = QLabel(title)
        head.setProperty("role", "muted")
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setMinimumWidth(inner.sizeHint().width() + px(24))
        area.setFixedHeight(min(inner.sizeHint().height() + px(2), px(330)))
        column.addWidget(area)
        return outer

    def _words(self, field: str, value: str, count: int) -> str:
        return f"{value_words(self.desk, field, value)}  ({count})"

    def _counts(self, field: str) -> dict[str, int]:
        """How many each box of a field leaves, the other fields being as they are."""
        library, others = self.desk.library, replace(self.desk.session.state.filters, **{field: frozenset()})
        return library.facets[field].counts(library.passing(others) if others else None)

    def _count(self) -> None:
        """Write behind each box how many it leaves."""
        counts = {field: self._counts(field) for field in dict.fromkeys(field for field, _ in self.boxes)}
        for (field, value), tick in self.boxes.items():
            if (words := self._words(field, value, counts[field][value])) != tick.text():
                tick.setText(words)

    def _follow(self) -> None:
        """Tick the boxes as the session has it."""
        self._building = True
        for (field, value), tick in self.boxes.items():
            tick.setChecked(value in getattr(self.desk.session.state.filters, field))
        self._building = False
        self._count()

    def _toggled(self, field: str, value: str, on: bool) -> None:
        if not self._building:
            self.desk.session.change(filters=ticked(self.desk.session.state.filters, field, value, on))
            self._count()

    def _clear(self) -> None:
        self.desk.session.change(filters=Filters())
        self._follow()


class FilterChips(QWidget):
    """A chip for each active filter; click takes it away. Says how much is hidden."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("bar")
        self.setProperty("place", "filters")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.row = FlowLayout(self, desk.theme.px(10), desk.theme.px(6), desk.theme.px(5))
        self.chips: dict[tuple[str, str], QToolButton] = {}
        desk.session.listen(self._changed)
        self.fill()

    def _changed(self, before: State, after: State) -> None:
        if before.filters != after.filters:
            self.fill()

    def fill(self) -> None:
        """Show the filters of the session."""
        filters = self.desk.session.state.filters
        wanted = {(field, value): value_words(self.desk, field, value) for field in FIELDS for value in sorted(
            getattr(filters, field), key=lambda v: value_words(self.desk, field, v))}
        if filters.disagreements:
            wanted["disagreements", ""] = self._differing(filters.disagreements)
        while self.row.takeAt(0) is not None:
            pass
        for gone in self.chips.keys() - set(wanted):
            chip = self.chips.pop(gone)
            chip.hide()
            chip.deleteLater()
        for (field, value), words in wanted.items():
            chip = self.chips.get((field, value)) or self._chip(field, value)
            self._dress(chip, words)
            self.row.addWidget(chip)
            chip.show()  # or Qt would do so later, and lay out the window once more
        self.setVisible(bool(wanted))
        if (around := self.parentWidget()) and (layout := around.layout()):
            layout.activate()  # now, or the line is painted once before it has the room

    def _differing(self, values: frozenset[str]) -> str:
        """The disagreements that the line is filtered by: one kind by name, else how many."""
        kinds = [kind for kind in DISAGREEMENTS if kind in values]
        if len(kinds) == len(values) == 1:
            return self.tr("Disagreements: {kind}").format(kind=self.desk.wording.say(DIFFERENCES[kinds[0]]))
        return self.tr("Disagreements") if kinds else self.tr("%n disagreements", "", len(values))

    def _chip(self, field: str, value: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("shape", "chip")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.clicked.connect(partial(self._remove, field, value))
        self.chips[field, value] = chip
        return chip

    def _dress(self, chip: QToolButton, words: str) -> None:
        colours = self.desk.theme.colours
        side = self.desk.theme.px(14)
        chip.setIcon(self.desk.icons.icon("x", colours.accent, colours.line, side))
        chip.setIconSize(QSize(side, side))
        chip.setText(words)
        chip.setAccessibleName(self.tr("Remove the filter {name}").format(name=words))

    def _remove(self, field: str, value: str, _checked: bool = False) -> None:
        filters = self.desk.session.state.filters
        self.desk.session.change(filters=ticked(filters, field, value, False) if value else
                                 replace(filters, **{field: frozenset()}))
