"""The export dialog: which events, where to, what came of it."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt, QThreadPool
from PySide6.QtWidgets import QFileDialog

from explorer.model.days import to_day
from explorer.model.records import Moment, Quote, Thing
from explorer.notes.edits import made
from explorer.session import lens
from tests.ui.conftest import put_away
from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    back_to,
    click,
    click_on_line,
    follow,
    press,
    settle,
    type_text,
    wait_until,
)

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Answers the question where to, and remembers what was proposed."""
    asked: list[str] = []

    def answer(name: str) -> list[str]:
        def choose(parent, title: str, suggestion: str, kinds: str) -> tuple[str, str]:
            asked.append(suggestion)
            return (str(tmp_path / name) if name else "", kinds)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        return asked

    return answer


def open_dialog(window):
    press(window.timeline.canvas, Key.Key_E, CTRL)
    dialog = window.export_dialog
    wait_until(dialog.isVisible)
    return dialog


def chosen(dialog) -> list[str]:
    return [b.text() for b in dialog.group.buttons() if b.isChecked()]


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        words = []
        for page in document:
            layer = page.get_textpage()
            words.append(layer.get_text_bounded())
            layer.close()
            page.close()
        return "\n".join(words)
    finally:
        document.close()


def test_what_is_selected_is_proposed_with_its_number(small):
    click_on_line(small, "independence")
    click_on_line(small, "election-2013", SHIFT)
    dialog = open_dialog(small)
    assert chosen(dialog) == ["The 2 chosen events"]
    assert dialog.says.text().startswith("2 entries go into the handout.")
    assert dialog.all.text() == "Everything that the filters let through (10)"
    assert not dialog.isModal()


def test_the_counts_follow_the_choice(small):
    dialog = open_dialog(small)
    assert chosen(dialog) == ["The chosen event"]
    assert dialog.says.text().startswith("One entry goes into the handout.")
    click(dialog.all, QPoint(8, dialog.all.height() // 2))
    assert dialog.says.text().startswith("10 entries go into the handout.")
    dialog.first.setFocus()
    dialog.first.selectAll()
    type_text(dialog.first, "2013")
    assert dialog.in_years.isChecked()  # Who types a year means the years.
    dialog.last.setFocus()
    dialog.last.selectAll()
    type_text(dialog.last, "2013")
    press(dialog.last, Key.Key_Tab)
    assert dialog.says.text().startswith("One entry goes into the handout.")
    assert dialog.keys()[0] == ["election-2013"]


def titles(dialog) -> list[str]:
    return [dialog.contents.item(n).text() for n in range(dialog.contents.count())]


def test_what_was_added_stays_when_another_is_looked_at(small):
    """Added in the details, on the line and from a search; it is named, and gone once it is cleared."""
    click_on_line(small, "vik")
    follow(small.detail.page, "gather:vik")
    assert "Take out of the export" in small.detail.page.toPlainText()
    small.desk.open("kolm")  # as the search does
    assert small.desk.session.state.selected == ("kolm",)
    dialog = open_dialog(small)
    assert chosen(dialog) == ["The chosen event"] and titles(dialog) == ["Vik air base"]
    back_to(small)
    click_on_line(small, "independence", CTRL)
    click_on_line(small, "election-2013")
    assert set(dialog.keys()[0]) == {"vik", "independence"}
    assert small.bar.export.text().strip() == "Export to PDF (2)"
    follow(small.detail.page, "gather:election-2013")
    follow(small.detail.page, "gather:election-2013")
    assert set(dialog.keys()[0]) == {"vik", "independence"}
    back_to(small)
    click_on_line(small, "independence", CTRL)
    click_on_line(small, "independence", CTRL)
    assert dialog.keys()[0] == ["vik"]
    click(dialog.clear)
    assert small.bar.export.text().strip() == "Export to PDF"


def test_an_entry_can_be_left_out_by_its_box(small):
    click_on_line(small, "vik")
    follow(small.detail.page, "gather:vik")
    follow_to(small, "kolm")
    dialog = open_dialog(small)
    assert sorted(titles(dialog)) == ["Kolm naval station", "Vik air base"]
    item = dialog.contents.item(titles(dialog).index("Vik air base"))
    box = dialog.contents.visualItemRect(item)
    click(dialog.contents.viewport(), QPoint(box.left() + 10, box.center().y()))
    assert dialog.keys()[0] == ["kolm"]
    assert dialog.says.text().startswith("One entry goes into the handout.")
    click(dialog.all, QPoint(8, dialog.all.height() // 2))
    assert "Vik air base" in titles(dialog) and "vik" not in dialog.keys()[0], "left out is left out"
    assert set(dialog.keys()[0]) == set(small.timeline.content.passing_keys()) - {"vik"}
    dialog.close()
    back_to(small)
    again = open_dialog(small)
    assert again.keys()[0] == ["kolm"] and again.selected.text() == "The chosen event", "it stays left out, and is seen"
    item = again.contents.item(titles(again).index("Vik air base"))
    assert item.checkState() == Qt.CheckState.Unchecked
    box = again.contents.visualItemRect(item)
    click(again.contents.viewport(), QPoint(box.left() + 10, box.center().y()))
    assert again.keys()[0] == ["vik", "kolm"] and again.selected.text() == "The 2 chosen events"


def follow_to(window, key):
    """Look at something, and add it."""
    window.desk.open(key)
    settle()
    follow(window.detail.page, f"gather:{key}")


def test_what_was_exported_stays_chosen_until_it_is_cleared(small, tmp_path):
    """Who mends a letter saves again, without gathering all anew; it is said that it stays."""
    follow_to(small, "vik")
    dialog = open_dialog(small)
    for name, words in (("a.pdf", "1 chosen for export stays until you clear it."),
                        ("b.pdf", "2 chosen for export stay until you clear them.")):
        dialog.write(tmp_path / name)
        wait_until(lambda d=dialog, n=name: f"{n}\n" in d.says.text(), 20000)
        assert dialog.says.text().endswith(words)
        press(dialog, Key.Key_Escape)
        back_to(small)
        if name == "a.pdf":
            follow_to(small, "kolm")
        dialog = open_dialog(small)
        assert set(dialog.keys()[0]) == {"vik", "kolm"}
    click(dialog.clear)
    assert small.desk.session.state.gathered == ()


def test_what_is_gathered_is_there_at_the_next_start(start, small_dataset):
    window = start(small_dataset)
    follow_to(window, "kolm")
    window.desk.open("vik")
    put_away(window)
    again = start(small_dataset)
    assert again.desk.session.state.gathered == ("kolm",)
    assert titles(open_dialog(again)) == ["Kolm naval station"]


def test_years_the_wrong_way_round_are_meant_the_right_way_and_without_anything_cannot_be_saved(small):
    dialog = open_dialog(small)
    dialog.first.setValue(2008)
    dialog.last.setValue(2003)
    backwards = dialog.keys()
    dialog.first.setValue(2003)
    dialog.last.setValue(2008)
    assert dialog.keys() == backwards
    assert {"harbour-riots", "debt-written-off"} <= set(backwards[0])
    assert backwards[1] == "2003 to 2008"
    dialog.first.setValue(2011)
    dialog.last.setValue(2011)
    assert dialog.says.text().startswith("Nothing lies there yet")
    assert not dialog.go.isEnabled()


def test_the_dialog_follows_what_is_selected_behind_it(small):
    dialog = open_dialog(small)
    back_to(small)
    click_on_line(small, "independence", SHIFT)
    assert dialog.selected.text() == "The 2 chosen events"
    assert dialog.says.text().startswith("2 entries go into the handout. No original words")
    press(small.timeline.canvas, Key.Key_Escape)
    assert dialog.selected.text() == "The 2 chosen events", "what was added stays"
    click(dialog.clear)
    assert not dialog.selected.isEnabled()
    assert not dialog.go.isEnabled()


def test_with_nothing_selected_the_years_in_view_are_proposed(small):
    press(small.timeline.canvas, Key.Key_Escape)
    dialog = open_dialog(small)
    assert chosen(dialog) == ["All events of these years:"]
    assert len(dialog.keys()[0]) == 9
    assert dialog.go.isEnabled()


def test_filters_narrow_what_goes_in(small):
    from explorer.model.filters import Filters
    small.desk.session.change(filters=Filters(kinds=frozenset({"base"})))
    dialog = open_dialog(small)
    assert dialog.all.text() == "Everything that the filters let through (2)"
    dialog.all.setChecked(True)
    assert set(dialog.keys()[0]) == {"vik", "kolm"}


def test_a_pdf_is_written_that_can_be_read(window, saved_as, tmp_path):
    asked = saved_as("handout.pdf")
    click_on_line(window, "manas-closure-2014")
    click_on_line(window, "debt-and-bases-2012", SHIFT)
    dialog = open_dialog(window)
    dialog.title.setFocus()
    type_text(dialog.title, "Два года")
    click(dialog.go)
    assert Path(asked[0]).name == "два-года.pdf"
    wait_until(lambda: dialog.says.text().startswith("Saved: "), 20000)
    out = tmp_path / "handout.pdf"
    assert dialog.says.text() == f"Saved: {out}\n2 chosen for export stay until you clear them."
    assert dialog.show_file.isVisible()
    assert dialog.go.isEnabled()
    text = " ".join(text_of(out).split())
    for words in ("Два года", "Closure of Manas", "Base and debt agreements, 2012", "Country briefing", "RCSP paper"):
        assert words in text, words
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["handout.pdf"]
    wait_until(lambda: window.statusBar().currentMessage() == f"Saved: {out}")
    assert window.desk.session.state.selected == ("manas-closure-2014", "debt-and-bases-2012")


def test_one_s_notes_go_with_the_events_or_stay_behind(small, saved_as, tmp_path):
    small.desk.open("vik")
    dialog = open_dialog(small)
    assert not dialog.along.noted.isVisible()
    dialog.close()
    back_to(small)
    book = small.notes.book
    assert book.do(made(replace(book.draft(Thing("vik", "Vik air base")), body="Who pays for it?")))
    dialog = open_dialog(small)
    for name, wanted in (("with.pdf", True), ("without.pdf", False)):
        assert dialog.along.noted.isVisible()
        if dialog.along.noted.isChecked() is not wanted:
            click(dialog.along.noted, QPoint(12, dialog.along.noted.height() // 2))
        saved_as(name)
        click(dialog.go)
        wait_until(lambda n=name: dialog.says.text().endswith(n), 20000)
        assert ("Who pays for it?" in text_of(tmp_path / name)) is wanted


def test_one_s_notes_on_dates_of_the_chosen_years_go_too(small, saved_as, tmp_path):
    book = small.notes.book
    for year, body in ((1999, "The year before"), (2003, "Who was there?")):
        moment = Moment(str(year), to_day(year), to_day(year, 12, 31))
        assert book.do(made(replace(book.draft(moment), body=body)))
    dialog = open_dialog(small)
    dialog.first.setValue(2000)
    dialog.last.setValue(2012)
    assert dialog.in_years.isChecked() and dialog.along.noted.isVisible()
    saved_as("years.pdf")
    click(dialog.go)
    wait_until(lambda: dialog.says.text().endswith("years.pdf"), 20000)
    text = text_of(tmp_path / "years.pdf")
    assert "Who was there?" in text and "The year before" not in text


@pytest.mark.parametrize("scale", [1.0, pytest.param(2.0, marks=pytest.mark.slow), 3.0])
def test_its_buttons_are_in_view_at_any_size_of_text(small, scale):
    small.desk.theme.set_scale(scale)
    settle()
    dialog = open_dialog(small)
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width() and dialog.height() <= room.height() - 40
    for button in (dialog.go, dialog.close_button):
        assert dialog.rect().contains(button.geometry()) and button.height() >= button.sizeHint().height()
    bar = dialog.view.verticalScrollBar()
    assert scale > 1 or bar.maximum() == 0
    bar.setValue(bar.maximum())
    settle()
    assert dialog.view.viewport().rect().contains(dialog.says.mapTo(dialog.view.viewport(), QPoint(2, 2)))


def test_it_is_said_before_whether_original_words_go_with_it(small):
    """Of a note that quotes them, on a statement that an entry rests on; and what may be done with them."""
    book = small.notes.book
    words = Quote("memoir", "mm004", 0, 5, "Harry", original=True)
    key = small.desk.library.claims_on("mm004")[0].entity
    assert book.do(made(replace(book.draft((words,)), body="Is it so?")))
    follow_to(small, key)
    dialog = open_dialog(small)
    assert "Memoir: Invented for tests" in dialog.says.text() and "No original words" not in dialog.says.text()
    click(dialog.along.noted, QPoint(12, dialog.along.noted.height() // 2))
    assert "No original words" in dialog.says.text() and "Memoir" not in dialog.says.text()
    click(dialog.along.noted, QPoint(12, dialog.along.noted.height() // 2))
    back_to(small)
    other = next(k for k in ("vik", "election-2013", "independence") if not any(
        "mm004" in c.passages for c in small.desk.library.claims_about(k)))
    small.desk.session.change(gathered=(other,))
    assert "No original words" in dialog.says.text()


def test_the_ending_is_added_where_it_is_left_out(small, saved_as, tmp_path):
    saved_as("years")
    dialog = open_dialog(small)
    click(dialog.go)
    wait_until(lambda: dialog.says.text().startswith("Saved: "), 20000)
    assert (tmp_path / "years.pdf").read_bytes().startswith(b"%PDF")


def test_where_nothing_can_be_written_the_reason_is_given_and_nothing_lost(small, saved_as, tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "folder.pdf").mkdir()
    click_on_line(small, "independence")
    click_on_line(small, "election-2013", SHIFT)
    dialog = open_dialog(small)
    for name, why in (("nowhere/a.pdf", "there is no folder"), ("file/a.pdf", "is a file and no folder"),
                      ("folder.pdf", "is a folder")):
        saved_as(name)
        click(dialog.go)
        wait_until(lambda said=why: said in dialog.says.text(), 20000)
        assert dialog.says.text().startswith("Not saved.")
        assert dialog.says.text().endswith("Your selection is kept.")
        assert "\n" not in dialog.says.text()
        assert small.desk.session.state.selected == ("independence", "election-2013")
        assert dialog.go.isEnabled() and not dialog.show_file.isVisible()


def test_who_thinks_better_of_it_saves_nothing(small, saved_as, tmp_path):
    saved_as("")
    dialog = open_dialog(small)
    before = dialog.says.text()
    click(dialog.go)
    assert dialog.says.text() == before
    click(dialog.close_button)
    assert not dialog.isVisible()


def test_it_can_be_opened_again(small):
    dialog = open_dialog(small)
    press(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    back_to(small)
    click_on_line(small, "independence")
    click_on_line(small, "election-2013", SHIFT)
    assert open_dialog(small) is dialog
    assert dialog.says.text().startswith("2 entries go into the handout.")


def test_the_window_may_be_closed_while_it_is_written(small, saved_as, tmp_path):
    saved_as("late.pdf")
    dialog = open_dialog(small)
    click(dialog.go)
    put_away(small)
    QThreadPool.globalInstance().waitForDone()
    settle()
    assert (tmp_path / "late.pdf").exists()


def test_it_follows_the_lens_and_says_so_before_and_on_paper(small, saved_as, tmp_path):
    saved_as("lens.pdf")
    small.desk.open("harbour-riots")
    press(small.timeline.canvas, Key.Key_L)
    press(small.timeline.canvas, Key.Key_V)
    source = small.desk.source(small.desk.session.state.lens[0])
    others = [s for s in small.desk.library.sources if s is not source]
    dialog = open_dialog(small)
    assert f"As one document tells it: {source.short_title}." in dialog.says.text()
    assert "left to be found out" in dialog.says.text()
    told = [k for k in small.desk.library.select() if source.key in small.desk.library.telling(k)]
    assert f"({len(told)})" in dialog.all.text()
    click(dialog.go)
    wait_until(dialog.show_file.isVisible)
    words = " ".join(text_of(tmp_path / "lens.pdf").split())
    assert f"As one document tells it: {source.short_title}." in words and "left to be found out" in words
    assert all(other.title not in words for other in others) and "The documents differ" not in words


def test_of_two_it_says_against_what(small):
    first, second = [s.key for s in small.desk.library.sources][:2]
    small.desk.session.change(**lens.against(first, second))
    dialog = open_dialog(small)
    assert "Documents against each other: " in dialog.says.text()
    small.desk.session.change(**lens.none())
    assert "against each other" not in dialog.says.text(), "it follows what is looked at behind it"


def test_what_was_looked_at_and_what_is_linked_to_it_can_be_taken_along(window):
    window.desk.open("russian-package-2009")
    window.desk.open("debt-restructuring-2002")
    dialog = open_dialog(window)
    click(dialog.looked, QPoint(12, dialog.looked.height() // 2))
    keys, how = dialog.keys()
    assert {"russian-package-2009", "debt-restructuring-2002"} <= set(keys)
    assert "plant-share-2009" not in keys and how == "what was looked at"
    click(dialog.along.links, QPoint(12, dialog.along.links.height() // 2))
    linked = set(dialog.keys()[0])
    assert linked > set(keys) and "plant-share-2009" in linked
    titles = [dialog.contents.item(n).text() for n in range(dialog.contents.count())]
    assert f"{window.desk.title('plant-share-2009')} (linked)" in titles
    assert window.desk.title("russian-package-2009") in titles
    click(dialog.selected, QPoint(12, dialog.selected.height() // 2))
    click(dialog.along.links, QPoint(12, dialog.along.links.height() // 2))
    assert dialog.keys()[0] == ["debt-restructuring-2002"]


def test_notes_that_stay_out_are_counted_and_named_before(small):
    book = small.notes.book
    assert book.do(made(replace(book.draft(Thing("vik", "Vik air base")), body="Where?")))
    click_on_line(small, "election-2013")
    dialog = open_dialog(small)
    assert "One note on what is not in it stays out: Vik air base." in dialog.says.text()
    dialog.close()
    back_to(small)
    for target in (Thing("vik", "Vik air base"), Thing("kolm", "Kolm naval station"), Thing("independence", "Free"),
                   (Quote("memoir", "mm010", 6, 13, "were 12"),)):
        assert book.do(made(replace(book.draft(target), body="And where is this?")))
    dialog = open_dialog(small)
    named = dialog.says.text().partition("5 notes on what is not in it stay out: ")[2]
    assert named.endswith(" and 1 more.") and named.count(",") == 2, "four things, each once"
    assert sum(name in named for name in (
        "Vik air base", "Kolm naval station", "Independence", "Memoir ¶\u00a03")) == 3
    click(dialog.along.noted, QPoint(12, dialog.along.noted.height() // 2))
    assert "stay out" not in dialog.says.text()


def test_what_the_search_found_can_be_taken_at_once(window):
    dialog = open_dialog(window)
    assert not dialog.sought.isVisible()
    dialog.close()
    back_to(window)
    type_text(window.search, "debt")
    wait_until(lambda: window.desk.session.state.typed == "debt")
    dialog = open_dialog(window)
    click(dialog.sought, QPoint(12, dialog.sought.height() // 2))
    keys, how = dialog.keys()
    assert {"debt-and-bases-2012", "russian-package-2009", "debt-restructuring-2002", "bases-lease"} <= set(keys)
    assert how == "what the search found: debt" and f"({len(keys)}): debt" in dialog.sought.text()
    window.search.clear()
    window.search.look()
    assert chosen(dialog) == ["The chosen event"] and not dialog.sought.isVisible()


def test_what_was_looked_at_is_proposed_if_one_s_notes_are_on_it(window):
    book = window.notes.book
    assert book.do(made(replace(book.draft(Thing("russian-package-2009", "Package")), body="48 %")))
    for key in ("russian-package-2009", "debt-and-bases-2012"):
        window.desk.open(key)
    dialog = open_dialog(window)
    assert chosen(dialog) == [dialog.looked.text()] and "stay" not in dialog.says.text()
    dialog.close()
    back_to(window)
    window.desk.session.change(gathered=("debt-and-bases-2012", "putin-visit-2012"))
    dialog = open_dialog(window)
    assert chosen(dialog) == ["The 2 chosen events"], "what was added by hand comes first"
