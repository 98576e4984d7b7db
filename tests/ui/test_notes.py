"""Marking words and writing on them: by mouse and keys, kept in the file at once, undone and redone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QTextCursor

from explorer.model.records import TAGS, Moment, Quote, Thing
from explorer.notes.edits import changed, made, notes_in, write
from explorer.ui.tags import tag_words
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    back_to,
    button_named,
    click,
    click_on_line,
    column,
    drag,
    from_menu,
    picture,
    press,
    press_focused,
    settle,
    statement_place,
    type_text,
    wait_until,
)
from tests.ui.note_hands import (
    choose_words,
    click_row,
    in_file,
    letter_place,
    listed,
    open_notes,
    saved,
)
from tests.ui.note_hands import write as type_note

BASE = "mm010"


def state(window):
    return window.desk.session.state


def all_notes(window):
    return notes_in(window.notes.book.notebook)


# Marking

def test_marked_words_look_marked_and_each_shape_otherwise(small):
    text = column(small, "memoir").text
    settle()
    letter_place(text, BASE, 6)
    seen = [picture(text.viewport())]
    for tag in TAGS:
        choose_words(small, "memoir", BASE, 6, 13)
        wait_until(small.notes.marking.bar.isVisible)
        click(button_named(small.notes.marking.bar, tag_words(tag)))
        settle()
        seen.append(picture(text.viewport()))
    assert [n.tag for n in all_notes(small)] == [TAGS[-1]]
    assert all(a != b for n, a in enumerate(seen) for b in seen[n + 1:])


def test_h_marks_the_chosen_words_in_the_file_at_once_and_again_unmarks_them(small):
    for number in (1, 0):
        press(choose_words(small, "memoir", BASE, 6, 13), Key.Key_H)
        assert len(all_notes(small)) == number
    text = choose_words(small, "memoir", BASE, 6, 14)
    press(text, Key.Key_H)
    [note] = all_notes(small)
    assert note.target == (Quote("memoir", BASE, 6, 13, "were 12", "There ", " aircraft at Vik."),)
    assert note.kind == "highlight" and (note.dataset, note.edition) == ("talvia", "1")
    assert text.selection() is None
    assert [(h.passage, h.start, h.end) for h in text.highlights] == [(BASE, 6, 13)]


@pytest.mark.parametrize("done", ["Note…", pytest.param("Copy", marks=pytest.mark.slow)])
def test_the_same_words_chosen_again_are_offered_the_same_again(small, done):
    bar = small.notes.marking.bar
    for _ in range(2):
        choose_words(small, "memoir", BASE, 6, 13)
        wait_until(bar.isVisible)
        click(next(b for b in (bar.note, bar.copy) if b.text() == done))
        assert not bar.isVisible()


def drag_over(window, first, last):
    """Choose words of the memoir from one letter (block, number) to another in view; answers with the text and what is
    offered for them."""
    text = column(window, "memoir").text
    text.setFocus()

    def at(block, letter):
        cursor = QTextCursor(text.document().findBlockByNumber(block))
        cursor.setPosition(cursor.position() + letter)
        return QPointF(text.cursorRect(cursor).center())

    drag(text.viewport(), at(*first), at(*last))
    wait_until(window.notes.marking.bar.isVisible)
    return text, window.notes.marking.bar


def boxes(window, text, bar):
    """Where the chosen words and the bar stand in the window."""
    words = text.marked.place()
    return (QRect(text.viewport().mapTo(window, words.topLeft()), words.size()),
            QRect(bar.mapTo(window, QPoint()), bar.size()))


@pytest.mark.parametrize("upwards", [False, True])
def test_what_is_offered_for_words_leaves_them_to_be_read(small, upwards):
    """Of several lines too, dragged from their end to their beginning."""
    back_to(small)
    text = column(small, "memoir").text
    block = text.block_of[BASE]
    letter_place(text, BASE, 0)
    ends = [(block, 0), (block + 3, 5)]
    words, bar = boxes(small, *drag_over(small, *(reversed(ends) if upwards else ends)))
    assert words.height() > 3 * text.fontMetrics().height(), "some lines of them"
    assert not bar.intersects(words) and small.rect().contains(bar)


def test_what_is_offered_for_words_at_the_foot_stands_above_them(small):
    back_to(small)
    text = column(small, "memoir").text
    foot = text.cursorForPosition(QPoint(60, text.viewport().height() - 4))
    words, offered = boxes(small, *drag_over(small, (foot.blockNumber(), 0), (foot.blockNumber(), 6)))
    assert offered.bottom() < words.top() and small.rect().contains(offered)


def test_a_new_mark_has_a_note_of_its_own_where_another_is_open(small):
    press(choose_words(small, "memoir", BASE, 6, 13), Key.Key_N)
    type_note(small, "The first.")
    press(choose_words(small, "memoir", "mm011", 0, 7), Key.Key_H)
    editor = small.notes.pane.editor
    assert editor.note.target[0].passage == "mm011" and editor.field.toPlainText() == ""
    click(editor.field.viewport())
    type_note(small, "The second.")
    assert in_file(small) == [("note", "The first."), ("note", "The second.")]


def test_words_over_several_statements_are_one_note(small):
    text = choose_words(small, "memoir", BASE, 6, 13)
    for _ in range(2):
        press(text, Key.Key_Down, SHIFT)
    assert len(text.selections()) > 1
    passages = [one.passage for one in text.selections()]
    press(text, Key.Key_H)
    [note] = all_notes(small)
    assert [q.passage for q in note.target] == passages
    assert {h.key for h in text.highlights} == {note.key} and len(text.highlights) == len(passages)


def test_with_no_words_chosen_the_chosen_statement_is_marked(small):
    text = column(small, "memoir").text
    click(text.viewport(), statement_place(text, BASE))
    press(text, Key.Key_H)
    [note] = all_notes(small)
    assert note.target[0].exact == small.desk.library.passage(BASE).text


def test_with_nothing_chosen_at_all_h_says_what_to_do(small):
    press(small.timeline.canvas, Key.Key_H)
    assert "Choose words" in small.statusBar().currentMessage()
    assert not small.notes.book.notebook.path.exists()


def test_letters_do_not_mark_or_write_while_one_types(small):
    choose_words(small, "memoir", BASE, 6, 13)
    small.search.setFocus()
    for key in (Key.Key_H, Key.Key_N):
        press_focused(small, key)
    assert small.search.text() == "hn"
    open_notes(small)
    small.notes.pane.typed.setFocus()
    small.notes.write_on(Thing("vik", "Vik air base"))
    settle()
    for key in (Key.Key_H, Key.Key_N, Key.Key_V, Key.Key_Z):
        press_focused(small, key)
    saved(small)
    assert in_file(small) == [("note", "hnvz")]
    assert state(small).verdicts


# Writing

def test_n_writes_on_the_chosen_words(small):
    text = choose_words(small, "memoir", BASE, 6, 13)
    press(text, Key.Key_N)
    assert small.notes.pane.isVisible()
    assert small.notes.pane.editor.on.text() == "“were 12”"
    assert in_file(small) == []
    type_note(small, "So many? Сколько?")
    assert in_file(small) == [("note", "So many? Сколько?")]
    assert [h.tip for h in text.highlights] == ["So many? Сколько?"]
    assert listed(small) == ["“were 12”. So many? Сколько?. Memoir, ¶\u00a03"]


def test_a_note_that_nobody_writes_is_none(small):
    press(choose_words(small, "memoir", BASE, 6, 13), Key.Key_N)
    press_focused(small, Key.Key_Escape)
    assert column(small, "memoir").text.hasFocus()
    assert in_file(small) == [] and not small.notes.book.notebook.path.exists()


def test_n_on_the_line_writes_on_what_is_chosen_and_the_details_show_it(small):
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_N)
    type_note(small, "Who\npays?")
    [note] = all_notes(small)
    assert note.target == Thing("vik", "Vik air base")
    words = small.detail.page.toPlainText()
    assert "Your notes" in words and "pays?" in words
    click_on_line(small, "independence")
    assert "pays?" not in small.detail.page.toPlainText()


def test_the_details_lead_to_writing_and_to_changing(small):
    from PySide6.QtCore import QUrl
    small.desk.open("vik")
    small.detail.page.anchorClicked.emit(QUrl("write:vik"))
    settle()
    type_note(small, "Who pays?")
    [note] = all_notes(small)
    small.notes.pane.editor.show_note(None)
    small.detail.page.anchorClicked.emit(QUrl(f"note:{note.key}"))
    settle()
    type_note(small, " Norland?")
    assert in_file(small) == [("note", "Who pays? Norland?")]


def test_n_on_days_that_are_pointed_at_writes_on_them(small):
    canvas = small.timeline.canvas
    canvas.setFocus()
    canvas.go_to(12843, 12873)
    press(canvas, Key.Key_N)
    type_note(small, "Then")
    [note] = all_notes(small)
    assert note.target == Moment("2005-03", 12843, 12873)


def test_with_nothing_at_all_n_says_what_to_do(small):
    small.desk.session.change(current="", selected=())
    press(small.timeline.canvas, Key.Key_N)
    assert "Choose words, an event or a date" in small.statusBar().currentMessage()
    assert not small.notes.shown


def test_what_is_written_is_changed_in_place_and_its_shape_too(small):
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_N)
    type_note(small, "Who pays?")
    click(button_named(small.notes.pane.editor, tag_words(TAGS[2])))
    [note] = all_notes(small)
    assert (note.body, note.tag) == ("Who pays?", TAGS[2])
    small.notes.pane.editor.write()
    type_note(small, " And why?")
    [note] = all_notes(small)
    assert (note.body, note.tag) == ("Who pays? And why?", TAGS[2])


def test_an_emptied_note_on_a_thing_goes_when_one_leaves_it(small):
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_N)
    type_note(small, "Who")
    field = small.notes.pane.editor.field
    for _ in "Who":
        press(field, Key.Key_Backspace)
    saved(small)
    assert in_file(small) == [("note", "Who")]
    press(field, Key.Key_Escape)
    assert in_file(small) == []
    press(small.timeline.canvas, Key.Key_Z, CTRL)
    assert in_file(small) == [("note", "Who")]


def test_what_is_typed_is_saved_when_the_window_is_closed_in_the_same_moment(small):
    click_on_line(small, "vik")
    press(small.timeline.canvas, Key.Key_N)
    type_text(small.notes.pane.editor.field, "Quick")
    assert in_file(small) == []
    small.close()
    assert in_file(small) == [("note", "Quick")]


# The list

@pytest.fixture
def noted(small):
    """A mark, a note on words, one on a base and one on days."""
    press(choose_words(small, "memoir", BASE, 6, 13), Key.Key_H)
    press(choose_words(small, "survey", "sv015", 0, 9), Key.Key_N)
    type_note(small, "Boats")
    for target, words in ((Thing("vik", "Vik air base"), "Base note"), (Moment("2005-03", 12843, 12873), "Then")):
        small.notes.write_on(target)
        settle()
        type_note(small, words)
    return small


def test_all_are_listed_the_newest_first_found_by_words_and_narrowed(noted):
    assert [row.split(". ")[0] for row in listed(noted)][:2] == ["March 2005", "Vik air base"]
    assert len(listed(noted)) == 4
    pane = noted.notes.pane
    for typed, number in (("boat", 1), ("BASE vik", 1), ("12", 1), ("zzz", 0)):
        pane.typed.clear()
        pane.typed.setFocus()
        type_text(pane.typed, typed)
        assert len(listed(noted)) == number, typed
    assert pane.empty.isVisible() and "No note" in pane.empty.text()
    pane.typed.clear()
    write(noted.notes.book.notebook, made(noted.notes.book.draft(Thing("gone", "Gone"))))
    noted.notes.book.look()
    for entry, number in (("Written (4)", 4), ("Only marked (1)", 1), ("Place lost (1)", 1), ("All (5)", 5),
                          (tag_words(TAGS[0]) + " (5)", 5), (tag_words(TAGS[1]) + " (0)", 0)):
        from_menu(pane.kinds, entry)
        assert len(listed(noted)) == number, entry
        assert pane.kinds.text().strip() == entry


def test_a_click_goes_to_the_place_and_keys_go_through_the_list_write_and_delete(noted):
    rows = {row.split(". ")[0]: n for n, row in enumerate(listed(noted))}
    click_row(noted, rows["Vik air base"])
    assert state(noted).current == "vik"
    click_row(noted, rows["“were 12”"])
    assert state(noted).passage == BASE
    click_row(noted, rows["March 2005"])
    assert noted.timeline.canvas.span.days == (12843, 12873)
    assert noted.notes.pane.editor.field.toPlainText() == "Then"
    pane = noted.notes.pane
    pane.list.setFocus()
    press(pane.list, Key.Key_Home)
    assert pane.editor.field.toPlainText() == "Then"
    press(pane.list, Key.Key_Down)
    assert pane.editor.field.toPlainText() == "Base note"
    press(pane.list, Key.Key_Return)
    assert pane.editor.field.hasFocus() and state(noted).current == "vik"
    pane.list.setFocus()
    press(pane.list, Key.Key_Delete)
    assert [body for _, body in in_file(noted)] == ["", "Boats", "Then"]
    assert noted.statusBar().currentMessage() == "Note deleted. Back with Ctrl+Z."
    press(noted.timeline.canvas, Key.Key_Z, CTRL)
    assert len(in_file(noted)) == 4


def test_a_highlight_that_is_taken_away_says_so(noted):
    text = choose_words(noted, "survey", "sv010", 0, 8)
    press(text, Key.Key_H)
    kept = len(in_file(noted))
    press(choose_words(noted, "survey", "sv010", 0, 8), Key.Key_H)
    assert len(in_file(noted)) == kept - 1
    assert noted.statusBar().currentMessage().startswith("Highlight deleted. Back with Ctrl+Z")


def test_the_note_that_is_open_is_deleted_by_its_button(noted):
    click(button_named(noted.notes.pane.editor, "Delete this note"))
    assert "Then" not in [body for _, body in in_file(noted)]
    assert not noted.notes.pane.editor.isVisible()


def test_a_note_that_was_searched_for_and_deleted_comes_back_as_it_is_said(noted):
    pane = noted.notes.pane
    body = pane.editor.field.toPlainText()
    pane.typed.setFocus()
    type_text(pane.typed, body.split()[0])
    settle()
    click_row(noted, 0)
    assert pane.editor.field.toPlainText() == body
    pane.typed.setFocus()
    click(button_named(pane.editor, "Delete this note"))
    assert noted.statusBar().currentMessage().startswith("Note deleted. Back with Ctrl+Z")
    press(noted.focusWidget(), Key.Key_Z, CTRL)
    settle()
    assert body in [said for _, said in in_file(noted)]


def test_a_mark_that_is_clicked_offers_what_can_be_done_with_it(noted):
    text = column(noted, "survey").text
    click(text.viewport(), letter_place(text, "sv015", 4))
    bar = noted.notes.marking.bar
    wait_until(bar.isVisible)
    assert noted.notes.pane.editor.field.toPlainText() == "Boats"
    click(button_named(bar, tag_words(TAGS[3])))
    assert TAGS[3] in [n.tag for n in all_notes(noted)]
    click(text.viewport(), letter_place(text, "sv015", 4))
    wait_until(bar.isVisible)
    click(button_named(bar, "Delete this note"))
    assert "Boats" not in [body for _, body in in_file(noted)] and not bar.isVisible()


def test_notes_are_there_again_at_the_next_start_with_the_drawer(noted, start, small_dataset):
    noted.close()
    again = start(small_dataset)
    assert again.notes.shown and again.notes.pane.isVisible()
    assert len(listed(again)) == 4
    assert len(column(again, "memoir").text.highlights) == 1


def test_another_window_s_notes_are_seen_when_this_one_is_looked_at(noted):
    note = all_notes(noted)[2]
    write(noted.notes.book.notebook, changed(note, body="Changed there"))
    noted.notes.eventFilter(noted, _activation())
    assert any("Changed there" in row for row in listed(noted))


def _activation():
    from PySide6.QtCore import QEvent
    return QEvent(QEvent.Type.WindowActivate)


# Where it stands

@pytest.mark.parametrize("size", [pytest.param((1366, 768), marks=pytest.mark.slow), (1024, 600)])
def test_the_drawer_is_opened_and_closed_and_the_rooms_come_back(start, small_dataset, size):
    window = start(small_dataset, size=size)
    before = window.whole.width()
    open_notes(window)
    assert (window.width(), window.height()) == size
    beside = window.below.indexOf(window.notes.pane) < 0
    assert beside is (size[0] > 1100)
    assert (window.whole.width() < before) is beside
    click(button_named(window.notes.pane, "Close the notes"))
    settle()
    assert not window.notes.pane.isVisible() and window.whole.width() == before
    assert window.timeline.canvas.hasFocus()


def test_a_window_that_is_made_narrow_takes_the_notes_among_its_rooms(small):
    open_notes(small)
    small.resize(1024, 600)
    settle()
    assert small.width() == 1024 and small.below.indexOf(small.notes.pane) >= 0
    small.resize(1366, 768)
    settle()
    assert small.below.indexOf(small.notes.pane) < 0 and small.notes.pane.isVisible()


@pytest.mark.parametrize(("size", "scale"), [
    pytest.param((1366, 768), 1.0, marks=pytest.mark.slow), ((1024, 768), 1.0),
    pytest.param((1366, 768), 1.25, marks=pytest.mark.slow),
    pytest.param((1366, 768), 3.0, marks=pytest.mark.slow)])
def test_four_lines_of_what_one_writes_are_in_view(start, size, scale):
    window = start(size=size)
    window.desk.theme.set_scale(scale)
    settle()
    for _ in range(2):  # the second time it says that one has written on it before
        window.below.setCurrentWidget(window.reading)
        choose_words(window, "rcsp", "rc235", 0, 21)
        press(column(window, "rcsp").text, Key.Key_N)
        wait_until(window.notes.pane.editor.field.hasFocus)
        for word in ("One", "Two", "Three", "Four") if not all_notes(window) else ():
            type_note(window, word)
            press(window.notes.pane.editor.field, Key.Key_Return)
    field, pane = window.notes.pane.editor.field, window.notes.pane
    boxes = [field.blockBoundingGeometry(field.document().findBlockByNumber(n)).translated(field.contentOffset())
             for n in range(4)]
    assert boxes[0].top() >= 0 and boxes[3].bottom() <= field.viewport().height()
    assert pane.list.viewport().height() > 0 and window.height() == size[1]
    for part in (field, pane.editor.where, pane.editor.on, *pane.editor.tags.buttons(), pane.editor.remove):
        assert window.rect().contains(QRect(part.mapTo(window, QPoint(0, 0)), part.size())), part
        assert part is field or not part.geometry().translated(part.parentWidget().pos()).intersects(field.geometry())


@pytest.mark.slow
def test_every_size_of_text_and_both_colours(noted):
    for scale in (2.0, 3.0, 1.0):
        noted.desk.theme.set_scale(scale)
        settle()
        assert len(listed(noted)) == 4
    noted.desk.theme.choose("dark")
    settle()
    assert noted.notes.pane.editor.note is not None


@pytest.mark.slow
def test_another_dataset_has_its_own_notes(noted, start):
    from explorer.paths import bundled_dataset
    noted.open_dataset(bundled_dataset())
    settle()
    assert listed(noted) == []
    assert len(all_notes(noted)) == 4
