"""A document among the others: its card, what only it tells, what it leaves out and why, its parts, whom it cites."""

import pytest

from explorer.store.documents import among
from tests.ui.hands import (
    Key,
    click,
    click_on_line,
    column,
    follow,
    from_menu,
    links,
    press,
    press_focused,
    settle,
)

pytestmark = pytest.mark.documents(1)


def open_page(window, document: str):
    from_menu(window.bar.menu, "View", "About a document", document)
    page = window.room.compare.document
    assert page.isVisible() and page.choice.currentText() == document
    return page


def test_its_card_and_how_much_of_it_there_is(small):
    said = open_page(small, "Memoir").page.toPlainText()
    for words in ("My years on the quay", "Otto Lind", "2014", "A former president, on his own doings",
                  "free for every use", "16 statements"):
        assert words in said


def test_what_only_it_tells_and_what_it_leaves_out_and_why(small):
    page = open_page(small, "Memoir").page
    found, said = among(small.desk.library, "memoir"), page.toPlainText()
    assert f"What only it tells of ({len(found.only)})" in said
    for why, head in ((0, "It could have spoken of"), (1, "Outside its subject"), (2, "It was written before"),
                      (3, "Where part of its text is lost")):
        keys = {int(w): keys for w, keys in found.silent.items()}.get(why, ())
        assert (f"{head} ({len(keys)})" in said) == bool(keys)
    listed = [href for href in links(page) if href.startswith("entity:")]
    assert {href.removeprefix("entity:") for href in listed} == {
        *found.only, *(key for keys in found.silent.values() for key in keys)}


@pytest.mark.documents(5)
def test_every_title_leads_there_and_the_columns_say_why(small):
    page = open_page(small, "Memoir")
    follow(page.page, "entity:kolm")
    assert small.desk.session.state.current == "kolm"
    assert "though it covers the subject" in column(small, "memoir").silence.text()
    assert page.isVisible(), "one goes on reading the list"


def test_its_works_with_the_places_where_it_cites_them(small):
    page = open_page(small, "Survey").page
    said = page.toPlainText()
    assert "Works it cites (2)" in said and "Vik Courier of 3 May 2009 ¶ 2" in said.replace("\u00a0", " ")
    follow(page, "passage:sv012")
    assert column(small, "survey").text.chosen == "sv012"
    assert "Works it cites" not in open_page(small, "Memoir").page.toPlainText()


def test_its_parts_lead_to_where_they_begin(window):
    page = open_page(window, "Relations page").page
    layers = [layer for layer in window.desk.library.layers if layer.source == "relations"]
    firsts = among(window.desk.library, "relations").layers
    said = page.toPlainText()
    assert len(layers) > 5 and all(layer.note in said for layer in layers)
    follow(page, f"passage:{firsts[layers[1].key]}")
    assert column(window, "relations").text.chosen == firsts[layers[1].key]


def test_each_document_by_key(small):
    page = open_page(small, "Survey")
    page.choice.setFocus()
    press(page.choice, Key.Key_Down)
    assert small.desk.session.state.beside == ("document", "memoir")
    assert "My years on the quay" in page.page.toPlainText()
    press_focused(small, Key.Key_Escape)
    assert small.timeline.isVisible()


def test_from_the_details_and_by_the_tabs(small):
    click_on_line(small, "kolm")
    follow(small.detail.page, "document:memoir")
    page, tabs = small.room.compare.document, small.room.compare.tabs
    assert page.isVisible() and page.choice.currentText() == "Memoir"
    click(tabs, tabs.tabRect(0).center())
    assert small.room.compare.grid.isVisible()
    tabs.setFocus()
    press(tabs, Key.Key_Right)
    press(tabs, Key.Key_Right)
    assert page.isVisible() and page.choice.currentText() == "Memoir", "where one was"


@pytest.mark.slow
def test_titles_stand_in_as_many_columns_as_have_room(window):
    page = open_page(window, "RCSP paper")
    wide = page.page.toHtml().count("<tr")
    window.desk.theme.set_scale(2.0)
    settle()
    assert page.page.toHtml().count("<tr") > wide
    assert page.page.horizontalScrollBar().maximum() == 0
    window.desk.theme.set_scale(1.0)
    settle()
    assert page.page.toHtml().count("<tr") == wide


def test_all_five(window):
    for source in window.desk.library.sources:
        said = open_page(window, source.short_title).page.toPlainText()
        assert source.title in said and "None" not in said and not {"{", "}"} & set(said)


@pytest.mark.slow
def test_another_dataset_has_its_own(window, small_dataset):
    page = open_page(window, "RCSP paper")
    window.open_dataset(small_dataset)
    settle()
    assert not page.isVisible()
    open_page(window, "Memoir")
    assert [page.choice.itemText(n) for n in range(page.choice.count())] == ["Survey", "Memoir"]
