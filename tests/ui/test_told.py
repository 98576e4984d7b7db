"""Where the line stands behind a tab: what is said of the chosen, beside the tabs."""

import pytest
from PySide6.QtCore import QPoint

from tests.ui.hands import Key, click, click_on_line, press, settle


@pytest.fixture
def low(start, small_dataset):
    """A window in which only one of line, documents and details has room."""
    window = start(small_dataset)
    window.desk.theme.set_scale(2.0)
    settle()
    assert window.below.currentWidget() is window.room
    return window


def test_a_choice_on_the_line_shows_the_beginning_of_a_statement_where_the_documents_are_not_seen(low):
    for key in ("harbour-riots", "north-railway"):
        click_on_line(low, key)
        library = low.desk.library
        said = low.told.text()
        source = next(s for s in library.sources if said.startswith(f"{s.short_title}: "))
        assert source.key in library.telling(key)
        words = low.told.toolTip().removeprefix(f"{source.short_title}: ")
        told = [p.text for c in library.claims_about(key) if c.source == source.key
                for p in library.passages(c.passages)]
        assert words in told and said[:30] == low.told.toolTip()[:30]
        assert low.told.isVisible() and low.told.accessibleName() == low.told.toolTip()
    tabs, told = low.below.tabBar(), low.told
    assert told.mapTo(low, QPoint(0, 0)).x() >= tabs.mapTo(low, QPoint(tabs.sizeHint().width(), 0)).x()
    assert told.mapTo(low, QPoint(told.width(), 0)).x() <= low.width()
    assert told.fontMetrics().horizontalAdvance(told.text()) <= told.width()
    click(low.told)
    assert low.below.currentWidget() is low.reading and low.told.isHidden()
    low.below.setCurrentWidget(low.room)
    settle()
    assert low.told.isVisible()
    press(low.timeline.canvas, Key.Key_Escape)
    assert low.told.isHidden()
    click_on_line(low, "harbour-riots")
    assert low.told.isVisible()
    low.desk.theme.set_scale(1.0)
    settle()
    assert low.told.isHidden() and low.reading.isVisible()
