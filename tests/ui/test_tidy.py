"""The check for what is left over sees what is left over."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import living


def test_a_widget_is_seen(application):
    before = living(application)
    widget = QWidget()
    assert [o for o in living(application) if o not in before] == [widget]
    widget.deleteLater()


def test_a_running_timer_is_seen(application):
    before = living(application)
    timer = QTimer()
    timer.start(100_000)
    assert [o for o in living(application) if o not in before] == [timer]
    timer.stop()
    assert [o for o in living(application) if o not in before] == []
