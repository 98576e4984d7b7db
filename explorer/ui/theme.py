"""Colours, type and spacing. Everything on screen takes its look from here."""

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

SANS = "Noto Sans"
SERIF = "Noto Serif"
"""Of original words alone, so that they are never mistaken for ours."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours; text and muted are legible (AA) on paper and on surface."""

    paper: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    highlight: str
    faint_highlight: str
    differs: str
    agrees: str
    pressed: str
    eras: tuple[str, str]
    """Behind the line, in turn: both seen on the paper, and apart from each other, and no glare."""
    empty: str
    """The arcs of a ring for documents that do not tell."""
    lanes: tuple[str, ...]

    def lane(self, index: int) -> QColor:
        """The hue of a lane: whose business it is."""
        return QColor(self.lanes[index % len(self.lanes)])


LIGHT = Colours(
    "#FAF8F4", "#FFFFFF", "#E2DCD0", "#23211D", "#6A6459", "#1B5E9E", "#FFFFFF", "#FFF0B8", "#FFF9E3", "#A8431A",
    "#2E6A3C", "#F0EBE1", ("#F4ECDB", "#E8EBEF"), "#D9D1C1",
    ("#3B6EA8", "#A8572B", "#3F7A57", "#7A5195", "#8A6D1B", "#5B6470"))
DARK = Colours(
    "#17181A", "#1F2124", "#35383D", "#ECE9E2", "#A9A498", "#86B7EE", "#101214", "#54450F", "#302A18", "#F0996B",
    "#8CCB97", "#2A2D31", ("#252A31", "#302A21"), "#5C626B",
    ("#7FB0EA", "#E79A6C", "#83C79B", "#BC9AD6", "#D3B45A", "#A6AFBA"))


class Theme(QObject):
    """The colours in use, and the size of the text; follows the system unless told otherwise."""

    changed = Signal()

    def __init__(self, styles: Path, choice: str = "system", scale: float = 1.0,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.styles = styles
        self.choice = choice
        self.scale = kept(scale)
        self._fonts: dict[tuple[float, bool, str], QFont] = {}
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)
        self.apply()

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        if self.choice != "system":
            return self.choice == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def choose(self, choice: str) -> None:
        """`light`, `dark` or `system`."""
        if choice != self.choice:
            self.choice = choice
            self.apply()
            self.changed.emit()

    def set_scale(self, scale: float) -> None:
        """The size of the text, from 1 to 3."""
        scale = kept(scale)
        if scale != self.scale:
            self.scale = scale
            self.apply()
            self.changed.emit()

    def px(self, size: float) -> int:
        """A size in pixels at the present size of the text."""
        return round(size * self.scale)

    def font(self, size: float = 13, bold: bool = False, family: str = SANS) -> QFont:
        """A font by its size in pixels at 100%."""
        key = size, bold, family
        if key not in self._fonts:  # asked for 2,000 times while the documents are written
            font = self._fonts[key] = QFont(family)
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return QFont(self._fonts[key])

    def _scheme_changed(self) -> None:
        if self.choice == "system":
            self.apply()
            self.changed.emit()

    def apply(self) -> None:
        """Dress the application."""
        self.colours = DARK if self.dark else LIGHT
        """The colours in use; kept, for they are asked for with every mark that is painted."""
        self._fonts.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font())
            app.setPalette(_palette(self.colours))
            if (sheet := _sheet(self)) != app.styleSheet():  # Qt does not look, and reads it all anew
                app.setStyleSheet(sheet)


def kept(scale: float) -> float:
    """A size of the text from 1 to 3, whatever is asked for."""
    return round(min(3.0, max(1.0, scale)), 2)  # in this order what is no number becomes 1


def load_fonts(folder: Path) -> None:
    """Make the fonts that travel with the program known."""
    for path in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in ((roles.Window, c.paper), (roles.Base, c.surface), (roles.AlternateBase, c.paper),
                         (roles.Text, c.text), (roles.WindowText, c.text), (roles.Button, c.surface),
                         (roles.ButtonText, c.text), (roles.Highlight, c.accent), (roles.HighlightedText, c.on_accent),
                         (roles.Link, c.accent), (roles.LinkVisited, c.accent), (roles.ToolTipBase, c.surface),
                         (roles.ToolTipText, c.text), (roles.PlaceholderText, c.muted), (roles.Mid, c.line),
                         (roles.Accent, c.accent)):
        palette.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.muted))
    return palette


def _sheet(theme: Theme) -> str:
    """The style sheet: 8 px grid, controls 30 px high, radius 6 px, a visible focus of 2 px."""
    values = {f.name: getattr(theme.colours, f.name) for f in fields(Colours) if f.name != "lanes"}
    sizes = {name: f"{theme.px(px)}px" for name, px in (
        ("s11", 11), ("s12", 12), ("s13", 13), ("s15", 15), ("s20", 20), ("h", 28), ("p4", 4), ("p6", 6), ("p8", 8),
        ("p10", 10), ("p12", 12), ("p14", 14), ("p16", 16), ("p24", 24))}
    sizes |= {f"f{n}": f"{theme.px(n) - 1}px" for n in (4, 6, 8, 24)}  # the frame of a focus is a pixel thicker
    # Qt draws no corner whose radius is over half the side, border and all
    sizes["r8"] = f"{(theme.px(14) + 2) // 2}px"
    check = (theme.styles / f"check-{'dark' if theme.dark else 'light'}.svg").as_posix()
    chevron = (theme.styles / f"chevron-{'dark' if theme.dark else 'light'}.svg").as_posix()
    return _SHEET.format(**values, **sizes, check=check, chevron=chevron)


_SHEET = """
* {{ outline: none; }}
QMainWindow, QDialog, QWidget#ground {{ background: {paper}; color: {text}; }}
QTabWidget::pane {{ border: none; }}
QTabBar::tab {{ background: {paper}; color: {muted}; padding: {p6} {p16}; border-bottom: 2px solid {line}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {accent}; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line}; padding: {p6}; }}
QMenuBar {{ background: {paper}; }}
QMenuBar::item {{ padding: {p4} {p8}; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {pressed}; }}
QMenu {{ background: {surface}; border: 1px solid {line}; padding: {p4}; }}
QMenu::item {{ padding: {p6} {p24} {p6} {p12}; border-radius: 4px; }}
QMenu::item:selected {{ background: {pressed}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p4} {p8}; }}
QMenu::icon {{ padding-left: {p8}; }}
QWidget#bar {{ background: {surface}; border-bottom: 1px solid {line}; }}
QWidget#bar[place="filters"] {{ background: {paper}; }}
QToolButton, QPushButton {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 6px;
  padding: 0 {p12}; min-height: {h}; }}
QToolButton:hover, QPushButton:hover {{ background: {pressed}; }}
QToolButton:pressed, QPushButton:pressed, QToolButton:checked {{ background: {pressed}; }}
QToolButton:disabled, QPushButton:disabled {{ color: {muted}; background: {paper}; }}
QToolButton:focus, QPushButton:focus {{ border: 2px solid {accent}; padding: 0 {p10}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[shape="round"] {{ padding: 0; min-width: {h}; }}
QToolButton[shape="quiet"] {{ background: transparent; border: none; color: {accent}; padding: 0 {p4};
  min-height: 0; }}
QToolButton[ground="paper"] {{ background: {paper}; }}
QToolButton[shape="quiet"]:hover {{ text-decoration: underline; }}
QToolButton[shape="quiet"]:focus {{ border: 2px solid {accent}; }}
QToolButton[shape="link"] {{ background: transparent; border: 2px solid transparent; color: {accent}; padding: 0;
  min-height: 0; }}
QToolButton[shape="link"]:hover {{ text-decoration: underline; }}
QToolButton[shape="link"]:focus {{ border-color: {accent}; padding: 0; }}
QToolButton[shape="small"] {{ border-color: transparent; padding: 0 {p6}; min-height: {p24}; color: {text}; }}
QToolButton[shape="low"] {{ min-height: {p24}; padding: 0 {p10}; }}
QToolButton[shape="low"]:focus {{ padding: 0 {p8}; }}
QToolButton[place="outline"] {{ color: {muted}; text-align: left; font-size: {s12}; }}
QToolButton[shape="tool"] {{ background: transparent; border: none; padding: {p6}; min-height: 0; }}
QToolButton[shape="tool"]:hover, QToolButton[shape="tool"]:checked {{ background: {pressed}; }}
QToolButton[shape="tool"]:focus {{ border: 2px solid {accent}; padding: {p4}; }}
QToolButton[shape="chip"] {{ border-radius: {p12}; min-height: {p24}; padding: 0 {p8}; color: {accent}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[primary="true"]:disabled {{ background: {line}; color: {muted}; border-color: {line}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QLineEdit, QPlainTextEdit, QSpinBox, QComboBox {{ background: {paper}; color: {text}; border: 1px solid {line};
  border-radius: 6px; padding: {p6} {p8}; selection-background-color: {accent}; selection-color: {on_accent}; }}
QComboBox {{ padding-right: {p24}; }}
QComboBox::drop-down {{ border: none; width: {p24}; }}
QComboBox::down-arrow {{ image: url({chevron}); width: {p14}; height: {p14}; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {line};
  selection-background-color: {pressed}; selection-color: {text}; }}
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus, QComboBox:focus {{ border: 2px solid {accent};
  padding: {f6} {f8}; background: {surface}; }}
QComboBox:focus {{ padding-right: {f24}; }}
QTextBrowser, QScrollArea, QListView {{ background: {surface}; border: none; color: {text}; }}
QListView::item {{ padding: {p4}; border-radius: 4px; }}
QListView::item:selected {{ background: {pressed}; color: {text}; }}
QTableView {{ background: {surface}; border: 2px solid transparent; color: {text};
  selection-background-color: {pressed}; selection-color: {text}; }}
QTableView:focus {{ border: 2px solid {accent}; }}
QTableView::item {{ padding: 0 {p8}; border: none; border-bottom: 1px solid {line}; }}
QTableView::item:selected {{ background: {pressed}; color: {text}; }}
QTableCornerButton::section {{ background: {paper}; border: none; border-bottom: 1px solid {line};
  border-right: 1px solid {line}; }}
QAbstractScrollArea::corner {{ background: {surface}; border: none; }}
QHeaderView {{ background: {paper}; border: none; }}
QHeaderView::section {{ background: {paper}; color: {muted}; border: none; border-bottom: 1px solid {line};
  padding: {p6} {p10}; font-size: {s12}; font-weight: 600; }}
QHeaderView::section:hover {{ background: {pressed}; }}
QListView:focus, QTextBrowser:focus {{ border: 2px solid {accent}; }}
QTextBrowser, QListView#found {{ border: 2px solid transparent; }}
QListView#found:focus {{ border: 2px solid {accent}; }}
QTextBrowser#card {{ background: {paper}; border: 1px solid {line}; border-radius: 6px; padding: {p8}; }}
QTextBrowser#card:focus {{ border: 2px solid {accent}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ margin: 0 2px; }}
QSplitter::handle:vertical {{ margin: 2px 0; }}
QSplitter::handle:hover {{ background: {accent}; }}
QSplitter {{ background: {paper}; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {p10}; }}
QScrollBar:horizontal {{ height: {p10}; }}
QScrollBar::handle {{ background: {line}; border-radius: {p4}; min-height: {p24}; min-width: {p24}; margin: 2px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: none; width: 0; height: 0; }}
QStatusBar {{ background: {paper}; color: {muted}; border-top: 1px solid {line}; font-size: {s11}; }}
QStatusBar QLabel {{ color: {muted}; font-size: {s11}; padding: 0 {p8}; }}
QStatusBar::item {{ border: none; }}
QLabel[role="title"] {{ font-size: {s20}; font-weight: 600; }}
QLabel[role="head"] {{ font-size: {s15}; font-weight: 600; }}
QLabel[role="small"] {{ font-size: {s11}; color: {muted}; }}
QLabel[role="muted"] {{ color: {muted}; font-size: {s12}; }}
QLabel[role="silent"] {{ color: {muted}; background: {paper}; border: 1px dashed {muted}; border-radius: 6px;
  padding: {p6} {p10}; font-size: {s12}; }}
QLabel[role="hint"] {{ color: {text}; font-size: {s12}; }}
QLabel[role="strong"] {{ color: {text}; font-size: {s12}; font-weight: 600; }}
QFrame#results {{ background: {surface}; border: 1px solid {line}; }}
QFrame#popup {{ background: {surface}; border: 1px solid {line}; border-radius: 6px; }}
QFrame#column, QWidget#pane {{ background: {surface}; }}
QWidget#side {{ background: {surface}; border-left: 1px solid {line}; }}
QFrame#gap {{ background: {accent}; }}
QWidget#hint {{ background: {highlight}; }}
QWidget#hint[place="notice"] {{ border-top: 2px solid {accent}; }}
QSpinBox {{ padding: {p4} {p6}; }}
QSpinBox:focus {{ padding: {f4} {f6}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ border: none; padding: 0; background: transparent; }}
QCheckBox, QRadioButton {{ spacing: {p8}; min-height: {p24}; padding: 0 {p4}; border: 2px solid transparent;
  border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {p14}; height: {p14}; border: 1px solid {muted};
  background: {surface}; border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {r8}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QRadioButton::indicator:checked {{ background: {surface}; border: {p4} solid {accent}; width: {p8}; height: {p8}; }}
QLabel[role="wrong"] {{ color: {differs}; font-weight: 600; }}
"""
