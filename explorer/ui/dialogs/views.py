"""Saving, renaming and deleting a named view. Not modal; what cannot be written is said, and stays as it was."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.notes.notebook import Notebook, NotebookError
from explorer.session.views import as_view
from explorer.ui.desk import Desk, translate

_LONGEST = 100
"""Letters of a name."""


class ViewDialog(QDialog):
    """Asks for what a deed needs; a deed that fails leaves it open."""

    done_with = Signal(str)
    """What was done, in words."""

    def __init__(self, desk: Desk, notebook: Notebook, parent: QWidget, title: str, go: str) -> None:
        super().__init__(parent)
        self.desk, self.notebook = desk, notebook
        self.dataset = desk.library.info.get("key", "")
        self.setWindowTitle(title)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.go_words = go
        self.confirmed = ""
        """The name that may be given though another view has it."""
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.go = QPushButton(go)
        self.go.setProperty("primary", "true")
        self.go.setDefault(True)
        self.go.clicked.connect(self._go)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        px = desk.theme.px
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(px(24), px(20), px(24), px(20))
        self.box.setSpacing(px(10))
        self.box.addWidget(self.says)
        self.box.addLayout(buttons)
        self.setMinimumWidth(px(400))
        self.says.hide()

    def _ask(self, words: str, field: QWidget) -> None:
        """A field with its words above it."""
        label = QLabel(words)
        label.setBuddy(field)
        field.setAccessibleName(words)
        self.box.insertWidget(self.box.count() - 2, label)
        self.box.insertWidget(self.box.count() - 2, field)

    def _name_field(self, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.textChanged.connect(self._name_changed)
        self._ask(words, field)
        return field

    def _choice(self, words: str) -> QListWidget:
        field = QListWidget()
        high = self.desk.theme.px(30)
        for name in self.notebook.views(self.dataset):
            item = QListWidgetItem(name, field)
            item.setSizeHint(QSize(0, high))
        field.setCurrentRow(0)
        field.setFixedHeight(high * min(max(field.count(), 2), 5) + 6)
        self._ask(words, field)
        return field

    @staticmethod
    def _chosen(field: QListWidget) -> str:
        item = field.currentItem()
        return item.text() if item is not None else ""

    def _name_changed(self, text: str) -> None:
        self.confirmed = ""
        self.go.setText(self.go_words)
        self.go.setEnabled(bool(text.strip()))
        self.says.hide()

    def _tell(self, words: str, wrong: bool = False) -> None:
        self.says.setText(words)
        self.says.setProperty("role", "wrong" if wrong else "")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)
        self.says.show()
        self.adjustSize()

    def _may_take(self, name: str) -> bool:
        """Whether a name is free, or was said to be given nevertheless; asks if it is not."""
        if name == self.confirmed or name not in self.notebook.views(self.dataset):
            return True
        self.confirmed = name
        self.go.setText(self.tr("Replace"))
        self._tell(self.tr("There is a view “{name}” already. Replace it?").format(name=name))
        return False

    def _go(self) -> None:
        try:
            done = self.deed()
        except NotebookError as error:
            self._tell(self.tr("Nothing was changed. {why}.").format(why=error), wrong=True)
            return
        if done:
            self.done_with.emit(done)
            self.close()

    def deed(self) -> str:
        """Do it, and say what was done; empty where something is still to be asked. Raises NotebookError."""
        raise NotImplementedError


class SaveView(ViewDialog):
    """Under which name?"""

    def __init__(self, desk: Desk, notebook: Notebook, parent: QWidget) -> None:
        super().__init__(desk, notebook, parent, translate("ViewDialog", "Save this view"),
                         translate("ViewDialog", "Save"))
        self.name = self._name_field(self.tr("Name of the view"))
        first, last = desk.years()
        years = f"{first}–{last}"
        self.name.setText(f"{desk.title(desk.session.state.current)}, {years}".removeprefix(", ")[:_LONGEST])
        self.name.selectAll()
        self.name.setFocus()

    def deed(self) -> str:
        name = self.name.text().strip()
        if not self._may_take(name):
            return ""
        self.notebook.save_view(self.dataset, name, as_view(self.desk.session.state))
        return self.tr("Saved: {name}").format(name=name)


class RenameView(ViewDialog):
    """Which one, and to what?"""

    def __init__(self, desk: Desk, notebook: Notebook, parent: QWidget) -> None:
        super().__init__(desk, notebook, parent, translate("ViewDialog", "Rename a view"),
                         translate("ViewDialog", "Rename"))
        self.choice = self._choice(self.tr("View"))
        self.name = self._name_field(self.tr("New name"))
        self.choice.currentTextChanged.connect(self.name.setText)
        self.name.setText(self._chosen(self.choice))
        self.name.selectAll()
        self.name.setFocus()

    def deed(self) -> str:
        old, new = self._chosen(self.choice), self.name.text().strip()
        if old != new and not self._may_take(new):
            return ""
        self.notebook.rename_view(self.dataset, old, new)
        return self.tr("Renamed: {name}").format(name=new)


class DeleteView(ViewDialog):
    """Which one?"""

    def __init__(self, desk: Desk, notebook: Notebook, parent: QWidget) -> None:
        super().__init__(desk, notebook, parent, translate("ViewDialog", "Delete a view"),
                         translate("ViewDialog", "Delete"))
        self.choice = self._choice(self.tr("View"))
        self._tell(self.tr("It cannot be brought back."))
        self.choice.setFocus()

    def deed(self) -> str:
        name = self._chosen(self.choice)
        self.notebook.delete_view(self.dataset, name)
        return self.tr("Deleted: {name}").format(name=name)
