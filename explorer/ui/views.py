"""Named views: what is looked at and how, under a name, in the menu and in the reader's notebook."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.model.filters import Filters
from explorer.notes.notebook import Notebook, NotebookError
from explorer.session.state import State
from explorer.session.views import Known, from_view
from explorer.store.library import Library
from explorer.timeline.scale import kept
from explorer.ui.desk import Desk
from explorer.ui.dialogs import messages
from explorer.ui.dialogs.views import DeleteView, RenameView, SaveView, ViewDialog
from explorer.ui.timeline.pane import TimelinePane
from explorer.ui.wording import schemes


def known(library: Library) -> Known:
    """What a view of a library may speak of."""
    return Known(lambda key: library.entity(key) is not None,
                 {**library.facets, "disagreements": library.differing}, schemes(),
                 [s.key for s in library.sources])


class ViewsMenu(QMenu):
    """The views of the present dataset, read anew each time it opens; and what one can do with them."""

    def __init__(self, desk: Desk, notebook: Notebook, timeline: TimelinePane, window: QMainWindow) -> None:
        super().__init__(window)
        self.desk, self.notebook, self.timeline, self.within = desk, notebook, timeline, window
        self.setTitle(self.tr("&Named views"))
        self.save = QAction(self.tr("Save this view…"), self)
        self.save.setShortcut(QKeySequence("Ctrl+D"))
        window.addAction(self.save)
        self.save.triggered.connect(lambda: self._ask(SaveView))
        self.aboutToShow.connect(self._fill)
        self._fill_nothing()

    def _fill_nothing(self) -> None:
        self.clear()
        self.addAction(self.save)
        self.addSeparator()

    def _fill(self) -> None:
        self._fill_nothing()
        try:
            names = list(self.notebook.views(self.desk.library.info.get("key", "")))
        except NotebookError as error:
            title = self.tr("Your views cannot be read")
            self.addAction(title + "…", partial(messages.complain, self.within, title, str(error)))
            return
        for name in names:
            self.addAction(name.replace("&", "&&"), partial(self.open, name))
        if not names:
            self.addAction(self.tr("No views are saved yet")).setEnabled(False)
        self.addSeparator()
        for words, dialog in ((self.tr("Rename…"), RenameView), (self.tr("Delete…"), DeleteView)):
            self.addAction(words, partial(self._ask, dialog)).setEnabled(bool(names))

    def _ask(self, dialog: Callable[[Desk, Notebook, QMainWindow], ViewDialog]) -> None:
        self.timeline.canvas.glide.finish()  # what is saved, and named, is where the line is going
        try:
            asking = dialog(self.desk, self.notebook, self.within)
        except NotebookError as error:
            messages.complain(self.within, self.tr("Your views cannot be read"), str(error))
            return
        asking.done_with.connect(lambda words: self.within.statusBar().showMessage(words, 5000))
        asking.show()

    def open(self, name: str) -> None:
        """Look at what was saved under a name."""
        try:
            view = self.notebook.views(self.desk.library.info.get("key", "")).get(name)
        except NotebookError as error:
            messages.complain(self.within, self.tr("Your views cannot be read"), str(error))
            return
        if view is None:
            messages.complain(self.within, self.tr("This view is gone"), self.tr(
                "“{name}” was deleted or renamed in another window.").format(name=name))
            return
        fields = {"current": "", "selected": (), "filters": Filters(), "typed": "", "passage": "",
                  **from_view(view, known(self.desk.library))}
        session = self.desk.session
        if not session.state.verdicts:  # to open a view is not to ask for them
            fields |= self._veiled(session.state.change(**fields))
        window = kept(fields.pop("window", session.state.window), self.timeline.content.extent)  # type: ignore[arg-type]
        session.change(**fields, window=window)
        self.timeline.canvas.set_window(window)  # it is on its way to what is chosen, which need not be in these years

    def _veiled(self, asked: State) -> dict[str, object]:
        """What a view may change while verdicts are hidden. It keeps what would tell them, and that is said."""
        fields = asked.veiled()
        if asked.change(**fields | {"verdicts": asked.verdicts}) != asked:
            self.within.statusBar().showMessage(self.tr(
                "Shown without its disagreements: it is hidden whether the documents agree (V)"), 5000)
        return fields
