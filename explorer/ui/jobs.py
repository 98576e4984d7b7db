"""Long work on another thread: a frozen request, one answer, the newest wins."""

from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

T = TypeVar("T")


class _Answer(QObject):
    arrived = Signal(int, object, object)


class _Work(QRunnable):
    def __init__(self, number: int, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self.number, self.work, self.answer = number, work, answer

    def run(self) -> None:
        try:
            result, error = self.work(), None
        except Exception as failure:  # handed to the window, which says it
            result, error = None, failure
        with suppress(RuntimeError):  # The window was closed meanwhile: nobody waits for it.
            self.answer.arrived.emit(self.number, result, error)


class Job(QObject, Generic[T]):
    """One kind of work; an answer to an older request is dropped."""

    def __init__(self, done: Callable[[T], None], failed: Callable[[Exception], None],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed
        self._number = 0
        self._answer = _Answer(self)
        self._answer.arrived.connect(self._arrived)

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._number % 2 == 1

    def start(self, work: Callable[[], T]) -> None:
        """Do `work` on another thread."""
        self._number += 2 - self._number % 2 - 1 if not self.busy else 2
        QThreadPool.globalInstance().start(_Work(self._number, work, self._answer))

    def _arrived(self, number: int, result: T, error: Exception | None) -> None:
        if number != self._number:
            return
        self._number += 1
        if error is not None:
            self._failed(error)
        else:
            self._done(result)
