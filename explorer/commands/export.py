"""`export --select QUERY --format F -o OUT`: a selection as a document."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from explorer import paths
from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.handout.gather import gather
from explorer.handout.handout import Handout
from explorer.handout.pdf import write_pdf
from explorer.handout.saving import HandoutError
from explorer.model.describe import describe
from explorer.model.edtf import EdtfError
from explorer.model.filters import All
from explorer.model.query import parse_query, within
from explorer.store.library import Library
from explorer.store.opening import DatasetError

HELP = "write a selection to a document"
FORMATS = {"pdf": "a handout to print"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--select", metavar="QUERY", default="",
                        help="what to type into the search box (default: all); --select=-WORD if it begins with “-”")
    parser.add_argument("--span", metavar="EDTF", default="", help="a time, as 2001/2014")
    parser.add_argument("--format", choices=FORMATS, required=True,
                        help="; ".join(f"{name}: {title}" for name, title in FORMATS.items()))
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the file to write")
    options.add(parser, json=True)


def run(arguments: argparse.Namespace) -> int:
    """Write the document; 1, and no document, if nothing is selected."""
    with options.library(arguments) as library:
        try:
            handout = _handout(library, arguments)
        except DatasetError as error:
            raise Unusable(str(error)) from error
    warnings: list[str] = []
    if handout.entries:
        try:
            warnings += write_pdf(handout, paths.resources(), arguments.output)
        except HandoutError as error:
            raise Unusable(str(error)) from error
    else:
        warnings.append("nothing is selected, so nothing was written; try fewer words, or a longer time")
    _answer(arguments, len(handout.entries), warnings)
    return 0 if handout.entries else 1


def _handout(library: Library, arguments: argparse.Namespace) -> Handout:
    wording = options.wording(arguments)
    terms = parse_query(arguments.select).terms
    if arguments.span:
        try:
            terms += (within(arguments.span),)
        except EdtfError as error:
            raise Unusable(f"--span {arguments.span}: {error}") from error
    term = All(terms)

    def title(field: str, typed: str) -> str:
        if field == "source":
            return next((library.sources[n - 1].short_title for n in library.resolve(field, typed)), typed)
        if field == "topic":
            return library.topics.get(typed, typed)
        found = library.entity(typed) or next(
            (library.entity(key) for key in library.keys(library.resolve(field, typed))), None)
        return found.title if found else typed

    return gather(library, library.select(term), wording, selection=describe(term, wording, title),
                  language=arguments.lang, made_on=date.today().isoformat())


def _answer(arguments: argparse.Namespace, events: int, warnings: list[str]) -> None:
    files = [str(arguments.output)] if events else []
    if arguments.json:
        print(json.dumps({"files": files, "events": events, "warnings": warnings}, ensure_ascii=False, indent=2))
        return
    for warning in warnings:
        print(f"timeline-explorer: {warning}", file=sys.stderr)
    for name in files:
        print(f"{name}: {events} event{'' if events == 1 else 's'}")
