"""How each kind of line in a document looks."""

from PySide6.QtGui import QColor, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from explorer.ui.desk import Desk
from explorer.ui.reading.lines import Line, Look, Role
from explorer.ui.theme import SERIF

_ABOVE = {Role.HEADING: 16, Role.NOW: 18, Role.PLACE: 12, Role.STATEMENT: 4, Role.ORIGINAL: 6, Role.ASIDE: 8,
          Role.END: 0}


class Forms:
    """Made once for a whole document."""

    def __init__(self, desk: Desk, both: bool) -> None:
        self.desk, self.both = desk, both
        colours = desk.theme.colours
        self.small = self._form(11, colours.muted)
        self._own = {
            Role.NOW: self._form(12, colours.text, bold=True), Role.STATEMENT: self._form(14, colours.text),
            Role.ORIGINAL: self._form(15 if not both else 14, colours.text, family=SERIF),
            Role.ASIDE: self._form(12, colours.muted, family=SERIF)}
        self.letter = max(QFontMetricsF(self._own[role].font()).averageCharWidth()
                          for role in (Role.STATEMENT, Role.ORIGINAL))
        """Pixels that a letter of a statement takes, more or less."""
        self._blocks: dict[tuple[Role, int, bool], QTextBlockFormat] = {}
        sizes = ((0, 13.0), (1, 16.0), (2, 14.5), (3, 13.0))
        self._headings = {n: self._form(size, colours.text, bold=True) for n, size in sizes}
        self._titles = {n: self._form(size, colours.text, bold=True, family=SERIF) for n, size in sizes}

    def _form(self, size: float, colour: str, bold: bool = False, family: str = "") -> QTextCharFormat:
        form = QTextCharFormat()
        theme = self.desk.theme
        form.setFont(theme.font(size, bold, family) if family else theme.font(size, bold))
        form.setForeground(QColor(colour))
        return form

    def of(self, line: Line) -> QTextCharFormat:
        """The letters of a line."""
        if line.role is Role.HEADING:
            return self._headings.get(line.level, self._headings[0])
        if line.role is Role.ORIGINAL and line.level:
            return self._titles.get(line.level, self._titles[0])
        return self._own.get(line.role, self.small)

    def part(self, look: Look) -> QTextCharFormat:
        """What is different in letters that are no plain words."""
        form = QTextCharFormat()
        colours = self.desk.theme.colours
        if look is Look.MENDED:  # no wave, which is how a spelling mistake looks
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            form.setUnderlineColor(QColor(colours.muted))
        elif look is not Look.REMARKED:
            form.setFont(self.desk.theme.font(11))
            form.setForeground(QColor(colours.differs if look is Look.UNSURE else colours.muted))
        return form

    def block(self, line: Line, before: Line | None, ours: Line | None = None) -> QTextBlockFormat:
        """The room around a line; of one in two columns as much above as `ours` has."""
        px = self.desk.theme.px
        above = 4 if before is not None and before.role is Role.NOW else _ABOVE[(ours or line).role]
        if line.role is Role.ORIGINAL and line.level:
            above = _ABOVE[Role.HEADING]
        form = line.role, px(above) if before else 2, self.both and ours is None and line.role is Role.ORIGINAL
        if form not in self._blocks:
            self._blocks[form] = self._block(*form)
        return self._blocks[form]

    def _block(self, role: Role, above: int, below_ours: bool) -> QTextBlockFormat:
        px, layout = self.desk.theme.px, QTextBlockFormat()
        layout.setTopMargin(above)
        layout.setBottomMargin(px(3))
        layout.setLeftMargin(px(20 if below_ours else 8))
        layout.setRightMargin(px(8))
        if role is Role.NOW:
            layout.setBackground(QColor(self.desk.theme.colours.paper))
        height = 128 if role is not Role.ORIGINAL else 118  # a serif face of more height
        layout.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return layout
