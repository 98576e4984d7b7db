"""The search box: every spelling, every script, by keys and by mouse."""

import itertools

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.model.days import to_day
from tests.ui.hands import CTRL, LEFT, Key, click, drawn_marks, press, settle, type_text, wait_until


def search_for(window, words: str) -> None:
    press(window, Key.Key_F, CTRL)
    type_text(window.search, words)
    wait_until(lambda: window.search.showing() and window.search.found.query == words.strip())


def found(window) -> list[str]:
    return [hit.key for hit in window.search.found.hits]


def test_a_name_is_found_in_every_spelling(window):
    for words, key in (("Ganci", "manas"), ("Manas", "manas"), ("Акаев", "akayev"), ("акаев", "akayev"),
                       ("Akayev", "akayev"), ("Akaev", "akayev"), ("AKAYEV", "akayev")):
        search_for(window, words)
        assert key in found(window), words
        assert window.search.text() == words
        assert window.search.count.text().startswith(f"{window.search.found.total} found")


def test_letters_of_every_script(small):
    for words, key in (("Түндүк", "norland"), ("Мария", "maria-yolkina"), ("Елкина", "maria-yolkina"),
                       ("Ёлкина", "maria-yolkina"), ("Yolkina", "maria-yolkina"), ("harbour", "harbour-riots")):
        search_for(small, words)
        assert key in found(small), words


def test_words_composed_by_an_input_method(small):
    press(small, Key.Key_F, CTRL)
    event = QInputMethodEvent()
    event.setCommitString("Ёлкина")
    QApplication.sendEvent(small.search, event)
    wait_until(small.search.showing)
    assert "maria-yolkina" in found(small)


def test_a_word_of_a_statement_leads_to_the_statement(window):
    search_for(window, "torpedoes")
    row, hit = next((n, h) for n, h in enumerate(window.search.found.hits) if h.kind == "passage")
    assert hit.snippet[hit.start:hit.end] == "torpedoes"
    for _ in range(row):
        press(window.search, Key.Key_Down)
    press(window.search, Key.Key_Return)
    settle()
    assert window.desk.session.state.passage == hit.key
    column = next(c for c in window.reading.columns if c.source == hit.source)
    assert column.text.chosen == hit.key
    box = column.text._box(column.text.block_of[hit.key])
    assert box.top() >= -5 and box.bottom() <= column.text.viewport().height() + 5


def test_enter_opens_the_first(small):
    search_for(small, "Kolm")
    press(small.search, Key.Key_Return)
    assert small.detail.title.text() == "Kolm naval station"
    assert not small.search.showing()
    assert small.timeline.canvas.hasFocus()


def test_enter_does_not_wait_for_the_list(small):
    press(small, Key.Key_F, CTRL)
    type_text(small.search, "Kolm")
    press(small.search, Key.Key_Return)
    assert small.detail.title.text() == "Kolm naval station"
    settle(80)
    assert not small.search.showing()


def test_down_goes_into_the_list_and_enter_opens(window):
    search_for(window, "Ganci")
    assert window.search.list.currentRow() == 0
    press(window.search, Key.Key_Down)
    press(window.search, Key.Key_Down)
    press(window.search, Key.Key_Up)
    assert window.search.list.currentRow() == 1
    wanted = window.search.found.hits[1]
    press(window.search, Key.Key_Return)
    assert window.detail.title.text() == wanted.title


def test_the_ends_of_the_list_hold(window):
    search_for(window, "Ganci")
    press(window.search, Key.Key_Up)
    assert window.search.list.currentRow() == 0
    for _ in range(3):
        press(window.search, Key.Key_PageDown)
    assert window.search.list.currentRow() == window.search.list.count() - 1


def test_a_click_in_the_list_opens(window):
    search_for(window, "Ganci")
    results = window.search.list
    item = results.item(2)
    wanted = window.search.found.hits[2]
    at = results.visualItemRect(item).center()
    QTest.mouseMove(results.viewport(), at)
    QTest.mouseClick(results.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert window.detail.title.text() == wanted.title
    assert not window.search.showing()


def test_nothing_found_says_what_to_try(small):
    search_for(small, "qqqq")
    assert found(small) == []
    assert small.search.count.text() == (
        "Nothing found. The statements are in the editors’ words: try a name, a place or a number.")
    assert not small.search.list.isVisible()
    before = small.desk.session.state.current
    press(small.search, Key.Key_Return)
    assert small.desk.session.state.current == before


def test_escape_first_closes_the_list_then_empties_the_box(small):
    search_for(small, "Kolm")
    press(small.search, Key.Key_Escape)
    assert not small.search.showing()
    assert small.search.text() == "Kolm"
    press(small.search, Key.Key_Escape)
    assert small.search.text() == ""
    assert small.desk.session.state.typed == ""


def test_deleting_everything_closes_the_list(small):
    search_for(small, "Kolm")
    for _ in range(4):
        press(small.search, Key.Key_Backspace)
    wait_until(lambda: not small.search.showing())
    assert small.desk.session.state.typed == ""


def test_a_click_elsewhere_closes_the_list(small):
    search_for(small, "Kolm")
    click(small.timeline.canvas.viewport(), QPoint(20, small.timeline.canvas.viewport().height() - 10))
    assert not small.search.showing()


def test_nothing_that_is_typed_breaks_it(small):
    for typed in ('"', "(", "AND OR NOT", "a* -b", "kind:", "x" * 300, "%", "'; DROP TABLE entity;", "date:1990..",
                  "\u0301", "👍"):
        press(small, Key.Key_F, CTRL)
        type_text(small.search, typed)
        press(small.search, Key.Key_Return)
        assert small.isVisible(), typed


def test_the_list_is_read_aloud(small):
    search_for(small, "Kolm")
    item = small.search.list.item(0)
    said = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Kolm naval station" in said


def test_results_lie_inside_the_window(small):
    search_for(small, "e")
    popup = small.search.popup
    assert small.rect().contains(popup.geometry())


def test_what_is_chosen_again_is_shown_again(small):
    search_for(small, "Riots in the harbour")
    press(small.search, Key.Key_Return)
    small.timeline.canvas.set_window((to_day(2012), to_day(2013)))
    assert "harbour-riots" not in drawn_marks(small.timeline.canvas)
    search_for(small, "Riots in the harbour")
    press(small.search, Key.Key_Return)
    assert "harbour-riots" in drawn_marks(small.timeline.canvas)


def test_the_line_is_not_painted_below_the_list_at_each_key(small):
    search_for(small, "a")
    settle()
    painted = []
    small.timeline.canvas.painted.connect(lambda: painted.append(True))
    search_for(small, "b")
    assert not painted
    image = small.grab().toImage()
    corner = small.search.popup.mapTo(small, QPoint(0, small.search.popup.height() - 1))
    assert image.pixelColor(corner * image.devicePixelRatio()) == QColor(small.desk.theme.colours.paper)


def test_after_a_slow_search_the_next_waits_for_a_pause(small, monkeypatch):
    moments = itertools.count()
    monkeypatch.setattr("explorer.ui.search.monotonic", lambda: float(next(moments)))
    search_for(small, "Kol")
    assert small.search.wait.interval() > 0
    monkeypatch.undo()
    search_for(small, "Kolm")
    assert small.search.wait.interval() == 0
