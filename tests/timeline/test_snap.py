"""What a dragged edge catches on."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.days import to_day
from explorer.timeline.columns import Columns
from explorer.timeline.detail import Request, draw
from explorer.timeline.drawing import Drawing
from explorer.timeline.scale import Scale
from explorer.timeline.snap import Catch, boundary, catch, coarse, gives_way
from tests.timeline.columns import bar, columns, mark, pictures


def drawn(made: Columns, window: tuple[float, float]) -> Drawing:
    return draw(Request(made, window, 800.0, 400.0, lambda ids: {i: f"Title {i}" for i in ids},
                        lambda text, strong: 6.0 * len(text)))


def test_an_edge_catches_on_a_mark_and_takes_its_days() -> None:
    made = columns([mark(500), mark(700, 702)], 1)
    drawing = drawn(made, (0.0, 1000.0))
    for x, days in ((396.0, (500, 500)), (404.0, (500, 500)), (563.0, (700, 702))):
        found = catch(drawing, made, x, 0.0, 6.0)
        assert found is not None
        assert (found.first, found.last) == days
    assert catch(drawing, made, 420.0, 0.0, 6.0) is None


def test_a_bar_is_caught_at_its_ends_and_not_between() -> None:
    made = columns([bar(200, 599)], 1)
    drawing = drawn(made, (0.0, 1000.0))
    start, end = catch(drawing, made, 163.0, 0.0, 6.0), catch(drawing, made, 477.0, 0.0, 6.0)
    assert start is not None and (start.first, start.last, start.x) == (200, 200, 160.0)
    assert end is not None and (end.first, end.last, end.x) == (599, 599, 480.0)
    assert catch(drawing, made, 300.0, 0.0, 6.0) is None


def test_a_date_of_long_doubt_is_caught_where_the_doubt_ends() -> None:
    made = columns([mark(300, 664)], 1)
    drawing = drawn(made, (0.0, 1000.0))
    assert catch(drawing, made, drawing.marks[0].x, 0.0, 6.0) is None
    found = catch(drawing, made, drawing.marks[0].low + 2, 0.0, 6.0)
    assert found is not None and (found.first, found.last) == (300, 300)


def test_of_several_the_nearest_in_height() -> None:
    made = columns([mark(500, lane=0), mark(500, lane=1)], 2)
    drawing = drawn(made, (0.0, 1000.0))
    for one in drawing.marks:
        found = catch(drawing, made, one.x + 1, one.y + 2, 6.0)
        assert found is not None and found.entity == one.entity


def test_what_is_scrolled_out_of_view_is_not_caught() -> None:
    made = columns([mark(500)], 1)
    drawing = drawn(made, (0.0, 1000.0))
    y = drawing.marks[0].y
    assert catch(drawing, made, 400.0, y, 6.0, (0.0, y + 1)) is not None
    assert catch(drawing, made, 400.0, y, 6.0, (y + 1, y + 300)) is None


@given(pictures(), st.floats(-20, 820), st.floats(0, 500), st.floats(0, 20))
def test_what_is_caught_is_drawn_near_there_and_has_those_days(made: Columns, x: float, y: float, reach: float) -> None:
    first, last = made.extent or (0, 1000)
    drawing = drawn(made, (first - 50.0, last + 50.0))
    found = catch(drawing, made, x, y, reach)
    near = [abs(m.x - x) for m in drawing.marks if m.high - m.low <= 2 * (m.radius + reach)]
    if found is None:
        assert not [d for d in near if d <= reach]
        return
    assert abs(found.x - x) <= reach
    items = made.items_of(frozenset((found.entity,)))
    assert (found.first, found.last) in {
        pair for i in items for a, b in [(int(made.start_earliest[i]), int(made.end_latest[i]))]
        for pair in ((a, b), (a, a), (b, b))}


def test_where_years_begin_is_caught_and_months_where_there_is_room() -> None:
    years = Scale(to_day(1991), to_day(2031), 0.0, 600.0)
    for year in (1992, 1997, 2004, 2030):
        for off in (-5.0, 0.0, 5.0):
            assert boundary(years, years.x(to_day(year)) + off, 6.0) == to_day(year)
    assert boundary(years, years.x(to_day(2004, 7)), 6.0) is None
    months = Scale(to_day(2004), to_day(2005), 0.0, 600.0)
    assert boundary(months, months.x(to_day(2004, 6)) + 4, 6.0) == to_day(2004, 6)
    assert boundary(months, months.x(to_day(2004, 6, 16)), 6.0) is None


def test_where_a_year_begins_wins_over_what_ends_on_the_day_before() -> None:
    scale = Scale(to_day(2000), to_day(2020), 0.0, 800.0)
    new_year, last = to_day(2010), to_day(2009, 12, 31)
    ended = Catch(1, scale.x(new_year), 100.0, last, last)
    for beside in (-4.0, 0.0, 4.0):
        for y in (100.0, 300.0):
            assert gives_way(ended, scale.x(new_year), scale.x(new_year) + beside, y, 6.0)


def test_it_wins_over_what_is_no_nearer_but_not_over_what_is_pointed_at() -> None:
    nearby = Catch(1, 304.0, 100.0, 10, 12)
    assert gives_way(nearby, 300.0, 300.0, 150.0, 6.0)
    assert not gives_way(nearby, 300.0, 304.0, 150.0, 6.0)
    assert not gives_way(nearby, 300.0, 300.0, 102.0, 6.0)


def test_where_years_alone_are_written_the_year_wins_over_a_mark_beside_it() -> None:
    wide, near = Scale(to_day(1990), to_day(2026), 0.0, 900.0), Scale(to_day(1996), to_day(1999), 0.0, 900.0)
    assert coarse(wide) and not coarse(near)
    year = wide.x(to_day(1997))
    soon = Catch(1, wide.x(to_day(1997, 1, 12)), 100.0, to_day(1997, 1, 12), to_day(1997, 1, 12))
    later = Catch(1, wide.x(to_day(1997, 6)), 100.0, to_day(1997, 6), to_day(1997, 6))
    for x in (year - 4, year, year + 4):
        assert gives_way(soon, year, x, 100.0, 6.0, years=True)
    assert gives_way(later, year, year + 3, 100.0, 6.0, years=True)
    assert not gives_way(later, year, later.x - 1, 100.0, 6.0, years=True)
