"""The originals at hand: read and placed on another thread, from the notebook, the dataset, and the shared folder."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from explorer import paths
from explorer.dataset.unreadable import DocumentError
from explorer.model.anchors import Stopped
from explorer.model.placing import Known, Sure, UnknownDocument, place
from explorer.notes.notebook import Notebook, NotebookError
from explorer.notes.originals import Added, Originals
from explorer.store.library import Library
from explorer.store.opening import DatasetError
from explorer.ui.desk import Desk, translate
from explorer.ui.jobs import Job
from explorer.ui.originals.held import Held, held

if TYPE_CHECKING:
    from explorer.dataset.documents import Document

_SHOWN_AFTER, _SHOWN_EACH = 500, 200
"""Milliseconds after which one is told that something is going on, and how far it is."""


@dataclass(frozen=True)
class Request:
    """What is to be done on the other thread."""

    dataset: Path
    originals: Originals
    files: tuple[Path, ...] = ()
    """To be added; none: what there is already is read again."""


@dataclass
class Progress:
    """How far it is; written by one thread and read by the other."""

    stop: Event = field(default_factory=Event)
    doing: tuple[str, int, int] = ("", 0, 0)
    """File, and how many of its pages are read, of how many."""


@dataclass(frozen=True)
class Answer:
    """What has come of it."""

    request: Request
    held: tuple[Held, ...] = ()
    problems: tuple[str, ...] = ()
    """One sentence each."""
    stopped: bool = False


class Shelf(QObject):
    """What columns take originals from. It speaks in single lines; nothing waits for it."""

    changed = Signal(object)
    """The set of documents whose original has come or gone."""
    added = Signal(object)
    """A list of `Held` that the reader has just added."""
    said = Signal(str)
    """Something has been done, or could not be."""
    working = Signal(str)
    """What is being done, for half a second already; empty when it is done."""

    def __init__(self, desk: Desk, notebook: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.notebook = desk, notebook
        self.held: dict[str, Held] = {}
        self.problems: tuple[str, ...] = ()
        """What could not be read when it was looked what there is."""
        self._waiting: list[Path] = []
        self._again = False
        self._progress = Progress()
        self._job: Job[Answer] = Job(self._done, self._failed, self)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tell)
        desk.held = self.held.get
        desk.watchers.append(self._library_changed)

    @property
    def originals(self) -> Originals:
        """Those in the notebook, of the dataset that is open."""
        return Originals(copy(self.notebook), self.desk.library.info.get("key", ""))

    # What there is

    def load(self) -> None:
        """Read what there is, if there is anything; when what is being done is done."""
        self._again = self._job.busy
        if not self._again:
            self._load()

    def _load(self) -> None:
        try:
            anything = bool(self.originals.all())
        except NotebookError as error:
            self.said.emit(str(error))
            anything = False
        library = self.desk.library
        if anything or paths.shared_originals() or any(
                library.originals.text(s.key) is not None for s in library.sources):
            self._start(())

    def begin_anew(self) -> None:
        """Another notebook was opened, with other originals."""
        self.stop()
        gone = set(self.held)
        self.held.clear()
        if gone:
            self.changed.emit(gone)
        self.load()

    def left_in(self, before: Notebook) -> int:
        """How many originals another notebook has that this one has not."""
        try:
            return len(self._missed(before))
        except NotebookError as error:
            self.said.emit(str(error))
            return 0

    def _missed(self, before: Notebook) -> list[Added]:
        here = {one.source for one in self.originals.all()}
        return [one for one in Originals(before, self.originals.dataset).all() if one.source not in here]

    def take_along(self, before: Notebook) -> None:
        """Keep the originals of another notebook in this one too."""
        there = Originals(before, self.originals.dataset)
        try:
            for one in self._missed(before):
                self.originals.add(one.source, one.name, there.text(one.source) or "", one.sha256, one.identical)
        except NotebookError as error:
            self.said.emit(str(error))
        self.load()

    def add(self, files: Sequence[Path]) -> None:
        """Read files, find out which documents they are, and keep them in the notebook."""
        if self._job.busy:
            self._waiting += files
        elif files:
            self._start(tuple(files))

    def remove(self, source: str) -> None:
        """Forget a document that was added; one that the dataset or the shared folder has takes its place."""
        try:
            self.originals.remove(source)
        except NotebookError as error:
            self.said.emit(str(error))
            return
        self.held.pop(source, None)
        self.said.emit(self.tr("The original of {document} has been removed from your notebook.").format(
            document=self.desk.source(source).short_title))
        self.changed.emit({source})
        self.load()

    def stop(self) -> None:
        """Do no more of what is being done; what is done already stays."""
        self._waiting = []
        self._progress.stop.set()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job.busy

    # On the other thread and back

    def _start(self, files: tuple[Path, ...]) -> None:
        self._progress = progress = Progress()
        request = Request(self.desk.library.path, self.originals, files)
        self._clock.start(_SHOWN_AFTER)
        self._job.start(lambda: _adding(request, progress) if files else _loading(request, progress))

    def _tell(self) -> None:
        self._clock.setInterval(_SHOWN_EACH)
        name, done, of = self._progress.doing
        self.working.emit(
            self.tr("Reading {file}: page {done} of {of}").format(file=name, done=done, of=of) if of > 1 else
            self.tr("Reading {file}").format(file=name) if name else self.tr("Reading the originals"))

    def _rest(self) -> None:
        self._clock.stop()
        self.working.emit("")

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.said.emit(self.tr("The originals could not be read ({error}).").format(error=error))

    def _done(self, answer: Answer) -> None:
        self._rest()
        if answer.request.dataset != self.desk.library.path:
            return  # another dataset was opened meanwhile
        if not answer.request.files:
            gone = self.held.keys() - {h.source for h in answer.held}
            for source in gone:
                del self.held[source]
            self.problems = answer.problems
            self._take(answer, gone)
        else:
            self._take(answer, set())
            if answer.held:
                self.added.emit(list(answer.held))
        self._say(answer)
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            self._start(tuple(waiting))
        elif self._again:
            self.load()

    def _take(self, answer: Answer, gone: set[str]) -> None:
        new = {h.source: h for h in answer.held}
        self.held.update(new)
        if new or gone:
            self.changed.emit(new.keys() | gone)

    def _say(self, answer: Answer) -> None:
        """What came of adding; what is wrong with what was there before is in the list of originals."""
        if answer.request.files:
            words = [self.counted(answer.held)] if answer.held else []
            if answer.stopped:
                words.append(self.tr("Stopped."))
            words += map(_sentence, answer.problems)
            if any(one.kept == "window" for one in answer.held):
                words.append(self.tr("What cannot be kept can be read until this window is closed."))
            self.said.emit(" ".join(words))

    def counted(self, there: Sequence[Held]) -> str:
        """What has been found in copies, in a sentence or two."""
        found = {sure: sum(one.placement.count(sure) for one in there) for sure in Sure}
        every, exact = sum(found.values()), found[Sure.EXACT]
        names = ", ".join(self.desk.source(one.source).short_title for one in there)
        words = self.tr("%n original(s) added: {documents}.", "", len(there)).format(documents=names)
        if exact == every:
            return words + " " + self.tr("All %n statement(s) found exactly.", "", every)
        return words + " " + self.tr("Of %n statement(s) {exact} found exactly, {near} nearly, {missing} not.", "",
                                     every).format(exact=exact, near=found[Sure.NEAR], missing=found[Sure.MISSING])

    def _library_changed(self) -> None:
        self.stop()
        self.held.clear()
        self._load()  # an answer that is still to come is about another dataset


def read(path: Path, known: set[str], stopped: Callable[[], bool], progress: Callable[[int, int], None]) -> "Document":
    """The text of a file."""
    from explorer.dataset.documents import read as read_document  # 20 ms that the start need not wait for

    return read_document(path, known, stopped, progress)


def _sentence(words: str) -> str:
    return words if words.endswith(".") else words + "."


def _guarded(find: Callable[[], Held], problems: list[str], path: Path | str) -> Held | None:
    try:
        return find()
    except (DocumentError, UnknownDocument) as error:
        problems.append(translate("Shelf", "“{file}” {what}").format(
            file=Path(path).name, what=str(error).removeprefix(f"{path}: ")))
    return None


def _read(known: Sequence[Known], path: Path, kept: str, progress: Progress,
          keep: Callable[[str, str, str, str, bool], object] = lambda *_: None) -> Held:
    """A file, placed."""
    def pages(done: int, of: int) -> None:
        progress.doing = path.name, done, of

    document = read(path, {k.sha256 for k in known}, progress.stop.is_set, pages)
    one = _placed(known, document.name, kept, document.text, progress)
    keep(one.source, document.name, document.text, document.sha256, one.placement.identical)
    return one


def _placed(known: Sequence[Known], name: str, kept: str, text: str, progress: Progress) -> Held:
    return held(name, kept, place(known, text, progress.stop.is_set), text)


def _adding(request: Request, progress: Progress) -> Answer:
    """Add files; what is wrong with one does not keep the others away."""
    found: dict[str, Held] = {}
    problems: list[str] = []
    lost: set[str] = set()

    def keep(source: str, name: str, text: str, digest: str, identical: bool) -> None:
        try:
            request.originals.add(source, name, text, digest, identical)
        except NotebookError as error:
            problems.append(str(error))
            lost.add(source)

    try:
        with Library(request.dataset) as library:
            known = library.originals.known
        for path in request.files:
            progress.doing = path.name, 0, 0
            one = _guarded(lambda p=path: _read(known, p, "notebook", progress, keep), problems, path)  # type: ignore[misc]
            if one is not None:
                found[one.source] = replace(one, kept="window") if one.source in lost else one
    except Stopped:
        return Answer(request, tuple(found.values()), tuple(problems), stopped=True)
    except DatasetError as error:
        problems.append(str(error))
    return Answer(request, tuple(found.values()), tuple(problems))


def _loading(request: Request, progress: Progress) -> Answer:
    """What the notebook has; else what the dataset contains; else what lies in the shared folder."""
    found: dict[str, Held] = {}
    problems: list[str] = []
    try:
        with Library(request.dataset) as library:
            known = library.originals.known
            contained = {k.source: text for k in known if (text := library.originals.text(k.source)) is not None}
        for one in request.originals.all():
            progress.doing = one.name, 0, 0
            there = _guarded(lambda o=one: _placed(  # type: ignore[misc]
                known, o.name, "notebook", request.originals.text(o.source) or "", progress), problems, one.name)
            if there is not None:
                found[there.source] = there
        for source, whole in contained.items():
            if source not in found:
                found[source] = _placed(known, request.dataset.name, "dataset", whole, progress)
        for path in paths.shared_originals():
            progress.doing = path.name, 0, 0
            shared = _guarded(lambda p=path: _read(known, p, "folder", progress), problems, path)  # type: ignore[misc]
            if shared is not None:
                found.setdefault(shared.source, shared)
    except Stopped:
        return Answer(request, tuple(found.values()), tuple(problems), stopped=True)
    except (NotebookError, DatasetError) as error:
        problems.append(str(error))
    return Answer(request, tuple(found.values()), tuple(problems))
