"""Links of the chosen on the line: hover tells who claims them, a click goes to the text, the menu hides them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.timeline.arrows import Arrow
from explorer.ui.window import Window
from tests.ui.hands import (
    LEFT,
    NONE,
    Key,
    click,
    click_on_line,
    column,
    empty_spot,
    from_menu,
    menu_words,
    open_menu,
    pick_action,
    picture,
    pixels_of,
    press,
    settle,
    tip,
    wait_until,
    wheel,
)

pytestmark = pytest.mark.documents(1)

VOTE, CLOSURE, LATER = "manas-vote-2013", "manas-closure-2014", "debt-and-bases-2012"


def arrows(window: Window) -> tuple[Arrow, ...]:
    window.timeline.canvas.draw_now()
    return window.timeline.canvas.arrows.arrows


def in_view(window: Window, x: float, y: float) -> QPointF:
    area = window.timeline.canvas.area
    return QPointF(area.left() + x, area.top() + y - window.timeline.canvas.scroll)


def words_of(window: Window, arrow: Arrow) -> QPointF:
    """The middle of an arrow's words."""
    assert arrow.tag is not None
    return in_view(window, arrow.tag.x + arrow.tag.width / 2, arrow.tag.y + arrow.tag.height / 2)


@pytest.fixture
def chosen(window: Window) -> Window:
    """The closure of Manas is chosen, to which a vote had led."""
    click_on_line(window, CLOSURE)
    settle()
    return window


def test_a_double_click_on_the_words_does_what_a_click_does(chosen):
    (arrow,) = arrows(chosen)
    canvas = chosen.timeline.canvas
    where, wide = words_of(chosen, arrow), canvas.scale_now.days_per_pixel
    QTest.mouseDClick(chosen.windowHandle(), LEFT, NONE, canvas.viewport().mapTo(chosen, where.toPoint()))
    settle()
    assert canvas.scale_now.days_per_pixel == pytest.approx(wide)
    assert chosen.desk.session.state.current in (VOTE, CLOSURE) and chosen.desk.session.state.passage
    at = empty_spot(canvas)
    QTest.mouseDClick(chosen.windowHandle(), LEFT, NONE, canvas.viewport().mapTo(chosen, at.toPoint()))
    settle()
    assert canvas.scale_now.days_per_pixel < wide / 2


def test_the_arrow_is_painted_says_what_it_is_and_tells_at_the_pointer_who_claims_it(chosen):
    (arrow,) = arrows(chosen)
    assert (arrow.link.kind, arrow.link.titles[1]) == ("led to", chosen.desk.title(CLOSURE))
    assert arrow.link.words.startswith("led to · Country briefing")
    assert arrow.tag is not None
    assert arrow.tag.text in (arrow.link.brief, "led to") or f"{chosen.desk.title(VOTE)} – led to" in arrow.tag.text
    said = tip(chosen.timeline.canvas.viewport(), words_of(chosen, arrow)).split("\n")
    assert said[0] == f"{chosen.desk.title(VOTE)} – led to – {chosen.desk.title(CLOSURE)}"
    statement = chosen.desk.library.passage(chosen.desk.library.claims_where(
        "e.key = ? AND c.property = 'led to'", [VOTE])[0].passages[0])
    assert statement is not None and statement.text in said[2]
    assert said[1].startswith("Arrow: ")
    QTest.mouseMove(chosen.timeline.canvas.viewport(), words_of(chosen, arrow).toPoint())
    settle(5)
    assert chosen.timeline.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert chosen.timeline.canvas.hovered_arrow == arrow
    canvas, hue = chosen.timeline.canvas, QColor(chosen.desk.theme.colours.accent)
    spots = [in_view(chosen, *arrow.at(n / 20)) for n in range(21)]

    def painted() -> int:
        image = picture(canvas.viewport())
        return sum(pixels_of(image, hue, at, 2, 60) for at in spots)

    with_it = painted()
    chosen.desk.session.change(links=False)
    assert with_it > painted() + 20


@pytest.mark.parametrize("chosen", ["kant", pytest.param("manas", marks=pytest.mark.slow)])
def test_what_was_answered_points_at_what_answers_it_and_every_place_says_so(window, chosen):
    title = window.desk.title
    window.desk.open(chosen)
    arrow = next(a for a in arrows(window) if a.link.kind == "in response to" and title("kant") in a.link.titles)
    assert arrow.link.titles == (title("manas"), title("kant"))
    begin, end = in_view(window, *arrow.curve[0]), in_view(window, *arrow.curve[3])
    drawing = window.timeline.canvas.draw_now()
    top = {key: next(b.y for b in drawing.bars if b.entity == window.timeline.content.id_of(key))
           for key in ("kant", "manas")}
    assert (begin.y() < end.y()) == (top["manas"] < top["kant"])
    said = window.timeline.canvas.links.told(arrow).split("\n")
    assert said[0] == f"{title('manas')} – answered by – {title('kant')}"
    assert arrow.link.brief == "answered by · Country profile"
    assert {"kant": f"in response to {title('manas')}", "manas": f"answered by {title('kant')}"}[chosen] \
        in window.detail.page.toPlainText()


def test_a_click_goes_to_the_statement_and_leaves_the_chosen_and_something_else_has_its_own(chosen):
    (arrow,) = arrows(chosen)
    click(chosen.timeline.canvas.viewport(), words_of(chosen, arrow))
    state = chosen.desk.session.state
    assert state.current == CLOSURE
    claim = chosen.desk.library.claims_where("e.key = ? AND c.property = 'led to'", [VOTE])[0]
    assert state.passage == claim.passages[0]
    assert column(chosen, "briefing").text.chosen == state.passage
    before = arrows(chosen)
    click_on_line(chosen, LATER)
    assert arrows(chosen) and not {a.link for a in before} & {a.link for a in arrows(chosen)}
    press(chosen.timeline.canvas, Key.Key_Escape)
    assert not arrows(chosen)


def test_another_click_goes_to_the_next_statement_and_an_actor_has_no_arrow(window):
    click_on_line(window, LATER)
    links = window.timeline.canvas.links
    arrow = next(a for a in arrows(window) if len(links.passages(a.link)) > 1)
    seen = []
    for _ in range(len(links.passages(arrow.link)) + 1):
        click(window.timeline.canvas.viewport(), words_of(window, arrow))
        seen.append(window.desk.session.state.passage)
        arrow = next(a for a in arrows(window) if a.link == arrow.link)
    assert seen[0] == seen[-1]
    assert tuple(seen[:-1]) == links.passages(arrow.link)
    window.desk.open("russia")
    assert window.detail.title.text() == "Russia" and not arrows(window)


def test_through_a_lens_only_its_documents_and_the_editors_claim(window):
    click_on_line(window, "debt-and-bases-2012")
    seen = {}
    for source in window.desk.library.sources:
        window.desk.session.change(lens=(source.key,))
        tellers = {window.desk.library.claim(k).source for arrow in arrows(window) for k in arrow.link.claims}
        assert tellers <= {source.key, ""}
        assert all("the editors" in a.link.words for a in arrows(window)
                   if not any(window.desk.library.claim(k).source for k in a.link.claims))
        seen[source.key] = {k for arrow in arrows(window) for k in arrow.link.claims}
    assert len({frozenset(keys) for keys in seen.values()}) > 2
    two = [key for key in seen if seen[key]][:2]
    window.desk.session.change(lens=tuple(two))
    assert {window.desk.library.claim(k).source for a in arrows(window) for k in a.link.claims} <= {*two, ""}


def test_the_menu_hides_them_and_a_later_start_remembers(start, window):
    click_on_line(window, CLOSURE)
    assert arrows(window) and window.actions_by_name["links"].isChecked()
    from_menu(window.bar.menu, "View", "Show links of the chosen")
    assert not arrows(window) and not window.actions_by_name["links"].isChecked()
    window.close()
    again = start()
    click_on_line(again, CLOSURE)
    assert not arrows(again)
    from_menu(again.bar.menu, "View", "Show links of the chosen")
    assert arrows(again)


def test_what_filters_hide_is_counted_and_listed(window):
    from explorer.model.filters import Filters
    click_on_line(window, LATER)
    window.desk.session.change(filters=Filters(kinds=frozenset(("event",))))
    canvas = window.timeline.canvas
    canvas.draw_now()
    more = canvas.arrows.more
    assert more is not None and more.text == f"+{len(canvas.arrows.rest)} linked"
    at = in_view(window, more.x + more.width / 2, more.y + more.height / 2)
    assert "extended" in tip(canvas.viewport(), at)
    click(canvas.viewport(), at)
    menu = open_menu()
    words = menu_words(menu)
    assert len(words) == len(canvas.arrows.rest)
    pick_action(menu, words[0])
    wait_until(lambda: window.desk.session.state.passage)
    settle()


def test_what_is_out_of_view_is_at_the_edge(chosen):
    days = chosen.timeline.content.days_of([chosen.timeline.content.id_of(CLOSURE)])
    chosen.desk.session.change(window=(days[0] - 20, days[0] + 200))
    wait_until(lambda: arrows(chosen)[0].tag)
    (arrow,) = arrows(chosen)
    assert arrow.curve[0][0] == 2.0
    assert arrow.tag is not None and chosen.desk.title(VOTE) in arrow.tag.text
    assert chosen.timeline.canvas.viewport().rect().contains(QPoint(*map(int, words_of(chosen, arrow).toTuple())))


def test_while_the_line_moves_on_and_on_it_goes_the_way_it_went_and_has_words_again_at_rest(chosen):
    (before,) = arrows(chosen)
    canvas = chosen.timeline.canvas
    at = QPointF(canvas.viewport().rect().center())
    for _ in range(3):
        wheel(canvas.viewport(), at, 1, Qt.KeyboardModifier.ShiftModifier)
        (moving,) = arrows(chosen)
    assert moving.tag is None and moving.curve != before.curve
    assert moving.way == before.way
    wait_until(lambda: arrows(chosen)[0].tag)


def test_from_a_pinned_lane_into_those_that_are_scrolled(window):
    canvas, lanes = window.timeline.canvas, window.timeline.names.lanes
    lanes.toggle("pinned", "home")
    settle()
    window.desk.open("revolution-2010")
    canvas.set_scroll(60)
    settle()
    drawing = canvas.draw_now()
    assert drawing.held and canvas.scroll == 60
    wait_until(lambda: any(a.tag for a in arrows(window)))
    arrow = next(a for a in arrows(window) if a.link.kind == "part of")
    ends = [in_view(window, *arrow.curve[0]), in_view(window, *arrow.curve[3])]
    own = canvas.place_of("revolution-2010")
    assert min((end - own).manhattanLength() for end in ends) < 24
    line = drawing.held + canvas.area.top()
    assert min(end.y() for end in ends) < line < max(end.y() for end in ends)
    hue = QColor(window.desk.theme.colours.accent)
    spots = [in_view(window, *arrow.at(n / 20)) for n in range(21)]

    def painted() -> list[int]:
        image = picture(canvas.viewport())
        return [pixels_of(image, hue, at, 2, 60) for at in spots]

    with_it = painted()
    click(canvas.viewport(), words_of(window, arrow))
    assert window.desk.session.state.passage
    window.desk.session.change(links=False)
    without = painted()
    above = [n for n, at in enumerate(spots) if at.y() < line - 3]
    below = [n for n, at in enumerate(spots) if at.y() > line + 3]
    for part in (above, below):
        assert sum(with_it[n] for n in part) > sum(without[n] for n in part)


def test_what_the_program_opens_on_has_none_until_the_reader_chooses(window):
    opened = window.desk.session.state.current
    assert opened and window.desk.session.state.selected == (opened,) and arrows(window) == ()
    assert not window.actions_by_name["links"].isChecked()
    window.timeline.canvas.zoom(0.8)  # to look closer is not to choose
    assert arrows(window) == ()
    click_on_line(window, opened)
    assert window.desk.session.state.current == opened and arrows(window)


def test_the_menu_shows_the_links_of_what_the_program_opens_on(window):
    window.actions_by_name["links"].trigger()
    assert arrows(window) and window.actions_by_name["links"].isChecked()
    window.actions_by_name["links"].trigger()
    assert arrows(window) == () and not window.actions_by_name["links"].isChecked()


def test_a_key_chooses_too(window):
    press(window.timeline.canvas, Key.Key_Right)
    press(window.timeline.canvas, Key.Key_Left)
    assert window.desk.session.state.linked
