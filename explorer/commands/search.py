"""`search WORDS`: what the search box finds."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict

from explorer import paths
from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.dataset.documents import read
from explorer.dataset.unreadable import DocumentError
from explorer.model.intext import Searchable, searchable
from explorer.model.originals import Original
from explorer.model.placing import UnknownDocument, place
from explorer.model.wording import KINDS, QT_TRANSLATE_NOOP, Wording
from explorer.notes.notebook import Notebook, NotebookError
from explorer.notes.originals import Originals
from explorer.store.library import Library
from explorer.store.opening import DatasetError
from explorer.store.search import Found, Hit, search

HELP = "find entries and statements"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("words", metavar="WORDS", nargs="+",
                        help="what to type into the search box; together in quotes if one begins with “-”")
    options.add(parser, json=True)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 1 if nothing was."""
    wording = options.wording(arguments)
    with options.library(arguments) as library:
        try:
            found = search(library, " ".join(arguments.words), originals=_originals(library, arguments))
        except NotebookError as error:
            raise Unusable(error.typed) from error
        except DatasetError as error:
            raise Unusable(str(error)) from error
    if arguments.json:
        print(json.dumps({"query": found.query, "total": found.total, "hits": [asdict(h) for h in found.hits]},
                         ensure_ascii=False, indent=2))
    else:
        _print(found, wording)
    if found.stopped:
        print("timeline-explorer: search: would take too long and was stopped; use longer words", file=sys.stderr)
    return 0 if found.total else 1


def _originals(library: Library, arguments: argparse.Namespace) -> list[Searchable]:
    """The originals at hand, one a document: of the notebook, of the folder beside the app, of the dataset."""
    known, found = library.originals.known, dict[str, Searchable]()
    for text in _texts(library, Notebook(paths.reader_folder(arguments.data_dir))):
        with suppress(UnknownDocument):
            original = Original(place(known, text), text)
            found.setdefault(original.placement.source, searchable(
                original.placement, original.as_in_copy, library.blocks(original.placement.source), original.mended))
    return [found[s.key] for s in library.sources if s.key in found]


def _texts(library: Library, notebook: Notebook) -> Iterator[str]:
    own = Originals(notebook, library.info.get("key", ""))
    yield from [own.text(original.source) or "" for original in own.all()]
    for path in paths.shared_originals():
        with suppress(DocumentError):
            yield read(path, {k.sha256 for k in library.originals.known}).text
    for source in library.sources:
        if (contained := library.originals.text(source.key)) is not None:
            yield contained


def _print(found: Found, wording: Wording) -> None:
    if found.missed:
        print(wording.say(QT_TRANSLATE_NOOP("Wording", "Nothing has all of these words; with most of them:")))
    if found.alike:
        print(wording.say(QT_TRANSLATE_NOOP("Wording", "Nothing is spelled so; names that sound like it:")))
    for hit in found.hits:
        print(_line(hit, wording))
    print(wording.say(QT_TRANSLATE_NOOP("Wording", "{total} found, {shown} shown"), total=found.total,
                      shown=len(found.hits)))


def _line(hit: Hit, wording: Wording) -> str:
    snippet = hit.snippet
    if hit.end > hit.start:
        snippet = f"{snippet[:hit.start]}[{snippet[hit.start:hit.end]}]{snippet[hit.end:]}"
    return f"{hit.key}  {wording.say(KINDS.get(hit.kind, hit.kind))}: {hit.title}\n    {snippet}"
