"""Start; the command line."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn

from explorer import __version__
from explorer.commands.problems import Unusable

COMMANDS = ("build", "check", "stamp", "search", "show", "disagreements", "export", "originals", "bench")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def _parser(command: str) -> argparse.ArgumentParser:
    module = importlib.import_module(f"explorer.commands.{command or 'window'}")
    parser = _Parser(
        prog=f"timeline-explorer {command}".strip(), description=module.HELP[0].upper() + module.HELP[1:] + ".",
        epilog=None if command else "commands: " + ", ".join(COMMANDS) + "; each with --help")
    if not command:
        parser.add_argument("--version", action="version", version=f"Timeline Explorer {__version__}")
    module.add_arguments(parser)
    parser.set_defaults(run=module.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    command = words.pop(0) if words and words[0] in COMMANDS else ""
    parsed = _parser(command).parse_intermixed_args(words)  # options may stand between names
    try:
        return int(parsed.run(parsed))
    except Unusable as error:
        print(f"timeline-explorer: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
