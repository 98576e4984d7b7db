"""Writing a dataset file: the same bytes each time, whole or not at all."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.dataset.check import check
from explorer.dataset.write import WriteError, write
from explorer.model.records import Claim, Dataset, Entity, Source
from explorer.model.schema import APPLICATION_ID, COLUMNS, DIGEST, SCHEMA_VERSION, UNSEALED
from explorer.store.library import Library

ROOT = Path(__file__).parents[2]
BUILD = """
import sys
from pathlib import Path
from explorer.dataset import check, write
data = check.check(Path(sys.argv[1])).dataset
if sys.argv[3:]:
    write.fold_more = lambda text: __import__("os")._exit(9)
write.write(data, Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def data(small_text: Path) -> Dataset:
    return check(small_text).dataset


def build_elsewhere(*arguments: object, seed: str = "1") -> int:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, "-c", BUILD, *map(str, arguments)], env=environment, check=False).returncode


def test_the_same_bytes_each_time(data: Dataset, small_text: Path, small_dataset: Path, tmp_path: Path) -> None:
    write(data, tmp_path / "a.sqlite")
    assert (tmp_path / "a.sqlite").read_bytes() == small_dataset.read_bytes()
    assert build_elsewhere(small_text, tmp_path / "b.sqlite", seed="4711") == 0
    assert (tmp_path / "b.sqlite").read_bytes() == small_dataset.read_bytes()


def test_writing_over_an_old_file(data: Dataset, small_dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.sqlite"
    out.write_bytes(b"old" * 100_000)
    write(data, out)
    assert out.read_bytes() == small_dataset.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["a.sqlite"]


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_file(small_text: Path, small_dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.sqlite"
    out.write_bytes(b"old")
    assert build_elsewhere(small_text, out, "die") == 9
    assert out.read_bytes() == b"old"
    assert build_elsewhere(small_text, out) == 0
    assert out.read_bytes() == small_dataset.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["a.sqlite"]


def test_a_failed_build_leaves_the_old_file_and_no_other(data: Dataset, tmp_path: Path) -> None:
    out = tmp_path / "a.sqlite"
    out.write_bytes(b"old")
    with pytest.raises(KeyError):
        write(replace(data, lanes={}), out)
    assert out.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.sqlite"]


def test_where_nothing_can_be_written(data: Dataset, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "nowhere" / "a.sqlite", tmp_path / "file" / "a.sqlite", tmp_path / "folder"):
        with pytest.raises(WriteError, match=r"cannot be written .*; choose another place or make room") as raised:
            write(data, place)
        assert str(raised.value).startswith(f"{place}: ") and "\n" not in str(raised.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_the_file_is_marked_as_ours_and_sealed(small_dataset: Path) -> None:
    db = sqlite3.connect(small_dataset)
    try:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        digest, = db.execute("SELECT value FROM dataset WHERE key = ?", [DIGEST]).fetchone()
    finally:
        db.close()
    content = small_dataset.read_bytes()
    assert content.count(digest.encode()) == 1
    assert hashlib.sha256(content.replace(digest.encode(), UNSEALED.encode())).hexdigest() == digest


def test_what_the_contract_names_is_there(small_dataset: Path) -> None:
    db = sqlite3.connect(small_dataset)
    try:
        counts = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in (
            "dataset", "source", "layer", "scope", "block", "passage", "span", "set_aside", "emendation", "reference",
            "anchor", "entity", "event", "actor", "base", "treaty", "entity_topic", "name", "claim", "claim_passage",
            "period", "participant", "relation", "disagreement", "disagreement_claim", "pair", "time_column", "search",
            "reading_order", "original")}
    finally:
        db.close()
    assert [name for name, number in counts.items() if not number] == ["reading_order", "original"]
    assert (counts["source"], counts["passage"], counts["claim"], counts["entity"]) == (2, 37, 39, 17)
    assert (counts["layer"], counts["reference"], counts["emendation"], counts["relation"]) == (2, 3, 1, 1)


def test_an_empty_dataset_can_be_written_and_read(tmp_path: Path) -> None:
    write(Dataset({"key": "bare"}, {}, {}, {}, {}), tmp_path / "bare.sqlite")
    with Library(tmp_path / "bare.sqlite") as library:
        assert library.info["key"] == "bare"
        assert library.sources == () and library.select() == [] and library.undated == []


def rows(tmp_path: Path, *bars: tuple[str, str, str]) -> dict[str, int]:
    """(title, when it lasted, when it was called off) of some things -> the row of each title."""
    source = Source("x", "x", "x", "", "", "2014", False, "", "", "", "")
    things = tuple(Entity(f"it-{n}", "event", title, lane="home") for n, (title, *_) in enumerate(bars))
    claims = tuple(Claim(f"it-{n}.{m}", f"it-{n}", what, edtf=when, status=status, source="x")
                   for n, (_, lasted, off) in enumerate(bars)
                   for m, (what, when, status) in enumerate((("lasted", lasted, "happened"),
                                                             ("demanded", off, "denied"))) if when)
    write(Dataset({"key": "bars"}, {}, {"home": "Home"}, {"event": "Event"}, {}, (source,), entities=things,
                  claims=claims), tmp_path / "bars.sqlite")
    with Library(tmp_path / "bars.sqlite") as library:
        columns = library.columns("partner")
        titles = library.titles(columns["entity"].tolist())
        return {titles[e]: r for e, r in zip(columns["entity"].tolist(), columns["row"].tolist(), strict=True)}


def test_a_row_is_free_where_a_bar_has_a_step_outside_it(tmp_path: Path) -> None:
    assert set(rows(tmp_path, ("A", "1991/1993", ""), ("B", "2000/2012", "")).values()) == {0}
    assert len(set(rows(tmp_path, ("A", "1991/1993", "2005"), ("B", "2000/2012", "")).values())) == 2


def test_a_row_is_free_for_some_time_behind_what_nobody_ends(tmp_path: Path) -> None:
    assert len(set(rows(tmp_path, ("A", "1991/..", ""), ("B", "2015/2034", "")).values())) == 2
    assert set(rows(tmp_path, ("A", "1991/2014", ""), ("B", "2015-03/2034", "")).values()) == {0}


def test_a_row_is_free_for_a_title_where_that_costs_one_row_at_the_most(tmp_path: Path) -> None:
    long = "A title of forty letters, as some are it"
    assert set(rows(tmp_path, ("A", "1991/1993", ""), ("B", "1995/2030", "")).values()) == {0}
    assert len(set(rows(tmp_path, (long, "1991/1993", ""), ("B", "1995/2030", "")).values())) == 2
    follow = [(f"{n} {long}", f"{1991 + 3 * n}/{1992 + 3 * n}", "") for n in range(12)]
    assert set(rows(tmp_path, *follow).values()) == {0}


def test_years_far_away_fit(data: Dataset, tmp_path: Path) -> None:
    moved = [replace(c, edtf="Y-999999/Y999999") if c.key == "friendship-treaty.2" else c for c in data.claims]
    write(replace(data, claims=tuple(moved)), tmp_path / "far.sqlite")
    with Library(tmp_path / "far.sqlite") as library:
        columns = library.columns("partner")
    assert columns["start_earliest"].min() < -360_000_000 and columns.keys() == COLUMNS.keys()
