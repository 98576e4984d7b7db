"""What a dataset file keeps of its documents, and a dataset that contains them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.dataset.check import check
from explorer.dataset.originals import OriginalsError, with_originals
from explorer.dataset.write import write
from explorer.model.placing import Sure, UnknownDocument, place
from explorer.store.library import Library
from explorer.store.originals import placed


@pytest.fixture(scope="module")
def library(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as opened:
        yield opened


def original(small_text: Path, name: str) -> str:
    return (small_text / "originals" / f"{name}.txt").read_bytes().decode()


def test_what_is_kept_is_what_was_stamped(library: Library, small_text: Path) -> None:
    data = check(small_text).dataset
    survey, memoir = library.originals.known
    assert (survey.source, survey.title, memoir.source) == ("survey", "Survey", "memoir")
    for known in (survey, memoir):
        passages = [p for b in data.blocks if b.source == known.source for p in b.passages]
        assert known.spans == {p.key: p.spans for p in passages}
        assert all(s.letters_start is not None for spans in known.spans.values() for s in spans)
        assert known.anchors == data.anchors[known.source]
        assert [a.span for a in known.set_aside] == [a.span for a in data.set_aside if a.source == known.source]
        assert [e.span for e in known.emendations] == [e.span for e in data.emendations if e.source == known.source]
        assert known.order == ()


@pytest.mark.parametrize("name", ["survey", "memoir"])
def test_a_copy_is_placed(library: Library, small_text: Path, name: str) -> None:
    text = original(small_text, name)
    assert placed(library, text).identical
    for other in (text.replace("\n", "\r\n"), text.upper(), text.replace('"', "“") + "\n"):
        placement = placed(library, other)
        assert (placement.source, placement.identical) == (name, False)
        assert placement.count(Sure.EXACT) + placement.count(Sure.NEAR) == len(placement.passages)
        assert placement.count(Sure.EXACT) >= 0.8 * len(placement.passages)
    with pytest.raises(UnknownDocument, match="which has Survey; Memoir"):
        placed(library, "Something else altogether, which no document of this dataset has ever said. " * 20)


def test_the_damaged_word_is_known_in_a_copy(library: Library, small_text: Path) -> None:
    [(start, end, emendation)] = placed(library, original(small_text, "survey") + "\n").emendations
    assert (original(small_text, "survey")[start:end], emendation.reading) == ("millon", "million")


def test_most_datasets_contain_no_document(library: Library) -> None:
    assert library.originals.text("survey") is None and library.originals.text("nobody") is None


def test_a_dataset_that_contains_its_documents(small_text: Path, small_dataset: Path, tmp_path: Path) -> None:
    data, absent = with_originals(check(small_text), small_text / "originals")
    assert absent == []
    for name in ("one.tlex", "two.tlex"):
        write(data, tmp_path / name)
    assert (tmp_path / "one.tlex").read_bytes() == (tmp_path / "two.tlex").read_bytes()
    with Library(tmp_path / "one.tlex") as opened, Library(small_dataset) as without:
        for name in ("survey", "memoir"):
            text = opened.originals.text(name)
            assert text == original(small_text, name)
            assert place(opened.originals.known, text).count(Sure.EXACT) == len(opened.originals.known[0].spans) - (
                5 if name == "memoir" else 0)
        assert opened.originals.known == without.originals.known


def test_a_folder_that_lacks_one(small_text: Path, tmp_path: Path) -> None:
    (tmp_path / "memoir.txt").write_bytes(original(small_text, "memoir").encode())
    data, absent = with_originals(check(small_text), tmp_path)
    assert absent == ["survey.txt"] and list(data.originals) == ["memoir"]


def test_folders_that_are_of_no_use(small_text: Path, tmp_path: Path) -> None:
    checked = check(small_text)
    with pytest.raises(OriginalsError, match="no such folder"):
        with_originals(checked, tmp_path / "nowhere")
    with pytest.raises(OriginalsError, match=r"holds none of the documents \(survey\.txt, memoir\.txt\); give"):
        with_originals(checked, tmp_path)
    (tmp_path / "memoir.txt").write_text("Another text")
    with pytest.raises(OriginalsError, match=r"memoir\.txt: is not the copy that was stamped; run `stamp`, or"):
        with_originals(checked, tmp_path)


def test_an_order_of_reading_is_kept(small_text: Path, tmp_path: Path) -> None:
    data = check(small_text).dataset
    order = tuple(s for b in data.blocks for p in b.passages for s in p.spans)[:3]
    write(replace(data, order={"memoir": order}), tmp_path / "a.sqlite")
    with Library(tmp_path / "a.sqlite") as opened:
        assert [k.order for k in opened.originals.known] == [(), order]
