"""The detail pane: what is known, by whom, and the ways on from there."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFontMetrics

from explorer.model.agreement import State
from explorer.model.comparison import dated_apart
from explorer.model.dated import Dated
from explorer.model.vocabulary import RELATIONS
from explorer.session import lens
from explorer.store.comparing import grid
from explorer.ui.timeline.hover import hover_text, said_of_one
from tests.ui.hands import (
    ALT,
    CTRL,
    SHIFT,
    Key,
    click,
    click_on_line,
    column,
    follow,
    links,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
    statement_place,
    tip,
)

pytestmark = pytest.mark.documents(1)


def words(window) -> str:
    return window.detail.page.toPlainText()


def test_it_shows_kind_title_verdict_and_both_documents_and_the_larger_ring_names_each(window):
    click_on_line(window, "manas-closure-2014")
    assert window.detail.kind.text().startswith("Event")
    assert window.detail.title.text() == "Closure of Manas"
    said = words(window)
    assert "The documents differ" in said
    assert "told by: Country briefing, Country profile, RCSP paper" in said
    assert "Where they differ" in said
    tip = window.detail.ring.toolTip()
    order = tip.partition("clockwise from the top (● tells of it):\n")[2]
    assert [line[2:] for line in order.split("\n")] == [s.short_title for s in window.desk.library.sources]
    assert "● Country briefing" in tip and "● RCSP paper" in tip
    settle()
    image = picture(window.detail.ring)
    middle = QPointF(window.detail.ring.rect().center())
    assert pixels_of(image, window.desk.theme.colours.text, middle, 18, 60) > 100


def test_what_is_alone_says_who_is_silent_and_why(small):
    click_on_line(small, "election-2013")
    said = words(small)
    assert "Only one document tells" in said
    assert "Survey says nothing (" in said
    assert "○ Survey" in small.detail.ring.toolTip()


def differ_on_something_wider(window, key: str) -> None:
    head, *rest = words(window).split("Where they differ on something wider")
    assert len(rest) == 1
    library = window.desk.library
    found = [d for d in library.disagreements(key) if d.kind != "seeming"]
    for d in found:
        claims = [library.claim(k) for side in d.sides for k in side]
        silent = {c.source for c in claims} - set(library.telling(key))
        telling = {c.source for c in claims} - silent
        assert (d.note in head) == (len(telling) > 1 or not silent), d.key
        for c in claims:
            if c.source in silent:
                title = window.desk.source(c.source).short_title
                assert f"{title} says nothing (" not in head
                assert f"{title} says nothing of this itself, but of" in head
                assert f"entity:{c.entity}" in links(window.detail.page)


def when(window, key: str) -> str:
    """What stands right below the title."""
    window.desk.open(key)
    return " ".join(words(window).split("Read side by side")[0].replace("\ufffc", "").split())


def test_when_it_was_stands_below_the_title(window):
    """As the line says it to who points at it; of what lasted from when to when, and the steps below in small."""
    assert when(window, "manas") == "From 2001 to June 2014 documents differ on: Opened"
    closed = "Closed: Country profile says June 2014; RCSP paper says 2014; Country briefing says 2014 (planned)"
    assert closed in words(window), "who says the first is named too"
    assert "Closed: June 2014; one document says 2014" in " ".join(
        hover_text(window.desk, "manas").split()), "short at the pointer"
    assert when(window, "kant") == "Since 2003"
    assert when(window, "friendship-treaty-1992") == "Signed: 1992"
    assert when(window, "debt-and-bases-2012").startswith("September 2012")
    assert when(window, "akayev") == ""
    press(window.detail.page, Key.Key_V)
    assert "differ" not in when(window, "manas")
    line = window.timeline.content.hover_text("joint-base-agreement-2012").split("\n")
    assert when(window, "joint-base-agreement-2012") == line[1], "the same words"


@pytest.mark.parametrize("step", [36, pytest.param(1, marks=pytest.mark.slow)])
def test_the_head_differs_on_the_dates_that_the_rows_differ_on_and_no_others(window, step):
    desk, both = window.desk, 0
    dated = {key: dated_apart(grid(desk.library, key)) for key in desk.library.select()}
    for key in [k for n, (k, apart) in enumerate(dated.items()) if apart or n % step == 0]:
        head = when(window, key)
        html = window.detail.page.toHtml()
        apart = [desk.wording.property_name(n, desk.library.figures) for n in dated[key]]
        assert ("documents differ on" in head) == bool(apart), key
        for name in apart:
            row = html.partition(f">{name}")[2].partition("</tr>")[0]
            assert f"verdict:{int(State.DIFFER)}:" in row and (name == "When" or name in head), (key, name)
        both += bool(apart)
    assert both > 3


def test_links_lead_on_and_back_leads_back(small):
    click_on_line(small, "vik")
    assert small.detail.title.text() == "Vik air base"
    assert "entity:norland" in links(small.detail.page)
    follow(small.detail.page, "entity:norland")
    assert small.detail.title.text() == "Norland"
    assert small.detail.kind.text().startswith("Actor")
    assert small.desk.session.state.selected == ()  # An actor is not on the line.
    assert "entity:friendship-treaty" in links(small.detail.page)
    follow(small.detail.page, "entity:friendship-treaty")
    assert small.detail.title.text() == "Treaty of friendship"
    assert small.desk.session.state.selected == ("friendship-treaty",)
    press(small.detail.page, Key.Key_Left, ALT)
    assert small.detail.title.text() == "Norland"
    press(small.detail.page, Key.Key_Left, ALT)
    assert small.detail.title.text() == "Vik air base"
    press(small.detail.page, Key.Key_Right, ALT)
    assert small.detail.title.text() == "Norland"


def test_every_kind_links_to_the_others_and_tells_how_it_began_and_who_says_nothing_of_it(window):
    library, seen = window.desk.library, set()
    for start in ("debt-and-bases-2012", "kant", "akayev", "president-kyrgyzstan", "kyrgyzstan"):
        entity = library.entity(start)
        if entity is None:
            continue
        window.desk.open(start)
        kinds = {library.entity(x.split(":", 1)[1]).kind for x in links(window.detail.page) if x.startswith("entity:")}
        seen |= {(entity.kind, kind) for kind in kinds}
    assert {("event", "actor"), ("base", "actor"), ("actor", "event"), ("actor", "base"), ("actor", "treaty")} <= seen
    window.desk.open("manas")
    said = words(window)
    places = [said.rindex(f"\n{name}") for name in ("Opened", "In use", "Lease", "Closed")]
    assert places == sorted(places)
    # where a side speaks of something else, it is said of what, and the difference stands under its own head
    for key in ("friendship-treaty-1992", "joint-base-agreement-2012", "hostage-taking-1999"):
        window.desk.open(key)
        differ_on_something_wider(window, key)


def test_a_cell_leads_to_the_words_it_rests_on(window):
    click_on_line(window, "help-request-2010")
    for claim in (x for x in window.desk.library.claims_about("help-request-2010") if x.source and x.passages):
        href = f"claim:{claim.key}"
        if href in links(window.detail.page):
            follow(window.detail.page, href)
            settle()
            text = column(window, claim.source).text
            assert text.chosen == claim.passages[0]
            box = text._box(text.block_of[text.chosen])
            assert box.bottom() > 0 and box.top() < text.viewport().height()
    assert window.detail.title.text() == "Request for outside help, 2010"


def test_every_link_of_everything_leads_somewhere(small):
    library = small.desk.library
    keys = library.select(kinds=("event", "base", "treaty", "actor", "office"))
    for key in keys:
        small.desk.open(key)
        assert small.detail.title.text() == library.entity(key).title
        for href in links(small.detail.page):
            kind, target = href.split(":", 1)
            if kind == "claim":
                assert library.claim(target).passages
            else:
                there = {"entity": keys, "write": [key], "gather": [key], "grid": [""], "alone": [""],
                         "document": [s.key for s in library.sources], "disagreements": library.differing}
                assert target in there[kind]


@pytest.mark.slow
def test_everything_in_the_dataset_can_be_shown(window):
    library = window.desk.library
    for key in library.select(kinds=("event", "base", "treaty", "actor", "office")):
        window.desk.open(key)
        assert window.detail.title.text() == library.entity(key).title
        assert "None" not in words(window), key
        assert not {"{", "}", "%n"} & set(words(window)), key


def test_tab_leads_to_the_links_and_enter_follows(small):
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_Return)
    page = small.detail.page
    assert page.hasFocus()
    press(page, Key.Key_Tab)
    chosen = page.textCursor()
    assert chosen.hasSelection()
    assert chosen.charFormat().anchorHref() == links(page)[0] == "alone:"
    while not (href := page.textCursor().charFormat().anchorHref()).startswith("entity:"):
        press(page, Key.Key_Tab)
    press(page, Key.Key_Return)
    assert small.detail.title.text() == small.desk.title(href.removeprefix("entity:"))


def test_the_ways_on_stand_below_the_date_and_where_nothing_is_chosen_what_to_do(small):
    """To the texts by themselves, to the grid, into the export and out of it."""
    for key in ("harbour-riots", "anna-berg", "vik"):
        small.desk.open(key)
        assert links(small.detail.page)[:3] == ["alone:", "grid:", f"gather:{key}"], key
        assert "Read side by side" in words(small) and "Compare" in words(small)
    follow(small.detail.page, "gather:vik")
    assert "Take out of the export" in words(small)
    small.desk.session.change(current="", selected=())
    assert small.detail.title.text() == "Nothing chosen yet"
    assert "Click a mark" in words(small)
    assert not small.detail.ring.isVisible()


def test_from_the_details_to_the_documents_alone_and_back_by_mouse_and_by_key(small):
    click_on_line(small, "vik")
    follow(small.detail.page, "alone:")
    assert small.reading.isVisible() and not small.detail.isVisible() and not small.timeline.isVisible()
    assert small.desk.session.state.current == "vik"
    press_focused(small, Key.Key_Escape)
    assert small.detail.isVisible() and small.timeline.isVisible()
    small.detail.page.setFocus()
    press(small.detail.page, Key.Key_Tab)
    press(small.detail.page, Key.Key_Return)
    assert small.reading.isVisible() and not small.detail.isVisible()
    small.resize(800, 500)
    settle()
    press_focused(small, Key.Key_Escape)
    small.below.setCurrentWidget(small.detail)
    settle()
    follow(small.detail.page, "alone:")
    assert small.reading.isVisible() and not small.detail.isVisible() and not small.timeline.isVisible()


def test_several_selected_are_listed_and_stay_selected(window):
    canvas = window.timeline.canvas
    click_on_line(window, "manas-closure-2014")
    click_on_line(window, "help-request-2010", SHIFT)
    chosen = window.desk.session.state.selected
    assert chosen == ("manas-closure-2014", "help-request-2010")
    listed = words(window).partition("2 selected: ")[2]
    assert listed.index("Request for outside help, 2010") < listed.index(") · ") < listed.index("Closure of Manas"), \
        "by date, and each with its own"
    assert listed.count("2010)") and listed.count("2014)")
    follow(window.detail.page, "among:manas-closure-2014")
    assert window.detail.title.text() == "Closure of Manas"
    assert window.desk.session.state.selected == chosen
    press(canvas, Key.Key_Escape)
    assert "selected:" not in words(window)


def test_a_narrow_pane_lays_document_under_document_and_no_column_is_narrower_than_four_words(window):
    click_on_line(window, "manas-closure-2014")
    window.resize(2300, 900)
    settle()
    wide = words(window).split()
    columns = len(window.detail.page.toHtml().split("<td"))
    window.resize(1000, 700)
    settle()
    assert len(window.detail.page.toHtml().split("<td")) != columns
    assert sorted(set(words(window).split()) - {"–"}) == sorted(set(wide) - {"–"})
    window.resize(2300, 900)
    settle()
    assert words(window).split() == wide
    window.desk.open("manas-closure-2014")
    seen = set()
    for width in (1366, 1600, 1920, 2300):
        window.resize(width, 900)
        settle()
        words_wide = QFontMetrics(window.detail.page.font()).horizontalAdvance("the forces left there")
        columns = [box.width() for _, box in window.detail.head.names]
        assert all(wide >= words_wide for wide in columns), width
        seen.add(bool(columns))
    assert seen == {True, False}
    window.resize(1366, 768)
    window.desk.open("manas")
    settle()
    window.detail.page.verticalScrollBar().setValue(900)
    assert window.detail.head.names == [] and not window.detail.head.isVisible()


# Two documents against each other

def test_of_two_that_are_compared_it_tells_what_they_say_and_its_verdict_is_that_of_the_lanes(window):
    desk = window.desk
    window.desk.open("manas")
    assert "The documents differ" in words(window)
    desk.session.change(**lens.against("sari", "briefing"))
    settle()
    said = words(window)
    assert "The documents agree · told by: Sarı article, Country briefing" in said
    assert "only the two that are compared are looked at" in said
    assert "documents differ on" not in said and "Date. " not in said
    told = {desk.library.claim(k.removeprefix("claim:")).source for k in links(window.detail.page)
            if k.startswith("claim:") and desk.library.claim(k.removeprefix("claim:")).property not in RELATIONS}
    assert told == {"sari", "briefing"}
    assert window.detail.ring.toolTip().startswith("The documents agree")
    desk.session.change(**lens.alone("sari"))
    settle()
    assert "The documents differ" in words(window)
    seen = set()
    for two in combinations([s.key for s in desk.library.sources], 2):
        desk.session.change(**lens.against(*two))
        ids, states = desk.library.pair(*two)
        for key, state in zip(desk.library.keys(ids.tolist()), states.tolist(), strict=True):
            assert desk.verdict(key) == state, (two, key)
            seen.add(state)
            if state == State.AGREE:
                marks = {cell.state for line in grid(desk.library, key, two) for cell in line.cells}
                assert State.DIFFER not in marks, (two, key)
    assert {State.AGREE, State.DIFFER, State.MENTIONED} <= seen


# The grid beside the text

def marked(window) -> str:
    """The words of the grid that are marked."""
    selections = window.detail.page.extraSelections()
    return selections[0].cursor.selectedText() if selections else ""


def in_view(window) -> bool:
    """Whether they are in view, and not under the head of the grid."""
    page, head = window.detail.page, window.detail.head
    selections = page.extraSelections()  # to be held, or Qt forgets the cursor
    box = page.cursorRect(selections[0].cursor)
    return (head.height() if head.isVisible() else 0) <= box.top() and box.bottom() <= page.viewport().height()


@pytest.mark.documents(5)
def test_a_statement_that_is_chosen_in_the_text_is_shown_in_the_grid(window):
    window.desk.open("manas")
    settle()
    assert marked(window) == ""
    page = window.detail.page
    seen = set()
    for source in ("sari", "briefing", "rcsp"):
        claims = [c for c in window.desk.library.claims_about("manas") if c.source == source and c.passages
                  and f"claim:{c.key}" in links(page)]
        key = claims[-1].passages[0]
        text = column(window, source).text
        click(text.viewport(), statement_place(text, key))
        assert window.desk.session.state.passage == key
        words = window.desk.wording.claim(claims[-1], window.desk.title)
        resting = [window.desk.wording.claim(c, window.desk.title) for c in claims if key in c.passages]
        assert marked(window) in [*resting, words] and in_view(window)
        seen.add(page.verticalScrollBar().value())
    assert len(seen) > 1
    press(window.timeline.canvas, Key.Key_Right)
    assert marked(window) == ""


@pytest.mark.parametrize("step", [24, pytest.param(1, marks=pytest.mark.slow)])
def test_every_statement_with_a_claim_on_the_chosen_finds_its_cell(window, step):
    library = window.desk.library
    for entity in ("manas", "debt-and-bases-2012", "kant"):
        window.desk.open(entity)
        settle()
        told = [c for c in library.claims_about(entity) if c.passages]
        found, asked = 0, sorted({k for c in told for k in c.passages})[::step]
        for key in asked:
            window.desk.session.change(passage=key)
            found += bool(marked(window))
        assert found > 0.9 * len(asked)


def test_the_names_of_the_documents_stay_over_a_long_grid(window):
    window.desk.open("manas")
    press(window, Key.Key_2, CTRL)
    settle()
    page, head = window.detail.page, window.detail.head
    page.verticalScrollBar().setValue(0)
    assert not head.isVisible() and [name for name, _ in head.names] == [
        s.short_title for s in window.desk.library.sources if s.key in window.desk.library.telling("manas")]
    page.verticalScrollBar().setValue(700)
    assert head.isVisible() and head.geometry().top() == page.viewport().geometry().top()
    image = picture(head)
    for _, box in head.names:
        at = QPointF(box.left() + 20, head.height() / 2)
        assert pixels_of(image, window.desk.theme.colours.muted, at, 12, 60) > 5
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert not head.isVisible(), "the grid has been passed"
    window.desk.open("russia")
    settle()
    assert not head.isVisible()


def test_who_claims_a_link_is_named_once_each_and_what_a_reader_must_know_is_told_where_it_stands(window):
    window.desk.open("debt-and-bases-2012")
    claims = [c for c in window.desk.library.claims_about("debt-and-bases-2012") if c.property == "extended"]
    assert len({c.source for c in claims}) == 2
    said = words(window)
    part = said[said.index("Linked with"):]
    for claim in claims:
        assert f"says: {window.desk.source(claim.source).short_title}" in part
    claim = claims[-1]
    follow(window.detail.page, f"claim:{claim.key}")
    assert window.desk.session.state.passage == claim.passages[0]
    page = window.detail.page
    found = page.document().find("editors’ note")
    assert not found.isNull()
    page.setTextCursor(found)
    page.ensureCursorVisible()
    settle()
    said = tip(page.viewport(), QPointF(page.cursorRect(found).center() - QPoint(12, 0)))
    notes = {c.note for c in window.desk.library.claims_about("debt-and-bases-2012") if c.note}
    assert said in notes


def test_where_no_verdict_is_to_be_seen_dates_stand_side_by_side_and_nobody_is_counted(window):
    counted = ("one document", "documents say", "same document")
    assert any(word in hover_text(window.desk, "manas") for word in counted)
    window.desk.session.change(verdicts=False)
    window.desk.open("manas")
    said = "Closed: June 2014; less exactly: 2014"
    assert said in words(window) and said in hover_text(window.desk, "manas")
    assert when(window, "debt-and-bases-2012") == "20 September 2012; less exactly: September 2012; less exactly: 2012"
    for key in window.desk.library.select():
        assert not any(word in hover_text(window.desk, key) for word in counted), key


def test_less_exact_is_only_what_leaves_all_of_the_other_open_and_more(window):
    window.desk.session.change(verdicts=False)
    for dates, said in (
            (("2014", "2014-06"), "June 2014; less exactly: 2014"), (("2001", "2001?"), "2001"),
            (("[2001..2004]", "[2003..2010]"), "some time between 2001 and 2004; some time between 2003 and 2010")):
        given = [Dated(n, "lasted", date) for n, date in enumerate(dates)]
        assert said_of_one(window.desk, given) == said


def test_of_one_document_that_gives_two_dates_it_is_said_that_it_is_the_same(window):
    one, other = Dated(0, "lasted", "199X"), Dated(0, "lasted", "2005-21/..")
    assert said_of_one(window.desk, [one, other]) == "the 1990s; the same document also says since spring 2005"
    said = said_of_one(window.desk, [one, other, replace(other, source=1)])
    assert "same document" not in said and "one document says" in said
    for key in window.desk.library.select():
        if len(window.desk.library.telling(key)) == 1:
            assert "one document says" not in hover_text(window.desk, key), key


def test_what_was_denied_is_told_apart_though_no_verdict_is_to_be_seen(small):
    said = [Dated(0, "negotiated", "2017-10", "discussed"), Dated(1, "negotiated", "2019-12", "discussed"),
            Dated(1, "negotiated", "2018-12", "denied")]
    assert "one document says" in said_of_one(small.desk, said)
    small.desk.session.change(verdicts=False)
    words = said_of_one(small.desk, said)
    assert words == "some time between 1 October 2017 and 31 December 2019 (discussed); December 2018 (denied)"
