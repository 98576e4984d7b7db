"""`search WORDS`: what the search box finds."""

import argparse
import json
import sys
from dataclasses import asdict

from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.model.wording import KINDS, QT_TRANSLATE_NOOP, Wording
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
            found = search(library, " ".join(arguments.words))
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


def _print(found: Found, wording: Wording) -> None:
    if found.missed:
        print(wording.say(QT_TRANSLATE_NOOP("Wording", "Nothing has all of these words; with most of them:")))
    for hit in found.hits:
        print(_line(hit, wording))
    print(wording.say(QT_TRANSLATE_NOOP("Wording", "{total} found, {shown} shown"), total=found.total,
                      shown=len(found.hits)))


def _line(hit: Hit, wording: Wording) -> str:
    snippet = hit.snippet
    if hit.end > hit.start:
        snippet = f"{snippet[:hit.start]}[{snippet[hit.start:hit.end]}]{snippet[hit.end:]}"
    return f"{hit.key}  {wording.say(KINDS.get(hit.kind, hit.kind))}: {hit.title}\n    {snippet}"
