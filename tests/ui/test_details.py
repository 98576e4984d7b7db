"""The detail pane: what is known, by whom, and the ways on from there."""

from PySide6.QtCore import QPointF

from tests.ui.hands import ALT, SHIFT, Key, click_on_line, column, follow, links, picture, pixels_of, press, settle


def words(window) -> str:
    return window.detail.page.toPlainText()


def test_it_shows_kind_title_verdict_and_both_documents(window):
    click_on_line(window, "manas-closure-2014")
    assert window.detail.kind.text().startswith("Event")
    assert window.detail.title.text() == "Closure of Manas"
    said = words(window)
    assert "The documents differ" in said
    assert "told by: Country briefing, Country profile, RCSP paper" in said
    assert "Where they differ" in said


def test_the_larger_ring_names_each_document(window):
    click_on_line(window, "manas-closure-2014")
    tip = window.detail.ring.toolTip()
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


def test_every_kind_links_to_the_others(window):
    library, seen = window.desk.library, set()
    for start in ("debt-and-bases-2012", "kant", "akayev", "president-kyrgyzstan", "kyrgyzstan"):
        entity = library.entity(start)
        if entity is None:
            continue
        window.desk.open(start)
        kinds = {library.entity(x.split(":", 1)[1]).kind for x in links(window.detail.page) if x.startswith("entity:")}
        seen |= {(entity.kind, kind) for kind in kinds}
    assert {("event", "actor"), ("base", "actor"), ("actor", "event"), ("actor", "base"), ("actor", "treaty")} <= seen


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
                there = {"entity": keys, "document": [s.key for s in library.sources], "grid": [""],
                         "disagreements": library.differing}
                assert target in there[kind]


def test_everything_in_the_dataset_can_be_shown(window):
    library = window.desk.library
    for key in library.select(kinds=("event", "base", "treaty", "actor", "office")):
        window.desk.open(key)
        assert window.detail.title.text() == library.entity(key).title
        assert "None" not in words(window), key
        assert not {"{", "}", "%n"} & set(words(window)), key


def test_nothing_chosen_says_what_to_do(small):
    small.desk.session.change(current="", selected=())
    assert small.detail.title.text() == "Nothing chosen yet"
    assert "Click a mark" in words(small)
    assert not small.detail.ring.isVisible()


def test_tab_leads_to_the_links_and_enter_follows(small):
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_Return)
    page = small.detail.page
    assert page.hasFocus()
    press(page, Key.Key_Tab)
    chosen = page.textCursor()
    assert chosen.hasSelection()
    assert chosen.charFormat().anchorHref() == links(page)[0] == "document:survey"
    while (href := page.textCursor().charFormat().anchorHref()).startswith("document:"):
        press(page, Key.Key_Tab)
    press(page, Key.Key_Return)
    assert small.detail.title.text() == small.desk.title(href.removeprefix("entity:"))


def test_several_selected_are_listed_and_stay_selected(window):
    canvas = window.timeline.canvas
    click_on_line(window, "manas-closure-2014")
    click_on_line(window, "help-request-2010", SHIFT)
    chosen = window.desk.session.state.selected
    assert chosen == ("manas-closure-2014", "help-request-2010")
    assert "2 selected: Closure of Manas · Request for outside help, 2010" in words(window)
    follow(window.detail.page, "among:manas-closure-2014")
    assert window.detail.title.text() == "Closure of Manas"
    assert window.desk.session.state.selected == chosen
    press(canvas, Key.Key_Escape)
    assert "selected:" not in words(window)


def test_a_narrow_pane_lays_document_under_document(window):
    click_on_line(window, "manas-closure-2014")
    window.resize(1800, 900)
    settle()
    wide = words(window).split()
    columns = len(window.detail.page.toHtml().split("<td"))
    window.resize(1000, 700)
    settle()
    assert len(window.detail.page.toHtml().split("<td")) != columns
    assert sorted(set(words(window).split()) - {"–"}) == sorted(set(wide) - {"–"})
    window.resize(1800, 900)
    settle()
    assert words(window).split() == wide
