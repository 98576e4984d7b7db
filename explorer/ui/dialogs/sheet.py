"""A page to read beside the window: it scrolls, so that however much it says fits a small screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from explorer.ui.desk import Desk


class Sheet(QDialog):
    """Not modal: one may try what it says."""

    def __init__(self, desk: Desk, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setWindowTitle(title)
        self.setModal(False)
        self.page = QTextBrowser()
        self.page.setAccessibleName(title)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.close)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.page, 1)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def html(self) -> str:
        """What it says now."""
        raise NotImplementedError

    def start(self) -> None:
        """Show what it says now."""
        px, room = self.desk.theme.px, self.screen().availableGeometry()
        self.column.setContentsMargins(px(16), px(16), px(16), px(16))
        self.page.setHtml(self.html())
        self.resize(min(px(560), room.width() - 40), min(px(640), room.height() - 60))
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()
