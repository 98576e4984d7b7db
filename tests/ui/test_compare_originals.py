"""What is compared, in the documents' own words: in the grid and on the sides of a disagreement, as in the columns."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest

from explorer.model.quoting import quotation
from explorer.model.records import Thing
from explorer.session.state import BOTH, OURS, THEIRS
from explorer.ui.originals.spoken import own_words, quoted
from tests.ui.hands import CTRL, Key, button_named, click, press, press_focused, settle, wait_until
from tests.ui.test_compare import compare, place, words
from tests.ui.test_compare_hands import menu_of
from tests.ui.test_disagreements import KILLED, choose, open_them
from tests.ui.test_own_words import copies, hold, no_shared_folder

__all__ = ["copies", "no_shared_folder"]

MODES = {OURS: "Our wording", THEIRS: "Original words", BOTH: "Both, statement by statement"}


@pytest.fixture
def held(small, copies, tmp_path):
    hold(small, tmp_path / "files", copies, MODES[BOTH])
    return small


def in_words(window, mode: str) -> None:
    click(button_named(window.reading, MODES[mode]))
    settle()


def told(window, key: str) -> tuple[str, str]:
    """The statement of a passage in our wording, and in its own."""
    passage = window.desk.library.passage(key)
    return passage.text, quoted(window.desk, passage.source, [key])


def claims(window) -> dict[str, tuple[str, str]]:
    """Claim of what is compared, with one statement -> that in our wording, and in its own."""
    return {c.key: told(window, c.passages[0]) for c in window.desk.library.claims_about(
        window.desk.session.state.current) if c.source and len(c.passages) == 1}


def test_the_cells_have_the_words_that_the_columns_have(held):
    page = compare(held, "harbour-riots")
    click(page.whole)
    for mode in (OURS, THEIRS, BOTH):
        in_words(held, mode)
        assert ("serifs" in page.whose.text()) is (mode != OURS)
        found = claims(held)
        assert len(found) > 3
        for claim, (ours, own) in found.items():
            cell = words(page.view, claim)
            assert cell.words == (ours if mode != THEIRS else "")
            assert cell.own == (own if mode != OURS else "")
            for words_now in (cell.said, cell.tip):
                assert (own in words_now) is (mode != OURS or own == ours)


def test_a_cell_grows_with_what_stands_in_it(held):
    page = compare(held, "harbour-riots")
    heights = {}
    for mode in (OURS, BOTH):
        in_words(held, mode)
        heights[mode] = sum(page.view.rowHeight(n) for n in range(page.rows.rowCount()))
    assert heights[BOTH] > heights[OURS]


def test_what_no_copy_has_stays_in_our_wording(small, copies, tmp_path):
    hold(small, tmp_path / "files", {"survey": copies["survey"]}, MODES[THEIRS])
    page = compare(small, "harbour-riots")
    click(page.whole)
    by_source = {c.source: c for c in small.desk.library.claims_about("harbour-riots") if len(c.passages) == 1}
    survey, memoir = (words(page.view, by_source[source].key) for source in ("survey", "memoir"))
    assert survey.own and not survey.words
    assert memoir.words == small.desk.library.passage(by_source["memoir"].passages[0]).text and not memoir.own


def test_a_copy_that_comes_or_goes_is_seen_in_the_grid_at_once(held):
    page = compare(held, "harbour-riots")
    claim = next(c.key for c in held.desk.library.claims_about("harbour-riots") if c.source == "survey")
    assert words(page.view, claim).own
    held.shelf.remove("survey")
    wait_until(lambda: not words(page.view, claim).own)
    assert words(page.view, claim).words


def test_a_place_that_is_near_says_so(small, copies, tmp_path):
    hold(small, tmp_path / "files", {"survey": copies["survey"].replace("the", "teh")}, MODES[BOTH])
    near = {k for k, p in small.shelf.held["survey"].placement.passages.items() if p.sure == "near"}
    page = compare(small, "harbour-riots")
    click(page.whole)
    claim = next(c for c in small.desk.library.claims_about("harbour-riots")
                 if c.source == "survey" and near.intersection(c.passages))
    share = small.shelf.held["survey"].placement.passages[next(k for k in claim.passages if k in near)].share
    assert f"(≈ {round(100 * share)} %)" in words(page.view, claim.key).own


def test_the_sides_have_them_too_and_what_differs_is_marked(held):
    page = open_them(held)
    choose(page, KILLED)
    library = held.desk.library
    keys = [library.claim(key).passages[0] for side in next(
        d for d in library.disagreements("harbour-riots") if d.key == KILLED).sides for key in side]
    for mode in (OURS, THEIRS, BOTH):
        in_words(held, mode)
        text = " ".join(page.page.toPlainText().split())
        for ours, own in (told(held, key) for key in keys):
            assert (ours in text) is (mode != THEIRS)
            assert (own in text) is (mode != OURS)
        marked = [f for f in formats(page.page) if f.fontUnderline()]
        assert marked
        assert any("Noto Serif" in (f.fontFamilies() or ()) for f in formats(page.page)) is (mode != OURS)


def formats(page):
    block = page.document().begin()
    found = []
    while block.isValid():
        found += [QTextCharFormat(f.format) for f in block.textFormats()]
        block = block.next()
    return found


def test_what_is_copied_of_the_sides_carries_the_rights(held):
    page = open_them(held)
    choose(page, KILLED)
    rights = {s.rights for s in held.desk.library.sources}
    for mode in (OURS, BOTH):
        in_words(held, mode)
        page.page.setFocus()
        page.page.moveCursor(QTextCursor.MoveOperation.Start)
        press(page.page, Key.Key_A, CTRL)
        press_focused(held, Key.Key_C, CTRL)
        copied = QGuiApplication.clipboard().text()
        assert copied
        assert all(("Rights: " + one in copied) is (mode == BOTH) for one in rights)
        claims_told = [held.desk.library.claim(key) for side in next(
            d for d in held.desk.library.disagreements("harbour-riots") if d.key == KILLED).sides for key in side]
        for claim in claims_told:
            ours, _ = told(held, claim.passages[0])
            assert ours in copied and claim.source in copied.casefold()
            if mode == BOTH:
                assert own_words(held.desk, [held.desk.library.passage(claim.passages[0])])[0] in copied
    assert "note of its rights" in held.statusBar().currentMessage()


def test_a_few_words_that_are_copied_of_the_sides_carry_the_rights_too(held):
    page = open_them(held)
    choose(page, KILLED)
    page.page.setFocus()
    cursor = page.page.document().find("Side 2")
    end = cursor.currentTable().cellAt(cursor).lastCursorPosition().position()
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    page.page.setTextCursor(cursor)
    press_focused(held, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert "Side 2" in copied and "Side 1" not in copied and "rights: " in copied


def test_statements_that_share_words_are_quoted_once_and_in_the_order_of_the_document(held):
    """As they are printed, with an ellipsis wherever the document says more between them, and only there."""
    for source, mine in held.shelf.held.items():
        raw = " ".join(mine.as_in_copy.text.split())
        keys = [k for block in held.desk.library.blocks(source) for k in (p.key for p in block.passages)]
        for some in (keys[1::-1], keys[2:5], keys[-1:-4:-1]):
            at = 0
            for part in quoted(held.desk, source, some).split(" … "):
                assert part in raw[at:], (source, some, part)
                at = raw.index(part, at) + len(part)


def test_copies_may_come_in_the_very_moment_in_which_the_grid_opens(window):
    """Then it is laid out twice before it is shown, and Qt asks for rows that are gone."""
    window.desk.open("russian-package-2009")
    settle()
    window.desk.session.change(words=BOTH)
    QTest.keyClick(window.timeline.canvas, Key.Key_C)
    grid = window.room.compare.grid
    assert grid.rows.headerData(len(grid.rows.rows), Qt.Orientation.Vertical) is None
    window.desk.session.change(held=frozenset({"rcsp"}))
    settle()
    assert grid.view.isVisible() and grid.rows.rows


def test_a_note_is_written_on_the_cell_one_is_in(held):
    """On its statement, in our wording and in its own words, as the columns show it; elsewhere on the event."""
    page = compare(held, "harbour-riots")
    claim = next(k for k, (_, own) in claims(held).items() if own)
    row, n = place(page.view, claim)
    press(page.view, Key.Key_N)
    assert held.notes.pane.editor.note.target == Thing("harbour-riots", held.desk.title("harbour-riots"))
    press_focused(held, Key.Key_Escape)
    click(page.view.viewport(), page.view.visualRect(page.rows.index(row, n)).center())
    press(page.view, Key.Key_N)
    quotes = held.notes.pane.editor.note.target
    [passage] = held.desk.library.claim(claim).passages
    assert [(q.passage, q.original) for q in quotes] == [(passage, False), (passage, True)]
    ours, own = told(held, passage)
    assert quotation(quotes) == own and quotes[0].exact == ours


def test_a_cell_is_copied_with_the_words_it_rests_on_and_where_they_stand(held):
    page = compare(held, "harbour-riots")
    claim = next(c for c in held.desk.library.claims_about("harbour-riots")
                 if c.source == "memoir" and len(c.passages) == 1 and c.number_low is not None)
    row, column = page.rows.find(claim.passages[0])
    value = page.rows.words(row, column).value
    ours, own = told(held, claim.passages[0])
    for mode in (OURS, THEIRS, BOTH):
        in_words(held, mode)
        page.view.setCurrentIndex(page.rows.index(row, column))
        press(page.view, Key.Key_C, CTRL)
        copied = QGuiApplication.clipboard().text()
        assert copied.splitlines()[0].endswith(f": {value}")
        assert (f"{ours} [editors’ wording of: Otto Lind 2014, ¶" in copied) is (mode != THEIRS)
        assert (f"“{own}” (Otto Lind 2014, ¶" in copied) is ("[Rights: Invented" in copied) is (mode != OURS)


@pytest.mark.parametrize("mode", [pytest.param(THEIRS, marks=pytest.mark.slow), BOTH])
def test_a_cell_on_statements_that_share_words_is_quoted_and_noted_with_these_once(held, mode):
    page = compare(held, "kolm")
    in_words(held, mode)
    told_by = "sv010", "sv011"
    page.view.setCurrentIndex(next(page.rows.index(row, n) for row in range(page.rows.rowCount()) for n in range(
        page.rows.columnCount()) if page.rows.cell(row, n).passages == told_by))
    menu_of(held, page.view, "mouse", "Copy with citation")
    own = own_words(held.desk, held.desk.library.passages(told_by))[0]
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"“{own}” (Survey") and own.count("1995") == 1
    menu_of(held, page.view, "mouse", "Note…")
    assert quotation(held.notes.pane.editor.note.target) == own
