"""The crowd that the program is measured with holds what the window asks of any dataset."""

from pathlib import Path

import numpy as np
import pytest

from explorer.commands.crowd import make
from explorer.model.agreement import Silence, State
from explorer.model.fold import title_key
from explorer.model.schema import Flag
from explorer.store.library import Library

EVENTS = 1500


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crowd") / "crowd.sqlite"
    make(path, EVENTS)
    return path


def test_the_same_each_time(crowd: Path, tmp_path: Path) -> None:
    make(tmp_path / "again.sqlite", EVENTS)
    assert (tmp_path / "again.sqlite").read_bytes() == crowd.read_bytes()


def test_every_scheme_holds_every_event(crowd: Path) -> None:
    with Library(crowd) as library:
        assert set(library.schemes()) == {"partner", "kind", "source", "level", "agreement"}
        for scheme in library.schemes():
            columns = library.columns(scheme)
            assert set(columns["entity"].tolist()) == set(range(1, EVENTS + 1))
            assert set(columns["lane"].tolist()) == set(range(len(library.lanes(scheme))))
            assert len(columns["entity"]) == EVENTS or scheme == "source"
        agreement = library.columns("agreement")
        titles = [key.upper() for key, _ in library.lanes("agreement")]
        assert all(State[titles[lane]] == state for lane, state in zip(
            agreement["lane"].tolist(), agreement["state"].tolist(), strict=True))


def test_a_lane_of_a_document_is_what_it_tells_and_leaves_out(crowd: Path) -> None:
    with Library(crowd) as library:
        for n, source in enumerate(library.sources):
            own = library.lane_columns("source", n)
            silent = own["flags"] & int(Flag.SILENT) != 0
            assert own["entity"][~silent].tolist() != [] and set(own["entity"][~silent].tolist()) == set(
                library.facets["sources"][source.key].tolist())
            for key in library.keys(own["entity"][silent][:5].tolist()):
                assert library.silences(key)[source.key] is Silence.COULD_HAVE_SPOKEN


def test_each_two_documents_are_compared(crowd: Path) -> None:
    with Library(crowd) as library:
        told = library.facets["sources"]
        for n, first in enumerate(library.sources):
            for second in library.sources[n + 1:]:
                ids, states = library.pair(first.key, second.key)
                assert np.array_equal(ids, np.intersect1d(told[first.key], told[second.key]))
                assert set(states.tolist()) == {State.MENTIONED, State.AGREE, State.DIFFER}


def test_its_table_is_by_date_and_knows_the_order_of_titles(crowd: Path) -> None:
    with Library(crowd) as library:
        table = library.table()
        assert library.keys(table["entity"].tolist()) == library.select()
        titles = library.titles(table["entity"].tolist())
        ordered = [titles[n] for n in table["entity"][np.argsort(table["title"])].tolist()]
        assert ordered == sorted(ordered, key=title_key)
        assert table["state"].tolist() == [int(library.state(k)) for k in library.keys(table["entity"].tolist())]
