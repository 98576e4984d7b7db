"""The one place where parts are made and handed to each other."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from explorer.surroundings import refuse_if_unfit

refuse_if_unfit()

from PySide6.QtCore import Qt, QTimer, QTranslator  # noqa: E402
from PySide6.QtGui import QGuiApplication, QIcon  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from explorer.notes.notebook import Notebook, NotebookError  # noqa: E402
from explorer.paths import bundled_dataset, reader_folder, resources  # noqa: E402
from explorer.session.session import Session  # noqa: E402
from explorer.session.state import SCHEME, State  # noqa: E402
from explorer.session.views import from_view  # noqa: E402
from explorer.store.library import Library  # noqa: E402
from explorer.store.opening import DatasetError  # noqa: E402
from explorer.ui.desk import Desk  # noqa: E402
from explorer.ui.icons import Icons  # noqa: E402
from explorer.ui.litter import Litter  # noqa: E402
from explorer.ui.theme import Theme, load_fonts  # noqa: E402
from explorer.ui.views import known  # noqa: E402
from explorer.ui.window import Window  # noqa: E402


def make_application(arguments: list[str], language: str = "") -> QApplication:
    """The Qt application, with our fonts."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments)
    app.setApplicationName("Timeline Explorer")
    app.setDesktopFileName("timeline-explorer")
    app.setStyle("Fusion")
    load_fonts(resources() / "fonts")
    _translate(app, language or "en")
    return app


def _translate(app: QApplication, language: str) -> None:
    """Install what `resources/translations` has for a language; English has its plurals there."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
    translator = QTranslator(app)
    if translator.load(str(resources() / "translations" / f"explorer_{language}.qm")):
        app.installTranslator(translator)


def make_window(library: Library, folder: Path, theme: str = "") -> Window:
    """A window on a library, as the reader left it; raises DatasetError where the library breaks."""
    notebook = Notebook(folder)
    try:
        place, trouble = notebook.read("place"), ""
    except NotebookError as error:
        place, trouble = {}, str(error)
    scale = place.get("text")
    left = place.get("colours")
    chosen = theme or (left if left in ("light", "dark", "system") else "system")
    look = Theme(resources() / "styles", str(chosen), float(scale) if isinstance(scale, int | float) else 1.0)
    session = Session(_state(library, place))
    desk = Desk(library, session, look, Icons(resources() / "icons"))
    window = Window(desk, notebook, _icon())
    look.setParent(window)
    if place:
        window.arrange(place)
        window.hint.hide()
        if not window.screen().availableGeometry().contains(window.geometry()):
            window.setWindowState(Qt.WindowState.WindowMaximized)
    else:
        window.originals.newcomer = True
        screen = window.screen().availableGeometry()
        window.resize(screen.width() * 5 // 6, screen.height() * 5 // 6)  # what it comes back to
        window.setWindowState(Qt.WindowState.WindowMaximized)
    _settle(window, place)
    if trouble:
        window.statusBar().showMessage(trouble, 15000)
    return window


def _icon() -> QIcon:
    icon = QIcon()
    for path in sorted((resources() / "icons-app").glob("*.png")):
        icon.addFile(str(path))
    return icon


def _state(library: Library, place: dict[str, object]) -> State:
    """Where the reader left off in this dataset, or what the dataset opens on."""
    current = library.info.get("opens on", "")
    state = State(scheme=SCHEME, current=current, selected=(current,) if current else (), offered=True,
                  verdicts=place.get("verdicts") is not False, links=place.get("links") is not False)
    if not place or place.get("dataset") != library.info.get("key"):
        return state
    left = from_view(place, known(library))
    left.pop("window", None)  # it is shown when there is a line to show it
    if "current" in left:
        state = state.change(selected=(), offered=left["current"] == current)
    state = state.change(**left)
    return state if state.verdicts else state.change(**state.veiled())


def _settle(window: Window, place: dict[str, object]) -> None:
    """Show the years that were in view, or all."""
    library = window.desk.library
    same = place.get("dataset") == library.info.get("key")
    if days := from_view(place, known(library)).get("window") if same else None:
        window.timeline.canvas.set_window(days)  # type: ignore[arg-type]
        window.timeline.canvas.zoom(1.0)
    else:
        window.timeline.show_opening()
    current = window.desk.session.state.current
    if current:
        QTimer.singleShot(0, window, lambda: window.timeline.canvas.reveal(current, pan=not days))


def open_window(library: Library, folder: Path | None, theme: str, first_picture: Callable[[float], None] | None,
                language: str = "") -> int:
    """Open the window on a library, and stay until it is closed; the library is closed then.

    `first_picture` is told the time of day at which the first picture is on screen, and ends the program.
    """
    app = make_application(sys.argv[:1], language)
    window = make_window(library, reader_folder(folder), theme)
    window.ready.connect(lambda: Litter(window))
    window.desk.watchers.append(gc.unfreeze)  # when another dataset is opened, what belonged to this one may go
    if first_picture is not None:
        def pictured() -> None:
            first_picture(time.time())
            QTimer.singleShot(0, app, app.quit)

        window.ready.connect(pictured)
    sys.excepthook = _catcher(window)
    window.show()
    code = app.exec()
    _leave_words()
    sys.excepthook = sys.__excepthook__
    window.desk.library.close()
    return code


def _leave_words() -> None:
    """Leave what was copied as plain words: Qt lets go of the clipboard at the very end, when what Python has put there
    can be let go of no more, and would crash. What another program has put there stays as it is."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() or QGuiApplication.platformName() == "offscreen":  # there nobody owns it
        clipboard.setText(clipboard.text())


def _catcher(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What becomes of an error that nobody expected: a dataset that breaks is given up for the bundled
    one; anything else is our mistake, is said, and leaves the window as it is."""
    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, DatasetError):
            window.give_up(str(error), bundled_dataset())
            return
        sys.__excepthook__(kind, error, trace)
        window.complain(window.tr("A mistake in the program"), window.tr(
            "Something went wrong that is no fault of yours ({what}). You can go on; if it comes back, "
            "please report it.").format(what=f"{kind.__name__}: {error}"))

    return caught


def measure(dataset: Path, plain: bool) -> dict[str, object]:
    """How long each gesture takes in a window on a dataset, or on a plain plot of it; and the most memory used."""
    from explorer.ui import gestures
    make_application(["timeline-explorer"])
    with TemporaryDirectory() as folder, Library(dataset) as library:
        if plain:
            times = gestures.measure_plain(library)
        else:
            window = make_window(library, Path(folder), "light")
            gestures.show(window)
            Litter(window)
            times = gestures.measure(window)
            window.close()
    return {"times": times, "peak_mb": _most_memory()}


def _most_memory() -> int | None:
    """Megabytes that this process has used at the most; None where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(used / (2**20 if sys.platform == "darwin" else 2**10))
