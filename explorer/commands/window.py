"""Without a command: the window."""

import argparse
import gc
import sys
from pathlib import Path

from explorer.commands import options
from explorer.commands.problems import Unusable
from explorer.store.opening import DatasetError

HELP = "several documents about the same years, on one line: who says what, and where they differ"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the window."""
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="a dataset (.sqlite, .tlex)")
    options.add(parser)
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="", help="the colours")
    parser.add_argument("--print-first-picture", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Open the window; what cannot be opened is said in one line."""
    language = options.language(arguments)
    arguments.dataset = arguments.file or arguments.dataset
    library = options.library(arguments)
    gc.disable()  # until the first picture: nothing made on the way to it is thrown away, and it saves 0.1 s
    from explorer.app import open_window  # Qt; needs a screen

    def told(moment: float) -> None:
        print(f"first picture {moment!r}")
        sys.stdout.flush()

    try:
        return open_window(library, arguments.data_dir, arguments.theme,
                           told if arguments.print_first_picture else None, language)
    except DatasetError as error:
        raise Unusable(str(error)) from error
