"""`bench --start`: from process start to the first painted timeline with data, the median of five."""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from explorer.commands import options
from explorer.commands.problems import Unusable

HELP = "measure how fast the program is on this machine"
_STARTS = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--start", action="store_true", required=True, help="time from start to first picture")
    options.add(parser, json=True)


def run(arguments: argparse.Namespace) -> int:
    """Start the program five times; print the median in seconds."""
    taken = [_start(arguments.dataset) for _ in range(_STARTS)]
    middle = statistics.median(taken)
    if arguments.json:
        print(json.dumps({"first_picture_s": round(middle, 3)}))
    else:
        print(f"first picture after {middle:.2f} s (median of {_STARTS}; {min(taken):.2f} to {max(taken):.2f})")
    return 0


def _start(dataset: Path | None) -> float:
    """Seconds from starting the process to its first picture."""
    environment = dict(os.environ)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and sys.platform.startswith("linux"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "explorer"]
    with tempfile.TemporaryDirectory() as folder:
        words = [*program, *([str(dataset)] if dataset else []), "--data-dir", folder, "--print-first-picture"]
        begin = time.time()
        ended = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r"^first picture ([\d.]+)$", ended.stdout, re.MULTILINE)
    if found is None:
        lines = ended.stderr.strip().splitlines()
        raise Unusable(f"the window did not open: {lines[-1] if lines else 'it said nothing'}")
    return float(found[1]) - begin
