"""The table through the lens: one document's own dates and what it leaves out; of two who tells, and if they agree."""

from itertools import pairwise

import numpy as np
import pytest

from explorer.model.agreement import State
from explorer.model.dated import DATING
from explorer.model.schema import Flag
from explorer.session import lens
from explorer.timeline.listing import BY
from explorer.ui.rows import _VERDICTS
from tests.ui.hands import CTRL, Key, press, settle

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def window(start):
    window = start(size=(1920, 1080))
    press(window, Key.Key_T, CTRL)
    settle()
    return window


def rows(window) -> dict[str, dict[str, str]]:
    """Key -> column -> words, in the order of the rows."""
    model = window.room.table.rows
    numbers = model.numbers(np.arange(model.rowCount()))
    return {key: dict(zip(BY, model.words(n), strict=True))
            for n, key in enumerate(window.desk.library.keys(numbers))}


def seen(window, fields) -> dict[str, dict[str, str]]:
    window.desk.session.change(**fields)
    settle()
    return rows(window)


def test_of_one_document_its_own_dates_and_what_it_tells(window):
    for source in ("sari", "briefing", "relations", "profile", "rcsp"):
        found = seen(window, lens.alone(source))
        library, short = window.desk.library, window.desk.source(source).short_title
        columns = window.timeline.content.columns
        assert set(found) == {*library.keys(sorted(set(columns.entity.tolist()))), *window.timeline.content.undated()}
        assert f"as told by {short}" in window.room.table.count.text()
        left_out = {key for key in found if source not in library.telling(key)}
        silent = library.keys(sorted(set(columns.entity[columns.has(Flag.SILENT)].tolist())))
        assert left_out == set(silent), source
        for key, words in found.items():
            claims = [c for c in library.claims_about(key) if c.edtf and c.basis == "document" and c.property in DATING]
            own = [c for c in claims if c.source == source]
            assert words["told"].startswith(f"left out by {short}") == (key in left_out), (source, key)
            assert words["lane"], (source, key)
            assert words["date"].endswith("(by other documents)") == bool(claims and not own), (source, key)
            for claim in own if len({c.edtf for c in own}) == 1 and own[0].property == "date" else []:
                assert window.desk.wording.date(claim.edtf.replace("?", "")) in words["date"]


def test_they_stand_by_the_days_that_the_document_gives(window):
    for source in ("rcsp", "relations"):
        found = seen(window, lens.alone(source))
        columns, content = window.timeline.content.columns, window.timeline.content
        first = {content.key_of(int(e)): int(columns.start_earliest[columns.entity == e].min())
                 for e in np.unique(columns.entity)}
        days = [first.get(key, 10**9) for key in found]
        assert days == sorted(days) and days[0] < 10**9


def test_of_two_who_tells_and_whether_these_two_agree(window):
    found = seen(window, lens.against("briefing", "rcsp"))
    library = window.desk.library
    both, states = library.pair("briefing", "rcsp")
    between = dict(zip(library.keys(both.tolist()), states.tolist(), strict=True))
    kinds = set()
    for key, words in found.items():
        telling = [s.short_title for s in library.sources
                   if s.key in library.telling(key) and s.key in ("briefing", "rcsp")]
        assert words["told"] == f"{len(telling)} of 2: {', '.join(telling)}"
        state = State(between[key]) if len(telling) == 2 else State.ALONE
        assert words["verdict"] == _VERDICTS[state]
        kinds.add(state)
    assert {State.ALONE, State.AGREE, State.DIFFER} <= kinds
    assert {words["lane"] for words in found.values()} >= {"Only RCSP paper", "Both, differing"}
    model = window.room.table.rows
    verdict = BY.index("verdict")
    window.room.table.sort(verdict, False)
    shown = [model.words(n)[verdict] for n in range(model.rowCount())]
    changes = sum(a != b for a, b in pairwise(shown))
    assert changes == len(set(shown)) - 1, "it is sorted by them too"


def test_all_documents_again(window):
    before = rows(window)
    seen(window, lens.alone("sari"))
    assert seen(window, lens.none()) == before
    assert "as told by" not in window.room.table.count.text()
