"""The columns with one another: all at one height, on the same point, together if one likes; and where one reads."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible

from tests.ui.hands import (
    CTRL,
    SHIFT,
    Key,
    button_named,
    click,
    click_on_line,
    column,
    follow,
    from_menu,
    press,
    settle,
    statement_place,
    tip,
    told_height,
    wheel,
)

pytestmark = pytest.mark.documents(3)

TELLING = ("briefing", "relations", "rcsp")
"""They tell of the agreements that the bundled dataset opens on."""


def state(window):
    return window.desk.session.state


def heights(window) -> dict[str, float]:
    """Document -> where its chosen statement begins, for those that tell."""
    return {c.source: told_height(window, c.source) for c in window.reading.columns if c.text.chosen}


def level(window) -> bool:
    found = heights(window).values()
    return max(found) - min(found) <= 2


# The same height, the same point

def test_whatever_is_chosen_all_columns_go_there_at_one_height(window):
    for key in ("kant", "csto-membership", "manas", "putin", "kyrgyzstan", "bakiyev"):
        window.desk.open(key)
        settle()
        telling = window.desk.library.telling(key)
        assert heights(window).keys() == {c.source for c in window.reading.columns if c.source in telling}, key
        assert level(window), key


def test_a_document_that_tells_at_its_very_beginning_draws_the_others_up(small):
    memoir = column(small, "memoir").text
    first = next(k for k in memoir.script.order if small.desk.library.claims_on(k))
    small.desk.open_passage(first)
    memoir.verticalScrollBar().setValue(memoir.verticalScrollBar().maximum())  # out of sight
    small.desk.session.change(passage="")
    small.desk.session.change(current="")
    small.desk.open_passage(first)
    settle()
    assert level(small)


@pytest.mark.documents(5)
def test_a_statement_at_the_very_end_is_brought_up_too(window):
    text = column(window, "rcsp").text
    last = text.script.order[-1]
    window.desk.open_passage(last)
    settle()
    assert told_height(window, "rcsp") < text.viewport().mapTo(window, text.rect().topLeft()).y() + text.height() / 2


def test_the_others_come_to_where_one_has_clicked(window):
    click_on_line(window, "manas-closure-2014")
    text = column(window, "briefing").text
    key = text.told[-1]
    place = statement_place(text, key)
    text.scroll_to(key, text.viewport().height() / 2 - 30)
    place = QPointF(place.x(), text._box(text.block_of[key]).center().y())
    before = told = text._box(text.block_of[key]).top()
    click(text.viewport(), place)
    assert state(window).passage == key
    assert text._box(text.block_of[key]).top() == before == told
    assert level(window)


@pytest.mark.documents(5)
def test_the_others_go_to_the_point_that_a_statement_makes(window):
    library, current = window.desk.library, state(window).current
    claims = [c for c in library.claims_about(current) if c.passages]
    assert len(claims) > 20
    for claim in claims:
        points = {c.property for c in library.claims_on(claim.passages[0]) if c.entity == current}
        window.desk.session.change(passage=claim.passages[0])
        for source in {c.source for c in claims if c.property == claim.property and c.source != claim.source}:
            chosen = column(window, source).text.chosen
            assert any(c.property in points for c in library.claims_on(chosen)), (claim.key, source)


def test_a_claim_of_the_details_sends_all_columns(window):
    claim = next(c for c in window.desk.library.claims_about(state(window).current)
                 if c.source == "rcsp" and c.number_low is not None)
    follow(window.detail.page, f"claim:{claim.key}")
    assert column(window, "rcsp").text.chosen in claim.passages
    briefing = column(window, "briefing").text.chosen
    assert any(c.property == claim.property for c in window.desk.library.claims_on(briefing))
    assert level(window)


def test_what_has_been_scrolled_away_stays_away_when_sizes_change(window):
    text = column(window, "briefing").text
    text.verticalScrollBar().setValue(0)
    top = text.line_read()
    window.resize(window.width() - 60, window.height())
    settle(30)
    assert text.line_read() == top and text.verticalScrollBar().value() < 40


def test_opening_the_card_keeps_the_columns_level(window):
    click(button_named(column(window, "briefing"), "Who speaks?"))
    settle()
    assert column(window, "briefing").head.card.isVisible()
    window.desk.open("kant")
    settle()
    assert not column(window, "briefing").head.card.isVisible()  # it would push what is chosen out of view
    assert level(window)


@pytest.mark.documents(5)
def test_the_card_begins_with_who_speaks(window):
    assert len(window.reading.columns) == 5
    window.desk.open("manas")
    settle()
    for here in window.reading.columns:
        click(here.head.card_button)
        settle()
        card = here.head.card
        first = card.document().firstBlock()
        assert first.text() == here.head.about.vantage and card.verticalScrollBar().value() == 0
        fourth = first.layout().lineAt(3)
        assert first.layout().position().y() + fourth.y() + fourth.height() < card.viewport().height()


@pytest.mark.documents(5)
def test_the_card_leaves_what_is_quoted_in_view_and_is_higher_where_the_column_is(window):
    here = column(window, "rcsp")
    window.desk.open("manas")
    settle()
    bar, text = here.text.verticalScrollBar(), here.text
    bar.setValue(round(text.top_of_statement(text.chosen)) - 100)
    click(here.head.card_button)
    low = here.head.card.height()
    assert text.begins_in_view(text.chosen) and text.viewport().height() < 100
    press(window, Key.Key_3, CTRL)
    assert low < here.head.card.height() < here.height() / 2
    press(window, Key.Key_3, CTRL)
    assert here.head.card.height() == low


# Together

def scrolled(window) -> dict[str, int]:
    return {c.source: c.text.verticalScrollBar().value() for c in window.reading.columns}


def moved(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {source: after[source] - before[source] for source in before}


def test_each_column_scrolls_on_its_own_over_the_marks_as_over_the_text(window):
    before, text = scrolled(window), column(window, "briefing").text
    wheel(text.viewport(), QPointF(30, 30), -2)
    by = moved(before, scrolled(window))
    assert by.pop("briefing") > 0 and not any(by.values())
    briefing = column(window, "briefing")
    bar = briefing.text.verticalScrollBar()
    before = scrolled(window)
    wheel(briefing.text.viewport(), QPointF(30, 30), -2)
    by = bar.value() - before["briefing"]
    bar.setValue(before["briefing"])
    wheel(briefing.marks, QPointF(3, 30), -2)
    assert bar.value() - before["briefing"] == by > 0
    wheel(briefing.marks, QPointF(3, 30), 2)
    assert scrolled(window) == before


@pytest.mark.documents(5)
def test_the_next_place_in_one_document_moves_that_one_alone(window):
    """Back and forth, round the end; what one clicks in a text still brings the others there."""
    for source in ("briefing", "relations"):
        stepped, others = column(window, source), [c for c in window.reading.columns if c.source != source]
        before, chosen = scrolled(window), {c.source: (c.text.chosen, c.text.told) for c in others}
        told = stepped.text.told
        at = told.index(stepped.text.chosen)
        for way, name in ((1, "Next place in this document"), (-1, "Previous place in this document"), (-1, "")):
            at = (at + way) % len(told)
            click(button_named(stepped, name or "Previous place in this document"))
            assert state(window).passage == stepped.text.chosen == told[at]
            assert stepped.place.text().startswith(f"{at + 1} of")
            assert stepped.text.begins_in_view(told[at]) and stepped.text.told == told
            assert {c.source: (c.text.chosen, c.text.told) for c in others} == chosen
            assert not any(by for s, by in moved(before, scrolled(window)).items() if s != source)
    text = column(window, "rcsp").text
    click(text.viewport(), statement_place(text, text.told[0]))
    assert level(window), "a click brings all"


@pytest.mark.documents(5)
def test_locked_the_next_place_takes_the_others_along(window):
    click(button_named(window, "Scroll together"))
    before, briefing = scrolled(window), column(window, "briefing")
    click(button_named(briefing, "Next place in this document"))
    by = moved(before, scrolled(window))
    assert by["briefing"] and by["rcsp"] and level(window), "the third has the same place for both"


@pytest.mark.documents(5)
def test_locked_they_scroll_by_the_same_and_wait_for_who_is_at_its_end(window):
    lock = button_named(window, "Scroll together")
    click(lock)
    assert lock.isChecked() and "keep their distance" in lock.toolTip()
    before, text = scrolled(window), column(window, "relations").text
    wheel(text.viewport(), QPointF(30, 30), -3)
    by = moved(before, scrolled(window))
    assert by["relations"] > 0 and len({by[s] for s in TELLING}) == 1
    wheel(text.viewport(), QPointF(30, 30), 3)
    assert scrolled(window) == before
    longest = max(TELLING, key=lambda s: column(window, s).text.verticalScrollBar().maximum() - before[s])
    bar = column(window, longest).text.verticalScrollBar()
    bar.setValue(bar.maximum())
    for source in set(TELLING) - {longest}:
        other = column(window, source).text.verticalScrollBar()
        assert other.value() == other.maximum() < before[source] + bar.maximum() - before[longest]
    bar.setValue(before[longest])
    assert scrolled(window) == before


@pytest.mark.documents(5)
def test_locked_a_document_that_is_silent_says_that_it_stays(window):
    silence = column(window, "sari").silence
    before = silence.text()
    click(button_named(window, "Scroll together"))
    assert silence.text() == f"{before} It stays while the others scroll."
    assert "It stays" not in column(window, "rcsp").silence.text()
    window.desk.open("kant")
    settle()
    for one in window.reading.columns:
        assert one.silence.isVisible() >= one.text.silent
        assert one.silence.text().endswith("It stays while the others scroll.") is one.text.silent
    click(button_named(window, "Scroll together"))
    assert not any("It stays" in one.silence.text() for one in window.reading.columns)


@pytest.mark.documents(5)
def test_locked_one_that_is_at_its_end_is_named(window):
    click(button_named(window, "Scroll together"))
    room = {s: (bar := column(window, s).text.verticalScrollBar()).maximum() - bar.value() for s in TELLING}
    longest, shortest = max(TELLING, key=room.__getitem__), min(TELLING, key=room.__getitem__)
    bar = column(window, longest).text.verticalScrollBar()
    said = window.statusBar()
    bar.setValue(bar.value() + room[shortest])
    assert said.currentMessage() == ""
    bar.setValue(bar.value() + 20)
    assert said.currentMessage() == ("At its end, and waits for the others: "
                                     + window.desk.source(shortest).short_title)
    begun = {s: column(window, s).text.verticalScrollBar() for s in TELLING}
    far, near = (pick(TELLING, key=lambda s: begun[s].value()) for pick in (max, min))
    begun[far].setValue(0)
    assert said.currentMessage().startswith("At its beginning, and waits")
    assert window.desk.source(near).short_title in said.currentMessage()


@pytest.mark.documents(5)
def test_locked_a_document_that_is_silent_stays_and_moves_alone(window):
    click(button_named(window, "Scroll together"))
    before = scrolled(window)
    wheel(column(window, "relations").text.viewport(), QPointF(30, 30), -3)
    by = moved(before, scrolled(window))
    assert by["sari"] == by["profile"] == 0 < by["rcsp"]
    before = scrolled(window)
    wheel(column(window, "sari").text.viewport(), QPointF(30, 30), -3)
    by = moved(before, scrolled(window))
    assert by.pop("sari") > 0 and not any(by.values())
    window.desk.session.change(current="", passage="", selected=())
    settle()
    before = scrolled(window)
    wheel(column(window, "relations").text.viewport(), QPointF(30, 30), -1)
    assert len(set(moved(before, scrolled(window)).values())) == 1, "nothing is chosen: none is silent"


@pytest.mark.documents(5)
def test_unlocked_again_each_goes_its_way_and_a_lock_takes_them_as_they_stand(window):
    lock = button_named(window, "Scroll together")
    click(lock)
    click(lock)
    assert not lock.isChecked()
    wheel(column(window, "rcsp").text.viewport(), QPointF(30, 30), -2)
    apart = scrolled(window)
    click(lock)
    wheel(column(window, "briefing").text.viewport(), QPointF(30, 30), -1)
    by = {moved(apart, scrolled(window))[s] for s in TELLING}
    assert len(by) == 1 and by.pop() > 0


@pytest.mark.documents(5)
def test_locked_too_a_choice_brings_all_to_one_height(window):
    click(button_named(window, "Scroll together"))
    wheel(column(window, "rcsp").text.viewport(), QPointF(30, 30), -5)
    window.desk.open("kant")
    settle()
    assert level(window)
    before = scrolled(window)
    wheel(column(window, "rcsp").text.viewport(), QPointF(30, 30), -1)
    by = moved(before, scrolled(window))
    assert len({by[c.source] for c in window.reading.columns if c.text.chosen}) == 1


# From beginning to end

def test_keys_that_scroll_move_the_view_and_choose_nothing(small):
    text = column(small, "survey").text
    click(text.viewport(), statement_place(text, "sv014"))
    before, bar = state(small), text.verticalScrollBar()
    bar.setValue(0)
    press(text, Key.Key_PageDown)
    assert 0 < bar.value() <= text.viewport().height()
    press(text, Key.Key_End)
    assert bar.value() == bar.maximum()
    press(text, Key.Key_PageUp)
    press(text, Key.Key_Home)
    assert bar.value() == 0
    assert state(small) == before


@pytest.mark.documents(5)
def test_the_outline_has_every_heading_and_goes_there(window):
    profile = column(window, "profile")
    headings = [p.text for b in window.desk.library.blocks("profile") if b.role == "heading" for p in b.passages]
    from_menu(profile.outline, "    " + headings[2])
    words = [a.text().strip() for a in profile.outline.dropped.actions()]
    assert [w for w in words if not w.startswith("Written as of")] == headings
    assert profile.text.lines[profile.text.line_read()].text == headings[2]
    assert headings[2] in profile.outline.accessibleName()
    assert profile.text.hasFocus()


def test_each_part_says_when_it_was_written_and_how_one_knows_and_the_outline_where_one_reads(window):
    relations = column(window, "relations")
    nows = [line.text for line in relations.text.lines if line.role.name == "NOW"]
    assert len(nows) == 10
    assert nows[0] == "Written as of about 1996 (inferred)"
    assert nows[-1].startswith("Written as of some time between 4 February 2019")
    text = relations.text.toPlainText()
    assert text.index(nows[0]) < text.index(nows[1]) < text.index(nows[2])
    relations.outline.dropped.aboutToShow.emit()
    assert [w for a in relations.outline.dropped.actions() if (w := a.text().strip()) in nows] == nows
    assert "— says Vladimir Putin, through RenTV" in text.replace("\u00a0", " ")
    text = relations.text
    at = next(n for n, line in enumerate(text.lines) if line.role.name == "NOW")
    note = next(x.note for x in window.desk.library.layers if x.source == "relations")
    text.scroll_to_line(at, 20)
    assert tip(text.viewport(), QPointF(30, 26)) == note
    assert note in relations.head.card.toPlainText()
    sari = column(window, "sari")
    lines = sari.text.lines
    sari.text.scroll_to_line(next(n for n, line in enumerate(lines) if line.text == "Conclusion") + 3)
    assert "Conclusion" in sari.outline.accessibleName()
    sari.outline.dropped.aboutToShow.emit()
    assert [a.text().strip() for a in sari.outline.dropped.actions() if a.isChecked()] == ["Conclusion"]
    sari.text.verticalScrollBar().setValue(0)
    assert "Abstract" in sari.outline.accessibleName()


def test_while_one_reads_the_head_says_as_of_when_in_another_width_too(window):
    window.whole.setSizes([300, 400])
    settle()
    relations = column(window, "relations")
    text = relations.text
    height = relations.head.height()
    seen = {}
    for n, line in enumerate(text.lines):
        if line.role.name == "NOW":
            text.scroll_to_line(n)
            settle()
            seen[line.text.removeprefix("Written as of ")] = relations.head.by.accessibleName()
            assert relations.head.height() == height  # the text below it does not jump
    assert len(seen) == 10
    assert all(date in by for date, by in seen.items())
    for size in ((1000, 700), (1366, 768), (820, 900), (1366, 768)):
        window.resize(*size)
        settle()
        assert relations.head.layer == relations._layer_at(text.line_read()), size


@pytest.mark.parametrize("size", [(1366, 768), pytest.param((1920, 1080), marks=pytest.mark.slow)])
def test_heads_beside_each_other_are_as_high_as_each_other(window, size):
    window.resize(*size)
    settle()
    heads = [c.head for c in window.reading.columns if c.isVisible()]
    assert len(heads) >= 2 and len({head.height() for head in heads}) == 1
    for head in heads:
        seen, whole = head.by.text(), head.by.accessibleName()
        assert seen == whole or (whole.startswith(seen.rstrip("…")) and head.by.toolTip() == whole)
        click(head.card_button)
        assert head.about.title in head.card.toPlainText() and (head.about.author or "unsigned") in \
            head.card.toPlainText()


# Marks

@pytest.mark.documents(5)
def test_marks_lie_where_the_statements_do(window):
    window.desk.open("kant")
    settle()
    for source in ("sari", "rcsp"):
        text, marks = column(window, source).text, column(window, source).marks
        assert [m.key for m in marks.marks] == list(text.told)
        assert [m.key for m in marks.marks if m.chosen] == [text.chosen]
        shares = [m.share for m in marks.marks]
        assert shares == sorted(shares) and shares[0] >= 0 and shares[-1] <= 1
        bar = text.verticalScrollBar()
        text.scroll_to(text.told[-1], 0)
        assert bar.value() / (bar.maximum() + bar.pageStep()) == pytest.approx(shares[-1], abs=0.01)


def test_a_click_on_a_mark_goes_there_and_its_tip_and_its_name_say_what(window):
    window.desk.open("kant")
    settle()
    sari = column(window, "sari")
    last = sari.marks.marks[-1]
    assert tip(sari.marks, sari.marks.place_of(last)).rstrip("…") in window.desk.library.passage(last.key).text
    click(sari.marks, sari.marks.place_of(last))
    assert state(window).passage == sari.text.chosen == last.key
    told_height(window, "sari")
    said = QAccessible.queryAccessibleInterface(column(window, "sari").marks)
    assert said.text(QAccessible.Text.Name) == "Places in Sarı article"
    assert said.text(QAccessible.Text.Description).startswith("It tells of what is chosen at: ")
    window.desk.session.change(current="", selected=(), passage="")
    assert said.text(QAccessible.Text.Description) == ""
    assert column(window, "sari").marks.marks == ()


def test_between_marks_nothing_is_clicked(small):
    memoir = column(small, "memoir")
    before = state(small)
    free = next(y for y in range(memoir.marks.height() - 1) if memoir.marks.mark_at(QPointF(4, y)) is None)
    click(memoir.marks, QPointF(4, free))
    assert state(small) == before


# Words by keys

def test_words_are_chosen_from_the_statement_that_is_looked_at(small):
    text = column(small, "survey").text
    click(text.viewport(), statement_place(text, "sv014"))
    press(text, Key.Key_Down)
    text.verticalScrollBar().setValue(0)
    text.scroll_to("sv015", 20)
    press(text, Key.Key_Right, SHIFT)
    press(text, Key.Key_Right, SHIFT | CTRL)
    chosen = text.selection()
    assert (chosen.passage, chosen.start) == ("sv015", 0) and len(chosen.words) > 1
