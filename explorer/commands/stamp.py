"""`stamp SRC --originals DIR`: fingerprints and anchors, beside the text."""

import argparse
from pathlib import Path

from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.dataset.check import SourceError, check
from explorer.dataset.originals import OriginalsError, stamp

HELP = "write fingerprints and anchors of the originals beside a dataset's text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("src", metavar="SRC", type=Path, help="the folder that holds dataset.yaml")
    parser.add_argument("--originals", metavar="DIR", type=Path, required=True,
                        help="a folder with the original documents")
    options.add(parser)


def run(arguments: argparse.Namespace) -> int:
    """Stamp every register whose original is there."""
    try:
        written = stamp(check(arguments.src), arguments.originals, arguments.src)
    except (SourceError, OriginalsError) as error:
        raise Unusable(str(error)) from error
    except OSError as error:
        raise Unusable(f"{error.filename}: cannot be written ({error.strerror}); make room or choose another "
                       "place") from error
    print("\n".join(written))
    return 0
