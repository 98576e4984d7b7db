"""`build SRC -o OUT [--with-originals DIR]`: text to dataset."""

import argparse
import sys
from pathlib import Path

from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.dataset.check import SourceError, check, counts
from explorer.dataset.originals import OriginalsError, with_originals
from explorer.dataset.write import WriteError, write

HELP = "make a dataset file from its text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("src", metavar="SRC", type=Path, help="the folder that holds dataset.yaml")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, required=True, help="the dataset file to write")
    parser.add_argument("--with-originals", metavar="DIR", type=Path,
                        help="a folder with the original documents, to put into the dataset; only for who may do so")
    options.add(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build, unless there are errors; those are printed, and the old file stays. 1 if an original was not there."""
    try:
        checked = check(arguments.src)
    except SourceError as error:
        raise Unusable(str(error)) from error
    if checked.errors:
        for problem in checked.errors:
            print(f"{arguments.src / problem.file}:{problem.line}: {problem.field}: {problem.message}", file=sys.stderr)
        raise Unusable(f"{arguments.src}: {len(checked.errors)} errors; nothing was built. Mend them, or see them "
                       "with `check`")
    dataset = checked.dataset
    absent: list[str] = []
    try:
        if arguments.with_originals:
            dataset, absent = with_originals(checked, arguments.with_originals)
        write(dataset, arguments.output)
    except (OriginalsError, WriteError) as error:
        raise Unusable(str(error)) from error
    contained = {"originals": len(dataset.originals)} if arguments.with_originals else {}
    print(f"{arguments.output}: " + ", ".join(
        f"{number} {name}" for name, number in (counts(checked) | contained).items()))
    if absent:
        print(f"timeline-explorer: {arguments.with_originals}: lacks {', '.join(absent)}; the dataset was built "
              "without", file=sys.stderr)
    return 1 if absent else 0
