"""The size of the text: what is pressed in quick succession is one change."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStatusBar

from explorer.ui.theme import Theme, kept

_REST = 200
"""Milliseconds after the last press: all is dressed anew then, which takes up to a second, and presses would queue."""
SIZES = (1.0, 1.5, 2.0, 3.0)
"""Those that the menu has."""


class TextSize(QObject):
    """Says at once which size is wanted, and makes the text that large when the hands rest."""

    def __init__(self, theme: Theme, bar: QStatusBar) -> None:
        super().__init__(bar)
        self.theme, self.bar = theme, bar
        self._wanted: float | None = None
        """What has been asked for and is not yet so."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.finish)

    def step(self, by: float) -> None:
        """Make the text larger by this share, or smaller."""
        self._wanted = self._said((self.theme.scale if self._wanted is None else self._wanted) + by)
        self._rest.start()

    def choose(self, scale: float) -> None:
        """Make it so large at once."""
        self._wanted = self._said(scale)
        self.finish()

    def finish(self) -> None:
        """Wait no longer."""
        self._rest.stop()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.theme.set_scale(wanted)

    def _said(self, scale: float) -> float:
        """The size that can be had, which is said."""
        scale = kept(round(scale, 1))
        self.bar.showMessage(self.tr("Text size {n} %").format(n=round(scale * 100)), 5000)
        return scale

    def fill(self, menu: QMenu) -> None:
        """The sizes to choose from, that in use with its mark."""
        menu.addSeparator()
        group = QActionGroup(menu)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)  # it may be none of these
        for size in SIZES:
            action = menu.addAction(self.tr("{n} %").format(n=round(size * 100)), partial(self.choose, size))
            action.setCheckable(True)
            action.setData(size)
            group.addAction(action)

        def mark() -> None:
            for action in group.actions():
                action.setChecked(action.data() == self.theme.scale)

        menu.aboutToShow.connect(mark)
