"""The originals at hand: which documents, from which files, what was found in them; adding one, removing one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.model.placing import Sure
from explorer.ui.originals.held import Held
from explorer.ui.originals.shelf import Shelf


class OriginalsDialog(QDialog):
    """Not modal: one may look at a document meanwhile."""

    asked = Signal()
    """The reader wants to add one."""

    def __init__(self, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(parent)
        self.shelf, self.desk = shelf, shelf.desk
        self.setWindowTitle(self.tr("Originals"))
        self.setModal(False)
        self.about = QLabel(self.tr(
            "Documents that you hold can be read here in their own words. Their text stays in your notebook, on this "
            "computer, and is sent nowhere."))
        self.about.setWordWrap(True)
        self.table = QTableWidget(0, 4)
        self.table.setAccessibleName(self.tr("Originals"))
        self.table.setHorizontalHeaderLabels([
            self.tr("Document"), self.tr("File"), self.tr("Kept"), self.tr("Statements found")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.itemSelectionChanged.connect(self._chosen)
        self.problems = QLabel()
        self.problems.setProperty("role", "muted")
        self.problems.setWordWrap(True)
        self.add = QPushButton(self.tr("Add…"))
        self.add.setProperty("primary", "true")
        self.add.clicked.connect(self.asked)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.about)
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.problems)
        self.box.addLayout(row)
        shelf.changed.connect(self.fill)

    def start(self) -> None:
        """Show what there is."""
        px, room = self.desk.theme.px, self.screen().availableGeometry()
        self.box.setContentsMargins(px(16), px(16), px(16), px(16))
        self.box.setSpacing(px(10))
        self.fill()
        self.resize(min(px(760), room.width() - 40), min(px(420), room.height() - 60))
        self.show()
        self.raise_()
        self.activateWindow()

    def fill(self) -> None:
        """List them, in the order of the documents."""
        there = [h for s in self.desk.library.sources if (h := self.shelf.held.get(s.key))]
        self.table.setRowCount(len(there))
        for n, one in enumerate(there):
            for column, words in enumerate(self._words(one)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setData(Qt.ItemDataRole.UserRole, one.source)
                self.table.setItem(n, column, item)
        self.table.resizeRowsToContents()
        if there and not self.table.selectedItems():
            self.table.selectRow(0)
        self.problems.setVisible(bool(self.shelf.problems))
        self.problems.setText("\n".join(self.shelf.problems))
        self._chosen()

    def _words(self, one: Held) -> tuple[str, str, str, str]:
        kept = {"notebook": self.tr("in your notebook"), "dataset": self.tr("in the dataset"),
                "window": self.tr("until the window is closed"),
                "folder": self.tr("in the folder “originals” beside the program")}[one.kept]
        words = {Sure.EXACT: self.tr("{n} exactly"), Sure.NEAR: self.tr("{n} nearly"), Sure.MISSING: self.tr("{n} not")}
        counts = {sure: number for sure in Sure if (number := one.placement.count(sure))}
        found = self.tr("all {n} exactly").format(n=counts[Sure.EXACT]) if counts.keys() == {Sure.EXACT} else ", ".join(
            words[sure].format(n=number) for sure, number in counts.items())
        return self.desk.source(one.source).short_title, one.name, kept, found

    @property
    def chosen(self) -> Held | None:
        """The one that is selected."""
        items = self.table.selectedItems()
        return self.shelf.held.get(items[0].data(Qt.ItemDataRole.UserRole)) if items else None

    def _chosen(self) -> None:
        self.remove.setEnabled(self.chosen is not None and self.chosen.kept == "notebook")

    def _remove(self) -> None:
        if (one := self.chosen) is not None:
            self.shelf.remove(one.source)
