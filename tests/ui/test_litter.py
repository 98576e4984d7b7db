"""What nothing holds any more goes on the thread of the window, however busy another is."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from explorer.ui.jobs import Job
from explorer.ui.litter import Litter
from tests.ui.hands import wait_until


class Held:
    """Holds itself, as parts of a window often do."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def parent(application: QApplication) -> Iterator[QObject]:
    was = gc.isenabled()
    gc.enable()
    found = QObject()
    yield found
    found.deleteLater()
    (gc.enable if was else gc.disable)()


def test_it_goes_on_the_thread_of_the_window(parent: QObject) -> None:
    litter, gone, answers = Litter(parent), [], []
    weakref.finalize(Held(), lambda: gone.append(threading.current_thread()))
    job: Job[int] = Job(answers.append, answers.append, parent)
    job.start(lambda: len([[n] for n in range(100_000)]))
    wait_until(lambda: answers)
    assert answers == [100_000] and not gone, "the other thread has thrown it away"
    kept = []
    litter.setInterval(0)
    wait_until(lambda: kept.extend([n] for n in range(1000)) or gone)
    assert gone == [threading.main_thread()]
