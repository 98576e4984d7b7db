"""Named views: saved, opened, renamed, deleted; kept for later starts, each for its dataset."""

import sqlite3

import pytest
from PySide6.QtWidgets import QLabel

from explorer.model.days import to_date, to_day
from explorer.model.filters import Filters
from explorer.notes.notebook import NAME
from explorer.ui.dialogs.views import ViewDialog
from tests.ui.hands import (
    CTRL,
    Key,
    agree_to,
    back_to,
    button_named,
    click,
    click_on_line,
    from_menu,
    menu_words,
    message,
    press,
    settle,
    type_text,
)

pytestmark = pytest.mark.documents(1)

RIOTS = "harbour-riots"


def dialog(window) -> ViewDialog:
    found = [d for d in window.findChildren(ViewDialog) if d.isVisible()]
    assert len(found) == 1, found
    return found[0]


def save(window, name: str) -> None:
    """Save what is looked at under a name."""
    back_to(window)
    press(window, Key.Key_D, CTRL)
    asking = dialog(window)
    asking.name.selectAll()
    type_text(asking.name, name)
    click(button_named(asking, "Save"))


def named(window) -> list[str]:
    """The entries of the menu that are views."""
    window.views.aboutToShow.emit()
    words = menu_words(window.views)
    return words[1:words.index("Rename…")]


def looked_at(window):
    state = window.desk.session.state
    return state.window, state.scheme, state.current, state.selected, state.filters, state.typed


@pytest.fixture
def moved(small):
    """Something else is looked at than at the start."""
    from_menu(small.bar.lanes, "By kind")
    click_on_line(small, "independence")
    small.desk.session.change(filters=Filters(sources=frozenset(("survey",))))
    last = small.timeline.content.extent[1]
    small.desk.session.change(window=(last - 3000.0, last - 500.0))  # in which the chosen is not
    type_text(small.search, "Ёлк")
    settle(90)
    press(small.search, Key.Key_Escape)
    small.timeline.canvas.setFocus()
    return small


def elsewhere(window) -> None:
    window.desk.session.change(filters=Filters())
    window.desk.open(RIOTS)
    from_menu(window.bar.lanes, "By document")
    window.search.clear()
    window.search.look()
    window.timeline.canvas.fit()


def test_a_view_brings_back_what_was_looked_at(moved):
    before = looked_at(moved)
    save(moved, "Before the riots")
    assert "Saved: Before the riots" in moved.statusBar().currentMessage()
    elsewhere(moved)
    assert looked_at(moved) != before
    from_menu(moved.bar.menu, "Named views", "Before the riots")
    assert looked_at(moved) == before
    assert moved.search.text() == "Ёлк"
    assert moved.bar.lanes.text().strip() == "Lanes: by kind"
    assert moved.bar.filters.text().strip() == "Filters (1)"
    assert moved.detail.title.text() == moved.desk.title("independence")


def test_it_brings_back_the_lens_the_lanes_and_whether_verdicts_are_seen(small):
    window = small
    names, line = window.timeline.names, window.timeline.canvas
    lanes = [lane.key for lane in line.draw_now().lanes]
    click(names, names.chevron_of(line.draw_now().lanes[0]).center())
    press(line, Key.Key_L)
    press(line, Key.Key_V)
    save(window, "For the class")
    state = window.desk.session.state
    kept = state.lens, state.verdicts, state.lanes
    assert kept[0] and not kept[1] and dict(kept[2])["partner"].collapsed == {lanes[0]}
    back_to(window)
    press(line, Key.Key_V)
    press(line, Key.Key_Escape)
    click(names, names.chevron_of(line.draw_now().lanes[0]).center())
    state = window.desk.session.state
    assert (state.lens, state.verdicts, state.lanes) == ((), True, ())
    from_menu(window.bar.menu, "Named views", "For the class")
    state = window.desk.session.state
    assert (state.lens, state.verdicts, state.lanes) == kept
    assert window.lens_notice.isVisible() and line.draw_now().lanes[0].collapsed
    assert not window.actions_by_name["verdicts"].isChecked()


def test_while_verdicts_are_hidden_no_view_gives_them_away(small):
    window, line = small, small.timeline.canvas
    from_menu(window.bar.lanes, "By agreement")
    window.desk.session.change(filters=Filters(kinds=frozenset({"event"}), verdicts=frozenset({"differ"}),
                                               disagreements=frozenset({"figure"})))
    type_text(window.search, "disagreement:figure")
    settle(90)
    press(window.search, Key.Key_Escape)
    line.setFocus()
    save(window, "In dispute")
    stored = window.notebook.views(window.desk.library.info["key"])["In dispute"]
    elsewhere(window)
    press(line, Key.Key_V)
    everything = window.desk.session.state.sought
    from_menu(window.bar.menu, "Named views", "In dispute")
    settle(90)
    state = window.desk.session.state
    assert not state.verdicts and not window.actions_by_name["verdicts"].isChecked()
    assert state.filters == Filters(kinds=frozenset({"event"})), "what tells nothing is kept"
    assert (state.scheme, state.typed, window.search.text()) == ("partner", "", "")
    assert "without its disagreements" in window.statusBar().currentMessage()
    window.statusBar().clearMessage()
    assert state.sought == everything and "disagreement" not in window.status.text()
    assert window.notebook.views(window.desk.library.info["key"])["In dispute"] == stored
    press(line, Key.Key_V)
    window.views.open("In dispute")
    state = window.desk.session.state
    assert state.verdicts and state.filters.disagreements == {"figure"} and state.scheme == "agreement"
    assert state.filters.verdicts == {"differ"}


def test_while_verdicts_are_hidden_a_view_that_tells_nothing_is_shown_as_it_is(small):
    save(small, "Plain")
    before = looked_at(small)
    elsewhere(small)
    press(small.timeline.canvas, Key.Key_V)
    small.statusBar().clearMessage()
    from_menu(small.bar.menu, "Named views", "Plain")
    assert looked_at(small) == before and not small.desk.session.state.verdicts
    assert not small.statusBar().currentMessage()


def test_one_saved_before_views_kept_the_lens_opens_and_leaves_it(small):
    save(small, "Old")
    views = small.notebook.views(small.desk.library.info["key"])
    old = {k: v for k, v in views["Old"].items() if k not in ("lens", "compared", "verdicts", "links", "lanes")}
    small.notebook.save_view(small.desk.library.info["key"], "Old", old)
    before = looked_at(small)
    elsewhere(small)
    press(small.timeline.canvas, Key.Key_L)
    lens = small.desk.session.state.lens
    from_menu(small.bar.menu, "Named views", "Old")
    assert looked_at(small) == before and small.desk.session.state.lens == lens != ()


def test_one_with_nothing_chosen(small):
    press(small.timeline.canvas, Key.Key_Escape)
    save(small, "Nothing & nobody")
    small.desk.open(RIOTS)
    from_menu(small.bar.menu, "Named views", "Nothing  nobody")
    state = small.desk.session.state
    assert (state.current, state.selected) == ("", ())


def test_it_is_there_at_a_later_start_and_not_for_another_dataset(start, small, small_dataset):
    save(small, "Mine")
    small.close()
    again = start(small_dataset)
    assert named(again) == ["Mine"]
    again.close()
    other = start()
    assert named(other) == ["No views are saved yet"]
    save(other, "Mine")
    other.open_dataset(small_dataset)
    settle()
    assert named(other) == ["Mine"]
    other.views.open("Mine")
    assert looked_at(other)[2] == RIOTS


def test_the_same_name_asks_before_it_replaces(small):
    save(small, "Mine")
    first = looked_at(small)
    small.desk.open("independence")
    save(small, "Mine")
    asking = dialog(small)
    assert "already" in asking.says.text()
    type_text(asking.name, "s")
    assert button_named(asking, "Save").isEnabled() and not asking.says.isVisible()
    press(asking.name, Key.Key_Backspace)
    press(asking.name, Key.Key_Return)
    assert button_named(asking, "Replace").isVisible()
    small.views.open("Mine")
    assert looked_at(small) == first
    small.desk.open("independence")
    click(button_named(asking, "Replace"))
    small.desk.open(RIOTS)
    small.views.open("Mine")
    assert small.desk.session.state.current == "independence"
    assert named(small) == ["Mine"]


def test_renaming(small):
    save(small, "One")
    save(small, "Two")
    from_menu(small.bar.menu, "Named views", "Rename…")
    asking = dialog(small)
    asking.choice.setFocus()
    press(asking.choice, Key.Key_Down)
    assert asking.name.text() == "Two"
    asking.name.selectAll()
    type_text(asking.name, "One")
    click(button_named(asking, "Rename"))
    assert "already" in asking.says.text() and named(small) == ["One", "Two"]
    asking.name.selectAll()
    type_text(asking.name, "Три")
    click(button_named(asking, "Rename"))
    assert named(small) == ["One", "Три"]


def test_deleting(small):
    save(small, "One")
    save(small, "Two")
    from_menu(small.bar.menu, "Named views", "Delete…")
    asking = dialog(small)
    assert "cannot be brought back" in asking.says.text()
    click(button_named(asking, "Delete"))
    assert named(small) == ["Two"]
    from_menu(small.bar.menu, "Named views", "Delete…")
    click(button_named(dialog(small), "Cancel"))
    assert named(small) == ["Two"]


def test_a_name_is_needed(small):
    press(small, Key.Key_D, CTRL)
    asking = dialog(small)
    assert asking.name.text().startswith("Riots") or asking.name.text()
    for empty in ("", "   "):
        asking.name.setText(empty)
        assert not button_named(asking, "Save").isEnabled()
    press(asking, Key.Key_Escape)
    assert named(small) == ["No views are saved yet"]


def test_a_notebook_that_cannot_be_written_says_so_and_nothing_is_lost(small, folder):
    save(small, "Mine")
    lock = sqlite3.connect(folder / NAME, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    save(small, "Yours")
    asking = dialog(small)
    assert "Nothing was changed" in asking.says.text() and "open another notebook" in asking.says.text()
    assert asking.name.text() == "Yours" and asking.isVisible()
    assert named(small) == ["Mine"]
    lock.close()
    click(button_named(asking, "Save"))
    assert named(small) == ["Mine", "Yours"]


def test_a_notebook_that_cannot_be_read_says_so(small, folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text("dear diary, " * 100)
    small.views.aboutToShow.emit()
    assert "Your views cannot be read…" in menu_words(small.views)
    from_menu(small.bar.menu, "Named views", "Your views cannot be read…")
    assert "left as it is" in message(small).text()
    agree_to(message(small))
    (folder / NAME).unlink()


def test_another_dataset_closes_the_dialog(small):
    press(small, Key.Key_D, CTRL)
    assert dialog(small).isVisible()
    from explorer.paths import bundled_dataset
    small.open_dataset(bundled_dataset())
    settle()
    assert not [d for d in small.findChildren(ViewDialog) if d.isVisible()]


def test_its_fields_have_names_and_hold_large_text(small):
    save(small, "One")
    small.desk.theme.set_scale(3.0)
    from_menu(small.bar.menu, "Named views", "Rename…")
    asking = dialog(small)
    settle()
    assert asking.choice.accessibleName() == "View" and asking.name.accessibleName() == "New name"
    for label in asking.findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.minimumSizeHint().width()
    for button in (asking.go, asking.cancel):
        assert button.width() >= button.sizeHint().width()
    asking.close()


def test_on_the_way_it_is_named_and_saved_where_the_line_is_going(start, small_dataset):
    window = start(small_dataset, animated=True)
    canvas = window.timeline.canvas
    canvas.set_window((float(to_day(2010)), float(to_day(2012))))
    canvas.fit()
    home = canvas.home
    assert canvas.glide.running and window.desk.session.state.window != home
    press(window, Key.Key_D, CTRL)
    first, last = (to_date(int(day))[0] for day in canvas.content.home)
    assert dialog(window).name.text().endswith(f"{first}–{last}")
    assert window.desk.session.state.window == home
    press(dialog(window), Key.Key_Escape)
