"""What Qt needs of a Linux system, looked for before Qt is imported: one sentence instead of an abort.

Names are those of Debian and Ubuntu; each list was found by adding one package at a time to a bare system
until a window opened. What they bring with them (libxcb-image0, libx11-xcb1 and others) is not named again.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

Load = Callable[[str], object]
"""Loads a shared library by name, or raises OSError."""

ALWAYS = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1", "libdbus-1.so.3": "libdbus-1-3", "libglib-2.0.so.0": "libglib2.0-0"}
SCREENS = {
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"},
    "xcb": {
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0"}}
_FEDORA = {
    "libgl1": "libglvnd-glx", "libegl1": "libglvnd-egl", "libxkbcommon0": "libxkbcommon",
    "libfontconfig1": "fontconfig", "libdbus-1-3": "dbus-libs", "libglib2.0-0": "glib2",
    "libwayland-client0": "libwayland-client", "libwayland-cursor0": "libwayland-cursor",
    "libxkbcommon-x11-0": "libxkbcommon-x11", "libxcb-cursor0": "xcb-util-cursor", "libxcb-icccm4": "xcb-util-wm",
    "libxcb-keysyms1": "xcb-util-keysyms", "libxcb-shape0": "libxcb"}


def missing(platform: str, environ: Mapping[str, str], load: Load = ctypes.CDLL) -> list[str]:
    """The Debian packages to install before a window can open; none on anything but Linux.

    Where there is both a Wayland and an X screen, Qt takes the one that works, and so do we.
    """
    if not platform.startswith("linux"):
        return []
    needed = _absent(ALWAYS, load)
    screens = [_absent(SCREENS.get(name, {}), load) for name in _screens(environ)]
    return needed + min(screens, key=len, default=[])


def complaint(platform: str, environ: Mapping[str, str], load: Load = ctypes.CDLL) -> str:
    """One line that says why no window can open, and what to do; empty if one can."""
    if packages := missing(platform, environ, load):
        return ("the system lacks libraries that windows are drawn with; install them: "
                f"sudo apt-get install {' '.join(packages)} "
                f"(on Fedora: sudo dnf install {' '.join(_FEDORA[package] for package in packages)})")
    if platform.startswith("linux") and not _screens(environ):
        return ("no screen: neither DISPLAY nor WAYLAND_DISPLAY is set; start it from a desktop, or use a command "
                "that needs no window (--help names them)")
    return ""


def refuse_if_unfit() -> None:
    """End the process with exit code 2 and one line on stderr, if no window can open here."""
    if said := complaint(sys.platform, os.environ):
        print(f"timeline-explorer: {said}", file=sys.stderr)
        raise SystemExit(2)


def _screens(environ: Mapping[str, str]) -> list[str]:
    """What Qt will try, as names of its platforms: the one asked for, or what is there."""
    if asked := environ.get("QT_QPA_PLATFORM"):
        return [name.split(":")[0] for name in asked.split(";")]
    return [name for name, variable in (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY")) if environ.get(variable)]


def _absent(libraries: Mapping[str, str], load: Load) -> list[str]:
    packages = []
    for library, package in libraries.items():
        try:
            load(library)
        except OSError:
            packages.append(package)
    return packages
