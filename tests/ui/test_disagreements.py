"""All disagreements: by kind, found by words, their sides beside each other, and on the line alone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtGui import QContextMenuEvent, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton

from explorer.store.differences import Difference
from tests.ui.hands import (
    CTRL,
    Key,
    button_named,
    click,
    click_on_line,
    column,
    drawn_marks,
    follow,
    from_menu,
    links,
    open_menu,
    pick_action,
    picture,
    pixels_of,
    press,
    press_focused,
    settle,
    tip,
    told_height,
    type_text,
)

pytestmark = pytest.mark.documents(1)

DATE, KILLED, CAUSE, AIRCRAFT = "harbour-riots-date", "harbour-riots-killed", "harbour-riots-cause", "vik-aircraft"


def open_them(window):
    press_focused(window, Key.Key_D)
    page = window.room.compare.differences
    assert page.isVisible()
    return page


@pytest.fixture
def page(small):
    return open_them(small)


def listed(page) -> list[str]:
    return [here.key if isinstance(here, Difference) else f"{here[0]} {here[1]}" for here in page.found.rows]


def choose(page, key: str) -> None:
    index = page.found.index(page.found.row_of(key))
    page.list.scrollTo(index)
    settle()
    click(page.list.viewport(), page.list.visualRect(index).center())


def choose_kind(page, kind: str) -> None:
    page.kinds.setFocus()
    press(page.kinds, Key.Key_Home)
    for _ in range(page.kinds.findData(kind)):
        press(page.kinds, Key.Key_Down)
    assert page.kinds.currentData() == kind


def marked(page) -> list[str]:
    """The parts of the sides that are underlined and bold."""
    found = []
    block = page.page.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            form = pieces.fragment().charFormat()
            if form.fontUnderline():
                assert form.fontWeight() >= QFont.Weight.Bold
                found.append(pieces.fragment().text())
            pieces += 1
        block = block.next()
    return found


# The list

def test_by_kind_with_counts_and_arrows_go_from_one_to_the_next_over_the_heads(page):
    assert listed(page) == ["figure 2", KILLED, AIRCRAFT, "date 1", DATE, "cause 1", CAUSE]
    assert page.found.index(0).data() == "Figure (2)"
    assert [page.kinds.itemText(n) for n in (0, 1, 2, 6)] == ["All kinds (4)", "Figure (2)", "Date (1)", "Cause (1)"]
    assert page.list.hasFocus() and page.current.key == KILLED
    seen = []
    for _ in range(5):
        seen.append(page.current.key)
        press(page.list, Key.Key_Down)
    assert seen == [KILLED, AIRCRAFT, DATE, CAUSE, CAUSE]
    assert "One document names wages" in page.page.toPlainText()


def test_by_key_by_menu_and_back(small):
    open_them(small)
    press_focused(small, Key.Key_Escape)
    assert small.timeline.canvas.hasFocus()
    from_menu(small.bar.menu, "View", "Disagreements")
    assert small.room.compare.differences.isVisible() and small.actions_by_name["disagreements"].isChecked()
    press_focused(small, Key.Key_C)
    assert small.room.compare.grid.isVisible(), "from one page to the other"


def test_one_kind_alone_and_words_find_some_and_the_counts_follow(page):
    choose_kind(page, "date")
    assert listed(page) == ["date 1", DATE]
    assert page.kinds.itemText(0) == "All kinds (4)"
    choose_kind(page, "")
    assert len(listed(page)) == 7
    type_text(page.typed, "harbour -wages")
    assert listed(page) == ["figure 1", KILLED, "date 1", DATE]
    assert page.kinds.itemText(0) == "All kinds (2)" and page.kinds.itemText(1) == "Figure (1)"
    page.typed.clear()
    type_text(page.typed, "nothing like it")
    assert listed(page) == [] and "No disagreement has all of these words" in page.page.toPlainText()


@pytest.mark.parametrize("step", [54, pytest.param(1, marks=pytest.mark.slow)])
def test_all_of_the_bundled_ones_can_be_shown(window, step):
    page = open_them(window)
    library = window.desk.library
    (many,) = library.ask("SELECT count(*) AS n FROM disagreement")
    assert sum(isinstance(here, Difference) for here in page.found.rows) == many["n"] > 200
    for here in page.found.rows[::step]:
        if isinstance(here, Difference):
            page._go(page.found.row_of(here.key))
            said = page.page.toPlainText()
            assert here.note in said and "None" not in said.split() and not {"{", "}"} & set(said)
            assert sum(href.startswith("side:") for href in links(page.page)) == sum(map(len, here.sides))


# The sides

def test_sides_beside_each_other_with_what_differs_marked_days_by_the_day(page):
    choose(page, KILLED)
    said = page.page.toPlainText()
    for words in ("One document counts fewer dead than the other.", "Side 1", "Side 2", "Survey", "Memoir",
                  "14 people", "20 to 30 people", "Lind saw 20 to 30 dead."):
        assert words in said
    parts = marked(page)
    assert "14" in parts and "20" in parts and "people" not in parts
    assert "<table" in page.page.toHtml()
    choose(page, DATE)
    assert {"12", "21"} <= set(marked(page)) and not {"March", "2003"} & set(marked(page))


def test_what_differs_is_marked_figures_spellings_or_words_and_several_of_one_event_are_told_apart(window):
    page = open_them(window)
    choose(page, "debt-2012-amount")
    said = marked(page)
    assert {"2/5", "almost", "roughly", "agreed"} <= set(said)
    assert not {"Moscow", "Russia", "Kyrgyzstan's"} & set(said)
    text = page.page.toPlainText()
    assert all(f"¶ {n}" in text for n in (3, 6, 17))
    assert "The words are the editors’ wording." in text
    choose(page, "bakiyev-spelling")
    parts = " ".join(marked(page)).replace(",", " ").split()
    assert {"Bakiev", "Bakijev"} <= set(parts) and not {"Kyrgyzstan", "2005"} & set(parts)
    assert "writes: Kurmanbek Bakijev, Bakijev" in page.page.toPlainText()
    choose(page, "violence-2010-word")
    assert any("riots" in part for part in marked(page)) and any("violence" in part for part in marked(page))
    choose(page, "help-2010-reason")
    assert not any(part.islower() and part.isalpha() for part in marked(page)), "elsewhere numbers, dates and names"
    rows = {here.key: n for n, here in enumerate(page.found.rows) if isinstance(here, Difference)}
    own = [n for key, n in rows.items() if page.found.rows[n].entities == ("debt-and-bases-2012",)]
    titles = [page.found.title(n) for n in own]
    assert len(own) > 3 and len(set(titles)) > len(own) // 2
    assert page.found.title(rows["debt-2012-amount"]) == "Debt written off – Base and debt agreements, 2012"
    assert all("Base and debt agreements, 2012" in t for t in titles)


def test_a_side_opens_the_text_and_what_it_is_about_leads_on(small, page):
    choose(page, AIRCRAFT)
    follow(page.page, "side:vik.7")
    state = small.desk.session.state
    assert (state.current, state.passage, state.selected) == ("vik", "mm011", ("vik",))
    assert column(small, "memoir").text.chosen == "mm011"
    assert page.isVisible()
    choose(page, CAUSE)
    follow(page.page, "entity:harbour-riots")
    assert small.desk.session.state.current == "harbour-riots"
    assert not any(href.startswith("document:") for href in links(page.page))


def test_the_name_of_a_document_opens_its_passage_in_its_column_and_says_so(small, page):
    choose(page, AIRCRAFT)
    assert small.reading.documents == ["survey"]
    name = page.page.document().find("Memoir")
    while name.charFormat().anchorHref() != "side:vik.7":
        name = page.page.document().find("Memoir", name)
    page.page.setTextCursor(name)
    page.page.ensureCursorVisible()
    at = page.page.cursorRect(name).topLeft() + QPoint(-8, 6)
    assert tip(page.page.viewport(), QPointF(at)) == "Show in the text of Memoir"
    click(page.page.viewport(), at)
    assert page.isVisible() and small.desk.session.state.passage == "mm011"
    text = column(small, "memoir").text
    assert text.chosen == "mm011" and text.in_view("mm011")


def test_the_page_of_a_document_is_in_the_menu_of_its_column(small, page):
    from_menu(column(small, "survey").head.menu_button, "About this document")
    assert small.room.compare.document.isVisible() and small.desk.session.state.beside == ("document", "survey")


def test_from_the_details_to_the_sides(small):
    click_on_line(small, "harbour-riots")
    assert f"disagreements:{CAUSE}" in links(small.detail.page)
    follow(small.detail.page, f"disagreements:{CAUSE}")
    page = small.room.compare.differences
    assert page.isVisible() and page.current.key == CAUSE
    type_text(page.typed, "dead")
    press(page.list, Key.Key_Escape)
    follow(small.detail.page, f"disagreements:{DATE}")
    assert page.current.key == DATE, "though it has not the words"


# The columns

def chosen(window) -> dict[str, str]:
    return {c.source: c.text.chosen for c in window.reading.columns}


def stated(page) -> dict[str, set[str]]:
    """Document -> the statements of its side."""
    found: dict[str, set[str]] = {}
    for side in page.current.sides:
        for claim in side:
            found.setdefault(claim.source, set()).update(claim.passages)
    return found


@pytest.mark.documents(5)
def test_the_columns_go_to_the_sides_of_whatever_is_chosen(small, page):
    for key in (AIRCRAFT, DATE, CAUSE, KILLED):
        choose(page, key)
        assert page.current.key == key and small.desk.session.state.current in page.current.entities
        for source, own in stated(page).items():
            text = column(small, source).text
            assert text.chosen in own <= set(text.told), (key, source)
            assert told_height(small, source), "and it is in sight"


@pytest.mark.documents(5)
def test_arrows_and_a_kind_lead_the_columns_too(small, page):
    for _ in range(2):
        press(page.list, Key.Key_Down)
        assert chosen(small)["memoir"] in stated(page)["memoir"], page.current.key
    follow(page.page, f"side:{page.current.sides[0][0].key}")
    before = small.desk.session.state.current
    choose_kind(page, "cause")
    assert page.current.key == CAUSE
    assert chosen(small)["memoir"] in stated(page)["memoir"], page.current.key
    assert small.desk.session.state.current == before, "to look through the kinds chooses nothing"


@pytest.mark.documents(5)
@pytest.mark.parametrize("step", [56, pytest.param(1, marks=pytest.mark.slow)])
def test_all_of_the_bundled_ones_lead_every_open_column_to_its_side(window, step):
    page = open_them(window)
    for here in page.found.rows[::step]:
        if isinstance(here, Difference):
            choose(page, here.key)
            for source, own in stated(page).items():
                if (there := window.reading.column(source)) is not None:
                    assert there.text.chosen in own, (here.key, source)


@pytest.mark.documents(5)
def test_another_statement_leads_away_from_the_sides_and_a_click_on_the_one_that_is_chosen_back(small, page):
    choose(page, KILLED)
    follow(page.page, f"side:{page.current.sides[1][0].key}")
    assert small.desk.session.state.passage
    source = page.current.sides[0][0].source
    bar = column(small, source).text.verticalScrollBar()
    bar.setValue(bar.maximum())
    choose(page, KILLED)
    assert small.desk.session.state.passage == "" and told_height(small, source)
    choose(page, KILLED)
    small.desk.open_passage("mm011")
    settle()
    assert chosen(small)["memoir"] == "mm011" and chosen(small)["survey"] not in stated(page)["survey"]


def test_back_on_the_line_the_columns_stay_where_they_are(small, page):
    choose(page, AIRCRAFT)
    before = chosen(small)
    press_focused(small, Key.Key_Escape)
    assert chosen(small) == before and small.desk.session.state.current == "vik"


# Copied

def test_what_is_copied_is_every_side_with_who_says_it_and_where(small, page):
    choose(page, AIRCRAFT)
    for widget, whole in ((page.list, False), (page.page, False), (page.page, True)):
        widget.setFocus()
        if whole:
            press(widget, Key.Key_A, CTRL)
        QGuiApplication.clipboard().clear()
        press(widget, Key.Key_C, CTRL)
        has_every_side(small, page, QGuiApplication.clipboard().text())


def has_every_side(small, page, copied: str) -> None:
    library = small.desk.library
    assert page.current.note in copied and small.desk.title("vik") in copied
    for n, side in enumerate(page.current.sides, 1):
        assert f"Side {n}" in copied
        for claim in side:
            (passage,) = library.passages(claim.passages)
            source = library.source(claim.source)
            assert passage.text in copied and source.short_title in copied
            assert f"¶\N{NO-BREAK SPACE}{passage.paragraph}" in copied


def test_by_mouse_too(small, page):
    choose(page, CAUSE)
    QGuiApplication.clipboard().clear()
    QTimer.singleShot(0, lambda: pick_action(open_menu(), "Copy all sides"))
    at = page.page.viewport().rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.page.viewport().mapToGlobal(at))
    QApplication.sendEvent(page.page.viewport(), event)
    assert "Side 2" in QGuiApplication.clipboard().text()


# On the line

def test_the_line_has_only_these_and_of_a_kind_says_which(small, page):
    choose(page, AIRCRAFT)
    choose_kind(page, "figure")
    click(page.on_line)
    assert small.desk.session.state.filters.disagreements == {"figure"}
    type_text(page.typed, "Vik")
    assert small.desk.session.state.filters.disagreements == {AIRCRAFT}, "it follows what is typed"
    press(page.list, Key.Key_Escape)
    settle()
    assert set(drawn_marks(small.timeline.canvas)) <= {"vik"} and "9 hidden by filters" in small.status.text()
    click(button_named(small.chips, "One disagreement"))
    assert not small.desk.session.state.filters and not page.on_line.isChecked()
    page.typed.clear()
    press(small.timeline.canvas, Key.Key_D)
    choose_kind(page, "cause")
    click(page.on_line)
    settle()
    assert [b.text() for b in small.chips.findChildren(QToolButton)] == ["Disagreements: Cause"]
    click(page.on_line)
    assert not small.desk.session.state.filters
    choose_kind(page, "")
    click(page.on_line)
    settle()
    assert small.chips.findChildren(QToolButton)[-1].text() == "Disagreements"
    assert set(drawn_marks(small.timeline.canvas)) <= {"harbour-riots", "vik"}


# Behind the switch

def test_the_switch_hides_all_of_it_and_a_button_shows_it(small, page):
    click(page.on_line)
    press(page.list, Key.Key_V)
    assert not page.list.isVisible() and page.hidden.isVisible()
    assert not small.desk.session.state.filters, "what is left on the line would tell it"
    press_focused(small, Key.Key_Escape)
    press_focused(small, Key.Key_D)
    assert page.show_all.hasFocus()
    click(page.show_all)
    assert page.list.isVisible() and small.desk.session.state.verdicts
    assert listed(page)[0] == "figure 2"


def test_opened_with_the_switch_off_it_says_so(small):
    press(small.timeline.canvas, Key.Key_V)
    page = open_them(small)
    assert page.hidden.isVisible() and not page.list.isVisible()
    press(page.show_all, Key.Key_Space)
    assert listed(page)[0] == "figure 2"


# Room and look

@pytest.mark.slow
def test_list_beside_page_or_above_it(small, page):
    assert page.list.width() < page.width() / 2 < page.page.width()
    small.desk.theme.set_scale(2.0)
    settle()
    assert page.list.width() > page.width() * 0.9 < page.page.width()
    assert page.list.height() > 20 and page.page.height() > 20
    small.desk.theme.set_scale(1.0)
    settle()
    assert page.list.width() < page.width() / 2


def test_the_chosen_is_marked_and_not_by_colour_only(small, page):
    choose(page, DATE)
    box = page.list.visualRect(page.list.currentIndex())
    image, colours = picture(page.list.viewport()), small.desk.theme.colours
    assert pixels_of(image, colours.accent, box.topLeft() + QPoint(2, 20), 1, 3) == 9
    other = page.list.visualRect(page.found.index(page.found.row_of(KILLED)))
    assert pixels_of(image, colours.accent, other.topLeft() + QPoint(2, 20), 1, 3) == 0


def test_another_dataset_has_its_own(small, page, reckoned_dataset):
    type_text(page.typed, "dead")
    small.open_dataset(reckoned_dataset)
    settle()
    press(small.timeline.canvas, Key.Key_D)
    assert page.typed.text() == "" and len(listed(page)) == 7
    assert page.differences.library is small.desk.library


def test_it_begins_with_what_is_about_the_chosen(window):
    for key in ("manas", "debt-and-bases-2012", "manas"):
        window.desk.open(key)
        press(window.timeline.canvas if window.timeline.canvas.isVisible() else window.detail.page, Key.Key_D)
        page = window.room.compare.differences
        assert key in page.current.entities, key
        window.room.compare.leave()
        settle()
