"""`bench`: how fast the program is on this machine, beside a plain plot of the same events."""

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
_PATIENCE = 1800
"""Seconds that a step may take: plain plots of a million events take long."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--start", action="store_true", help="time from start to first picture")
    what.add_argument("--events", metavar="N", type=_number, help="gestures in a dataset of N events, made for this")
    for name in ("make", "measure", "plain"):  # what --events has done in processes of their own
        what.add_argument(f"--{name}", nargs="+", help=argparse.SUPPRESS)
    options.add(parser, json=True)


def _number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” should be a number of events, 1 or more")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Measure, and print figures in seconds and milliseconds."""
    if arguments.make:
        from explorer.commands.crowd import make
        make(Path(arguments.make[0]), int(arguments.make[1]))
    elif arguments.measure or arguments.plain:
        from explorer.app import measure
        print(json.dumps(measure(Path((arguments.measure or arguments.plain)[0]), plain=bool(arguments.plain))))
    elif arguments.events:
        _print_events(_events(arguments.events), arguments.json)
    else:
        _print_start([_start(arguments.dataset) for _ in range(_STARTS)], arguments.json)
    return 0


def _events(number: int) -> dict[str, object]:
    """Make a dataset, start on it, go through the gestures, and the same on a plain plot."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crowd.sqlite"
        _child("bench", "--make", str(path), str(number))
        load = statistics.median(_start(path) for _ in range(_STARTS))
        own = json.loads(_child("bench", "--measure", str(path)))
        plain = json.loads(_child("bench", "--plain", str(path)))
    figures: dict[str, object] = {"events": number, "load_s": round(load, 3), "peak_mb": own["peak_mb"]}
    figures |= {name: _figures(own["times"][name]) for name in ("zoom", "pan", "select", "filter", "search")}
    baseline = {name: _figures(plain["times"][name]) for name in ("zoom", "pan")}
    ratio = baseline["zoom"]["p50_ms"] / max(_figures(own["times"]["zoom"])["p50_ms"], 0.001)
    return figures | {"baseline": baseline, "ratio": round(ratio, 1)}


def _figures(times: list[float]) -> dict[str, float]:
    """Median, 95th percentile and greatest, in milliseconds."""
    ordered = sorted(times) or [0.0]
    high = ordered[min(len(ordered) - 1, -(-len(ordered) * 95 // 100) - 1)]
    return {"p50_ms": round(statistics.median(ordered), 2), "p95_ms": round(high, 2), "max_ms": round(ordered[-1], 2)}


def _print_events(figures: dict[str, object], as_json: bool) -> None:
    if as_json:
        print(json.dumps(figures))
        return
    peak = f", at most {figures['peak_mb']} MB" if figures["peak_mb"] else ""
    print(f"{figures['events']:,} events: first picture after {figures['load_s']} s{peak}; in milliseconds:")
    rows = {name: figures[name] for name in ("zoom", "pan", "select", "filter", "search")}
    rows |= {f"plain {name}": times for name, times in figures["baseline"].items()}  # type: ignore[attr-defined]
    for name, row in rows.items():
        p50, p95, most = row.values()  # type: ignore[attr-defined]
        print(f"{name:11} median {p50:9.2f}   95 in 100 within {p95:9.2f}   longest {most:9.2f}")
    print(f"a plain plot takes {figures['ratio']} times as long to zoom")


def _print_start(taken: list[float], as_json: bool) -> None:
    middle = statistics.median(taken)
    if as_json:
        print(json.dumps({"first_picture_s": round(middle, 3)}))
    else:
        print(f"first picture after {middle:.2f} s (median of {len(taken)}; {min(taken):.2f} to {max(taken):.2f})")


def _surroundings() -> dict[str, str]:
    """The environment of the children. They may keep their bytecode, as every program that is installed does."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "explorer"]


def _child(*words: str) -> str:
    """What the program itself says in a process of its own, which has its memory to itself."""
    environment = {**_surroundings(), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([*_program(), *words], env=environment, capture_output=True, text=True, timeout=_PATIENCE,
                           check=False)
    if ended.returncode:
        raise Unusable(f"it could not be measured: {(ended.stderr.strip().splitlines() or ['it said nothing'])[-1]}")
    return ended.stdout


def _start(dataset: Path | None) -> float:
    """Seconds from starting the process to its first picture."""
    environment = _surroundings()
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and sys.platform.startswith("linux"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        words = [*_program(), *([str(dataset)] if dataset else []), "--data-dir", folder, "--print-first-picture"]
        begin = time.time()
        ended = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r"^first picture ([\d.]+)$", ended.stdout, re.MULTILINE)
    if found is None:
        lines = ended.stderr.strip().splitlines()
        raise Unusable(f"the window did not open: {lines[-1] if lines else 'it said nothing'}")
    return float(found[1]) - begin
