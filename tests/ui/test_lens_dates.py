"""Through a lens nothing stands at a date, and nothing is said to be of a date, that its documents do not give."""

from itertools import combinations

import numpy as np
import pytest

from explorer.model.dated import DATING
from explorer.model.days import to_day
from explorer.model.edtf import parse
from explorer.model.schema import Flag
from explorer.timeline.lens import SHARED
from explorer.timeline.tellers import tellers
from explorer.ui.timeline.hover import hover_text
from explorer.ui.timeline.lens import own_dates
from tests.ui.hands import settle

pytestmark = pytest.mark.documents(1)

SOURCES = ("sari", "briefing", "relations", "profile", "rcsp")


def days_given(window, key: str, lens: tuple[str, ...]) -> dict[str, set[int]]:
    """Document -> every first and last day of a date that it gives a thing."""
    given: dict[str, set[int]] = {}
    for claim in window.desk.library.claims_about(key):
        if claim.source in lens and claim.edtf and claim.property in DATING:
            date = parse(claim.edtf)
            given.setdefault(claim.source, set()).update(
                day for day in (date.earliest, date.latest, date.end_earliest, date.end_latest) if day is not None)
    return given


def test_whatever_stands_on_the_line_is_dated_by_who_is_looked_through(window):
    for lens in (*((s,) for s in SOURCES), *combinations(SOURCES, 2)):
        window.desk.session.change(lens=lens)
        is_dated_by(window, lens)


def is_dated_by(window, lens: tuple[str, ...]) -> None:
    content = window.timeline.content
    columns = content.all
    order = [s.key for s in window.desk.library.sources]
    told = np.flatnonzero(~columns.has(Flag.SILENT))
    assert len(told)
    for item in told.tolist():
        key = content.key_of(int(columns.entity[item]))
        given = days_given(window, key, lens)
        ahead = bool(columns.flags[item] & Flag.PLANNED)  # drawn on from where the bar ends, to an end that is given
        bounds = (columns.end_earliest, columns.end_latest) if ahead else (columns.start_earliest, columns.start_latest)
        assert {int(bound[item]) for bound in bounds} & set().union(*given.values()), (lens, key)
        if len(lens) == 2:
            who = {s for s in lens if int(columns.sources[item]) >> order.index(s) & 1}
            assert who and who <= given.keys(), (lens, key)


def test_nor_does_a_phase_or_a_date_of_a_mark_rest_on_another(window):
    order = [s.key for s in window.desk.library.sources]
    for lens in (*((s,) for s in SOURCES), ("sari", "rcsp"), ("briefing", "profile")):
        window.desk.session.change(lens=lens)
        mask = sum(1 << order.index(s) for s in lens)
        rest = []
        for year in range(1990, 2030, 10):  # where decades are seen, no phases are
            window.timeline.canvas.set_window((to_day(year), to_day(year + 10)))
            drawing = window.timeline.canvas.draw_now()
            rest += [p.sources for p in drawing.phases] + [d.sources for m in drawing.marks for d in m.form.dates]
        assert rest and all(not sources & ~mask for sources in rest), lens


def test_of_two_that_tell_it_the_one_that_dates_it_signs_it(window):
    window.desk.session.change(lens=("sari", "rcsp"))
    drawing = window.timeline.canvas.draw_now()
    number = window.timeline.content.id_of("manas")
    order = [s.key for s in window.desk.library.sources]
    assert [one.sources for one in tellers(drawing, SHARED) if one.entity == number] == [1 << order.index("rcsp")]
    window.desk.open("manas")
    said = window.detail.page.toPlainText()
    assert said.startswith("RCSP paper: From 2001 to 2014")
    window.desk.open("kant")
    assert not window.detail.page.toPlainText().startswith("RCSP paper")


def test_what_it_tells_without_a_date_is_on_the_shelf_and_no_date_is_said(window):
    content, library = window.timeline.content, window.desk.library
    for source in SOURCES:
        window.desk.session.change(lens=(source,))
        on_line = {content.key_of(n) for n in set(content.all.entity[~content.all.has(Flag.SILENT)].tolist())}
        told = {k for k in library.select() if source in library.telling(k)}
        assert told <= on_line | set(content.undated()) and not on_line & set(content.undated()), source
        for key in told:
            number = library.id_of(key)
            assert {library.sources[d.source].key for d in own_dates(window.desk, number)} <= {source}, key


def test_the_base_that_one_document_does_not_date(window):
    words = []
    window.desk.open("manas")
    for lens in ((), ("sari",)):
        window.desk.session.change(lens=lens)
        words.append((hover_text(window.desk, "manas"), window.detail.page.toPlainText().partition("Add to")[0]))
    (everyone, details), (own, own_details) = words
    assert "2014" in everyone and "2014" in details
    assert "2014" not in own and "no date given" in own and "2014" not in own_details
    assert "manas" in window.timeline.content.undated()
    assert not window.out_of_sight.isVisible()


def test_in_lanes_by_document_nothing_stands_at_a_date_that_only_others_give(window):
    window.desk.session.change(scheme="source")
    settle()
    content, library = window.timeline.content, window.desk.library
    columns, names = content.columns, window.timeline.names
    silent = columns.has(Flag.SILENT)
    for item in np.flatnonzero(~silent).tolist():
        number, source = int(columns.entity[item]), content.lanes[int(columns.lane[item])][0]
        assert source in {library.sources[d.source].key for d in library.dates([number])[number]}
    assert "2014" in hover_text(window.desk, "manas") and "2014" not in hover_text(window.desk, "manas", "sari")
    on_line = {content.key_of(int(n)) for n in np.unique(columns.entity)}
    for n, (source, _) in enumerate(content.lanes):
        told = {k for k in on_line if source in library.telling(k)}
        stands = {content.key_of(int(i)) for i in columns.entity[(columns.lane == n) & ~silent]}
        assert content.told_undated(source) == len(told - stands) > 0
        lane = next(lane for lane in window.timeline.canvas.draw_now().lanes if lane.key == source)
        assert f"{len(told - stands)} more without a date of its own" in names._words(lane)
    window.desk.session.change(scheme="partner")
    assert content.told_undated(content.lanes[0][0]) == 0
