"""A document is written whole or not at all, and what stops it is said in one sentence."""

import errno
import os
from pathlib import Path

import pytest

from explorer.handout.saving import HandoutError, save


def test_it_takes_the_place_of_an_older_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")
    save(b"new", out)
    assert out.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(("place", "said"), [
    ("nowhere/a.pdf", "there is no folder"),
    ("", "is a folder"),
    ("file/a.pdf", "is a file and no folder"),
    ("x" * 300, "the name is too long"),
])
def test_a_place_that_cannot_be(tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(HandoutError, match=said) as caught:
        save(b"new", tmp_path / place)
    assert "\n" not in str(caught.value)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_device(tmp_path: Path) -> None:
    with pytest.raises(HandoutError, match="the disk is full"):
        save(b"new", Path("/dev/full"))
    link = tmp_path / "link"
    link.symlink_to("/dev/full")
    with pytest.raises(HandoutError, match="the disk is full"):
        save(b"new", link)


@pytest.mark.parametrize(("code", "said"), [
    (errno.ENOSPC, "the disk is full"), (errno.EROFS, "nothing can be written there"),
    (errno.EIO, "cannot be written"), (errno.EACCES, "may not be written there"),
])
def test_a_disk_that_fails_half_way_leaves_the_old_document(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(HandoutError, match=said):
        save(b"new", out)
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_target_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"old")

    def held(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(source), None, str(target))

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(HandoutError, match="is open in another program"):
        save(b"new", out)
    assert list(tmp_path.iterdir()) == [out]
