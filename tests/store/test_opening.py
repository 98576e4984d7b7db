"""Files that are no dataset, or damaged: one sentence each, and nothing is ever changed."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from explorer.store import opening
from explorer.store.library import Library
from explorer.store.opening import DatasetError
from explorer.store.search import search


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder, with what it holds."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() if p.is_file() else "" for p in folder.iterdir()}


def answers(path: Path) -> list[object]:
    """What a reader may ask of a dataset."""
    with Library(path) as library:
        keys = library.select(kinds=("event", "actor", "base", "treaty", "office"))
        return [
            library.sources, library.layers, library.scopes, library.figures, library.topics, keys, library.undated,
            [library.entity(k) for k in keys], [library.claims_about(k) for k in keys],
            [library.claims_naming(k) for k in keys], [library.silences(k) for k in keys],
            [library.state(k) for k in keys], [library.telling(k) for k in keys],
            [library.disagreements(k) for k in keys], [library.blocks(s.key) for s in library.sources],
            [{n: a.tolist() for n, a in library.columns(s).items()} for s in library.schemes()],
            [library.lanes(s) for s in library.schemes()], library.periods("holds office", "president"),
            [search(library, typed) for typed in ("vik", '"air base"', "actor:norland", "-vik", "when:2003")]]


@pytest.fixture
def copy(small_dataset: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copy(small_dataset, tmp_path / "small.sqlite"))


def other_program(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE bookmark (url)")
    db.commit()
    db.close()


def pragma(path: Path, what: str) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA {what}")
    db.close()


def cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def replaced(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda p: p.unlink(), "there is no such file; check the name, or choose another file"),
    "empty": (lambda p: cut(p, 0), "is empty; get a fresh copy of it, or build it again"),
    "less than a header": (lambda p: cut(p, 60), "is cut short; get a fresh copy of it, or build it again"),
    "header only": (lambda p: cut(p, 100), "is cut short; get a fresh copy"),
    "half": (lambda p: cut(p, p.stat().st_size // 2), "is cut short; get a fresh copy"),
    "last byte missing": (lambda p: cut(p, p.stat().st_size - 1), "is cut short; get a fresh copy"),
    "text": (lambda p: p.write_text("key: talvia\n"), "is no dataset of Timeline Explorer; choose a "),
    "a few letters": (lambda p: p.write_text("SQLite"), "is no dataset of Timeline Explorer"),
    "zip": (lambda p: p.write_bytes(b"PK\3\4" + bytes(5000)), "is no dataset of Timeline Explorer"),
    "folder": (lambda p: replaced(p, Path.mkdir), "is a folder; choose a dataset file"),
    "another program": (lambda p: replaced(p, other_program), "belongs to another program; choose a dataset of"),
    "newer": (lambda p: pragma(p, "user_version = 99"), "was made for a newer Timeline Explorer (format 99, "),
    "older": (lambda p: pragma(p, "user_version = 0"), "has the old format 0, this program reads"),
    "no tables": (lambda p: replaced(p, lambda q: pragma(q, f"application_id = {opening.APPLICATION_ID}")), ""),
    "empty of tables": (lambda p: replaced(p, lambda q: [other_program(q), pragma(
        q, f"application_id = {opening.APPLICATION_ID}"), pragma(q, f"user_version = {opening.SCHEMA_VERSION}")]),
        "is damaged (no such table: "),
    "changed to a journal of its own": (lambda p: pragma(p, "journal_mode = WAL"), "is damaged ("),
    "zeroed page": (lambda p: overwrite(p, 3 * 4096, bytes(4096)), "is damaged ("),
    "zeroed schema": (lambda p: overwrite(p, 100, bytes(3996)), "is damaged ("),
    "text in the middle": (lambda p: overwrite(p, 50_000, b"Lorem ipsum " * 40), "is damaged ("),
    "one letter of a statement": (lambda p: spoil(p, "Dockers and police", "Dockers end police"), "is damaged ("),
}


def overwrite(path: Path, at: int, content: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[at:at + len(content)] = content
    path.write_bytes(data)


def spoil(path: Path, old: str, new: str) -> None:
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))


@pytest.mark.parametrize("name", BROKEN)
def test_why_a_file_cannot_be_opened(copy: Path, name: str) -> None:
    harm, says = BROKEN[name]
    harm(copy)
    before = state(copy.parent)
    with pytest.raises(DatasetError) as raised:
        answers(copy)
    message = str(raised.value)
    assert message.startswith(f"{copy}: ")
    assert says in message
    assert "; " in message and "\n" not in message
    assert state(copy.parent) == before


def test_a_file_one_may_not_read(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(DatasetError, match=r"cannot be read \(Permission denied\); check who may read it"):
        Library(copy)
    monkeypatch.undo()
    monkeypatch.setattr(Path, "is_dir", refused)
    with pytest.raises(DatasetError, match=r"cannot be read \(Permission denied\)"):
        Library(copy)


def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be read"):
        Library(tmp_path / ("x" * 5000))


def flips(path: Path) -> Iterator[int]:
    """Places all over the header, and a few in every page."""
    size = path.stat().st_size
    yield from range(0, 100, 3)
    for page in range(0, size, 4096):
        yield from (page + offset for offset in (100, 1307, 4090) if page + offset < size)


def test_a_flipped_byte_is_seen_or_makes_no_difference(copy: Path) -> None:
    whole, expected = copy.read_bytes(), answers(copy)
    seen = 0
    for at in flips(copy):
        copy.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:])
        try:
            assert answers(copy) == expected, at
        except DatasetError as error:
            seen += 1
            assert str(error).startswith(f"{copy}: ") and "\n" not in str(error)
    assert seen > 100
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]


def test_a_file_too_large_to_be_checked_whole_is_opened_as_it_is(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_CHECKED_WHOLE", 0)
    assert answers(copy)
    spoil(copy, "Dockers and police", "Dockers end police")
    assert answers(copy)
    overwrite(copy, 4096, bytes(copy.stat().st_size - 2 * 4096))
    with pytest.raises(DatasetError, match="is damaged"):
        answers(copy)


def test_a_dataset_without_a_digest_is_checked_page_by_page(copy: Path) -> None:
    db = sqlite3.connect(copy)
    db.execute("DELETE FROM dataset WHERE key = 'digest'")
    db.commit()
    db.close()
    assert answers(copy)
    overwrite(copy, 4096, bytes(copy.stat().st_size - 2 * 4096))
    with pytest.raises(DatasetError, match="is damaged"):
        answers(copy)


def test_reading_changes_nothing(copy: Path) -> None:
    before = state(copy.parent)
    with Library(copy) as library:
        search(library, "vik")
        assert state(copy.parent) == before
        for statement in ("DELETE FROM claim", "CREATE TABLE x (y)", "PRAGMA user_version = 7"):
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                library.db.execute(statement)
    assert answers(copy)
    assert state(copy.parent) == before


@pytest.mark.parametrize("name", ["a b.sqlite", "a#b?c=d&e.tlex", "100%25.sqlite", "Кыргызстан.tlex", "a;b'c.sqlite"])
def test_names_of_files(small_dataset: Path, tmp_path: Path, name: str) -> None:
    copy = Path(shutil.copy(small_dataset, tmp_path / name))
    with Library(copy) as library:
        assert library.info["key"] == "talvia"


def test_a_relative_path(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.parent)
    with Library(Path(copy.name)) as library:
        assert library.info["key"] == "talvia"


def test_a_closed_library_gives_the_file_free(copy: Path) -> None:
    library = Library(copy)
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.db.execute("SELECT 1")
