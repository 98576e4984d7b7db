"""What is handed to others is whole: wheel, frozen program, icon, the README's commands."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.dataset import papers

ROOT = Path(__file__).resolve().parent.parent
QUIET = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(*command, **options) -> str:
    """What it prints; fails with what it said, if it fails or complains."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          check=False, timeout=540, **{"env": QUIET, **options})
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_folder_of_the_package_is_packed():
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    folders = {".".join(found.parent.relative_to(ROOT).parts) for found in (ROOT / "explorer").rglob("__init__.py")}
    assert set(packed) == folders | {"explorer._bundled.data", "explorer._bundled.resources"}


@pytest.mark.parametrize("heading", ["Run", "Test"])
def test_the_readme_says_it_in_one_command(heading):
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", (ROOT / "README.md").read_text(), re.DOTALL | re.MULTILINE)
    assert section
    block = re.search(r"```sh\n(.*?)```", section[1], re.DOTALL)
    assert block
    assert len(block[1].strip().splitlines()) == 1


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_the_icon_is_its_drawing(size, qapp):
    import numpy as np
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    def dots(image: QImage):
        plain = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
        return np.frombuffer(plain.constBits(), np.uint8).astype(int)

    kept = QImage(str(ROOT / "resources" / "icons-app" / f"{size}.png"))
    assert (kept.width(), kept.height()) == (size, size)
    drawn = QImage(kept.size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(0)
    painter = QPainter(drawn)
    QSvgRenderer(str(ROOT / "resources" / ("app-icon-small.svg" if size < 32 else "app-icon.svg"))).render(painter)
    painter.end()
    assert np.abs(dots(drawn) - dots(kept)).mean() < 0.5, f"draw icons-app/{size}.png anew"


@pytest.mark.slow
def test_the_wheel_carries_its_data_and_runs_alone(tmp_path):
    source = tmp_path / "source"
    for name in ("explorer", "resources", "data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "_bundled"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", tmp_path, source)
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"explorer/_bundled/{file.relative_to(source)}" for file in (source / "resources").rglob("*")
              if file.is_file()}
    assert wanted | {"explorer/_bundled/data/kyrgyzstan.sqlite", "explorer/dataset/schema.sql"} <= names
    assert not [name for name in names if name.endswith(".yaml")]
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", tmp_path / "site", wheel)
    answer = run(sys.executable, "-m", "explorer", "search", "Kant", "--json", cwd=tmp_path,
                 env={**QUIET, "PYTHONPATH": str(tmp_path / "site")})
    assert json.loads(answer)["total"] > 0


@pytest.fixture(scope="module")
def frozen(tmp_path_factory) -> Path:
    """The program as a folder that runs without Python, built once."""
    pytest.importorskip("PyInstaller")
    place = tmp_path_factory.mktemp("frozen")
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath", place / "dist",
        "--workpath", place / "work", ROOT / "explorer.spec", cwd=place,
        env={**QUIET, "PYINSTALLER_CONFIG_DIR": str(place / "cache")})
    return place / "dist" / "timeline-explorer" / ("timeline-explorer" + (".exe" if os.name == "nt" else ""))


@pytest.mark.slow
def test_the_frozen_program_is_lean_and_whole(frozen):
    size = sum(file.stat().st_size for file in frozen.parent.rglob("*") if file.is_file() and not file.is_symlink())
    assert size < 340e6
    assert not [link for link in frozen.parent.rglob("*") if link.is_symlink() and not link.exists()]


@pytest.mark.slow
def test_the_frozen_program_searches_and_builds(frozen, small_text, tmp_path):
    bare = {"PATH": "", "HOME": str(tmp_path), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    assert "Timeline Explorer" in run(frozen, "--version", env=bare, cwd=tmp_path)
    assert json.loads(run(frozen, "search", "Kant", "--json", env=bare, cwd=tmp_path))["total"] > 0
    run(frozen, "build", small_text, "-o", tmp_path / "small.sqlite", env=bare, cwd=tmp_path)
    assert (tmp_path / "small.sqlite").stat().st_size > 0


@pytest.mark.slow
def test_the_frozen_program_reads_documents(frozen, small_dataset, small_text, tmp_path):
    text = (small_text / "originals" / "memoir.txt").read_text(encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(papers.pdf(text))
    (tmp_path / "b.txt").write_text("itâ€™s a shortcut. " * 20)
    (tmp_path / "c.txt").write_text("Министр сказал, что аэродром останется гражданским. " * 9, encoding="koi8-r")
    command = [frozen, "originals", "add", "--dataset", small_dataset, "--data-dir", tmp_path]
    assert ": memoir (Memoir), 16 passages:" in run(*command, tmp_path / "a.pdf")
    for name in ("b.txt", "c.txt"):  # read, and known to be something else
        done = subprocess.run([*command, tmp_path / name], capture_output=True, text=True, check=False, env=QUIET)
        assert done.returncode == 2 and "is none of the documents" in done.stderr


@pytest.mark.slow
def test_the_frozen_program_prints(frozen, tmp_path):
    run(frozen, "export", "--select", "kant", "--format", "pdf", "-o", tmp_path / "handout.pdf", cwd=tmp_path)
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
def test_the_frozen_window_shows_a_first_picture(frozen, tmp_path):
    assert run(frozen, "--data-dir", tmp_path, "--print-first-picture", cwd=tmp_path).startswith("first picture ")
