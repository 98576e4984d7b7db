"""`build SRC -o OUT`: text to dataset."""

import argparse
import sys
from pathlib import Path

from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.dataset.check import SourceError, check, counts
from explorer.dataset.write import WriteError, write

HELP = "make a dataset file from its text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("src", metavar="SRC", type=Path, help="the folder that holds dataset.yaml")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the dataset file to write")
    options.add(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build, unless there are errors; those are printed, and the old file stays."""
    try:
        checked = check(arguments.src)
    except SourceError as error:
        raise Unusable(str(error)) from error
    if checked.errors:
        for problem in checked.errors:
            print(f"{arguments.src / problem.file}:{problem.line}: {problem.field}: {problem.message}", file=sys.stderr)
        raise Unusable(f"{arguments.src}: {len(checked.errors)} errors; nothing was built. Mend them, or see them "
                       "with `check`")
    try:
        write(checked.dataset, arguments.output)
    except WriteError as error:
        raise Unusable(str(error)) from error
    print(f"{arguments.output}: " + ", ".join(f"{number} {name}" for name, number in counts(checked).items()))
    return 0
