"""One sentence instead of Qt's abort: what is missing, by the name it is installed by."""

import subprocess
import sys

import pytest

from explorer.surroundings import ALWAYS, SCREENS, complaint, missing

X = {"DISPLAY": ":0"}


def without(*absent: str):
    """A loader on a system that lacks these libraries."""
    def load(library: str) -> None:
        if library in absent:
            raise OSError(f"{library}: cannot open shared object file")
    return load


def test_nothing_is_missing_on_a_whole_system():
    assert missing("linux", X, without()) == []
    assert complaint("linux", X, without()) == ""


@pytest.mark.parametrize(("library", "package"), [*ALWAYS.items(), *SCREENS["xcb"].items()])
def test_each_library_is_named_by_its_package(library, package):
    assert missing("linux", X, without(library)) == [package]
    assert f"apt-get install {package} (" in complaint("linux", X, without(library))


def test_only_what_the_screen_needs_is_asked_for():
    bare = without(*ALWAYS, *SCREENS["xcb"], *SCREENS["wayland"])
    assert missing("linux", {"QT_QPA_PLATFORM": "offscreen"}, bare) == list(ALWAYS.values())
    assert missing("linux", X | {"QT_QPA_PLATFORM": "minimal:x=1"}, bare) == list(ALWAYS.values())
    assert "libxcb-cursor0" in missing("linux", X, bare)
    assert "libwayland-cursor0" in missing("linux", {"WAYLAND_DISPLAY": "wayland-0"}, bare)


def test_one_working_screen_of_two_is_enough():
    both = X | {"WAYLAND_DISPLAY": "wayland-0"}
    assert missing("linux", both, without(*SCREENS["xcb"])) == []
    assert missing("linux", both, without(*SCREENS["wayland"])) == []
    assert missing("linux", both, without("libxcb-icccm.so.4", *SCREENS["wayland"])) == ["libxcb-icccm4"]


def test_the_complaint_is_one_line_to_copy():
    said = complaint("linux", X, without("libEGL.so.1", "libxcb-cursor.so.0"))
    assert "apt-get install libegl1 libxcb-cursor0 " in said
    assert "dnf install libglvnd-egl xcb-util-cursor)" in said
    assert "\n" not in said


def test_without_a_screen_it_says_so():
    assert complaint("linux", {}, without()).startswith("no screen")
    assert complaint("linux", {"DISPLAY": ""}, without()).startswith("no screen")
    assert complaint("linux", {"QT_QPA_PLATFORM": "offscreen"}, without()) == ""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_qt_brings_what_it_needs(platform):
    assert complaint(platform, {}, without(*ALWAYS, *SCREENS["xcb"])) == ""


def test_the_process_ends_with_one_line_and_no_qt():
    code = ("import sys, explorer.surroundings as s\n"
            "s.sys.platform = 'linux'\n"
            "try: s.refuse_if_unfit()\n"
            "finally: assert not any(m.startswith('PySide6') for m in sys.modules)\n")
    done = subprocess.run([sys.executable, "-c", code], env={"PATH": ""}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("timeline-explorer: ")
    assert done.stderr.count("\n") == 1
