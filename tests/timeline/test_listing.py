"""The rows of the table: their order, and titles that begin as typed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.fold import title_key
from explorer.timeline.listing import BY, NO_DAY, Listing, lane_of

TITLES = st.text(st.sampled_from("aAbéзЗ “-1"), max_size=5)


@st.composite
def listings(draw: st.DrawFn) -> tuple[Listing, list[str], np.ndarray, np.ndarray]:
    """(rows, title by entity id, which rows pass, lane of each), of up to thirty."""
    titles = draw(st.lists(TITLES, max_size=30))
    number = len(titles)

    def some(most: int, code: str) -> np.ndarray:
        return np.array(draw(st.lists(st.integers(0, most), min_size=number, max_size=number)), dtype=code)

    entity = np.array(draw(st.permutations(range(number))), dtype="i")
    places = {e: n for n, e in enumerate(sorted(entity.tolist(), key=lambda e: (title_key(titles[e]), e)))}
    listing = Listing(draw(st.integers(0, number)), entity, np.array([places[e] for e in entity.tolist()], dtype="i"),
                      some(4, "h"), some(3, "B"), some(5, "B"), some(31, "I"))
    return listing, titles, some(1, "B").astype(bool), some(3, "h")


def key_of(listing: Listing, by: str, row: int, lane: np.ndarray) -> int:
    if by == "told":
        return int(listing.sources[row]).bit_count()
    if by == "lane":
        return int(lane[row])
    keys = {"title": listing.title, "what": listing.what, "verdict": listing.state, "level": listing.level}
    return int(keys[by][row])


@given(listings(), st.sampled_from(BY), st.booleans())
def test_all_that_passes_is_there_once_and_in_order(made, by, descending):
    listing, _, passes, lane = made
    order = listing.order(by, descending, passes, lane).tolist()
    assert sorted(order) == np.flatnonzero(passes).tolist()
    if by == "date":
        dated = [n for n in order if n < listing.dated]
        assert dated == sorted(dated, reverse=descending)
        assert order == dated + sorted(set(order) - set(dated))  # the undated last, both ways
    else:
        way = -1 if descending else 1
        assert order == sorted(order, key=lambda n: (way * key_of(listing, by, n, lane), n))  # equal ones by date


@given(listings(), TITLES)
def test_titles_that_begin_as_typed_are_found(made, typed):
    listing, titles, _, _ = made
    first, last = listing.beginning(typed, lambda e: titles[e])
    found = set(listing.entity[(listing.title >= first) & (listing.title < last)].tolist())
    wanted = title_key(typed)
    assert found == {e for e, title in enumerate(titles) if wanted and title_key(title).startswith(wanted)}


def test_few_titles_of_very_many_are_asked_for():
    number = 1_000_000
    ids = np.arange(number, dtype="i")
    same = np.zeros(number, dtype="B")
    listing = Listing(number, ids, ids, same, same, same, same)
    asked = []

    def title_of(entity: int) -> str:
        asked.append(entity)
        return f"{entity:07d}"

    assert listing.beginning("01234", title_of) == (123_400, 123_500)
    assert listing.beginning("7", title_of) == (number, number)
    assert len(asked) < 100


def test_the_topmost_of_several_lanes_counts():
    entity, lane = np.array([3, 1, 3, 2, 1]), np.array([0, 1, 1, 2, 2])
    assert lane_of(entity, lane, 5, 3).tolist() == [3, 1, 2, 0, 3]


@given(listings(), st.data())
def test_through_a_lens_the_same_rows_stand_by_other_days(made, data):
    listing = made[0]
    number = len(listing)
    days = np.array(data.draw(st.lists(st.sampled_from([-40_000, 0, 7, 7, 90_000, NO_DAY]), min_size=number,
                                       max_size=number)), dtype=np.int64)
    state, sources = (np.array(data.draw(st.lists(st.integers(0, most), min_size=number, max_size=number)), dtype=code)
                      for most, code in ((5, "B"), (31, "I")))
    seen = listing.through(days, state, sources)
    rows = {int(e): n for n, e in enumerate(listing.entity)}
    order = [rows[int(e)] for e in seen.entity]
    assert sorted(order) == list(range(number)) and seen.dated == int((days < NO_DAY).sum())
    assert order == sorted(order, key=lambda n: (days[n], n))
    for name, old in (("title", listing.title), ("what", listing.what), ("level", listing.level), ("state", state),
                      ("sources", sources)):
        assert getattr(seen, name).tolist() == old[order].tolist()
    assert [int(seen.title[n]) for n in seen.by_title] == list(range(number))
