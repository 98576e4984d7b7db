"""What is kept of how a reader has arranged the lanes, and for which scheme and dataset."""

import json
import sqlite3

import pytest

from explorer.model.arrangement import AS_IT_WAS, Arrangement
from explorer.notes.notebook import Notebook
from tests.ui.conftest import put_away
from tests.ui.hands import from_menu, settle
from tests.ui.test_lanes import choose, lane, titles

pytestmark = pytest.mark.documents(1)


def test_each_scheme_has_lanes_of_its_own(small):
    before = titles(small)
    choose(small, before[0], "Hide")
    from_menu(small.bar.lanes, "By kind")
    assert not small.timeline.names.hidden.isVisible()
    kinds = titles(small)
    choose(small, kinds[1], "Pin to the top")
    from_menu(small.bar.lanes, "By partner")
    assert titles(small) == before[1:] and small.timeline.names.hidden.isVisible()
    from_menu(small.bar.lanes, "By kind")
    assert titles(small)[0] == kinds[1]


def test_a_later_start_has_the_lanes_as_they_were_left(start, small_dataset):
    window = start(small_dataset)
    choose(window, titles(window)[0], "Move down")
    choose(window, titles(window)[2], "Hide")
    choose(window, titles(window)[0], "Collapse")
    left, arrangement = titles(window), window.desk.session.state.arrangement
    put_away(window)
    again = start(small_dataset)
    assert again.desk.session.state.arrangement == arrangement
    assert titles(again) == left and lane(again, left[0]).collapsed


@pytest.mark.parametrize("malformed", [
    *(pytest.param(place, marks=pytest.mark.slow) for place in (5, [], {"partner": 5}, {"partner": {"order": "abc"}})),
    {"partner": {"hidden": [5, None]}, "what": {}}])
def test_lanes_that_are_malformed_are_passed_over(start, folder, malformed):
    Notebook(folder).write("place", {"dataset": "kyrgyzstan", "lanes": malformed})
    window = start(folder=folder)
    assert window.desk.session.state.arrangement == AS_IT_WAS
    assert titles(window)[0] == "Russia"


def test_another_dataset_has_its_own_lanes(start, small_dataset):
    window = start()
    choose(window, "Russia", "Hide")
    window.open_dataset(small_dataset)
    settle()
    assert window.desk.session.state.lanes == () and not window.timeline.names.hidden.isVisible()


def test_what_is_stored_is_plain(small, folder):
    choose(small, titles(small)[0], "Hide")
    key = small.timeline.content.lanes[0][0]
    put_away(small)
    db = sqlite3.connect(next(folder.glob("*.sqlite*")))
    kept = json.loads(db.execute("SELECT value FROM place").fetchone()[0])
    db.close()
    assert kept["lanes"] == {"partner": Arrangement(hidden=frozenset((key,))).stored()}
