"""Where things are: frozen, installed, in the checkout; and the reader's own folder."""

import sys
from pathlib import Path

import pytest

from explorer import paths


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def test_the_checkout_has_what_is_needed() -> None:
    assert (paths.resources() / "handout.typ").is_file()
    assert (paths.resources() / "fonts").is_dir()


def test_the_frozen_app_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kyrgyzstan.sqlite").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"
    assert paths.bundled_dataset() == tmp_path / "data" / "kyrgyzstan.sqlite"


def test_the_installed_package_comes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "explorer"
    (package / "_bundled" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resources() == package / "_bundled" / "resources"
    assert paths.bundled_dataset() == tmp_path / "data" / "kyrgyzstan.sqlite"


def test_what_is_asked_for_wins(tmp_path: Path) -> None:
    assert paths.reader_folder(tmp_path) == tmp_path


@pytest.mark.parametrize(("platform", "expected"), [
    ("linux", ".local/share/timeline-explorer"),
    ("darwin", "Library/Application Support/Timeline Explorer"),
    ("win32", "AppData/Roaming/Timeline Explorer"),
])
def test_the_usual_place(home: Path, monkeypatch: pytest.MonkeyPatch, platform: str, expected: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert paths.reader_folder() == home / expected


@pytest.mark.parametrize(("named", "used"), [("whole", True), ("relative/path", False), ("", False)])
def test_xdg_is_followed_where_it_names_a_whole_path(home: Path, monkeypatch: pytest.MonkeyPatch, named: str,
                                                     used: bool) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "xdg") if named == "whole" else named)
    expected = home / "xdg" if used else home / ".local" / "share"
    assert paths.reader_folder() == expected / "timeline-explorer"


def test_a_portable_app_keeps_its_reader_beside_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(home / "app" / "timeline-explorer"))
    (home / "app").mkdir()
    (home / "app" / "portable").touch()
    assert paths.reader_folder() != home / "app" / "data"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.reader_folder() == home / "app" / "data"


# Originals beside the app

def test_originals_beside_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "explorer")
    assert paths.shared_originals() == []
    (tmp_path / "originals" / "folder").mkdir(parents=True)
    for name in ("b.pdf", "a.txt", ".hidden"):
        (tmp_path / "originals" / name).touch()
    assert [p.name for p in paths.shared_originals()] == ["a.txt", "b.pdf"]


def test_an_installed_package_has_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "explorer")
    (tmp_path / "explorer" / "_bundled").mkdir(parents=True)
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "module.py").touch()
    assert paths.shared_originals() == []


@pytest.mark.parametrize("inside", ["timeline-explorer", "Timeline Explorer.app/Contents/MacOS/timeline-explorer"])
def test_originals_beside_the_frozen_app(inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / inside))
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "a.txt").touch()
    assert paths.shared_originals() == [tmp_path / "originals" / "a.txt"]
