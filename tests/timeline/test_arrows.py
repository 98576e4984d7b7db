"""Links as arrows: they end at what is drawn or at an edge, their words cover nothing, none is lost."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.arrangement import Arrangement
from explorer.timeline.arrows import (
    LINKS,
    MOST,
    STYLES,
    Arrow,
    Arrows,
    Link,
    draw_arrows,
    linked_at,
    links_of,
)
from explorer.timeline.columns import Columns
from explorer.timeline.detail import Request, draw
from explorer.timeline.drawing import Drawing
from explorer.timeline.ends import Sight, places
from explorer.timeline.held import as_seen, parts
from explorer.timeline.scale import Scale
from tests.timeline.columns import bar, columns, mark, silent
from tests.timeline.test_drawing import request, requests

TITLES = ("Riots", "An agreement on the status of the northern railway")


def wide(text: str) -> float:
    return 6.0 * len(text)


def link(kind: str, begin: int, end: int, words: str = "") -> Link:
    return Link(kind, begin, end, words or f"{kind} · Memoir", TITLES)


def more(number: int) -> str:
    return f"+{number}"


def pictured(asked: Request, links: Sequence[Link], current: int,
             moving: Arrows | None = None) -> tuple[Drawing, Sight, Arrows]:
    drawing = draw(asked)
    top, bottom = asked.view or (0.0, asked.height)
    sight = Sight(drawing, top, bottom, wide)
    data = asked.columns
    items = data.items_of(frozenset(e for one in links for e in (one.begin, one.end)))
    where = places(data, items, Scale(*asked.window, 0.0, asked.width))
    return drawing, sight, draw_arrows(sight, links, current, where, more, moving)


def drawn(data: Columns, links: Sequence[Link], current: int = 1, **more_of_it: object) -> tuple[Drawing, Arrows]:
    drawing, _, found = pictured(request(data, **more_of_it), links, current)  # type: ignore[arg-type]
    return drawing, found


@st.composite
def linked(draw_one: st.DrawFn) -> tuple[Request, list[Link], int]:
    asked = draw_one(requests().filter(lambda r: len(r.columns) > 0))
    entities = sorted({*asked.columns.entity.tolist(), 999})  # the last has no place
    current = draw_one(st.sampled_from(entities))
    others = st.sampled_from(entities).filter(lambda e: e != current)
    kinds = st.sampled_from(LINKS)
    links = draw_one(st.lists(st.one_of(
        st.builds(lambda k, o: link(k, current, o), kinds, others),
        st.builds(lambda k, o: link(k, o, current), kinds, others)), max_size=20)) if len(entities) > 1 else []
    top = draw_one(st.floats(0, 200))
    if asked.height > 120:
        asked = replace(asked, view=(top, top + asked.height - 100))
    return asked, links, current


@given(linked())
def test_words_cover_no_title_mark_or_count_and_not_each_other(given_links):
    asked, links, current = given_links
    drawing, sight, found = pictured(asked, links, current)
    tags = [a.tag for a in found.arrows if a.tag] + ([found.more] if found.more else [])
    for n, tag in enumerate(tags):
        assert tag.x >= -1e-6 and tag.x + tag.width <= drawing.width + 1e-6
        assert tag.y >= sight.top - 1e-6 and tag.y + tag.height <= sight.bottom + 1e-6
        box = (tag.x, tag.y, tag.x + tag.width, tag.y + tag.height)
        for title in drawing.labels:
            half = drawing.metrics.row / 2
            assert not meet(box, (title.x, title.y - half, title.x + title.width, title.y + half))
        for m in drawing.marks:
            assert not meet(box, (m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius))
        for c in drawing.counts:
            assert not meet(box, (c.x - 5, c.y - 5, c.x + 5, c.y + 5))
        for other in tags[:n]:
            assert not meet(box, (other.x, other.y, other.x + other.width, other.y + other.height))


@given(linked(), st.floats(0.8, 1.25))
def test_while_the_window_moves_each_goes_as_it_went_and_has_no_words(given_links, factor):
    asked, links, current = given_links
    before = pictured(asked, links, current)[2]
    first, last = asked.window
    moved = replace(asked, window=(first, first + (last - first) * factor))
    moving = pictured(moved, links, current, before)[2]
    assert not any(arrow.tag for arrow in moving.arrows) and moving.more is None
    went = {arrow.link: arrow for arrow in before.arrows}
    assert all(a.way == went[a.link].way for a in moving.arrows if a.link in went and a.beyond == went[a.link].beyond)
    assert {a.link for a in moving.arrows} == {a.link for a in pictured(moved, links, current)[2].arrows}


def meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] - 1e-6 and b[0] < a[2] - 1e-6 and a[1] < b[3] - 1e-6 and b[1] < a[3] - 1e-6


@given(linked())
def test_each_link_is_drawn_once_or_counted_and_at_most_a_dozen(given_links):
    links = given_links[1]
    found = pictured(*given_links)[2]
    assert sorted([a.link for a in found.arrows] + list(found.rest), key=repr) == sorted(links, key=repr)
    assert len(found.arrows) <= MOST
    assert found.more is None or (found.rest and found.more.text == more(len(found.rest)))


@given(linked())
def test_an_arrow_begins_and_ends_in_view(given_links):
    drawing, sight, found = pictured(*given_links)
    for arrow in found.arrows:
        for x, y in (arrow.curve[0], arrow.curve[3]):
            assert -30 <= x <= drawing.width + 30
            assert sight.top - 40 <= y <= sight.bottom + 40


@given(linked())
def test_what_is_pointed_at_is_what_is_found(given_links):
    drawing, _, found = pictured(*given_links)
    for arrow in found.arrows:
        if arrow.tag:
            middle = arrow.tag.x + arrow.tag.width / 2, arrow.tag.y + arrow.tag.height / 2
            assert linked_at(found, drawing, *middle) == arrow
        assert arrow.away(*arrow.at(0.37)) < 1.5
    if found.more:
        assert linked_at(found, drawing, found.more.x + 1, found.more.y + 1) == found.rest


def test_from_mark_to_mark_along_the_way_it_is_read():
    drawing, found = drawn(columns([mark(1000, lane=0), mark(4000, lane=1)], 2), [link("led to", 1, 2)])
    (arrow,) = found.arrows
    first, second = sorted(drawing.marks, key=lambda m: m.entity)
    assert arrow.curve[0] == pytest.approx((first.x, first.y + first.radius + 3))
    assert arrow.curve[3] == pytest.approx((second.x, second.y - second.radius - 3))
    assert arrow.tag is not None and arrow.tag.text == "led to · Memoir"


def test_two_links_of_the_same_two_go_different_ways():
    data = columns([mark(1000, lane=0), mark(4000, lane=1)], 2)
    found = drawn(data, [link("led to", 1, 2), link("in response to", 2, 1), link("part of", 1, 2)])[1]
    middles = [arrow.at(0.5) for arrow in found.arrows]
    for n, (x, y) in enumerate(middles):
        assert all(abs(x - a) + abs(y - b) > 8 for a, b in middles[:n])


@pytest.mark.parametrize(("day", "edge", "words"), [
    (-90_000, 0.0, f"‹ led to: {TITLES[1]} · Memoir"), (90_000, 900.0, f"led to: {TITLES[1]} · Memoir ›")])
def test_what_is_out_of_the_years_in_view_is_pointed_at_by_name(day, edge, words):
    data = columns([mark(1000), mark(day)], 1)
    found = drawn(data, [link("led to", 1, 2)], window=(0, 8000))[1]
    (arrow,) = found.arrows
    assert arrow.curve[3][0] == pytest.approx(edge, abs=3)
    assert arrow.tag is not None and arrow.tag.text == words
    assert arrow.beyond == "end"
    (back,) = drawn(data, [link("led to", 2, 1)], window=(0, 8000))[1].arrows
    assert back.beyond == "begin" and back.curve[0][0] == pytest.approx(edge, abs=3)


@pytest.mark.parametrize("number", [1, 9])
def test_whatever_is_out_of_view_is_named_however_many_there_are(number):
    data = columns([mark(1000 + 100 * n, lane=0) for n in range(12)] + [mark(90_000 + n) for n in range(number)], 1)
    links = [Link("led to", 1, 13 + n, "led to · Memoir", (TITLES[0], f"Thing {n}")) for n in range(number)]
    found = drawn(data, links, window=(0, 8000), height=300.0)[1]
    assert [arrow.tag and arrow.tag.text for arrow in found.arrows] == [
        f"led to: Thing {n} · Memoir ›" for n in range(number)]


def test_a_long_name_is_cut_where_there_is_no_room_for_all_of_it():
    data = columns([mark(1000), mark(90_000)], 1)
    (arrow,) = drawn(data, [link("led to", 1, 2)], window=(0, 8000), width=240.0)[1].arrows
    assert arrow.tag is not None and arrow.tag.text == "led to: An agreement on the st… ›"


def test_what_is_in_a_lane_out_of_sight_is_pointed_at_by_name():
    data = columns([mark(1000, lane=0)] + [mark(200 * n, lane=1) for n in range(30)] + [mark(3000, lane=2)]
                   + [bar(0, 9000, 1) for _ in range(3)], 3)
    asked = request(data, height=120)
    assert draw(asked).lanes[2].top > 100
    asked = replace(asked, view=(0.0, 100.0))
    (arrow,) = pictured(asked, [link("led to", 1, 32)], 1)[2].arrows
    assert arrow.curve[3][1] == pytest.approx(98)
    assert arrow.tag is not None and arrow.tag.text == f"led to: {TITLES[1]} · Memoir ▾"


def test_what_is_only_counted_is_pointed_at_where_it_is_counted():
    data = columns([mark(1000, lane=0)] + [mark(4000, lane=1) for _ in range(60)], 2)
    drawing = draw(request(data, height=200))
    counted = next(e for e in range(2, 62) if e not in {m.entity for m in drawing.marks})
    drawing, found = drawn(data, [link("led to", 1, counted)], height=200)
    (arrow,) = found.arrows
    assert min(abs(arrow.curve[3][0] - c.x) for c in drawing.counts if c.lane == 1) < 8
    assert arrow.tag is not None and TITLES[1] in arrow.tag.text


def test_what_has_no_place_is_counted():
    found = drawn(columns([mark(1000)], 1), [link("led to", 1, 2), link("part of", 3, 1)])[1]
    assert not found.arrows
    assert found.more is not None and found.more.text == "+2"


def test_more_than_a_dozen_are_counted_the_weak_kinds_first():
    data = columns([mark(100 * n, lane=n % 3) for n in range(20)], 3)
    links = [link("preceded", 1, n) for n in range(2, 11)] + [link("led to", 1, n) for n in range(11, 21)]
    found = drawn(data, links)[1]
    assert len(found.arrows) == MOST
    assert {one.kind for one in found.rest} == {"preceded"} and len(found.rest) == 7


def test_a_document_s_silence_is_no_end_where_something_else_is():
    data = columns([mark(1000, lane=0), silent(mark(4000, lane=1)), mark(5000, lane=2)], 3)
    both = replace(data, entity=data.entity.clip(max=2))
    drawing, found = drawn(both, [link("led to", 1, 2)])
    (arrow,) = found.arrows
    assert arrow.curve[3][1] > drawing.lanes[2].top


@pytest.mark.parametrize("window", [(0.0, 10_000.0), (3000.0, 10_000.0)])
def test_a_bar_is_met_where_it_begins_to_be_seen(window):
    data = columns([mark(8000, lane=0), bar(1000, 9000, lane=1)], 2)
    drawing, found = drawn(data, [link("extended", 1, 2)], window=window)
    (arrow,), (long,) = found.arrows, drawing.bars
    assert long.ring is not None and max(long.x0, 0.0) <= arrow.curve[3][0] + 2 <= long.ring + long.height
    assert arrow.curve[3][0] < 0.3 * drawing.width < arrow.curve[0][0]


def test_words_lie_over_no_bar_of_another_lane_and_are_fewer_over_their_own():
    data = columns([mark(1000, lane=0), mark(8000, lane=2), *(bar(0, 9000, lane=1) for _ in range(4))], 3)
    drawing, found = drawn(data, [link("led to", 1, 2)])
    (tag,) = (a.tag for a in found.arrows)
    assert tag is not None and tag.text == "led to · Memoir"
    assert not [b for b in drawing.bars if tag.covers((b.x0, b.y, b.x1, b.y + b.height))]
    data = columns([*(bar(0, 9000) for _ in range(5)), bar(3100, 9000)], 1)
    drawing, found = drawn(data, [link("led to", 1, 6)], height=134.0, window=(3000.0, 6000.0))
    (tag,) = (a.tag for a in found.arrows)
    assert tag is not None and tag.text == "led to"


def test_a_line_gives_way_to_a_mark_but_not_to_a_bar():
    data = columns([mark(4000, lane=0), bar(1000, 9000, lane=1), mark(4000, lane=2)], 3)
    drawing, found = drawn(data, [link("led to", 1, 3)])
    (arrow,) = found.arrows
    (long,) = drawing.bars
    t = next(n / 100 for n in range(100) if arrow.at(n / 100)[1] > long.y + 2)
    bare = Arrows((Arrow(arrow.link, arrow.curve),))
    assert linked_at(bare, drawing, *arrow.at(t)) == bare.arrows[0]
    first = next(m for m in drawing.marks if m.entity == 1)
    assert linked_at(bare, drawing, first.x, first.y) == ()


def test_who_claims_the_same_is_named_together():
    claims = [("led to", 1, 2, "Memoir", "c1"), ("led to", 1, 2, "Survey", "c2"), ("led to", 1, 2, "Memoir", "c3"),
              ("led to", 2, 1, "Memoir", "c4"), ("part of", 1, 1, "Memoir", "c5")]
    found = links_of(claims, {1: "A", 2: "B"},
                     lambda kind, who, brief: f"{kind} · {', '.join(who[:1] if brief else who)}")
    assert [(one.words, one.brief, one.titles, one.claims) for one in found] == [
        ("led to · Memoir, Survey", "led to · Memoir", ("A", "B"), ("c1", "c2", "c3")),
        ("led to · Memoir", "led to · Memoir", ("B", "A"), ("c4",))]


def test_each_kind_looks_different():
    assert set(STYLES) == set(LINKS)
    assert len(set(STYLES.values())) == len(LINKS)


def test_words_are_brief_and_in_a_low_line_few():
    data = columns([mark(1000 + 600 * n, lane=n % 2) for n in range(9)], 2)
    links = [Link("led to", 1, n, f"led to · Memoir, Survey, Report {n}", TITLES, (), f"led to · Memoir +{n}")
             for n in range(2, 9)]
    low, high = (drawn(data, links, height=h)[1] for h in (250.0, 900.0))
    for found in (low, high):
        tags = [a.tag for a in found.arrows if a.tag]
        assert len(found.arrows) == len(links) and tags
        assert {tag.text for tag in tags} <= {one.brief for one in links} | {"led to"}
    assert sum(a.tag is not None for a in low.arrows) == 3
    assert sum(a.tag is not None for a in high.arrows) > 4


@pytest.mark.parametrize("scroll", [0.0, 60.0, 150.0])
def test_between_lanes_that_stay_and_lanes_that_are_scrolled(scroll):
    data = columns([mark(2000, lane=2), *(bar(1000, 8000, lane) for lane in (0, 1) for _ in range(9)),
                    mark(6000, lane=1)], 3)
    asked = request(data, height=220.0, arrangement=Arrangement(pinned=frozenset(("lane-2",))),
                    view=(scroll, scroll + 220.0))
    drawing = draw(asked)
    assert drawing.held
    seen = as_seen(drawing, scroll)
    last = 20
    found = draw_arrows(Sight(seen, scroll, scroll + 220.0, wide), [link("led to", 1, last)], 1, places(
        data, data.items_of(frozenset((1, last))), Scale(*asked.window, 0.0, asked.width)), more)
    (arrow,) = found.arrows
    begin, end = arrow.curve[0], arrow.curve[3]
    own = next(m for m in drawing.marks if m.entity == 1)
    assert abs(begin[0] - own.x) < 12 and abs(begin[1] - (own.y + scroll)) < 16, "it begins where the mark is seen"
    other = next((m for m in drawing.marks if m.entity == last), None)
    top, bottom = scroll + drawing.held, scroll + 220.0
    if other is not None and top <= other.y <= bottom:
        assert abs(end[0] - other.x) < 12 and abs(end[1] - other.y) < 16
    else:
        assert top <= end[1] <= bottom
    assert linked_at(found, parts(drawing)[0], *arrow.at(0.5)) in (arrow, ())


def test_what_lies_under_lanes_that_stay_is_pointed_at_below_them():
    data = columns([mark(2000, lane=1), mark(6000, lane=0), *(bar(1000, 8000, 0) for _ in range(14))], 2)
    scroll = 230.0
    asked = request(data, height=200.0, arrangement=Arrangement(pinned=frozenset(("lane-1",))),
                    view=(scroll, scroll + 200.0))
    drawing = draw(asked)
    under = next(b for b in drawing.bars if scroll < b.y < scroll + drawing.held - b.height)
    assert drawing.held
    found = draw_arrows(Sight(as_seen(drawing, scroll), scroll, scroll + 200.0, wide),
                        [link("led to", 1, under.entity)], 1, {}, more)
    (arrow,) = found.arrows
    assert arrow.curve[3][1] == pytest.approx(scroll + drawing.held + 2)
    assert arrow.tag is not None and arrow.tag.text == f"led to: {TITLES[1]} · Memoir ▴"


def test_words_are_read_along_the_arrow_also_with_the_name_of_what_is_out_of_view() -> None:
    link = Link("part of", 1, 2, "part of · Memoir", ("The request", "The revolution"))
    assert link.texts("The revolution", "up") == ["part of: The revolution · Memoir ▴", "part of: The revolution ▴"]
    before = link.texts("The request", "left", before=True)
    assert before == ["‹ The request – part of · Memoir", "‹ The request – part of"]
    assert link.texts("", "") == link.texts("", "", before=True) == ["part of · Memoir", "part of"]


@pytest.mark.parametrize("kind", LINKS)
def test_an_arrow_begins_with_what_came_first_whichever_of_the_two_the_claim_is_of(kind):
    (found,) = links_of([(kind, 1, 2, "Memoir", "c1")], {1: "A", 2: "B"}, lambda kind, who, brief: kind)
    turned = kind in ("in response to", "amended", "replaced", "extended")
    assert (found.begin, found.end, found.titles) == ((2, 1, ("B", "A")) if turned else (1, 2, ("A", "B")))


def test_between_two_bars_that_have_begun_before_the_window_no_line_goes_down_the_edge() -> None:
    both = columns([bar(0, 9000), bar(500, 9500)], 1)
    _, found = drawn(both, [link("led to", 1, 2)], window=(4000.0, 8000.0))
    assert not found.arrows and len(found.rest) == 1 and found.more is not None
    _, found = drawn(both, [link("led to", 1, 2)], window=(400.0, 8000.0))
    assert len(found.arrows) == 1 and not found.rest
