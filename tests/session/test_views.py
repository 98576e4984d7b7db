"""What is looked at, as plain values and back; whatever else stands there is passed over."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.arrangement import AS_IT_WAS, Arrangement
from explorer.model.filters import Filters
from explorer.session import lens
from explorer.session.state import State
from explorer.session.views import Known, as_view, from_view

KEYS = {"kant", "manas", "тест"}
FACETS = {"kinds": {"event", "base"}, "actors": {"russia"}, "sources": {"rcsp", "briefing"},
          "verdicts": {"differ", "agree"}, "disagreements": {"date", "debt-amount"}}
KNOWN = Known(KEYS.__contains__, FACETS, ("partner", "kind"), ("rcsp", "briefing", "sari"))

names = st.sampled_from(sorted(KEYS))
days = st.floats(-1e6, 1e6)
two = st.permutations(KNOWN.documents).map(lambda keys: tuple(keys[:2]))
lenses = st.one_of(st.just(lens.none()), st.sampled_from(KNOWN.documents).map(lens.alone),
                   two.map(lambda keys: lens.against(*keys)),
                   two.map(lambda keys: lens.against(*keys) | lens.turned_to(keys[1])))
boxes = st.frozensets(st.sampled_from("abc"))
arrangements = st.dictionaries(
    st.sampled_from(KNOWN.schemes),
    st.builds(Arrangement, st.sampled_from([(), ("b", "a", "c")]), boxes, boxes, boxes).filter(AS_IT_WAS.__ne__)).map(
    lambda lanes: tuple(sorted(lanes.items())))
states = st.builds(
    lambda seen, **fields: State(**fields | seen), lenses,
    window=st.tuples(days, days).filter(lambda w: w[0] < w[1]), scheme=st.sampled_from(KNOWN.schemes), current=names,
    selected=st.lists(names, unique=True).map(tuple),
    filters=st.builds(Filters, *(st.frozensets(st.sampled_from(sorted(FACETS[f.name]))) for f in fields(Filters))),
    typed=st.text(), verdicts=st.booleans(), links=st.booleans(), lanes=arrangements)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=6) | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(FACETS)), inner, max_size=3))


@given(states)
def test_what_is_saved_comes_back(state):
    view = json.loads(json.dumps(as_view(state)))
    assert State().change(**from_view(view, KNOWN)) == state


NEW = ("lens", "compared", "verdicts", "links", "lanes")
FIELDS = ["window", "scheme", "current", "selected", "filters", "typed", *NEW]


@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_whatever_stands_there_gives_a_state_that_can_be_looked_at(view):
    state = State().change(**from_view(view, KNOWN))
    assert state.window[0] < state.window[1] and all(abs(d) < float("inf") for d in state.window)
    assert state.scheme in KNOWN.schemes and {state.current, *state.selected} <= {"", *KEYS}
    for name, values in FACETS.items():
        assert getattr(state.filters, name) <= values
    assert isinstance(state.typed, str) and isinstance(state.verdicts, bool) and isinstance(state.links, bool)
    assert set(state.lens) <= set(KNOWN.documents) and set(dict(state.lanes)) <= set(KNOWN.schemes)


@given(states, states)
def test_one_of_an_older_edition_leaves_as_it_is_what_it_does_not_speak_of(saved, now):
    old = {name: value for name, value in as_view(saved).items() if name not in NEW}
    found = now.change(**from_view(old, KNOWN))
    assert all(getattr(found, name) == getattr(now, name) for name in NEW)
    assert (found.window, found.typed) == (saved.window, saved.typed)


@pytest.mark.parametrize("gone", [{"current": "gone"}, {"selected": ["gone"]}, {"filters": {"actors": ["gone"]}},
                                  {"scheme": "gone"}, {"lens": ["gone"]}, {"lanes": {"gone": {"hidden": ["a"]}}}])
def test_what_is_there_no_more_is_left_out(gone):
    found = State().change(**from_view(gone, KNOWN))
    assert found == State()
