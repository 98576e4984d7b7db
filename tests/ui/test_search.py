"""The search box and its results: every spelling, every script, by keys and by mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.model.days import to_day
from explorer.store.grouped import Row, rows
from explorer.ui.dates import Place
from explorer.ui.hits import FEW, SHOWN, Head
from tests.ui.hands import CTRL, LEFT, Key, click, column, drawn_marks, press, settle, type_text, wait_until

pytestmark = pytest.mark.documents(1)


def search_for(window, words: str) -> None:
    press(window, Key.Key_F, CTRL)
    type_text(window.search, words)
    wait_until(lambda: window.search.showing() and window.search.found.query == words.strip())


def every(window) -> list[Row]:
    found = window.search.found
    return rows(window.desk.library, found, found.things)


def found(window) -> list[str]:
    return [row.key for row in every(window)]


def listed(window) -> list[str]:
    """The rows of the list: heads as `event 8`, a date in words, hits by key."""
    hits = window.search.panel.hits
    return [f"{e.group} {e.number}" if isinstance(e, Head) else e.words if isinstance(e, Place) else hits.row(n).key
            for n, e in enumerate(hits.entries)]


def counts(listing) -> dict[str, str]:
    """Words -> number, of the groups or the documents."""
    items = [listing.item(n) for n in range(listing.count())]
    return {item.text(): item.data(Qt.ItemDataRole.AccessibleTextRole).split(": ")[-1] for item in items}


def pick(listing, words: str) -> None:
    """Click a group or a document."""
    item = next(listing.item(n) for n in range(listing.count()) if listing.item(n).text() == words)
    click(listing.viewport(), listing.visualItemRect(item).center())


def click_row(window, row: int) -> None:
    listing = window.search.panel.list
    index = listing.model().index(row)
    listing.scrollTo(index)
    click(listing.viewport(), listing.visualRect(index).center())


def row_of(window, key: str) -> int:
    return listed(window).index(key)


# What is found

def test_a_name_is_found_in_every_spelling_and_the_statements_that_spell_it_otherwise(window):
    for words, key in (("Ganci", "manas"), ("Gansi", "manas"), ("Manas", "manas"), ("Манас", "manas"),
                       ("Акаев", "akayev"), ("акаев", "akayev"), ("Akaev", "akayev"), ("AKAYEV", "akayev"),
                       ("Жапаров", "japarov"), ("Japarov", "japarov"), ("Ысык-Кол", "issyk-kul-range")):
        search_for(window, words)
        assert key in found(window), words
        assert window.search.text() == words
        total = window.search.found.total
        assert window.search.panel.count.text().startswith(f"{total} found")
        assert window.search.number.text() == f"{total}" and window.search.number.isVisible()
    search_for(window, "Жапаров")
    statements = [row for row in every(window) if row.group == "passage"]
    assert statements
    for row in statements:
        assert [row.context[a:b] for a, b in row.marks][:1] in (["Japarov"], ["Japarov's"], ["Zhaparov"]), row


def test_letters_of_every_script_and_words_composed_by_an_input_method(small):
    for words, key in (("Түндүк", "norland"), ("Мария", "maria-yolkina"), ("Елкина", "maria-yolkina"),
                       ("Ёлкина", "maria-yolkina"), ("Yolkina", "maria-yolkina"), ("harbour", "harbour-riots")):
        search_for(small, words)
        assert key in found(small), words
    small.search.clear()
    press(small, Key.Key_F, CTRL)
    event = QInputMethodEvent()
    event.setCommitString("Ёлкина")
    QApplication.sendEvent(small.search, event)
    wait_until(lambda: small.search.showing() and "maria-yolkina" in found(small))


def test_nothing_that_is_typed_breaks_it(small):
    for typed in ('"', "(", "AND OR NOT", "a* -b", "kind:", "x" * 300, "%", "'; DROP TABLE entity;", "date:1990..",
                  "\u0301", "👍", "-", "|", "source:", 'a "b', "\u00ad"):
        press(small, Key.Key_F, CTRL)
        type_text(small.search, typed)
        press(small.search, Key.Key_Return)
        assert small.isVisible(), typed


# Groups and documents

def test_every_group_can_be_seen_at_once_or_whole_and_its_head_leads_to_it(window):
    search_for(window, "debt")
    said = counts(window.search.panel.groups)
    assert next(iter(said)) == "Everything" and {"Events", "Statements"} <= set(said)
    assert int(said["Everything"]) == sum(int(n) for words, n in said.items() if words != "Everything")
    heads = [entry for entry in listed(window) if " " in entry]
    assert [h.split()[0] for h in heads] == list(dict.fromkeys(row.group for row in every(window)))
    for head in heads:
        group, number = head.split()
        assert said[{"event": "Events", "passage": "Statements"}.get(group, "")] == number if group in (
            "event", "passage") else True
    between = "".join("|" if " " in entry else "." for entry in listed(window)).split("|")[1:]
    assert max(map(len, between)) == FEW
    pick(window.search.panel.groups, "Statements")
    statements = [row.key for row in every(window) if row.group == "passage"]
    assert listed(window) == statements and len(statements) > FEW
    assert window.search.hasFocus(), "one can type on"
    pick(window.search.panel.groups, "Everything")
    assert set(listed(window)) > set(statements[:FEW])
    row = next(n for n, entry in enumerate(listed(window)) if entry.startswith("passage "))
    click_row(window, row)
    assert window.search.panel.group == "passage" and window.search.showing()


def test_a_document_is_looked_into_and_what_several_tell_of_counts_in_each(window):
    search_for(window, "debt")
    panel, library = window.search.panel, window.desk.library
    for n, source in enumerate(library.sources):
        pick(panel.documents, source.short_title)
        assert counts(panel.groups)["Everything"] == str(len(panel.listed()))
        assert counts(panel.groups).get("Statements") == counts(panel.documents)[source.short_title]
        for row in rows(library, window.search.found, panel.listed()):
            assert row.source == source.key if row.group == "passage" else source.key in library.telling(row.key)
        assert panel.document == n
    pick(panel.documents, "All documents")
    assert panel.by_document.text() == "Statements in"
    of_each = [int(counts(panel.documents)[s.short_title]) for s in library.sources]
    assert sum(of_each) == int(counts(panel.documents)["All documents"]) == int(counts(panel.groups)["Statements"])
    assert panel.count.text() == f"{window.search.found.total} found"
    pick(panel.groups, "Events")
    said = counts(panel.documents)
    of_each = [int(said[s.short_title]) for s in window.desk.library.sources]
    assert max(of_each) <= int(said["All documents"]) < sum(of_each)
    assert "often in several" in panel.by_document.text() == panel.documents.accessibleDescription()
    pick(panel.groups, "Statements")
    said = counts(panel.documents)
    of_each = [int(said[s.short_title]) for s in window.desk.library.sources]
    assert sum(of_each) == int(said["All documents"]) == int(counts(panel.groups)["Statements"])
    assert panel.count.text() == f"{said['All documents']} shown of: {window.search.found.total} found"
    pick(panel.groups, "Everything")
    assert panel.count.text() == f"{window.search.found.total} found"


def test_what_was_chosen_stays_while_it_holds_something_and_of_very_many_the_first_are_shown(window):
    search_for(window, "debt")
    panel = window.search.panel
    pick(panel.groups, "Statements")
    type_text(window.search, "s")
    wait_until(lambda: window.search.found.query == "debts")
    assert panel.group == "passage" or not window.search.found.counts["passage", -1]
    search_for(window, "Lavrov")
    pick(panel.groups, "Actors")
    search_for(window, "torpedoes")
    assert panel.group == "", "no actor has them"
    search_for(window, "the")
    pick(panel.groups, "Statements")
    assert len(listed(window)) == SHOWN < window.search.found.counts["passage", -1]
    assert panel.more.isVisible() and str(SHOWN) in panel.more.text()
    pick(panel.groups, "Actors")
    assert not panel.more.isVisible()


def test_more_than_a_thousand_is_said_so(window, monkeypatch):
    monkeypatch.setattr("explorer.store.looking.COUNTED", 1)
    monkeypatch.setattr("explorer.store.grouped.COUNTED", 1)
    search_for(window, "debt")
    assert counts(window.search.panel.groups)["Statements"] == "1+"
    assert window.search.number.text().endswith("+")


# Opening

def test_a_word_of_a_statement_leads_to_the_statement(window):
    search_for(window, "torpedoes")
    row = next(row for row in every(window) if row.group == "passage")
    assert [row.context[a:b] for a, b in row.marks] == ["torpedoes"]
    while row_of(window, row.key) > window.search.panel.current():
        press(window.search, Key.Key_Down)
    press(window.search, Key.Key_Return)
    settle()
    assert window.desk.session.state.passage == row.key
    text = column(window, row.source).text
    assert text.chosen == row.key and text.in_view(row.key)
    assert window.search.showing() and window.search.hasFocus(), "the next one can be opened"
    wait_until(lambda: text.marked.sought)
    spot = text.script.spots[row.key][0]
    assert [text.lines[s.line].text[s.start:s.end] for s in text.marked.sought if s.line == spot.line] == ["torpedoes"]


@pytest.mark.documents(5)
def test_words_are_marked_in_the_texts_while_the_search_stands(window):
    search_for(window, "debt")
    texts = [c.text for c in window.reading.columns]
    wait_until(lambda: any(t.marked.sought for t in texts))
    for text in texts:
        for spot in text.marked.sought:
            assert text.lines[spot.line].text[spot.start:spot.end].lower().startswith("debt")
    keys = {t.lines[s.line].key for t in texts for s in t.marked.sought}
    assert keys == {row.key for row in every(window) if row.group == "passage"}
    press(window.search, Key.Key_Escape)
    assert any(t.marked.sought for t in texts)
    press(window.search, Key.Key_Escape)
    wait_until(lambda: not any(t.marked.sought for t in texts))


def test_enter_opens_the_first_and_does_not_wait_for_the_list(small):
    search_for(small, "Kolm")
    press(small.search, Key.Key_Return)
    assert small.detail.title.text() == "Kolm naval station"
    assert not small.search.showing()
    assert small.timeline.canvas.hasFocus()
    small.desk.open("vik")
    press(small, Key.Key_F, CTRL)
    type_text(small.search, "Kolm")
    press(small.search, Key.Key_Return)
    assert small.detail.title.text() == "Kolm naval station"
    settle(80)
    assert not small.search.showing()


def test_a_click_in_the_list_opens(window):
    search_for(window, "Ganci")
    pick(window.search.panel.groups, "Events")
    wanted = window.search.panel.hits.row(2)
    listing = window.search.panel.list
    at = listing.visualRect(listing.model().index(2)).center()
    QTest.mouseMove(listing.viewport(), at)
    QTest.mouseClick(listing.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    settle()
    assert window.detail.title.text() == wanted.title
    assert not window.search.showing(), "the details are read in its place"


def test_what_is_chosen_again_is_shown_again(small):
    search_for(small, "Riots in the harbour")
    press(small.search, Key.Key_Return)
    small.timeline.canvas.set_window((to_day(2012), to_day(2013)))
    assert "harbour-riots" not in drawn_marks(small.timeline.canvas)
    search_for(small, "Riots in the harbour")
    press(small.search, Key.Key_Return)
    assert "harbour-riots" in drawn_marks(small.timeline.canvas)


# Keys

def test_down_goes_through_the_list_and_enter_opens(window):
    search_for(window, "Ganci")
    panel = window.search.panel
    first = panel.current()
    assert isinstance(panel.hits.entries[0], Head) and first == 1, "the first hit, and not the head above it"
    press(window.search, Key.Key_Down)
    assert panel.current() == first, "to the first, which was chosen before one saw it"
    press(window.search, Key.Key_Down)
    press(window.search, Key.Key_Down)
    press(window.search, Key.Key_Up)
    assert panel.current() == first + 1
    wanted = panel.hits.row(first + 1) if not isinstance(panel.hits.entries[first + 1], Head) else None
    press(window.search, Key.Key_Return)
    if wanted:
        assert window.detail.title.text() == wanted.title
    else:
        assert panel.group


def test_the_ends_of_the_list_hold(window):
    search_for(window, "Ganci")
    panel = window.search.panel
    for _ in range(3):
        press(window.search, Key.Key_Up)
    assert panel.current() == 0
    for _ in range(9):
        press(window.search, Key.Key_PageDown)
    assert panel.current() == panel.hits.rowCount() - 1


def test_ctrl_and_arrows_go_from_group_to_group(window):
    search_for(window, "debt")
    panel = window.search.panel
    names = [panel.groups.item(n).text() for n in range(panel.groups.count())]
    seen = []
    for _ in range(len(names) + 2):
        seen.append(panel.groups.currentItem().text())
        press(window.search, Key.Key_Down, CTRL)
    assert list(dict.fromkeys(seen)) == names
    press(window.search, Key.Key_Up, CTRL)
    assert panel.groups.currentItem().text() == names[-2]
    assert window.search.text() == "debt" and window.search.hasFocus()


def test_tab_goes_into_the_results_and_round_them(window):
    search_for(window, "debt")
    panel = window.search.panel
    seen = []
    for _ in range(6):
        press(QApplication.focusWidget(), Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        assert window.search.showing()
    assert seen == [panel.on_line, panel.compare, panel.add, panel.groups, panel.documents, panel.list]
    press(panel.list, Key.Key_Down)
    wanted = panel.hits.row(panel.current())
    press(panel.list, Key.Key_Return)
    assert window.desk.session.state.current == wanted.key


def test_all_that_was_found_is_added_to_the_export_once_and_where_nothing_is_nothing(window):
    """By mouse, and by the keys; what was in it stays, and it is said how many are new."""
    search_for(window, "debt")
    panel, state = window.search.panel, window.desk.session
    found = window.desk.library.keys(sorted(state.state.sought.things))
    kinds = [window.desk.entity(key).kind for key in found]
    number = sum(kind in ("event", "base", "treaty") for kind in kinds)
    assert number > int(panel.on_line.text().split()[0]), "undated ones are found too"
    assert panel.add.text() == f"Add all {number} to the export" and number > 3
    state.change(gathered=("kant", "debt-and-bases-2012"))
    click(panel.add)
    assert window.statusBar().currentMessage() == f"{number - 1} added to the export. 1 was in it already."
    kept = state.state.gathered
    assert len(kept) == len(set(kept)) == number + 1 and kept[:2] == ("kant", "debt-and-bases-2012")
    panel.add.setFocus(Qt.FocusReason.TabFocusReason)
    press(panel.add, Key.Key_Space)
    assert window.statusBar().currentMessage() == f"All {number} are in the export already."
    assert state.state.gathered == kept and window.search.showing()
    search_for(window, "zzzqq")
    assert not window.search.panel.add.isVisible()


def test_arrows_choose_a_group_and_a_document(window):
    search_for(window, "debt")
    panel = window.search.panel
    panel.groups.setFocus(Qt.FocusReason.TabFocusReason)
    press(panel.groups, Key.Key_Down)
    assert panel.group == "event" and panel.groups.hasFocus()
    press(panel.groups, Key.Key_Tab)
    press(panel.documents, Key.Key_Down)
    assert panel.document == 0 and panel.documents.hasFocus()
    press(panel.documents, Key.Key_Escape)
    assert not window.search.showing() and window.search.hasFocus()


def test_escape_first_closes_the_list_then_empties_the_box_and_a_list_that_was_closed_comes_back(small):
    search_for(small, "Kolm")
    press(small.search, Key.Key_Escape)
    assert not small.search.showing()
    assert small.search.text() == "Kolm"
    press(small.search, Key.Key_Escape)
    assert small.search.text() == ""
    assert small.desk.session.state.typed == ""
    search_for(small, "Kolm")
    for _ in range(4):
        press(small.search, Key.Key_Backspace)
    wait_until(lambda: not small.search.showing())
    assert small.desk.session.state.typed == ""
    search_for(small, "Kolm")
    press(small.search, Key.Key_Escape)
    press(small.search, Key.Key_Down)
    assert small.search.showing()
    press(small.search, Key.Key_Return)
    assert not small.search.showing()
    press(small, Key.Key_F, CTRL)
    assert small.search.showing()
    click(small.search.panel.away)
    assert not small.search.showing() and small.search.hasFocus()


def test_a_click_elsewhere_closes_the_list(small):
    search_for(small, "Kolm")
    click(small.timeline.canvas.viewport(), QPoint(20, small.timeline.canvas.viewport().height() - 10))
    assert not small.search.showing()


# What is said, and where

def test_nothing_found_says_what_to_try(small):
    search_for(small, "qqqq")
    assert found(small) == []
    assert small.search.panel.count.text() == (
        "Nothing found. The statements are in the editors’ words: try a name, a place or a number.")
    assert not small.search.panel.list.isVisible() and small.search.number.text() == "0"
    before = small.desk.session.state.current
    press(small.search, Key.Key_Return)
    assert small.desk.session.state.current == before


def test_letters_in_which_no_text_is_written_find_names_only_and_it_is_said(window):
    said = "Nothing found. The texts are in Latin letters: in Cyrillic letters only names are found."
    for words in ("списание", "kind:event списание"):
        search_for(window, words)
        assert window.search.panel.count.text() == said
    search_for(window, "Манас")
    assert found(window) and "letters" not in window.search.panel.count.text()
    search_for(window, "qqqq")
    assert "letters" not in window.search.panel.count.text()


def test_names_that_only_sound_so_are_said_to(window):
    search_for(window, "Kirgizstan")
    assert window.search.panel.count.text().startswith("Nothing is spelled so. Names that sound like it: ")
    assert "kyrgyzstan" in found(window)


def test_most_of_the_words_are_said_to_be(small):
    search_for(small, "riots zeppelin")
    assert small.search.panel.count.text().startswith("Nothing has all of these words.")


def test_the_list_is_read_aloud(small):
    search_for(small, "harbour")
    hits = small.search.panel.hits
    said = [hits.data(hits.index(n), Qt.ItemDataRole.AccessibleTextRole) for n in range(hits.rowCount())]
    assert any(words.startswith("Event: Riots in the harbour: ") for words in said)
    assert any(words.startswith("Statement: Survey: ") for words in said)
    assert "Events: 1" in said


def test_what_is_found_while_disagreements_are_looked_at_is_compared(small):
    press(small.timeline.canvas, Key.Key_D)
    small.search.setFocus()
    type_text(small.search, "vik air base")
    press(small.search, Key.Key_Return)
    state = small.desk.session.state
    assert state.current == "vik" and state.beside == ("grid", "")
    assert small.room.compare.grid.isVisible()


def test_a_statement_that_is_found_says_where_it_stands_and_as_of_when(window):
    search_for(window, "write off")
    panel, library = window.search.panel, window.desk.library
    pick(panel.groups, "Statements")
    high = {panel.list.visualRect(panel.hits.index(n)).height() for n in range(panel.hits.rowCount())}
    assert len(high) == 1
    for number, key in enumerate(listed(window)):
        passage = library.passage(key)
        said = panel.hits.data(panel.hits.index(number), Qt.ItemDataRole.AccessibleTextRole)
        assert f": ¶\u00a0{passage.paragraph}" in said and panel.hits.aside(panel.hits.row(number)) in said
        part = next((p for p in library.layers if (p.source, p.key) == (passage.source, passage.layer)), None)
        assert ("as of " in said) is (part is not None)
        if part:
            assert f"as of {window.desk.wording.date(part.edtf)}" in said
