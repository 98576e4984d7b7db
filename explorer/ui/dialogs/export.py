"""Export to PDF: which events, where to, and what came of it. The window behind stays usable."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.handout.gather import gather
from explorer.handout.pdf import write_pdf
from explorer.handout.saving import HandoutError
from explorer.handout.through import Seen, said_of
from explorer.model.days import to_date, to_day
from explorer.model.fold import words
from explorer.model.records import DRAWN, Note
from explorer.paths import resources
from explorer.session import gathered
from explorer.store.grouped import printed
from explorer.ui.desk import Desk
from explorer.ui.dialogs.along import Along
from explorer.ui.dialogs.contents import Contents
from explorer.ui.dialogs.onlyfound import OnlyFound, short
from explorer.ui.jobs import Job
from explorer.ui.timeline.content import Content


class ExportDialog(QDialog):
    """Not modal: one may go on selecting, and the counts follow."""

    saved = Signal(str)

    def __init__(self, desk: Desk, content: Content, notes: Callable[[], list[Note]], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.content = desk, content
        self.setWindowTitle(self.tr("Export to PDF"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.job: Job[tuple[str, ...]] = Job(self._done, self._failed, self)
        self.target = Path()
        self._folder = Path.home()
        """Where the last handout was saved."""
        self.selected = QRadioButton()
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Choose nothing for export"))
        self.clear.clicked.connect(lambda: desk.session.change(gathered=(), selected=()))
        self.contents = Contents(desk, self)
        self.contents.changed.connect(self._count)
        self.in_years = QRadioButton(self.tr("All events of these years:"))
        self.looked, self.sought, self.all = QRadioButton(), QRadioButton(), QRadioButton()
        self.group = QButtonGroup(self)
        for choice in (self.selected, self.looked, self.sought, self.in_years, self.all):
            self.group.addButton(choice)
            choice.toggled.connect(self._choice_changed)
        self.only = OnlyFound(desk)
        self.only.toggled.connect(self._choice_changed)
        self.first, self.last = self._year(self.tr("First year")), self._year(self.tr("Last year"))
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("Title of the handout (may stay empty)"))
        self.title.setAccessibleName(self.tr("Title of the handout"))
        self.along = Along(desk, notes)
        self.along.changed.connect(self._choice_changed)
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.says.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.instead = QLabel()
        self.instead.setWordWrap(True)
        self.instead.setProperty("role", "strong")
        self.show_file = QPushButton(self.tr("Open the PDF"))
        self.show_file.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.target))))
        self.go = QPushButton(self.tr("Save as…"))
        self.go.setProperty("primary", "true")
        self.go.setDefault(True)
        self.go.clicked.connect(self.ask_where)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        for button in (self.clear, self.show_file, self.close_button):
            button.setAutoDefault(False)  # one that was pressed last would answer to Enter when this is shown again
        self._lay_out()
        desk.session.listen(lambda before, after: self._count() if self.isVisible() else None)

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        how = QLabel(self.tr("Ctrl+click on the line adds an event, and “Add to the export” in the details too. What "
                             "was added stays until you clear it."))
        how.setWordWrap(True)
        how.setProperty("role", "small")
        chosen = QHBoxLayout()
        chosen.addWidget(self.selected, 1)
        chosen.addWidget(self.clear)
        years = QHBoxLayout()
        for widget in (self.in_years, self.first, QLabel("–"), self.last):
            years.addWidget(widget)
        years.addStretch(1)
        only = QHBoxLayout()
        only.addSpacing(px(24))
        only.addWidget(self.only, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.show_file)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.go)
        self.inner = QWidget()
        self.inner.setObjectName("ground")
        self.column = box = QVBoxLayout(self.inner)
        box.setContentsMargins(px(24), px(16), px(24), 0)
        box.setSpacing(px(8))
        box.addWidget(QLabel(self.tr("Which events go into the handout?")))
        box.addLayout(chosen)
        box.addWidget(how)
        box.addWidget(self.looked)
        box.addWidget(self.sought)
        box.addLayout(only)
        box.addLayout(years)
        box.addWidget(self.all)
        box.addWidget(self.contents, 1)
        box.addWidget(self.title)
        box.addWidget(self.along)
        box.addWidget(self.says)
        self.view = QScrollArea()
        self.view.setWidget(self.inner)
        self.view.setWidgetResizable(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, px(14))
        whole.addWidget(self.view, 1)
        buttons.setContentsMargins(px(24), 0, px(24), 0)
        self.instead.setContentsMargins(px(24), 0, px(24), 0)
        whole.addWidget(self.instead)  # who prints is to read it, however much there is above
        whole.addLayout(buttons)

    def _year(self, name: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setAccessibleName(name)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setFixedWidth(self.desk.theme.px(72) + 24)
        spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        spin.installEventFilter(self)
        spin.valueChanged.connect(self._years_changed)
        return spin

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who turns the wheel over a year wants to read on, unless the year has the keys."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QSpinBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _choice_changed(self) -> None:
        self.show_file.setVisible(False)
        self._count()

    def _years_changed(self) -> None:
        self.in_years.setChecked(True)
        self._choice_changed()

    def _tell(self, words: str, wrong: bool = False) -> None:
        self.says.setMinimumHeight(0)
        self.says.setText(words)
        self.says.setProperty("role", "wrong" if wrong else "")
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)
        self._fit()

    def _fit(self) -> None:
        """As large as what it says, if the screen is: large letters are scrolled, and the buttons stay in view."""
        px, room = self.desk.theme.px, self.screen().availableGeometry()
        wide = min(px(480), room.width() - 40)
        needed = self.column.totalHeightForWidth(wide) + self.go.sizeHint().height() + px(24)
        if not self.instead.isHidden():
            needed += self.instead.heightForWidth(wide) + self.whole.spacing()
        self.resize(wide, min(needed, room.height() - 80))

    def start(self) -> None:
        """Show it, the likeliest choice made."""
        self.show_file.setVisible(False)
        self.along.begin()
        self.says.setText("")
        for spin, year in zip((self.first, self.last), self.desk.years(), strict=True):
            spin.setRange(*(to_date(int(d))[0] for d in self.content.extent))
            spin.setValue(year)
        self.contents.begin(self.desk.session.state.gathered)
        state = self.desk.session.state
        chosen = gathered.chosen(state)
        more = len(chosen) < 2 and self.along.takes_more(self._looked_at(), chosen)
        self.only.setChecked(state.beside[0] == "found")
        seen = state.beside[0] == "found" and not state.gathered and bool(self._found())
        (self.sought if seen else self.looked if more else self.selected if chosen else self.in_years).setChecked(True)
        self._count()
        self.show()
        self._fit()  # it has its letters only now
        self.view.verticalScrollBar().setValue(0)
        (self.group.checkedButton() or self.go).setFocus(Qt.FocusReason.OtherFocusReason)
        self.raise_()
        self.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, or else “Save as…”."""
        own = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(own, QPushButton):
            own.click()
        else:
            super().keyPressEvent(event)

    def keys(self) -> tuple[list[str], str]:
        """What is to be exported, and the selection in words."""
        keys, words = self._every()
        return self.contents.kept([*keys, *self.along.links_of(keys, self.seen())]), words

    def _looked_at(self) -> list[str]:
        """What was looked at and stands on the line."""
        return [k for k in self.desk.session.looked_at if (e := self.desk.entity(k)) and e.kind in DRAWN]

    def _found(self) -> list[str]:
        """What the search has found; of which any is to be printed, if that is only what was found."""
        if (found := self.only.wanted()) is not None:
            library = self.along.library(replace(self._lens(), found=found))
            return [key for key in found.claims if library.telling(key)]
        return printed(self.desk.library, self.desk.session.state.sought.things)

    def _every(self) -> tuple[list[str], str]:
        """The same with what is left out by hand, and without what is linked to it."""
        if self.selected.isChecked():
            return list(gathered.chosen(self.desk.session.state)), self.tr("chosen by hand")
        if self.looked.isChecked():
            return self._looked_at(), self.tr("what was looked at")
        if self.sought.isChecked():
            return self._found(), self.tr("what the search found: {words}").format(
                words=self.desk.session.state.typed)
        if days := self.days():
            return self.content.keys_within(*days), self.tr("{first} to {last}").format(
                first=to_date(days[0])[0], last=to_date(days[1])[0])
        return self.content.passing_keys(), self.tr("all that passes the filters") \
            if self.desk.session.state.filters else self.tr("everything")

    def days(self) -> tuple[int, int] | None:
        """The time that was chosen, if it is by years."""
        if not self.in_years.isChecked():
            return None
        first, last = sorted((self.first.value(), self.last.value()))
        return to_day(first), to_day(last, 12, 31)

    def seen(self) -> Seen:
        """What goes into it, as the line shows it now."""
        return replace(self._lens(), found=self.only.wanted()) if self.sought.isChecked() else self._lens()

    def _lens(self) -> Seen:
        state = self.desk.session.state
        return Seen(state.lens, state.verdicts)

    def _count(self) -> None:
        chosen = gathered.chosen(self.desk.session.state)
        self.selected.setText(self.tr("The %n chosen event(s)", "", len(self.contents.kept(chosen))))
        self.selected.setEnabled(bool(chosen))
        self.clear.setEnabled(bool(chosen))
        self.all.setText(self.tr("Everything that the filters let through (%n)", "", len(self.content.passing_keys())))
        self.looked.setText(self.tr("What was looked at (%n)", "", len(self._looked_at())))
        typed = self.desk.session.state.typed
        if self.sought.isChecked() and not typed:
            self.selected.setChecked(True)  # which counts anew
            return
        self.sought.setVisible(bool(typed))
        self.only.setVisible(self.sought.isChecked() and self.only.found() is not None)
        self.sought.setText(self.tr("What the search found (%n): {words}", "", len(self._found())).format(
            words=short(typed).replace("&", "&&")))
        keys = self._every()[0]
        self.contents.fill(keys, self.along.links_of(keys, self.seen()))
        keys = self.keys()[0]
        self.along.fill(self.seen(), keys)
        self.instead.setText(self.along.instead(self.seen(), keys))
        self.instead.setVisible(bool(self.instead.text()))
        number = len(keys)
        self.go.setEnabled(number > 0 and not self.job.busy)
        if not self.job.busy and not self.show_file.isVisible():
            titles = {s.key: s.short_title for s in self.desk.library.sources}
            self._tell(" ".join((self.tr("%n entries go into the handout.", "", number),
                                 *said_of(self.seen(), titles, self.desk.wording),
                                 self.along.say(keys, self.seen(), self.days()))) if number else
                       self.tr("Nothing lies there yet: click events on the line, or choose other years."))

    def ask_where(self) -> None:
        """Ask for a place, then write."""
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the handout as"), self._suggestion(),
                                              self.tr("PDF document (*.pdf)"))
        if not name:
            return
        out = Path(name)
        whole = out if out.suffix.lower() == ".pdf" else out.with_name(out.name + ".pdf")
        if whole != out and whole.exists():  # nobody was asked whether that one may go
            self._tell(self.tr("Not saved. {file} is there already; choose it by its whole name to replace it.").format(
                file=whole), wrong=True)
            return
        self.write(whole)

    def _suggestion(self) -> str:
        """Beside the last one, under its own title: that of its only entry, if it has no other."""
        keys = self.keys()[0]
        title = self._titled() or (self.desk.title(keys[0]) if len(keys) == 1 else
                                   self.desk.library.info.get("title", "handout"))
        folder = self._folder if self._folder.is_dir() else Path.home()
        return str(folder / ("-".join(words(title)) + ".pdf"))

    def _titled(self) -> str:
        """The reader's title; of what a search has found, what was sought, if that is plain words."""
        typed = self.desk.session.state.typed.strip()
        plain = self.sought.isChecked() and all(c.isalnum() or c in " -’'" for c in typed)
        return self.title.text() or (typed[:1].upper() + typed[1:] if plain else "")

    def write(self, out: Path) -> None:
        """Write the handout in the background; says what came of it."""
        keys, chosen = self.keys()
        made = gather(self.desk.library, keys, self.desk.wording, self._titled(), chosen,
                      notes=self.along.chosen_notes(), seen=self.seen(), days=self.days(),
                      own=self.along.words_of(self.seen()), barred=self.along.barred(),
                      withheld=self.along.withheld(self.seen()), made_on=date.today().isoformat(),
                      held_in=self.along.held_in)
        self.target = target = out
        folder = resources()
        self.show_file.setVisible(False)

        def work() -> tuple[str, ...]:
            return write_pdf(made, folder, target)

        self.job.start(work)
        self.go.setEnabled(False)
        self._tell(self.tr("Writing…"))

    def _done(self, warnings: tuple[str, ...]) -> None:
        self._folder = self.target.parent
        self.go.setEnabled(True)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_file.setVisible(True)
        kept = len(self.desk.session.state.gathered) if self.selected.isChecked() else 0
        stay = (self.tr("%n chosen for export stay until you clear them.", "", kept),) if kept else ()
        self._tell("\n".join((self.tr("Saved: {file}").format(file=self.target), *warnings, *stay)))
        self.saved.emit(str(self.target))
        self._show_words()

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        if not isinstance(error, HandoutError):
            self._tell("")
            raise error
        self._tell(self.tr("Not saved. {why} Your selection is kept.").format(why=f"{error}."), wrong=True)
        self._show_words()

    def _show_words(self) -> None:
        """Bring what is said into view, all its lines, once it has its place."""
        def give_room() -> None:
            self.says.setMinimumHeight(self.says.heightForWidth(self.says.width()))
            QTimer.singleShot(0, self, lambda: self.view.ensureWidgetVisible(self.says))
        QTimer.singleShot(0, self, give_room)
