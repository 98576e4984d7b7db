"""Lanes as a reader arranges them: nothing lost, nothing twice, and back again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.arrangement import AS_IT_WAS, Arrangement, restored

KEYS = ["russia", "states", "china", "turkey", "inside"]
some = st.frozensets(st.sampled_from([*KEYS, "gone"]))
arrangements = st.builds(Arrangement, st.one_of(st.just(()), st.permutations(KEYS).map(tuple),
                                                st.permutations([*KEYS[1:4], "gone"]).map(tuple)), some, some, some)


@given(arrangements)
def test_each_lane_is_shown_or_hidden_once(arrangement: Arrangement) -> None:
    shown, out = arrangement.shown(KEYS), arrangement.out(KEYS)
    assert sorted(shown + out) == sorted(KEYS)
    assert set(out) == arrangement.hidden & set(KEYS)


@given(arrangements)
def test_the_pinned_come_first_and_each_part_keeps_its_order(arrangement: Arrangement) -> None:
    shown = arrangement.shown(KEYS)
    pinned = [key in arrangement.pinned for key in shown]
    assert pinned == sorted(pinned, reverse=True)
    named = [k for k in arrangement.order if k in shown]
    for part in (True, False):
        assert [k for k in shown if (k in arrangement.pinned) is part and k in named] == [
            k for k in named if (k in arrangement.pinned) is part]


@given(arrangements, st.sampled_from(KEYS), st.integers(-2, 7))
def test_a_lane_is_moved_to_a_place_of_its_block_and_no_other_with_it(
        arrangement: Arrangement, key: str, to: int) -> None:
    arrangement = Arrangement(arrangement.order, arrangement.collapsed, arrangement.hidden - {key}, arrangement.pinned)
    before = arrangement.block(KEYS, key)
    moved = arrangement.moved(KEYS, key, to)
    after = moved.block(KEYS, key)
    assert after.index(key) == min(max(to, 0), len(before) - 1)
    assert [k for k in after if k != key] == [k for k in before if k != key]
    assert moved.shown(KEYS) != arrangement.shown(KEYS) or before == after
    assert moved.out(KEYS) == arrangement.out(KEYS)


@given(arrangements, st.sampled_from(["collapsed", "hidden", "pinned"]), st.sampled_from(KEYS))
def test_twice_is_as_before(arrangement: Arrangement, what: str, key: str) -> None:
    once = arrangement.toggled(what, key)
    assert (key in getattr(once, what)) != (key in getattr(arrangement, what))
    assert once.toggled(what, key) == arrangement


@given(arrangements)
def test_what_is_stored_comes_back(arrangement: Arrangement) -> None:
    assert restored(json.loads(json.dumps(arrangement.stored()))) == arrangement


@pytest.mark.parametrize("malformed", [
    None, 5, "x", [], {"order": 5}, {"hidden": [1, None, ["a"], {}]}, {"pinned": {"a": 1}, "collapsed": "abc"}])
def test_what_is_malformed_is_passed_over(malformed: object) -> None:
    assert restored(malformed) == AS_IT_WAS
    assert restored({"order": ["china", 3, "china"], "hidden": ["inside", 2]}) == Arrangement(
        ("china",), hidden=frozenset(("inside",)))
