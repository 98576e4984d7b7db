"""On what the documents differ, in the same words at the pointer and above the documents."""

import pytest

from explorer.model.agreement import State
from explorer.ui.differing import differ_on
from tests.ui.hands import CTRL, Key, press, settle

pytestmark = pytest.mark.documents(1)


def test_at_the_pointer_stands_what_stands_above_the_documents_but_no_more_than_three(window):
    long = 0
    for key in window.desk.library.select(kinds=("event", "base", "treaty")):
        said = window.timeline.content.hover_text(key, signs=("differ",)).replace("\n", " ")
        names = differ_on(window.desk, key)
        if window.desk.verdict(key) is State.DIFFER:
            assert names, f"{key}: they differ, and nobody knows on what"
        short = ", ".join(names[:3]) + "\N{NO-BREAK SPACE}…" * (len(names) > 3)
        assert f"Two halves: the documents differ{f' on {short}' if names else ''} " in said, key
        long += len(names) > 3
    assert long


def test_what_stands_in_no_row_of_the_grid_is_called_by_its_kind(window):
    assert differ_on(window.desk, "revolution-2010") == ("cause", "what is included")
    window.desk.open("revolution-2010")
    press(window, Key.Key_3, CTRL)
    settle()
    assert window.way_back.at_issue.words.accessibleName() == "They differ on: cause, what is included"


def test_a_document_that_contradicts_itself_is_said_to_on_what(window):
    key = next(k for k in window.desk.library.select() if window.desk.verdict(k) is State.CONTRADICTS_ITSELF)
    (name, *_) = differ_on(window.desk, key, State.CONTRADICTS_ITSELF)
    said = window.timeline.content.hover_text(key, signs=("itself",)).replace("\n", " ")
    assert f"Zigzag: a document contradicts itself on {name}" in said
    window.desk.session.change(verdicts=False)
    assert differ_on(window.desk, key, State.CONTRADICTS_ITSELF) == ()
    assert "contradicts" not in window.timeline.content.hover_text(key, signs=("itself",))


def test_of_two_that_are_compared_it_is_on_what_these_two_differ(window):
    every = differ_on(window.desk, "help-request-2010")
    found = set()
    for first, second in (("briefing", "rcsp"), ("relations", "rcsp")):
        window.desk.session.change(lens=(first, second))
        if window.desk.compared("help-request-2010"):
            found |= set(differ_on(window.desk, "help-request-2010"))
    assert found and found <= set(every)
