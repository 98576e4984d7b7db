"""A document's own words are its own: what the editors read into them stands beside them, what leaves is as printed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip

from explorer.model.placing import place
from explorer.model.quoting import read
from explorer.model.records import Emendation, Span
from explorer.notes.edits import made, notes_in
from explorer.notes.placing import quote as quoted_as
from explorer.session.state import BOTH, OURS, THEIRS
from explorer.ui.notes.rows import row_words
from explorer.ui.originals.held import held
from explorer.ui.originals.spoken import own_words, spoken
from explorer.ui.reading.lines import Look, Spot
from tests.ui.hands import CTRL, SHIFT, Key, click, column, from_menu, hide_tip, press, settle, tip, type_text
from tests.ui.test_compare import compare, words
from tests.ui.test_own_words import choose, line_with

ORIGINALS = Path(__file__).parents[1] / "datasets" / "small" / "originals"
SAID = "Norland forgave Talvia 180 millon dollars"
READING = "Norland helped"
KOLM = "Kolm, a naval station let to Sudmark in 1995, was handed back in 2005."
NOTE = f"The editors read: {READING} (likely), because: it did more than that"


def copies(window, read: str = SAID) -> None:
    """Both originals, as if the reader had added them; of one place the editors have a reading of their own."""
    for path in sorted(ORIGINALS.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        found = place(window.desk.library.originals.known, text)
        if read in text:
            start = text.index(read)
            more = Emendation("survey", Span(start, start + len(read)), READING, "it did more than that", "likely")
            found = replace(found, emendations=(*found.emendations, (start, start + len(read), more)))
        window.shelf.held[found.source] = held(path.name, "notebook", found, text)
    window.shelf.changed.emit({"survey", "memoir"})


@pytest.fixture
def survey(small):
    """The survey's own words."""
    copies(small)
    small.reading.show_words(THEIRS)
    settle()
    return column(small, "survey")


def choose_all(text, words: str) -> None:
    """Choose words of one line by keys."""
    number = line_with(text, words)
    at = text.lines[number].text.index(words)
    choose(text, number, at, at + len(words))
    text.setFocus()


def letters(text, number: int, at: int) -> QPointF:
    text.scroll_to_line(number, 30)
    settle()
    return QPointF(text.cursorRect(text.cursor_of(Spot(number, at, at))).center())


def test_a_reading_leaves_the_words_of_the_document_and_stands_beside_them(survey):
    text = survey.text
    number = line_with(text, "180 million")
    assert READING not in text.toPlainText()
    assert "Norland forgave Talvia 180 million dollars\u00a0[ed.]." in text.lines[number].text
    mark = next(p for p in text.lines[number].parts if p.look is Look.READ)
    own, ours = (text.cursor_of(Spot(number, a, b)).charFormat()
                 for a, b in ((mark.start - 9, mark.start), (mark.start, mark.end)))
    assert ours.font().family() != own.font().family() and ours.font().pixelSize() < own.font().pixelSize()
    assert tip(text.viewport(), letters(text, number, mark.start + 3)) == NOTE
    at = text.lines[number].text.index("forgave")
    assert tip(text.viewport(), letters(text, number, at)) == NOTE
    at = text.lines[number].text.index("million")
    assert "typing error" in tip(text.viewport(), letters(text, number, at + 3)), "the nearest is said"


def test_a_click_on_the_mark_tells_it_and_moves_nothing(survey):
    text, state = survey.text, survey.desk.session.state
    number = line_with(text, "180 million")
    mark = next(p for p in text.lines[number].parts if p.look is Look.READ)
    click(text.viewport(), letters(text, number, mark.start + 3))
    assert QToolTip.text() == NOTE and survey.desk.session.state == state
    hide_tip()


def test_words_are_found_as_printed_and_as_mended_and_not_as_they_are_read(survey):
    for typed, met in (("180 million", "180 million"), ("180 millon", "180 million"),
                       ("millon dollars.", "million dollars\u00a0[ed.]."), (READING, "")):
        survey.text.setFocus()
        press(survey.text, Key.Key_F, CTRL)
        survey.finder.box.clear()
        type_text(survey.finder.box, typed)
        settle()
        found = {survey.text.lines[s.line].text[s.start:s.end] for s in survey.finder.hits}
        assert found == ({met} if met else set()), typed


@pytest.mark.parametrize("words", [pytest.param(THEIRS, marks=pytest.mark.slow), BOTH])
def test_all_can_be_seen_as_it_is_in_the_copy(small, survey, words):
    small.reading.show_words(words)
    from_menu(survey.head.menu_button, "As in the copy: nothing mended")
    settle()
    text = survey.text
    assert "180 millon dollars." in text.toPlainText() and "180 million dollars" not in text.toPlainText()
    assert not [p for line in text.lines for p in line.parts if p.look in (Look.MENDED, Look.READ)]
    from_menu(survey.head.menu_button, "As in the copy: nothing mended")
    assert "180 million dollars" in text.toPlainText()


def test_what_is_seen_as_in_the_copy_is_so_at_the_next_start(small, survey, start, small_dataset):
    from_menu(survey.head.menu_button, "As in the copy: nothing mended")
    small.close()
    again = start(small_dataset)
    assert [c.source for c in again.reading.columns if not c.text.mended] == ["survey"]


def test_there_is_nothing_to_choose_where_there_is_no_copy(small):
    text = column(small, "survey")
    text.menu.aboutToShow.emit()
    assert "As in the copy" not in " ".join(a.text() for a in text.menu.actions())


@pytest.mark.parametrize("words", [pytest.param(THEIRS, marks=pytest.mark.slow), BOTH])
def test_what_is_copied_is_as_printed(small, survey, words):
    small.reading.show_words(words)
    choose_all(survey.text, "Norland forgave Talvia 180 million dollars")
    press(survey.text, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"“{SAID}” (Survey [c. 2010], ¶") and "[Rights: " in copied
    press(survey.text, Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text().startswith(f"“{SAID}” (Survey [c. 2010], ¶")


def test_a_statement_is_copied_as_it_stands_in_the_column(small, survey):
    survey.desk.open_passage("sv011")
    survey.text.setFocus()
    press(survey.text, Key.Key_C, CTRL | SHIFT)
    parts = "Kolm, a naval station … was handed back in 2005."
    own = small.shelf.held["survey"].words["sv011"].text
    assert own.split(" … ")[0] in KOLM and " … " in own and own.endswith(parts[-10:])
    assert QGuiApplication.clipboard().text().startswith(f"“{own}” (Survey [c. 2010], ¶")
    small.reading.show_words(OURS)
    press(survey.text, Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text().startswith(small.desk.library.passage("sv011").text)


def test_an_unbroken_sentence_is_noted_unbroken(small, survey):
    choose_all(survey.text, KOLM)
    press(survey.text, Key.Key_H)
    [note] = notes_in(small.notes.book.notebook)
    assert {q.passage for q in note.target} == {"sv010", "sv011"}
    [placed] = small.notes.book.notes
    assert row_words(small.desk, placed).on == f"“{KOLM}”" and not placed.orphan


def test_a_mark_is_seen_wherever_its_words_stand(small, survey):
    choose_all(survey.text, KOLM)
    press(survey.text, Key.Key_H)
    small.reading.show_words(BOTH)
    settle()
    text = survey.text
    for key in ("sv010", "sv011"):
        own = next(s.line for s in text.script.spots[key] if text.lines[s.line].own is not None)
        marked = {n for spot, _ in text.marked._kept if spot.line == own for n in range(spot.start, spot.end)}
        words = text.lines[own].text
        assert "".join(words[n] for n in sorted(marked) if not words[n].isspace()) == "".join(
            words.replace("…", "").split()), key


def test_which_paragraph_it_is_stands_there_too(survey):
    text = survey.text
    for block in survey.desk.library.blocks("survey"):
        if block.paragraph:
            first = text.script.spots[block.passages[0].key][0]
            assert text.lines[first.line].text[:first.start].endswith(f"¶\u00a0{block.paragraph}\u2002")


def test_blank_paper_and_headings_only_take_the_focus(small, survey):
    state = small.desk.session.state
    text, memoir = survey.text, column(small, "memoir").text
    number = line_with(text, KOLM[:8])
    text.scroll_to_line(number, 60)
    settle()
    box = text._box(number)
    for at in (QPointF(3, box.center().y()), QPointF(box.center().x(), box.top() - 1)):
        memoir.setFocus()
        click(text.viewport(), at)
        assert text.hasFocus() and small.desk.session.state == state
    bar = text.verticalScrollBar()
    for widget, at in ((survey.head.title, None), (survey.head.by, None), (bar, QPoint(3, bar.height() - 3))):
        memoir.setFocus()
        click(widget, at)
        assert text.hasFocus() and small.desk.session.state == state


def test_a_click_on_what_tells_of_the_chosen_keeps_the_chosen(small, survey):
    """Of statements that share words, the one that tells of it is meant; it stays though others are more salient."""
    small.desk.open("kolm")
    settle()
    text = survey.text
    told = [key for key in text.told if text.script.spots[key]]
    assert {"sv010", "sv011"} <= set(told)
    for key in told:
        spot = text.script.spots[key][0]
        click(text.viewport(), letters(text, spot.line, spot.start + 2))
        state = small.desk.session.state
        assert state.current == "kolm" and state.passage in told
    other = next(k for k in text.script.order if k not in told and k not in text.script.headings)
    spot = text.script.spots[other][0]
    click(text.viewport(), letters(text, spot.line, spot.start + 2))
    assert small.desk.session.state.current != "kolm"


def test_what_is_remarked_is_gone_to_and_said_by_a_key(survey):
    text = survey.text
    text.setFocus()
    said = []
    places = text.noted.places()
    assert len(places) > 1 and {part.look for _, part in places} >= {Look.READ, Look.MENDED}
    for _ in places:
        press(text, Key.Key_E)
        said.append(QToolTip.text())
        assert text.viewport().rect().intersects(text.cursorRect())
    assert f"“Norland forgave Talvia 180 million dollars”: {NOTE}" in said
    assert any("typing error" in words and words.startswith("“million”") for words in said)
    assert len(set(said)) == len(places)
    press(text, Key.Key_E)
    assert QToolTip.text() == "No more remarks of the editors here."
    press(text, Key.Key_E, SHIFT)
    assert QToolTip.text() == said[-2]
    hide_tip()


def test_what_is_remarked_on_the_chosen_statement_is_read_with_the_text(small, survey):
    text = survey.text
    key = next(k for k, spots in text.script.spots.items() if any(s.line == line_with(text, "180 million") and
               s.start <= text.lines[s.line].text.index("180 million") < s.end for s in spots))
    small.desk.open_passage(key)
    assert NOTE in text.accessibleDescription()
    small.reading.show_words(OURS)
    settle()
    small.desk.open_passage("sv001")
    assert text.accessibleDescription() == ""


def test_damaged_places_are_marked_where_words_are_compared_too(small, survey):
    """They stand there as printed, as they may be copied; on paper too."""
    key = next(k for k, words in small.shelf.held["survey"].words.items() if "180 millon" in words.text)
    passage = small.desk.library.passage(key)
    found = spoken(small.desk, [passage])
    assert "180 millon [ed.] dollars [ed.]" in found.own
    assert NOTE in found.remarks
    claim = small.desk.library.claims_on(key)[0]
    grid = compare(small, claim.entity)
    click(grid.whole)
    cell = words(grid.view, claim.key)
    assert "180 millon [ed.] dollars [ed.]" in cell.own and NOTE in cell.tip and NOTE in cell.said
    assert "180 millon [ed.] dollars" in own_words(small.desk, [passage])[0]
    whole = next(p for b in small.desk.library.blocks("memoir") for p in b.passages)
    assert spoken(small.desk, [whole]).remarks == () and "[ed.]" not in spoken(small.desk, [whole]).own


@pytest.mark.parametrize(("once", "now"), [
    ("180 million dollars", "180 millon dollars"), ("million", "millon"), (READING, SAID), ("Norland ruined", None)])
def test_a_note_on_words_that_were_once_read_otherwise_is_found_again(small, survey, once, now):
    """On what is printed there: a reading stands beside it now, and no longer in its place."""
    copy = small.shelf.held["survey"]
    key, printed = next((k, w.text) for k, w in copy.words.items() if "180 millon" in w.text)
    was = copy.mended[key].text
    if once not in was:
        was = read(copy.words[key], [(a, b, e.reading) for a, b, e in copy.placement.emendations]).text.replace(
            READING, once)
    quote = quoted_as("survey", key, was, was.index(once), was.index(once) + len(once), original=True)
    book = small.notes.book
    assert once not in printed and book.do(made(book.draft((quote,))))
    [found] = book.notes
    assert found.orphan is (now is None) and found.moved is (now is not None)
    [where] = found.places
    assert printed[where.start:where.end] == (now or "")


def test_a_place_that_goes_through_several_statements_is_marked_once_at_its_end(small):
    """A mark within it would be taken for a slip there."""
    raw = next(ORIGINALS.glob("*survey*")).read_bytes().decode("utf-8")
    passages = [p for block in small.desk.library.blocks("survey") for p in block.passages]
    copies(small)
    spans = [small.shelf.held["survey"].placement.passages[p.key].spans[0] for p in passages]
    first = next(n for n in range(1, len(spans)) if spans[n - 1].end < spans[n].start < spans[n - 1].end + 3)
    through = raw[spans[first - 1].start + 2:spans[first].end - 4]
    copies(small, through)
    small.reading.show_words(THEIRS)
    settle()
    assert spoken(small.desk, passages[first - 1:first + 1]).own.count("[ed.]") == 1
    assert spoken(small.desk, passages[first - 1:first]).own.count("[ed.]") == 1, "of one alone it is said too"
