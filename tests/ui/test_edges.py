"""What lies before and after what is seen is counted at the edges, and one click away."""

import pytest

from explorer.model.days import to_day
from explorer.model.filters import Filters
from tests.ui.hands import CTRL, Key, click, press, settle, wait_until, wheel

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def line(window):
    return window.timeline.canvas


def rested(window) -> tuple[str, str]:
    """What is said at the left and at the right edge, once the line rests."""
    edges = window.timeline.edges
    wait_until(lambda: not edges._rest.isActive())
    return tuple(b.text() if b.isVisible() else "" for b in (edges.earlier, edges.later))


def outside(line) -> tuple[int, int]:
    """The same, counted one by one."""
    columns, window = line.content.columns, line.desk.session.state.window
    shown = [n for n in range(len(columns)) if columns.lane[n] in line.content.shown.lanes]
    whole: dict[int, tuple[int, int]] = {}
    for n in shown:
        entity, a, b = int(columns.entity[n]), int(columns.start_earliest[n]), int(columns.end_latest[n])
        whole[entity] = min(a, whole.get(entity, (a, b))[0]), max(b, whole.get(entity, (a, b))[1])
    return sum(b < window[0] for _, b in whole.values()), sum(a > window[1] for a, _ in whole.values())


def words(number: int, form: str) -> str:
    return form.format(number) if number else ""


def test_all_years_are_those_the_dataset_opens_at_and_once_more_all_there_is(window, line):
    session = window.desk.session
    home, extent = line.home, line.content.extent
    assert session.state.window == home != extent and extent[0] < to_day(1966) < home[0] < to_day(1990)
    assert rested(window) == ("‹ 1 earlier", "")
    wheel(line.viewport(), line.area.center(), 3)
    press(line, Key.Key_Home)
    assert session.state.window == home
    press(line, Key.Key_Home)
    assert session.state.window == extent and rested(window) == ("", "")
    press(line, Key.Key_0, CTRL)
    assert session.state.window == home


def test_where_nothing_is_left_in_those_years_all_there_is_is_shown(window, line):
    window.desk.session.change(filters=Filters(actors=frozenset(("nobody",))))
    press(line, Key.Key_Home)
    assert window.desk.session.state.window == line.content.extent


def test_they_count_each_thing_once(window, line):
    for years in ((2003, 2006), (2012, 2013), (2030, 2032)):
        line.set_window(tuple(float(to_day(y)) for y in years))
        before, after = outside(line)
        assert before > 10
        assert rested(window) == (words(before, "‹ {} earlier"), words(after, "{} later ›")), years


def test_a_hidden_lane_and_a_filter_are_not_counted(window, line):
    line.set_window((float(to_day(2012)), float(to_day(2013))))
    every = rested(window)
    window.timeline.names.lanes.toggle("hidden", "russia")
    settle()
    before, after = outside(line)
    assert rested(window) == (words(before, "‹ {} earlier"), words(after, "{} later ›")) != every
    hidden = window.timeline.names.hidden
    assert not hidden.geometry().intersects(window.timeline.edges.earlier.geometry())
    window.desk.session.change(filters=Filters(kinds=frozenset(("base",))))
    settle()
    before, after = outside(line)
    assert rested(window) == (words(before, "‹ {} earlier"), words(after, "{} later ›"))


def test_a_click_goes_to_the_nearest(window, line):
    edges = window.timeline.edges
    rested(window)
    wide = line.home[1] - line.home[0]
    click(edges.earlier)
    first, last = window.desk.session.state.window
    assert last - first == pytest.approx(wide)
    early = line.content.columns.start_earliest.min()
    assert first < early < last and rested(window)[0] == ""
    line.set_window((float(to_day(2012)), float(to_day(2012, 3))))
    for _ in range(3):
        after = outside(line)[1]
        rested(window)
        click(edges.later)
        assert 0 < outside(line)[1] < after and line.draw_now().marks


def test_no_date_is_written_under_them_and_they_have_names(window, line):
    window.timeline.names.lanes.toggle("hidden", "china")
    line.set_window((float(to_day(2012)), float(to_day(2013))))
    rested(window)
    edges, area = window.timeline.edges, line.area
    assert line.date_room == (edges.earlier.width(), area.width() - edges.later.width())
    assert edges.earlier.geometry().left() >= area.left() and edges.later.geometry().right() <= area.right()
    for button, said in ((edges.earlier, "earlier"), (edges.later, "later")):
        assert button.accessibleName().endswith(said) and "nearest" in button.toolTip()
        assert button.geometry().top() >= area.bottom()


def test_at_three_hundred_per_cent(window, line):
    window.desk.theme.set_scale(3.0)
    line.set_window((float(to_day(2012)), float(to_day(2013))))
    rested(window)
    settle()
    edges = window.timeline.edges
    for button in (edges.earlier, edges.later):
        assert button.width() >= button.minimumSizeHint().width() and button.height() <= line.foot
    assert not edges.earlier.geometry().intersects(edges.later.geometry())


@pytest.mark.parametrize(("size", "scale"), [
    pytest.param((1366, 768), 1.0, marks=pytest.mark.slow), ((1366, 768), 2.0),
    pytest.param((1920, 1080), 1.0, marks=pytest.mark.slow)])
def test_no_ring_of_the_first_or_last_year_is_cut_where_all_years_are_shown(start, size, scale):
    window = start(size=size)
    window.desk.theme.set_scale(scale)
    settle(50)
    line = window.timeline.canvas
    assert window.desk.session.state.window == line.home
    item = line.content.columns.items_of(line.content.ids_of(("akayev-becomes-leader",)))[0]
    assert line.content.columns.start_earliest[item] == line.content.home[0], "on the first day of all"
    radius, area = line.draw_now().metrics.radius, line.area
    assert radius < line.scale_now.x(line.content.home[0]) - area.left() < 4 * radius
    assert 0 < area.right() - line.scale_now.x(line.content.home[1]) < 4 * radius
    assert rested(window)[0] == "‹ 1 earlier"
    assert window.desk.years() == (1990, 2032), "so they are called all the same"
    line.set_window((float(to_day(1995)), float(to_day(2001, 12, 31))))
    assert window.desk.years() == (1995, 2001)
    window.resize(size[0] - 100, size[1])
    settle()
    assert window.desk.session.state.window == (float(to_day(1995)), float(to_day(2001, 12, 31)))
