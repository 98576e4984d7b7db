"""The grid in windows of all sizes, with large letters, and in other colours."""

import pytest
from PySide6.QtWidgets import QToolButton

from explorer.model.agreement import State
from explorer.notes.notebook import Notebook
from tests.ui.hands import (
    click,
    from_menu,
    picture,
    settle,
)
from tests.ui.test_compare import RIOTS, compare, place, spot

pytestmark = pytest.mark.documents(1)


@pytest.mark.parametrize("size", [
    (1366, 768), pytest.param((1920, 1080), marks=pytest.mark.slow), pytest.param((1024, 600), marks=pytest.mark.slow)])
def test_five_documents_side_by_side(start, size):
    window = start(size=size)
    view = compare(window, "kant").view
    assert not view.rows.stacked and view.rows.columnCount() == 5
    assert view.horizontalScrollBar().maximum() == 0
    assert all(view.columnWidth(n) >= 148 for n in range(5))
    assert view.viewport().height() > 120
    last = view.rows.rowCount() - 1
    for row in range(last + 1):
        assert view.rowHeight(row) >= max(
            view.cells.height(view.rows.words(row, n), view.columnWidth(n), False) for n in range(5))
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize("scale", [pytest.param(2.0, marks=pytest.mark.slow), 3.0])
def test_large_text_puts_document_under_document(start, folder, scale):
    Notebook(folder).write("place", {"text": scale})
    window = start(size=(1366, 768))
    window.resize(1366, 768)
    view = compare(window, "kant").view
    assert (window.width(), window.height()) == (1366, 768), "it does not hold the window wide or high"
    assert view.rows.stacked and view.rows.columnCount() == 1 and view.horizontalScrollBar().maximum() == 0
    heads = [view.rows.words(row, 0).head for row in range(5)]
    assert heads[:3] == ["Sarı article", "Country briefing", "Country profile"]
    assert view.viewport().height() > 30 * scale
    row, n = place(view, "kant.1")
    click(view.viewport(), spot(view, row, n) if view.rowHeight(row) < view.viewport().height()
          else view.visualRect(view.rows.index(row, n)).intersected(view.viewport().rect()).center())
    assert window.desk.session.state.passage
    quiet = [w for n in range(view.rows.rowCount()) if (w := view.rows.words(n, 0)).mark is State.UNTOLD]
    assert any("Relations page" in w.small for w in quiet)
    for button in window.room.compare.findChildren(QToolButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width() - 1


@pytest.mark.documents(5)
def test_a_head_that_grows_covers_no_row(window):
    view = compare(window, "manas").view
    low = view.documents.height()
    window.reading.close_document("sari")
    settle()
    assert view.documents.height() > low, "it says there that a column is closed"
    assert view.viewport().geometry().top() == view.documents.geometry().bottom() + 1
    assert view.properties.geometry().top() == view.viewport().geometry().top()
    window.reading.open_document("sari")
    settle()
    assert view.documents.height() == low
    assert view.viewport().geometry().top() == view.documents.geometry().bottom() + 1


@pytest.mark.slow
def test_it_follows_the_size_of_the_text_and_stays_where_one_is(window):
    view = compare(window, "kant").view
    claim = next(c for c in window.desk.library.claims_about("kant") if c.source == "rcsp" and c.passages)
    window.desk.session.change(passage=claim.passages[0])
    window.desk.theme.set_scale(1.8)
    settle()
    assert view.rows.stacked and claim.passages[0] in view.rows.cell(view.currentIndex().row(), 0).passages
    window.desk.theme.set_scale(1.0)
    settle()
    assert not view.rows.stacked
    here = view.currentIndex()
    assert claim.passages[0] in view.rows.cell(here.row(), here.column()).passages


@pytest.mark.slow
def test_it_wears_the_colours_of_the_night(start, small_dataset):
    window = start(small_dataset, theme="dark")
    view = compare(window, RIOTS).view
    image, colours = picture(view.viewport()), window.desk.theme.colours
    box = view.visualRect(view.rows.index(0, 1))
    assert image.pixelColor(box.right() - 4, box.bottom() - 4).name().upper() == colours.surface
    from_menu(window.bar.menu, "View", "Colours", "Light")
    settle(60)
    assert picture(view.viewport()).pixelColor(box.right() - 4, box.bottom() - 4).name().upper() == "#FFFFFF"


@pytest.mark.slow
def test_whose_words_they_are_is_said_beside_the_title_where_there_is_room(small):
    """Or below the grid: there its line is of more use to the grid."""
    page = compare(small, RIOTS)
    assert page.whose.geometry().bottom() < page.view.geometry().top()
    small.desk.theme.set_scale(2.0)
    settle()
    assert page.whose.isVisible() and page.whose.geometry().top() > page.view.geometry().bottom()
    small.desk.theme.set_scale(1.0)
    settle()
    assert page.whose.geometry().bottom() < page.view.geometry().top()
