"""The export dialog as one comes back to it: where it is scrolled, what it proposes, what the wheel does in it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QThreadPool
from PySide6.QtWidgets import QFileDialog

from tests.ui.hands import SHIFT, Key, back_to, click, click_on_line, press, settle, wait_until, wheel
from tests.ui.test_export import chosen, open_dialog

pytestmark = pytest.mark.documents(1)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[Path]]:
    """What was proposed where one is asked where to save, and what is answered."""
    proposed: list[str] = []
    given: list[Path] = []

    def choose(parent, title: str, suggestion: str, kinds: str) -> tuple[str, str]:
        proposed.append(suggestion)
        return str(given.pop(0)) if given else "", kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return proposed, given


def save(dialog) -> None:
    click(dialog.go)
    assert QThreadPool.globalInstance().waitForDone(30000)
    settle()


def test_the_next_one_is_proposed_beside_the_last(small, answers, tmp_path):
    proposed, given = answers
    click_on_line(small, "independence")
    dialog = open_dialog(small)
    (tmp_path / "class").mkdir()
    given.append(tmp_path / "class" / "first.pdf")
    save(dialog)
    assert dialog.says.text().startswith("Saved: ")
    save(dialog)
    assert Path(proposed[0]).parent == Path.home()
    assert Path(proposed[1]).parent == tmp_path / "class"
    (tmp_path / "class" / "first.pdf").unlink()
    (tmp_path / "class").rmdir()
    save(dialog)
    assert Path(proposed[2]).parent == Path.home(), "the stick has been taken out"


def test_one_event_gives_the_handout_its_name_unless_it_has_a_title(small, answers):
    proposed, _ = answers
    click_on_line(small, "independence")
    dialog = open_dialog(small)
    save(dialog)
    dialog.title.setText("Our bases")
    save(dialog)
    dialog.title.clear()
    click_on_line(small, "election-2013", SHIFT)
    save(dialog)
    names = [Path(one).name for one in proposed]
    title = small.desk.title("independence").lower().replace(" ", "-")
    assert names[:2] == [f"{title}.pdf", "our-bases.pdf"]
    assert names[2] not in (f"{title}.pdf", "our-bases.pdf")


def test_it_opens_at_its_beginning_and_what_has_come_of_it_is_in_view(small, answers, tmp_path):
    small.desk.theme.set_scale(2.0)
    click_on_line(small, "independence")
    dialog = open_dialog(small)
    bar = dialog.view.verticalScrollBar()
    wait_until(lambda: bar.maximum() > 0)
    answers[1].append(tmp_path / "out.pdf")
    save(dialog)
    wait_until(lambda: bar.value() > 0)
    said = dialog.says.mapTo(dialog.view.viewport(), dialog.says.rect().topLeft()).y()
    assert 0 <= said < dialog.view.viewport().height()
    wait_until(lambda: dialog.says.height() >= dialog.says.heightForWidth(dialog.says.width()))
    said = dialog.says.mapTo(dialog.view.viewport(), dialog.says.rect().bottomLeft()).y()
    assert said <= dialog.view.viewport().height(), "all its lines"
    dialog.close()
    back_to(small)
    assert open_dialog(small) is dialog and bar.value() == 0


def test_all_of_it_is_in_view_at_once_where_the_screen_has_room(window):
    dialog = open_dialog(window)
    settle()
    assert dialog.height() < dialog.screen().availableGeometry().height() - 80
    assert dialog.view.verticalScrollBar().maximum() == 0


def test_the_list_is_as_high_as_what_it_has_up_to_a_few(small):
    click_on_line(small, "independence")
    dialog = open_dialog(small)
    low = dialog.contents.sizeHint().height()
    click(dialog.all)
    assert low < dialog.contents.sizeHint().height() <= 8 * dialog.contents.sizeHintForRow(0)
    assert dialog.contents.count() > 7


def test_the_wheel_turns_a_year_only_where_the_year_has_the_keys(small):
    click_on_line(small, "independence")
    dialog = open_dialog(small)
    before, year = chosen(dialog), dialog.first.value()
    wheel(dialog.first, QPointF(dialog.first.rect().center()), 1)
    assert (chosen(dialog), dialog.first.value()) == (before, year)
    click(dialog.first)
    dialog.first.setFocus()
    wheel(dialog.first, QPointF(dialog.first.rect().center()), 1)
    assert dialog.first.value() == year + 1 and chosen(dialog) == ["All events of these years:"]


def test_enter_saves_also_when_it_was_closed_by_its_button_and_is_shown_again(small, answers):
    asked, _ = answers
    dialog = open_dialog(small)
    for n, widget in enumerate((dialog.title, dialog.group.checkedButton()), 1):
        dialog.close_button.setFocus()
        press(dialog.close_button, Key.Key_Space)
        assert not dialog.isVisible()
        back_to(small)
        dialog = open_dialog(small)
        widget.setFocus()
        press(widget, Key.Key_Return)
        assert len(asked) == n and dialog.isVisible()
    dialog.close_button.setFocus()
    press(dialog.close_button, Key.Key_Return)  # who goes to a button means that one
    assert len(asked) == 2 and not dialog.isVisible()
