"""Registers held against their originals: what is accounted for, what has moved, what a stamp says."""

import json
import shutil
from pathlib import Path

import pytest

from explorer.dataset.check import Checked, check
from explorer.dataset.originals import OriginalsError, check_originals, stamp
from explorer.model.anchors import anchors, fingerprint, letters

MEMOIR, STAMP = "sources/memoir.yaml", "sources/memoir.stamp.json"


@pytest.fixture
def copy(small_text: Path, tmp_path: Path) -> Path:
    """A copy of the text that a test may change."""
    shutil.copytree(small_text, folder := tmp_path / "small")
    return folder


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def held(folder: Path) -> tuple[Checked, list[str]]:
    checked = check(folder)
    check_originals(checked, folder / "originals")
    return checked, sorted(f"{p.file}:{p.line}: {p.field}: {p.message}" for p in checked.problems)


def test_every_character_is_accounted_for(small_text: Path) -> None:
    checked = check(small_text)
    accounted = {a.source: a for a in check_originals(checked, small_text / "originals")}
    assert checked.problems == []
    for name, passages in (("survey", 21), ("memoir", 16)):
        text = (small_text / "originals" / f"{name}.txt").read_text(encoding="utf-8")
        solid = sum(not c.isspace() for c in text)
        assert (accounted[name].characters, accounted[name].accounted) == (solid, solid)
        assert accounted[name].passages == passages


def test_what_no_statement_covers(copy: Path) -> None:
    swap(copy / "sources" / "survey.yaml", "set aside:\n  - {at: 636-642, reason: running head}\n", "")
    checked, found = held(copy)
    assert found == ["sources/survey.yaml:31: text: characters 636-642 of the original are neither in a statement nor "
                     "set aside"]
    assert checked.errors


def test_text_added_to_an_original(copy: Path) -> None:
    original = copy / "originals" / "memoir.txt"
    original.write_text(original.read_text(encoding="utf-8") + "\nA  last \n word.\n\n", encoding="utf-8")
    _, found = held(copy)
    assert len(found) == 2
    assert found[0].startswith(f"{MEMOIR}:22: text: characters 673-688 of the original are neither")
    assert found[1].startswith(f"{MEMOIR}:2: source: the original is not the copy that was stamped; compare them")


@pytest.mark.parametrize(("old", "new", "line", "field", "message"), [
    ("at: 630-671", "at: 630-9999", 73, "mm016", "range 630-9999 ends outside the document, which has 672 characters"),
    ("at: 630-671", "at: 629-671", 73, "mm016", "range 629-671 is not stamped yet; run `stamp`"),
    ("at: 630-671", "at: 630-650, 650-671", 73, "mm016", "range 630-650 is not stamped yet; run `stamp`"),
    ("at: 630-671", "at: 137-169, 630-671", 73, "mm016", ""),
    ("  sea: 1990/2014", "  sea: 1990/2014\nset aside:\n  - {at: 600-900, reason: x}", 22, "set aside 600",
     "range 600-900 ends outside the document"),
    ("  sea: 1990/2014", "  sea: 1990/2014\nemendations:\n  - {at: 600-900, reading: x, why: x}", 22, "emendation 600",
     "range 600-900 ends outside the document"),
    ("original file: memoir.txt", "original file: diary.txt", 11, "original file", "“diary.txt” is not in"),
    ("original file: memoir.txt", "", 2, "original file", "“” is not in"),
])
def test_wrong_ranges(copy: Path, old: str, new: str, line: int, field: str, message: str) -> None:
    swap(copy / MEMOIR, old, new)
    _, found = held(copy)
    if not message:
        assert found == []
        return
    assert len(found) == 1
    assert found[0].startswith(f"{MEMOIR}:{line}: {field}: {message}")


def test_without_a_stamp_each_statement_says_so_once(copy: Path) -> None:
    (copy / STAMP).unlink()
    _, found = held(copy)
    assert len(found) == 16
    assert all(line.endswith("is not stamped yet; run `stamp`") for line in found)


def test_stamping_again_gives_the_same_files(small_text: Path, copy: Path) -> None:
    written = stamp(check(copy), copy / "originals", copy)
    assert written == ["sources/survey.stamp.json", "sources/memoir.stamp.json"]
    for name in written:
        assert (copy / name).read_bytes() == (small_text / name).read_bytes()
    assert sorted(p.name for p in (copy / "sources").iterdir()) == [
        "memoir.stamp.json", "memoir.yaml", "survey.stamp.json", "survey.yaml"]


def test_other_words_at_a_stamped_place(copy: Path) -> None:
    swap(copy / "originals" / "memoir.txt", "I counted 12 aircraft", "I numbered a dozen")
    _, found = held(copy)
    assert (f"{MEMOIR}:51: mm010: range 314-342 holds other words than when it was stamped; look at the range, then "
            "run `stamp` again") in found
    assert len(found) > 6  # what stands behind has moved


ORDER = "reading order: 33-672, 0-33\n\ntext:\n"


def test_an_order_of_reading(copy: Path) -> None:
    swap(copy / MEMOIR, "\ntext:\n", f"\n{ORDER}")
    stamp(check(copy), copy / "originals", copy)
    checked, found = held(copy)
    assert found == []
    first, last = checked.dataset.order["memoir"]
    assert ((first.start, first.end), (last.start, last.end)) == ((33, 672), (0, 33))
    assert (last.letters_start, last.letters_end) == (0, first.letters_start)


def test_an_order_that_leaves_something_out(copy: Path) -> None:
    swap(copy / MEMOIR, "\ntext:\n", f"\n{ORDER.replace('33-672', '60-672')}")
    stamp(check(copy), copy / "originals", copy)
    _, found = held(copy)
    assert found == [f"{MEMOIR}:22: reading order: characters 33-60 of the original are neither in it nor set aside"]


def test_what_a_stamp_holds(small_text: Path) -> None:
    data = json.loads((small_text / STAMP).read_text(encoding="utf-8"))
    text = (small_text / "originals" / "memoir.txt").read_text(encoding="utf-8")
    assert data["characters"] == len(text)
    before, own = len(letters(text[:630])), len(letters(text[630:671]))
    assert data["ranges"]["630-671"] == [before, before + own, fingerprint(text[630:671])]
    assert [tuple(a) for a in data["anchors"]] == list(anchors(text))
    checked = check(small_text)
    assert checked.dataset.anchors["memoir"] == anchors(text)
    source = next(s for s in checked.dataset.sources if s.key == "memoir")
    assert (source.original_sha256, source.original_characters) == (data["sha256"], len(text))


def test_line_ends_count_as_they_are(copy: Path) -> None:
    original = copy / "originals" / "memoir.txt"
    original.write_bytes(original.read_bytes().replace(b"\n", b"\r\n"))
    stamp(check(copy), copy / "originals", copy)
    data = json.loads((copy / STAMP).read_text(encoding="utf-8"))
    assert data["characters"] == len(original.read_bytes().decode())


@pytest.mark.parametrize("damage", [
    b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b'{"sha256": ""}', b'{"sha256": "", "characters": "many"}',
    b'{"sha256": "", "characters": 1, "ranges": [], "anchors": []}',
    b'{"sha256": "", "characters": 1, "ranges": {"1-2": 5}, "anchors": []}',
    b'{"sha256": "", "characters": 1, "ranges": {"1-2": [5, 6]}, "anchors": []}',
    b'{"sha256": "", "characters": 1, "ranges": {}, "anchors": [[1]]}',
    b'{"sha256": "", "characters": 1, "ranges": {}, "anchors": [[1, null]]}',
    b'{"sha256": "", "characters": 1e999, "ranges": {}, "anchors": []}'])
def test_a_damaged_stamp(copy: Path, damage: bytes) -> None:
    (copy / STAMP).write_bytes(damage)
    assert [str(p) for p in check(copy).problems] == [f"{STAMP}:1: file: is damaged; delete it and run `stamp` again"]


def test_a_stamp_that_is_a_folder(copy: Path) -> None:
    (copy / STAMP).unlink()
    (copy / STAMP).mkdir()
    assert [p.file for p in check(copy).problems] == [STAMP]


def test_no_folder_of_originals(copy: Path) -> None:
    checked = check(copy)
    with pytest.raises(OriginalsError, match="no such folder of originals; give"):
        check_originals(checked, copy / "nowhere")
    with pytest.raises(OriginalsError, match="no such folder of originals; give"):
        stamp(checked, copy / "nowhere", copy)


def test_stamp_wants_every_original(copy: Path) -> None:
    (copy / "originals" / "survey.txt").unlink()
    with pytest.raises(OriginalsError, match=r"sources/survey\.yaml: original file: “survey\.txt” is not in"):
        stamp(check(copy), copy / "originals", copy)


def test_an_original_in_another_encoding(copy: Path) -> None:
    (copy / "originals" / "memoir.txt").write_bytes("Ёлкина".encode("cp1251"))
    with pytest.raises(OriginalsError, match=r"memoir\.txt: is not UTF-8 text"):
        check_originals(check(copy), copy / "originals")
    with pytest.raises(OriginalsError, match=r"memoir\.txt: is not UTF-8 text"):
        stamp(check(copy), copy / "originals", copy)
