"""The documents side by side: clicking and stepping through statements, silences, who speaks."""

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.hands import (
    Key,
    button_named,
    click,
    click_on_line,
    column,
    pick_action,
    press,
    settle,
    statement_place,
)


def state(window):
    return window.desk.session.state


def test_there_is_a_column_a_document_in_their_order(window):
    assert [c.source for c in window.reading.columns] == [s.key for s in window.desk.library.sources]
    assert [c.head.title.text() for c in window.reading.columns] == [
        "Sarı article", "Country briefing", "Relations page", "Country profile", "RCSP paper"]
    for c in window.reading.columns:
        assert c.isVisible()
        assert set(c.text.block_of) == {p.key for b in window.desk.library.blocks(c.source) for p in b.passages}


def test_a_click_on_a_statement_selects_what_rests_on_it(small):
    text = column(small, "memoir").text
    click(text.viewport(), statement_place(text, "mm013"))
    assert state(small).passage == "mm013"
    assert small.detail.title.text() == "Talks about grain"
    assert state(small).selected == ("grain-talks",)
    assert text.chosen == "mm013"


def test_a_statement_of_what_is_open_already_keeps_it_open(small):
    text = column(small, "survey").text
    click(text.viewport(), statement_place(text, "sv015"))
    assert small.detail.title.text() == "Riots in the harbour"
    assert state(small).passage == "sv015"


def test_a_statement_on_which_nothing_rests_is_highlighted_all_the_same(small):
    text = column(small, "memoir").text
    before = small.detail.title.text()
    click(text.viewport(), statement_place(text, "mm003"))
    assert small.detail.title.text() == before
    assert text.chosen == "mm003"


def test_a_click_does_not_move_what_was_clicked(small):
    text = column(small, "memoir").text
    at = statement_place(text, "mm010")
    before = text.verticalScrollBar().value()
    click(text.viewport(), at)
    settle()
    assert text.verticalScrollBar().value() == before


def test_down_and_up_go_from_statement_to_statement(small):
    text = column(small, "survey").text
    click(text.viewport(), statement_place(text, "sv014"))
    assert text.hasFocus()
    press(text, Key.Key_Down)
    assert state(small).passage == "sv015"
    press(text, Key.Key_Down)
    press(text, Key.Key_Down)
    assert state(small).passage == "sv018"  # over the heading
    assert small.detail.title.text() == "Debt written off"
    for _ in range(3):
        press(text, Key.Key_Up)
    assert state(small).passage == "sv014"
    assert small.detail.title.text() == "Riots in the harbour"
    settle()
    box = text._box(text.block_of["sv014"])
    assert box.top() >= 0 and box.bottom() <= text.viewport().height()


def test_the_ends_of_a_document_hold(small):
    text = column(small, "memoir").text
    click(text.viewport(), statement_place(text, "mm016"))
    press(text, Key.Key_Down)
    assert state(small).passage == "mm016"


def test_a_heading_is_no_statement(small):
    text = column(small, "survey").text
    before = state(small)
    click(text.viewport(), statement_place(text, "sv013"))
    assert state(small) == before


def test_why_a_document_is_silent_is_not_cut_in_a_narrow_and_low_column(start):
    window = start(size=(1100, 768))
    window.desk.open("debt-and-bases-2012")
    press(window.timeline.canvas, Key.Key_C)
    for height in (768, 660, 600):
        window.resize(1100, height)
        settle()
        for key in ("sari", "profile"):
            label = column(window, key).silence
            assert label.isVisible() and label.height() >= label.heightForWidth(label.width()), (height, key)
            assert column(window, key).text.height() > 20, height


def test_a_silent_document_says_why(small):
    click_on_line(small, "election-2013")
    survey, memoir = column(small, "survey"), column(small, "memoir")
    assert survey.silence.isVisible()
    assert survey.silence.text() == "Says nothing of this: it was written before."
    assert not memoir.silence.isVisible()
    click_on_line(small, "friendship-treaty")
    assert memoir.silence.text() == ("Says nothing of this, though it covers the subject and the years.")
    click_on_line(small, "harbour-riots")
    assert not memoir.silence.isVisible() and not survey.silence.isVisible()


def test_a_document_that_tells_of_it_but_not_of_the_point_says_so(small):
    memoir, survey = column(small, "memoir"), column(small, "survey")
    click_on_line(small, "vik")
    assert not memoir.silence.isVisible() and not survey.silence.isVisible()
    click(memoir.text.viewport(), statement_place(memoir.text, "mm012"))
    assert survey.silence.isVisible() and not memoir.silence.isVisible()
    assert survey.silence.text() == "Tells of this base, but not of “Closed”"
    assert survey.text.told  # what it does tell is marked all the same
    small.desk.session.change(passage="sv012")
    assert memoir.silence.text() == "Tells of this base, but not of “Lease”, “Length of term”"
    assert not survey.silence.isVisible()
    click_on_line(small, "harbour-riots")
    assert not memoir.silence.isVisible() and not survey.silence.isVisible()


def test_why_it_does_not_tell_of_the_point_is_said_where_it_is_known(window):
    window.desk.open("manas")
    window.desk.session.change(passage="cp116")
    assert column(window, "sari").silence.text().endswith(" (written before)")
    assert not column(window, "relations").silence.text().endswith(")")
    assert not column(window, "profile").silence.text()


def test_next_and_previous_go_from_place_to_place(small):
    click_on_line(small, "vik")
    memoir = column(small, "memoir")
    places = ["mm009", "mm010", "mm011", "mm012"]
    at = places.index(memoir.text.chosen)
    assert memoir.place.text() == f"place {at + 1} of 4"
    for way, words in ((1, "Next place in this document"), (-1, "Previous place in this document")):
        for _ in places:  # all round
            click(button_named(memoir, words))
            at = (at + way) % 4
            assert memoir.text.chosen == state(small).passage == places[at]
            assert memoir.place.text() == f"place {at + 1} of 4"
    assert small.detail.title.text() == "Vik air base"


def test_speaker_and_hedge_and_whose_words_they_are_are_visible(small):
    said = column(small, "memoir").text.toPlainText().replace("\u00a0", " ")
    assert "Agents were behind the riot, not wages.  — Otto Lind alleges" in said
    assert "Talvia and Norland talked about grain at some time, without result.  — said with caution" in said
    assert "— says The author himself" in said
    assert "There were 12 aircraft at Vik.  —" not in said

    said = column(small, "survey").text.toPlainText()
    assert "Written as of 2009\nIndependence\nEditors’ wording · ¶ 1\n" in said
    assert "Editors’ wording · Entry ¶" in said


def test_who_speaks_can_be_asked(small):
    memoir = column(small, "memoir")
    assert not memoir.head.card.isVisible()
    click(button_named(memoir, "Who speaks?"))
    assert memoir.head.card.isVisible()
    assert "for his followers" in memoir.head.card.toPlainText()
    assert "Rights: Invented for tests" in memoir.head.card.toPlainText()
    click(button_named(memoir, "Who speaks?"))
    assert not memoir.head.card.isVisible()
    assert column(small, "memoir").head.by.text() == "Otto Lind · 2014"
    assert column(small, "survey").head.by.text() == "Institute of the Coast · as of 2009"


def test_a_statement_can_be_copied_with_where_it_stands(small):
    text = column(small, "memoir").text
    at = statement_place(text, "mm010").toPoint()

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            pick_action(menu, "Copy statement with its source")

    QTimer.singleShot(0, choose)
    QApplication.sendEvent(text.viewport(), QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, text.viewport().mapToGlobal(at)))
    assert QGuiApplication.clipboard().text() == (
        "There were 12 aircraft at Vik. [editors’ wording of: My years on the quay, ¶ 3; "
        "Talvia and its neighbours, edition 1]")


def test_words_can_be_selected_without_going_anywhere(small):
    from tests.ui.hands import drag
    text = column(small, "memoir").text
    before = state(small)
    at = statement_place(text, "mm010")
    drag(text.viewport(), at, at + QPointF(90, 0))
    assert text.textCursor().selectedText()
    assert state(small) == before


def test_both_columns_keep_the_height_after_the_window_changes_its_size(window):
    from tests.ui.hands import told_height
    window.resize(1180, 700)
    settle(60)
    assert abs(told_height(window, "briefing") - told_height(window, "rcsp")) <= 2


def test_texts_stand_where_they_will_before_they_are_painted(window):
    for key in ("manas", "kant", "debt-2012", "tulip-revolution"):
        window.desk.open(key)
        at_once = [c.text.verticalScrollBar().value() for c in window.reading.columns]
        settle()
        later = [c.text.verticalScrollBar().value() for c in window.reading.columns]
        assert all(abs(a - b) <= 1 for a, b in zip(at_once, later, strict=True)), key
