"""A document in its own words, in ours, and both: where statements stand, how sure that is, what was mended."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontInfo, QFontMetricsF, QGuiApplication, QTextCharFormat, QTextCursor

from explorer import paths
from explorer.model.placing import Sure
from explorer.ui.reading.lines import Look, Role, Spot
from explorer.ui.reading.words import Highlight
from tests.ui.hands import (
    CTRL,
    Key,
    button_named,
    click,
    click_on_line,
    column,
    drag,
    press,
    settle,
    tip,
    told_height,
    type_text,
    wait_until,
)


@pytest.fixture(autouse=True)
def no_shared_folder(monkeypatch):
    monkeypatch.setattr(paths, "shared_originals", list)


@pytest.fixture
def copies(small_text: Path) -> dict[str, str]:
    """Document -> its text."""
    return {key: (small_text / "originals" / f"{key}.txt").read_bytes().decode() for key in ("survey", "memoir")}


def hold(window, folder: Path, copies: dict[str, str], words: str) -> None:
    """Add copies, and show the documents so."""
    folder.mkdir(exist_ok=True)
    for key, text in copies.items():
        (folder / f"{key}.txt").write_bytes(text.encode())
    window.shelf.add([folder / f"{key}.txt" for key in copies])
    wait_until(lambda: not window.shelf.busy)
    assert window.shelf.held.keys() == copies.keys(), window.originals.notice.words.text()
    click(button_named(window.reading, words))
    settle()


@pytest.fixture
def original(small, copies, tmp_path):
    hold(small, tmp_path / "files", copies, "Original words")
    return small


@pytest.fixture
def both(small, copies, tmp_path):
    hold(small, tmp_path / "files", copies, "Both, statement by statement")
    return small


def words_of(text, key: str) -> str:
    """The words of a document's own that are shown for a statement."""
    return "".join(text.lines[s.line].text[s.start:s.end] for s in text.script.spots[key]
                   if text.lines[s.line].own is not None)


def place_of(text, key: str) -> QPointF:
    """A point in the words of a statement, brought into view."""
    text.scroll_to(key, 30)
    settle()
    return text._boxes_of(text.script.spots[key][0])[0].center()


def choose(text, line: int, start: int, end: int) -> None:
    text.setTextCursor(text.cursor_of(Spot(line, start, end)))


def line_with(text, words: str) -> int:
    return next(n for n, line in enumerate(text.lines) if words in line.text)


# Both

def test_below_each_statement_in_which_is_said_who_speaks_stand_its_own_words_in_another_face(both, copies):
    text = column(both, "memoir").text
    for key, placed in both.shelf.held["memoir"].placement.passages.items():
        ours, theirs = (text.lines[s.line] for s in text.script.spots[key])
        assert ours.text == both.desk.library.passage(key).text
        assert theirs.role is Role.ORIGINAL
        for piece in theirs.text.split(" … "):
            assert piece in copies["memoir"].replace("\n\n", " \u2028"), key
        assert placed.sure is Sure.EXACT and theirs.voice == ""
    spots = text.script.spots["mm010"]
    faces = [QFontInfo(text.cursor_of(s).charFormat().font()).family() for s in spots]
    assert faces == ["Noto Sans", "Noto Serif"]
    assert any(line.voice for line in text.lines if line.role is Role.STATEMENT)


def test_both_are_highlighted_and_a_click_on_either_chooses(both):
    text = column(both, "memoir").text
    for n in (0, 1):
        both.desk.session.change(passage="")
        text.scroll_to("mm010", 30)
        settle()
        click(text.viewport(), text._boxes_of(text.script.spots["mm010"][n])[0].center())
        assert both.desk.session.state.passage == text.chosen == "mm010"
    assert len(text._boxes("mm010")) == 2


def halves(text, key: str) -> list[QRectF]:
    """Where the letters of a statement stand, in our wording and in its own."""
    found = []
    for spot in text.script.spots[key]:
        begin, end = (text.cursorRect(text.cursor_of(Spot(spot.line, at, at))) for at in (spot.start, spot.end))
        found.append(QRectF(begin.united(end)))
    return found


def written(text) -> list[bool]:
    """Line by line, whether the page has its words."""
    return [text.document().findBlockByNumber(n).text().startswith(line.text) for n, line in enumerate(text.lines)]


def test_where_there_is_room_both_stand_beside_each_other(both):
    for source in ("survey", "memoir"):
        text, middle = column(both, source).text, column(both, source).text.viewport().width() / 2
        pairs = [k for k, spots in text.script.spots.items() if len(spots) == 2 and spots[0].line]
        assert len(pairs) > 10 and all(written(text))
        for key in pairs:
            text.scroll_to(key, 20)
            ours, theirs = halves(text, key)
            assert abs(ours.top() - theirs.top()) <= 6, "on one height"
            assert ours.right() <= middle <= theirs.left()
            left, right = text._boxes(key)
            assert left.right() <= middle <= right.left() and left.height() == right.height()
        least = 34 * max(QFontMetricsF(text.cursor_of(s).charFormat().font()).averageCharWidth()
                         for s in text.script.spots[pairs[0]])
        assert middle - both.desk.theme.px(8) * 2 >= least


def test_where_there_is_none_the_one_stands_below_the_other(both):
    text = column(both, "memoir").text
    both.desk.open_passage("mm010")
    for sizes, beside in (([200, 1000], True), ([1000, 200], False), ([600, 600], True)):
        both.reading.splitter.setSizes(sizes)
        settle()
        assert bool(text.beside) is beside and all(written(text))
        ours, theirs = halves(text, "mm010")
        assert (ours.bottom() <= theirs.top()) is not beside
        assert text.chosen == "mm010" and text.begins_in_view("mm010"), "one goes on reading where one was"
    both.desk.theme.set_scale(2.0)
    settle()
    assert not text.beside
    both.desk.theme.set_scale(1.0)
    settle()
    assert text.beside


def test_words_of_one_column_are_chosen_without_the_other(both):
    text = column(both, "memoir").text
    both.resize(1366, 1000)
    settle()
    for n, original in ((0, False), (1, True)):
        text.setTextCursor(QTextCursor(text.document()))  # what is chosen would be dragged away
        text.scroll_to("mm010", 30)
        settle()
        begin, end = (text._boxes_of(text.script.spots[key][n])[0] for key in ("mm010", "mm011"))
        drag(text.viewport(), begin.topLeft() + QPointF(12, 12), end.bottomRight() - QPointF(20, 12))
        chosen = text.selections()
        assert [one.passage for one in chosen] == ["mm010", "mm011"]
        assert {one.original for one in chosen} == {original}
    both.reading.show_words("wording")
    assert not text.beside


def test_what_is_not_in_the_copy_takes_both_columns(small, copies, tmp_path):
    start, end = copies["memoir"].index("At Vik the guests"), copies["memoir"].index("About grain")
    hold(small, tmp_path / "files", {"memoir": copies["memoir"][:start] + copies["memoir"][end:]},
         "Both, statement by statement")
    text = column(small, "memoir").text
    assert text.beside and all(written(text))
    (spot,) = text.script.spots["mm010"]
    assert "not found in your copy" in text.lines[spot.line].voice
    assert text._boxes_of(spot)[0].width() > text.viewport().width() * 0.9


# From beginning to end

def test_the_document_is_there_from_beginning_to_end_with_its_outline_its_parts_and_what_is_set_aside(original):
    for source in ("survey", "memoir"):
        text = column(original, source).text
        said = [re.sub("¶\u00a0\\d+\u2002", "", line.text) for line in text.lines if line.own is not None]
        assert "\n\n".join(said) == original.shelf.held[source].whole.text.strip()
    for source in ("survey", "memoir"):
        text, held = column(original, source).text, original.shelf.held[source]
        for key in held.placement.passages:
            assert "".join(words_of(text, key).split()) == "".join(held.mended[key].text.replace("…", "").split()), key
    survey = column(original, "survey")
    survey.outline.dropped.aboutToShow.emit()
    words = [a.text().strip() for a in survey.outline.dropped.actions()]
    assert {"A SURVEY OF TALVIA", "Independence", "Bases", "Riots in the harbour"} <= set(words)
    assert Role.NOW in [line.role for line in survey.text.lines]
    aside = next(line for line in survey.text.lines if line.role is Role.ASIDE)
    assert aside.text == "PAGE 2" and "set aside: running head" in aside.voice


def test_a_click_chooses_the_shortest_statement_there(original):
    text = column(original, "survey").text
    longest = max(text.script.spots, key=lambda k: len(words_of(text, k)))
    within = [k for k in text.script.spots if k != longest and k not in text.script.headings]
    for key in within[:6]:
        click(text.viewport(), place_of(text, key))
        chosen = text.chosen
        assert len(words_of(text, chosen)) <= len(words_of(text, key))
        assert original.desk.session.state.passage == chosen


def test_what_is_told_is_highlighted_letter_by_letter(original):
    click_on_line(original, "harbour-riots")
    text = column(original, "survey").text
    assert text.chosen
    boxes = text._boxes(text.chosen)
    assert boxes and max(b.width() for b in boxes) < text.viewport().width()
    inside, colours = boxes[0], original.desk.theme.colours
    image = text.viewport().grab().toImage()
    from PySide6.QtGui import QColor
    found = {image.pixelColor(round(x), round(inside.top()) + 2).name() for x in range(
        round(inside.left()) + 4, round(inside.right()) - 4)}
    assert QColor(colours.highlight).name() in found


def test_all_columns_stand_at_one_height_in_their_own_words_too(original):
    original.desk.open("vik")
    settle()
    heights = []
    for source in ("survey", "memoir"):
        text = column(original, source).text
        heights.append(text.viewport().mapTo(original, text.viewport().rect().topLeft()).y()
                       + text.top_of_statement(text.chosen) - text.verticalScrollBar().value())
    assert abs(heights[0] - heights[1]) <= 2


def test_down_and_up_go_from_statement_to_statement(original):
    text = column(original, "survey").text
    order = [k for k in text.script.order if k not in text.script.headings]
    original.desk.open_passage(order[2])
    text.setFocus()
    press(text, Key.Key_Down)
    assert text.chosen == order[3]


# How sure, and what was mended

def test_a_damaged_place_is_mended_and_marked(original, copies):
    text = column(original, "survey").text
    assert "180 million dollars" in text.toPlainText() and "millon" not in text.toPlainText()
    number = line_with(text, "180 million")
    part = next(p for p in text.lines[number].parts if p.look is Look.MENDED)
    assert text.lines[number].text[part.start:part.end] == "million"
    assert part.note == "Mended by the editors (certain): typing error. In the copy: “millon”"
    form = text.cursor_of(Spot(number, part.start, part.end)).charFormat()
    assert form.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine, "no spelling mistake looks so"
    text.scroll_to_line(number, 20)
    settle()
    point = text.cursorRect(text.cursor_of(Spot(number, part.start + 2, part.start + 2))).center()
    assert tip(text.viewport(), QPointF(point)) == part.note


@pytest.fixture
def changed(small, copies, tmp_path):
    """A copy of which two places are other words, and one paragraph is lost."""
    text = copies["survey"].replace("Norland recognised the young state within a week",
                                    "Norland recognized the new state within a weak")
    start, end = text.index("On 12 March 2003"), text.index("Money")
    hold(small, tmp_path / "files", {"survey": text[:start] + text[end:]}, "Original words")
    return small


def test_what_is_near_says_so_with_its_share_and_what_is_missing_stands_in_our_wording(changed):
    text, placement = column(changed, "survey").text, changed.shelf.held["survey"].placement
    near = [p for p in placement.passages.values() if p.sure is Sure.NEAR]
    assert near
    for placed in near:
        number = text.script.spots[placed.key][-1].line
        marks = [text.lines[number].text[p.start:p.end] for p in text.lines[number].parts if p.look is Look.UNSURE]
        assert f"\u00a0≈\u00a0{round(100 * placed.share)}\u00a0%" in marks
        assert "≈" not in words_of(text, placed.key)
    exact = next(p for p in placement.passages.values() if p.sure is Sure.EXACT)
    assert "exact" in tip(text.viewport(), place_of(text, exact.key))
    missing = [p.key for p in placement.passages.values() if p.sure is Sure.MISSING]
    assert {"sv014", "sv015"} <= set(missing)
    for key in missing:
        line = text.lines[text.block_of[key]]
        assert line.role is Role.STATEMENT and line.text == changed.desk.library.passage(key).text
        assert "editors’ wording: not found in your copy" in line.voice
    order = [k for k in text.script.order if k in text.block_of]
    assert order == sorted(order, key=lambda k: text.block_of[k])  # in their place
    click(button_named(changed.reading, "Both, statement by statement"))
    for placed in placement.passages.values():
        spots = text.script.spots[placed.key]
        if placed.sure is Sure.MISSING:
            assert len(spots) == 1 and "not found in your copy" in text.lines[spots[0].line].voice
        elif placed.sure is Sure.NEAR:
            how = f"{round(100 * placed.share)} % of its anchors are met" if placed.share < 1 else "these are its words"
            assert f"near: {how}" in text.lines[spots[1].line].voice
        else:
            assert text.lines[spots[1].line].voice == ""


# Words chosen and copied

def test_words_of_its_own_are_known_by_their_statements(original):
    text, held = column(original, "memoir").text, original.shelf.held["memoir"]
    number = line_with(text, "I counted 12 aircraft there.")
    at = text.lines[number].text.index("12 aircraft")
    choose(text, number, at, at + len("12 aircraft"))
    chosen = text.selection()
    assert chosen.original and chosen.words == "12 aircraft" and chosen.passage == "mm010"
    assert held.words["mm010"].text[chosen.start:chosen.end] == "12 aircraft"
    whole = text.lines[number].text
    start, end = whole.index("aircraft there"), whole.index("of them")
    choose(text, number, start, end)
    parts = text.selections()
    assert [p.passage for p in parts][:2] == ["mm010", "mm011"]
    assert all(held.words[p.passage].text[p.start:p.end] == p.words for p in parts)
    assert "".join("".join(p.words for p in parts).split()) == "".join(whole[start:end].split())


@pytest.mark.parametrize("words", [
    pytest.param("Original words", marks=pytest.mark.slow), "Both, statement by statement"])
def test_marks_on_original_words_are_seen_wherever_these_are(both, words):
    click(button_named(both.reading, words))
    text = column(both, "memoir").text
    own = both.shelf.held["memoir"].words["mm010"].text
    start = own.index("12")
    mark = Highlight("mm010", start, start + 2, "n", "How many?", original=True)
    text.set_highlights([mark, Highlight("mm010", 0, 5, "ours")])
    seen = [m.cursor.selectedText() for m in text.extraSelections()]
    assert "12" in seen and len(seen) == (1 if words == "Original words" else 2)
    number = next(s.line for s in text.script.spots["mm010"] if text.lines[s.line].own)
    at = text.lines[number].text.index("12")
    text.scroll_to("mm010", 20)
    settle()
    point = text.cursorRect(text.cursor_of(Spot(number, at + 1, at + 1))).center()
    assert text.highlight_at(point) == mark


def test_original_words_leave_with_their_rights(original):
    text = column(original, "memoir").text
    number = line_with(text, "12 aircraft")
    choose(text, number, 0, 20)
    text.copy()
    begins = text.lines[number].text[:20].partition("\u2002")[2]
    assert QGuiApplication.clipboard().text() == (
        f"“{begins.strip()}” (Otto Lind 2014, ¶\u00a03; paragraph as in Talvia and its neighbours, edition 1) "
        "[Rights: Invented for tests; free for every use.]")
    assert "rights: Invented for tests" in original.statusBar().currentMessage()
    assert "may not" not in original.statusBar().currentMessage()


def test_our_wording_among_original_words_is_copied_in_brackets(both):
    text = column(both, "memoir").text
    both.reading.splitter.setSizes([1000, 200])
    settle()
    assert not text.beside
    theirs, ours = text.script.spots["mm010"][1], text.script.spots["mm011"][0]
    cursor = text.cursor_of(theirs)
    cursor.setPosition(text.cursor_of(Spot(ours.line, 0, 10)).selectionEnd(), cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    press(text, Key.Key_C, CTRL)
    begins = both.desk.library.passage("mm011").text[:10].strip()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("“I counted 12 aircraft there.") and f" [{begins}]” (Otto Lind 2014, ¶\u00a03" in copied


def test_words_that_are_only_chosen_say_nothing_and_move_nothing(original):
    original.originals.notice.hide()
    settle()
    text = column(original, "memoir").text
    where = text.mapTo(original, text.rect().topLeft())
    number = line_with(text, "12 aircraft")
    text.scroll_to_line(number, 20)
    settle()
    at = text.lines[number].text.index("aircraft")
    begin, end = (QPointF(text.cursorRect(text.cursor_of(Spot(number, n, n))).center()) for n in (at, at + 8))
    drag(text.viewport(), begin, end)
    assert text.selection().words == "aircraft"
    assert "rights" not in original.statusBar().currentMessage()
    press(text, Key.Key_C, CTRL)
    assert "rights" in original.statusBar().currentMessage()
    assert not original.originals.notice.isVisible() and text.mapTo(original, text.rect().topLeft()) == where


def test_where_the_rights_forbid_it_a_warning_is_given(original, monkeypatch):
    from dataclasses import replace
    text, source = column(original, "memoir").text, original.desk.library.source("memoir")
    forbidding = replace(source, rights="All rights reserved.")
    monkeypatch.setattr(type(original.desk.library), "source", lambda self, key: forbidding)
    choose(text, line_with(text, "12 aircraft"), 0, 20)
    text.copy()
    assert "may not simply be passed on" in original.statusBar().currentMessage()


def test_our_wording_leaves_as_before(original):
    click(button_named(original.reading, "Our wording"))
    text = column(original, "memoir").text
    choose(text, text.block_of["mm010"], 0, 5)
    text.copy()
    assert QGuiApplication.clipboard().text() == "There"


# Finding, going on

def test_words_of_its_own_are_found(original):
    memoir = column(original, "memoir")
    memoir.text.setFocus()
    press(memoir.text, Key.Key_F, CTRL)
    type_text(memoir.finder.box, "ёлкина")
    settle()
    assert [m.cursor.selectedText() for m in memoir.text.extraSelections()] == ["Ёлкина"]


def test_one_goes_on_reading_where_one_was(original):
    text = column(original, "survey").text
    original.resize(1366, 1000)
    original.desk.open_passage("sv018")
    settle()
    before = told_height(original, "survey")
    for words in ("Our wording", "Both, statement by statement", "Original words"):
        click(button_named(original.reading, words))
        settle()
        assert text.chosen == "sv018"
        assert abs(told_height(original, "survey") - before) < 60


def test_another_look_keeps_the_words(original):
    text = column(original, "memoir").text
    said = text.toPlainText()
    original.desk.theme.choose("dark")
    settle()
    assert text.toPlainText() == said
    cursor = QTextCursor(text.document())
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    assert cursor.charFormat().foreground().color().name().upper() == original.desk.theme.colours.text


def test_words_that_stand_twice_are_near_though_every_letter_is_met(small, copies, tmp_path):
    heading = small.desk.library.passage("sv013").text
    text = copies["survey"].replace(heading, f"{heading}\n\n{heading}", 1)
    hold(small, tmp_path / "files", {"survey": text}, "Both, statement by statement")
    found = {key: p for key, p in small.shelf.held["survey"].placement.passages.items() if p.sure is Sure.NEAR}
    whole = [key for key, p in found.items() if p.share == 1]
    assert whole
    lines = column(small, "survey").text
    for key in whole:
        assert "these are its words, but they may stand elsewhere too" in lines.script.notes[key]
