"""One state, one way to change it, and the way back."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.filters import Filters
from explorer.session.session import Session
from explorer.session.state import State


def heard(session: Session) -> list[tuple[State, State]]:
    """Everything a listener is told."""
    told: list[tuple[State, State]] = []
    session.listen(lambda before, after: told.append((before, after)))
    return told


def test_a_change_is_told_with_before_and_after() -> None:
    session = Session()
    told = heard(session)
    session.change(current="vik")
    assert told == [(State(), State(current="vik"))]
    assert session.state == State(current="vik")


def test_an_equal_value_is_silence() -> None:
    session = Session(State(current="vik", filters=Filters(frozenset(("event", "base")))))
    told = heard(session)
    session.change()
    session.change(current="vik", window=(0.0, 1.0))
    session.change(filters=Filters(frozenset(("base", "event"))))
    assert told == []


def test_all_fields_change_at_once() -> None:
    session = Session()
    told = heard(session)
    session.change(window=(5.0, 9.0), scheme="kind", selected=("vik", "kolm"), typed="x")
    assert len(told) == 1


def test_back_and_forward() -> None:
    session = Session()
    for key in ("vik", "kolm", "independence"):
        session.change(current=key)
    assert session.can_go_back and not session.can_go_forward
    session.back()
    session.back()
    assert session.state.current == "vik" and not session.can_go_back
    session.forward()
    assert session.state.current == "kolm" and session.can_go_forward
    session.change(current="harbour-riots")
    assert not session.can_go_forward
    session.back()
    assert session.state.current == "kolm"


def test_one_goes_back_to_the_place_and_keeps_the_filters() -> None:
    session = Session()
    session.change(current="vik", window=(1.0, 2.0), passage="sv009", selected=("vik",))
    session.change(current="kolm", window=(3.0, 4.0), passage="")
    session.change(typed="base", filters=Filters(frozenset(("base",))), scheme="source")
    session.back()
    assert session.state == State((1.0, 2.0), "source", "vik", ("vik",), "sv009", Filters(frozenset(("base",))), "base")


def test_days_are_those_of_what_they_chose() -> None:
    session = Session()
    session.change(selected=("vik", "kolm"), current="", days=(1, 5))
    session.change(current="kolm")
    assert session.state.days == (1, 5)
    session.change(current="vik", selected=("vik",))
    assert session.state.days is None
    session.back()
    assert session.state.days == (1, 5)
    session.change(selected=())
    assert session.state.days is None


def test_a_statement_is_a_step_and_a_window_is_none() -> None:
    session = Session(State(current="vik"))
    session.change(window=(3.0, 4.0))
    assert not session.can_go_back
    session.change(passage="sv009")
    assert session.can_go_back
    session.back()
    assert (session.state.current, session.state.passage) == ("vik", "")


def test_nothing_before_the_first() -> None:
    session = Session()
    told = heard(session)
    session.back()
    session.forward()
    session.change(current="vik")
    assert not session.can_go_back and len(told) == 1


def test_listeners_hear_changes_in_the_order_they_were_made() -> None:
    session = Session()
    session.listen(lambda before, after: session.change(passage="sv009") if not after.passage else None)
    told = heard(session)
    session.change(current="vik")
    assert [after.passage for _, after in told] == ["", "sv009"]
    assert told[-1][1] == session.state
    assert told[0][1] == told[1][0]


def test_a_listener_that_fails_does_not_silence_later_changes() -> None:
    session = Session()
    failing = [True]

    def listener(before: State, after: State) -> None:
        if failing.pop() if failing else False:
            raise RuntimeError("once")

    session.listen(listener)
    told = heard(session)
    try:
        session.change(current="vik")
        raise AssertionError("it should have raised")
    except RuntimeError:
        pass
    session.change(current="kolm")
    assert told == [(State(current="vik"), State(current="kolm"))]


STEPS = st.lists(st.one_of(st.sampled_from(["vik", "kolm", "talvia", "back", "forward"])), max_size=30)


@given(STEPS)
def test_back_and_forward_behave_as_in_a_browser(steps: list[str]) -> None:
    session = Session()
    told = heard(session)
    past: list[str] = []
    now, future = "", list[str]()
    for step in steps:
        if step == "back":
            session.back()
            if past:
                future.append(now)
                now = past.pop()
        elif step == "forward":
            session.forward()
            if future:
                past.append(now)
                now = future.pop()
        else:
            session.change(current=step)
            if step != now:
                if now:
                    past.append(now)
                    future = []
                now = step
        assert session.state.current == now
        assert (session.can_go_back, session.can_go_forward) == (bool(past), bool(future))
    assert all(before != after for before, after in told)
    assert all(a[1] == b[0] for a, b in pairwise(told))


def test_the_way_back_has_an_end() -> None:
    session = Session()
    for n in range(1000):
        session.change(current=f"e{n}")
    steps = 0
    while session.can_go_back:
        session.back()
        steps += 1
    assert 100 <= steps < 1000
    assert session.state.current == f"e{999 - steps}"


def test_veiled_nothing_is_left_that_tells_whether_they_agree() -> None:
    plain = Filters(kinds=frozenset({"event"}))
    told = State(scheme="agreement", typed="debt Disagreement:figure", current="it",
                 filters=replace(plain, disagreements=frozenset({"date"}), verdicts=frozenset({"differ"})))
    veiled = told.change(**told.veiled())
    assert (veiled.verdicts, veiled.scheme, veiled.typed, veiled.filters) == (False, "partner", "", plain)
    assert veiled.current == "it" and veiled.change(**veiled.veiled()) == veiled
    harmless = State(scheme="kind", typed="debt", filters=plain)
    assert harmless.change(**harmless.veiled()) == harmless.change(verdicts=False)


def test_another_page_in_the_place_of_the_line_is_a_step() -> None:
    session = Session(State(current="vik"))
    session.change(beside=("disagreements", ""))
    session.change(beside=("disagreements", "d1"))  # the first of them comes by itself
    session.change(beside=("disagreements", "d2"))
    session.change(beside=("document", "memoir"))
    session.change(beside=("", ""))
    seen = []
    while session.can_go_back:
        session.back()
        seen.append(session.state.beside)
    assert seen == [("document", "memoir"), ("disagreements", "d2"), ("disagreements", "d1"), ("", "")]
    while session.can_go_forward:
        session.forward()
    assert session.state.beside == ("", "") and session.state.current == "vik"


def test_what_cannot_be_seen_any_more_is_no_step_but_stays_for_later() -> None:
    session, closed = Session(State(current="vik")), set[str]()
    session.in_view = lambda passage: passage not in closed
    for passage in ("sv009", "sv010", "mm001"):
        session.change(passage=passage)
    closed.add("sv010")
    session.back()
    assert session.state.passage == "sv009"
    closed.clear()
    session.forward()
    assert session.state.passage == "sv010"
    closed.update(("sv009", "sv010"))
    session.change(documents=("memoir",))
    assert not session.can_go_back, "vik without a statement looks as it does now"
    session.back()
    assert session.state.current == "vik" and session.can_go_forward
    session.forward()
    assert session.state.passage == "mm001" and not session.can_go_forward
