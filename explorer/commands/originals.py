"""`originals add FILE…`, `originals list`, `originals remove KEY`: the reader's own copies of the documents."""

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from explorer import paths
from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.dataset.documents import read
from explorer.dataset.unreadable import DocumentError
from explorer.model.placing import Placed, Placement, Sure, UnknownDocument, place
from explorer.model.wording import QT_TRANSLATE_NOOP, Wording
from explorer.notes.notebook import Notebook, NotebookError
from explorer.notes.originals import Originals
from explorer.store.library import Library
from explorer.store.opening import DatasetError

HELP = "add, list or remove your own copies of the documents"


@dataclass(frozen=True, slots=True)
class Answer:
    """One file: where its passages are, or why it could not be used."""

    file: str
    placement: Placement | None = None
    problem: str = ""
    kept: str = ""
    """Where the text is kept: `notebook`, `folder` (beside the app) or `dataset`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("what", choices=("add", "list", "remove"), help="what to do")
    parser.add_argument("names", metavar="FILE|KEY", nargs="*",
                        help="add: files (.txt, .md, .html, .pdf, .docx); remove: keys of documents, as `list` says")
    parser.add_argument("--spans", action="store_true", help="say where each passage was found")
    options.add(parser, json=True)


def run(arguments: argparse.Namespace) -> int:
    """Do it; 1 if a passage was not found, 2 if a file could not be used (the others are added)."""
    if bool(arguments.names) == (arguments.what == "list"):
        raise Unusable("originals list: takes no names" if arguments.names else
                       f"originals {arguments.what}: name what to {arguments.what}; see `originals list`")
    with options.library(arguments) as library:
        folder = paths.reader_folder(arguments.data_dir)
        notebook = Notebook(folder)
        originals = Originals(notebook, library.info.get("key", ""))
        try:
            if arguments.what == "remove":
                return _remove(originals, arguments)
            answers = (_add(library, originals, [Path(name) for name in arguments.names]) if arguments.what == "add"
                       else _list(library, originals))
            elsewhere = _elsewhere(notebook)
        except NotebookError as error:
            raise Unusable(error.typed) from error
        except DatasetError as error:
            raise Unusable(str(error)) from error
        _answer(library, answers, arguments, notebook.path)
        if arguments.what == "add" and any(answer.kept for answer in answers):
            _say_where(notebook, elsewhere, arguments)
    if arguments.what == "add" and any(answer.problem for answer in answers):
        return 2
    return int(any(a.placement is None or a.placement.count(Sure.MISSING) for a in answers))


def _add(library: Library, originals: Originals, files: list[Path]) -> list[Answer]:
    known = library.originals.known
    answers = []
    for path in files:
        try:
            document = read(path, {k.sha256 for k in known})
            placement = place(known, document.text)
        except DocumentError as error:
            answers.append(Answer(str(path), problem=str(error)))
        except UnknownDocument as error:
            answers.append(Answer(str(path), problem=f"{path}: {error}"))
        else:
            originals.add(placement.source, document.name, document.text, document.sha256, placement.identical)
            answers.append(Answer(str(path), placement, kept="notebook"))
    return answers


def _list(library: Library, originals: Originals) -> list[Answer]:
    """What columns of the window can show: of the notebook, of the folder beside the app, of the dataset itself."""
    known = library.originals.known
    answers = []
    order = {one.source: number for number, one in enumerate(known)}
    for original in sorted(originals.all(), key=lambda one: order.get(one.source, len(order))):
        text = originals.text(original.source) or ""
        try:
            answers.append(Answer(original.name, place(known, text), kept="notebook"))
        except UnknownDocument as error:  # the dataset has changed under it
            answers.append(Answer(original.name, problem=f"{original.name}: {error}", kept="notebook"))
    for path in paths.shared_originals():
        try:
            answers.append(Answer(str(path), place(known, read(path, {k.sha256 for k in known}).text), kept="folder"))
        except DocumentError as error:
            answers.append(Answer(str(path), problem=str(error), kept="folder"))
        except UnknownDocument as error:
            answers.append(Answer(str(path), problem=f"{path}: {error}", kept="folder"))
    for source in library.sources:
        if (contained := library.originals.text(source.key)) is not None:
            answers.append(Answer(str(library.path), place(known, contained), kept="dataset"))
    return answers


def _remove(originals: Originals, arguments: argparse.Namespace) -> int:
    there = {original.source: original for original in originals.all()}
    if unknown := [key for key in arguments.names if key not in there]:
        raise Unusable(f"{', '.join(unknown)}: there is no such original in your notebook; "
                       + (f"it has {', '.join(there)}" if there else "it has none"))
    for key in dict.fromkeys(arguments.names):
        originals.remove(key)
    if arguments.json:
        print(json.dumps([{"file": there[key].name, "source": key} for key in dict.fromkeys(arguments.names)],
                         ensure_ascii=False, indent=2))
    return 0


# What is answered

def _elsewhere(notebook: Notebook) -> str:
    """The notebook that a window had open last, if it is another than that of the reader's folder."""
    away = notebook.read("notebook").get("open")
    return away if isinstance(away, str) else ""


def _say_where(notebook: Notebook, elsewhere: str, arguments: argparse.Namespace) -> None:
    """Which notebook has the originals now; a window with another open does not show them."""
    if arguments.json:
        return  # each answer names it
    wording = options.wording(arguments)
    print(wording.say(QT_TRANSLATE_NOOP("Wording", "Kept in {notebook}"), notebook=notebook.path))
    if elsewhere:
        print(wording.say(QT_TRANSLATE_NOOP(
            "Wording", "The window was last used with {other}, where this changes nothing: add them there with "
            "File › Add original…"), other=elsewhere))


def _answer(library: Library, answers: list[Answer], arguments: argparse.Namespace, notebook: Path) -> None:
    if arguments.json:
        print(json.dumps([_data(answer, arguments.spans, notebook) for answer in answers], ensure_ascii=False,
                         indent=2))
    else:
        _print(library, answers, arguments.spans, options.wording(arguments))
    for answer in answers:
        if answer.problem:
            print(f"timeline-explorer: {answer.problem}", file=sys.stderr)


def _data(answer: Answer, spans: bool, notebook: Path) -> dict[str, object]:
    placement = answer.placement
    data: dict[str, object] = {
        "file": answer.file, "source": placement.source if placement else None,
        "passages": len(placement.passages) if placement else 0,
        **{sure.value: placement.count(sure) if placement else 0 for sure in Sure},
        "identical": bool(placement and placement.identical), "kept": answer.kept}
    if answer.kept == "notebook":
        data["notebook"] = str(notebook)
    if answer.problem:
        data["problem"] = answer.problem
    if spans and placement:
        data["spans"] = [
            {"passage": placed.key, "position": n, "state": found.sure.value, "share": round(found.share, 3),
             "start": None if found.sure is Sure.MISSING else found.start,
             "end": None if found.sure is Sure.MISSING else found.end}
            for placed in placement.passages.values() for n, found in enumerate(placed.spans)]
    return data


def _print(library: Library, answers: list[Answer], spans: bool, wording: Wording) -> None:
    titles = {source.key: source.short_title for source in library.sources}
    if not answers:
        print(wording.say(QT_TRANSLATE_NOOP("Wording", "No originals have been added")))
    for answer in answers:
        placement = answer.placement
        if placement is None:
            continue
        print(wording.say(
            QT_TRANSLATE_NOOP("Wording", "{file}: {source} ({title}), {passages} passages: {exact} exact, {near} near, "
                                         "{missing} missing"),
            file=answer.file, source=placement.source, title=titles[placement.source],
            passages=len(placement.passages), exact=placement.count(Sure.EXACT), near=placement.count(Sure.NEAR),
            missing=placement.count(Sure.MISSING)))
        if spans:
            for placed in placement.passages.values():
                print("  " + _line(placed))


def _line(placed: Placed) -> str:
    share = f" {100 * placed.share:.0f} %" if placed.sure is Sure.NEAR else ""
    places = ", ".join("–" if f.sure is Sure.MISSING else f"{f.start}-{f.end}" for f in placed.spans)
    return f"{placed.key}  {placed.sure.value}{share}" + (f"  {places}" if placed.sure is not Sure.MISSING else "")
