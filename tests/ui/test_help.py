"""What the signs mean, with their pictures, is one key or one click away, and fits on any screen."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from explorer.ui.dialogs.help import PARTS, HelpDialog
from explorer.ui.signs import inks_now, picture, signs
from explorer.ui.timeline.meanings import WORDS
from tests.ui.hands import Key, alike, click, follow, links, press, settle, wait_until

pytestmark = pytest.mark.documents(1)


def opened(window) -> HelpDialog:
    (found,) = [d for d in window.findChildren(HelpDialog) if d.isVisible()]
    return found


def closed(window, dialog) -> None:
    click(dialog.close_button)
    wait_until(lambda: not window.findChildren(HelpDialog))


def test_help_says_what_the_signs_mean_and_what_the_hands_can_do(small):
    press(small, Key.Key_F1)
    dialog = opened(small)
    text = dialog.page.toPlainText()
    assert text.startswith("What the signs mean")
    for words in ("wheel", "Home", "Arrows", "Shift", "?", "lists every key", "Ctrl+click", "In the documents",
                  "Originals", "Add original…", "Notes", "“Notebook”", *(
            sign.words for sign in signs(verdicts=True))):
        assert words in text
    assert "clockwise from the top: " + ", ".join(s.short_title for s in small.desk.library.sources) in text
    for way in ("planned", "promised", "agreed", "demanded", "discussed", "expected", "denied"):
        assert sum(way in sign.words for sign in signs(verdicts=True)) == 1, "one entry for what looks alike"
    assert not dialog.isModal() and dialog.page.hasFocus()
    closed(small, dialog)


def test_each_part_is_one_click_from_the_top(small):
    press(small, Key.Key_F1)
    dialog = opened(small)
    page = dialog.page
    text = page.toPlainText()
    for words in ("Ctrl+G", "lanes below", "glasses", "The eye", "Ctrl+D", "by partner, kind, document"):
        assert words in text, words
    assert len(PARTS) == len(links(page)) > 7
    for n, (head, _) in enumerate(PARTS):
        follow(page, f"part:{n}")
        settle()
        begin = page.document().find(head, page.document().find("Below the line:"))
        assert page.viewport().rect().contains(page.cursorRect(begin)), head
        page.verticalScrollBar().setValue(0)
    closed(small, dialog)


@pytest.mark.parametrize("scale", [*(pytest.param(scale, marks=pytest.mark.slow) for scale in (1.0, 2.0)), 3.0])
def test_it_fits_the_screen_and_scrolls_at_any_size_of_text(small, scale):
    small.desk.theme.set_scale(scale)
    settle()
    press(small, Key.Key_F1)
    dialog = opened(small)
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width() and dialog.height() <= room.height() - 40, "the title bar has room"
    button = dialog.close_button
    assert dialog.rect().contains(button.geometry()) and button.height() >= button.sizeHint().height()
    assert dialog.page.horizontalScrollBar().maximum() == 0, "no line is cut off"
    bar = dialog.page.verticalScrollBar()
    press(dialog.page, Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    closed(small, dialog)


def test_the_signs_below_the_line_and_the_button_beside_them_lead_to_it(small):
    for place in (small.legend, small.legend.button):
        click(place)
        closed(small, opened(small))


def test_every_sign_has_a_picture_of_its_own_in_the_colours_of_the_line(small):
    inks = inks_now(small.desk, 1.0)
    drawn = {sign.name: picture(small.desk, sign, inks).toImage() for sign in signs(verdicts=True)}
    assert len(drawn) == len(signs(verdicts=True)) > 15
    for one, other in combinations(drawn, 2):
        assert drawn[one] != drawn[other], (one, other)
    hue = QColor(small.desk.theme.colours.lanes[0])
    for name, image in drawn.items():
        there = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        if name not in ("silent", "fading", "density", "era"):
            assert any(c.alpha() > 200 and alike(c, hue, 60) for c in there), name
        assert any(c.alpha() for c in there), name
        edge = [image.pixelColor(x, y).alpha() for x in range(image.width()) for y in (0, image.height() - 1)]
        assert not any(edge) or name == "era", f"{name} is cut off"


def test_where_it_is_not_seen_if_documents_agree_no_sign_tells(small):
    press(small.timeline.canvas, Key.Key_V)
    press(small, Key.Key_F1)
    dialog = opened(small)
    assert "differ" not in dialog.page.toPlainText() and "brackets" in dialog.page.toPlainText()
    closed(small, dialog)


def test_every_sign_that_has_words_where_it_stands_has_them_in_the_key(small):
    key = {name for sign in signs(verdicts=True) for name in sign.of}
    assert key >= set(WORDS), set(WORDS) - key
