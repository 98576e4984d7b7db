"""What is drawn once for all that shows it: icons of one family, in the colour of the text around them, and what the
line is painted with."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from explorer.ui.theme import Colours, Theme
from explorer.ui.timeline.inks import Inks

_KEPT = 4
"""So many colours and sizes of the text are kept: light and dark, with and without two documents compared."""


class Icons:
    """The icons in a folder of SVG files that are drawn in `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[str, str, int], QPixmap] = {}
        self._icons: dict[tuple[str, str, str, int], QIcon] = {}
        self._inks: dict[tuple[Colours, float, float], Inks] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """One icon, `size` pixels wide and high."""
        side = round(size * ratio)
        key = name, colour, side
        if key not in self._made:
            pixmap = QPixmap(side, side)
            pixmap.fill(Qt.GlobalColor.transparent)
            path = self.folder / f"{name}.svg"
            if path.is_file():
                svg = path.read_text(encoding="utf-8").replace("currentColor", QColor(colour).name())
                painter = QPainter(pixmap)
                QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
                painter.end()
            pixmap.setDevicePixelRatio(ratio)
            self._made[key] = pixmap
        return self._made[key]

    def icon(self, name: str, colour: str, faint: str, size: int = 18) -> QIcon:
        """An icon for a control: `faint` where the control is disabled."""
        key = name, colour, faint, size
        if key not in self._icons:  # many controls have the same
            self._icons[key] = icon = QIcon()
            for ratio in (1.0, 2.0):
                icon.addPixmap(self.pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
                icon.addPixmap(self.pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
        return self._icons[key]

    def inks(self, theme: Theme, colours: Colours, ratio: float) -> Inks:
        """What the line and its signs are painted with in some colours, at the present size of the text."""
        key = colours, theme.scale, ratio
        if key not in self._inks:
            if len(self._inks) >= _KEPT:
                self._inks.clear()
            self._inks[key] = Inks(colours, theme.font(12.5), theme.font(12.5, bold=True), theme.font(11), ratio)
        return self._inks[key]
