"""What was found is marked: on the line, in its counts, in the strip below, and in the table."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from explorer.model.agreement import State
from explorer.model.days import to_day
from explorer.model.filters import Filters
from explorer.model.query import within
from explorer.ui.rows import FOUND, TITLE
from tests.ui.hands import CTRL, Key, click, drawn_marks, picture, pixels_of, press, settle
from tests.ui.test_search import pick, search_for

pytestmark = pytest.mark.documents(1)


def found_keys(window) -> set[str]:
    return set(window.desk.library.keys(window.desk.session.state.sought.things))


def highlights(window, at: QPointF, radius: float = 12) -> int:
    colours = window.desk.theme.colours
    return pixels_of(picture(window.timeline.canvas.viewport()), colours.highlight, at, radius, 6)


def test_what_is_found_is_marked_on_the_line(small):
    small.timeline.canvas.fit()
    settle()
    where = drawn_marks(small.timeline.canvas)
    plain = {key: highlights(small, at) for key, at in where.items()}
    assert not any(plain.values())
    search_for(small, "riots")
    settle()
    assert "harbour-riots" in found_keys(small)
    for key, at in drawn_marks(small.timeline.canvas).items():
        assert (highlights(small, at) > 5) == (key in found_keys(small)), key


def test_a_point_leads_to_it_so_that_colour_is_not_needed(small):
    small.timeline.canvas.fit()
    settle()
    at = drawn_marks(small.timeline.canvas)["harbour-riots"]
    mark = next(m for m in small.timeline.canvas.drawing.marks
                if m.entity == small.desk.library.id_of("harbour-riots"))
    above = at - QPointF(0, mark.radius + 5)
    ink = small.desk.theme.colours.text
    before = pixels_of(picture(small.timeline.canvas.viewport()), ink, above, 3, 60)
    search_for(small, "riots")
    settle()
    assert pixels_of(picture(small.timeline.canvas.viewport()), ink, above, 3, 60) > before + 3


def test_bars_are_marked_too(small):
    small.timeline.canvas.fit()
    canvas = small.timeline.canvas
    search_for(small, "id:vik")
    settle()
    number = small.desk.library.id_of("vik")
    assert small.desk.session.state.sought.things == {number}
    bar = next(b for b in canvas.drawing.bars if b.entity == number)
    edge = QPointF(canvas.area.left() + (max(bar.x0, 0) + min(bar.x1, canvas.area.width())) / 2, canvas.seen(bar.y))
    ink = small.desk.theme.colours.text
    marked = pixels_of(picture(canvas.viewport()), ink, edge, 2, 60)
    press(small.search, Key.Key_Escape)
    press(small.search, Key.Key_Escape)
    settle()
    assert marked > pixels_of(picture(canvas.viewport()), ink, edge, 2, 60)


def test_the_marks_stay_when_the_list_closes_and_go_with_the_words(small):
    search_for(small, "riots")
    press(small.search, Key.Key_Escape)
    assert "harbour-riots" in found_keys(small)
    press(small.search, Key.Key_Escape)
    assert found_keys(small) == set() and small.desk.session.state.sought.words == ()


def test_opening_a_hit_leaves_the_marks(small):
    search_for(small, "riots")
    press(small.search, Key.Key_Return)
    assert small.desk.session.state.current == "harbour-riots" and "harbour-riots" in found_keys(small)


def test_what_is_counted_is_marked_there(window):
    window.timeline.canvas.fit()
    search_for(window, "the")
    settle()
    counts = window.timeline.canvas.draw_now().counts
    assert any(c.found for c in counts)
    assert all(0 <= c.found <= c.number for c in counts)
    canvas = window.timeline.canvas
    seen = [c for c in counts if c.found and canvas.area.contains(QPointF(canvas.area.center().x(), canvas.seen(c.y)))]
    at = QPointF(canvas.area.left() + seen[0].x, canvas.seen(seen[0].y))
    assert highlights(window, at, 8) > 10


def test_the_strip_shows_what_is_out_of_view(small):
    overview = small.timeline.overview
    small.timeline.canvas.set_window((to_day(2012), to_day(2013)))
    settle()
    days = small.timeline.content.days_of([small.desk.library.id_of("harbour-riots")])
    at = QPointF(overview.x_of(sum(days) / 2), small.desk.theme.px(4))
    ink = small.desk.theme.colours.text
    assert pixels_of(picture(overview), ink, at, 4, 60) == 0
    search_for(small, "riots")
    settle()
    assert pixels_of(picture(overview), ink, at, 4, 60) > 6
    press(small.search, Key.Key_Escape)
    press(small.search, Key.Key_Escape)
    settle()
    assert pixels_of(picture(overview), ink, at, 4, 60) == 0


def test_one_goes_to_them_on_the_line(small):
    small.timeline.canvas.set_window((to_day(2012), to_day(2013)))
    search_for(small, "riots")
    assert "harbour-riots" not in drawn_marks(small.timeline.canvas)
    panel = small.search.panel
    assert panel.on_line.isVisible() and panel.on_line.text().endswith("on the line")
    click(panel.on_line)
    assert "harbour-riots" in drawn_marks(small.timeline.canvas)
    assert small.search.showing()


def test_what_the_filters_hide_is_not_counted_on_the_line(window):
    search_for(window, "when:2010")
    said, library = window.search.panel.on_line, window.desk.library
    every = int(said.text().split()[0])
    window.desk.session.change(filters=Filters(verdicts=frozenset(("differ",))))
    left = [k for k in library.select(within("2010")) if library.state(k) is State.DIFFER]
    assert int(said.text().split()[0]) == len(left) < every
    window.desk.session.change(filters=Filters())
    assert int(said.text().split()[0]) == every


def test_beside_the_count_stands_how_much_the_filters_hide(window):
    search_for(window, "debt")
    panel, library = window.search.panel, window.desk.library
    plain = panel.count.text()
    every = set(window.desk.session.state.sought.things)
    filters = Filters(verdicts=frozenset(("differ",)))
    window.desk.session.change(filters=filters)
    undated = {number for number, _ in library.undated}
    whole, left = library.passing(Filters()), library.passing(filters)
    hidden = [n for n in every if whole[n] and not left[n] and n not in undated]
    assert hidden and panel.count.text() == f"{plain} · {len(hidden)} hidden on the line by the filters"
    pick(panel.groups, "Statements")
    assert " shown of: " in panel.count.text() and panel.count.text().endswith(" hidden on the line by the filters")
    window.desk.session.change(filters=Filters())
    assert "hidden" not in panel.count.text()



def test_an_actor_is_marked_by_nothing_of_its_own(small):
    search_for(small, "id:norland")
    assert not small.search.panel.on_line.isVisible()


def test_the_marks_follow_the_document_that_is_looked_into(window):
    search_for(window, "debt")
    every = found_keys(window)
    source = window.desk.library.sources[0]
    pick(window.search.panel.documents, source.short_title)
    some = found_keys(window)
    assert some < every
    assert all(source.key in window.desk.library.telling(key) for key in some)
    pick(window.search.panel.groups, "Statements")
    assert found_keys(window) == some, "what is listed is not all that is found"


def test_rows_of_the_table_are_marked_and_said_to_be(small):
    search_for(small, "riots")
    press(small.search, Key.Key_Escape)
    press(small, Key.Key_T, CTRL)
    settle()
    rows = small.room.table.rows
    marked = {rows.words(n)[TITLE] for n in range(rows.rowCount()) if rows.index(n, TITLE).data(FOUND)}
    assert marked == {small.desk.title(key) for key in found_keys(small)} & {
        rows.words(n)[TITLE] for n in range(rows.rowCount())}
    row = next(n for n in range(rows.rowCount()) if rows.words(n)[TITLE] == "Riots in the harbour")
    assert rows.index(row, TITLE).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Riots in the harbour, found by the search")
    small.room.table.view.scrollTo(rows.index(row, TITLE))
    box = small.room.table.view.visualRect(rows.index(row, TITLE))
    corner = QPointF(box.topLeft() + QPoint(small.desk.theme.px(6), small.desk.theme.px(4)))
    ink = small.desk.theme.colours.text
    assert pixels_of(picture(small.room.table.view.viewport()), ink, corner, 4, 60) > 4
    small.search.clear()
    small.search.look()
    settle()
    assert pixels_of(picture(small.room.table.view.viewport()), ink, corner, 4, 60) == 0


def test_a_view_that_was_saved_with_a_search_marks_again(small):
    search_for(small, "riots")
    typed = small.desk.session.state.typed
    press(small.search, Key.Key_Escape)
    press(small.search, Key.Key_Escape)
    small.desk.session.change(typed=typed)
    assert small.search.text() == "riots" and "harbour-riots" in found_keys(small)
    assert not small.search.showing()


def test_what_is_found_lies_below_no_other_colours(small):
    small.desk.theme.choose("dark")
    search_for(small, "riots")
    small.timeline.canvas.fit()
    settle()
    at = drawn_marks(small.timeline.canvas)["harbour-riots"]
    assert highlights(small, at) > 5
