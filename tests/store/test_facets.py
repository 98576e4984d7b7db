"""What has a value is the same whether its ids lie in the file or a bit for each id."""

import sqlite3
from array import array
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.store.facets import Facet
from explorer.store.opening import DatasetError

IDS = st.sets(st.integers(1, 90), min_size=1).map(sorted)


def facet(values: dict[str, tuple[int, bytes]]) -> Facet:
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    db.execute("CREATE TABLE facet (field, position, value, number, data)")
    db.executemany("INSERT INTO facet VALUES ('kinds', ?, ?, ?, ?)",
                   [(n, value, *stored) for n, (value, stored) in enumerate(values.items())])

    def ask(sql: str, given: Iterable[object] = ()) -> list[sqlite3.Row]:
        return db.execute(sql, tuple(given)).fetchall()

    return Facet(ask, Path("given.sqlite"), "kinds")


def as_bits(ids: list[int]) -> bytes:
    return sum(1 << i for i in ids).to_bytes(ids[-1] // 8 + 1, "little")


@given(IDS, st.sets(st.integers(0, 95)))
def test_bits_are_read_like_ids(ids: list[int], passing: set[int]) -> None:
    bits = as_bits(ids)
    both = facet({"listed": (len(ids), array("i", ids).tobytes()),
                  "bits": (len(ids), bits + bytes(len(bits) == 4 * len(ids)))})  # a byte more, or it would read as ids
    passes = np.isin(np.arange(96), list(passing))
    for value in both:
        assert both[value].tolist() == ids
        having = np.zeros(96, dtype=np.bool_)
        both.mark(value, having)
        assert np.flatnonzero(having).tolist() == ids
    expected = len(set(ids) & passing)
    assert both.counts(passes) == {"listed": expected, "bits": expected}
    assert both.counts() == {"listed": len(ids), "bits": len(ids)}


def test_what_is_no_data_is_called_damaged() -> None:
    damaged = facet({"event": (3, "no bytes")})  # type: ignore[dict-item]
    with pytest.raises(DatasetError, match=r"given\.sqlite"):
        damaged["event"]
