"""`check SRC`: every problem of a dataset's text."""

import argparse
import json
from pathlib import Path

from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.dataset.check import TABLE, Checked, SourceError, check, counts, told
from explorer.dataset.originals import Accounted, OriginalsError, check_originals

HELP = "explain every problem of a dataset's text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("src", metavar="SRC", type=Path, help="the folder that holds dataset.yaml")
    parser.add_argument("--originals", metavar="DIR", type=Path, help="a folder with the original documents")
    options.add(parser, json=True)


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; 1 if there is an error, 0 otherwise."""
    try:
        checked = check(arguments.src)
        accounted = check_originals(checked, arguments.originals) if arguments.originals else []
    except (SourceError, OriginalsError) as error:
        raise Unusable(str(error)) from error
    checked.problems.sort()
    if arguments.json:
        print(json.dumps(_data(checked, accounted), ensure_ascii=False, indent=2))
    else:
        _print(checked, accounted, arguments.src)
    return 1 if checked.problems else 0


def _data(checked: Checked, accounted: list[Accounted]) -> dict[str, object]:
    table = told(checked)
    known = {a.source: a for a in accounted}
    return {
        "problems": [{"level": p.level, "file": p.file, "line": p.line, "field": p.field, "message": p.message}
                     for p in checked.problems],
        "sources": [{"key": key, "characters": known[key].characters if key in known else None,
                     "accounted": known[key].accounted if key in known else None, **row}
                    for key, row in table.items()],
        "counts": counts(checked)}


def _table(checked: Checked) -> list[str]:
    """A row a document: its statements, of how many of each kind it tells, its claims and disagreements."""
    total = counts(checked)
    rows = [("document", *TABLE), *((key, *map(str, row.values())) for key, row in told(checked).items()),
            ("all", *(str(total[name]) for name in TABLE))]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
            for row in rows]


def _print(checked: Checked, accounted: list[Accounted], folder: Path) -> None:
    for problem in checked.problems:
        print(f"{folder / problem.file}:{problem.line}: {problem.field}: "
              f"{'' if problem.level == 'error' else 'warning: '}{problem.message}")
    for known in accounted:
        print(f"{known.source}: {known.accounted} of {known.characters} characters accounted for by "
              f"{known.passages} statements and what is set aside")
    print("\n".join(_table(checked)))
    errors = len(checked.errors)
    print(f"{errors} error{'' if errors == 1 else 's'}, {len(checked.problems) - errors} warnings")
