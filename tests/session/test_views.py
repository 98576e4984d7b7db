"""What is looked at, as plain values and back; whatever else stands there is passed over."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.filters import Filters
from explorer.session.state import State
from explorer.session.views import Known, as_view, from_view

KEYS = {"kant", "manas", "тест"}
FACETS = {"kinds": {"event", "base"}, "actors": {"russia"}, "sources": {"rcsp", "briefing"}}
KNOWN = Known(KEYS.__contains__, FACETS, ("partner", "kind"))

names = st.sampled_from(sorted(KEYS))
days = st.floats(-1e6, 1e6)
states = st.builds(
    State, st.tuples(days, days).filter(lambda w: w[0] < w[1]), st.sampled_from(KNOWN.schemes), names,
    st.lists(names, unique=True).map(tuple), st.just(""),
    st.builds(Filters, *(st.frozensets(st.sampled_from(sorted(FACETS[f.name]))) for f in fields(Filters))), st.text())
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=6) | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(FACETS)), inner, max_size=3))


@given(states)
def test_what_is_saved_comes_back(state):
    view = json.loads(json.dumps(as_view(state)))
    assert State().change(**from_view(view, KNOWN)) == state


@given(st.dictionaries(st.sampled_from(["window", "scheme", "current", "selected", "filters", "typed"]), json_values))
def test_whatever_stands_there_gives_a_state_that_can_be_looked_at(view):
    state = State().change(**from_view(view, KNOWN))
    assert state.window[0] < state.window[1] and all(abs(d) < float("inf") for d in state.window)
    assert state.scheme in KNOWN.schemes and {state.current, *state.selected} <= {"", *KEYS}
    for name, values in FACETS.items():
        assert getattr(state.filters, name) <= values
    assert isinstance(state.typed, str)


@pytest.mark.parametrize("gone", [{"current": "gone"}, {"selected": ["gone"]}, {"filters": {"actors": ["gone"]}},
                                  {"scheme": "gone"}])
def test_what_is_there_no_more_is_left_out(gone):
    found = State().change(**from_view(gone, KNOWN))
    assert found == State()
