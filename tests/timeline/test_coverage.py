"""What documents cover and when they were written, in days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.days import to_day
from explorer.model.records import Layer, Scope, Source
from explorer.timeline.coverage import Cover, covers

EXTENT = (float(to_day(1900)), float(to_day(2100)))


def source(key: str = "memoir", published: str = "2014", inferred: bool = False) -> Source:
    return Source(key, "", "", "", "", published, inferred, "", "", "", "")


def scope(edtf: str, topic: str = "bases", lost: bool = False, of: str = "memoir") -> Scope:
    return Scope(of, "", topic, edtf, lost)


def cover(*scopes: Scope, layers: tuple[Layer, ...] = (), of: Source | None = None) -> Cover:
    (found,) = covers([of or source()], layers, scopes, EXTENT)
    return found


def years(first: int, last: int) -> tuple[int, int]:
    return to_day(first), to_day(last, 12, 31)


def test_years_that_touch_make_one_band_and_a_gap_makes_two():
    found = cover(scope("1991/1996"), scope("1994/1998", "debt"), scope("1999", "unrest"), scope("2002/2005", "grain"))
    assert found.bands == (years(1991, 1999), years(2002, 2005))


def test_lost_text_covers_nothing_and_is_told():
    found = cover(scope("1991/1996"), scope("1998", lost=True))
    assert found.bands == (years(1991, 1996),) and found.lost


@pytest.mark.parametrize(("edtf", "first", "last"), [("2001/..", to_day(2001), EXTENT[1]),
                                                     ("../2001", EXTENT[0], to_day(2001, 12, 31))])
def test_an_open_end_runs_to_the_end_of_the_line(edtf, first, last):
    assert cover(scope(edtf)).bands == ((first, last),)


def test_without_years_there_is_no_band():
    assert cover(scope("")).bands == () and cover().bands == ()


def test_when_it_was_written_and_its_parts():
    parts = (Layer("b", "memoir", "2009", False, ""), Layer("a", "memoir", "1996~", True, ""),
             Layer("c", "memoir", "", False, ""), Layer("d", "survey", "1950", False, ""))
    found = cover(layers=parts, of=source(published="[2010..2012]", inferred=True))
    assert found.written == years(2010, 2012) and found.inferred
    assert found.nows == (years(1996, 1996), years(2009, 2009))
    assert cover(of=source(published="")).written is None


def test_each_document_has_its_own_in_their_order():
    found = covers([source("survey"), source("memoir")], (), [scope("1991"), scope("1992", of="survey")], EXTENT)
    assert [(c.source, c.bands) for c in found] == [("survey", (years(1992, 1992),)), ("memoir", (years(1991, 1991),))]


@given(st.lists(st.tuples(st.integers(1950, 2050), st.integers(0, 30)), max_size=12))
def test_bands_hold_the_same_years_and_never_touch(spans):
    found = cover(*(scope(f"{a}/{a + n}", str(i)) for i, (a, n) in enumerate(spans)))
    wanted = {y for a, n in spans for y in range(a, a + n + 1)}
    assert {y for y in range(1900, 2101) if any(a <= to_day(y, 7, 1) <= b for a, b in found.bands)} == wanted
    assert all(a[1] + 1 < b[0] for a, b in zip(found.bands, found.bands[1:], strict=False))
