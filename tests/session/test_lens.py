"""Through which lens the line is seen, and what the one key makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.session import lens
from explorer.session.session import Session
from explorer.session.state import State

DOCUMENTS = ["a", "b", "c"]


def views(state: State, times: int) -> list[tuple[str, ...]]:
    """What one key shows, pressed so often."""
    found = []
    for _ in range(times):
        state = state.change(**lens.turned(state, DOCUMENTS))
        found.append(state.lens)
    return found


def test_the_key_goes_through_all_documents_and_comes_round() -> None:
    assert views(State(), 4) == [("a",), ("b",), ("c",), ()]
    assert views(State().change(**lens.alone("b")), 2) == [("c",), ()]


def test_of_two_the_key_shows_each_and_both() -> None:
    state = State().change(**lens.against("c", "a"))
    assert state.lens == ("c", "a")
    assert views(state, 4) == [("c",), ("a",), ("c", "a"), ("c",)]
    assert views(state.change(**lens.turned_to("a")), 1) == [("c", "a")]


def test_one_alone_forgets_the_two_and_none_forgets_all() -> None:
    state = State().change(**lens.against("c", "a"))
    assert views(state.change(**lens.alone("c")), 1) == [()]
    assert state.change(**lens.none()) == State()


def test_a_document_against_itself_changes_nothing() -> None:
    assert lens.against("a", "a") == {}


def test_where_there_is_one_document_or_none_the_key_still_comes_round() -> None:
    assert State().change(**lens.turned(State(), [])) == State()
    assert State(lens=("gone",)).change(**lens.turned(State(lens=("gone",)), ["a"])).lens == ("a",)


def test_back_and_forward_leave_it_on() -> None:
    session = Session(State(current="vik"))
    session.change(current="kolm")
    session.change(**lens.against("a", "b"))
    session.back()
    assert (session.state.current, session.state.lens) == ("vik", ("a", "b"))
    session.forward()
    assert session.state.lens == session.state.compared == ("a", "b")


@pytest.mark.parametrize(("seen", "compared", "wanted"), [
    ([], [], State()),
    (["b"], [], State(lens=("b",))),
    (["b"], ["b", "c"], State(lens=("b",), compared=("b", "c"))),
    (["b", "c"], ["b", "c"], State(lens=("b", "c"), compared=("b", "c"))),
    (["b", "c"], None, State(lens=("b", "c"), compared=("b", "c"))),
    (["a"], ["b", "c"], State(lens=("a",))),
    ([], ["b", "c"], State()),
    (["gone"], [], State()),
    (["b", "gone"], ["b", "gone"], State()),
    (["b", "b"], ["b", "b"], State()),
    ("b", 7, State()),
    ([["b"]], [None], State())])
def test_what_was_left_is_taken_up_as_far_as_it_makes_sense(seen: object, compared: object, wanted: State) -> None:
    assert State().change(**lens.restored(seen, compared, DOCUMENTS)) == wanted


@given(st.one_of(st.none(), st.integers(), st.lists(st.sampled_from([*DOCUMENTS, "gone", 3]), max_size=4)),
       st.one_of(st.none(), st.lists(st.sampled_from([*DOCUMENTS, "gone", ""]), max_size=4)))
def test_whatever_was_left_the_lens_is_a_sensible_one(seen: object, compared: object) -> None:
    state = State().change(**lens.restored(seen, compared, DOCUMENTS))
    assert len(state.lens) <= 2 and set(state.lens) <= set(DOCUMENTS)
    assert len(state.lens) < 2 or state.lens == state.compared
    assert not state.compared or (set(state.lens) <= set(state.compared) and state.lens)
    assert all(set(view) <= set(DOCUMENTS) for view in views(state, 5))
