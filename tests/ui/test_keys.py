"""The list of keys says what there is, and the README too."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence

from explorer.ui.dialogs.keys import _shared, listed, most_needed
from explorer.ui.timeline.keys import KEYS, of_line, written
from tests.ui.hands import NONE, SHIFT, Key, back_to, click, from_menu, press, press_focused, settle

pytestmark = pytest.mark.documents(1)

README = Path(__file__).resolve().parents[2] / "README.md"


def names(window) -> list[str]:
    return [key for rows in listed(window.actions()).values() for row in rows for key in row.keys]


def test_a_question_mark_lists_every_key(small):
    press(small.timeline.canvas, Key.Key_Question)
    dialog = small.moves.keys_dialog
    assert dialog.isVisible() and not dialog.isModal()
    text = dialog.page.toPlainText().replace("\xa0", " ")
    for rows in listed(small.actions()).values():
        for row in rows:
            assert row.words in text
            assert all(key in text for key in row.keys)
    assert dialog.page.hasFocus()
    press_focused(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("scale", [1.0, pytest.param(1.7, marks=pytest.mark.slow), 2.5])
def test_no_key_and_no_word_of_one_is_broken(small, scale):
    window = small
    window.desk.theme.set_scale(scale)
    settle()
    window.actions_by_name["keys"].trigger()
    settle()
    broken, block = [], window.moves.keys_dialog.page.document().begin()
    while block.isValid():
        lines, text = block.layout(), block.text()
        if block.charFormat().fontWeight() > QFont.Weight.Normal or any(
                text.startswith(key) for key in ("Click on", "Shift+")):
            ends = [lines.lineAt(n).textStart() + lines.lineAt(n).textLength() for n in range(lines.lineCount() - 1)]
            broken += [text for end in ends if not text[end - 1].isspace()]
        block = block.next()
    assert not broken
    assert "Filters" in names_of_actions(window) and not any("(0)" in words for words in names_of_actions(window))


def names_of_actions(window) -> list[str]:
    return [row.words for rows in listed(window.actions()).values() for row in rows]


def test_it_begins_with_what_is_needed_most(small):
    """Closer, earlier, all years, the chosen, larger text, search, the next event, read, nothing, and this list."""
    press(small.timeline.canvas, Key.Key_Question)
    dialog = small.moves.keys_dialog
    text = dialog.page.toPlainText().strip()
    needed, _ = text.split("On the line", 1)
    assert needed.startswith("Most needed")
    for words in ("Closer", "Farther", "Earlier", "Later", "All years", "Zoom to what is chosen", "Larger text",
                  "Search", "Next event, while reading too", "Read what is chosen", "Choose nothing", "All keys"):
        assert words in needed
        assert words in ("Earlier", "Later", "Closer", "Search") or text.count(words) == 1, f"{words} twice"
    assert "Choose years: on to the next date below" not in needed


def test_the_rest_loses_nothing_however_many_columns_it_has(small):
    every = listed(small.actions())
    first, rest = most_needed(every)
    rows = [row for there in every.values() for row in there]
    assert sorted(map(str, rows)) == sorted(map(str, [*first, *(row for there in rest.values() for row in there)]))
    for number in (1, 2, 3, 5):
        columns = _shared(rest, number)
        assert 1 <= len(columns) <= number
        assert [row for column in columns for _, there in column for row in there] == [
            row for there in rest.values() for row in there]
        assert [title for column in columns for title, _ in column if title] == list(rest)
        high = [sum(len(there) + 2 for _, there in column) for column in columns]
        assert max(high) < 1.5 * sum(high) / number + 6


def test_it_fits_one_small_screen(small, monkeypatch):
    press(small.timeline.canvas, Key.Key_Question)
    dialog = small.moves.keys_dialog
    screen = type("Screen", (), {"availableGeometry": lambda self: QRect(0, 0, 1366, 740)})()
    monkeypatch.setattr(dialog, "screen", lambda: screen, raising=False)
    dialog.start()
    settle()
    assert dialog.width() <= 1366 and dialog.height() <= 700, "with its title bar"
    assert dialog.page.verticalScrollBar().maximum() == 0


def test_it_is_in_the_menu_and_closes_by_mouse(small):
    from_menu(small.bar.menu, "All keys…")
    click(small.moves.keys_dialog.close_button)
    assert not small.moves.keys_dialog.isVisible()
    back_to(small)


def test_whatever_gets_a_key_is_listed(small):
    action = QAction("Feed the cat", small)
    action.setShortcuts([QKeySequence("Ctrl+Alt+K")])
    small.addAction(action)
    rows = listed(small.actions())["Anywhere"]
    assert ("Feed the cat", ("Ctrl+Alt+K",)) in [(row.words, row.keys) for row in rows]


def test_every_action_with_a_key_and_no_key_twice(small):
    found = names(small)
    for action in small.actions_by_name.values():
        for shortcut in action.shortcuts():
            assert written(shortcut) in found
    assert len(found) == len(set(found))


def test_the_line_obeys_what_is_listed(small, monkeypatch):
    canvas = small.timeline.canvas
    for line in KEYS:
        for key in line.keys:
            assert of_line(key, line.shift) is line
    done: list[str] = []
    for name in ("zoom", "pan", "fit", "clear", "read", "fit_selection", "ask_lane", "turn_lens", "grow"):
        monkeypatch.setattr(type(canvas), name, lambda *_, n=name, **__: done.append(n))
    monkeypatch.setattr(type(canvas.content), "step", lambda _, way: done.append(f"step {way}"))
    monkeypatch.setattr(type(canvas.content), "step_lane", lambda _, way: done.append(f"lane {way}"))
    for line in KEYS:
        for key in line.keys:
            done.clear()
            press(canvas, key, SHIFT if line.shift else NONE)
            assert len(done) == 1, line.words


def test_keys_that_are_not_listed_do_nothing(small):
    before = small.desk.session.state
    for key in (Key.Key_Q, Key.Key_Z, Key.Key_1, Key.Key_Insert):
        press(small.timeline.canvas, key)
    assert small.desk.session.state == before


def test_the_readme_has_the_same_keys(small):
    section = re.search(r"^## Keys\n(.*?)^## ", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert section is not None
    written = re.findall(r"`([^`]+)`", section[1])
    assert sorted(written) == sorted(names(small))


@pytest.mark.slow
def test_it_bears_large_text(small):
    small.desk.theme.set_scale(3.0)
    press(small.timeline.canvas, Key.Key_Question)
    dialog = small.moves.keys_dialog
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width() and dialog.height() <= room.height()
    assert dialog.page.horizontalScrollBar().maximum() == 0
    assert dialog.rect().contains(dialog.close_button.geometry())
    assert dialog.page.focusPolicy() & Qt.FocusPolicy.TabFocus
    small.desk.theme.set_scale(1.0)
