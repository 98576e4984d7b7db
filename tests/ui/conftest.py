"""The real window, offscreen; and the check that nothing is left over."""

import gc
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QThreadPool, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import explorer.app
from explorer.app import make_application, make_window
from explorer.notes import notebook
from explorer.paths import bundled_dataset, resources
from explorer.store.library import Library
from explorer.ui.icons import Icons
from explorer.ui.notes import editor
from explorer.ui.reading import pane
from explorer.ui.window import Window
from tests.ui.hands import settle, wait_until

Start = Callable[..., Window]
Opened = Callable[[Path], Library]
_FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application as the program makes it. What is loaded by now is no litter: the collector passes it over."""
    made = make_application([])
    gc.collect()
    gc.freeze()
    yield made
    made.clipboard().clear()  # at the very end Qt could let go of it no more


@pytest.fixture(autouse=True)
def tidy(request: pytest.FixtureRequest, application: QApplication, qtlog, caplog: pytest.LogCaptureFixture,
         capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Fails where a test leaves a widget, a running timer, a thread, a log line or anything printed behind."""
    threads, before = set(threading.enumerate()), living(application)  # what a test that failed has left
    gc.freeze()  # what is there by now is no litter of this test: to look through it each time took a fifth of all time
    yield
    if _FAILED in request.node.stash:
        return  # What it holds on to is still shown to whoever mends it.
    request.node.funcargs.clear()
    assert QThreadPool.globalInstance().waitForDone(5000), "a job is still at work"
    leftovers = [described(o) for o in living(application) if o not in before]
    leftovers += [t.name for t in set(threading.enumerate()) - threads]
    assert not leftovers
    assert not [r.message for r in qtlog.records if not r.ignored and r.matches_level("WARNING")]
    assert not [r for when in ("setup", "call", "teardown") for r in caplog.get_records(when)]
    assert capsys.readouterr() == ("", "")


def living(application: QApplication) -> list[QObject]:
    """The top-level widgets there are, and the timers that run."""
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    widgets = [w for w in application.topLevelWidgets() if isValid(w) and type(w).__name__ != "QTipLabel"]
    timers = [o for o in gc.get_objects() if issubclass(type(o), QTimer) and isValid(o) and o.isActive()]
    return [*widgets, *timers]


def described(thing: QObject) -> str:
    """Enough to find where it came from."""
    return f"{type(thing).__name__} {thing.objectName()} of {thing.parent()}"


def put_away(window: Window) -> None:
    """Close a window and let it go, as at the end of the program."""
    if isValid(window):
        window.close()
        library = window.desk.library
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        library.close()


@pytest.fixture(scope="session")
def icons(application: QApplication) -> Icons:
    """The icons, drawn once for all windows."""
    return Icons(resources() / "icons")


class Kept(Library):
    """One that stays open for the next window, but answers nobody where all windows have closed it."""

    readers = 0

    def close(self) -> None:
        """One window reads it no more."""
        self.readers -= 1

    def ask(self, sql: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        assert self.readers > 0, f"asked after it was closed: {sql}"
        return super().ask(sql, values)


@pytest.fixture(scope="session")
def opened() -> Iterator[Opened]:
    """Opens a dataset file: once for all windows, for what was asked of it once is known then."""
    kept: dict[Path, Kept] = {}

    def open_it(path: Path) -> Library:
        library = kept[path] = kept.get(path) or Kept(path)
        library.readers += 1
        return library

    yield open_it
    for library in kept.values():
        Library.close(library)


@pytest.fixture
def start(request: pytest.FixtureRequest, application: QApplication, icons: Icons, opened: Opened,
          tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program on a dataset and a reader's folder; a later call is a later start."""
    windows: list[Window] = []

    monkeypatch.setattr(explorer.app, "Icons", lambda folder: icons)
    if fewer := request.node.get_closest_marker("documents"):
        monkeypatch.setattr(pane, "MOST", *fewer.args)
    monkeypatch.setattr(editor, "_PAUSE", 30)  # from the last letter to the file: hands here do not hesitate
    monkeypatch.setattr(notebook, "_PATIENCE", 0.2)

    def start_it(path: Path | None = None, folder: Path | None = None, theme: str = "light",
                 size: tuple[int, int] | None = (1366, 768), animated: bool = False) -> Window:
        gc.disable()  # as the program does
        dataset = path or bundled_dataset()
        library = Library(dataset) if dataset.is_relative_to(tmp_path) else opened(dataset)
        window = make_window(library, folder or tmp_path / "mine", theme)
        windows.append(window)
        if not animated:  # what is seen at once need not be waited for
            window.timeline.canvas.glide.wanted = False
        if size:
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.resize(*size)
        window.show()
        QCursor.setPos(window.mapToGlobal(QPoint(5, window.height() - 5)))  # out of the way
        window.activateWindow()
        wait_until(lambda: window.isActiveWindow() and window._first_picture)
        settle()
        return window

    yield start_it
    for window in windows:
        put_away(window)
    windows.clear()


@pytest.fixture
def window(start: Start) -> Window:
    """The first start on the bundled dataset."""
    return start()


@pytest.fixture
def small(start: Start, small_dataset: Path) -> Window:
    """The first start on the small dataset."""
    return start(small_dataset)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The reader's own folder, which is not there yet."""
    return tmp_path / "mine"


def make_newer(path: Path) -> None:
    """Mark a dataset or notebook as written by a newer program."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the offscreen platform cannot do is no fault of ours; it says so at every menu."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support "))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Remember that a test failed."""
    report = yield
    if report.failed or hasattr(report, "wasxfail"):
        item.stash[_FAILED] = True
    return report
