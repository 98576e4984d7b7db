"""A document of the small dataset among the others."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.dataset.check import check
from explorer.dataset.write import write
from explorer.model.agreement import Silence
from explorer.paths import bundled_dataset
from explorer.store.comparing import grid
from explorer.store.documents import among
from explorer.store.library import Library


@pytest.fixture(scope="module")
def library(small_dataset: Path) -> Iterator[Library]:
    with Library(small_dataset) as library:
        yield library


def test_what_only_it_tells_by_date(library: Library) -> None:
    found = among(library, "survey")
    assert [k for k in found.only if k in ("kolm", "friendship-treaty", "debt-written-off")] == [
        "friendship-treaty", "kolm", "debt-written-off"]
    assert all(set(library.telling(key)) == {"survey"} for key in found.only)
    assert not set(found.only) & set(among(library, "memoir").only)


def test_what_it_leaves_out_and_why(small_text: Path, tmp_path: Path) -> None:
    """Each kind of silence, on the same five things that the survey tells alone."""
    text = tmp_path / "text"
    shutil.copytree(small_text, text)
    memoir = text / "sources" / "memoir.yaml"
    words = memoir.read_text(encoding="utf-8").replace("published: 2014", "published: 2007")
    words = words.replace("  bases: 1990/2014\n", "").replace("text:\n", "lost:\n  norland: 1994/1995\n\ntext:\n", 1)
    memoir.write_text(words, encoding="utf-8")
    out = tmp_path / "out.sqlite"
    write(check(text).dataset, out)
    with Library(out) as library:
        silent = among(library, "memoir").silent
        assert set(silent[Silence.TEXT_LOST]) >= {"friendship-treaty"}
        assert set(silent[Silence.OUTSIDE_ITS_SUBJECT]) >= {"kolm"}
        assert set(silent[Silence.COULD_NOT_KNOW]) == {"debt-written-off"}
        for why, keys in silent.items():
            assert [library.silences(key)["memoir"] for key in keys] == [why] * len(keys)


def test_the_works_it_cites_with_the_places(library: Library) -> None:
    works = dict(among(library, "survey").works)
    assert "sv012" in works["Holm 2009, The field at Vik"]
    assert among(library, "memoir").works == ()


def test_how_much_of_it_there_is(library: Library) -> None:
    found = among(library, "memoir")
    assert found.statements == 16
    every = library.select(kinds=("event", "base", "treaty", "actor", "office"))
    assert found.told == sum("memoir" in library.telling(key) for key in every) > 5


def test_its_layers_begin_somewhere(library: Library) -> None:
    for source in library.sources:
        firsts = among(library, source.key).layers
        assert set(firsts) <= {layer.key for layer in library.layers if layer.source == source.key}
        assert all((p := library.passage(key)) and p.layer == layer for layer, key in firsts.items())


def test_every_document_of_the_bundled_dataset_tells_something_alone_and_leaves_something_out() -> None:
    with Library(bundled_dataset()) as library:
        for source in library.sources:
            found = among(library, source.key)
            told = {key for keys in found.silent.values() for key in keys}
            assert found.only and told and not told & set(found.only)
            for why, keys in found.silent.items():
                assert [library.silences(key)[source.key] for key in keys] == [why] * len(keys)


def test_everything_has_a_grid_and_the_grid_of_an_office_has_who_held_it(library: Library) -> None:
    for key in library.select(kinds=("event", "base", "treaty", "actor", "office")):
        for line in grid(library, key):
            assert [c.source for c in line.cells] == [s.key for s in library.sources]
    assert {line.entity for line in grid(library, "president")} == {"anna-berg", "otto-lind"}
    assert grid(library, "nothing") == ()
