"""Where resources, the bundled dataset and the reader's own folder are; the only module that knows.

What travels with the program is looked for in the frozen app, then in the installed package
(`explorer/_bundled`), then in the checkout; each holds `resources/` and `data/`.
"""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "Timeline Explorer"
ORIGINALS = "originals"
PORTABLE = "portable"
"""A file of this name beside the app keeps the reader's own writing beside it too, in `data`."""


def _roots() -> list[Path]:
    frozen = [Path(sys._MEIPASS)] if hasattr(sys, "_MEIPASS") else []
    return [*frozen, _PACKAGE / "_bundled", _PACKAGE.parent]


def _first(*parts: str) -> Path:
    """The first place that has it, or else the last, so that an error names a path that makes sense."""
    places = [root.joinpath(*parts) for root in _roots()]
    return next((place for place in places if place.exists()), places[-1])


def resources() -> Path:
    """The folder with fonts, icons, styles, templates and translations."""
    return _first("resources")


def bundled_dataset() -> Path:
    """The dataset file that travels with the program."""
    return _first("data", "kyrgyzstan.sqlite")


def shared_originals() -> list[Path]:
    """The files in the folder `originals` beside the app, which a whole class may share, by name; none without it.

    Beside a frozen app is the folder it lies in (on macOS that of the .app), beside a checkout the checkout.
    """
    if getattr(sys, "frozen", False):
        inside = Path(sys.executable).resolve()
        app = next((place for place in inside.parents if place.suffix == ".app"), inside)
        folder = app.parent / ORIGINALS
    elif (_PACKAGE / "_bundled").exists():
        return []
    else:
        folder = _PACKAGE.parent / ORIGINALS
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError:
        return []


def reader_folder(override: Path | None = None) -> Path:
    """The reader's own folder, which need not exist yet: as given, beside a portable app, or the system's place."""
    if override is not None:
        return override
    beside = Path(sys.executable).resolve().parent
    if getattr(sys, "frozen", False) and (beside / PORTABLE).exists():
        return beside / "data"
    if sys.platform == "win32":
        return _usual("APPDATA", Path.home() / "AppData" / "Roaming") / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    return _usual("XDG_DATA_HOME", Path.home() / ".local" / "share") / "timeline-explorer"


def _usual(variable: str, otherwise: Path) -> Path:
    """What the environment names, if that is a whole path, as the XDG rules have it."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else otherwise
